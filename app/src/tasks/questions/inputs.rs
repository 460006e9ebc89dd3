//! The fields in which a question is written, by its kind.

use leptos::prelude::*;
use model::questionnaires::{
    ListStyle, ScaleStyle,
    edit::{CALCULATION, Entered, Group, HIGH, HINT, KindName, LISTS, LOW, STYLES, TEXT, UNIT},
};

use super::{
    conditions::codes_to_see,
    logic, pictures,
    rows::{self, Choices},
};
use crate::{
    Fields, Visit, t,
    ui::form::{self, Errors, Field, TextsField, Typing},
};

/// The fields of one question.
pub struct Inputs<'a> {
    /// Its kind.
    pub kind: KindName,
    /// How its choices are written.
    pub choices: Choices<'a>,
    /// What stands in the fields.
    pub fields: &'a Fields,
    /// What is wrong with it.
    pub errors: &'a Errors,
    /// Whether one list of options serves all of its fields.
    pub has_common_options: bool,
    /// The codes that formulas can have in them, with what they stand for.
    pub codes: Vec<String>,
}

impl Inputs<'_> {
    /// What is asked.
    pub fn text(&self, visit: &Visit) -> AnyView {
        let label = match self.kind {
            KindName::TextBlock => t!(visit, "editor-text-block"),
            KindName::Calculated => t!(visit, "editor-calculated-text"),
            _ => t!(visit, "editor-text"),
        };
        self.texts(TEXT, label, None, 2)
    }

    /// The picture that goes with it.
    pub fn picture(&self, visit: &Visit, entered: &Entered<'_>) -> Option<AnyView> {
        let is_shown = self.kind != KindName::Calculated;
        is_shown.then(|| pictures::inputs(visit, "", self.choices.main, entered, self.errors))
    }

    /// What can be answered.
    pub fn of_kind(&self, visit: &Visit, entered: &Entered<'_>) -> AnyView {
        let choices = |group, heading, hint| {
            let is_whole = matches!(
                self.kind,
                KindName::SingleChoice
                    | KindName::Place
                    | KindName::MultipleChoice
                    | KindName::Ranking
            );
            let has_conditions = group == Group::Rows || (is_whole && group == Group::Options);
            let choices = Choices { group, has_conditions, ..self.choices };
            choices.render(visit, (heading, hint), entered, self.errors)
        };
        let hint = t!(visit, "editor-rows-hint");
        match self.kind {
            KindName::TextBlock | KindName::YesNo | KindName::Time => ().into_any(),
            KindName::SingleChoice => view! {
                {choices(Group::Options, t!(visit, "editor-options"), hint)}
                {self.select("shown-as", t!(visit, "editor-shown-as"), lists(visit))}
            }
            .into_any(),
            KindName::Place => {
                choices(Group::Options, t!(visit, "editor-places-list"), t!(visit, "editor-places-list-hint"))
            }
            KindName::MultipleChoice => view! {
                {choices(Group::Options, t!(visit, "editor-options"), hint)}
                <div class="side-by-side">
                    {self.whole("at-least", t!(visit, "editor-at-least"), Some(t!(visit, "editor-at-least-hint")))}
                    {self.whole("at-most", t!(visit, "editor-at-most"), Some(t!(visit, "editor-at-most-hint")))}
                </div>
            }
            .into_any(),
            KindName::Ranking => view! {
                {choices(Group::Options, t!(visit, "editor-options"), hint)}
                {self.whole("at-most", t!(visit, "editor-places"), Some(t!(visit, "editor-places-hint")))}
            }
            .into_any(),
            KindName::Date | KindName::DateRange => self.days(visit),
            KindName::Fields | KindName::Grid | KindName::Repeated => {
                let rows = (self.kind == KindName::Grid)
                    .then(|| choices(Group::Rows, t!(visit, "editor-rows"), hint.clone()));
                let fields =
                    choices(Group::Fields, t!(visit, "editor-fields"), t!(visit, "editor-fields-hint"));
                let options = if self.has_common_options {
                    let hint = t!(visit, "editor-field-options-hint");
                    choices(Group::Options, t!(visit, "editor-field-options"), hint)
                } else {
                    view! { <p class="notice">{t!(visit, "editor-field-options-differ")}</p> }.into_any()
                };
                let limit = match self.kind {
                    KindName::Fields => {
                        Some(self.line("sum", t!(visit, "editor-sum"), Some(t!(visit, "editor-sum-hint")), "decimal"))
                    }
                    KindName::Repeated => Some(self.whole("at-most", t!(visit, "editor-repeated-most"), None)),
                    _ => None,
                };
                view! { {rows} {fields} {options} {limit} }.into_any()
            }
            KindName::Matrix => view! {
                {choices(Group::Rows, t!(visit, "editor-rows"), hint.clone())}
                {choices(Group::Columns, t!(visit, "editor-columns"), hint)}
            }
            .into_any(),
            KindName::Photos => self.whole(
                "at-most",
                t!(visit, "editor-photos-most"),
                Some(t!(visit, "editor-photos-hint")),
            ),
            KindName::Scale => self.scale(visit),
            KindName::ShortText | KindName::LongText => {
                view! {
                    {self.whole("most", t!(visit, "editor-most"), Some(t!(visit, "editor-most-hint")))}
                    {self.whole("at-least", t!(visit, "editor-least-characters"), Some(t!(visit, "editor-least-characters-hint")))}
                }
                .into_any()
            }
            KindName::Number => self.number(visit),
            KindName::Calculated => self.calculation(visit),
        }
    }

    /// Whether it must be answered, and whether one may decline.
    pub fn duties(&self, visit: &Visit) -> AnyView {
        if matches!(self.kind, KindName::TextBlock | KindName::Calculated) {
            return ().into_any();
        }
        let tick = |id: &'static str, label, hint| {
            let field = Field { id, label, hint: Some(hint), error: None };
            form::checkbox(&field, self.fields.has(id))
        };
        let has_order = matches!(
            self.kind,
            KindName::SingleChoice
                | KindName::Place
                | KindName::MultipleChoice
                | KindName::Ranking
                | KindName::Matrix
                | KindName::Grid
        );
        let random_order = has_order.then(|| {
            tick(
                "random-order",
                t!(visit, "editor-random-order"),
                t!(visit, "editor-random-order-hint"),
            )
        });
        view! {
            {tick("required", t!(visit, "editor-required"), t!(visit, "editor-required-hint"))}
            {tick("wanted", t!(visit, "editor-wanted"), t!(visit, "editor-wanted-hint"))}
            {tick("may-not-know", t!(visit, "editor-may-not-know"), t!(visit, "editor-may-not-know-hint"))}
            {tick("may-decline", t!(visit, "editor-may-decline"), t!(visit, "editor-may-decline-hint"))}
            {random_order}
        }
        .into_any()
    }

    /// A hint under the question, behind a heading while there is none.
    pub fn hint(&self, visit: &Visit) -> AnyView {
        let is_used = HINT.iter().any(|id| !self.fields.get(id).is_empty());
        view! {
            <details class="more" open=is_used>
                <summary>{t!(visit, "editor-hint")}</summary>
                {self.texts(HINT, t!(visit, "editor-hint"), Some(t!(visit, "editor-hint-hint")), 2)}
            </details>
        }
        .into_any()
    }

    /// The author's own rules, behind a heading while there are none.
    pub fn rules(&self, visit: &Visit, entered: &Entered<'_>) -> AnyView {
        if matches!(self.kind, KindName::TextBlock | KindName::Calculated) {
            return ().into_any();
        }
        logic::own_rules(visit, self.choices.action, &self.codes, entered, self.errors)
    }

    /// What is worked out, and how finely.
    fn calculation(&self, visit: &Visit) -> AnyView {
        let formula = Field {
            id: CALCULATION,
            label: t!(visit, "editor-calculation"),
            hint: Some(t!(visit, "editor-calculation-hint")),
            error: self.errors.of(CALCULATION),
        };
        view! {
            {form::text_area(&formula, self.fields.get(CALCULATION), 3)}
            {codes_to_see(visit, &self.codes)}
            {self.decimals(visit)}
        }
        .into_any()
    }

    fn decimals(&self, visit: &Visit) -> AnyView {
        let field = Field {
            id: "decimals",
            label: t!(visit, "editor-decimals"),
            hint: None,
            error: self.errors.of("decimals"),
        };
        let places = (0..=6).map(|places| (places.to_string(), places.to_string())).collect();
        form::select(&field, places, self.fields.get("decimals"))
    }

    fn scale(&self, visit: &Visit) -> AnyView {
        let select = |id: &'static str, label, points: std::ops::RangeInclusive<u8>| {
            let field = Field { id, label, hint: None, error: self.errors.of(id) };
            let points = points.map(|point| (point.to_string(), point.to_string())).collect();
            form::select(&field, points, self.fields.get(id))
        };
        view! {
            <div class="side-by-side">
                {select("from", t!(visit, "editor-from"), 0..=1)}
                {select("to", t!(visit, "editor-to"), 1..=10)}
            </div>
            {self.texts(LOW, t!(visit, "editor-low"), None, 1)}
            {self.texts(HIGH, t!(visit, "editor-high"), None, 1)}
            {self.select("style", t!(visit, "editor-style"), styles(visit))}
        }
        .into_any()
    }

    fn days(&self, visit: &Visit) -> AnyView {
        let day = |id: &'static str, label| {
            let field = Field { id, label, hint: None, error: self.errors.of(id) };
            form::picked_input(&field, self.fields.get(id), "date")
        };
        view! {
            <div class="side-by-side">
                {day("first", t!(visit, "editor-first-day"))}
                {day("last", t!(visit, "editor-last-day"))}
            </div>
        }
        .into_any()
    }

    fn select(&self, id: &'static str, label: String, values: Vec<(String, String)>) -> AnyView {
        let field = Field { id, label, hint: None, error: self.errors.of(id) };
        form::select(&field, values, self.fields.get(id))
    }

    fn number(&self, visit: &Visit) -> AnyView {
        let slider = Field {
            id: "slider",
            label: t!(visit, "editor-slider"),
            hint: Some(t!(visit, "editor-slider-hint")),
            error: self.errors.of("slider"),
        };
        view! {
            <div class="side-by-side">
                {self.line("least", t!(visit, "editor-least"), None, "decimal")}
                {self.line("greatest", t!(visit, "editor-greatest"), None, "decimal")}
            </div>
            {self.decimals(visit)}
            {self.line("step", t!(visit, "editor-step"), Some(t!(visit, "editor-step-hint")), "decimal")}
            {form::checkbox(&slider, self.fields.has("slider"))}
            {self.texts(UNIT, t!(visit, "editor-unit"), Some(t!(visit, "editor-unit-hint")), 1)}
        }
        .into_any()
    }

    fn whole(&self, id: &'static str, label: String, hint: Option<String>) -> AnyView {
        self.line(id, label, hint, "numeric")
    }

    fn line(
        &self,
        id: &'static str,
        label: String,
        hint: Option<String>,
        inputmode: &'static str,
    ) -> AnyView {
        let field = Field { id, label, hint, error: self.errors.of(id) };
        let typing = Typing { kind: "text", autocomplete: "off", inputmode, is_code: false };
        form::text_input(&field, self.fields.get(id), typing)
    }

    fn texts(
        &self,
        ids: [&'static str; 3],
        label: String,
        hint: Option<String>,
        rows: u8,
    ) -> AnyView {
        let error = ids.iter().find_map(|id| self.errors.of(id));
        form::texts_inputs(&TextsField { ids, label, hint, error, rows }, self.fields)
    }
}

