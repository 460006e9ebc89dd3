//! Who began a task and stopped: blocks of drafts that were left behind, and the sums that are shown.
//!
//! The same rules as for what was sent (`model::results`), and marks that both heed: who stopped and
//! then sends is not new to the results. A block goes as a whole as soon as one of its drafts is
//! continued, sent or removed, in the same transaction.

use std::collections::BTreeMap;

use model::{
    questionnaires::{Code, Questionnaire},
    random::{self, Random},
    results::{
        Block, Counts, Guard, Partition, Stratum, Tallies, Waiting, form_blocks, has_stopped,
        stop_cell,
    },
    time::Timestamp,
};
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
    dialect,
    results::{hold, list_marks, read_tallies, to_json},
};

statements! {
    TASKS_WITH_DRAFTS = "SELECT task FROM responses WHERE sent_at IS NULL AND stop_block IS NULL \
        GROUP BY task HAVING COUNT(*) >= $1";
    LIST_DRAFTS = "SELECT id, member, started_at FROM responses r \
        WHERE task = $1 AND sent_at IS NULL AND stop_block IS NULL AND started_at <= $2 \
        AND NOT EXISTS (SELECT 1 FROM members m WHERE m.id = r.member AND m.state = 'frozen') /* R47 */ ORDER BY id";
    LIST_GIVEN = "SELECT a.response, a.question, a.given_at, CAST(CASE WHEN a.value IS NULL THEN 0 ELSE 1 END AS BIGINT) \
        FROM answers a JOIN responses r ON r.id = a.response \
        WHERE r.task = $1 AND r.sent_at IS NULL AND r.stop_block IS NULL AND r.started_at <= $2";
    ENTER = "UPDATE responses SET stop_block = $1 WHERE id = $2";
    MARK = "INSERT INTO stop_marks (member, task) VALUES ($1, $2) ON CONFLICT (member, task) DO NOTHING";
    ADD_BLOCK = "INSERT INTO stop_blocks (id, task, counts) VALUES ($1, $2, $3)";
    BLOCK_OF = "SELECT stop_block FROM responses WHERE id = $1 AND stop_block IS NOT NULL";
    BLOCKS_OF_MEMBER = "SELECT stop_block FROM responses WHERE member = $1 AND stop_block IS NOT NULL";
    GET_BLOCK = "SELECT task, counts FROM stop_blocks WHERE id = $1";
    LEAVE = "UPDATE responses SET stop_block = NULL WHERE stop_block = $1";
    REMOVE_BLOCK = "DELETE FROM stop_blocks WHERE id = $1";
    SETTLE = "DELETE FROM stop_blocks WHERE task IN \
        (SELECT id FROM tasks WHERE stage IN ('closed', 'archived') AND drafts_until <= $1) \
        AND NOT EXISTS (SELECT 1 FROM responses r WHERE r.stop_block = stop_blocks.id)";
    LATE_TASKS = "SELECT DISTINCT t.id FROM tasks t JOIN responses r ON r.task = t.id \
        WHERE t.stage IN ('closed', 'archived') AND t.drafts_until <= $1 AND r.sent_at IS NULL";
    FIND_TALLIES = "SELECT tallies FROM stop_tallies WHERE task = $1";
    SAVE_TALLIES = "INSERT INTO stop_tallies (task, tallies) VALUES ($1, $2) \
        ON CONFLICT (task) DO UPDATE SET tallies = excluded.tallies";
}

/// The tasks with drafts enough in no block for one to be formed, if all of them were left behind.
pub async fn list_tasks(on: &mut impl Session, guard: Guard) -> Result<Vec<Uuid>> {
    let least = i64::try_from(guard.least()).unwrap_or(i64::MAX);
    let rows: Vec<(Uuid,)> = fetch_all!(on, TASKS_WITH_DRAFTS, least);
    Ok(rows.into_iter().map(|(task,)| task).collect())
}

/// The closed tasks whose drafts are about to be removed.
pub async fn list_late_tasks(on: &mut impl Session, now: Timestamp) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = fetch_all!(on, LATE_TASKS, now.0);
    Ok(rows.into_iter().map(|(task,)| task).collect())
}

/// A task as forming its blocks needs it.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The task.
    pub task: Uuid,
    /// Its questions as they are asked now.
    pub questionnaire: &'a Questionnaire,
    /// It takes no more answers, of those who have begun neither.
    pub is_over: bool,
}

/// Forms every block that can be formed of drafts that were left behind, and shows them. Gives how
/// many.
pub async fn form(
    tx: &mut Tx,
    random: &dyn Random,
    asked: Asked<'_>,
    now: Timestamp,
    guard: Guard,
) -> Result<usize> {
    hold(tx).await?;
    let drafts = list_left_behind(tx, asked, now).await?;
    let marks = list_marks(tx, asked.task).await?;
    let everyone = Stratum::default();
    let waiting: Vec<_> = drafts
        .iter()
        .map(|(id, draft)| Waiting {
            id: *id,
            stratum: everyone.clone(),
            fresh: !marks.contains_key(&draft.member),
        })
        .collect();
    let blocks = form_blocks(&waiting, guard);
    if blocks.is_empty() {
        return Ok(0);
    }
    let mut tallies = get_tallies(tx, asked.task).await?;
    for block in &blocks {
        let counts = enter(tx, random, asked, block, &drafts).await?;
        tallies.add(&counts, guard);
    }
    save_tallies(tx, asked.task, &tallies).await?;
    Ok(blocks.len())
}

