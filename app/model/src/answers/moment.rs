//! Days and times of day as people type them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Decimal;
use crate::language::Language;

/// A day of the calendar, from 1000-01-01 to 9999-12-31; as text `yyyy-mm-dd`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day; none if the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1000..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_of(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Reads `2026-03-31`, as browsers send it, `31.3.2026` or `31/3/2026`.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let separator = ['-', '.', '/'].into_iter().find(|c| typed.contains(*c))?;
        let mut parts = typed.split(separator).map(|part| number(part.trim(), 4));
        let (Some(first), Some(month), Some(last), None) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next())
        else {
            return None;
        };
        let (year, day) = if separator == '-' { (first, last) } else { (last, first) };
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// How many days after 1970-01-01 this is; negative before.
    ///
    /// Days of the proleptic Gregorian calendar, counted in years that begin in March (Hinnant,
    /// "chrono-compatible low-level date algorithms").
    pub fn days(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468
    }

    /// The day as readers of this language write it.
    pub fn shown(self, language: Language) -> String {
        let mark = match language {
            Language::Fi | Language::Sv => '.',
            Language::En => '/',
        };
        format!("{}{mark}{}{mark}{}", self.day, self.month, self.year)
    }
}

fn days_of(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A number of at most so many plain digits.
fn number(text: &str, most: usize) -> Option<u16> {
    let is_plain =
        !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A time of day to the minute; as text `hh:mm`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay {
    minutes: u16,
}

impl TimeOfDay {
    /// Reads `09:30`, as browsers send it, `9.30` or `9`; seconds are left out.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut parts = typed.trim().split([':', '.']).map(|part| number(part, 2));
        let hours = parts.next()??;
        let minutes = parts.next().unwrap_or(Some(0))?;
        let seconds = parts.next().unwrap_or(Some(0))?;
        let exists = hours < 24 && minutes < 60 && seconds < 60 && parts.next().is_none();
        exists.then_some(Self { minutes: hours * 60 + minutes })
    }

    /// How many hours after midnight it is, to six decimals: 9.5 for half past nine.
    pub fn hours(self) -> Decimal {
        let minutes = Decimal::whole(i64::from(self.minutes));
        minutes.over(Decimal::whole(60)).unwrap_or(Decimal::whole(0))
    }

    /// The hour, 0 to 23.
    pub const fn hour(self) -> u16 {
        self.minutes / 60
    }

    /// The time as readers of this language write it.
    pub fn shown(self, language: Language) -> String {
        let text = self.to_string();
        match language {
            Language::Fi => text.strip_prefix('0').unwrap_or(&text).replace(':', "."),
            Language::Sv => text.replace(':', "."),
            Language::En => text,
        }
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

/// The text is not a day of the calendar, or not a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day (yyyy-mm-dd) or a time of day (hh:mm)")]
pub struct InvalidMoment;

impl TryFrom<String> for Date {
    type Error = InvalidMoment;

    fn try_from(text: String) -> Result<Self, InvalidMoment> {
        Self::parse(&text).ok_or(InvalidMoment)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = InvalidMoment;

    fn try_from(text: String) -> Result<Self, InvalidMoment> {
        Self::parse(&text).ok_or(InvalidMoment)
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(typed: &str) -> Option<String> {
        Date::parse(typed).map(|date| date.to_string())
    }

    fn time(typed: &str) -> Option<String> {
        TimeOfDay::parse(typed).map(|time| time.to_string())
    }

    #[test]
    fn days_are_read_as_browsers_send_and_people_type_them() {
        for typed in ["2026-03-31", "31.3.2026", " 31.03.2026 ", "31/3/2026", "31. 3. 2026"] {
            assert_eq!(date(typed).as_deref(), Some("2026-03-31"), "{typed}");
        }
        assert_eq!(date("29.2.2028").as_deref(), Some("2028-02-29"));
        for typed in [
            "",
            "31.3.",
            "29.2.2026",
            "31.4.2026",
            "0.1.2026",
            "1.13.2026",
            "1.1.26",
            "1-1",
            "٣.3.2026",
            "2026-3-31-1",
            "31.3.20266",
            "+1.1.2026",
        ] {
            assert_eq!(date(typed), None, "{typed}");
        }
    }

    #[test]
    fn times_are_read_as_browsers_send_and_people_type_them() {
        for typed in ["09:30", "9.30", "9:30", " 09:30:59 "] {
            assert_eq!(time(typed).as_deref(), Some("09:30"), "{typed}");
        }
        assert_eq!(time("9").as_deref(), Some("09:00"));
        for typed in ["", "24:00", "9:60", "9:3x", "930", "9:30:99", "9:30:00:00", ":30"] {
            assert_eq!(time(typed), None, "{typed}");
        }
    }

    #[test]
    fn each_language_writes_them_its_way() {
        let (date, time) = (Date::new(2026, 3, 5).unwrap(), TimeOfDay::parse("08:05").unwrap());
        let shown = Language::ALL.map(|l| (date.shown(l), time.shown(l)));
        let expected = [("5.3.2026", "8.05"), ("5.3.2026", "08.05"), ("5/3/2026", "08:05")];
        assert_eq!(shown, expected.map(|(d, t)| (d.to_owned(), t.to_owned())));
        assert_eq!(TimeOfDay::parse("00:07").unwrap().shown(Language::Fi), "0.07");
    }

    #[test]
    fn days_are_counted_from_1970() {
        let days = |text| Date::parse(text).unwrap().days();
        assert_eq!([days("1970-01-01"), days("2000-03-01"), days("1969-12-31")], [0, 11_017, -1]);
    }

    proptest! {
        #[test]
        fn every_day_is_one_day_after_the_one_before(
            year in 1000_u16..=9999, month in 1_u8..=12, day in 1_u8..=31
        ) {
            let Some(date) = Date::new(year, month, day) else { return Ok(()) };
            prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
            let next = Date::new(year, month, day + 1)
                .or_else(|| Date::new(year, month + 1, 1))
                .or_else(|| Date::new(year + 1, 1, 1));
            if let Some(next) = next {
                prop_assert_eq!(next.days(), date.days() + 1);
                prop_assert!(next > date);
            }
        }

        #[test]
        fn whatever_is_typed_is_read_or_refused(typed in "[0-9.:/ -]{0,12}|.{0,12}") {
            let _ = (Date::parse(&typed), TimeOfDay::parse(&typed));
        }
    }
}
