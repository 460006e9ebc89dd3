//! Requests that change something are taken from our own pages only.

use std::sync::Arc;

use app::{Failure, Kanssa};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, Method, header};

/// Refuses unsafe requests from other sites, by `Sec-Fetch-Site`, then by `Origin`.
///
/// A request with neither comes from no browser of the last ten years; it cannot carry somebody
/// else's cookies, which is what this protects.
pub async fn check(State(kanssa): State<Arc<Kanssa>>, request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_safe || is_own(request.headers(), &kanssa.site.base_url) {
        next.run(request).await
    } else {
        Failure::CrossSite.into_response()
    }
}

fn is_own(headers: &HeaderMap, base_url: &str) -> bool {
    let read = |name| headers.get(name).map(|value: &http::HeaderValue| value.as_bytes());
    if let Some(site) = read(http::HeaderName::from_static("sec-fetch-site")) {
        return site == b"same-origin" || site == b"none";
    }
    match (read(header::ORIGIN), read(header::HOST)) {
        (None, _) => true,
        (Some(origin), host) => {
            origin == base_url.as_bytes()
                || host.is_some_and(|host| {
                    let scheme = base_url.split_once("://").map_or("http", |(scheme, _)| scheme);
                    origin == [scheme.as_bytes(), b"://", host].concat()
                })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(headers: &[(&'static str, &'static str)]) -> bool {
        let map = headers.iter().map(|(name, value)| {
            (http::HeaderName::from_static(name), http::HeaderValue::from_static(value))
        });
        is_own(&map.collect(), "https://kanssa.fi")
    }

    #[test]
    fn other_sites_cannot_make_anything_happen() {
        assert!(own(&[("sec-fetch-site", "same-origin")]));
        assert!(own(&[("sec-fetch-site", "none")]));
        assert!(!own(&[("sec-fetch-site", "same-site")]));
        assert!(!own(&[("sec-fetch-site", "cross-site"), ("origin", "https://kanssa.fi")]));
        assert!(own(&[("origin", "https://kanssa.fi")]));
        assert!(own(&[("origin", "https://127.0.0.1:3000"), ("host", "127.0.0.1:3000")]));
        assert!(!own(&[("origin", "http://kanssa.fi"), ("host", "kanssa.fi")]));
        assert!(!own(&[("origin", "https://evil.example"), ("host", "kanssa.fi")]));
        assert!(!own(&[("origin", "null"), ("host", "kanssa.fi")]));
        assert!(own(&[]));
    }
}
