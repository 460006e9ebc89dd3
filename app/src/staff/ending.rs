//! An administrator ends an account, after having seen what is left without anybody.

use axum::response::Response;
use leptos::prelude::*;
use model::language::{Language, Texts};
use store::{
    audit::Act,
    exports, projects,
    staff::{self, Listed},
};
use uuid::Uuid;

use super::{
    accounts::{get, name_of, role_words},
    acts,
};
use crate::{Failure, Visit, t, ui, url::UrlPath};

/// `GET /staff/accounts/{staff}/remove`: what follows from ending the account.
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let account = get_of_other(&visit, id).await?;
    let mut conn = visit.kanssa.db.read().await?;
    let owned = projects::list_owned_alone(&mut conn, id).await?;
    let copies = exports::count_kept(&mut conn, id).await?;
    drop(conn);
    let title = t!(visit, "staff-account-end-title", name = name_of(&visit, &account));
    let heading = title.clone();
    Ok(visit.page(&title, || {
        view! {
            <p><a href=format!("/staff/accounts/{id}")>{name_of(&visit, &account)}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "staff-account-roles")} ": " {role_words(&visit, &account.roles)}</p>
            <p>{t!(visit, "staff-account-end-lead")}</p>
            {left_unowned(&visit, &owned)}
            {left_copies(&visit, copies)}
            <form method="post" action=format!("/staff/accounts/{id}/remove")>
                <button class="button button--danger" type="submit">{t!(visit, "staff-account-end")}</button>
            </form>
            <p><a href=format!("/staff/accounts/{id}")>{t!(visit, "projects-cancel")}</a></p>
        }
    }))
}

/// `POST /staff/accounts/{staff}/remove`: the account and all its sign-ins end at once. The log
/// keeps the roles: the name goes with the account.
pub async fn submit(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let account = get_of_other(&visit, id).await?;
    let roles: Vec<&str> = account.roles.iter().map(|role| role.name()).collect();
    let mut tx = visit.kanssa.db.begin().await?;
    staff::remove(&mut tx, &visit.kanssa.vault, id).await?;
    acts::commit(&visit, tx, Act::StaffRemoved, ("staff", id), &roles.join(" ")).await?;
    visit.kanssa.worker.wake();
    Ok(visit.go_to_saying("/staff/accounts", "account-ended"))
}

/// The account, unless it is the administrator's own.
pub(super) async fn get_of_other(visit: &Visit, id: Uuid) -> Result<Listed, Failure> {
    let account = get(visit, id).await?;
    if id == visit.staff()? { Err(Failure::Forbidden) } else { Ok(account) }
}

/// The projects that nobody will own.
fn left_unowned(visit: &Visit, owned: &[Texts]) -> Option<AnyView> {
    if owned.is_empty() {
        return None;
    }
    let names = owned
        .iter()
        .map(|name| view! { <li>{ui::shown(name.shown(visit.language, Language::Fi))}</li> })
        .collect_view();
    let body = view! { <ul>{names}</ul> <p>{t!(visit, "staff-account-end-owned-then")}</p>
        <p><a href="/staff/owners">{t!(visit, "projects-owners")}</a></p>
    };
    let heading = Some(t!(visit, "staff-account-end-owned", count = owned.len()));
    Some(ui::notice(ui::NoticeKind::Warning, heading, body.into_any()))
}

/// The files whose copies nobody has said to be deleted.
fn left_copies(visit: &Visit, copies: i64) -> Option<AnyView> {
    (copies > 0).then(|| {
        let heading = Some(t!(visit, "staff-account-end-copies", count = copies));
        let body = view! { <p>{t!(visit, "staff-account-end-copies-then")}</p> };
        ui::notice(ui::NoticeKind::Warning, heading, body.into_any())
    })
}
