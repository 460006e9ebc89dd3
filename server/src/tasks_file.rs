//! Projects and tasks from a file: the demo's, or an operator's.

use std::collections::BTreeSet;

use model::{
    language::{Language, Texts},
    projects::{Access, Partner, Project},
    questionnaires::Questionnaire,
    random::Random,
    tasks::{Collection, PublishingFlaw, Stage, publishing_flaws},
    time::{Duration, Timestamp},
};
use serde::Deserialize;
use store::{
    Tx, projects,
    tasks::{self, NewTask},
};
use uuid::Uuid;

/// A file of projects with their tasks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TasksFile {
    /// The projects.
    pub projects: Vec<FileProject>,
}

/// A project in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileProject {
    name: Texts,
    purpose: Texts,
    service: Texts,
    #[serde(default)]
    partners: Vec<FilePartner>,
    /// Its tasks.
    pub tasks: Vec<FileTask>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePartner {
    name: String,
    role: Texts,
    #[serde(default)]
    contract: String,
    #[serde(default)]
    place: String,
}

/// A task in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileTask {
    /// Names the task in the file.
    pub key: String,
    title: Texts,
    summary: Texts,
    main_language: Language,
    /// About how long it takes.
    pub minutes: i64,
    opened_days_ago: i64,
    closes_in_days: i64,
    /// Its questions.
    pub questionnaire: Questionnaire,
    /// What members might write, by question: for the demo.
    #[serde(default)]
    pub texts: std::collections::BTreeMap<String, Vec<Texts>>,
}

impl FileTask {
    /// When the task takes answers, counted from `now`.
    pub fn collection(&self, now: Timestamp) -> Collection {
        Collection {
            stage: Stage::Published,
            opens: now.minus(Duration::days(self.opened_days_ago)),
            closes: now.plus(Duration::days(self.closes_in_days)),
        }
    }
}

/// Why a file's tasks were not added.
#[derive(Debug, thiserror::Error)]
pub enum TasksError {
    /// A task cannot be published as it is.
    #[error("the task {key} cannot be published: {flaws:?}")]
    Flawed {
        /// The task's key in the file.
        key: String,
        /// Everything that is wrong with it.
        flaws: Vec<PublishingFlaw>,
    },
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// Adds a project with its tasks and publishes them; gives the tasks' ids in order. Without an
/// `owner` nobody of the staff sees it.
pub async fn add_project(
    tx: &mut Tx,
    random: &dyn Random,
    file: &FileProject,
    owner: Option<Uuid>,
    now: Timestamp,
) -> Result<Vec<Uuid>, TasksError> {
    let opens = file.tasks.iter().map(|task| task.collection(now).opens).min().unwrap_or(now);
    let closes = file.tasks.iter().map(|task| task.collection(now).closes).max().unwrap_or(now);
    let partner = |partner: &FilePartner| Partner {
        name: partner.name.clone(),
        role: partner.role.clone(),
        contract: partner.contract.clone(),
        place: partner.place.clone(),
        from: opens,
        until: closes.plus(Duration::days(365)),
    };
    let project = Project {
        name: file.name.clone(),
        purpose: file.purpose.clone(),
        service: file.service.clone(),
        starts: opens,
        ends: closes,
        partners: file.partners.iter().map(partner).collect(),
    };
    let project_id = projects::add(tx, random, &project, now).await?;
    if let Some(owner) = owner {
        projects::save_access(tx, project_id, owner, Access::Own).await?;
    }
    let mut ids = Vec::with_capacity(file.tasks.len());
    for task in &file.tasks {
        let collection = task.collection(now);
        let main = task.main_language;
        // Nobody has been asked for leave: what needs it is made on the pages.
        let flaws = publishing_flaws(
            &project,
            (&task.title, main),
            &collection,
            &task.questionnaire,
            &BTreeSet::new(),
        );
        if !flaws.is_empty() {
            return Err(TasksError::Flawed { key: task.key.clone(), flaws });
        }
        let new = NewTask {
            project: project_id,
            title: &task.title,
            summary: &task.summary,
            main_language: main,
            minutes: task.minutes,
            opens: collection.opens,
            closes: collection.closes,
            questionnaire: &task.questionnaire,
        };
        let id = tasks::add(tx, random, &new, now).await?;
        tasks::save_stage(tx, id, Stage::Published).await?;
        ids.push(id);
    }
    Ok(ids)
}
