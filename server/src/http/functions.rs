//! The server functions that islands call: guarded by the same table as the pages.

use std::sync::Arc;

use app::{Kanssa, Visit, answers::api::ApiError, routes::SERVER_FUNCTIONS};
use axum::{
    Json, Router,
    body::{Body, to_bytes},
    extract::Request,
    response::{IntoResponse, Response},
    routing::post,
};
use http::{StatusCode, header};
use leptos::prelude::provide_context;
use model::staff::Actor;

/// The most bytes of a call: five hundred long answers at once.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Every server function of the table, each under its own guard.
pub fn router() -> Router<Arc<Kanssa>> {
    SERVER_FUNCTIONS.iter().fold(Router::new(), |router, (path, guard)| {
        router.route(path, post(async move |request: Request| call(*guard, request).await))
    })
}

async fn call(guard: model::staff::Guard, request: Request) -> Response {
    let Some(visit) = request.extensions().get::<Visit>().cloned() else {
        return refuse(StatusCode::INTERNAL_SERVER_ERROR, ApiError::Unreached);
    };
    let actor = visit.actor();
    if !guard.admits(&actor) {
        return match actor {
            Actor::Visitor => refuse(StatusCode::UNAUTHORIZED, ApiError::SignedOut),
            _ => refuse(StatusCode::FORBIDDEN, ApiError::SomebodyElse),
        };
    }
    // What a plain form of another site could send is not taken, whatever else lets it pass.
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("application/json")) {
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, ApiError::Unreadable);
    }
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MOST_BYTES).await else {
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, ApiError::Unreadable);
    };
    // A plain form post would be answered with a redirection to wherever it came from.
    parts.headers.remove(header::REFERER);
    let request = Request::from_parts(parts, Body::from(body));
    let context = move || provide_context(visit.clone());
    let mut response =
        leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    if response.status() == StatusCode::INTERNAL_SERVER_ERROR {
        // Arguments that cannot be read are the caller's fault.
        *response.status_mut() = StatusCode::BAD_REQUEST;
    }
    response
}

fn refuse(status: StatusCode, error: ApiError) -> Response {
    (status, Json(error)).into_response()
}
