//! Mails as files, for trying the service out without a mail server.

use std::{
    fs::{self, OpenOptions},
    future::Future,
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::PathBuf,
    pin::Pin,
    sync::Arc,
};

use data_encoding::HEXLOWER;
use lettre::message::Mailbox;
use model::{
    accounts::EmailAddress,
    random::{self, Random},
};
use store::mail::Message;

use super::{MailError, Mailer, compose};

/// A folder of `.eml` files, readable by their owner only; the names tell nothing.
pub struct Folder {
    path: PathBuf,
    from: Mailbox,
    random: Arc<dyn Random>,
}

impl Folder {
    /// The folder at this path, made if absent.
    pub fn open(path: PathBuf, from: Mailbox, random: Arc<dyn Random>) -> Result<Self, MailError> {
        let mut folder = fs::DirBuilder::new();
        let made = folder.recursive(true).mode(0o700).create(&path);
        made.map_err(|_| MailError::Unwritable)?;
        Ok(Self { path, from, random })
    }

    fn write(&self, to: &EmailAddress, message: &Message) -> Result<(), MailError> {
        let mail = compose(&self.from, to, message, self.random.as_ref())?.formatted();
        let name = HEXLOWER.encode(&random::bytes::<8>(self.random.as_ref()));
        let path = self.path.join(format!("{name}.eml"));
        let unwritable = |_| MailError::Unwritable;
        let mut options = OpenOptions::new();
        let mut file =
            options.write(true).create_new(true).mode(0o600).open(path).map_err(unwritable)?;
        file.write_all(&mail).map_err(unwritable)
    }
}

impl app::Mailbox for Folder {
    /// Removes every mail to this address: what the person leaves behind must not stay in a folder.
    fn forget(&self, address: &EmailAddress) {
        let to = format!("To: {}", address.reveal()).to_lowercase();
        for entry in fs::read_dir(&self.path).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_mail = path.extension().is_some_and(|extension| extension == "eml");
            let Some(text) = is_mail.then(|| fs::read_to_string(&path).ok()).flatten() else {
                continue;
            };
            let is_theirs = text
                .lines()
                .take_while(|line| !line.is_empty())
                .any(|line| line.trim_end().to_lowercase() == to);
            if is_theirs && fs::remove_file(&path).is_err() {
                tracing::error!("a mail file could not be removed");
            }
        }
    }
}

impl Mailer for Folder {
    fn send<'a>(
        &'a self,
        to: &'a EmailAddress,
        message: &'a Message,
    ) -> Pin<Box<dyn Future<Output = Result<(), MailError>> + Send + 'a>> {
        Box::pin(async move { self.write(to, message) })
    }

    fn check(&self) -> Pin<Box<dyn Future<Output = Result<(), MailError>> + Send + '_>> {
        let answer = if self.path.is_dir() { Ok(()) } else { Err(MailError::Unwritable) };
        Box::pin(async move { answer })
    }
}
