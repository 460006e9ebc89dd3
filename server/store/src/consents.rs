//! The consent ledger: appended to, never changed; a hash chain shows it.
//!
//! A row is sealed but for whose it is. Its place in the chain is the order of joining, which the
//! members' own doings show as well: in clear it would pair the two.

mod verify;

use data_encoding::HEXLOWER;
use model::{
    chain::{self, Hash, Link},
    consents::{Channel, Consent, Decision, Purpose, Standing, is_so},
    language::Language,
    random::{self, Random},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_optional, run, statements},
    dialect::{self, Lock},
    vault::{Anchor, Ledger, Vault},
};

pub(crate) use verify::STATEMENTS as VERIFY_STATEMENTS;
pub use verify::{Count, Finding, Inspection, Verification, inspect, verify};

/// The chain's name among the anchors.
pub const CHAIN: &str = "consents";

statements! {
    LAST_LINK = "SELECT number, commitment, hash FROM consent_chain ORDER BY number DESC LIMIT 1";
    ADD_LINK = "INSERT INTO consent_chain (number, kind, erased, commitment, hash) VALUES ($1, $2, $3, $4, $5)";
    ADD = "INSERT INTO consents (id, subject, entry) VALUES ($1, $2, $3)";
    LIST = "SELECT id, subject, entry FROM consents WHERE subject = $1";
    REMOVE = "DELETE FROM consents WHERE subject = $1";
    ADD_TEXT = "INSERT INTO consent_texts (fingerprint, purpose, language, words, shown_since) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (fingerprint) DO NOTHING";
    FIND_TEXT = "SELECT words FROM consent_texts WHERE fingerprint = $1";
    LIST_TEXTS = "SELECT fingerprint, purpose, language, words, shown_since FROM consent_texts \
        ORDER BY purpose, shown_since DESC, language";
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    subject: Uuid,
    entry: Vec<u8>,
}

/// What is sealed of a row.
#[derive(Serialize, Deserialize)]
struct Entry {
    purpose: String,
    decision: String,
    text: String,
    notice: String,
    language: String,
    day: i64,
    channel: String,
    salt: String,
    link: i64,
}

/// All entries are as long as this before they are sealed, so that length tells nothing.
const PADDED: usize = 512;

impl Entry {
    fn of(consent: &Consent, salt: &[u8], link: i64) -> Self {
        Self {
            purpose: consent.purpose.name().to_owned(),
            decision: consent.decision.name().to_owned(),
            text: HEXLOWER.encode(&consent.text),
            notice: HEXLOWER.encode(&consent.notice),
            language: consent.language.tag().to_owned(),
            day: consent.day.0,
            channel: consent.channel.name().to_owned(),
            salt: HEXLOWER.encode(salt),
            link,
        }
    }

    fn seal(&self, ledger: &Ledger, subject: Uuid, random: &dyn Random) -> Result<Vec<u8>> {
        let mut plain = serde_json::to_vec(self).map_err(|_| Error::Corrupt("consents"))?;
        plain.resize(plain.len().max(PADDED), b' ');
        Ok(ledger.seal(subject, &plain, random))
    }

    fn open(ledger: &Ledger, row: &Row) -> Option<Self> {
        match ledger.open(row.subject, &row.entry) {
            Ok(plain) => serde_json::from_slice(&plain).ok(),
            // Written before entries were sealed; the chain vouches for it all the same.
            Err(_) => serde_json::from_slice(&row.entry).ok(),
        }
    }

    /// None: a stored name is none of ours, which the verification counts as a changed row.
    fn consent(&self, row: &Row) -> Option<Consent> {
        (self.channel == Channel::Web.name()).then_some(())?;
        Some(Consent {
            id: row.id,
            subject: row.subject,
            purpose: self.purpose.parse().ok()?,
            decision: self.decision.parse().ok()?,
            text: hash(&HEXLOWER.decode(self.text.as_bytes()).ok()?)?,
            notice: hash(&HEXLOWER.decode(self.notice.as_bytes()).ok()?)?,
            language: self.language.parse().ok()?,
            day: Timestamp(self.day),
            channel: Channel::Web,
        })
    }

