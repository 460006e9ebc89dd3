//! What members answered: one response a member and task, one row a question.
//!
//! The value being worked on and the value that was sent stand side by side: editing after sending
//! changes nothing of what counts until it is sent again.

use model::{
    answers::{Answer, Answers},
    language::Texts,
    questionnaires::Code,
    random::{self, Random},
    results::{Cell, Guard, time_cell},
    time::Timestamp,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
    dialect, exports,
    projects::from_json,
    results, stops,
};

statements! {
    ADD_RESPONSE = "INSERT INTO responses (id, task, member, started_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (member, task) DO NOTHING";
    FIND_RESPONSE = "SELECT id, task, started_at, sent_at FROM responses WHERE member = $1 AND task = $2";
    GET_RESPONSE = "SELECT id, task, started_at, sent_at FROM responses WHERE member = $1 AND id = $2";
    FORGET_BEGINNING = "UPDATE responses SET taken = $1 WHERE id = $2 AND sent_at IS NULL";
    SAVE = "INSERT INTO answers (response, question, value, version, given_at) SELECT r.id, $2, $3, $4, $5 \
        FROM responses r WHERE r.id = $1 AND r.stop_block IS NULL /* held */ \
        ON CONFLICT (response, question) DO UPDATE SET value = excluded.value, version = excluded.version, \
        given_at = excluded.given_at WHERE answers.given_at <= excluded.given_at";
    FIND_STOP_BLOCK = "SELECT stop_block FROM responses WHERE id = $1";
    LIST = "SELECT question, value, version, sent_value, sent_version FROM answers WHERE response = $1 ORDER BY question";
    SEND = "UPDATE answers SET sent_value = value, sent_version = version WHERE response = $1";
    REMOVE = "DELETE FROM answers WHERE response = $1 AND question = $2";
    REMOVE_EMPTY = "DELETE FROM answers WHERE response = $1 AND value IS NULL";
    GET_STARTED = "SELECT started_at FROM responses WHERE id = $1";
    SAVE_SENT = "UPDATE responses SET sent_at = $1, taken = COALESCE(taken, $2) WHERE id = $3";
    REVERT = "UPDATE answers SET value = sent_value, version = sent_version, given_at = $2 \
        WHERE response = $1 AND sent_version IS NOT NULL AND value IS DISTINCT FROM sent_value";
    REMOVE_UNSENT = "DELETE FROM answers WHERE response = $1 AND sent_version IS NULL";
    REMOVE_RESPONSE = "DELETE FROM responses WHERE id = $1 AND member = $2";
    LIST_RESPONSES = "SELECT r.id, r.task, r.started_at, r.sent_at, t.title, t.main_language, t.stage, t.opens_at, \
        t.closes_at FROM responses r JOIN tasks t ON t.id = r.task WHERE r.member = $1 ORDER BY r.started_at DESC, r.id";
    SAVE_TOLD = "UPDATE responses SET told_at = $1 WHERE id = $2";
    REMOVE_LATE_DRAFTS = "DELETE FROM responses WHERE sent_at IS NULL AND task IN \
        (SELECT id FROM tasks WHERE stage IN ('closed', 'archived') AND drafts_until <= $1)";
    COUNT_SENT = "SELECT COUNT(*) FROM responses WHERE task = $1 AND sent_at IS NOT NULL";
}

/// A member's response to a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response {
    /// The response's id.
    pub id: Uuid,
    /// The task.
    pub task: Uuid,
    /// When answering began: with the first answer, or without JavaScript when its page was opened.
    pub started_at: Timestamp,
    /// When it was last sent; none: not yet.
    pub sent_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct ResponseRow {
    id: Uuid,
    task: Uuid,
    started_at: i64,
    sent_at: Option<i64>,
}

impl ResponseRow {
    fn into_response(self) -> Response {
        Response {
            id: self.id,
            task: self.task,
            started_at: Timestamp(self.started_at),
            sent_at: self.sent_at.map(Timestamp),
        }
    }
}

