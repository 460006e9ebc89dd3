//! Tasks and their questionnaires in every version.

use model::{
    language::{Language, Texts},
    questionnaires::Questionnaire,
    random::{self, Random},
    tasks::{Collection, Stage},
    time::Timestamp,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
    projects::{from_json, to_json},
};

statements! {
    ADD = "INSERT INTO tasks (id, project, title, summary, main_language, minutes, stage, opens_at, closes_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
    ADD_QUESTIONNAIRE = "INSERT INTO questionnaires (task, version, definition, added_at) VALUES ($1, $2, $3, $4)";
    SAVE_VERSION = "UPDATE tasks SET version = $1 WHERE id = $2";
    SAVE_STAGE = "UPDATE tasks SET stage = $1 WHERE id = $2";
    FIND = "SELECT id, project, title, summary, main_language, minutes, stage, opens_at, closes_at, version \
        FROM tasks WHERE id = $1";
    FIND_QUESTIONNAIRE = "SELECT definition FROM questionnaires WHERE task = $1 AND version = $2";
    LIST_OPEN = "SELECT t.id, t.project, t.title, t.summary, t.main_language, t.minutes, t.stage, t.opens_at, \
        t.closes_at, t.version, r.id AS response, r.sent_at FROM tasks t \
        LEFT JOIN responses r ON r.task = t.id AND r.member = $1 \
        WHERE t.stage = 'published' AND t.closes_at > $2 AND t.opens_at <= $2 ORDER BY t.closes_at, t.id";
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

/// Puts a new version of the questionnaire in use; answers keep the version they were given to.
pub async fn save_questionnaire(
    tx: &mut Tx,
    task: &Task,
    questionnaire: &Questionnaire,
    now: Timestamp,
) -> Result<i64> {
    let version = task.version + 1;
    add_questionnaire(tx, task.id, version, questionnaire, now).await?;
    run!(tx, SAVE_VERSION, version, task.id);
    Ok(version)
}

/// Moves a task to a stage. Whether it may be published is `model::tasks::publishing_flaws`'s to say.
pub async fn save_stage(tx: &mut Tx, task: Uuid, stage: Stage) -> Result<()> {
    run!(tx, SAVE_STAGE, stage.name(), task);
    Ok(())
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

/// The tasks that take answers now, the one that closes first first, and how far a member is.
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
