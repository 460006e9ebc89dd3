//! Marks by which a form tells whether what it was made with is still so.
//!
//! A step is done on the questions as they are now, whoever has changed what else meanwhile. Only a
//! change of the very thing that a form is about is a conflict: its mark is another then.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::Serialize;

use super::PageHead;
use crate::questionnaires::{Page, Question, Questionnaire};

/// The program's next build may mark otherwise: then what was open counts as changed meanwhile.
fn mark_of(content: &impl Serialize) -> String {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(content).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

impl Question {
    /// Tells the question from what it is after any change of it.
    pub fn mark(&self) -> String {
        mark_of(self)
    }
}

impl PageHead {
    /// What this page says of itself.
    pub fn of(page: &Page) -> Self {
        Self { code: page.code.clone(), title: page.title.clone(), show_if: page.show_if.clone() }
    }

    /// Tells it from what it is after any change of it; the questions of its page do not count.
    pub fn mark(&self) -> String {
        mark_of(&(&self.code, &self.title, &self.show_if))
    }
}

impl Questionnaire {
    /// Tells which pages and questions there are and how they stand, whatever they say.
    pub fn order_mark(&self) -> String {
        let page = |page: &Page| {
            let questions: Vec<_> = page.questions.iter().map(|q| q.code.clone()).collect();
            (page.code.clone(), questions)
        };
        mark_of(&self.pages.iter().map(page).collect::<Vec<_>>())
    }
}
