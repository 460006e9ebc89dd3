//! Quotas: which sent responses they have counted.
//!
//! What a quota has counted is kept by its code, so editing a questionnaire loses none of it.

use model::{answers::Answers, questionnaires::Quota};
use uuid::Uuid;

use crate::{
    Error, Result, Session, Tx, answers,
    db::{fetch_one, run, statements},
};

statements! {
    ADD = "INSERT INTO quota_places (response, quota, task) VALUES ($1, $2, $3)";
    REMOVE = "DELETE FROM quota_places WHERE response = $1";
    COUNT = "SELECT COUNT(*) FROM quota_places WHERE task = $1 AND quota = $2";
}

/// How many sent responses a quota of a task has counted. One that counts everybody knows also
/// those sent before there was a quota.
pub async fn count<T>(on: &mut impl Session, task: Uuid, quota: &Quota<T>) -> Result<u64> {
    let count = if quota.counts_if.is_none() {
        answers::count_sent(on, task).await?
    } else {
        let (count,): (i64,) = fetch_one!(on, COUNT, task, quota.code.as_str());
        count
    };
    u64::try_from(count).map_err(|_| Error::Corrupt("quota_places"))
}

/// The first quota that is full and would count these answers. Whoever is to send them holds the
/// results ([`crate::results::hold`]) while asking: nobody else sends until they have.
pub async fn find_full<'q, T>(
    on: &mut impl Session,
    task: Uuid,
    quotas: &'q [Quota<T>],
    given: &Answers,
) -> Result<Option<&'q Quota<T>>> {
    for quota in quotas.iter().filter(|quota| quota.counts(given)) {
        if quota.is_full(count(on, task, quota).await?) {
            return Ok(Some(quota));
        }
    }
    Ok(None)
}

/// Counts a response that is being sent with these answers, by every quota that counts such; sent
/// anew, by those that count it now and no others. Call it after [`find_full`], or without: whoever
/// has sent may correct what they sent, also where that makes one more than were wanted.
pub async fn take_places<T>(
    tx: &mut Tx,
    (task, response): (Uuid, Uuid),
    quotas: &[Quota<T>],
    given: &Answers,
) -> Result<()> {
    run!(tx, REMOVE, response);
    let counting = quotas.iter().filter(|quota| quota.counts_if.is_some() && quota.counts(given));
    for quota in counting {
        run!(tx, ADD, response, quota.code.as_str(), task);
    }
    Ok(())
}
