//! Whom to write to when there is something new to answer: everybody is looked at, and the consent
//! ledger says who wants it.

use model::{accounts::Membership, language::Language, time::Timestamp};
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, run, statements},
};

const PAGE: i64 = 500;

statements! {
    COUNT_OPENED = "SELECT COUNT(*) FROM tasks WHERE stage = 'published' AND opens_at > $1 AND opens_at <= $2 \
        AND closes_at > $2";
    LIST = "SELECT id, language FROM members WHERE id > $1 AND state = $2 \
        AND (invited_day IS NULL OR invited_day < $3) ORDER BY id LIMIT $4";
    SAVE = "UPDATE members SET invited_day = $1 WHERE id = $2";
}

/// How many tasks opened between two instants and can be answered as of the later one.
pub async fn count_opened(
    on: &mut impl Session,
    after: Timestamp,
    until: Timestamp,
) -> Result<i64> {
    let (count,): (i64,) = fetch_one!(on, COUNT_OPENED, after.0, until.0);
    Ok(count)
}

/// Active members who were not written to today, after this one, in the order of their random ids.
pub async fn list(
    on: &mut impl Session,
    after: Uuid,
    today: Timestamp,
) -> Result<Vec<(Uuid, Language)>> {
    let active = Membership::Active.name();
    let rows: Vec<(Uuid, String)> = fetch_all!(on, LIST, after, active, today.0, PAGE);
    let corrupt = || Error::Corrupt("members.language");
    rows.into_iter()
        .map(|(id, language)| Ok((id, language.parse().map_err(|_| corrupt())?)))
        .collect()
}

/// Notes that a member was written to today.
pub async fn save_invited(tx: &mut Tx, member: Uuid, today: Timestamp) -> Result<()> {
    run!(tx, SAVE, today.0, member);
    Ok(())
}
