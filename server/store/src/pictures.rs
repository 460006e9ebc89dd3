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
    // Looks through everything that may name them: read beside what others write, once a day.
    LIST_UNNAMED = "SELECT id FROM pictures p WHERE added_at < $1 \
        AND NOT EXISTS (SELECT 1 FROM questionnaires WHERE definition LIKE '%' || p.id || '%') \
        AND NOT EXISTS (SELECT 1 FROM draft_steps WHERE definition LIKE '%' || p.id || '%') \
        AND NOT EXISTS (SELECT 1 FROM bank_entries WHERE questions LIKE '%' || p.id || '%')";
    // Somebody may have named it since.
    REMOVE = "DELETE FROM pictures WHERE id = $1 AND added_at < $2";
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

/// Pictures that no questionnaire has named for [`WAITS`].
pub async fn list_unnamed(on: &mut impl Session, now: Timestamp) -> Result<Vec<PictureId>> {
    let rows: Vec<(String,)> = fetch_all!(on, LIST_UNNAMED, now.minus(WAITS).0);
    Ok(rows.into_iter().filter_map(|(id,)| id.parse().ok()).collect())
}

/// Removes a picture, unless a questionnaire has named it within [`WAITS`].
pub async fn remove(tx: &mut Tx, id: PictureId, now: Timestamp) -> Result<()> {
    run!(tx, REMOVE, id.to_string(), now.minus(WAITS).0);
    Ok(())
}
