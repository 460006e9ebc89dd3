//! Leave to ask about what the law protects most (R24): asked for, given, refused.

use std::collections::BTreeSet;

use model::{
    questionnaires::lint::Wording,
    random::{self, Random},
    time::Timestamp,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Result, Session, Tx,
    db::{fetch_all, fetch_optional, run, statements},
};

statements! {
    REMOVE_WAITING = "DELETE FROM leaves WHERE task = $1 AND decision = 'waiting'";
    ADD = "INSERT INTO leaves (id, task, wordings, reason, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5, $6)";
    FIND = "SELECT l.id, l.task, l.wordings, l.reason, l.asked_by, l.asked_at, l.decision, l.answer, l.decided_at, \
        a.name AS asker, d.name AS decider FROM leaves l LEFT JOIN staff a ON a.id = l.asked_by \
        LEFT JOIN staff d ON d.id = l.decided_by WHERE l.id = $1";
    LIST_OF_TASK = "SELECT l.id, l.task, l.wordings, l.reason, l.asked_by, l.asked_at, l.decision, l.answer, \
        l.decided_at, a.name AS asker, d.name AS decider FROM leaves l LEFT JOIN staff a ON a.id = l.asked_by \
        LEFT JOIN staff d ON d.id = l.decided_by WHERE l.task = $1 ORDER BY l.asked_at DESC, l.id";
    LIST_LATEST = "SELECT l.id, l.task, l.wordings, l.reason, l.asked_by, l.asked_at, l.decision, l.answer, \
        l.decided_at, a.name AS asker, d.name AS decider FROM leaves l LEFT JOIN staff a ON a.id = l.asked_by \
        LEFT JOIN staff d ON d.id = l.decided_by \
        ORDER BY CASE WHEN l.decision = 'waiting' THEN 0 ELSE 1 END, l.asked_at DESC, l.id LIMIT 200";
    DECIDE = "UPDATE leaves SET decision = $1, answer = $2, wordings = $3, decided_by = $4, decided_at = $5 \
        WHERE id = $6 AND decision = 'waiting'";
}

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing yet.
    Waiting,
    /// Leave was given.
    Given,
    /// Leave was refused.
    Refused,
}

impl Decision {
    const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Given => "given",
            Self::Refused => "refused",
        }
    }

    fn of(name: &str) -> Self {
        match name {
            "given" => Self::Given,
            "refused" => Self::Refused,
            _ => Self::Waiting,
        }
    }
}

/// Leave that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leave {
    /// Its id.
    pub id: Uuid,
    /// The task.
    pub task: Uuid,
    /// The wordings it is about.
    pub wordings: BTreeSet<Wording>,
    /// Why they are to be asked.
    pub reason: String,
    /// Who asked for it; none: the account has ended.
    pub asked_by: Option<Uuid>,
    /// Their name, as far as there is one.
    pub asker: Option<String>,
    /// When.
    pub asked_at: Timestamp,
    /// What came of it.
    pub decision: Decision,
    /// Why, in the officer's words.
    pub answer: String,
    /// The officer's name, as far as there is one.
    pub decider: Option<String>,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    task: Uuid,
    wordings: String,
    reason: String,
    asked_by: Option<Uuid>,
    asked_at: i64,
    decision: String,
    answer: String,
    decided_at: Option<i64>,
    asker: Option<String>,
    decider: Option<String>,
}

impl Row {
    fn into_leave(self) -> Leave {
        Leave {
            id: self.id,
            task: self.task,
            wordings: Wording::list(&self.wordings),
            reason: self.reason,
            asked_by: self.asked_by,
            asker: self.asker,
            asked_at: Timestamp(self.asked_at),
            decision: Decision::of(&self.decision),
            answer: self.answer,
            decider: self.decider,
            decided_at: self.decided_at.map(Timestamp),
        }
    }
}

/// Asks for leave, in the place of what waits for the same task. Gives the id.
pub async fn ask(
    tx: &mut Tx,
    random: &dyn Random,
    task: Uuid,
    (wordings, reason): (&BTreeSet<Wording>, &str),
    (staff, now): (Uuid, Timestamp),
) -> Result<Uuid> {
    run!(tx, REMOVE_WAITING, task);
    let id = random::id(random);
    run!(tx, ADD, id, task, stored(wordings), reason, staff, now.0);
    Ok(id)
}

/// Leave that was asked for.
pub async fn find(on: &mut impl Session, id: Uuid) -> Result<Option<Leave>> {
    let row: Option<Row> = fetch_optional!(on, FIND, id);
    Ok(row.map(Row::into_leave))
}

/// All of a task, newest first.
pub async fn list_of_task(on: &mut impl Session, task: Uuid) -> Result<Vec<Leave>> {
    let rows: Vec<Row> = fetch_all!(on, LIST_OF_TASK, task);
    Ok(rows.into_iter().map(Row::into_leave).collect())
}

/// What waits first, then what was decided; the newest 200.
pub async fn list_latest(on: &mut impl Session) -> Result<Vec<Leave>> {
    let rows: Vec<Row> = fetch_all!(on, LIST_LATEST);
    Ok(rows.into_iter().map(Row::into_leave).collect())
}

/// The wordings of a task that leave was given for.
pub async fn given(on: &mut impl Session, task: Uuid) -> Result<BTreeSet<Wording>> {
    let all = list_of_task(on, task).await?;
    let given = all.into_iter().filter(|leave| leave.decision == Decision::Given);
    Ok(given.flat_map(|leave| leave.wordings).collect())
}

fn stored(wordings: &BTreeSet<Wording>) -> String {
    wordings.iter().map(Wording::as_str).collect::<Vec<_>>().join(" ")
}

/// Decides what waits, for these wordings, which were seen. False: it does not wait any more, and nothing was done.
pub async fn decide(
    tx: &mut Tx,
    id: Uuid,
    (decision, answer, wordings): (Decision, &str, &BTreeSet<Wording>),
    (staff, now): (Uuid, Timestamp),
) -> Result<bool> {
    let wordings = stored(wordings);
    Ok(run!(tx, DECIDE, decision.name(), answer, wordings, staff, now.0, id) == 1)
}
