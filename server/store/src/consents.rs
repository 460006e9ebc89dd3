//! The consent ledger: appended to, never changed; a hash chain shows it.

use model::{
    chain::{self, Break, Hash, Link, Walk},
    consents::{Channel, Consent, Decision, Purpose},
    language::Language,
    random,
    time::Timestamp,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Db, Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
    dialect::{self, Lock},
    vault::{Anchor, Vault},
};

/// The chain's name among the anchors.
pub const CHAIN: &str = "consents";
const PAGE: i64 = 1_000;

statements! {
    LAST_LINK = "SELECT number, commitment, hash FROM consent_chain ORDER BY number DESC LIMIT 1";
    ADD_LINK = "INSERT INTO consent_chain (number, kind, erased, commitment, hash) VALUES ($1, $2, $3, $4, $5)";
    ADD = "INSERT INTO consents (id, subject, purpose, decision, text, notice, language, day, channel, salt, link) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    LIST = "SELECT id, subject, purpose, decision, text, notice, language, day, channel, salt, link \
        FROM consents WHERE subject = $1 ORDER BY link";
    LINKS_OF = "SELECT link FROM consents WHERE subject = $1 ORDER BY link";
    REMOVE = "DELETE FROM consents WHERE subject = $1";
    CHAIN_PAGE = "SELECT number, kind, erased, commitment, hash FROM consent_chain \
        WHERE number > $1 ORDER BY number LIMIT $2";
    CONSENTS_PAGE = "SELECT id, subject, purpose, decision, text, notice, language, day, channel, salt, link \
        FROM consents WHERE link > $1 AND link <= $2 ORDER BY link";
    COUNT_FOREIGN = "SELECT COUNT(*) FROM consents c WHERE NOT EXISTS \
        (SELECT 1 FROM consent_chain e WHERE e.number = c.link AND e.kind = 'consent')";
    ADD_TEXT = "INSERT INTO consent_texts (fingerprint, purpose, language, words, shown_since) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (fingerprint) DO NOTHING";
    FIND_TEXT = "SELECT words FROM consent_texts WHERE fingerprint = $1";
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    subject: Uuid,
    purpose: String,
    decision: String,
    text: Vec<u8>,
    notice: Vec<u8>,
    language: String,
    day: i64,
    channel: String,
    salt: Vec<u8>,
    link: i64,
}

impl Row {
    /// None: a stored name is none of ours, which the verification counts as a changed row.
    fn consent(&self) -> Option<Consent> {
        (self.channel == Channel::Web.name()).then_some(())?;
        Some(Consent {
            id: self.id,
            subject: self.subject,
            purpose: self.purpose.parse().ok()?,
            decision: self.decision.parse().ok()?,
            text: hash(&self.text)?,
            notice: hash(&self.notice)?,
            language: self.language.parse().ok()?,
            day: Timestamp(self.day),
            channel: Channel::Web,
        })
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
    let salt: [u8; 32] = random::bytes(vault.random());
    let link = append(tx, "consent", None, consent.commitment(&salt)).await?;
    run!(
        tx,
        ADD,
        consent.id,
        consent.subject,
        consent.purpose.name(),
        consent.decision.name(),
        &consent.text[..],
        &consent.notice[..],
        consent.language.tag(),
        consent.day.0,
        consent.channel.name(),
        &salt[..],
        link.number
    );
    Ok((link.number, link.hash))
}

/// Every decision of a subject, oldest first.
pub async fn list(on: &mut impl Session, subject: Uuid) -> Result<Vec<Consent>> {
    let rows: Vec<Row> = fetch_all!(on, LIST, subject);
    rows.iter().map(|row| row.consent().ok_or(Error::Corrupt("consents"))).collect()
}

/// Removes a subject's decisions and notes in the chain which entries lost their content so.
pub(crate) async fn erase(tx: &mut Tx, subject: Uuid) -> Result<Option<Anchor>> {
    // Before looking: a decision added in between would be removed without being named.
    dialect::lock_alone(tx, Lock::ConsentChain).await?;
    let links: Vec<(i64,)> = fetch_all!(tx, LINKS_OF, subject);
    if links.is_empty() {
        return Ok(None);
    }
    run!(tx, REMOVE, subject);
    let numbers: Vec<String> = links.iter().map(|(number,)| number.to_string()).collect();
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

/// Verifies the whole ledger against its chain, and the chain against its anchor (R41).
pub async fn verify(db: &Db, vault: &Vault) -> Result<Verification> {
    let anchor = vault.find_anchor(CHAIN).await?;
    let mut conn = db.read().await?;
    let mut seen = Verification::default();
    let mut walk = Walk::default();
    let mut missing = std::collections::BTreeSet::new();
    let mut after = 0;
    loop {
        let page: Vec<ChainRow> = fetch_all!(&mut conn, CHAIN_PAGE, after, PAGE);
        let Some(last) = page.last().map(|row| row.number) else {
            break;
        };
        let rows: Vec<Row> = fetch_all!(&mut conn, CONSENTS_PAGE, after, last);
        let mut rows = rows.into_iter().peekable();
        for entry in page {
            seen.entries += 1;
            let link = stored_link(entry.number, &entry.commitment, &entry.hash)?;
            if let Err(broken) = walk.step(link, anchor) {
                seen.findings.push(broken.into());
                return Ok(seen);
            }
            while rows.next_if(|row| row.link < entry.number).is_some() {}
            match (entry.kind.as_str(), entry.erased.as_deref()) {
                ("erasure", Some(erased)) if erasure_commitment(erased)[..] == entry.commitment => {
                    for number in erased.split(',').filter_map(|number| number.parse().ok()) {
                        seen.erased += i64::from(missing.remove(&number));
                    }
                }
                ("consent", None) => {
                    let row = rows.next_if(|row| row.link == entry.number);
                    match row.map(|row| is_as_written(&row, &entry.commitment)) {
                        Some(true) => seen.consents += 1,
                        Some(false) => seen.findings.push(Finding::Changed(entry.number)),
                        None => {
                            missing.insert(entry.number);
                        }
                    }
                }
                _ => seen.findings.push(Finding::Changed(entry.number)),
            }
        }
        after = last;
    }
    if let Err(broken) = walk.end(anchor) {
        seen.findings.push(broken.into());
    }
    seen.findings.extend(missing.into_iter().map(Finding::Removed));
    // One statement, so that a consent and its entry written meanwhile are seen together.
    let (foreign,): (i64,) = fetch_one!(&mut conn, COUNT_FOREIGN);
    if foreign > 0 {
        seen.findings.push(Finding::Foreign(foreign));
    }
    Ok(seen)
}

fn is_as_written(row: &Row, commitment: &[u8]) -> bool {
    row.consent().is_some_and(|consent| consent.commitment(&row.salt)[..] == *commitment)
}
