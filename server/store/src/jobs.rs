//! Work to do later or again: a table, so that it survives a stop and is done once.

use model::{
    random::{self, Random},
    time::{Duration, Timestamp},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Result, Session, Tx,
    db::{fetch_all, fetch_optional, run, statements},
    dialect,
};

const LEASE: Duration = Duration::minutes(10);

statements! {
    ADD = "INSERT INTO jobs (id, kind, about, once, run_at, attempts) VALUES ($1, $2, $3, $4, $5, 0) \
        ON CONFLICT (once) DO NOTHING";
    PICK = "SELECT id, kind, about, attempts FROM jobs WHERE run_at <= $1 \
        AND (leased_to IS NULL OR leased_to <= $1) AND (kind = $2 OR kind = $3 OR kind = $4) = $5 \
        ORDER BY run_at, id LIMIT 1";
    LEASE_JOB = "UPDATE jobs SET leased_to = $1, attempts = attempts + 1 WHERE id = $2";
    RENEW = "UPDATE jobs SET leased_to = $1 WHERE id = $2";
    REMOVE = "DELETE FROM jobs WHERE id = $1";
    PUT_OFF = "UPDATE jobs SET leased_to = NULL, run_at = $1, problem = $2 WHERE id = $3";
    LAST_RUN = "SELECT as_of FROM job_runs WHERE kind = $1";
    SAVE_RUN = "INSERT INTO job_runs (kind, as_of, finished_at) VALUES ($1, $2, $3) \
        ON CONFLICT (kind) DO UPDATE SET as_of = excluded.as_of, finished_at = excluded.finished_at";
    RUNS = "SELECT kind, as_of, finished_at FROM job_runs ORDER BY kind";
    WAITING = "SELECT kind, COUNT(*), MIN(run_at), MAX(attempts) FROM jobs GROUP BY kind ORDER BY kind";
}

/// A job that is due.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Job {
    /// The job's id.
    pub id: Uuid,
    /// What to do: the name of a kind of job.
    pub kind: String,
    /// What it is about: the id of a row.
    pub about: Option<Uuid>,
    /// How often it has been tried before.
    pub attempts: i64,
}

/// A job to do.
#[derive(Clone, Copy, Debug)]
pub struct NewJob<'a> {
    /// What to do: the name of a kind of job.
    pub kind: &'a str,
    /// What it is about: the id of a row.
    pub about: Option<Uuid>,
    /// While a job with this name waits, another is not added.
    pub once: Option<&'a str>,
    /// Not before this instant.
    pub run_at: Timestamp,
}

/// Adds a job in the transaction of what makes it necessary.
pub async fn add(tx: &mut Tx, random: &dyn Random, job: NewJob<'_>) -> Result<()> {
    run!(tx, ADD, random::id(random), job.kind, job.about, job.once, job.run_at.0);
    Ok(())
}

/// Which jobs a worker takes: long ones have a worker of their own, so that nobody's sign-in waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane<'a> {
    /// Jobs of these kinds.
    Only([&'a str; 3]),
    /// Jobs of any other kind.
    AllBut([&'a str; 3]),
}

/// Takes the next job of a lane that is due and keeps it from other workers for a while.
pub async fn take_due(tx: &mut Tx, now: Timestamp, lane: Lane<'_>) -> Result<Option<Job>> {
    let sql = dialect::picking(PICK, tx);
    let ([one, two, three], is_it) = match lane {
        Lane::Only(kinds) => (kinds, true),
        Lane::AllBut(kinds) => (kinds, false),
    };
    let job: Option<Job> = fetch_optional!(tx, sql, now.0, one, two, three, is_it);
    if let Some(job) = &job {
        run!(tx, LEASE_JOB, now.plus(LEASE).0, job.id);
    }
    Ok(job)
}

/// Keeps a job that takes long from other workers for a while longer.
pub async fn renew(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<()> {
    run!(tx, RENEW, now.plus(LEASE).0, id);
    Ok(())
}

/// Takes a job off the table: it is done, or there is nothing to do any more.
pub async fn finish(tx: &mut Tx, id: Uuid) -> Result<()> {
    run!(tx, REMOVE, id);
    Ok(())
}

/// Puts a job off after a failed try; `problem` names the kind of failure and nothing personal.
pub async fn put_off(tx: &mut Tx, id: Uuid, next_try: Timestamp, problem: &str) -> Result<()> {
    run!(tx, PUT_OFF, next_try.0, problem, id);
    Ok(())
}

/// As of when a recurring job last ran through.
pub async fn last_run(on: &mut impl Session, kind: &str) -> Result<Option<Timestamp>> {
    let row: Option<(i64,)> = fetch_optional!(on, LAST_RUN, kind);
    Ok(row.map(|(at,)| Timestamp(at)))
}

/// Notes that a recurring job ran through as of `as_of`.
pub async fn save_run(tx: &mut Tx, kind: &str, as_of: Timestamp, now: Timestamp) -> Result<()> {
    run!(tx, SAVE_RUN, kind, as_of.0, now.0);
    Ok(())
}

/// Every recurring job with the instant it last ran as of and when it finished.
pub async fn runs(on: &mut impl Session) -> Result<Vec<(String, i64, i64)>> {
    Ok(fetch_all!(on, RUNS))
}

/// How many jobs of each kind wait, since when, and the most tries any has had.
pub async fn waiting(on: &mut impl Session) -> Result<Vec<(String, i64, i64, i64)>> {
    Ok(fetch_all!(on, WAITING))
}
