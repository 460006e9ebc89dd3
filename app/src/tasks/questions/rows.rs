//! Rows of a form that repeat: options, rows and columns of a matrix, tests of a condition.
//!
//! Buttons that add, move or remove a row send the form, which comes back with what was typed.

use leptos::prelude::*;
use model::{
    language::Language,
    questionnaires::edit::{
        Entered, FIELD_KINDS, FORMULA, Group, KindName, PICTURE, RULES, nth, paste_field,
        row_moved, row_removed, rows_pasted, rows_to_formula,
    },
};

use super::{
    pictures,
    words::{kind_name, row_name},
};
use crate::{
    Fields, Visit, t,
    ui::form::{Errors, bare_text_area},
};

/// How many rows a press of the button adds.
const MORE: usize = 3;

/// What a field is called, and in which language that is, or its content.
pub struct Label {
    words: String,
    lang: Option<&'static str>,
}

impl Label {
    /// In the reader's language.
    pub const fn plain(words: String) -> Self {
        Self { words, lang: None }
    }

    /// The name of a language, for a text in it.
    pub fn of_language(language: Language) -> Self {
        Self { words: language.own_name().to_owned(), lang: Some(language.tag()) }
    }
}

/// What is wrong with a field of a row.
pub fn error(id: &str, errors: &Errors) -> Option<AnyView> {
    let error = errors.of(id)?;
    Some(view! { <p class="field__error" id=format!("{id}-error")>{error}</p> }.into_any())
}

/// A field of one line in a row.
pub fn line(id: &str, label: Label, entered: &Entered<'_>, errors: &Errors) -> AnyView {
    let error = error(id, errors);
    let described_by = error.is_some().then(|| format!("{id}-error"));
    let invalid = error.is_some().then_some("true");
    let id = id.to_owned();
    let value = entered.get(&id).to_owned();
    view! {
        <label for=id.clone() lang=label.lang>{label.words}</label>
        {error}
        <input class="input" type="text" id=id.clone() name=id value=value autocomplete="off"
            lang=label.lang aria-describedby=described_by aria-invalid=invalid/>
    }
    .into_any()
}

/// A button that changes the rows; the page comes back at `place`.
pub fn button(action: &str, place: &str, act: &str, words: String) -> AnyView {
    view! {
        <button class="button button--light button--small" type="submit" name="go" value=act.to_owned()
            formaction=format!("{action}#{place}")>{words}</button>
    }
    .into_any()
}

/// Rows of choices.
pub struct Choices<'a> {
    /// Which.
    pub group: Group,
    /// The language that comes first.
    pub main: Language,
    /// Whether the codes of rows that have one stay.
    pub are_codes_fixed: bool,
    /// The kind of the question that they are part of.
    pub of: KindName,
    /// Whether a row may be offered to some only.
    pub has_conditions: bool,
    /// Where the form goes.
    pub action: &'a str,
}

