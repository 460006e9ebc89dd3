//! Whoever got a mail of something new to answer says by one press that they want no more of them (R70).
//!
//! Opening the link changes nothing, since mail scanners open links too; the mail says so itself in a
//! header for the mail program (`List-Unsubscribe`).

use axum::response::Response;
use leptos::prelude::*;
use model::consents::{Decision, Purpose};
use store::mail_links::MailAct;
use uuid::Uuid;

use super::decide;
use crate::{Failure, Kanssa, Visit, mail_links, t, ui, url::UrlPath};

/// The address of the page, for a mail.
pub fn link(kanssa: &Kanssa, secret: &[u8]) -> String {
    mail_links::link(kanssa, "/no-more", secret)
}

/// `GET /no-more/{secret}`
pub async fn page(visit: Visit, UrlPath(secret): UrlPath<String>) -> Result<Response, Failure> {
    if find(&visit, &secret).await?.is_none() {
        return Ok(render_ended(&visit));
    }
    let title = t!(visit, "consents-no-more-title");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "consents-invitations-withdrawal")}</p>
            <form method="post" action=format!("/no-more/{secret}")>
                {ui::form::submit(t!(visit, "consents-no-more-submit"))}
            </form>
        }
    }))
}

/// `POST /no-more/{secret}`
pub async fn submit(visit: Visit, UrlPath(secret): UrlPath<String>) -> Result<Response, Failure> {
    let Some(member) = find(&visit, &secret).await? else { return Ok(render_ended(&visit)) };
    decide(&visit, member, Purpose::Invitations, Decision::Withdrawn).await?;
    Ok(visit.go_to("/no-more"))
}

/// `GET /no-more`
pub async fn done(visit: Visit) -> Response {
    let title = t!(visit, "consents-no-more-done-title");
    let heading = title.clone();
    visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "consents-no-more-done-lead")}</p>
            <p><a href="/">{t!(visit, "common-to-front-page")}</a></p>
        }
    })
}

async fn find(visit: &Visit, secret: &str) -> Result<Option<Uuid>, Failure> {
    mail_links::find(visit, secret, MailAct::NoInvitations).await
}

fn render_ended(visit: &Visit) -> Response {
    let title = t!(visit, "consents-no-more-ended-title");
    let lead = t!(visit, "consents-no-more-ended-lead");
    mail_links::ended(visit, &title, lead, ("/account/consents", t!(visit, "consents-title")))
}
