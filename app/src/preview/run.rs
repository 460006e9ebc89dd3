//! The pages of a task that is being tried out: those of members, over test answers.

use axum::response::Response;
use leptos::prelude::*;
use model::{language::TextLanguage, projects::Access};
use store::test_answers;
use uuid::Uuid;

use super::{begin::restart_form, kept::answers_of, open, place};
use crate::{
    Failure, Fields, Visit,
    answers::{mine::sent_notice, run},
    fields::WithPhotos,
    tasks::get_of_staff,
    ui,
    url::UrlPath,
};

/// `GET /staff/tasks/{task}/preview/{language}/answer`
pub async fn resume(
    visit: Visit,
    UrlPath((task, language)): UrlPath<(Uuid, TextLanguage)>,
) -> Result<Response, Failure> {
    let (visit, sitting) = open(visit, task, language, "/answer");
    run::resume(&visit, sitting).await
}

/// `GET /staff/tasks/{task}/preview/{language}/answer/{page}`
pub async fn page(
    visit: Visit,
    UrlPath((task, language, page)): UrlPath<(Uuid, TextLanguage, String)>,
) -> Result<Response, Failure> {
    let (visit, sitting) = open(visit, task, language, &format!("/answer/{page}"));
    run::page(&visit, sitting, &page).await
}

/// `POST /staff/tasks/{task}/preview/{language}/answer/{page}`
pub async fn submit(
    visit: Visit,
    UrlPath((task, language, page)): UrlPath<(Uuid, TextLanguage, String)>,
    form: WithPhotos,
) -> Result<Response, Failure> {
    let (visit, sitting) = open(visit, task, language, &format!("/answer/{page}"));
    run::submit(&visit, sitting, &page, form).await
}

/// `GET /staff/tasks/{task}/preview/{language}/review`
pub async fn review(
    visit: Visit,
    UrlPath((task, language)): UrlPath<(Uuid, TextLanguage)>,
) -> Result<Response, Failure> {
    let (visit, sitting) = open(visit, task, language, "/review");
    run::review(&visit, sitting).await
}

/// `POST /staff/tasks/{task}/preview/{language}/send`
pub async fn send(
    visit: Visit,
    UrlPath((task, language)): UrlPath<(Uuid, TextLanguage)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (visit, sitting) = open(visit, task, language, "/review");
    run::send(&visit, sitting, fields).await
}

/// `GET /staff/tasks/{task}/preview/{language}/sent/{response}`: the receipt, with what was answered.
pub async fn receipt(
    visit: Visit,
    UrlPath((task, language, id)): UrlPath<(Uuid, TextLanguage, Uuid)>,
) -> Result<Response, Failure> {
    let (visit, _) = open(visit, task, language, &format!("/sent/{id}"));
    let mut conn = visit.kanssa.db.read().await?;
    let (task, _) = get_of_staff(&visit, &mut conn, task, Access::Read).await?;
    let response = test_answers::find(&mut conn, task.id, id).await?.ok_or(Failure::NotFound)?;
    let Some(sent_at) = response.sent_at.filter(|_| Ok(response.staff) == visit.staff()) else {
        return Err(Failure::NotFound);
    };
    let answers = answers_of(&visit, &mut conn, &task, &response).await?;
    drop(conn);
    let title = task.title.shown(visit.language, task.main_language);
    Ok(visit.page(&title.text.clone(), || {
        view! {
            <h1>{ui::shown(title)}</h1>
            {sent_notice(&answers.places(&visit), sent_at)}
            {answers.view(&visit)}
            {restart_form(&visit, &place(task.id, language))}
        }
    }))
}