impl Choices<'_> {
    /// The rows with their heading.
    pub fn render(
        &self,
        visit: &Visit,
        (heading, hint): (String, String),
        entered: &Entered<'_>,
        errors: &Errors,
    ) -> AnyView {
        let prefix = self.group.prefix();
        let rows = (0..entered.rows(prefix))
            .map(|number| self.row(visit, number, entered, errors))
            .collect_view();
        let more = format!("more-{prefix}");
        let words = match self.group {
            Group::Options => t!(visit, "editor-more-options"),
            Group::Rows => t!(visit, "editor-more-rows"),
            Group::Columns => t!(visit, "editor-more-columns"),
            Group::Fields => t!(visit, "editor-more-fields"),
        };
        let place = format!("{prefix}s");
        view! {
            <section class="rows" id=place.clone()>
                <h2>{heading}</h2>
                <p class="field__hint">{hint}</p>
                {rows}
                {button(self.action, &place, &more, words)}
                {self.pasting(visit, &place)}
            </section>
        }
        .into_any()
    }

    fn row(&self, visit: &Visit, number: usize, entered: &Entered<'_>, errors: &Errors) -> AnyView {
        let prefix = self.group.prefix();
        let id = nth(prefix, number);
        let name = row_name(visit, self.group, number + 1);
        let text =
            |language| line(&field(&id, language), Label::of_language(language), entered, errors);
        let others: Vec<Language> = Language::ALL.into_iter().filter(|l| *l != self.main).collect();
        let missing: Vec<&str> = others
            .iter()
            .filter(|language| entered.get(&field(&id, **language)).trim().is_empty())
            .map(|language| language.own_name())
            .collect();
        let is_blank = entered.get(&field(&id, self.main)).trim().is_empty();
        let note = (!is_blank && !missing.is_empty()).then(|| {
            let words = t!(visit, "editor-not-written", languages = missing.join(", "));
            view! { " " <span class="small">{words}</span> }
        });
        let is_wrong = others
            .iter()
            .map(|language| field(&id, *language))
            .chain([format!("{id}-code"), format!("{id}-other"), format!("{id}-if")])
            .any(|field| errors.of(&field).is_some());
        let is_other = entered.has(&format!("{id}-other"));
        let condition = format!("{id}-if");
        let is_conditional = !entered.get(&condition).is_empty();
        let condition = (self.has_conditions || is_conditional)
            .then(|| line(&condition, Label::plain(t!(visit, "editor-row-if")), entered, errors));
        let begins = format!("{id}-");
        let picture = matches!(self.of, KindName::SingleChoice | KindName::MultipleChoice)
            .then(|| pictures::inputs(visit, &begins, self.main, entered, errors));
        let is_pictured = !entered.get(&format!("{begins}{PICTURE}")).is_empty();
        let is_wrong = is_wrong || errors.is_any_of(|field| field.starts_with(&begins));
        let act = |act: &str, words: String| {
            button(self.action, &format!("{prefix}s"), &format!("{act}-{id}"), words)
        };
        let up = (number > 0).then(|| act("up", t!(visit, "editor-row-up")));
        let was = entered.get(&format!("{id}-was")).to_owned();
        let class = if is_wrong || errors.of(&id).is_some() { "row field--wrong" } else { "row" };
        view! {
            <fieldset class=class>
                <legend>{name}</legend>
                <input type="hidden" name=format!("{id}-was") value=was/>
                {text(self.main)}
                {self.kind(visit, &id, entered, errors)}
                <details class="more" open={is_wrong || is_other || is_conditional || is_pictured}>
                    <summary>{self.summary(visit)} {note}</summary>
                    {others.iter().map(|language| text(*language)).collect_view()}
                    {self.other(visit, &id, is_other, errors)}
                    {self.alone(visit, &id, entered)}
                    {condition}
                    {picture}
                    {self.code(visit, &id, entered, errors)}
                    <div class="actions">{up} {act("remove", t!(visit, "editor-row-remove"))}</div>
                </details>
            </fieldset>
        }
        .into_any()
    }

    /// Where a list is pasted, a line for each row; fields have more to them than a line.
    fn pasting(&self, visit: &Visit, place: &str) -> Option<AnyView> {
        if self.group == Group::Fields {
            return None;
        }
        let prefix = self.group.prefix();
        let id = paste_field(prefix);
        let hint = format!("{id}-hint");
        let label = t!(visit, "editor-paste-label", language = self.main.own_name());
        let add = button(self.action, place, &id, t!(visit, "editor-paste-add"));
        let lines = bare_text_area(&id, 6, Some(hint.clone()), None, "");
        Some(
            view! {
                <details class="more">
                    <summary>{t!(visit, "editor-paste")}</summary>
                    <div class="field">
                        <label for=id>{label}</label>
                        <p class="field__hint" id=hint>{t!(visit, "editor-paste-hint")}</p>
                        {lines}
                    </div>
                    {add}
                </details>
            }
            .into_any(),
        )
    }

    fn summary(&self, visit: &Visit) -> String {
        match self.group {
            Group::Options => t!(visit, "editor-option-more"),
            Group::Rows | Group::Columns | Group::Fields => t!(visit, "editor-row-more"),
        }
    }

    /// "Other, what?", which only options ask.
    fn other(&self, visit: &Visit, id: &str, is_ticked: bool, errors: &Errors) -> Option<AnyView> {
        if self.group != Group::Options {
            return None;
        }
        let id = format!("{id}-other");
        Some(
            view! {
                {error(&id, errors)}
                <div class="choice">
                    <input type="checkbox" id=id.clone() name=id.clone() value="yes" checked=is_ticked/>
                    <label for=id>{t!(visit, "editor-other")}</label>
                </div>
            }
            .into_any(),
        )
    }

    /// "None of these", which only options of several can be.
    fn alone(&self, visit: &Visit, id: &str, entered: &Entered<'_>) -> Option<AnyView> {
        let id = format!("{id}-alone");
        let ticked = entered.has(&id);
        (self.of == KindName::MultipleChoice).then(|| {
            view! {
                <div class="choice">
                    <input type="checkbox" id=id.clone() name=id.clone() value="yes" checked=ticked/>
                    <label for=id>{t!(visit, "editor-alone")}</label>
                </div>
            }
            .into_any()
        })
    }

    /// How a field is answered, and whether it must be.
    fn kind(
        &self,
        visit: &Visit,
        id: &str,
        entered: &Entered<'_>,
        errors: &Errors,
    ) -> Option<AnyView> {
        if self.group != Group::Fields {
            return None;
        }
        let (field, required) = (format!("{id}-kind"), format!("{id}-required"));
        let now: Option<KindName> = entered.get(&field).parse().ok();
        let other = now.filter(|kind| !FIELD_KINDS.contains(kind));
        let kinds = FIELD_KINDS.into_iter().chain(other).map(|kind| {
            let is_now = now == Some(kind);
            view! { <option value=kind.name() selected=is_now>{kind_name(visit, kind)}</option> }
        });
        let is_required = entered.has(&required);
        Some(
            view! {
                {error(&field, errors)}
                <label for=field.clone()>{t!(visit, "editor-field-kind")}</label>
                <select class="input" id=field.clone() name=field>{kinds.collect_view()}</select>
                <div class="choice">
                    <input type="checkbox" id=required.clone() name=required.clone() value="yes" checked=is_required/>
                    <label for=required>{t!(visit, "editor-field-required")}</label>
                </div>
            }
            .into_any(),
        )
    }

    fn code(&self, visit: &Visit, id: &str, entered: &Entered<'_>, errors: &Errors) -> AnyView {
        let was = entered.get(&format!("{id}-was")).to_owned();
        if self.are_codes_fixed && !was.is_empty() {
            return view! { <p class="small">{t!(visit, "editor-code")} ": " <code>{was}</code></p> }
                .into_any();
        }
        line(&format!("{id}-code"), Label::plain(t!(visit, "editor-code")), entered, errors)
    }
}

