//! Somebody types the code of the mail into the browser that asked for it.

use axum::response::Response;
use leptos::prelude::*;
use model::accounts::SignInCode;
use store::{
    security_log::Event,
    sign_in::{self, Proof, Shown},
};

use super::begin;
use crate::{
    Failure, Fields, Visit, limits, security_log, t,
    ui::form::{self, Errors, Field, Typing},
};

/// `GET /sign-in/code`, and `/staff/code` for staff
pub async fn page(visit: Visit) -> Response {
    render(&visit, "", false, &Errors::default())
}

/// `POST /sign-in/code`, and `/staff/code` for staff
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (typed, shared) = (fields.get("code"), fields.has("shared"));
    let again = |message| Ok(render(&visit, typed, shared, &Errors::one("code", message)));
    if typed.trim().is_empty() {
        return again(t!(visit, "accounts-code-missing"));
    }
    let Some(code) = SignInCode::parse(typed) else {
        return again(t!(visit, "accounts-code-malformed"));
    };
    let kanssa = &visit.kanssa;
    limits::check_client(&visit, "code-client", limits::CODES_PER_CLIENT).await?;
    let mut conn = kanssa.db.read().await?;
    let request = match &visit.asked {
        Some(browser) => sign_in::find_by_browser(&mut conn, browser, visit.now)
            .await?
            .filter(|request| request.audience.signs_in()),
        None => None,
    };
    drop(conn);
    let Some(request) = request else {
        // The same words as for a wrong code: nothing tells whether there ever was a request.
        return again(t!(visit, "accounts-code-wrong"));
    };
    let mut tx = kanssa.db.begin().await?;
    let proof = sign_in::prove(&mut tx, &request, Shown::Code(&code), shared, visit.now).await?;
    tx.commit().await?;
    if proof != Proof::Right {
        security_log::note(&visit, Event::WrongCode).await;
    }
    match proof {
        Proof::Right => begin::after_proof(&visit, &request, shared).await,
        Proof::Wrong => again(t!(visit, "accounts-code-wrong")),
        Proof::Ended => again(t!(visit, "accounts-code-ended")),
    }
}

fn render(visit: &Visit, typed: &str, shared: bool, errors: &Errors) -> Response {
    let title = t!(visit, "accounts-code-title");
    let code = Field {
        id: "code",
        label: t!(visit, "accounts-code"),
        hint: Some(t!(visit, "accounts-code-hint")),
        error: errors.of("code"),
    };
    let typing =
        Typing { kind: "text", autocomplete: "one-time-code", inputmode: "text", is_code: true };
    let device = Field {
        id: "shared",
        label: t!(visit, "accounts-shared-device"),
        hint: Some(t!(visit, "accounts-shared-device-hint")),
        error: None,
    };
    let ask_again = if visit.path.starts_with("/staff") { "/staff/sign-in" } else { "/sign-in" };
    let heading = title.clone();
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-code-lead")}</p>
            <form method="post" action=visit.path.clone() novalidate>
                {form::text_input(&code, typed, typing)}
                {form::checkbox(&device, shared)}
                {form::submit(t!(visit, "accounts-code-submit"))}
            </form>
            <p><a href=ask_again>{t!(visit, "accounts-code-again")}</a></p>
        }
    };
    visit.form_page(&title, errors, body)
}
