//! A member of whom nothing was heard for long says by one press that they are still here (R34).
//!
//! Opening the link changes nothing, since mail scanners open links too; and it opens nothing: whoever
//! has it can keep a membership, and learns nothing of it.

use axum::response::Response;
use leptos::prelude::*;
use store::{mail_links::MailAct, silence};
use uuid::Uuid;

use crate::{Failure, Kanssa, Visit, mail_links, t, ui, url::UrlPath};

/// The address of the page, for a mail.
pub fn link(kanssa: &Kanssa, secret: &[u8]) -> String {
    mail_links::link(kanssa, "/still-here", secret)
}

/// `GET /still-here/{secret}`
pub async fn page(visit: Visit, UrlPath(secret): UrlPath<String>) -> Result<Response, Failure> {
    if find(&visit, &secret).await?.is_none() {
        return Ok(render_ended(&visit));
    }
    let title = t!(visit, "accounts-still-here-title");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-still-here-lead")}</p>
            <form method="post" action=format!("/still-here/{secret}")>
                {ui::form::submit(t!(visit, "accounts-still-here-submit"))}
            </form>
            <p>{t!(visit, "accounts-still-here-else")}</p>
        }
    }))
}

/// `POST /still-here/{secret}`
pub async fn submit(visit: Visit, UrlPath(secret): UrlPath<String>) -> Result<Response, Failure> {
    let Some(member) = find(&visit, &secret).await? else { return Ok(render_ended(&visit)) };
    let mut tx = visit.kanssa.db.begin().await?;
    silence::end(&mut tx, member, visit.today()).await?;
    tx.commit().await?;
    Ok(visit.go_to("/still-here"))
}

/// `GET /still-here`
pub async fn thanks(visit: Visit) -> Response {
    let title = t!(visit, "accounts-still-here-done-title");
    let heading = title.clone();
    visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-still-here-done-lead")}</p>
            <p>{ui::button_link("/tasks".to_owned(), t!(visit, "tasks-title"))}</p>
        }
    })
}

async fn find(visit: &Visit, secret: &str) -> Result<Option<Uuid>, Failure> {
    mail_links::find(visit, secret, MailAct::StillHere).await
}

fn render_ended(visit: &Visit) -> Response {
    let title = t!(visit, "accounts-still-here-ended-title");
    let lead = t!(visit, "accounts-still-here-ended-lead");
    mail_links::ended(visit, &title, lead, ("/sign-in", t!(visit, "home-sign-in")))
}
