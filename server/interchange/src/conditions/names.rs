//! What the names in a file's conditions stand for here.

use std::collections::BTreeMap;

use model::{answers::Decimal, questionnaires::Code};

use super::Test;

/// A question, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path {
    /// The question.
    pub question: Code,
    /// The codes that lead to the part.
    pub parts: Vec<Code>,
}

impl Path {
    /// A question as a whole.
    pub const fn whole(question: Code) -> Self {
        Self { question, parts: Vec::new() }
    }

    /// A part of it.
    #[must_use]
    pub fn part(&self, code: &Code) -> Self {
        let mut part = self.clone();
        part.parts.push(code.clone());
        part
    }
}

impl std::fmt::Display for Path {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.question.fmt(formatter)?;
        self.parts.iter().try_for_each(|part| write!(formatter, ".{part}"))
    }
}

/// What the values of an answer in the file's conditions are here.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// One of these options; the file's value and ours.
    One(Vec<(String, Code)>),
    /// Any of these options.
    Many(Vec<(String, Code)>),
    /// A point of a scale.
    Points(u8, u8),
    /// A number.
    Number,
    /// Words.
    Words,
    /// Anything else: only whether there is an answer can be asked.
    Other,
}

/// What one name stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Name {
    /// An answer.
    Answer(Path, Values),
    /// Whether an option of a multiple choice was chosen.
    Chosen(Path, Code),
    /// Several answers under one name, as all rows of an array.
    Several(Vec<Name>),
    /// What is known beforehand.
    Known(Test),
}

/// The names of a file.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<String, Name>);

impl Names {
    /// Says what a name stands for; the first word counts.
    pub fn add(&mut self, name: impl Into<String>, meaning: Name) {
        self.0.entry(name.into()).or_insert(meaning);
    }

    /// What a name stands for.
    pub fn get(&self, name: &str) -> Option<&Name> {
        self.0.get(name)
    }

    /// Forgets what a name stood for.
    pub fn remove(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// Says what a name stands for; the last word counts.
    pub fn set(&mut self, name: String, meaning: Name) {
        self.0.insert(name, meaning);
    }
}

impl Values {
    /// The options for which a comparison with this value holds; none if it cannot be said.
    pub fn matching(&self, value: &str) -> Option<Code> {
        match self {
            Self::One(options) | Self::Many(options) => options
                .iter()
                .find(|(foreign, _)| foreign == value)
                .or_else(|| options.iter().find(|(foreign, _)| foreign.eq_ignore_ascii_case(value)))
                .map(|(_, code)| code.clone()),
            Self::Points(from, to) => {
                let point = value.trim().parse::<u8>().ok()?;
                let code = model::questionnaires::point_code(point);
                (from..=to).contains(&&point).then(|| code.parse().ok())?
            }
            Self::Number | Self::Words | Self::Other => None,
        }
    }

    /// The options with their values as numbers, if all values are numbers.
    pub fn numbered(&self) -> Option<Vec<(Decimal, Code)>> {
        match self {
            Self::One(options) | Self::Many(options) => options
                .iter()
                .map(|(foreign, code)| Decimal::parse(foreign).map(|n| (n, code.clone())))
                .collect(),
            _ => None,
        }
    }
}
