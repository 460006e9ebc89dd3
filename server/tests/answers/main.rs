//! Answering tasks, from the list to "My answers".

#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/hostile.rs"]
mod hostile_strings;

mod api;
mod download;
mod forms;
mod hostile;
mod input;
mod logic;
mod paths;
mod photos;
mod quotas;
mod walk;
