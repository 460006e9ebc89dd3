//! What stands on the same page before and after the question that is being written: it is edited in
//! its place, and the next one is a press away.

use leptos::prelude::*;
use model::questionnaires::{Code, Question};

use super::{Names, Open};
use crate::{Visit, t};

/// The neighbours of a question on its page.
pub struct Around<'a> {
    open: &'a Open,
    before: &'a [Question],
    after: &'a [Question],
}

impl<'a> Around<'a> {
    /// Of the question of a code; of a new one, which comes last, all are before it.
    pub fn of(open: &'a Open, page: &Code, question: Option<&Code>) -> Self {
        let page = open.questionnaire.pages.iter().find(|known| known.code == *page);
        let questions = page.map(|page| page.questions.as_slice()).unwrap_or_default();
        let place = question.and_then(|code| questions.iter().position(|q| q.code == *code));
        let (before, after) = match place {
            Some(place) => (questions.split_at(place).0, questions.split_at(place + 1).1),
            None => (questions, &[] as &[Question]),
        };
        Self { open, before, after }
    }

    /// Links to what comes before it.
    pub fn before(&self, visit: &Visit) -> Option<AnyView> {
        self.list(visit, self.before, t!(visit, "editor-around-before"))
    }

    /// Links to what comes after it.
    pub fn after(&self, visit: &Visit) -> Option<AnyView> {
        self.list(visit, self.after, t!(visit, "editor-around-after"))
    }

    fn list(&self, visit: &Visit, questions: &[Question], label: String) -> Option<AnyView> {
        if questions.is_empty() {
            return None;
        }
        let names = Names { task: &self.open.task, questionnaire: &self.open.questionnaire };
        let items = questions.iter().map(|question| {
            let href = self.open.overview(&format!("/question/{}", question.code));
            view! { <li><a href=href>{names.of_question(visit, question)}</a></li> }
        });
        Some(
            view! { <nav class="around" aria-label=label><ul>{items.collect_view()}</ul></nav> }
                .into_any(),
        )
    }
}
