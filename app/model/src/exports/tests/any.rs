//! Any questionnaire in several versions, and any answers that fit.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{choices, code, multiple, number, questionnaire, scale, single};
use crate::{
    answers::{Answer, ByCode, Date, Decimal, PhotoId, TimeOfDay},
    exports::Given,
    questionnaires::{Code, Expression, FROM, Kind, Question, Questionnaire, TO},
    text,
};

/// Few codes, so that versions and parts of names meet; some as long as codes can be.
const CODES: [&str; 18] = [
    "a",
    "a__b",
    "b",
    "b__c",
    "c",
    "b__other",
    "other",
    "other_text",
    "not_said",
    "not_known",
    "n1",
    "v2",
    "version",
    "to",
    "x_",
    "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
    "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqr",
    "q_______________________________________",
];

/// Questionnaires with their version numbers, ascending.
pub(super) fn versions() -> impl Strategy<Value = Vec<(i64, Questionnaire)>> {
    prop::collection::vec(any_questionnaire(), 1..5)
        .prop_map(|list| (1..).zip(list).map(|(n, q)| (n * 2 - 1, q)).collect())
}

fn any_questionnaire() -> impl Strategy<Value = Questionnaire> {
    let question = (prop::sample::select(&CODES[..]), kind(), any::<[bool; 2]>());
    prop::collection::vec(question, 0..7).prop_map(|questions| {
        let mut known = BTreeSet::new();
        let (kinds, none): (Vec<_>, Vec<_>) = questions
            .into_iter()
            .filter(|(name, ..)| known.insert(*name))
            .map(|(name, kind, none)| ((name, kind), none))
            .unzip();
        let mut questionnaire = questionnaire(kinds);
        for (question, none) in questionnaire.pages[0].questions.iter_mut().zip(none) {
            [question.may_decline, question.may_not_know] = none;
        }
        questionnaire
    })
}

/// Any kind, with parts or without.
fn kind() -> impl Strategy<Value = Kind> {
    let rows = prop::sample::subsequence(&CODES[..], 1..4).prop_shuffle();
    prop_oneof![
        1 => Just(Kind::TextBlock),
        10 => simple_kind(),
        2 => some().prop_map(|options| Kind::Ranking { options: choices(&options), at_most: None }),
        2 => (some(), some()).prop_map(|(rows, columns)| Kind::Matrix {
            rows: choices(&rows),
            columns: choices(&columns),
        }),
        2 => Just(Kind::DateRange { first: None, last: None }),
        1 => Just(Kind::Photos { at_most: 3 }),
        1 => Just(Kind::Calculated {
            formula: Expression::Number(Decimal::whole(1)),
            decimals: 6,
        }),
        2 => fields().prop_map(|fields| Kind::Fields { fields, sum: None }),
        2 => (rows, fields())
            .prop_map(|(rows, fields)| Kind::Grid { rows: choices(&rows), fields }),
        2 => (1_u8..4, fields()).prop_map(|(at_most, fields)| Kind::Repeated { fields, at_most }),
    ]
}

fn some() -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(&CODES[..], 1..6).prop_shuffle()
}

/// A kind that a field can be of.
fn simple_kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        some().prop_map(|options| single(&options)),
        some().prop_map(|options| multiple(&options)),
        Just(Kind::YesNo),
        (0_u8..2, 4_u8..6).prop_map(|(from, to)| scale(from, to)),
        Just(Kind::ShortText { at_least: 0, most: 500 }),
        Just(Kind::LongText { at_least: 0, most: 500 }),
        Just(number()),
        Just(Kind::Date { first: None, last: None }),
        Just(Kind::Time),
    ]
}

fn fields() -> impl Strategy<Value = Vec<Question>> {
    let names = prop::sample::subsequence(&CODES[..], 1..4).prop_shuffle();
    let kinds = prop::collection::vec((simple_kind(), any::<[bool; 2]>()), 3);
    (names, kinds).prop_map(|(names, kinds)| {
        let (kinds, none): (Vec<_>, Vec<_>) = kinds.into_iter().unzip();
        let mut fields = questionnaire(names.into_iter().zip(kinds).collect()).pages.remove(0);
        for (field, none) in fields.questions.iter_mut().zip(none) {
            [field.may_decline, field.may_not_know] = none;
        }
        fields.questions
    })
}

/// What could hurt a file: quotes, separators, line breaks, formulas, what cannot be seen.
pub(super) fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "[=+@＝－'\"`’ ,;\r\n\t\u{1}\u{1b}\u{7f}\u{85}\u{2028}\u{feff}\u{202e}\u{200b}a-cäö🙂0-9.-]{0,12}",
        "['\" \u{feff}]{0,3}[=+@-]?[a-c]{0,3}",
        "'{0,3}(not_said|not_known)?",
        "\\PC{0,20}",
    ]
}

/// One person's answers, each to some version that asks the question.
#[derive(Clone, Debug)]
pub(super) struct Sent(pub(super) Vec<(Code, i64, Answer)>);

impl Sent {
    pub(super) fn given(&self) -> impl Iterator<Item = Given<'_>> {
        self.0.iter().map(|(question, version, answer)| Given {
            question,
            version: *version,
            answer,
        })
    }
}

