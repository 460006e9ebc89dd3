//! The security log: from which network address the service was used, for investigating misuse (R26).
//!
//! Each entry is sealed under a key of its day, which is destroyed with the day's entries: nobody reads
//! them afterwards, in no backup either. Those of one person are found by a keyed value under the same
//! key. No screen joins them with anything; [`crate::security_lookups`] says who may look.

use std::net::IpAddr;

use model::{
    random,
    time::{Duration, Timestamp},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Db, Error, Result, Session, Tx,
    db::{fetch_all, run, statements},
    vault::{self, KeyBytes, Vault, keyed},
};

const ENTRY_PLACE: &str = "security_log.entry";
/// How long an entry is kept.
pub const KEPT: Duration = Duration::days(30);
const MILLISECONDS_A_DAY: i64 = 86_400_000;
const PAGE: i64 = 1_000;

statements! {
    ADD = "INSERT INTO security_log (id, day, owner_tag, entry) VALUES ($1, $2, $3, $4)";
    LIST_OF = "SELECT id, day, entry FROM security_log WHERE day = $1 AND owner_tag = $2";
    PAGE_AFTER = "SELECT id, day, entry FROM security_log WHERE id > $1 ORDER BY id LIMIT $2";
    REMOVE_OF = "DELETE FROM security_log WHERE day = $1 AND owner_tag = $2";
    REMOVE_OLD = "DELETE FROM security_log WHERE day < $1";
}

/// What was done from a network address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// A sign-in was asked for.
    SignInAsked,
    /// A wrong code was typed.
    WrongCode,
    /// Somebody signed in.
    SignedIn,
    /// Somebody joined.
    Joined,
    /// A message to the register was sent.
    MessageSent,
    /// A member changed their e-mail address.
    AddressChanged,
}

/// Who did it, as far as they were signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// A member.
    Member(Uuid),
    /// Somebody of the staff.
    Staff(Uuid),
}

impl Whose {
    const fn id(self) -> Uuid {
        match self {
            Self::Member(id) | Self::Staff(id) => id,
        }
    }
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What.
    pub event: Event,
    /// From which network address.
    pub address: IpAddr,
    /// Who; none: nobody was signed in.
    pub whose: Option<Whose>,
}

const fn day_of(at: i64) -> i64 {
    at.div_euclid(MILLISECONDS_A_DAY)
}

fn tag(key: &KeyBytes, whose: Uuid) -> [u8; 32] {
    keyed(key, &[b"owner", whose.as_bytes()])
}

/// Writes an entry, in a transaction of its own: with what it tells of, rows would be paired.
pub async fn add(db: &Db, vault: &Vault, entry: &Entry) -> Result<()> {
    let day = day_of(entry.at);
    let key = vault.security_key(day).await?;
    let id = random::id(vault.random());
    let plain = serde_json::to_vec(entry).map_err(|_| Error::Corrupt(ENTRY_PLACE))?;
    let sealed = vault::seal(&key, &vault::context(ENTRY_PLACE, id), &plain, vault.random());
    let owner_tag = entry.whose.map(|whose| tag(&key, whose.id()).to_vec());
    let mut tx = db.begin().await?;
    run!(&mut tx, ADD, id, day, owner_tag, sealed);
    tx.commit().await
}

fn read(key: &KeyBytes, id: Uuid, sealed: &[u8]) -> Result<Entry> {
    let plain = vault::open(key, &vault::context(ENTRY_PLACE, id), sealed)?;
    serde_json::from_slice(&plain).map_err(|_| Error::Corrupt(ENTRY_PLACE))
}

/// The entries of a member or of somebody of the staff, newest first.
pub async fn list_of(on: &mut impl Session, vault: &Vault, whose: Uuid) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for (day, key) in vault.security_keys().await? {
        let rows: Vec<(Uuid, i64, Vec<u8>)> = fetch_all!(on, LIST_OF, day, &tag(&key, whose)[..]);
        for (id, _, sealed) in rows {
            entries.push(read(&key, id, &sealed)?);
        }
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    Ok(entries)
}

/// The entries from a network address, newest first: every entry is opened for that.
pub async fn list_from(
    on: &mut impl Session,
    vault: &Vault,
    address: IpAddr,
) -> Result<Vec<Entry>> {
    let keys = vault.security_keys().await?;
    let mut entries = Vec::new();
    let mut after = Uuid::nil();
    loop {
        let rows: Vec<(Uuid, i64, Vec<u8>)> = fetch_all!(on, PAGE_AFTER, after, PAGE);
        let Some((last, ..)) = rows.last() else { break };
        after = *last;
        for (id, day, sealed) in rows {
            // Of a day whose key is destroyed nothing can be read any more.
            let Some((_, key)) = keys.iter().find(|(known, _)| *known == day) else { continue };
            let entry = read(key, id, &sealed)?;
            if entry.address == address {
                entries.push(entry);
            }
        }
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    Ok(entries)
}

/// Removes what the log has of a member who leaves.
pub(crate) async fn remove_of(tx: &mut Tx, vault: &Vault, member: Uuid) -> Result<()> {
    for (day, key) in vault.security_keys().await? {
        run!(tx, REMOVE_OF, day, &tag(&key, member)[..]);
    }
    Ok(())
}

/// The first day of which something is kept still.
pub(crate) fn first_day(now: Timestamp) -> i64 {
    day_of(now.minus(KEPT).0)
}

/// Removes what is older than thirty days; gives how many. Then [`remove_old_keys`].
pub async fn remove_old(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    Ok(run!(tx, REMOVE_OLD, first_day(now)))
}

/// Destroys the keys of the days that are gone.
pub async fn remove_old_keys(vault: &Vault, now: Timestamp) -> Result<()> {
    vault.remove_security_keys(first_day(now)).await
}
