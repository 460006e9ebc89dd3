//! Tasks and their questionnaires in every version.

use std::collections::BTreeSet;

use model::{
    language::{Language, Texts},
    questionnaires::Questionnaire,
    random::{self, Random},
    tasks::{Audience, Collection, Outcome, Stage},
    time::Timestamp,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
    draft_steps,
    projects::{from_json, to_json},
};

statements! {
    ADD = "INSERT INTO tasks (id, project, title, summary, main_language, minutes, stage, opens_at, closes_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
    ADD_QUESTIONNAIRE = "INSERT INTO questionnaires (task, version, definition, added_at) VALUES ($1, $2, $3, $4)";
    HOLD = "UPDATE tasks SET revision = revision WHERE id = $1";
    SAVE_VERSION = "UPDATE tasks SET version = version + 1, revision = revision + 1 WHERE id = $1 AND revision = $2";
    REMOVE_OTHER_VERSIONS = "DELETE FROM questionnaires WHERE task = $1 AND version < $2";
    SAVE_STAGE = "UPDATE tasks SET stage = $1, revision = revision + 1 WHERE id = $2";
    CHANGE_STAGE = "UPDATE tasks SET stage = $1, revision = revision + 1 WHERE id = $2 AND revision = $3";
    CLOSE = "UPDATE tasks SET stage = 'closed', drafts_until = $1, revision = revision + 1 \
        WHERE id = $2 AND revision = $3";
    REOPEN = "UPDATE tasks SET stage = 'published', drafts_until = NULL, closes_at = $1, revision = revision + 1 \
        WHERE id = $2 AND revision = $3";
    ARCHIVE = "UPDATE tasks SET stage = 'archived', outcome = $1, revision = revision + 1, \
        drafts_until = COALESCE(drafts_until, closes_at) \
        WHERE id = $2 AND revision = $3";
    SAVE_SETTINGS = "UPDATE tasks SET title = $1, summary = $2, main_language = $3, minutes = $4, opens_at = $5, \
        closes_at = $6, audience = $7, revision = revision + 1 WHERE id = $8 AND revision = $9";
    REMOVE_DRAFT = "DELETE FROM tasks WHERE id = $1 AND stage = 'draft'";
    FIND = "SELECT id, project, title, summary, main_language, minutes, stage, opens_at, closes_at, version, \
        audience, revision, drafts_until, outcome FROM tasks WHERE id = $1";
    LIST_OF_PROJECT = "SELECT id, project, title, summary, main_language, minutes, stage, opens_at, closes_at, \
        version, audience, revision, drafts_until, outcome FROM tasks WHERE project = $1 ORDER BY opens_at DESC, id";
    LIST_OF_STAFF = "SELECT t.id, t.project, t.title, t.summary, t.main_language, t.minutes, t.stage, t.opens_at, \
        t.closes_at, t.version, t.audience, t.revision, t.drafts_until, t.outcome FROM tasks t \
        JOIN project_staff a ON a.project = t.project WHERE a.staff = $1 ORDER BY t.opens_at DESC, t.id";
    LIST_UNDER_WAY = "SELECT t.id, t.project, t.title, t.summary, t.main_language, t.minutes, t.stage, t.opens_at, \
        t.closes_at, t.version, t.audience, t.revision, t.drafts_until, t.outcome FROM tasks t \
        JOIN project_staff a ON a.project = t.project WHERE a.staff = $1 \
        AND (t.stage = 'draft' OR t.stage IN ('published', 'paused') AND t.closes_at > $2) ORDER BY t.closes_at, t.id";
    LIST_SENT = "SELECT task FROM responses WHERE member = $1 AND sent_at IS NOT NULL";
    FIND_QUESTIONNAIRE = "SELECT definition FROM questionnaires WHERE task = $1 AND version = $2";
    LIST_VERSIONS = "SELECT version, definition FROM questionnaires WHERE task = $1 ORDER BY version";
    LIST_OPEN = "SELECT t.id, t.project, t.title, t.summary, t.main_language, t.minutes, t.stage, t.opens_at, \
        t.closes_at, t.version, t.audience, t.revision, t.drafts_until, t.outcome, r.id AS response, r.sent_at FROM tasks t \
        LEFT JOIN responses r ON r.task = t.id AND r.member = $1 \
        WHERE (t.stage = 'published' AND t.closes_at > $2 AND t.opens_at <= $2) \
        OR (t.stage = 'closed' AND t.drafts_until > $2 AND r.id IS NOT NULL) \
        ORDER BY CASE WHEN t.stage = 'closed' THEN t.drafts_until ELSE t.closes_at END, t.id";
}

