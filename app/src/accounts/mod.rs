//! Joining, signing in, being called something, and leaving.

pub mod account;
pub mod address;
pub mod begin;
pub mod code;
pub mod demo;
pub mod freeze;
pub mod join;
pub mod language;
pub mod leave;
pub mod link;
pub mod own_data;
pub mod pseudonym;
pub mod sign_in;
pub mod sign_ins;
pub mod still_here;