/// The response of a member to a task, begun then if there is none. [`Error::NotFound`]: the member
/// or the task is gone.
pub async fn find_or_add_response(
    on: &mut impl Session,
    random: &dyn Random,
    member: Uuid,
    task: Uuid,
    began: Timestamp,
) -> Result<Response> {
    if let Some(response) = find_response(on, member, task).await? {
        return Ok(response);
    }
    let id = random::id(random);
    run!(on, ADD_RESPONSE, id, task, member, began.0);
    find_response(on, member, task).await?.ok_or(Error::NotFound)
}

/// Notes of a response that when it was begun is not known: how long it took will not be counted.
pub async fn forget_beginning(on: &mut impl Session, response: Uuid) -> Result<()> {
    run!(on, FORGET_BEGINNING, Cell::NotKnown.to_string(), response);
    Ok(())
}

/// The response of a member to a task, if begun.
pub async fn find_response(
    on: &mut impl Session,
    member: Uuid,
    task: Uuid,
) -> Result<Option<Response>> {
    let row: Option<ResponseRow> = fetch_optional!(on, FIND_RESPONSE, member, task);
    Ok(row.map(ResponseRow::into_response))
}

/// One of a member's own responses. None: there is none, or it is somebody else's.
pub async fn find_own_response(
    on: &mut impl Session,
    member: Uuid,
    id: Uuid,
) -> Result<Option<Response>> {
    let row: Option<ResponseRow> = fetch_optional!(on, GET_RESPONSE, member, id);
    Ok(row.map(ResponseRow::into_response))
}

/// Notes as of when the page said who sees the answers that a member had before them when they began
/// (R28). Without it the answers are never for a partner.
pub async fn save_told(on: &mut impl Session, response: Uuid, told: Timestamp) -> Result<()> {
    run!(on, SAVE_TOLD, told.0, response);
    Ok(())
}

/// An answer as given, or taken back.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The question.
    pub question: &'a Code,
    /// The answer; none: taken back.
    pub answer: Option<&'a Answer>,
    /// The version of the questionnaire it was given to.
    pub version: i64,
    /// When it was given.
    pub at: Timestamp,
}

/// Saves an answer. False: one given later is there already and stays. [`Error::NotFound`]: the
/// response is gone. [`Error::Conflict`]: it counts among those who stopped, and has to be taken out
/// first ([`results::dissolve_of_response`]).
pub async fn save(on: &mut impl Session, response: Uuid, given: Given<'_>) -> Result<bool> {
    let value = given.answer.map(serde_json::to_string).transpose();
    let value = value.map_err(|_| Error::Corrupt("answers.value"))?;
    let sql = dialect::holding(SAVE, on);
    if run!(on, sql, response, given.question.as_str(), value, given.version, given.at.0) == 1 {
        return Ok(true);
    }
    let found: Option<(Option<Uuid>,)> = fetch_optional!(on, FIND_STOP_BLOCK, response);
    match found {
        None => Err(Error::NotFound),
        Some((Some(_),)) => Err(Error::Conflict),
        Some((None,)) => Ok(false),
    }
}

/// What is stored of a response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// The answers being worked on.
    pub current: Answers,
    /// The answers as last sent.
    pub sent: Answers,
    /// The latest version any sent answer was given to.
    pub sent_version: Option<i64>,
    /// Whether the two differ.
    pub has_unsent_changes: bool,
}

#[derive(FromRow)]
struct AnswerRow {
    question: String,
    value: Option<String>,
    version: i64,
    sent_value: Option<String>,
    sent_version: Option<i64>,
}

/// Every answer of a response.
pub async fn list(on: &mut impl Session, response: Uuid) -> Result<Stored> {
    let rows: Vec<AnswerRow> = fetch_all!(on, LIST, response);
    let mut stored = Stored::default();
    for row in rows {
        let question: Code =
            row.question.parse().map_err(|_| Error::Corrupt("answers.question"))?;
        stored.has_unsent_changes |= row.value != row.sent_value;
        stored.sent_version = stored.sent_version.max(row.sent_version);
        for (answers, value) in
            [(&mut stored.current, row.value), (&mut stored.sent, row.sent_value)]
        {
            if let Some(value) = value {
                let answer =
                    serde_json::from_str(&value).map_err(|_| Error::Corrupt("answers.value"))?;
                answers.set(question.clone(), answer);
            }
        }
        debug_assert!(row.version > 0);
    }
    Ok(stored)
}

