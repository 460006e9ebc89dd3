//! Somebody whose address is proven says their age, consents, and so becomes a member.
//!
//! Until the consent nothing about them exists but the sign-in they asked for.

use axum::response::Response;
use leptos::prelude::*;
use model::{consents::Purpose, language::Language, site_texts::SiteText};
use store::{
    accounts::{self, Person},
    consents as ledger,
    security_log::{Event, Whose},
    sessions::{self, NewSignIn},
    sign_in::{self, Request},
    vault::Anchor,
};

use super::begin;
use crate::{
    Failure, Fields, Kanssa, Visit, consents, security_log, t,
    ui::{
        self,
        form::{self, Errors, Field},
    },
};

/// `GET /join`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    match begin::find_proven(&visit, sign_in::Audience::Member).await? {
        Some(_) if !visit.kanssa.settings().joining_open => Ok(render_closed(&visit)),
        Some(_) => Ok(render(&visit, &Fields::default(), &Errors::default())),
        None => Ok(visit.go_to("/sign-in")),
    }
}

/// `POST /join`
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let Some(request) = begin::find_proven(&visit, sign_in::Audience::Member).await? else {
        // Sent twice: the first time has made them a member.
        let next = if visit.sign_in.is_some() { "/account/pseudonym" } else { "/sign-in" };
        return Ok(visit.go_to(next));
    };
    if !visit.kanssa.settings().joining_open {
        return Ok(render_closed(&visit));
    }
    let mut errors = Errors::default();
    if !fields.has("age") {
        errors.add("age", t!(visit, "accounts-join-age-missing"));
    }
    let shown = fields.get("shown");
    if !shown.is_empty() && shown != consents::shown(&visit, Purpose::Membership) {
        // The language or the notice is another than on the page that was sent.
        errors.add("consent", t!(visit, "accounts-join-consent-changed"));
    } else if !fields.has("consent") {
        errors.add("consent", t!(visit, "accounts-join-consent-missing"));
    }
    if !errors.is_empty() {
        return Ok(render(&visit, &fields, &errors));
    }
    join(&visit, &request, fields.has("invitations")).await
}

fn render(visit: &Visit, fields: &Fields, errors: &Errors) -> Response {
    let title = t!(visit, "accounts-join-title");
    let age = Field {
        id: "age",
        label: t!(visit, "accounts-join-age", age = visit.kanssa.settings().minimum_age),
        hint: None,
        error: errors.of("age"),
    };
    let consent = Field {
        id: "consent",
        label: consents::words(&visit.kanssa, Purpose::Membership, visit.language),
        hint: Some(t!(visit, "accounts-join-consent-hint")),
        error: errors.of("consent"),
    };
    // Its own item, never ticked beforehand, and nothing hangs on it (R14).
    let invitations = Field {
        id: "invitations",
        label: consents::words(&visit.kanssa, Purpose::Invitations, visit.language),
        hint: Some(t!(visit, "consents-optional")),
        error: None,
    };
    let heading = title.clone();
    let shown = consents::shown(visit, Purpose::Membership);
    // A tick stands for the words it was put beside.
    let is_as_shown = fields.get("shown").is_empty() || fields.get("shown") == shown;
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-join-lead")}</p>
            <ul>
                <li>{t!(visit, "accounts-join-point-pseudonym")}</li>
                <li>{t!(visit, "accounts-join-point-voluntary")}</li>
                <li>{t!(visit, "accounts-join-point-leave")}</li>
            </ul>
            <p><a href="/notice" target="_blank">{t!(visit, "accounts-join-notice")}</a></p>
            <form method="post" action="/join" novalidate>
                {form::checkbox(&age, fields.has("age"))}
                {form::checkbox(&consent, fields.has("consent") && is_as_shown)}
                {form::checkbox(&invitations, fields.has("invitations") && is_as_shown)}
                <input type="hidden" name="shown" value=shown/>
                {form::submit(t!(visit, "accounts-join-submit"))}
            </form>
            <p class="small">{t!(visit, "accounts-join-decline")}</p>
        }
    };
    visit.form_page(&title, errors, body)
}

/// Joining was closed after the mail had been sent. The request ends within the hour by itself.
fn render_closed(visit: &Visit) -> Response {
    let title = t!(visit, "accounts-join-closed-title");
    let heading = title.clone();
    visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            {ui::paragraphs(visit.site_text(SiteText::JoiningClosed))}
            <p>{t!(visit, "accounts-join-closed")}</p>
            <p><a href="/">{t!(visit, "common-to-front-page")}</a></p>
        }
    })
}

/// Person, member, consent and sign-in come into being together or not at all.
async fn join(
    visit: &Visit,
    request: &Request,
    wants_invitations: bool,
) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let Some(address) = sign_in::open_address(&kanssa.vault, request).await? else {
        return Ok(visit.go_to("/sign-in"));
    };
    let newcomer = accounts::prepare(&kanssa.vault, &address).await?;
    let mut tx = kanssa.db.begin().await?;
    let added =
        accounts::add(&mut tx, &kanssa.vault, newcomer, visit.language, visit.today()).await;
    let person = match added {
        Ok(person) => person,
        // Somebody joined with this address on another device a moment ago: sign in there.
        Err(store::Error::Conflict) => return Ok(visit.go_to("/sign-in")),
        Err(error) => return Err(error.into()),
    };
    let mut anchor = add_consent(&mut tx, kanssa, person, visit.language, visit.now).await?;
    if wants_invitations {
        let whose = (person.link.subject, Purpose::Invitations);
        let new = consents::given(&mut tx, kanssa, whose, visit.language, visit.now).await?;
        anchor = ledger::add(&mut tx, &kanssa.vault, new, visit.now).await?;
    }
    sign_in::remove(&mut tx, request.id).await?;
    begin::end_former(visit, &mut tx).await?;
    let new = NewSignIn {
        who: person.link.member,
        is_staff: false,
        device: visit.device,
        shared: request.shared_device,
    };
    let token = sessions::add(&mut tx, &kanssa.vault, &new, visit.now).await?;
    tx.commit().await?;
    kanssa.vault.save_anchor(ledger::CHAIN, anchor).await?;
    kanssa.vault.shred(request.id).await?;
    let whose = Some(Whose::Member(new.who));
    security_log::note_of(visit, Event::Joined, whose).await;
    let mut response = visit.go_to("/account/pseudonym");
    begin::set_token(&mut response, &token, &new);
    Ok(response)
}

/// Writes down the membership consent as it is worded now. The anchor is saved after the commit.
pub async fn add_consent(
    tx: &mut store::Tx,
    kanssa: &Kanssa,
    person: Person,
    language: Language,
    now: model::time::Timestamp,
) -> store::Result<Anchor> {
    let whose = (person.link.subject, Purpose::Membership);
    let new = consents::given(tx, kanssa, whose, language, now).await?;
    ledger::add(tx, &kanssa.vault, new, now).await
}
