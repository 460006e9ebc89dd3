//! Reads an expression from text. Every mistake is told with its place and what could stand there.

use std::{fmt, str::FromStr};

use super::{Expression, Function, MOST_PARTS, Operator, is_reserved};
use crate::{
    answers::{Date, Decimal},
    questionnaires::Code,
};

/// How deep brackets, functions and signs may be nested.
pub(super) const MOST_DEPTH: u32 = 32;
/// How many questions, numbers, texts and functions an expression may have. Not characters: an
/// expression stays as long as it is when a question gets another code.
pub(super) const MOST_VALUES: u32 = 500;
/// The most characters of a text in quotes.
pub(super) const MOST_TEXT: usize = 500;

/// Why a text is not an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// The character, from 1, at which it cannot be read on.
    pub at: usize,
    /// What was expected there.
    pub expected: Expected,
}

/// What would have to stand where a text cannot be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A question, a number, a text or a function.
    Value,
    /// An operator, or the end.
    Operator,
    /// A comma or the bracket that closes.
    Closing,
    /// The quotation mark that closes.
    Quote,
    /// A code: after a point, or in braces.
    Code,
    /// A function that there is.
    Function,
    /// A number of at most 15 digits.
    Number,
    /// A day that there is, as year, month and day.
    Date,
    /// Something that is not nested as deep.
    Shallower,
    /// Something shorter.
    Shorter,
}

impl fmt::Display for ParseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = match self.expected {
            Expected::Value => "a question, a number, a text in 'quotes' or a function",
            Expected::Operator => "and, or, a comparison, a sign of arithmetic, or the end",
            Expected::Closing => "a comma or a closing bracket",
            Expected::Quote => "a closing quotation mark",
            Expected::Code => "a code",
            Expected::Function => "the name of a function",
            Expected::Number => "a number of at most 15 digits",
            Expected::Date => "a day as 'YYYY-MM-DD'",
            Expected::Shallower => "less depth",
            Expected::Shorter => "less length",
        };
        write!(formatter, "character {} of the expression: expected {expected}", self.at)
    }
}

impl std::error::Error for ParseError {}

impl FromStr for Expression {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parser = Parser { text, at: 0, depth: 0, values: 0 };
        let read = parser.any()?;
        parser.skip();
        if parser.rest().is_empty() { Ok(read) } else { Err(parser.expected(Expected::Operator)) }
    }
}

type Parsed = Result<Expression, ParseError>;

/// Reads from the left, one function for each step of precedence.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
    values: u32,
}

impl<'a> Parser<'a> {
    fn any(&mut self) -> Parsed {
        let mut parts = vec![self.all()?];
        while self.take_word("or") {
            parts.push(self.all()?);
        }
        Ok(Expression::any(parts))
    }

    fn all(&mut self) -> Parsed {
        let mut parts = vec![self.opposite()?];
        while self.take_word("and") {
            parts.push(self.opposite()?);
        }
        Ok(Expression::all(parts))
    }

    fn opposite(&mut self) -> Parsed {
        if self.take_word("not") {
            let inner = self.deeper(Self::opposite)?;
            return Ok(inner.opposite());
        }
        let left = self.sum()?;
        match self.comparison() {
            Some(operator) => Ok(binary(operator, left, self.sum()?)),
            None => Ok(left),
        }
    }

    fn comparison(&mut self) -> Option<Operator> {
        let signs = [
            ("!=", Operator::Unequal),
            ("<=", Operator::AtMost),
            (">=", Operator::AtLeast),
            ("=", Operator::Equal),
            ("<", Operator::Less),
            (">", Operator::More),
        ];
        let found = signs.into_iter().find(|(sign, _)| self.take(sign));
        found
            .map(|(_, operator)| operator)
            .or_else(|| self.take_word("has").then_some(Operator::Has))
    }

    fn sum(&mut self) -> Parsed {
        let mut left = self.product()?;
        loop {
            let operator = if self.take("+") {
                Operator::Plus
            } else if self.take("-") {
                Operator::Minus
            } else {
                return Ok(left);
            };
            left = binary(operator, left, self.product()?);
        }
    }

    fn product(&mut self) -> Parsed {
        let mut left = self.signed()?;
        loop {
            let operator = if self.take("*") {
                Operator::Times
            } else if self.take("/") {
                Operator::Over
            } else {
                return Ok(left);
            };
            left = binary(operator, left, self.signed()?);
        }
    }

    /// `-5` is a number; `-age` and `-(5)` are numbers with the other sign.
    fn signed(&mut self) -> Parsed {
        if !self.take("-") {
            return self.value();
        }
        self.skip();
        if self.next_is_digit() {
            return match self.value()? {
                Expression::Number(number) => Ok(Expression::Number(number.negated())),
                other => Ok(other),
            };
        }
        let inner = self.deeper(Self::signed)?;
        Ok(Expression::Minus(Box::new(inner)))
    }

