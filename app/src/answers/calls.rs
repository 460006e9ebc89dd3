//! What the calls of the browser's part do: saving and sending, for members and for test answers.

use std::sync::Arc;

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use model::{
    answers::{Answers, Problem},
    language::TextLanguage,
    questionnaires::Code,
    time::{Duration, Timestamp},
};
use store::answers::Given;
use uuid::Uuid;

use super::{
    api::{ApiError, Item, Saved, Sent},
    elsewhere, owner, quotas,
    saving::{Beginning, Refusal},
    sitting::Sitting,
};
use crate::{Failure, Visit, cookies, visit::add_header};

/// Answers kept in a browser for longer than this come too late to say when they were given.
const LONGEST_AGE: Duration = Duration::days(60);

/// `answers/save`
pub async fn save_of_member(
    owner: &str,
    task: &str,
    version: i64,
    items: &[Item],
) -> Result<Saved, Refusal> {
    let (visit, task) = read_call(owner, task).await?;
    save_items(&visit, Sitting::Member { task }, version, items).await
}

/// `answers/send`
pub async fn send_of_member(
    owner: &str,
    task: &str,
    looked_over: Option<&str>,
) -> Result<Sent, Refusal> {
    let (visit, task) = read_call(owner, task).await?;
    Ok(Sent { receipt: Sitting::Member { task }.send(&visit, looked_over).await? })
}

/// `test-answers/save`
pub async fn save_of_staff(
    owner: &str,
    task: &str,
    version: i64,
    items: &[Item],
) -> Result<Saved, Refusal> {
    let (visit, task) = read_call(owner, task).await?;
    let sitting = Sitting::Test { task, language: visit.language.into() };
    save_items(&visit, sitting, version, items).await
}

/// `test-answers/send`
pub async fn send_of_staff(
    owner: &str,
    task: &str,
    language: TextLanguage,
    looked_over: Option<&str>,
) -> Result<Sent, Refusal> {
    let (visit, task) = read_call(owner, task).await?;
    Ok(Sent { receipt: Sitting::Test { task, language }.send(&visit, looked_over).await? })
}

/// The visitor, and the task they name; refused if the answers are somebody else's.
async fn read_call(owner: &str, task: &str) -> Result<(Visit, Uuid), Refusal> {
    let visit: Visit = expect_context();
    owner::check(&visit, owner).await?;
    let task = Uuid::try_parse(task).map_err(|_| Refusal::NotFound)?;
    Ok((visit, task))
}

/// Saves what is sound of answers given to a version.
async fn save_items(
    visit: &Visit,
    sitting: Sitting,
    version: i64,
    items: &[Item],
) -> Result<Saved, Refusal> {
    let open = sitting.get_open(visit).await?;
    let in_use = (open.task.version, Arc::clone(&open.questionnaire));
    let (version, questionnaire) = sitting.get_version(visit, version, in_use).await?;
    let mut saved = Saved::default();
    let mut given = Vec::with_capacity(items.len());
    for item in items {
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
    if given.is_empty() {
        // Nothing was begun by what nobody can store.
        saved.as_of = visit.kanssa.now().0;
        return Ok(saved);
    }
    let beginning = Beginning {
        at: given.iter().map(|given| given.at).min(),
        // What the device knew of the server when the first of them was given: its page is no newer.
        told: items.iter().map(|item| Timestamp(item.since).min(visit.now)).min(),
    };
    let superseded = match sitting.save(visit, &open, &given, beginning).await {
        Ok(superseded) => superseded,
        Err(Refusal::Full(quota)) => {
            saved.over = Some(quotas::place(open.task.id, &quota));
            Vec::new()
        }
        Err(refusal) => return Err(refusal),
    };
    // After the commit: a page that was rendered meanwhile without this answer counts as older.
    saved.as_of = visit.kanssa.now().0;
    if !superseded.is_empty() {
        saved.kept = stored_answers(visit, sitting, &superseded).await?;
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

async fn stored_answers(
    visit: &Visit,
    sitting: Sitting,
    only: &[Code],
) -> Result<Answers, Refusal> {
    let stored = sitting.find_begun(visit).await?.stored.current;
    let kept = stored.iter().filter(|(question, _)| only.contains(question));
    Ok(kept.map(|(question, answer)| (question.clone(), answer.clone())).collect())
}

/// What the browser is told of a failure.
const fn error_of(failure: &Failure) -> ApiError {
    match failure {
        Failure::SignedOut => ApiError::SignedOut,
        Failure::TooMany(_) => ApiError::TooMany,
        Failure::Unreadable | Failure::TooLarge | Failure::MethodNotAllowed => ApiError::Unreadable,
        _ => ApiError::Unreached,
    }
}

/// An error of a call, in JSON.
pub fn refused(status: StatusCode, error: &ApiError) -> Response {
    let mut response = (status, Json(error)).into_response();
    add_header(&mut response, header::CACHE_CONTROL, "no-store");
    response
}

/// A failure before a call was looked at, in the calls' own form instead of a page.
pub fn refuse(failure: &Failure) -> Response {
    let mut response = refused(failure.status(), &error_of(failure));
    if let Failure::TooMany(seconds) = failure {
        response.headers_mut().insert(header::RETRY_AFTER, (*seconds).into());
    }
    response
}

/// A refusal as the browser is told, with the status that says the same.
pub fn told(refusal: Refusal) -> (StatusCode, ApiError) {
    match refusal {
        Refusal::SomebodyElse => (StatusCode::FORBIDDEN, ApiError::SomebodyElse),
        Refusal::NotFound => (StatusCode::NOT_FOUND, ApiError::NotFound),
        Refusal::Closed | Refusal::Unfit | Refusal::Full(_) => {
            (StatusCode::CONFLICT, ApiError::Closed)
        }
        Refusal::Changed => (StatusCode::CONFLICT, ApiError::Changed),
        Refusal::Incomplete(obstacles) => {
            // Nothing else is missing where photos are: those are looked for last.
            let are_photos =
                obstacles.iter().all(|obstacle| obstacle.problem == Problem::PhotosAwaited);
            let error = if are_photos { ApiError::PhotosAwaited } else { ApiError::Incomplete };
            (StatusCode::UNPROCESSABLE_ENTITY, error)
        }
        Refusal::Failure(failure) => {
            let error = error_of(&failure);
            // 500 is what a call whose arguments cannot be read gets; the server turns it into 400.
            let status = match failure.status() {
                StatusCode::INTERNAL_SERVER_ERROR => StatusCode::SERVICE_UNAVAILABLE,
                status => status,
            };
            (status, error)
        }
    }
}

/// The same, where a call is answered.
pub fn answer_with(refusal: Refusal) -> ApiError {
    let (status, error) = told(refusal);
    if let Some(options) = use_context::<ResponseOptions>() {
        options.set_status(status);
        if error == ApiError::Changed {
            // The page that comes next says it.
            if let Some(flash) = cookies::made(cookies::FLASH, elsewhere::LOOK_AGAIN, Some(60)) {
                options.append_header(header::SET_COOKIE, flash);
            }
        }
    }
    error
}
