//! A researcher makes a project, or changes what it says of itself.

use std::collections::BTreeSet;

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::Language,
    projects::{Access, Project},
    tasks::Stage,
    text,
};
use store::{
    audit::Act,
    projects,
    tasks::{self, Task},
};
use uuid::Uuid;

use super::{check_access, id_in, read_span, read_texts};
use crate::{
    Failure, Fields, Visit, dates,
    staff::acts,
    t,
    ui::form::{self, Errors, Field, TextsField},
    url::UrlPath,
};

const NAME: [&str; 3] = ["name", "name-sv", "name-en"];
const PURPOSE: [&str; 3] = ["purpose", "purpose-sv", "purpose-en"];
const SERVICE: [&str; 3] = ["service", "service-sv", "service-en"];
const MOST_LINE: u32 = 200;
const MOST_PROSE: u32 = 2_000;

/// `GET /staff/projects/new`
pub async fn new_page(visit: Visit) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    fields.set("starts", dates::field_day(visit.now, &visit.kanssa.site.time_zone));
    Ok(render(&visit, None, &fields, &Errors::default()))
}

/// `POST /staff/projects/new`
pub async fn new_submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let project = match read(&visit, &fields) {
        Ok(project) => project,
        Err(errors) => return Ok(render(&visit, None, &fields, &errors)),
    };
    let kanssa = &visit.kanssa;
    let mut tx = kanssa.db.begin().await?;
    let id = projects::add(&mut tx, kanssa.random.as_ref(), &project, visit.now).await?;
    projects::save_access(&mut tx, id, visit.staff()?, Access::Own).await?;
    acts::commit(&visit, tx, Act::ProjectAdded, ("project", id), "").await?;
    Ok(visit.go_to_saying(&format!("/staff/projects/{id}"), "project-added"))
}

/// `GET /staff/projects/{project}/edit`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    check_access(&visit, &mut conn, id, Access::Edit).await?;
    let (project, revision) = projects::get_revised(&mut conn, id).await?;
    let zone = &visit.kanssa.site.time_zone;
    let mut fields = Fields::default();
    fields.set("revision", revision.to_string());
    fields.set_texts(NAME, &project.name);
    fields.set_texts(PURPOSE, &project.purpose);
    fields.set_texts(SERVICE, &project.service);
    fields.set("starts", dates::field_day(project.starts, zone));
    fields.set("ends", dates::field_last_day(project.ends, zone));
    Ok(render(&visit, Some(id), &fields, &Errors::default()))
}

/// `POST /staff/projects/{project}/edit`
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    check_access(&visit, &mut conn, id, Access::Edit).await?;
    let tasks = tasks::list_of_project(&mut conn, id).await?;
    drop(conn);
    let project = match read(&visit, &fields) {
        Ok(project) => project,
        Err(errors) => return Ok(render(&visit, Some(id), &fields, &errors)),
    };
    let errors = missing_for(&visit, &project, &tasks);
    if !errors.is_empty() {
        return Ok(render(&visit, Some(id), &fields, &errors));
    }
    let seen = fields.number("revision").ok_or(Failure::Unreadable)?;
    let mut tx = kanssa.db.begin().await?;
    let (was, _) = projects::get_revised(&mut tx, id).await?;
    let project = Project {
        name: project.name.with_others_of(Some(&was.name)),
        purpose: project.purpose.with_others_of(Some(&was.purpose)),
        service: project.service.with_others_of(Some(&was.service)),
        ..project
    };
    if !projects::save(&mut tx, id, &project, seen).await? {
        drop(tx);
        let mut fields = fields;
        let mut conn = kanssa.db.read().await?;
        let (_, revision) = projects::get_revised(&mut conn, id).await?;
        fields.replace("revision", revision.to_string());
        let errors = Errors::one("name", t!(visit, "projects-changed-meanwhile"));
        return Ok(render(&visit, Some(id), &fields, &errors));
    }
    acts::commit(&visit, tx, Act::ProjectChanged, ("project", id), "").await?;
    Ok(visit.go_to_saying(&format!("/staff/projects/{id}"), "saved"))
}

