//! Editing a questionnaire a step at a time: each step gives a whole new one, or says why not.
//!
//! No step makes a code double, and none leaves a condition hanging on something that does not come
//! before it: what a file may hold and a step may not bring about.

mod clauses;
mod composed;
mod entered;
mod fields;
mod filling;
mod form;
mod joining;
mod kinds;
mod pages;
mod questions;
mod reader;

pub use clauses::{Clause, Join, Test, clauses_of};
pub use composed::{FIELD_KINDS, common_options};
pub use entered::{Entered, nth, row_moved, row_removed};
pub use fields::{
    FORMULA, Group, HIGH, HINT, LOW, MOST_CHOICE, MOST_TEXT, Mistake, TEXT, TITLE, UNIT,
};
pub use filling::{write_page, write_question};
pub use form::{QuestionForm, read_page};
pub use kinds::KindName;
pub use pages::PageHead;
pub use questions::{Edited, Place};
pub use reader::{LISTS, STYLES, rows_to_formula};

use super::{Code, Questionnaire, expression::Misfit};

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

/// A condition that does not fit what comes before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hanging {
    /// The page or question that has the condition.
    pub holder: Code,
    /// Whether that is a page; pages and questions have codes of their own.
    pub is_page: bool,
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
