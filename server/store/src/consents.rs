//! The consent ledger: appended to, never changed; a hash chain shows it.
//!
//! A row is sealed but for whose it is. Its place in the chain is the order of joining, which the
//! members' own doings show as well: in clear it would pair the two.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::HEXLOWER;
use model::{
    chain::{self, Break, Hash, Link, Walk},
    consents::{Channel, Consent, Decision, Purpose},
    language::Language,
    random::{self, Random},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Conn, Db, Error, Result, Session, Tx,
    db::{fetch_all, fetch_optional, run, statements},
    dialect::{self, Lock},
    vault::{Anchor, Ledger, Vault},
};

/// The chain's name among the anchors.
pub const CHAIN: &str = "consents";
const PAGE: i64 = 1_000;

statements! {
    LAST_LINK = "SELECT number, commitment, hash FROM consent_chain ORDER BY number DESC LIMIT 1";
    ADD_LINK = "INSERT INTO consent_chain (number, kind, erased, commitment, hash) VALUES ($1, $2, $3, $4, $5)";
    ADD = "INSERT INTO consents (id, subject, entry) VALUES ($1, $2, $3)";
    LIST = "SELECT id, subject, entry FROM consents WHERE subject = $1";
    REMOVE = "DELETE FROM consents WHERE subject = $1";
    CHAIN_PAGE = "SELECT number, kind, erased, commitment, hash FROM consent_chain \
        WHERE number > $1 ORDER BY number LIMIT $2";
    CONSENTS_PAGE = "SELECT id, subject, entry FROM consents WHERE id > $1 ORDER BY id LIMIT $2";
    ADD_TEXT = "INSERT INTO consent_texts (fingerprint, purpose, language, words, shown_since) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (fingerprint) DO NOTHING";
    FIND_TEXT = "SELECT words FROM consent_texts WHERE fingerprint = $1";
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

/// Every decision of a subject, oldest first.
pub async fn list(on: &mut impl Session, vault: &Vault, subject: Uuid) -> Result<Vec<Consent>> {
    let opened = list_opened(on, vault, subject).await?;
    opened
        .into_iter()
        .map(|(row, entry)| entry.consent(&row).ok_or(Error::Corrupt("consents")))
        .collect()
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

fn stored_link(number: i64, commitment: &[u8], stored: &[u8]) -> Result<Link> {
    match (hash(commitment), hash(stored)) {
        (Some(commitment), Some(hash)) => Ok(Link { number, commitment, hash }),
        _ => Err(Error::Corrupt("consent_chain")),
    }
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

/// What is wrong with the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// The chain itself is broken.
    #[error("{0}")]
    Chain(#[from] Break),
    /// The consent at this entry is not what was written.
    #[error("the consent at entry {0} was changed")]
    Changed(i64),
    /// The consent at this entry is gone, and no member's leaving explains it.
    #[error("the consent at entry {0} was removed")]
    Removed(i64),
    /// There are consents that do not open, so that nobody knows which they were.
    #[error("{0} consents cannot be read")]
    Unreadable(i64),
    /// There are consents that no entry speaks of.
    #[error("{0} consents stand outside the chain")]
    Foreign(i64),
}

/// What a verification of the ledger saw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// Entries of the chain.
    pub entries: i64,
    /// Consents that are there and as they were written.
    pub consents: i64,
    /// Entries whose consent was erased because its member left.
    pub erased: i64,
    /// Everything that is wrong; empty: the ledger is sound.
    pub findings: Vec<Finding>,
}

#[derive(FromRow)]
struct ChainRow {
    number: i64,
    kind: String,
    erased: Option<String>,
    commitment: Vec<u8>,
    hash: Vec<u8>,
}

/// The chain as far as it has been walked.
#[derive(Default)]
struct Walked {
    walk: Walk,
    number: i64,
    /// What the chain says of each consent; none: it says what cannot be.
    spoken: BTreeMap<i64, Option<Hash>>,
    erased: BTreeSet<i64>,
    findings: Vec<Finding>,
    entries: i64,
}

impl Walked {
    /// Goes on to what is the chain's end now. False: it is broken, there is no going on.
    async fn go_on(&mut self, conn: &mut Conn, anchor: Option<Anchor>) -> Result<bool> {
        loop {
            let page: Vec<ChainRow> = fetch_all!(&mut *conn, CHAIN_PAGE, self.number, PAGE);
            if page.is_empty() {
                return Ok(true);
            }
            for entry in page {
                self.entries += 1;
                let link = stored_link(entry.number, &entry.commitment, &entry.hash)?;
                let commitment = link.commitment;
                if let Err(broken) = self.walk.step(link, anchor) {
                    self.findings.push(broken.into());
                    return Ok(false);
                }
                self.number = entry.number;
                match (entry.kind.as_str(), entry.erased.as_deref()) {
                    ("erasure", Some(erased)) if erasure_commitment(erased) == commitment => {
                        self.erased.extend(erased.split(',').filter_map(|n| n.parse::<i64>().ok()));
                    }
                    ("consent", None) => {
                        self.spoken.insert(entry.number, Some(commitment));
                    }
                    (kind, _) => {
                        self.findings.push(Finding::Changed(entry.number));
                        if kind == "consent" {
                            self.spoken.insert(entry.number, None);
                        }
                    }
                }
            }
        }
    }
}

/// Verifies the whole ledger against its chain, and the chain against its anchor (R41).
pub async fn verify(db: &Db, vault: &Vault) -> Result<Verification> {
    let anchor = vault.find_anchor(CHAIN).await?;
    let ledger = vault.ledger().await?;
    let mut conn = db.read().await?;
    let mut chain = Walked::default();
    let mut consents = Vec::new();
    let mut unreadable = 0;
    let mut whole = chain.go_on(&mut conn, anchor).await?;
    let end = chain.number;
    if whole {
        let mut after = Uuid::nil();
        loop {
            let page: Vec<Row> = fetch_all!(&mut conn, CONSENTS_PAGE, after, PAGE);
            let Some(last) = page.last() else { break };
            after = last.id;
            for row in &page {
                match Entry::open(&ledger, row) {
                    Some(entry) => consents.push((entry.link, entry.commitment(row))),
                    None => unreadable += 1,
                }
            }
        }
        // What was decided or erased while the rows were read.
        whole = chain.go_on(&mut conn, anchor).await?;
    }
    let mut seen = Verification { entries: chain.entries, ..Verification::default() };
    if !whole {
        seen.findings = chain.findings;
        return Ok(seen);
    }
    let mut foreign = 0;
    // In the chain's order, as a row's own tells nothing.
    consents.sort_unstable_by_key(|(link, _)| *link);
    for (link, commitment) in consents {
        let is_erased = chain.erased.contains(&link);
        match chain.spoken.remove(&link) {
            Some(None) => {}
            Some(spoken) if spoken == commitment => seen.consents += 1,
            Some(_) => chain.findings.push(Finding::Changed(link)),
            None if is_erased => chain.findings.push(Finding::Changed(link)),
            None => foreign += 1,
        }
    }
    seen.findings = chain.findings;
    if let Err(broken) = chain.walk.end(anchor) {
        seen.findings.push(broken.into());
    }
    for (number, spoken) in chain.spoken {
        if chain.erased.contains(&number) {
            seen.erased += 1;
        } else if number <= end && spoken.is_some() {
            seen.findings.push(Finding::Removed(number));
        }
    }
    for (count, finding) in
        [(unreadable, Finding::Unreadable(unreadable)), (foreign, Finding::Foreign(foreign))]
    {
        if count > 0 {
            seen.findings.push(finding);
        }
    }
    Ok(seen)
}
