//! Conditions as a form can show them: several tests, all or any of which must hold.

use crate::{
    answers::Decimal,
    questionnaires::{Code, Condition},
};

/// How several tests make one condition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Join {
    /// Every one must hold.
    #[default]
    All,
    /// One is enough.
    Any,
}

/// One test of an earlier answer, or its opposite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// It must not hold.
    pub is_not: bool,
    /// A condition without parts.
    pub test: Condition,
}

/// The condition as a form can show it. None: its parts have parts; only a file can change it.
pub fn clauses_of(condition: &Condition) -> Option<(Join, Vec<Clause>)> {
    match condition {
        Condition::All(parts) => Some((Join::All, each(parts)?)),
        Condition::Any(parts) if !parts.is_empty() => Some((Join::Any, each(parts)?)),
        one => Some((Join::All, vec![clause(one)?])),
    }
}

fn each(parts: &[Condition]) -> Option<Vec<Clause>> {
    parts.iter().map(clause).collect()
}

fn clause(condition: &Condition) -> Option<Clause> {
    let (is_not, test) = match condition {
        Condition::Not(inner) => (true, inner.as_ref()),
        plain => (false, plain),
    };
    let is_plain = !matches!(test, Condition::All(_) | Condition::Any(_) | Condition::Not(_));
    is_plain.then(|| Clause { is_not, test: test.clone() })
}

/// The condition that these make; none without any.
pub(super) fn joined(join: Join, clauses: Vec<Clause>) -> Option<Condition> {
    let mut parts: Vec<Condition> = clauses
        .into_iter()
        .map(|Clause { is_not, test }| if is_not { Condition::Not(Box::new(test)) } else { test })
        .collect();
    match (parts.len(), join) {
        (0 | 1, _) => parts.pop(),
        (_, Join::All) => Some(Condition::All(parts)),
        (_, Join::Any) => Some(Condition::Any(parts)),
    }
}

/// The value of a test in a list to choose from; a number is entered beside it. Codes hold no `-`.
pub fn test_value(test: &Condition) -> String {
    match test {
        Condition::Answered(question) => format!("answered-{question}"),
        Condition::Chosen { question, option } => format!("chosen-{question}-{option}"),
        Condition::AtLeast { question, .. } => format!("least-{question}"),
        Condition::AtMost { question, .. } => format!("most-{question}"),
        Condition::All(_) | Condition::Any(_) | Condition::Not(_) => String::new(),
    }
}

/// Why a test cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TestProblem {
    /// The list offers no such value.
    NotOffered,
    /// A number is needed and there is none.
    NotANumber,
}

/// The test of a value and of what was entered as its number.
pub(super) fn read_test(value: &str, number: &str) -> Result<Condition, TestProblem> {
    let mut parts = value.split('-');
    let name = parts.next().unwrap_or_default();
    let mut code = || -> Result<Code, TestProblem> {
        let code = parts.next().and_then(|code| code.parse().ok());
        code.ok_or(TestProblem::NotOffered)
    };
    let number = || Decimal::parse(number).ok_or(TestProblem::NotANumber);
    let test = match name {
        "answered" => Condition::Answered(code()?),
        "chosen" => Condition::Chosen { question: code()?, option: code()? },
        "least" => Condition::AtLeast { question: code()?, number: number()? },
        "most" => Condition::AtMost { question: code()?, number: number()? },
        _ => return Err(TestProblem::NotOffered),
    };
    if parts.next().is_none() { Ok(test) } else { Err(TestProblem::NotOffered) }
}
