//! What a member gets to see of a questionnaire, by what they answered so far.

use super::{Choice, Code, Ending, Expression, Kind, Question, Questionnaire};
use crate::answers::{Answer, Answers, ByCode, Decimal};

/// Which questions are shown, what is not offered in them, and the answers that count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pages: Vec<Vec<bool>>,
    hidden: ByCode<Vec<Code>>,
    given: Answers,
    ended_on: Option<usize>,
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

    /// The options or rows of a question that are not offered.
    pub fn hidden(&self, question: &Code) -> &[Code] {
        self.hidden.get(question).map_or(&[], Vec::as_slice)
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

    /// The answers to shown questions, and what is worked out from them: these and no others are
    /// kept on sending.
    pub fn given(&self) -> &Answers {
        &self.given
    }
}

impl<T> Questionnaire<T> {
    /// What a member with these answers gets to see.
    ///
    /// Answers to questions that are not shown, and choices that are not offered, count as not
    /// given, so a condition never hangs on something the member cannot see.
    pub fn path(&self, answers: &Answers) -> Path {
        let mut path = Path {
            pages: Vec::with_capacity(self.pages.len()),
            hidden: ByCode::default(),
            given: Answers::default(),
            ended_on: None,
        };
        for (number, page) in self.pages.iter().enumerate() {
            let is_reached = path.ended_on.is_none() && holds(page.show_if.as_ref(), &path.given);
            let mut shown = Vec::with_capacity(page.questions.len());
            for question in &page.questions {
                shown.push(is_reached && path.walk(question, answers));
            }
            // A page on which nothing is shown ends nothing.
            let is_seen = page.questions.is_empty() && is_reached || path_has(&path, page, &shown);
            path.pages.push(shown);
            if is_seen && page.end_if.as_ref().is_some_and(|end| end.holds(&path.given)) {
                path.ended_on = Some(number);
            }
        }
        path
    }

    /// What is said to a member with this path once the answers are sent; none: what is always said.
    pub fn ending(&self, path: &Path) -> Option<&Ending<T>> {
        let of_page = path.ended_on.and_then(|page| self.pages.get(page)?.ending.as_ref());
        match of_page {
            Some(code) => self.endings.iter().find(|ending| ending.code == *code),
            None => self.endings.iter().find(|ending| holds(ending.show_if.as_ref(), &path.given)),
        }
    }
}

/// Whether anything of a page is there: a question that is shown, or a value that is worked out.
fn path_has<T>(path: &Path, page: &super::Page<T>, shown: &[bool]) -> bool {
    shown.contains(&true)
        || page.questions.iter().any(|question| path.given.get(&question.code).is_some())
}

impl Path {
    /// Goes by a question on a page that is reached; gives whether it is shown.
    fn walk<T>(&mut self, question: &Question<T>, answers: &Answers) -> bool {
        if !holds(question.show_if.as_ref(), &self.given) {
            return false;
        }
        if let Kind::Calculated { formula, decimals } = &question.kind {
            if let Some(number) = worked_out(formula, *decimals, &self.given) {
                self.given.set(question.code.clone(), Answer::Number(number));
            }
            return false;
        }
        let offered = question.kind.offered();
        let is_hidden = |choice: &&Choice<T>| !holds(choice.show_if.as_ref(), &self.given);
        let hidden: Vec<Code> =
            offered.iter().filter(is_hidden).map(|choice| choice.code.clone()).collect();
        let answer = answers.get(&question.code);
        if hidden.is_empty() {
            if let Some(answer) = answer {
                self.given.set(question.code.clone(), answer.clone());
            }
            return true;
        }
        let is_empty = hidden.len() == offered.len();
        if let Some(answer) = answer.and_then(|answer| without(answer, &hidden, offered))
            && !is_empty
        {
            self.given.set(question.code.clone(), answer);
        }
        self.hidden.set(question.code.clone(), hidden);
        // There is nothing to choose from.
        !is_empty
    }
}

fn holds(condition: Option<&Expression>, given: &Answers) -> bool {
    condition.is_none_or(|condition| condition.holds(given))
}

fn worked_out(formula: &Expression, decimals: u8, given: &Answers) -> Option<Decimal> {
    formula.number(given)?.rounded(decimals)
}

/// The answer without these options or rows; none if nothing is left of it.
fn without<T>(answer: &Answer, hidden: &[Code], offered: &[Choice<T>]) -> Option<Answer> {
    let is_left = |code: &Code| !hidden.contains(code);
    let left = |codes: &[Code]| codes.iter().filter(|code| is_left(code)).cloned().collect();
    Some(match answer {
        Answer::Option { option, .. } => is_left(option).then(|| answer.clone())?,
        Answer::Options { options, other } => {
            let options: Vec<Code> = left(options);
            let asks_what = offered.iter().any(|one| one.other && options.contains(&one.code));
            let other = other.clone().filter(|_| asks_what);
            (!options.is_empty()).then_some(Answer::Options { options, other })?
        }
        Answer::Ranked(options) => {
            let options: Vec<Code> = left(options);
            (!options.is_empty()).then_some(Answer::Ranked(options))?
        }
        Answer::Rows(rows) => {
            let rows = kept(rows, is_left);
            (!rows.is_empty()).then_some(Answer::Rows(rows))?
        }
        Answer::Parts(parts) => {
            let parts = kept(parts, is_left);
            (!parts.is_empty()).then_some(Answer::Parts(parts))?
        }
        other => other.clone(),
    })
}

fn kept<V: Clone>(entries: &ByCode<V>, is_left: impl Fn(&Code) -> bool) -> ByCode<V> {
    let left = entries.iter().filter(|(code, _)| is_left(code));
    left.map(|(code, value)| (code.clone(), value.clone())).collect()
}
