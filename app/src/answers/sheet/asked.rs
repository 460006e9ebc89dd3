//! One question as it is asked: its words, its fields, what is wrong with it.

use leptos::prelude::*;
use model::{
    language::Shown,
    questionnaires::{Choice, Kind, NOT_KNOWN, NOT_SAID, Question, none_field, question_field},
};

use super::{Sheet, choices::tick, pictures::picture};
use crate::t;

/// What stands in the fields of a question.
pub struct Entered(pub Vec<(String, String)>);

impl Entered {
    /// What stands in the field of this name.
    pub fn get(&self, name: &str) -> String {
        let found = self.0.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// Whether this is among what stands in the fields of this name.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(field, entered)| field == name && entered == value)
    }
}

/// A question, or a part of one, with the name of its field.
pub struct Asked<'a> {
    /// The page it is on.
    pub sheet: &'a Sheet<'a>,
    /// What is asked.
    pub question: &'a Question<Shown>,
    /// The name that those of all its fields begin with.
    pub name: String,
    /// What stands in them.
    pub entered: &'a Entered,
    /// The question that it is a part of, and what the row is called in a review.
    pub part_of: Option<(&'a Question<Shown>, String)>,
}

impl<'a> Asked<'a> {
    /// A question on a page.
    pub fn on(sheet: &'a Sheet<'a>, question: &'a Question<Shown>, entered: &'a Entered) -> Self {
        Self { sheet, question, name: question_field(&question.code), entered, part_of: None }
    }

    /// The fields with what they are about.
    pub fn body(&self) -> AnyView {
        let labelled = match &self.question.kind {
            Kind::ShortText { .. }
            | Kind::LongText { .. }
            | Kind::Number { .. }
            | Kind::Date { .. }
            | Kind::Time => true,
            kind => {
                matches!(kind, Kind::SingleChoice { .. } | Kind::Scale { .. }) && !kind.has_radios()
            }
        };
        if labelled { self.field() } else { self.group() }
    }

    /// A question answered in one field.
    fn field(&self) -> AnyView {
        view! {
            <label class=self.class() for=self.name.clone()>{self.words()}</label>
            {self.hint()}
            {self.picture()}
            {self.error()}
            {self.control()}
            {self.none_boxes()}
        }
        .into_any()
    }

    /// A question answered by choosing, or in several fields.
    fn group(&self) -> AnyView {
        let none =
            if self.question.kind.has_radios() { self.none_radios() } else { self.none_boxes() };
        // Radio buttons cannot be unticked; this takes the answer back.
        let may_clear =
            self.question.kind.has_radios() && !self.question.required && self.part_of.is_none();
        let clear = may_clear.then(|| {
            view! {
                <button class="link-button question__clear" type="submit" name="clear" value=self.question.code.to_string()>
                    {t!(self.sheet.visit, "answers-clear")}
                </button>
            }
        });
        view! {
            <fieldset aria-describedby=self.described_by()>
                <legend class=self.class()>{self.words()}</legend>
                {self.hint()}
                {self.picture()}
                {self.error()}
                {self.choices()}
                {none}
                {clear}
            </fieldset>
        }
        .into_any()
    }

