//! Strata: what a response answers to the comparison questions, and filters that select by it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Cell, Group, InvalidKey};
use crate::{
    answers::Answers,
    questionnaires::{Kind, Question},
};

/// The most comparison questions a task has; they are chosen before results are first shown.
pub const MOST_COMPARISONS: usize = 3;

const BETWEEN: char = '|';

/// Whether responses can be compared by this question: one choice, yes or no, or a scale.
pub const fn is_comparable<T>(question: &Question<T>) -> bool {
    matches!(
        question.kind,
        Kind::SingleChoice { .. } | Kind::Place { .. } | Kind::YesNo | Kind::Scale { .. }
    )
}

/// The answers of a response to the comparison questions, in their order.
///
/// As text stable over versions: the cells with `|` between them, empty without questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Stratum(Vec<Cell>);

impl Stratum {
    /// The stratum of a response. "Prefer not to say" and no answer are values of their own.
    pub fn of<T>(comparisons: &[&Question<T>], answers: &Answers) -> Self {
        let cell =
            |question: &&Question<T>| Cell::of_whole(&question.kind, answers.get(&question.code));
        Self(comparisons.iter().map(cell).collect())
    }

    /// The answer to each comparison question.
    pub fn cells(&self) -> &[Cell] {
        &self.0
    }
}

/// For each comparison question the one answer that is looked at, or none for any.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Filter(pub Vec<Option<Cell>>);

impl Filter {
    /// Whether the filter takes in the responses of this group. Those of mixed blocks are in no
    /// stratum: only looking at everyone takes them in.
    pub fn takes(&self, group: &Group<Stratum>) -> bool {
        let mut wishes = self.0.iter().enumerate();
        wishes.all(|(place, wish)| match (wish, group) {
            (None, _) => true,
            (Some(cell), Group::Stratum(stratum)) => stratum.0.get(place) == Some(cell),
            (Some(_), Group::Mixed) => false,
        })
    }
}

impl fmt::Display for Stratum {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, cell) in self.0.iter().enumerate() {
            if place > 0 {
                write!(formatter, "{BETWEEN}")?;
            }
            cell.fmt(formatter)?;
        }
        Ok(())
    }
}

impl FromStr for Stratum {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        if text.is_empty() {
            return Ok(Self(Vec::new()));
        }
        text.split(BETWEEN).map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

impl TryFrom<String> for Stratum {
    type Error = InvalidKey;

    fn try_from(text: String) -> Result<Self, InvalidKey> {
        text.parse()
    }
}

impl From<Stratum> for String {
    fn from(stratum: Stratum) -> Self {
        stratum.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r68_a_filter_takes_whole_strata_and_mixed_blocks_only_with_everyone() {
        let group = |text: &str| Group::Stratum(text.parse().unwrap());
        let filter = |cells: &[&str]| {
            Filter(cells.iter().map(|cell| cell.parse().ok()).collect::<Vec<Option<Cell>>>())
        };
        assert!(filter(&["", "yes"]).takes(&group("walk|yes")));
        assert!(!filter(&["", "yes"]).takes(&group("walk|~not_said")));
        assert!(filter(&["walk", ""]).takes(&group("walk|~not_said")));
        assert!(!filter(&["", "yes"]).takes(&Group::Mixed));
        assert!(filter(&["", ""]).takes(&Group::Mixed));
        assert!(filter(&[]).takes(&Group::Mixed) && filter(&[]).takes(&group("")));
        assert!(!filter(&["", "", "yes"]).takes(&group("walk|yes")));
    }

    #[test]
    fn strata_survive_as_text() {
        for text in ["", "walk", "walk|~no_answer|p3"] {
            assert_eq!(text.parse::<Stratum>().unwrap().to_string(), text);
        }
        assert!("walk||yes".parse::<Stratum>().is_err());
    }
}
