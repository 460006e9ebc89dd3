//! A member sees the tasks that are open: how long each takes and until when.

use axum::response::Response;
use leptos::prelude::*;
use store::{
    Conn, quotas,
    tasks::{self, Done, Task},
};

use super::Standing;
use crate::{
    Failure, Visit,
    answers::{island::Waiting, owner},
    t, ui,
};

/// `GET /tasks`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let member = visit.member()?;
    let standing = Standing::get(&mut conn, member).await?;
    let mut open = Vec::new();
    for (task, done) in tasks::list_open(&mut conn, member, visit.now).await? {
        let is_new = done == Done::NotStarted;
        if !is_new || standing.is_asked(&task) && !is_full(&visit, &mut conn, &task).await? {
            open.push((task, done));
        }
    }
    drop(conn);
    let title = t!(visit, "tasks-title");
    let heading = title.clone();
    let owner = owner::of_kept(&visit).await?;
    Ok(visit.page(&title, || {
        let list = if open.is_empty() {
            view! { <p>{t!(visit, "tasks-none")}</p> }.into_any()
        } else {
            let cards = open.iter().map(|(task, done)| card(&visit, task, *done)).collect_view();
            view! { <ul class="cards">{cards}</ul> }.into_any()
        };
        view! {
            <h1>{heading}</h1>
            <div data-owner=owner>
                <Waiting>
                    <p class="notice" role="status" hidden=true data-waiting="">
                        {t!(visit, "answers-waiting")} " " <span data-waiting-count=""></span>
                    </p>
                </Waiting>
            </div>
            {list}
            <p><a href="/answers">{t!(visit, "tasks-to-answers")}</a></p>
        }
    }))
}

/// Whether there are enough answers whoever answers, so that nobody is invited any more.
async fn is_full(visit: &Visit, conn: &mut Conn, task: &Task) -> Result<bool, Failure> {
    let questionnaire = visit.kanssa.questionnaires.get(conn, task.id, task.version).await?;
    for quota in questionnaire.quotas.iter().filter(|quota| quota.counts_if.is_none()) {
        if quota.is_full(quotas::count(conn, task.id, quota).await?) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn card(visit: &Visit, task: &Task, done: Done) -> AnyView {
    let title = ui::shown(task.title.shown(visit.language, task.main_language));
    let summary = ui::shown(task.summary.shown(visit.language, task.main_language));
    let (mark, status) = match done {
        Done::NotStarted => ("status", t!(visit, "tasks-not-started")),
        Done::Started => ("status status--started", t!(visit, "tasks-started")),
        Done::Sent => ("status status--sent", t!(visit, "tasks-sent")),
    };
    view! {
        <li class="card">
            <h2><a href=format!("/tasks/{}", task.id)>{title}</a></h2>
            <p>{summary}</p>
            <p class="card__facts">
                <span>{t!(visit, "tasks-minutes", minutes = task.minutes)}</span>
                <span>{t!(visit, "tasks-closes")} " " {ui::moment(visit, task.takes_until())}</span>
            </p>
            <p class=mark>{status}</p>
        </li>
    }
    .into_any()
}
