//! The page as the browser has it: finding, reading, filling and showing its parts.
//!
//! The server's markup names its parts by `data-` attributes; `questions.rs` has them.

use leptos::prelude::document;
use model::{
    answers::{Date, TimeOfDay},
    language::Language,
    questionnaires::{Code, part_field, question_field},
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, Event, HtmlElement, HtmlInputElement,
    HtmlSelectElement, HtmlTemplateElement, HtmlTextAreaElement,
};

use super::words::Words;

/// What can be filled in.
pub const CONTROLS: &str = "input[name],textarea,select";

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

/// Shows the options and rows of a question but for the hidden ones.
pub fn offer(question: &Element, hidden: &[Code]) {
    for choice in find_all(question, "[data-choice]") {
        let code = choice.get_attribute("data-choice");
        let is_hidden = hidden.iter().any(|hidden| code.as_deref() == Some(hidden.as_str()));
        show(&choice, !is_hidden);
        if choice.tag_name() == "OPTION" {
            let name = "disabled";
            if is_hidden {
                choice.set_attribute(name, "").ok();
            } else {
                choice.remove_attribute(name).ok();
            }
        }
        // A place that cannot be seen would be in the way of the others.
        let place = choice.query_selector("[data-place]").ok().flatten().filter(|_| is_hidden);
        if let Some(place) = place.and_then(|place| place.dyn_into::<HtmlSelectElement>().ok()) {
            place.set_value("");
        }
    }
}

/// The part of a question that these codes lead to; the question itself with none of them.
pub fn leaf(question: &Element, code: &Code, parts: &[Code]) -> Option<Element> {
    if parts.is_empty() {
        return Some(question.clone());
    }
    let field =
        parts.iter().fold(question_field(code), |field, part| part_field(&field, part.as_str()));
    let selector = ["[data-part=\"", &field, "\"]"].concat();
    question.query_selector(&selector).ok().flatten()
}

/// What is entered in the fields of a question, as a form would send it.
pub fn entered(question: &Element) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for control in find_all(question, CONTROLS) {
        if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
            if !is_box(input) || input.checked() {
                fields.push((input.name(), input.value()));
            }
        } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
            fields.push((area.name(), area.value()));
        } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
            fields.push((select.name(), select.value()));
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
    for control in find_all(question, CONTROLS) {
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
        } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
            select.set_value(value_of(&select.name()));
        }
    }
    // What goes with the fields follows them: the place of an option, a slider, a group.
    if let Ok(filled) = Event::new("filled") {
        question.dispatch_event(&filled).ok();
    }
}

fn is_box(input: &HtmlInputElement) -> bool {
    matches!(input.type_().as_str(), "radio" | "checkbox")
}

/// Whether something was entered by ticking rather than typing.
pub fn is_ticked_kind(target: &Element) -> bool {
    target.dyn_ref::<HtmlInputElement>().is_some_and(is_box)
}

/// What is entered in a question, as a person reads it: the labels of what is chosen and what is
/// typed, with the row or part before them.
pub fn entered_words(question: &Element, language: Language) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for control in find_all(question, CONTROLS) {
        if control.closest("[data-choice][hidden]").ok().flatten().is_some() {
            continue;
        }
        let Some(words) = words_of(question, &control, language) else { continue };
        let is_other = control.closest("[data-other]").ok().flatten();
        if let Some(other) = is_other {
            if let (true, Some(line)) = (is_visible(&other), lines.last_mut()) {
                line.push_str(": ");
                line.push_str(&words);
            }
            continue;
        }
        let row = control.closest("[data-row]").ok().flatten();
        // Asked for one part alone, its name goes without saying.
        let row = row.filter(|row| row != question);
        lines.push(match row.and_then(|row| row.get_attribute("data-row")) {
            Some(row) if control.has_attribute("data-place") => [&words, ". ", &row].concat(),
            Some(row) => [&row, ": ", &words].concat(),
            None => words,
        });
    }
    lines
}

/// What is chosen or typed in a field; nothing in one that is empty or hidden.
fn words_of(question: &Element, control: &Element, language: Language) -> Option<String> {
    let words = if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        let value = input.value();
        match input.type_().as_str() {
            "radio" | "checkbox" if input.checked() => {
                text_of(question, &["label[for=\"", &input.id(), "\"]"].concat())
            }
            // What stands for something that is no text says in words what it is.
            "hidden" => control.get_attribute("data-words")?,
            "radio" | "checkbox" => return None,
            "date" => Date::parse(&value).map(|date| date.shown(language)).unwrap_or_default(),
            "time" => TimeOfDay::parse(&value).map(|time| time.shown(language)).unwrap_or_default(),
            _ => {
                let around = control.parent_element();
                let unit = around.map(|around| text_of(&around, "[data-unit]")).unwrap_or_default();
                let typed = value.trim();
                if typed.is_empty() { String::new() } else { [typed, " ", &unit].concat() }
            }
        }
    } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else {
        let select = control.dyn_ref::<HtmlSelectElement>()?;
        if select.value().is_empty() {
            return None;
        }
        text_of(control, "option:checked:not([hidden])")
    };
    let words = words.trim().to_owned();
    (!words.is_empty()).then_some(words)
}

/// "Other, what?" counts only while its option is ticked.
fn is_visible(other: &Element) -> bool {
    let Some(before) = other.previous_element_sibling() else { return false };
    let input = before.query_selector("input").ok().flatten();
    input
        .and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
        .is_none_or(|input| input.checked())
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
    if let Ok(blob) = json_blob(json) {
        let navigator = leptos::prelude::window().navigator();
        navigator.send_beacon_with_opt_blob(path, Some(&blob)).ok();
    }
}

/// JSON as the body of a request, which says of itself that it is JSON.
pub fn json_blob(json: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = js_sys::Array::of1(&JsValue::from_str(json));
    Blob::new_with_str_sequence_and_options(&parts, &options)
}

/// What the server hands the questionnaire in the browser, as it stands in the page.
pub fn setup() -> Option<String> {
    find("[data-setup]")?.get_attribute("data-setup")
}

/// The instant now by the browser's clock, in milliseconds since 1970.
pub fn now() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds fit for 200,000 years")]
    let now = js_sys::Date::now() as i64;
    now
}
