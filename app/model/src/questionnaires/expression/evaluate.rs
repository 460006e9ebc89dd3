//! What an expression comes to, given the answers. Total: what cannot be computed is absent.

use std::cmp::Ordering;

use super::{Expression, Function, Operator, Value};
use crate::answers::{Answer, Answers, Decimal};

/// The most decimals that a number is rounded to.
const MOST_DECIMALS: u8 = 6;

impl Expression {
    /// Whether it comes to `yes`.
    pub fn holds(&self, answers: &Answers) -> bool {
        self.value(answers).holds()
    }

    /// The number it comes to, if it comes to one.
    pub fn number(&self, answers: &Answers) -> Option<Decimal> {
        self.value(answers).number()
    }

    /// What it comes to.
    pub fn value<'a>(&'a self, answers: &'a Answers) -> Value<'a> {
        match self {
            Self::Number(number) => Value::Number(*number),
            Self::Text(text) => Value::Text(text),
            Self::YesNo(yes) => Value::YesNo(*yes),
            Self::Date(day) => Value::Date(*day),
            Self::Answer(question) => answers.get(question).map_or(Value::Absent, Value::of),
            Self::Part(question, parts) => {
                answers.get(question).map_or(Value::Absent, |answer| Value::of_part(answer, parts))
            }
            Self::All(parts) => Value::YesNo(parts.iter().all(|part| part.holds(answers))),
            Self::Any(parts) => Value::YesNo(parts.iter().any(|part| part.holds(answers))),
            Self::Not(inner) => Value::YesNo(!inner.holds(answers)),
            Self::Minus(inner) => number(inner.value(answers).number().map(Decimal::negated)),
            Self::Binary(operator, sides) => {
                let (left, right) = (sides.0.value(answers), sides.1.value(answers));
                combined(*operator, left, right)
            }
            Self::Call(function, arguments) => called(*function, arguments, answers),
        }
    }
}

fn number<'a>(number: Option<Decimal>) -> Value<'a> {
    number.map_or(Value::Absent, Value::Number)
}

fn combined<'a>(operator: Operator, left: Value<'a>, right: Value<'a>) -> Value<'a> {
    let calculated = |calculate: fn(Decimal, Decimal) -> Option<Decimal>| {
        let both = left.number().zip(right.number());
        number(both.and_then(|(left, right)| calculate(left, right)))
    };
    let ordered = |fits: fn(Ordering) -> bool| Value::YesNo(order(left, right).is_some_and(fits));
    match operator {
        Operator::Equal => Value::YesNo(same(left, right) == Some(true)),
        Operator::Unequal => Value::YesNo(same(left, right) == Some(false)),
        Operator::Less => ordered(Ordering::is_lt),
        Operator::AtMost => ordered(Ordering::is_le),
        Operator::More => ordered(Ordering::is_gt),
        Operator::AtLeast => ordered(Ordering::is_ge),
        Operator::Has => Value::YesNo(right.word().is_some_and(|word| left.has(word))),
        Operator::Plus => calculated(Decimal::plus),
        Operator::Minus => calculated(|left, right| left.plus(right.negated())),
        Operator::Times => calculated(Decimal::times),
        Operator::Over => calculated(Decimal::over),
    }
}

/// Which of two numbers or days is the greater. None: they cannot be put in order.
fn order(left: Value<'_>, right: Value<'_>) -> Option<Ordering> {
    match (left, right) {
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(&right)),
        _ => Some(left.number()?.cmp(&right.number()?)),
    }
}

/// Whether two values are the same. None: one is absent, or they cannot be compared.
fn same(left: Value<'_>, right: Value<'_>) -> Option<bool> {
    let by_word = || match (left.word(), right.word()) {
        (_, Some(word)) => left.goes_by(word),
        (Some(word), None) => right.goes_by(word),
        (None, None) => None,
    };
    order(left, right).map(Ordering::is_eq).or_else(by_word)
}

fn called<'a>(function: Function, arguments: &'a [Expression], answers: &'a Answers) -> Value<'a> {
    let value = |place: usize| arguments.get(place).map_or(Value::Absent, |a| a.value(answers));
    match function {
        Function::Answered => Value::YesNo(value(0) != Value::Absent),
        Function::Declined => match arguments.first() {
            Some(Expression::Answer(question)) => {
                Value::YesNo(answers.get(question).is_some_and(Answer::is_not_said))
            }
            _ => Value::Absent,
        },
        Function::Count => Value::Number(Decimal::whole(counted(arguments, answers))),
        Function::Min | Function::Max | Function::Sum | Function::Mean => {
            number(gathered(function, arguments, answers))
        }
        Function::Round => {
            let decimals = match arguments.len() {
                1 => Some(Decimal::whole(0)),
                _ => value(1).number(),
            };
            let decimals = decimals.and_then(|decimals| {
                (0..=MOST_DECIMALS).find(|most| Decimal::whole(i64::from(*most)) == decimals)
            });
            number(value(0).number().zip(decimals).and_then(|(n, most)| n.rounded(most)))
        }
        Function::If => value(if value(0).holds() { 1 } else { 2 }),
        Function::Length => match value(0) {
            Value::Text(text) => {
                number(i64::try_from(text.chars().count()).ok().map(Decimal::whole))
            }
            _ => Value::Absent,
        },
        Function::Days => match (value(0), value(1)) {
            (Value::Date(from), Value::Date(to)) => {
                Value::Number(Decimal::whole(to.days() - from.days()))
            }
            _ => Value::Absent,
        },
        Function::Contains => match (value(0), value(1)) {
            (Value::Text(text), Value::Text(part)) => Value::YesNo(has_part(text, part)),
            _ => Value::YesNo(false),
        },
    }
}

/// How many options or rows are chosen; anything else that is there counts as one.
fn counted(arguments: &[Expression], answers: &Answers) -> i64 {
    let mut count = 0;
    for argument in arguments {
        let many = match argument.value(answers) {
            Value::Absent => 0,
            Value::Codes(codes) => codes.len(),
            Value::Rows(rows) => rows.len(),
            Value::Parts(parts) => parts.len(),
            Value::Photos(count) => count,
            _ => 1,
        };
        count += i64::try_from(many).unwrap_or_default();
    }
    count
}

/// The numbers there are, made into one; none of none.
fn gathered(function: Function, arguments: &[Expression], answers: &Answers) -> Option<Decimal> {
    let mut count = 0;
    let mut so_far: Option<Decimal> = None;
    for argument in arguments {
        let Some(number) = argument.value(answers).number() else { continue };
        count += 1;
        so_far = Some(match (so_far, function) {
            (None, _) => number,
            (Some(so_far), Function::Min) => so_far.min(number),
            (Some(so_far), Function::Max) => so_far.max(number),
            (Some(so_far), _) => so_far.plus(number)?,
        });
    }
    match function {
        Function::Mean => so_far?.over(Decimal::whole(count)),
        _ => so_far,
    }
}

/// `str::contains` brings a search made for long texts, which the browser need not carry.
fn has_part(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|here| here == part.as_bytes())
}
