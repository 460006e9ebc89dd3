//! `kanssa doctor`: what is configured, what answers, what is stuck; and where something is found.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use app::dates::machine;
use model::{retention::Rule, rights, settings::Setting, time::Duration};
use store::{Db, audit, consents, jobs, mail, retention, rights_requests, search, staff};
use uuid::Uuid;

use crate::{
    config::{Config, VERSION},
    running::{self, Running},
};

/// A job tried this often is not just unlucky.
const MANY_TRIES: i64 = 3;
/// Fewer bounces than this in a week are no matter.
const FEW_BOUNCES: i64 = 3;

/// One thing looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What was looked at.
    pub what: String,
    /// What was found.
    pub found: String,
    /// Whether it is as it should be.
    pub is_well: bool,
}

fn well(what: &str, found: impl Into<String>) -> Line {
    Line { what: what.to_owned(), found: found.into(), is_well: true }
}

fn ill(what: &str, found: impl Into<String>) -> Line {
    Line { what: what.to_owned(), found: found.into(), is_well: false }
}

/// The configuration in effect, secrets masked.
pub fn configuration(config: &Config) -> Vec<Line> {
    let site = &config.site;
    let smtp = config.smtp_url.as_deref().map(mask);
    vec![
        well("version", VERSION),
        well("data folder", config.data.display().to_string()),
        well("listens on", config.addr.to_string()),
        well("base URL", site.base_url.clone()),
        well("main database", mask(&config.database_url)),
        well("key store", mask(&config.keys_url)),
        well(
            "mail",
            smtp.unwrap_or_else(|| format!("files in {}", config.mail_folder().display())),
        ),
        well("mail from", config.mail_from.clone()),
        well("trusted proxies", format!("{:?}", config.trusted_proxies)),
        well("time zone", site.time_zone.iana_name().unwrap_or("(unnamed)")),
        well("theme", site.theme.name()),
        well("files for the browser", config.site_folder.display().to_string()),
    ]
}

/// An address without the password in it.
fn mask(url: &str) -> String {
    match url.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.rsplit_once('@')?))) {
        Some((scheme, (user, rest))) => {
            let user = user.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}:***@{rest}")
        }
        None => url.to_owned(),
    }
}

