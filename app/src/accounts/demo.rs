//! A ready sign-in of the demo: a button, and for staff the second factor, filled in.
//!
//! Refused unless the server listens on loopback only.

use axum::response::Response;
use leptos::prelude::*;
use store::{
    demo::{self, DemoUser},
    sessions::NewSignIn,
    staff,
};

use super::begin;
use crate::{
    Failure, Fields, Visit,
    staff::second_factor,
    t,
    ui::form::{self, Errors, Field, Typing},
    url::UrlPath,
    visit::decode_secret,
};

/// `GET /demo/{secret}`
pub async fn page(visit: Visit, UrlPath(secret): UrlPath<String>) -> Result<Response, Failure> {
    let user = find(&visit, &secret).await?;
    render(&visit, user, &secret, &Errors::default()).await
}

/// `POST /demo/{secret}`
pub async fn submit(
    visit: Visit,
    UrlPath(secret): UrlPath<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let user = find(&visit, &secret).await?;
    let (who, is_staff, next) = match user {
        DemoUser::Member(id) => (id, false, "/tasks"),
        DemoUser::Staff(id) => {
            // Not used up, so that one may sign in on phone and desktop within the same half minute.
            if second_factor::find_step(&visit, id, fields.get("code")).await?.is_none() {
                let errors = Errors::one("code", t!(visit, "staff-second-factor-wrong"));
                return render(&visit, user, &secret, &errors).await;
            }
            (id, true, "/staff")
        }
    };
    let new = NewSignIn { who, is_staff, device: visit.device, shared: false };
    begin::begin(&visit, &new, None, next).await
}

async fn find(visit: &Visit, secret: &str) -> Result<DemoUser, Failure> {
    let secret = decode_secret(secret).ok_or(Failure::NotFound)?;
    if !visit.kanssa.site.loopback_only {
        return Err(Failure::NotFound);
    }
    let mut conn = visit.kanssa.db.read().await?;
    demo::find(&mut conn, &secret, visit.now).await?.ok_or(Failure::NotFound)
}

async fn render(
    visit: &Visit,
    user: DemoUser,
    secret: &str,
    errors: &Errors,
) -> Result<Response, Failure> {
    let code = match user {
        DemoUser::Member(_) => None,
        DemoUser::Staff(id) => {
            let mut conn = visit.kanssa.db.read().await?;
            let secret = staff::get_totp_secret(&mut conn, &visit.kanssa.vault, id).await?;
            Some(second_factor::current_code(&secret, visit.now).ok_or(Failure::Internal)?)
        }
    };
    let typing = Typing { kind: "text", autocomplete: "off", inputmode: "numeric", is_code: true };
    let field = Field {
        id: "code",
        label: t!(visit, "staff-second-factor-code"),
        hint: Some(t!(visit, "accounts-demo-code-hint")),
        error: errors.of("code"),
    };
    let title = t!(visit, "accounts-demo-title");
    let heading = title.clone();
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-demo-lead")}</p>
            <form method="post" action=format!("/demo/{secret}") novalidate>
                {code.map(|code| form::text_input(&field, &code, typing))}
                {form::submit(t!(visit, "accounts-link-submit"))}
            </form>
        }
    };
    Ok(visit.form_page(&title, errors, body))
}
