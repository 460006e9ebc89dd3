//! Kanssa's server: what is handed in to the pages, and what surrounds them.

pub mod assets;
pub mod backup;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod http;
pub mod jobs;
pub mod mail;
pub mod places;
pub mod questionnaire_files;
pub mod running;
pub mod sources;
pub mod tasks_file;
