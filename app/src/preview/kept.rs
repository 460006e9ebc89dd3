//! The test answers of a task: by version, by whom and when; read and deleted.

use axum::response::Response;
use leptos::prelude::*;
use model::{answers::Answers, language::Shown, projects::Access, questionnaires::Questionnaire};
use store::{
    Conn,
    audit::Act,
    projects,
    tasks::Task,
    test_answers::{self, TestResponse},
};
use uuid::Uuid;

use super::saving;
use crate::{
    Failure, Visit,
    answers::{mine::list_answers, piping::Places, reading::plain_lines},
    staff::acts,
    t,
    tasks::get_of_staff,
    ui,
    url::UrlPath,
};

/// `GET /staff/tasks/{task}/tests`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, access) = get_of_staff(&visit, &mut conn, id, Access::Read).await?;
    let listed = test_answers::list(&mut conn, id).await?;
    drop(conn);
    let me = visit.staff()?;
    let title = t!(visit, "preview-tests");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let versions = listed
            .chunk_by(|one, next| one.version == next.version)
            .map(|of_version| {
                let version = of_version.first().map_or(0, |response| response.version);
                let cards = of_version
                    .iter()
                    .map(|response| card(&visit, id, response, may_remove(response, me, access)))
                    .collect_view();
                view! {
                    <h2>{t!(visit, "preview-version", version = version)}</h2>
                    <ul class="cards">{cards}</ul>
                }
            })
            .collect_view();
        let none = listed.is_empty().then(|| view! { <p>{t!(visit, "preview-tests-none")}</p> });
        let remove_all = (access >= Access::Edit && !listed.is_empty()).then(|| {
            view! {
                <form method="post" action=format!("/staff/tasks/{id}/tests/remove")>
                    <button class="button button--danger" type="submit">{t!(visit, "preview-remove-all")}</button>
                </form>
            }
        });
        view! {
            <p><a href=format!("/staff/tasks/{id}")>{ui::shown(task.title.shown(visit.language, task.main_language))}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "preview-tests-lead")}</p>
            <p>{ui::button_link(format!("/staff/tasks/{id}/preview"), t!(visit, "preview-title"))}</p>
            {none}
            {versions}
            {remove_all}
        }
    }))
}

/// One's own may always be deleted, others' by whoever may edit the task.
fn may_remove(response: &TestResponse, me: Uuid, access: Access) -> bool {
    response.staff == me || access >= Access::Edit
}

fn card(visit: &Visit, task: Uuid, response: &TestResponse, may_remove: bool) -> AnyView {
    let path = format!("/staff/tasks/{task}/tests/{}", response.id);
    let remove = may_remove.then(|| remove_form(visit, &path, response));
    view! {
        <li class="card">
            <h3><a href=path.clone()>{who_and_when(visit, response)}</a></h3>
            {state(visit, response)}
            {remove}
        </li>
    }
    .into_any()
}

fn who_and_when(visit: &Visit, response: &TestResponse) -> AnyView {
    let name = match response.name.as_str() {
        "" => t!(visit, "staff-account-nameless"),
        name => name.to_owned(),
    };
    let at = response.sent_at.unwrap_or(response.started_at);
    view! { {name} ", " {ui::moment(visit, at)} }.into_any()
}

fn state(visit: &Visit, response: &TestResponse) -> AnyView {
    if response.sent_at.is_some() {
        view! { <p class="status status--sent">{t!(visit, "preview-sent")}</p> }.into_any()
    } else {
        view! { <p class="status status--started">{t!(visit, "preview-under-way")}</p> }.into_any()
    }
}

fn remove_form(visit: &Visit, path: &str, response: &TestResponse) -> AnyView {
    view! {
        <form method="post" action=format!("{path}/remove")>
            <button class="link-button" type="submit">
                {t!(visit, "preview-remove")}
                <span class="visually-hidden">": " {who_and_when(visit, response)}</span>
            </button>
        </form>
    }
    .into_any()
}

/// `GET /staff/tasks/{task}/tests/{response}`
pub async fn one_page(
    visit: Visit,
    UrlPath((task, id)): UrlPath<(Uuid, Uuid)>,
) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, access) = get_of_staff(&visit, &mut conn, task, Access::Read).await?;
    let response = test_answers::find(&mut conn, task.id, id).await?.ok_or(Failure::NotFound)?;
    let answers = answers_of(&visit, &mut conn, &task, &response).await?;
    drop(conn);
    let may_remove = may_remove(&response, visit.staff()?, access);
    let title = t!(visit, "preview-tests-one");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let list = format!("/staff/tasks/{}/tests", task.id);
        let remove = may_remove.then(|| remove_form(&visit, &format!("{list}/{id}"), &response));
        view! {
            <p><a href=list>{t!(visit, "preview-tests")}</a></p>
            <h1>{heading}</h1>
            <p class="lead">{who_and_when(&visit, &response)}</p>
            {state(&visit, &response)}
            <p>{t!(visit, "preview-version", version = response.version)}</p>
            {answers.view(&visit)}
            {remove}
        }
    }))
}

