//! The four cookies there are; all strictly necessary, so there is no banner (R62).

use std::borrow::Cow;

use cookie::{Cookie, SameSite, time::Duration};
use http::{HeaderMap, HeaderValue, header};

/// The sign-in's token.
pub const SESSION: &str = "__Host-kanssa-session";
/// Ties a sign-in to the browser that asked for it.
pub const ASKED: &str = "__Host-kanssa-asked";
/// The language chosen for pages, and perhaps another for questions: `fi`, `fi.ar`.
pub const LANGUAGE: &str = "__Host-kanssa-language";
/// Which short message to show once.
pub const FLASH: &str = "__Host-kanssa-flash";

/// The value of a cookie in a request.
pub fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| Cookie::split_parse(line.to_owned()))
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
}

/// Sets a cookie; `seconds` of none keeps it until the browser is closed.
pub fn set(headers: &mut HeaderMap, name: &'static str, value: String, seconds: Option<i64>) {
    if let Some(value) = made(name, value, seconds) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// A cookie as a header says it; none for a value that no header can hold.
pub fn made(
    name: &'static str,
    value: impl Into<Cow<'static, str>>,
    seconds: Option<i64>,
) -> Option<HeaderValue> {
    let mut cookie = Cookie::build((name, value))
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax);
    if let Some(seconds) = seconds {
        cookie = cookie.max_age(Duration::seconds(seconds));
    }
    HeaderValue::try_from(cookie.build().to_string()).ok()
}

/// Takes a cookie away.
pub fn remove(headers: &mut HeaderMap, name: &'static str) {
    set(headers, name, String::new(), Some(0));
}
