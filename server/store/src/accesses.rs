//! Who of the staff saw something of a person's: sealed, for that person's eyes.

use model::{random, staff::Role, time::Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, run, statements},
    vault::{KeyPurpose, Vault},
};

const PLACE: &str = "accesses.entry";

statements! {
    ADD = "INSERT INTO accesses (id, person, entry, day) VALUES ($1, $2, $3, $4)";
    LIST = "SELECT entry, day FROM accesses WHERE person = $1 ORDER BY day DESC, id";
}

/// What was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    /// A message to the register.
    Message,
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

#[derive(Serialize, Deserialize)]
struct Entry {
    role: String,
    seen: Seen,
}

/// Seals an access for the person; stored by [`add`] in the transaction of the act.
pub async fn seal(vault: &Vault, person: Uuid, role: Role, seen: Seen) -> Result<Vec<u8>> {
    let entry = Entry { role: role.name().to_owned(), seen };
    let plain = serde_json::to_vec(&entry).map_err(|_| Error::Corrupt("accesses.entry"))?;
    vault.seal(person, KeyPurpose::Accesses, PLACE, &plain).await
}

/// Writes an access down.
pub async fn add(
    tx: &mut Tx,
    vault: &Vault,
    person: Uuid,
    sealed: Vec<u8>,
    now: Timestamp,
) -> Result<()> {
    let id = random::id(vault.random());
    run!(tx, ADD, id, person, sealed, now.day().0);
    Ok(())
}

/// Every access to something of this person's, latest first.
pub async fn list(on: &mut impl Session, vault: &Vault, person: Uuid) -> Result<Vec<Access>> {
    let rows: Vec<(Vec<u8>, i64)> = fetch_all!(on, LIST, person);
    let mut accesses = Vec::with_capacity(rows.len());
    for (sealed, day) in rows {
        let opened = vault.open_sealed(person, KeyPurpose::Accesses, PLACE, &sealed).await?;
        let entry: Entry = opened
            .and_then(|plain| serde_json::from_slice(&plain).ok())
            .ok_or(Error::Corrupt("accesses.entry"))?;
        let role = entry.role.parse().map_err(|_| Error::Corrupt("accesses.entry"))?;
        accesses.push(Access { role, seen: entry.seen, day: Timestamp(day) });
    }
    Ok(accesses)
}