    fn commitment(&self, row: &Row) -> Option<Hash> {
        let salt = HEXLOWER.decode(self.salt.as_bytes()).ok()?;
        Some(self.consent(row)?.commitment(&salt))
    }
}

fn hash(bytes: &[u8]) -> Option<Hash> {
    bytes.try_into().ok()
}

/// A decision to write down.
#[derive(Clone, Copy, Debug)]
pub struct NewConsent {
    /// Whose.
    pub subject: Uuid,
    /// What for.
    pub purpose: Purpose,
    /// What was decided.
    pub decision: Decision,
    /// The fingerprint of the consent's words as shown.
    pub text: Hash,
    /// The fingerprint of the privacy notice as shown.
    pub notice: Hash,
    /// The language it was shown in.
    pub language: Language,
}

/// Appends a decision. The returned anchor is saved by [`Vault::save_anchor`] after the commit.
pub async fn add(tx: &mut Tx, vault: &Vault, new: NewConsent, now: Timestamp) -> Result<Anchor> {
    let consent = Consent {
        id: random::id(vault.random()),
        subject: new.subject,
        purpose: new.purpose,
        decision: new.decision,
        text: new.text,
        notice: new.notice,
        language: new.language,
        day: now.day(),
        channel: Channel::Web,
    };
    let ledger = vault.ledger().await?;
    let salt: [u8; 32] = random::bytes(vault.random());
    let link = append(tx, "consent", None, consent.commitment(&salt)).await?;
    let entry = Entry::of(&consent, &salt, link.number);
    let sealed = entry.seal(&ledger, consent.subject, vault.random())?;
    run!(tx, ADD, consent.id, consent.subject, sealed);
    Ok((link.number, link.hash))
}

/// Appends a decision unless it decides nothing new ([`is_so`]). None: it is so already.
pub async fn decide(
    tx: &mut Tx,
    vault: &Vault,
    new: NewConsent,
    now: Timestamp,
) -> Result<Option<Anchor>> {
    dialect::lock_alone(tx, Lock::ConsentChain).await?;
    let decisions = list(tx, vault, new.subject).await?;
    if is_so(&decisions, new.purpose, new.decision, &new.text) {
        return Ok(None);
    }
    add(tx, vault, new, now).await.map(Some)
}

/// Every decision of a subject, oldest first.
pub async fn list(on: &mut impl Session, vault: &Vault, subject: Uuid) -> Result<Vec<Consent>> {
    let opened = list_opened(on, vault, subject).await?;
    opened
        .into_iter()
        .map(|(row, entry)| entry.consent(&row).ok_or(Error::Corrupt("consents")))
        .collect()
}

/// Proof that somebody consents to something just now; nothing else makes one.
///
/// A mail that needs a consent cannot be sealed without it ([`crate::mail::Ground`]).
#[derive(Clone, Copy, Debug)]
pub struct LiveConsent {
    purpose: Purpose,
}

impl LiveConsent {
    /// What they consent to.
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }
}

/// The live consent of a subject to a purpose, if there is one. `current`: the words as they are now, in
/// each language; a consent to others is none (R42).
pub async fn find_live(
    on: &mut impl Session,
    vault: &Vault,
    subject: Uuid,
    (purpose, current): (Purpose, &[Hash]),
) -> Result<Option<LiveConsent>> {
    let decisions = list(on, vault, subject).await?;
    let standing = Standing::of(&decisions, purpose, current);
    Ok((standing == Standing::Live).then_some(LiveConsent { purpose }))
}

