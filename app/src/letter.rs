//! Mails to members, put together from the texts of their language.

use model::{
    accounts::EmailAddress,
    language::Language,
    time::{Duration, Timestamp},
};
use store::mail::{self, Ground, Message};

use crate::{
    Kanssa,
    texts::{Argument, text},
};

/// A mail by the keys of its texts.
pub struct Letter {
    /// The key of its subject.
    pub subject: &'static str,
    /// The key of its text.
    pub body: &'static str,
}

impl Letter {
    /// The mail in a language, with what stands under every mail.
    pub fn write(
        &self,
        kanssa: &Kanssa,
        language: Language,
        arguments: &[(&str, Argument)],
    ) -> Message {
        let service = ("service", kanssa.fact("service_name", language).into());
        let arguments: Vec<_> = arguments.iter().cloned().chain([service]).collect();
        signed(
            kanssa,
            language,
            text(language, self.subject, &arguments),
            &text(language, self.body, &arguments),
        )
    }
}

/// Puts a mail into the outbox on this ground, of use for a while.
pub async fn post(
    kanssa: &Kanssa,
    (ground, address): (Ground, &EmailAddress),
    message: &Message,
    (as_of, of_use): (Timestamp, Duration),
) -> store::Result<()> {
    let sealed = mail::seal(&kanssa.vault, ground, address, message).await?;
    let mut tx = kanssa.db.begin().await?;
    mail::add(&mut tx, &kanssa.vault, sealed, as_of, as_of.plus(of_use)).await?;
    tx.commit().await
}

/// A mail with what stands under every mail: which service sends it, and who answers for it (R2).
pub fn signed(kanssa: &Kanssa, language: Language, subject: String, body: &str) -> Message {
    let arguments = [
        ("service", kanssa.fact("service_name", language).into()),
        ("controller", kanssa.fact("controller", language).into()),
    ];
    let footer = text(language, "mails-footer", &arguments);
    let body = format!("{body}\n\n-- \n{footer}\n");
    Message { subject, body, language: language.tag().to_owned(), unsubscribe: None }
}
