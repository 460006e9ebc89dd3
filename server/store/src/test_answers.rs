//! What staff answer when they try a task out: read, deleted, and never counted.
//!
//! It is kept as members' answers are ([`crate::answers`]), and apart from them.

use model::{
    answers::Answers,
    questionnaires::Code,
    random::{self, Random},
    time::Timestamp,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    answers::Given,
    db::{fetch_all, fetch_optional, run, statements},
};

statements! {
    ADD = "INSERT INTO test_responses (id, task, staff, version, started_at) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (task, staff) WHERE sent_at IS NULL DO NOTHING";
    FIND_UNDER_WAY = "SELECT r.id, r.staff, s.name, r.version, r.started_at, r.sent_at FROM test_responses r \
        JOIN staff s ON s.id = r.staff WHERE r.task = $1 AND r.staff = $2 AND r.sent_at IS NULL";
    FIND_LAST_SENT = "SELECT r.id, r.staff, s.name, r.version, r.started_at, r.sent_at FROM test_responses r \
        JOIN staff s ON s.id = r.staff WHERE r.task = $1 AND r.staff = $2 AND r.sent_at IS NOT NULL \
        ORDER BY r.sent_at DESC, r.id LIMIT 1";
    FIND = "SELECT r.id, r.staff, s.name, r.version, r.started_at, r.sent_at FROM test_responses r \
        JOIN staff s ON s.id = r.staff WHERE r.task = $1 AND r.id = $2";
    LIST = "SELECT r.id, r.staff, s.name, r.version, r.started_at, r.sent_at FROM test_responses r \
        JOIN staff s ON s.id = r.staff WHERE r.task = $1 ORDER BY r.version DESC, r.started_at DESC, r.id";
    SAVE = "INSERT INTO test_answers (response, question, value, given_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (response, question) DO UPDATE SET value = excluded.value, given_at = excluded.given_at \
        WHERE test_answers.given_at <= excluded.given_at";
    SAVE_VERSION = "UPDATE test_responses SET version = $1 WHERE id = $2 AND version < $1";
    LIST_ANSWERS = "SELECT question, value FROM test_answers WHERE response = $1 AND value IS NOT NULL \
        ORDER BY question";
    REMOVE_ANSWER = "DELETE FROM test_answers WHERE response = $1 AND question = $2";
    REMOVE_EMPTY = "DELETE FROM test_answers WHERE response = $1 AND value IS NULL";
    SEND = "UPDATE test_responses SET sent_at = $1, version = $2 WHERE id = $3 AND sent_at IS NULL";
    REMOVE = "DELETE FROM test_responses WHERE task = $1 AND id = $2";
    REMOVE_UNDER_WAY = "DELETE FROM test_responses WHERE task = $1 AND staff = $2 AND sent_at IS NULL";
    REMOVE_ALL = "DELETE FROM test_responses WHERE task = $1";
}

/// One time that somebody of the staff tried a task out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestResponse {
    /// Its id.
    pub id: Uuid,
    /// Who tried the task out.
    pub staff: Uuid,
    /// Their name; empty: they have none.
    pub name: String,
    /// The latest version of the questionnaire that an answer was given to.
    pub version: i64,
    /// When the first answer was given.
    pub started_at: Timestamp,
    /// When it was sent; none: it is under way.
    pub sent_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    staff: Uuid,
    name: String,
    version: i64,
    started_at: i64,
    sent_at: Option<i64>,
}

impl Row {
    fn into_response(self) -> TestResponse {
        TestResponse {
            id: self.id,
            staff: self.staff,
            name: self.name,
            version: self.version,
            started_at: Timestamp(self.started_at),
            sent_at: self.sent_at.map(Timestamp),
        }
    }
}

