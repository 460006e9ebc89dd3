//! Whose answers a page holds, so that they are never taken for those of another.
//!
//! A page lives longer than a sign-in: somebody else may sign in in another tab. So the browser says
//! with its answers whose they are, and they are taken only from a sign-in of the same member.

use store::vault::{Vault, keyed};
use uuid::Uuid;

use super::saving::Refusal;
use crate::{Failure, Visit};

/// A keyed tag that tells those who sign in in one browser apart and says nothing else.
pub async fn tag(vault: &Vault, who: Uuid) -> store::Result<String> {
    let tag = keyed(&vault.browser_key().await?, &[who.as_bytes()]);
    Ok(data_encoding::BASE64URL_NOPAD.encode(&tag[..16]))
}

/// The visitor's tag.
pub async fn of(visit: &Visit) -> Result<String, Failure> {
    Ok(tag(&visit.kanssa.vault, visit.signed_in()?.who.id()).await?)
}

/// What the order of questions hangs on: the same for whoever is signed in each time they answer a
/// task, and telling nothing of them.
pub async fn seed(visit: &Visit, task: Uuid) -> Result<u64, Failure> {
    let who = visit.signed_in()?.who.id();
    let tag = keyed(&visit.kanssa.vault.browser_key().await?, &[who.as_bytes(), task.as_bytes()]);
    let mut seed = [0; 8];
    seed.copy_from_slice(&tag[..8]);
    Ok(u64::from_be_bytes(seed))
}

/// The tag under which the visitor's browser keeps things; empty on a shared device, where nothing
/// is kept.
pub async fn of_kept(visit: &Visit) -> Result<String, Failure> {
    if visit.signed_in()?.shared { Ok(String::new()) } else { of(visit).await }
}

/// Refuses what is not the visitor's own.
pub async fn check(visit: &Visit, owner: &str) -> Result<(), Refusal> {
    if of(visit).await? == owner { Ok(()) } else { Err(Refusal::SomebodyElse) }
}
