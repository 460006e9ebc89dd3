//! A member leaves: sees what will be gone, may take the answers along, and is gone at once.

use axum::response::Response;
use leptos::prelude::*;
use model::time::Timestamp;
use store::{
    accounts,
    jobs::{self, NewJob},
};

use super::sign_ins::forget_in_browser;
use crate::{Failure, Kanssa, Visit, dates, t, ui};

/// The job that rewrites the databases' files after somebody has left, in the quiet hours.
pub const COMPACT_JOB: &str = "compact";

/// `GET /leave`
pub async fn page(visit: Visit) -> Response {
    let title = t!(visit, "accounts-leave-title");
    let heading = title.clone();
    visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-leave-lead")}</p>
            <h2>{t!(visit, "accounts-leave-gone")}</h2>
            <ul>
                <li>{t!(visit, "accounts-leave-gone-address")}</li>
                <li>{t!(visit, "accounts-leave-gone-pseudonym")}</li>
                <li>{t!(visit, "accounts-leave-gone-answers")}</li>
                <li>{t!(visit, "accounts-leave-gone-messages")}</li>
                <li>{t!(visit, "accounts-leave-gone-consents")}</li>
            </ul>
            <h2>{t!(visit, "accounts-leave-stays")}</h2>
            <p>{t!(visit, "accounts-leave-stays-commitments")}</p>
            <p><a href="/account/download" download>{t!(visit, "accounts-leave-download")}</a></p>
            <form method="post" action="/leave">
                <button class="button button--danger" type="submit">{t!(visit, "accounts-leave-submit")}</button>
            </form>
            <p><a href="/account">{t!(visit, "accounts-leave-stay")}</a></p>
        }
    })
}

/// `POST /leave`
pub async fn submit(visit: Visit) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let address = accounts::erase(&kanssa.db, &kanssa.vault, visit.member()?).await?;
    if let Some(address) = address {
        kanssa.mailbox.forget(&address);
    }
    sweep_up(kanssa, visit.now).await?;
    let mut response = visit.go_to_saying("/left", "left");
    forget_in_browser(&mut response);
    Ok(response)
}

/// Deleted bytes leave SQLite's log at once, or with the next sweep if a reader is in the way.
/// What else is left of them in the files goes by a job that writes the files anew: writers wait
/// while it runs, so that is for the quiet hours.
pub async fn sweep_up(kanssa: &Kanssa, now: Timestamp) -> store::Result<()> {
    for db in [&kanssa.db, kanssa.vault.key_store()] {
        match db.truncate_log().await {
            Ok(()) | Err(store::Error::Conflict) => {}
            Err(error) => return Err(error),
        }
    }
    let run_at = dates::next_quiet_hour(now, &kanssa.site.time_zone);
    let job = NewJob { kind: COMPACT_JOB, about: None, once: Some(COMPACT_JOB), run_at };
    let mut tx = kanssa.db.begin().await?;
    jobs::add(&mut tx, kanssa.random.as_ref(), job).await?;
    tx.commit().await
}

/// `GET /left`
pub async fn left(visit: Visit) -> Response {
    let title = t!(visit, "accounts-left-title");
    let heading = title.clone();
    visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "accounts-left-lead")}</p>
            <p>{t!(visit, "accounts-left-again")}</p>
            <p>{ui::button_link("/".to_owned(), t!(visit, "common-to-front-page"))}</p>
        }
    })
}
