//! Requests about one's rights that come outside the service's own pages, with their clock (R49; GDPR
//! article 12(3)).

use std::str::FromStr;

use jiff::Span;

use crate::time::Date;

/// A request is answered within so many calendar months of its day.
pub const MONTHS: i32 = 1;
/// Where that is not enough, for a reason that is told within the first, so many more.
pub const MORE_MONTHS: i32 = 2;
/// So many days before the end it is time.
pub const SOON_DAYS: i32 = 7;

macro_rules! names {
    ($(#[$about:meta])* $kind:ident { $($(#[$doc:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $kind {
            $($(#[$doc])* $variant,)+
        }

        impl $kind {
            /// Every one, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name in the database and in forms.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }

        impl FromStr for $kind {
            type Err = ();

            fn from_str(name: &str) -> Result<Self, ()> {
                Self::ALL.iter().copied().find(|known| known.name() == name).ok_or(())
            }
        }
    };
}

names! {
    /// What is asked for.
    Right {
        /// To know what is held (article 15).
        Access = "access",
        /// To have it corrected (16).
        Rectification = "rectification",
        /// To have it erased (17).
        Erasure = "erasure",
        /// To have it kept and not used (18).
        Restriction = "restriction",
        /// To take it elsewhere (20).
        Portability = "portability",
        /// To object to its use (21).
        Objection = "objection",
    }
}

names! {
    /// How it came.
    Channel {
        /// By a message in the service.
        Message = "message",
        /// By e-mail.
        Mail = "mail",
        /// By letter.
        Letter = "letter",
        /// By telephone.
        Telephone = "telephone",
        /// In person.
        InPerson = "in-person",
    }
}

names! {
    /// What came of it.
    Outcome {
        /// What was asked for was done.
        Done = "done",
        /// Some of it was.
        Partly = "partly",
        /// Nothing was, for a reason that was told with the ways to complain (article 12(4)).
        Refused = "refused",
    }
}

/// How long there is to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The day it came, in the city's calendar.
    pub received: Date,
    /// Whether the time was extended.
    pub is_extended: bool,
}

/// How a request stands that waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is time.
    InTime,
    /// There is a week or less.
    Soon,
    /// The last day is over.
    Overdue,
}

impl Clock {
    /// The last day: the same day of a later month, or that month's last. Stricter than the law, it does
    /// not move on where it is a holiday.
    pub fn last_day(self) -> Date {
        let months = if self.is_extended { MONTHS + MORE_MONTHS } else { MONTHS };
        self.received.saturating_add(Span::new().months(months))
    }

    /// Whether there is time to extend it: within the first month (article 12(3)).
    pub fn may_be_extended(self, today: Date) -> bool {
        !self.is_extended && today <= self.last_day()
    }

    /// How it stands on a day.
    pub fn standing(self, today: Date) -> Standing {
        let last = self.last_day();
        if today > last {
            Standing::Overdue
        } else if today.saturating_add(Span::new().days(SOON_DAYS)) >= last {
            Standing::Soon
        } else {
            Standing::InTime
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn clock(received: Date) -> Clock {
        Clock { received, is_extended: false }
    }

    #[test]
    fn r49_the_last_day_is_a_calendar_month_later_and_three_if_extended() {
        for (received, last, extended) in [
            (date(2026, 3, 2), date(2026, 4, 2), date(2026, 6, 2)),
            (date(2026, 1, 31), date(2026, 2, 28), date(2026, 4, 30)),
            (date(2028, 1, 31), date(2028, 2, 29), date(2028, 4, 30)),
            (date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31)),
        ] {
            assert_eq!(clock(received).last_day(), last);
            assert_eq!(Clock { received, is_extended: true }.last_day(), extended);
        }
    }

    #[test]
    fn r49_it_is_time_a_week_before_and_too_late_the_day_after() {
        let clock = clock(date(2026, 3, 2));
        for (today, standing) in [
            (date(2026, 3, 2), Standing::InTime),
            (date(2026, 3, 25), Standing::InTime),
            (date(2026, 3, 26), Standing::Soon),
            (date(2026, 4, 2), Standing::Soon),
            (date(2026, 4, 3), Standing::Overdue),
        ] {
            assert_eq!(clock.standing(today), standing, "{today}");
        }
        assert!(clock.may_be_extended(date(2026, 4, 2)));
        assert!(!clock.may_be_extended(date(2026, 4, 3)), "that had to be told within the month");
        assert!(!Clock { is_extended: true, ..clock }.may_be_extended(date(2026, 3, 2)), "once");
    }

    #[test]
    fn names_are_read_back() {
        for right in Right::ALL {
            assert_eq!(right.name().parse(), Ok(*right));
        }
        for channel in Channel::ALL {
            assert_eq!(channel.name().parse(), Ok(*channel));
        }
        for outcome in Outcome::ALL {
            assert_eq!(outcome.name().parse(), Ok(*outcome));
        }
    }

    proptest! {
        #[test]
        fn r49_nobody_waits_longer_than_the_law_says(day in 0_i32..20_000) {
            let received = date(2000, 1, 1).saturating_add(Span::new().days(day));
            let (plain, extended) = (clock(received), Clock { received, is_extended: true });
            let days = |last: Date| last.since(received).map_or(0, |span| span.get_days());
            prop_assert!((28..=31).contains(&days(plain.last_day())));
            prop_assert!((89..=92).contains(&days(extended.last_day())));
            prop_assert_eq!(plain.standing(plain.last_day()), Standing::Soon);
        }
    }
}
