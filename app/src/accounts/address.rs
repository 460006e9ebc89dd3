//! A member changes their e-mail address: whoever does must read both the former and the new one (R46).
//!
//! Each address is proven as for a sign-in, by a code; both requests are tied to the sign-in in which
//! the change was asked for.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    accounts::{EmailAddress, Pseudonym, PseudonymProblem, SignInCode},
    time::Duration,
};
use store::{
    accounts::{self, Person},
    mail::{self, Ground, Notice},
    security_log::Event,
    sign_in::{self, Audience, NewRequest, Proof, Request, Shown},
};

use super::{leave::sweep_up, sign_in::store_request};
use crate::{
    Failure, Fields, Visit,
    letter::Letter,
    limits, security_log, t,
    ui::form::{self, Errors, Field, Typing},
};

/// The fields of the two codes, with whose they are.
const CODES: [(&str, Audience); 2] =
    [("former-code", Audience::FormerAddress), ("new-code", Audience::NewAddress)];

/// The former address is told for this long that it is not the member's any more.
const OF_USE: Duration = Duration::days(2);

/// `GET /account/address`
pub async fn page(visit: Visit) -> Response {
    render(&visit, "", &Errors::default())
}

fn render(visit: &Visit, typed: &str, errors: &Errors) -> Response {
    let title = t!(visit, "accounts-address-title");
    let field = Field {
        id: "address",
        label: t!(visit, "accounts-address-new"),
        hint: None,
        error: errors.of("address"),
    };
    let typing =
        Typing { kind: "email", autocomplete: "email", inputmode: "email", is_code: false };
    let heading = title.clone();
    let body = || {
        view! {
            {errors.summary(visit)}
            <p><a href="/account">{t!(visit, "accounts-account-title")}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-address-lead")}</p>
            <form method="post" action="/account/address" novalidate>
                {form::text_input(&field, typed, typing)}
                {form::submit(t!(visit, "accounts-address-submit"))}
            </form>
            <p><a href="/lost-address">{t!(visit, "accounts-lost-title")}</a></p>
        }
    };
    visit.form_page(&title, errors, body)
}

/// `POST /account/address`: what is answered, and how long it takes, says nothing of who has joined.
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let typed = fields.get("address");
    let refused = |message| Ok(render(&visit, typed, &Errors::one("address", message)));
    let Ok(new) = EmailAddress::parse(typed) else {
        return refused(if typed.trim().is_empty() {
            t!(visit, "accounts-address-missing")
        } else {
            t!(visit, "accounts-address-wrong")
        });
    };
    let (_, former) = person(&visit).await?;
    if former.canonical() == new.canonical() {
        return refused(t!(visit, "accounts-address-same"));
    }
    limits::check_client(&visit, "sign-in-client", limits::SIGN_INS_PER_CLIENT).await?;
    if !is_wanted(&visit, &former).await? {
        return refused(t!(visit, "accounts-address-often"));
    }
    // Of the new one nothing is said: it may be somebody else's.
    let is_new_wanted = is_wanted(&visit, &new).await?;
    end_requests(&visit).await?;
    ask(&visit, Audience::FormerAddress, &former).await?;
    if is_new_wanted {
        ask(&visit, Audience::NewAddress, &new).await?;
    }
    Ok(visit.go_to("/account/address/codes"))
}

/// Whether one more mail to an address is no nuisance to whoever reads it.
async fn is_wanted(visit: &Visit, address: &EmailAddress) -> Result<bool, Failure> {
    let (kanssa, canonical) = (&visit.kanssa, address.canonical());
    let bucket = ("sign-in-address", canonical.as_bytes());
    let limit = limits::SIGN_INS_PER_ADDRESS;
    Ok(limits::count(&kanssa.db, &kanssa.vault, bucket, limit, visit.now).await?)
}

async fn ask(visit: &Visit, audience: Audience, address: &EmailAddress) -> Result<(), Failure> {
    let browser = held(visit, audience)?;
    let (browser, language) = (&browser, visit.language);
    store_request(visit, NewRequest { audience, browser, address, language, next_path: None }).await
}

/// Whose request it is: this sign-in's alone.
fn held(visit: &Visit, audience: Audience) -> Result<Vec<u8>, Failure> {
    Ok(sign_in::held_by(visit.signed_in()?.id, audience))
}

