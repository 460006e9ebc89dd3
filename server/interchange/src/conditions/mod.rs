//! Conditions of other tools: read into a tree, understood with the names of the file, written as
//! conditions of ours.

mod lexer;
mod meaning;
mod names;
mod parser;
mod test;

use model::answers::Decimal;

pub use lexer::Dialect;
pub use meaning::{meaning, number_value};
pub use names::{Name, Names, Path, Values};
pub use parser::parse;
pub use test::{Test, Value};

/// A condition as another tool has it; names are still the file's.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// The answer to a question or a part of one.
    Name(String),
    /// A text.
    Text(String),
    /// A number.
    Number(Decimal),
    /// Several values.
    List(Vec<Tree>),
    /// Holds, or does not.
    Always(bool),
    /// A function.
    Call(String, Vec<Tree>),
    /// The opposite.
    Not(Box<Tree>),
    /// All of these.
    All(Vec<Tree>),
    /// At least one of these.
    Any(Vec<Tree>),
    /// Two values compared.
    Compare(Box<Tree>, Op, Box<Tree>),
    /// Two values calculated with.
    Computed(Box<Tree>, char, Box<Tree>),
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// Equal.
    Is,
    /// Not equal.
    IsNot,
    /// Less.
    Less,
    /// Less or equal.
    AtMost,
    /// Greater.
    Greater,
    /// Greater or equal.
    AtLeast,
    /// The left is a set with the right in it, or with one of the right.
    HasAny,
    /// The left is a set with all of the right in it.
    HasAll,
}

impl Op {
    /// The same comparison with its sides exchanged.
    pub const fn turned(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::AtMost => Self::AtLeast,
            Self::Greater => Self::Less,
            Self::AtLeast => Self::AtMost,
            same => same,
        }
    }

    /// Whether it holds between these numbers.
    pub fn holds(self, left: Decimal, right: Decimal) -> bool {
        match self {
            Self::Is | Self::HasAny | Self::HasAll => left == right,
            Self::IsNot => left != right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Greater => left > right,
            Self::AtLeast => left >= right,
        }
    }

    /// How it is written between numbers.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Is | Self::HasAny | Self::HasAll => "=",
            Self::IsNot => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }
}

impl Tree {
    /// The opposite of a tree.
    pub fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// Two trees compared.
    pub fn compare(left: Self, op: Op, right: Self) -> Self {
        Self::Compare(Box::new(left), op, Box::new(right))
    }

    /// The same tree with each name turned into something else.
    #[must_use]
    pub fn mapped(self, change: &impl Fn(String) -> Self) -> Self {
        let each = |trees: Vec<Self>| trees.into_iter().map(|tree| tree.mapped(change)).collect();
        match self {
            Self::Name(name) => change(name),
            Self::List(trees) => Self::List(each(trees)),
            Self::Call(function, trees) => Self::Call(function, each(trees)),
            Self::Not(tree) => Self::Not(Box::new(tree.mapped(change))),
            Self::All(trees) => Self::All(each(trees)),
            Self::Any(trees) => Self::Any(each(trees)),
            Self::Compare(left, op, right) => {
                Self::compare(left.mapped(change), op, right.mapped(change))
            }
            Self::Computed(left, sign, right) => {
                let (left, right) = (left.mapped(change), right.mapped(change));
                Self::Computed(Box::new(left), sign, Box::new(right))
            }
            other => other,
        }
    }

    /// Whether a name is in it.
    pub fn mentions(&self, wanted: &str) -> bool {
        let any = |trees: &[Self]| trees.iter().any(|tree| tree.mentions(wanted));
        match self {
            Self::Name(name) => name == wanted,
            Self::List(trees) | Self::Call(_, trees) | Self::All(trees) | Self::Any(trees) => {
                any(trees)
            }
            Self::Not(tree) => tree.mentions(wanted),
            Self::Compare(left, _, right) | Self::Computed(left, _, right) => {
                left.mentions(wanted) || right.mentions(wanted)
            }
            Self::Text(_) | Self::Number(_) | Self::Always(_) => false,
        }
    }

    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// The condition of a single option: only one that always holds can be kept, by leaving it out.
pub fn on_option(tree: Tree) -> Tree {
    Tree::Call(ALWAYS.to_owned(), vec![tree])
}

/// What must hold whatever is answered.
pub(crate) const ALWAYS: &str = "always";
