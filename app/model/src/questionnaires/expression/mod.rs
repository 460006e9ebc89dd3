//! Expressions: what is computed from the answers given so far; above all, when something is shown.
//!
//! Written as text, `swims and where has 'laajasalo' and age >= 18`, and read into a small tree.
//! Evaluating is total and the same in the browser and in the server: what is not answered is
//! absent, a comparison with something absent does not hold, nothing ever fails.

mod check;
mod evaluate;
mod mentions;
mod parse;
mod print;
mod reading;
mod tree;
mod value;

pub use check::{Earlier, Misfit, MisfitKind};
pub use mentions::{Mention, PartCodes, rename_path};
pub use parse::{Expected, ParseError};
pub use value::Value;

use super::Code;
use crate::answers::{Date, Decimal};

/// Something computed from answers.
///
/// [`Expression::all`] and [`Expression::any`] keep `All` and `Any` at two parts or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A number: `12.5`.
    Number(Decimal),
    /// Words, or the code of an option: `'bus'`.
    Text(String),
    /// `yes` or `no`.
    YesNo(bool),
    /// A day: `date'2026-03-31'`.
    Date(Date),
    /// The answer to a question: `age`.
    Answer(Code),
    /// A part of the answer: of a matrix, the column chosen in a row: `street.noise`; of a grid,
    /// the answer in a field of a row: `beaches.north.name`. One or two codes.
    Part(Code, Vec<Code>),
    /// Every one of these holds.
    All(Vec<Expression>),
    /// At least one of these holds.
    Any(Vec<Expression>),
    /// This does not hold.
    Not(Box<Expression>),
    /// The number with the other sign.
    Minus(Box<Expression>),
    /// Two sides, compared or calculated with.
    Binary(Operator, Box<(Expression, Expression)>),
    /// A function of these.
    Call(Function, Vec<Expression>),
}

/// What stands between two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `=`: the same.
    Equal,
    /// `!=`: both are there and differ.
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `has`: the option on the right is chosen on the left, alone, among several, or in any row.
    Has,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`, rounded half away from zero to six decimals.
    Over,
}

/// A function that an expression can call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// `answered(q)`: there is an answer, and it is not "prefer not to say".
    Answered,
    /// `declined(q)`: the answer is "prefer not to say".
    Declined,
    /// `count(q, …)`: how many options, or rows, or questions have an answer.
    Count,
    /// `min(…)`: the least of the numbers there are.
    Min,
    /// `max(…)`: the greatest.
    Max,
    /// `sum(…)`: all of them together.
    Sum,
    /// `mean(…)`: the sum over how many there are.
    Mean,
    /// `round(x, decimals)`: half away from zero.
    Round,
    /// `if(condition, a, b)`: `a` if the condition holds, otherwise `b`.
    If,
    /// `length(text)`: how many characters.
    Length,
    /// `days(from, to)`: how many days from one date to another.
    Days,
    /// `contains(text, 'part')`: whether the text has these characters in it.
    Contains,
}

impl Function {
    /// Every function.
    pub const ALL: [Self; 12] = [
        Self::Answered,
        Self::Declined,
        Self::Count,
        Self::Min,
        Self::Max,
        Self::Sum,
        Self::Mean,
        Self::Round,
        Self::If,
        Self::Length,
        Self::Days,
        Self::Contains,
    ];

    /// Its name in an expression.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Declined => "declined",
            Self::Count => "count",
            Self::Min => "min",
            Self::Max => "max",
            Self::Sum => "sum",
            Self::Mean => "mean",
            Self::Round => "round",
            Self::If => "if",
            Self::Length => "length",
            Self::Days => "days",
            Self::Contains => "contains",
        }
    }
}

/// The most codes that lead to a part of an answer.
pub(super) const MOST_PARTS: usize = 2;

/// Whether a word belongs to the language, so that a question of that code stands in braces.
fn is_reserved(word: &str) -> bool {
    matches!(word, "and" | "or" | "not" | "has" | "yes" | "no")
}

impl Expression {
    /// Every one of these holds; of none, `yes`.
    pub fn all(parts: Vec<Self>) -> Self {
        Self::joined(parts, Self::All, true)
    }

    /// At least one of these holds; of none, `no`.
    pub fn any(parts: Vec<Self>) -> Self {
        Self::joined(parts, Self::Any, false)
    }

    fn joined(mut parts: Vec<Self>, join: fn(Vec<Self>) -> Self, of_none: bool) -> Self {
        match parts.len() {
            0 | 1 => parts.pop().unwrap_or(Self::YesNo(of_none)),
            _ => join(parts),
        }
    }

    /// This does not hold.
    #[must_use]
    pub fn opposite(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// The question has an answer other than "prefer not to say".
    pub fn answered(question: Code) -> Self {
        Self::Call(Function::Answered, vec![Self::Answer(question)])
    }

    /// The option (yes, no, a point of a scale) is chosen, whatever kind of question it is.
    pub fn chosen(question: Code, option: &Code) -> Self {
        Self::compared(question, Operator::Has, Self::Text(option.to_string()))
    }

    /// The number or the point of the scale is this or more.
    pub fn at_least(question: Code, number: Decimal) -> Self {
        Self::compared(question, Operator::AtLeast, Self::Number(number))
    }

    /// The number or the point of the scale is this or less.
    pub fn at_most(question: Code, number: Decimal) -> Self {
        Self::compared(question, Operator::AtMost, Self::Number(number))
    }

    fn compared(question: Code, operator: Operator, with: Self) -> Self {
        Self::Binary(operator, Box::new((Self::Answer(question), with)))
    }
}

#[cfg(test)]
mod tests;