/// Versions with answers that fit them.
pub(super) fn versions_with_answers() -> impl Strategy<Value = (Vec<(i64, Questionnaire)>, Sent)> {
    let dice = prop::collection::vec((any::<u16>(), hostile()), 60);
    (versions(), dice).prop_map(|(versions, dice)| {
        let mut dice = Dice(dice.into_iter());
        let codes: BTreeSet<&Code> =
            versions.iter().flat_map(|(_, q)| q.questions().map(|q| &q.code)).collect();
        let answer = |code: &Code| {
            let (version, questionnaire) = dice.one(&versions);
            let question = questionnaire.question(code)?;
            let answer = dice.answer(question)?;
            assert_eq!(question.completes(Some(&answer)), Ok(()), "{answer:?}");
            Some((code.clone(), *version, answer))
        };
        let sent = Sent(codes.into_iter().filter_map(answer).collect());
        (versions, sent)
    })
}

/// Random numbers and texts; 0 and plain text when they run out.
struct Dice(std::vec::IntoIter<(u16, String)>);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        usize::from(self.0.next().unwrap_or_default().0) % most
    }

    fn one<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }

    fn line(&mut self) -> String {
        let typed = self.0.next().unwrap_or_default().1;
        text::line(&typed, 200).ok().filter(|t| !t.is_empty()).unwrap_or_else(|| "-x".to_owned())
    }

    fn prose(&mut self) -> String {
        let typed = self.0.next().unwrap_or_default().1;
        text::prose(&typed, 500).ok().filter(|t| !t.is_empty()).unwrap_or_else(|| "a\nb".to_owned())
    }

    fn date(&mut self) -> Date {
        let [year, month, day] = [3000, 12, 28].map(|most| 1 + self.below(most));
        Date::parse(&format!("{:04}-{month}-{day}", 1000 + year)).unwrap()
    }

    fn answer(&mut self, question: &Question) -> Option<Answer> {
        if !question.has_answer() {
            return None;
        }
        match self.below(8) {
            0 if question.may_decline => return Some(Answer::NotSaid),
            1 if question.may_not_know => return Some(Answer::NotKnown),
            _ => {}
        }
        if !question.kind.has_parts() {
            return self.content(&question.kind);
        }
        let leaves = question.leaves();
        let always = self.below(leaves.len());
        let mut parts = ByCode::default();
        for (place, (path, field)) in leaves.into_iter().enumerate() {
            if place == always || self.below(2) == 0 {
                let Some(answer) = self.answer(field) else { continue };
                let (last, first) = path.split_last().unwrap();
                match first.first() {
                    None => parts.set(last.clone(), answer),
                    Some(group) => {
                        let mut below = match parts.get(group) {
                            Some(Answer::Parts(below)) => below.clone(),
                            _ => ByCode::default(),
                        };
                        below.set(last.clone(), answer);
                        parts.set(group.clone(), Answer::Parts(below));
                    }
                }
            }
        }
        Some(Answer::Parts(parts))
    }

    fn content(&mut self, kind: &Kind) -> Option<Answer> {
        Some(match kind {
            Kind::TextBlock | Kind::Fields { .. } | Kind::Grid { .. } | Kind::Repeated { .. } => {
                return None;
            }
            Kind::SingleChoice { options, .. } | Kind::Place { options } => {
                let option = self.one(options).clone();
                let other = option.other.then(|| self.line());
                Answer::Option { option: option.code, other }
            }
            Kind::MultipleChoice { options, .. } => {
                let always = self.below(options.len());
                let mut chosen = options.clone();
                let mut place = 0;
                chosen.retain(|_| {
                    place += 1;
                    place - 1 == always || self.below(2) == 0
                });
                let other = chosen.iter().any(|c| c.other).then(|| self.line());
                Answer::Options { options: chosen.into_iter().map(|c| c.code).collect(), other }
            }
            Kind::YesNo => Answer::YesNo(self.below(2) == 0),
            Kind::Scale { from, to, .. } => {
                Answer::Point(*self.one(&(*from..=*to).collect::<Vec<_>>()))
            }
            Kind::Matrix { rows, columns } => {
                let always = self.one(rows).code.clone();
                let rows = rows.iter().map(|row| row.code.clone());
                let answered: Vec<Code> =
                    rows.filter(|row| *row == always || self.below(2) == 0).collect();
                let judged = answered.into_iter().map(|row| (row, self.one(columns).code.clone()));
                Answer::Rows(judged.collect())
            }
            Kind::ShortText { .. } => Answer::Text(self.line()),
            Kind::LongText { .. } => Answer::Text(self.prose()),
            Kind::Number { .. } | Kind::Calculated { .. } => {
                let text = format!("-{}.{}", self.below(1000), self.below(1000));
                Answer::Number(Decimal::parse(&text).unwrap())
            }
            Kind::Ranking { options, .. } => {
                let mut ranked: Vec<Code> = options.iter().map(|c| c.code.clone()).collect();
                ranked.rotate_left(self.below(options.len()));
                ranked.truncate(1 + self.below(options.len()));
                Answer::Ranked(ranked)
            }
            Kind::Date { .. } => Answer::Date(self.date()),
            Kind::DateRange { .. } => {
                let mut ends = [self.date(), self.date()];
                ends.sort();
                let ends = [FROM, TO].into_iter().zip(ends);
                Answer::Parts(ends.map(|(end, day)| (code(end), Answer::Date(day))).collect())
            }
            Kind::Photos { .. } => {
                let count = 1 + self.below(3) as u128;
                Answer::Photos((1..=count).map(PhotoId::new).collect())
            }
            Kind::Time => {
                let text = format!("{}:{:02}", self.below(24), self.below(60));
                Answer::Time(TimeOfDay::parse(&text).unwrap())
            }
        })
    }
}
