//! Pages that a link in a mail leads to, by which somebody says one thing without signing in.

use axum::response::Response;
use leptos::prelude::*;
use store::mail_links::{self, MailAct};
use uuid::Uuid;

use crate::{
    Failure, Kanssa, Visit, ui,
    visit::{decode_secret, encode_secret},
};

/// The address of such a page, for a mail.
pub fn link(kanssa: &Kanssa, page: &str, secret: &[u8]) -> String {
    format!("{}{page}/{}", kanssa.site.base_url, encode_secret(secret))
}

/// Whose link it is. None: it has ended, or is none of ours.
pub async fn find(visit: &Visit, secret: &str, act: MailAct) -> Result<Option<Uuid>, Failure> {
    let Some(secret) = decode_secret(secret) else { return Ok(None) };
    let mut conn = visit.kanssa.db.read().await?;
    Ok(mail_links::find(&mut conn, &secret, act, visit.now).await?)
}

/// The page of a link that has ended, with the way on (410).
pub fn ended(visit: &Visit, title: &str, lead: String, (href, name): (&str, String)) -> Response {
    let heading = title.to_owned();
    let mut response = visit.page(title, || {
        view! { <h1>{heading}</h1> <p>{lead}</p> <p>{ui::button_link(href.to_owned(), name)}</p> }
    });
    *response.status_mut() = http::StatusCode::GONE;
    response
}