/// What somebody of the staff has under way with a task, begun if there is nothing.
/// [`Error::NotFound`]: the account or the task is gone.
pub async fn find_or_add(
    tx: &mut Tx,
    random: &dyn Random,
    (task, version): (Uuid, i64),
    staff: Uuid,
    now: Timestamp,
) -> Result<TestResponse> {
    if let Some(response) = find_under_way(tx, task, staff).await? {
        return Ok(response);
    }
    run!(tx, ADD, random::id(random), task, staff, version, now.0);
    find_under_way(tx, task, staff).await?.ok_or(Error::NotFound)
}

/// What somebody of the staff has under way with a task.
pub async fn find_under_way(
    on: &mut impl Session,
    task: Uuid,
    staff: Uuid,
) -> Result<Option<TestResponse>> {
    let row: Option<Row> = fetch_optional!(on, FIND_UNDER_WAY, task, staff);
    Ok(row.map(Row::into_response))
}

/// What somebody of the staff sent last when they tried a task out.
pub async fn find_last_sent(
    on: &mut impl Session,
    task: Uuid,
    staff: Uuid,
) -> Result<Option<TestResponse>> {
    let row: Option<Row> = fetch_optional!(on, FIND_LAST_SENT, task, staff);
    Ok(row.map(Row::into_response))
}

/// One of a task's, whoever's it is.
pub async fn find(on: &mut impl Session, task: Uuid, id: Uuid) -> Result<Option<TestResponse>> {
    let row: Option<Row> = fetch_optional!(on, FIND, task, id);
    Ok(row.map(Row::into_response))
}

/// Every one of a task's: the newest version first, and of each the latest begun.
pub async fn list(on: &mut impl Session, task: Uuid) -> Result<Vec<TestResponse>> {
    let rows: Vec<Row> = fetch_all!(on, LIST, task);
    Ok(rows.into_iter().map(Row::into_response).collect())
}

/// Saves an answer. False: one given later is there already and stays. [`Error::NotFound`]: what
/// it belongs to is gone.
pub async fn save(tx: &mut Tx, response: Uuid, given: Given<'_>) -> Result<bool> {
    let value = given.answer.map(serde_json::to_string).transpose();
    let value = value.map_err(|_| Error::Corrupt("test_answers.value"))?;
    run!(tx, SAVE_VERSION, given.version, response);
    Ok(run!(tx, SAVE, response, given.question.as_str(), value, given.at.0) == 1)
}

/// The answers of one.
pub async fn list_answers(on: &mut impl Session, response: Uuid) -> Result<Answers> {
    let rows: Vec<(String, String)> = fetch_all!(on, LIST_ANSWERS, response);
    rows.into_iter()
        .map(|(question, value)| {
            let question: Code =
                question.parse().map_err(|_| Error::Corrupt("test_answers.question"))?;
            let answer =
                serde_json::from_str(&value).map_err(|_| Error::Corrupt("test_answers.value"))?;
            Ok((question, answer))
        })
        .collect()
}

/// Sends one that was under way, but for `hidden` questions, whose answers are removed.
/// [`Error::NotFound`]: it is not under way any more.
pub async fn send(
    tx: &mut Tx,
    response: Uuid,
    version: i64,
    hidden: impl Iterator<Item = &Code>,
    now: Timestamp,
) -> Result<()> {
    for question in hidden {
        run!(tx, REMOVE_ANSWER, response, question.as_str());
    }
    run!(tx, REMOVE_EMPTY, response);
    if run!(tx, SEND, now.0, version, response) == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Deletes one of a task's with its answers. [`Error::NotFound`]: there is none.
pub async fn remove(tx: &mut Tx, task: Uuid, id: Uuid) -> Result<()> {
    if run!(tx, REMOVE, task, id) == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Deletes what somebody of the staff has under way with a task, if anything.
pub async fn remove_under_way(tx: &mut Tx, task: Uuid, staff: Uuid) -> Result<()> {
    run!(tx, REMOVE_UNDER_WAY, task, staff);
    Ok(())
}

/// Deletes every one of a task's. Gives how many they were.
pub async fn remove_all(tx: &mut Tx, task: Uuid) -> Result<u64> {
    Ok(run!(tx, REMOVE_ALL, task))
}
