//! What stands in a column, and which columns a question without parts takes.

use crate::questionnaires::{Choice, Code, FROM, Kind, TO};

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The response's identifier within the project.
    Response,
    /// The questionnaire version of the response's sent answers.
    Version,
    /// The day on which the last answers of the response's block were sent.
    Day,
    /// The option of a single choice.
    Option,
    /// Whether this option of a multiple choice was chosen.
    Flag(Code),
    /// What was typed as "other, what?".
    OtherText,
    /// Yes or no.
    YesNo,
    /// A point of a scale.
    Point,
    /// The column chosen in this row of a matrix.
    Row(Code),
    /// The place that this option of a ranking was given, from 1.
    Place(Code),
    /// A text.
    Text,
    /// A number.
    Number,
    /// A day.
    Date,
    /// The first day of a span of days.
    From,
    /// The last day of a span of days.
    To,
    /// A time of day.
    Time,
    /// How many photos were added; the photos themselves are in no file.
    Photos,
}

/// What makes answers to one question comparable: answers of different shapes never share a column.
///
/// A scale's ends belong to it, since a mean over 1–5 and 0–10 points would mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    SingleChoice,
    MultipleChoice,
    YesNo,
    Scale { from: u8, to: u8 },
    Matrix,
    Ranking,
    Text,
    Number,
    Date,
    DateRange,
    Time,
    Photos,
}

impl Shape {
    /// The shape of a question without parts; none if there is nothing to answer by itself.
    pub(super) const fn of<T>(kind: &Kind<T>) -> Option<Self> {
        Some(match kind {
            Kind::TextBlock | Kind::Fields { .. } | Kind::Grid { .. } | Kind::Repeated { .. } => {
                return None;
            }
            Kind::SingleChoice { .. } | Kind::Place { .. } => Self::SingleChoice,
            Kind::MultipleChoice { .. } => Self::MultipleChoice,
            Kind::YesNo => Self::YesNo,
            Kind::Scale { from, to, .. } => Self::Scale { from: *from, to: *to },
            Kind::Matrix { .. } => Self::Matrix,
            Kind::Ranking { .. } => Self::Ranking,
            Kind::ShortText { .. } | Kind::LongText { .. } => Self::Text,
            Kind::Number { .. } | Kind::Calculated { .. } => Self::Number,
            Kind::Date { .. } => Self::Date,
            Kind::DateRange { .. } => Self::DateRange,
            Kind::Time => Self::Time,
            Kind::Photos { .. } => Self::Photos,
        })
    }
}

impl Holds {
    /// The columns that a question without parts needs, in order.
    pub(super) fn by<T>(kind: &Kind<T>) -> Vec<Self> {
        let other_text = |options: &[Choice<T>]| {
            options.iter().any(|option| option.other).then_some(Self::OtherText)
        };
        let each = |choices: &[Choice<T>], holds: fn(Code) -> Self| -> Vec<Self> {
            choices.iter().map(|choice| holds(choice.code.clone())).collect()
        };
        match kind {
            Kind::TextBlock | Kind::Fields { .. } | Kind::Grid { .. } | Kind::Repeated { .. } => {
                Vec::new()
            }
            Kind::SingleChoice { options, .. } | Kind::Place { options } => {
                [Self::Option].into_iter().chain(other_text(options)).collect()
            }
            Kind::MultipleChoice { options, .. } => {
                each(options, Self::Flag).into_iter().chain(other_text(options)).collect()
            }
            Kind::YesNo => vec![Self::YesNo],
            Kind::Scale { .. } => vec![Self::Point],
            Kind::Matrix { rows, .. } => each(rows, Self::Row),
            Kind::Ranking { options, .. } => each(options, Self::Place),
            Kind::ShortText { .. } | Kind::LongText { .. } => vec![Self::Text],
            Kind::Number { .. } | Kind::Calculated { .. } => vec![Self::Number],
            Kind::Date { .. } => vec![Self::Date],
            Kind::DateRange { .. } => vec![Self::From, Self::To],
            Kind::Time => vec![Self::Time],
            Kind::Photos { .. } => vec![Self::Photos],
        }
    }

    /// Whether it is what people wrote in words of their own.
    pub const fn is_own_words(&self) -> bool {
        matches!(self, Self::Text | Self::OtherText)
    }

    /// The option or row that the column is about, if it is about one.
    pub(super) const fn choice(&self) -> Option<&Code> {
        match self {
            Self::Flag(code) | Self::Row(code) | Self::Place(code) => Some(code),
            _ => None,
        }
    }

    /// What follows the question in the column's name, and a key that tells apart what reads alike.
    pub(super) fn name_end(&self) -> (String, String) {
        match self {
            Self::Flag(option) => (format!("__{option}"), format!("option {option}")),
            Self::Row(row) => (format!("__{row}"), format!("row {row}")),
            Self::Place(option) => (format!("__{option}"), format!("place {option}")),
            Self::From => (format!("__{FROM}"), "first day".to_owned()),
            Self::To => (format!("__{TO}"), "last day".to_owned()),
            // Not `__other`: that is the flag of an option called `other`, as most are.
            Self::OtherText => ("__other_text".to_owned(), "other text".to_owned()),
            _ => (String::new(), String::new()),
        }
    }

    /// Its name in the codebook.
    pub(super) const fn tag(&self) -> &'static str {
        match self {
            Self::Response => "response",
            Self::Version => "version",
            Self::Day => "day",
            Self::Option => "single_choice",
            Self::Flag(_) => "multiple_choice_option",
            Self::OtherText => "other_text",
            Self::YesNo => "yes_no",
            Self::Point => "scale",
            Self::Row(_) => "matrix_row",
            Self::Place(_) => "ranking_place",
            Self::Text => "text",
            Self::Number => "number",
            Self::Date => "date",
            Self::From => "date_range_from",
            Self::To => "date_range_to",
            Self::Time => "time",
            Self::Photos => "photos",
        }
    }
}
