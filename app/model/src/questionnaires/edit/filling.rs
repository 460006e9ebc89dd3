//! Fills the editor's forms with what there is.

use super::{
    Join, PageHead,
    clauses::{Clause, clauses_of},
    composed::write_fields,
    fields::{
        ALTERNATIVE, CALCULATION, END, FORMULA, Group, HIGH, HINT, LIMIT, LOW, PICTURE, RULES,
        TEXT, TITLE, UNIT, WORDS,
    },
    nth,
    pictures::picture_field,
    reader::{LISTS, STYLES},
};
use crate::{
    language::{Language, Texts},
    questionnaires::{Choice, Ending, Expression, Kind, Picture, Question, Quota},
};

/// The fields that read as this question.
pub fn write_question(question: &Question) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    write_texts(&mut fields, TEXT, Some(&question.text));
    write_texts(&mut fields, HINT, question.hint.as_ref());
    write_picture(&mut fields, "", question.picture.as_ref());
    write(&mut fields, "code", question.code.as_str());
    for (field, is_ticked) in [
        ("required", question.required),
        ("wanted", question.wanted),
        ("random-order", question.random_order),
        ("may-decline", question.may_decline),
        ("may-not-know", question.may_not_know),
    ] {
        if is_ticked {
            write(&mut fields, field, "yes");
        }
    }
    fields.extend(write_condition(question.show_if.as_ref()));
    for (number, rule) in question.rules.iter().enumerate() {
        let id = nth(RULES, number);
        write(&mut fields, &format!("{id}-must"), &rule.must.to_string());
        write_texts(
            &mut fields,
            [id.clone(), format!("{id}-sv"), format!("{id}-en")],
            Some(&rule.text),
        );
    }
    write_kind(&mut fields, &question.kind);
    fields
}

fn write_kind(fields: &mut Vec<(String, String)>, kind: &Kind) {
    match kind {
        Kind::TextBlock | Kind::YesNo | Kind::Time => {}
        Kind::Calculated { formula, decimals } => {
            write(fields, CALCULATION, &formula.to_string());
            write(fields, "decimals", &decimals.to_string());
        }
        Kind::Fields { fields: parts, sum } => {
            write_fields(fields, parts);
            write(fields, "sum", &shown(*sum));
        }
        Kind::Grid { rows, fields: parts } => {
            write_choices(fields, Group::Rows, rows);
            write_fields(fields, parts);
        }
        Kind::Repeated { fields: parts, at_most } => {
            write_fields(fields, parts);
            write(fields, "at-most", &at_most.to_string());
        }
        Kind::Photos { at_most } => write(fields, "at-most", &at_most.to_string()),
        Kind::SingleChoice { options, shown_as } => {
            write_choices(fields, Group::Options, options);
            write(fields, "shown-as", name_of(&LISTS, *shown_as));
        }
        Kind::Place { options } => write_choices(fields, Group::Options, options),
        Kind::MultipleChoice { options, at_least, at_most } => {
            write_choices(fields, Group::Options, options);
            write(fields, "at-least", &shown(*at_least));
            write(fields, "at-most", &shown(*at_most));
        }
        Kind::Ranking { options, at_most } => {
            write_choices(fields, Group::Options, options);
            write(fields, "at-most", &shown(*at_most));
        }
        Kind::Matrix { rows, columns } => {
            write_choices(fields, Group::Rows, rows);
            write_choices(fields, Group::Columns, columns);
        }
        Kind::Scale { from, to, low, high, style, .. } => {
            write(fields, "from", &from.to_string());
            write(fields, "to", &to.to_string());
            write_texts(fields, LOW, Some(low));
            write_texts(fields, HIGH, Some(high));
            write(fields, "style", name_of(&STYLES, *style));
        }
        Kind::ShortText { at_least, most } | Kind::LongText { at_least, most } => {
            write(fields, "at-least", &shown(Some(*at_least).filter(|least| *least > 0)));
            write(fields, "most", &most.to_string());
        }
        Kind::Number { least, greatest, decimals, step, slider, unit } => {
            write(fields, "least", &shown(*least));
            write(fields, "greatest", &shown(*greatest));
            write(fields, "decimals", &decimals.to_string());
            write(fields, "step", &shown(*step));
            if *slider {
                write(fields, "slider", "yes");
            }
            write_texts(fields, UNIT, unit.as_ref());
        }
        Kind::Date { first, last } | Kind::DateRange { first, last } => {
            write(fields, "first", &shown(*first));
            write(fields, "last", &shown(*last));
        }
    }
}

