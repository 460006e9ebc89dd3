//! What is never shown, whatever is answered.
//!
//! Every way to answer what a condition hangs on is tried, where that can be done: conditions that
//! compare choices and numbers with something fixed, and not too many of them. Of the others
//! nothing is said.

use std::collections::BTreeSet;

use super::{
    Code, Expression, Holder, Kind, Page, Question, Questionnaire,
    expression::{Function, Operator},
    point_code,
};
use crate::answers::{Answer, Answers, Decimal};

/// The most ways to answer that are tried for one condition.
const MOST_WAYS: usize = 2_000;
/// The most options of which every choice of several is tried.
const MOST_TOGETHER: usize = 6;

impl Questionnaire {
    /// The pages, questions and endings that nobody can get to see.
    pub(super) fn unreachable(&self) -> Vec<Holder> {
        let mut unreachable = Vec::new();
        for (place, page) in self.pages.iter().enumerate() {
            let ends = self.pages[..place].iter().filter_map(|page| page.end_if.as_ref());
            // What cannot be tried ends nothing, as far as is said here.
            let ends: Vec<&Expression> = ends.filter(|end| end.is_plain()).collect();
            if page.show_if.is_some() || !ends.is_empty() {
                let sees = |part: &Self, answers: &Answers| {
                    let number = part.pages.iter().position(|one| one.code == page.code);
                    let seen = part.path(answers);
                    number.is_some_and(|number| seen.shows_page(number))
                };
                let asked = page.questions.iter().find(|question| question.is_answerable());
                if let Some(asked) = asked
                    && asked.show_if.is_none()
                    && self.is_never_after(
                        &ends,
                        page.show_if.iter().collect(),
                        (&asked.code, sees),
                    )
                {
                    unreachable.push(Holder::Page(page.code.clone()));
                    continue;
                }
            }
            // `no` is no mistake: somebody has put the question aside.
            let aside = Expression::YesNo(false);
            let may_be_never = |q: &&Question| q.show_if.as_ref().is_some_and(|c| *c != aside);
            for question in page.questions.iter().filter(may_be_never) {
                let sees =
                    |part: &Self, answers: &Answers| part.path(answers).sees(part, &question.code);
                let conditions = page.show_if.iter().chain(&question.show_if).collect();
                if question.is_answerable()
                    && self.is_never_after(&ends, conditions, (&question.code, sees))
                {
                    unreachable.push(Holder::Question(question.code.clone()));
                }
            }
        }
        unreachable.extend(self.unreachable_endings());
        unreachable.extend(self.counting_nobody());
        unreachable
    }

    fn unreachable_endings(&self) -> impl Iterator<Item = Holder> {
        let ends = self.pages.iter().filter_map(|page| page.end_if.as_ref());
        let before: Vec<&Expression> = ends.collect();
        let is_unreachable = move |(number, ending): &(usize, &super::Ending)| {
            let fits = |part: &Self, answers: &Answers| {
                part.ending(&part.path(answers)).is_some_and(|one| one.code == ending.code)
            };
            let earlier = self.endings[..=*number].iter().filter_map(|one| one.show_if.as_ref());
            self.is_never(before.iter().copied().chain(earlier).collect(), None, fits)
        };
        let unreachable = self.endings.iter().enumerate().filter(is_unreachable);
        unreachable
            .map(|(_, ending)| Holder::Ending(ending.code.clone()))
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// The quotas that no answers are counted by.
    fn counting_nobody(&self) -> Vec<Holder> {
        let ends = self.pages.iter().filter_map(|page| page.end_if.as_ref());
        let before: Vec<&Expression> = ends.collect();
        let mut nobody = Vec::new();
        for quota in &self.quotas {
            let Some(condition) = &quota.counts_if else { continue };
            let counts =
                |part: &Self, answers: &Answers| condition.holds(part.path(answers).given());
            let conditions = before.iter().copied().chain([condition]).collect();
            if self.is_never(conditions, None, counts) {
                nobody.push(Holder::Quota(quota.code.clone()));
            }
        }
        nobody
    }

    /// Whether a question is never there: for what it hangs on alone, or with these early ends before it.
    fn is_never_after<'a>(
        &'a self,
        ends: &[&'a Expression],
        conditions: Vec<&'a Expression>,
        (target, is_there): (&Code, impl Fn(&Self, &Answers) -> bool),
    ) -> bool {
        // Fewer can be tried where there is less to try.
        let with_ends = conditions.iter().chain(ends).copied().collect();
        !conditions.is_empty() && self.is_never(conditions, Some(target), &is_there)
            || !ends.is_empty() && self.is_never(with_ends, Some(target), &is_there)
    }

    /// Whether no way to answer what these hang on brings `is_there` about; false where not every
    /// way can be tried.
    fn is_never<'a>(
        &'a self,
        conditions: Vec<&'a Expression>,
        target: Option<&Code>,
        is_there: impl Fn(&Self, &Answers) -> bool,
    ) -> bool {
        let Some(asked) = self.all_behind(conditions) else { return false };
        let part = self.part(&asked, target);
        let constants = part.constants();
        let mut ways = vec![Answers::default()];
        for question in part.questions().filter(|question| asked.contains(&question.code)) {
            let Some(values) = possible(question, &constants) else { return false };
            if ways.len() * (values.len() + 1) > MOST_WAYS {
                return false;
            }
            let mut more = Vec::new();
            for way in &ways {
                for value in &values {
                    let mut way = way.clone();
                    way.set(question.code.clone(), value.clone());
                    more.push(way);
                }
            }
            ways.append(&mut more);
        }
        !ways.iter().any(|way| part.leads_to(target, way) && is_there(&part, way))
    }

