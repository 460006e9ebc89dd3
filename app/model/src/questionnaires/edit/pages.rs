//! Pages: added, renamed, moved, removed.

use super::{Direction, EditError};
use crate::{
    language::Texts,
    questionnaires::{Code, Expression, Page, Question, Questionnaire},
};

/// What a page says of itself, its questions apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageHead {
    /// Names the page.
    pub code: Code,
    /// The heading, if it has one.
    pub title: Option<Texts>,
    /// The page is passed over unless this holds.
    pub show_if: Option<Expression>,
    /// Its questions stand in an order at random.
    pub random_order: bool,
    /// It changes places with its neighbours that do so too.
    pub random_place: bool,
    /// Nothing is asked after it if this holds.
    pub end_if: Option<Expression>,
    /// What is then said in the end.
    pub ending: Option<Code>,
}

impl PageHead {
    /// What this page says of itself.
    pub fn of(page: &Page) -> Self {
        Self {
            code: page.code.clone(),
            title: page.title.clone(),
            show_if: page.show_if.clone(),
            random_order: page.random_order,
            random_place: page.random_place,
            end_if: page.end_if.clone(),
            ending: page.ending.clone(),
        }
    }

    /// The page with these questions on it.
    pub(super) fn with(self, questions: Vec<Question>) -> Page {
        Page {
            code: self.code,
            title: self.title,
            show_if: self.show_if,
            random_order: self.random_order,
            random_place: self.random_place,
            end_if: self.end_if,
            ending: self.ending,
            questions,
        }
    }
}

impl Questionnaire {
    /// With an empty page at the end; gives its code.
    pub fn add_page(&self) -> (Self, Code) {
        let code = self.free_page_code();
        let mut next = self.clone();
        next.pages.push(Page::new(code.clone(), Vec::new()));
        (next, code)
    }

    /// With another heading, condition or code on this page.
    pub fn replace_page(&self, code: &Code, head: PageHead) -> Result<Self, EditError> {
        let number = self.place_of_page(code)?;
        if head.code != *code && self.pages.iter().any(|page| page.code == head.code) {
            return Err(EditError::CodeTaken(head.code));
        }
        let mut renamed = self.clone();
        renamed.pages[number].code.clone_from(&head.code);
        let mut next = renamed.clone();
        let questions = std::mem::take(&mut next.pages[number].questions);
        next.pages[number] = head.with(questions);
        renamed.stepped(next)
    }

    /// With the page before, or after, its neighbour.
    pub fn move_page(&self, code: &Code, direction: Direction) -> Result<Self, EditError> {
        let number = self.place_of_page(code)?;
        let other = match direction {
            Direction::Up => number.checked_sub(1),
            Direction::Down => Some(number + 1).filter(|other| *other < self.pages.len()),
        };
        let mut next = self.clone();
        next.pages.swap(number, other.ok_or(EditError::NoPlace)?);
        self.stepped(next)
    }

    /// Without the page; its questions stand at the end of the page before it, or at the beginning
    /// of the next, in the same order as before.
    pub fn remove_page(&self, code: &Code) -> Result<Self, EditError> {
        let number = self.place_of_page(code)?;
        let mut next = self.clone();
        let mut questions = next.pages.remove(number).questions;
        if number > 0 {
            next.pages[number - 1].questions.append(&mut questions);
        } else if let Some(first) = next.pages.first_mut() {
            questions.append(&mut first.questions);
            first.questions = questions;
        } else if !questions.is_empty() {
            return Err(EditError::OnlyPage);
        }
        self.stepped(next)
    }

    pub(super) fn place_of_page(&self, code: &Code) -> Result<usize, EditError> {
        let found = self.pages.iter().position(|page| page.code == *code);
        found.ok_or_else(|| EditError::Unknown(code.clone()))
    }

    pub(super) fn free_page_code(&self) -> Code {
        let proposed = Code::proposed(&format!("page {}", self.pages.len() + 1), "page");
        proposed.or_numbered(|code| self.pages.iter().any(|page| page.code == *code))
    }
}
