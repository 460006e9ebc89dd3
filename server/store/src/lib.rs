//! Where everything is kept: one module a noun, each statement next to the function that runs it.
//!
//! Two databases, one SQL text: SQLite for one node, PostgreSQL for many. The key store is a
//! database of its own ([`vault`]).

pub mod accesses;
pub mod accounts;
pub mod answers;
pub mod audit;
pub mod bank;
pub mod consents;
pub mod counters;
pub mod db;
pub mod demo;
pub mod dialect;
pub mod draft_steps;
mod error;
pub mod exports;
pub mod invitations;
pub mod jobs;
pub mod labels;
pub mod leaves;
pub mod mail;
pub mod mail_links;
pub mod messages;
pub mod notices;
pub mod photos;
pub mod pictures;
pub mod places;
pub mod projects;
pub mod quotas;
pub mod results;
pub mod retention;
pub mod rights_requests;
pub mod search;
pub mod security_log;
pub mod security_lookups;
pub mod sessions;
pub mod settings;
pub mod sign_in;
pub mod silence;
pub mod site_texts;
pub mod staff;
pub mod stops;
pub mod tasks;
pub mod test_answers;
#[cfg(feature = "testing")]
pub mod testing;
pub mod vault;
pub mod words;

pub use db::{Conn, Db, Session, Tx};
pub use error::{Error, Result};

/// Every statement of every module, for the test that prepares each on both databases.
pub const STATEMENTS: &[(&str, &[&str])] = &[
    ("accesses", accesses::STATEMENTS),
    ("accounts", accounts::STATEMENTS),
    ("answers", answers::STATEMENTS),
    ("audit", audit::STATEMENTS),
    ("consents", consents::STATEMENTS),
    ("consents::verify", consents::VERIFY_STATEMENTS),
    ("counters", counters::STATEMENTS),
    ("demo", demo::STATEMENTS),
    ("draft_steps", draft_steps::STATEMENTS),
    ("exports", exports::STATEMENTS),
    ("exports::making", exports::MAKING_STATEMENTS),
    ("exports::seen", exports::SEEN_STATEMENTS),
    ("invitations", invitations::STATEMENTS),
    ("jobs", jobs::STATEMENTS),
    ("bank", bank::STATEMENTS),
    ("leaves", leaves::STATEMENTS),
    ("mail", mail::STATEMENTS),
    ("mail_links", mail_links::STATEMENTS),
    ("messages", messages::STATEMENTS),
    ("notices", notices::STATEMENTS),
    ("photos", photos::STATEMENTS),
    ("pictures", pictures::STATEMENTS),
    ("places", places::STATEMENTS),
    ("projects", projects::STATEMENTS),
    ("quotas", quotas::STATEMENTS),
    ("results", results::STATEMENTS),
    ("retention", retention::STATEMENTS),
    ("rights_requests", rights_requests::STATEMENTS),
    ("security_log", security_log::STATEMENTS),
    ("security_lookups", security_lookups::STATEMENTS),
    ("sessions", sessions::STATEMENTS),
    ("settings", settings::STATEMENTS),
    ("sign_in", sign_in::STATEMENTS),
    ("silence", silence::STATEMENTS),
    ("site_texts", site_texts::STATEMENTS),
    ("staff", staff::STATEMENTS),
    ("staff::renewal", staff::RENEWAL_STATEMENTS),
    ("stops", stops::STATEMENTS),
    ("tasks", tasks::STATEMENTS),
    ("test_answers", test_answers::STATEMENTS),
    ("vault", vault::MAIN_STATEMENTS),
    ("words", words::STATEMENTS),
];

/// The same for the key store.
pub const KEY_STATEMENTS: &[(&str, &[&str])] =
    &[("vault::keys", vault::KEY_STATEMENTS), ("vault::rotate", vault::ROTATE_STATEMENTS)];