    const fn class(&self) -> &'static str {
        if self.part_of.is_none() { "question__asked" } else { "part__asked" }
    }

    fn words(&self) -> AnyView {
        let text = &self.question.text;
        let is_required = self.question.required && self.part_of.is_none();
        let required = is_required.then(|| {
            view! { " " <span class="question__required">{t!(self.sheet.visit, "answers-required")}</span> }
        });
        match self.part_of {
            None => {
                let words = self.sheet.places().view(text);
                view! { <span lang=text.lang() dir=text.dir() data-asked="">{words}</span> {required} }.into_any()
            }
            Some(_) => view! { <span lang=text.lang() dir=text.dir()>{text.text.clone()}</span> }
                .into_any(),
        }
    }

    fn hint(&self) -> Option<AnyView> {
        let hint = self.question.hint.as_ref();
        let rules = self.rules();
        if hint.is_none() && rules.is_none() {
            return None;
        }
        let places = self.sheet.places();
        let written = hint
            .map(|hint| view! { <span lang=hint.lang() dir=hint.dir()>{places.view(hint)}</span> });
        let between = (hint.is_some() && rules.is_some()).then(|| view! { <br/> });
        let id = format!("{}-hint", self.name);
        Some(view! { <p class="field__hint" id=id>{written} {between} {rules}</p> }.into_any())
    }

    fn picture(&self) -> Option<AnyView> {
        self.question.picture.as_ref().map(picture)
    }

    /// What an answer has to keep to, where the fields do not show it by themselves.
    fn rules(&self) -> Option<String> {
        let visit = self.sheet.visit;
        let language = visit.language;
        Some(match &self.question.kind {
            Kind::MultipleChoice { at_least: Some(least), at_most: Some(most), .. } => {
                t!(visit, "answers-between", least = *least, most = *most)
            }
            Kind::MultipleChoice { at_least: Some(least), .. } => {
                t!(visit, "answers-at-least", least = *least)
            }
            Kind::MultipleChoice { at_most: Some(most), .. } => {
                t!(visit, "answers-at-most", most = *most)
            }
            Kind::Ranking { options, at_most } => match at_most {
                Some(most) if (*most as usize) < options.len() => {
                    t!(visit, "answers-rank-some", most = *most)
                }
                _ => t!(visit, "answers-rank-all"),
            },
            Kind::ShortText { at_least, .. } | Kind::LongText { at_least, .. } if *at_least > 0 => {
                t!(visit, "answers-least-characters", least = *at_least)
            }
            Kind::Number { least: Some(least), greatest: Some(greatest), .. } => {
                t!(
                    visit,
                    "answers-from-to",
                    from = least.shown(language),
                    to = greatest.shown(language)
                )
            }
            Kind::Date { first, last } | Kind::DateRange { first, last } => match (first, last) {
                (Some(first), Some(last)) => {
                    t!(
                        visit,
                        "answers-from-to",
                        from = first.shown(language),
                        to = last.shown(language)
                    )
                }
                (Some(first), None) => {
                    t!(visit, "answers-first-day", first = first.shown(language))
                }
                (None, Some(last)) => t!(visit, "answers-last-day", last = last.shown(language)),
                (None, None) => return None,
            },
            Kind::Fields { sum: Some(sum), .. } => {
                t!(visit, "answers-sum", sum = sum.shown(language))
            }
            _ => return None,
        })
    }

    /// What is wrong; the place is there from the start, for what the browser finds.
    fn error(&self) -> Option<AnyView> {
        if self.part_of.is_some() {
            return None;
        }
        let problem = self.sheet.problem(self.question);
        let words = problem.map(|problem| self.sheet.problem_words(self.question, problem));
        let rules = (!self.question.rules.is_empty()).then(|| {
            let rules = self.question.rules.iter();
            let rules = rules
                .map(|rule| view! { <li lang=rule.text.lang() dir=rule.text.dir()>{rule.text.text.clone()}</li> })
                .collect_view();
            view! { <ul hidden=true data-rules="">{rules}</ul> }
        });
        let id = format!("{}-error", self.name);
        Some(view! { <p class="field__error" id=id>{words}</p> {rules} }.into_any())
    }

    /// The question whose errors are told.
    fn whole(&self) -> &Question<Shown> {
        self.part_of.as_ref().map_or(self.question, |(whole, _)| whole)
    }

    /// Marks a field whose question has an error.
    pub fn invalid(&self) -> Option<&'static str> {
        self.sheet.problem(self.whole()).map(|_| "true")
    }

    /// The ids of what describes the fields.
    pub fn described_by(&self) -> String {
        let error = format!("{}-error", question_field(&self.whole().code));
        let has_hint = self.question.hint.is_some() || self.rules().is_some();
        if has_hint { format!("{}-hint {error}", self.name) } else { error }
    }

    /// The code of a choice that is not always offered, and whether it is hidden now.
    pub fn offer(&self, choice: &Choice<Shown>) -> (Option<String>, bool) {
        let is_hidden = || self.sheet.path.hidden(&self.question.code).contains(&choice.code);
        match choice.show_if {
            None => (None, false),
            Some(_) => (Some(choice.code.to_string()), is_hidden()),
        }
    }

    /// What stands in the field.
    pub fn value(&self) -> String {
        self.entered.get(&self.name)
    }

    /// "Prefer not to say" and "cannot say", as far as they are offered, with their words.
    fn nones(&self) -> Vec<(&'static str, String)> {
        let visit = self.sheet.visit;
        let not_known =
            self.question.may_not_know.then(|| (NOT_KNOWN, t!(visit, "answers-not-known")));
        let not_said = self.question.may_decline.then(|| (NOT_SAID, t!(visit, "answers-not-said")));
        not_known.into_iter().chain(not_said).collect()
    }

    fn none_radios(&self) -> AnyView {
        let radio = |(mark, words): (&str, String)| {
            tick(
                "radio",
                &self.name,
                mark,
                (words, None),
                self.entered.has(&self.name, mark),
                false,
            )
        };
        self.nones().into_iter().map(radio).collect_view().into_any()
    }

    fn none_boxes(&self) -> AnyView {
        let name = none_field(&self.name);
        let tick_box = |(mark, words): (&'static str, String)| {
            let id = if mark == NOT_SAID { name.clone() } else { format!("{name}.{mark}") };
            let ticked = self.entered.has(&name, mark);
            view! {
                <div class="choice choice--decline">
                    <input type="checkbox" id=id.clone() name=name.clone() value=mark checked=ticked data-alone=""/>
                    <label for=id>{words}</label>
                </div>
            }
        };
        self.nones().into_iter().map(tick_box).collect_view().into_any()
    }

    /// The words by which a review names the part.
    pub fn row(&self) -> Option<String> {
        self.part_of.as_ref().map(|(_, row)| row.clone())
    }
}
