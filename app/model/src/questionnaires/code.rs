//! Codes: the stable names of pages, questions, options and rows.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

const MOST_CHARACTERS: usize = 40;

/// A stable name: a lower-case letter, then letters, digits and `_`; at most 40 characters.
///
/// Answers, files and later versions refer to codes, never to positions or texts. A code never
/// holds `-`, which separates the parts of a field's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

impl Code {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is not a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a code is a lower-case letter, then letters a-z, digits and _, at most 40 characters")]
pub struct InvalidCode;

impl TryFrom<String> for Code {
    type Error = InvalidCode;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut characters = text.chars();
        let starts_well = characters.next().is_some_and(|c| c.is_ascii_lowercase());
        let goes_on_well =
            characters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if starts_well && goes_on_well && text.len() <= MOST_CHARACTERS {
            Ok(Self(text))
        } else {
            Err(InvalidCode)
        }
    }
}

impl FromStr for Code {
    type Err = InvalidCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.to_owned().try_into()
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
