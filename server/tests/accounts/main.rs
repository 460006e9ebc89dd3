//! Joining, signing in, one's account, leaving; members of staff.

#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;

mod joining;
