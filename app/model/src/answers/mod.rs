//! Answers: what a member gave to each question, by stable codes.

mod by_code;
mod decimal;
mod json;
mod moment;
mod problem;

use serde::{Deserialize, Serialize};

pub use by_code::ByCode;
pub use decimal::Decimal;
pub use moment::{Date, InvalidMoment, TimeOfDay};
pub use problem::Problem;

use crate::questionnaires::{Code, Path, Questionnaire};

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// "Prefer not to say": an answer of its own kind, never mixed with the others.
    NotSaid,
    /// "Cannot say": likewise.
    NotKnown,
    /// One option.
    Option {
        /// The option's code.
        option: Code,
        /// "Other, what?"
        #[serde(default, skip_serializing_if = "Option::is_none")]
        other: Option<String>,
    },
    /// Several options, at least one.
    Options {
        /// The options' codes, in the order of the form.
        options: Vec<Code>,
        /// "Other, what?"
        #[serde(default, skip_serializing_if = "Option::is_none")]
        other: Option<String>,
    },
    /// Yes or no.
    YesNo(bool),
    /// A point of a scale.
    Point(u8),
    /// Rows of a matrix with the column chosen for each, at least one.
    Rows(ByCode<Code>),
    /// Text in its clean form, never empty.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// A time of day.
    Time(TimeOfDay),
    /// Options from the first place on.
    Ranked(Vec<Code>),
    /// The answers to the parts of a question that has parts, at least one: by field; by row, and
    /// by field within it; by number of the group (`n1`, `n2`, …), and by field within it.
    Parts(ByCode<Answer>),
}

impl Answer {
    /// Whether this is "prefer not to say".
    pub const fn is_not_said(&self) -> bool {
        matches!(self, Self::NotSaid)
    }

    /// Whether this says why there is no answer: "prefer not to say" or "cannot say".
    pub const fn is_none(&self) -> bool {
        matches!(self, Self::NotSaid | Self::NotKnown)
    }

    /// What was written: a text, or what "other" is; parts are not looked into.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Text(words) => Some(words),
            Self::Option { other, .. } | Self::Options { other, .. } => other.as_deref(),
            _ => None,
        }
    }

    /// Every answer without parts in it, with the codes that lead to it.
    pub fn leaves(&self) -> Vec<(Vec<Code>, &Self)> {
        let Self::Parts(parts) = self else { return vec![(Vec::new(), self)] };
        let mut leaves = Vec::new();
        for (code, part) in parts.iter() {
            for (mut path, leaf) in part.leaves() {
                path.insert(0, code.clone());
                leaves.push((path, leaf));
            }
        }
        leaves
    }

    /// How many answers without parts are in it.
    pub fn count_leaves(&self) -> usize {
        match self {
            Self::Parts(parts) => parts.iter().map(|(_, part)| part.count_leaves()).sum(),
            _ => 1,
        }
    }

    /// Everything that was written, in its parts too, with the codes that lead to it.
    pub fn all_words(&self) -> Vec<(Vec<Code>, &str)> {
        let leaves = self.leaves().into_iter();
        leaves.filter_map(|(path, leaf)| Some((path, leaf.words()?))).collect()
    }

    /// The answer to a part of a question, by the codes that lead to it. What was said of the
    /// whole question when it was not answered counts for every part.
    pub fn at(&self, path: &[Code]) -> Option<&Self> {
        match (self, path) {
            (Self::Parts(parts), [first, rest @ ..]) => parts.get(first)?.at(rest),
            (_, []) | (Self::NotSaid | Self::NotKnown, _) => Some(self),
            _ => None,
        }
    }

    /// Whether this option (`yes`/`no`, `p0`…`p10`) is the chosen one or among them.
    pub fn chose(&self, code: &Code) -> bool {
        match self {
            Self::Option { option, .. } => option == code,
            Self::Options { options, .. } => options.contains(code),
            Self::YesNo(yes) => code.as_str() == if *yes { "yes" } else { "no" },
            Self::Point(point) => {
                code.as_str().strip_prefix('p').and_then(|p| p.parse().ok()) == Some(*point)
            }
            _ => false,
        }
    }

    /// The answer as a number, where it is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Point(point) => Some(Decimal::whole(i64::from(*point))),
            _ => None,
        }
    }
}

/// The answers of one member to one questionnaire, by question.
pub type Answers = ByCode<Answer>;

/// A question that keeps a page from being left or answers from being sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// The number of the page.
    pub page: usize,
    /// The question.
    pub question: Code,
    /// What is wrong.
    pub problem: Problem,
}

impl<T> Questionnaire<T> {
    /// What stands in the way of leaving one page forwards (`Some(page)`) or of sending (`None`).
    pub fn obstacles(&self, answers: &Answers, path: &Path, only: Option<usize>) -> Vec<Obstacle> {
        let mut obstacles = Vec::new();
        for (page_number, page) in self.pages.iter().enumerate() {
            if only.is_some_and(|only| only != page_number) {
                continue;
            }
            for (question_number, question) in page.questions.iter().enumerate() {
                if !path.shows(page_number, question_number) {
                    continue;
                }
                if let Err(problem) = question.completes(answers.get(&question.code)) {
                    let question = question.code.clone();
                    obstacles.push(Obstacle { page: page_number, question, problem });
                }
            }
        }
        obstacles
    }
}
