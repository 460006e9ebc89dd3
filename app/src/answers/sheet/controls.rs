//! Questions answered in one field.

use leptos::prelude::*;
use model::{
    answers::Decimal,
    language::{Shown, TextLanguage},
    questionnaires::{Choice, Kind, other_field, point_code},
};

use super::asked::Asked;
use crate::{t, ui::form::bare_text_area};

/// One line of a list that opens.
struct Item {
    value: String,
    words: String,
    other: Option<TextLanguage>,
    /// As [`Asked::offer`] says.
    offer: (Option<String>, bool),
}

impl Asked<'_> {
    /// The field.
    pub fn control(&self) -> AnyView {
        match &self.question.kind {
            Kind::LongText { .. } => {
                let described_by = Some(self.described_by());
                bare_text_area(&self.name, 5, described_by, self.invalid(), &self.value())
            }
            Kind::SingleChoice { options, .. } => self.menu(options),
            Kind::Scale { from, to, .. } => self.scale_slider(*from, *to),
            Kind::Number { decimals, slider: is_slider, unit, .. } => {
                let inputmode = if *decimals == 0 { "numeric" } else { "decimal" };
                let field =
                    self.line("text", "input input--number", Some(inputmode), unit.as_ref());
                if *is_slider { self.number_slider(field) } else { field }
            }
            Kind::Date { first, last } => {
                let day = |date: &Option<model::answers::Date>| date.map(|date| date.to_string());
                self.picked("date", &self.name, &self.value(), day(first), day(last))
            }
            Kind::Time => self.picked("time", &self.name, &self.value(), None, None),
            _ => self.line("text", "input", Some("text"), None),
        }
    }

    fn line(
        &self,
        kind: &'static str,
        class: &'static str,
        inputmode: Option<&'static str>,
        unit: Option<&Shown>,
    ) -> AnyView {
        let unit = unit.map(|unit| {
            view! { <span class="unit" lang=unit.lang() dir=unit.dir() data-unit="">{unit.text.clone()}</span> }
        });
        view! {
            <div class="with-unit">
                <input
                    class=class
                    type=kind
                    id=self.name.clone()
                    name=self.name.clone()
                    value=self.value()
                    inputmode=inputmode
                    dir="auto"
                    autocomplete="off"
                    aria-describedby=self.described_by()
                    aria-invalid=self.invalid()
                />
                {unit}
            </div>
        }
        .into_any()
    }

    /// A field for which the device has a picker; where it has none, text is typed.
    pub fn picked(
        &self,
        kind: &'static str,
        name: &str,
        value: &str,
        first: Option<String>,
        last: Option<String>,
    ) -> AnyView {
        view! {
            <input
                class="input input--picked"
                type=kind
                id=name.to_owned()
                name=name.to_owned()
                value=value.to_owned()
                min=first
                max=last
                aria-describedby=self.described_by()
                aria-invalid=self.invalid()
            />
        }
        .into_any()
    }

    /// Options in a list that opens.
    fn menu(&self, options: &[Choice<Shown>]) -> AnyView {
        let items = options.iter().map(|option| Item {
            value: option.code.to_string(),
            words: option.text.text.clone(),
            other: option.text.other,
            offer: self.offer(option),
        });
        let other = options.iter().any(|option| option.other).then(|| {
            let name = other_field(&self.name);
            let told = self.entered.get(&name);
            view! {
                <div class="other--below" data-other="">
                    <label for=name.clone()>{t!(self.sheet.visit, "answers-other-if")}</label>
                    <input class="input" type="text" id=name.clone() name=name value=told dir="auto" autocomplete="off"/>
                </div>
            }
        });
        view! { {self.select(items)} {other} }.into_any()
    }

    fn select(&self, items: impl Iterator<Item = Item>) -> AnyView {
        let items = items
            .map(|Item { value, words, other, offer: (code, is_hidden) }| {
                let (lang, dir) = (other.map(TextLanguage::tag), other.map(TextLanguage::direction));
                let selected = !is_hidden && self.entered.has(&self.name, &value);
                view! {
                    <option value=value lang=lang dir=dir selected=selected hidden=is_hidden disabled=is_hidden data-choice=code>
                        {words}
                    </option>
                }
            })
            .collect_view();
        view! {
            <select
                class="input"
                id=self.name.clone()
                name=self.name.clone()
                aria-describedby=self.described_by()
                aria-invalid=self.invalid()
            >
                <option value="">{t!(self.sheet.visit, "answers-choose")}</option>
                {items}
            </select>
        }
        .into_any()
    }

    fn scale_slider(&self, from: u8, to: u8) -> AnyView {
        let meanings = self.meanings();
        let items = (from..=to).map(|point| {
            let meaning = meanings.iter().find(|(of, _)| *of == point).map(|(_, meaning)| *meaning);
            let (words, other) = match meaning {
                Some(meaning) => (format!("{point} – {}", meaning.text), meaning.other),
                None => (point.to_string(), None),
            };
            Item { value: point_code(point), words, other, offer: (None, false) }
        });
        let field = self.select(items);
        let ends = meanings.first().zip(meanings.last()).map(|((_, low), (_, high))| {
            view! {
                <div class="scale__ends helped" aria-hidden="true">
                    <span lang=low.lang() dir=low.dir()>{format!("{from} = {}", low.text)}</span>
                    <span lang=high.lang() dir=high.dir()>{format!("{to} = {}", high.text)}</span>
                </div>
            }
        });
        self.slider(field, ends.into_any(), (from.to_string(), to.to_string(), "1".to_owned()))
    }

    fn number_slider(&self, field: AnyView) -> AnyView {
        let Kind::Number { least: Some(least), greatest: Some(greatest), decimals, step, .. } =
            &self.question.kind
        else {
            return field;
        };
        let finest = || match decimals {
            0 => "1".to_owned(),
            places => format!("0.{}1", "0".repeat(usize::from(*places) - 1)),
        };
        let step = step.map_or_else(finest, |step: Decimal| step.to_string());
        let language = self.sheet.visit.language;
        let ends = view! {
            <div class="scale__ends helped" aria-hidden="true">
                <span>{least.shown(language)}</span>
                <span>{greatest.shown(language)}</span>
            </div>
        };
        self.slider(field, ends.into_any(), (least.to_string(), greatest.to_string(), step))
    }

    /// A slider with buttons beside the field that has the value.
    fn slider(
        &self,
        field: AnyView,
        ends: AnyView,
        (min, max, step): (String, String, String),
    ) -> AnyView {
        let visit = self.sheet.visit;
        let button = |data: &'static str, mark: &'static str, words| {
            view! { <button class="mover" type="button" data-step=data aria-label=words>{mark}</button> }
        };
        view! {
            <div class="slider" data-helped="slider">
                {field}
                <div class="slider__bar helped">
                    {button("-1", "−", t!(visit, "answers-less"))}
                    <input type="range" min=min max=max step=step aria-label=t!(visit, "answers-slider") data-range=""/>
                    {button("1", "+", t!(visit, "answers-more"))}
                </div>
                {ends}
            </div>
        }
        .into_any()
    }
}
