//! A member reads what a task is for and who will see the answers, and begins.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::TextLanguage,
    projects::{Partner, Project},
    tasks::Stage,
};
use store::{answers, projects, tasks::Task};
use uuid::Uuid;

use super::get_known;
use crate::{Failure, Visit, t, ui, url::UrlPath};

/// `GET /tasks/{task}`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let task = get_known(&visit, id).await?;
    let mut conn = visit.kanssa.db.read().await?;
    let project = projects::get(&mut conn, task.project).await?;
    let response = answers::find_response(&mut conn, visit.member()?, id).await?;
    let questionnaire = visit.kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    drop(conn);
    let title = task.title.shown(visit.language, task.main_language);
    let is_open = task.is_open_for(response.is_some(), visit.now);
    let go_on = match (is_open, response) {
        (false, _)
            if task.collection.stage == Stage::Paused && visit.now < task.collection.closes =>
        {
            view! { <p class="notice">{t!(visit, "tasks-paused-notice")}</p> }.into_any()
        }
        (false, _) => view! { <p class="notice">{t!(visit, "tasks-closed")}</p> }.into_any(),
        (true, None) => start(id, t!(visit, "tasks-start")),
        (true, Some(response)) if response.sent_at.is_none() => start(id, t!(visit, "tasks-go-on")),
        (true, Some(_)) => start(id, t!(visit, "tasks-edit")),
    };
    let mine = response.map(|response| {
        view! { <p><a href=format!("/answers/{}", response.id)>{t!(visit, "tasks-my-answers")}</a></p> }
    });
    Ok(visit.page(&title.text, || {
        let readings = is_open.then(|| readings(&visit, &questionnaire.readings()));
        let go_on = view! { {readings} {go_on} {mine} }.into_any();
        sheet(&visit, &task, &project, go_on)
    }))
}

/// In which other languages the questions can be read: buttons, as choosing is remembered.
fn readings(visit: &Visit, others: &[TextLanguage]) -> Option<AnyView> {
    if others.is_empty() {
        return None;
    }
    let here = visit.reading.filter(|reading| others.contains(reading));
    let here = here.unwrap_or_else(|| visit.language.into());
    let button = |language: TextLanguage| {
        let tag = language.tag();
        let current = (language == here).then_some("true");
        view! {
            <button type="submit" name="reading" value=tag lang=tag dir=language.direction() aria-current=current>
                {language.own_name()}
            </button>
        }
    };
    let all = [visit.language.into()].into_iter().chain(others.iter().copied());
    Some(
        view! {
            <form class="languages languages--reading" method="post" action="/reading" aria-labelledby="readings">
                <p id="readings">{t!(visit, "tasks-readings")}</p>
                <input type="hidden" name="back" value=visit.path.clone()/>
                {all.map(button).collect_view()}
            </form>
        }
        .into_any(),
    )
}

/// What is said of a task before it is answered, and the way on.
pub fn sheet(visit: &Visit, task: &Task, project: &Project, go_on: AnyView) -> AnyView {
    let shown =
        |texts: &model::language::Texts| ui::shown(texts.shown(visit.language, task.main_language));
    view! {
        <h1>{shown(&task.title)}</h1>
        <p class="lead">{shown(&task.summary)}</p>
        {outcome(visit, task)}
        <dl class="facts">
            <dt>{t!(visit, "tasks-fact-minutes")}</dt>
            <dd>{t!(visit, "tasks-minutes", minutes = task.minutes)}</dd>
            <dt>{t!(visit, "tasks-fact-closes")}</dt>
            <dd>{ui::moment(visit, task.takes_until())}</dd>
            <dt>{t!(visit, "tasks-fact-purpose")}</dt>
            <dd>{shown(&project.purpose)}</dd>
            <dt>{t!(visit, "tasks-fact-service")}</dt>
            <dd>{shown(&project.service)}</dd>
            <dt>{t!(visit, "tasks-fact-partners")}</dt>
            <dd>{partners(visit, &project.partners, task.main_language)}</dd>
        </dl>
        <p>{t!(visit, "tasks-voluntary")}</p>
        {go_on}
    }
    .into_any()
}

/// What came of the task, for those who answered it.
pub fn outcome(visit: &Visit, task: &Task) -> Option<AnyView> {
    let outcome = task.outcome.as_ref()?;
    let shown = |texts: &model::language::Texts| texts.shown(visit.language, task.main_language);
    let told = |texts: &model::language::Texts| {
        let shown = shown(texts);
        let (lang, dir) = (shown.lang(), shown.dir());
        view! { <div lang=lang dir=dir>{ui::typed(shown.text)}</div> }
    };
    let body = view! {
        <h3>{t!(visit, "tasks-learned")}</h3>
        {told(&outcome.learned)}
        <h3>{t!(visit, "tasks-changes")}</h3>
        {told(&outcome.changes)}
    };
    let heading = Some(t!(visit, "tasks-outcome"));
    Some(ui::notice(ui::NoticeKind::Success, heading, body.into_any()))
}

fn start(id: Uuid, words: String) -> AnyView {
    view! { <p>{ui::button_link(format!("/tasks/{id}/answer"), words)}</p> }.into_any()
}

/// Who besides the city may get the answers, or that nobody may.
pub fn partners(visit: &Visit, partners: &[Partner], main: model::language::Language) -> AnyView {
    named(visit, partners, main).unwrap_or_else(|| t!(visit, "tasks-no-partners").into_any())
}

/// Who besides the city may get the answers; nothing if nobody.
pub fn named(
    visit: &Visit,
    partners: &[Partner],
    main: model::language::Language,
) -> Option<AnyView> {
    let running: Vec<&Partner> =
        partners.iter().filter(|partner| partner.until > visit.now).collect();
    if running.is_empty() {
        return None;
    }
    let items = running
        .into_iter()
        .map(|partner| {
            let role = ui::shown(partner.role.shown(visit.language, main));
            view! { <li>{partner.name.clone()} ": " {role}</li> }
        })
        .collect_view();
    Some(view! { <p>{t!(visit, "tasks-partners")}</p><ul>{items}</ul> }.into_any())
}