/// Test answers with the questions they are read by.
pub struct Answered {
    answers: Answers,
    questionnaire: Questionnaire<Shown>,
    /// The titles of the task and of its project.
    titles: [String; 2],
    /// The version they were given to, and the one they are read by, where that is another.
    other_version: Option<(i64, i64)>,
}

/// The answers of one, with the questions of its version. A draft keeps only its latest version:
/// then by that, code by code.
pub async fn answers_of(
    visit: &Visit,
    conn: &mut Conn,
    task: &Task,
    response: &TestResponse,
) -> Result<Answered, Failure> {
    let answers = test_answers::list_answers(conn, response.id).await?;
    let in_use = visit.kanssa.questionnaires.get(conn, task.id, task.version).await?;
    let in_use = (task.version, in_use);
    let (version, questionnaire) =
        saving::get_version(conn, task.id, response.version, in_use).await?;
    let other_version = (version != response.version).then_some((response.version, version));
    let questionnaire = questionnaire.read_in(visit.reading, visit.language, task.main_language);
    let project = projects::get(conn, task.project).await?.name;
    let titles = [&task.title, &project].map(|t| t.shown(visit.language, task.main_language).text);
    Ok(Answered { answers, questionnaire, titles, other_version })
}

impl Answered {
    /// What its texts have in them.
    pub fn places<'a>(&'a self, visit: &'a Visit) -> Places<'a> {
        Places {
            visit,
            questionnaire: &self.questionnaire,
            given: &self.answers,
            task: &self.titles[0],
            project: &self.titles[1],
        }
    }

    /// The answers, as they are read.
    pub fn view(&self, visit: &Visit) -> AnyView {
        let other = self.other_version.map(|(given, shown)| {
            let words = t!(visit, "preview-other-version", given = given, shown = shown);
            view! { <p class="notice">{words}</p> }
        });
        let gone = self
            .answers
            .iter()
            .filter(|(code, _)| self.questionnaire.question(code).is_none())
            .map(|(code, answer)| {
                let lines = plain_lines(visit, answer)
                    .into_iter()
                    .map(|line| view! { <p dir="auto">{line}</p> })
                    .collect_view();
                view! {
                    <div class="review__item">
                        <dt><code>{code.to_string()}</code> " (" {t!(visit, "preview-gone")} ")"</dt>
                        <dd>{lines}</dd>
                    </div>
                }
            })
            .collect_view();
        let none =
            self.answers.is_empty().then(|| view! { <p>{t!(visit, "answers-no-answer")}</p> });
        view! {
            {other}
            {none}
            {list_answers(&self.places(visit))}
            <dl class="review">{gone}</dl>
        }
        .into_any()
    }
}

/// `POST /staff/tasks/{task}/tests/{response}/remove`
pub async fn remove(
    visit: Visit,
    UrlPath((task, id)): UrlPath<(Uuid, Uuid)>,
) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, access) = get_of_staff(&visit, &mut conn, task, Access::Read).await?;
    let response = test_answers::find(&mut conn, task.id, id).await?.ok_or(Failure::NotFound)?;
    drop(conn);
    if !may_remove(&response, visit.staff()?, access) {
        return Err(Failure::Forbidden);
    }
    let mut tx = visit.kanssa.db.begin().await?;
    test_answers::remove(&mut tx, task.id, id).await?;
    acts::commit(&visit, tx, Act::TestAnswersRemoved, ("task", task.id), "one").await?;
    Ok(visit.go_to_saying(&format!("/staff/tasks/{}/tests", task.id), "tests-removed"))
}

/// `POST /staff/tasks/{task}/tests/remove`: all of them.
pub async fn remove_all(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    get_of_staff(&visit, &mut conn, id, Access::Edit).await?;
    drop(conn);
    let mut tx = visit.kanssa.db.begin().await?;
    test_answers::remove_all(&mut tx, id).await?;
    acts::commit(&visit, tx, Act::TestAnswersRemoved, ("task", id), "all").await?;
    Ok(visit.go_to_saying(&format!("/staff/tasks/{id}/tests"), "tests-removed"))
}
