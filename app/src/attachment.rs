//! An answer that a browser saves as a file.

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderName, HeaderValue, header};

/// A file of this media type and name. The name is the service's own: letters, digits, dots, hyphens.
pub fn attachment(body: impl Into<Body>, media_type: &str, name: &str) -> Response {
    let mut response = body.into().into_response();
    set_header(&mut response, header::CONTENT_TYPE, media_type);
    let named = format!("attachment; filename=\"{name}\"");
    set_header(&mut response, header::CONTENT_DISPOSITION, &named);
    response
}

/// Sets a header; a value that cannot stand in one is left out.
pub fn set_header(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}
