//! What the browser keeps for the service, until signing out.

use gloo_storage::{LocalStorage, Storage};

use super::draft::Draft;

/// The entry of a task's draft; the loader wipes these for another member or a shared device.
const DRAFT_PREFIX: &str = "kanssa:draft:";

/// The draft of a task, if the browser keeps one.
pub fn load(task: &str) -> Option<Draft> {
    LocalStorage::get(format!("{DRAFT_PREFIX}{task}")).ok()
}

/// Keeps a draft. A full or forbidden storage keeps nothing; answers are still saved on the server.
pub fn keep(task: &str, draft: &Draft) {
    LocalStorage::set(format!("{DRAFT_PREFIX}{task}"), draft).ok();
}

/// Forgets the draft of a task.
pub fn forget(task: &str) {
    LocalStorage::delete(format!("{DRAFT_PREFIX}{task}"));
}

/// The tasks whose drafts the browser keeps.
pub fn kept_tasks() -> Vec<String> {
    let storage = LocalStorage::raw();
    (0..LocalStorage::length())
        .filter_map(|number| storage.key(number).ok().flatten())
        .filter_map(|key| key.strip_prefix(DRAFT_PREFIX).map(str::to_owned))
        .collect()
}