/// Ends what this sign-in has asked for before.
async fn end_requests(visit: &Visit) -> Result<(), Failure> {
    let kanssa = &visit.kanssa;
    let mut tx = kanssa.db.begin().await?;
    let mut owners = Vec::new();
    for (_, audience) in CODES {
        owners.extend(sign_in::remove_of_browser(&mut tx, &held(visit, audience)?).await?);
    }
    tx.commit().await?;
    for owner in owners {
        kanssa.vault.shred(owner).await?;
    }
    Ok(())
}

/// The person who is signed in, and their address: for their own eyes.
async fn person(visit: &Visit) -> Result<(Person, EmailAddress), Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let person = accounts::find_person_of(&mut conn, &kanssa.vault, visit.member()?).await?;
    let person = person.ok_or(Failure::NotFound)?;
    let address = accounts::get_address(&mut conn, &kanssa.vault, person.id).await?;
    Ok((person, address))
}

/// The requests of this sign-in, in the order of [`CODES`]; none: it has ended, or no code was sent.
async fn requests(visit: &Visit) -> Result<[Option<Request>; 2], Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let mut found = [None, None];
    for ((_, audience), found) in CODES.iter().zip(&mut found) {
        let browser = held(visit, *audience)?;
        let request = sign_in::find_by_browser(&mut conn, &browser, visit.now).await?;
        *found = request.filter(|request| request.audience == *audience);
    }
    Ok(found)
}

/// `GET /account/address/codes`
pub async fn codes_page(visit: Visit) -> Result<Response, Failure> {
    render_codes(&visit, &Fields::default(), &Errors::default()).await
}

async fn render_codes(
    visit: &Visit,
    fields: &Fields,
    errors: &Errors,
) -> Result<Response, Failure> {
    let [former, new] = requests(visit).await?;
    let title = t!(visit, "accounts-address-codes-title");
    let heading = title.clone();
    let is_proven = |request: Option<Request>| request.is_some_and(|request| request.proven);
    let former = if is_proven(former) {
        view! { <p class="status status--sent">{t!(visit, "accounts-address-former-proven")}</p> }
            .into_any()
    } else {
        code_field(visit, "former-code", t!(visit, "accounts-address-code-former"), fields, errors)
    };
    let new = if is_proven(new) {
        view! { <p class="status status--sent">{t!(visit, "accounts-address-new-proven")}</p> }
            .into_any()
    } else {
        code_field(visit, "new-code", t!(visit, "accounts-address-code-new"), fields, errors)
    };
    let minutes = sign_in::LIFETIME.as_seconds() / 60;
    let body = || {
        view! {
            {errors.summary(visit)}
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-address-codes-lead", minutes = minutes)}</p>
            <form method="post" action="/account/address/codes" novalidate>
                {former} {new}
                {form::submit(t!(visit, "accounts-address-codes-submit"))}
            </form>
            <p><a href="/account/address">{t!(visit, "accounts-address-again")}</a></p>
            <p><a href="/account">{t!(visit, "accounts-address-keep")}</a></p>
        }
    };
    Ok(visit.form_page(&title, errors, body))
}

fn code_field(
    visit: &Visit,
    id: &'static str,
    label: String,
    fields: &Fields,
    errors: &Errors,
) -> AnyView {
    let hint = Some(t!(visit, "accounts-code-hint"));
    let field = Field { id, label, hint, error: errors.of(id) };
    let typing =
        Typing { kind: "text", autocomplete: "one-time-code", inputmode: "text", is_code: true };
    form::text_input(&field, fields.get(id), typing)
}

/// `POST /account/address/codes`: a right code counts, whatever the other one is.
pub async fn codes_submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    limits::check_client(&visit, "code-client", limits::CODES_PER_CLIENT).await?;
    let found = requests(&visit).await?;
    let mut errors = Errors::default();
    for ((id, _), request) in CODES.into_iter().zip(&found) {
        if let Some(message) = prove(&visit, request.as_ref(), fields.get(id)).await? {
            errors.add(id, message);
        }
    }
    if errors.is_empty()
        && let [Some(former), Some(new)] = &found
    {
        return finish(&visit, former, new).await;
    }
    render_codes(&visit, &fields, &errors).await
}

