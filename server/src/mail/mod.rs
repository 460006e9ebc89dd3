//! Sending mail: over SMTP, or into a folder when no mail server is configured.

mod folder;
mod smtp;

use std::{future::Future, pin::Pin};

use data_encoding::HEXLOWER;
use lettre::message::{
    Mailbox,
    header::{ContentType, HeaderName, HeaderValue},
};
use model::{
    accounts::EmailAddress,
    random::{self, Random},
};
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

/// Puts a mail together: plain text, no tracking, nothing to load. It is dated now.
///
/// Its id is random, under the sender's own domain: it says nothing of whom it is for, and is
/// another one when the mail is tried again.
fn compose(
    from: &Mailbox,
    to: &EmailAddress,
    message: &Message,
    random: &dyn Random,
) -> Result<lettre::Message, MailError> {
    let to = to.reveal().parse().map_err(|_| MailError::Refused)?;
    let id = HEXLOWER.encode(&random::bytes::<16>(random));
    let raw = |name, value| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
    let mut builder = lettre::Message::builder();
    if let Some(address) = &message.unsubscribe {
        // A page with one button; no address of ours takes mail (RFC 2369).
        builder = builder.raw_header(raw("List-Unsubscribe", format!("<{address}>")));
    }
    builder
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .date_now()
        .message_id(Some(format!("<{id}@{}>", from.email.domain())))
        .subject(&message.subject)
        .header(ContentType::TEXT_PLAIN)
        .raw_header(raw("Content-Language", message.language.clone()))
        .raw_header(raw("Auto-Submitted", "auto-generated".to_owned()))
        .body(message.body.clone())
        .map_err(|_| MailError::Unwritable)
}
