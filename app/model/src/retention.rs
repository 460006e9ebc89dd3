//! Labels: which zone a stored value belongs to, how long it is kept, and what erases it; the rules
//! that carry it out; and how long a membership lasts in silence.

mod rule;
mod silence;

use std::str::FromStr;

use crate::time::{Duration, Timestamp};

pub use rule::{Counts, Rule};
pub use silence::{Due, FIRST_NOTICE_DAYS, MONTHS, SECOND_NOTICE_DAYS, Silence};

/// If no daily run has ended for so long, something is wrong.
pub const ALARM: Duration = Duration::hours(36);

/// Whether a daily run is overdue. `since`: when the last one ended, or the service was set up.
pub fn is_overdue(since: Timestamp, now: Timestamp) -> bool {
    now.since(since) > ALARM
}

/// Who may know: the zones of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// The vault: addresses, and which person is which member. Ciphertext or keyed values only.
    Id,
    /// The community: pseudonyms, answers, messages.
    Com,
    /// The consent ledger.
    Con,
    /// Security: counters, and sealed network addresses.
    Log,
    /// Who of the staff did what.
    Aud,
    /// Staff accounts.
    Staff,
    /// What the city publishes and how the service runs: nothing about a member.
    City,
    /// Keys, kept apart.
    Key,
    /// The member's own browser.
    Browser,
}

/// How long a value is kept while its owner stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kept {
    /// As long as the membership.
    Membership,
    /// As long as the sign-in, at most the absolute limit of one.
    SignIn,
    /// Minutes: until used or expired.
    Minutes,
    /// Until the mail is delivered or given up.
    Delivery,
    /// An hour at most.
    Hour,
    /// Three days at most.
    Days,
    /// Thirty days.
    ThirtyDays,
    /// Two months at most: until the day that it names.
    TwoMonths,
    /// Two years.
    TwoYears,
    /// As long as the membership; what a visitor wrote half a year.
    Message,
    /// As long as the staff account.
    StaffAccount,
    /// As long as the task or project.
    Project,
    /// As long as the chain it belongs to; opens nothing by itself.
    Chain,
    /// As long as the service.
    Service,
}

/// What happens to a value when the member leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Erasure {
    /// The row is deleted.
    Deleted,
    /// The key that opens it is destroyed, then the row is deleted.
    Shredded,
    /// It stays until its time, because it is sealed, or tells nothing about anyone without what is
    /// destroyed.
    Opaque,
    /// It is not about members.
    NotPersonal,
}

macro_rules! labels {
    ($type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// Every value.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name in the labels of the schema.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }

        impl FromStr for $type {
            type Err = ();

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                match name { $($name => Ok(Self::$variant),)+ _ => Err(()) }
            }
        }
    };
}

labels!(Zone {
    Id = "ID",
    Com = "COM",
    Con = "CON",
    Log = "LOG",
    Aud = "AUD",
    Staff = "STAFF",
    City = "CITY",
    Key = "KEY",
    Browser = "BROWSER",
});
labels!(Kept {
    Membership = "membership",
    SignIn = "sign-in",
    Minutes = "minutes",
    Delivery = "delivery",
    Hour = "hour",
    Days = "days",
    ThirtyDays = "thirty-days",
    TwoMonths = "two-months",
    TwoYears = "two-years",
    Message = "message",
    StaffAccount = "staff-account",
    Project = "project",
    Chain = "chain",
    Service = "service",
});
labels!(Erasure {
    Deleted = "deleted",
    Shredded = "shredded",
    Opaque = "opaque",
    NotPersonal = "not-personal",
});
