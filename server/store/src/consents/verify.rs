//! The whole ledger held against its chain, and counted.
//!
//! A million rows pass by in pages; what is remembered of each is a bit or two, by its number in
//! the chain.

use std::collections::{BTreeMap, HashMap};

use model::{
    chain::{Break, Hash, Walk},
    consents::{Decision, Purpose},
};
use sqlx::FromRow;
use uuid::Uuid;

use super::{CHAIN, Entry, Row, erasure_commitment, hash, stored_link};
use crate::{
    Conn, Db, Error, Result,
    db::{fetch_all, statements},
    dialect,
    vault::{Anchor, Vault},
};

const PAGE: i64 = 1_000;

statements! {
    CHAIN_PAGE = "SELECT number, kind, erased, commitment, hash FROM consent_chain \
        WHERE number > $1 ORDER BY number LIMIT $2";
    CONSENTS_PAGE = "SELECT id, subject, entry FROM consents WHERE id > $1 ORDER BY id LIMIT $2";
}

const LINKS: &str =
    "SELECT number, kind, erased, commitment FROM consent_chain WHERE number IN ({numbers})";

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

/// What is counted alike: what for, to which words, and what was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    /// What for.
    pub purpose: Purpose,
    /// The fingerprint of the words.
    pub text: Hash,
    /// What was decided.
    pub decision: Decision,
}

/// A verification with what it counted on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// Whether the ledger is sound.
    pub verification: Verification,
    /// How many decisions there are of those who are members, as far as they are as written. Not
    /// for showing as it is.
    pub counts: BTreeMap<Count, u64>,
}

#[derive(FromRow)]
struct ChainRow {
    number: i64,
    kind: String,
    erased: Option<String>,
    commitment: Vec<u8>,
    hash: Vec<u8>,
}

/// Which entries of a chain have something in common: a bit for each number.
#[derive(Default)]
struct Marks(Vec<u64>);

impl Marks {
    fn place(number: i64) -> Option<(usize, u64)> {
        let number = usize::try_from(number).ok()?;
        Some((number / 64, 1 << (number % 64)))
    }

    /// Marks an entry. False: it was marked before.
    fn mark(&mut self, number: i64) -> bool {
        let Some((place, bit)) = Self::place(number) else { return false };
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        let is_new = self.0[place] & bit == 0;
        self.0[place] |= bit;
        is_new
    }

    fn has(&self, number: i64) -> bool {
        let marked = |(place, bit)| self.0.get(place).is_some_and(|marks: &u64| marks & bit != 0);
        Self::place(number).is_some_and(marked)
    }
}

/// The chain as far as it has been walked.
#[derive(Default)]
struct Walked {
    walk: Walk,
    number: i64,
    /// The entries that speak of a consent, as far as what they say can be.
    spoken: Marks,
    erased: Marks,
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
                self.note(&entry, commitment);
            }
        }
    }

    fn note(&mut self, entry: &ChainRow, commitment: Hash) {
        match (entry.kind.as_str(), entry.erased.as_deref()) {
            ("erasure", Some(erased)) if erasure_commitment(erased) == commitment => {
                let earlier = |number: &i64| *number < entry.number;
                for number in erased.split(',').filter_map(|n| n.parse().ok()).filter(earlier) {
                    self.erased.mark(number);
                }
            }
            ("consent", None) => {
                self.spoken.mark(entry.number);
            }
            _ => self.findings.push(Finding::Changed(entry.number)),
        }
    }
}

/// The consents as far as they have been read.
#[derive(Default)]
struct Looked {
    seen: Marks,
    sound: i64,
    changed: Vec<i64>,
    /// Where consents say they stand and no entry speaks of them, or of another.
    outside: Vec<i64>,
    unreadable: i64,
    counts: BTreeMap<Count, u64>,
}

/// What the chain says of a consent; none: what cannot be.
type Spoken = HashMap<i64, Option<Hash>>;

impl Looked {
    fn look(&mut self, row: &Row, entry: &Entry, spoken: &Spoken) {
        let link = entry.link;
        let Some(said) = spoken.get(&link) else { return self.outside.push(link) };
        if !self.seen.mark(link) {
            return self.outside.push(link);
        }
        match (said, entry.consent(row), entry.commitment(row)) {
            // That entry is a finding already.
            (None, ..) => {}
            (Some(said), Some(consent), Some(commitment)) if *said == commitment => {
                self.sound += 1;
                let (purpose, text, decision) = (consent.purpose, consent.text, consent.decision);
                *self.counts.entry(Count { purpose, text, decision }).or_default() += 1;
            }
            _ => self.changed.push(link),
        }
    }

