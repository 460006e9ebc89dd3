//! The owner of a project says who else of the researchers may read or change it.

use axum::response::Response;
use leptos::prelude::*;
use model::{projects::Access, staff::Role};
use store::{audit::Act, projects, staff};
use uuid::Uuid;

use super::{check_access, list::access_words};
use crate::{
    Failure, Fields, Visit,
    staff::acts,
    t,
    ui::form::{self, Errors, Field},
    url::UrlPath,
};

/// `GET /staff/projects/{project}/colleagues`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    render(&visit, id, &Fields::default(), &Errors::default()).await
}

/// `POST /staff/projects/{project}/colleagues`: lets a colleague in, or changes what they may do.
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let kanssa = &visit.kanssa;
    let mut conn = kanssa.db.read().await?;
    check_access(&visit, &mut conn, id, Access::Own).await?;
    let researchers = staff::list_by_role(&mut conn, Role::Researcher).await?;
    drop(conn);
    let colleague = fields.id("colleague").filter(|id| researchers.iter().any(|(r, _)| r == id));
    let Some(colleague) = colleague else {
        let errors = Errors::one("colleague", t!(visit, "projects-colleague-missing"));
        return render(&visit, id, &fields, &errors).await;
    };
    let Ok(access) = fields.get("access").parse::<Access>() else {
        let errors = Errors::one("access", t!(visit, "projects-access-missing"));
        return render(&visit, id, &fields, &errors).await;
    };
    if colleague == visit.staff()? {
        // The owner stays the owner, or nobody could let anybody in any more.
        return Ok(visit.go_to(&format!("/staff/projects/{id}/colleagues")));
    }
    let mut tx = kanssa.db.begin().await?;
    projects::save_access(&mut tx, id, colleague, access).await?;
    acts::commit(&visit, tx, Act::AccessChanged, ("project", id), access.name()).await?;
    Ok(visit.go_to_saying(&format!("/staff/projects/{id}/colleagues"), "saved"))
}

/// `POST /staff/projects/{project}/colleagues/{staff}/remove`
pub async fn remove(
    visit: Visit,
    UrlPath((id, colleague)): UrlPath<(Uuid, Uuid)>,
) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    check_access(&visit, &mut conn, id, Access::Own).await?;
    drop(conn);
    if colleague == visit.staff()? {
        return Err(Failure::Forbidden);
    }
    let mut tx = visit.kanssa.db.begin().await?;
    projects::remove_access(&mut tx, id, colleague).await?;
    acts::commit(&visit, tx, Act::AccessChanged, ("project", id), "removed").await?;
    Ok(visit.go_to_saying(&format!("/staff/projects/{id}/colleagues"), "saved"))
}

async fn render(
    visit: &Visit,
    id: Uuid,
    fields: &Fields,
    errors: &Errors,
) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    check_access(visit, &mut conn, id, Access::Own).await?;
    let people = projects::list_staff(&mut conn, id).await?;
    let researchers = staff::list_by_role(&mut conn, Role::Researcher).await?;
    drop(conn);
    let me = visit.staff()?;
    let title = t!(visit, "projects-colleagues");
    let heading = title.clone();
    let body = || {
        let cards = people
            .into_iter()
            .map(|(staff, name, access)| card(visit, id, (staff, name, access), staff == me))
            .collect_view();
        let mut options = vec![(String::new(), t!(visit, "projects-colleague-choose"))];
        let others = researchers.into_iter().filter(|(staff, _)| *staff != me);
        options.extend(others.map(|(staff, name)| (staff.to_string(), name)));
        let colleague = Field {
            id: "colleague",
            label: t!(visit, "projects-colleague"),
            hint: None,
            error: errors.of("colleague"),
        };
        let access = Field {
            id: "access",
            label: t!(visit, "projects-access"),
            hint: None,
            error: errors.of("access"),
        };
        let accesses =
            Access::ALL.map(|access| (access.name(), access_words(visit, access))).to_vec();
        view! {
            {errors.summary(visit)}
            <p><a href=format!("/staff/projects/{id}")>{t!(visit, "projects-to-project")}</a></p>
            <h1>{heading}</h1>
            <ul class="cards">{cards}</ul>
            <h2>{t!(visit, "projects-colleague-new")}</h2>
            {rights(visit)}
            <form method="post" action=format!("/staff/projects/{id}/colleagues") novalidate>
                {form::select(&colleague, options, fields.get("colleague"))}
                {form::radios(&access, accesses, fields.get("access"))}
                {form::submit(t!(visit, "projects-save"))}
            </form>
        }
    };
    Ok(visit.form_page(&title, errors, body))
}

/// What each right lets somebody do, before it is given.
fn rights(visit: &Visit) -> AnyView {
    let explained = Access::ALL.map(|access| {
        let means = match access {
            Access::Read => t!(visit, "projects-access-read-means"),
            Access::Edit => t!(visit, "projects-access-edit-means"),
            Access::Own => t!(visit, "projects-access-own-means"),
        };
        view! { <dt>{access_words(visit, access)}</dt> <dd>{means}</dd> }
    });
    view! {
        <dl class="facts" id="rights">{explained.collect_view()}</dl>
        <p>{t!(visit, "projects-access-nobody-sees")}</p>
    }
    .into_any()
}

fn card(
    visit: &Visit,
    project: Uuid,
    (staff, name, access): (Uuid, String, Access),
    is_me: bool,
) -> AnyView {
    let remove = (!is_me).then(|| {
        view! {
            <form method="post" action=format!("/staff/projects/{project}/colleagues/{staff}/remove")>
                <button class="button button--light" type="submit">
                    {t!(visit, "projects-colleague-remove")}
                    <span class="visually-hidden">" " {name.clone()}</span>
                </button>
            </form>
        }
    });
    view! {
        <li class="card">
            <h2>{name}</h2>
            <p>{access_words(visit, access)}</p>
            {remove}
        </li>
    }
    .into_any()
}
