//! What of a task's answers may be shown: blocks of responses, what each counts, and the sums.
//!
//! The rules are `model::results`; here it is seen to that a block goes as a whole as soon as one
//! of its responses is edited or goes, in the same transaction.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    answers::Answers,
    questionnaires::{Code, Question},
    random::{self, Random},
    results::{
        Block, Cell, Counts, Group, Guard, Partition, Stratum, Tallies, Waiting, cells_of,
        form_blocks,
    },
};
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
    dialect::{self, Lock},
    stops, words,
};

/// Blocks formed in one transaction: others may write in between.
const BLOCKS_AT_A_TIME: usize = 50;

statements! {
    SAVE_COMPARISONS = "UPDATE tasks SET comparisons = $1, revision = revision + 1 WHERE id = $2 AND comparisons IS NULL";
    FIND_COMPARISONS = "SELECT comparisons FROM tasks WHERE id = $1";
    LIST_WAITING = "SELECT r.id, r.member FROM responses r \
        JOIN members m ON m.id = r.member AND m.state <> 'frozen' /* R47 */ \
        WHERE r.task = $1 AND r.sent_at IS NOT NULL AND r.block IS NULL ORDER BY r.id";
    LIST_MARKS = "SELECT member, 1 FROM result_marks WHERE task = $1 \
        UNION ALL SELECT member, 0 FROM stop_marks WHERE task = $1";
    LIST_TAKEN = "SELECT id, taken FROM responses WHERE block = $1";
    LIST_COMPARED = "SELECT a.response, a.question, a.sent_value FROM answers a \
        JOIN responses r ON r.id = a.response WHERE r.task = $1 AND r.sent_at IS NOT NULL AND r.block IS NULL \
        AND a.sent_value IS NOT NULL AND a.question IN ($2, $3, $4)";
    LIST_OF_BLOCK = "SELECT a.response, a.question, a.sent_value FROM answers a \
        JOIN responses r ON r.id = a.response WHERE r.block = $1 AND a.sent_value IS NOT NULL ORDER BY a.response";
    ENTER_BLOCK = "UPDATE responses SET block = $1, block_fresh = $2 WHERE id = $3";
    LEAVE_BLOCK = "UPDATE responses SET block = NULL, block_fresh = NULL WHERE block = $1";
    MARK = "INSERT INTO result_marks (member, task) VALUES ($1, $2) ON CONFLICT (member, task) DO NOTHING";
    ADD_BLOCK = "INSERT INTO result_blocks (id, task, stratum, counts, has_words) VALUES ($1, $2, $3, $4, 1)";
    GET_BLOCK = "SELECT task, stratum, counts FROM result_blocks WHERE id = $1";
    REMOVE_BLOCK = "DELETE FROM result_blocks WHERE id = $1";
    FIND_TALLIES = "SELECT tallies FROM result_tallies WHERE task = $1 AND mixed = $2 AND stratum = $3";
    SAVE_TALLIES = "INSERT INTO result_tallies (task, mixed, stratum, tallies) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (task, mixed, stratum) DO UPDATE SET tallies = excluded.tallies";
    LIST_TALLIES = "SELECT mixed, stratum, tallies FROM result_tallies WHERE task = $1 ORDER BY mixed, stratum";
    BLOCK_OF = "SELECT block FROM responses WHERE id = $1 AND block IS NOT NULL";
    BLOCKS_OF_MEMBER = "SELECT block FROM responses WHERE member = $1 AND block IS NOT NULL";
    TASKS_THAT_WAIT = "SELECT DISTINCT r.task FROM responses r JOIN tasks t ON t.id = r.task \
        JOIN members m ON m.id = r.member AND m.state <> 'frozen' WHERE t.comparisons IS NOT NULL AND r.sent_at IS NOT NULL AND r.block IS NULL \
        UNION SELECT b.task FROM result_blocks b WHERE b.has_words = 0";
}

/// Says by which questions answers are compared, once and for all. False: it was said before.
pub async fn save_comparisons(tx: &mut Tx, task: Uuid, comparisons: &[Code]) -> Result<bool> {
    let json =
        serde_json::to_string(comparisons).map_err(|_| Error::Corrupt("tasks.comparisons"))?;
    Ok(run!(tx, SAVE_COMPARISONS, json, task) == 1)
}

/// By which questions answers are compared; none: nobody has said yet, and nothing is shown.
pub async fn find_comparisons(on: &mut impl Session, task: Uuid) -> Result<Option<Vec<Code>>> {
    let (json,): (Option<String>,) = fetch_one!(on, FIND_COMPARISONS, task);
    json.map(|json| serde_json::from_str(&json).map_err(|_| Error::Corrupt("tasks.comparisons")))
        .transpose()
}

/// Keeps responses from entering and leaving blocks until the transaction ends.
pub async fn hold(tx: &mut Tx) -> Result<()> {
    dialect::lock_alone(tx, Lock::Results).await
}

