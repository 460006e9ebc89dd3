//! Writes an expression as text, with the brackets that reading it back needs and no others.

use std::fmt;

use super::{Expression, Operator, is_reserved};
use crate::questionnaires::Code;

/// How tightly an operator binds, in the order in which the parser descends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tightness {
    Any,
    All,
    Not,
    Comparison,
    Sum,
    Product,
    Value,
}

impl fmt::Display for Expression {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(formatter, "{number}"),
            Self::Text(text) => write!(formatter, "'{}'", text.replace('\'', "''")),
            Self::YesNo(yes) => formatter.write_str(if *yes { "yes" } else { "no" }),
            Self::Date(day) => write!(formatter, "date'{day}'"),
            Self::Answer(question) => name(formatter, question),
            Self::Part(question, parts) => {
                name(formatter, question)?;
                parts.iter().try_for_each(|part| write!(formatter, ".{part}"))
            }
            Self::All(parts) => joined(formatter, parts, " and ", Tightness::Not),
            Self::Any(parts) => joined(formatter, parts, " or ", Tightness::All),
            Self::Not(inner) => {
                formatter.write_str("not ")?;
                inside(formatter, inner, Tightness::Not)
            }
            Self::Minus(inner) => {
                formatter.write_str("-")?;
                // Without brackets it would be read as one number.
                let is_number = matches!(**inner, Self::Number(_));
                if is_number {
                    write!(formatter, "({inner})")
                } else {
                    inside(formatter, inner, Tightness::Value)
                }
            }
            Self::Binary(operator, sides) => {
                let (left, right) = operator.sides();
                inside(formatter, &sides.0, left)?;
                write!(formatter, " {} ", operator.sign())?;
                inside(formatter, &sides.1, right)
            }
            Self::Call(function, arguments) => {
                write!(formatter, "{}(", function.name())?;
                joined(formatter, arguments, ", ", Tightness::Any)?;
                formatter.write_str(")")
            }
        }
    }
}

/// A question whose code is a word of the language stands in braces.
fn name(formatter: &mut fmt::Formatter<'_>, code: &Code) -> fmt::Result {
    if is_reserved(code.as_str()) {
        write!(formatter, "{{{code}}}")
    } else {
        write!(formatter, "{code}")
    }
}

fn joined(
    formatter: &mut fmt::Formatter<'_>,
    parts: &[Expression],
    between: &str,
    least: Tightness,
) -> fmt::Result {
    for (number, part) in parts.iter().enumerate() {
        if number > 0 {
            formatter.write_str(between)?;
        }
        inside(formatter, part, least)?;
    }
    Ok(())
}

/// In brackets where it would come apart.
fn inside(formatter: &mut fmt::Formatter<'_>, part: &Expression, least: Tightness) -> fmt::Result {
    if part.tightness() < least {
        write!(formatter, "({part})")
    } else {
        write!(formatter, "{part}")
    }
}

impl Expression {
    fn tightness(&self) -> Tightness {
        match self {
            Self::Any(_) => Tightness::Any,
            Self::All(_) => Tightness::All,
            Self::Not(_) => Tightness::Not,
            Self::Binary(operator, _) => operator.tightness(),
            _ => Tightness::Value,
        }
    }
}

impl Operator {
    /// How it is written.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
            Self::Has => "has",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
        }
    }

    const fn tightness(self) -> Tightness {
        match self {
            Self::Plus | Self::Minus => Tightness::Sum,
            Self::Times | Self::Over => Tightness::Product,
            _ => Tightness::Comparison,
        }
    }

    /// How tight each side must be to stand without brackets; the left may hold the same sign.
    const fn sides(self) -> (Tightness, Tightness) {
        match self.tightness() {
            Tightness::Sum => (Tightness::Sum, Tightness::Product),
            Tightness::Product => (Tightness::Product, Tightness::Value),
            _ => (Tightness::Sum, Tightness::Sum),
        }
    }
}
