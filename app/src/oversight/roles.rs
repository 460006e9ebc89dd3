//! Who of the staff may do what, since when, and when they were last here.

use axum::response::Response;
use leptos::prelude::*;
use store::staff::{self, Overseen};

use super::home;
use crate::{Failure, Visit, t, texts, ui};

/// `GET /staff/oversight/roles`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let accounts = staff::list_overseen(&mut conn).await?;
    drop(conn);
    let title = t!(visit, "oversight-roles");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let cards = accounts.iter().map(|account| card(&visit, account)).collect_view();
        view! {
            {home::back(&visit)}
            <h1>{heading}</h1>
            <p>{t!(visit, "oversight-roles-lead")}</p>
            <ul class="cards">{cards}</ul>
        }
    }))
}

fn card(visit: &Visit, overseen: &Overseen) -> AnyView {
    let account = &overseen.account;
    let name = if account.name.is_empty() {
        t!(visit, "staff-account-nameless")
    } else {
        account.name.clone()
    };
    let roles: Vec<String> =
        account.roles.iter().map(|role| texts::role(visit.language, *role)).collect();
    let last = overseen
        .signed_in_at
        .map_or_else(|| t!(visit, "oversight-roles-never").into_any(), |at| ui::day(visit, at));
    view! {
        <li class="card">
            <h2>{name}</h2>
            <dl class="facts">
                <dt>{t!(visit, "staff-account-roles")}</dt>
                <dd>{roles.join(", ")}</dd>
                <dt>{t!(visit, "oversight-roles-since")}</dt>
                <dd>{ui::day(visit, overseen.roles_since)}</dd>
                <dt>{t!(visit, "oversight-roles-added")}</dt>
                <dd>{ui::day(visit, overseen.added_at)}</dd>
                <dt>{t!(visit, "oversight-roles-last")}</dt>
                <dd>{last}</dd>
            </dl>
        </li>
    }
    .into_any()
}
