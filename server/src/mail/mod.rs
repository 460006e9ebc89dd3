//! Sending mail: over SMTP, or into a folder when no mail server is configured.

mod folder;
mod smtp;

use std::{future::Future, pin::Pin};

use model::accounts::EmailAddress;
use store::mail::Message;

pub use folder::Folder;
pub use smtp::Smtp;

/// Why a mail was not sent. Says nothing of whom it was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// The mail server will never take it: no such mailbox, or it does not want this mail.
    #[error("refused for good")]
    Refused,
    /// The mail server does not take it now.
    #[error("refused for now")]
    NotNow,
    /// The mail server was not reached.
    #[error("mail server not reached")]
    Unreachable,
    /// The mail could not be put together or written.
    #[error("could not be written")]
    Unwritable,
}

/// What sends mails.
pub trait Mailer: app::Mailbox {
    /// Sends one mail.
    fn send<'a>(
        &'a self,
        to: &'a EmailAddress,
        message: &'a Message,
    ) -> Pin<Box<dyn Future<Output = Result<(), MailError>> + Send + 'a>>;

    /// Whether the mail server answers.
    fn check(&self) -> Pin<Box<dyn Future<Output = Result<(), MailError>> + Send + '_>>;
}

/// Puts a mail together: plain text, no tracking, nothing to load.
fn compose(
    from: &lettre::message::Mailbox,
    to: &EmailAddress,
    message: &Message,
) -> Result<lettre::Message, MailError> {
    let to = to.reveal().parse().map_err(|_| MailError::Refused)?;
    lettre::Message::builder()
        .from(from.clone())
        .to(lettre::message::Mailbox::new(None, to))
        .subject(&message.subject)
        .header(lettre::message::header::ContentType::TEXT_PLAIN)
        .raw_header(lettre::message::header::HeaderValue::new(
            lettre::message::header::HeaderName::new_from_ascii_str("Content-Language"),
            message.language.clone(),
        ))
        .raw_header(lettre::message::header::HeaderValue::new(
            lettre::message::header::HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .body(message.body.clone())
        .map_err(|_| MailError::Unwritable)
}
