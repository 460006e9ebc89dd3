//! A researcher looks through the question bank.

use axum::response::Response;
use http::Uri;
use leptos::prelude::*;

use super::{Offer, Search};
use crate::{Failure, Visit, t};

/// `GET /staff/bank`
pub async fn page(visit: Visit, uri: Uri) -> Result<Response, Failure> {
    let staff = visit.staff()?;
    let offers = Offer::all(&visit).await?;
    let search = Search::of(uri.query());
    let title = t!(visit, "bank-title");
    let heading = title.clone();
    let card = |offer: &Offer| {
        let own = offer.entry.as_ref().filter(|entry| entry.may_be_changed_by(staff));
        let change = own.map(|entry| {
            view! {
                <p>
                    <a href=format!("/staff/bank/{}", entry.id)>
                        {t!(visit, "bank-change")} <span class="visually-hidden">": " {entry.name.clone()}</span>
                    </a>
                </p>
            }
        });
        view! { {offer.body(&visit)} {change} }.into_any()
    };
    Ok(visit.page(&title, || {
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "bank-lead")}</p>
            {search.shown(&visit, &offers, card)}
        }
    }))
}
