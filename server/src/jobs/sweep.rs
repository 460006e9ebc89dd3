//! Removes what has had its time: sign-ins asked for or expired, mails too late, counters, what
//! visitors wrote, answers begun too late, photos in no answer, and files of answers.

use app::Kanssa;
use model::{
    retention::Rule,
    time::{Duration, Timestamp},
};
use store::{
    answers, counters, exports, mail, mail_links, messages, photos, results, retention,
    rights_requests, security_log, security_lookups, sessions, sign_in,
};

use super::stops;

/// The name of this kind of job.
pub const KIND: &str = "sweep";

/// Safe to run at any time and again.
pub async fn run(kanssa: &Kanssa, as_of: Timestamp) -> store::Result<()> {
    // Who never sent is counted before what they began is removed.
    let mut conn = kanssa.db.read().await?;
    let late = store::stops::list_late_tasks(&mut conn, as_of).await?;
    drop(conn);
    for task in late {
        stops::form(kanssa, task, as_of).await?;
    }
    let mut tx = kanssa.db.begin().await?;
    // First of all: it waits for whoever is at the results, and holds nothing meanwhile.
    let drafts = answers::remove_late_drafts(&mut tx, as_of).await?;
    let requests = sign_in::remove_expired(&mut tx, as_of).await?;
    let mails = mail::remove_expired(&mut tx, as_of).await?;
    let lookups = security_lookups::remove_old(&mut tx, as_of).await?;
    let kept = Duration::days(i64::from(kanssa.settings().visitor_message_days));
    for (rule, removed) in [
        (Rule::Drafts, drafts),
        (Rule::SignInRequests, requests.len() as u64),
        (Rule::Mails, mails.len() as u64),
        (Rule::SignIns, sessions::remove_expired(&mut tx, as_of).await?),
        (Rule::Counters, counters::remove_old(&mut tx, as_of).await?),
        (Rule::SecurityLog, security_log::remove_old(&mut tx, as_of).await?),
        (Rule::SecurityLookups, lookups.len() as u64),
        (Rule::RightsRequests, rights_requests::remove_old(&mut tx, as_of).await?),
        (Rule::VisitorMessages, messages::remove_old_of_visitors(&mut tx, kept, as_of).await?),
        (Rule::Files, exports::remove_expired(&mut tx, as_of).await?),
        (Rule::Photos, photos::remove_unnamed(&mut tx, as_of).await?),
        (Rule::MailLinks, mail_links::remove_expired(&mut tx, as_of).await?),
    ] {
        retention::count(&mut tx, rule, removed).await?;
    }
    // What was sent while results were being worked on, or came back from a block, still waits.
    for task in results::list_tasks_that_wait(&mut tx).await? {
        app::results::announce(&mut tx, kanssa, task, as_of).await?;
    }
    tx.commit().await?;
    for owner in requests.into_iter().chain(mails).chain(lookups) {
        kanssa.vault.shred(owner).await?;
    }
    security_log::remove_old_keys(&kanssa.vault, as_of).await?;
    // The key under which addresses are counted changes with the day.
    kanssa.vault.counter_key(as_of).await?;
    kanssa.limits.forget_quiet();
    // What was deleted leaves the write-ahead log too; a reader in the way only puts it off.
    for db in [&kanssa.db, kanssa.vault.key_store()] {
        match db.truncate_log().await {
            Ok(()) | Err(store::Error::Conflict) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
