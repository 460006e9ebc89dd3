//! An administrator gives a project to another researcher, because its owner cannot.

use axum::response::Response;
use leptos::prelude::*;
use model::{
    language::Language,
    projects::{Former, TransferReason},
    staff::Role,
};
use store::{
    audit::Act,
    projects::{self, Owned},
    staff,
};
use uuid::Uuid;

use super::owners::{former_words, log_reason, owner_words, reason_words};
use crate::{
    Failure, Fields, Visit,
    staff::acts,
    t,
    ui::{
        self,
        form::{self, Errors, Field},
    },
    url::UrlPath,
};

/// `GET /staff/owners/{project}`
pub async fn page(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let found = find(&visit, id).await?;
    Ok(render(&visit, &found, &Fields::default(), &Errors::default()))
}

/// `POST /staff/owners/{project}`: the chosen researcher is its only owner from now on. The log
/// tells which project, whose it is, and why; the reasons are chosen, so nothing else gets there.
pub async fn submit(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let found = find(&visit, id).await?;
    let mut errors = Errors::default();
    let to = fields.id("owner").filter(|id| found.researchers.iter().any(|(r, _)| r == id));
    let reason = fields.get("reason").parse::<TransferReason>().ok();
    let former = fields.get("former").parse::<Former>().ok();
    // Where nobody owns it there is nobody to ask about.
    let former = former.or_else(|| found.project.owners.is_empty().then_some(Former::Leaves));
    if to.is_none() {
        errors.add("owner", t!(visit, "projects-colleague-missing"));
    }
    if former.is_none() {
        errors.add("former", t!(visit, "projects-transfer-former-missing"));
    }
    if reason.is_none() {
        errors.add("reason", t!(visit, "projects-transfer-reason-missing"));
    }
    let (Some(to), Some(former), Some(reason)) = (to, former, reason) else {
        return Ok(render(&visit, &found, &fields, &errors));
    };
    let why = log_reason(reason, former);
    let mut tx = visit.kanssa.db.begin().await?;
    projects::transfer(&mut tx, id, to, former).await?;
    let project = id.to_string();
    acts::add(&visit, &mut tx, Act::OwnershipTransferred, ("project", &project), &why).await?;
    acts::commit(&visit, tx, Act::OwnershipTransferred, ("staff", to), &why).await?;
    Ok(visit.go_to_saying("/staff/owners", "saved"))
}

struct Found {
    project: Owned,
    /// Whom it can be given to.
    researchers: Vec<(Uuid, String)>,
}

async fn find(visit: &Visit, id: Uuid) -> Result<Found, Failure> {
    let me = visit.staff()?;
    let mut conn = visit.kanssa.db.read().await?;
    let listed = projects::list_owned(&mut conn).await?;
    let project = listed.into_iter().find(|project| project.id == id).ok_or(Failure::NotFound)?;
    let mut researchers = staff::list_by_role(&mut conn, Role::Researcher).await?;
    // Nobody lets themselves at answers: another administrator has to.
    researchers.retain(|(staff, _)| *staff != me);
    if let [(owner, _)] = project.owners[..] {
        researchers.retain(|(staff, _)| *staff != owner);
    }
    Ok(Found { project, researchers })
}

fn render(visit: &Visit, found: &Found, fields: &Fields, errors: &Errors) -> Response {
    let project = &found.project;
    let title = t!(visit, "projects-transfer");
    let heading = title.clone();
    let field = |id: &'static str, label, hint| Field { id, label, hint, error: errors.of(id) };
    let body = || {
        let mut options = vec![(String::new(), t!(visit, "projects-colleague-choose"))];
        let nameless = |name: &String| match name.as_str() {
            "" => t!(visit, "staff-account-nameless"),
            name => name.to_owned(),
        };
        let researchers = found.researchers.iter();
        options.extend(researchers.map(|(id, name)| (id.to_string(), nameless(name))));
        let hint = Some(t!(visit, "projects-transfer-owner-hint"));
        let owner = field("owner", t!(visit, "projects-transfer-owner"), hint);
        let former = (!project.owners.is_empty()).then(|| {
            let options = Former::ALL.map(|former| (former.name(), former_words(visit, former)));
            let field = field("former", t!(visit, "projects-transfer-former"), None);
            form::radios(&field, options.to_vec(), fields.get("former"))
        });
        let reasons =
            TransferReason::ALL.map(|reason| (reason.name(), reason_words(visit, reason)));
        let hint = Some(t!(visit, "projects-transfer-reason-hint"));
        let reason = field("reason", t!(visit, "projects-transfer-reason"), hint);
        view! {
            {errors.summary(visit)}
            <p><a href="/staff/owners">{t!(visit, "projects-owners")}</a></p>
            <h1>{heading}</h1>
            <dl class="facts">
                <dt>{t!(visit, "projects-transfer-project")}</dt>
                <dd>{ui::shown(project.name.shown(visit.language, Language::Fi))}</dd>
                <dt>{t!(visit, "projects-transfer-now")}</dt>
                <dd>{owner_words(visit, project)}</dd>
            </dl>
            <form method="post" action=format!("/staff/owners/{}", project.id) novalidate>
                {form::select(&owner, options, fields.get("owner"))}
                {former}
                {form::radios(&reason, reasons.to_vec(), fields.get("reason"))}
                {form::submit(t!(visit, "projects-transfer-submit"))}
            </form>
        }
    };
    visit.form_page(&title, errors, body)
}
