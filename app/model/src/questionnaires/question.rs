//! A question, its kind, and the rule whether an answer fits it.

use serde::{Deserialize, Serialize};

use super::{Code, Expression};
use crate::{
    answers::{Answer, Decimal, Problem},
    language::Texts,
    text,
};

/// The most characters of "other, what?".
pub const OTHER_TEXT_MOST: u32 = 200;

/// One question, or a block of text between questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question<T = Texts> {
    /// Names the question, stable over versions.
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
    /// The question is shown only if this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Expression>,
    /// How it is answered.
    pub kind: Kind<T>,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Kind<T = Texts> {
    /// Words to read; nothing to answer.
    TextBlock,
    /// One of several options.
    SingleChoice {
        /// The options in order.
        options: Vec<Choice<T>>,
    },
    /// Any number of several options.
    MultipleChoice {
        /// The options in order.
        options: Vec<Choice<T>>,
        /// The most that may be chosen, if limited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_most: Option<u32>,
    },
    /// Yes or no.
    YesNo,
    /// Points from `from` to `to`, the ends labelled.
    Scale {
        /// The lowest point, 0 or 1.
        from: u8,
        /// The highest point, at most 10.
        to: u8,
        /// What the lowest point means.
        low: T,
        /// What the highest point means.
        high: T,
    },
    /// One column for each row.
    Matrix {
        /// What is judged, in order.
        rows: Vec<Choice<T>>,
        /// The judgements, in order.
        columns: Vec<Choice<T>>,
    },
    /// One line of text.
    ShortText {
        /// The most characters.
        most: u32,
    },
    /// Several lines of text.
    LongText {
        /// The most characters.
        most: u32,
    },
    /// A number.
    Number {
        /// The least allowed, if limited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        least: Option<Decimal>,
        /// The greatest allowed, if limited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        greatest: Option<Decimal>,
        /// How many decimals may be given.
        #[serde(default)]
        decimals: u8,
        /// What is counted: years, euros.
        #[serde(default = "super::none", skip_serializing_if = "Option::is_none")]
        unit: Option<T>,
    },
}

/// An option, a row or a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice<T = Texts> {
    /// Names it, stable over versions.
    pub code: Code,
    /// What it says.
    pub text: T,
    /// Choosing it asks "what?" in a text field beside it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other: bool,
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

    /// Whether this answer may be stored as the answer to this question, complete or not.
    pub fn accepts(&self, answer: &Answer) -> Result<(), Problem> {
        if answer.is_not_said() {
            return if self.may_decline { Ok(()) } else { Err(Problem::NotOffered) };
        }
        match (&self.kind, answer) {
            (Kind::SingleChoice { options }, Answer::Option { option, other }) => {
                let chosen = find(options, option)?;
                accepts_other(other.as_deref(), chosen.other)
            }
            (
                Kind::MultipleChoice { options, at_most },
                Answer::Options { options: chosen, other },
            ) => accepts_options(options, *at_most, chosen, other.as_deref()),
            (Kind::YesNo, Answer::YesNo(_)) => Ok(()),
            (Kind::Scale { from, to, .. }, Answer::Point(point)) => {
                if (from..=to).contains(&point) { Ok(()) } else { Err(Problem::NotOffered) }
            }
            (Kind::Matrix { rows, columns }, Answer::Rows(chosen)) => {
                for (row, column) in chosen.iter() {
                    find(rows, row)?;
                    find(columns, column)?;
                }
                if chosen.is_empty() { Err(Problem::NotOffered) } else { Ok(()) }
            }
            (Kind::ShortText { most }, Answer::Text(typed)) => {
                accepts_text(typed, &text::line(typed, *most).map_err(Problem::from)?)
            }
            (Kind::LongText { most }, Answer::Text(typed)) => {
                accepts_text(typed, &text::prose(typed, *most).map_err(Problem::from)?)
            }
            (Kind::Number { least, greatest, decimals, .. }, Answer::Number(number)) => {
                accepts_number(*number, *least, *greatest, *decimals)
            }
            _ => Err(Problem::NotOffered),
        }
    }

    /// Whether this answer (or its absence) is complete enough to go on and to send.
    pub fn completes(&self, answer: Option<&Answer>) -> Result<(), Problem> {
        if !self.is_answerable() {
            return Ok(());
        }
        let Some(answer) = answer else {
            return if self.required { Err(Problem::Missing) } else { Ok(()) };
        };
        self.accepts(answer)?;
        match (&self.kind, answer) {
            (Kind::SingleChoice { options }, Answer::Option { option, other: None }) => {
                other_is_told(options, std::slice::from_ref(option))
            }
            (
                Kind::MultipleChoice { options, .. },
                Answer::Options { options: chosen, other: None },
            ) => other_is_told(options, chosen),
            (Kind::Matrix { rows, .. }, Answer::Rows(chosen)) if self.required => {
                if rows.iter().all(|row| chosen.contains(&row.code)) {
                    Ok(())
                } else {
                    Err(Problem::MissingRows)
                }
            }
            _ => Ok(()),
        }
    }
}

