//! A researcher sees which files they hold, and until when each is to be deleted.

use axum::response::Response;
use leptos::prelude::*;
use store::exports;

use super::{Below, cards};
use crate::{Failure, Visit, t};

/// `GET /staff/files`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let exports = exports::list_of_staff(&mut conn, visit.staff()?).await?;
    drop(conn);
    let title = t!(visit, "exports-mine");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let list = if exports.is_empty() {
            view! { <p>{t!(visit, "exports-none")}</p> }.into_any()
        } else {
            cards(&visit, &exports, Below::Page)
        };
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "exports-mine-lead")}</p>
            {list}
        }
    }))
}
