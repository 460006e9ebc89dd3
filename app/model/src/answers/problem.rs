//! What can be wrong with an answer.

use serde::{Deserialize, Serialize};

use super::{Date, Decimal};
use crate::text::TextProblem;

/// Why an answer cannot be stored or sent as it is. Holds limits, never what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// A required question has no answer.
    Missing,
    /// A required matrix has rows without an answer, or a question parts.
    MissingRows,
    /// "Other" was chosen and not told.
    OtherUntold,
    /// Something was answered and "prefer not to say" was ticked as well.
    Contradiction,
    /// Not one of the answers the question offers.
    NotOffered,
    /// More options than allowed.
    TooMany {
        /// The most allowed.
        most: u32,
    },
    /// Fewer options than asked for.
    TooFew {
        /// The least asked for.
        least: u32,
    },
    /// An option that stands for itself alone was chosen with others.
    NotAlone,
    /// Fewer characters than asked for.
    TooShort {
        /// The least asked for.
        least: u32,
    },
    /// More characters than the field takes.
    TooLong {
        /// The most allowed.
        most: u32,
    },
    /// A character that cannot be stored.
    ControlCharacter,
    /// Not a number.
    NotANumber,
    /// A number below the least.
    TooSmall {
        /// The least allowed.
        least: Decimal,
    },
    /// A number above the greatest.
    TooGreat {
        /// The greatest allowed.
        greatest: Decimal,
    },
    /// More decimals than allowed.
    TooManyDecimals {
        /// The most allowed; zero asks for a whole number.
        most: u8,
    },
    /// A number between the steps that can be given.
    OffStep {
        /// How far one number is from the next.
        step: Decimal,
    },
    /// Numbers that do not add up to what they must.
    WrongSum {
        /// What they must add up to.
        sum: Decimal,
    },
    /// Not a day of the calendar.
    NotADate,
    /// A day before the first allowed.
    TooEarly {
        /// The first allowed.
        first: Date,
    },
    /// A day after the last allowed.
    TooLate {
        /// The last allowed.
        last: Date,
    },
    /// A span of days that ends before it begins, or has one end only.
    NotASpan,
    /// Not a time of day.
    NotATime,
    /// It does not keep to one of the author's own rules.
    OwnRule {
        /// The number of the rule, from zero; its words are the question's.
        number: u8,
    },
    /// A question was passed over whose answer is wanted; going on all the same is possible.
    PassedOver,
    /// A file that is no picture that can be read.
    NotAPhoto,
    /// A picture of more bytes or points than are taken.
    PhotoTooLarge,
    /// More photos in one day than are taken from one person.
    TooManyPhotos,
    /// Photos are named that have not arrived, from this device or from another.
    PhotosAwaited,
    /// Two options were given the same place, or a place was left out.
    PlacesUnclear,
}

impl From<TextProblem> for Problem {
    fn from(problem: TextProblem) -> Self {
        match problem {
            TextProblem::TooLong { most } => Self::TooLong { most },
            TextProblem::ControlCharacter => Self::ControlCharacter,
        }
    }
}
