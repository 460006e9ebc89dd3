//! A quota is full: whoever it would count is told, and nothing of what they answered is kept.

use axum::response::Response;
use leptos::prelude::*;
use model::{questionnaires::Code, tasks::Stage};
use store::{
    answers, projects,
    quotas::{count, find_full},
};
use uuid::Uuid;

use super::{
    piping::Places,
    saving::{OpenTask, Refusal},
    sitting::Begun,
};
use crate::{
    Failure, Visit, t,
    tasks::get_known,
    ui::{self, NoticeKind},
    url::UrlPath,
};

/// Where somebody is told that this quota is full.
pub fn place(task: Uuid, quota: &Code) -> String {
    format!("/tasks/{task}/full/{quota}")
}

/// The quota that is full for a member who has answered so and has not sent it.
pub async fn find_for(
    visit: &Visit,
    open: &OpenTask,
    begun: &Begun,
) -> Result<Option<Code>, Failure> {
    let quotas = &open.questionnaire.quotas;
    if quotas.is_empty() || begun.is_edit {
        return Ok(None);
    }
    let path = open.questionnaire.path(&begun.stored.current);
    let mut conn = visit.kanssa.db.read().await?;
    let full = find_full(&mut conn, open.task.id, quotas, path.given()).await?;
    Ok(full.map(|quota| quota.code.clone()))
}

/// After answers were saved: takes away what was begun, if a quota that counts it is full by now.
pub async fn leave_if_full(visit: &Visit, open: &OpenTask) -> Result<(), Refusal> {
    let (task, questionnaire) = (open.task.id, &open.questionnaire);
    if questionnaire.quotas.is_empty() {
        return Ok(());
    }
    let member = visit.member()?;
    let mut conn = visit.kanssa.db.read().await?;
    let found = answers::find_response(&mut conn, member, task).await?;
    let Some(response) = found.filter(|response| response.sent_at.is_none()) else {
        return Ok(());
    };
    let stored = answers::list(&mut conn, response.id).await?;
    let path = questionnaire.path(&stored.current);
    let full = find_full(&mut conn, task, &questionnaire.quotas, path.given()).await?;
    drop(conn);
    let Some(full) = full else { return Ok(()) };
    let mut tx = visit.kanssa.db.begin().await?;
    answers::remove(&mut tx, member, response.id).await?;
    tx.commit().await?;
    Err(Refusal::Full(full.code.clone()))
}

/// `GET /tasks/{task}/full/{quota}`
pub async fn page(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, Code)>,
) -> Result<Response, Failure> {
    let task = get_known(&visit, id).await?;
    let mut conn = visit.kanssa.db.read().await?;
    let questionnaire = visit.kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    let quota = questionnaire.quota(&code).ok_or(Failure::NotFound)?;
    let begun = answers::find_response(&mut conn, visit.member()?, id).await?;
    let is_full = quota.is_full(count(&mut conn, id, quota).await?);
    let project = projects::get(&mut conn, task.project).await?;
    drop(conn);
    let is_sent = begun.is_some_and(|response| response.sent_at.is_some());
    if !is_full || is_sent || task.collection.stage == Stage::Draft {
        return Ok(visit.go_to(&format!("/tasks/{id}")));
    }
    let shown = questionnaire.read_in(visit.reading, visit.language, task.main_language);
    let titles =
        [&task.title, &project.name].map(|title| title.shown(visit.language, task.main_language));
    let places = Places {
        visit: &visit,
        questionnaire: &shown,
        given: &model::answers::Answers::default(),
        task: &titles[0].text,
        project: &titles[1].text,
    };
    let own = shown.quota(&code).and_then(|quota| quota.full.as_ref()).map(|text| {
        view! { <div class="typed" lang=text.lang() dir=text.dir()>{places.plain(text)}</div> }
            .into_any()
    });
    let title = t!(visit, "answers-full-title");
    Ok(visit.page(&title, || {
        let lead = t!(visit, "answers-full-lead");
        let said = own.unwrap_or_else(|| view! { <p>{lead}</p> }.into_any());
        // What was begun before there were enough is taken away by whoever has begun it, or when
        // the task closes: looking at a page changes nothing.
        let kept = match begun {
            None => view! { <p>{t!(visit, "answers-full-nothing-kept")}</p> }.into_any(),
            Some(response) => view! {
                <p>{t!(visit, "answers-full-begun")}</p>
                <form method="post" action=format!("/answers/{}/remove", response.id)>
                    <button class="button button--light" type="submit">
                        {t!(visit, "answers-full-remove")}
                    </button>
                </form>
            }
            .into_any(),
        };
        view! {
            <h1>{ui::shown(titles[0].clone())}</h1>
            {ui::notice(NoticeKind::Info, Some(t!(visit, "answers-full-title")), said)}
            {kept}
            <p><a href="/tasks">{t!(visit, "answers-to-tasks")}</a></p>
        }
    }))
}
