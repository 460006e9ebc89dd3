//! Looking into the security log: in a case, for a reason, granted by a second person, for a day (R26).

use std::net::IpAddr;

use model::{
    random,
    time::{Duration, Timestamp},
};
use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_optional, run, statements},
    vault::{KeyPurpose, Vault},
};

const QUESTION_PLACE: &str = "security_lookups.question";
/// For how long whoever asked may look, once it is granted.
pub const OPEN_FOR: Duration = Duration::hours(24);
/// How long a look-up is kept: no longer than what it was about.
pub const KEPT: Duration = Duration::days(30);

statements! {
    ADD = "INSERT INTO security_lookups (id, case_number, reason, question, asked_by, asked_at) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    FIND = "SELECT l.id, l.case_number, l.reason, l.question, l.asked_by, l.asked_at, l.decision, l.decided_at, \
        a.name AS asker, d.name AS decider FROM security_lookups l LEFT JOIN staff a ON a.id = l.asked_by \
        LEFT JOIN staff d ON d.id = l.decided_by WHERE l.id = $1";
    LIST = "SELECT l.id, l.case_number, l.reason, l.question, l.asked_by, l.asked_at, l.decision, l.decided_at, \
        a.name AS asker, d.name AS decider FROM security_lookups l LEFT JOIN staff a ON a.id = l.asked_by \
        LEFT JOIN staff d ON d.id = l.decided_by ORDER BY l.asked_at DESC, l.id LIMIT 200";
    DECIDE = "UPDATE security_lookups SET decision = $1, decided_by = $2, decided_at = $3 \
        WHERE id = $4 AND decision = 'waiting' AND asked_by <> $2";
    LIST_OLD = "SELECT id FROM security_lookups WHERE asked_at <= $1";
    REMOVE = "DELETE FROM security_lookups WHERE id = $1";
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// From which addresses a member used the service.
    Member(Uuid),
    /// Who used the service from this address.
    Address(IpAddr),
}

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing yet.
    Waiting,
    /// Somebody else granted it.
    Granted,
    /// Somebody else refused it.
    Refused,
}

impl Decision {
    const ALL: [Self; 3] = [Self::Waiting, Self::Granted, Self::Refused];

    const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Granted => "granted",
            Self::Refused => "refused",
        }
    }
}

/// A look-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookup {
    /// Its id.
    pub id: Uuid,
    /// The number of the case, as the city counts them.
    pub case_number: String,
    /// Why.
    pub reason: String,
    /// What is asked.
    pub question: Question,
    /// Who asks; none: the account has ended.
    pub asked_by: Option<Uuid>,
    /// Their name, as far as there is one.
    pub asker: Option<String>,
    /// When.
    pub asked_at: Timestamp,
    /// What came of it.
    pub decision: Decision,
    /// Who decided, as far as they have a name.
    pub decider: Option<String>,
    /// When.
    pub decided_at: Option<Timestamp>,
}

impl Lookup {
    /// Whether somebody may look now: who asked, for a day, if another person has granted it.
    pub fn is_open_for(&self, staff: Uuid, now: Timestamp) -> bool {
        self.decision == Decision::Granted
            && self.asked_by == Some(staff)
            && self.decided_at.is_some_and(|at| now < at.plus(OPEN_FOR))
    }
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    case_number: String,
    reason: String,
    question: Vec<u8>,
    asked_by: Option<Uuid>,
    asked_at: i64,
    decision: String,
    decided_at: Option<i64>,
    asker: Option<String>,
    decider: Option<String>,
}

impl Row {
    async fn open(self, vault: &Vault) -> Result<Option<Lookup>> {
        let opened =
            vault.open_sealed(self.id, KeyPurpose::Lookup, QUESTION_PLACE, &self.question).await?;
        // Without its key, after a restore for instance, nobody knows what was asked.
        let Some(plain) = opened else { return Ok(None) };
        let corrupt = || Error::Corrupt("security_lookups");
        let decision = Decision::ALL.into_iter().find(|known| known.name() == self.decision);
        Ok(Some(Lookup {
            id: self.id,
            case_number: self.case_number,
            reason: self.reason,
            question: serde_json::from_slice(&plain).map_err(|_| corrupt())?,
            asked_by: self.asked_by,
            asker: self.asker,
            asked_at: Timestamp(self.asked_at),
            decision: decision.ok_or_else(corrupt)?,
            decider: self.decider,
            decided_at: self.decided_at.map(Timestamp),
        }))
    }
}

/// A question with its seal on, ready for [`add`].
#[derive(Debug)]
pub struct SealedQuestion(Uuid, Vec<u8>);

/// Seals a question under a key of its own.
pub async fn seal(vault: &Vault, question: &Question) -> Result<SealedQuestion> {
    let id = random::id(vault.random());
    let plain = serde_json::to_vec(question).map_err(|_| Error::Corrupt(QUESTION_PLACE))?;
    let sealed = vault.seal(id, KeyPurpose::Lookup, QUESTION_PLACE, &plain).await?;
    Ok(SealedQuestion(id, sealed))
}

/// Asks to look. Gives the id.
pub async fn add(
    tx: &mut Tx,
    SealedQuestion(id, question): SealedQuestion,
    (case_number, reason): (&str, &str),
    (staff, now): (Uuid, Timestamp),
) -> Result<Uuid> {
    run!(tx, ADD, id, case_number, reason, question, staff, now.0);
    Ok(id)
}

/// A look-up. None: there is none, or it has had its time.
pub async fn find(on: &mut impl Session, vault: &Vault, id: Uuid) -> Result<Option<Lookup>> {
    let row: Option<Row> = fetch_optional!(on, FIND, id);
    match row {
        Some(row) => row.open(vault).await,
        None => Ok(None),
    }
}

/// The look-ups of the last month, newest first.
pub async fn list(on: &mut impl Session, vault: &Vault) -> Result<Vec<Lookup>> {
    let rows: Vec<Row> = fetch_all!(on, LIST);
    let mut lookups = Vec::new();
    for row in rows {
        lookups.extend(row.open(vault).await?);
    }
    Ok(lookups)
}

/// Grants or refuses a look-up. Whether it was so: not by who asked, and once.
pub async fn decide(
    tx: &mut Tx,
    id: Uuid,
    decision: Decision,
    (staff, now): (Uuid, Timestamp),
) -> Result<bool> {
    Ok(run!(tx, DECIDE, decision.name(), staff, now.0, id) == 1)
}

/// Removes look-ups of more than a month ago; gives back whose keys to destroy.
pub async fn remove_old(tx: &mut Tx, now: Timestamp) -> Result<Vec<Uuid>> {
    let old: Vec<(Uuid,)> = fetch_all!(tx, LIST_OLD, now.minus(KEPT).0);
    for (id,) in &old {
        run!(tx, REMOVE, *id);
    }
    Ok(old.into_iter().map(|(id,)| id).collect())
}
