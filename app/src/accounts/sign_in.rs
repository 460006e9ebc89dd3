//! A resident types an e-mail address, known to us or not, and is sent a link and a code.

use axum::response::Response;
use http::Uri;
use leptos::prelude::*;
use model::{accounts::EmailAddress, random};
use store::{
    jobs::{self, NewJob},
    security_log::Event,
    sign_in::{self, Audience, NewRequest},
};

use crate::{
    Failure, Fields, Visit, cookies, limits, security_log, t,
    ui::form::{self, Errors, Field, Typing},
    url::query_value,
    visit::{encode_secret, local_path},
};

/// The job that looks the address up and writes the mail, out of the request's sight.
pub const MAIL_JOB: &str = "sign-in-mail";
/// How long the browser remembers that it asked; joining may take an hour.
const REMEMBERED_SECONDS: i64 = 70 * 60;

/// `GET /sign-in`; `then` in the query is where to go after signing in
pub async fn page(visit: Visit, uri: Uri) -> Response {
    let then = query_value(uri.query(), "then").unwrap_or_default();
    render(&visit, Audience::Member, "", &then, &Errors::default())
}

/// `GET /staff/sign-in`
pub async fn staff_page(visit: Visit) -> Response {
    render(&visit, Audience::Staff, "", "", &Errors::default())
}

/// `POST /sign-in`
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    ask(visit, Audience::Member, fields).await
}

/// `POST /staff/sign-in`
pub async fn staff_submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    ask(visit, Audience::Staff, fields).await
}

fn render(visit: &Visit, audience: Audience, typed: &str, then: &str, errors: &Errors) -> Response {
    let (title, lead, action) = match audience {
        Audience::Member if !visit.kanssa.settings().joining_open => {
            (t!(visit, "home-sign-in-only"), t!(visit, "accounts-sign-in-lead-closed"), "/sign-in")
        }
        Audience::Member => {
            (t!(visit, "accounts-sign-in-title"), t!(visit, "accounts-sign-in-lead"), "/sign-in")
        }
        _ => (
            t!(visit, "accounts-staff-sign-in-title"),
            t!(visit, "accounts-staff-sign-in-lead"),
            "/staff/sign-in",
        ),
    };
    let field = Field {
        id: "address",
        label: t!(visit, "accounts-address"),
        hint: None,
        error: errors.of("address"),
    };
    let typing =
        Typing { kind: "email", autocomplete: "email", inputmode: "email", is_code: false };
    let heading = title.clone();
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{lead}</p>
            <form method="post" action=action novalidate>
                <input type="hidden" name="then" value=then.to_owned()/>
                {form::text_input(&field, typed, typing)}
                {form::submit(t!(visit, "accounts-sign-in-submit"))}
            </form>
            <p class="small">{t!(visit, "accounts-sign-in-only-address")}</p>
            {(audience == Audience::Member).then(|| view! { <p><a href="/lost-address">{t!(visit, "accounts-lost-title")}</a></p> })}
        }
    };
    visit.form_page(&title, errors, body)
}

/// Never looks at who has joined: the answer, and the work for it, are the same for everybody.
async fn ask(visit: Visit, audience: Audience, fields: Fields) -> Result<Response, Failure> {
    let typed = fields.get("address");
    let Ok(address) = EmailAddress::parse(typed) else {
        let message = if typed.trim().is_empty() {
            t!(visit, "accounts-address-missing")
        } else {
            t!(visit, "accounts-address-wrong")
        };
        let errors = Errors::one("address", message);
        return Ok(render(&visit, audience, typed, fields.get("then"), &errors));
    };
    let kanssa = &visit.kanssa;
    limits::check_client(&visit, "sign-in-client", limits::SIGN_INS_PER_CLIENT).await?;
    let canonical = address.canonical();
    let bucket = ("sign-in-address", canonical.as_bytes());
    let limit = limits::SIGN_INS_PER_ADDRESS;
    let wanted = limits::count(&kanssa.db, &kanssa.vault, bucket, limit, visit.now).await?;
    let browser: [u8; 32] = random::bytes(kanssa.random.as_ref());
    if wanted {
        let new = NewRequest {
            audience,
            browser: &browser,
            address: &address,
            language: visit.language,
            next_path: local_path(fields.get("then")),
        };
        store_request(&visit, new).await?;
    } else if let Some(former) = &visit.asked {
        // No further mail comes: the last one must go on working here.
        let mut tx = kanssa.db.begin().await?;
        sign_in::rebind(&mut tx, former, &browser).await?;
        tx.commit().await?;
    }
    security_log::note(&visit, Event::SignInAsked).await;
    let mut response = visit.go_to(match audience {
        Audience::Staff => "/staff/code",
        _ => "/sign-in/code",
    });
    let secret = encode_secret(&browser);
    cookies::set(response.headers_mut(), cookies::ASKED, secret, Some(REMEMBERED_SECONDS));
    Ok(response)
}

/// Keeps the request, and has its mail written.
pub async fn store_request(visit: &Visit, new: NewRequest<'_>) -> Result<(), Failure> {
    let kanssa = &visit.kanssa;
    let sealed = sign_in::seal(&kanssa.vault, new.address).await?;
    let job = NewJob { kind: MAIL_JOB, about: Some(sealed.0), once: None, run_at: visit.now };
    let mut tx = kanssa.db.begin().await?;
    let ended = sign_in::add(&mut tx, &kanssa.vault, sealed, new, visit.now).await?;
    jobs::add(&mut tx, kanssa.random.as_ref(), job).await?;
    tx.commit().await?;
    for request in ended {
        kanssa.vault.shred(request).await?;
    }
    kanssa.worker.wake();
    Ok(())
}
