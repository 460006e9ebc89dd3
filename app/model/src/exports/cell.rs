//! A cell of the table, before any format.

use std::borrow::Cow;

use super::{NOT_SAID, harmless::with_mark};
use crate::answers::Decimal;

/// What one column holds of one response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Not answered, not shown, or not offered in the version that was answered.
    Empty,
    /// "Prefer not to say".
    NotSaid,
    /// A code of an option or of a matrix's column, `yes` or `no`.
    Code(&'a str),
    /// Text as somebody typed it.
    Text(Cow<'a, str>),
    /// A number, a point of a scale, a version.
    Number(Decimal),
    /// Whether an option of a multiple choice was chosen.
    Flag(bool),
}

impl<'a> Cell<'a> {
    /// A cell with this text.
    pub const fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

/// A code or text that could be read as "prefer not to say" is marked with an apostrophe, in every
/// format, so that [`NOT_SAID`] means one thing only.
pub(super) fn apart(text: &str) -> Cow<'_, str> {
    with_mark(text, text.trim_start_matches('\'') == NOT_SAID)
}
