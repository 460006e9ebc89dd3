//! Questions: added, replaced, moved, copied, removed.

use std::collections::BTreeMap;

use super::{Direction, EditError, Hanging};
use crate::questionnaires::{
    Code, Expression, Kind, Page, Question, Questionnaire,
    expression::{Misfit, MisfitKind},
};

/// Where a question goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// To the beginning of this page.
    First(Code),
    /// After this question, on its page.
    After(Code),
    /// To a page of its own after this page.
    NewPage(Code),
}

/// A question as it is after editing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The question.
    pub question: Question,
    /// The options that were there before and still are: the old code of each, and the new.
    pub options: BTreeMap<Code, Code>,
}

impl Questionnaire {
    /// With a question more.
    pub fn add_question(&self, question: Question, place: &Place) -> Result<Self, EditError> {
        if self.question(&question.code).is_some() {
            return Err(EditError::CodeTaken(question.code));
        }
        let mut next = self.clone();
        match place {
            Place::First(page) => {
                let page = self.place_of_page(page)?;
                next.pages[page].questions.insert(0, question);
            }
            Place::After(earlier) => {
                let (page, number) = self.place_of(earlier)?;
                next.pages[page].questions.insert(number + 1, question);
            }
            Place::NewPage(before) => {
                let page = self.place_of_page(before)?;
                let code = self.free_page_code();
                let new = Page { code, title: None, show_if: None, questions: vec![question] };
                next.pages.insert(page + 1, new);
            }
        }
        self.stepped(next)
    }

    /// With another question in the place of this one. Conditions follow its code and the codes of
    /// its options.
    pub fn replace_question(&self, code: &Code, edited: Edited) -> Result<Self, EditError> {
        let (page, number) = self.place_of(code)?;
        let new = edited.question.code.clone();
        if new != *code && self.question(&new).is_some() {
            return Err(EditError::CodeTaken(new));
        }
        let lost = self.hang_on_lost_options(&self.pages[page].questions[number], &edited);
        if !lost.is_empty() {
            return Err(EditError::Hanging(lost));
        }
        let mut renamed = self.clone();
        renamed.pages[page].questions[number].code = new.clone();
        for condition in renamed.conditions_mut() {
            *condition = condition.renamed(code, &new, &edited.options);
        }
        let mut next = renamed.clone();
        // What it says of itself was written knowing the others' codes, which stay.
        next.pages[page].questions[number] = edited.question;
        renamed.stepped(next)
    }

    /// With the question one place further, onto the neighbouring page where its own ends.
    pub fn move_question(&self, code: &Code, direction: Direction) -> Result<Self, EditError> {
        let (page, number) = self.place_of(code)?;
        let mut next = self.clone();
        let question = next.pages[page].questions.remove(number);
        let last = next.pages[page].questions.len();
        match direction {
            Direction::Up if number > 0 => {
                next.pages[page].questions.insert(number - 1, question);
            }
            Direction::Up => {
                let before = page.checked_sub(1).ok_or(EditError::NoPlace)?;
                next.pages[before].questions.push(question);
            }
            Direction::Down if number < last => {
                next.pages[page].questions.insert(number + 1, question);
            }
            Direction::Down => {
                let after = next.pages.get_mut(page + 1).ok_or(EditError::NoPlace)?;
                after.questions.insert(0, question);
            }
        }
        self.stepped(next)
    }

    /// With a copy right after the question; gives the copy's code, which was never `taken`.
    pub fn copy_question(
        &self,
        code: &Code,
        is_taken: impl Fn(&Code) -> bool,
    ) -> Result<(Self, Code), EditError> {
        let (page, number) = self.place_of(code)?;
        let mut copy = self.pages[page].questions[number].clone();
        copy.code =
            code.or_numbered(|candidate| self.question(candidate).is_some() || is_taken(candidate));
        let new = copy.code.clone();
        let mut next = self.clone();
        next.pages[page].questions.insert(number + 1, copy);
        Ok((self.stepped(next)?, new))
    }

    /// Without the question.
    pub fn remove_question(&self, code: &Code) -> Result<Self, EditError> {
        let (page, number) = self.place_of(code)?;
        let mut next = self.clone();
        next.pages[page].questions.remove(number);
        self.stepped(next)
    }

    /// The number of its page and its number on the page.
    fn place_of(&self, code: &Code) -> Result<(usize, usize), EditError> {
        let on_page = |(page, number): (usize, &Page)| {
            let place = number.questions.iter().position(|question| question.code == *code);
            place.map(|place| (page, place))
        };
        let found = self.pages.iter().enumerate().find_map(on_page);
        found.ok_or_else(|| EditError::Unknown(code.clone()))
    }

    /// Conditions on options that were there and, after the edit, are not.
    fn hang_on_lost_options(&self, old: &Question, edited: &Edited) -> Vec<Hanging> {
        let has_codes = matches!(old.kind, Kind::SingleChoice { .. } | Kind::MultipleChoice { .. });
        let is_lost = |option: &Code| {
            let survives = if has_codes {
                edited.options.contains_key(option)
            } else {
                edited.question.has_option(option)
            };
            old.has_option(option) && !survives
        };
        let mut lost = Vec::new();
        for (is_page, holder, condition) in self.conditions() {
            for mention in condition.mentions() {
                let option = mention.word.and_then(|word| word.parse().ok());
                let Some(option) = option.filter(|o| *mention.question == old.code && is_lost(o))
                else {
                    continue;
                };
                let kind = MisfitKind::UnknownOption(old.code.clone(), option.to_string());
                let misfit = Misfit { kind, about: condition.to_string() };
                lost.push(Hanging { holder: holder.clone(), is_page, misfit });
            }
        }
        lost
    }

    /// Every condition with the code of what has it, and whether that is a page.
    fn conditions(&self) -> impl Iterator<Item = (bool, &Code, &Expression)> {
        self.pages.iter().flat_map(|page| {
            let of_page = page.show_if.iter().map(|condition| (true, &page.code, condition));
            let of_questions = page.questions.iter().filter_map(|question| {
                question.show_if.as_ref().map(|condition| (false, &question.code, condition))
            });
            of_page.chain(of_questions)
        })
    }

    pub(super) fn conditions_mut(&mut self) -> impl Iterator<Item = &mut Expression> {
        self.pages.iter_mut().flat_map(|page| {
            let of_questions =
                page.questions.iter_mut().filter_map(|question| question.show_if.as_mut());
            page.show_if.as_mut().into_iter().chain(of_questions)
        })
    }
}
