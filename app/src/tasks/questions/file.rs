//! A researcher takes a task's questions away as a file, and puts those of a file in their place.
//!
//! A file of ours with a mistake is told of with the line; one of another tool is looked over first
//! ([`import`]). Answers given keep their version.

use axum::{
    body::Bytes,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use interchange::{Format, ImportError, Place};
use leptos::prelude::*;
use model::{
    projects::Access,
    questionnaires::{Code, Question, Questionnaire, line_of},
    tasks::{PublishingFlaw, Stage},
};
use store::tasks::Task;
use uuid::Uuid;

use super::{
    Names, Open,
    file_problem::problem_words,
    import, pictures,
    saving::{Saved, save},
    transfer,
};
use crate::{
    Failure, Fields, Upload, Visit,
    attachment::attachment,
    t,
    tasks::{get_of_staff, manage::flaw_words},
    ui::{
        self,
        form::{self, Errors, Field},
    },
    url::UrlPath,
};

/// The endings of the files that are read.
const READ: &str = ".json,.lss,.qsf,.xlsx,application/json";
const SCHEMA: &str = include_str!("questionnaire.schema.json");

/// `GET /questionnaire.schema.json`: the file format, described for machines.
pub async fn schema() -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/schema+json"))], SCHEMA)
        .into_response()
}

/// `GET /staff/tasks/{task}/questions/from-file`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let mut fields = Fields::default();
    fields.set("revision", open.task.revision.to_string());
    Ok(render(&visit, &open.task, &fields, &Errors::default()))
}

/// `GET /staff/tasks/{task}/questions/file`
pub async fn download(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (task, _) = get_of_staff(&visit, &mut conn, id, Access::Read).await?;
    let questionnaire = visit.kanssa.questionnaires.get(&mut conn, id, task.version).await?;
    drop(conn);
    let name = format!("questionnaire-v{}.json", task.version);
    let pictures = pictures::embedded(&visit.kanssa, &questionnaire).await?;
    Ok(attachment(questionnaire.to_file_with(pictures), "application/json", &name))
}

/// `POST /staff/tasks/{task}/questions/from-file`: a file, or the same pasted. One of another tool is
/// looked over first; one of ours is asked about once more where questions go for it. Nothing is stored
/// before that: the questions are in the page.
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    upload: Upload,
) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    let Upload { mut fields, file } = upload;
    let (field, name, bytes) = given(&fields, file);
    match transfer::read(&open.task, name, bytes.clone()).await? {
        Ok(import) if import.report.format != Format::Kanssa => {
            return Ok(import::preview(&visit, &open, &import, &fields));
        }
        Err(error) if !can_be_mended(&error, &bytes) => {
            let errors = Errors::one(field, transfer::error_words(&visit, &error));
            return Ok(render(&visit, &open.task, &fields, &errors));
        }
        // The pictures go where pictures are; what is shown as text only names them.
        Ok(import) if !import.pictures.is_empty() => {
            let own =
                pictures::settle(&visit.kanssa, import.questionnaire, &import.pictures).await?;
            fields.replace("pasted", own.to_file());
        }
        // What was chosen as a file is shown as text, so that it can be mended on the spot.
        _ => fields.replace("pasted", String::from_utf8_lossy(&bytes)),
    }
    take(&visit, id, fields).await
}

/// What was chosen or pasted: its field, the name of the file, its bytes.
pub fn given(
    fields: &Fields,
    file: Option<(String, Bytes)>,
) -> (&'static str, Option<String>, Vec<u8>) {
    if let Some((name, bytes)) = file {
        return ("file", Some(name), bytes.to_vec());
    }
    let (field, text) = match fields.get("file") {
        chosen if !chosen.trim().is_empty() => ("file", chosen),
        _ => ("pasted", fields.get("pasted")),
    };
    (field, None, text.trim_start_matches('\u{feff}').as_bytes().to_vec())
}

/// Whether a file that is refused is a text like ours with a mistake in some line.
fn can_be_mended(error: &ImportError, bytes: &[u8]) -> bool {
    let is_json = bytes.trim_ascii_start().starts_with(b"{");
    match error {
        ImportError::Own(_) | ImportError::Empty => true,
        ImportError::Broken { place: Place::Line(..), .. } => is_json,
        _ => false,
    }
}

/// Takes questions in our own form: in the place of those that are there, or behind them.
async fn take(visit: &Visit, id: Uuid, mut fields: Fields) -> Result<Response, Failure> {
    let (open, tx) = Open::hold(visit, id).await?;
    let again = |fields: &Fields, errors| Ok(render(visit, &open.task, fields, errors));
    if fields.get("sure") == "back" {
        return again(&fields, &Errors::default());
    }
    let file = match read(visit, &open.task, fields.get("pasted")) {
        Ok(file) => file,
        Err(errors) => return again(&fields, &errors),
    };
    let seen = fields.number("revision").ok_or(Failure::Unreadable)?;
    let adds = fields.get("how") == "append";
    let replaces = !adds && open.questionnaire.questions().next().is_some();
    if replaces && fields.get("sure") != "yes" {
        return Ok(ask(visit, &open, &file, &fields));
    }
    // A file is about all questions: it replaces none that whoever sends it has not seen. One that is
    // sent twice is one.
    let next = if adds { appended(visit, &open, &file).await? } else { file };
    if seen != open.task.revision && *open.questionnaire != next {
        fields.replace("revision", open.task.revision.to_string());
        let errors = Errors::one("pasted", t!(visit, "projects-changed-meanwhile"));
        return again(&fields, &errors);
    }
    let errors = match save(visit, tx, &open, &next).await? {
        Saved::Done(_) => return Ok(visit.go_to_saying(&open.overview(""), "saved")),
        Saved::Refused(why) => Errors::several("pasted", why),
    };
    again(&fields, &errors)
}

