//! Marks by which a form tells whether what it was made with is still so.
//!
//! A step is done on the questions as they are now, whoever has changed what else meanwhile. Only a
//! change of the very thing that a form is about is a conflict: its mark is another then.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::Serialize;

use super::PageHead;
use crate::questionnaires::{Ending, Page, Question, Questionnaire, Quota};

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
    /// Tells it from what it is after any change of it; the questions of its page do not count.
    pub fn mark(&self) -> String {
        mark_of(&self.clone().with(Vec::new()))
    }
}

impl Ending {
    /// Tells the ending from what it is after any change of it.
    pub fn mark(&self) -> String {
        mark_of(self)
    }
}

impl Quota {
    /// Tells the quota from what it is after any change of it.
    pub fn mark(&self) -> String {
        mark_of(self)
    }
}

impl Questionnaire {
    /// Tells which pages, questions, endings and quotas there are and how they stand, whatever they say.
    pub fn order_mark(&self) -> String {
        let page = |page: &Page| {
            let questions: Vec<_> = page.questions.iter().map(|q| q.code.clone()).collect();
            (page.code.clone(), questions)
        };
        let pages: Vec<_> = self.pages.iter().map(page).collect();
        let endings: Vec<_> = self.endings.iter().map(|ending| ending.code.clone()).collect();
        let quotas: Vec<_> = self.quotas.iter().map(|quota| quota.code.clone()).collect();
        mark_of(&(pages, endings, self.one_by_one, quotas, &self.written_in))
    }
}
