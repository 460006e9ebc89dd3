//! Once a day those who want it are told that there is something new to answer (R40, R70).
//!
//! Each member's consent is looked up in the ledger just before their mail is written: without a live one
//! there is no mail. Killed in between, the next run goes on with those who were not written to today.

use app::{
    Kanssa, consents as purposes,
    letter::{self, Letter},
};
use model::{
    consents::Purpose,
    language::Language,
    random,
    time::{Duration, Timestamp},
};
use store::{
    accounts, consents, invitations, jobs,
    mail::{Ground, Message},
    mail_links::{self, MailAct},
};
use uuid::Uuid;

use super::KeptJob;

/// The name of this kind of job.
pub const KIND: &str = "invitations";
/// A mail of something new is of use for a day or two.
const OF_USE: Duration = Duration::days(2);
/// How long the link works by which somebody wants no more of them.
const LINK_WORKS: Duration = Duration::days(60);
const EVERY: Duration = Duration::days(1);

/// Safe to run again: nobody is written to twice a day.
pub async fn run(kanssa: &Kanssa, job: KeptJob<'_>, as_of: Timestamp) -> store::Result<()> {
    let mut conn = kanssa.db.read().await?;
    let last = jobs::last_run(&mut conn, KIND).await?.unwrap_or_else(|| as_of.minus(EVERY));
    let opened = invitations::count_opened(&mut conn, last, as_of).await?;
    drop(conn);
    if opened == 0 {
        return Ok(());
    }
    let today = kanssa.day_of(as_of);
    let current = purposes::current(kanssa, Purpose::Invitations);
    let mut after = Uuid::nil();
    loop {
        let mut conn = kanssa.db.read().await?;
        let members = invitations::list(&mut conn, after, today).await?;
        drop(conn);
        let Some((last, _)) = members.last() else { return Ok(()) };
        after = *last;
        for (member, language) in members {
            invite(kanssa, (member, language), &current, as_of).await?;
        }
        job.renew(kanssa, as_of).await?;
    }
}

async fn invite(
    kanssa: &Kanssa,
    (member, language): (Uuid, Language),
    current: &[model::chain::Hash],
    as_of: Timestamp,
) -> store::Result<()> {
    let vault = &kanssa.vault;
    let mut conn = kanssa.db.read().await?;
    let person = accounts::find_person_of(&mut conn, vault, member).await?;
    // Left a moment ago.
    let Some(person) = person else { return Ok(()) };
    let purpose = (Purpose::Invitations, current);
    let consent = consents::find_live(&mut conn, vault, person.link.subject, purpose).await?;
    let Some(consent) = consent else { return Ok(()) };
    let address = accounts::get_address(&mut conn, vault, person.id).await?;
    drop(conn);
    let secret: [u8; 32] = random::bytes(kanssa.random.as_ref());
    let no_more = purposes::no_more::link(kanssa, &secret);
    let letter = Letter { subject: "mails-invitation-subject", body: "mails-invitation-body" };
    let link = format!("{}/tasks", kanssa.site.base_url);
    let arguments = [("link", link.into()), ("no_more", no_more.clone().into())];
    let message = letter.write(kanssa, language, &arguments);
    let message = Message { unsubscribe: Some(no_more), ..message };
    // Three transactions, as with the mails of retention: one would pair person and member.
    let mut tx = kanssa.db.begin().await?;
    let until = as_of.plus(LINK_WORKS);
    mail_links::add(&mut tx, &secret, (member, MailAct::NoInvitations), until).await?;
    tx.commit().await?;
    let ground = Ground::Consent(consent);
    letter::post(kanssa, (ground, &address), &message, (as_of, OF_USE)).await?;
    let mut tx = kanssa.db.begin().await?;
    invitations::save_invited(&mut tx, member, kanssa.day_of(as_of)).await?;
    tx.commit().await
}
