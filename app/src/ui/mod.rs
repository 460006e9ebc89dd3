//! The pieces every page is made of: plain markup, complete without JavaScript.

pub mod failure;
pub mod form;
pub mod shell;

use leptos::prelude::*;
use model::language::Shown;

use crate::{Visit, dates, t};

/// Words in the visitor's language.
pub type Words = fn(&Visit) -> String;

/// The short messages that can be shown once after a redirect, by the name in the cookie.
pub const FLASHES: &[(&str, Words)] = &[
    ("signed-out", |visit| t!(visit, "common-flash-signed-out")),
    ("sign-in-ended", |visit| t!(visit, "common-flash-sign-in-ended")),
    ("pseudonym-saved", |visit| t!(visit, "common-flash-pseudonym-saved")),
    ("request-added", |visit| t!(visit, "oversight-rights-flash-added")),
    ("security-asked", |visit| t!(visit, "oversight-security-flash-asked")),
    ("security-decided", |visit| t!(visit, "oversight-security-flash-decided")),
    ("frozen", |visit| t!(visit, "accounts-freeze-flash-frozen")),
    ("thawed", |visit| t!(visit, "accounts-freeze-flash-thawed")),
    ("address-near-pseudonym", |visit| t!(visit, "accounts-address-flash-near-pseudonym")),
    ("address-changed", |visit| t!(visit, "accounts-address-flash-changed")),
    ("consent-given", |visit| t!(visit, "consents-flash-given")),
    ("consent-withdrawn", |visit| t!(visit, "consents-flash-withdrawn")),
    ("message-sent", |visit| t!(visit, "common-flash-message-sent")),
    ("answers-removed", |visit| t!(visit, "common-flash-answers-removed")),
    ("changes-reverted", |visit| t!(visit, "common-flash-changes-reverted")),
    ("elsewhere", |visit| t!(visit, "answers-changed-elsewhere")),
    ("look-again", |visit| t!(visit, "answers-look-again")),
    ("reply-sent", |visit| t!(visit, "common-flash-reply-sent")),
    ("saved", |visit| t!(visit, "common-flash-saved")),
    ("notice-published", |visit| {
        t!(visit, "common-flash-notice-published", version = visit.kanssa.current_notice().version)
    }),
    ("project-added", |visit| t!(visit, "common-flash-project-added")),
    ("task-added", |visit| t!(visit, "common-flash-task-added")),
    ("task-published", |visit| t!(visit, "common-flash-task-published")),
    ("task-paused", |visit| t!(visit, "common-flash-task-paused")),
    ("task-resumed", |visit| t!(visit, "common-flash-task-resumed")),
    ("task-closed", |visit| t!(visit, "common-flash-task-closed")),
    ("task-reopened", |visit| t!(visit, "common-flash-task-reopened")),
    ("task-archived", |visit| t!(visit, "common-flash-task-archived")),
    ("copies-deleted", |visit| t!(visit, "common-flash-copies-deleted")),
    ("task-copied", |visit| t!(visit, "common-flash-task-copied")),
    ("results-opened", |visit| t!(visit, "common-flash-results-opened")),
    ("factor-renewed", |visit| t!(visit, "common-flash-factor-renewed")),
    ("account-ended", |visit| t!(visit, "common-flash-account-ended")),
    ("task-changed", |visit| t!(visit, "common-flash-task-changed")),
    ("step-back", |visit| t!(visit, "editor-flash-undone")),
    ("step-forth", |visit| t!(visit, "editor-flash-redone")),
    ("tests-removed", |visit| t!(visit, "preview-removed")),
    ("leave-asked", |visit| t!(visit, "lint-flash-asked")),
    ("bank-kept", |visit| t!(visit, "bank-flash-kept")),
    ("bank-removed", |visit| t!(visit, "bank-flash-removed")),
    ("leave-decided", |visit| t!(visit, "lint-flash-decided")),
    ("task-removed", |visit| t!(visit, "common-flash-task-removed")),
];

/// Where some of them lead: the message's name, the page, its words.
pub const FLASH_LINKS: &[(&str, &str, Words)] =
    &[("notice-published", "/notice", |visit| t!(visit, "common-footer-notice"))];

/// What went before the first page after signing out or leaving; the browser is to forget everything.
/// `left` has no message: the page is about nothing else.
pub const PARTINGS: [&str; 2] = ["signed-out", "left"];

/// A text by staff, marked with its language where that is not the reader's.
pub fn shown(text: Shown) -> AnyView {
    match text.other {
        Some(other) => {
            view! { <span lang=other.tag() dir=other.direction()>{text.text}</span> }.into_any()
        }
        None => text.text.into_any(),
    }
}

/// Several lines as typed by a person: line breaks kept, direction as the text has it.
pub fn typed(text: String) -> AnyView {
    view! { <div class="typed" dir="auto">{text}</div> }.into_any()
}

/// A text in paragraphs.
pub fn paragraphs(paragraphs: Vec<String>) -> AnyView {
    let paragraphs = paragraphs.into_iter().map(|words| view! { <p class="typed">{words}</p> });
    paragraphs.collect_view().into_any()
}

/// A day, machine-readable too.
pub fn day(visit: &Visit, at: model::time::Timestamp) -> AnyView {
    let words = dates::day(at, visit.language, &visit.kanssa.site.time_zone);
    view! { <time datetime=dates::machine(at)>{words}</time> }.into_any()
}

/// A day of the city's calendar as it is stored, machine-readable too.
pub fn stored_day(visit: &Visit, day: model::time::Timestamp) -> AnyView {
    let words = dates::stored_day(day, visit.language);
    view! { <time datetime=day.date().to_string()>{words}</time> }.into_any()
}

/// The last day of a span that ends at `end`, the first instant after it.
pub fn last_day(visit: &Visit, end: model::time::Timestamp) -> AnyView {
    day(visit, end.minus(model::time::Duration(1)))
}

/// A day and a time of day, machine-readable too.
pub fn moment(visit: &Visit, at: model::time::Timestamp) -> AnyView {
    let words = dates::moment(at, visit.language, &visit.kanssa.site.time_zone);
    view! { <time datetime=dates::machine(at)>{words}</time> }.into_any()
}

/// A link that looks like a button, for going on to the next step.
pub fn button_link(href: String, words: String) -> AnyView {
    view! { <a class="button" href=href>{words}</a> }.into_any()
}

/// A box that stands out: something to know before going on.
pub fn notice(kind: NoticeKind, heading: Option<String>, body: AnyView) -> AnyView {
    let class = match kind {
        NoticeKind::Info => "notice",
        NoticeKind::Success => "notice notice--success",
        NoticeKind::Warning => "notice notice--warning",
    };
    let heading = heading.map(|words| view! { <h2 class="notice__heading">{words}</h2> });
    view! { <section class=class>{heading}<div>{body}</div></section> }.into_any()
}

/// What a box is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something to know.
    Info,
    /// Something was done.
    Success,
    /// Something to be careful with.
    Warning,
}

/// Escapes text for where Leptos 0.8 does not: inside `<textarea>`, and in what we put in by hand.
///
/// See `ui::form::text_area`; a test puts hostile strings into every page.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}
