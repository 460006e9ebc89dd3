//! Cells: what one response counts as in one partition.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Bin, InvalidKey, bins::Bins};
use crate::{
    answers::{Answer, Date, TimeOfDay},
    questionnaires::{Code, Kind, point_code},
};

/// One part of a partition; as text stable over versions of the questionnaire.
///
/// In the order in which cells of a kind are shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Cell {
    /// Numbers of this bin.
    Bin(Bin),
    /// The option or column with this code, offered now or earlier; `yes`/`no`; the point or the
    /// place `p0`…; the month `m2026_03`; the hour `h00`…`h23`.
    Code(Code),
    /// The option is among the chosen.
    Chosen,
    /// Others were chosen, or given a place.
    NotChosen,
    /// There is an answer.
    Answered,
    /// "Prefer not to say", "cannot say" or no answer, where they are not told apart.
    Unanswered,
    /// "Prefer not to say".
    NotSaid,
    /// "Cannot say".
    CannotSay,
    /// No answer.
    NoAnswer,
    /// An answer from when the question was of another kind.
    EarlierKind,
    /// How long answering took is not known.
    NotKnown,
    /// Stopped before anything was answered.
    AtStart,
    /// The response was sent when this was not asked or not offered.
    Unasked,
}

impl Cell {
    const NAMED: [(Self, &str); 11] = [
        (Self::Chosen, "~chosen"),
        (Self::NotChosen, "~not_chosen"),
        (Self::Answered, "~answered"),
        (Self::Unanswered, "~unanswered"),
        (Self::NotSaid, "~not_said"),
        (Self::CannotSay, "~cannot_say"),
        (Self::NoAnswer, "~no_answer"),
        (Self::EarlierKind, "~earlier_kind"),
        (Self::NotKnown, "~not_known"),
        (Self::AtStart, "~at_start"),
        (Self::Unasked, "~unasked"),
    ];

    /// Whether it holds answers that say something: these are what shares are of.
    pub const fn is_answer(&self) -> bool {
        matches!(
            self,
            Self::Bin(_)
                | Self::Code(_)
                | Self::Chosen
                | Self::NotChosen
                | Self::Answered
                | Self::AtStart
        )
    }

    /// The point of a scale or the place in a ranking, if it is one.
    pub(super) fn point(&self) -> Option<u8> {
        match self {
            Self::Code(code) => code.as_str().strip_prefix('p')?.parse().ok(),
            _ => None,
        }
    }

    fn named(code: &str) -> Self {
        code.parse().map_or(Self::EarlierKind, Self::Code)
    }

    pub(super) fn yes_no(yes: bool) -> Self {
        Self::named(if yes { "yes" } else { "no" })
    }

    pub(super) fn of_point(point: u8) -> Self {
        Self::named(&point_code(point))
    }

    /// A place in a ranking, from 1.
    pub(super) fn of_place(place: usize) -> Self {
        Self::named(&format!("p{place}"))
    }

    /// Days by month: in order as texts too, since every year has four digits.
    fn of_date(date: Date) -> Self {
        Self::named(&format!("m{}_{:02}", date.year(), date.month()))
    }

    /// Times of day by hour.
    fn of_time(time: TimeOfDay) -> Self {
        Self::named(&format!("h{:02}", time.hour()))
    }

    /// Why there is no answer, if there is none.
    pub(super) const fn of_none(answer: Option<&Answer>) -> Option<Self> {
        match answer {
            None => Some(Self::NoAnswer),
            Some(Answer::NotSaid) => Some(Self::NotSaid),
            Some(Answer::NotKnown) => Some(Self::CannotSay),
            Some(_) => None,
        }
    }

    /// The cell of an answer to a question that has one partition.
    pub(super) fn of_whole<T>(kind: &Kind<T>, answer: Option<&Answer>) -> Self {
        let (Some(answer), None) = (answer, Self::of_none(answer)) else {
            return Self::of_none(answer).unwrap_or(Self::NoAnswer);
        };
        match (kind, answer) {
            (Kind::SingleChoice { .. } | Kind::Place { .. }, Answer::Option { .. })
            | (Kind::YesNo, Answer::YesNo(_))
            | (Kind::Scale { .. }, Answer::Point(_))
            | (Kind::MultipleChoice { .. }, Answer::Options { .. })
            | (Kind::ShortText { .. } | Kind::LongText { .. }, Answer::Text(_))
            | (Kind::Photos { .. }, Answer::Photos(_))
            | (Kind::Date { .. }, Answer::Date(_))
            | (Kind::Time, Answer::Time(_)) => Self::of_former(answer),
            (Kind::Number { least, greatest, decimals, .. }, Answer::Number(number)) => {
                Self::Bin(Bins::new(*least, *greatest, *decimals).of(*number))
            }
            (Kind::Calculated { decimals, .. }, Answer::Number(number)) => {
                Self::Bin(Bins::new(None, None, *decimals).of(*number))
            }
            _ => Self::EarlierKind,
        }
    }

    /// The cell of an answer by itself, to what is no longer asked.
    pub(super) fn of_former(answer: &Answer) -> Self {
        match answer {
            Answer::NotSaid => Self::NotSaid,
            Answer::NotKnown => Self::CannotSay,
            Answer::Option { option, .. } => Self::Code(option.clone()),
            Answer::YesNo(yes) => Self::yes_no(*yes),
            Answer::Point(point) => Self::of_point(*point),
            Answer::Options { .. } | Answer::Text(_) | Answer::Photos(_) => Self::Answered,
            Answer::Number(number) => Self::Bin(Bins::Ladder.of(*number)),
            Answer::Date(date) => Self::of_date(*date),
            Answer::Time(time) => Self::of_time(*time),
            Answer::Rows(_) | Answer::Ranked(_) | Answer::Parts(_) => Self::EarlierKind,
        }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bin(bin) => bin.fmt(formatter),
            Self::Code(code) => code.fmt(formatter),
            cell => {
                let named = Self::NAMED.iter().find(|(named, _)| named == cell);
                formatter.write_str(named.map_or("", |(_, name)| name))
            }
        }
    }
}

impl FromStr for Cell {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        if let Some((cell, _)) = Self::NAMED.iter().find(|(_, name)| *name == text) {
            return Ok(cell.clone());
        }
        let bin = Bin::parse(text).map(Self::Bin);
        bin.or_else(|| text.parse().ok().map(Self::Code)).ok_or(InvalidKey)
    }
}

impl TryFrom<String> for Cell {
    type Error = InvalidKey;

    fn try_from(text: String) -> Result<Self, InvalidKey> {
        text.parse()
    }
}

impl From<Cell> for String {
    fn from(cell: Cell) -> Self {
        cell.to_string()
    }
}
