//! Answering tasks, from the list to "My answers".

#[path = "../common/mod.rs"]
mod common;
