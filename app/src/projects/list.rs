//! A researcher sees the projects they work in.

use axum::response::Response;
use leptos::prelude::*;
use model::{language::Language, projects::Access};
use store::projects::{self, Listed};

use crate::{Failure, Visit, t, ui};

/// `GET /staff/projects`
pub async fn page(visit: Visit) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let listed = projects::list_of_staff(&mut conn, visit.staff()?).await?;
    drop(conn);
    let title = t!(visit, "projects-title");
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let list = if listed.is_empty() {
            view! { <p>{t!(visit, "projects-none")}</p> }.into_any()
        } else {
            let cards = listed.iter().map(|listed| card(&visit, listed)).collect_view();
            view! { <ul class="cards">{cards}</ul> }.into_any()
        };
        view! {
            <h1>{heading}</h1>
            {list}
            <p>{ui::button_link("/staff/projects/new".to_owned(), t!(visit, "projects-new"))}</p>
        }
    }))
}

fn card(visit: &Visit, listed: &Listed) -> AnyView {
    let name = ui::shown(listed.name.shown(visit.language, Language::Fi));
    view! {
        <li class="card">
            <h2><a href=format!("/staff/projects/{}", listed.id)>{name}</a></h2>
            <p class="card__facts">
                <span>{ui::day(visit, listed.starts)} "–" {ui::last_day(visit, listed.ends)}</span>
                <span>{t!(visit, "projects-tasks-count", count = listed.tasks)}</span>
                <span>{access_words(visit, listed.access)}</span>
            </p>
        </li>
    }
    .into_any()
}

/// What somebody may do in a project.
pub fn access_words(visit: &Visit, access: Access) -> String {
    match access {
        Access::Read => t!(visit, "projects-access-read"),
        Access::Edit => t!(visit, "projects-access-edit"),
        Access::Own => t!(visit, "projects-access-own"),
    }
}
