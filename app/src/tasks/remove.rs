//! A researcher deletes a draft, which nobody has answered, after being asked once more.

use axum::response::Response;
use leptos::prelude::*;
use model::{projects::Access, tasks::Stage};
use store::{
    audit::Act,
    tasks::{self, Task},
};
use uuid::Uuid;

use super::get_of_staff;
use crate::{Failure, Visit, staff::acts, t, ui, url::UrlPath};

/// `GET /staff/tasks/{task}/remove`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let task = get_draft(&visit, id).await?;
    let title = t!(visit, "tasks-remove-title");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p class="lead">{ui::shown(task.title.shown(visit.language, task.main_language))}</p>
            <p>{t!(visit, "tasks-remove-lead")}</p>
            <form method="post" action=format!("/staff/tasks/{id}/remove")>
                <button class="button button--danger" type="submit">{t!(visit, "tasks-remove")}</button>
            </form>
            <p><a href=format!("/staff/tasks/{id}")>{t!(visit, "tasks-remove-back")}</a></p>
        }
    }))
}

/// `POST /staff/tasks/{task}/remove`
pub async fn submit(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let task = get_draft(&visit, id).await?;
    let mut tx = visit.kanssa.db.begin().await?;
    tasks::remove_draft(&mut tx, id).await?;
    acts::commit(&visit, tx, Act::TaskRemoved, ("task", id), "").await?;
    Ok(visit.go_to_saying(&format!("/staff/projects/{}", task.project), "task-removed"))
}

async fn get_draft(visit: &Visit, id: Uuid) -> Result<Task, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, _) = get_of_staff(visit, &mut conn, id, Access::Edit).await?;
    if task.collection.stage == Stage::Draft { Ok(task) } else { Err(Failure::NotFound) }
}
