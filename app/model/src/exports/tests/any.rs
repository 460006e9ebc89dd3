//! Any questionnaire in several versions, and any answers that fit.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{choices, multiple, number, questionnaire, scale, single};
use crate::{
    answers::{Answer, Decimal},
    exports::Given,
    questionnaires::{Code, Kind, Question, Questionnaire},
    text,
};

/// Few codes, so that versions and parts of names meet; some as long as codes can be.
const CODES: [&str; 16] = [
    "a",
    "a__b",
    "b",
    "b__c",
    "c",
    "b__other",
    "other",
    "other_text",
    "not_said",
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
    let question = (prop::sample::select(&CODES[..]), kind(), any::<bool>());
    prop::collection::vec(question, 0..7).prop_map(|questions| {
        let mut known = BTreeSet::new();
        let (kinds, declinable): (Vec<_>, Vec<_>) = questions
            .into_iter()
            .filter(|(name, ..)| known.insert(*name))
            .map(|(name, kind, may_decline)| ((name, kind), may_decline))
            .unzip();
        let mut questionnaire = questionnaire(kinds);
        for (question, may_decline) in questionnaire.pages[0].questions.iter_mut().zip(declinable) {
            question.may_decline = may_decline;
        }
        questionnaire
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    let some = || prop::sample::subsequence(&CODES[..], 1..6).prop_shuffle();
    prop_oneof![
        Just(Kind::TextBlock),
        some().prop_map(|options| single(&options)),
        some().prop_map(|options| multiple(&options)),
        Just(Kind::YesNo),
        (0_u8..2, 4_u8..6).prop_map(|(from, to)| scale(from, to)),
        (some(), some()).prop_map(|(rows, columns)| Kind::Matrix {
            rows: choices(&rows),
            columns: choices(&columns),
        }),
        Just(Kind::ShortText { at_least: 0, most: 500 }),
        Just(Kind::LongText { at_least: 0, most: 500 }),
        Just(number()),
    ]
}

/// What could hurt a file: quotes, separators, line breaks, formulas, what cannot be seen.
pub(super) fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "[=+@＝－'\"`’ ,;\r\n\t\u{1}\u{1b}\u{7f}\u{85}\u{2028}\u{feff}\u{202e}\u{200b}a-cäö🙂0-9.-]{0,12}",
        "['\" \u{feff}]{0,3}[=+@-]?[a-c]{0,3}",
        "'{0,3}(not_said)?",
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
    let dice = prop::collection::vec((any::<u16>(), hostile()), 40);
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

    fn answer(&mut self, question: &Question) -> Option<Answer> {
        if question.is_answerable() && question.may_decline && self.below(4) == 0 {
            return Some(Answer::NotSaid);
        }
        Some(match &question.kind {
            Kind::TextBlock => return None,
            Kind::SingleChoice { options, .. } => {
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
            Kind::Number { .. } => {
                let text = format!("-{}.{}", self.below(1000), self.below(1000));
                Answer::Number(Decimal::parse(&text).unwrap())
            }
            _ => return None,
        })
    }
}
