//! Answering tasks, from the list to "My answers".

#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;

mod api;
mod download;
mod forms;
mod hostile;
mod input;
mod walk;