fn shown<V: ToString>(value: Option<V>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn name_of<V: PartialEq + Copy>(values: &[(&'static str, V)], value: V) -> &'static str {
    values.iter().find(|(_, known)| *known == value).map_or("", |(name, _)| name)
}

/// The fields that read as the head of this page.
pub fn write_page(head: &PageHead) -> Vec<(String, String)> {
    let mut fields = write_condition(head.show_if.as_ref());
    write_texts(&mut fields, TITLE, head.title.as_ref());
    write(&mut fields, "code", head.code.as_str());
    for (field, is_ticked) in
        [("random-order", head.random_order), ("random-place", head.random_place)]
    {
        if is_ticked {
            write(&mut fields, field, "yes");
        }
    }
    write(&mut fields, END, &shown(head.end_if.as_ref()));
    write(&mut fields, "ending", &shown(head.ending.as_ref()));
    fields
}

/// The fields that read as this ending.
pub fn write_ending(ending: &Ending) -> Vec<(String, String)> {
    let mut fields = write_condition(ending.show_if.as_ref());
    write_texts(&mut fields, TITLE, Some(&ending.title));
    write_texts(&mut fields, WORDS, ending.text.as_ref());
    write(&mut fields, "code", ending.code.as_str());
    fields
}

/// The fields that read as this quota.
pub fn write_quota(quota: &Quota) -> Vec<(String, String)> {
    let mut fields = write_condition(quota.counts_if.as_ref());
    write(&mut fields, LIMIT, &quota.limit.to_string());
    write_texts(&mut fields, WORDS, quota.full.as_ref());
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

pub(super) fn write(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    fields.push((name.to_owned(), value.to_owned()));
}

pub(super) fn write_texts<I: AsRef<str>>(
    fields: &mut Vec<(String, String)>,
    ids: [I; 3],
    texts: Option<&Texts>,
) {
    for (language, id) in Language::ALL.into_iter().zip(ids) {
        let text = texts.and_then(|texts| texts.exactly(language)).unwrap_or_default();
        write(fields, id.as_ref(), text);
    }
}

/// The fields that read as this picture, all of whose names begin like this.
fn write_picture(fields: &mut Vec<(String, String)>, begins: &str, picture: Option<&Picture>) {
    let Some(picture) = picture else { return };
    let held = picture_field(picture.file, [picture.width, picture.height]);
    write(fields, &format!("{begins}{PICTURE}"), &held);
    let ids = ALTERNATIVE.map(|name| format!("{begins}{name}"));
    write_texts(fields, ids, Some(&picture.alternative));
}

pub(super) fn write_choices(fields: &mut Vec<(String, String)>, group: Group, choices: &[Choice]) {
    for (number, choice) in choices.iter().enumerate() {
        let id = nth(group.prefix(), number);
        let ids = [id.clone(), format!("{id}-sv"), format!("{id}-en")];
        write_texts(fields, ids, Some(&choice.text));
        write(fields, &format!("{id}-code"), choice.code.as_str());
        write(fields, &format!("{id}-was"), choice.code.as_str());
        write_picture(fields, &format!("{id}-"), choice.picture.as_ref());
        if choice.other {
            write(fields, &format!("{id}-other"), "yes");
        }
        if choice.alone {
            write(fields, &format!("{id}-alone"), "yes");
        }
        if let Some(condition) = &choice.show_if {
            write(fields, &format!("{id}-if"), &condition.to_string());
        }
    }
}
