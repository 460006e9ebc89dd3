//! The question bank: questions that researchers keep for other tasks.

use model::{
    questionnaires::{Questionnaire, bank::Topic},
    random::{self, Random},
    time::Timestamp,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_optional, run, statements},
};

/// The most entries that are listed: far more than anybody looks through.
const MOST_LISTED: i64 = 500;

statements! {
    ADD = "INSERT INTO bank_entries (id, name, topic, questions, kept_by, kept_at) VALUES ($1, $2, $3, $4, $5, $6)";
    FIND = "SELECT b.id, b.name, b.topic, b.questions, b.kept_by, b.kept_at, s.name AS keeper FROM bank_entries b \
        LEFT JOIN staff s ON s.id = b.kept_by WHERE b.id = $1";
    LIST = "SELECT b.id, b.name, b.topic, b.questions, b.kept_by, b.kept_at, s.name AS keeper FROM bank_entries b \
        LEFT JOIN staff s ON s.id = b.kept_by ORDER BY b.kept_at DESC, b.id LIMIT $1";
    SAVE = "UPDATE bank_entries SET name = $1, topic = $2 WHERE id = $3";
    REMOVE = "DELETE FROM bank_entries WHERE id = $1";
}

/// Questions that are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// What it is about.
    pub topic: Topic,
    /// The questions.
    pub questions: Questionnaire,
    /// Who keeps it; none: the account has ended.
    pub kept_by: Option<Uuid>,
    /// Their name, as far as there is one.
    pub keeper: Option<String>,
    /// Since when.
    pub kept_at: Timestamp,
}

impl Entry {
    /// Whether this researcher may name it anew or remove it: who keeps it, and everybody once its
    /// keeper's account has ended.
    pub fn may_be_changed_by(&self, staff: Uuid) -> bool {
        self.kept_by.is_none_or(|keeper| keeper == staff)
    }
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    name: String,
    topic: String,
    questions: String,
    kept_by: Option<Uuid>,
    kept_at: i64,
    keeper: Option<String>,
}

impl Row {
    fn into_entry(self) -> Result<Entry> {
        let questions = Questionnaire::from_file(&self.questions);
        Ok(Entry {
            id: self.id,
            name: self.name,
            topic: Topic::of(&self.topic).unwrap_or(Topic::Other),
            questions: questions.map_err(|_| Error::Corrupt("bank_entries.questions"))?,
            kept_by: self.kept_by,
            keeper: self.keeper,
            kept_at: Timestamp(self.kept_at),
        })
    }
}

/// Keeps questions under a name. Gives the entry's id.
pub async fn add(
    tx: &mut Tx,
    random: &dyn Random,
    questions: &Questionnaire,
    (name, topic): (&str, Topic),
    (staff, now): (Uuid, Timestamp),
) -> Result<Uuid> {
    let id = random::id(random);
    run!(tx, ADD, id, name, topic.name(), questions.to_file(), staff, now.0);
    Ok(id)
}

/// An entry.
pub async fn find(on: &mut impl Session, id: Uuid) -> Result<Option<Entry>> {
    let row: Option<Row> = fetch_optional!(on, FIND, id);
    row.map(Row::into_entry).transpose()
}

/// The newest entries, newest first.
pub async fn list(on: &mut impl Session) -> Result<Vec<Entry>> {
    let rows: Vec<Row> = fetch_all!(on, LIST, MOST_LISTED);
    rows.into_iter().map(Row::into_entry).collect()
}

/// Names an entry anew. False: it is gone.
pub async fn save(tx: &mut Tx, id: Uuid, (name, topic): (&str, Topic)) -> Result<bool> {
    Ok(run!(tx, SAVE, name, topic.name(), id) == 1)
}

/// Removes an entry; tasks that took its questions keep them. False: it is gone already.
pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(run!(tx, REMOVE, id) == 1)
}
