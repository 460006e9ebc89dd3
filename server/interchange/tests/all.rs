//! Files of other tools, read and written: samples nobody here wrote, and small ones of our own.

#![cfg(test)]

mod exports;
mod help;
mod hostile;
mod samples;
mod surveyjs;
mod walk;
mod xlsform;
