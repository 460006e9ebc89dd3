//! What holds for the whole service: guards, security, languages, notices, mail, jobs, operation.

#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;
