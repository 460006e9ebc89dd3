//! Joining, signing in, one's account, leaving; members of staff.
#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;

mod address;
mod factor;
mod freeze;
mod guards;
mod help;
mod input;
mod joining;
mod leaving;
mod limits;
mod mails;
mod pseudonym;
mod sessions;
mod sign_in;
mod staff;
