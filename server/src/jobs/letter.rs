//! Mails to members, put together from the texts of their language.

use app::{
    Kanssa,
    texts::{Argument, text},
};
use model::language::Language;
use store::mail::Message;

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
