//! The wiring around the pages, from the outside in: log, headers, whose address, visit, origin,
//! limits, sign-in, guard, page.

mod client;
mod functions;
mod health;
mod log;
mod origin;
mod security;

use std::{sync::Arc, time::Duration};

use app::{Failure, Kanssa, Visit};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    middleware::{self, Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use http::{HeaderMap, header};
use ipnet::IpNet;
use tower_http::compression::{
    CompressionLayer, DefaultPredicate, Predicate, predicate::NotForContentType,
};

use crate::assets::{self, Files};

/// The longest a request may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The longest a request may take that brings files: photos from an old phone on a poor line.
const PATIENCE_WITH_FILES: Duration = Duration::from_mins(4);

/// Everything the server answers.
pub fn router(kanssa: &Arc<Kanssa>, files: Files, trusted_proxies: Vec<IpNet>) -> Router {
    let pages = app::routes::router()
        .merge(functions::router())
        .fallback(async || Failure::NotFound)
        .layer(from_fn_with_state(Arc::clone(kanssa), app::find_sign_in))
        .layer(from_fn(limit_client))
        .layer(from_fn_with_state(Arc::clone(kanssa), origin::check))
        .layer(from_fn_with_state(Arc::clone(kanssa), app::enter))
        .layer(from_fn_with_state(Arc::from(trusted_proxies), client::find))
        .layer(from_fn_with_state(Arc::clone(kanssa), security::add_headers))
        .layer(CompressionLayer::new().compress_when(compressible()))
        .with_state(Arc::clone(kanssa));
    let asset_routes = public_files(&files)
        .route("/pkg/{file}", get(assets::package))
        .with_state(files)
        .layer(from_fn(security::add_asset_headers));
    Router::new()
        .merge(health::router(Arc::clone(kanssa)))
        .merge(asset_routes)
        .merge(pages)
        .layer(DefaultBodyLimit::disable()) // forms and functions have their own, with words
        .layer(from_fn(be_patient))
        .layer(middleware::from_fn(log::request))
}

/// Ends what takes too long.
async fn be_patient(request: Request, next: Next) -> Response {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let brings_files =
        kind.is_some_and(|kind| kind.starts_with("multipart/") || kind.starts_with("image/"));
    let patience = if brings_files { PATIENCE_WITH_FILES } else { PATIENCE };
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => http::StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

/// What can be gone on with after a cut, its bytes counted and hashed, and what is compressed in itself
/// are sent as they are.
fn compressible() -> impl Predicate {
    let is_whole =
        |_: http::StatusCode, _: http::Version, headers: &HeaderMap, _: &http::Extensions| {
            !headers.contains_key(header::ACCEPT_RANGES)
        };
    DefaultPredicate::new().and(NotForContentType::const_new("application/zip")).and(is_whole)
}

fn public_files(files: &Files) -> Router<Files> {
    files.public_names().into_iter().fold(Router::new(), |router, name| {
        let path = format!("/{name}");
        let answer = async move |State(files): State<Files>, headers: HeaderMap| {
            assets::public(&files, &name, &headers)
        };
        router.route(&path, get(answer))
    })
}

/// Requests from one network address are bounded before anything is looked up for them.
async fn limit_client(request: Request, next: Next) -> Response {
    let Some(visit) = request.extensions().get::<Visit>() else {
        return Failure::Internal.into_response();
    };
    if visit.kanssa.limits.allows_address(visit.client) {
        next.run(request).await
    } else {
        Failure::TooMany(10).into_response()
    }
}
