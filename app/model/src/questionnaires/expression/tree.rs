//! The form of conditions before expressions: a tree of objects. Read for ever, written no more.

use serde::{
    Deserialize,
    de::{Error, MapAccess, value::MapAccessDeserializer},
};

use super::Expression;
use crate::{answers::Decimal, questionnaires::Code};

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(rename_all = "snake_case")]
pub(super) enum Tree {
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Not(Box<Tree>),
    Answered(Code),
    /// An option, yes or no, or a point of a scale.
    Chosen {
        question: Code,
        option: Code,
    },
    AtLeast {
        question: Code,
        number: Decimal,
    },
    AtMost {
        question: Code,
        number: Decimal,
    },
}

impl From<Tree> for Expression {
    fn from(tree: Tree) -> Self {
        let each = |parts: Vec<Tree>| parts.into_iter().map(Self::from).collect();
        match tree {
            Tree::All(parts) => Self::all(each(parts)),
            Tree::Any(parts) => Self::any(each(parts)),
            Tree::Not(inner) => Self::from(*inner).opposite(),
            Tree::Answered(question) => Self::answered(question),
            Tree::Chosen { question, option } => Self::chosen(question, &option),
            Tree::AtLeast { question, number } => Self::at_least(question, number),
            Tree::AtMost { question, number } => Self::at_most(question, number),
        }
    }
}

/// Reads a tree. One that could not be read back once it is written as text is refused now.
pub(super) fn read<'de, A: MapAccess<'de>>(map: A) -> Result<Expression, A::Error> {
    let tree = Tree::deserialize(MapAccessDeserializer::new(map))?;
    let read = Expression::from(tree);
    read.to_string().parse::<Expression>().map_err(A::Error::custom)?;
    Ok(read)
}
