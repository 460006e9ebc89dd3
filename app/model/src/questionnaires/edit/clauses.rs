//! Conditions as a form can show them: several tests, all or any of which must hold.

use crate::{
    answers::Decimal,
    questionnaires::{
        Code, Expression,
        expression::{Function, Operator},
    },
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
    /// What is asked.
    pub test: Test,
}

/// What a form can ask of an earlier answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// There is one.
    Answered(Code),
    /// This option (yes, no, scale point) of the question was chosen.
    Chosen(Code, Code),
    /// The number or the point of the scale is this or more.
    AtLeast(Code, Decimal),
    /// The number or the point of the scale is this or less.
    AtMost(Code, Decimal),
}

impl Test {
    /// The test that an expression is, if it is written the way this form writes it: what somebody
    /// wrote in other words stays in theirs.
    pub fn of(expression: &Expression) -> Option<Self> {
        match expression {
            Expression::Call(Function::Answered, arguments) => match arguments.as_slice() {
                [Expression::Answer(question)] => Some(Self::Answered(question.clone())),
                _ => None,
            },
            Expression::Binary(operator, sides) => match (operator, &sides.0, &sides.1) {
                (Operator::Has, Expression::Answer(question), Expression::Text(option)) => {
                    Some(Self::Chosen(question.clone(), option.parse().ok()?))
                }
                (Operator::AtLeast, Expression::Answer(question), Expression::Number(number)) => {
                    Some(Self::AtLeast(question.clone(), *number))
                }
                (Operator::AtMost, Expression::Answer(question), Expression::Number(number)) => {
                    Some(Self::AtMost(question.clone(), *number))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The test as an expression.
    pub fn expression(self) -> Expression {
        match self {
            Self::Answered(question) => Expression::answered(question),
            Self::Chosen(question, option) => Expression::chosen(question, &option),
            Self::AtLeast(question, number) => Expression::at_least(question, number),
            Self::AtMost(question, number) => Expression::at_most(question, number),
        }
    }

    /// Its value in a list to choose from; a number is entered beside it. Codes hold no `-`.
    pub fn value(&self) -> String {
        match self {
            Self::Answered(question) => format!("answered-{question}"),
            Self::Chosen(question, option) => format!("chosen-{question}-{option}"),
            Self::AtLeast(question, _) => format!("least-{question}"),
            Self::AtMost(question, _) => format!("most-{question}"),
        }
    }

    /// The number entered beside it.
    pub(super) const fn number(&self) -> Option<Decimal> {
        match self {
            Self::AtLeast(_, number) | Self::AtMost(_, number) => Some(*number),
            Self::Answered(_) | Self::Chosen(..) => None,
        }
    }

    /// The test of a value and of what was entered as its number.
    pub(super) fn read(value: &str, number: &str) -> Result<Self, TestProblem> {
        let mut parts = value.split('-');
        let name = parts.next().unwrap_or_default();
        let mut code = || -> Result<Code, TestProblem> {
            let code = parts.next().and_then(|code| code.parse().ok());
            code.ok_or(TestProblem::NotOffered)
        };
        let number = || Decimal::parse(number).ok_or(TestProblem::NotANumber);
        let test = match name {
            "answered" => Self::Answered(code()?),
            "chosen" => Self::Chosen(code()?, code()?),
            "least" => Self::AtLeast(code()?, number()?),
            "most" => Self::AtMost(code()?, number()?),
            _ => return Err(TestProblem::NotOffered),
        };
        if parts.next().is_none() { Ok(test) } else { Err(TestProblem::NotOffered) }
    }
}

/// The condition as a form can show it. None: it is shown as a formula.
pub fn clauses_of(condition: &Expression) -> Option<(Join, Vec<Clause>)> {
    match condition {
        Expression::All(parts) => Some((Join::All, each(parts)?)),
        Expression::Any(parts) => Some((Join::Any, each(parts)?)),
        one => Some((Join::All, vec![clause(one)?])),
    }
}

fn each(parts: &[Expression]) -> Option<Vec<Clause>> {
    parts.iter().map(clause).collect()
}

fn clause(condition: &Expression) -> Option<Clause> {
    let (is_not, test) = match condition {
        Expression::Not(inner) => (true, inner.as_ref()),
        plain => (false, plain),
    };
    Some(Clause { is_not, test: Test::of(test)? })
}

/// The condition that these make; none without any.
pub(super) fn joined(join: Join, clauses: Vec<Clause>) -> Option<Expression> {
    if clauses.is_empty() {
        return None;
    }
    let part = |Clause { is_not, test }| {
        let test = Test::expression(test);
        if is_not { test.opposite() } else { test }
    };
    let parts = clauses.into_iter().map(part).collect();
    Some(match join {
        Join::All => Expression::all(parts),
        Join::Any => Expression::any(parts),
    })
}

/// Why a test cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TestProblem {
    /// The list offers no such value.
    NotOffered,
    /// A number is needed and there is none.
    NotANumber,
}
