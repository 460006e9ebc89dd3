//! The privacy notice in every version that was ever in force.

use model::{chain::Hash, language::Language, notices::Notice, time::Timestamp};

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
};

statements! {
    LATEST = "SELECT version, published_at, content FROM notices ORDER BY version DESC LIMIT 1";
    LATEST_VERSION = "SELECT COALESCE(MAX(version), 0) FROM notices";
    FIRST_DAY = "SELECT MIN(published_at) FROM notices";
    FIND = "SELECT version, published_at, content FROM notices WHERE version = $1";
    LIST = "SELECT version, published_at FROM notices ORDER BY version DESC";
    ADD = "INSERT INTO notices (version, published_at, content) VALUES ($1, $2, $3)";
    ADD_FINGERPRINT = "INSERT INTO notice_fingerprints (fingerprint, version, language) VALUES ($1, $2, $3) \
        ON CONFLICT (fingerprint) DO NOTHING";
    FIND_FINGERPRINT = "SELECT version, language FROM notice_fingerprints WHERE fingerprint = $1";
}

/// A version of the notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The version's number, from 1.
    pub version: i64,
    /// Since when it is, or was, in force.
    pub published_at: Timestamp,
    /// What it says, as it was shown.
    pub notice: Notice,
}

fn published(row: (i64, i64, String)) -> Result<Published> {
    let (version, published_at, content) = row;
    let notice = serde_json::from_str(&content).map_err(|_| Error::Corrupt("notices.content"))?;
    Ok(Published { version, published_at: Timestamp(published_at), notice })
}

/// The version in force. None: none was ever published.
pub async fn find_latest(on: &mut impl Session) -> Result<Option<Published>> {
    let row = fetch_optional!(on, LATEST);
    row.map(published).transpose()
}

/// The number of the version in force; 0: none was ever published.
pub async fn latest_version(on: &mut impl Session) -> Result<i64> {
    let (version,): (i64,) = fetch_one!(on, LATEST_VERSION);
    Ok(version)
}

/// A version by number.
pub async fn find(on: &mut impl Session, version: i64) -> Result<Option<Published>> {
    let row = fetch_optional!(on, FIND, version);
    row.map(published).transpose()
}

/// Since when there has been a notice, and so a service. None: none was ever published.
pub async fn find_first_day(on: &mut impl Session) -> Result<Option<Timestamp>> {
    let (first,): (Option<i64>,) = fetch_one!(on, FIRST_DAY);
    Ok(first.map(Timestamp))
}

/// Every version's number and since when it was in force, latest first.
pub async fn list(on: &mut impl Session) -> Result<Vec<(i64, Timestamp)>> {
    let rows: Vec<(i64, i64)> = fetch_all!(on, LIST);
    Ok(rows.into_iter().map(|(version, at)| (version, Timestamp(at))).collect())
}

/// Brings a notice into force as the next version. [`Error::Conflict`]: another node just did.
pub async fn publish(tx: &mut Tx, notice: &Notice, now: Timestamp) -> Result<i64> {
    let latest = find_latest(tx).await?.map_or(0, |latest| latest.version);
    let version = latest + 1;
    let content = serde_json::to_string(notice).map_err(|_| Error::Corrupt("notices.content"))?;
    run!(tx, ADD, version, now.0, content);
    for language in Language::ALL {
        let fingerprint = notice.fingerprint(language);
        run!(tx, ADD_FINGERPRINT, &fingerprint[..], version, language.tag());
    }
    Ok(version)
}

/// Which version a fingerprint is of, and in which language it was shown (R1).
pub async fn find_by_fingerprint(
    on: &mut impl Session,
    fingerprint: &Hash,
) -> Result<Option<(i64, Language)>> {
    let row: Option<(i64, String)> = fetch_optional!(on, FIND_FINGERPRINT, &fingerprint[..]);
    row.map(|(version, tag)| {
        let language = tag.parse().map_err(|_| Error::Corrupt("notice_fingerprints.language"))?;
        Ok((version, language))
    })
    .transpose()
}