    /// Reads every consent, a page at a time.
    async fn read(&mut self, conn: &mut Conn, vault: &Vault) -> Result<()> {
        let ledger = vault.ledger().await?;
        let mut after = Uuid::nil();
        loop {
            let page: Vec<Row> = fetch_all!(&mut *conn, CONSENTS_PAGE, after, PAGE);
            let Some(last) = page.last() else { return Ok(()) };
            after = last.id;
            let opened: Vec<(&Row, Entry)> =
                page.iter().filter_map(|row| Some((row, Entry::open(&ledger, row)?))).collect();
            self.unreadable += i64::try_from(page.len() - opened.len()).unwrap_or(i64::MAX);
            let spoken = spoken_of(conn, opened.iter().map(|(_, entry)| entry.link)).await?;
            for (row, entry) in opened {
                self.look(row, &entry, &spoken);
            }
        }
    }
}

async fn spoken_of(conn: &mut Conn, links: impl Iterator<Item = i64>) -> Result<Spoken> {
    let links = serde_json::to_string(&links.collect::<Vec<_>>());
    let links = links.map_err(|_| Error::Corrupt("consents"))?;
    let sql = dialect::with_numbers(LINKS, conn);
    let rows: Vec<(i64, String, Option<String>, Vec<u8>)> = fetch_all!(conn, sql, &links);
    let consents = rows.into_iter().filter(|(_, kind, ..)| kind == "consent");
    Ok(consents
        .map(|(number, _, erased, commitment)| {
            (number, hash(&commitment).filter(|_| erased.is_none()))
        })
        .collect())
}

/// Verifies the whole ledger against its chain, and the chain against its anchor (R41).
pub async fn verify(db: &Db, vault: &Vault) -> Result<Verification> {
    Ok(inspect(db, vault).await?.verification)
}

/// Verifies the whole ledger and counts it on the way.
pub async fn inspect(db: &Db, vault: &Vault) -> Result<Inspection> {
    let anchor = vault.find_anchor(CHAIN).await?;
    let mut conn = db.read().await?;
    let mut chain = Walked::default();
    let mut looked = Looked::default();
    let mut whole = chain.go_on(&mut conn, anchor).await?;
    let end = chain.number;
    if whole {
        looked.read(&mut conn, vault).await?;
        // What was decided or erased while the rows were read.
        whole = chain.go_on(&mut conn, anchor).await?;
    }
    let mut seen = Verification { entries: chain.entries, ..Verification::default() };
    if !whole {
        seen.findings = chain.findings;
        return Ok(Inspection { verification: seen, counts: BTreeMap::new() });
    }
    seen.consents = looked.sound;
    seen.erased = conclude(&mut chain, &mut looked, end, anchor);
    seen.findings = chain.findings;
    Ok(Inspection { verification: seen, counts: looked.counts })
}

/// What chain and rows say of each other. Gives how many consents went with their members.
fn conclude(chain: &mut Walked, looked: &mut Looked, end: i64, anchor: Option<Anchor>) -> i64 {
    let mut foreign = 0;
    for link in &looked.outside {
        if chain.erased.has(*link) {
            looked.changed.push(*link);
        } else {
            foreign += 1;
        }
    }
    // In the chain's order, as a row's own tells nothing.
    looked.changed.sort_unstable();
    chain.findings.extend(looked.changed.iter().map(|link| Finding::Changed(*link)));
    if let Err(broken) = std::mem::take(&mut chain.walk).end(anchor) {
        chain.findings.push(broken.into());
    }
    let mut erased = 0;
    for number in 1..=chain.number {
        if !chain.spoken.has(number) || looked.seen.has(number) {
            continue;
        }
        if chain.erased.has(number) {
            erased += 1;
        } else if number <= end {
            chain.findings.push(Finding::Removed(number));
        }
    }
    let unreadable = looked.unreadable;
    for (count, finding) in
        [(unreadable, Finding::Unreadable(unreadable)), (foreign, Finding::Foreign(foreign))]
    {
        if count > 0 {
            chain.findings.push(finding);
        }
    }
    erased
}