/// The questions that are there, and behind them those of a file; codes that members have seen are
/// not given anew.
pub async fn appended(
    visit: &Visit,
    open: &Open,
    file: &Questionnaire,
) -> Result<Questionnaire, Failure> {
    let versions = open.versions(visit).await?;
    let is_taken = |code: &Code| versions.iter().any(|version| version.question(code).is_some());
    Ok(open.questionnaire.append(file, is_taken))
}

/// What comes and what goes, before the questions are replaced.
fn ask(visit: &Visit, open: &Open, new: &Questionnaire, fields: &Fields) -> Response {
    let title = t!(visit, "editor-file-sure");
    let heading = title.clone();
    let id = open.task.id;
    let names = Names { task: &open.task, questionnaire: &open.questionnaire };
    let present = || open.questionnaire.questions();
    let going: Vec<String> = present()
        .filter(|question| new.question(&question.code).is_none())
        .map(|question| names.of_question(visit, question))
        .collect();
    let (before, after) = (present().count(), new.questions().count());
    visit.page(&title, || {
        let going = (!going.is_empty()).then(|| {
            let items = going.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
            view! { <p>{t!(visit, "editor-file-going")}</p> <ul>{items}</ul> }
        });
        view! {
            <h1>{heading}</h1>
            <p>{ui::shown(open.task.title.shown(visit.language, open.task.main_language))}</p>
            <p>{t!(visit, "editor-file-counts", before = before, after = after)}</p>
            {going}
            <form method="post" action=format!("/staff/tasks/{id}/questions/from-file") enctype="multipart/form-data">
                <input type="hidden" name="revision" value=fields.get("revision").to_owned()/>
                <input type="hidden" name="pasted" value=fields.get("pasted").to_owned()/>
                <div class="actions">
                    <button class="button" type="submit" name="sure" value="yes">{t!(visit, "tasks-questions-save")}</button>
                    <button class="button button--light" type="submit" name="how" value="append">{t!(visit, "imports-append")}</button>
                    <button class="button button--light" type="submit" name="sure" value="back">{t!(visit, "editor-file-back")}</button>
                </div>
            </form>
        }
    })
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
        let line = line_of(text, flaw.at.code()).unwrap_or(1);
        let what = flaw_words(visit, &PublishingFlaw::Questionnaire(flaw));
        errors.add("pasted", t!(visit, "tasks-flaw-line", line = line, what = what));
    }
    if errors.is_empty() { Ok(questionnaire) } else { Err(errors) }
}

/// The fields for a questionnaire's file: chosen, or pasted into so many lines.
pub fn inputs(visit: &Visit, fields: &Fields, errors: &Errors, rows: u8) -> AnyView {
    let hint = t!(visit, "tasks-file-hint");
    both_inputs(visit, fields, errors, (hint, ".json,application/json", rows))
}

fn both_inputs(
    visit: &Visit,
    fields: &Fields,
    errors: &Errors,
    (hint, accept, rows): (String, &'static str, u8),
) -> AnyView {
    let file = Field {
        id: "file",
        label: t!(visit, "tasks-file"),
        hint: Some(hint),
        error: errors.of("file"),
    };
    let pasted = Field {
        id: "pasted",
        label: t!(visit, "tasks-pasted"),
        hint: None,
        error: errors.of("pasted"),
    };
    view! {
        {form::file_input(&file, accept)}
        {form::text_area(&pasted, fields.get("pasted"), rows)}
    }
    .into_any()
}

fn render(visit: &Visit, task: &Task, fields: &Fields, errors: &Errors) -> Response {
    let title = t!(visit, "tasks-questions-replace");
    let heading = title.clone();
    let id = task.id;
    let hint = t!(visit, "imports-file-hint");
    let body = || {
        let warning = if task.collection.stage == Stage::Draft {
            t!(visit, "editor-file-replaces")
        } else {
            t!(visit, "tasks-questions-live")
        };
        view! {
            {errors.summary(visit)}
            <p><a href=format!("/staff/tasks/{id}/questions")>{t!(visit, "editor-back")}</a></p>
            <h1>{heading}</h1>
            <p>{ui::shown(task.title.shown(visit.language, task.main_language))}</p>
            <p class="notice notice--warning">{warning}</p>
            <form method="post" action=format!("/staff/tasks/{id}/questions/from-file")
                enctype="multipart/form-data" novalidate>
                <input type="hidden" name="revision" value=fields.get("revision").to_owned()/>
                {both_inputs(visit, fields, errors, (hint, READ, 12))}
                {form::submit(t!(visit, "tasks-questions-save"))}
            </form>
            <p><a href=format!("/staff/tasks/{id}/questions/downloads")>{t!(visit, "imports-export-title")}</a></p>
            <p><a href="/questionnaire.schema.json">{t!(visit, "tasks-file-format")}</a></p>
        }
    };
    visit.form_page(&title, errors, body)
}