/// Everything that can be looked at while the databases answer.
pub async fn examine(config: &Config, running: &Running) -> store::Result<Vec<Line>> {
    let kanssa = &running.kanssa;
    let now = kanssa.now();
    let mut lines = vec![well("databases", "both answer, schemas up to date")];
    lines.extend(
        running::place_problems(config).iter().map(|problem| ill("places", problem.to_string())),
    );
    lines.push(match running.mailer.check().await {
        Ok(()) => well("mail", "can be sent"),
        Err(error) => ill("mail", format!("{error}; check mail.smtp_url")),
    });
    let settings = kanssa.settings();
    let in_force = |setting: Setting| format!("{} {}", setting.name(), settings.get(setting));
    lines.push(well("settings", Setting::ALL.map(in_force).join(", ")));
    let mut conn = kanssa.db.read().await?;
    let health = mail::health(&mut conn, now).await?;
    lines.push(outbox(&health, now));
    let bounced = count(&health.outcomes, "bounced");
    let sent = count(&health.outcomes, "sent");
    let outcomes = format!(
        "last seven days: {sent} sent, {bounced} bounced, {} expired",
        count(&health.outcomes, "expired")
    );
    // Somebody's slip of the finger bounces; a share of them means that mail itself is unwell.
    lines.push(if bounced >= FEW_BOUNCES && bounced * 20 > sent {
        ill("mail outcomes", outcomes)
    } else {
        well("mail outcomes", outcomes)
    });
    for (kind, waiting, since, attempts) in jobs::waiting(&mut conn).await? {
        let found = format!("{waiting} waiting, at most {attempts} tries");
        let is_stuck = attempts >= MANY_TRIES || now.0 - since > Duration::minutes(15).0;
        lines.push(if is_stuck {
            ill(&format!("job {kind}"), found)
        } else {
            well(&format!("job {kind}"), found)
        });
    }
    let roles = staff::count_by_role(&mut conn).await?;
    let roles: Vec<String> = roles.iter().map(|(role, count)| format!("{count} {role}")).collect();
    lines.push(if roles.is_empty() {
        ill("staff", "nobody; add somebody with: kanssa staff add --role admin")
    } else {
        well("staff", roles.join(", "))
    });
    drop(conn);
    let ledger = consents::verify(&kanssa.db, &kanssa.vault).await?;
    lines.push(if ledger.findings.is_empty() {
        well("consent ledger", format!("{} entries, sound", ledger.entries))
    } else {
        ill("consent ledger", format!("{:?}", ledger.findings))
    });
    lines.push(match audit::verify(&kanssa.db, &kanssa.vault).await? {
        Ok(entries) => well("audit log", format!("{entries} entries, sound")),
        Err(broken) => ill("audit log", broken.to_string()),
    });
    let mut conn = kanssa.db.read().await?;
    let is_overdue = retention::is_overdue(&mut conn, now).await?;
    let last = retention::find_last(&mut conn).await?;
    drop(conn);
    let passed_over = last.as_ref().map_or(0, |last| last.counts.of(Rule::PassedOver));
    let certified = last.map_or_else(
        || "no run has ended yet".to_owned(),
        |last| format!("certificate {}, as of {}", last.number, machine(last.as_of)),
    );
    lines.push(match retention::verify(&kanssa.db, &kanssa.vault).await? {
        Err(broken) => ill("retention", broken.to_string()),
        Ok(_) if passed_over > 0 => {
            ill("retention", format!("{certified}; {passed_over} members passed over, see the log"))
        }
        Ok(_) if is_overdue => ill("retention", format!("{certified}; it has not run for long")),
        Ok(_) => well("retention", certified),
    });
    lines.push(requests(kanssa, now).await?);
    let open: Vec<String> =
        kanssa.current_notice().notice.open_subjects().map(|s| format!("{s:?}")).collect();
    lines.push(well("notice", format!("points still open to decide: {}", open.join(", "))));
    Ok(lines)
}

/// Whether each request about somebody's rights is answered in time (R49).
async fn requests(kanssa: &app::Kanssa, now: model::time::Timestamp) -> store::Result<Line> {
    let mut conn = kanssa.db.read().await?;
    let waiting = rights_requests::list_open(&mut conn).await?;
    let today = kanssa.day_of(now).date();
    let is_late = |clock: rights::Clock| clock.standing(today) == rights::Standing::Overdue;
    let late = waiting.iter().filter(|request| is_late(request.clock)).count();
    let found = format!("{} wait for an answer, {late} of them overdue", waiting.len());
    Ok(if late > 0 { ill("rights requests", found) } else { well("rights requests", found) })
}

fn outbox(health: &mail::Health, now: model::time::Timestamp) -> Line {
    let problems: Vec<String> =
        health.problems.iter().map(|(problem, count)| format!("{count} {problem}")).collect();
    let found = format!(
        "{} waiting, at most {} tries{}{}",
        health.waiting,
        health.most_attempts,
        if problems.is_empty() { "" } else { "; " },
        problems.join(", ")
    );
    let is_stuck = health.oldest.is_some_and(|oldest| now.since(oldest).0 > Duration::minutes(2).0);
    if is_stuck { ill("outbox", found) } else { well("outbox", found) }
}

fn count(outcomes: &[(String, i64)], name: &str) -> i64 {
    outcomes.iter().find(|(outcome, _)| outcome == name).map_or(0, |(_, count)| *count)
}

/// Where something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// In a table.
    Table {
        /// The table and column.
        at: String,
        /// In how many rows.
        rows: i64,
    },
    /// In the bytes of a file.
    File(PathBuf),
}

