//! The register of requests about one's rights that came outside the service's own pages (R49).
//!
//! It holds what the officer has to prove, and nobody's name: who asked is in the city's case.

use model::{
    random::{self, Random},
    rights::{Channel, Clock, Outcome, Right},
    time::{Date, Duration, Timestamp},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_optional, run, statements},
};

/// How long an answered request is kept, to show that it was answered in time.
pub const KEPT: Duration = Duration::days(2 * 365);

statements! {
    ADD = "INSERT INTO rights_requests (id, case_number, asked, channel, received_day, added_at) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    FIND = "SELECT id, case_number, asked, channel, received_day, extended_reason, extended_at, outcome, answer, \
        answered_day FROM rights_requests WHERE id = $1";
    LIST = "SELECT id, case_number, asked, channel, received_day, extended_reason, extended_at, outcome, answer, \
        answered_day FROM rights_requests \
        ORDER BY CASE WHEN answered_day IS NULL THEN 0 ELSE 1 END, received_day, id LIMIT 500";
    LIST_OPEN = "SELECT id, case_number, asked, channel, received_day, extended_reason, extended_at, outcome, answer, \
        answered_day FROM rights_requests WHERE answered_day IS NULL ORDER BY received_day, id";
    EXTEND = "UPDATE rights_requests SET extended_reason = $1, extended_at = $2 \
        WHERE id = $3 AND extended_at IS NULL AND answered_day IS NULL";
    ANSWER = "UPDATE rights_requests SET outcome = $1, answer = $2, answered_day = $3 \
        WHERE id = $4 AND answered_day IS NULL";
    REMOVE_OLD = "DELETE FROM rights_requests WHERE answered_day <= $1";
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its id.
    pub id: Uuid,
    /// The number of the city's case.
    pub case_number: String,
    /// What is asked for.
    pub asked: Right,
    /// How it came.
    pub channel: Channel,
    /// How long there is.
    pub clock: Clock,
    /// Why the time was extended; none: it was not.
    pub extended_reason: Option<String>,
    /// What came of it, in which words, and on which day; none: it waits.
    pub answered: Option<(Outcome, String, Date)>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    case_number: String,
    asked: String,
    channel: String,
    received_day: i64,
    extended_reason: Option<String>,
    extended_at: Option<i64>,
    outcome: Option<String>,
    answer: Option<String>,
    answered_day: Option<i64>,
}

impl Row {
    fn into_request(self) -> Result<Request> {
        let corrupt = |()| Error::Corrupt("rights_requests");
        let date = |day: i64| Timestamp(day).date();
        let answered = match (self.outcome, self.answer, self.answered_day) {
            (Some(outcome), Some(answer), Some(day)) => {
                Some((outcome.parse().map_err(corrupt)?, answer, date(day)))
            }
            _ => None,
        };
        let is_extended = self.extended_at.is_some();
        Ok(Request {
            id: self.id,
            case_number: self.case_number,
            asked: self.asked.parse().map_err(corrupt)?,
            channel: self.channel.parse().map_err(corrupt)?,
            clock: Clock { received: date(self.received_day), is_extended },
            extended_reason: self.extended_reason,
            answered,
        })
    }
}

/// Enters a request; gives its id.
pub async fn add(
    tx: &mut Tx,
    random: &dyn Random,
    case_number: &str,
    (asked, channel, received): (Right, Channel, Date),
    now: Timestamp,
) -> Result<Uuid> {
    let id = random::id(random);
    let day = Timestamp::of_date(received).0;
    run!(tx, ADD, id, case_number, asked.name(), channel.name(), day, now.0);
    Ok(id)
}

/// A request. None: there is none, or it has had its time.
pub async fn find(on: &mut impl Session, id: Uuid) -> Result<Option<Request>> {
    let row: Option<Row> = fetch_optional!(on, FIND, id);
    row.map(Row::into_request).transpose()
}

/// All of them: those that wait first, the oldest of them first.
pub async fn list(on: &mut impl Session) -> Result<Vec<Request>> {
    let rows: Vec<Row> = fetch_all!(on, LIST);
    rows.into_iter().map(Row::into_request).collect()
}

/// Those that wait for an answer.
pub async fn list_open(on: &mut impl Session) -> Result<Vec<Request>> {
    let rows: Vec<Row> = fetch_all!(on, LIST_OPEN);
    rows.into_iter().map(Row::into_request).collect()
}

/// Extends the time, once. Whether it was so.
pub async fn extend(tx: &mut Tx, id: Uuid, reason: &str, now: Timestamp) -> Result<bool> {
    Ok(run!(tx, EXTEND, reason, now.0, id) == 1)
}

/// Notes the answer, once. Whether it was so.
pub async fn answer(
    tx: &mut Tx,
    id: Uuid,
    (outcome, answer): (Outcome, &str),
    today: Date,
) -> Result<bool> {
    Ok(run!(tx, ANSWER, outcome.name(), answer, Timestamp::of_date(today).0, id) == 1)
}

/// Removes what was answered two years ago; gives how many.
pub async fn remove_old(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    Ok(run!(tx, REMOVE_OLD, now.minus(KEPT).0))
}
