//! Saving and sending a member's answers: one action for plain forms and for the browser's islands.

use std::{collections::BTreeSet, sync::Arc};

use model::{
    answers::{Answer, Answers, Obstacle, PhotoId, Problem},
    language::Texts,
    questionnaires::{Code, Kind, Questionnaire},
    results::Guard,
    time::Timestamp,
};
use store::{
    accounts,
    answers::{self, Given, Response},
    photos::{self, Of},
    quotas, results as shown,
    sessions::Who,
    tasks::Task,
};
use uuid::Uuid;

use super::photos::named;
use crate::{Failure, Visit, results, tasks};

/// A task that takes answers, with the questionnaire in the version in use.
pub struct OpenTask {
    /// The task.
    pub task: Task,
    /// Its questions.
    pub questionnaire: Arc<Questionnaire<Texts>>,
}

/// Why answers are not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// They are not the answers of the member who is signed in.
    SomebodyElse,
    /// There is no such task for this member.
    NotFound,
    /// The task takes no answers any more.
    Closed,
    /// The answers are not complete.
    Incomplete(Vec<Obstacle>),
    /// They are not the answers that were looked over: others were given meanwhile.
    Changed,
    /// There are enough answers like these: this quota is full, and nothing of them is kept.
    Full(Code),
    /// Nobody can answer the questions as they are; told where the task begins. Only a draft is so.
    Unfit,
    /// Something else.
    Failure(Failure),
}

impl<E: Into<Failure>> From<E> for Refusal {
    fn from(error: E) -> Self {
        match error.into() {
            Failure::NotFound => Self::NotFound,
            other => Self::Failure(other),
        }
    }
}

/// The task, if it is known to the visitor and takes answers now.
pub async fn get_open(visit: &Visit, id: Uuid) -> Result<OpenTask, Refusal> {
    let mut conn = visit.kanssa.db.read().await?;
    let task = tasks::find_known(visit, &mut conn, id).await?.ok_or(Refusal::NotFound)?;
    if !task.collection.is_open(visit.now) {
        let begun = answers::find_response(&mut conn, visit.member()?, id).await?;
        if !task.is_open_for(begun.is_some(), visit.now) {
            return Err(Refusal::Closed);
        }
    }
    let questionnaires = &visit.kanssa.questionnaires;
    let questionnaire = questionnaires.get(&mut conn, id, task.version).await?;
    Ok(OpenTask { task, questionnaire })
}

/// What is known of how somebody began to answer, when their first answers come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beginning {
    /// When.
    pub at: Option<Timestamp>,
    /// As of when the page before them said who sees the answers (R28).
    pub told: Option<Timestamp>,
}

