//! A researcher reads a task's questions, takes them away as a file, and puts others in their place.
//!
//! A file that cannot be read is told of with the line; answers given keep their version.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use leptos::prelude::*;
use model::{
    language::Language,
    projects::Access,
    questionnaires::{Code, FileProblem, FileProblemKind, Kind, Question, Questionnaire, line_of},
    tasks::{PublishingFlaw, Stage},
};
use store::{
    audit::Act,
    results,
    tasks::{self, Task},
};
use uuid::Uuid;

use super::{get_of_staff, manage::flaw_words};
use crate::{
    Failure, Fields, Visit,
    staff::acts,
    t,
    ui::{
        self,
        form::{self, Errors, Field},
    },
    url::UrlPath,
};

const SCHEMA: &str = include_str!("questionnaire.schema.json");

/// `GET /questionnaire.schema.json`: the file format, described for machines.
pub async fn schema() -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/schema+json"))], SCHEMA)
        .into_response()
}

/// `GET /staff/tasks/{task}/questions`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, access) = get_of_staff(&visit, &mut conn, id, Access::Read).await?;
    let questionnaire = visit.kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    drop(conn);
    let mut fields = Fields::default();
    fields.set("revision", task.revision.to_string());
    Ok(render(&visit, (&task, access), &questionnaire, &fields, &Errors::default()))
}

/// `GET /staff/tasks/{task}/questions/file`
pub async fn file(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, _) = get_of_staff(&visit, &mut conn, id, Access::Read).await?;
    let questionnaire = visit.kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    let name = format!("attachment; filename=\"questionnaire-v{}.json\"", task.version);
    let mut response = questionnaire.to_file().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

/// `POST /staff/tasks/{task}/questions`: a file, or the same pasted.
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let (task, access) = get_of_staff(&visit, &mut conn, id, Access::Edit).await?;
    let current = kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    drop(conn);
    if task.collection.stage == Stage::Archived {
        return Err(Failure::NotFound);
    }
    // What was chosen as a file is shown as text, so that it can be mended on the spot.
    let mut fields = fields;
    let chosen = fields.get("file").to_owned();
    if !chosen.trim().is_empty() {
        fields.replace("pasted", chosen);
    }
    let text = fields.get("pasted").to_owned();
    let questionnaire = match read(&visit, &task, &text) {
        Ok(questionnaire) => questionnaire,
        Err(errors) => return Ok(render(&visit, (&task, access), &current, &fields, &errors)),
    };
    if let Some(code) = find_lost_comparison(&visit, &task, &current, &questionnaire).await? {
        let what = t!(visit, "tasks-questions-compared", code = code.to_string());
        let errors = Errors::one("pasted", what);
        return Ok(render(&visit, (&task, access), &current, &fields, &errors));
    }
    let seen = fields.number("revision").ok_or(Failure::Unreadable)?;
    let mut tx = kanssa.db.begin().await?;
    let as_seen = Task { revision: seen, ..task.clone() };
    let saved = tasks::save_questionnaire(&mut tx, &as_seen, &questionnaire, visit.now).await?;
    if saved.is_none() {
        drop(tx);
        fields.replace("revision", task.revision.to_string());
        let errors = Errors::one("pasted", t!(visit, "projects-changed-meanwhile"));
        return Ok(render(&visit, (&task, access), &current, &fields, &errors));
    }
    acts::commit(&visit, tx, Act::TaskChanged, ("task", id), "questions").await?;
    Ok(visit.go_to_saying(&format!("/staff/tasks/{id}"), "saved"))
}

/// A question by which results are compared and which would go, or be of another kind: the groups
/// would mix.
async fn find_lost_comparison(
    visit: &Visit,
    task: &Task,
    current: &Questionnaire,
    next: &Questionnaire,
) -> Result<Option<Code>, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let compared = results::find_comparisons(&mut conn, task.id).await?.unwrap_or_default();
    let kind = |questionnaire: &Questionnaire, code: &Code| {
        questionnaire.question(code).map(|question| std::mem::discriminant(&question.kind))
    };
    let is_lost = |code: &Code| {
        let before = kind(current, code);
        before.is_some() && kind(next, code) != before
    };
    Ok(compared.into_iter().find(is_lost))
}

/// A draft may have flaws, which its page lists; what members answer may not.
fn read(visit: &Visit, task: &Task, text: &str) -> Result<Questionnaire, Errors> {
    if text.trim().is_empty() {
        return Err(Errors::one("pasted", t!(visit, "tasks-file-missing")));
    }
    let questionnaire = Questionnaire::from_file(text)
        .map_err(|problem| Errors::one("pasted", problem_words(visit, &problem)))?;
    if task.collection.stage == Stage::Draft {
        return Ok(questionnaire);
    }
    let mut errors = Errors::default();
    if !questionnaire.questions().any(Question::is_answerable) {
        errors.add("pasted", t!(visit, "tasks-flaw-questions"));
    }
    for flaw in questionnaire.flaws(task.main_language) {
        let line = line_of(text, &flaw.at).unwrap_or(1);
        let what = flaw_words(visit, &PublishingFlaw::Questionnaire(flaw));
        errors.add("pasted", t!(visit, "tasks-flaw-line", line = line, what = what));
    }
    if errors.is_empty() { Ok(questionnaire) } else { Err(errors) }
}

