//! A member reads what a task is for and who will see the answers, and begins.

use axum::response::Response;
use leptos::prelude::*;
use model::projects::Partner;
use store::{answers, projects};
use uuid::Uuid;

use super::get_known;
use crate::{Failure, Visit, t, ui, url::UrlPath};

/// `GET /tasks/{task}`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let task = get_known(&visit, id).await?;
    let mut conn = visit.kanssa.db.read().await?;
    let project = projects::get(&mut conn, task.project).await?;
    let response = answers::find_response(&mut conn, visit.member()?, id).await?;
    drop(conn);
    let shown = |texts: &model::language::Texts| texts.shown(visit.language, task.main_language);
    let title = shown(&task.title);
    let is_open = task.collection.is_open(visit.now);
    let go_on = match (is_open, response) {
        (false, _) => view! { <p class="notice">{t!(visit, "tasks-closed")}</p> }.into_any(),
        (true, None) => start(id, t!(visit, "tasks-start")),
        (true, Some(response)) if response.sent_at.is_none() => start(id, t!(visit, "tasks-go-on")),
        (true, Some(_)) => start(id, t!(visit, "tasks-edit")),
    };
    let mine = response.map(|response| {
        view! { <p><a href=format!("/answers/{}", response.id)>{t!(visit, "tasks-my-answers")}</a></p> }
    });
    Ok(visit.page(&title.text.clone(), || {
        view! {
            <h1>{ui::shown(title)}</h1>
            <p class="lead">{ui::shown(shown(&task.summary))}</p>
            <dl class="facts">
                <dt>{t!(visit, "tasks-fact-minutes")}</dt>
                <dd>{t!(visit, "tasks-minutes", minutes = task.minutes)}</dd>
                <dt>{t!(visit, "tasks-fact-closes")}</dt>
                <dd>{ui::moment(&visit, task.collection.closes)}</dd>
                <dt>{t!(visit, "tasks-fact-purpose")}</dt>
                <dd>{ui::shown(shown(&project.purpose))}</dd>
                <dt>{t!(visit, "tasks-fact-service")}</dt>
                <dd>{ui::shown(shown(&project.service))}</dd>
                <dt>{t!(visit, "tasks-fact-partners")}</dt>
                <dd>{partners(&visit, &project.partners, task.main_language)}</dd>
            </dl>
            <p>{t!(visit, "tasks-voluntary")}</p>
            {go_on}
            {mine}
        }
    }))
}

fn start(id: Uuid, words: String) -> AnyView {
    view! { <p>{ui::button_link(format!("/tasks/{id}/answer"), words)}</p> }.into_any()
}

fn partners(visit: &Visit, partners: &[Partner], main: model::language::Language) -> AnyView {
    if partners.is_empty() {
        return t!(visit, "tasks-no-partners").into_any();
    }
    let items = partners
        .iter()
        .map(|partner| {
            let role = ui::shown(partner.role.shown(visit.language, main));
            view! { <li>{partner.name.clone()} ": " {role}</li> }
        })
        .collect_view();
    view! { <p>{t!(visit, "tasks-partners")}</p><ul>{items}</ul> }.into_any()
}