/// Forms some of the blocks that can be formed of what waits, and shows them. Gives how many: call
/// it again, in another transaction, until it is none.
///
/// `questions` is every question ever asked, `comparisons` those that divide answers into strata.
pub async fn form(
    tx: &mut Tx,
    random: &dyn Random,
    task: Uuid,
    questions: &[Question],
    comparisons: &[Code],
    guard: Guard,
) -> Result<usize> {
    hold(tx).await?;
    let compared: Vec<&Question> = comparisons
        .iter()
        .filter_map(|code| questions.iter().find(|question| question.code == *code))
        .collect();
    words::list_of_earlier_blocks(tx, random, task, questions).await?;
    let Waiters { waiting, members, shown_before } = list_waiting(tx, task, &compared).await?;
    let blocks = form_blocks(&waiting, guard);
    let mut sums: BTreeMap<Group<Stratum>, Tallies> = BTreeMap::new();
    let formed = blocks.len().min(BLOCKS_AT_A_TIME);
    for block in blocks.into_iter().take(BLOCKS_AT_A_TIME) {
        let is_first = |response: &Uuid| !shown_before.contains(&members[response]);
        let counts = enter(tx, random, task, &block, questions, is_first).await?;
        for member in &block.members {
            run!(tx, MARK, members[&member.id], task);
        }
        if !sums.contains_key(&block.group) {
            let tallies = find_tallies(tx, task, &block.group).await?;
            sums.insert(block.group.clone(), tallies);
        }
        if let Some(tallies) = sums.get_mut(&block.group) {
            tallies.add(&counts, guard);
        }
    }
    for (group, tallies) in &sums {
        save_tallies(tx, task, group, tallies).await?;
    }
    Ok(formed)
}

/// What waits.
struct Waiters {
    waiting: Vec<Waiting<Uuid, Stratum>>,
    /// Whose each response is.
    members: BTreeMap<Uuid, Uuid>,
    /// The members of whom answers were shown before.
    shown_before: BTreeSet<Uuid>,
}

async fn list_waiting(tx: &mut Tx, task: Uuid, compared: &[&Question]) -> Result<Waiters> {
    let marks = list_marks(tx, task).await?;
    // Those that are just being sent or removed are left for the next time.
    let sql = dialect::picking(LIST_WAITING, tx);
    let rows: Vec<(Uuid, Uuid)> = fetch_all!(tx, sql, task);
    let code = |place: usize| compared.get(place).map_or("", |question| question.code.as_str());
    let values: Vec<(Uuid, String, String)> =
        fetch_all!(tx, LIST_COMPARED, task, code(0), code(1), code(2));
    let mut answers = by_response(values)?;
    let waiting = rows.iter().map(|(id, member)| {
        let answers = answers.remove(id).unwrap_or_default();
        let stratum = Stratum::of(compared, &answers);
        Waiting { id: *id, stratum, fresh: !marks.contains_key(member) }
    });
    let waiting = waiting.collect();
    let sent = marks.into_iter().filter(|(_, has_sent)| *has_sent);
    let shown_before = sent.map(|(member, _)| member).collect();
    Ok(Waiters { waiting, members: rows.into_iter().collect(), shown_before })
}

/// Who was ever in a block of a task, of either kind, and whether with answers that were sent.
pub(crate) async fn list_marks(tx: &mut Tx, task: Uuid) -> Result<BTreeMap<Uuid, bool>> {
    let rows: Vec<(Uuid, i32)> = fetch_all!(tx, LIST_MARKS, task);
    let mut marks = BTreeMap::new();
    for (member, has_sent) in rows {
        *marks.entry(member).or_default() |= has_sent == 1;
    }
    Ok(marks)
}

pub(crate) fn by_response(values: Vec<(Uuid, String, String)>) -> Result<BTreeMap<Uuid, Answers>> {
    let mut answers: BTreeMap<Uuid, Answers> = BTreeMap::new();
    for (response, question, value) in values {
        let question: Code = question.parse().map_err(|_| Error::Corrupt("answers.question"))?;
        let value = serde_json::from_str(&value).map_err(|_| Error::Corrupt("answers.value"))?;
        answers.entry(response).or_default().set(question, value);
    }
    Ok(answers)
}

/// Puts responses into a block, counts what they answered, and stores both.
async fn enter(
    tx: &mut Tx,
    random: &dyn Random,
    task: Uuid,
    block: &Block<Uuid, Stratum>,
    questions: &[Question],
    is_first: impl Fn(&Uuid) -> bool,
) -> Result<Counts> {
    let id = random::id(random);
    for member in &block.members {
        run!(tx, ENTER_BLOCK, id, i64::from(is_first(&member.id)), member.id);
    }
    let values: Vec<(Uuid, String, String)> = fetch_all!(tx, LIST_OF_BLOCK, id);
    let answers = by_response(values)?;
    let taken: Vec<(Uuid, Option<String>)> = fetch_all!(tx, LIST_TAKEN, id);
    let taken: BTreeMap<Uuid, Option<String>> = taken.into_iter().collect();
    let none = Answers::default();
    let mut counts = Counts::default();
    for member in &block.members {
        let answers = answers.get(&member.id).unwrap_or(&none);
        let span = match taken.get(&member.id) {
            Some(Some(cell)) => cell.parse().map_err(|_| Error::Corrupt("responses.taken"))?,
            _ => Cell::NotKnown,
        };
        let cells =
            questions.iter().flat_map(|question| cells_of(question, answers.get(&question.code)));
        counts.count(member.fresh, cells.chain([(Partition::Time, span)]));
    }
    let stratum = match &block.group {
        Group::Stratum(stratum) => Some(stratum.to_string()),
        Group::Mixed => None,
    };
    let json = to_json(&counts, "result_blocks.counts")?;
    run!(tx, ADD_BLOCK, id, task, stratum, json);
    let block_of_words = words::BlockOfWords { task, block: id, group: &block.group, questions };
    for (response, answers) in answers.iter().filter(|(response, _)| is_first(response)) {
        words::add(tx, random, &block_of_words, *response, answers).await?;
    }
    Ok(counts)
}

