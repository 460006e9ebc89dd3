//! A question.

use serde::{Deserialize, Serialize};

use super::{Code, Expression, Kind, Picture, kind::is_usual};
use crate::language::Texts;

/// The most characters of "other, what?".
pub const OTHER_TEXT_MOST: u32 = 200;

/// One question, a value that is worked out, or a block of text between questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in files")]
pub struct Question<T = Texts> {
    /// Names the question, stable over versions; a field of another question within that.
    pub code: Code,
    /// The question itself, or the words of a text block.
    pub text: T,
    /// A hint under the question.
    #[serde(default = "super::none", skip_serializing_if = "Option::is_none")]
    pub hint: Option<T>,
    /// A picture that the question or the text is about.
    #[serde(default = "super::none", skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture<T>>,
    /// Sending needs an answer ("prefer not to say" is one).
    #[serde(default, skip_serializing_if = "is_usual")]
    pub required: bool,
    /// Whoever passes over it is asked once whether they meant to.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub wanted: bool,
    /// "Prefer not to say" is offered.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub may_decline: bool,
    /// "Cannot say" is offered.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub may_not_know: bool,
    /// Its options or rows stand in an order of their own for each member, always the same one.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub random_order: bool,
    /// The question is shown only if this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Expression>,
    /// What an answer has to keep to besides, in the author's words.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule<T>>,
    /// How it is answered.
    pub kind: Kind<T>,
}

/// Something that an answer has to keep to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule<T = Texts> {
    /// Holds of every answer that can be taken, with the answers before it.
    pub must: Expression,
    /// What is said of an answer of which it does not hold.
    pub text: T,
}

/// `p0` to `p10`: the code of a point of a scale, in conditions and files.
pub fn point_code(point: u8) -> String {
    format!("p{point}")
}

impl<T> Question<T> {
    /// A question that is always shown and need not be answered.
    pub const fn new(code: Code, text: T, kind: Kind<T>) -> Self {
        Self {
            code,
            text,
            hint: None,
            picture: None,
            required: false,
            wanted: false,
            may_decline: false,
            may_not_know: false,
            random_order: false,
            show_if: None,
            rules: Vec::new(),
            kind,
        }
    }

    /// Whether somebody is asked to answer it.
    pub const fn is_answerable(&self) -> bool {
        !matches!(self.kind, Kind::TextBlock | Kind::Calculated { .. })
    }

    /// Whether it can have an answer: one that was given, or one that is worked out.
    pub const fn has_answer(&self) -> bool {
        !matches!(self.kind, Kind::TextBlock)
    }

    /// The same question with every text replaced.
    pub(super) fn map_texts<U>(&self, text: &impl Fn(&T) -> U) -> Question<U> {
        let rule = |rule: &Rule<T>| Rule { must: rule.must.clone(), text: text(&rule.text) };
        Question {
            code: self.code.clone(),
            text: text(&self.text),
            hint: self.hint.as_ref().map(text),
            picture: self.picture.as_ref().map(|picture| picture.map_text(text)),
            required: self.required,
            wanted: self.wanted,
            may_decline: self.may_decline,
            may_not_know: self.may_not_know,
            random_order: self.random_order,
            show_if: self.show_if.clone(),
            rules: self.rules.iter().map(rule).collect(),
            kind: self.kind.map_texts(text),
        }
    }
}
