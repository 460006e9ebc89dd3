//! Answering tasks, from the list to "My answers".

#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;
