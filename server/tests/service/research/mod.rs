//! Researchers: projects, tasks from draft to archive, results, who of the staff may what.

mod copying;
mod editor;
mod exports;
mod figures;
pub mod help;
mod imports;
mod leaves;
mod phone;
mod preview;
mod projects;
mod results;
mod schema;
mod tasks;
mod templates;
mod together;
mod translations;
mod writing;
