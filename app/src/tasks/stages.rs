//! A researcher pauses a task or copies it: one press each; and what every change of stage needs.

use axum::response::Response;
use model::{
    projects::Access,
    tasks::{Collection, Stage},
};
use store::{
    Tx,
    audit::Act,
    tasks::{self, NewTask, Settings, Task},
};
use uuid::Uuid;

use super::get_of_staff;
use crate::{Failure, Fields, Visit, staff::acts, url::UrlPath};

/// `POST /staff/tasks/{task}/pause`
pub async fn pause(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let task = as_seen(get_movable(&visit, id, Stage::Paused).await?, &fields)?;
    move_to(&visit, &task, Stage::Paused, (Act::TaskPaused, "task-paused")).await
}

/// `POST /staff/tasks/{task}/copy`: a draft with the same questions, in the same project.
pub async fn copy(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let (task, _) = get_of_staff(&visit, &mut conn, id, Access::Edit).await?;
    let questionnaire = kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    drop(conn);
    let Collection { opens, closes, .. } = task.collection;
    let new = NewTask {
        project: task.project,
        title: &task.title,
        summary: &task.summary,
        main_language: task.main_language,
        minutes: task.minutes,
        // As long as the original, from now on.
        opens: visit.now,
        closes: visit.now.plus(closes.since(opens)),
        questionnaire: &questionnaire,
    };
    let mut tx = kanssa.db.begin().await?;
    let copied = tasks::add(&mut tx, kanssa.random.as_ref(), &new, visit.now).await?;
    let settings = Settings {
        title: task.title.clone(),
        summary: task.summary.clone(),
        main_language: task.main_language,
        minutes: task.minutes,
        opens: new.opens,
        closes: new.closes,
        audience: task.audience.clone(),
    };
    tasks::save_settings(&mut tx, copied, &settings, 1).await?;
    acts::commit(&visit, tx, Act::TaskAdded, ("task", copied), "copy").await?;
    Ok(visit.go_to_saying(&format!("/staff/tasks/{copied}/settings"), "task-copied"))
}

/// The task, if it may go to that stage. Otherwise what the page showed is no longer so: back to it.
pub async fn get_movable(visit: &Visit, id: Uuid, next: Stage) -> Result<Task, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, _) = get_of_staff(visit, &mut conn, id, Access::Edit).await?;
    let stage = task.collection.stands(visit.now);
    if stage.may_become(next) { Ok(task) } else { Err(Failure::NotFound) }
}

/// The task at the revision that the page with the button showed: what came later was not seen.
pub fn as_seen(task: Task, fields: &Fields) -> Result<Task, Failure> {
    let revision = fields.number("revision").ok_or(Failure::Unreadable)?;
    Ok(Task { revision, ..task })
}

/// Moves the task there and says so.
pub async fn move_to(
    visit: &Visit,
    task: &Task,
    stage: Stage,
    done: (Act, &'static str),
) -> Result<Response, Failure> {
    let mut tx = visit.kanssa.db.begin().await?;
    let is_done = tasks::change_stage(&mut tx, task, stage).await?;
    finish(visit, tx, task, is_done.then_some(done)).await
}

/// Commits a change of stage, and says what was done; nothing if somebody else was quicker, which is
/// said on the task's page.
pub async fn finish(
    visit: &Visit,
    tx: Tx,
    task: &Task,
    done: Option<(Act, &'static str)>,
) -> Result<Response, Failure> {
    let page = format!("/staff/tasks/{}", task.id);
    let Some((act, flash)) = done else {
        return Ok(visit.go_to_saying(&page, "task-changed"));
    };
    acts::commit(visit, tx, act, ("task", task.id), "").await?;
    Ok(visit.go_to_saying(&page, flash))
}
