//! What came of a task, for the researchers of its project, as far as it may be shown.

mod changes;
pub mod choose;
pub mod course;
pub mod dashes;
pub mod figures;
pub mod filter;
pub mod parts;
pub mod photos;
pub mod score;
pub mod show;
pub mod words;

use model::{
    questionnaires::{Kind, Question},
    results::Cell,
    time::Timestamp,
};
use store::{
    Tx,
    jobs::{self, NewJob},
};
use uuid::Uuid;

use crate::{Kanssa, Visit, t};

/// The kind of job that lets responses into results.
pub const RESULTS_JOB: &str = "results";

/// Has what waits let into the results of a task, soon.
pub async fn announce(
    tx: &mut Tx,
    kanssa: &Kanssa,
    task: Uuid,
    now: Timestamp,
) -> store::Result<()> {
    let once = format!("{RESULTS_JOB}:{task}");
    let job = NewJob { kind: RESULTS_JOB, about: Some(task), once: Some(&once), run_at: now };
    jobs::add(tx, kanssa.random.as_ref(), job).await
}

/// What a cell of a question's answers is called.
pub fn cell_words(visit: &Visit, question: &Question<String>, cell: &Cell) -> String {
    match cell {
        Cell::Code(code) => figures::code_words(visit, question, code),
        Cell::Bin(bin) => figures::bin_words(visit, *bin),
        Cell::NotChosen if matches!(question.kind, Kind::Ranking { .. }) => {
            t!(visit, "results-no-place")
        }
        cell => named_cell(visit, cell),
    }
}

/// What a cell is called that is the same for every question.
fn named_cell(visit: &Visit, cell: &Cell) -> String {
    match cell {
        Cell::Code(code) => t!(visit, "results-former", code = code.to_string()),
        Cell::Bin(bin) => figures::bin_words(visit, *bin),
        Cell::Chosen => t!(visit, "results-chosen"),
        Cell::NotChosen => t!(visit, "results-not-chosen"),
        Cell::Answered => t!(visit, "results-answered"),
        Cell::Unanswered => t!(visit, "results-unanswered"),
        Cell::NotSaid => t!(visit, "results-not-said"),
        Cell::CannotSay => t!(visit, "results-cannot-say"),
        Cell::NoAnswer => t!(visit, "results-no-answer"),
        Cell::EarlierKind => t!(visit, "results-earlier-kind"),
        Cell::NotKnown => t!(visit, "results-not-known"),
        Cell::AtStart => t!(visit, "results-at-start"),
        Cell::Unasked => t!(visit, "results-unasked"),
    }
}
