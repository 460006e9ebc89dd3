//! What in people's own words looks like personal data: counted for the manifest (R29).
//!
//! A help for whoever hands a file on, no proof: names and places are not recognised.

use serde::{Deserialize, Serialize};

/// In how many texts something was recognised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalData {
    /// Texts looked at.
    pub texts: u64,
    /// Those with something like an e-mail address.
    pub with_address: u64,
    /// Those with something like a Finnish or international telephone number.
    pub with_phone: u64,
    /// Those with a Finnish personal identity code whose check character is right.
    pub with_identity_code: u64,
}

impl PersonalData {
    /// Looks at one text.
    pub fn look_at(&mut self, text: &str) {
        self.texts += 1;
        self.with_address += u64::from(has_address(text));
        self.with_phone += u64::from(has_phone(text));
        self.with_identity_code += u64::from(has_identity_code(text));
    }

    /// Whether anything was recognised.
    pub const fn is_suspicious(&self) -> bool {
        self.with_address + self.with_phone + self.with_identity_code > 0
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_edge = |sign: char| !sign.is_alphanumeric();
    text.split(|sign: char| sign.is_whitespace() || ",;<>()\"".contains(sign))
        .map(move |word| word.trim_matches(is_edge))
}

fn has_address(text: &str) -> bool {
    words(text).any(|word| {
        word.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && domain.split('.').filter(|label| !label.is_empty()).count() > 1
        })
    })
}

/// A 0 or a + and then six to fourteen digits, with no more than a space, hyphen or bracket between.
fn has_phone(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let begins = |place: usize| {
        let before = place.checked_sub(1).map(|before| signs[before]);
        matches!(signs[place], '0' | '+') && before.is_none_or(|sign| !sign.is_alphanumeric())
    };
    (0..signs.len()).filter(|place| begins(*place)).any(|place| {
        let (mut digits, mut gap) = (0, 0);
        for sign in &signs[place + 1..] {
            match sign {
                '0'..='9' => (digits, gap) = (digits + 1, 0),
                ' ' | '\u{a0}' | '-' | '(' | ')' if gap < 2 => gap += 1,
                _ => break,
            }
        }
        (6..=14).contains(&digits)
    })
}

const CHECK_CHARACTERS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
const CENTURY_SIGNS: &str = "+-ABCDEFUVWXY";

/// `ddmmyy`, a century sign, three digits, a check character.
fn has_identity_code(text: &str) -> bool {
    let signs: Vec<char> = text.chars().map(|sign| sign.to_ascii_uppercase()).collect();
    signs.windows(11).enumerate().any(|(place, code)| {
        let is_inside_a_word = |at: Option<&char>| at.is_some_and(|sign| sign.is_alphanumeric());
        let before = place.checked_sub(1).and_then(|before| signs.get(before));
        !is_inside_a_word(before) && !is_inside_a_word(signs.get(place + 11)) && is_code(code)
    })
}

fn is_code(code: &[char]) -> bool {
    let number = |range: &[char]| -> Option<u32> {
        range.iter().try_fold(0, |number, sign| Some(number * 10 + sign.to_digit(10)?))
    };
    let (Some(date), Some(individual)) = (number(&code[..6]), number(&code[7..10])) else {
        return false;
    };
    let (day, month) = (date / 10_000, date / 100 % 100);
    let check = CHECK_CHARACTERS.get(((date * 1_000 + individual) % 31) as usize);
    (1..=31).contains(&day)
        && (1..=12).contains(&month)
        && CENTURY_SIGNS.contains(code[6])
        && check.is_some_and(|check| char::from(*check) == code[10])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r29_what_looks_like_personal_data_is_recognised() {
        for text in ["Kirjoita: matti@posti.example.", "<anna.b@x.fi>"] {
            assert!(has_address(text), "{text}");
        }
        for text in ["soita 040 123 4567", "(+358 40-1234567)", "09-1234567", "puh.0401234567"] {
            assert!(has_phone(text), "{text}");
        }
        // Made up by the authority for tests: the individual number is from 900 on.
        for text in ["010594Y9032", "tunnus 131052-308t.", "010190-900P"] {
            assert!(has_identity_code(text), "{text}");
        }
    }

    #[test]
    fn r29_what_does_not_is_left_alone() {
        for text in ["", "@", "katso @kaupunki", "a@b", "kello 10-12", "2026-03-01", "1234567"] {
            let mut seen = PersonalData::default();
            seen.look_at(text);
            assert!(!seen.is_suspicious(), "{text}: {seen:?}");
        }
        assert!(!has_identity_code("131052-308U"), "a wrong check character");
        assert!(!has_identity_code("x131052-308T"), "inside a word");
    }
}
