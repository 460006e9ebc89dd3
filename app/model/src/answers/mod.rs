//! Answers: what a member gave to each question, by stable codes.

mod decimal;
mod problem;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use decimal::Decimal;
pub use problem::Problem;

use crate::questionnaires::{Code, Path, Questionnaire};

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// "Prefer not to say": an answer of its own kind, never mixed with the others.
    NotSaid,
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
    Rows(BTreeMap<Code, Code>),
    /// Text in its clean form, never empty.
    Text(String),
    /// A number.
    Number(Decimal),
}

impl Answer {
    /// Whether this is "prefer not to say".
    pub const fn is_not_said(&self) -> bool {
        matches!(self, Self::NotSaid)
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
            Self::NotSaid | Self::Rows(_) | Self::Text(_) | Self::Number(_) => false,
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<Code, Answer>);

impl Answers {
    /// The answer to a question, if there is one.
    pub fn get(&self, question: &Code) -> Option<&Answer> {
        self.0.get(question)
    }

    /// Sets or replaces the answer to a question.
    pub fn set(&mut self, question: Code, answer: Answer) {
        self.0.insert(question, answer);
    }

    /// Takes the answer to a question back.
    pub fn clear(&mut self, question: &Code) {
        self.0.remove(question);
    }

    /// Every answer, by question code.
    pub fn iter(&self) -> impl Iterator<Item = (&Code, &Answer)> {
        self.0.iter()
    }

    /// How many questions have an answer.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(Code, Answer)> for Answers {
    fn from_iter<I: IntoIterator<Item = (Code, Answer)>>(answers: I) -> Self {
        Self(answers.into_iter().collect())
    }
}

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
