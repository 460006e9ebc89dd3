//! Researchers: projects, tasks from draft to archive, results, who of the staff may what.

mod editor;
mod help;
mod projects;
mod results;
mod tasks;
