//! A researcher looks over what publishing a task means, and publishes it; or lets it go on after a
//! pause, at one press.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    projects::{Access, Project},
    questionnaires::Questionnaire,
    tasks::{OddTime, Stage, odd_times},
};
use store::{audit::Act, leaves, projects, tasks::Task, test_answers};
use uuid::Uuid;

use super::{
    get_of_staff, manage, questions, show,
    stages::{as_seen, get_movable, move_to},
};
use crate::{Failure, Fields, Visit, t, ui, url::UrlPath};

/// `GET /staff/tasks/{task}/publish`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let (task, _) = get_of_staff(&visit, &mut conn, id, Access::Edit).await?;
    if task.collection.stage != Stage::Draft {
        return Err(Failure::NotFound);
    }
    let project = projects::get(&mut conn, task.project).await?;
    let questionnaire = kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    let leave = leaves::given(&mut conn, id).await?;
    let tests = test_answers::list(&mut conn, id).await?;
    drop(conn);
    let tried = tests.iter().filter(|test| test.sent_at.is_some()).count();
    let title = t!(visit, "tasks-publish-title");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let missing = manage::missing(&visit, &task, &project, (&questionnaire, &leave), false);
        let form = missing.is_none().then(|| {
            view! {
                <form method="post" action=format!("/staff/tasks/{id}/publish")>
                    <input type="hidden" name="revision" value=task.revision.to_string()/>
                    <button class="button" type="submit">{t!(visit, "tasks-publish")}</button>
                </form>
            }
        });
        view! {
            <h1>{heading}</h1>
            <p class="lead">{ui::shown(task.title.shown(visit.language, task.main_language))}</p>
            {missing}
            <p>{t!(visit, "tasks-publish-lead")}</p>
            {odd(&visit, &task)}
            {summary(&visit, &task, &project, (&questionnaire, tried))}
            {form}
            <p><a href=format!("/staff/tasks/{id}")>{t!(visit, "tasks-publish-back")}</a></p>
        }
    }))
}

/// `POST /staff/tasks/{task}/publish`: for the first time, or after a pause.
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let task = as_seen(get_movable(&visit, id, Stage::Published).await?, &fields)?;
    let stage = task.collection.stands(visit.now);
    // What is closed is opened again on a page of its own, which asks until when.
    if stage == Stage::Closed {
        return Err(Failure::NotFound);
    }
    let mut conn = kanssa.db.read().await?;
    let project = projects::get(&mut conn, task.project).await?;
    let questionnaire = kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    let leave = leaves::given(&mut conn, id).await?;
    drop(conn);
    if !manage::flaws_of(&task, &project, &questionnaire, &leave).is_empty() {
        return manage::render(&visit, id, true).await;
    }
    let flash = if stage == Stage::Draft { "task-published" } else { "task-resumed" };
    move_to(&visit, &task, Stage::Published, (Act::TaskPublished, flash)).await
}

/// Times that were perhaps not meant. It may be published all the same.
fn odd(visit: &Visit, task: &Task) -> Option<AnyView> {
    let odd = odd_times(&task.collection, visit.now);
    if odd.is_empty() {
        return None;
    }
    let words = odd.into_iter().map(|odd| {
        let words = match odd {
            OddTime::AlreadyOver => t!(visit, "tasks-odd-over"),
            OddTime::OpensFarAway => t!(visit, "tasks-odd-opens"),
            OddTime::ClosesFarAway => t!(visit, "tasks-odd-closes"),
        };
        view! { <p>{words}</p> }
    });
    let settings = format!("/staff/tasks/{}/settings", task.id);
    let body = view! {
        {words.collect_view()}
        <p><a href=settings>{t!(visit, "tasks-odd-change")}</a></p>
    };
    let heading = Some(t!(visit, "tasks-odd"));
    let told = ui::notice(ui::NoticeKind::Warning, heading, body.into_any());
    Some(view! { <div id="odd-times">{told}</div> }.into_any())
}

/// What members will get, from when to when, and who sees what they answer.
fn summary(
    visit: &Visit,
    task: &Task,
    project: &Project,
    (questionnaire, tried): (&Questionnaire, usize),
) -> AnyView {
    let opens = if task.collection.opens <= visit.now {
        t!(visit, "tasks-publish-at-once").into_any()
    } else {
        ui::moment(visit, task.collection.opens)
    };
    let preview = format!("/staff/tasks/{}/preview", task.id);
    let checks = format!("/staff/tasks/{}/checks", task.id);
    let remarks = questionnaire.lint().len();
    let tried = if tried > 0 {
        t!(visit, "tasks-publish-tried", count = tried).into_any()
    } else {
        view! { {t!(visit, "tasks-publish-untried")} " " <a href=preview>{t!(visit, "preview-title")}</a> }
            .into_any()
    };
    view! {
        <dl class="facts">
            <dt>{t!(visit, "tasks-audience")}</dt>
            <dd>{manage::audience_words(visit, task)}</dd>
            <dt>{t!(visit, "tasks-opens")}</dt>
            <dd>{opens}</dd>
            <dt>{t!(visit, "tasks-fact-closes")}</dt>
            <dd>{ui::moment(visit, task.collection.closes)}</dd>
            <dt>{t!(visit, "tasks-languages")}</dt>
            <dd>{manage::languages(visit, task, questionnaire)}</dd>
            <dt>{t!(visit, "tasks-fact-minutes")}</dt>
            <dd>{t!(visit, "tasks-minutes", minutes = task.minutes)} {estimate(visit, task, questionnaire)}</dd>
            <dt>{t!(visit, "tasks-publish-remarks")}</dt>
            <dd>{t!(visit, "tasks-publish-remarks-count", count = remarks)} " " <a href=checks>{t!(visit, "lint-title")}</a></dd>
            <dt>{t!(visit, "tasks-fact-partners")}</dt>
            <dd>{show::partners(visit, &project.partners, task.main_language)}</dd>
            <dt>{t!(visit, "tasks-publish-tests")}</dt>
            <dd>{tried}</dd>
        </dl>
    }
    .into_any()
}

/// How long answering takes by the questions, and whether members are told something else.
fn estimate(visit: &Visit, task: &Task, questionnaire: &Questionnaire) -> AnyView {
    let estimate = questionnaire.estimate(task.main_language);
    let is_far = u32::try_from(task.minutes).is_ok_and(|minutes| !estimate.fits(minutes));
    let far = is_far.then(|| {
        let settings = format!("/staff/tasks/{}/settings", task.id);
        view! {
            <p class="field__error">
                {t!(visit, "tasks-estimate-far")} " " <a href=settings>{t!(visit, "tasks-estimate-change")}</a>
            </p>
        }
    });
    view! { <p>{questions::words::estimate_words(visit, estimate)}</p> {far} }.into_any()
}
