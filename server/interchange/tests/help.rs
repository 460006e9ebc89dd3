//! Where the samples are, and what tests say about an import.

use std::{env, fs, path::PathBuf};

use interchange::{Import, Note, Outcome, Report};
use model::questionnaires::{Flaw, FlawKind};

/// The folder of samples, if it is there; its absence is told, and an error where all is required.
pub fn cases(folder: &str) -> Option<PathBuf> {
    let shared = env::var_os("KANSSA_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let path = shared.join("cases").join(folder);
    if path.is_dir() {
        return Some(path);
    }
    assert!(
        env::var_os("KANSSA_REQUIRE_ALL").is_none(),
        "{} is not there, and KANSSA_REQUIRE_ALL is set: set KANSSA_SHARED",
        path.display()
    );
    println!("SKIPPED: {} is not there", path.display());
    None
}

/// Every file of a folder with this ending, in order of the names.
pub fn files(folder: &str, ending: &str) -> Vec<(String, Vec<u8>)> {
    let Some(folder) = cases(folder) else { return Vec::new() };
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .map(|path| {
            (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// A report in a few lines, for whoever looks at a failing test.
pub fn summary(import: &Import) -> String {
    let Report { totals, notes, pages, questions, .. } = &import.report;
    let mut lines = vec![format!("{totals:?}"), format!("{notes:?}")];
    for entry in pages.iter().chain(questions) {
        let told: Vec<_> = entry.notes.iter().filter(|note| !is_usual(note)).collect();
        let ours: Vec<_> =
            entry.ours.iter().map(|ours| format!("{}:{}", ours.code, ours.kind)).collect();
        lines.push(format!(
            "{:?} {} [{}] -> {} {told:?}",
            entry.outcome,
            entry.foreign,
            entry.foreign_kind,
            ours.join(" ")
        ));
    }
    lines.join("\n")
}

const fn is_usual(note: &Note) -> bool {
    matches!(
        note,
        Note::CodeChanged { .. } | Note::HtmlRemoved { .. } | Note::LanguageLeftOut { .. }
    )
}

/// The share of questions that came over as the right type with all their texts.
pub fn share(import: &Import) -> (f64, f64) {
    let totals = import.report.totals;
    let of = |part: usize, whole: usize| {
        if whole == 0 {
            1.0
        } else {
            f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap())
        }
    };
    let over = import.report.questions.iter().filter(|q| q.outcome == Outcome::BroughtOver).count();
    assert_eq!(over, totals.brought_over);
    (of(totals.brought_over, totals.questions), of(totals.translated, totals.conditions))
}

/// What keeps it from being published, but for what nobody gets to see: that is so in the file.
pub fn flaws(import: &Import) -> Vec<Flaw> {
    let mut flaws = import.questionnaire.flaws(import.main);
    flaws.retain(|flaw| flaw.kind != FlawKind::Unreachable);
    flaws
}
