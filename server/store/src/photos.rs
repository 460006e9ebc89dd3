//! Photos in answers: their bytes, beside the answers that name them.
//!
//! A photo has the name that its answer gives it, and may arrive before that answer or after it. It goes
//! with its response; one that no answer names is removed when answers are sent, or swept.

use std::collections::BTreeSet;

use model::{
    answers::{Answer, PhotoId},
    questionnaires::Code,
    results::Guard,
    time::{Duration, Timestamp},
};
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
};

statements! {
    ADD = "INSERT INTO photos (response, id, question, media_type, bytes, added_at, settled) \
        VALUES ($1, $2, $3, $4, $5, $6, 0) ON CONFLICT (response, id) DO NOTHING";
    ADD_TEST = "INSERT INTO test_photos (response, id, question, media_type, bytes, added_at, settled) \
        VALUES ($1, $2, $3, $4, $5, $6, 0) ON CONFLICT (response, id) DO NOTHING";
    COUNT = "SELECT COUNT(*) FROM photos WHERE response = $1 AND question = $2";
    COUNT_TEST = "SELECT COUNT(*) FROM test_photos WHERE response = $1 AND question = $2";
    COUNT_OF_MEMBER = "SELECT COUNT(*) FROM photos p JOIN responses r ON r.id = p.response \
        WHERE r.member = $1 AND p.added_at > $2";
    LIST = "SELECT id FROM photos WHERE response = $1 ORDER BY id";
    LIST_KINDS = "SELECT id, media_type FROM photos WHERE response = $1 ORDER BY id";
    LIST_TEST = "SELECT id FROM test_photos WHERE response = $1 ORDER BY id";
    FIND_OWN = "SELECT p.media_type, p.bytes FROM responses r JOIN photos p ON p.response = r.id \
        WHERE r.member = $1 AND p.id = $2";
    FIND_TEST = "SELECT r.task, p.media_type, p.bytes FROM test_photos p JOIN test_responses r ON r.id = p.response \
        WHERE p.id = $1";
    FIND = "SELECT media_type, bytes FROM photos WHERE response = $1 AND id = $2";
    REMOVE = "DELETE FROM photos WHERE response = $1 AND id = $2";
    REMOVE_TEST = "DELETE FROM test_photos WHERE response = $1 AND id = $2";
    LIST_UNSETTLED = "SELECT p.response, p.id, a.value, a.sent_value FROM photos p \
        LEFT JOIN answers a ON a.response = p.response AND a.question = p.question \
        WHERE p.settled = 0 AND p.added_at < $1 ORDER BY p.added_at LIMIT $2";
    LIST_UNSETTLED_TEST = "SELECT p.response, p.id, a.value, NULL FROM test_photos p \
        LEFT JOIN test_answers a ON a.response = p.response AND a.question = p.question \
        WHERE p.settled = 0 AND p.added_at < $1 ORDER BY p.added_at LIMIT $2";
    SETTLE = "UPDATE photos SET settled = 1 WHERE response = $1 AND id = $2";
    SETTLE_TEST = "UPDATE test_photos SET settled = 1 WHERE response = $1 AND id = $2";
    COUNT_SHOWN = "SELECT COUNT(*) FROM (SELECT DISTINCT response FROM result_words \
        WHERE task = $1 AND question = $2 AND field = '' LIMIT $3) w";
    FIND_SHOWN = "SELECT p.media_type, p.bytes FROM result_words w JOIN photos p ON p.response = w.response \
        WHERE w.task = $1 AND w.question = $2 AND w.field = '' AND w.sorting = $3 AND p.id = $4";
}

/// The most photos that one member may add in a day.
pub const MOST_A_DAY: i64 = 60;

/// How long a photo waits for the answer that names it.
pub const WAITS: Duration = Duration::days(7);

/// How many of one question's photos may lie there at a time for each that its answer may name: what was
/// taken out of the answer while there was no network is removed a little later.
const SPARE: i64 = 3;

/// How many are looked at by one sweep in one go.
const AT_A_TIME: i64 = 200;

/// Whose photos.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Of a member's response.
    Response(Uuid),
    /// Of a response of staff who try a task out.
    Test(Uuid),
}

impl Of {
    /// The statement for members or for tests, and the response.
    const fn statement(
        self,
        of_members: &'static str,
        of_tests: &'static str,
    ) -> (&'static str, Uuid) {
        match self {
            Self::Response(id) => (of_members, id),
            Self::Test(id) => (of_tests, id),
        }
    }
}

/// A picture as it is served.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Photo {
    /// `image/jpeg` or `image/png`.
    pub media_type: String,
    /// The picture, without anything that its file said beside it.
    pub bytes: Vec<u8>,
}

/// What came of adding a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is there, now or since an earlier try.
    Yes,
    /// There are too many of the question's already.
    TooMany,
}

/// Adds a photo to a question that takes `at_most`; again is once. [`Error::NotFound`]: the response
/// is gone.
pub async fn add(
    tx: &mut Tx,
    of: Of,
    (question, at_most): (&Code, u8),
    (id, photo): (PhotoId, &Photo),
    now: Timestamp,
) -> Result<Added> {
    if list(tx, of).await?.contains(&id) {
        return Ok(Added::Yes);
    }
    let (sql, response) = of.statement(COUNT, COUNT_TEST);
    let (count,): (i64,) = fetch_one!(tx, sql, response, question.as_str());
    if count >= i64::from(at_most) * SPARE {
        return Ok(Added::TooMany);
    }
    let (sql, response) = of.statement(ADD, ADD_TEST);
    let (media_type, bytes) = (photo.media_type.as_str(), photo.bytes.as_slice());
    run!(tx, sql, response, uuid(id), question.as_str(), media_type, bytes, now.0);
    Ok(Added::Yes)
}

