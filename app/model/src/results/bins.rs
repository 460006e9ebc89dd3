//! Bins of numbers, fixed before the first number comes in.

use std::fmt;

use crate::answers::Decimal;

const MOST_BINS: i128 = 10;

/// The numbers from `from` on and below `below`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bin {
    /// The least number in the bin; none: there is no least.
    pub from: Option<Decimal>,
    /// The first number that is too great for the bin; none: there is none.
    pub below: Option<Decimal>,
}

impl Bin {
    /// Reads `3..6`, `..-5` or `101..`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (from, below) = text.split_once("..")?;
        let end = |text: &str| match text {
            "" => Some(None),
            number => Decimal::parse(number).map(Some),
        };
        Some(Self { from: end(from)?, below: end(below)? })
    }
}

impl fmt::Display for Bin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |end: Option<Decimal>| end.map(|end| end.to_string()).unwrap_or_default();
        write!(formatter, "{}..{}", end(self.from), end(self.below))
    }
}

/// The bins of one question: never a matter of what was answered.
pub(super) enum Bins {
    /// Equal bins with round ends: both limits are known.
    Equal {
        /// How wide a bin is, in units of the last place.
        width: i128,
        /// How many decimals the width is counted in.
        places: u8,
        /// The numbers of the first and the last bin; bin 0 starts at zero.
        numbers: (i128, i128),
    },
    /// Bins that grow with the number: 0, 1–2, 3–5, 6–10, 11–20, 21–50, …, and below zero alike.
    Ladder,
}

impl Bins {
    /// The bins for a question with these limits and so many decimals.
    pub(super) fn new(least: Option<Decimal>, greatest: Option<Decimal>, decimals: u8) -> Self {
        let (Some(least), Some(greatest)) = (least, greatest) else { return Self::Ladder };
        let places = decimals.max(least.decimals()).max(greatest.decimals());
        let (Some(low), Some(high)) = (digits(least, places), digits(greatest, places)) else {
            return Self::Ladder;
        };
        let numbers = |width: &i128| (low.div_euclid(*width), high.div_euclid(*width));
        let few = |(first, last): (i128, i128)| last.saturating_sub(first) < MOST_BINS;
        let width = round_numbers().find(|width| few(numbers(width)));
        width.map_or(Self::Ladder, |width| Self::Equal { width, places, numbers: numbers(&width) })
    }

    /// The bin of a number. Numbers beyond the limits (of an earlier version) have bins too.
    pub(super) fn of(&self, number: Decimal) -> Bin {
        match self {
            Self::Ladder => ladder_bin(number),
            Self::Equal { width, places, .. } => {
                // A number of an earlier version may have more decimals than the bins.
                let finer = number.decimals().max(*places);
                let scale = 10_i128.checked_pow(u32::from(finer - *places));
                let width_there = scale.and_then(|scale| scale.checked_mul(*width));
                match (digits(number, finer), width_there) {
                    (Some(digits), Some(there)) => {
                        equal_bin(digits.div_euclid(there), *width, *places)
                    }
                    _ => Bin { from: None, below: None },
                }
            }
        }
    }

    /// Every bin within the limits, in order; none where there are no limits.
    pub(super) fn all(&self) -> Vec<Bin> {
        match self {
            Self::Ladder => Vec::new(),
            Self::Equal { width, places, numbers: (first, last) } => {
                (*first..=*last).map(|number| equal_bin(number, *width, *places)).collect()
            }
        }
    }
}

/// 1, 2, 5, 10, 20, 50, … as far as there are numbers.
fn round_numbers() -> impl Iterator<Item = i128> {
    (0..36).flat_map(|power| [1, 2, 5].map(|first| first * 10_i128.pow(power)))
}

fn equal_bin(number: i128, width: i128, places: u8) -> Bin {
    let end = |number: i128| number.checked_mul(width).and_then(|digits| decimal(digits, places));
    Bin { from: end(number), below: end(number.saturating_add(1)) }
}

