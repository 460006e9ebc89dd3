//! Half a year of silence: when a member is told, told once more, and erased (R34).
//!
//! Days are those of the city's calendar, so summer time and midnight are settled before.

use jiff::Span;

use super::Rule;
use crate::time::Date;

/// After so many calendar months without activity a membership ends; the notice says so.
pub const MONTHS: i32 = 6;
/// So many days before, at least, a member is told for the first time.
pub const FIRST_NOTICE_DAYS: i32 = 30;
/// So many days before, at least, a member is told once more.
pub const SECOND_NOTICE_DAYS: i32 = 7;

/// How long nothing was heard of a member, and what they were told since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The last day of activity: a sign-in, an answer, or "I am still here".
    pub active: Date,
    /// When they were told for the first time since.
    pub told: Option<Date>,
    /// When they were told once more.
    pub told_again: Option<Date>,
}

/// What is to be done on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing.
    Nothing,
    /// To tell them.
    FirstNotice,
    /// To tell them once more.
    SecondNotice,
    /// To erase them.
    Erasure,
}

impl Due {
    /// The rule that is carried out by it.
    pub const fn rule(self) -> Option<Rule> {
        match self {
            Self::Nothing => None,
            Self::FirstNotice => Some(Rule::FirstNotices),
            Self::SecondNotice => Some(Rule::SecondNotices),
            Self::Erasure => Some(Rule::SilentMembers),
        }
    }
}

impl Silence {
    /// On which day everything is erased, as of `today`, if nothing is heard of them.
    ///
    /// Half a year after the last activity, and never sooner than 30 days after the first notice and 7
    /// after the second: where the service stood still, the end moves, and the notice's promise holds.
    pub fn ends(&self, today: Date) -> Date {
        let told_again = self.told_again.unwrap_or_else(|| self.second_notice(today).max(today));
        self.last_call(today).max(plus_days(told_again, SECOND_NOTICE_DAYS))
    }

    /// What is to be done of this day. At most one thing: the next comes on a later day.
    pub fn due(&self, today: Date) -> Due {
        match (self.told, self.told_again) {
            (None, _) if today >= self.first_notice() => Due::FirstNotice,
            (Some(_), None) if today >= self.second_notice(today) => Due::SecondNotice,
            (Some(_), Some(_)) if today >= self.ends(today) => Due::Erasure,
            _ => Due::Nothing,
        }
    }

    /// Nobody whose last activity was later than this day is due for anything today.
    pub fn latest_active(today: Date) -> Date {
        // Months are of different lengths: some days more, so that nobody is missed.
        let before = today.saturating_sub(Span::new().months(MONTHS));
        plus_days(before, FIRST_NOTICE_DAYS + 4)
    }

    fn first_notice(&self) -> Date {
        plus_days(self.half_a_year(), -FIRST_NOTICE_DAYS)
    }

    fn second_notice(&self, today: Date) -> Date {
        plus_days(self.last_call(today), -SECOND_NOTICE_DAYS)
    }

    /// The end, as far as the first notice decides it.
    fn last_call(&self, today: Date) -> Date {
        let told = self.told.unwrap_or_else(|| self.first_notice().max(today));
        self.half_a_year().max(plus_days(told, FIRST_NOTICE_DAYS))
    }

    /// The same day of the month, or the last there is: 31 August gives 28 or 29 February.
    fn half_a_year(&self) -> Date {
        self.active.saturating_add(Span::new().months(MONTHS))
    }
}

fn plus_days(date: Date, days: i32) -> Date {
    date.saturating_add(Span::new().days(days))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const fn silent_since(active: Date) -> Silence {
        Silence { active, told: None, told_again: None }
    }

    /// Runs the rule on these days; gives when what was done.
    fn live(active: Date, days: impl IntoIterator<Item = Date>) -> (Silence, Option<Date>) {
        let mut silence = silent_since(active);
        for today in days {
            match silence.due(today) {
                Due::Nothing => {}
                Due::FirstNotice => silence.told = Some(today),
                Due::SecondNotice => silence.told_again = Some(today),
                Due::Erasure => return (silence, Some(today)),
            }
        }
        (silence, None)
    }

    fn every_day(from: Date) -> impl Iterator<Item = Date> {
        from.series(Span::new().days(1)).take(300)
    }

    #[test]
    fn r34_half_a_year_is_six_calendar_months_at_the_ends_of_months_too() {
        for (active, told, told_again, erased) in [
            (date(2026, 1, 15), date(2026, 6, 15), date(2026, 7, 8), date(2026, 7, 15)),
            (date(2026, 8, 31), date(2027, 1, 29), date(2027, 2, 21), date(2027, 2, 28)),
            (date(2027, 8, 31), date(2028, 1, 30), date(2028, 2, 22), date(2028, 2, 29)),
            (date(2028, 2, 29), date(2028, 7, 30), date(2028, 8, 22), date(2028, 8, 29)),
            (date(2026, 3, 31), date(2026, 8, 31), date(2026, 9, 23), date(2026, 9, 30)),
        ] {
            let (silence, end) = live(active, every_day(active));
            assert_eq!(silence.told, Some(told), "{active}");
            assert_eq!(silence.told_again, Some(told_again), "{active}");
            assert_eq!(end, Some(erased), "{active}");
        }
    }

    #[test]
    fn r34_a_service_that_stood_still_tells_first_and_erases_later() {
        let active = date(2026, 1, 15);
        let woken = date(2026, 12, 1);
        let (silence, end) = live(active, every_day(woken));
        assert_eq!(silence.told, Some(woken));
        assert_eq!(silence.told_again, Some(date(2026, 12, 24)));
        assert_eq!(end, Some(date(2026, 12, 31)));
        assert_eq!(silent_since(active).ends(woken), date(2026, 12, 31), "as the page says");
    }

    fn any_date() -> impl Strategy<Value = Date> {
        (0_i64..40_000).prop_map(|days| date(1990, 1, 1).saturating_add(Span::new().days(days)))
    }

    proptest! {
        #[test]
        fn r34_nobody_is_erased_untold_or_early_whenever_it_runs(
            active in any_date(),
            gaps in prop::collection::vec(1_i32..90, 1..60),
        ) {
            let mut today = active;
            let days: Vec<Date> = gaps
                .into_iter()
                .map(|gap| {
                    today = plus_days(today, gap);
                    today
                })
                .collect();
            let (silence, end) = live(active, days);
            let half_a_year = active.saturating_add(Span::new().months(MONTHS));
            if let Some(end) = end {
                prop_assert!(end >= half_a_year);
                prop_assert!(end >= plus_days(silence.told.unwrap(), FIRST_NOTICE_DAYS));
                prop_assert!(end >= plus_days(silence.told_again.unwrap(), SECOND_NOTICE_DAYS));
            }
        }

        #[test]
        fn r34_run_daily_it_keeps_the_day_that_the_page_names(active in any_date()) {
            let named = silent_since(active).ends(active);
            let (silence, end) = live(active, every_day(active));
            prop_assert_eq!(end, Some(named));
            prop_assert_eq!(named, active.saturating_add(Span::new().months(MONTHS)));
            prop_assert_eq!(silence.ends(named), named);
        }

        #[test]
        fn whoever_is_due_is_among_those_looked_at(active in any_date(), days in 0_i32..400) {
            let today = plus_days(active, days);
            if active > Silence::latest_active(today) {
                prop_assert_eq!(silent_since(active).due(today), Due::Nothing);
            }
        }
    }
}
