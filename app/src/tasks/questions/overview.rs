//! A researcher looks over a task's questions, and moves, copies or removes what stands there.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    projects::Access,
    questionnaires::{
        Code, Questionnaire,
        edit::{Direction, EditError},
    },
    tasks::Stage,
};
use uuid::Uuid;

use super::{
    Names, Open,
    outline::Outline,
    question::live_notice,
    saving::{Saved, save},
    words,
};
use crate::{
    Failure, Fields, Visit, t,
    tasks::get_of_staff,
    ui::{self, form::Errors},
    url::UrlPath,
};

/// `GET /staff/tasks/{task}/questions`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, access) = get_of_staff(&visit, &mut conn, id, Access::Read).await?;
    let questionnaire = visit.kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    drop(conn);
    let may_edit = access >= Access::Edit && task.collection.stage != Stage::Archived;
    Ok(render(&visit, &Open { task, questionnaire }, may_edit, &Errors::default()))
}

/// `POST /staff/tasks/{task}/questions`: one of the page's buttons.
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let seen = fields.number("revision").ok_or(Failure::Unreadable)?;
    if seen != open.task.revision {
        return Ok(visit.go_to_saying(&open.overview(""), "task-changed"));
    }
    let versions = open.versions(&visit).await?;
    let (anchor, step) = press(&open.questionnaire, &versions, &fields)?;
    let why = match step {
        Ok((next, place)) => match save(&visit, &open, &next, seen).await? {
            Saved::Done => return Ok(visit.go_to_saying(&open.overview(&place), "saved")),
            Saved::ChangedMeanwhile => {
                return Ok(visit.go_to_saying(&open.overview(""), "task-changed"));
            }
            Saved::Refused(why) => why,
        },
        Err(EditError::Unknown(_)) => return Err(Failure::NotFound),
        Err(error) => {
            let names = Names { task: &open.task, questionnaire: &open.questionnaire };
            words::edit_error(&visit, &names, &error)
        }
    };
    Ok(render(&visit, &open, true, &Errors::several(&anchor, why)))
}

/// The questionnaire after a press, and where to look at what came of it.
type Step = Result<(Questionnaire, String), EditError>;

/// What a button does. Its name is the act; its value what to act on.
fn press(
    questionnaire: &Questionnaire,
    versions: &[Questionnaire],
    fields: &Fields,
) -> Result<(String, Step), Failure> {
    let acts = |(name, _): &&(String, String)| name != "revision";
    let (act, on) = fields.0.iter().find(acts).ok_or(Failure::Unreadable)?;
    if act == "page-add" {
        let (next, code) = questionnaire.add_page();
        return Ok(("pages".to_owned(), Ok((next, format!("/page/{code}/add")))));
    }
    let code: Code = on.parse().map_err(|_| Failure::Unreadable)?;
    let (question, page) = (format!("q-{code}"), format!("p-{code}"));
    let at_question = |next| (next, format!("#q-{code}"));
    let at_page = |next| (next, format!("#p-{code}"));
    let top = |next| (next, String::new());
    let (up, down) = (Direction::Up, Direction::Down);
    Ok(match act.as_str() {
        "up" => (question, questionnaire.move_question(&code, up).map(at_question)),
        "down" => (question, questionnaire.move_question(&code, down).map(at_question)),
        "copy" => {
            let is_taken = |code: &Code| versions.iter().any(|v| v.question(code).is_some());
            let copied = questionnaire.copy_question(&code, is_taken);
            (question, copied.map(|(next, new)| (next, format!("#q-{new}"))))
        }
        "remove" => (question, questionnaire.remove_question(&code).map(top)),
        "page-up" => (page, questionnaire.move_page(&code, up).map(at_page)),
        "page-down" => (page, questionnaire.move_page(&code, down).map(at_page)),
        "page-remove" => (page, questionnaire.remove_page(&code).map(top)),
        _ => return Err(Failure::Unreadable),
    })
}

fn render(visit: &Visit, open: &Open, may_edit: bool, errors: &Errors) -> Response {
    let title = t!(visit, "tasks-questions");
    let heading = title.clone();
    let Open { task, questionnaire } = open;
    let id = task.id;
    let names = Names { task, questionnaire };
    let outline = Outline::of(&names, may_edit);
    let live = may_edit.then(|| live_notice(visit, open)).flatten();
    let body = || {
        let template = may_edit.then(|| {
            let href = format!("/staff/tasks/{id}/templates");
            view! { <li><a href=href>{t!(visit, "templates-title")}</a></li> }
        });
        let from_file = may_edit.then(|| {
            view! {
                <li><a href=open.overview("/from-file")>{t!(visit, "tasks-questions-replace")}</a></li>
                <li><a href=open.overview("/from-task")>{t!(visit, "editor-take")}</a></li>
            }
        });
        view! {
            {errors.summary(visit)}
            <p><a href=format!("/staff/tasks/{id}")>{ui::shown(task.title.shown(visit.language, task.main_language))}</a></p>
            <h1>{heading}</h1>
            {live}
            {outline.unfinished(visit)}
            <form method="post" action=open.overview("")>
                <input type="hidden" name="revision" value=task.revision.to_string()/>
                {outline.pages(visit)}
            </form>
            <h2>{t!(visit, "editor-as-file")}</h2>
            <ul class="link-list">
                <li><a href=open.overview("/downloads")>{t!(visit, "imports-export-title")}</a></li>
                {from_file}
                {template}
            </ul>
        }
    };
    visit.form_page(&title, errors, body)
}
