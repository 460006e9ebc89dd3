//! Exports: sent answers as a table for research, one row a response, the same in every format.
//!
//! A [`ColumnPlan`] is made once from every version of a questionnaire; it fills rows of
//! [`Cell`]s, which [`Csv`] or [`JsonRow`] write down, and it tells its [`Codebook`].

mod cell;
mod codebook;
mod csv;
mod format;
mod harmless;
mod holds;
mod json;
mod manifest;
mod names;
mod order;
mod personal;
mod plan;
mod row;
mod scripts;

pub use cell::Cell;
pub use codebook::{Asked, Codebook, Described, Form, Meaning};
pub use csv::{Csv, DecimalMark, Separator};
pub use format::{Format, State};
pub use harmless::{harmless, unmarked};
pub use holds::Holds;
pub use json::JsonRow;
pub use manifest::{ExportedFile, FileKind, LeftOut, Manifest, Recipient, SmallestGroup};
pub use personal::PersonalData;
pub use plan::{Column, ColumnPlan};
pub use row::{Given, NoPlace, Response};

/// What stands in every column of a question answered with "prefer not to say".
///
/// A word, not a number: nobody can take it into a mean by mistake.
pub const NOT_SAID: &str = "not_said";

/// The same of "cannot say".
pub const NOT_KNOWN: &str = "not_known";

#[cfg(test)]
mod tests;