    /// Whether these answers may be gone on with, up to this question: what must be answered is.
    fn leads_to(&self, target: Option<&Code>, answers: &Answers) -> bool {
        let has_target = |page: &Page| page.questions.iter().any(|one| Some(&one.code) == target);
        let pages = self.pages.iter().position(has_target).unwrap_or(self.pages.len());
        let path = self.path(answers);
        let is_passed = |(page, number): (usize, usize)| {
            let question = &self.pages[page].questions[number];
            let is_given = path.given().get(&question.code).is_some();
            !question.required || !path.shows(page, number) || is_given
        };
        (0..pages)
            .flat_map(|page| (0..self.pages[page].questions.len()).map(move |one| (page, one)))
            .all(is_passed)
    }

    /// Every question that these hang on, and that those hang on in turn; none if one of them is
    /// beyond trying.
    fn all_behind<'a>(&'a self, mut conditions: Vec<&'a Expression>) -> Option<BTreeSet<Code>> {
        let mut asked = BTreeSet::new();
        while let Some(condition) = conditions.pop() {
            if !condition.is_plain() {
                return None;
            }
            for mention in condition.mentions() {
                if !asked.insert(mention.question.clone()) {
                    continue;
                }
                let page = self.pages.iter().find(|page| {
                    page.questions.iter().any(|question| question.code == *mention.question)
                })?;
                let question = self.question(mention.question)?;
                conditions.extend(page.show_if.iter().chain(&question.show_if));
                let offered = question.kind.offered().iter();
                conditions.extend(offered.filter_map(|choice| choice.show_if.as_ref()));
            }
        }
        Some(asked)
    }

    /// The questionnaire with no more than these questions in it. Of what is looked for every choice is
    /// offered: what those hang on is not among the questions.
    fn part(&self, asked: &BTreeSet<Code>, target: Option<&Code>) -> Self {
        let is_in = |code: &Code| asked.contains(code) || Some(code) == target;
        let mut part = self.clone();
        for page in &mut part.pages {
            page.questions.retain(|question| is_in(&question.code));
            let looked_for = page.questions.iter_mut().filter(|one| Some(&one.code) == target);
            for choice in looked_for.filter_map(|one| one.kind.offered_mut()).flatten() {
                choice.show_if = None;
            }
            let ends = page.end_if.take();
            page.end_if = ends.filter(|end| {
                end.is_plain() && end.mentions().iter().all(|one| asked.contains(one.question))
            });
        }
        part
    }

    /// The numbers that its conditions compare with.
    fn constants(&self) -> Vec<Decimal> {
        let mut constants = Vec::new();
        let of_questions = self.questions().flat_map(|question| {
            let offered = question.kind.offered().iter();
            question.show_if.iter().chain(offered.filter_map(|choice| choice.show_if.as_ref()))
        });
        let of_pages = self.pages.iter().flat_map(|page| page.show_if.iter().chain(&page.end_if));
        let of_endings = self.endings.iter().filter_map(|ending| ending.show_if.as_ref());
        let of_quotas = self.quotas.iter().filter_map(|quota| quota.counts_if.as_ref());
        for condition in of_questions.chain(of_pages).chain(of_endings).chain(of_quotas) {
            condition.note_constants(&mut constants);
        }
        constants
    }
}

