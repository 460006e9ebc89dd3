//! A researcher is asked once more before a question is removed.

use axum::response::Response;
use leptos::prelude::*;
use model::questionnaires::Code;
use uuid::Uuid;

use super::{Names, Open, question::live_notice};
use crate::{Failure, Visit, t, url::UrlPath};

/// `GET /staff/tasks/{task}/questions/question/{question}/remove`; its button is one of the overview's.
pub async fn page(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, Code)>,
) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let names = Names { task: &open.task, questionnaire: &open.questionnaire };
    let question = open.questionnaire.question(&code).ok_or(Failure::NotFound)?;
    let name = names.of_question(&visit, question);
    let seen = open.seen(&question.mark());
    let can_be_undone = open.is_draft().then(|| view! { <p>{t!(visit, "editor-remove-undo")}</p> });
    let title = t!(visit, "editor-remove-title");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p class="lead">{name}</p>
            {live_notice(&visit, &open)}
            {can_be_undone}
            <form method="post" action=open.overview("")>
                <input type="hidden" name="seen" value=seen/>
                <button class="button button--danger" type="submit" name="remove" value=code.to_string()>
                    {t!(visit, "editor-remove")}
                </button>
            </form>
            <p><a href=open.overview(&format!("#q-{code}"))>{t!(visit, "tasks-remove-back")}</a></p>
        }
    }))
}