/// The forms in which a value might be stored: as it is, in lower case; an id or a hash as bytes too.
pub fn forms(value: &str) -> Vec<Vec<u8>> {
    let mut forms = vec![value.as_bytes().to_vec(), value.to_lowercase().into_bytes()];
    if let Ok(id) = Uuid::try_parse(value) {
        forms.push(id.as_bytes().to_vec());
        forms.push(id.hyphenated().to_string().into_bytes());
        forms.push(id.simple().to_string().into_bytes());
    } else if let (true, Ok(bytes)) =
        (value.len() >= 16, data_encoding::HEXLOWER_PERMISSIVE.decode(value.as_bytes()))
    {
        forms.push(bytes);
    }
    forms.sort();
    forms.dedup();
    forms
}

/// Looks for a value in every table of both databases and in the bytes of every file under the data
/// folder: databases, write-ahead logs, media, mails.
pub async fn find(dbs: &[&Db], folder: &Path, value: &str) -> store::Result<Vec<Hit>> {
    let mut hits = Vec::new();
    let forms = forms(value);
    for db in dbs {
        for form in &forms {
            for hit in search::find(db, form).await? {
                let at = format!("{}.{}", hit.table, hit.column);
                hits.push(Hit::Table { at, rows: hit.rows });
            }
        }
    }
    find_in_files(folder, &forms, &mut hits);
    Ok(hits)
}

/// Looks for any of these byte strings in every file under a folder.
pub fn find_in_files(folder: &Path, forms: &[Vec<u8>], hits: &mut Vec<Hit>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            find_in_files(&path, forms, hits);
        } else if holds(&path, forms) {
            hits.push(Hit::File(path));
        }
    }
}

/// Reads a file in pieces that overlap, so that nothing hides at a seam.
fn holds(path: &Path, forms: &[Vec<u8>]) -> bool {
    const PIECE: usize = 1 << 20;
    let longest = forms.iter().map(Vec::len).max().unwrap_or(0);
    let Ok(mut file) = fs::File::open(path) else { return false };
    let mut window: Vec<u8> = Vec::with_capacity(PIECE + longest);
    let mut piece = vec![0; PIECE];
    loop {
        let Ok(read) = file.read(&mut piece) else { return false };
        if read == 0 {
            return false;
        }
        window.extend_from_slice(&piece[..read]);
        if forms.iter().any(|form| contains(&window, form)) {
            return true;
        }
        let kept = window.len().saturating_sub(longest);
        window.drain(..kept);
    }
}

fn contains(bytes: &[u8], form: &[u8]) -> bool {
    let Some(first) = form.first() else { return false };
    bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| *byte == first)
        .any(|(at, _)| bytes[at..].starts_with(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_do_not_show() {
        assert_eq!(mask("postgres://kanssa:geheim@db:5432/k"), "postgres://kanssa:***@db:5432/k");
        assert_eq!(mask("sqlite://data/kanssa.sqlite"), "sqlite://data/kanssa.sqlite");
    }

    #[test]
    fn an_id_is_looked_for_as_text_and_as_bytes() {
        let forms = forms("7F3E1C00-0000-4000-8000-0000000000AB");
        assert_eq!(forms.len(), 4);
        assert!(forms.iter().any(|form| form.len() == 16));
        assert_eq!(super::forms("matti@posti.fi").len(), 1);
        assert_eq!(super::forms("00ff00ff00ff00ff").len(), 2);
    }

    #[test]
    fn nothing_hides_at_the_seam_of_two_pieces() {
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = vec![b'.'; (1 << 20) - 3];
        bytes.extend_from_slice(b"needle");
        fs::write(folder.path().join("file"), &bytes).unwrap();
        let mut hits = Vec::new();
        find_in_files(folder.path(), &[b"needle".to_vec()], &mut hits);
        assert_eq!(hits.len(), 1);
        hits.clear();
        find_in_files(folder.path(), &[b"nettle".to_vec()], &mut hits);
        assert_eq!(hits, []);
    }
}
