//! Form fields with label, hint and error, and the summary of errors that takes the focus.

use leptos::prelude::*;
use model::language::Language;

use super::escape;
use crate::{Fields, Visit, t};

/// What is wrong with a form, by the id of the field, in the visitor's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors(Vec<(String, String)>);

impl Errors {
    /// Notes what is wrong with a field.
    pub fn add(&mut self, field: &str, message: String) {
        self.0.push((field.to_owned(), message));
    }

    /// One error.
    pub fn one(field: &str, message: String) -> Self {
        Self(vec![(field.to_owned(), message)])
    }

    /// Several errors of one field.
    pub fn several(field: &str, messages: Vec<String>) -> Self {
        Self(messages.into_iter().map(|message| (field.to_owned(), message)).collect())
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something is wrong with any such field.
    pub fn is_any_of(&self, is_one: impl Fn(&str) -> bool) -> bool {
        self.0.iter().any(|(field, _)| is_one(field))
    }

    /// What is wrong with a field.
    pub fn of(&self, field: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| known == field).map(|(_, message)| message.clone())
    }

    /// The summary at the top of the page: takes the focus, leads to each field. Nothing if
    /// nothing is wrong.
    pub fn summary(&self, visit: &Visit) -> Option<AnyView> {
        if self.is_empty() {
            return None;
        }
        let errors = self
            .0
            .iter()
            .map(|(field, message)| {
                view! { <li><a href=format!("#{field}")>{message.clone()}</a></li> }
            })
            .collect_view();
        Some(
            view! {
                <section class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="errors">
                    <h2 id="errors">{t!(visit, "common-errors")}</h2>
                    <ul>{errors}</ul>
                </section>
            }
            .into_any(),
        )
    }
}

/// A field: its id and name, what it asks, a hint, what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// The id in the page and the name in the form.
    pub id: &'static str,
    /// What it asks.
    pub label: String,
    /// A hint under the label.
    pub hint: Option<String>,
    /// What is wrong with what was entered.
    pub error: Option<String>,
}

impl Field {
    fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn frame(&self, control: AnyView) -> AnyView {
        let class = if self.error.is_some() { "field field--wrong" } else { "field" };
        let id = self.id;
        let hint = self.hint.clone().map(|hint| {
            view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> }
        });
        let error = self.error.clone().map(|error| {
            view! { <p class="field__error" id=format!("{id}-error")>{error}</p> }
        });
        view! {
            <div class=class>
                <label for=id>{self.label.clone()}</label>
                {hint}
                {error}
                {control}
            </div>
        }
        .into_any()
    }
}

/// How a one-line field is typed into.
#[derive(Clone, Copy, Debug, Default)]
pub struct Typing {
    /// `text`, `email`…
    pub kind: &'static str,
    /// What the browser may fill in.
    pub autocomplete: &'static str,
    /// Which keyboard a phone shows.
    pub inputmode: &'static str,
    /// Whether the field is for codes: wide letters, no capitals added, no spelling check.
    pub is_code: bool,
}

/// A field of one line.
pub fn text_input(field: &Field, value: &str, typing: Typing) -> AnyView {
    let invalid = field.error.is_some().then_some("true");
    let class = if typing.is_code { "input input--code" } else { "input" };
    field.frame(
        view! {
            <input
                class=class
                type=typing.kind
                id=field.id
                name=field.id
                value=value.to_owned()
                autocomplete=typing.autocomplete
                inputmode=typing.inputmode
                spellcheck="false"
                autocapitalize=typing.is_code.then_some("characters")
                aria-describedby=field.described_by()
                aria-invalid=invalid
            />
        }
        .into_any(),
    )
}

/// A field of several lines.
pub fn text_area(field: &Field, value: &str, rows: u8) -> AnyView {
    let invalid = field.error.is_some().then_some("true");
    field.frame(bare_text_area(field.id, rows, field.described_by(), invalid, value))
}

/// The text area alone; `described_by` and `invalid` are its ARIA attributes.
///
/// Leptos 0.8 does not escape the children of `<textarea>`; this does. The first line break in a
/// text area is dropped by browsers, hence the one before the text.
pub fn bare_text_area(
    id: &str,
    rows: u8,
    described_by: Option<String>,
    invalid: Option<&'static str>,
    value: &str,
) -> AnyView {
    view! {
        <textarea
            class="input"
            id=id.to_owned()
            name=id.to_owned()
            rows=rows.to_string()
            dir="auto"
            aria-describedby=described_by
            aria-invalid=invalid
            inner_html=format!("\n{}", escape(value))
        />
    }
    .into_any()
}

/// A field of one line that a browser may offer a picker for: `date`, `datetime-local`, `number`.
pub fn picked_input(field: &Field, value: &str, kind: &'static str) -> AnyView {
    let typing = Typing { kind, autocomplete: "off", ..Typing::default() };
    text_input(field, value, typing)
}

