//! What follows a proven address: signed in, on to joining, or on to the second factor.

use axum::response::Response;
use store::{
    Tx, accounts,
    audit::{self, Act, Event},
    security_log::{Event as SecurityEvent, Whose},
    sessions::{self, NewSignIn},
    sign_in::{self, Audience, Request},
};
use uuid::Uuid;

use crate::{Failure, Visit, cookies, security_log, visit::encode_secret};

/// Where a member goes who was on the way nowhere in particular.
const HOME: &str = "/tasks";

/// The sign-in that was asked for in this browser and whose address is proven.
pub async fn find_proven(visit: &Visit, audience: Audience) -> Result<Option<Request>, Failure> {
    let Some(browser) = &visit.asked else { return Ok(None) };
    let mut conn = visit.kanssa.db.read().await?;
    let request = sign_in::find_by_browser(&mut conn, browser, visit.now).await?;
    Ok(request.filter(|request| request.proven && request.audience == audience))
}

/// The address is proven: who is it?
pub async fn after_proof(
    visit: &Visit,
    request: &Request,
    shared: bool,
) -> Result<Response, Failure> {
    if request.audience == Audience::Staff {
        return Ok(visit.go_to("/staff/second-factor"));
    }
    let kanssa = &visit.kanssa;
    let Some(address) = sign_in::open_address(&kanssa.vault, request).await? else {
        return Ok(visit.go_to("/sign-in"));
    };
    let mut conn = kanssa.db.read().await?;
    let person = accounts::find_person(&mut conn, &kanssa.vault, &address).await?;
    drop(conn);
    match person {
        Some(person) => {
            let next = request.next_path.clone().unwrap_or_else(|| HOME.to_owned());
            let who = NewSignIn {
                who: person.link.member,
                is_staff: false,
                device: visit.device,
                shared,
            };
            begin(visit, &who, Some(request.id), &next).await
        }
        None => Ok(visit.go_to("/join")),
    }
}

/// Begins a sign-in: a new token, the old one of this browser ended, the request used up.
pub async fn begin(
    visit: &Visit,
    new: &NewSignIn<'_>,
    request: Option<Uuid>,
    next: &str,
) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut tx = kanssa.db.begin().await?;
    end_former(visit, &mut tx).await?;
    let token = sessions::add(&mut tx, &kanssa.vault, new, visit.now).await?;
    if let Some(request) = request {
        sign_in::remove(&mut tx, request).await?;
    }
    let anchor = if new.is_staff {
        let event = Event {
            staff: Some(new.who),
            act: Act::SignedIn,
            object_kind: "sign-in",
            object: "",
            reason: "",
        };
        Some(audit::add(&mut tx, &event, visit.now).await?)
    } else {
        accounts::save_active_day(&mut tx, new.who, visit.today()).await?;
        None
    };
    tx.commit().await?;
    if let Some(anchor) = anchor {
        kanssa.vault.save_anchor(audit::CHAIN, anchor).await?;
    }
    if let Some(request) = request {
        kanssa.vault.shred(request).await?;
    }
    let whose = if new.is_staff { Whose::Staff(new.who) } else { Whose::Member(new.who) };
    security_log::note_of(visit, SecurityEvent::SignedIn, Some(whose)).await;
    let mut response = visit.go_to(next);
    set_token(&mut response, &token, new);
    Ok(response)
}

/// Ends the sign-in this browser had until now: its token is about to be lost.
pub async fn end_former(visit: &Visit, tx: &mut Tx) -> store::Result<()> {
    let Some(former) = &visit.sign_in else { return Ok(()) };
    match sessions::remove(tx, former.who.id(), former.id).await {
        // Ended from elsewhere a moment ago.
        Ok(()) | Err(store::Error::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Gives the browser its token; on a shared device only until the browser is closed.
pub fn set_token(response: &mut Response, token: &[u8], new: &NewSignIn<'_>) {
    let seconds =
        if new.shared || new.is_staff { None } else { Some(sessions::LONGEST.as_seconds()) };
    cookies::set(response.headers_mut(), cookies::SESSION, encode_secret(token), seconds);
    cookies::remove(response.headers_mut(), cookies::ASKED);
}
