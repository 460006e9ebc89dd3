//! The headers that tell browsers what the pages may do: nothing but what they come with.

use std::sync::Arc;

use app::{Framing, Kanssa, Nonce};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use data_encoding::BASE64;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use model::random;

/// Headers that are the same for every answer.
const FIXED: &[(&str, &str)] = &[
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    (
        "permissions-policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Makes the page's script nonce, and adds the headers to its answer.
pub async fn add_headers(
    State(kanssa): State<Arc<Kanssa>>,
    mut request: Request,
    next: Next,
) -> Response {
    let nonce = BASE64.encode(&random::bytes::<16>(kanssa.random.as_ref()));
    request.extensions_mut().insert(Nonce(Arc::from(nonce.as_str())));
    let mut response = next.run(request).await;
    let framing = response.extensions().get::<Framing>().copied();
    let headers = response.headers_mut();
    add_fixed(headers);
    let (frames, ancestors) = match framing {
        None => ("", "'none'"),
        Some(Framing::Frames) => ("frame-src 'self'; ", "'none'"),
        Some(Framing::Framed) => {
            headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
            ("", "'self'")
        }
    };
    let reload = kanssa.site.reload_socket.iter().map(|socket| format!(" {socket}"));
    let reload: String = reload.collect();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; \
         style-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; \
         connect-src 'self'{reload}; {frames}form-action 'self'; base-uri 'none'; \
         frame-ancestors {ancestors}"
    );
    if let Ok(policy) = HeaderValue::try_from(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if kanssa.site.base_url.starts_with("https://") {
        let value = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    response
}

/// The same for the program's files, which carry no nonce.
pub async fn add_asset_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    add_fixed(headers);
    let policy = HeaderValue::from_static("default-src 'none'; connect-src 'self'");
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

fn add_fixed(headers: &mut HeaderMap) {
    for (name, value) in FIXED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}
