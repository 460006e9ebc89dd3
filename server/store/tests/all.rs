//! Every function of the store, on both databases.
#![cfg(test)]

mod common;

mod accesses;
mod accounts;
mod answers;
mod audit;
mod bank;
mod consents;
mod counters;
mod db;
mod demo;
mod draft_steps;
mod erasure;
mod exports;
mod jobs;
mod leaves;
mod mail;
mod messages;
mod notices;
mod photos;
mod pictures;
mod places;
mod privacy_page;
mod projects;
mod pseudonymity;
mod quotas;
mod results;
mod retention;
mod rights_requests;
mod rotation;
mod schema;
mod search;
mod security_log;
mod sessions;
mod settings;
mod sign_in;
mod silence;
mod site_texts;
mod staff;
mod tasks;
mod test_answers;
mod vault;
mod written;
