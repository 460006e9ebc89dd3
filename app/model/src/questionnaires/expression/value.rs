//! What an expression comes to.

use crate::{
    answers::{Answer, ByCode, Date, Decimal},
    questionnaires::Code,
};

/// What an expression comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing: not answered, not said, or not to be computed.
    Absent,
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(Decimal),
    /// A point of a scale: a number, and known by its code as well.
    Point(u8),
    /// Words.
    Text(&'a str),
    /// A day.
    Date(Date),
    /// One option, or one column of a matrix.
    Code(&'a Code),
    /// Several options.
    Codes(&'a [Code]),
    /// The parts of an answer.
    Parts(&'a ByCode<Answer>),
    /// So many photos.
    Photos(usize),
    /// The rows of a matrix with the column chosen in each.
    Rows(&'a ByCode<Code>),
}

impl<'a> Value<'a> {
    /// The value of an answer.
    pub fn of(answer: &'a Answer) -> Self {
        match answer {
            Answer::NotSaid | Answer::NotKnown => Self::Absent,
            Answer::Parts(parts) => Self::Parts(parts),
            Answer::Photos(photos) => Self::Photos(photos.len()),
            Answer::Option { option, .. } => Self::Code(option),
            Answer::Options { options, .. } | Answer::Ranked(options) => Self::Codes(options),
            Answer::YesNo(yes) => Self::YesNo(*yes),
            Answer::Point(point) => Self::Point(*point),
            Answer::Rows(rows) => Self::Rows(rows),
            Answer::Text(text) => Self::Text(text),
            Answer::Number(number) => Self::Number(*number),
            Answer::Date(date) => Self::Date(*date),
            Answer::Time(time) => Self::Number(time.hours()),
        }
    }

    /// The value of a part of an answer, by the codes that lead to it: the column chosen in a row,
    /// the place of an option, the answer in a field, one end of a span of days.
    pub fn of_part(answer: &'a Answer, parts: &[Code]) -> Self {
        let [part, deeper @ ..] = parts else { return Self::of(answer) };
        match answer {
            Answer::Parts(parts) => {
                parts.get(part).map_or(Self::Absent, |part| Self::of_part(part, deeper))
            }
            _ if !deeper.is_empty() => Self::Absent,
            Answer::Rows(rows) => rows.get(part).map_or(Self::Absent, Self::Code),
            Answer::Ranked(ranked) => {
                let place = ranked.iter().position(|option| option == part);
                let number = place.and_then(|place| i64::try_from(place + 1).ok());
                number.map_or(Self::Absent, |number| Self::Number(Decimal::whole(number)))
            }
            _ => Self::Absent,
        }
    }

    /// Whether it is `yes`; anything else does not hold.
    pub const fn holds(self) -> bool {
        matches!(self, Self::YesNo(true))
    }

    /// The number, where it is one.
    pub(super) fn number(self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(number),
            Self::Point(point) => Some(Decimal::whole(i64::from(point))),
            _ => None,
        }
    }

    /// The words or the code that something else can be compared with.
    pub(super) fn word(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Code(code) => Some(code.as_str()),
            Self::YesNo(yes) => Some(if yes { "yes" } else { "no" }),
            _ => None,
        }
    }

    /// Whether it is what goes by this word. None: it goes by no word.
    pub(super) fn goes_by(self, word: &str) -> Option<bool> {
        match self {
            Self::Point(point) => {
                Some(word.strip_prefix('p').and_then(|p| p.parse().ok()) == Some(point))
            }
            other => other.word().map(|own| own == word),
        }
    }

    /// Whether the option of this word is chosen: alone, among several, or in any row.
    pub(super) fn has(self, word: &str) -> bool {
        match self {
            Self::Codes(codes) => codes.iter().any(|code| code.as_str() == word),
            Self::Rows(rows) => rows.iter().any(|(_, column)| column.as_str() == word),
            // Words are written, not chosen.
            Self::Text(_) => false,
            other => other.goes_by(word) == Some(true),
        }
    }
}
