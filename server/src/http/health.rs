//! For whoever watches the server: is it alive, and can it work?

use std::sync::Arc;

use app::Kanssa;
use axum::{Router, extract::State, http::StatusCode, routing::get};

/// `/healthz` and `/readyz`.
pub fn router(kanssa: Arc<Kanssa>) -> Router {
    Router::new()
        .route("/healthz", get(async || "alive\n"))
        .route("/readyz", get(ready))
        .with_state(kanssa)
}

/// Ready when both databases answer.
async fn ready(State(kanssa): State<Arc<Kanssa>>) -> (StatusCode, &'static str) {
    let main = kanssa.db.read().await.is_ok();
    let keys = kanssa.vault.key_store().read().await.is_ok();
    if main && keys {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "a database does not answer\n")
    }
}