/// Whether a member may add another photo today.
pub async fn may_add(on: &mut impl Session, member: Uuid, now: Timestamp) -> Result<bool> {
    let since = now.minus(Duration::days(1)).0;
    let (count,): (i64,) = fetch_one!(on, COUNT_OF_MEMBER, member, since);
    Ok(count < MOST_A_DAY)
}

/// The names of the photos that have arrived.
pub async fn list(on: &mut impl Session, of: Of) -> Result<BTreeSet<PhotoId>> {
    let (sql, response) = of.statement(LIST, LIST_TEST);
    let rows: Vec<(Uuid,)> = fetch_all!(on, sql, response);
    Ok(rows.into_iter().map(|(id,)| name(id)).collect())
}

/// The photos of a response with the kind of file that each is.
pub async fn list_kinds(on: &mut impl Session, response: Uuid) -> Result<Vec<(PhotoId, String)>> {
    let rows: Vec<(Uuid, String)> = fetch_all!(on, LIST_KINDS, response);
    Ok(rows.into_iter().map(|(id, kind)| (name(id), kind)).collect())
}

/// One of a member's own photos. None: there is none, or it is somebody else's.
pub async fn find_own(on: &mut impl Session, member: Uuid, id: PhotoId) -> Result<Option<Photo>> {
    Ok(fetch_optional!(on, FIND_OWN, member, uuid(id)))
}

/// One of the photos with which staff tried a task out, with the task.
pub async fn find_test(on: &mut impl Session, id: PhotoId) -> Result<Option<(Uuid, Photo)>> {
    let found: Option<(Uuid, String, Vec<u8>)> = fetch_optional!(on, FIND_TEST, uuid(id));
    Ok(found.map(|(task, media_type, bytes)| (task, Photo { media_type, bytes })))
}

/// A photo of a response.
pub async fn find(on: &mut impl Session, response: Uuid, id: PhotoId) -> Result<Option<Photo>> {
    Ok(fetch_optional!(on, FIND, response, uuid(id)))
}

/// A photo that may be looked at with the results of a question. None: it is in none of their blocks,
/// or fewer people than the guard asks for have added any.
pub async fn find_shown(
    on: &mut impl Session,
    (task, question): (Uuid, &Code),
    id: PhotoId,
    guard: Guard,
) -> Result<Option<Photo>> {
    let least = i64::try_from(guard.least()).unwrap_or(i64::MAX);
    let (people,): (i64,) = fetch_one!(on, COUNT_SHOWN, task, question.as_str(), least);
    if people < least {
        return Ok(None);
    }
    Ok(fetch_optional!(on, FIND_SHOWN, task, question.as_str(), id.to_string(), uuid(id)))
}

/// Removes a photo; whether an answer still names it is the caller's to say.
pub async fn remove(on: &mut impl Session, of: Of, id: PhotoId) -> Result<()> {
    let (sql, response) = of.statement(REMOVE, REMOVE_TEST);
    run!(on, sql, response, uuid(id));
    Ok(())
}

/// Removes the photos of a response that are not among these.
pub async fn remove_others(tx: &mut Tx, of: Of, named: &BTreeSet<PhotoId>) -> Result<()> {
    for id in list(tx, of).await?.difference(named) {
        remove(tx, of, *id).await?;
    }
    Ok(())
}

/// A photo that no answer named when it was last looked at, and what is answered to its question now.
type Unsettled = (Uuid, Uuid, Option<String>, Option<String>);

/// Removes photos that no answer has named for [`WAITS`]. Gives how many those were.
pub async fn remove_unnamed(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let mut removed = 0;
    for (all, of) in [
        (LIST_UNSETTLED, Of::Response as fn(Uuid) -> Of),
        (LIST_UNSETTLED_TEST, Of::Test as fn(Uuid) -> Of),
    ] {
        loop {
            let rows: Vec<Unsettled> = fetch_all!(tx, all, now.minus(WAITS).0, AT_A_TIME);
            if rows.is_empty() {
                break;
            }
            for (response, id, value, sent_value) in rows {
                let is_named =
                    names(value.as_deref(), name(id))? || names(sent_value.as_deref(), name(id))?;
                if is_named {
                    let (sql, response) = of(response).statement(SETTLE, SETTLE_TEST);
                    run!(tx, sql, response, id);
                } else {
                    remove(tx, of(response), name(id)).await?;
                    removed += 1;
                }
            }
        }
    }
    Ok(removed)
}

/// How many photos [`remove_unnamed`] would remove.
pub async fn count_unnamed(on: &mut impl Session, now: Timestamp) -> Result<u64> {
    let mut count = 0;
    for all in [LIST_UNSETTLED, LIST_UNSETTLED_TEST] {
        let rows: Vec<Unsettled> = fetch_all!(on, all, now.minus(WAITS).0, i64::MAX);
        for (_, id, value, sent_value) in rows {
            let is_named =
                names(value.as_deref(), name(id))? || names(sent_value.as_deref(), name(id))?;
            count += u64::from(!is_named);
        }
    }
    Ok(count)
}

/// Whether a stored answer names this photo.
fn names(value: Option<&str>, id: PhotoId) -> Result<bool> {
    let answer = value.map(serde_json::from_str::<Answer>).transpose();
    let answer = answer.map_err(|_| Error::Corrupt("answers.value"))?;
    Ok(answer.is_some_and(|answer| answer.photos().contains(&id)))
}

/// A photo's name as a database has it.
const fn uuid(id: PhotoId) -> Uuid {
    Uuid::from_u128(id.number())
}

const fn name(id: Uuid) -> PhotoId {
    PhotoId::new(id.as_u128())
}
