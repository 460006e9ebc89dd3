//! Saving and sending answers: one action for plain forms and for the browser's islands.

use std::sync::Arc;

use http::StatusCode;
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use model::{
    answers::{Answers, Obstacle},
    language::Texts,
    questionnaires::{Code, Questionnaire},
    results::Guard,
    time::{Duration, Timestamp},
};
use store::{
    accounts,
    answers::{self, Given, Response},
    results as shown,
    sessions::Who,
    tasks::Task,
};
use uuid::Uuid;

use super::{
    api::{ApiError, Item, Saved, Sent},
    owner,
};
use crate::{Failure, Visit, results, tasks};

/// Answers kept in a browser for longer than this come too late to say when they were given.
const LONGEST_AGE: Duration = Duration::days(60);

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

/// Saves answers that have passed the questionnaire's rule. Gives the questions whose stored answer
/// was given later, and stays. `began`: when answering began, if these are the first and it is known.
pub async fn save(
    visit: &Visit,
    task: Uuid,
    given: &[Given<'_>],
    began: Option<Timestamp>,
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
    match save_all(visit, (member, task), given, began, None).await {
        // It was left behind for so long that it counts as stopped: no longer, from here on.
        Err(store::Error::Conflict) => {
            Ok(save_all(visit, (member, task), given, began, known).await?)
        }
        saved => Ok(saved?),
    }
}

/// Saves in one transaction, in which what was `stopped` is no more.
async fn save_all(
    visit: &Visit,
    (member, task): (Uuid, Uuid),
    given: &[Given<'_>],
    began: Option<Timestamp>,
    stopped: Option<Response>,
) -> store::Result<Vec<Code>> {
    let kanssa = &visit.kanssa;
    let mut tx = kanssa.db.begin().await?;
    if let Some(response) = stopped {
        shown::dissolve_of_response(&mut tx, response.id, Guard::default()).await?;
    }
    accounts::save_active_day(&mut tx, member, visit.now).await?;
    let random = kanssa.random.as_ref();
    let known = answers::find_response(&mut tx, member, task).await?;
    let at = began.unwrap_or(visit.now);
    let response = answers::find_or_add_response(&mut tx, random, member, task, at).await?;
    if known.is_none() && began.is_none() {
        answers::forget_beginning(&mut tx, response.id).await?;
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
        Some(Who::Member { active_day, .. }) => *active_day < visit.now.day(),
        _ => true,
    }
}

/// Sends a member's answers if nothing is missing. Sending twice is sending once.
pub async fn send(visit: &Visit, id: Uuid) -> Result<Response, Refusal> {
    let OpenTask { questionnaire, .. } = get_open(visit, id).await?;
    let kanssa = &visit.kanssa;
    let member = visit.member()?;
    let mut tx = kanssa.db.begin().await?;
    let random = kanssa.random.as_ref();
    let known = answers::find_response(&mut tx, member, id).await?;
    let response = answers::find_or_add_response(&mut tx, random, member, id, visit.now).await?;
    if known.is_none() {
        // Sent without a single answer: when that was begun nobody knows.
        answers::forget_beginning(&mut tx, response.id).await?;
    }
    let stored = answers::list(&mut tx, response.id).await?;
    let path = questionnaire.path(&stored.current);
    let obstacles = questionnaire.obstacles(&stored.current, &path, None);
    if !obstacles.is_empty() {
        return Err(Refusal::Incomplete(obstacles));
    }
    if response.sent_at.is_some() && !stored.has_unsent_changes {
        return Ok(response);
    }
    let given = path.given();
    let hidden = stored.current.iter().map(|(question, _)| question).filter(|question| {
        questionnaire.question(question).is_some() && given.get(question).is_none()
    });
    answers::send(&mut tx, response.id, hidden, visit.now).await?;
    results::announce(&mut tx, kanssa, id, visit.now).await?;
    tx.commit().await?;
    kanssa.worker.wake();
    Ok(Response { sent_at: Some(visit.now), ..response })
}

/// `answers/save`, for the browser.
pub async fn save_items(
    owner: &str,
    task: &str,
    version: i64,
    items: Vec<Item>,
) -> Result<Saved, Refusal> {
    let visit: Visit = expect_context();
    owner::check(&visit, owner).await?;
    let id = Uuid::try_parse(task).map_err(|_| Refusal::NotFound)?;
    let OpenTask { task, questionnaire } = get_open(&visit, id).await?;
    let questionnaire = if version == task.version {
        questionnaire
    } else {
        let mut conn = visit.kanssa.db.read().await?;
        visit.kanssa.questionnaires.get(&mut conn, id, version).await?
    };
    let mut saved = Saved::default();
    let mut given = Vec::with_capacity(items.len());
    for item in &items {
        let is_sound = match (questionnaire.question(&item.question), &item.answer) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(question), Some(answer)) => question.accepts(answer).is_ok(),
        };
        if is_sound {
            given.push(Given {
                question: &item.question,
                answer: item.answer.as_ref(),
                version,
                at: given_at(visit.now, item),
            });
        } else {
            saved.refused.push(item.question.clone());
        }
    }
    let began = given.iter().map(|given| given.at).min();
    let superseded = save(&visit, id, &given, began).await?;
    // After the commit: a page that was rendered meanwhile without this answer counts as older.
    saved.as_of = visit.kanssa.now().0;
    if !superseded.is_empty() {
        saved.kept = stored_answers(&visit, id, &superseded).await?;
    }
    Ok(saved)
}

