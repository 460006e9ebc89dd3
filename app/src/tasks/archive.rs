//! A researcher ends a task by telling those who answered what was learned and what changes.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::Texts,
    tasks::{Outcome, Stage},
    text::TextProblem,
};
use store::{
    audit::Act,
    tasks::{self, Task},
};
use uuid::Uuid;

use super::stages::{finish, get_movable};
use crate::{
    Failure, Fields, Visit,
    projects::text_problem,
    t,
    ui::{
        self,
        form::{self, Errors, TextsField},
    },
    url::UrlPath,
};

const LEARNED: [&str; 3] = ["learned", "learned-sv", "learned-en"];
const CHANGES: [&str; 3] = ["changes", "changes-sv", "changes-en"];
const MOST: u32 = 5_000;

/// `GET /staff/tasks/{task}/archive`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let task = get_movable(&visit, id, Stage::Archived).await?;
    Ok(render(&visit, &task, &Fields::default(), &Errors::default()))
}

/// `POST /staff/tasks/{task}/archive`
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let task = get_movable(&visit, id, Stage::Archived).await?;
    let outcome = match read(&visit, &task, &fields) {
        Ok(outcome) => outcome,
        Err(errors) => return Ok(render(&visit, &task, &fields, &errors)),
    };
    let mut tx = visit.kanssa.db.begin().await?;
    let is_done = tasks::archive(&mut tx, &task, &outcome).await?;
    finish(&visit, tx, &task, is_done.then_some((Act::TaskArchived, "task-archived"))).await
}

fn read(visit: &Visit, task: &Task, fields: &Fields) -> Result<Outcome, Errors> {
    let mut errors = Errors::default();
    let mut texts = |ids: [&str; 3], missing: String| {
        let read: Result<Texts, TextProblem> = fields.prose(ids, MOST);
        match read {
            Ok(texts) if texts.exactly(task.main_language).is_some() => texts,
            Ok(texts) => {
                errors.add(ids[0], missing);
                texts
            }
            Err(problem) => {
                errors.add(ids[0], text_problem(visit, problem));
                Texts::default()
            }
        }
    };
    let main = task.main_language.own_name();
    let outcome = Outcome {
        learned: texts(LEARNED, t!(visit, "tasks-learned-missing", language = main)),
        changes: texts(CHANGES, t!(visit, "tasks-changes-missing", language = main)),
    };
    if outcome.is_told(task.main_language) && errors.is_empty() { Ok(outcome) } else { Err(errors) }
}

fn render(visit: &Visit, task: &Task, fields: &Fields, errors: &Errors) -> Response {
    let title = t!(visit, "tasks-archive");
    let heading = title.clone();
    let id = task.id;
    let texts = |ids: [&'static str; 3], label| {
        let error = errors.of(ids[0]);
        form::texts_inputs(&TextsField { ids, label, hint: None, error, rows: 5 }, fields)
    };
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{ui::shown(task.title.shown(visit.language, task.main_language))}</p>
            <p>{t!(visit, "tasks-archive-lead")}</p>
            <form method="post" action=format!("/staff/tasks/{id}/archive") novalidate>
                {texts(LEARNED, t!(visit, "tasks-learned"))}
                {texts(CHANGES, t!(visit, "tasks-changes"))}
                {form::submit(title.clone())}
            </form>
            <p><a href=format!("/staff/tasks/{id}")>{t!(visit, "projects-cancel")}</a></p>
        }
    };
    visit.form_page(&title, errors, body)
}
