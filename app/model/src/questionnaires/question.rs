//! A question.

use serde::{Deserialize, Serialize};

use super::{Code, Expression, Kind};
use crate::language::Texts;

/// The most characters of "other, what?".
pub const OTHER_TEXT_MOST: u32 = 200;

/// One question, or a block of text between questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question<T = Texts> {
    /// Names the question, stable over versions; a field of another question within that.
    pub code: Code,
    /// The question itself, or the words of a text block.
    pub text: T,
    /// A hint under the question.
    #[serde(default = "super::none", skip_serializing_if = "Option::is_none")]
    pub hint: Option<T>,
    /// Sending needs an answer ("prefer not to say" is one).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// "Prefer not to say" is offered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_decline: bool,
    /// "Cannot say" is offered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_not_know: bool,
    /// The question is shown only if this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Expression>,
    /// How it is answered.
    pub kind: Kind<T>,
}

/// `p0` to `p10`: the code of a point of a scale, in conditions and files.
pub fn point_code(point: u8) -> String {
    format!("p{point}")
}

impl<T> Question<T> {
    /// Whether there is anything to answer.
    pub fn is_answerable(&self) -> bool {
        !matches!(self.kind, Kind::TextBlock)
    }

    /// The same question with every text replaced.
    pub(super) fn map_texts<U>(&self, text: &impl Fn(&T) -> U) -> Question<U> {
        Question {
            code: self.code.clone(),
            text: text(&self.text),
            hint: self.hint.as_ref().map(text),
            required: self.required,
            may_decline: self.may_decline,
            may_not_know: self.may_not_know,
            show_if: self.show_if.clone(),
            kind: self.kind.map_texts(text),
        }
    }
}
