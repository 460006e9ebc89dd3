//! What the browser keeps for the service, until signing out.
//!
//! Storage may be full, forbidden or wiped by another tab at any time: whoever keeps something is
//! told whether it is kept.

use web_sys::Storage;

use super::draft::Draft;

/// The entry of a task's draft; the loader wipes these for another member or a shared device.
const DRAFT_PREFIX: &str = "kanssa:draft:";

/// The draft of a task, if the browser keeps one.
pub fn load(task: &str) -> Option<Draft> {
    let kept = storage()?.get_item(&key(task)).ok().flatten()?;
    serde_json::from_str(&kept).ok()
}

/// Keeps a draft. False: it is not kept, and only the page has it until the server does.
pub fn keep(task: &str, draft: &Draft) -> bool {
    let (Some(storage), Ok(json)) = (storage(), serde_json::to_string(draft)) else { return false };
    storage.set_item(&key(task), &json).is_ok()
}

/// Forgets the draft of a task.
pub fn forget(task: &str) {
    if let Some(storage) = storage() {
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

fn storage() -> Option<Storage> {
    leptos::prelude::window().local_storage().ok().flatten()
}

fn key(task: &str) -> String {
    [DRAFT_PREFIX, task].concat()
}
