//! Research projects and the partners who see their answers.

use model::{
    language::Texts,
    projects::{Partner, Project},
    random::{self, Random},
    time::Timestamp,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, run, statements},
};

statements! {
    ADD = "INSERT INTO projects (id, name, purpose, service, starts, ends, added_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ADD_PARTNER = "INSERT INTO project_partners (id, project, name, role, valid_from, valid_to) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    FIND = "SELECT name, purpose, service FROM projects WHERE id = $1";
    PARTNERS = "SELECT name, role, valid_from, valid_to FROM project_partners WHERE project = $1 ORDER BY name, id";
}

/// Texts as they are stored.
pub(crate) fn to_json(texts: &Texts) -> Result<String> {
    serde_json::to_string(texts).map_err(|_| Error::Corrupt("texts"))
}

/// Texts as they were stored.
pub(crate) fn from_json(json: &str, column: &'static str) -> Result<Texts> {
    serde_json::from_str(json).map_err(|_| Error::Corrupt(column))
}

/// Stores a project with its partners.
pub async fn add(
    tx: &mut Tx,
    random: &dyn Random,
    project: &Project,
    (starts, ends): (Timestamp, Timestamp),
    now: Timestamp,
) -> Result<Uuid> {
    let id = random::id(random);
    let (name, purpose, service) =
        (to_json(&project.name)?, to_json(&project.purpose)?, to_json(&project.service)?);
    run!(tx, ADD, id, name, purpose, service, starts.0, ends.0, now.0);
    for partner in &project.partners {
        let (partner_id, role) = (random::id(random), to_json(&partner.role)?);
        run!(tx, ADD_PARTNER, partner_id, id, &partner.name, role, partner.from.0, partner.until.0);
    }
    Ok(id)
}

#[derive(FromRow)]
struct PartnerRow {
    name: String,
    role: String,
    valid_from: i64,
    valid_to: i64,
}

/// A project with its partners. [`Error::NotFound`]: there is none.
pub async fn get(on: &mut impl Session, id: Uuid) -> Result<Project> {
    let (name, purpose, service): (String, String, String) = fetch_one!(on, FIND, id);
    let rows: Vec<PartnerRow> = fetch_all!(on, PARTNERS, id);
    let partners = rows.into_iter().map(|row| {
        Ok(Partner {
            name: row.name,
            role: from_json(&row.role, "project_partners.role")?,
            from: Timestamp(row.valid_from),
            until: Timestamp(row.valid_to),
        })
    });
    Ok(Project {
        name: from_json(&name, "projects.name")?,
        purpose: from_json(&purpose, "projects.purpose")?,
        service: from_json(&service, "projects.service")?,
        partners: partners.collect::<Result<_>>()?,
    })
}