/// A task as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The task's id.
    pub id: Uuid,
    /// Its project.
    pub project: Uuid,
    /// Its title.
    pub title: Texts,
    /// What it is about, in a sentence or two.
    pub summary: Texts,
    /// The language in which every text exists.
    pub main_language: Language,
    /// About how many minutes it takes.
    pub minutes: i64,
    /// When it takes answers.
    pub collection: Collection,
    /// The version of the questionnaire that new answers are given to.
    pub version: i64,
    /// Who is asked.
    pub audience: Audience,
    /// How often it has been changed: who changes it says which state they saw.
    pub revision: i64,
    /// Until when whoever has begun may finish after it was closed by hand; then what was begun and
    /// not sent is removed.
    pub drafts_until: Option<Timestamp>,
    /// What came of it, once archived.
    pub outcome: Option<Outcome>,
}

impl Task {
    /// Whether it takes answers now from a member who has begun (or has not).
    pub fn is_open_for(&self, has_begun: bool, now: Timestamp) -> bool {
        let finishes = self.collection.stage == Stage::Closed
            && self.drafts_until.is_some_and(|until| now < until);
        self.collection.is_open(now) || has_begun && finishes
    }

    /// The instant from which on it takes no answers any more, from those it still takes any of.
    pub fn takes_until(&self) -> Timestamp {
        match (self.collection.stage, self.drafts_until) {
            (Stage::Closed, Some(until)) => until,
            _ => self.collection.closes,
        }
    }
}

/// How far a member has come with a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Nothing answered yet.
    NotStarted,
    /// Something answered, nothing sent.
    Started,
    /// Sent.
    Sent,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    project: Uuid,
    title: String,
    summary: String,
    main_language: String,
    minutes: i64,
    stage: String,
    opens_at: i64,
    closes_at: i64,
    version: i64,
    audience: String,
    revision: i64,
    drafts_until: Option<i64>,
    outcome: Option<String>,
}

impl Row {
    fn into_task(self) -> Result<Task> {
        Ok(Task {
            id: self.id,
            project: self.project,
            title: from_json(&self.title, "tasks.title")?,
            summary: from_json(&self.summary, "tasks.summary")?,
            main_language: self
                .main_language
                .parse()
                .map_err(|_| Error::Corrupt("tasks.main_language"))?,
            minutes: self.minutes,
            collection: Collection {
                stage: self.stage.parse().map_err(|()| Error::Corrupt("tasks.stage"))?,
                opens: Timestamp(self.opens_at),
                closes: Timestamp(self.closes_at),
            },
            version: self.version,
            audience: serde_json::from_str(&self.audience)
                .map_err(|_| Error::Corrupt("tasks.audience"))?,
            revision: self.revision,
            drafts_until: self.drafts_until.map(Timestamp),
            outcome: self
                .outcome
                .map(|json| serde_json::from_str(&json))
                .transpose()
                .map_err(|_| Error::Corrupt("tasks.outcome"))?,
        })
    }
}

#[derive(FromRow)]
struct ListedRow {
    #[sqlx(flatten)]
    task: Row,
    response: Option<Uuid>,
    sent_at: Option<i64>,
}

/// A task to store, as a draft.
#[derive(Clone, Debug)]
pub struct NewTask<'a> {
    /// Its project.
    pub project: Uuid,
    /// Its title.
    pub title: &'a Texts,
    /// What it is about.
    pub summary: &'a Texts,
    /// The language in which every text exists.
    pub main_language: Language,
    /// About how many minutes it takes.
    pub minutes: i64,
    /// From when on it takes answers.
    pub opens: Timestamp,
    /// From when on it takes none any more.
    pub closes: Timestamp,
    /// Its questions, as version 1.
    pub questionnaire: &'a Questionnaire,
}

/// Stores a task as a draft, with version 1 of its questionnaire.
pub async fn add(
    tx: &mut Tx,
    random: &dyn Random,
    new: &NewTask<'_>,
    now: Timestamp,
) -> Result<Uuid> {
    let id = random::id(random);
    let (title, summary) = (to_json(new.title)?, to_json(new.summary)?);
    run!(
        tx,
        ADD,
        id,
        new.project,
        title,
        summary,
        new.main_language.tag(),
        new.minutes,
        Stage::Draft.name(),
        new.opens.0,
        new.closes.0
    );
    add_questionnaire(tx, id, 1, new.questionnaire, now).await?;
    Ok(id)
}

