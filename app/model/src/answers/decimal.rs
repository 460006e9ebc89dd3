//! Decimal numbers as people type them: exact, the same on every machine.

mod arithmetic;

use std::{cmp::Ordering, fmt};

use serde::{Deserialize, Serialize};

use crate::language::Language;

const MOST_DIGITS: usize = 15;

/// An exact decimal number of at most 15 digits, e.g. 12.5.
///
/// Equal numbers are equal values: trailing zeros after the point are never kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal {
    digits: i64,
    decimals: u8,
}

impl Decimal {
    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self { digits: number, decimals: 0 }
    }

    /// How many digits stand after the point.
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// Reads a number with a point or a comma, spaces between thousands allowed.
    ///
    /// None for anything else, and for more than 15 digits. `1.234,5` is refused rather than
    /// guessed at.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let (negative, rest) = match typed.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, typed.strip_prefix('+').unwrap_or(typed)),
        };
        let (whole, fraction) = match rest.split_once([',', '.']) {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return None,
            None => (rest, ""),
        };
        let whole: String =
            whole.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
        let fraction = fraction.trim_end_matches('0');
        let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(&whole) || !all_digits(fraction) {
            return None;
        }
        let digits = format!("{}{fraction}", whole.trim_start_matches('0'));
        if digits.len() > MOST_DIGITS {
            return None;
        }
        let digits: i64 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
        let decimals = u8::try_from(fraction.len()).ok()?;
        Some(Self { digits: if negative { -digits } else { digits }, decimals })
    }

    /// The number as readers of this language write it: comma in Finnish and Swedish.
    pub fn shown(self, language: Language) -> String {
        let plain = self.to_string().replace('-', "\u{2212}");
        match language {
            Language::Fi | Language::Sv => plain.replace('.', ","),
            Language::En => plain,
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let decimals = usize::from(self.decimals);
        let digits = format!("{:0width$}", self.digits.unsigned_abs(), width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        if fraction.is_empty() {
            write!(formatter, "{sign}{whole}")
        } else {
            write!(formatter, "{sign}{whole}.{fraction}")
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.decimals.max(other.decimals);
        let at_scale = |n: &Self| i128::from(n.digits) * 10_i128.pow(u32::from(scale - n.decimals));
        at_scale(self).cmp(&at_scale(other))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The text is not a decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number of at most 15 digits")]
pub struct InvalidDecimal;

impl TryFrom<String> for Decimal {
    type Error = InvalidDecimal;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or(InvalidDecimal)
    }
}

impl From<Decimal> for String {
    fn from(number: Decimal) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(typed: &str) -> Option<String> {
        Decimal::parse(typed).map(|number| number.to_string())
    }

    #[test]
    fn commas_points_and_spaces_are_understood() {
        assert_eq!(shown("12,50").as_deref(), Some("12.5"));
        assert_eq!(shown(" 1 234\u{a0}567.8 ").as_deref(), Some("1234567.8"));
        assert_eq!(shown("\u{2212}0,05").as_deref(), Some("-0.05"));
        assert_eq!(shown("007").as_deref(), Some("7"));
        assert_eq!(shown("-0").as_deref(), Some("0"));
    }

    #[test]
    fn what_is_not_surely_a_number_is_refused() {
        for typed in ["", "-", ",5", "5,", "1.234,5", "1e9", "0x10", "٣", "1234567890123456", "NaN"]
        {
            assert_eq!(shown(typed), None, "{typed}");
        }
    }

    #[test]
    fn numbers_compare_by_value() {
        let number = |text| Decimal::parse(text).unwrap();
        assert_eq!(number("1.50"), number("1,5"));
        assert!(number("1.49") < number("1.5"));
        assert!(number("-2") < number("1.5"));
    }

    #[test]
    fn finnish_and_swedish_write_a_comma() {
        let number = Decimal::parse("-1234.5").unwrap();
        assert_eq!(number.shown(Language::Fi), "\u{2212}1234,5");
        assert_eq!(number.shown(Language::En), "\u{2212}1234.5");
    }
}
