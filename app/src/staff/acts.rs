//! What staff do is written into the audit log in the same transaction: who, what, to what, why.

use store::{
    Tx,
    audit::{self, Act, Event},
};
use uuid::Uuid;

use crate::{Failure, Visit};

/// Commits what was done together with its entry in the audit log.
pub async fn commit(
    visit: &Visit,
    mut tx: Tx,
    act: Act,
    (object_kind, object): (&'static str, impl Into<Option<Uuid>>),
    reason: &str,
) -> Result<(), Failure> {
    let object = object.into().map(|id: Uuid| id.to_string()).unwrap_or_default();
    let staff = Some(visit.staff()?);
    let event = Event { staff, act, object_kind, object: &object, reason };
    let anchor = audit::add(&mut tx, &event, visit.now).await?;
    tx.commit().await?;
    Ok(visit.kanssa.vault.save_anchor(audit::CHAIN, anchor).await?)
}
