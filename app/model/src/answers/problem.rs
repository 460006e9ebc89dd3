//! What can be wrong with an answer.

use serde::{Deserialize, Serialize};

use super::Decimal;
use crate::text::TextProblem;

/// Why an answer cannot be stored or sent as it is. Holds limits, never what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// A required question has no answer.
    Missing,
    /// A required matrix has rows without an answer.
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
}

impl From<TextProblem> for Problem {
    fn from(problem: TextProblem) -> Self {
        match problem {
            TextProblem::TooLong { most } => Self::TooLong { most },
            TextProblem::ControlCharacter => Self::ControlCharacter,
        }
    }
}
