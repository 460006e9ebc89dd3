//! A member has their data kept and not used, until they say otherwise (R47; GDPR article 18).

use axum::response::Response;
use leptos::prelude::*;
use model::consents::Purpose;
use model::staff::Actor;
use store::{accounts, mail};

use crate::{
    Failure, Fields, Visit, t,
    ui::{self, NoticeKind},
};

/// What the page, and the link to it, is called.
pub fn title(visit: &Visit, is_frozen: bool) -> String {
    if is_frozen {
        t!(visit, "accounts-freeze-thaw-title")
    } else {
        t!(visit, "accounts-freeze-title")
    }
}

/// Says on the account page that the data are frozen, and where that ends.
pub fn notice(visit: &Visit) -> AnyView {
    let body = view! {
        <p>{t!(visit, "accounts-freeze-is-frozen")}</p>
        <p><a href="/account/freeze">{t!(visit, "accounts-freeze-thaw-title")}</a></p>
    };
    ui::notice(NoticeKind::Warning, None, body.into_any())
}

/// `GET /account/freeze`
pub async fn page(visit: Visit) -> Response {
    let is_frozen = visit.actor() == Actor::Frozen;
    let title = title(&visit, is_frozen);
    let heading = title.clone();
    let body = if is_frozen { thawing(&visit) } else { freezing(&visit) };
    visit.page(&title, || {
        view! {
            <p><a href="/account">{t!(visit, "accounts-account-title")}</a></p>
            <h1>{heading}</h1>
            {body}
        }
    })
}

fn freezing(visit: &Visit) -> AnyView {
    view! {
        <p>{t!(visit, "accounts-freeze-lead")}</p>
        <ul>
            <li>{t!(visit, "accounts-freeze-results")}</li>
            <li>{t!(visit, "accounts-freeze-files")}</li>
            <li>{t!(visit, "accounts-freeze-tasks")}</li>
            <li>{t!(visit, "accounts-freeze-own")}</li>
            <li>{t!(visit, "accounts-freeze-silence")}</li>
        </ul>
        <p>{t!(visit, "accounts-freeze-back")}</p>
        {button("freeze", t!(visit, "accounts-freeze-submit"))}
    }
    .into_any()
}

fn thawing(visit: &Visit) -> AnyView {
    view! {
        <p>{t!(visit, "accounts-freeze-is-frozen")}</p>
        <p>{t!(visit, "accounts-freeze-thaw-lead")}</p>
        {button("thaw", t!(visit, "accounts-freeze-thaw-submit"))}
        <p>{t!(visit, "accounts-freeze-thaw-else")}</p>
    }
    .into_any()
}

fn button(what: &'static str, words: String) -> AnyView {
    view! {
        <form method="post" action="/account/freeze">
            <button class="button" type="submit" name="what" value=what>{words}</button>
        </form>
    }
    .into_any()
}

/// `POST /account/freeze`: pressed twice it is the same as once.
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let member = visit.member()?;
    let kanssa = &visit.kanssa;
    let mut tx = kanssa.db.begin().await?;
    let flash = match fields.get("what") {
        "freeze" => {
            accounts::freeze(&mut tx, member).await?;
            "frozen"
        }
        "thaw" => {
            accounts::thaw(&mut tx, member).await?;
            "thawed"
        }
        _ => return Err(Failure::Unreadable),
    };
    tx.commit().await?;
    if flash == "frozen" {
        call_mails_back(&visit, member).await?;
    }
    Ok(visit.go_to_saying("/account", flash))
}

/// What waits to be sent of something new to answer is not sent any more.
async fn call_mails_back(visit: &Visit, member: uuid::Uuid) -> Result<(), Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    let person = accounts::find_person_of(&mut conn, &kanssa.vault, member).await?;
    let person = person.ok_or(Failure::NotFound)?;
    let address = accounts::get_address(&mut conn, &kanssa.vault, person.id).await?;
    drop(conn);
    let mut tx = kanssa.db.begin().await?;
    let waiting = (&address, Purpose::Invitations);
    let stopped = mail::remove_of_consent(&mut tx, &kanssa.vault, waiting).await?;
    tx.commit().await?;
    for mail in stopped {
        kanssa.vault.shred(mail).await?;
    }
    Ok(())
}
