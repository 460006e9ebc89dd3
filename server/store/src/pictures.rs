//! Pictures in questionnaires: their bytes, by the names by which questionnaires know them.
//!
//! A picture is added before the questionnaire that names it is saved, and may be named by several: it is
//! removed once nothing has named it for a while.

use std::collections::BTreeSet;

use model::{
    questionnaires::PictureId,
    time::{Duration, Timestamp},
};

use crate::{
    Result, Session, Tx,
    db::{fetch_all, fetch_optional, run, statements},
    photos::Photo,
};

statements! {
    // Added again it is new again, so that no sweep takes it from a form that is being written.
    ADD = "INSERT INTO pictures (id, media_type, bytes, added_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (id) DO UPDATE SET added_at = excluded.added_at";
    FIND = "SELECT media_type, bytes FROM pictures WHERE id = $1";
    EXISTS = "SELECT id FROM pictures WHERE id = $1";
    TOUCH = "UPDATE pictures SET added_at = $1 WHERE id = $2 AND added_at < $1";
    LIST_UNNAMED = "SELECT id FROM pictures p WHERE added_at < $1 \
        AND NOT EXISTS (SELECT 1 FROM questionnaires WHERE definition LIKE '%' || p.id || '%') \
        AND NOT EXISTS (SELECT 1 FROM draft_steps WHERE definition LIKE '%' || p.id || '%') \
        AND NOT EXISTS (SELECT 1 FROM bank_entries WHERE questions LIKE '%' || p.id || '%')";
    REMOVE = "DELETE FROM pictures WHERE id = $1";
}

/// How long a picture waits for a questionnaire that names it.
pub const WAITS: Duration = Duration::days(7);

/// Adds a picture; the same again is once. Gives its name.
pub async fn add(tx: &mut Tx, picture: &Photo, now: Timestamp) -> Result<PictureId> {
    let id = PictureId::of(&picture.bytes);
    let (media_type, bytes) = (picture.media_type.as_str(), picture.bytes.as_slice());
    run!(tx, ADD, id.to_string(), media_type, bytes, now.0);
    Ok(id)
}

/// A picture.
pub async fn find(on: &mut impl Session, id: PictureId) -> Result<Option<Photo>> {
    Ok(fetch_optional!(on, FIND, id.to_string()))
}

/// Those of these that are not there. The others are kept for another while.
pub async fn hold(
    tx: &mut Tx,
    wanted: &BTreeSet<PictureId>,
    now: Timestamp,
) -> Result<BTreeSet<PictureId>> {
    let mut missing = BTreeSet::new();
    for id in wanted {
        run!(tx, TOUCH, now.0, id.to_string());
        let found: Option<(String,)> = fetch_optional!(tx, EXISTS, id.to_string());
        if found.is_none() {
            missing.insert(*id);
        }
    }
    Ok(missing)
}

/// Removes pictures that no questionnaire has named for [`WAITS`]. Gives how many those were.
pub async fn remove_unnamed(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let rows: Vec<(String,)> = fetch_all!(tx, LIST_UNNAMED, now.minus(WAITS).0);
    for (id,) in &rows {
        run!(tx, REMOVE, id.as_str());
    }
    Ok(rows.len() as u64)
}
