//! An administrator sees who owns each project, and which nobody owns. Nothing else of a project.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::Language,
    projects::{Former, TransferReason},
};
use store::projects::{self, Owned};

use crate::{Failure, Visit, t, ui};

/// `GET /staff/owners`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let mut listed = projects::list_owned(&mut conn).await?;
    drop(conn);
    // Where something must be done comes first.
    listed.sort_by_key(|project| !project.owners.is_empty());
    let title = t!(visit, "projects-owners");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let none = listed.is_empty().then(|| view! { <p>{t!(visit, "projects-owners-none")}</p> });
        let cards = listed.iter().map(|project| card(&visit, project)).collect_view();
        view! {
            <h1>{heading}</h1>
            <p>{t!(visit, "projects-owners-lead")}</p>
            {none}
            <ul class="cards">{cards}</ul>
        }
    }))
}

fn card(visit: &Visit, project: &Owned) -> AnyView {
    let name = ui::shown(project.name.shown(visit.language, Language::Fi));
    view! {
        <li class="card">
            <h2><a href=format!("/staff/owners/{}", project.id)>{name}</a></h2>
            <p>{owner_words(visit, project)}</p>
        </li>
    }
    .into_any()
}

/// The names of those who own a project.
pub fn owner_words(visit: &Visit, project: &Owned) -> String {
    if project.owners.is_empty() {
        return t!(visit, "projects-owners-nobody");
    }
    let nameless = || t!(visit, "staff-account-nameless");
    let names = project.owners.iter().map(|(_, name)| match name.as_str() {
        "" => nameless(),
        name => name.to_owned(),
    });
    names.collect::<Vec<String>>().join(", ")
}

/// Why a project is given to somebody else.
pub fn reason_words(visit: &Visit, reason: TransferReason) -> String {
    match reason {
        TransferReason::Left => t!(visit, "projects-transfer-left"),
        TransferReason::Duties => t!(visit, "projects-transfer-duties"),
        TransferReason::Away => t!(visit, "projects-transfer-away"),
        TransferReason::Unowned => t!(visit, "projects-transfer-unowned"),
    }
}

/// What becomes of those who owned it.
pub fn former_words(visit: &Visit, former: Former) -> String {
    match former {
        Former::Stays => t!(visit, "projects-transfer-stays"),
        Former::Leaves => t!(visit, "projects-transfer-leaves"),
    }
}

/// The log's reason as [`log_reason`] wrote it, in words.
pub fn transfer_words(visit: &Visit, reason: &str) -> Option<String> {
    let (reason, former) = reason.split_once(' ')?;
    let reason = reason_words(visit, reason.parse().ok()?);
    Some(format!("{reason} {}", former_words(visit, former.parse().ok()?)))
}

/// The reason as the log keeps it.
pub fn log_reason(reason: TransferReason, former: Former) -> String {
    format!("{} {}", reason.name(), former.name())
}