/// Sends a response: what is being worked on becomes what counts, but for `hidden` questions,
/// whose answers are removed. Whether it is complete is the model's to say beforehand.
/// [`Error::NotFound`]: the response is gone.
pub async fn send(
    tx: &mut Tx,
    response: Uuid,
    hidden: impl Iterator<Item = &Code>,
    now: Timestamp,
) -> Result<()> {
    results::dissolve_of_response(tx, response, Guard::default()).await?;
    exports::end_of_response(tx, response).await?;
    for question in hidden {
        run!(tx, REMOVE, response, question.as_str());
    }
    run!(tx, REMOVE_EMPTY, response);
    run!(tx, SEND, response);
    let (started,): (i64,) = fetch_one!(tx, GET_STARTED, response);
    // Sent anew, it keeps what it took the first time.
    let taken = time_cell(now.since(Timestamp(started))).to_string();
    run!(tx, SAVE_SENT, now.0, taken, response);
    Ok(())
}

/// Takes changes since sending back; what was sent stays.
pub async fn revert(tx: &mut Tx, response: Uuid, now: Timestamp) -> Result<()> {
    run!(tx, REMOVE_UNSENT, response);
    run!(tx, REVERT, response, now.0);
    Ok(())
}

/// Deletes a response with all its answers. [`Error::NotFound`]: the member has no such response.
pub async fn remove(tx: &mut Tx, member: Uuid, response: Uuid) -> Result<()> {
    if find_own_response(tx, member, response).await?.is_none() {
        return Err(Error::NotFound);
    }
    results::dissolve_of_response(tx, response, Guard::default()).await?;
    exports::end_of_response(tx, response).await?;
    let removed = run!(tx, REMOVE_RESPONSE, response, member);
    if removed == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// One of a member's responses, with its task's title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The response.
    pub response: Response,
    /// The task's title.
    pub title: Texts,
    /// The task's main language.
    pub main_language: model::language::Language,
    /// When the task takes answers.
    pub collection: model::tasks::Collection,
}

#[derive(FromRow)]
struct ListedRow {
    #[sqlx(flatten)]
    response: ResponseRow,
    title: String,
    main_language: String,
    stage: String,
    opens_at: i64,
    closes_at: i64,
}

/// Every response of a member, latest begun first.
pub async fn list_responses(on: &mut impl Session, member: Uuid) -> Result<Vec<Listed>> {
    let rows: Vec<ListedRow> = fetch_all!(on, LIST_RESPONSES, member);
    rows.into_iter()
        .map(|row| {
            let corrupt = || Error::Corrupt("tasks");
            Ok(Listed {
                response: row.response.into_response(),
                title: from_json(&row.title, "tasks.title")?,
                main_language: row.main_language.parse().map_err(|_| corrupt())?,
                collection: model::tasks::Collection {
                    stage: row.stage.parse().map_err(|()| corrupt())?,
                    opens: Timestamp(row.opens_at),
                    closes: Timestamp(row.closes_at),
                },
            })
        })
        .collect()
}

/// How many responses to a task were sent.
pub async fn count_sent(on: &mut impl Session, task: Uuid) -> Result<i64> {
    let (count,): (i64,) = fetch_one!(on, COUNT_SENT, task);
    Ok(count)
}

/// Removes what was begun and never sent of tasks that were closed by hand, once the day until
/// which it could be finished is over. Gives how many responses that were.
///
/// What they count among those who stopped stays: all of them go at once, so nothing shown changes.
pub async fn remove_late_drafts(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    results::hold(tx).await?;
    let removed = run!(tx, REMOVE_LATE_DRAFTS, now.0);
    stops::settle(tx, now).await?;
    Ok(removed)
}
