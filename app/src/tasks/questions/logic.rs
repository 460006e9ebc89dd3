//! What a question or a page has of logic besides when it is shown: the author's own rules, orders
//! at random, an early end.

use leptos::prelude::*;
use model::questionnaires::{
    Expression, Question,
    edit::{END, Entered, RULES, nth},
};

use super::{
    Names,
    conditions::{codes_to_see, list_codes},
    rows::{self, Label},
};
use crate::{
    Fields, Visit, t,
    ui::form::{self, Errors, Field},
};

/// The author's own rules for an answer: what must hold of it, and what is said otherwise.
pub fn own_rules(
    visit: &Visit,
    action: &str,
    codes: &[String],
    entered: &Entered<'_>,
    errors: &Errors,
) -> AnyView {
    let count = entered.rows(RULES);
    let rule = |number: usize| {
        let id = nth(RULES, number);
        let fields = [id.clone(), format!("{id}-sv"), format!("{id}-en")];
        let texts = model::language::Language::ALL
            .into_iter()
            .zip(&fields)
            .map(|(language, id)| rows::line(id, Label::of_language(language), entered, errors))
            .collect_view();
        let must = Label::plain(t!(visit, "editor-rule-must"));
        let remove = format!("remove-{id}");
        view! {
            <fieldset class="row">
                <legend>{t!(visit, "editor-rule", number = number + 1)}</legend>
                {rows::line(&format!("{id}-must"), must, entered, errors)}
                <p>{t!(visit, "editor-rule-words")}</p>
                {texts}
                <div class="actions">
                    {rows::button(action, "rules", &remove, t!(visit, "editor-row-remove"))}
                </div>
            </fieldset>
        }
    };
    let rules = (0..count).map(rule).collect_view();
    view! {
        <details class="more" id="rules" open={count > 0}>
            <summary>{t!(visit, "editor-rules")}</summary>
            <p class="field__hint">{t!(visit, "editor-rules-hint")}</p>
            {rules}
            {rows::button(action, "rules", &format!("more-{RULES}"), t!(visit, "editor-rule-add"))}
            {codes_to_see(visit, codes)}
        </details>
    }
    .into_any()
}

/// Orders at random.
pub fn page_order(visit: &Visit, fields: &Fields) -> AnyView {
    let tick = |id: &'static str, label, hint| {
        let field = Field { id, label, hint: Some(hint), error: None };
        form::checkbox(&field, fields.has(id))
    };
    let is_used = fields.has("random-order") || fields.has("random-place");
    view! {
        <details class="more" open=is_used>
            <summary>{t!(visit, "editor-page-order")}</summary>
            {tick("random-order", t!(visit, "editor-page-random-order"), t!(visit, "editor-page-random-order-hint"))}
            {tick("random-place", t!(visit, "editor-page-random-place"), t!(visit, "editor-page-random-place-hint"))}
        </details>
    }
    .into_any()
}

/// When nothing is asked after a page, and what is said then.
pub struct PageEnd<'a> {
    /// The questions and what they are called.
    pub names: &'a Names<'a>,
    /// The questions up to the end of the page.
    pub questions: Vec<&'a Question>,
    /// The condition as it is stored.
    pub was: Option<&'a Expression>,
}

impl PageEnd<'_> {
    /// The fields, behind a heading to open.
    pub fn render(&self, visit: &Visit, fields: &Fields, errors: &Errors) -> AnyView {
        let formula = Field {
            id: END,
            label: t!(visit, "editor-end-formula"),
            hint: Some(t!(visit, "editor-end-formula-hint")),
            error: errors.of(END),
        };
        let ending = Field {
            id: "ending",
            label: t!(visit, "editor-end-ending"),
            hint: None,
            error: errors.of("ending"),
        };
        let mut endings = vec![(String::new(), t!(visit, "editor-end-any"))];
        endings.extend(
            self.names
                .questionnaire
                .endings
                .iter()
                .map(|ending| (ending.code.to_string(), self.names.short(visit, &ending.title))),
        );
        let stored = self.was.map(|was| {
            let words = self.names.condition(visit, was);
            view! { <p class="shown-if">{t!(visit, "editor-ends-if", condition = words)}</p> }
        });
        let is_used = !fields.get(END).is_empty()
            || [END, "ending"].iter().any(|field| errors.of(field).is_some());
        let codes = list_codes(visit, self.names, &self.questions);
        view! {
            <details class="more" open=is_used>
                <summary>{t!(visit, "editor-end")}</summary>
                {stored}
                {form::text_area(&formula, fields.get(END), 2)}
                {codes_to_see(visit, &codes)}
                {form::select(&ending, endings, fields.get("ending"))}
            </details>
        }
        .into_any()
    }
}
