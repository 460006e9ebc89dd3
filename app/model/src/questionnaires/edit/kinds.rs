//! The kinds of questions by name, and how each begins.

use std::str::FromStr;

use crate::{language::Texts, questionnaires::Kind};

/// A kind of question without what belongs to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindName {
    /// One of several options.
    SingleChoice,
    /// Any number of several options.
    MultipleChoice,
    /// Yes or no.
    YesNo,
    /// Points between two ends.
    Scale,
    /// One column for each row.
    Matrix,
    /// One line of text.
    ShortText,
    /// Several lines of text.
    LongText,
    /// A number.
    Number,
    /// Words to read.
    TextBlock,
}

impl KindName {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::SingleChoice,
        Self::MultipleChoice,
        Self::YesNo,
        Self::Scale,
        Self::Matrix,
        Self::ShortText,
        Self::LongText,
        Self::Number,
        Self::TextBlock,
    ];

    /// The kind's name, as in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SingleChoice => "single_choice",
            Self::MultipleChoice => "multiple_choice",
            Self::YesNo => "yes_no",
            Self::Scale => "scale",
            Self::Matrix => "matrix",
            Self::ShortText => "short_text",
            Self::LongText => "long_text",
            Self::Number => "number",
            Self::TextBlock => "text_block",
        }
    }

    /// The name of a question's kind.
    pub const fn of<T>(kind: &Kind<T>) -> Self {
        match kind {
            Kind::SingleChoice { .. } => Self::SingleChoice,
            Kind::MultipleChoice { .. } => Self::MultipleChoice,
            Kind::YesNo => Self::YesNo,
            Kind::Scale { .. } => Self::Scale,
            Kind::Matrix { .. } => Self::Matrix,
            Kind::ShortText { .. } => Self::ShortText,
            Kind::LongText { .. } => Self::LongText,
            Kind::Number { .. } => Self::Number,
            Kind::TextBlock => Self::TextBlock,
        }
    }

    /// What a question of this kind begins with.
    pub fn usual(self) -> Kind {
        match self {
            Self::SingleChoice => Kind::SingleChoice { options: Vec::new() },
            Self::MultipleChoice => Kind::MultipleChoice { options: Vec::new(), at_most: None },
            Self::YesNo => Kind::YesNo,
            Self::Scale => {
                Kind::Scale { from: 1, to: 5, low: Texts::default(), high: Texts::default() }
            }
            Self::Matrix => Kind::Matrix { rows: Vec::new(), columns: Vec::new() },
            Self::ShortText => Kind::ShortText { most: 200 },
            Self::LongText => Kind::LongText { most: 2_000 },
            Self::Number => Kind::Number { least: None, greatest: None, decimals: 0, unit: None },
            Self::TextBlock => Kind::TextBlock,
        }
    }
}

impl FromStr for KindName {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(())
    }
}
