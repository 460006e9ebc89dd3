//! What holds for the whole service: guards, security, languages, notices, mail, jobs, operation.

#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/hostile.rs"]
mod hostile_strings;

mod consents;
mod contact;
mod jobs;
mod kill;
mod languages;
mod mail;
mod notice;
mod oversight;
mod owners;
mod pages;
mod program;
mod research;
mod retention;
mod rights;
mod roles;
mod security;
mod security_log;
mod settings;
mod staff;
