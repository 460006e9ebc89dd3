//! Answers: what a member gave to each question, by stable codes.

mod by_code;
mod decimal;
mod json;
mod mark;
mod moment;
mod photo;
mod problem;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use by_code::ByCode;
pub use decimal::{Decimal, InvalidDecimal};
pub use moment::{Date, InvalidMoment, TimeOfDay};
pub use photo::PhotoId;
pub use problem::Problem;

use crate::questionnaires::{Code, Path, Question, Questionnaire};

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
    /// Photos in the order in which they were added, at least one; each once.
    Photos(Vec<PhotoId>),
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

    /// The photos in it; none in any other answer.
    pub fn photos(&self) -> &[PhotoId] {
        match self {
            Self::Photos(photos) => photos,
            _ => &[],
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

impl<T: Clone> Questionnaire<T> {
    /// What stands in the way of leaving one page forwards (`Some(page)`) or of sending (`None`).
    pub fn obstacles(&self, path: &Path, only: Option<usize>) -> Vec<Obstacle> {
        let mut obstacles = Vec::new();
        for (page, question) in self.on_path(path, only) {
            let answer = path.given().get(&question.code);
            let completes = question.offering(path.hidden(&question.code)).completes(answer);
            if let Err(problem) = completes.and_then(|()| question.keeps_rules(path.given())) {
                obstacles.push(Obstacle { page, question: question.code.clone(), problem });
            }
        }
        obstacles
    }

    /// The questions of a page that were passed over and whose answer is wanted, though not required.
    pub fn passed_over(&self, path: &Path, page: usize) -> Vec<Obstacle> {
        self.on_path(path, Some(page))
            .filter(|(_, question)| question.wanted && !question.required)
            .filter(|(_, question)| path.given().get(&question.code).is_none())
            .map(|(page, question)| Obstacle {
                page,
                question: question.code.clone(),
                problem: Problem::PassedOver,
            })
            .collect()
    }

    /// The questions that are shown, with the numbers of their pages.
    fn on_path<'a>(
        &'a self,
        path: &'a Path,
        only: Option<usize>,
    ) -> impl Iterator<Item = (usize, &'a Question<T>)> {
        let pages = self.pages.iter().enumerate();
        let pages = pages.filter(move |(number, _)| only.is_none_or(|only| only == *number));
        pages.flat_map(move |(page, content)| {
            let questions = content.questions.iter().enumerate();
            let shown = questions.filter(move |(place, _)| path.shows(page, *place));
            shown.map(move |(_, question)| (page, question))
        })
    }
}

impl<T: Clone> Question<T> {
    /// The question as it is asked when these options or rows are not offered.
    fn offering(&self, hidden: &[Code]) -> Cow<'_, Self> {
        if hidden.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut question = self.clone();
        if let Some(offered) = question.kind.offered_mut() {
            offered.retain(|choice| !hidden.contains(&choice.code));
        }
        Cow::Owned(question)
    }

    /// Whether the answer, if there is one, keeps to the author's own rules.
    fn keeps_rules(&self, given: &Answers) -> Result<(), Problem> {
        if given.get(&self.code).is_none_or(Answer::is_none) {
            return Ok(());
        }
        let broken = self.rules.iter().position(|rule| !rule.must.holds(given));
        broken.map_or(Ok(()), |number| {
            Err(Problem::OwnRule { number: u8::try_from(number).unwrap_or(u8::MAX) })
        })
    }
}
