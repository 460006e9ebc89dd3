//! Groups and repeats: pages, headings, and questions with parts.

use std::collections::BTreeMap;

use super::{Form, PAGE, cell, kinds, relevant, workbook::Row};
use crate::{
    conditions::Tree,
    draft::Held,
    error::{ImportError, Limit, Place},
    report::{Note, Why},
    texts::Foreign,
};

const MOST_DEPTH: usize = 30;

/// A row, with the rows within it if it begins a group.
#[derive(Debug)]
pub struct Nested {
    pub row: Row,
    pub kind: Kind,
    pub within: Vec<Nested>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Question,
    Group,
    Repeat,
}

/// The type of a row in one way of writing: `begin_group`, `select_one`.
pub fn type_of(row: &Row) -> String {
    let words: Vec<&str> = cell(row, "type").split_whitespace().collect();
    match words[..] {
        ["begin" | "end", what, ..] => format!("{}_{what}", words[0]),
        _ => words.join(" "),
    }
}

/// Rows within rows.
pub fn nested(rows: Vec<(u32, Row)>) -> Result<Vec<Nested>, ImportError> {
    let mut open: Vec<Nested> = Vec::new();
    let mut done: Vec<Nested> = Vec::new();
    for (number, row) in rows {
        let kind = type_of(&row);
        let begins = match kind.as_str() {
            "begin_group" => Some(Kind::Group),
            "begin_repeat" => Some(Kind::Repeat),
            _ => None,
        };
        if let Some(kind) = begins {
            if open.len() >= MOST_DEPTH {
                return Err(ImportError::TooMuch(Limit::Nesting));
            }
            open.push(Nested { row, kind, within: Vec::new() });
            continue;
        }
        let finished = if matches!(kind.as_str(), "end_group" | "end_repeat") {
            open.pop().ok_or_else(|| {
                let place = Place::Line(usize::try_from(number).unwrap_or_default(), 1);
                ImportError::Broken { place, detail: format!("{kind} without its beginning") }
            })?
        } else if kind.is_empty() {
            continue;
        } else {
            Nested { row, kind: Kind::Question, within: Vec::new() }
        };
        open.last_mut().map_or(&mut done, |group| &mut group.within).push(finished);
    }
    match open.pop() {
        None => Ok(done),
        Some(group) => {
            let name = cell(&group.row, "name").to_owned();
            Err(ImportError::broken("survey", &format!("group {name} does not end")))
        }
    }
}

/// Every row in its place: groups of the form itself are pages.
pub fn place(form: &mut Form, rows: &[Nested]) -> Result<(), ImportError> {
    let mut needs_page = true;
    for nested in rows {
        let is_page = nested.kind == Kind::Group && !kinds::is_question(nested);
        if is_page {
            page(form, nested)?;
            needs_page = true;
            continue;
        }
        if needs_page && !kinds::is_silent(nested) {
            form.draft.page("", "form", &Foreign::default(), Vec::new());
            needs_page = false;
        }
        one(form, nested)?;
    }
    Ok(())
}

fn page(form: &mut Form, group: &Nested) -> Result<(), ImportError> {
    let title = form.columns.text(&group.row, "label");
    let held = relevant(&group.row).into_iter().collect();
    let kind = format!("group {}", cell(&group.row, "appearance"));
    form.draft.page(cell(&group.row, "name"), kind.trim(), &title, held);
    let appearance = cell(&group.row, "appearance");
    if !matches!(appearance, "" | PAGE) {
        form.draft.page_note(Note::LayoutLost { layout: appearance.to_owned() });
    }
    group.within.iter().try_for_each(|nested| one(form, nested))
}

/// Takes the field beside the option "other", as we write it, into the question before it.
pub fn fold_others(rows: &mut Vec<Nested>, lists: &BTreeMap<String, Vec<Row>>) {
    let mut kept: Vec<Nested> = Vec::with_capacity(rows.len());
    for mut nested in rows.drain(..) {
        fold_others(&mut nested.within, lists);
        let option =
            kept.last().and_then(|before| option_that_asks(&before.row, &nested.row, lists));
        match (kept.last_mut(), option) {
            (Some(before), Some(option)) => {
                before.row.insert(OTHER.to_owned(), option);
            }
            _ => kept.push(nested),
        }
    }
    *rows = kept;
}

/// What the name of that field ends with.
pub const OTHER_TEXT: &str = "__other_text";
/// Where a question's row keeps the option that asks "what?".
pub const OTHER: &str = "kanssa other";

/// The option of a choice beside which this row is the field: it has the option's own label.
fn option_that_asks(
    choice: &Row,
    field: &Row,
    lists: &BTreeMap<String, Vec<Row>>,
) -> Option<String> {
    let name = cell(choice, "name");
    if cell(field, "name").strip_prefix(name) != Some(OTHER_TEXT) {
        return None;
    }
    let kind = type_of(choice);
    let held = cell(field, "relevant");
    let options = lists.get(kind.split_whitespace().nth(1)?)?;
    let labels = |row: &Row| {
        let labels = row.iter().filter(|(name, _)| name.starts_with("label"));
        labels.map(|(name, text)| (name.clone(), text.clone())).collect::<Vec<_>>()
    };
    let asks = |row: &&Row| {
        let option = cell(row, "name");
        let is_held = held == format!("${{{name}}} = '{option}'")
            || held == format!("selected(${{{name}}}, '{option}')");
        is_held && labels(row) == labels(field)
    };
    options.iter().find(asks).map(|row| cell(row, "name").to_owned())
}

fn one(form: &mut Form, nested: &Nested) -> Result<(), ImportError> {
    if nested.kind != Kind::Group || kinds::is_question(nested) {
        return kinds::push(form, nested);
    }
    // A group within a page is a heading; its condition is that of everything in it.
    let first = form.draft.entry_count();
    kinds::push_heading(form, nested)?;
    for within in &nested.within {
        one(form, within)?;
    }
    let last = form.draft.entry_count();
    if let Some(held) = relevant(&nested.row) {
        if first == last {
            form.draft.lost_condition(&held.original, Why::NotExpressible);
        } else {
            form.draft.hold(first, first..last, held);
        }
    }
    Ok(())
}

/// A condition that a part of a question cannot have here.
pub fn of_part(held: Held) -> Held {
    let tree: Result<Tree, Why> = Err(Why::OnAnOption);
    Held { original: held.original, tree }
}
