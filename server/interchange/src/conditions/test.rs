//! A condition in our names, written as text, which the model reads.

use model::{
    answers::Decimal,
    questionnaires::{Code, Expression},
};

use super::{Op, Path};

/// A condition in our names.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// Holds, or does not, whatever is answered.
    Always(bool),
    /// All of these hold.
    All(Vec<Test>),
    /// At least one of these holds.
    Any(Vec<Test>),
    /// This does not hold.
    Not(Box<Test>),
    /// There is an answer.
    Answered(Path),
    /// This option is the answer, or among the answers.
    Chosen {
        /// The question or part.
        path: Path,
        /// The option.
        option: Code,
        /// Whether several can be chosen.
        is_many: bool,
    },
    /// Two values compare so.
    Compare(Value, Op, Value),
}

/// A value in our names.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number(Decimal),
    /// Words.
    Text(String),
    /// The answer to a question or part.
    Answer(Path),
    /// How many options or rows are chosen, or questions answered.
    Count(Vec<Path>),
    /// The sum of what is answered.
    Sum(Vec<Path>),
    /// How many characters the answer has.
    Length(Path),
    /// Two values calculated with.
    Computed(Box<Value>, char, Box<Value>),
}

impl Value {
    fn questions(&self) -> Vec<&Code> {
        match self {
            Self::Number(_) | Self::Text(_) => Vec::new(),
            Self::Answer(path) | Self::Length(path) => vec![&path.question],
            Self::Count(paths) | Self::Sum(paths) => {
                paths.iter().map(|path| &path.question).collect()
            }
            Self::Computed(left, _, right) => {
                let mut questions = left.questions();
                questions.extend(right.questions());
                questions
            }
        }
    }

    /// How it is written here.
    pub fn written(&self) -> String {
        let list =
            |paths: &[Path]| paths.iter().map(Path::to_string).collect::<Vec<_>>().join(", ");
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => format!("'{}'", text.replace('\'', "''")),
            Self::Answer(path) => path.to_string(),
            Self::Count(paths) => format!("count({})", list(paths)),
            Self::Sum(paths) => format!("sum({})", list(paths)),
            Self::Length(path) => format!("length({path})"),
            Self::Computed(left, sign, right) => {
                format!("({} {sign} {})", left.written(), right.written())
            }
        }
    }
}

impl Test {
    /// The opposite.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Always(holds) => Self::Always(!holds),
            Self::Not(test) => *test,
            other => Self::Not(Box::new(other)),
        }
    }

    /// All of these together, without those that say nothing.
    pub fn all(tests: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(tests, true, Self::All)
    }

    /// At least one of these, without those that say nothing.
    pub fn any(tests: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(tests, false, Self::Any)
    }

    fn joined(
        tests: impl IntoIterator<Item = Self>,
        nothing: bool,
        join: fn(Vec<Self>) -> Self,
    ) -> Self {
        let mut kept: Vec<Self> = Vec::new();
        for test in tests {
            match test {
                Self::Always(holds) if holds == nothing => {}
                Self::Always(holds) => return Self::Always(holds),
                test if kept.contains(&test) => {}
                test => kept.push(test),
            }
        }
        match kept.len() {
            0 => Self::Always(nothing),
            1 => kept.remove(0),
            _ => join(kept),
        }
    }

    /// Every question it looks at.
    pub fn questions(&self) -> Vec<&Code> {
        match self {
            Self::Always(_) => Vec::new(),
            Self::All(tests) | Self::Any(tests) => tests.iter().flat_map(Self::questions).collect(),
            Self::Not(test) => test.questions(),
            Self::Compare(left, _, right) => {
                let mut questions = left.questions();
                questions.extend(right.questions());
                questions
            }
            Self::Answered(path) | Self::Chosen { path, .. } => vec![&path.question],
        }
    }

    /// How it is written here.
    pub fn written(&self) -> String {
        match self {
            Self::Always(holds) => (if *holds { "yes" } else { "no" }).to_owned(),
            Self::All(tests) => self.joined_text(tests, " and "),
            Self::Any(tests) => self.joined_text(tests, " or "),
            Self::Not(test) => format!("not ({})", test.written()),
            Self::Answered(path) => format!("answered({path})"),
            Self::Chosen { path, option, is_many } => {
                format!("{path} {} '{option}'", if *is_many { "has" } else { "=" })
            }
            // "Not the same" holds of what is not answered, in other tools.
            Self::Compare(left, Op::IsNot, right) => {
                format!("not ({} = {})", left.written(), right.written())
            }
            Self::Compare(left, op, right) => {
                format!("{} {} {}", left.written(), op.sign(), right.written())
            }
        }
    }

    fn joined_text(&self, tests: &[Self], word: &str) -> String {
        let is_all = matches!(self, Self::All(_));
        let each = tests.iter().map(|test| match test {
            Self::Any(_) if is_all => format!("({})", test.written()),
            Self::All(_) if !is_all => format!("({})", test.written()),
            _ => test.written(),
        });
        each.collect::<Vec<_>>().join(word)
    }

    /// The condition as the model has it; none if it cannot say this.
    pub fn expression(&self) -> Option<Expression> {
        self.written().parse().ok()
    }
}