/// Saves answers that have passed the questionnaire's rule. Gives the questions whose stored answer
/// was given later, and stays.
pub async fn save(
    visit: &Visit,
    task: Uuid,
    given: &[Given<'_>],
    beginning: Beginning,
) -> Result<Vec<Code>, Refusal> {
    let kanssa = &visit.kanssa;
    let member = visit.member()?;
    let mut conn = kanssa.db.read().await?;
    let known = answers::find_response(&mut conn, member, task).await?;
    drop(conn);
    if let (Some(response), [one], false) = (known, given, is_first_today(visit)) {
        // The common case is one statement, durable as soon as it returns.
        let mut conn = kanssa.db.write().await?;
        match answers::save(&mut conn, response.id, *one).await {
            Ok(true) => return Ok(Vec::new()),
            Ok(false) => return Ok(vec![one.question.clone()]),
            Err(store::Error::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    match save_all(visit, (member, task), given, beginning, None).await {
        // It was left behind for so long that it counts as stopped: no longer, from here on.
        Err(store::Error::Conflict) => {
            Ok(save_all(visit, (member, task), given, beginning, known).await?)
        }
        saved => Ok(saved?),
    }
}

/// Saves in one transaction, in which what was `stopped` is no more.
async fn save_all(
    visit: &Visit,
    (member, task): (Uuid, Uuid),
    given: &[Given<'_>],
    beginning: Beginning,
    stopped: Option<Response>,
) -> store::Result<Vec<Code>> {
    let kanssa = &visit.kanssa;
    let mut tx = kanssa.db.begin().await?;
    if let Some(response) = stopped {
        shown::dissolve_of_response(&mut tx, response.id, Guard::default()).await?;
    }
    accounts::save_active_day(&mut tx, member, visit.today()).await?;
    let random = kanssa.random.as_ref();
    let known = answers::find_response(&mut tx, member, task).await?;
    let at = beginning.at.unwrap_or(visit.now);
    let response = answers::find_or_add_response(&mut tx, random, member, task, at).await?;
    if known.is_none() {
        if beginning.at.is_none() {
            answers::forget_beginning(&mut tx, response.id).await?;
        }
        if let Some(told) = beginning.told {
            answers::save_told(&mut tx, response.id, told).await?;
        }
    }
    let mut superseded = Vec::new();
    for one in given {
        if !answers::save(&mut tx, response.id, *one).await? {
            superseded.push(one.question.clone());
        }
    }
    tx.commit().await?;
    Ok(superseded)
}

fn is_first_today(visit: &Visit) -> bool {
    match visit.sign_in.as_ref().map(|sign_in| &sign_in.who) {
        Some(Who::Member { active_day, .. }) => *active_day < visit.today(),
        _ => true,
    }
}

/// The response of the member, begun now if there is none: a photo came before any answer.
pub async fn begin(visit: &Visit, task: Uuid, beginning: Beginning) -> Result<Response, Refusal> {
    save_all(visit, (visit.member()?, task), &[], beginning, None).await?;
    let mut conn = visit.kanssa.db.read().await?;
    let begun = answers::find_response(&mut conn, visit.member()?, task).await?;
    begun.ok_or(Refusal::NotFound)
}

/// The questions whose answers name photos that have not arrived.
pub fn awaited<T: Clone>(
    questionnaire: &Questionnaire<T>,
    given: &Answers,
    arrived: &BTreeSet<PhotoId>,
) -> Vec<Obstacle> {
    let mut awaited = Vec::new();
    for (page, content) in questionnaire.pages.iter().enumerate() {
        for question in &content.questions {
            let photos = given.get(&question.code).map(Answer::photos).unwrap_or_default();
            if photos.iter().any(|photo| !arrived.contains(photo)) {
                let problem = Problem::PhotosAwaited;
                awaited.push(Obstacle { page, question: question.code.clone(), problem });
            }
        }
    }
    awaited
}

/// The answers that count otherwise than they are stored: without what is no longer offered, and
/// what is worked out.
pub fn settled<'a, T>(
    questionnaire: &'a Questionnaire<T>,
    given: &'a Answers,
    stored: &'a Answers,
) -> impl Iterator<Item = (&'a Code, &'a Answer)> {
    given.iter().filter(|(question, answer)| {
        questionnaire.question(question).is_some() && stored.get(question) != Some(*answer)
    })
}

/// What is sent is what was looked over.
pub fn check_looked_over(given: &Answers, looked_over: Option<&str>) -> Result<(), Refusal> {
    let is_as_seen = looked_over.is_none_or(|mark| mark == given.mark());
    if is_as_seen { Ok(()) } else { Err(Refusal::Changed) }
}

/// Sends a member's answers if nothing is missing. Sending twice is sending once.
///
/// # Errors
///
/// [`Refusal::Changed`] if they are others than those that were looked over, by their mark.
pub async fn send(visit: &Visit, id: Uuid, looked_over: Option<&str>) -> Result<Response, Refusal> {
    let OpenTask { task, questionnaire } = get_open(visit, id).await?;
    let kanssa = &visit.kanssa;
    let member = visit.member()?;
    let mut tx = kanssa.db.begin().await?;
    // First of all, so that nothing is held while waiting for it.
    shown::hold(&mut tx).await?;
    let random = kanssa.random.as_ref();
    let known = answers::find_response(&mut tx, member, id).await?;
    let response = answers::find_or_add_response(&mut tx, random, member, id, visit.now).await?;
    if known.is_none() {
        // Sent without a single answer: when that was begun nobody knows.
        answers::forget_beginning(&mut tx, response.id).await?;
    }
    let stored = answers::list(&mut tx, response.id).await?;
    let path = questionnaire.path(&stored.current);
    if response.sent_at.is_none() {
        let full = quotas::find_full(&mut tx, id, &questionnaire.quotas, path.given()).await?;
        if let Some(quota) = full {
            answers::remove(&mut tx, member, response.id).await?;
            tx.commit().await?;
            return Err(Refusal::Full(quota.code.clone()));
        }
    }
    let obstacles = questionnaire.obstacles(&path, None);
    if !obstacles.is_empty() {
        return Err(Refusal::Incomplete(obstacles));
    }
    check_looked_over(path.given(), looked_over)?;
    let album = Of::Response(response.id);
    let has_photos = questionnaire.questions().any(|q| matches!(q.kind, Kind::Photos { .. }));
    if has_photos {
        let arrived = photos::list(&mut tx, album).await?;
        let awaited = awaited(&questionnaire, path.given(), &arrived);
        if !awaited.is_empty() {
            return Err(Refusal::Incomplete(awaited));
        }
    }
    if response.sent_at.is_some() && !stored.has_unsent_changes {
        return Ok(response);
    }
    let given = path.given();
    shown::dissolve_of_response(&mut tx, response.id, Guard::default()).await?;
    for (question, answer) in settled(&questionnaire, given, &stored.current) {
        let (answer, version, at) = (Some(answer), task.version, visit.now);
        answers::save(&mut tx, response.id, Given { question, answer, version, at }).await?;
    }
    let hidden = stored.current.iter().map(|(question, _)| question).filter(|question| {
        questionnaire.question(question).is_some() && given.get(question).is_none()
    });
    answers::send(&mut tx, response.id, hidden, visit.now).await?;
    if has_photos {
        // What was taken out of the answers, or is asked no more, goes now.
        let sent = answers::list(&mut tx, response.id).await?.sent;
        photos::remove_others(&mut tx, album, &named(&sent).collect()).await?;
    }
    if !questionnaire.quotas.is_empty() {
        quotas::take_places(&mut tx, (id, response.id), &questionnaire.quotas, given).await?;
    }
    results::announce(&mut tx, kanssa, id, visit.now).await?;
    tx.commit().await?;
    kanssa.worker.wake();
    Ok(Response { sent_at: Some(visit.now), ..response })
}
