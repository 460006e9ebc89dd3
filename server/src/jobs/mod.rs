//! Working through jobs and mails: each one file, taken from a table, done once, tried again.

mod deliver;
mod export;
mod invitations;
mod pictures;
mod results;
pub mod retention;
mod scatter;
mod sign_in_mail;
mod stops;
mod sweep;

use std::{sync::Arc, time::Duration as StdDuration};

use app::{
    Kanssa, Wake,
    accounts::{leave::COMPACT_JOB, sign_in::MAIL_JOB},
    exports::EXPORT_JOB,
    results::RESULTS_JOB,
};
use model::time::{Duration, Timestamp};
use store::{
    accounts::SHRED_JOB,
    dialect,
    jobs::{self, Job, Lane, NewJob},
};
use tokio::sync::Notify;

use crate::mail::Mailer;

/// How often there is looked for work that nobody has announced.
const PAUSE: StdDuration = StdDuration::from_secs(5);
/// Files, the daily run of retention and mails to everybody take long: they have a lane of their own, so that
/// no sign-in waits.
const QUICK: Lane<'_> = Lane::AllBut(LENGTHY);
const LONG: Lane<'_> = Lane::Only(LENGTHY);
const LENGTHY: [&str; 3] = [EXPORT_JOB, retention::KIND, invitations::KIND];
/// Jobs that come back by themselves, with the time between.
const RECURRING: [(&str, Duration); 6] = [
    (invitations::KIND, Duration::days(1)),
    (retention::KIND, Duration::days(1)),
    (sweep::KIND, Duration::minutes(5)),
    (scatter::KIND, Duration::hours(1)),
    (stops::KIND, Duration::hours(1)),
    (pictures::KIND, Duration::days(1)),
];

/// Works through jobs and mails.
pub struct Worker {
    kanssa: Arc<Kanssa>,
    mailer: Arc<dyn Mailer>,
}

/// Announces work to the worker of this process.
#[derive(Debug, Default)]
pub struct Bell {
    quick: Notify,
    long: Notify,
}

impl Wake for Bell {
    fn wake(&self) {
        self.quick.notify_one();
        self.long.notify_one();
    }
}

impl Worker {
    /// A worker for these services.
    pub const fn new(kanssa: Arc<Kanssa>, mailer: Arc<dyn Mailer>) -> Self {
        Self { kanssa, mailer }
    }

    /// Works until told to stop.
    pub async fn run(self, bell: Arc<Bell>, stop: tokio::sync::watch::Receiver<bool>) {
        tokio::join!(
            self.repeat(QUICK, &bell.quick, stop.clone()),
            self.repeat(LONG, &bell.long, stop)
        );
    }