/// What is wrong with a code; none: it is right, or was before.
async fn prove(
    visit: &Visit,
    request: Option<&Request>,
    typed: &str,
) -> Result<Option<String>, Failure> {
    if request.is_some_and(|request| request.proven) {
        return Ok(None);
    }
    if typed.trim().is_empty() {
        return Ok(Some(t!(visit, "accounts-code-missing")));
    }
    let Some(code) = SignInCode::parse(typed) else {
        return Ok(Some(t!(visit, "accounts-code-malformed")));
    };
    // The same words where nothing was sent, since somebody else has joined with the address.
    let wrong = t!(visit, "accounts-address-code-wrong");
    let Some(request) = request else { return Ok(Some(wrong)) };
    let mut tx = visit.kanssa.db.begin().await?;
    let proof = sign_in::prove(&mut tx, request, Shown::Code(&code), false, visit.now).await?;
    tx.commit().await?;
    Ok(match proof {
        Proof::Right => None,
        Proof::Wrong => Some(wrong),
        Proof::Ended => Some(t!(visit, "accounts-code-ended")),
    })
}

/// Both addresses are proven: the new one takes the place of the former, which is told, and forgotten.
async fn finish(visit: &Visit, former: &Request, new: &Request) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let ended = || visit.go_to("/account/address");
    let (person, address) = person(visit).await?;
    let proven = sign_in::open_address(&kanssa.vault, former).await?;
    let Some(new_address) = sign_in::open_address(&kanssa.vault, new).await? else {
        return Ok(ended());
    };
    if proven.is_none_or(|proven| proven.canonical() != address.canonical()) {
        // It has been changed meanwhile, in another sign-in.
        return Ok(ended());
    }
    let change = accounts::prepare_address(&kanssa.vault, person, &new_address).await?;
    let letter =
        Letter { subject: "mails-address-changed-subject", body: "mails-address-changed-body" };
    let link = format!("{}/contact", kanssa.site.base_url);
    let message = letter.write(kanssa, visit.language, &[("link", link.into())]);
    let ground = Ground::Service(Notice::AddressChange);
    let sealed = mail::seal(&kanssa.vault, ground, &address, &message).await?;
    let mut tx = kanssa.db.begin().await?;
    let changed = accounts::change_address(&mut tx, &kanssa.vault, change, &address).await;
    let mut owners = match changed {
        Ok(owners) => owners,
        Err(store::Error::Conflict) => {
            drop(tx);
            let errors = Errors::one("new-code", t!(visit, "accounts-address-code-wrong"));
            return render_codes(visit, &Fields::default(), &errors).await;
        }
        Err(error) => return Err(error.into()),
    };
    sign_in::remove(&mut tx, new.id).await?;
    owners.push(new.id);
    mail::add(&mut tx, &kanssa.vault, sealed, visit.now, visit.now.plus(OF_USE)).await?;
    tx.commit().await?;
    accounts::shred(&kanssa.db, &kanssa.vault, &owners).await;
    kanssa.mailbox.forget(&address);
    kanssa.worker.wake();
    security_log::note(visit, Event::AddressChanged).await;
    sweep_up(kanssa, visit.now).await?;
    if is_told_by_pseudonym(visit, &new_address).await? {
        return Ok(visit.go_to_saying("/account/pseudonym", "address-near-pseudonym"));
    }
    Ok(visit.go_to_saying("/account", "address-changed"))
}

/// Whether the pseudonym resembles the new address, by which it would tell who they are (R19).
async fn is_told_by_pseudonym(visit: &Visit, address: &EmailAddress) -> Result<bool, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let member = accounts::find_member(&mut conn, visit.member()?).await?;
    let pseudonym = member.and_then(|member| member.pseudonym).unwrap_or_default();
    Ok(Pseudonym::parse(&pseudonym, address) == Err(PseudonymProblem::OwnAddress))
}

/// `GET /lost-address`: what somebody can do who does not get at their mail any more, and what nobody can.
pub async fn lost(visit: Visit) -> Response {
    let title = t!(visit, "accounts-lost-title");
    let heading = title.clone();
    visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-lost-lead")}</p>
            <h2>{t!(visit, "accounts-lost-can")}</h2>
            <ul>
                <li>{t!(visit, "accounts-lost-provider")}</li>
                <li>{t!(visit, "accounts-lost-signed-in")}</li>
                <li>{t!(visit, "accounts-lost-anew")}</li>
                <li>{t!(visit, "accounts-lost-silence")}</li>
            </ul>
            <h2>{t!(visit, "accounts-lost-cannot")}</h2>
            <ul>
                <li>{t!(visit, "accounts-lost-no-move")}</li>
                <li>{t!(visit, "accounts-lost-no-proof")}</li>
            </ul>
            <p><a href="/contact">{t!(visit, "accounts-account-contact")}</a></p>
        }
    })
}
