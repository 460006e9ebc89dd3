//! Who of the staff saw something of a member's: for that member's eyes.
//!
//! Noted by the member, as what was seen was: by the person it would tell, together with the audit
//! log, which person is which member.

use std::str::FromStr;

use model::{random, staff::Role, time::Timestamp};
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, run, statements},
    vault::Vault,
};

statements! {
    ADD = "INSERT INTO accesses (id, member, role, seen, day) VALUES ($1, $2, $3, $4, $5)";
    LIST = "SELECT role, seen, day FROM accesses WHERE member = $1 ORDER BY day DESC, id";
}

/// What was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A message to the register.
    Message,
}

impl Seen {
    const fn name(self) -> &'static str {
        match self {
            Self::Message => "message",
        }
    }
}

impl FromStr for Seen {
    type Err = ();

    fn from_str(name: &str) -> std::result::Result<Self, Self::Err> {
        if name == Self::Message.name() { Ok(Self::Message) } else { Err(()) }
    }
}

/// One look at something of a member's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// The role under which it was seen.
    pub role: Role,
    /// What was seen.
    pub seen: Seen,
    /// The day (UTC).
    pub day: Timestamp,
}

/// Writes an access down in the transaction of the act. [`Error::NotFound`]: there is no such member.
pub async fn add(
    tx: &mut Tx,
    vault: &Vault,
    member: Uuid,
    role: Role,
    seen: Seen,
    now: Timestamp,
) -> Result<()> {
    let id = random::id(vault.random());
    run!(tx, ADD, id, member, role.name(), seen.name(), now.day().0);
    Ok(())
}

/// Every access to something of this member's, latest first.
pub async fn list(on: &mut impl Session, member: Uuid) -> Result<Vec<Access>> {
    let rows: Vec<(String, String, i64)> = fetch_all!(on, LIST, member);
    let read = |(role, seen, day): (String, String, i64)| {
        Some(Access { role: role.parse().ok()?, seen: seen.parse().ok()?, day: Timestamp(day) })
    };
    rows.into_iter().map(|row| read(row).ok_or(Error::Corrupt("accesses"))).collect()
}
