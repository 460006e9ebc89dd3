//! A task as its project's people see it: where it stands, what is missing, what can be done next.

use std::collections::BTreeSet;

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::Language,
    projects::{Access, Project},
    questionnaires::{FlawKind, Question, Questionnaire, lint::Wording},
    tasks::{PublishingFlaw, Stage, publishing_flaws},
};
use store::{leaves, projects, tasks::Task};
use uuid::Uuid;

use super::get_of_staff;
use crate::{Failure, Visit, t, ui, url::UrlPath};

/// `GET /staff/tasks/{task}`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    render(&visit, id, false).await
}

/// The task's page; after a vain try to publish it, with what is missing as errors.
pub async fn render(visit: &Visit, id: Uuid, was_refused: bool) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let (task, access) = get_of_staff(visit, &mut conn, id, Access::Read).await?;
    let project = projects::get(&mut conn, task.project).await?;
    let questionnaire = kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    let leave = leaves::given(&mut conn, id).await?;
    drop(conn);
    let title = task.title.shown(visit.language, task.main_language);
    let page_title = title.text.clone();
    let body = || {
        let name = ui::shown(project.name.shown(visit.language, Language::Fi));
        let flaws = missing(visit, &task, &project, (&questionnaire, &leave), was_refused);
        let results = (task.collection.stage != Stage::Draft).then(|| {
            let href = format!("/staff/tasks/{id}/results");
            let files = format!("/staff/tasks/{id}/files");
            view! {
                <p>{ui::button_link(href, t!(visit, "results-title"))}</p>
                <p><a href=files>{t!(visit, "exports-title")}</a></p>
            }
        });
        let tests = format!("/staff/tasks/{id}/tests");
        let actions = (access >= Access::Edit).then(|| actions(visit, &task, &questionnaire));
        view! {
            <p><a href=format!("/staff/projects/{}", task.project)>{name}</a></p>
            <h1>{ui::shown(title)}</h1>
            <p class="lead">{ui::shown(task.summary.shown(visit.language, task.main_language))}</p>
            {flaws}
            {facts(visit, &task, &questionnaire)}
            {super::show::outcome(visit, &task)}
            {results}
            <ul class="link-list">
                <li><a href=format!("/staff/tasks/{id}/checks")>{t!(visit, "lint-title")}</a></li>
                <li><a href=format!("/staff/tasks/{id}/preview")>{t!(visit, "preview-title")}</a></li>
                <li><a href=tests>{t!(visit, "preview-tests")}</a></li>
            </ul>
            {actions}
        }
    };
    Ok(if was_refused {
        visit.page_with_errors(&page_title, body)
    } else {
        visit.page(&page_title, body)
    })
}

/// Where a task stands.
pub fn stage_words(visit: &Visit, task: &Task) -> String {
    let collection = &task.collection;
    match collection.stands(visit.now) {
        Stage::Draft => t!(visit, "tasks-stage-draft"),
        Stage::Published if visit.now < collection.opens => t!(visit, "tasks-stage-waiting"),
        Stage::Published => t!(visit, "tasks-stage-open"),
        Stage::Closed => t!(visit, "tasks-stage-closed"),
        Stage::Paused => t!(visit, "tasks-stage-paused"),
        Stage::Archived => t!(visit, "tasks-stage-archived"),
    }
}

/// Everything that keeps a task from being published.
pub fn flaws_of(
    task: &Task,
    project: &Project,
    questionnaire: &Questionnaire,
    leave: &BTreeSet<Wording>,
) -> Vec<PublishingFlaw> {
    let title = (&task.title, task.main_language);
    publishing_flaws(project, title, &task.collection, questionnaire, leave)
}

/// What keeps a task from being published, in a box; nothing if it can be.
pub fn missing(
    visit: &Visit,
    task: &Task,
    project: &Project,
    (questionnaire, leave): (&Questionnaire, &BTreeSet<Wording>),
    was_refused: bool,
) -> Option<AnyView> {
    if task.collection.stage == Stage::Archived {
        return None;
    }
    let flaws = flaws_of(task, project, questionnaire, leave);
    if flaws.is_empty() {
        return None;
    }
    let items =
        flaws.iter().map(|flaw| view! { <li>{flaw_words(visit, flaw)}</li> }).collect_view();
    let needs_leave = flaws.iter().any(|flaw| matches!(flaw, PublishingFlaw::WithoutLeave(_)));
    let ask = needs_leave.then(|| {
        let href = format!("/staff/tasks/{}/checks#leave", task.id);
        view! { <p><a href=href>{t!(visit, "lint-ask-link")}</a></p> }
    });
    let list = view! { <ul>{items}</ul> {ask} };
    Some(if was_refused {
        view! {
            <section class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="errors">
                <h2 id="errors">{t!(visit, "tasks-not-published")}</h2>
                {list}
            </section>
        }
        .into_any()
    } else {
        let heading = Some(t!(visit, "tasks-missing"));
        ui::notice(ui::NoticeKind::Warning, heading, list.into_any())
    })
}

