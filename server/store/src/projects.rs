//! Research projects, who of the staff works in them, and the partners who see their answers.

use model::{
    language::Texts,
    projects::{Access, Former, Partner, Project},
    random::{self, Random},
    time::Timestamp,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
};

statements! {
    ADD = "INSERT INTO projects (id, name, purpose, service, starts, ends, added_at, revision) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
    SAVE = "UPDATE projects SET name = $1, purpose = $2, service = $3, starts = $4, ends = $5, \
        revision = revision + 1 WHERE id = $6 AND revision = $7";
    ADD_PARTNER = "INSERT INTO project_partners (id, project, name, role, valid_from, valid_to, contract, place, \
        added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    FIND_NAMED = "SELECT added_at FROM project_partners WHERE id = $1 AND project = $2";
    END_PARTNER = "UPDATE project_partners SET valid_to = $1 WHERE id = $2 AND project = $3 AND valid_to > $1";
    FIND = "SELECT name, purpose, service, starts, ends, revision FROM projects WHERE id = $1";
    PARTNERS = "SELECT id, name, role, valid_from, valid_to, contract, place FROM project_partners \
        WHERE project = $1 ORDER BY name, id";
    SAVE_ACCESS = "INSERT INTO project_staff (project, staff, access) VALUES ($1, $2, $3) \
        ON CONFLICT (project, staff) DO UPDATE SET access = excluded.access";
    REMOVE_ACCESS = "DELETE FROM project_staff WHERE project = $1 AND staff = $2";
    FIND_ACCESS = "SELECT access FROM project_staff WHERE project = $1 AND staff = $2";
    LIST_STAFF = "SELECT p.staff, s.name, p.access FROM project_staff p JOIN staff s ON s.id = p.staff \
        WHERE p.project = $1 ORDER BY s.name, p.staff";
    LIST_UNOWNED = "SELECT p.id FROM projects p WHERE NOT EXISTS \
        (SELECT 1 FROM project_staff a WHERE a.project = p.id AND a.access = 'own') ORDER BY p.id";
    LIST_OWNED_ALONE = "SELECT p.name FROM projects p JOIN project_staff a ON a.project = p.id \
        WHERE a.staff = $1 AND a.access = 'own' AND NOT EXISTS (SELECT 1 FROM project_staff o \
        WHERE o.project = p.id AND o.access = 'own' AND o.staff <> $1) ORDER BY p.ends DESC, p.id";
    LIST_OWNED = "SELECT p.id, p.name, s.id, s.name FROM projects p \
        LEFT JOIN project_staff a ON a.project = p.id AND a.access = 'own' LEFT JOIN staff s ON s.id = a.staff \
        ORDER BY p.ends DESC, p.id, s.name, s.id";
    KEEP_FORMER = "UPDATE project_staff SET access = 'edit' WHERE project = $1 AND access = 'own' AND staff <> $2";
    REMOVE_FORMER = "DELETE FROM project_staff WHERE project = $1 AND access = 'own' AND staff <> $2";
    LIST_OF_STAFF = "SELECT p.id, p.name, p.starts, p.ends, a.access, \
        (SELECT COUNT(*) FROM tasks t WHERE t.project = p.id) AS tasks FROM projects p \
        JOIN project_staff a ON a.project = p.id WHERE a.staff = $1 ORDER BY p.ends DESC, p.id";
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
    now: Timestamp,
) -> Result<Uuid> {
    let id = random::id(random);
    let (name, purpose, service) =
        (to_json(&project.name)?, to_json(&project.purpose)?, to_json(&project.service)?);
    run!(tx, ADD, id, name, purpose, service, project.starts.0, project.ends.0, now.0);
    for partner in &project.partners {
        add_partner(tx, random, id, partner, now).await?;
    }
    Ok(id)
}

