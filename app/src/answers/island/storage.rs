//! What the browser keeps for the service, until signing out.
//!
//! Storage may be full, forbidden, wiped by another tab or taken over by another member at any time.
//! So nothing is read or kept but under the entry that says whose it is, and whoever keeps something
//! is told whether it is kept.

use web_sys::Storage;

use super::draft::Draft;

/// Whose the drafts are. The loader writes it, and wipes everything for another member, or for a
/// shared device.
const OWNER: &str = "kanssa:owner";
/// The entry of a task's draft.
const DRAFT_PREFIX: &str = "kanssa:draft:";

/// The member whose drafts the browser keeps, by their tag.
pub fn owner() -> Option<String> {
    storage()?.get_item(OWNER).ok().flatten()
}

/// The member's draft of a task, if the browser keeps one.
pub fn load(owner: &str, task: &str) -> Option<Draft> {
    let kept = storage_of(owner)?.get_item(&key(task)).ok().flatten()?;
    Draft::read(&kept)
}

/// Keeps a member's draft. False: it is not kept, and only the page has it until the server does.
pub fn keep(owner: &str, task: &str, draft: &Draft) -> bool {
    let Some(storage) = storage_of(owner) else { return false };
    storage.set_item(&key(task), &draft.written()).is_ok()
}

/// Forgets the member's draft of a task.
pub fn forget(owner: &str, task: &str) {
    if let Some(storage) = storage_of(owner) {
        storage.remove_item(&key(task)).ok();
    }
}

/// The tasks whose drafts the browser keeps.
pub fn kept_tasks() -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    (0..storage.length().unwrap_or_default())
        .filter_map(|number| storage.key(number).ok().flatten())
        .filter_map(|key| key.strip_prefix(DRAFT_PREFIX).map(str::to_owned))
        .collect()
}

/// The storage, as long as what is in it is this member's.
fn storage_of(owner: &str) -> Option<Storage> {
    storage().filter(|storage| storage.get_item(OWNER).ok().flatten().as_deref() == Some(owner))
}

fn storage() -> Option<Storage> {
    leptos::prelude::window().local_storage().ok().flatten()
}

fn key(task: &str) -> String {
    [DRAFT_PREFIX, task].concat()
}