/// What is wrong, in words.
pub fn flaw_words(visit: &Visit, flaw: &PublishingFlaw) -> String {
    match flaw {
        PublishingFlaw::NoPurpose => t!(visit, "tasks-flaw-purpose"),
        PublishingFlaw::NoService => t!(visit, "tasks-flaw-service"),
        PublishingFlaw::NoTitle => t!(visit, "tasks-flaw-title"),
        PublishingFlaw::ClosesBeforeOpening => t!(visit, "tasks-flaw-closes"),
        PublishingFlaw::NoQuestions => t!(visit, "tasks-flaw-questions"),
        PublishingFlaw::WithoutLeave(code) => {
            t!(visit, "lint-flaw-leave", code = code.to_string())
        }
        PublishingFlaw::Questionnaire(flaw) => {
            format!("{}: {}", flaw.at.code(), flaw_kind_words(visit, flaw.kind))
        }
    }
}

/// What is wrong with a page or a question, in words.
pub fn flaw_kind_words(visit: &Visit, kind: FlawKind) -> String {
    match kind {
        FlawKind::DuplicateCode => t!(visit, "tasks-flaw-duplicate"),
        FlawKind::Empty => t!(visit, "tasks-flaw-empty"),
        FlawKind::MissingAlternative => t!(visit, "tasks-flaw-alternative"),
        FlawKind::MissingText => t!(visit, "tasks-flaw-text"),
        FlawKind::ImpossibleLimits => t!(visit, "tasks-flaw-limits"),
        FlawKind::NotEarlier => t!(visit, "tasks-flaw-not-earlier"),
        FlawKind::UnknownOption => t!(visit, "tasks-flaw-unknown-option"),
        FlawKind::Types => t!(visit, "tasks-flaw-types"),
        FlawKind::Arguments => t!(visit, "tasks-flaw-arguments"),
        FlawKind::NotYesNo => t!(visit, "tasks-flaw-not-yes-no"),
        FlawKind::NotAField => t!(visit, "tasks-flaw-not-a-field"),
        FlawKind::NotANumber => t!(visit, "tasks-flaw-not-a-number"),
        FlawKind::Misplaced => t!(visit, "tasks-flaw-misplaced"),
        FlawKind::UnknownPlace => t!(visit, "tasks-flaw-unknown-place"),
        FlawKind::UnknownEnding => t!(visit, "tasks-flaw-unknown-ending"),
        FlawKind::Unreachable => t!(visit, "tasks-flaw-unreachable"),
        FlawKind::TooMany => t!(visit, "tasks-flaw-too-many"),
    }
}

fn facts(visit: &Visit, task: &Task, questionnaire: &Questionnaire) -> AnyView {
    let asked = questionnaire.questions().filter(|question| question.is_answerable()).count();
    view! {
        <dl class="facts">
            <dt>{t!(visit, "tasks-stage")}</dt>
            <dd>{stage_words(visit, task)}</dd>
            <dt>{t!(visit, "tasks-opens")}</dt>
            <dd>{ui::moment(visit, task.collection.opens)}</dd>
            <dt>{t!(visit, "tasks-fact-closes")}</dt>
            <dd>{ui::moment(visit, task.collection.closes)}</dd>
            <dt>{t!(visit, "tasks-fact-minutes")}</dt>
            <dd>{t!(visit, "tasks-minutes", minutes = task.minutes)}</dd>
            <dt>{t!(visit, "tasks-audience")}</dt>
            <dd>{audience_words(visit, task)}</dd>
            <dt>{t!(visit, "tasks-questions")}</dt>
            <dd>{t!(visit, "tasks-questions-count", count = asked, version = task.version)}</dd>
            <dt>{t!(visit, "tasks-languages")}</dt>
            <dd>{languages(visit, task, questionnaire)}</dd>
        </dl>
    }
    .into_any()
}