impl super::Path {
    fn sees(&self, of: &Questionnaire, question: &Code) -> bool {
        of.pages.iter().enumerate().any(|(number, page)| {
            let place = page.questions.iter().position(|one| one.code == *question);
            place.is_some_and(|place| self.shows(number, place))
        })
    }
}

impl Expression {
    /// Whether it does no more than compare answers with something fixed.
    fn is_plain(&self) -> bool {
        match self {
            Self::YesNo(_) | Self::Answer(_) => true,
            Self::All(parts) | Self::Any(parts) => parts.iter().all(Self::is_plain),
            Self::Not(inner) => inner.is_plain(),
            Self::Binary(operator, sides) => {
                let is_fixed =
                    |side: &Self| matches!(side, Self::Number(_) | Self::Text(_) | Self::YesNo(_));
                let is_answer = |side: &Self| matches!(side, Self::Answer(_));
                let is_calculation = matches!(
                    operator,
                    Operator::Plus | Operator::Minus | Operator::Times | Operator::Over
                );
                let (left, right) = (&sides.0, &sides.1);
                !is_calculation
                    && (is_answer(left) && is_fixed(right) || is_fixed(left) && is_answer(right))
            }
            Self::Call(Function::Answered | Function::Declined, parts) => {
                matches!(parts.as_slice(), [Self::Answer(_)])
            }
            _ => false,
        }
    }

    fn note_constants(&self, constants: &mut Vec<Decimal>) {
        match self {
            Self::Number(number) => constants.push(*number),
            Self::All(parts) | Self::Any(parts) | Self::Call(_, parts) => {
                for part in parts {
                    part.note_constants(constants);
                }
            }
            Self::Not(inner) | Self::Minus(inner) => inner.note_constants(constants),
            Self::Binary(_, sides) => {
                sides.0.note_constants(constants);
                sides.1.note_constants(constants);
            }
            _ => {}
        }
    }
}

/// Every answer that makes a difference to conditions on a question; none: beyond trying.
fn possible(question: &Question, constants: &[Decimal]) -> Option<Vec<Answer>> {
    let option = |option: &Code| Answer::Option { option: option.clone(), other: None };
    let mut answers: Vec<Answer> = match &question.kind {
        Kind::SingleChoice { options, .. } | Kind::Place { options } => {
            options.iter().map(|o| option(&o.code)).collect()
        }
        Kind::YesNo => vec![Answer::YesNo(true), Answer::YesNo(false)],
        Kind::Scale { from, to, .. } => (*from..=*to)
            .filter(|point| point_code(*point).parse::<Code>().is_ok())
            .map(Answer::Point)
            .collect(),
        Kind::MultipleChoice { options, .. } if options.len() <= MOST_TOGETHER => {
            let chosen = |which: u32| {
                let is_in = |(number, _): &(usize, _)| which >> number & 1 == 1;
                let codes = options.iter().enumerate().filter(is_in);
                Answer::Options {
                    options: codes.map(|(_, option)| option.code.clone()).collect(),
                    other: None,
                }
            };
            (1..1_u32 << options.len()).map(chosen).collect()
        }
        Kind::Number { least, greatest, decimals, .. } => {
            let beside = match decimals {
                0 => Decimal::whole(1),
                _ => Decimal::parse("0.000001")?,
            };
            let around = |number: &Decimal| {
                [number.plus(Decimal::whole(0)), number.plus(beside), number.plus(beside.negated())]
            };
            let ends = [least.unwrap_or(Decimal::whole(0)), greatest.unwrap_or(Decimal::whole(0))];
            let is_allowed = |number: &Decimal| {
                least.is_none_or(|least| *number >= least)
                    && greatest.is_none_or(|greatest| *number <= greatest)
            };
            let all: BTreeSet<Decimal> =
                constants.iter().chain(&ends).flat_map(around).flatten().collect();
            all.into_iter().filter(is_allowed).map(Answer::Number).collect()
        }
        _ => return None,
    };
    if question.may_decline {
        answers.push(Answer::NotSaid);
    }
    Some(answers)
}
