//! Partitions: the divisions of everybody in a block, named by codes.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::questionnaires::{Code, Question};

/// A division of everyone in a block.
///
/// As text `QUESTION`, `QUESTION-PART`, `QUESTION-PART-PART`, … or a name with `~`; stable over
/// versions of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Partition {
    /// By what is answered.
    Answers {
        /// The question.
        question: Code,
        /// What of it, by the codes that lead there: row or group, field, end of a span of days,
        /// option; none: the question as a whole.
        path: Vec<Code>,
    },
    /// By how long answering took.
    Time,
    /// Those who stopped, by the question after which they did.
    Stop,
}

impl Partition {
    const NAMED: [(Self, &str); 2] = [(Self::Time, "~time"), (Self::Stop, "~stop")];

    /// The question it is about, if it is about one.
    pub const fn question(&self) -> Option<&Code> {
        match self {
            Self::Answers { question, .. } => Some(question),
            Self::Time | Self::Stop => None,
        }
    }

    /// What of the question it is about; empty: the question as a whole.
    pub fn path(&self) -> &[Code] {
        match self {
            Self::Answers { path, .. } => path,
            Self::Time | Self::Stop => &[],
        }
    }

    /// By the answers to a part of a question.
    pub(super) fn of<T>(question: &Question<T>, path: &[Code]) -> Self {
        Self::Answers { question: question.code.clone(), path: path.to_vec() }
    }

    /// By the answers to a part of the part that this is about.
    pub(super) fn within(&self, part: &Code) -> Self {
        let mut within = self.clone();
        if let Self::Answers { path, .. } = &mut within {
            path.push(part.clone());
        }
        within
    }
}

/// The text names no partition or no cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a partition or a cell of answers")]
pub struct InvalidKey;

impl fmt::Display for Partition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answers { question, path } => {
                question.fmt(formatter)?;
                path.iter().try_for_each(|part| write!(formatter, "-{part}"))
            }
            named => {
                let name = Self::NAMED.iter().find(|(partition, _)| partition == named);
                formatter.write_str(name.map_or("", |(_, name)| name))
            }
        }
    }
}

impl FromStr for Partition {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        if let Some((partition, _)) = Self::NAMED.iter().find(|(_, name)| *name == text) {
            return Ok(partition.clone());
        }
        let mut codes = text.split('-').map(|text| text.parse::<Code>().map_err(|_| InvalidKey));
        let question = codes.next().ok_or(InvalidKey)??;
        Ok(Self::Answers { question, path: codes.collect::<Result<_, _>>()? })
    }
}

impl TryFrom<String> for Partition {
    type Error = InvalidKey;

    fn try_from(text: String) -> Result<Self, InvalidKey> {
        text.parse()
    }
}

impl From<Partition> for String {
    fn from(partition: Partition) -> Self {
        partition.to_string()
    }
}
