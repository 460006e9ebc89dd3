//! Hydrates Kanssa's islands in the browser; nothing else.

// The islands' functions are exported by name; without a use of the crate they would be dropped.
use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Called once by the loader before it hydrates each island.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
