//! The daily run of retention: every rule is carried out, counted and certified (R33–R35).
//!
//! Each step is a transaction of its own, with its count. A run that was killed is simply run again: what
//! is done is done, and the next certificate has it.

use app::{
    Kanssa,
    accounts::still_here,
    letter::{self, Letter},
};
use model::{
    random,
    retention::{Counts, Due, Rule},
    time::{Date, Duration, Timestamp},
};
use store::{
    accounts::{self, Erased},
    mail::{Ground, Notice},
    mail_links::{self, MailAct},
    retention::{self, Certificate},
    silence::{self, After, Silent},
};

use super::{KeptJob, sweep};

/// The name of this kind of job.
pub const KIND: &str = "retention";
/// How long a mail about the end of a membership is tried.
const OF_USE: Duration = Duration::days(7);
/// How often a long run says how far it is, and keeps its job from other workers.
const STEPS_BETWEEN: u64 = 50;

/// The daily job.
pub async fn job(kanssa: &Kanssa, job: KeptJob<'_>, as_of: Timestamp) -> store::Result<()> {
    let run = Run { kanssa, as_of, job: Some(job) };
    let certificate = run.all(&|_| {}).await?;
    tracing::info!(number = certificate.number, "retention was carried out");
    Ok(())
}

/// Carries out every rule as of an instant, and certifies it. `progress` is told how many members have
/// been gone through.
pub async fn run(
    kanssa: &Kanssa,
    as_of: Timestamp,
    progress: &(dyn Fn(u64) + Sync),
) -> store::Result<Certificate> {
    Run { kanssa, as_of, job: None }.all(progress).await
}

/// What [`run`] would do, and does not.
pub async fn plan(kanssa: &Kanssa, as_of: Timestamp) -> store::Result<Counts> {
    let message_days = Duration::days(i64::from(kanssa.settings().visitor_message_days));
    let mut conn = kanssa.db.read().await?;
    let mut counts = retention::plan(&mut conn, message_days, as_of).await?;
    let today = kanssa.day_of(as_of).date();
    let mut after = After::NOBODY;
    loop {
        let silent = silence::list(&mut conn, today, after).await?;
        let Some(last) = silent.last() else { return Ok(counts) };
        after = After::of(last);
        for one in silent {
            if let Some(rule) = one.silence.due(today).rule() {
                counts.add(rule, 1);
            }
        }
    }
}

struct Run<'a> {
    kanssa: &'a Kanssa,
    as_of: Timestamp,
    job: Option<KeptJob<'a>>,
}

impl Run<'_> {
    async fn all(&self, progress: &(dyn Fn(u64) + Sync)) -> store::Result<Certificate> {
        sweep::run(self.kanssa, self.as_of).await?;
        self.go_through_members(progress).await?;
        let mut tx = self.kanssa.db.begin().await?;
        let certified = retention::certify(&mut tx, self.as_of, self.kanssa.now()).await?;
        tx.commit().await?;
        let (certificate, anchor) = certified;
        self.kanssa.vault.save_anchor(retention::CHAIN, anchor).await?;
        if certificate.counts.of(Rule::SilentMembers) > 0 {
            app::accounts::leave::sweep_up(self.kanssa, self.as_of).await?;
        }
        Ok(certificate)
    }

    async fn go_through_members(&self, progress: &(dyn Fn(u64) + Sync)) -> store::Result<()> {
        let today = self.kanssa.day_of(self.as_of).date();
        let mut after = After::NOBODY;
        let mut steps = 0;
        loop {
            let mut conn = self.kanssa.db.read().await?;
            let silent = silence::list(&mut conn, today, after).await?;
            drop(conn);
            let Some(last) = silent.last() else { return Ok(()) };
            after = After::of(last);
            for one in &silent {
                let carried_out = match one.silence.due(today) {
                    Due::Nothing => Ok(()),
                    Due::Erasure => self.erase(one).await,
                    notice => self.tell(one, notice, today).await,
                };
                if let Err(error) = carried_out {
                    self.pass_over(error).await?;
                }
                steps += 1;
                if steps % STEPS_BETWEEN == 0 {
                    progress(steps);
                    if let Some(job) = self.job {
                        job.renew(self.kanssa, self.as_of).await?;
                    }
                }
            }
        }
    }

    /// What is wrong with one member's rows keeps nobody else from being told or erased; the certificate
    /// says that there was something. What is wrong with the databases ends the run.
    async fn pass_over(&self, error: store::Error) -> store::Result<()> {
        use store::Error::{Corrupt, NotFound, Vault};
        if !matches!(error, Corrupt(_) | NotFound | Vault(_)) {
            return Err(error);
        }
        tracing::warn!(%error, "retention passed somebody over");
        let mut tx = self.kanssa.db.begin().await?;
        retention::count(&mut tx, Rule::PassedOver, 1).await?;
        tx.commit().await
    }

    /// Link, mail and note are three transactions: one would pair the person with the member in
    /// PostgreSQL's rows. Killed in between, the mail goes out once more, never not at all.
    async fn tell(&self, silent: &Silent, notice: Due, today: Date) -> store::Result<()> {
        let kanssa = self.kanssa;
        let mut conn = kanssa.db.read().await?;
        let person = accounts::find_person_of(&mut conn, &kanssa.vault, silent.id).await?;
        let Some(person) = person else {
            // Came back with an old backup, or left a moment ago: there is nobody to tell (R66).
            drop(conn);
            accounts::erase(&kanssa.db, &kanssa.vault, silent.id).await?;
            return Ok(());
        };
        let address = accounts::get_address(&mut conn, &kanssa.vault, person.id).await?;
        drop(conn);
        let ends = silent.silence.ends(today);
        let secret: [u8; 32] = random::bytes(kanssa.random.as_ref());
        // Of use as long as there is a membership to keep, with a day for the hour of the run.
        let link_ends = Timestamp::of_date(ends).plus(Duration::days(2));
        let mut tx = kanssa.db.begin().await?;
        mail_links::add(&mut tx, &secret, (silent.id, MailAct::StillHere), link_ends).await?;
        tx.commit().await?;
        let link = still_here::link(kanssa, &secret);
        let day = app::dates::stored_day(Timestamp::of_date(ends), silent.language);
        let arguments = [("link", link.into()), ("day", day.into())];
        let message = Letter { subject: "mails-ends-subject", body: "mails-ends-body" };
        let message = message.write(kanssa, silent.language, &arguments);
        let ground = Ground::Service(Notice::MembershipEnds);
        letter::post(kanssa, (ground, &address), &message, (self.as_of, OF_USE)).await?;
        let mut tx = kanssa.db.begin().await?;
        silence::save_told(&mut tx, silent, notice, today).await?;
        tx.commit().await
    }

    async fn erase(&self, silent: &Silent) -> store::Result<()> {
        let kanssa = self.kanssa;
        let erased =
            accounts::erase_silent(&kanssa.db, &kanssa.vault, silent.id, &silent.silence).await?;
        let Erased::Gone(Some(address)) = erased else { return Ok(()) };
        kanssa.mailbox.forget(&address);
        let letter = Letter { subject: "mails-ended-subject", body: "mails-ended-body" };
        let link = kanssa.site.base_url.clone();
        let message = letter.write(kanssa, silent.language, &[("link", link.into())]);
        let ground = Ground::Service(Notice::MembershipEnded);
        letter::post(kanssa, (ground, &address), &message, (self.as_of, OF_USE)).await
    }
}
