//! A day of the calendar, without a time and without a place.

use std::fmt;

/// A day: how many days after 1970-01-01, from year 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Days from 0000-03-01, with which the count of years begins, to 1970-01-01.
const TO_1970: i32 = 719_468;

impl Day {
    /// The day of a year, a month (1 to 12) and a day of the month (from 1). None: there is none.
    pub fn of(year: i32, month: i32, day: i32) -> Option<Self> {
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            2 => 28 + i32::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let exists =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=last).contains(&day);
        if !exists {
            return None;
        }
        // Years that begin in March end with the day that leap years add.
        let year = if month <= 2 { year - 1 } else { year };
        let since_march = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Some(Self(year * 365 + year / 4 - year / 100 + year / 400 + since_march - TO_1970))
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let has_shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(place, byte)| match place {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !has_shape {
            return None;
        }
        let number = |from: usize, to: usize| {
            bytes[from..to].iter().fold(0, |sum, byte| sum * 10 + i32::from(byte - b'0'))
        };
        Self::of(number(0, 4), number(5, 7), number(8, 10))
    }

    /// How many days from this one to another; negative if the other is before.
    pub const fn days_to(self, other: Self) -> i32 {
        other.0 - self.0
    }

    /// The year, the month from 1 and the day of the month from 1.
    const fn civil(self) -> (i32, i32, i32) {
        let days = self.0 + TO_1970;
        let of_era = days % 146_097;
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let since_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * since_march + 2) / 5 + 1;
        let month = if since_march < 10 { since_march + 3 } else { since_march - 9 };
        let year = year + days / 146_097 * 400;
        (if month <= 2 { year + 1 } else { year }, month, day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_is_the_one_after_the_day_before() {
        let mut before = Day::parse("0001-01-01").unwrap();
        let (last, mut count) = (Day::parse("9999-12-31").unwrap(), 1);
        while before != last {
            let next = Day(before.0 + 1);
            assert_eq!(Day::parse(&next.to_string()), Some(next));
            before = next;
            count += 1;
        }
        assert_eq!(count, 3_652_059);
        assert_eq!(Day::parse("1970-01-01"), Some(Day(0)));
        assert_eq!(Day::parse("2026-03-31").unwrap().to_string(), "2026-03-31");
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "26-1-1"]
        {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert!(Day::parse("2024-02-29").is_some());
    }
}
