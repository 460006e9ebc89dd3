//! The page as the browser has it: finding, reading, filling and showing its parts.
//!
//! The server's markup names its parts by `data-` attributes; `questions.rs` has them.

use leptos::prelude::document;
use model::questionnaires::Code;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, HtmlElement, HtmlInputElement, HtmlTemplateElement, HtmlTextAreaElement,
};

use super::words::Words;

/// The words of the page, as the server put them there.
pub struct PageWords;

impl Words for PageWords {
    fn get(&self, name: &'static str) -> String {
        let element = find(&["[data-word=\"", name, "\"]"].concat());
        element.and_then(|element| element.text_content()).unwrap_or_default()
    }
}

/// The first element that matches.
pub fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Every element inside `root` that matches.
pub fn find_all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|number| list.item(number)?.dyn_into().ok()).collect()
}

/// Shows or hides an element.
pub fn show(element: &Element, is_shown: bool) {
    if is_shown {
        element.remove_attribute("hidden").ok();
    } else {
        element.set_attribute("hidden", "").ok();
    }
}

/// Sets the words of the element that matches, if they are others.
pub fn say(selector: &str, words: &str) {
    if let Some(element) = find(selector)
        && element.text_content().as_deref() != Some(words)
    {
        element.set_text_content(Some(words));
    }
}

/// Moves the focus, and the view with it.
pub fn focus(selector: &str) {
    if let Some(Ok(element)) = find(selector).map(JsCast::dyn_into::<HtmlElement>) {
        element.focus().ok();
        element.scroll_into_view();
    }
}

/// The part of the page with this name; taken out of its `<template>` when it is first needed.
pub fn part(name: &str) -> Option<Element> {
    let element = find(&format!("[data-page=\"{name}\"]"))?;
    let Some(template) = element.dyn_ref::<HtmlTemplateElement>() else { return Some(element) };
    let made: Document = document();
    let content = made.import_node_with_deep(&template.content(), true).ok()?;
    let part = content.first_child()?.dyn_into::<Element>().ok()?;
    template.replace_with_with_node_1(&part).ok()?;
    Some(part)
}

/// The element around a question, if its page has been needed.
pub fn question(code: &Code) -> Option<Element> {
    find(&format!("[data-question=\"{code}\"]"))
}

/// What is entered in the fields of a question, as a form would send it.
pub fn entered(question: &Element) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for control in find_all(question, "input,textarea") {
        if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
            if !is_box(input) || input.checked() {
                fields.push((input.name(), input.value()));
            }
        } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
            fields.push((area.name(), area.value()));
        }
    }
    fields
}

/// Enters these fields into a question, in place of whatever stands there.
pub fn enter(question: &Element, fields: &[(String, String)]) {
    let value_of = |name: &str| {
        let found = fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    for control in find_all(question, "input,textarea") {
        if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
            let name = input.name();
            if is_box(input) {
                let value = input.value();
                input.set_checked(fields.iter().any(|(n, v)| *n == name && *v == value));
            } else if input.value() != value_of(&name) {
                input.set_value(value_of(&name));
            }
        } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
            let value = value_of(&area.name());
            if area.value() != value {
                area.set_value(value);
            }
        }
    }
}

fn is_box(input: &HtmlInputElement) -> bool {
    matches!(input.type_().as_str(), "radio" | "checkbox")
}

/// Whether something was entered by ticking rather than typing.
pub fn is_ticked_kind(target: &Element) -> bool {
    target.dyn_ref::<HtmlInputElement>().is_some_and(is_box)
}

/// What is entered in a question, as a person reads it: the labels of what is ticked, with the row
/// of a matrix before them, and what is typed.
pub fn entered_words(question: &Element) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for control in find_all(question, "input,textarea") {
        if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
            if is_box(input) && input.checked() {
                let label = text_of(question, &format!("label[for=\"{}\"]", input.id()));
                let row = control.closest("[data-row]").ok().flatten();
                let row = row.map(|row| text_of(&row, "legend"));
                lines.push(row.map_or_else(|| label.clone(), |row| format!("{row}: {label}")));
            } else if !is_box(input) && !input.value().trim().is_empty() {
                let is_other = control.closest("[data-other]").ok().flatten();
                let is_told = is_other.as_ref().is_none_or(is_visible);
                match (is_other, lines.last_mut()) {
                    (Some(_), Some(line)) if is_told => {
                        line.push_str(": ");
                        line.push_str(input.value().trim());
                    }
                    (None, _) => {
                        let unit = text_of(question, "[data-unit]");
                        lines.push(format!("{} {unit}", input.value().trim()).trim().to_owned());
                    }
                    _ => {}
                }
            }
        } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>()
            && !area.value().trim().is_empty()
        {
            lines.push(area.value().trim().to_owned());
        }
    }
    lines
}

/// "Other, what?" counts only while its option is ticked.
fn is_visible(other: &Element) -> bool {
    let before = other.previous_element_sibling();
    let input = before.and_then(|choice| choice.query_selector("input").ok().flatten());
    input
        .and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}

fn text_of(root: &Element, selector: &str) -> String {
    let element = root.query_selector(selector).ok().flatten();
    element.and_then(|element| element.text_content()).unwrap_or_default().trim().to_owned()
}

/// A new element with words in it.
pub fn make(tag: &str, words: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    element.set_text_content(Some(words));
    Some(element)
}

/// The address in the browser's bar, without host and query.
pub fn path() -> String {
    leptos::prelude::window().location().pathname().unwrap_or_default()
}

/// Loads another page.
pub fn go_to(path: &str) {
    leptos::prelude::window().location().set_href(path).ok();
}

/// Shows another address without loading, so that the back button works.
pub fn push_path(path: &str) {
    if let Ok(history) = leptos::prelude::window().history() {
        history.push_state_with_url(&JsValue::NULL, "", Some(path)).ok();
    }
}

/// Shows another address in place of this one, without loading.
pub fn replace_path(path: &str) {
    if let Ok(history) = leptos::prelude::window().history() {
        history.replace_state_with_url(&JsValue::NULL, "", Some(path)).ok();
    }
}

/// Hands the server a last message while the page is being closed.
pub fn send_beacon(path: &str, json: &str) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = js_sys::Array::of1(&JsValue::from_str(json));
    if let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) {
        let navigator = leptos::prelude::window().navigator();
        navigator.send_beacon_with_opt_blob(path, Some(&blob)).ok();
    }
}

/// The instant now by the browser's clock, in milliseconds since 1970.
pub fn now() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds fit for 200,000 years")]
    let now = js_sys::Date::now() as i64;
    now
}