async fn list_opened(
    on: &mut impl Session,
    vault: &Vault,
    subject: Uuid,
) -> Result<Vec<(Row, Entry)>> {
    let ledger = vault.ledger().await?;
    let rows: Vec<Row> = fetch_all!(on, LIST, subject);
    let open = |row: Row| {
        let entry = Entry::open(&ledger, &row).ok_or(Error::Corrupt("consents"))?;
        Ok((row, entry))
    };
    let mut opened = rows.into_iter().map(open).collect::<Result<Vec<_>>>()?;
    opened.sort_by_key(|(_, entry)| entry.link);
    Ok(opened)
}

/// Removes a subject's decisions and notes in the chain which entries lost their content so.
pub(crate) async fn erase(tx: &mut Tx, vault: &Vault, subject: Uuid) -> Result<Option<Anchor>> {
    // Before looking: a decision added in between would be removed without being named.
    dialect::lock_alone(tx, Lock::ConsentChain).await?;
    let opened = list_opened(tx, vault, subject).await?;
    if opened.is_empty() {
        return Ok(None);
    }
    run!(tx, REMOVE, subject);
    let numbers: Vec<String> = opened.iter().map(|(_, entry)| entry.link.to_string()).collect();
    let erased = numbers.join(",");
    let link = append(tx, "erasure", Some(&erased), erasure_commitment(&erased)).await?;
    Ok(Some((link.number, link.hash)))
}

fn erasure_commitment(erased: &str) -> Hash {
    chain::commit(b"erasure", [erased.as_bytes()])
}

async fn append(tx: &mut Tx, kind: &str, erased: Option<&str>, commitment: Hash) -> Result<Link> {
    dialect::lock_alone(tx, Lock::ConsentChain).await?;
    let last: Option<(i64, Vec<u8>, Vec<u8>)> = fetch_optional!(tx, LAST_LINK);
    let last = last.map(|(number, commitment, hash)| stored_link(number, &commitment, &hash));
    let link = Link::after(last.transpose()?.as_ref(), commitment);
    run!(tx, ADD_LINK, link.number, kind, erased, &link.commitment[..], &link.hash[..]);
    Ok(link)
}

fn stored_link(number: i64, commitment: &[u8], hash: &[u8]) -> Result<Link> {
    Link::stored(number, commitment, hash).ok_or(Error::Corrupt("consent_chain"))
}

/// Keeps the words of a consent as they are shown, so that each entry can be read back (R1).
pub async fn add_text(
    tx: &mut Tx,
    purpose: Purpose,
    language: Language,
    words: &str,
    now: Timestamp,
) -> Result<Hash> {
    let fingerprint = model::consents::text_fingerprint(words);
    run!(tx, ADD_TEXT, &fingerprint[..], purpose.name(), language.tag(), words, now.0);
    Ok(fingerprint)
}

/// The words a consent was given to.
pub async fn find_text(on: &mut impl Session, fingerprint: &Hash) -> Result<Option<String>> {
    let row: Option<(String,)> = fetch_optional!(on, FIND_TEXT, &fingerprint[..]);
    Ok(row.map(|(words,)| words))
}

/// A text that members consent to, or did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Its fingerprint.
    pub fingerprint: Hash,
    /// What for.
    pub purpose: Purpose,
    /// Its language.
    pub language: Language,
    /// The words.
    pub words: String,
    /// Since when it is, or was, shown.
    pub shown_since: Timestamp,
}

/// Every text ever consented to: by purpose, the newest first.
pub async fn list_texts(on: &mut impl Session) -> Result<Vec<Text>> {
    let rows: Vec<(Vec<u8>, String, String, String, i64)> = fetch_all!(on, LIST_TEXTS);
    let corrupt = || Error::Corrupt("consent_texts");
    rows.into_iter()
        .map(|(fingerprint, purpose, language, words, since)| {
            Ok(Text {
                fingerprint: hash(&fingerprint).ok_or_else(corrupt)?,
                purpose: purpose.parse().map_err(|()| corrupt())?,
                language: language.parse().map_err(|_| corrupt())?,
                words,
                shown_since: Timestamp(since),
            })
        })
        .collect()
}