fn ladder_bin(number: Decimal) -> Bin {
    // The last number of each bin upwards: 2, 5, 10, 20, 50, … Every end stays within the digits
    // that a decimal number can have.
    let lasts = || (0..14).flat_map(|power| [2, 5, 10].map(|first| first * 10_i64.pow(power)));
    let mut ends: Vec<i64> = lasts().map(|last| -last).chain([0, 1]).collect();
    ends.extend(lasts().map(|last| last + 1));
    ends.sort_unstable();
    let ends = || ends.iter().map(|end| Decimal::whole(*end));
    Bin { from: ends().rfind(|end| *end <= number), below: ends().find(|end| *end > number) }
}

/// The number in units of its `places`th decimal.
fn digits(number: Decimal, places: u8) -> Option<i128> {
    let scale = 10_i128.checked_pow(u32::from(places.checked_sub(number.decimals())?))?;
    number.to_string().replace('.', "").parse::<i128>().ok()?.checked_mul(scale)
}

fn decimal(digits: i128, places: u8) -> Option<Decimal> {
    let places = usize::from(places);
    let sign = if digits < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", digits.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at_checked(digits.len().checked_sub(places)?)?;
    let point = if fraction.is_empty() { "" } else { "." };
    Decimal::parse(&format!("{sign}{whole}{point}{fraction}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    fn between(least: &str, greatest: &str, decimals: u8) -> Bins {
        Bins::new(Some(number(least)), Some(number(greatest)), decimals)
    }

    fn keys(bins: &Bins) -> Vec<String> {
        bins.all().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn limits_give_at_most_ten_equal_round_bins() {
        assert_eq!(keys(&between("1", "5", 0)), ["1..2", "2..3", "3..4", "4..5", "5..6"]);
        let ages = ["0..20", "20..40", "40..60", "60..80", "80..100", "100..120", "120..140"];
        assert_eq!(keys(&between("0", "120", 1)), ages);
        assert_eq!(keys(&between("-1", "-0.5", 1)).first().unwrap(), "-1..-0.9");
        assert_eq!(between("0", "120", 1).of(number("39.9")).to_string(), "20..40");
        assert_eq!(between("0", "120", 0).of(number("-0.05")).to_string(), "-20..0");
        assert_eq!(keys(&between("7", "7", 0)), ["7..8"]);
    }

    #[test]
    fn without_limits_bins_grow_with_the_number() {
        let bins = Bins::new(Some(Decimal::whole(0)), None, 0);
        let bin = |text| bins.of(number(text)).to_string();
        let of = ["0", "0.5", "1", "2.5", "3", "10", "11", "50", "51", "1000", "1001"].map(bin);
        assert_eq!(
            of,
            [
                "0..1",
                "0..1",
                "1..3",
                "1..3",
                "3..6",
                "6..11",
                "11..21",
                "21..51",
                "51..101",
                "501..1001",
                "1001..2001"
            ]
        );
        let of = ["-0.1", "-2", "-3", "-10", "-999999999999999", "999999999999999"].map(bin);
        assert_eq!(
            of,
            ["-2..0", "-2..0", "-5..-2", "-10..-5", "..-100000000000000", "100000000000001.."]
        );
        assert_eq!(keys(&bins), Vec::<String>::new());
    }

    fn any_number() -> impl Strategy<Value = Decimal> {
        ("-?[0-9]{1,8}", "[0-9]{1,6}").prop_map(|(whole, rest)| number(&format!("{whole}.{rest}")))
    }

    proptest! {
        #[test]
        fn every_number_is_in_its_bin_and_bins_survive_as_text(
            n in any_number(), a in any_number(), b in any_number(), limits in any::<bool>()
        ) {
            let limit = |end: Decimal| limits.then_some(end);
            let bins = Bins::new(limit(a.min(b)), limit(a.max(b)), 2);
            let bin = bins.of(n);
            prop_assert!(bin.from.is_none_or(|from| from <= n) && bin.below.is_none_or(|end| n < end));
            prop_assert_eq!(Bin::parse(&bin.to_string()), Some(bin));
            prop_assert!(bins.all().len() <= 10);
            if limits && a.min(b) <= n && n <= a.max(b) {
                prop_assert!(bins.all().contains(&bin));
            }
        }
    }
}
