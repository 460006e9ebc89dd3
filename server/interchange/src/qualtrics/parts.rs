//! The parts of a Qualtrics question: texts in languages, choices, answers, limits.

use model::{
    answers::Decimal,
    questionnaires::{Choice, Kind},
};
use serde_json::Value;

use crate::json::{entries, field, get, ordered, says, word};
use crate::{
    draft::{Choices, Held, Offer},
    report::{Note, Why},
    texts::{Foreign, Languages, Notes},
};

/// One question of the file, with the languages of the whole file.
pub struct Asked<'a> {
    pub payload: &'a Value,
    pub languages: &'a Languages,
}

impl<'a> Asked<'a> {
    /// A text of the question, in all languages it has.
    pub fn text(&self, path: &[&str]) -> Foreign {
        let mut text = Foreign::one(self.languages.base(), &at(self.payload, path));
        for (language, translated) in entries(get(self.payload, "Language")) {
            text.add(&language, &at(translated, path));
        }
        text
    }

    /// The choices of one of its lists, in order.
    pub fn list(&self, name: &str, order: &str) -> Vec<(String, &'a Value)> {
        ordered(get(self.payload, name), get(self.payload, order))
    }

    /// Its choices as ours. `owner` leads to the list in translations.
    pub fn choices(&self, name: &str, order: &str, notes: &mut Notes) -> Choices<'a> {
        let mut choices = Choices::new(self.languages);
        let recoded = get(self.payload, if name == "Answers" { "" } else { "RecodeValues" });
        let named = get(self.payload, if name == "Answers" { "" } else { "VariableNaming" });
        for (key, content) in self.list(name, order) {
            let in_data = [named, recoded]
                .into_iter()
                .filter_map(|map| map.get(&key).map(word))
                .find(|value| !value.is_empty());
            let text = self.text(&[name, &key, "Display"]);
            let in_data = in_data.unwrap_or_else(|| key.clone());
            let choice = choices.add_as(&key, &in_data, &text, notes);
            choice.other = field(content, "TextEntry") == "true";
            choice.alone = field(content, "ExclusiveAnswer") == "true";
        }
        only_one_other(&mut choices.list, notes);
        choices
    }

    /// What a setting of its validation says.
    pub fn setting(&self, name: &str) -> String {
        field(get(get(self.payload, "Validation"), "Settings"), name)
    }

    /// A setting that is a number.
    pub fn number(&self, name: &str) -> Option<Decimal> {
        Decimal::parse(&self.setting(name))
    }

    /// A setting that is a count.
    pub fn count(&self, name: &str) -> Option<u32> {
        self.setting(name).parse().ok().filter(|count| *count > 0)
    }

    /// When its choices, or the rows of a matrix, are offered.
    pub fn offers(&self) -> Vec<Offer> {
        let list = self.list("Choices", "ChoiceOrder");
        let of = list.len();
        let offer = |(place, (_, content)): (usize, &(String, &Value))| {
            let held = super::logic::is_there(content, "DisplayLogic")
                .then(|| super::logic::condition(get(content, "DisplayLogic")))?;
            Some(Offer { place, of, held })
        };
        list.iter().enumerate().filter_map(offer).collect()
    }

    /// The conditions of columns, which they cannot have here.
    pub fn conditions_of_columns(&self) -> Vec<Held> {
        let mut all = Vec::new();
        for (_, content) in entries(get(self.payload, "Answers")) {
            if super::logic::is_there(content, "DisplayLogic") {
                all.push(super::logic::condition(get(content, "DisplayLogic")));
            }
        }
        all
    }

    /// Notes what every kind of question can lose.
    pub fn note_losses(&self, notes: &mut Notes) {
        let payload = self.payload;
        let randomized = get(payload, "Randomization");
        match field(randomized, "Type").as_str() {
            "All" => notes.add(Note::RandomOrderLost),
            "" | "None" => {}
            other => notes.add(Note::SettingLost { setting: format!("Randomization={other}") }),
        }
        if says(payload, "QuestionJS") {
            notes.once(Note::ScriptRemoved);
        }
        if says(payload, "DefaultChoices") {
            notes.add(Note::DefaultLost);
        }
        if says(payload, "GradingData") {
            notes.add(Note::ScoresLost);
        }
        for name in ["DynamicChoices", "DynamicAnswers"] {
            if says(payload, name) {
                notes.add(Note::FilterLost { original: get(payload, name).to_string() });
            }
        }
        if self.setting("Type") == "CustomValidation" {
            notes.lost_check("CustomValidation");
        }
    }
}

/// Only one choice can have a field beside it here.
fn only_one_other(choices: &mut [Choice], notes: &mut Notes) {
    let mut has_other = false;
    for choice in choices {
        if choice.other && has_other {
            choice.other = false;
            notes.add(Note::SettingLost { setting: format!("TextEntry {}", choice.code) });
        }
        has_other |= choice.other;
    }
}

fn at(value: &Value, path: &[&str]) -> String {
    let mut value = value;
    for name in path {
        value = match value {
            Value::Array(list) => {
                name.parse().ok().and_then(|n: usize| list.get(n)).unwrap_or(&Value::Null)
            }
            other => get(other, name),
        };
    }
    word(value)
}

/// A text field with the limits and the content that a question asks for.
pub fn text_kind(asked: &Asked<'_>, is_long: bool, notes: &mut Notes) -> Kind {
    let settings = |name: &str| asked.setting(name);
    let content = match settings("Type").as_str() {
        "ContentType" => settings("ContentType"),
        _ => String::new(),
    };
    match content.as_str() {
        "ValidNumber" => {
            let valid = get(get(get(asked.payload, "Validation"), "Settings"), "ValidNumber");
            let number =
                |name: &str| Decimal::parse(&field(valid, name)).or_else(|| asked.number(name));
            let decimals = field(valid, "NumDecimals").parse().or(settings("NumDecimals").parse());
            Kind::Number {
                least: number("Min"),
                greatest: number("Max"),
                decimals: decimals.unwrap_or(6).min(6),
                step: None,
                slider: false,
                unit: None,
            }
        }
        "ValidDate" => Kind::Date { first: None, last: None },
        other => {
            if !other.is_empty() {
                notes.lost_check(other);
            }
            let most = asked.count("MaxChars").or(asked.count("TotalChars"));
            let at_least = asked.count("MinChars").unwrap_or(0);
            if is_long {
                Kind::LongText { at_least, most: most.unwrap_or(10_000) }
            } else {
                Kind::ShortText { at_least, most: most.unwrap_or(1_000) }
            }
        }
    }
}

/// Conditions of choices: those that always hold say nothing, the others are lost.
pub fn of_options(held: Held) -> Held {
    let tree = held.tree.map(crate::conditions::on_option);
    Held { original: held.original, tree: tree.map_err(|_| Why::OnAnOption) }
}
