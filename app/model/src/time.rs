//! Instants, days and the clock that is handed in.

use jiff::Span;
pub use jiff::civil::Date;
use serde::{Deserialize, Serialize};

const MILLISECONDS_A_DAY: i64 = 86_400_000;
const EPOCH: Date = Date::constant(1970, 1, 1);
/// No calendar goes farther from 1970.
const FARTHEST_DAY: i64 = 5_000_000;

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// This instant moved on by a duration; saturates at the ends of time.
    #[must_use]
    pub const fn plus(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(duration.0))
    }

    /// This instant moved back by a duration; saturates at the ends of time.
    #[must_use]
    pub const fn minus(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub(duration.0))
    }

    /// How long after `earlier` this instant is; negative when it is before.
    pub const fn since(self, earlier: Self) -> Duration {
        Duration(self.0.saturating_sub(earlier.0))
    }

    /// The start of the UTC day this instant lies in.
    ///
    /// Rows that could pair a person with a member carry no finer time than this.
    #[must_use]
    pub const fn day(self) -> Self {
        Self(self.0.div_euclid(MILLISECONDS_A_DAY) * MILLISECONDS_A_DAY)
    }

    /// The UTC calendar day this instant lies in; the last there is beyond the ends of time.
    ///
    /// A stored day of the city's calendar is read with this (see [`Self::of_date`]).
    pub fn date(self) -> Date {
        EPOCH.saturating_add(
            Span::new()
                .days(self.0.div_euclid(MILLISECONDS_A_DAY).clamp(-FARTHEST_DAY, FARTHEST_DAY)),
        )
    }

    /// A calendar day as it is stored: its first instant, were the city in UTC.
    pub fn of_date(date: Date) -> Self {
        Self(date.duration_since(EPOCH).as_hours() / 24 * MILLISECONDS_A_DAY)
    }
}

/// A length of time in milliseconds.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Duration(pub i64);

impl Duration {
    /// So many seconds.
    pub const fn seconds(count: i64) -> Self {
        Self(count.saturating_mul(1_000))
    }

    /// So many minutes.
    pub const fn minutes(count: i64) -> Self {
        Self::seconds(count.saturating_mul(60))
    }

    /// So many hours.
    pub const fn hours(count: i64) -> Self {
        Self::minutes(count.saturating_mul(60))
    }

    /// So many days of 24 hours.
    pub const fn days(count: i64) -> Self {
        Self::hours(count.saturating_mul(24))
    }

    /// Whole seconds, rounded down.
    pub const fn as_seconds(self) -> i64 {
        self.0.div_euclid(1_000)
    }
}

/// Where the time comes from: the system's clock in the server, a frozen one in tests.
pub trait Clock: Send + Sync {
    /// The instant now.
    fn now(&self) -> Timestamp;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_starts_at_midnight_utc_also_before_1970() {
        assert_eq!(Timestamp(MILLISECONDS_A_DAY + 5).day(), Timestamp(MILLISECONDS_A_DAY));
        assert_eq!(Timestamp(-1).day(), Timestamp(-MILLISECONDS_A_DAY));
    }

    #[test]
    fn days_of_the_calendar_are_read_back() {
        for date in [Date::constant(1969, 12, 31), Date::constant(2028, 2, 29), Date::MAX] {
            assert_eq!(Timestamp::of_date(date).date(), date);
        }
        assert_eq!(Timestamp(i64::MAX).date(), Date::MAX);
        assert_eq!(Timestamp(i64::MIN).date(), Date::MIN);
    }

    #[test]
    fn arithmetic_saturates() {
        assert_eq!(Timestamp(i64::MAX).plus(Duration::days(1)), Timestamp(i64::MAX));
        assert_eq!(Duration::days(i64::MAX), Duration(i64::MAX));
    }
}
