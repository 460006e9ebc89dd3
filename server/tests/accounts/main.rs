//! Joining, signing in, one's account, leaving; members of staff.

#[path = "../common/mod.rs"]
mod common;

mod joining;