struct Draft {
    member: Uuid,
    touched: Timestamp,
    answered: Vec<Code>,
}

async fn list_left_behind(
    tx: &mut Tx,
    asked: Asked<'_>,
    now: Timestamp,
) -> Result<BTreeMap<Uuid, Draft>> {
    // Nobody holds one of these while its answers are read: what is being saved is left for the
    // next time, and who wants to save waits and looks again.
    let sql = dialect::picking(LIST_DRAFTS, tx);
    let since = if asked.is_over { now } else { now.minus(model::results::QUIET) };
    let rows: Vec<(Uuid, Uuid, i64)> = fetch_all!(tx, sql, asked.task, since.0);
    let mut drafts: BTreeMap<Uuid, Draft> = rows
        .into_iter()
        .map(|(id, member, started)| {
            (id, Draft { member, touched: Timestamp(started), answered: Vec::new() })
        })
        .collect();
    let given: Vec<(Uuid, String, i64, i64)> = fetch_all!(tx, LIST_GIVEN, asked.task, since.0);
    for (response, question, at, is_answer) in given {
        let Some(draft) = drafts.get_mut(&response) else { continue };
        draft.touched = draft.touched.max(Timestamp(at));
        if is_answer == 1 {
            let code = question.parse().map_err(|_| Error::Corrupt("answers.question"))?;
            draft.answered.push(code);
        }
    }
    drafts.retain(|_, draft| has_stopped(draft.touched, asked.is_over, now));
    Ok(drafts)
}

/// Puts drafts into a block and counts where they stopped.
async fn enter(
    tx: &mut Tx,
    random: &dyn Random,
    asked: Asked<'_>,
    block: &Block<Uuid, Stratum>,
    drafts: &BTreeMap<Uuid, Draft>,
) -> Result<Counts> {
    let id = random::id(random);
    let mut counts = Counts::default();
    for member in &block.members {
        let draft = &drafts[&member.id];
        let cell = stop_cell(asked.questionnaire, &draft.answered);
        counts.count(member.fresh, [(Partition::Stop, cell)]);
        run!(tx, ENTER, id, member.id);
        run!(tx, MARK, draft.member, asked.task);
    }
    run!(tx, ADD_BLOCK, id, asked.task, to_json(&counts, "stop_blocks.counts")?);
    Ok(counts)
}

/// Takes the block of a draft out of what is shown, if it is in one. The results are held already.
pub(crate) async fn dissolve_of_response(tx: &mut Tx, response: Uuid, guard: Guard) -> Result<()> {
    let block: Option<(Uuid,)> = fetch_optional!(tx, BLOCK_OF, response);
    match block {
        Some((block,)) => dissolve(tx, block, guard).await,
        None => Ok(()),
    }
}

/// The same for every draft of a member who leaves.
pub(crate) async fn dissolve_of_member(tx: &mut Tx, member: Uuid, guard: Guard) -> Result<()> {
    let blocks: Vec<(Uuid,)> = fetch_all!(tx, BLOCKS_OF_MEMBER, member);
    for (block,) in blocks {
        dissolve(tx, block, guard).await?;
    }
    Ok(())
}

async fn dissolve(tx: &mut Tx, block: Uuid, guard: Guard) -> Result<()> {
    let (task, counts): (Uuid, String) = fetch_one!(tx, GET_BLOCK, block);
    let counts: Counts =
        serde_json::from_str(&counts).map_err(|_| Error::Corrupt("stop_blocks.counts"))?;
    let mut tallies = get_tallies(tx, task).await?;
    tallies.remove(&counts, guard);
    save_tallies(tx, task, &tallies).await?;
    run!(tx, LEAVE, block);
    run!(tx, REMOVE_BLOCK, block);
    Ok(())
}

/// Forgets the blocks of closed tasks whose drafts were removed; their sums stay as they are.
pub(crate) async fn settle(tx: &mut Tx, now: Timestamp) -> Result<()> {
    run!(tx, SETTLE, now.0);
    Ok(())
}

/// The sums of those who stopped: what `model::results::Shown` makes figures of.
pub async fn get_tallies(on: &mut impl Session, task: Uuid) -> Result<Tallies> {
    let row: Option<(String,)> = fetch_optional!(on, FIND_TALLIES, task);
    row.map_or_else(|| Ok(Tallies::default()), |(json,)| read_tallies(&json))
}

async fn save_tallies(tx: &mut Tx, task: Uuid, tallies: &Tallies) -> Result<()> {
    run!(tx, SAVE_TALLIES, task, to_json(tallies, "stop_tallies.tallies")?);
    Ok(())
}
