//! A resident opens the link of the mail: in the browser that asked, a button signs in; anywhere
//! else the page shows the code to type there.
//!
//! Opening the link changes nothing, since mail scanners open links too.

use axum::response::Response;
use leptos::prelude::*;
use model::accounts::SignInCode;
use store::sign_in::{self, Proof, Request, Shown};

use super::begin;
use crate::{
    Failure, Fields, Visit, t,
    ui::{
        self,
        form::{self, Field},
    },
    url::UrlPath,
    visit::decode_secret,
};

/// `GET /sign-in/link/{secret}`
pub async fn page(visit: Visit, UrlPath(secret): UrlPath<String>) -> Result<Response, Failure> {
    let Some((secret_bytes, request)) = find(&visit, &secret).await? else {
        return Ok(render_ended(&visit));
    };
    let is_here = asked_here(&visit, &request).await?;
    Ok(if is_here {
        render_here(&visit, &secret)
    } else {
        render_elsewhere(&visit, &SignInCode::of_secret(&secret_bytes))
    })
}

/// `POST /sign-in/link/{secret}`
pub async fn submit(
    visit: Visit,
    UrlPath(secret): UrlPath<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let Some((secret_bytes, request)) = find(&visit, &secret).await? else {
        return Ok(render_ended(&visit));
    };
    if !asked_here(&visit, &request).await? {
        return Ok(render_elsewhere(&visit, &SignInCode::of_secret(&secret_bytes)));
    }
    let shared = fields.has("shared");
    let mut tx = visit.kanssa.db.begin().await?;
    let shown = Shown::Secret(&secret_bytes);
    let proof = sign_in::prove(&mut tx, &request, shown, shared, visit.now).await?;
    tx.commit().await?;
    match proof {
        Proof::Right => begin::after_proof(&visit, &request, shared).await,
        Proof::Wrong | Proof::Ended => Ok(render_ended(&visit)),
    }
}

async fn find(visit: &Visit, secret: &str) -> Result<Option<(Vec<u8>, Request)>, Failure> {
    let Some(bytes) = decode_secret(secret) else { return Ok(None) };
    let mut conn = visit.kanssa.db.read().await?;
    let request = sign_in::find_by_secret(&mut conn, &bytes, visit.now).await?;
    let request = request.filter(|request| request.audience.signs_in());
    Ok(request.map(|request| (bytes, request)))
}

/// Whether this is the browser that asked: protects against links sent to somebody else.
async fn asked_here(visit: &Visit, request: &Request) -> Result<bool, Failure> {
    let Some(browser) = &visit.asked else { return Ok(false) };
    let mut conn = visit.kanssa.db.read().await?;
    let asked = sign_in::find_by_browser(&mut conn, browser, visit.now).await?;
    Ok(asked.is_some_and(|asked| asked.id == request.id))
}

fn render_here(visit: &Visit, secret: &str) -> Response {
    let title = t!(visit, "accounts-link-title");
    let heading = title.clone();
    let device = Field {
        id: "shared",
        label: t!(visit, "accounts-shared-device"),
        hint: Some(t!(visit, "accounts-shared-device-hint")),
        error: None,
    };
    visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-link-lead")}</p>
            <form method="post" action=format!("/sign-in/link/{secret}")>
                {form::checkbox(&device, false)}
                {form::submit(t!(visit, "accounts-link-submit"))}
            </form>
        }
    })
}

fn render_elsewhere(visit: &Visit, code: &SignInCode) -> Response {
    let title = t!(visit, "accounts-link-elsewhere-title");
    let heading = title.clone();
    visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-link-elsewhere-lead")}</p>
            <p class="code-shown">{code.shown()}</p>
            <p>{t!(visit, "accounts-link-elsewhere-warning")}</p>
        }
    })
}

fn render_ended(visit: &Visit) -> Response {
    let title = t!(visit, "accounts-link-ended-title");
    let message = t!(visit, "accounts-link-ended-lead");
    let heading = title.clone();
    let mut response = visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p>{message}</p>
            <p>{ui::button_link("/sign-in".to_owned(), t!(visit, "accounts-code-again"))}</p>
            <p class="small"><a href="/staff/sign-in">{t!(visit, "home-staff")}</a></p>
        }
    });
    *response.status_mut() = http::StatusCode::GONE;
    response
}
