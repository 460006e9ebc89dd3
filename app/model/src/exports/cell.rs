//! A cell of the table, before any format.

use std::borrow::Cow;

use super::harmless::{reads_as_no_answer, with_mark};
use crate::answers::{Date, Decimal, TimeOfDay};

/// What one column holds of one response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Not answered, not shown, or not offered in the version that was answered.
    Empty,
    /// "Prefer not to say".
    NotSaid,
    /// "Cannot say".
    NotKnown,
    /// A code of an option or of a matrix's column, `yes` or `no`.
    Code(&'a str),
    /// Text as somebody typed it.
    Text(Cow<'a, str>),
    /// A number, a point of a scale, a place, a version.
    Number(Decimal),
    /// A day, `yyyy-mm-dd`: it starts with a digit, so it is no formula.
    Date(Date),
    /// A time of day, `hh:mm`: likewise.
    Time(TimeOfDay),
    /// Whether an option of a multiple choice was chosen.
    Flag(bool),
}

impl<'a> Cell<'a> {
    /// A cell with this text.
    pub const fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

/// A code or text that could be read as "prefer not to say" or "cannot say" is marked with an
/// apostrophe, in every format, so that [`NOT_SAID`](super::NOT_SAID) and
/// [`NOT_KNOWN`](super::NOT_KNOWN) mean one thing only.
pub(super) fn apart(text: &str) -> Cow<'_, str> {
    with_mark(text, reads_as_no_answer(text.trim_start_matches('\'')))
}
