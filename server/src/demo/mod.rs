//! A neighbourhood's worth of content, made through the same functions the product uses.

mod answering;

use std::collections::BTreeMap;

use app::{Kanssa, accounts::join};
use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use model::{
    accounts::{self as rules, EmailAddress, Pseudonym},
    language::Language,
    projects::Access,
    random,
    staff::Role,
    time::{Duration, Timestamp},
};
use serde::Serialize;
use store::{
    accounts, consents,
    demo::{self, DemoUser},
    projects, staff,
};
use uuid::Uuid;

use crate::tasks_file::{self, FileTask, TasksError, TasksFile};

const CONTENT: &str = include_str!("content.json");
/// Addresses under a name that can never exist (RFC 2606).
const DOMAIN: &str = "kanssa.example";
const MEMBERS: u32 = 60;
/// A second researcher, whom the first may let into a project.
const COLLEAGUE: &str = "colleague";
/// What the demo's staff are called among themselves. None of them exists.
const NAMES: [(&str, &str); 7] = [
    ("moderator", "Milla Mallinen"),
    ("researcher", "Tuuli Tutkainen"),
    (COLLEAGUE, "Kurt Kollander"),
    ("coordinator", "Kaija Koordila"),
    ("payroll", "Pekka Palkkanen"),
    ("admin", "Yrjö Ylläpitäjä"),
    ("dpo", "Doris Dataskydd"),
];
/// How long the printed addresses work.
const READY_FOR: Duration = Duration::hours(24);