/// When answering began, as the form says that the server said when it made its first page. A page
/// older than answers may get says nothing.
pub fn began(visit: &Visit, opened: &str) -> Option<Timestamp> {
    let opened = Timestamp(opened.parse().ok()?);
    (visit.now.minus(LONGEST_AGE) <= opened && opened <= visit.now).then_some(opened)
}

fn given_at(now: Timestamp, item: &Item) -> Timestamp {
    let by_age = now.minus(Duration(item.age.clamp(0, LONGEST_AGE.0)));
    by_age.max(Timestamp(item.since).min(now))
}

async fn stored_answers(visit: &Visit, task: Uuid, only: &[Code]) -> Result<Answers, Refusal> {
    let mut conn = visit.kanssa.db.read().await?;
    let response = answers::find_response(&mut conn, visit.member()?, task).await?;
    let response = response.ok_or(Refusal::NotFound)?;
    let stored = answers::list(&mut conn, response.id).await?.current;
    let kept = stored.iter().filter(|(question, _)| only.contains(question));
    Ok(kept.map(|(question, answer)| (question.clone(), answer.clone())).collect())
}

/// `answers/send`, for the browser.
pub async fn send_from_browser(owner: &str, task: &str) -> Result<Sent, Refusal> {
    let visit: Visit = expect_context();
    owner::check(&visit, owner).await?;
    let id = Uuid::try_parse(task).map_err(|_| Refusal::NotFound)?;
    let response = send(&visit, id).await?;
    Ok(Sent { receipt: format!("/answers/{}", response.id) })
}

/// A refusal as the browser is told, with the status that says the same.
pub fn answer_with(refusal: Refusal) -> ApiError {
    let (status, error) = match refusal {
        Refusal::SomebodyElse => (StatusCode::FORBIDDEN, ApiError::SomebodyElse),
        Refusal::NotFound => (StatusCode::NOT_FOUND, ApiError::NotFound),
        Refusal::Closed => (StatusCode::CONFLICT, ApiError::Closed),
        Refusal::Incomplete(_) => (StatusCode::UNPROCESSABLE_ENTITY, ApiError::Incomplete),
        Refusal::Failure(failure) => {
            let error = match failure {
                Failure::SignedOut => ApiError::SignedOut,
                Failure::TooMany(_) => ApiError::TooMany,
                Failure::Unreadable | Failure::TooLarge => ApiError::Unreadable,
                _ => ApiError::Unreached,
            };
            // 500 is what a call whose arguments cannot be read gets; the server turns it into 400.
            let status = match failure.status() {
                StatusCode::INTERNAL_SERVER_ERROR => StatusCode::SERVICE_UNAVAILABLE,
                status => status,
            };
            (status, error)
        }
    };
    if let Some(options) = use_context::<ResponseOptions>() {
        options.set_status(status);
    }
    error
}
