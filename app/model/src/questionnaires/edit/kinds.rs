//! The kinds of questions by name, and how each begins.

use std::str::FromStr;

use crate::{
    answers::Decimal,
    language::Texts,
    questionnaires::{Expression, Kind, ListStyle, ScaleStyle},
};

/// A kind of question without what belongs to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindName {
    /// One of several options.
    SingleChoice,
    /// One of several places.
    Place,
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
    /// Options in an order of one's own.
    Ranking,
    /// A day.
    Date,
    /// From one day to another.
    DateRange,
    /// A time of day.
    Time,
    /// Photos.
    Photos,
    /// Several fields.
    Fields,
    /// The same fields for each row.
    Grid,
    /// The same fields as often as needed.
    Repeated,
    /// A number that is worked out.
    Calculated,
    /// Words to read.
    TextBlock,
}

impl KindName {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 19] = [
        Self::SingleChoice,
        Self::Place,
        Self::MultipleChoice,
        Self::YesNo,
        Self::Scale,
        Self::Matrix,
        Self::ShortText,
        Self::LongText,
        Self::Number,
        Self::Ranking,
        Self::Date,
        Self::DateRange,
        Self::Time,
        Self::Photos,
        Self::Fields,
        Self::Grid,
        Self::Repeated,
        Self::Calculated,
        Self::TextBlock,
    ];

    /// The kind's name, as in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SingleChoice => "single_choice",
            Self::Place => "place",
            Self::MultipleChoice => "multiple_choice",
            Self::YesNo => "yes_no",
            Self::Scale => "scale",
            Self::Matrix => "matrix",
            Self::ShortText => "short_text",
            Self::LongText => "long_text",
            Self::Number => "number",
            Self::Ranking => "ranking",
            Self::Date => "date",
            Self::DateRange => "date_range",
            Self::Time => "time",
            Self::Photos => "photos",
            Self::Fields => "fields",
            Self::Grid => "grid",
            Self::Repeated => "repeated",
            Self::Calculated => "calculated",
            Self::TextBlock => "text_block",
        }
    }

    /// The name of a question's kind.
    pub const fn of<T>(kind: &Kind<T>) -> Self {
        match kind {
            Kind::SingleChoice { .. } => Self::SingleChoice,
            Kind::Place { .. } => Self::Place,
            Kind::MultipleChoice { .. } => Self::MultipleChoice,
            Kind::YesNo => Self::YesNo,
            Kind::Scale { .. } => Self::Scale,
            Kind::Matrix { .. } => Self::Matrix,
            Kind::ShortText { .. } => Self::ShortText,
            Kind::LongText { .. } => Self::LongText,
            Kind::Number { .. } => Self::Number,
            Kind::Ranking { .. } => Self::Ranking,
            Kind::Date { .. } => Self::Date,
            Kind::DateRange { .. } => Self::DateRange,
            Kind::Time => Self::Time,
            Kind::Photos { .. } => Self::Photos,
            Kind::Fields { .. } => Self::Fields,
            Kind::Grid { .. } => Self::Grid,
            Kind::Repeated { .. } => Self::Repeated,
            Kind::Calculated { .. } => Self::Calculated,
            Kind::TextBlock => Self::TextBlock,
        }
    }

    /// What a question of this kind begins with.
    pub fn usual(self) -> Kind {
        match self {
            Self::Place => Kind::Place { options: Vec::new() },
            Self::SingleChoice => {
                Kind::SingleChoice { options: Vec::new(), shown_as: ListStyle::default() }
            }
            Self::MultipleChoice => {
                Kind::MultipleChoice { options: Vec::new(), at_least: None, at_most: None }
            }
            Self::YesNo => Kind::YesNo,
            Self::Scale => Kind::Scale {
                from: 1,
                to: 5,
                low: Texts::default(),
                high: Texts::default(),
                between: Vec::new(),
                style: ScaleStyle::default(),
            },
            Self::Matrix => Kind::Matrix { rows: Vec::new(), columns: Vec::new() },
            Self::ShortText => Kind::ShortText { at_least: 0, most: 200 },
            Self::LongText => Kind::LongText { at_least: 0, most: 2_000 },
            Self::Number => Kind::Number {
                least: None,
                greatest: None,
                decimals: 0,
                step: None,
                slider: false,
                unit: None,
            },
            Self::Ranking => Kind::Ranking { options: Vec::new(), at_most: None },
            Self::Date => Kind::Date { first: None, last: None },
            Self::DateRange => Kind::DateRange { first: None, last: None },
            Self::Time => Kind::Time,
            Self::Photos => Kind::Photos { at_most: 1 },
            Self::Fields => Kind::Fields { fields: Vec::new(), sum: None },
            Self::Grid => Kind::Grid { rows: Vec::new(), fields: Vec::new() },
            Self::Repeated => Kind::Repeated { fields: Vec::new(), at_most: 5 },
            Self::Calculated => {
                Kind::Calculated { formula: Expression::Number(Decimal::whole(0)), decimals: 0 }
            }
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
