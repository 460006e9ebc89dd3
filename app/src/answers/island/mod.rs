//! The part of answering that runs in the browser.
//!
//! The page has every word and field, made by the server; the island adds what needs no words:
//! it saves each answer as it is given, goes from page to page without loading, keeps what cannot
//! be saved yet, and works with no network.

#[cfg(feature = "hydrate")]
mod calls;
#[cfg(any(feature = "hydrate", test))]
mod draft;
#[cfg(any(feature = "hydrate", test))]
mod fate;
#[cfg(any(feature = "hydrate", test))]
mod messages;
#[cfg(feature = "hydrate")]
mod page;
#[cfg(feature = "hydrate")]
mod runner;
#[cfg(feature = "hydrate")]
mod saving;
mod setup;
#[cfg(feature = "hydrate")]
mod showing;
#[cfg(feature = "hydrate")]
mod steps;
#[cfg(feature = "hydrate")]
mod storage;
mod words;

use leptos::prelude::*;

pub use setup::{REVIEW_PART, Setup, Step};
pub use words::Words;

/// On the server there is nothing to run.
#[cfg(not(feature = "hydrate"))]
mod runner {
    pub fn start() {}
    pub fn send_kept() {}
}

// An island is found by a hash of its tokens: they must be the same on both sides, so what differs
// is behind the names, not here.

/// The questionnaire of a task; its markup is `children`, complete without the island. Around it is
/// an element with the [`Setup`].
#[island]
pub fn Runner(children: Children) -> impl IntoView {
    runner::start();
    children()
}

/// On the list of tasks: sends the answers that this device still keeps, and says how many.
#[island]
pub fn Waiting(children: Children) -> impl IntoView {
    runner::send_kept();
    children()
}