/// Changes what a project says of itself; its partners stay. False: it is no longer at `revision`,
/// because somebody else has changed it in the meantime, and nothing was done.
pub async fn save(tx: &mut Tx, id: Uuid, project: &Project, revision: i64) -> Result<bool> {
    let (name, purpose, service) =
        (to_json(&project.name)?, to_json(&project.purpose)?, to_json(&project.service)?);
    let (starts, ends) = (project.starts.0, project.ends.0);
    Ok(run!(tx, SAVE, name, purpose, service, starts, ends, id, revision) == 1)
}

/// Adds a partner to a project: from now on members are told of them.
pub async fn add_partner(
    tx: &mut Tx,
    random: &dyn Random,
    project: Uuid,
    partner: &Partner,
    now: Timestamp,
) -> Result<Uuid> {
    let (id, role) = (random::id(random), to_json(&partner.role)?);
    run!(
        tx,
        ADD_PARTNER,
        id,
        project,
        &partner.name,
        role,
        partner.from.0,
        partner.until.0,
        &partner.contract,
        &partner.place,
        now.0
    );
    Ok(id)
}

/// Since when members have been told of a partner. None: the project has no such partner.
pub async fn find_named(
    on: &mut impl Session,
    project: Uuid,
    partner: Uuid,
) -> Result<Option<Timestamp>> {
    let row: Option<(i64,)> = fetch_optional!(on, FIND_NAMED, partner, project);
    Ok(row.map(|(at,)| Timestamp(at)))
}

/// Ends a partnership now. [`Error::NotFound`]: there is none that still runs.
pub async fn end_partner(tx: &mut Tx, project: Uuid, partner: Uuid, now: Timestamp) -> Result<()> {
    let ended = run!(tx, END_PARTNER, now.0, partner, project);
    if ended == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Lets a member of staff into a project, or changes what they may do there.
pub async fn save_access(tx: &mut Tx, project: Uuid, staff: Uuid, access: Access) -> Result<()> {
    run!(tx, SAVE_ACCESS, project, staff, access.name());
    Ok(())
}

/// Takes a member of staff out of a project.
pub async fn remove_access(tx: &mut Tx, project: Uuid, staff: Uuid) -> Result<()> {
    run!(tx, REMOVE_ACCESS, project, staff);
    Ok(())
}

/// What a member of staff may do with a project. None: for them it does not exist.
pub async fn find_access(
    on: &mut impl Session,
    project: Uuid,
    staff: Uuid,
) -> Result<Option<Access>> {
    let row: Option<(String,)> = fetch_optional!(on, FIND_ACCESS, project, staff);
    row.map(|(access,)| read_access(&access)).transpose()
}

fn read_access(name: &str) -> Result<Access> {
    name.parse().map_err(|()| Error::Corrupt("project_staff.access"))
}

/// Who of the staff works in a project: id, name, what they may do.
pub async fn list_staff(
    on: &mut impl Session,
    project: Uuid,
) -> Result<Vec<(Uuid, String, Access)>> {
    let rows: Vec<(Uuid, String, String)> = fetch_all!(on, LIST_STAFF, project);
    rows.into_iter().map(|(id, name, access)| Ok((id, name, read_access(&access)?))).collect()
}

/// The projects that nobody owns: from a file without an owner, or whose owner's account is gone.
pub async fn list_unowned(on: &mut impl Session) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = fetch_all!(on, LIST_UNOWNED);
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The names of the projects that nobody but this member of staff owns: whom nobody owns once their
/// account is ended.
pub async fn list_owned_alone(on: &mut impl Session, staff: Uuid) -> Result<Vec<Texts>> {
    let rows: Vec<(String,)> = fetch_all!(on, LIST_OWNED_ALONE, staff);
    rows.iter().map(|(name,)| from_json(name, "projects.name")).collect()
}

/// A project with those who own it, as whoever keeps the accounts sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owned {
    /// The project's id.
    pub id: Uuid,
    /// Its name.
    pub name: Texts,
    /// Who owns it: id and name.
    pub owners: Vec<(Uuid, String)>,
}

