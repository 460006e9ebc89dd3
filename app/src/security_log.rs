//! What the security log notes of what people do (R26): nothing else keeps a network address.

use store::{
    security_log::{self, Entry, Event, Whose},
    sessions::Who,
};

use crate::Visit;

/// Notes something done by whoever is signed in, or by nobody.
pub async fn note(visit: &Visit, event: Event) {
    let whose = visit.sign_in.as_ref().map(|sign_in| match &sign_in.who {
        Who::Member { id, .. } => Whose::Member(*id),
        Who::Staff { id, .. } => Whose::Staff(*id),
    });
    note_of(visit, event, whose).await;
}

/// Notes something done by somebody. What is done does not fail because the note does.
pub async fn note_of(visit: &Visit, event: Event, whose: Option<Whose>) {
    let kanssa = &visit.kanssa;
    let entry = Entry { at: visit.now.0, event, address: visit.client, whose };
    if let Err(error) = security_log::add(&kanssa.db, &kanssa.vault, &entry).await {
        tracing::error!(%error, "the security log lacks an entry");
    }
}
