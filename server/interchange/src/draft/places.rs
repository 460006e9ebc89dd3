//! Answers in texts: where the other tool puts one in, and we can too, it is written our way. All
//! other braces are made words.

use std::collections::BTreeSet;

use model::{
    language::Texts,
    questionnaires::{Code, Questionnaire},
};

use super::Draft;
use crate::{
    conditions::{Name, Names},
    report::Note,
    texts::placeholders,
};

impl Draft {
    /// Settles the places for answers in every text that can have them.
    pub(super) fn settle_places(&mut self, questionnaire: &mut Questionnaire) {
        let mut earlier: BTreeSet<Code> = BTreeSet::new();
        for page in &mut questionnaire.pages {
            if let Some(title) = &mut page.title {
                *title = settled(title, &self.names, &earlier).0;
            }
            for question in &mut page.questions {
                let (text, mut written) = settled(&question.text, &self.names, &earlier);
                question.text = text;
                if let Some(hint) = &mut question.hint {
                    let (text, of_hint) = settled(hint, &self.names, &earlier);
                    *hint = text;
                    written.extend(of_hint);
                }
                self.note_written(&question.code, &written);
                if question.has_answer() {
                    earlier.insert(question.code.clone());
                }
            }
        }
    }

    /// What is written our way was not merely kept.
    fn note_written(&mut self, code: &Code, written: &[String]) {
        let found = self.entries.iter_mut().chain(&mut self.page_entries);
        let mut found = found.filter(|entry| entry.ours.iter().any(|ours| ours.code == *code));
        let Some(entry) = found.next() else { return };
        for note in &mut entry.notes {
            match note {
                Note::PlaceholderKept { placeholder } if written.contains(placeholder) => {
                    *note = Note::PlaceholderTranslated { placeholder: placeholder.clone() };
                }
                _ => {}
            }
        }
    }
}

/// The texts with places of ours, and the placeholders that became such.
fn settled(texts: &Texts, names: &Names, earlier: &BTreeSet<Code>) -> (Texts, Vec<String>) {
    let mut all = Vec::new();
    let mut settle = |text: &Option<String>| {
        text.as_ref().map(|text| {
            let (text, written) = settle_text(text, names, earlier);
            all.extend(written);
            text
        })
    };
    let texts = Texts { fi: settle(&texts.fi), sv: settle(&texts.sv), en: settle(&texts.en) };
    (texts, all)
}

fn settle_text(text: &str, names: &Names, earlier: &BTreeSet<Code>) -> (String, Vec<String>) {
    let (mut settled, mut written) = (String::new(), Vec::new());
    let mut rest = text;
    for placeholder in placeholders(text) {
        let Some((before, after)) = rest.split_once(placeholder) else { continue };
        settled.push_str(&escaped(before));
        match answer_of(placeholder, names).filter(|code| earlier.contains(code)) {
            Some(code) => {
                // `${name}` is written with a sign before the brace.
                if settled.ends_with('$') {
                    settled.pop();
                }
                settled.extend(["{", code.as_str(), "}"]);
                written.push(placeholder.to_owned());
            }
            None => settled.push_str(&escaped(placeholder)),
        }
        rest = after;
    }
    settled.push_str(&escaped(rest));
    (settled, written)
}

fn escaped(words: &str) -> String {
    words.replace('{', "{{")
}

/// The question whose answer stands in a place: `{name}`, `{name.shown}`, or
/// `{q://QID1/ChoiceGroup/SelectedChoices}`.
fn answer_of(placeholder: &str, names: &Names) -> Option<Code> {
    let inner = placeholder.strip_prefix('{')?.strip_suffix('}')?.trim();
    let name = match inner.strip_prefix("q://") {
        Some(rest) => rest.split('/').next()?,
        None => inner.strip_suffix(".shown").unwrap_or(inner),
    };
    match names.get(name)? {
        Name::Answer(path, _) if path.parts.is_empty() => Some(path.question.clone()),
        _ => None,
    }
}
