//! Questions: added, replaced, moved, copied, removed.

use super::{Direction, EditError, Renamed};
use crate::{
    language::Texts,
    questionnaires::{
        Code, Expression, Holder, Kind, Page, Question, Questionnaire, expression::PartCodes,
        piping::renamed,
    },
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
    /// What of it got other codes.
    pub renamed: Renamed,
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
                let new = Page::new(code, vec![question]);
                next.pages.insert(page + 1, new);
            }
        }
        self.stepped(next)
    }

    /// With another question in the place of this one. Conditions follow its code and the codes of
    /// its options, rows and fields.
    pub fn replace_question(&self, code: &Code, edited: Edited) -> Result<Self, EditError> {
        let (page, number) = self.place_of(code)?;
        let new = edited.question.code.clone();
        if new != *code && self.question(&new).is_some() {
            return Err(EditError::CodeTaken(new));
        }
        let lost = self.hang_on_lost(&self.pages[page].questions[number], &edited);
        if !lost.is_empty() {
            return Err(EditError::Hanging(lost));
        }
        let mut renamed = self.clone();
        renamed.pages[page].questions[number].code = new.clone();
        for condition in renamed.expressions_mut() {
            *condition = edited.renamed.in_condition(condition, code, &new);
        }
        let parts = &edited.renamed.parts;
        renamed = renamed.map_texts(&|texts| places_renamed(texts, code, &new, parts));
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
    pub(super) fn place_of(&self, code: &Code) -> Result<(usize, usize), EditError> {
        let on_page = |(page, number): (usize, &Page)| {
            let place = number.questions.iter().position(|question| question.code == *code);
            place.map(|place| (page, place))
        };
        let found = self.pages.iter().enumerate().find_map(on_page);
        found.ok_or_else(|| EditError::Unknown(code.clone()))
    }

    /// Every expression with what has it.
    pub(super) fn expressions(&self) -> impl Iterator<Item = (Holder, &Expression)> {
        let of_pages = self.pages.iter().flat_map(|page| {
            let holder = || Holder::Page(page.code.clone());
            let own = page.show_if.iter().chain(&page.end_if);
            own.map(move |condition| (holder(), condition))
        });
        let of_questions = self.questions().flat_map(|question| {
            let holder = || Holder::Question(question.code.clone());
            let of_choices = question.kind.offered().iter().flat_map(|choice| &choice.show_if);
            let of_rules = question.rules.iter().map(|rule| &rule.must);
            let formula = match &question.kind {
                Kind::Calculated { formula, .. } => Some(formula),
                _ => None,
            };
            let own = question.show_if.iter().chain(of_choices).chain(of_rules).chain(formula);
            own.map(move |expression| (holder(), expression))
        });
        let of_endings = self.endings.iter().flat_map(|ending| {
            ending.show_if.iter().map(|condition| (Holder::Ending(ending.code.clone()), condition))
        });
        let of_quotas = self.quotas.iter().flat_map(|quota| {
            let holder = || Holder::Quota(quota.code.clone());
            quota.counts_if.iter().map(move |condition| (holder(), condition))
        });
        of_pages.chain(of_questions).chain(of_endings).chain(of_quotas)
    }

    pub(super) fn expressions_mut(&mut self) -> Vec<&mut Expression> {
        let mut all: Vec<&mut Expression> = Vec::new();
        for page in &mut self.pages {
            all.extend(page.show_if.iter_mut().chain(&mut page.end_if));
            for question in &mut page.questions {
                all.extend(&mut question.show_if);
                all.extend(question.rules.iter_mut().map(|rule| &mut rule.must));
                match &mut question.kind {
                    Kind::Calculated { formula, .. } => all.push(formula),
                    kind => {
                        let offered = kind.offered_mut().into_iter().flatten();
                        all.extend(offered.filter_map(|choice| choice.show_if.as_mut()));
                    }
                }
            }
        }
        all.extend(self.endings.iter_mut().filter_map(|ending| ending.show_if.as_mut()));
        all.extend(self.quotas.iter_mut().filter_map(|quota| quota.counts_if.as_mut()));
        all
    }
}

/// The texts with another code in the places for answers.
pub(super) fn places_renamed(texts: &Texts, from: &Code, to: &Code, parts: &PartCodes) -> Texts {
    texts.map(|text| renamed(text, from, to, parts))
}
