//! Questionnaires to begin with: chosen from a list, added to the questions of a task.

use axum::response::Response;
use leptos::prelude::*;
use model::questionnaires::{Code, Question, templates::Template};
use uuid::Uuid;

use super::questions::{
    Open,
    saving::{Saved, save},
};
use crate::{
    Failure, Fields, Visit, t,
    ui::{self, form::Errors},
    url::UrlPath,
};

/// `GET /staff/tasks/{task}/templates`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let open = Open::get(&visit, id).await?;
    Ok(render(&visit, &open, &Errors::default()))
}

/// `POST /staff/tasks/{task}/templates`: the questions of one are added behind the present ones.
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (open, tx) = Open::hold(&visit, id).await?;
    let template = Template::of(fields.get("template")).ok_or(Failure::NotFound)?;
    let seen = fields.number("revision").ok_or(Failure::Unreadable)?;
    let added = template.questionnaire().map_err(|_| Failure::Internal)?;
    let versions = open.versions(&visit).await?;
    let is_taken = |code: &Code| versions.iter().any(|old| old.question(code).is_some());
    let next = open.questionnaire.append(&added, is_taken);
    // A button pressed twice adds once.
    if seen != open.task.revision {
        return Ok(visit.go_to_saying(&open.overview(""), "task-changed"));
    }
    let why = match save(&visit, tx, &open, &next).await? {
        Saved::Done(_) => return Ok(visit.go_to_saying(&open.overview(""), "saved")),
        Saved::Refused(why) => why,
    };
    Ok(render(&visit, &open, &Errors::several("templates", why)))
}

fn name(visit: &Visit, template: Template) -> String {
    match template {
        Template::Library => t!(visit, "templates-name-library"),
        Template::LibraryHours => t!(visit, "templates-name-library-hours"),
        Template::SwimmingHall => t!(visit, "templates-name-swimming-hall"),
        Template::Park => t!(visit, "templates-name-park"),
        Template::Youth => t!(visit, "templates-name-youth"),
        Template::TransportStop => t!(visit, "templates-name-transport-stop"),
        Template::Website => t!(visit, "templates-name-website"),
        Template::Event => t!(visit, "templates-name-event"),
        Template::FamilyCare => t!(visit, "templates-name-family-care"),
        Template::ServiceDesk => t!(visit, "templates-name-service-desk"),
        Template::Winter => t!(visit, "templates-name-winter"),
        Template::Cycling => t!(visit, "templates-name-cycling"),
        Template::Budgeting => t!(visit, "templates-name-budgeting"),
    }
}

fn render(visit: &Visit, open: &Open, errors: &Errors) -> Response {
    let title = t!(visit, "templates-title");
    let heading = title.clone();
    let task = &open.task;
    visit.form_page(&title, errors, || {
        let cards = Template::ALL.iter().map(|template| card(visit, open, *template));
        let cards = cards.collect_view();
        view! {
            {errors.summary(visit)}
            <p><a href=open.overview("")>{t!(visit, "editor-back")}</a></p>
            <h1>{heading}</h1>
            <p>{ui::shown(task.title.shown(visit.language, task.main_language))}</p>
            <p>{t!(visit, "templates-lead")}</p>
            <ul class="cards" id="templates">{cards}</ul>
        }
    })
}

fn card(visit: &Visit, open: &Open, template: Template) -> Option<AnyView> {
    let questions = template.questionnaire().ok()?;
    let asked: Vec<&Question> =
        questions.questions().filter(|question| question.is_answerable()).collect();
    let texts = asked.iter().map(|one| {
        view! { <li>{ui::shown(one.text.shown(visit.language, visit.language))}</li> }
    });
    let (count, minutes) = (asked.len(), template.minutes());
    let (called, about) = (name(visit, template), name(visit, template));
    let action = format!("/staff/tasks/{}/templates", open.task.id);
    Some(
        view! {
            <li class="card">
                <h2>{called}</h2>
                <p>{t!(visit, "templates-facts", count = count, minutes = minutes)}</p>
                <ol>{texts.collect_view()}</ol>
                <form method="post" action=action>
                    <input type="hidden" name="revision" value=open.task.revision.to_string()/>
                    <button class="button button--light" type="submit" name="template" value=template.name()>
                        {t!(visit, "templates-take")} <span class="visually-hidden">": " {about}</span>
                    </button>
                </form>
            </li>
        }
        .into_any(),
    )
}
