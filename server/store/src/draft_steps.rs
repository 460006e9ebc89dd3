//! The steps in which a draft's questions were written: each can be taken back, and made again.
//!
//! A step holds the questions on its other side. Taking it back puts those in use and leaves the ones
//! that were in use in their place.

use model::{questionnaires::Questionnaire, time::Timestamp};
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_optional, run, statements},
    tasks::{self, Task},
};

statements! {
    NOTE = "INSERT INTO draft_steps (task, number, undone, definition, made_at) \
        SELECT q.task, (SELECT COALESCE(MAX(s.number), 0) + 1 FROM draft_steps s WHERE s.task = q.task), 0, \
        q.definition, $1 FROM questionnaires q WHERE q.task = $2 AND q.version = $3";
    FORGET_UNDONE = "DELETE FROM draft_steps WHERE task = $1 AND undone = 1";
    FORGET_OLD = "DELETE FROM draft_steps WHERE task = $1 \
        AND number <= (SELECT MAX(s.number) FROM draft_steps s WHERE s.task = $1) - $2";
    FORGET = "DELETE FROM draft_steps WHERE task = $1";
    FIND_BACK = "SELECT number, definition FROM draft_steps WHERE task = $1 AND undone = 0 \
        ORDER BY number DESC LIMIT 1";
    FIND_FORTH = "SELECT number, definition FROM draft_steps WHERE task = $1 AND undone = 1 \
        ORDER BY number LIMIT 1";
    TURN = "UPDATE draft_steps SET undone = $1, definition = \
        (SELECT q.definition FROM questionnaires q WHERE q.task = $2 AND q.version = $3) WHERE task = $2 AND number = $4 \
        AND EXISTS (SELECT 1 FROM questionnaires q WHERE q.task = $2 AND q.version = $3)";
}

/// How many steps a draft keeps.
pub const MOST: i64 = 100;

/// Which way a step is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The last one is taken back.
    Back,
    /// The one taken back last is made again.
    Forth,
}

/// A step that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    number: i64,
    /// The questions after it is taken.
    pub questionnaire: Questionnaire,
}

/// Notes that the questions of a draft are about to change. What was taken back until now cannot be
/// made again.
pub(crate) async fn note(tx: &mut Tx, task: &Task, now: Timestamp) -> Result<()> {
    run!(tx, FORGET_UNDONE, task.id);
    run!(tx, NOTE, now.0, task.id, task.version);
    run!(tx, FORGET_OLD, task.id, MOST);
    Ok(())
}

/// Forgets every step of a task: what members have seen is not taken back.
pub(crate) async fn forget(tx: &mut Tx, task: Uuid) -> Result<()> {
    run!(tx, FORGET, task);
    Ok(())
}

/// The step that comes next in a direction.
pub async fn find(on: &mut impl Session, task: Uuid, way: Way) -> Result<Option<Step>> {
    let row: Option<(i64, String)> = match way {
        Way::Back => fetch_optional!(on, FIND_BACK, task),
        Way::Forth => fetch_optional!(on, FIND_FORTH, task),
    };
    row.map(|(number, definition)| {
        let questionnaire = serde_json::from_str(&definition)
            .map_err(|_| Error::Corrupt("draft_steps.definition"))?;
        Ok(Step { number, questionnaire })
    })
    .transpose()
}

/// Takes the next step in a direction; gives the version that is in use then. None: there is none, or
/// the task is no longer at the revision that was seen.
pub async fn take(tx: &mut Tx, task: &Task, way: Way, now: Timestamp) -> Result<Option<i64>> {
    let Some(step) = find(tx, task.id, way).await? else { return Ok(None) };
    let undone = i64::from(way == Way::Back);
    if run!(tx, TURN, undone, task.id, task.version, step.number) != 1 {
        return Ok(None);
    }
    tasks::put_in_use(tx, task, &step.questionnaire, now).await
}
