//! The data protection officer sees every file of answers that was handed out: who, for whom, why.

use axum::response::Response;
use http::Uri;
use leptos::prelude::*;
use model::time::Timestamp;
use store::exports;

use super::{answered_for, content_words, recipient_words, state_words};
use crate::{Failure, Visit, oversight::home, t, ui, url::query_value};

const A_PAGE: i64 = 50;

/// `GET /staff/disclosures`: latest first.
pub async fn page(visit: Visit, uri: Uri) -> Result<Response, Failure> {
    let before = query_value(uri.query(), "before").and_then(|at| at.parse().ok());
    let before = Timestamp(before.unwrap_or(i64::MAX));
    let mut conn = visit.kanssa.db.read().await?;
    let exports = exports::list_before(&mut conn, before, A_PAGE).await?;
    drop(conn);
    let title = t!(visit, "exports-disclosures");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let is_full = i64::try_from(exports.len()).is_ok_and(|count| count == A_PAGE);
        let older = exports.last().filter(|_| is_full).map(|last| {
            let href = format!("/staff/disclosures?before={}", last.asked_at.0);
            view! { <p><a rel="next" href=href>{t!(visit, "staff-log-older")}</a></p> }
        });
        let list = if exports.is_empty() {
            view! { <p>{t!(visit, "exports-disclosures-none")}</p> }.into_any()
        } else {
            let items = exports.iter().map(|export| item(&visit, export)).collect_view();
            view! { <ul class="cards">{items}</ul> }.into_any()
        };
        view! {
            {home::back(&visit)}
            <h1>{heading}</h1>
            <p>{t!(visit, "exports-disclosures-lead")}</p>
            {list}
            {older}
        }
    }))
}

fn item(visit: &Visit, export: &exports::Export) -> AnyView {
    let title = ui::shown(export.title.shown(visit.language, export.main_language));
    view! {
        <li class="card">
            <h2>{title}</h2>
            <p class="card__facts">
                <span>{recipient_words(visit, export.partner_name.as_deref())}</span>
                <span>{t!(visit, "exports-rows", count = export.rows_total)}</span>
                <span>{content_words(visit, export.own_words)}</span>
                <span>{state_words(visit, export)}</span>
            </p>
            {answered_for(visit, export)}
            <p class="small"><code class="hash">{export.id.to_string()}</code></p>
        </li>
    }
    .into_any()
}