/// What published tasks need in their main language (R8).
fn missing_for(visit: &Visit, project: &Project, tasks: &[Task]) -> Errors {
    let mut errors = Errors::default();
    let published = tasks.iter().filter(|task| task.collection.stage != Stage::Draft);
    let languages: BTreeSet<Language> = published.map(|task| task.main_language).collect();
    for language in languages {
        for (texts, ids) in [(&project.purpose, PURPOSE), (&project.service, SERVICE)] {
            if texts.exactly(language).is_none() {
                let name = language.own_name();
                errors.add(
                    id_in(ids, language),
                    t!(visit, "projects-needed-by-task", language = name),
                );
            }
        }
    }
    errors
}

/// The project as typed, without partners; or what is wrong with it.
fn read(visit: &Visit, fields: &Fields) -> Result<Project, Errors> {
    let mut errors = Errors::default();
    let line = |typed: &str| text::line(typed, MOST_LINE);
    let prose = |typed: &str| text::prose(typed, MOST_PROSE);
    let label = t!(visit, "projects-name");
    let name = read_texts(visit, fields, (NAME, &label), line, &mut errors);
    let label = t!(visit, "projects-purpose");
    let purpose = read_texts(visit, fields, (PURPOSE, &label), prose, &mut errors);
    let label = t!(visit, "projects-service");
    let service = read_texts(visit, fields, (SERVICE, &label), line, &mut errors);
    for (ids, texts, missing) in [
        (NAME, &name, t!(visit, "projects-name-missing")),
        (PURPOSE, &purpose, t!(visit, "projects-purpose-missing")),
        (SERVICE, &service, t!(visit, "projects-service-missing")),
    ] {
        // What could not be read is told of already.
        if texts.is_blank() && ids.iter().all(|id| errors.of(id).is_none()) {
            errors.add(ids[0], missing);
        }
    }
    match read_span(visit, fields, ("starts", "ends"), &mut errors) {
        Some((starts, ends)) if errors.is_empty() => {
            Ok(Project { name, purpose, service, starts, ends, partners: Vec::new() })
        }
        _ => Err(errors),
    }
}

fn render(visit: &Visit, id: Option<Uuid>, fields: &Fields, errors: &Errors) -> Response {
    let (title, action, back) = match id {
        None => (
            t!(visit, "projects-new"),
            "/staff/projects/new".to_owned(),
            "/staff/projects".to_owned(),
        ),
        Some(id) => (
            t!(visit, "projects-edit"),
            format!("/staff/projects/{id}/edit"),
            format!("/staff/projects/{id}"),
        ),
    };
    let heading = title.clone();
    let texts = |ids: [&'static str; 3], label, hint, rows| {
        let field = TextsField { ids, label, hint, error: None, rows };
        form::marked_texts_inputs(&field, fields, errors)
    };
    let day = |id: &'static str, label| {
        let field = Field { id, label, hint: None, error: errors.of(id) };
        form::picked_input(&field, fields.get(id), "date")
    };
    let body = || {
        let purpose_hint = Some(t!(visit, "projects-purpose-hint"));
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <form method="post" action=action novalidate>
                <input type="hidden" name="revision" value=fields.get("revision").to_owned()/>
                {texts(NAME, t!(visit, "projects-name"), None, 1)}
                {texts(PURPOSE, t!(visit, "projects-purpose"), purpose_hint, 3)}
                {texts(SERVICE, t!(visit, "projects-service"), None, 1)}
                {day("starts", t!(visit, "projects-starts"))}
                {day("ends", t!(visit, "projects-ends"))}
                {form::submit(t!(visit, "projects-save"))}
            </form>
            <p><a href=back>{t!(visit, "projects-cancel")}</a></p>
        }
    };
    visit.form_page(&title, errors, body)
}
