//! Where a member of staff begins: what each of their roles does here, and does not see.

use axum::response::Response;
use leptos::prelude::*;
use model::staff::Role;
use store::{exports, sessions::Who};

use super::{ADMINS, OFFICERS};
use crate::{
    Failure, Visit, messages::inbox, oversight::security::LOOKERS, projects::MAKERS, t,
    tasks::under_way, texts, ui,
};

/// `GET /staff`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let Who::Staff { roles, .. } = &visit.signed_in()?.who else { return Err(Failure::Forbidden) };
    let roles = roles.clone();
    let tools = [
        (MAKERS, "/staff/projects", t!(visit, "projects-title")),
        (MAKERS, "/staff/bank", t!(visit, "bank-title")),
        (MAKERS, "/staff/files", t!(visit, "exports-mine")),
        (inbox::READERS, "/staff/messages", t!(visit, "staff-home-messages")),
        (ADMINS, "/staff/accounts", t!(visit, "staff-accounts")),
        (ADMINS, "/staff/owners", t!(visit, "projects-owners")),
        (ADMINS, "/staff/settings", t!(visit, "settings-title")),
        (ADMINS, "/staff/texts", t!(visit, "settings-texts-title")),
        (ADMINS, "/staff/places", t!(visit, "settings-places-title")),
        (LOOKERS, "/staff/security", t!(visit, "oversight-security")),
        (OFFICERS, "/staff/oversight", t!(visit, "oversight-title")),
        (OFFICERS, "/staff/log", t!(visit, "staff-log")),
        (&Role::ALL, "/staff/second-factor/renew", t!(visit, "staff-factor-renew")),
    ];
    let mut conn = visit.kanssa.db.read().await?;
    let overdue = exports::count_overdue(&mut conn, visit.staff()?, visit.now).await?;
    let is_maker = roles.iter().any(|role| MAKERS.contains(role));
    let listed = if is_maker { under_way::list(&visit, &mut conn).await? } else { Vec::new() };
    drop(conn);
    let title = t!(visit, "staff-home-title");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let links = tools
            .into_iter()
            .filter(|(whose, ..)| roles.iter().any(|role| whose.contains(role)))
            .map(|(_, href, words)| view! { <li><a href=href>{words}</a></li> })
            .collect_view();
        let cards = roles.iter().map(|role| card(&visit, *role)).collect_view();
        view! {
            <h1>{heading}</h1>
            {(overdue > 0).then(|| remind(&visit, overdue))}
            <ul class="link-list">{links}</ul>
            {under_way::section(&visit, &listed)}
            <h2>{t!(visit, "staff-home-roles")}</h2>
            <ul class="cards">{cards}</ul>
            <form method="post" action="/sign-out">
                <button class="button button--light" type="submit">{t!(visit, "accounts-sign-out")}</button>
            </form>
        }
    }))
}

/// Copies of answers that should be gone by now (R29).
fn remind(visit: &Visit, overdue: i64) -> AnyView {
    let words = t!(visit, "exports-mine-overdue", count = overdue);
    let link = view! { <p><a href="/staff/files">{words}</a></p> };
    ui::notice(ui::NoticeKind::Warning, None, link.into_any())
}

fn card(visit: &Visit, role: Role) -> AnyView {
    let does = match role {
        Role::Moderator => t!(visit, "staff-does-moderator"),
        Role::Researcher => t!(visit, "staff-does-researcher"),
        Role::Coordinator => t!(visit, "staff-does-coordinator"),
        Role::Payroll => t!(visit, "staff-does-payroll"),
        Role::Admin => t!(visit, "staff-does-admin"),
        Role::Dpo => t!(visit, "staff-does-dpo"),
    };
    view! {
        <li class="card">
            <h3>{texts::role(visit.language, role)}</h3>
            <p>{does}</p>
        </li>
    }
    .into_any()
}
