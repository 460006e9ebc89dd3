//! Counters against abuse, shared by all nodes: a bucket is a keyed value, kept an hour at most.

use model::time::{Duration, Timestamp};

use crate::{
    Result, Tx,
    db::{fetch_one, run, statements},
};

/// The longest a counter is kept.
pub const KEPT: Duration = Duration::hours(1);

statements! {
    COUNT = "INSERT INTO counters (bucket, window_start, tries) VALUES ($1, $2, 1) \
        ON CONFLICT (bucket, window_start) DO UPDATE SET tries = counters.tries + 1 RETURNING tries";
    REMOVE_OLD = "DELETE FROM counters WHERE window_start <= $1";
}

/// How many tries are allowed in which time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The most tries.
    pub most: i64,
    /// In this time, which starts anew at its multiples.
    pub window: Duration,
}

/// Counts one try. Whether it is within the limit.
pub async fn count(tx: &mut Tx, bucket: &[u8], limit: Limit, now: Timestamp) -> Result<bool> {
    let window = limit.window.0.max(1);
    let start = now.0.div_euclid(window) * window;
    let (tries,): (i64,) = fetch_one!(tx, COUNT, bucket, start);
    Ok(tries <= limit.most)
}

/// Removes what is older than an hour; gives how many.
pub async fn remove_old(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let before = now.minus(KEPT).0;
    Ok(run!(tx, REMOVE_OLD, before))
}