/// Why a file cannot be read, and where.
pub fn problem_words(visit: &Visit, problem: &FileProblem) -> String {
    let FileProblem { line, column, kind, detail } = problem;
    let (line, column, detail) = (*line, *column, detail.clone());
    match kind {
        FileProblemKind::Syntax => {
            t!(visit, "tasks-file-syntax", line = line, column = column, detail = detail)
        }
        FileProblemKind::Incomplete => t!(visit, "tasks-file-incomplete", line = line),
        FileProblemKind::Content => {
            t!(visit, "tasks-file-content", line = line, column = column, detail = detail)
        }
        FileProblemKind::Format => t!(visit, "tasks-file-other", line = line, detail = detail),
    }
}

fn render(
    visit: &Visit,
    (task, access): (&Task, Access),
    questionnaire: &Questionnaire,
    fields: &Fields,
    errors: &Errors,
) -> Response {
    let title = t!(visit, "tasks-questions");
    let heading = title.clone();
    let id = task.id;
    let body = || {
        let outline = outline(visit, task, questionnaire);
        let file = Field {
            id: "file",
            label: t!(visit, "tasks-file"),
            hint: Some(t!(visit, "tasks-file-hint")),
            error: None,
        };
        let pasted = Field {
            id: "pasted",
            label: t!(visit, "tasks-pasted"),
            hint: None,
            error: errors.of("pasted"),
        };
        let live = (task.collection.stage != Stage::Draft).then(
            || view! { <p class="notice notice--warning">{t!(visit, "tasks-questions-live")}</p> },
        );
        let may_replace = access >= Access::Edit && task.collection.stage != Stage::Archived;
        let replace = may_replace.then(|| {
            view! {
                <h2>{t!(visit, "tasks-questions-replace")}</h2>
                {live}
                <form method="post" action=format!("/staff/tasks/{id}/questions")
                    enctype="multipart/form-data" novalidate>
                    <input type="hidden" name="revision" value=fields.get("revision").to_owned()/>
                    {form::file_input(&file, ".json,application/json")}
                    {form::text_area(&pasted, fields.get("pasted"), 12)}
                    {form::submit(t!(visit, "tasks-questions-save"))}
                </form>
                <p><a href="/questionnaire.schema.json">{t!(visit, "tasks-file-format")}</a></p>
            }
        });
        view! {
            {errors.summary(visit)}
            <p><a href=format!("/staff/tasks/{id}")>{ui::shown(task.title.shown(visit.language, task.main_language))}</a></p>
            <h1>{heading}</h1>
            {outline}
            <p><a href=format!("/staff/tasks/{id}/questions/file") download>{t!(visit, "tasks-questions-download")}</a></p>
            {replace}
        }
    };
    visit.form_page(&title, errors, body)
}

fn outline(visit: &Visit, task: &Task, questionnaire: &Questionnaire) -> AnyView {
    if questionnaire.pages.is_empty() {
        return view! { <p>{t!(visit, "tasks-no-questions")}</p> }.into_any();
    }
    let pages = questionnaire
        .pages
        .iter()
        .enumerate()
        .map(|(number, page)| {
            let title = page.title.as_ref().map(|t| t.shown(visit.language, task.main_language));
            let title = title.map(|title| view! { ": " {ui::shown(title)} });
            let questions = page
                .questions
                .iter()
                .map(|question| outline_question(visit, task.main_language, question))
                .collect_view();
            view! {
                <h2>{t!(visit, "tasks-page-number", number = number + 1)} {title}</h2>
                <ol class="outline">{questions}</ol>
            }
        })
        .collect_view();
    view! { <div>{pages}</div> }.into_any()
}

fn outline_question(visit: &Visit, main: Language, question: &Question) -> AnyView {
    let text = ui::shown(question.text.shown(visit.language, main));
    let marks = [
        Some(kind_words(visit, &question.kind)),
        question.required.then(|| t!(visit, "tasks-required")),
        question.may_decline.then(|| t!(visit, "tasks-may-decline")),
        question.show_if.as_ref().map(|_| t!(visit, "tasks-conditional")),
    ];
    let marks: Vec<String> = marks.into_iter().flatten().collect();
    view! {
        <li>
            <p>{text}</p>
            <p class="small"><code>{question.code.to_string()}</code> " · " {marks.join(" · ")}</p>
        </li>
    }
    .into_any()
}

/// What a kind of question is called.
pub fn kind_words(visit: &Visit, kind: &Kind) -> String {
    match kind {
        Kind::TextBlock => t!(visit, "tasks-kind-text-block"),
        Kind::SingleChoice { options } => {
            t!(visit, "tasks-kind-single-choice", count = options.len())
        }
        Kind::MultipleChoice { options, .. } => {
            t!(visit, "tasks-kind-multiple-choice", count = options.len())
        }
        Kind::YesNo => t!(visit, "tasks-kind-yes-no"),
        Kind::Scale { from, to, .. } => {
            t!(visit, "tasks-kind-scale", from = i64::from(*from), to = i64::from(*to))
        }
        Kind::Matrix { rows, .. } => t!(visit, "tasks-kind-matrix", count = rows.len()),
        Kind::ShortText { .. } => t!(visit, "tasks-kind-short-text"),
        Kind::LongText { .. } => t!(visit, "tasks-kind-long-text"),
        Kind::Number { .. } => t!(visit, "tasks-kind-number"),
    }
}
