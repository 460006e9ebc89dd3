//! A questionnaire: pages of questions with stable codes, conditions and rules.
//!
//! Generic over its texts: [`Texts`] as written (all languages), [`Shown`] as one reader gets it.

mod accept;
mod arrange;
pub mod bank;
mod check;
mod code;
mod duration;
pub mod edit;
pub mod expression;
mod file;
mod form;
mod kind;
mod leaves;
pub mod lint;
mod path;
mod picture;
pub mod piping;
mod question;
mod quotas;
mod reach;
mod rules;
pub mod templates;
mod versions;
mod written_in;

use std::cell::Cell;

use serde::{Deserialize, Serialize};

pub use accept::{FROM, TO, repetition};
pub use check::{Flaw, FlawKind, Holder};
pub use code::{Code, InvalidCode};
pub use duration::Estimate;
pub use expression::Expression;
pub use file::{Embedded, FORMAT, FileProblem, FileProblemKind, Mismatch, Shape, line_of};
pub use form::{
    Entry, Fields, NOT_KNOWN, NOT_SAID, end_field, leaf_field, none_field, other_field, part_field,
    question_field, row_field,
};
pub use kind::{Choice, Kind, ListStyle, MOST_PHOTOS, MOST_REPEATED, ScaleStyle};
pub use leaves::Leaf;
pub use path::Path;
pub use picture::{Picture, PictureId};
pub use question::{OTHER_TEXT_MOST, Question, Rule, point_code};
pub use quotas::{MOST_QUOTAS, MOST_WANTED, Quota, Standing};
pub use versions::{History, every_question};
pub use written_in::{MOST_LANGUAGES, WrittenIn};

use kind::is_usual;

use crate::language::{Language, Shown, TextLanguage, Texts};

/// The questions of a task, in order, in pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire<T = Texts> {
    /// The pages, one screen each.
    pub pages: Vec<Page<T>>,
    /// What is said once the answers are sent, to whom; the first that fits.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub endings: Vec<Ending<T>>,
    /// Each question has a screen of its own.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub one_by_one: bool,
    /// How many answers are wanted, of whom.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub quotas: Vec<Quota<T>>,
    /// The languages it is written in.
    #[serde(default, skip_serializing_if = "WrittenIn::is_usual")]
    pub written_in: WrittenIn,
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
    /// Its questions stand in an order of their own for each member, always the same one.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub random_order: bool,
    /// It changes places with its neighbours that do so too.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub random_place: bool,
    /// Nothing is asked after this page if this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_if: Option<Expression>,
    /// The ending for those whose questions end after this page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<Code>,
    /// What stands on the page, from top to bottom.
    pub questions: Vec<Question<T>>,
}

/// What is said once the answers are sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending<T = Texts> {
    /// Names the ending, stable over versions.
    pub code: Code,
    /// The heading.
    pub title: T,
    /// What is said under it.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub text: Option<T>,
    /// It is for those of whom this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Expression>,
}

/// `Option::None` for any `T`; `#[serde(default)]` would ask for `T: Default`.
fn none<T>() -> Option<T> {
    None
}

impl<T> Page<T> {
    /// A page that everybody gets to see.
    pub const fn new(code: Code, questions: Vec<Question<T>>) -> Self {
        Self {
            code,
            title: None,
            show_if: None,
            random_order: false,
            random_place: false,
            end_if: None,
            ending: None,
            questions,
        }
    }
}

impl<T> Questionnaire<T> {
    /// A questionnaire of these pages.
    pub fn new(pages: Vec<Page<T>>) -> Self {
        let (endings, quotas) = (Vec::new(), Vec::new());
        Self { pages, endings, one_by_one: false, quotas, written_in: WrittenIn::default() }
    }

    /// Every question of every page, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question<T>> {
        self.pages.iter().flat_map(|page| &page.questions)
    }

    /// The question with this code.
    pub fn question(&self, code: &Code) -> Option<&Question<T>> {
        self.questions().find(|question| question.code == *code)
    }

    /// The same questionnaire with every text replaced.
    pub fn map_texts<U>(&self, text: &impl Fn(&T) -> U) -> Questionnaire<U> {
        let page = |page: &Page<T>| Page {
            code: page.code.clone(),
            title: page.title.as_ref().map(text),
            show_if: page.show_if.clone(),
            random_order: page.random_order,
            random_place: page.random_place,
            end_if: page.end_if.clone(),
            ending: page.ending.clone(),
            questions: page.questions.iter().map(|q| q.map_texts(text)).collect(),
        };
        let ending = |ending: &Ending<T>| Ending {
            code: ending.code.clone(),
            title: text(&ending.title),
            text: ending.text.as_ref().map(text),
            show_if: ending.show_if.clone(),
        };
        let quota = |quota: &Quota<T>| Quota {
            code: quota.code.clone(),
            counts_if: quota.counts_if.clone(),
            limit: quota.limit,
            full: quota.full.as_ref().map(text),
        };
        Questionnaire {
            pages: self.pages.iter().map(page).collect(),
            endings: self.endings.iter().map(ending).collect(),
            one_by_one: self.one_by_one,
            quotas: self.quotas.iter().map(quota).collect(),
            written_in: self.written_in.clone(),
        }
    }

    /// The rules alone, without the words: all the browser needs, since the page has the words.
    /// What was arranged is arranged; what is said in the end the server says, and it counts.
    pub fn rules(&self) -> Questionnaire<()> {
        let mut rules = self.map_texts(&|_| ());
        rules.endings.clear();
        rules.quotas.clear();
        rules.one_by_one = false;
        rules.written_in = WrittenIn::default();
        for page in &mut rules.pages {
            (page.random_order, page.random_place, page.ending) = (false, false, None);
            for question in &mut page.questions {
                question.random_order = false;
                question.remove_pictures();
            }
        }
        rules
    }
}

impl Question<Texts> {
    /// How many of its texts are not written in this language.
    pub fn count_missing(&self, language: impl Into<TextLanguage>) -> usize {
        let language = language.into();
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
    pub fn count_missing(&self, language: impl Into<TextLanguage>) -> usize {
        let language = language.into();
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

    /// The questionnaire on pages in `page` for somebody who reads questions in another language, as
    /// far as it is written in that.
    pub fn read_in(
        &self,
        reading: Option<TextLanguage>,
        page: Language,
        main: Language,
    ) -> Questionnaire<Shown> {
        let reading = reading.filter(|reading| self.written_in.contains(*reading));
        self.map_texts(&|texts| texts.read_in(reading, page, main))
    }

    /// The languages besides those of the service that questions can be read in.
    pub fn readings(&self) -> Vec<TextLanguage> {
        let total = self.count_texts();
        let is_begun = |language: &TextLanguage| self.count_missing(*language) < total;
        self.written_in.others().filter(is_begun).collect()
    }
}

#[cfg(test)]
pub(crate) mod tests;
