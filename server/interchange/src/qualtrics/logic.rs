//! The logic of Qualtrics: what is displayed, branched to and skipped.

use model::answers::Decimal;
use serde_json::Value;

use crate::json::{entries, field, get};
use crate::{
    conditions::{Op, Tree},
    draft::Held,
    html::plain,
    report::Why,
};

/// The name that stands for whether a question is shown.
pub fn shown_name(question: &str) -> String {
    format!("{question} is displayed")
}

/// The condition of a piece of logic: groups of expressions.
pub fn condition(logic: &Value) -> Held {
    let mut original = Vec::new();
    let mut groups = Vec::new();
    for (key, group) in entries(logic) {
        if key.parse::<u32>().is_err() {
            continue;
        }
        let mut expressions = Vec::new();
        for (key, expression) in entries(group) {
            if key.parse::<u32>().is_ok() {
                original.push(description(expression));
                let word = field(expression, "Conjuction");
                expressions.push((word == "Or", one(expression)));
            }
        }
        let is_or = field(group, "Type").starts_with("Or");
        groups.push((is_or, joined(expressions)));
    }
    Held { original: original.join(" "), tree: joined(groups) }
}

/// "And" binds tighter than "or".
fn joined(parts: Vec<(bool, Result<Tree, Why>)>) -> Result<Tree, Why> {
    let mut ways: Vec<Vec<Tree>> = Vec::new();
    for (is_or, tree) in parts {
        // What cannot be told is kept as such, in case the rest decides it alone.
        let tree = tree.unwrap_or_else(unknown);
        match ways.last_mut() {
            Some(way) if !is_or => way.push(tree),
            _ => ways.push(vec![tree]),
        }
    }
    if ways.is_empty() {
        return Err(Why::NotUnderstood);
    }
    Ok(Tree::Any(ways.into_iter().map(Tree::All).collect()))
}

/// A tree that means nothing here.
fn unknown(why: Why) -> Tree {
    match why {
        Why::UnknownName => Tree::Name(String::new()),
        _ => Tree::Call("unknown".to_owned(), Vec::new()),
    }
}

/// The condition on which something is skipped.
pub fn skip(logic: &Value) -> Held {
    let locator = field(logic, "ChoiceLocator");
    let operator = field(logic, "Condition");
    let original = plain(&field(logic, "Description")).text;
    let tree = located(&locator, &operator, &field(logic, "RightOperand"));
    Held { original, tree: tree.map(Tree::negated) }
}

fn description(expression: &Value) -> String {
    let words = plain(&field(expression, "Description")).text;
    if words.is_empty() { field(expression, "LeftOperand") } else { words }
}

fn one(expression: &Value) -> Result<Tree, Why> {
    if field(expression, "LogicType") != "Question" {
        return Err(Why::NotExpressible);
    }
    let operand = field(expression, "LeftOperand");
    let locator = if operand.is_empty() { field(expression, "ChoiceLocator") } else { operand };
    located(&locator, &field(expression, "Operator"), &field(expression, "RightOperand"))
}

/// A comparison with what a locator leads to: `q://QID1/SelectableChoice/1`.
fn located(locator: &str, operator: &str, right: &str) -> Result<Tree, Why> {
    let locator = locator.replace("%23", "#");
    let path = locator.strip_prefix("q://").ok_or(Why::NotExpressible)?;
    let mut parts = path.split('/');
    let question = parts.next().ok_or(Why::NotUnderstood)?.to_owned();
    let what = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    if matches!(operator, "Displayed" | "NotDisplayed") {
        return Ok(displayed(&question, &rest, operator == "NotDisplayed"));
    }
    let name = |row: &str| Tree::Name(format!("{question}/{row}"));
    let (left, value) = match (what, &rest[..]) {
        ("SelectableChoice" | "SelectableAnswer", [row, column]) => (name(row), Some(*column)),
        ("SelectableChoice" | "SelectableAnswer", [choice]) => {
            (Tree::Name(question.clone()), Some(*choice))
        }
        ("SelectedChoicesCount", _) => {
            (Tree::Call("count".into(), vec![Tree::Name(question.clone())]), None)
        }
        ("ChoiceTextEntryValue" | "ChoiceNumericEntryValue" | "QuestionAnswer", []) => {
            (Tree::Name(question.clone()), None)
        }
        ("ChoiceTextEntryValue" | "ChoiceNumericEntryValue", [row]) => (name(row), None),
        ("ChoiceTextEntryValue" | "ChoiceNumericEntryValue", [row, column]) => {
            (Tree::Name(format!("{question}/{row}/{column}")), None)
        }
        _ => return Err(Why::NotExpressible),
    };
    compared(left, operator, value, right)
}

fn displayed(question: &str, rest: &[&str], is_opposite: bool) -> Tree {
    let whole = question.split('#').next().unwrap_or(question);
    // An option with logic of its own has a name of its own, which is not known.
    let name = match rest {
        [] => shown_name(whole),
        [choice, ..] => format!("{}/{choice}", shown_name(question)),
    };
    let tree = Tree::Name(name);
    if is_opposite { tree.negated() } else { tree }
}

fn compared(left: Tree, operator: &str, value: Option<&str>, right: &str) -> Result<Tree, Why> {
    let with_right = |op: Op, left: Tree| {
        let value = Decimal::parse(right).map_or_else(|| Tree::text(right), Tree::Number);
        Ok(Tree::compare(left, op, value))
    };
    let empty = |left: Tree| Tree::Call("is_empty".into(), vec![left]);
    match (operator, value) {
        ("Selected", Some(value)) => Ok(Tree::compare(left, Op::HasAny, Tree::text(value))),
        ("NotSelected", Some(value)) => {
            Ok(Tree::compare(left, Op::HasAny, Tree::text(value)).negated())
        }
        (_, Some(_)) => Err(Why::NotExpressible),
        ("Empty", _) => Ok(empty(left)),
        ("NotEmpty", _) => Ok(empty(left).negated()),
        ("EqualTo", _) => with_right(Op::Is, left),
        ("NotEqualTo", _) => with_right(Op::IsNot, left),
        ("GreaterThan", _) => with_right(Op::Greater, left),
        ("GreaterThanOrEqual", _) => with_right(Op::AtLeast, left),
        ("LessThan", _) => with_right(Op::Less, left),
        ("LessThanOrEqual", _) => with_right(Op::AtMost, left),
        _ => Err(Why::NotExpressible),
    }
}

/// Whether a piece of logic is there.
pub fn is_there(holder: &Value, name: &str) -> bool {
    !entries(get(holder, name)).is_empty()
}
