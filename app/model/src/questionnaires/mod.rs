//! A questionnaire: pages of questions with stable codes, conditions and rules.
//!
//! Generic over its texts: [`Texts`] as written (all languages), [`Shown`] as one reader gets it.

mod accept;
mod check;
mod code;
pub mod edit;
pub mod expression;
mod file;
mod form;
mod kind;
mod leaves;
pub mod lint;
mod question;
mod rules;
pub mod templates;
mod versions;

use std::cell::Cell;

use serde::{Deserialize, Serialize};

pub use accept::{FROM, TO, repetition};
pub use check::{Flaw, FlawKind};
pub use code::{Code, InvalidCode};
pub use expression::Expression;
pub use file::{FORMAT, FileProblem, FileProblemKind, line_of};
pub use form::{
    Entry, Fields, NOT_KNOWN, NOT_SAID, end_field, leaf_field, none_field, other_field, part_field,
    question_field, row_field,
};
pub use kind::{Choice, Kind, ListStyle, MOST_REPEATED, ScaleStyle};
pub use leaves::Leaf;
pub use question::{OTHER_TEXT_MOST, Question, point_code};
pub use versions::every_question;

use crate::{
    answers::Answers,
    language::{Language, Shown, Texts},
};

/// The questions of a task, in order, in pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire<T = Texts> {
    /// The pages, one screen each.
    pub pages: Vec<Page<T>>,
}

/// One screen of a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page<T = Texts> {
    /// Names the page, stable over versions.
    pub code: Code,
    /// The heading, if it has one.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub title: Option<T>,
    /// The page is passed over unless this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Expression>,
    /// What stands on the page, from top to bottom.
    pub questions: Vec<Question<T>>,
}

/// `Option::None` for any `T`; `#[serde(default)]` would ask for `T: Default`.
fn none<T>() -> Option<T> {
    None
}

impl<T> Questionnaire<T> {
    /// Every question of every page, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question<T>> {
        self.pages.iter().flat_map(|page| &page.questions)
    }

    /// The question with this code.
    pub fn question(&self, code: &Code) -> Option<&Question<T>> {
        self.questions().find(|question| question.code == *code)
    }

    /// What a member with these answers gets to see.
    ///
    /// Answers to questions that are not shown count as not given, so a condition never hangs on
    /// something the member cannot see.
    pub fn path(&self, answers: &Answers) -> Path {
        let mut given = Answers::default();
        let mut pages = Vec::with_capacity(self.pages.len());
        for page in &self.pages {
            let page_shown = holds(page.show_if.as_ref(), &given);
            let mut questions = Vec::with_capacity(page.questions.len());
            for question in &page.questions {
                let shown = page_shown && holds(question.show_if.as_ref(), &given);
                if let (true, Some(answer)) = (shown, answers.get(&question.code)) {
                    given.set(question.code.clone(), answer.clone());
                }
                questions.push(shown);
            }
            pages.push(questions);
        }
        Path { pages, given }
    }
}

fn holds(condition: Option<&Expression>, given: &Answers) -> bool {
    condition.is_none_or(|condition| condition.holds(given))
}

impl<T> Questionnaire<T> {
    /// The same questionnaire with every text replaced.
    pub fn map_texts<U>(&self, text: &impl Fn(&T) -> U) -> Questionnaire<U> {
        let page = |page: &Page<T>| Page {
            code: page.code.clone(),
            title: page.title.as_ref().map(text),
            show_if: page.show_if.clone(),
            questions: page.questions.iter().map(|q| q.map_texts(text)).collect(),
        };
        Questionnaire { pages: self.pages.iter().map(page).collect() }
    }

    /// The rules alone, without the words: all the browser needs, since the page has the words.
    pub fn rules(&self) -> Questionnaire<()> {
        self.map_texts(&|_| ())
    }
}

impl Question<Texts> {
    /// How many of its texts are not written in this language.
    pub fn count_missing(&self, language: Language) -> usize {
        let missing = Cell::new(0);
        self.map_texts(&|texts| {
            if texts.exactly(language).is_none() {
                missing.set(missing.get() + 1);
            }
        });
        missing.get()
    }
}

impl Questionnaire<Texts> {
    /// How many of its texts are not written in this language; those are shown in the main one.
    pub fn count_missing(&self, language: Language) -> usize {
        let missing = Cell::new(0);
        self.map_texts(&|texts| {
            if texts.exactly(language).is_none() {
                missing.set(missing.get() + 1);
            }
        });
        missing.get()
    }

    /// The questionnaire as a reader of `language` gets it; missing texts come in `main`.
    pub fn shown(&self, language: Language, main: Language) -> Questionnaire<Shown> {
        self.map_texts(&|texts| texts.shown(language, main))
    }
}

/// Which questions are shown, and the answers that count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pages: Vec<Vec<bool>>,
    given: Answers,
}

impl Path {
    /// Whether the question at this place is shown.
    pub fn shows(&self, page: usize, question: usize) -> bool {
        self.pages.get(page).and_then(|page| page.get(question)).copied().unwrap_or(false)
    }

    /// Whether anything on this page is shown.
    pub fn shows_page(&self, page: usize) -> bool {
        self.pages.get(page).is_some_and(|page| page.contains(&true))
    }

    /// The numbers of the pages that are shown, in order.
    pub fn pages(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.pages.len()).filter(|page| self.shows_page(*page))
    }

    /// The next shown page after `page`; none after the last.
    pub fn after(&self, page: usize) -> Option<usize> {
        self.pages().find(|candidate| *candidate > page)
    }

    /// The shown page before `page`; none before the first.
    pub fn before(&self, page: usize) -> Option<usize> {
        self.pages().take_while(|candidate| *candidate < page).last()
    }

    /// The answers to shown questions: these and no others are kept on sending.
    pub fn given(&self) -> &Answers {
        &self.given
    }
}

#[cfg(test)]
pub(crate) mod tests;