/// Why the demo cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// There are members already, and they are not the demo's.
    #[error("this data folder holds a service with members of its own; a demo needs another one")]
    NotADemo,
    /// The server would be reachable from elsewhere.
    #[error("a demo listens on loopback only; its sign-in addresses would let anybody in")]
    NotLoopback,
    /// The content is not sound, which a test excludes.
    #[error("the demo's content cannot be read: {0}")]
    Content(String),
    /// A task of the content cannot be published, which a test excludes.
    #[error(transparent)]
    Tasks(#[from] TasksError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// A ready sign-in.
#[derive(Debug, Serialize)]
pub struct Ready {
    /// The address to open.
    pub address: String,
    /// For staff: the secret of the second factor, as authenticator apps take it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub totp_secret: Option<String>,
}

/// The demo's content.
pub fn content() -> Result<TasksFile, DemoError> {
    serde_json::from_str(CONTENT).map_err(|error| DemoError::Content(error.to_string()))
}

/// Loads the demo if it is not there, and makes a ready sign-in for each role.
///
/// `progress` is told what is being done.
pub async fn load(
    kanssa: &Kanssa,
    mut progress: impl FnMut(&str),
) -> Result<BTreeMap<String, Ready>, DemoError> {
    if !kanssa.site.loopback_only {
        return Err(DemoError::NotLoopback);
    }
    let mut conn = kanssa.db.read().await?;
    let is_loaded = demo::is_demo(&mut conn).await?;
    let members = accounts::count_members(&mut conn).await?;
    drop(conn);
    match (is_loaded, members) {
        (true, _) => progress("the demo is there already; its data are kept"),
        (false, 0) => fill(kanssa, &mut progress).await?,
        (false, _) => return Err(DemoError::NotADemo),
    }
    give_owner(kanssa).await?;
    make_ready(kanssa).await
}

async fn fill(kanssa: &Kanssa, progress: &mut impl FnMut(&str)) -> Result<(), DemoError> {
    let now = kanssa.now();
    let content = content()?;
    progress("staff, one for each role");
    for role in Role::ALL {
        add_staff(kanssa, role.name(), role, now).await?;
    }
    add_staff(kanssa, COLLEAGUE, Role::Researcher, now).await?;
    progress("projects and tasks");
    let mut tasks: Vec<(Uuid, FileTask)> = Vec::new();
    for project in content.projects {
        let mut tx = kanssa.db.begin().await?;
        let random = kanssa.random.as_ref();
        let ids = tasks_file::add_project(&mut tx, random, &project, None, now).await?;
        tx.commit().await?;
        tasks.extend(ids.into_iter().zip(project.tasks));
    }
    let mut first = None;
    for number in 1..=MEMBERS {
        if number % 10 == 0 {
            progress(&format!("members with their answers: {number} of {MEMBERS}"));
        }
        let (member, language) = add_member(kanssa, number, now).await?;
        first.get_or_insert(member);
        answering::answer_some(kanssa, member, language, number, &tasks, now).await?;
    }
    // From here on the database is known as a demo's, whatever happens next.
    if let Some(member) = first {
        let mut tx = kanssa.db.begin().await?;
        demo::add(&mut tx, &kanssa.vault, DemoUser::Member(member), now).await?;
        tx.commit().await?;
    }
    Ok(())
}

fn address(name: &str) -> Result<EmailAddress, DemoError> {
    EmailAddress::parse(&format!("{name}@{DOMAIN}"))
        .map_err(|error| DemoError::Content(error.to_string()))
}

async fn add_staff(
    kanssa: &Kanssa,
    account: &str,
    role: Role,
    now: Timestamp,
) -> Result<(), DemoError> {
    let address = address(&format!("staff-{account}"))?;
    let name = NAMES.iter().find(|(known, _)| *known == account).map_or(account, |(_, name)| name);
    let (new, _) = staff::prepare(&kanssa.vault, &address).await?;
    let mut tx = kanssa.db.begin().await?;
    let id = staff::add(&mut tx, &kanssa.vault, new, &[role], Language::Fi, now).await?;
    staff::save_name(&mut tx, id, name).await?;
    Ok(tx.commit().await?)
}

/// The demo's researcher owns every project that nobody owns; also those of an older demo.
async fn give_owner(kanssa: &Kanssa) -> Result<(), DemoError> {
    let address = address(&format!("staff-{}", Role::Researcher))?;
    let mut tx = kanssa.db.begin().await?;
    if let Some(owner) = staff::find_by_address(&mut tx, &kanssa.vault, &address).await? {
        for project in projects::list_unowned(&mut tx).await? {
            projects::save_access(&mut tx, project, owner, Access::Own).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Joins somebody as the pages do: address, consent, pseudonym.
async fn add_member(
    kanssa: &Kanssa,
    number: u32,
    now: Timestamp,
) -> Result<(Uuid, Language), DemoError> {
    let address = address(&format!("resident-{number:02}"))?;
    let language = match number % 10 {
        0..=5 => Language::Fi,
        6..=7 => Language::Sv,
        _ => Language::En,
    };
    let newcomer = accounts::prepare(&kanssa.vault, &address).await?;
    let mut tx = kanssa.db.begin().await?;
    let person =
        accounts::add(&mut tx, &kanssa.vault, newcomer, language, kanssa.day_of(now)).await?;
    let anchor = join::add_consent(&mut tx, kanssa, person, language, now).await?;
    let member = accounts::find_member(&mut tx, person.link.member).await?;
    let member = member.ok_or(store::Error::NotFound)?;
    loop {
        let suggestion = rules::suggest(language, false, kanssa.random.as_ref());
        let Ok(pseudonym) = Pseudonym::parse(&suggestion, &address) else { continue };
        if !accounts::is_pseudonym_taken(&mut tx, &pseudonym, member.id).await? {
            accounts::save_pseudonym(&mut tx, &member, &pseudonym).await?;
            break;
        }
    }
    tx.commit().await?;
    kanssa.vault.save_anchor(consents::CHAIN, anchor).await?;
    Ok((member.id, language))
}

async fn make_ready(kanssa: &Kanssa) -> Result<BTreeMap<String, Ready>, DemoError> {
    let now = kanssa.now();
    let mut conn = kanssa.db.read().await?;
    let member = demo::find_member(&mut conn).await?;
    drop(conn);
    let member = if let Some(member) = member {
        member
    } else {
        // The demo's member has left: somebody new takes the place.
        let number = 100 + random::below(kanssa.random.as_ref(), 1_000_000);
        add_member(kanssa, number, now).await?.0
    };
    let mut ready = BTreeMap::new();
    let mut tx = kanssa.db.begin().await?;
    demo::remove_all(&mut tx).await?;
    let expires = now.plus(READY_FOR);
    let address_of = address;
    let address = |secret: [u8; 32]| {
        format!("{}/demo/{}", kanssa.site.base_url, BASE64URL_NOPAD.encode(&secret))
    };
    let secret = demo::add(&mut tx, &kanssa.vault, DemoUser::Member(member), expires).await?;
    ready.insert("member".to_owned(), Ready { address: address(secret), totp_secret: None });
    for role in Role::ALL {
        let account = address_of(&format!("staff-{role}"))?;
        let account = staff::find_by_address(&mut tx, &kanssa.vault, &account).await?;
        let Some(account) = account else { continue };
        let user = DemoUser::Staff(account);
        let secret = demo::add(&mut tx, &kanssa.vault, user, expires).await?;
        let totp = staff::get_totp_secret(&mut tx, &kanssa.vault, account).await?;
        let totp_secret = Some(BASE32_NOPAD.encode(totp.as_slice()));
        ready.insert(role.name().to_owned(), Ready { address: address(secret), totp_secret });
    }
    tx.commit().await?;
    Ok(ready)
}
