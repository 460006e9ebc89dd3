//! LimeSurvey's conditions: relevance in ExpressionScript, and the older rows of a table.

use std::collections::BTreeMap;

use model::answers::Decimal;

use super::{
    survey::Asked,
    tables::{Row, field},
};
use crate::{
    conditions::{Dialect, Op, Tree, parse},
    draft::Held,
    report::Why,
};

/// The condition of a relevance equation, if it is one.
pub fn relevance(equation: &str) -> Option<Held> {
    let equation = equation.trim();
    if matches!(equation, "" | "1") {
        return None;
    }
    let bare = equation.strip_prefix('{').and_then(|bare| bare.strip_suffix('}'));
    let tree = parse(bare.unwrap_or(equation), Dialect::LimeSurvey);
    let tree = tree.map(|tree| tree.mapped(&|name| Tree::Name(plain_name(&name))));
    Some(Held { original: equation.to_owned(), tree: tree.ok_or(Why::NotUnderstood) })
}

/// The condition of a question: its relevance, or, where it has none, its rows of conditions.
pub fn condition(asked: &Asked) -> Option<Held> {
    let of_attribute = || relevance(asked.attributes.get("relevance").unwrap_or_default());
    relevance(&asked.relevance).or_else(of_attribute).or_else(|| of_rows(&asked.conditions))
}

/// A name as the names of the file are kept: without what it says about how its value is taken.
fn plain_name(name: &str) -> String {
    let mut name =
        name.strip_prefix("that.").or_else(|| name.strip_prefix("self.")).unwrap_or(name);
    while let Some((rest, suffix)) = name.rsplit_once('.') {
        let is_known = matches!(
            suffix.to_ascii_lowercase().as_str(),
            "naok" | "code" | "value" | "valuenaok" | "nocomments"
        );
        if !is_known {
            break;
        }
        name = rest;
    }
    name.trim_start_matches(['+', '-']).replace('#', "_")
}

/// Rows of one scenario about one question are alternatives, about several go together; scenarios
/// are alternatives.
fn of_rows(rows: &[Row]) -> Option<Held> {
    if rows.is_empty() {
        return None;
    }
    let mut scenarios: BTreeMap<&str, BTreeMap<&str, Vec<Option<Tree>>>> = BTreeMap::new();
    for row in rows {
        let of_scenario = scenarios.entry(field(row, "scenario")).or_default();
        of_scenario.entry(field(row, "cqid")).or_default().push(of_row(row));
    }
    let tree = scenarios
        .into_values()
        .map(|questions| {
            let all = questions
                .into_values()
                .map(|rows| rows.into_iter().collect::<Option<Vec<_>>>().map(Tree::Any));
            all.collect::<Option<Vec<_>>>().map(Tree::All)
        })
        .collect::<Option<Vec<_>>>()
        .map(Tree::Any);
    let written = rows.iter().map(|row| {
        let part = |name| field(row, name).trim().to_owned();
        format!("{} {} '{}'", part("cfieldname"), part("method"), part("value"))
    });
    let original = written.collect::<Vec<_>>().join("; ");
    Some(Held { original, tree: tree.ok_or(Why::NotUnderstood) })
}

fn of_row(row: &Row) -> Option<Tree> {
    let name = Tree::Name(plain_name(field(row, "cfieldname").trim_start_matches('+')));
    let op = match field(row, "method").trim() {
        "==" | "" => Op::Is,
        "!=" => Op::IsNot,
        "<" | "a<b" => Op::Less,
        "<=" | "a<=b" => Op::AtMost,
        ">" | "a>b" => Op::Greater,
        ">=" | "a>=b" => Op::AtLeast,
        _ => return None,
    };
    let value = field(row, "value").trim();
    let other = value.strip_prefix('@').and_then(|rest| rest.strip_suffix('@'));
    let value = match (other, Decimal::parse(value)) {
        (Some(other), _) => Tree::Name(plain_name(other)),
        (None, Some(number)) if matches!(op, Op::Less | Op::AtMost | Op::Greater | Op::AtLeast) => {
            Tree::Number(number)
        }
        _ => Tree::text(value),
    };
    Some(Tree::compare(name, op, value))
}
