//! What people see of Kanssa: a folder a feature, a file a thing a person can do.
//!
//! Pages are server-only (`ssr`); what runs in the browser as well is in the features' islands.

// A view's type is its markup; spelling it out would help nobody.
#![recursion_limit = "256"]

pub mod answers;

#[cfg(feature = "ssr")]
pub mod accounts;
#[cfg(feature = "ssr")]
mod archive;
#[cfg(feature = "ssr")]
mod attachment;
#[cfg(feature = "ssr")]
pub mod bank;
#[cfg(feature = "ssr")]
pub mod consents;
#[cfg(feature = "ssr")]
mod cookies;
#[cfg(feature = "ssr")]
pub mod dates;
#[cfg(feature = "ssr")]
pub mod exports;
#[cfg(feature = "ssr")]
mod failure;
#[cfg(feature = "ssr")]
mod fields;
#[cfg(feature = "ssr")]
pub mod home;
#[cfg(feature = "ssr")]
mod kanssa;
#[cfg(feature = "ssr")]
pub mod letter;
#[cfg(feature = "ssr")]
pub mod limits;
#[cfg(feature = "ssr")]
pub mod mail_links;
#[cfg(feature = "ssr")]
pub mod messages;
#[cfg(feature = "ssr")]
pub mod notices;
#[cfg(feature = "ssr")]
pub mod oversight;
#[cfg(feature = "ssr")]
pub mod preview;
#[cfg(feature = "ssr")]
pub mod projects;
#[cfg(feature = "ssr")]
pub mod results;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
mod security_log;
#[cfg(feature = "ssr")]
pub mod settings;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod staff;
#[cfg(feature = "ssr")]
pub mod tasks;
#[cfg(feature = "ssr")]
pub mod texts;
#[cfg(feature = "ssr")]
pub mod ui;
#[cfg(feature = "ssr")]
mod url;
#[cfg(feature = "ssr")]
mod visit;

#[cfg(feature = "ssr")]
pub use failure::Failure;
#[cfg(feature = "ssr")]
pub use fields::{Fields, Upload};
#[cfg(feature = "ssr")]
pub use kanssa::{Kanssa, Mailbox, Questionnaires, Wake};
#[cfg(feature = "ssr")]
pub use visit::{ClientAddress, Framing, Nonce, Visit, enter, find_sign_in};
