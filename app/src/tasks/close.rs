//! A researcher closes a task before its time, or opens a closed one once more.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    tasks::Stage,
    time::{Duration, Timestamp},
};
use store::{
    audit::Act,
    tasks::{self, Task},
};
use uuid::Uuid;

use super::stages::{finish, get_movable};
use crate::{
    Failure, Fields, Visit, dates,
    projects::{day_problem, moment_problem},
    t,
    ui::{
        self,
        form::{self, Errors, Field},
    },
    url::UrlPath,
};

/// What is offered for finishing what has been begun, and for a task opened once more.
const USUAL: Duration = Duration::days(7);

/// `GET /staff/tasks/{task}/close`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let task = get_movable(&visit, id, Stage::Closed).await?;
    let mut fields = Fields::default();
    fields.set("until", dates::field_day(visit.now.plus(USUAL), &visit.kanssa.site.time_zone));
    Ok(render(&visit, &task, &fields, &Errors::default()))
}

/// `POST /staff/tasks/{task}/close`
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let task = get_movable(&visit, id, Stage::Closed).await?;
    let zone = &visit.kanssa.site.time_zone;
    let until = match fields.get("drafts") {
        "remove" => Ok(visit.now),
        "keep" => dates::read_last_day(fields.get("until"), zone)
            .filter(|until| *until > visit.now)
            .ok_or_else(|| Errors::one("until", until_problem(&visit, fields.get("until")))),
        _ => Err(Errors::one("drafts", t!(visit, "tasks-drafts-missing"))),
    };
    let until = match until {
        Ok(until) => until,
        Err(errors) => return Ok(render(&visit, &task, &fields, &errors)),
    };
    let mut tx = visit.kanssa.db.begin().await?;
    let is_done = tasks::close(&mut tx, &task, until).await?;
    finish(&visit, tx, &task, is_done.then_some((Act::TaskClosed, "task-closed"))).await
}

/// `GET /staff/tasks/{task}/reopen`
pub async fn reopen_page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let task = get_closed(&visit, id).await?;
    let mut fields = Fields::default();
    fields.set("closes", dates::field_moment(visit.now.plus(USUAL), &visit.kanssa.site.time_zone));
    Ok(render_reopen(&visit, &task, &fields, &Errors::default()))
}

/// `POST /staff/tasks/{task}/reopen`
pub async fn reopen(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let task = get_closed(&visit, id).await?;
    let closes = dates::read_moment(fields.get("closes"), &visit.kanssa.site.time_zone);
    let Some(closes) = closes.filter(|closes: &Timestamp| *closes > visit.now) else {
        let problem = if fields.get("closes").trim().is_empty() {
            moment_problem(&visit, "")
        } else {
            t!(visit, "tasks-closes-wrong")
        };
        let errors = Errors::one("closes", problem);
        return Ok(render_reopen(&visit, &task, &fields, &errors));
    };
    let mut tx = visit.kanssa.db.begin().await?;
    let is_done = tasks::reopen(&mut tx, &task, closes).await?;
    finish(&visit, tx, &task, is_done.then_some((Act::TaskReopened, "task-reopened"))).await
}

fn until_problem(visit: &Visit, typed: &str) -> String {
    if typed.trim().is_empty() { day_problem(visit, typed) } else { t!(visit, "tasks-until-wrong") }
}

async fn get_closed(visit: &Visit, id: Uuid) -> Result<Task, Failure> {
    let task = get_movable(visit, id, Stage::Published).await?;
    let stage = task.collection.stands(visit.now);
    if stage == Stage::Closed { Ok(task) } else { Err(Failure::NotFound) }
}

fn render(visit: &Visit, task: &Task, fields: &Fields, errors: &Errors) -> Response {
    let title = t!(visit, "tasks-close");
    let heading = title.clone();
    let id = task.id;
    let drafts = Field {
        id: "drafts",
        label: t!(visit, "tasks-drafts"),
        hint: None,
        error: errors.of("drafts"),
    };
    let until = Field {
        id: "until",
        label: t!(visit, "tasks-until"),
        hint: Some(t!(visit, "tasks-until-hint")),
        error: errors.of("until"),
    };
    let choices = vec![
        ("keep", t!(visit, "tasks-drafts-keep")),
        ("remove", t!(visit, "tasks-drafts-remove")),
    ];
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{ui::shown(task.title.shown(visit.language, task.main_language))}</p>
            <form method="post" action=format!("/staff/tasks/{id}/close") novalidate>
                {form::radios(&drafts, choices, fields.get("drafts"))}
                {form::picked_input(&until, fields.get("until"), "date")}
                {form::submit(title.clone())}
            </form>
            <p><a href=format!("/staff/tasks/{id}")>{t!(visit, "projects-cancel")}</a></p>
        }
    };
    visit.form_page(&title, errors, body)
}

fn render_reopen(visit: &Visit, task: &Task, fields: &Fields, errors: &Errors) -> Response {
    let title = t!(visit, "tasks-reopen");
    let heading = title.clone();
    let id = task.id;
    let closes = Field {
        id: "closes",
        label: t!(visit, "tasks-closes-field"),
        hint: None,
        error: errors.of("closes"),
    };
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{ui::shown(task.title.shown(visit.language, task.main_language))}</p>
            <form method="post" action=format!("/staff/tasks/{id}/reopen") novalidate>
                {form::picked_input(&closes, fields.get("closes"), "datetime-local")}
                {form::submit(title.clone())}
            </form>
            <p><a href=format!("/staff/tasks/{id}")>{t!(visit, "projects-cancel")}</a></p>
        }
    };
    visit.form_page(&title, errors, body)
}