/// The ways to show the options of a single choice.
fn lists(visit: &Visit) -> Vec<(String, String)> {
    let words = |style| match style {
        ListStyle::Buttons => t!(visit, "editor-shown-as-buttons"),
        ListStyle::Menu => t!(visit, "editor-shown-as-menu"),
        ListStyle::Search => t!(visit, "editor-shown-as-search"),
    };
    LISTS.iter().map(|(name, style)| ((*name).to_owned(), words(*style))).collect()
}

/// The ways to show a scale.
fn styles(visit: &Visit) -> Vec<(String, String)> {
    let words = |style| match style {
        ScaleStyle::Points => t!(visit, "editor-style-points"),
        ScaleStyle::Stars => t!(visit, "editor-style-stars"),
        ScaleStyle::Slider => t!(visit, "editor-style-slider"),
        ScaleStyle::Nps => t!(visit, "editor-style-nps"),
        ScaleStyle::Csat => t!(visit, "editor-style-csat"),
        ScaleStyle::Ces => t!(visit, "editor-style-ces"),
    };
    STYLES.iter().map(|(name, style)| ((*name).to_owned(), words(*style))).collect()
}

/// Gives every repeated part of a form room for more.
pub fn make_room(fields: &mut Fields, kind: KindName) {
    let (new, spare) = (4, 2);
    let prefixes: &[&str] = match kind {
        KindName::SingleChoice | KindName::Place | KindName::MultipleChoice | KindName::Ranking => {
            &["option", "if"]
        }
        KindName::Matrix => &["row", "column", "if"],
        KindName::Grid => &["row", "field", "option", "if"],
        KindName::Fields | KindName::Repeated => &["field", "option", "if"],
        _ => &["if"],
    };
    for prefix in prefixes {
        let there = Entered::of(&fields.0).rows(prefix);
        let room = match (*prefix, there) {
            ("if", 0) => 1,
            ("if", _) => 0,
            (_, 0) => new,
            _ => spare,
        };
        rows::add(fields, prefix, room);
    }
}
