//! A member of staff whose address is proven types the code of their authenticator app.
//!
//! Link plus TOTP is an exception until passkeys; see `docs/decisions.md`.

use axum::response::Response;
use leptos::prelude::*;
use model::time::Timestamp;
use store::{
    sessions::NewSignIn,
    sign_in::{self, Audience, Proof},
    staff::{self, TotpSecret},
};
use totp_rs::{Builder, Totp};
use uuid::Uuid;

use crate::{
    Failure, Fields, Visit,
    accounts::begin,
    limits, t,
    ui::form::{self, Errors, Field, Typing},
};

/// `GET /staff/second-factor`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    match begin::find_proven(&visit, Audience::Staff).await? {
        Some(_) => Ok(render(&visit, "", &Errors::default())),
        None => Ok(visit.go_to("/staff/sign-in")),
    }
}

/// `POST /staff/second-factor`
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    limits::check_client(&visit, "code-client", limits::CODES_PER_CLIENT).await?;
    let Some(request) = begin::find_proven(&visit, Audience::Staff).await? else {
        return Ok(visit.go_to("/staff/sign-in"));
    };
    let typed = fields.get("code");
    let again = |message| Ok(render(&visit, typed, &Errors::one("code", message)));
    let account = match sign_in::open_address(&kanssa.vault, &request).await? {
        Some(address) => {
            let mut conn = kanssa.db.read().await?;
            staff::find_by_address(&mut conn, &kanssa.vault, &address).await?
        }
        None => None,
    };
    let Some(account) = account else { return Ok(visit.go_to("/staff/sign-in")) };
    // Counted before it is looked at, so that tries at one moment do not share one count.
    let mut tx = kanssa.db.begin().await?;
    let if_wrong = sign_in::count_attempt(&mut tx, &request).await?;
    tx.commit().await?;
    let Some(if_wrong) = if_wrong else { return again(t!(visit, "accounts-code-ended")) };
    if !check(&visit, account, typed).await? {
        return match if_wrong {
            Proof::Ended => again(t!(visit, "accounts-code-ended")),
            Proof::Right | Proof::Wrong => again(t!(visit, "staff-second-factor-wrong")),
        };
    }
    let new = NewSignIn {
        who: account,
        is_staff: true,
        device: visit.device,
        shared: request.shared_device,
    };
    begin::begin(&visit, &new, Some(request.id), "/staff").await
}

/// Whether the typed code is right; a code works once.
pub async fn check(visit: &Visit, account: Uuid, typed: &str) -> Result<bool, Failure> {
    let Some(step) = find_step(visit, account, typed).await? else { return Ok(false) };
    let mut tx = visit.kanssa.db.begin().await?;
    let fresh = staff::use_totp_step(&mut tx, account, step).await?;
    tx.commit().await?;
    Ok(fresh)
}

/// The half minute whose code this is, if it is one of now.
pub async fn find_step(visit: &Visit, account: Uuid, typed: &str) -> Result<Option<i64>, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let secret = staff::get_totp_secret(&mut conn, &visit.kanssa.vault, account).await?;
    step_of(&secret, typed, visit.now)
}

/// The same for a secret that may not be an account's yet.
pub fn step_of(secret: &TotpSecret, typed: &str, now: Timestamp) -> Result<Option<i64>, Failure> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let totp = totp(secret).ok_or(Failure::Internal)?;
    let step = totp.check(&digits, seconds(now));
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// The code of this half minute.
pub fn current_code(secret: &TotpSecret, now: Timestamp) -> Option<String> {
    Some(totp(secret)?.generate(seconds(now)).to_string())
}

/// RFC 6238 as authenticator apps have it: SHA-1, six digits, thirty seconds, one step of grace.
fn totp(secret: &TotpSecret) -> Option<Totp> {
    Builder::new().with_secret(**secret).build().ok()
}

fn seconds(now: Timestamp) -> u64 {
    u64::try_from(now.0.div_euclid(1_000)).unwrap_or(0)
}

fn render(visit: &Visit, typed: &str, errors: &Errors) -> Response {
    let title = t!(visit, "staff-second-factor-title");
    let field = Field {
        id: "code",
        label: t!(visit, "staff-second-factor-code"),
        hint: Some(t!(visit, "staff-second-factor-hint")),
        error: errors.of("code"),
    };
    let typing =
        Typing { kind: "text", autocomplete: "one-time-code", inputmode: "numeric", is_code: true };
    let heading = title.clone();
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <form method="post" action="/staff/second-factor" novalidate>
                {form::text_input(&field, typed, typing)}
                {form::submit(t!(visit, "accounts-link-submit"))}
            </form>
            <p><a href="/staff/sign-in">{t!(visit, "accounts-code-again")}</a></p>
        }
    };
    visit.form_page(&title, errors, body)
}