async fn add_questionnaire(
    tx: &mut Tx,
    task: Uuid,
    version: i64,
    questionnaire: &Questionnaire,
    now: Timestamp,
) -> Result<()> {
    let definition = serde_json::to_string(questionnaire)
        .map_err(|_| Error::Corrupt("questionnaires.definition"))?;
    run!(tx, ADD_QUESTIONNAIRE, task, version, definition, now.0);
    Ok(())
}

/// Puts a new version of the questionnaire in use; answers keep the version they were given to. A
/// draft, which nobody has answered, keeps no other, but notes the step. None: the task is no longer at the revision
/// that was seen, and nothing was done.
pub async fn save_questionnaire(
    tx: &mut Tx,
    task: &Task,
    questionnaire: &Questionnaire,
    now: Timestamp,
) -> Result<Option<i64>> {
    if task.collection.stage == Stage::Draft {
        draft_steps::note(tx, task, now).await?;
    }
    put_in_use(tx, task, questionnaire, now).await
}

/// The same without noting it among the steps that can be taken back.
pub(crate) async fn put_in_use(
    tx: &mut Tx,
    task: &Task,
    questionnaire: &Questionnaire,
    now: Timestamp,
) -> Result<Option<i64>> {
    if run!(tx, SAVE_VERSION, task.id, task.revision) != 1 {
        return Ok(None);
    }
    let version = task.version + 1;
    add_questionnaire(tx, task.id, version, questionnaire, now).await?;
    if task.collection.stage == Stage::Draft {
        run!(tx, REMOVE_OTHER_VERSIONS, task.id, version);
    }
    Ok(Some(version))
}

/// Keeps everybody else from changing the task until this transaction ends, so that what is read in
/// it still holds when it is written. [`Error::NotFound`]: there is none.
pub async fn hold(tx: &mut Tx, task: Uuid) -> Result<()> {
    if run!(tx, HOLD, task) == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// What a task says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Its title.
    pub title: Texts,
    /// What it is about.
    pub summary: Texts,
    /// The language in which every text exists.
    pub main_language: Language,
    /// About how many minutes it takes.
    pub minutes: i64,
    /// From when on it takes answers.
    pub opens: Timestamp,
    /// From when on it takes none any more.
    pub closes: Timestamp,
    /// Who is asked.
    pub audience: Audience,
}

/// Changes what a task says of itself. False: it is no longer at `revision`, and nothing was done.
pub async fn save_settings(
    tx: &mut Tx,
    task: Uuid,
    settings: &Settings,
    revision: i64,
) -> Result<bool> {
    let (title, summary) = (to_json(&settings.title)?, to_json(&settings.summary)?);
    let audience =
        serde_json::to_string(&settings.audience).map_err(|_| Error::Corrupt("tasks.audience"))?;
    let saved = run!(
        tx,
        SAVE_SETTINGS,
        title,
        summary,
        settings.main_language.tag(),
        settings.minutes,
        settings.opens.0,
        settings.closes.0,
        audience,
        task,
        revision
    );
    Ok(saved == 1)
}

/// Moves a task to a stage. Whether it may be published is `model::tasks::publishing_flaws`'s to say.
pub async fn save_stage(tx: &mut Tx, task: Uuid, stage: Stage) -> Result<()> {
    run!(tx, SAVE_STAGE, stage.name(), task);
    if stage != Stage::Draft {
        draft_steps::forget(tx, task).await?;
    }
    Ok(())
}

/// The same for whoever looked at this task: what was checked of it still holds. False, here and
/// below: it has been changed in the meantime, and nothing was done.
pub async fn change_stage(tx: &mut Tx, seen: &Task, stage: Stage) -> Result<bool> {
    let is_done = run!(tx, CHANGE_STAGE, stage.name(), seen.id, seen.revision) == 1;
    if is_done && stage != Stage::Draft {
        draft_steps::forget(tx, seen.id).await?;
    }
    Ok(is_done)
}

/// Closes a task before its time; whoever has begun may finish until `drafts_until`.
pub async fn close(tx: &mut Tx, seen: &Task, drafts_until: Timestamp) -> Result<bool> {
    Ok(run!(tx, CLOSE, drafts_until.0, seen.id, seen.revision) == 1)
}

