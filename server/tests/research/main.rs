//! Researchers: projects, tasks from draft to archive, who of the staff may what.

#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;

mod help;
mod projects;
mod tasks;
