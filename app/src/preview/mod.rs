//! Somebody of a project tries a task out, as residents see it. What they answer are test answers,
//! kept apart from everything that members answer.
//!
//! The pages are those that members get (`answers::run`), in a frame of a phone's size; whoever may
//! read a project may try its tasks out.

pub mod begin;
pub mod frame;
pub mod kept;
pub mod run;
pub mod saving;

use model::language::TextLanguage;
use uuid::Uuid;

use crate::{Visit, answers::sitting::Sitting, t, ui::shell::Framed};

/// The path of a task that is being tried out, below which its pages are.
pub fn place(task: Uuid, language: impl Into<TextLanguage>) -> String {
    let language = language.into();
    format!("/staff/tasks/{task}/preview/{language}")
}

/// Opens a page of a task in the language it is tried out in, marked for what it is; in one that the
/// service does not speak, the page around the questions is in the language of whoever tries it. `rest`
/// is the page's path below the task's.
fn open(mut visit: Visit, task: Uuid, language: TextLanguage, rest: &str) -> (Visit, Sitting) {
    visit.language = language.of_service().unwrap_or(visit.language);
    visit.reading = Some(language).filter(|language| language.of_service().is_none());
    let languages = TextLanguage::USUAL.into_iter().chain(visit.reading);
    let languages =
        languages.map(|other| (other, format!("{}{rest}", place(task, other)))).collect();
    visit.framed = Some(Framed {
        mark: t!(visit, "preview-mark"),
        close: (format!("/staff/tasks/{task}"), t!(visit, "preview-close")),
        languages,
    });
    (visit, Sitting::Test { task, language })
}
