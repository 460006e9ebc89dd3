//! What the rules of retention have removed: counted with the removal itself, certified once a day (R35).
//!
//! The counts of a run that was stopped half-way are there; the next one goes on, and its certificate
//! has both.

use model::{
    chain::{Break, Link, Walk},
    retention::{Counts, Rule},
    time::{Duration, Timestamp},
};
use sqlx::FromRow;

use crate::{
    Db, Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
    dialect::{self, Lock},
    photos, rights_requests, security_log, security_lookups,
    vault::{Anchor, Vault},
};

/// The chain's name among the anchors.
pub const CHAIN: &str = "retention";
const PAGE: i64 = 500;

statements! {
    COUNT = "INSERT INTO retention_counts (rule, done) VALUES ($1, $2) \
        ON CONFLICT (rule) DO UPDATE SET done = retention_counts.done + excluded.done";
    COUNTS = "SELECT rule, done FROM retention_counts ORDER BY rule";
    TAKE_COUNTS = "DELETE FROM retention_counts RETURNING rule, done";
    LAST_LINK = "SELECT number, commitment, hash FROM retention_runs ORDER BY number DESC LIMIT 1";
    ADD = "INSERT INTO retention_runs (number, as_of, finished_at, counts, commitment, hash) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    LIST = "SELECT number, as_of, finished_at, counts, commitment, hash FROM retention_runs \
        WHERE number < $1 ORDER BY number DESC LIMIT $2";
    PAGE_AFTER = "SELECT number, as_of, finished_at, counts, commitment, hash FROM retention_runs \
        WHERE number > $1 ORDER BY number LIMIT $2";
    DUE_DRAFTS = "SELECT COUNT(*) FROM responses WHERE sent_at IS NULL AND task IN \
        (SELECT id FROM tasks WHERE stage IN ('closed', 'archived') AND drafts_until <= $1)";
    DUE_REQUESTS = "SELECT COUNT(*) FROM sign_in_requests WHERE expires_at <= $1";
    DUE_MAILS = "SELECT COUNT(*) FROM outbox WHERE expires_at <= $1";
    DUE_SIGN_INS = "SELECT COUNT(*) FROM sessions WHERE expires_at <= $1";
    DUE_COUNTERS = "SELECT COUNT(*) FROM counters WHERE window_start <= $1";
    DUE_MESSAGES = "SELECT COUNT(*) FROM messages WHERE member IS NULL AND sent_at <= $1";
    DUE_FILES = "SELECT COUNT(*) FROM exports WHERE state = 'ready' AND available_until <= $1";
    DUE_SECURITY = "SELECT COUNT(*) FROM security_log WHERE day < $1";
    DUE_LOOKUPS = "SELECT COUNT(*) FROM security_lookups WHERE asked_at <= $1";
    DUE_REGISTER = "SELECT COUNT(*) FROM rights_requests WHERE answered_day <= $1";
    DUE_LINKS = "SELECT COUNT(*) FROM mail_links WHERE expires_at <= $1";
}

/// The certificate of a run: how often each rule was carried out since the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Its number, from 1.
    pub number: i64,
    /// As of when the rules were carried out.
    pub as_of: Timestamp,
    /// When the run ended.
    pub finished_at: Timestamp,
    /// How often each rule was.
    pub counts: Counts,
}

#[derive(FromRow)]
struct Row {
    number: i64,
    as_of: i64,
    finished_at: i64,
    counts: String,
    commitment: Vec<u8>,
    hash: Vec<u8>,
}

impl Row {
    fn certificate(&self) -> Result<Certificate> {
        let counts = serde_json::from_str(&self.counts);
        Ok(Certificate {
            number: self.number,
            as_of: Timestamp(self.as_of),
            finished_at: Timestamp(self.finished_at),
            counts: counts.map_err(|_| Error::Corrupt("retention_runs.counts"))?,
        })
    }
}

/// Counts what was carried out, in the transaction that did it.
pub async fn count(tx: &mut Tx, rule: Rule, times: u64) -> Result<()> {
    let times = i64::try_from(times).unwrap_or(i64::MAX);
    if times > 0 {
        // Whoever certifies waits, instead of meeting the rows in another order.
        dialect::lock_shared(tx, Lock::RetentionChain).await?;
        run!(tx, COUNT, rule.name(), times);
    }
    Ok(())
}

/// What was carried out since the last certificate.
pub async fn counts(on: &mut impl Session) -> Result<Counts> {
    let rows: Vec<(String, i64)> = fetch_all!(on, COUNTS);
    read_counts(rows)
}

fn read_counts(rows: Vec<(String, i64)>) -> Result<Counts> {
    let mut counts = Counts::default();
    for (rule, done) in rows {
        let rule: Rule = rule.parse().map_err(|()| Error::Corrupt("retention_counts.rule"))?;
        counts.add(rule, done.unsigned_abs());
    }
    Ok(counts)
}

