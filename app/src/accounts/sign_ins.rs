//! Somebody signed in sees where they are signed in, ends one of those sign-ins, or this one.

use axum::response::Response;
use http::{HeaderValue, header};
use leptos::prelude::*;
use model::time::Timestamp;
use store::{
    audit::{self, Act, Event},
    sessions::{self, Listed, Who},
};
use uuid::Uuid;

use crate::{Failure, Fields, Visit, cookies, t, ui};

/// `GET /account/sign-ins`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let sign_in = visit.signed_in()?;
    let mut conn = visit.kanssa.db.read().await?;
    let listed = sessions::list(&mut conn, sign_in.who.id(), visit.now).await?;
    drop(conn);
    let title = t!(visit, "accounts-sign-ins-title");
    let heading = title.clone();
    let here = sign_in.id;
    Ok(visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-sign-ins-lead")}</p>
            <ul class="cards">
                {listed.into_iter().map(|listed| card(&visit, &listed, here)).collect_view()}
            </ul>
        }
    }))
}

fn card(visit: &Visit, listed: &Listed, here: Uuid) -> AnyView {
    let device = match listed.device.as_str() {
        "phone" => t!(visit, "accounts-device-phone"),
        "tablet" => t!(visit, "accounts-device-tablet"),
        "computer" => t!(visit, "accounts-device-computer"),
        _ => t!(visit, "accounts-device-other"),
    };
    let is_here = listed.id == here;
    let marks = [
        is_here.then(|| t!(visit, "accounts-sign-in-here")),
        listed.shared.then(|| t!(visit, "accounts-sign-in-shared")),
    ];
    let marks: Vec<String> = marks.into_iter().flatten().collect();
    let end = if is_here {
        view! {
            <form method="post" action="/sign-out">
                <button class="button button--light" type="submit">{t!(visit, "accounts-sign-out")}</button>
            </form>
        }
        .into_any()
    } else {
        view! {
            <form method="post" action="/account/sign-ins">
                <input type="hidden" name="id" value=listed.id.to_string()/>
                <button class="button button--light" type="submit">{t!(visit, "accounts-sign-in-end")}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <li class="card">
            <h2>{device}</h2>
            {(!marks.is_empty()).then(|| view! { <p class="sentence">{marks.join(", ")}</p> })}
            <p>{t!(visit, "accounts-sign-in-begun")} " " {ui::moment(visit, Timestamp(listed.begun_at))}</p>
            <p>{t!(visit, "accounts-sign-in-seen")} " " {ui::moment(visit, Timestamp(listed.seen_at))}</p>
            {end}
        </li>
    }
    .into_any()
}

/// `POST /account/sign-ins`: ends one of one's sign-ins.
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let id = fields.id("id").ok_or(Failure::NotFound)?;
    end(&visit, id).await?;
    Ok(visit.go_to_saying("/account/sign-ins", "sign-in-ended"))
}

/// `POST /sign-out`: ends this sign-in and wipes what the browser kept for it.
pub async fn sign_out(visit: Visit) -> Result<Response, Failure> {
    if let Some(sign_in) = &visit.sign_in {
        end(&visit, sign_in.id).await?;
    }
    let mut response = visit.go_to_saying("/", "signed-out");
    forget_in_browser(&mut response);
    Ok(response)
}

async fn end(visit: &Visit, id: Uuid) -> Result<(), Failure> {
    let kanssa = &visit.kanssa;
    let who = &visit.signed_in()?.who;
    let mut tx = kanssa.db.begin().await?;
    sessions::remove(&mut tx, who.id(), id).await?;
    let anchor = match who {
        Who::Staff { id, .. } => {
            let event = Event {
                staff: Some(*id),
                act: Act::SignedOut,
                object_kind: "sign-in",
                object: "",
                reason: "",
            };
            Some(audit::add(&mut tx, &event, visit.now).await?)
        }
        Who::Member { .. } => None,
    };
    tx.commit().await?;
    if let Some(anchor) = anchor {
        kanssa.vault.save_anchor(audit::CHAIN, anchor).await?;
    }
    Ok(())
}

/// Takes away the token and everything the browser kept: drafts, queued answers, cached tasks. Where
/// the header is not heeded the page that follows does the same (`ui::PARTINGS`).
pub fn forget_in_browser(response: &mut Response) {
    cookies::remove(response.headers_mut(), cookies::SESSION);
    let storage = HeaderValue::from_static("\"storage\"");
    response.headers_mut().insert(header::HeaderName::from_static("clear-site-data"), storage);
}
