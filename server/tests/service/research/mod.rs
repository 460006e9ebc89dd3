//! Researchers: projects, tasks from draft to archive, results, who of the staff may what.

mod bank;
mod copying;
mod editor;
mod exports;
mod figures;
pub mod help;
mod imports;
mod languages;
mod leaves;
mod phone;
mod photos;
mod pictures;
mod places;
mod preview;
mod projects;
mod quotas;
mod results;
mod schema;
mod tasks;
mod templates;
mod together;
mod translations;
mod writing;
