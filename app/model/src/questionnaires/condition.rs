//! Conditions: when a page or a question is shown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Code;
use crate::answers::{Answer, Answers, Decimal};

/// What must hold of the answers given so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Every one of these holds (none: holds).
    All(Vec<Condition>),
    /// At least one of these holds (none: does not hold).
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// The question has an answer other than "prefer not to say".
    Answered(Code),
    /// This option (yes, no, scale point) of the question was chosen.
    Chosen {
        /// The question.
        question: Code,
        /// The option's code; `yes` or `no`; `p0` to `p10` for a point of a scale.
        option: Code,
    },
    /// The number or the point of the scale is this or more.
    AtLeast {
        /// The question.
        question: Code,
        /// The least number for which this holds.
        number: Decimal,
    },
    /// The number or the point of the scale is this or less.
    AtMost {
        /// The question.
        question: Code,
        /// The greatest number for which this holds.
        number: Decimal,
    },
}

impl Condition {
    /// Whether it holds of these answers. Total: an unanswered question just does not match.
    pub fn holds(&self, answers: &Answers) -> bool {
        match self {
            Self::All(conditions) => conditions.iter().all(|c| c.holds(answers)),
            Self::Any(conditions) => conditions.iter().any(|c| c.holds(answers)),
            Self::Not(condition) => !condition.holds(answers),
            Self::Answered(question) => answers.get(question).is_some_and(|a| !a.is_not_said()),
            Self::Chosen { question, option } => {
                answers.get(question).is_some_and(|answer| answer.chose(option))
            }
            Self::AtLeast { question, number } => {
                answers.get(question).and_then(Answer::number).is_some_and(|given| given >= *number)
            }
            Self::AtMost { question, number } => {
                answers.get(question).and_then(Answer::number).is_some_and(|given| given <= *number)
            }
        }
    }

    /// Every question the condition hangs on, with the option it names, if it names one.
    pub fn mentions(&self) -> Vec<(&Code, Option<&Code>)> {
        match self {
            Self::All(conditions) | Self::Any(conditions) => {
                conditions.iter().flat_map(Self::mentions).collect()
            }
            Self::Not(condition) => condition.mentions(),
            Self::Chosen { question, option } => vec![(question, Some(option))],
            Self::Answered(question)
            | Self::AtLeast { question, .. }
            | Self::AtMost { question, .. } => vec![(question, None)],
        }
    }

    /// The same condition after a question, and some of its options, got other codes.
    #[must_use]
    pub fn renamed(&self, from: &Code, to: &Code, options: &BTreeMap<Code, Code>) -> Self {
        let each = |conditions: &[Self]| {
            conditions.iter().map(|condition| condition.renamed(from, to, options)).collect()
        };
        match self {
            Self::All(conditions) => Self::All(each(conditions)),
            Self::Any(conditions) => Self::Any(each(conditions)),
            Self::Not(condition) => Self::Not(Box::new(condition.renamed(from, to, options))),
            Self::Answered(question) if question == from => Self::Answered(to.clone()),
            Self::Chosen { question, option } if question == from => Self::Chosen {
                question: to.clone(),
                option: options.get(option).unwrap_or(option).clone(),
            },
            Self::AtLeast { question, number } if question == from => {
                Self::AtLeast { question: to.clone(), number: *number }
            }
            Self::AtMost { question, number } if question == from => {
                Self::AtMost { question: to.clone(), number: *number }
            }
            _ => self.clone(),
        }
    }
}
