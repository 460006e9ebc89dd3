//! Conditions as a form can show them: several tests, all or any of which must hold.

use std::{fmt, str::FromStr};

use crate::{
    answers::Decimal,
    questionnaires::{
        Code, Expression, InvalidCode,
        expression::{Function, MOST_PARTS, Operator},
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

/// What a form can ask about: the answer to a question, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The question.
    pub question: Code,
    /// The codes that lead to the part; none: the whole answer.
    pub parts: Vec<Code>,
}

impl Subject {
    /// The whole answer to a question.
    pub const fn whole(question: Code) -> Self {
        Self { question, parts: Vec::new() }
    }

    fn of(expression: &Expression) -> Option<Self> {
        match expression {
            Expression::Answer(question) => Some(Self::whole(question.clone())),
            Expression::Part(question, parts) => {
                Some(Self { question: question.clone(), parts: parts.clone() })
            }
            _ => None,
        }
    }

    fn expression(self) -> Expression {
        if self.parts.is_empty() {
            Expression::Answer(self.question)
        } else {
            Expression::Part(self.question, self.parts)
        }
    }

    fn compared(self, operator: Operator, with: Expression) -> Expression {
        Expression::Binary(operator, Box::new((self.expression(), with)))
    }
}

/// As in the value of a test: codes with points between them.
impl fmt::Display for Subject {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.question.fmt(formatter)?;
        self.parts.iter().try_for_each(|part| write!(formatter, ".{part}"))
    }
}

impl FromStr for Subject {
    type Err = InvalidCode;

    fn from_str(text: &str) -> Result<Self, InvalidCode> {
        let mut codes = text.split('.').map(str::parse);
        let question = codes.next().ok_or(InvalidCode)??;
        let parts = codes.collect::<Result<Vec<Code>, _>>()?;
        if parts.len() > MOST_PARTS { Err(InvalidCode) } else { Ok(Self { question, parts }) }
    }
}

/// What a form can ask of an earlier answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// There is one.
    Answered(Subject),
    /// This option (yes, no, scale point) was chosen.
    Chosen(Subject, Code),
    /// The number or the point of the scale is this or more.
    AtLeast(Subject, Decimal),
    /// The number or the point of the scale is this or less.
    AtMost(Subject, Decimal),
}

impl Test {
    /// The test that an expression is, if it is written the way this form writes it: what somebody
    /// wrote in other words stays in theirs.
    pub fn of(expression: &Expression) -> Option<Self> {
        match expression {
            Expression::Call(Function::Answered, arguments) => match arguments.as_slice() {
                [asked] => Subject::of(asked).map(Self::Answered),
                _ => None,
            },
            Expression::Binary(operator, sides) => {
                let subject = Subject::of(&sides.0)?;
                match (operator, &sides.1) {
                    (Operator::Has, Expression::Text(option)) => {
                        Some(Self::Chosen(subject, option.parse().ok()?))
                    }
                    (Operator::AtLeast, Expression::Number(number)) => {
                        Some(Self::AtLeast(subject, *number))
                    }
                    (Operator::AtMost, Expression::Number(number)) => {
                        Some(Self::AtMost(subject, *number))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The test as an expression.
    pub fn expression(self) -> Expression {
        match self {
            Self::Answered(subject) => {
                Expression::Call(Function::Answered, vec![subject.expression()])
            }
            Self::Chosen(subject, option) => {
                subject.compared(Operator::Has, Expression::Text(option.into()))
            }
            Self::AtLeast(subject, number) => {
                subject.compared(Operator::AtLeast, Expression::Number(number))
            }
            Self::AtMost(subject, number) => {
                subject.compared(Operator::AtMost, Expression::Number(number))
            }
        }
    }

    /// Its value in a list to choose from; a number is entered beside it. Codes hold no `-`
    /// and no point.
    pub fn value(&self) -> String {
        match self {
            Self::Answered(subject) => format!("answered-{subject}"),
            Self::Chosen(subject, option) => format!("chosen-{subject}-{option}"),
            Self::AtLeast(subject, _) => format!("least-{subject}"),
            Self::AtMost(subject, _) => format!("most-{subject}"),
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
        let subject = parts.next().and_then(|subject| subject.parse::<Subject>().ok());
        let subject = subject.ok_or(TestProblem::NotOffered)?;
        let mut option = || -> Result<Code, TestProblem> {
            let code = parts.next().and_then(|code| code.parse().ok());
            code.ok_or(TestProblem::NotOffered)
        };
        let number = || Decimal::parse(number).ok_or(TestProblem::NotANumber);
        let test = match name {
            "answered" => Self::Answered(subject),
            "chosen" => Self::Chosen(subject, option()?),
            "least" => Self::AtLeast(subject, number()?),
            "most" => Self::AtMost(subject, number()?),
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
