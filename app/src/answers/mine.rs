//! A member sees what they answered, changes it while the task is open, or takes it back.

use axum::response::Response;
use leptos::prelude::*;
use model::{answers::Answer, time::Timestamp};
use store::{
    answers::{self, Listed},
    photos::Of,
    projects,
};
use uuid::Uuid;

use super::{
    photos::{self, named},
    piping::Places,
    reading::answer_lines,
};
use crate::{Failure, Visit, t, tasks::show, ui, url::UrlPath};

/// `GET /answers`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let listed = answers::list_responses(&mut conn, visit.member()?).await?;
    drop(conn);
    let title = t!(visit, "answers-mine-title");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let list = if listed.is_empty() {
            view! { <p>{t!(visit, "answers-mine-none")}</p> }.into_any()
        } else {
            let cards = listed.iter().map(|listed| card(&visit, listed)).collect_view();
            view! {
                <ul class="cards">{cards}</ul>
                <p><a href="/account/download" download>{t!(visit, "answers-download")}</a></p>
            }
            .into_any()
        };
        view! { <h1>{heading}</h1> {list} }
    }))
}

fn card(visit: &Visit, listed: &Listed) -> AnyView {
    let title = ui::shown(listed.title.shown(visit.language, listed.main_language));
    let state = match listed.response.sent_at {
        Some(at) => {
            view! { <p class="status status--sent">{t!(visit, "answers-sent-at")} " " {ui::moment(visit, at)}</p> }
                .into_any()
        }
        None => view! { <p class="status status--started">{t!(visit, "answers-not-sent")}</p> }.into_any(),
    };
    let until = listed.collection.is_open(visit.now).then(|| {
        view! { <p>{t!(visit, "answers-editable-until")} " " {ui::moment(visit, listed.collection.closes)}</p> }
    });
    view! {
        <li class="card">
            <h2><a href=format!("/answers/{}", listed.response.id)>{title}</a></h2>
            {state}
            {until}
        </li>
    }
    .into_any()
}

/// `GET /answers/{response}`: the receipt, and what was answered.
pub async fn response_page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let response = answers::find_own_response(&mut conn, visit.member()?, id).await?;
    let response = response.ok_or(Failure::NotFound)?;
    let task = store::tasks::find(&mut conn, response.task).await?.ok_or(Failure::NotFound)?;
    let stored = answers::list(&mut conn, response.id).await?;
    let version = stored.sent_version.filter(|_| response.sent_at.is_some());
    let version = version.unwrap_or(task.version);
    let questionnaire = kanssa.questionnaires.get(&mut conn, task.id, version).await?;
    let project = projects::get(&mut conn, task.project).await?;
    drop(conn);
    let questionnaire = questionnaire.read_in(visit.reading, visit.language, task.main_language);
    let project = project.name.shown(visit.language, task.main_language);
    let is_open = task.is_open_for(true, visit.now);
    let title = task.title.shown(visit.language, task.main_language);
    let heading = title.clone();
    let shown = if response.sent_at.is_some() { &stored.sent } else { &stored.current };
    let places = Places {
        visit: &visit,
        questionnaire: &questionnaire,
        given: shown,
        task: &title.text,
        project: &project.text,
    };
    Ok(visit.page(&title.text, || {
        let head = match response.sent_at {
            Some(at) => sent_notice(&places, at),
            None => view! { <p class="notice">{t!(visit, "answers-not-sent")}</p> }.into_any(),
        };
        let edit = is_open.then(|| edit(&visit, task.id, task.takes_until(), response.sent_at.is_some()));
        let unsent = (response.sent_at.is_some() && stored.has_unsent_changes && is_open)
            .then(|| view! { <p class="notice notice--warning">{t!(visit, "answers-unsent-changes")}</p> });
        view! {
            <h1>{ui::shown(heading)}</h1>
            {head}
            {show::outcome(&visit, &task)}
            {unsent}
            {list_answers(&places)}
            {edit}
            <form method="post" action=format!("/answers/{id}/remove")>
                <details>
                    <summary>{t!(visit, "answers-remove-summary")}</summary>
                    <p>{t!(visit, "answers-remove-lead")}</p>
                    <button class="button button--danger" type="submit">{t!(visit, "answers-remove")}</button>
                </details>
            </form>
            <p><a href="/tasks">{t!(visit, "answers-to-tasks")}</a></p>
        }
    }))
}