/// Every project with its owners, the one that ends last first.
pub async fn list_owned(on: &mut impl Session) -> Result<Vec<Owned>> {
    let rows: Vec<(Uuid, String, Option<Uuid>, Option<String>)> = fetch_all!(on, LIST_OWNED);
    let mut listed: Vec<Owned> = Vec::new();
    for (id, name, owner, owner_name) in rows {
        if listed.last().is_none_or(|last| last.id != id) {
            let name = from_json(&name, "projects.name")?;
            listed.push(Owned { id, name, owners: Vec::new() });
        }
        if let (Some(owner), Some(last)) = (owner.zip(owner_name), listed.last_mut()) {
            last.owners.push(owner);
        }
    }
    Ok(listed)
}

/// Makes somebody the only owner of a project; those who owned it stay as colleagues or leave it.
pub async fn transfer(tx: &mut Tx, project: Uuid, to: Uuid, former: Former) -> Result<()> {
    match former {
        Former::Stays => run!(tx, KEEP_FORMER, project, to),
        Former::Leaves => run!(tx, REMOVE_FORMER, project, to),
    };
    save_access(tx, project, to, Access::Own).await
}

/// A project in the list of those a member of staff works in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The project's id.
    pub id: Uuid,
    /// Its name.
    pub name: Texts,
    /// Its first day.
    pub starts: Timestamp,
    /// When it is over.
    pub ends: Timestamp,
    /// What this member of staff may do with it.
    pub access: Access,
    /// How many tasks it has.
    pub tasks: i64,
}

#[derive(FromRow)]
struct ListedRow {
    id: Uuid,
    name: String,
    starts: i64,
    ends: i64,
    access: String,
    tasks: i64,
}

/// The projects a member of staff works in, the one that ends last first.
pub async fn list_of_staff(on: &mut impl Session, staff: Uuid) -> Result<Vec<Listed>> {
    let rows: Vec<ListedRow> = fetch_all!(on, LIST_OF_STAFF, staff);
    let listed = rows.into_iter().map(|row| {
        Ok(Listed {
            id: row.id,
            name: from_json(&row.name, "projects.name")?,
            starts: Timestamp(row.starts),
            ends: Timestamp(row.ends),
            access: read_access(&row.access)?,
            tasks: row.tasks,
        })
    });
    listed.collect()
}

#[derive(FromRow)]
struct Row {
    name: String,
    purpose: String,
    service: String,
    starts: i64,
    ends: i64,
    revision: i64,
}

#[derive(FromRow)]
struct PartnerRow {
    id: Uuid,
    name: String,
    role: String,
    valid_from: i64,
    valid_to: i64,
    contract: String,
    place: String,
}

/// The partners of a project, past ones included, with their ids.
pub async fn list_partners(on: &mut impl Session, id: Uuid) -> Result<Vec<(Uuid, Partner)>> {
    let rows: Vec<PartnerRow> = fetch_all!(on, PARTNERS, id);
    let partners = rows.into_iter().map(|row| {
        let partner = Partner {
            name: row.name,
            role: from_json(&row.role, "project_partners.role")?,
            contract: row.contract,
            place: row.place,
            from: Timestamp(row.valid_from),
            until: Timestamp(row.valid_to),
        };
        Ok((row.id, partner))
    });
    partners.collect()
}

/// A project with its partners. [`Error::NotFound`]: there is none.
pub async fn get(on: &mut impl Session, id: Uuid) -> Result<Project> {
    Ok(get_revised(on, id).await?.0)
}

/// A project with its partners, and how often it has been changed. [`Error::NotFound`]: there is none.
pub async fn get_revised(on: &mut impl Session, id: Uuid) -> Result<(Project, i64)> {
    let row: Row = fetch_one!(on, FIND, id);
    let partners = list_partners(on, id).await?;
    let project = Project {
        name: from_json(&row.name, "projects.name")?,
        purpose: from_json(&row.purpose, "projects.purpose")?,
        service: from_json(&row.service, "projects.service")?,
        starts: Timestamp(row.starts),
        ends: Timestamp(row.ends),
        partners: partners.into_iter().map(|(_, partner)| partner).collect(),
    };
    Ok((project, row.revision))
}
