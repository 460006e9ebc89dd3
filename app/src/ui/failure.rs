//! What a visitor sees when something could not be done.

use axum::response::Response;
use http::header;
use leptos::prelude::*;

use crate::{Failure, Fields, Visit, t, visit::add_header};

/// The field that stands for files that were posted and are not kept.
pub const FILES_LEFT_OUT: &str = "files-left-out";

/// A failure as a page in the visitor's language.
pub fn show(visit: &Visit, failure: &Failure, resend: Option<Fields>) -> Response {
    let (title, words) = match failure {
        Failure::NotFound => (t!(visit, "common-not-found"), t!(visit, "common-not-found-words")),
        Failure::Gone => (t!(visit, "common-gone"), t!(visit, "common-gone-words")),
        Failure::Forbidden => (t!(visit, "common-forbidden"), t!(visit, "common-forbidden-words")),
        Failure::SignedOut if resend.is_some() => {
            (t!(visit, "common-signed-out"), t!(visit, "common-signed-out-words"))
        }
        Failure::SignedOut => {
            (t!(visit, "common-signed-out"), t!(visit, "common-signed-out-short"))
        }
        Failure::CrossSite => {
            (t!(visit, "common-cross-site"), t!(visit, "common-cross-site-words"))
        }
        Failure::Unreadable => {
            (t!(visit, "common-unreadable"), t!(visit, "common-unreadable-words"))
        }
        Failure::TooLarge => (t!(visit, "common-too-large"), t!(visit, "common-too-large-words")),
        Failure::MethodNotAllowed => {
            (t!(visit, "common-wrong-method"), t!(visit, "common-wrong-method-words"))
        }
        Failure::TooMany(_) => (t!(visit, "common-too-many"), t!(visit, "common-too-many-words")),
        Failure::Internal => (t!(visit, "common-internal"), t!(visit, "common-internal-words")),
    };
    let target = visit.is_framed().then_some("_top");
    let way_on = match resend {
        Some(fields) => sign_in_and_resend(visit, fields),
        None if *failure == Failure::SignedOut => {
            let words = t!(visit, "common-signed-out-sign-in");
            view! { <p><a href=sign_in_path(visit) target=target>{words}</a></p> }.into_any()
        }
        None => view! { <p><a href="/" target=target>{t!(visit, "common-to-front-page")}</a></p> }
            .into_any(),
    };
    let heading = title.clone();
    let mut response = visit.page(&title, move || {
        view! {
            <h1>{heading}</h1>
            <p>{words}</p>
            {way_on}
        }
    });
    *response.status_mut() = failure.status();
    add_header(&mut response, header::CACHE_CONTROL, "no-store");
    if let Failure::TooMany(seconds) = failure {
        response.headers_mut().insert(header::RETRY_AFTER, (*seconds).into());
    }
    response
}

/// Where somebody signs in who was on the way to this page.
fn sign_in_path(visit: &Visit) -> &'static str {
    if visit.path.starts_with("/staff") { "/staff/sign-in" } else { "/sign-in" }
}

/// What was posted while signed out is kept in the page: sign in beside it, then send it again.
fn sign_in_and_resend(visit: &Visit, fields: Fields) -> AnyView {
    let again = fields.has(FILES_LEFT_OUT).then(|| {
        view! { <li>{t!(visit, "common-signed-out-files")}</li> }
    });
    let kept = fields
        .0
        .into_iter()
        .filter(|(name, _)| name != FILES_LEFT_OUT)
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    view! {
        <ol>
            <li><a href=sign_in_path(visit) target="_blank">{t!(visit, "common-signed-out-sign-in")}</a></li>
            <li>{t!(visit, "common-signed-out-come-back")}</li>
            {again}
        </ol>
        <form method="post" action=visit.path.clone()>
            {kept}
            <button class="button" type="submit">{t!(visit, "common-signed-out-resend")}</button>
        </form>
    }
    .into_any()
}