fn find<'a, T>(choices: &'a [Choice<T>], code: &Code) -> Result<&'a Choice<T>, Problem> {
    choices.iter().find(|choice| choice.code == *code).ok_or(Problem::NotOffered)
}

fn accepts_options<T>(
    options: &[Choice<T>],
    at_most: Option<u32>,
    chosen: &[Code],
    other: Option<&str>,
) -> Result<(), Problem> {
    let mut asks_what = false;
    for (position, code) in chosen.iter().enumerate() {
        asks_what |= find(options, code)?.other;
        if chosen[..position].contains(code) {
            return Err(Problem::NotOffered);
        }
    }
    if chosen.is_empty() {
        return Err(Problem::NotOffered);
    }
    match at_most {
        Some(most) if chosen.len() > most as usize => Err(Problem::TooMany { most }),
        _ => accepts_other(other, asks_what),
    }
}

fn accepts_other(other: Option<&str>, asks_what: bool) -> Result<(), Problem> {
    match other {
        Some(_) if !asks_what => Err(Problem::NotOffered),
        Some(typed) => accepts_text(typed, &text::line(typed, OTHER_TEXT_MOST)?),
        None => Ok(()),
    }
}

/// Stored text is always in its clean form, so that both sides hold the same characters.
fn accepts_text(typed: &str, clean: &str) -> Result<(), Problem> {
    if typed == clean && !clean.is_empty() { Ok(()) } else { Err(Problem::NotOffered) }
}

fn accepts_number(
    number: Decimal,
    least: Option<Decimal>,
    greatest: Option<Decimal>,
    decimals: u8,
) -> Result<(), Problem> {
    match (least, greatest) {
        (Some(least), _) if number < least => Err(Problem::TooSmall { least }),
        (_, Some(greatest)) if number > greatest => Err(Problem::TooGreat { greatest }),
        _ if number.decimals() > decimals => Err(Problem::TooManyDecimals { most: decimals }),
        _ => Ok(()),
    }
}

fn other_is_told<T>(options: &[Choice<T>], chosen: &[Code]) -> Result<(), Problem> {
    let untold = options.iter().any(|option| option.other && chosen.contains(&option.code));
    if untold { Err(Problem::OtherUntold) } else { Ok(()) }
}

impl<T> Question<T> {
    /// The same question with every text replaced.
    pub(super) fn map_texts<U>(&self, text: &impl Fn(&T) -> U) -> Question<U> {
        let choices = |choices: &[Choice<T>]| {
            let choice = |c: &Choice<T>| Choice {
                code: c.code.clone(),
                text: text(&c.text),
                other: c.other,
            };
            choices.iter().map(choice).collect()
        };
        let kind = match &self.kind {
            Kind::TextBlock => Kind::TextBlock,
            Kind::SingleChoice { options } => Kind::SingleChoice { options: choices(options) },
            Kind::MultipleChoice { options, at_most } => {
                Kind::MultipleChoice { options: choices(options), at_most: *at_most }
            }
            Kind::YesNo => Kind::YesNo,
            Kind::Scale { from, to, low, high } => {
                Kind::Scale { from: *from, to: *to, low: text(low), high: text(high) }
            }
            Kind::Matrix { rows, columns } => {
                Kind::Matrix { rows: choices(rows), columns: choices(columns) }
            }
            Kind::ShortText { most } => Kind::ShortText { most: *most },
            Kind::LongText { most } => Kind::LongText { most: *most },
            Kind::Number { least, greatest, decimals, unit } => Kind::Number {
                least: *least,
                greatest: *greatest,
                decimals: *decimals,
                unit: unit.as_ref().map(text),
            },
        };
        Question {
            code: self.code.clone(),
            text: text(&self.text),
            hint: self.hint.as_ref().map(text),
            required: self.required,
            may_decline: self.may_decline,
            show_if: self.show_if.clone(),
            kind,
        }
    }
}