/// Takes the block of a response out of the results, if it is in one, and that of a draft out of those
/// who stopped: call it in the transaction in which it is continued, sent, sent anew or removed,
/// before that.
pub async fn dissolve_of_response(tx: &mut Tx, response: Uuid, guard: Guard) -> Result<()> {
    // First of all, so that nobody holds a response while waiting for this lock.
    hold(tx).await?;
    let block: Option<(Uuid,)> = fetch_optional!(tx, BLOCK_OF, response);
    if let Some((block,)) = block {
        dissolve(tx, block, guard).await?;
    }
    stops::dissolve_of_response(tx, response, guard).await
}

/// Takes every block with a response or a draft of this member out of the results, before they leave.
pub async fn dissolve_of_member(tx: &mut Tx, member: Uuid, guard: Guard) -> Result<()> {
    hold(tx).await?;
    let blocks: Vec<(Uuid,)> = fetch_all!(tx, BLOCKS_OF_MEMBER, member);
    for (block,) in blocks {
        dissolve(tx, block, guard).await?;
    }
    stops::dissolve_of_member(tx, member, guard).await
}

async fn dissolve(tx: &mut Tx, block: Uuid, guard: Guard) -> Result<()> {
    let (task, stratum, counts): (Uuid, Option<String>, String) = fetch_one!(tx, GET_BLOCK, block);
    let counts: Counts =
        serde_json::from_str(&counts).map_err(|_| Error::Corrupt("result_blocks.counts"))?;
    let group = read_group(stratum.as_deref())?;
    let mut tallies = find_tallies(tx, task, &group).await?;
    tallies.remove(&counts, guard);
    save_tallies(tx, task, &group, &tallies).await?;
    run!(tx, LEAVE_BLOCK, block);
    run!(tx, REMOVE_BLOCK, block);
    Ok(())
}

pub(crate) fn read_group(stratum: Option<&str>) -> Result<Group<Stratum>> {
    let Some(stratum) = stratum else { return Ok(Group::Mixed) };
    let stratum = stratum.parse().map_err(|_| Error::Corrupt("result_blocks.stratum"))?;
    Ok(Group::Stratum(stratum))
}

fn key(group: &Group<Stratum>) -> (i64, String) {
    match group {
        Group::Stratum(stratum) => (0, stratum.to_string()),
        Group::Mixed => (1, String::new()),
    }
}

async fn find_tallies(tx: &mut Tx, task: Uuid, group: &Group<Stratum>) -> Result<Tallies> {
    let (mixed, stratum) = key(group);
    let row: Option<(String,)> = fetch_optional!(tx, FIND_TALLIES, task, mixed, stratum);
    row.map_or_else(|| Ok(Tallies::default()), |(json,)| read_tallies(&json))
}

async fn save_tallies(
    tx: &mut Tx,
    task: Uuid,
    group: &Group<Stratum>,
    tallies: &Tallies,
) -> Result<()> {
    let (mixed, stratum) = key(group);
    let json = to_json(tallies, "result_tallies.tallies")?;
    run!(tx, SAVE_TALLIES, task, mixed, stratum, json);
    Ok(())
}

pub(crate) fn to_json(value: &impl serde::Serialize, column: &'static str) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Error::Corrupt(column))
}

pub(crate) fn read_tallies(json: &str) -> Result<Tallies> {
    serde_json::from_str(json).map_err(|_| Error::Corrupt("result_tallies.tallies"))
}

/// The sums of every group of a task: what `model::results::Shown` makes figures of.
pub async fn list_tallies(
    on: &mut impl Session,
    task: Uuid,
) -> Result<Vec<(Group<Stratum>, Tallies)>> {
    let rows: Vec<(i64, String, String)> = fetch_all!(on, LIST_TALLIES, task);
    rows.into_iter()
        .map(|(mixed, stratum, json)| {
            let group = read_group((mixed == 0).then_some(stratum.as_str()))?;
            Ok((group, read_tallies(&json)?))
        })
        .collect()
}

/// The tasks whose results are shown and where responses wait to enter them; those of members whose
/// data are frozen do not (R47).
pub async fn list_tasks_that_wait(on: &mut impl Session) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = fetch_all!(on, TASKS_THAT_WAIT);
    Ok(rows.into_iter().map(|(task,)| task).collect())
}