    fn value(&mut self) -> Parsed {
        self.skip();
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err(self.expected(Expected::Shorter));
        }
        if self.next_is_digit() {
            return self.number();
        }
        if self.take("(") {
            let inner = self.deeper(Self::any)?;
            return self.closed(")", inner);
        }
        if self.take("'") {
            return self.quoted().map(Expression::Text);
        }
        if self.take("{") {
            let code = self.code()?;
            let name = self.closed("}", Expression::Answer(code))?;
            return self.with_part(name);
        }
        self.named()
    }

    /// What begins with a word: yes, no, a day, a function, a question.
    fn named(&mut self) -> Parsed {
        let start = self.at;
        let word = self.word();
        if word == "date" && self.take("'") {
            let day = Date::parse(&self.quoted()?);
            return day.map(Expression::Date).ok_or_else(|| self.wrong(start, Expected::Date));
        }
        match word {
            "yes" => return Ok(Expression::YesNo(true)),
            "no" => return Ok(Expression::YesNo(false)),
            _ if is_reserved(word) => return Err(self.wrong(start, Expected::Value)),
            _ => {}
        }
        if !word.is_empty() && self.take("(") {
            let function = Function::ALL.into_iter().find(|function| function.name() == word);
            let function = function.ok_or_else(|| self.wrong(start, Expected::Function))?;
            return self.deeper(|parser| parser.arguments(function));
        }
        match word.parse() {
            Ok(code) => self.with_part(Expression::Answer(code)),
            Err(_) => Err(self.wrong(start, Expected::Value)),
        }
    }

    fn arguments(&mut self, function: Function) -> Parsed {
        let mut arguments = Vec::new();
        if self.take(")") {
            return Ok(Expression::Call(function, arguments));
        }
        loop {
            arguments.push(self.any()?);
            if !self.take(",") {
                return self.closed(")", Expression::Call(function, arguments));
            }
        }
    }

    /// A question, or the part of its answer that points and codes name.
    fn with_part(&mut self, name: Expression) -> Parsed {
        match name {
            Expression::Answer(question) if self.rest().starts_with('.') => {
                let mut parts = Vec::new();
                while parts.len() < MOST_PARTS && self.rest().starts_with('.') {
                    self.at += 1;
                    parts.push(self.code()?);
                }
                Ok(Expression::Part(question, parts))
            }
            name => Ok(name),
        }
    }

    fn code(&mut self) -> Result<Code, ParseError> {
        let start = self.at;
        self.word().parse().map_err(|_| self.wrong(start, Expected::Code))
    }

    fn number(&mut self) -> Parsed {
        let rest = self.rest();
        let is_part = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        let length = rest.bytes().position(|byte| !is_part(byte)).unwrap_or(rest.len());
        let number = rest.get(..length).and_then(Decimal::parse);
        let number = number.ok_or_else(|| self.expected(Expected::Number))?;
        self.at += length;
        Ok(Expression::Number(number))
    }

    /// The rest of a text in quotes; a quotation mark in it is doubled.
    fn quoted(&mut self) -> Result<String, ParseError> {
        let start = self.at;
        let mut text = String::new();
        let mut most = MOST_TEXT;
        let mut characters = self.rest().chars();
        while let Some(character) = characters.next() {
            if character == '\'' && !characters.as_str().starts_with('\'') {
                self.at = self.text.len() - characters.as_str().len();
                return Ok(text);
            }
            if character == '\'' {
                characters.next();
            }
            if most == 0 {
                return Err(self.wrong(start, Expected::Shorter));
            }
            most -= 1;
            text.push(character);
        }
        Err(self.wrong(self.text.len(), Expected::Quote))
    }

    /// Reads something one step deeper.
    fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Parsed) -> Parsed {
        if self.depth == MOST_DEPTH {
            return Err(self.expected(Expected::Shallower));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn closed(&mut self, sign: &str, read: Expression) -> Parsed {
        if self.take(sign) { Ok(read) } else { Err(self.expected(Expected::Closing)) }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next_is_digit(&self) -> bool {
        self.rest().starts_with(|next: char| next.is_ascii_digit())
    }

    fn skip(&mut self) {
        let rest = self.rest();
        let blank = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{a0}');
        self.at += rest.len() - rest.trim_start_matches(blank).len();
    }

    fn take(&mut self, sign: &str) -> bool {
        self.skip();
        let is_next = self.rest().starts_with(sign);
        if is_next {
            self.at += sign.len();
        }
        is_next
    }

    /// The small letters, digits and `_` that come next.
    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let is_part = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_');
        let length = rest.bytes().position(|byte| !is_part(byte)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn take_word(&mut self, word: &str) -> bool {
        self.skip();
        let before = self.at;
        let is_next = self.word() == word;
        if !is_next {
            self.at = before;
        }
        is_next
    }

    fn expected(&mut self, expected: Expected) -> ParseError {
        self.skip();
        self.wrong(self.at, expected)
    }

    fn wrong(&self, byte: usize, expected: Expected) -> ParseError {
        let before = self.text.get(..byte).unwrap_or(self.text);
        ParseError { at: before.chars().count() + 1, expected }
    }
}

fn binary(operator: Operator, left: Expression, right: Expression) -> Expression {
    Expression::Binary(operator, Box::new((left, right)))
}
