//! Sends what waits in the outbox; what cannot be sent now is tried again, further and further apart.

use app::Kanssa;
use model::time::Timestamp;
use store::mail::{self, Outcome};

use super::back_off;
use crate::mail::{MailError, Mailer};

/// Sends every mail that is due; gives how many were taken up.
pub async fn due(kanssa: &Kanssa, mailer: &dyn Mailer, as_of: Timestamp) -> store::Result<usize> {
    let mut taken = 0;
    loop {
        let mut tx = kanssa.db.begin().await?;
        let due = mail::take_due(&mut tx, &kanssa.vault, as_of).await;
        tx.commit().await?;
        let Some(due) = due? else { return Ok(taken) };
        taken += 1;
        // Nothing else is waited for while the mail server thinks.
        let sent = mailer.send(&due.recipient, &due.message).await;
        let mut tx = kanssa.db.begin().await?;
        let kind = &due.kind;
        let is_done = match sent {
            Ok(()) => {
                mail::finish(&mut tx, due.id, kind, Outcome::Sent, as_of).await?;
                true
            }
            Err(MailError::Refused) => {
                mail::finish(&mut tx, due.id, kind, Outcome::Bounced, as_of).await?;
                true
            }
            Err(error) => {
                let next = as_of.plus(back_off(due.attempts));
                mail::put_off(&mut tx, due.id, next, &error.to_string()).await?;
                tracing::warn!(%error, "a mail is tried again later");
                false
            }
        };
        tx.commit().await?;
        if is_done {
            kanssa.vault.shred(due.id).await?;
        }
    }
}
