//! Settings as an administrator has changed them: every change is kept, the latest is in force.

use model::{settings::Setting, time::Timestamp};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, run, statements},
};

statements! {
    LIST = "SELECT c.number, c.name, c.value, c.changed_at, s.name AS changed_by FROM settings c \
        LEFT JOIN staff s ON s.id = c.changed_by \
        WHERE c.number = (SELECT MAX(d.number) FROM settings d WHERE d.name = c.name) ORDER BY c.number";
    REVISION = "SELECT COALESCE(MAX(number), 0) FROM settings";
    ADD = "INSERT INTO settings (number, name, value, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5)";
}

/// A setting as it was last changed.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Changed {
    /// The change's number, from 1 over all settings.
    pub number: i64,
    /// Which setting; a later version may know more of them.
    pub name: String,
    /// Its value.
    pub value: String,
    /// When, in milliseconds since 1970.
    pub changed_at: i64,
    /// The name of who changed it; none: their account has ended.
    pub changed_by: Option<String>,
}

/// Every setting that was ever changed, as it was last, in the order of the changes.
pub async fn list(on: &mut impl Session) -> Result<Vec<Changed>> {
    Ok(fetch_all!(on, LIST))
}

/// The number of the latest change: what a form was filled with is still so if this is.
pub fn revision(list: &[Changed]) -> i64 {
    list.last().map_or(0, |last| last.number)
}

/// Changes settings. [`Error::Conflict`]: somebody else has changed one since `seen`, and nothing
/// may be committed.
pub async fn save(
    tx: &mut Tx,
    seen: i64,
    changes: &[(Setting, String)],
    by: Uuid,
    now: Timestamp,
) -> Result<()> {
    let (revision,): (i64,) = fetch_one!(tx, REVISION);
    if revision != seen {
        return Err(Error::Conflict);
    }
    // Two who saw the same revision at one moment write the same number, which one of them cannot.
    for (number, (setting, value)) in (seen + 1..).zip(changes) {
        run!(tx, ADD, number, setting.name(), value, now.0, by);
    }
    Ok(())
}