/// In which languages every text is there, and how many are missing in the others.
pub fn languages(visit: &Visit, task: &Task, questionnaire: &Questionnaire) -> AnyView {
    let main = [task.main_language.into()].into_iter().collect();
    let languages = questionnaire
        .written_in
        .and(&main)
        .iter()
        .map(|language| {
            // A task's title and summary stand on our own pages.
            let own = [&task.title, &task.summary].into_iter();
            let own = own.filter(|_| language.of_service().is_some());
            let missing = questionnaire.count_missing(language)
                + own.filter(|texts| texts.exactly(language).is_none()).count();
            let state = if missing == 0 {
                t!(visit, "tasks-language-complete")
            } else {
                t!(visit, "tasks-language-missing", count = missing)
            };
            view! { <li><bdi lang=language.tag()>{language.own_name()}</bdi> ": " {state}</li> }
        })
        .collect_view();
    view! { <ul>{languages}</ul> }.into_any()
}

/// Who is asked.
pub fn audience_words(visit: &Visit, task: &Task) -> String {
    let audience = &task.audience;
    if audience.is_everybody() {
        return t!(visit, "tasks-audience-all");
    }
    let mut parts = Vec::new();
    if !audience.languages.is_empty() {
        let names: Vec<&str> = audience.languages.iter().map(|l| l.own_name()).collect();
        parts.push(t!(visit, "tasks-audience-languages", languages = names.join(", ")));
    }
    if audience.answered.is_some() {
        parts.push(t!(visit, "tasks-audience-answered"));
    }
    parts.join("; ")
}

fn actions(visit: &Visit, task: &Task, questionnaire: &Questionnaire) -> AnyView {
    let id = task.id;
    let href = |path: &str| format!("/staff/tasks/{id}/{path}");
    let link =
        |path: &str, words: String| view! { <li><a href=href(path)>{words}</a></li> }.into_any();
    let go = |path: &str, words: String, class: &'static str| {
        view! { <a class=class href=href(path)>{words}</a> }.into_any()
    };
    let press = |act: &'static str, words: String, class: &'static str| {
        view! {
            <form method="post" action=href(act)>
                <input type="hidden" name="revision" value=task.revision.to_string()/>
                <button class=class type="submit">{words}</button>
            </form>
        }
        .into_any()
    };
    let stage = task.collection.stands(visit.now);
    let may = |next| stage.may_become(next);
    // What comes next in a draft: questions first.
    let has_questions = questionnaire.questions().any(Question::is_answerable);
    let begins = stage == Stage::Draft && !has_questions;
    let mut buttons = Vec::new();
    if begins {
        buttons.push(go("questions", t!(visit, "tasks-questions-edit"), "button"));
    }
    match stage {
        Stage::Draft => {
            let class = if begins { "button button--light" } else { "button" };
            buttons.push(go("publish", t!(visit, "tasks-publish"), class));
        }
        Stage::Paused => buttons.push(press("publish", t!(visit, "tasks-resume"), "button")),
        Stage::Published | Stage::Closed | Stage::Archived => {}
    }
    if may(Stage::Paused) {
        buttons.push(press("pause", t!(visit, "tasks-pause"), "button button--light"));
    }
    buttons.push(press("copy", t!(visit, "tasks-copy"), "button button--light"));
    if stage == Stage::Draft {
        buttons.push(go("remove", t!(visit, "tasks-remove"), "button button--danger"));
    }
    let mut links = Vec::new();
    if stage != Stage::Archived {
        links.push(link("settings", t!(visit, "tasks-settings")));
    }
    if stage != Stage::Archived && !begins {
        links.push(link("questions", t!(visit, "tasks-questions-edit")));
    }
    if may(Stage::Closed) {
        links.push(link("close", t!(visit, "tasks-close")));
    }
    if stage == Stage::Closed {
        links.push(link("reopen", t!(visit, "tasks-reopen")));
        links.push(link("archive", t!(visit, "tasks-archive")));
    }
    view! {
        <h2>{t!(visit, "tasks-actions")}</h2>
        <ul class="link-list">{links.collect_view()}</ul>
        <div class="actions">{buttons.collect_view()}</div>
    }
    .into_any()
}
