//! An administrator keeps the city's list of districts, with which questions about a place begin.

use axum::response::Response;
use leptos::prelude::*;
use model::places::{LineProblem, LineProblemKind, MOST_PLACES, read, written};
use store::{audit::Act, places};

use crate::{
    Failure, Fields, Visit, dates,
    projects::text_problem,
    staff::acts,
    t,
    ui::form::{self, Errors, Field},
};

const PATH: &str = "/staff/places";
const LINES: &str = "places";

/// `GET /staff/places`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let (places, revision) = places::list(&mut conn).await?;
    drop(conn);
    let mut fields = Fields::default();
    fields.set(LINES, written(&places));
    fields.set("revision", revision.to_string());
    Ok(render(&visit, &fields, &Errors::default()))
}

/// `POST /staff/places`
pub async fn submit(visit: Visit, mut fields: Fields) -> Result<Response, Failure> {
    let next = match read(fields.get(LINES)) {
        Ok(next) => next,
        Err(problem) => {
            let errors = Errors::one(LINES, problem_words(&visit, problem));
            return Ok(render(&visit, &fields, &errors));
        }
    };
    let seen = fields.number("revision").ok_or(Failure::Unreadable)?;
    let mut tx = visit.kanssa.db.begin().await?;
    let (before, revision) = places::list(&mut tx).await?;
    if before == next {
        return Ok(visit.go_to_saying(PATH, "saved"));
    }
    match places::save(&mut tx, &next, seen, visit.staff()?).await {
        Ok(()) => {}
        Err(store::Error::Conflict) => {
            fields.replace("revision", revision.to_string());
            let errors = Errors::one(LINES, t!(visit, "projects-changed-meanwhile"));
            return Ok(render(&visit, &fields, &errors));
        }
        Err(error) => return Err(error.into()),
    }
    let reason = format!("{} -> {}", before.len(), next.len());
    let object = ("setting", LINES);
    let anchor = acts::add(&visit, &mut tx, Act::SettingChanged, object, &reason).await?;
    acts::commit_anchored(&visit, tx, anchor).await?;
    Ok(visit.go_to_saying(PATH, "saved"))
}

fn problem_words(visit: &Visit, problem: LineProblem) -> String {
    let what = match problem.kind {
        LineProblemKind::NotACode => t!(visit, "editor-wrong-code"),
        LineProblemKind::CodeTaken => t!(visit, "editor-wrong-taken"),
        LineProblemKind::NotThreeNames => t!(visit, "settings-places-names"),
        LineProblemKind::Text(problem) => text_problem(visit, problem),
        LineProblemKind::TooMany => {
            let most = u32::try_from(MOST_PLACES).unwrap_or(u32::MAX);
            t!(visit, "settings-places-too-many", most = dates::number(most, visit.language))
        }
    };
    t!(visit, "settings-places-line", line = problem.line, what = what)
}

fn render(visit: &Visit, fields: &Fields, errors: &Errors) -> Response {
    let title = t!(visit, "settings-places-title");
    let heading = title.clone();
    let field = Field {
        id: LINES,
        label: t!(visit, "settings-places-list"),
        hint: Some(t!(visit, "settings-places-hint")),
        error: errors.of(LINES),
    };
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{t!(visit, "settings-places-lead")}</p>
            <form method="post" action=PATH novalidate>
                <input type="hidden" name="revision" value=fields.get("revision").to_owned()/>
                {form::text_area(&field, fields.get(LINES), 16)}
                {form::submit(t!(visit, "projects-save"))}
            </form>
        }
    };
    visit.form_page(&title, errors, body)
}
