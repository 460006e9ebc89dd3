//! Mail over SMTP, taken over by the operator's mail server.

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor, message::Mailbox, transport::smtp,
};
use model::{accounts::EmailAddress, random::Random};
use store::mail::Message;

use super::{MailError, Mailer, compose};

const PATIENCE: Duration = Duration::from_secs(20);

/// A mail server.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    random: Arc<dyn Random>,
}

impl Smtp {
    /// The server at an address like `smtps://user:secret@mail.example.fi:465`,
    /// `smtp://relay:587?tls=required`, or `smtp://127.0.0.1:25` without encryption.
    pub fn connect(url: &str, from: Mailbox, random: Arc<dyn Random>) -> Result<Self, MailError> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url);
        let builder = builder.map_err(|_| MailError::Unreachable)?;
        Ok(Self { transport: builder.timeout(Some(PATIENCE)).build(), from, random })
    }
}

fn classify(error: &smtp::Error) -> MailError {
    if error.is_permanent() {
        MailError::Refused
    } else if error.is_transient() {
        MailError::NotNow
    } else {
        MailError::Unreachable
    }
}

impl app::Mailbox for Smtp {
    /// What was handed over is out of our hands.
    fn forget(&self, _: &EmailAddress) {}
}

impl Mailer for Smtp {
    fn send<'a>(
        &'a self,
        to: &'a EmailAddress,
        message: &'a Message,
    ) -> Pin<Box<dyn Future<Output = Result<(), MailError>> + Send + 'a>> {
        Box::pin(async move {
            let mail = compose(&self.from, to, message, self.random.as_ref())?;
            self.transport.send(mail).await.map(|_| ()).map_err(|error| classify(&error))
        })
    }

    fn check(&self) -> Pin<Box<dyn Future<Output = Result<(), MailError>> + Send + '_>> {
        Box::pin(async move {
            match self.transport.test_connection().await {
                Ok(true) => Ok(()),
                Ok(false) => Err(MailError::NotNow),
                Err(error) => Err(classify(&error)),
            }
        })
    }
}