/// One text in three languages: the ids and names of its fields, what it asks.
#[derive(Clone, Debug, Default)]
pub struct TextsField {
    /// The ids in the page and names in the form, in the order of `Language::ALL`.
    pub ids: [&'static str; 3],
    /// What it asks.
    pub label: String,
    /// A hint under the label.
    pub hint: Option<String>,
    /// What is wrong; the summary leads to the first field.
    pub error: Option<String>,
    /// The lines of each field; one: a field of one line.
    pub rows: u8,
}

/// A text in three languages, each in a field of its own.
pub fn texts_inputs(field: &TextsField, fields: &Fields) -> AnyView {
    let class = if field.error.is_some() { "field field--wrong" } else { "field" };
    by_language(field, fields, class, &Errors::default())
}

/// The same, where what is wrong is noted at the field of its language: only that one is marked.
pub fn marked_texts_inputs(field: &TextsField, fields: &Fields, errors: &Errors) -> AnyView {
    by_language(field, fields, "field", errors)
}

fn by_language(
    field: &TextsField,
    fields: &Fields,
    class: &'static str,
    errors: &Errors,
) -> AnyView {
    let id = field.ids[0];
    let like =
        Field { id, hint: field.hint.clone(), error: field.error.clone(), ..Field::default() };
    let hint = field.hint.clone().map(|hint| {
        view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> }
    });
    let error = field
        .error
        .clone()
        .map(|error| view! { <p class="field__error" id=format!("{id}-error")>{error}</p> });
    let inputs = Language::ALL
        .into_iter()
        .zip(field.ids)
        .map(|(language, id)| {
            let own = errors.of(id).filter(|_| field.error.is_none());
            let described_by = [like.described_by(), own.as_ref().map(|_| format!("{id}-error"))];
            let described_by: Vec<String> = described_by.into_iter().flatten().collect();
            let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
            let invalid = (field.error.is_some() || own.is_some()).then_some("true");
            let value = fields.get(id);
            let control = if field.rows == 1 {
                view! {
                    <input class="input" type="text" id=id name=id value=value.to_owned() autocomplete="off"
                        lang=language.tag() aria-describedby=described_by aria-invalid=invalid/>
                }
                .into_any()
            } else {
                bare_text_area(id, field.rows, described_by, invalid, value)
            };
            let class = own.is_some().then_some("field field--wrong");
            let own = own.map(|error| {
                view! { <p class="field__error" id=format!("{id}-error")>{error}</p> }
            });
            view! {
                <div class=class>
                    <label for=id lang=language.tag()>{language.own_name()}</label>
                    {own}
                    {control}
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=class>
            <legend>{field.label.clone()}</legend>
            {hint}
            {error}
            <div class="by-language">{inputs}</div>
        </fieldset>
    }
    .into_any()
}

/// A list of which one is chosen: the options' values and words.
pub fn select(field: &Field, options: Vec<(String, String)>, chosen: &str) -> AnyView {
    let options = options
        .into_iter()
        .map(|(value, words)| {
            let is_chosen = value == chosen;
            view! { <option value=value selected=is_chosen>{words}</option> }
        })
        .collect_view();
    let invalid = field.error.is_some().then_some("true");
    field.frame(
        view! {
            <select class="input" id=field.id name=field.id aria-describedby=field.described_by() aria-invalid=invalid>
                {options}
            </select>
        }
        .into_any(),
    )
}

/// A file to choose.
pub fn file_input(field: &Field, accept: &'static str) -> AnyView {
    let invalid = field.error.is_some().then_some("true");
    field.frame(
        view! {
            <input class="input" type="file" id=field.id name=field.id accept=accept
                aria-describedby=field.described_by() aria-invalid=invalid/>
        }
        .into_any(),
    )
}

/// A box to tick. Never ticked beforehand unless it was ticked by the visitor.
pub fn checkbox(field: &Field, ticked: bool) -> AnyView {
    let class = if field.error.is_some() { "field field--wrong" } else { "field" };
    let id = field.id;
    let invalid = field.error.is_some().then_some("true");
    let hint = field
        .hint
        .clone()
        .map(|hint| view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> });
    let error = field
        .error
        .clone()
        .map(|error| view! { <p class="field__error" id=format!("{id}-error")>{error}</p> });
    view! {
        <div class=class>
            {error}
            <div class="choice">
                <input
                    type="checkbox"
                    id=id
                    name=id
                    value="yes"
                    checked=ticked
                    aria-describedby=field.described_by()
                    aria-invalid=invalid
                />
                <label for=id>{field.label.clone()}</label>
            </div>
            {hint}
        </div>
    }
    .into_any()
}

/// A group of radio buttons: the options' values and words.
pub fn radios(field: &Field, options: Vec<(&'static str, String)>, chosen: &str) -> AnyView {
    let class = if field.error.is_some() { "field field--wrong" } else { "field" };
    let id = field.id;
    let hint = field
        .hint
        .clone()
        .map(|hint| view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> });
    let error = field
        .error
        .clone()
        .map(|error| view! { <p class="field__error" id=format!("{id}-error")>{error}</p> });
    let options = options
        .into_iter()
        .enumerate()
        .map(|(number, (value, words))| {
            // The error summary leads to the field's id: the first button.
            let option_id = if number == 0 { id.to_owned() } else { format!("{id}-{value}") };
            view! {
                <div class="choice">
                    <input type="radio" id=option_id.clone() name=id value=value checked={value == chosen}/>
                    <label for=option_id>{words}</label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=class aria-describedby=field.described_by()>
            <legend>{field.label.clone()}</legend>
            {hint}
            {error}
            {options}
        </fieldset>
    }
    .into_any()
}

/// The button that sends a form.
pub fn submit(words: String) -> AnyView {
    view! { <button class="button" type="submit">{words}</button> }.into_any()
}
