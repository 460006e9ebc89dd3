//! A researcher publishes a task, pauses it, copies it, or removes a draft: one press each.

use axum::response::Response;
use model::{
    projects::Access,
    tasks::{Collection, Stage},
};
use store::{
    Tx,
    audit::Act,
    projects,
    tasks::{self, NewTask, Settings, Task},
};
use uuid::Uuid;

use super::{get_of_staff, manage};
use crate::{Failure, Fields, Visit, staff::acts, url::UrlPath};

/// `POST /staff/tasks/{task}/publish`: for the first time, or after a pause.
pub async fn publish(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let task = as_seen(get_movable(&visit, id, Stage::Published).await?, &fields)?;
    let mut conn = kanssa.db.read().await?;
    let project = projects::get(&mut conn, task.project).await?;
    let questionnaire = kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    drop(conn);
    if !manage::flaws_of(&task, &project, &questionnaire).is_empty() {
        return manage::render(&visit, id, true).await;
    }
    move_to(&visit, &task, Stage::Published, Act::TaskPublished).await
}

/// `POST /staff/tasks/{task}/pause`
pub async fn pause(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let task = as_seen(get_movable(&visit, id, Stage::Paused).await?, &fields)?;
    move_to(&visit, &task, Stage::Paused, Act::TaskPaused).await
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

/// `POST /staff/tasks/{task}/remove`: a draft, which nobody has answered.
pub async fn remove(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, _) = get_of_staff(&visit, &mut conn, id, Access::Edit).await?;
    drop(conn);
    let mut tx = visit.kanssa.db.begin().await?;
    tasks::remove_draft(&mut tx, id).await?;
    acts::commit(&visit, tx, Act::TaskRemoved, ("task", id), "").await?;
    Ok(visit.go_to_saying(&format!("/staff/projects/{}", task.project), "task-removed"))
}

/// The task, if it may go to that stage. Otherwise what the page showed is no longer so: back to it.
pub async fn get_movable(visit: &Visit, id: Uuid, next: Stage) -> Result<Task, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, _) = get_of_staff(visit, &mut conn, id, Access::Edit).await?;
    if task.collection.stage.may_become(next) { Ok(task) } else { Err(Failure::NotFound) }
}

/// The task at the revision that the page with the button showed: what came later was not seen.
fn as_seen(task: Task, fields: &Fields) -> Result<Task, Failure> {
    let revision = fields.number("revision").ok_or(Failure::Unreadable)?;
    Ok(Task { revision, ..task })
}

async fn move_to(visit: &Visit, task: &Task, stage: Stage, act: Act) -> Result<Response, Failure> {
    let mut tx = visit.kanssa.db.begin().await?;
    let is_done = tasks::change_stage(&mut tx, task, stage).await?;
    finish(visit, tx, task, (is_done, act)).await
}

/// Commits a change of stage; if somebody else was quicker, nothing, and says so on the task's page.
pub async fn finish(
    visit: &Visit,
    tx: Tx,
    task: &Task,
    (is_done, act): (bool, Act),
) -> Result<Response, Failure> {
    let page = format!("/staff/tasks/{}", task.id);
    if !is_done {
        return Ok(visit.go_to_saying(&page, "task-changed"));
    }
    acts::commit(visit, tx, act, ("task", task.id), "").await?;
    Ok(visit.go_to_saying(&page, "saved"))
}
