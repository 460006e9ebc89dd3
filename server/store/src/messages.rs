//! Messages to whoever keeps the register, and the answers (R6, R61).

use std::str::FromStr;

use model::{
    language::Language,
    random,
    time::{Duration, Timestamp},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_optional, run, statements},
    vault::Vault,
};

const PAGE: i64 = 100;

statements! {
    ADD = "INSERT INTO messages (id, subject, member, staff, from_staff, words, language, sent_at, once) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LIST_OF_MEMBER = "SELECT id, subject, member, from_staff, words, language, sent_at, NULL AS pseudonym \
        FROM messages WHERE member = $1 ORDER BY sent_at, id";
    LIST = "SELECT g.id, g.subject, g.member, g.from_staff, g.words, g.language, g.sent_at, m.pseudonym \
        FROM messages g LEFT JOIN members m ON m.id = g.member WHERE g.from_staff = $1 \
        ORDER BY g.sent_at DESC, g.id LIMIT $2";
    FIND = "SELECT g.id, g.subject, g.member, g.from_staff, g.words, g.language, g.sent_at, m.pseudonym \
        FROM messages g LEFT JOIN members m ON m.id = g.member WHERE g.id = $1";
    REMOVE_OF_VISITORS = "DELETE FROM messages WHERE member IS NULL AND sent_at <= $1";
}

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The register: one's data and rights.
    Register,
    /// Accessibility: answered within two weeks.
    Accessibility,
    /// Anything else.
    Other,
}

impl Subject {
    /// Every subject, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Register, Self::Accessibility, Self::Other];

    /// The subject's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Accessibility => "accessibility",
            Self::Other => "other",
        }
    }
}

impl FromStr for Subject {
    type Err = ();

    fn from_str(name: &str) -> std::result::Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|subject| subject.name() == name).ok_or(())
    }
}

/// A message to write down.
#[derive(Clone, Debug)]
pub struct NewMessage<'a> {
    /// What it is about.
    pub subject: Subject,
    /// The member it is from or for; none: a visitor's.
    pub member: Option<Uuid>,
    /// The member of staff who answers; none: it is to the register.
    pub staff: Option<Uuid>,
    /// What it says.
    pub words: &'a str,
    /// The language of the page it was written on.
    pub language: Language,
    /// Drawn with the form, so that a form sent twice is one message.
    pub once: Uuid,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The message's id.
    pub id: Uuid,
    /// What it is about.
    pub subject: Subject,
    /// The member it is from or for; none: a visitor's.
    pub member: Option<Uuid>,
    /// The member's pseudonym; none: a visitor's, or not asked for.
    pub pseudonym: Option<String>,
    /// Whether the register answers the member by it.
    pub from_staff: bool,
    /// What it says.
    pub words: String,
    /// The language of the page it was written on.
    pub language: Language,
    /// When it was sent.
    pub sent_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    subject: String,
    member: Option<Uuid>,
    pseudonym: Option<String>,
    from_staff: bool,
    words: String,
    language: String,
    sent_at: i64,
}

impl Row {
    fn into_message(self) -> Result<Message> {
        Ok(Message {
            id: self.id,
            subject: self.subject.parse().map_err(|()| Error::Corrupt("messages.subject"))?,
            member: self.member,
            pseudonym: self.pseudonym,
            from_staff: self.from_staff,
            words: self.words,
            language: self.language.parse().map_err(|_| Error::Corrupt("messages.language"))?,
            sent_at: Timestamp(self.sent_at),
        })
    }
}

/// Writes a message down. [`Error::Conflict`]: this form was sent before.
pub async fn add(tx: &mut Tx, vault: &Vault, new: &NewMessage<'_>, now: Timestamp) -> Result<Uuid> {
    let id = random::id(vault.random());
    run!(
        tx,
        ADD,
        id,
        new.subject.name(),
        new.member,
        new.staff,
        new.staff.is_some(),
        new.words,
        new.language.tag(),
        now.0,
        new.once
    );
    Ok(id)
}

/// A member's messages and the answers to them, oldest first.
pub async fn list_of_member(on: &mut impl Session, member: Uuid) -> Result<Vec<Message>> {
    let rows: Vec<Row> = fetch_all!(on, LIST_OF_MEMBER, member);
    rows.into_iter().map(Row::into_message).collect()
}

/// The latest hundred messages to the register, latest first.
pub async fn list(on: &mut impl Session) -> Result<Vec<Message>> {
    let rows: Vec<Row> = fetch_all!(on, LIST, false, PAGE);
    rows.into_iter().map(Row::into_message).collect()
}

/// One message.
pub async fn find(on: &mut impl Session, id: Uuid) -> Result<Option<Message>> {
    let row: Option<Row> = fetch_optional!(on, FIND, id);
    row.map(Row::into_message).transpose()
}

/// Removes what visitors wrote so long ago or longer; gives how many. Nobody can ask for it to be
/// erased, for nobody can show that it is theirs.
pub async fn remove_old_of_visitors(tx: &mut Tx, kept: Duration, now: Timestamp) -> Result<u64> {
    let before = now.minus(kept).0;
    Ok(run!(tx, REMOVE_OF_VISITORS, before))
}
