//! What Kanssa knows and which rules hold, written once for the server and the browser.
//!
//! No I/O, no async, no clock and no randomness of its own: all of that is handed in.

pub mod accounts;
pub mod answers;
pub mod chain;
pub mod consents;
pub mod exports;
mod hex;
pub mod json;
pub mod language;
pub mod notices;
pub mod places;
pub mod projects;
pub mod questionnaires;
pub mod random;
pub mod results;
pub mod retention;
pub mod rights;
pub mod settings;
pub mod site_texts;
pub mod staff;
pub mod tasks;
pub mod text;
pub mod time;
