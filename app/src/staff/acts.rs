//! What staff do is written into the audit log in the same transaction: who, what, to what, why.

use store::{
    Tx,
    audit::{self, Act, Event},
    vault::Anchor,
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
    let anchor = add(visit, &mut tx, act, (object_kind, &object), reason).await?;
    commit_anchored(visit, tx, anchor).await
}

/// Writes an act down; others may follow in the same transaction.
pub async fn add(
    visit: &Visit,
    tx: &mut Tx,
    act: Act,
    (object_kind, object): (&'static str, &str),
    reason: &str,
) -> Result<Anchor, Failure> {
    let staff = Some(visit.staff()?);
    let event = Event { staff, act, object_kind, object, reason };
    Ok(audit::add(tx, &event, visit.now).await?)
}

/// Commits acts that were written down; the anchor is that of the last.
pub async fn commit_anchored(visit: &Visit, tx: Tx, anchor: Anchor) -> Result<(), Failure> {
    tx.commit().await?;
    Ok(visit.kanssa.vault.save_anchor(audit::CHAIN, anchor).await?)
}
