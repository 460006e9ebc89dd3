//! A member answers a task.

use axum::response::Response;
use uuid::Uuid;

use super::{run, sitting::Sitting};
use crate::{Failure, Fields, Visit, fields::WithPhotos, url::UrlPath};

/// `GET /tasks/{task}/answer`: on to where the member left off.
pub async fn resume(visit: Visit, UrlPath(task): UrlPath<Uuid>) -> Result<Response, Failure> {
    run::resume(&visit, Sitting::Member { task }).await
}

/// `GET /tasks/{task}/answer/{page}`
pub async fn page(
    visit: Visit,
    UrlPath((task, page)): UrlPath<(Uuid, String)>,
) -> Result<Response, Failure> {
    run::page(&visit, Sitting::Member { task }, &page).await
}

/// `GET /tasks/{task}/review`
pub async fn review(visit: Visit, UrlPath(task): UrlPath<Uuid>) -> Result<Response, Failure> {
    run::review(&visit, Sitting::Member { task }).await
}

/// `POST /tasks/{task}/answer/{page}`: saves the page's answers and goes on, back, or stays.
pub async fn submit(
    visit: Visit,
    UrlPath((task, page)): UrlPath<(Uuid, String)>,
    form: WithPhotos,
) -> Result<Response, Failure> {
    run::submit(&visit, Sitting::Member { task }, &page, form).await
}

/// `POST /tasks/{task}/send`: from the review, with JavaScript off.
pub async fn send(
    visit: Visit,
    UrlPath(task): UrlPath<Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    run::send(&visit, Sitting::Member { task }, fields).await
}
