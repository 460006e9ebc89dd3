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

use model::language::Language;
use uuid::Uuid;

use crate::{Visit, answers::sitting::Sitting, t, ui::shell::Framed};

/// The path of a task that is being tried out, below which its pages are.
pub fn place(task: Uuid, language: Language) -> String {
    format!("/staff/tasks/{task}/preview/{language}")
}

/// Opens a page of a task in the language it is tried out in, marked for what it is. `rest` is the
/// page's path below the task's.
fn open(mut visit: Visit, task: Uuid, language: Language, rest: &str) -> (Visit, Sitting) {
    visit.language = language;
    let languages = Language::ALL.map(|other| (other, format!("{}{rest}", place(task, other))));
    visit.framed = Some(Framed {
        mark: t!(visit, "preview-mark"),
        close: (format!("/staff/tasks/{task}"), t!(visit, "preview-close")),
        languages,
    });
    (visit, Sitting::Test { task, language })
}
