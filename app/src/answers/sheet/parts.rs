//! Questions answered in several fields.

use leptos::prelude::*;
use model::{
    language::Shown,
    questionnaires::{Choice, Code, FROM, Kind, Question, TO, end_field, part_field, repetition},
};

use super::asked::Asked;
use crate::t;

impl Asked<'_> {
    /// Its fields, one below the other.
    pub fn parts(&self) -> AnyView {
        match &self.question.kind {
            Kind::DateRange { .. } => self.span(),
            Kind::Fields { fields, .. } => self.fields(&self.name, fields, None),
            Kind::Grid { rows, fields } => self.grid(rows, fields),
            Kind::Repeated { fields, at_most } => self.repeated(fields, *at_most),
            _ => ().into_any(),
        }
    }

    fn fields(&self, name: &str, fields: &[Question<Shown>], row: Option<&str>) -> AnyView {
        fields
            .iter()
            .map(|field| {
                let words = field.text.text.as_str();
                let row = row.map_or_else(|| words.to_owned(), |row| format!("{row} – {words}"));
                let part = Asked {
                    sheet: self.sheet,
                    question: field,
                    name: part_field(name, field.code.as_str()),
                    entered: self.entered,
                    part_of: Some((self.question, row)),
                };
                let code = part.name.clone();
                view! { <div class="part" data-row=part.row() data-part=code>{part.body()}</div> }
            })
            .collect_view()
            .into_any()
    }

    fn grid(&self, rows: &[Choice<Shown>], fields: &[Question<Shown>]) -> AnyView {
        rows.iter()
            .map(|row| {
                let name = part_field(&self.name, row.code.as_str());
                let words = &row.text;
                let (code, is_hidden) = self.offer(row);
                view! {
                    <fieldset class="matrix__row" hidden=is_hidden data-choice=code>
                        <legend lang=words.lang() dir=words.dir()>{words.text.clone()}</legend>
                        <div class="parts">{self.fields(&name, fields, Some(&words.text))}</div>
                    </fieldset>
                }
            })
            .collect_view()
            .into_any()
    }

    /// As many groups as are filled in or asked for; where scripts run the others wait hidden.
    fn repeated(&self, fields: &[Question<Shown>], at_most: u8) -> AnyView {
        let visit = self.sheet.visit;
        let shown_field = part_field(&self.name, "shown");
        let filled = |number: &Code| {
            let name = part_field(&self.name, number.as_str());
            self.entered.0.iter().any(|(n, v)| n.starts_with(&format!("{name}-")) && !v.is_empty())
        };
        let last_filled =
            (1..=at_most).filter(|n| repetition(*n).is_some_and(|code| filled(&code))).max();
        let asked_for: u8 = self.entered.get(&shown_field).parse().unwrap_or(1);
        let is_more_wanted = self.entered.has("add", self.question.code.as_str());
        let shown = last_filled
            .unwrap_or(1)
            .max(asked_for.saturating_add(u8::from(is_more_wanted)))
            .min(at_most);
        let groups = (1..=at_most)
            .filter_map(|number| {
                let name = part_field(&self.name, repetition(number)?.as_str());
                let heading = number.to_string();
                let fields = self.fields(&name, fields, Some(&heading));
                let clear = t!(visit, "answers-repeated-empty", number = number);
                Some(view! {
                    <fieldset class="repeated" hidden={number > shown} data-repeated="">
                        <legend>{t!(visit, "answers-repeated", number = number)}</legend>
                        {fields}
                        <button class="helped link-button" type="button" data-empty="">{clear}</button>
                    </fieldset>
                })
            })
            .collect_view();
        let code = self.question.code.to_string();
        view! {
            <div data-helped="repeated">
                <input type="hidden" name=shown_field value=shown.to_string() data-shown=""/>
                {groups}
                <button class="button button--light" type="submit" name="add" value=code hidden={shown >= at_most} data-add="">
                    {t!(visit, "answers-repeated-add")}
                </button>
            </div>
        }
        .into_any()
    }

    fn span(&self) -> AnyView {
        let Kind::DateRange { first, last } = &self.question.kind else { return ().into_any() };
        let day = |date: &Option<model::answers::Date>| date.map(|date| date.to_string());
        let end = |code: &str, words: String| {
            let name = end_field(&self.name, code);
            let value = self.entered.get(&name);
            let field = self.picked("date", &name, &value, day(first), day(last));
            let row = words.clone();
            view! {
                <div class="part" data-row=row>
                    <label class="part__asked" for=name>{words}</label>
                    {field}
                </div>
            }
        };
        let visit = self.sheet.visit;
        view! {
            <div class="side-by-side">
                {end(FROM, t!(visit, "answers-from"))}
                {end(TO, t!(visit, "answers-to"))}
            </div>
        }
        .into_any()
    }
}
