//! A file is made: rows are taken some at a time, and what is written of them is stored in parts.

use model::{
    exports::{FileKind, Manifest},
    questionnaires::Code,
    time::Timestamp,
};
use uuid::Uuid;

use super::{AVAILABLE, UNTOLD, handed_out};
use crate::{
    Error, Result, Tx,
    db::{fetch_all, fetch_optional, run, statements},
    results,
};

/// Rows taken in one transaction: others may write in between.
const ROWS_AT_A_TIME: i64 = 500;

statements! {
    FORGET_ROWS = "DELETE FROM export_rows WHERE export = $1";
    FORGET_PARTS = "DELETE FROM export_parts WHERE export = $1";
    NOTE_ROWS = concat!(
        "INSERT INTO export_rows (response, export, complete_at) SELECT r.id, $4, \
        (SELECT MAX(o.sent_at) FROM responses o WHERE o.block = r.block) FROM responses r WHERE ",
        handed_out!()
    );
    BEGIN = "UPDATE exports SET rows_done = 0, rows_total = $1 WHERE id = $2";
    FIND_TASK = "SELECT task FROM exports WHERE id = $1 AND state = 'making'";
    NEXT_ROWS = "SELECT r.id, r.member, x.complete_at FROM export_rows x JOIN responses r ON r.id = x.response \
        WHERE x.export = $1 AND x.response > $2 ORDER BY x.response LIMIT $3";
    ANSWERS = "SELECT a.response, a.question, a.sent_value, a.sent_version FROM export_rows x \
        JOIN answers a ON a.response = x.response WHERE x.export = $1 AND x.response >= $2 AND x.response <= $3 \
        AND a.sent_value IS NOT NULL AND a.sent_version IS NOT NULL ORDER BY a.response, a.question";
    SAVE_DONE = "UPDATE exports SET rows_done = rows_done + $1 WHERE id = $2";
    ADD_PART = "INSERT INTO export_parts (export, file, number, bytes) VALUES ($1, $2, $3, $4)";
    FINISH = "UPDATE exports SET state = 'ready', manifest = $1, \
        available_until = CASE WHEN delete_by < $2 THEN delete_by ELSE $2 END WHERE id = $3 AND state = 'making'";
    FAIL = "UPDATE exports SET state = 'failed' WHERE id = $1 AND state = 'making'";
}

/// One response to be handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The response.
    pub response: Uuid,
    /// Whose it is: for the keyed id, never for the file.
    pub member: Uuid,
    /// When the last answers of its block were sent: no row of a file tells when one person answered.
    pub complete_at: Timestamp,
    /// The sent answers as they are stored: question, value, version.
    pub answers: Vec<(Code, String, i64)>,
}

/// Begins, or begins anew after a stop: notes, as of one moment, whose answers the file has, who are
/// those that may be handed out to whoever was named at `named`. Gives how many; none: the file is
/// not to be made any more.
///
/// From here on the file ends as soon as one of them takes answers back or sends others.
pub async fn begin(tx: &mut Tx, id: Uuid, named: Timestamp) -> Result<Option<u64>> {
    // Nobody takes answers back between the reading and the noting.
    results::hold(tx).await?;
    let Some(task) = find_task(tx, id).await? else { return Ok(None) };
    run!(tx, FORGET_ROWS, id);
    run!(tx, FORGET_PARTS, id);
    let rows = run!(tx, NOTE_ROWS, task, named.0, UNTOLD, id);
    run!(tx, BEGIN, i64::try_from(rows).unwrap_or(i64::MAX), id);
    Ok(Some(rows))
}

/// Whose answers a file has. None: it is not to be made any more.
async fn find_task(tx: &mut Tx, id: Uuid) -> Result<Option<Uuid>> {
    let making: Option<(Uuid,)> = fetch_optional!(tx, FIND_TASK, id);
    Ok(making.map(|(task,)| task))
}

/// Takes the rows that follow `after`, in the order of their random ids. Empty: there are no more.
/// None: the file is not to be made any more.
pub async fn take_rows(tx: &mut Tx, id: Uuid, after: Uuid) -> Result<Option<Vec<Row>>> {
    // Nobody sends others between the two readings.
    results::hold(tx).await?;
    if find_task(tx, id).await?.is_none() {
        return Ok(None);
    }
    let responses: Vec<(Uuid, Uuid, i64)> = fetch_all!(tx, NEXT_ROWS, id, after, ROWS_AT_A_TIME);
    let (Some((first, ..)), Some((last, ..))) = (responses.first(), responses.last()) else {
        return Ok(Some(Vec::new()));
    };
    let (first, last) = (*first, *last);
    let answers: Vec<(Uuid, String, String, i64)> = fetch_all!(tx, ANSWERS, id, first, last);
    run!(tx, SAVE_DONE, i64::try_from(responses.len()).unwrap_or(i64::MAX), id);
    let mut answers = answers.into_iter().peekable();
    let mut rows = Vec::with_capacity(responses.len());
    for (response, member, complete_at) in responses {
        let mut of_response = Vec::new();
        while let Some((_, question, value, version)) = answers.next_if(|(of, ..)| *of == response)
        {
            let question = question.parse().map_err(|_| Error::Corrupt("answers.question"))?;
            of_response.push((question, value, version));
        }
        let complete_at = Timestamp(complete_at);
        rows.push(Row { response, member, complete_at, answers: of_response });
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
    if find_task(tx, id).await?.is_none() {
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
    if run!(tx, FAIL, id) == 1 {
        run!(tx, FORGET_PARTS, id);
        run!(tx, FORGET_ROWS, id);
    }
    Ok(())
}