    async fn repeat(
        &self,
        lane: Lane<'_>,
        bell: &Notify,
        mut stop: tokio::sync::watch::Receiver<bool>,
    ) {
        loop {
            if let Err(error) = self.run_lane(lane, self.kanssa.now()).await {
                tracing::error!(%error, "jobs could not be worked through");
            }
            tokio::select! {
                () = bell.notified() => {}
                () = tokio::time::sleep(PAUSE) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Does everything that is due as of an instant; gives how many jobs and mails that were.
    pub async fn run_due(&self, as_of: Timestamp) -> store::Result<usize> {
        let done = self.run_lane(QUICK, as_of).await? + self.run_lane(LONG, as_of).await?;
        // What the long ones have written goes out as well.
        Ok(done + deliver::due(&self.kanssa, self.mailer.as_ref(), as_of).await?)
    }

    /// The quick lane also schedules what recurs and sends mails.
    async fn run_lane(&self, lane: Lane<'_>, as_of: Timestamp) -> store::Result<usize> {
        if lane == QUICK {
            self.kanssa.refresh().await?;
            self.schedule(as_of).await?;
        }
        let mut done = 0;
        while let Some(job) = self.take(lane, as_of).await? {
            self.work(job, as_of).await?;
            done += 1;
        }
        if lane == QUICK {
            done += deliver::due(&self.kanssa, self.mailer.as_ref(), as_of).await?;
        }
        Ok(done)
    }

    async fn schedule(&self, as_of: Timestamp) -> store::Result<()> {
        for (kind, every) in RECURRING {
            let is_due =
                |last: Option<Timestamp>| last.is_none_or(|last| last.plus(every) <= as_of);
            let mut conn = self.kanssa.db.read().await?;
            let last = jobs::last_run(&mut conn, kind).await?;
            drop(conn);
            if !is_due(last) {
                continue;
            }
            let job = NewJob { kind, about: None, once: Some(kind), run_at: as_of };
            let mut tx = self.kanssa.db.begin().await?;
            // Another worker may have run it since it was looked at.
            if is_due(jobs::last_run(&mut tx, kind).await?) {
                jobs::add(&mut tx, self.kanssa.random.as_ref(), job).await?;
            }
            tx.commit().await?;
        }
        Ok(())
    }

    async fn take(&self, lane: Lane<'_>, as_of: Timestamp) -> store::Result<Option<Job>> {
        let mut tx = self.kanssa.db.begin().await?;
        let job = jobs::take_due(&mut tx, as_of, lane).await?;
        tx.commit().await?;
        Ok(job)
    }

    async fn work(&self, job: Job, as_of: Timestamp) -> store::Result<()> {
        let kanssa = &self.kanssa;
        let outcome = match job.kind.as_str() {
            MAIL_JOB => sign_in_mail::run(kanssa, &job, as_of).await,
            COMPACT_JOB => compact(kanssa).await,
            SHRED_JOB => shred(kanssa, &job).await,
            RESULTS_JOB => results::run(kanssa, &job).await,
            EXPORT_JOB => export::run(kanssa, &job, as_of).await,
            retention::KIND => retention::job(kanssa, KeptJob(&job), as_of).await,
            invitations::KIND => invitations::run(kanssa, KeptJob(&job), as_of).await,
            sweep::KIND => sweep::run(kanssa, as_of).await,
            stops::KIND => stops::run(kanssa, as_of).await,
            pictures::KIND => pictures::run(kanssa, as_of).await,
            scatter::KIND => scatter::run(kanssa).await,
            _ => {
                tracing::error!(kind = job.kind, "no such kind of job");
                Ok(())
            }
        };
        let mut tx = kanssa.db.begin().await?;
        match outcome {
            Ok(()) => {
                jobs::finish(&mut tx, job.id).await?;
                if RECURRING.iter().any(|(kind, _)| *kind == job.kind) {
                    jobs::save_run(&mut tx, &job.kind, as_of, kanssa.now()).await?;
                }
            }
            // Never given up: what it is for, keys to destroy for instance, does not lapse.
            Err(error) => {
                tracing::warn!(kind = job.kind, %error, "a job is tried again later");
                let next = as_of.plus(back_off(job.attempts));
                jobs::put_off(&mut tx, job.id, next, &error.to_string()).await?;
            }
        }
        tx.commit().await
    }
}

/// A job that takes long and is kept from other workers meanwhile.
#[derive(Clone, Copy)]
pub struct KeptJob<'a>(&'a Job);

impl KeptJob<'_> {
    async fn renew(self, kanssa: &Kanssa, as_of: Timestamp) -> store::Result<()> {
        let mut tx = kanssa.db.begin().await?;
        jobs::renew(&mut tx, self.0.id, as_of).await?;
        tx.commit().await
    }
}

/// Finishes a leaving that was interrupted. Safe to run again.
async fn shred(kanssa: &Kanssa, job: &Job) -> store::Result<()> {
    match job.about {
        Some(owner) => kanssa.vault.shred(owner).await,
        None => Ok(()),
    }
}

async fn compact(kanssa: &Kanssa) -> store::Result<()> {
    dialect::compact(&kanssa.db).await?;
    dialect::compact(kanssa.vault.key_store()).await
}

/// Longer and longer between tries: 10 seconds, 20, 40… an hour at most.
fn back_off(attempts: i64) -> Duration {
    let doublings = u32::try_from(attempts.clamp(0, 9)).unwrap_or(9);
    Duration::seconds((10 * 2_i64.pow(doublings)).min(3_600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_come_further_and_further_apart() {
        assert_eq!(back_off(0), Duration::seconds(10));
        assert_eq!(back_off(3), Duration::seconds(80));
        assert_eq!(back_off(40), Duration::hours(1));
    }
}
