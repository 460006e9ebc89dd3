//! The fields of the editor's forms: their names, their limits, what can be wrong with them.

use super::common_options;
use crate::{
    questionnaires::{Choice, Code, Kind, expression::ParseError},
    text::TextProblem,
};

/// The fields of the question's text, in the order of [`Language::ALL`], as all of these are.
pub const TEXT: [&str; 3] = ["text", "text-sv", "text-en"];
/// Of the hint.
pub const HINT: [&str; 3] = ["hint", "hint-sv", "hint-en"];
/// Of what the lowest point of a scale means.
pub const LOW: [&str; 3] = ["low", "low-sv", "low-en"];
/// Of what the highest point means.
pub const HIGH: [&str; 3] = ["high", "high-sv", "high-en"];
/// The picture that goes with a question, as [`picture_field`] writes it; beside an option the name of
/// the row stands before it.
pub const PICTURE: &str = "picture";
/// Of what that picture shows.
pub const ALTERNATIVE: [&str; 3] = ["alternative", "alternative-sv", "alternative-en"];
/// Of the unit of a number.
pub const UNIT: [&str; 3] = ["unit", "unit-sv", "unit-en"];
/// Of a page's heading.
pub const TITLE: [&str; 3] = ["title", "title-sv", "title-en"];

/// A condition written as a formula.
pub const FORMULA: &str = "if-formula";

/// What is worked out, as a formula.
pub const CALCULATION: &str = "formula";
/// The condition, as a formula, with which nothing more is asked after a page.
pub const END: &str = "end-if";
/// The author's own rules: what the names of their rows begin with.
pub const RULES: &str = "rule";
/// How many answers a quota wants.
pub const LIMIT: &str = "limit";
/// Of what is said under the heading of an ending, or when a quota is full.
pub const WORDS: [&str; 3] = ["words", "words-sv", "words-en"];

/// The most characters of a question, of a text to read and of a hint.
pub const MOST_TEXT: u32 = 5_000;
/// The most characters of an option, a row, an end of a scale or a heading.
pub const MOST_CHOICE: u32 = 500;

/// What is wrong with what was entered into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Nothing is written, in any language.
    Blank,
    /// The text cannot be stored.
    Text(TextProblem),
    /// It is not a code.
    NotACode,
    /// The code names something else.
    CodeTaken,
    /// One option asks "what?" already.
    SecondOther,
    /// It is not a number.
    NotANumber,
    /// It is not a day.
    NotADate,
    /// It needs a least and a greatest.
    NoLimits,
    /// The ends are not those that go with the style.
    OtherEnds(u8, u8),
    /// It is not a whole number between these.
    NotWithin(u32, u32),
    /// It is not a multiple of the step in which counts are shown.
    NotInSteps(u32),
    /// The greatest is below the least.
    UpsideDown,
    /// It is not among what the form offers.
    NotOffered,
    /// The formula cannot be read.
    Formula(ParseError),
    /// There are tests as well as a formula.
    FormulaToo,
}

/// What is wrong, by field.
pub(super) type Mistakes = Vec<(String, Mistake)>;

/// Rows of choices that a form repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The options of a choice.
    Options,
    /// The rows of a matrix.
    Rows,
    /// Its columns.
    Columns,
    /// The fields of a question that is answered in fields.
    Fields,
}

impl Group {
    /// What the names of its fields begin with.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Options => "option",
            Self::Rows => "row",
            Self::Columns => "column",
            Self::Fields => "field",
        }
    }

    /// The codes of this group that a question has.
    pub fn codes(self, kind: &Kind) -> Vec<&Code> {
        let choices: &[Choice] = match (self, kind) {
            (Self::Fields, kind) => return kind.fields().iter().map(|field| &field.code).collect(),
            (
                Self::Options,
                Kind::SingleChoice { options, .. }
                | Kind::Place { options }
                | Kind::MultipleChoice { options, .. }
                | Kind::Ranking { options, .. },
            ) => options,
            (Self::Options, kind) => common_options(kind.fields()).unwrap_or_default(),
            (Self::Rows, Kind::Matrix { rows, .. } | Kind::Grid { rows, .. }) => rows,
            (Self::Columns, Kind::Matrix { columns, .. }) => columns,
            _ => &[],
        };
        choices.iter().map(|choice| &choice.code).collect()
    }
}
