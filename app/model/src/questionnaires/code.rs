//! Codes: the stable names of pages, questions, options and rows.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

const MOST_CHARACTERS: usize = 40;
/// A proposed code is shorter, so that a number finds room behind it.
const MOST_PROPOSED: usize = 24;

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

    /// The code that a text proposes: its first words in plain letters. A text without such
    /// letters proposes nothing; then the `otherwise` does.
    pub fn proposed(text: &str, otherwise: &str) -> Self {
        let found = Self::shaped(text).or_else(|| Self::shaped(otherwise));
        found.unwrap_or_else(|| Self("code".to_owned()))
    }

    /// This code if it is free; otherwise with the first number behind it that makes it so.
    #[must_use]
    pub fn or_numbered(&self, is_taken: impl Fn(&Self) -> bool) -> Self {
        if !is_taken(self) {
            return self.clone();
        }
        let (base, number) = self.0.rsplit_once('_').unwrap_or((&self.0, ""));
        let has_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let base = if has_number { base } else { &self.0 };
        let mut number = 2_u64;
        loop {
            let suffix = format!("_{number}");
            let room = base.len().min(MOST_CHARACTERS.saturating_sub(suffix.len()));
            let candidate = Self(format!("{}{suffix}", &base[..room]));
            if !is_taken(&candidate) {
                return candidate;
            }
            number += 1;
        }
    }

    fn shaped(text: &str) -> Option<Self> {
        let mut shaped = String::new();
        for character in text.nfkd().flat_map(char::to_lowercase) {
            if character.is_ascii_lowercase() || character.is_ascii_digit() {
                shaped.push(character);
            } else if !is_mark(character) && !shaped.is_empty() && !shaped.ends_with('_') {
                shaped.push('_');
            }
        }
        if shaped.len() > MOST_PROPOSED {
            // Whole words, if the first one is not longer than that.
            let end = shaped[..=MOST_PROPOSED].rfind('_').unwrap_or(MOST_PROPOSED);
            shaped.truncate(end);
        }
        let shaped = shaped.trim_end_matches('_');
        match shaped.chars().next()? {
            first if first.is_ascii_digit() => Some(Self(format!("n{shaped}"))),
            _ => Some(Self(shaped.to_owned())),
        }
    }
}

/// The dots and strokes that letters are taken apart into.
fn is_mark(character: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&character)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn proposed(text: &str) -> String {
        Code::proposed(text, "question").to_string()
    }

    #[test]
    fn a_text_proposes_a_code_that_can_be_read() {
        assert_eq!(proposed("Uitko Töölön rannalla?"), "uitko_toolon_rannalla");
        assert_eq!(proposed("  Mikä – jos mikään – häiritsee sinua rannalla?"), "mika_jos_mikaan");
        assert_eq!(proposed("10–20 minuuttia"), "n10_20_minuuttia");
        assert_eq!(proposed("¿Где?"), "question");
        assert_eq!(proposed(""), "question");
        assert_eq!(proposed(&"pitkäsana".repeat(9)).len(), MOST_PROPOSED);
    }

    #[test]
    fn a_taken_code_gets_the_next_free_number() {
        let taken: Vec<Code> = ["park", "park_2"].map(|code| code.parse().unwrap()).into();
        let free = |code: &str| {
            let code: Code = code.parse().unwrap();
            code.or_numbered(|code| taken.contains(code)).to_string()
        };
        assert_eq!(free("street"), "street");
        assert_eq!(free("park"), "park_3");
        assert_eq!(free("park_2"), "park_3", "numbers do not pile up");
    }

    proptest! {
        #[test]
        fn whatever_is_proposed_is_a_code(text in ".{0,80}", taken in 0_usize..12) {
            let code = Code::proposed(&text, "question");
            prop_assert!(code.as_str().parse::<Code>().is_ok());
            let mut known = vec![code];
            for _ in 0..taken {
                let next = known[0].or_numbered(|code| known.contains(code));
                prop_assert!(next.as_str().parse::<Code>().is_ok());
                prop_assert!(!known.contains(&next));
                known.push(next);
            }
        }
    }
}