/// Publishes a closed task once more, until `closes`.
pub async fn reopen(tx: &mut Tx, seen: &Task, closes: Timestamp) -> Result<bool> {
    Ok(run!(tx, REOPEN, closes.0, seen.id, seen.revision) == 1)
}

/// Archives a task with what came of it. What was begun and not sent is removed, also where the task
/// was closed by nothing but its time.
pub async fn archive(tx: &mut Tx, seen: &Task, outcome: &Outcome) -> Result<bool> {
    let outcome = serde_json::to_string(outcome).map_err(|_| Error::Corrupt("tasks.outcome"))?;
    Ok(run!(tx, ARCHIVE, outcome, seen.id, seen.revision) == 1)
}

/// Removes a draft with its questionnaire. [`Error::NotFound`]: there is no such draft.
pub async fn remove_draft(tx: &mut Tx, task: Uuid) -> Result<()> {
    if run!(tx, REMOVE_DRAFT, task) == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// The tasks of a project, the one that opens last first.
pub async fn list_of_project(on: &mut impl Session, project: Uuid) -> Result<Vec<Task>> {
    let rows: Vec<Row> = fetch_all!(on, LIST_OF_PROJECT, project);
    rows.into_iter().map(Row::into_task).collect()
}

/// Every task of the projects in which a member of staff works, the one that opens last first.
pub async fn list_of_staff(on: &mut impl Session, staff: Uuid) -> Result<Vec<Task>> {
    let rows: Vec<Row> = fetch_all!(on, LIST_OF_STAFF, staff);
    rows.into_iter().map(Row::into_task).collect()
}

/// The drafts and the tasks that are not over, of the projects in which a member of staff works; the
/// one that closes first first.
pub async fn list_under_way(
    on: &mut impl Session,
    staff: Uuid,
    now: Timestamp,
) -> Result<Vec<Task>> {
    let rows: Vec<Row> = fetch_all!(on, LIST_UNDER_WAY, staff, now.0);
    rows.into_iter().map(Row::into_task).collect()
}

/// The tasks to which a member has sent answers.
pub async fn list_sent(on: &mut impl Session, member: Uuid) -> Result<BTreeSet<Uuid>> {
    let rows: Vec<(Uuid,)> = fetch_all!(on, LIST_SENT, member);
    Ok(rows.into_iter().map(|(task,)| task).collect())
}

/// A task by id.
pub async fn find(on: &mut impl Session, id: Uuid) -> Result<Option<Task>> {
    let row: Option<Row> = fetch_optional!(on, FIND, id);
    row.map(Row::into_task).transpose()
}

/// A questionnaire in one of its versions. [`Error::NotFound`]: there is none.
pub async fn get_questionnaire(
    on: &mut impl Session,
    task: Uuid,
    version: i64,
) -> Result<Questionnaire> {
    let (definition,): (String,) = fetch_one!(on, FIND_QUESTIONNAIRE, task, version);
    serde_json::from_str(&definition).map_err(|_| Error::Corrupt("questionnaires.definition"))
}

/// Every version of a task's questionnaire, oldest first.
pub async fn list_versions(on: &mut impl Session, task: Uuid) -> Result<Vec<Questionnaire>> {
    let versions = list_numbered_versions(on, task).await?;
    Ok(versions.into_iter().map(|(_, questionnaire)| questionnaire).collect())
}

/// The same, each with its number.
pub async fn list_numbered_versions(
    on: &mut impl Session,
    task: Uuid,
) -> Result<Vec<(i64, Questionnaire)>> {
    let rows: Vec<(i64, String)> = fetch_all!(on, LIST_VERSIONS, task);
    rows.iter()
        .map(|(version, definition)| {
            let questionnaire = serde_json::from_str(definition)
                .map_err(|_| Error::Corrupt("questionnaires.definition"))?;
            Ok((*version, questionnaire))
        })
        .collect()
}

/// The tasks that take answers now, whomever they ask, the one that closes first first, and how far
/// a member is; also those closed by hand that this member has begun and may finish.
pub async fn list_open(
    on: &mut impl Session,
    member: Uuid,
    now: Timestamp,
) -> Result<Vec<(Task, Done)>> {
    let rows: Vec<ListedRow> = fetch_all!(on, LIST_OPEN, member, now.0);
    rows.into_iter()
        .map(|row| {
            let done = match (row.response, row.sent_at) {
                (_, Some(_)) => Done::Sent,
                (Some(_), None) => Done::Started,
                (None, None) => Done::NotStarted,
            };
            Ok((row.task.into_task()?, done))
        })
        .collect()
}
