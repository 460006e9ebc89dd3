//! Fills the editor's forms with what there is.

use super::{
    Join, PageHead,
    clauses::{Clause, clauses_of},
    fields::{FORMULA, Group, HIGH, HINT, LOW, TEXT, TITLE, UNIT},
    nth,
};
use crate::{
    answers::Decimal,
    language::{Language, Texts},
    questionnaires::{Choice, Expression, Kind, Question},
};

/// The fields that read as this question.
pub fn write_question(question: &Question) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    write_texts(&mut fields, TEXT, Some(&question.text));
    write_texts(&mut fields, HINT, question.hint.as_ref());
    write(&mut fields, "code", question.code.as_str());
    for (field, is_ticked) in
        [("required", question.required), ("may-decline", question.may_decline)]
    {
        if is_ticked {
            write(&mut fields, field, "yes");
        }
    }
    fields.extend(write_condition(question.show_if.as_ref()));
    match &question.kind {
        Kind::TextBlock | Kind::YesNo => {}
        Kind::SingleChoice { options } => write_choices(&mut fields, Group::Options, options),
        Kind::MultipleChoice { options, at_most } => {
            write_choices(&mut fields, Group::Options, options);
            write(
                &mut fields,
                "at-most",
                &at_most.map(|most| most.to_string()).unwrap_or_default(),
            );
        }
        Kind::Matrix { rows, columns } => {
            write_choices(&mut fields, Group::Rows, rows);
            write_choices(&mut fields, Group::Columns, columns);
        }
        Kind::Scale { from, to, low, high } => {
            write(&mut fields, "from", &from.to_string());
            write(&mut fields, "to", &to.to_string());
            write_texts(&mut fields, LOW, Some(low));
            write_texts(&mut fields, HIGH, Some(high));
        }
        Kind::ShortText { most } | Kind::LongText { most } => {
            write(&mut fields, "most", &most.to_string());
        }
        Kind::Number { least, greatest, decimals, unit } => {
            let limit = |limit: &Option<Decimal>| limit.map(|l| l.to_string()).unwrap_or_default();
            write(&mut fields, "least", &limit(least));
            write(&mut fields, "greatest", &limit(greatest));
            write(&mut fields, "decimals", &decimals.to_string());
            write_texts(&mut fields, UNIT, unit.as_ref());
        }
    }
    fields
}

/// The fields that read as the head of this page.
pub fn write_page(head: &PageHead) -> Vec<(String, String)> {
    let mut fields = write_condition(head.show_if.as_ref());
    write_texts(&mut fields, TITLE, head.title.as_ref());
    write(&mut fields, "code", head.code.as_str());
    fields
}

/// The fields that read as this condition: tests in rows, or what rows cannot show as a formula.
fn write_condition(condition: Option<&Expression>) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let Some(condition) = condition else { return fields };
    let Some((join, clauses)) = clauses_of(condition) else {
        write(&mut fields, FORMULA, &condition.to_string());
        return fields;
    };
    write(&mut fields, "if-join", if join == Join::Any { "any" } else { "all" });
    for (number, Clause { is_not, test }) in clauses.iter().enumerate() {
        let id = nth("if", number);
        write(&mut fields, &id, &test.value());
        write(&mut fields, &format!("{id}-not"), if *is_not { "not" } else { "" });
        if let Some(number) = test.number() {
            write(&mut fields, &format!("{id}-number"), &number.to_string());
        }
    }
    fields
}

fn write(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    fields.push((name.to_owned(), value.to_owned()));
}

fn write_texts<I: AsRef<str>>(
    fields: &mut Vec<(String, String)>,
    ids: [I; 3],
    texts: Option<&Texts>,
) {
    for (language, id) in Language::ALL.into_iter().zip(ids) {
        let text = texts.and_then(|texts| texts.exactly(language)).unwrap_or_default();
        write(fields, id.as_ref(), text);
    }
}

fn write_choices(fields: &mut Vec<(String, String)>, group: Group, choices: &[Choice]) {
    for (number, choice) in choices.iter().enumerate() {
        let id = nth(group.prefix(), number);
        let ids = [id.clone(), format!("{id}-sv"), format!("{id}-en")];
        write_texts(fields, ids, Some(&choice.text));
        write(fields, &format!("{id}-code"), choice.code.as_str());
        write(fields, &format!("{id}-was"), choice.code.as_str());
        if choice.other {
            write(fields, &format!("{id}-other"), "yes");
        }
    }
}
