//! Editing a questionnaire a step at a time: each step gives a whole new one, or says why not.
//!
//! No step makes a code double, and none leaves a condition hanging on something that does not come
//! before it: what a file may hold and a step may not bring about.

mod changes;
mod clauses;
mod composed;
mod endings;
mod entered;
mod fields;
mod filling;
mod form;
mod joining;
mod kinds;
mod languages;
mod marks;
mod moves;
mod pages;
mod pasted;
mod pictures;
mod questions;
mod quotas;
mod reader;
mod renames;
mod texts;

pub use changes::Change;
pub use clauses::{Clause, Join, Subject, Test, clauses_of};
pub use composed::{FIELD_KINDS, common_options};
pub use endings::read_ending;
pub use entered::{Entered, nth, row_moved, row_removed};
pub use fields::{
    ALTERNATIVE, CALCULATION, END, FORMULA, Group, HIGH, HINT, LIMIT, LOW, MOST_CHOICE, MOST_TEXT,
    Mistake, PICTURE, RULES, TEXT, TITLE, UNIT, WORDS,
};
pub use filling::{write_ending, write_page, write_question, write_quota};
pub use form::{QuestionForm, read_page};
pub use kinds::KindName;
pub use pages::PageHead;
pub use pasted::{paste_field, rows_pasted};
pub use pictures::{picture_field, read_picture_field};
pub use questions::{Edited, Place};
pub use quotas::read_quota;
pub use reader::{LISTS, STYLES, rows_to_formula};
pub use renames::Renamed;
pub use texts::{TextMistake, TextPlace, TextRow, TextsRead};

use super::{Code, Holder, Questionnaire, expression::Misfit};

/// Which way something moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// Why a step is not done. The questionnaire stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// There is no such page or question.
    #[error("there is no page or question {0}")]
    Unknown(Code),
    /// Another page or question has this code.
    #[error("the code {0} is in use")]
    CodeTaken(Code),
    /// It stands first, or last, already.
    #[error("there is no place in that direction")]
    NoPlace,
    /// Conditions would not fit what comes before them any more.
    #[error("{} conditions would be left hanging", .0.len())]
    Hanging(Vec<Hanging>),
    /// The only page cannot go while questions stand on it.
    #[error("the only page holds every question")]
    OnlyPage,
}

/// A condition, or a text with an answer in it, that does not fit what comes before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hanging {
    /// What has it.
    pub holder: Holder,
    /// What in it does not fit, and why.
    pub misfit: Misfit,
}

impl Questionnaire {
    /// The next questionnaire, unless a condition hangs in it that did not in this one.
    fn stepped(&self, next: Self) -> Result<Self, EditError> {
        let before = self.hanging();
        let mut hanging = next.hanging();
        hanging.retain(|one| !before.contains(one));
        if hanging.is_empty() { Ok(next) } else { Err(EditError::Hanging(hanging)) }
    }
}

#[cfg(test)]
mod tests;
