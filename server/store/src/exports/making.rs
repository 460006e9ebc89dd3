//! A file is made: rows are taken some at a time, and what is written of them is stored in parts.

use model::{
    exports::{FileKind, Manifest},
    questionnaires::Code,
    time::Timestamp,
};
use uuid::Uuid;

use super::AVAILABLE;
use crate::{
    Error, Result, Tx,
    db::{fetch_all, fetch_optional, run, statements},
    results,
};

/// Rows taken in one transaction: others may write in between.
const ROWS_AT_A_TIME: i64 = 500;

statements! {
    BEGIN = "UPDATE exports SET rows_done = 0 WHERE id = $1 AND state = 'making'";
    FORGET_ROWS = "DELETE FROM export_rows WHERE export = $1";
    FORGET_PARTS = "DELETE FROM export_parts WHERE export = $1";
    IS_MAKING = "SELECT task FROM exports WHERE id = $1 AND state = 'making'";
    NEXT_ROWS = "SELECT id, member, sent_at FROM responses WHERE task = $1 AND id > $2 AND sent_at IS NOT NULL \
        AND block IS NOT NULL AND started_at >= $3 ORDER BY id LIMIT $4";
    ANSWERS = "SELECT a.response, a.question, a.sent_value, a.sent_version FROM responses r \
        JOIN answers a ON a.response = r.id WHERE r.task = $1 AND r.id >= $2 AND r.id <= $3 \
        AND r.sent_at IS NOT NULL AND r.block IS NOT NULL AND r.started_at >= $4 \
        AND a.sent_value IS NOT NULL AND a.sent_version IS NOT NULL ORDER BY a.response, a.question";
    NOTE_ROWS = "INSERT INTO export_rows (response, export) SELECT id, $1 FROM responses WHERE task = $2 \
        AND id >= $3 AND id <= $4 AND sent_at IS NOT NULL AND block IS NOT NULL AND started_at >= $5";
    SAVE_DONE = "UPDATE exports SET rows_done = rows_done + $1 WHERE id = $2";
    ADD_PART = "INSERT INTO export_parts (export, file, number, bytes) VALUES ($1, $2, $3, $4)";
    FINISH = "UPDATE exports SET state = 'ready', rows_total = rows_done, manifest = $1, available_until = $2 \
        WHERE id = $3 AND state = 'making'";
    FAIL = "UPDATE exports SET state = 'failed' WHERE id = $1 AND state = 'making'";
}

/// One response to be handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The response.
    pub response: Uuid,
    /// Whose it is: for the keyed id, never for the file.
    pub member: Uuid,
    /// When it was last sent.
    pub sent_at: Timestamp,
    /// The sent answers as they are stored: question, value, version.
    pub answers: Vec<(Code, String, i64)>,
}

/// Begins, or begins anew after a stop. False: it is not to be made any more.
pub async fn begin(tx: &mut Tx, id: Uuid) -> Result<bool> {
    if run!(tx, BEGIN, id) == 0 {
        return Ok(false);
    }
    run!(tx, FORGET_ROWS, id);
    run!(tx, FORGET_PARTS, id);
    Ok(true)
}

/// Takes the rows that follow `after`, in the order of their random ids, and notes whose they are.
/// Empty: there are no more. None: the file is not to be made any more.
///
/// `named` is when the partner was named: what was begun before is not for them (R28).
pub async fn take_rows(
    tx: &mut Tx,
    id: Uuid,
    after: Uuid,
    named: Timestamp,
) -> Result<Option<Vec<Row>>> {
    // Nobody takes answers back between the reading and the noting.
    results::hold(tx).await?;
    let making: Option<(Uuid,)> = fetch_optional!(tx, IS_MAKING, id);
    let Some((task,)) = making else { return Ok(None) };
    let responses: Vec<(Uuid, Uuid, i64)> =
        fetch_all!(tx, NEXT_ROWS, task, after, named.0, ROWS_AT_A_TIME);
    let (Some((first, ..)), Some((last, ..))) = (responses.first(), responses.last()) else {
        return Ok(Some(Vec::new()));
    };
    let (first, last) = (*first, *last);
    let answers: Vec<(Uuid, String, String, i64)> =
        fetch_all!(tx, ANSWERS, task, first, last, named.0);
    run!(tx, NOTE_ROWS, id, task, first, last, named.0);
    run!(tx, SAVE_DONE, i64::try_from(responses.len()).unwrap_or(i64::MAX), id);
    let mut answers = answers.into_iter().peekable();
    let mut rows = Vec::with_capacity(responses.len());
    for (response, member, sent_at) in responses {
        let mut of_response = Vec::new();
        while let Some((_, question, value, version)) = answers.next_if(|(of, ..)| *of == response)
        {
            let question = question.parse().map_err(|_| Error::Corrupt("answers.question"))?;
            of_response.push((question, value, version));
        }
        let sent_at = Timestamp(sent_at);
        rows.push(Row { response, member, sent_at, answers: of_response });
    }
    Ok(Some(rows))
}

/// Stores the next part of a file. False: it is not to be made any more.
pub async fn add_part(
    tx: &mut Tx,
    id: Uuid,
    file: FileKind,
    number: i64,
    bytes: &[u8],
) -> Result<bool> {
    results::hold(tx).await?;
    let making: Option<(Uuid,)> = fetch_optional!(tx, IS_MAKING, id);
    if making.is_none() {
        return Ok(false);
    }
    run!(tx, ADD_PART, id, file.name(), number, bytes);
    Ok(true)
}

/// The file is there, to be downloaded for some days. False: it is not to be made any more.
pub async fn finish(tx: &mut Tx, id: Uuid, manifest: &Manifest, now: Timestamp) -> Result<bool> {
    let json = serde_json::to_string(manifest).map_err(|_| Error::Corrupt("exports.manifest"))?;
    Ok(run!(tx, FINISH, json, now.plus(AVAILABLE).0, id) == 1)
}

/// The file cannot be made.
pub async fn fail(tx: &mut Tx, id: Uuid) -> Result<()> {
    run!(tx, FAIL, id);
    run!(tx, FORGET_PARTS, id);
    run!(tx, FORGET_ROWS, id);
    Ok(())
}
