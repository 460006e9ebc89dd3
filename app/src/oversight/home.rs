//! Where the data protection officer begins.

use axum::response::Response;
use leptos::prelude::*;
use model::chain::Break;

use crate::{Failure, Visit, t};

/// `GET /staff/oversight`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let title = t!(visit, "oversight-title");
    let heading = title.clone();
    let sections = [
        (
            "/staff/oversight/settings",
            t!(visit, "oversight-settings"),
            t!(visit, "oversight-settings-about"),
        ),
        (
            "/staff/oversight/roles",
            t!(visit, "oversight-roles"),
            t!(visit, "oversight-roles-about"),
        ),
        (
            "/staff/oversight/consents",
            t!(visit, "oversight-consents"),
            t!(visit, "oversight-consents-about"),
        ),
        (
            "/staff/oversight/retention",
            t!(visit, "oversight-retention"),
            t!(visit, "oversight-retention-about"),
        ),
        (
            "/staff/oversight/requests",
            t!(visit, "oversight-rights"),
            t!(visit, "oversight-rights-about"),
        ),
        ("/staff/security", t!(visit, "oversight-security"), t!(visit, "oversight-security-about")),
        ("/staff/leaves", t!(visit, "lint-leaves"), t!(visit, "lint-leaves-about")),
        (
            "/staff/disclosures",
            t!(visit, "exports-disclosures"),
            t!(visit, "exports-disclosures-lead"),
        ),
        ("/staff/log", t!(visit, "staff-log"), t!(visit, "staff-log-lead")),
    ];
    Ok(visit.page(&title, || {
        let cards = sections
            .map(|(href, name, about)| {
                view! { <li class="card"><h2><a href=href>{name}</a></h2><p>{about}</p></li> }
            })
            .collect_view();
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "oversight-lead")}</p>
            <ul class="cards">{cards}</ul>
        }
    }))
}

/// Where a chain is broken, in words.
pub fn break_words(visit: &Visit, broken: Break) -> String {
    match broken {
        Break::Entry(entry) => t!(visit, "oversight-finding-entry", entry = entry),
        Break::CutTail { ends_at, known } => {
            t!(visit, "oversight-finding-cut", ends = ends_at, known = known)
        }
        Break::Rewritten(entry) => t!(visit, "oversight-finding-rewritten", entry = entry),
    }
}

/// The way back, at the top of each page.
pub fn back(visit: &Visit) -> AnyView {
    view! { <p><a href="/staff/oversight">{t!(visit, "oversight-title")}</a></p> }.into_any()
}