/// The field of a text in a language; the first language's is the row's own.
fn field(id: &str, language: Language) -> String {
    match language {
        Language::Fi => id.to_owned(),
        Language::Sv | Language::En => format!("{id}-{language}"),
    }
}

/// Adds empty rows to a form.
pub fn add(fields: &mut Fields, prefix: &str, count: usize) {
    let there = Entered::of(&fields.0).rows(prefix);
    for number in there..there + count {
        fields.set(&nth(prefix, number), "");
    }
}

/// Makes rows of the lists that were pasted.
pub fn paste(fields: &mut Fields, main: Language) {
    for group in [Group::Options, Group::Rows, Group::Columns] {
        rows_pasted(&mut fields.0, group.prefix(), main);
    }
}

/// Does what a button of the rows asks for. False: the form is to be saved.
pub fn change(fields: &mut Fields) -> bool {
    let go = fields.get("go").to_owned();
    let mut parts = go.split('-');
    let (act, prefix) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let number: Option<usize> = parts.next().and_then(|number| number.parse().ok());
    let is_known = ["option", "row", "column", "field", "if", RULES].contains(&prefix);
    match (act, number) {
        ("formula", None) => {
            rows_to_formula(&mut fields.0);
            if !fields.has(FORMULA) {
                fields.set(FORMULA, "");
            }
        }
        ("more", None) if is_known => {
            add(fields, prefix, if ["if", RULES].contains(&prefix) { 1 } else { MORE });
        }
        // What is pasted comes in with whatever is pressed.
        ("paste", None) if is_known => {}
        ("up", Some(number)) if is_known && number > 0 => {
            row_moved(&mut fields.0, prefix, number, number - 1);
        }
        ("remove", Some(number)) if is_known => row_removed(&mut fields.0, prefix, number),
        _ => return false,
    }
    fields.replace("go", "");
    true
}
