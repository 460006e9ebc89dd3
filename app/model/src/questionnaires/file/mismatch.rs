//! What of a file does not fit the format, read from the words of the JSON reader.
//!
//! The reader tells its mistakes in English sentences alone. Their form is fixed by serde; a test
//! goes through every one that the format can give.

use crate::{
    answers::{InvalidDecimal, InvalidMoment},
    questionnaires::InvalidCode,
};

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// A value that must be there is not: its name.
    Missing(String),
    /// A value has a name that there is not.
    Unknown(String),
    /// A value is there twice: its name.
    Twice(String),
    /// One of several words was expected, and this is none of them.
    NoSuchWord {
        /// What stands there.
        word: String,
        /// What could stand there.
        allowed: Vec<String>,
    },
    /// A value of another shape was expected.
    Shape(Shape),
    /// A number is too small or too large.
    OutOfRange,
    /// It is not a code.
    Code,
    /// It is not a decimal number, as a text.
    Decimal,
    /// It is not a day or a time of day.
    Moment,
    /// It is not an expression (a condition, a rule, a formula) from this character on, from 1.
    Expression(usize),
    /// Something else.
    Other,
}

/// What JSON's values look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `"words"`
    Text,
    /// `12`
    Number,
    /// `true` or `false`
    YesNo,
    /// `[…]`
    List,
    /// `{…}`
    Object,
}

impl Mismatch {
    /// What the reader's words say, without the position at their end.
    pub(super) fn told_by(words: &str) -> Self {
        let mut names = words.split('`').skip(1).step_by(2).map(shortened);
        let mut name = || names.next().unwrap_or_default();
        if words.starts_with("missing field") {
            Self::Missing(name())
        } else if words.starts_with("unknown field") {
            Self::Unknown(name())
        } else if words.starts_with("duplicate field") {
            Self::Twice(name())
        } else if words.starts_with("unknown variant") {
            Self::NoSuchWord { word: name(), allowed: names.collect() }
        } else if let Some(found) = words.strip_prefix("invalid type: ") {
            expected(found).map_or(Self::Other, Self::Shape)
        } else if let Some(found) = words.strip_prefix("invalid value: ") {
            match expected(found) {
                Some(Shape::Number) => Self::OutOfRange,
                Some(shape) => Self::Shape(shape),
                None => Self::Other,
            }
        } else {
            Self::of_ours(words)
        }
    }

    /// What the types say that read their texts themselves.
    fn of_ours(words: &str) -> Self {
        if words == InvalidCode.to_string() {
            Self::Code
        } else if words == InvalidDecimal.to_string() {
            Self::Decimal
        } else if words == InvalidMoment.to_string() {
            Self::Moment
        } else {
            cut_short_at(words).map_or(Self::Other, Self::Expression)
        }
    }
}

/// So much of a name as is enough to find it by: a file may have names of any length.
fn shortened(name: &str) -> String {
    name.chars().take(60).collect()
}

/// Where an expression cannot be read on, in the words of its error.
fn cut_short_at(words: &str) -> Option<usize> {
    let (at, _) = words.strip_prefix("character ")?.split_once(" of the expression")?;
    at.parse().ok()
}

/// What was expected, by the words after the last "expected": a number of Rust's, a text, a list,
/// or something with names in it.
fn expected(words: &str) -> Option<Shape> {
    let (_, expected) = words.rsplit_once("expected ")?;
    let is_number = |word: &str| {
        let digits = word.trim_start_matches(['u', 'i', 'f']);
        digits.len() < word.len() && digits.parse::<u8>().is_ok()
    };
    Some(match expected {
        "a string" | "an expression" | "string" => Shape::Text,
        "a boolean" => Shape::YesNo,
        "a sequence" => Shape::List,
        "a map" => Shape::Object,
        word if is_number(word) => Shape::Number,
        word if word.starts_with("struct ") || word.starts_with("internally tagged ") => {
            Shape::Object
        }
        word if word.starts_with("enum ") || word.contains("variant") => Shape::Object,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaires::Questionnaire;

    fn mismatch(question: &str) -> Mismatch {
        let file = format!(
            r#"{{"format": "kanssa-questionnaire/1", "pages": [{{"code": "first", "questions": [{question}]}}]}}"#
        );
        let problem = Questionnaire::from_file(&file).unwrap_err();
        problem.mismatch.clone().unwrap_or_else(|| panic!("{problem:?}"))
    }

    #[test]
    fn each_kind_of_mismatch_is_told_apart() {
        use Mismatch::*;
        let with =
            |rest: &str| mismatch(&format!(r#"{{"code": "a", "text": {{"fi": "A"}}, {rest}}}"#));
        let named = |name: &str| name.to_owned();
        assert_eq!(mismatch(r#"{"code": "a", "kind": "yes_no"}"#), Missing(named("text")));
        assert_eq!(with(r#""kind": "yes_no", "colour": 1"#), Unknown(named("colour")));
        assert_eq!(with(r#""kind": "yes_no", "kind": "time""#), Twice(named("kind")));
        let NoSuchWord { word, allowed } = with(r#""kind": "yes_or_no""#) else {
            panic!("a word that there is not")
        };
        assert_eq!(word, "yes_or_no");
        assert!(allowed.contains(&named("yes_no")) && allowed.len() > 10, "{allowed:?}");
        assert_eq!(
            with(r#""kind": {"short_text": {"most": "many"}}"#),
            Shape(super::Shape::Number)
        );
        assert_eq!(with(r#""kind": {"short_text": {"most": -1}}"#), OutOfRange);
        assert_eq!(with(r#""kind": {"short_text": {"most": 5000000000}}"#), OutOfRange);
        assert_eq!(with(r#""kind": {"single_choice": {"options": 5}}"#), Shape(super::Shape::List));
        assert_eq!(with(r#""kind": "yes_no", "required": "no""#), Shape(super::Shape::YesNo));
        assert_eq!(
            mismatch(r#"{"code": "a", "text": 5, "kind": "yes_no"}"#),
            Shape(super::Shape::Object)
        );
        assert_eq!(mismatch(r#"{"code": 5}"#), Shape(super::Shape::Text));
        assert_eq!(mismatch(r#"{"code": "Å"}"#), Code);
        assert_eq!(with(r#""kind": {"number": {"least": "1.x"}}"#), Decimal);
        assert_eq!(with(r#""kind": {"date": {"first": "2026-02-30"}}"#), Moment);
        let text = |text: &str| mismatch(&format!(r#"{{"code": "a", "text": {text}}}"#));
        assert_eq!(text(r#"{"xx": "A"}"#), Unknown(named("xx")));
        assert_eq!(with(r#""kind": "yes_no", "show_if": "b and and c""#), Expression(7));
        assert_eq!(with(r#""kind": "yes_no", "show_if": 5"#), Shape(super::Shape::Text));
        assert_eq!(mismatch("5"), Shape(super::Shape::Object));
    }
}
