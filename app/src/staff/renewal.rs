//! Somebody of the staff takes another phone or app into use, as long as they have the present one.

use axum::response::Response;
use data_encoding::BASE64URL_NOPAD;
use leptos::prelude::*;
use store::{
    audit::Act,
    counters::Limit,
    staff::renewal::{self, Offer},
};
use uuid::Uuid;

use super::{accounts, acts, authenticator, second_factor};
use crate::{
    Failure, Fields, Visit, limits, t,
    ui::form::{self, Errors, Field, Typing},
};

/// Codes tried for one account, by somebody who has found it signed in.
pub const CODES_PER_ACCOUNT: Limit = Limit { most: 10, window: model::time::Duration::minutes(15) };

/// `GET /staff/second-factor/renew`: asks for a code of the present app.
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    Ok(ask(&visit, &Errors::default()))
}

/// `POST /staff/second-factor/renew`: with a present code, shows a new key; with the new key's code,
/// takes it into use and ends the other sign-ins.
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let me = visit.staff()?;
    count_try(&visit, me).await?;
    let kanssa = &visit.kanssa;
    if !fields.has("offer") {
        if !second_factor::check(&visit, me, fields.get("code")).await? {
            let errors = Errors::one("code", t!(visit, "staff-second-factor-wrong"));
            return Ok(ask(&visit, &errors));
        }
        let mut conn = kanssa.db.read().await?;
        let offer = renewal::offer(&mut conn, &kanssa.vault, me, visit.now).await?;
        drop(conn);
        return show(&visit, me, &offer, &Errors::default()).await;
    }
    let sealed = BASE64URL_NOPAD.decode(fields.get("offer").as_bytes()).unwrap_or_default();
    let offer = renewal::open_offer(&kanssa.vault, me, &sealed, visit.now).await?;
    let again = || Ok(ask(&visit, &Errors::one("code", t!(visit, "staff-factor-offer-ended"))));
    let Some(offer) = offer else { return again() };
    let Some(step) = second_factor::step_of(&offer.secret, fields.get("code"), visit.now)? else {
        let errors = Errors::one("code", t!(visit, "staff-factor-new-wrong"));
        return show(&visit, me, &offer, &errors).await;
    };
    let kept = renewal::seal(&kanssa.vault, me, &offer.secret).await?;
    let session = visit.signed_in()?.id;
    let mut tx = kanssa.db.begin().await?;
    if !renewal::take_up(&mut tx, (me, session), &offer, kept, step).await? {
        return again();
    }
    acts::commit(&visit, tx, Act::SecondFactorRenewed, ("staff", me), "").await?;
    Ok(visit.go_to_saying("/staff", "factor-renewed"))
}

async fn count_try(visit: &Visit, me: Uuid) -> Result<(), Failure> {
    let kanssa = &visit.kanssa;
    let what = ("code-account", me.as_bytes().as_slice());
    if limits::count(&kanssa.db, &kanssa.vault, what, CODES_PER_ACCOUNT, visit.now).await? {
        return Ok(());
    }
    let wait = CODES_PER_ACCOUNT.window.as_seconds();
    Err(Failure::TooMany(u32::try_from(wait).unwrap_or(u32::MAX)))
}

fn code_field(field: &Field) -> AnyView {
    let typing =
        Typing { kind: "text", autocomplete: "one-time-code", inputmode: "numeric", is_code: true };
    form::text_input(field, "", typing)
}

fn ask(visit: &Visit, errors: &Errors) -> Response {
    let title = t!(visit, "staff-factor-renew");
    let heading = title.clone();
    let field = Field {
        id: "code",
        label: t!(visit, "staff-factor-present"),
        hint: Some(t!(visit, "staff-factor-present-hint")),
        error: errors.of("code"),
    };
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{t!(visit, "staff-factor-renew-lead")}</p>
            <form method="post" action="/staff/second-factor/renew" novalidate>
                {code_field(&field)}
                {form::submit(t!(visit, "staff-factor-renew-next"))}
            </form>
            <p><a href="/staff">{t!(visit, "staff-home-title")}</a></p>
        }
    };
    visit.form_page(&title, errors, body)
}

async fn show(
    visit: &Visit,
    me: Uuid,
    offer: &Offer,
    errors: &Errors,
) -> Result<Response, Failure> {
    let account = accounts::get(visit, me).await?;
    let name = accounts::name_of(visit, &account);
    let title = t!(visit, "staff-factor-new");
    let heading = title.clone();
    let field = Field {
        id: "code",
        label: t!(visit, "staff-factor-new-code"),
        hint: Some(t!(visit, "staff-second-factor-hint")),
        error: errors.of("code"),
    };
    let sealed = BASE64URL_NOPAD.encode(&offer.sealed);
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{t!(visit, "staff-factor-new-lead")}</p>
            {authenticator::show(visit, &name, &offer.secret)}
            <form method="post" action="/staff/second-factor/renew" novalidate>
                <input type="hidden" name="offer" value=sealed/>
                {code_field(&field)}
                {form::submit(t!(visit, "staff-factor-new-submit"))}
            </form>
            <p><a href="/staff">{t!(visit, "staff-factor-keep")}</a></p>
        }
    };
    Ok(visit.form_page(&title, errors, body))
}