/// The receipt's thanks, in the author's words where there is an ending for whoever answered so.
pub fn sent_notice(places: &Places<'_>, at: Timestamp) -> AnyView {
    let visit = places.visit;
    let path = places.questionnaire.path(places.given);
    let ending = places.questionnaire.ending(&path);
    let words = ending.and_then(|ending| ending.text.as_ref()).map(|text| {
        view! { <div class="typed" lang=text.lang() dir=text.dir()>{places.plain(text)}</div> }
    });
    let thanks =
        view! { {words} <p>{t!(visit, "answers-receipt")} " " {ui::moment(visit, at)}</p> };
    let heading = ending.map(|ending| places.plain(&ending.title));
    let heading = Some(heading.unwrap_or_else(|| t!(visit, "answers-thanks")));
    ui::notice(ui::NoticeKind::Success, heading, thanks.into_any())
}

fn edit(visit: &Visit, task: Uuid, closes: Timestamp, is_sent: bool) -> AnyView {
    let words = if is_sent { t!(visit, "answers-edit") } else { t!(visit, "answers-go-on") };
    view! {
        <p>{t!(visit, "answers-editable-until")} " " {ui::moment(visit, closes)}</p>
        <p><a class="button button--light" href=format!("/tasks/{task}/answer")>{words}</a></p>
    }
    .into_any()
}

/// What was answered, question by question.
pub fn list_answers(places: &Places<'_>) -> AnyView {
    let items = places
        .questionnaire
        .questions()
        .filter_map(|question| places.given.get(&question.code).map(|answer| (question, answer)))
        .map(|(question, answer)| {
            let lines = answer_lines(places.visit, question, answer)
                .into_iter()
                .map(|line| view! { <p dir="auto">{line}</p> })
                .collect_view();
            view! {
                <div class="review__item">
                    <dt lang=question.text.lang() dir=question.text.dir()>{places.plain(&question.text)}</dt>
                    <dd>{lines} {photos(places.visit, answer)}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="review">{items}</dl> }.into_any()
}

/// The photos in an answer, to be looked at.
pub fn photos(visit: &Visit, answer: &Answer) -> Option<AnyView> {
    let items = answer.photos().iter().enumerate().map(|(number, id)| {
        let words = t!(visit, "answers-photo", number = number + 1);
        let path = photos::path(*id);
        view! { <li><a href=path.clone()><img src=path.clone() alt=words loading="lazy"/></a></li> }
    });
    let items = items.collect_view();
    (!answer.photos().is_empty()).then(|| view! { <ul class="photos">{items}</ul> }.into_any())
}

/// `POST /answers/{response}/remove`: takes a response back, sent or not.
pub async fn remove(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut tx = kanssa.db.begin().await?;
    answers::remove(&mut tx, visit.member()?, id).await?;
    tx.commit().await?;
    Ok(visit.go_to_saying("/answers", "answers-removed"))
}

/// `POST /tasks/{task}/revert`: takes changes since sending back.
pub async fn revert(visit: Visit, UrlPath(task): UrlPath<Uuid>) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut tx = kanssa.db.begin().await?;
    let response = answers::find_response(&mut tx, visit.member()?, task).await?;
    let response = response.filter(|r| r.sent_at.is_some()).ok_or(Failure::NotFound)?;
    answers::revert(&mut tx, response.id, visit.now).await?;
    let sent = answers::list(&mut tx, response.id).await?.sent;
    store::photos::remove_others(&mut tx, Of::Response(response.id), &named(&sent).collect())
        .await?;
    tx.commit().await?;
    Ok(visit.go_to_saying(&format!("/answers/{}", response.id), "changes-reverted"))
}