/// Ends a run: certifies everything that was carried out since the last one. The anchor is saved after
/// the commit.
pub async fn certify(
    tx: &mut Tx,
    as_of: Timestamp,
    now: Timestamp,
) -> Result<(Certificate, Anchor)> {
    dialect::lock_alone(tx, Lock::RetentionChain).await?;
    // Taken in one statement: what somebody counts at this moment is in this certificate or the next.
    let counts = read_counts(fetch_all!(tx, TAKE_COUNTS))?;
    let last: Option<(i64, Vec<u8>, Vec<u8>)> = fetch_optional!(tx, LAST_LINK);
    let last = last.map(|(number, commitment, hash)| stored_link(number, &commitment, &hash));
    let link = Link::after(last.transpose()?.as_ref(), counts.commitment(as_of.0, now.0));
    let written =
        serde_json::to_string(&counts).map_err(|_| Error::Corrupt("retention_runs.counts"))?;
    let (commitment, hash) = (&link.commitment[..], &link.hash[..]);
    run!(tx, ADD, link.number, as_of.0, now.0, written, commitment, hash);
    let certificate = Certificate { number: link.number, as_of, finished_at: now, counts };
    Ok((certificate, (link.number, link.hash)))
}

fn stored_link(number: i64, commitment: &[u8], hash: &[u8]) -> Result<Link> {
    Link::stored(number, commitment, hash).ok_or(Error::Corrupt("retention_runs"))
}

/// The certificates before a number, newest first. At most `most`.
pub async fn list(on: &mut impl Session, before: i64, most: i64) -> Result<Vec<Certificate>> {
    let rows: Vec<Row> = fetch_all!(on, LIST, before, most);
    rows.iter().map(Row::certificate).collect()
}

/// The newest certificate. None: no run has ended yet.
pub async fn find_last(on: &mut impl Session) -> Result<Option<Certificate>> {
    Ok(list(on, i64::MAX, 1).await?.pop())
}

/// Whether the daily run is overdue.
pub async fn is_overdue(on: &mut impl Session, now: Timestamp) -> Result<bool> {
    let last = find_last(on).await?.map(|certificate| certificate.finished_at);
    let since = match last {
        Some(last) => Some(last),
        None => crate::notices::find_first_day(on).await?,
    };
    Ok(since.is_some_and(|since| model::retention::is_overdue(since, now)))
}

/// Verifies the certificates against their chain and anchor; gives how many there are.
pub async fn verify(db: &Db, vault: &Vault) -> Result<std::result::Result<i64, Break>> {
    let anchor = vault.find_anchor(CHAIN).await?;
    let mut conn = db.read().await?;
    let mut walk = Walk::default();
    let mut number = 0;
    loop {
        let page: Vec<Row> = fetch_all!(&mut conn, PAGE_AFTER, number, PAGE);
        if page.is_empty() {
            break;
        }
        for row in page {
            let link = stored_link(row.number, &row.commitment, &row.hash)?;
            let is_as_certified = row.certificate().is_ok_and(|certificate| {
                certificate.counts.commitment(row.as_of, row.finished_at) == link.commitment
            });
            if !is_as_certified {
                return Ok(Err(Break::Entry(row.number)));
            }
            if let Err(broken) = walk.step(link, anchor) {
                return Ok(Err(broken));
            }
            number = row.number;
        }
    }
    Ok(walk.end(anchor).map(|_| number))
}

/// How often each rule would be carried out as of an instant, but for those about silent members
/// ([`crate::silence::list`]). `message_days`: how long what visitors wrote is kept.
pub async fn plan(
    on: &mut impl Session,
    message_days: Duration,
    as_of: Timestamp,
) -> Result<Counts> {
    let mut due = Counts::default();
    for (rule, sql, until) in [
        (Rule::Drafts, DUE_DRAFTS, as_of),
        (Rule::SignInRequests, DUE_REQUESTS, as_of),
        (Rule::Mails, DUE_MAILS, as_of),
        (Rule::SignIns, DUE_SIGN_INS, as_of),
        (Rule::Counters, DUE_COUNTERS, as_of.minus(crate::counters::KEPT)),
        (Rule::SecurityLog, DUE_SECURITY, Timestamp(security_log::first_day(as_of))),
        (Rule::SecurityLookups, DUE_LOOKUPS, as_of.minus(security_lookups::KEPT)),
        (Rule::RightsRequests, DUE_REGISTER, as_of.minus(rights_requests::KEPT)),
        (Rule::VisitorMessages, DUE_MESSAGES, as_of.minus(message_days)),
        (Rule::Files, DUE_FILES, as_of),
        (Rule::MailLinks, DUE_LINKS, as_of),
    ] {
        let (count,): (i64,) = fetch_one!(on, sql, until.0);
        due.add(rule, count.unsigned_abs());
    }
    due.add(Rule::Photos, photos::count_unnamed(on, as_of).await?);
    Ok(due)
}
