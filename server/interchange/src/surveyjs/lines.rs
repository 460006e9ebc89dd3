//! SurveyJS' fields of one line or several: words, numbers, days and times.

use model::{
    answers::{Date, Decimal},
    questionnaires::{Code, Kind},
};

use super::kinds::Maker;
use crate::{
    conditions::Values,
    draft::question,
    json::{entries, field, get},
    report::Note,
    words::{DATE, TIME},
};

impl Maker<'_> {
    /// A field of one line, of whatever it is to hold.
    pub fn text(&mut self) -> Kind {
        let input = field(self.element, "inputType");
        let (kind, values) = match input.as_str() {
            "number" => (self.number(false), Values::Number),
            "range" => (self.number(true), Values::Number),
            "date" => (self.date(), Values::Other),
            "time" => (Kind::Time, Values::Other),
            "datetime" | "datetime-local" => (self.date_and_time(), Values::Other),
            other => {
                if matches!(other, "email" | "tel" | "url" | "month" | "week" | "color") {
                    self.notes.lost_check(other);
                }
                let (at_least, most) = self.lengths(1_000);
                (Kind::ShortText { at_least, most }, Values::Words)
            }
        };
        self.whole(values);
        kind
    }

    /// Several lines.
    pub fn comment(&mut self) -> Kind {
        self.whole(Values::Words);
        let (at_least, most) = self.lengths(10_000);
        Kind::LongText { at_least, most }
    }

    fn lengths(&self, otherwise: u32) -> (u32, u32) {
        let mut most = field(self.element, "maxLength").parse().ok().filter(|most| *most > 0);
        let mut at_least = 0;
        for (_, validator) in entries(get(self.element, "validators")) {
            if field(validator, "type") == "text" {
                at_least = field(validator, "minLength").parse().unwrap_or(0);
                most = most.or(field(validator, "maxLength").parse().ok().filter(|most| *most > 0));
            }
        }
        (at_least, most.unwrap_or(otherwise).min(10_000))
    }

    /// A number, typed or set with a slider.
    pub fn number(&mut self, is_slider: bool) -> Kind {
        let limit = |name: &str| Decimal::parse(&field(self.element, name));
        let (mut least, mut greatest) = (limit("min"), limit("max"));
        for (_, validator) in entries(get(self.element, "validators")) {
            if field(validator, "type") == "numeric" {
                least = least.or(Decimal::parse(&field(validator, "minValue")));
                greatest = greatest.or(Decimal::parse(&field(validator, "maxValue")));
            }
        }
        let step = limit("step").filter(|step| *step > Decimal::whole(0));
        if is_slider {
            least = least.or(Some(Decimal::whole(0)));
            greatest = greatest.or(Some(Decimal::whole(100)));
        }
        // Without a step a browser takes whole numbers only.
        let finest = [least, greatest, step].into_iter().flatten().map(Decimal::decimals).max();
        let is_any = field(self.element, "step") == "any";
        let decimals = if is_any { 6 } else { finest.unwrap_or(0).min(6) };
        let is_plain = step == Some(Decimal::whole(1)) && decimals == 0;
        Kind::Number {
            least,
            greatest,
            decimals,
            step: step.filter(|_| !is_plain),
            slider: is_slider,
            unit: None,
        }
    }

    fn date(&mut self) -> Kind {
        let mut limit = |name: &str| {
            let value = field(self.element, name);
            let date = value.get(..10).and_then(Date::parse);
            if date.is_none() && !value.is_empty() {
                self.notes.lost_check(format!("{name}={value}"));
            }
            date
        };
        Kind::Date { first: limit("min"), last: limit("max") }
    }

    fn date_and_time(&mut self) -> Kind {
        let date = self.date();
        self.notes.once(Note::WordsAdded);
        let code = |text: &str| Code::proposed(text, text);
        let fields = vec![
            question(code("day"), self.languages.words(DATE), date),
            question(code("time"), self.languages.words(TIME), Kind::Time),
        ];
        Kind::Fields { fields, sum: None }
    }
}
