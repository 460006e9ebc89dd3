//! Answers in texts: where the other tool puts one in, and we can too, it is written our way. All
//! other braces are made words.

use std::collections::BTreeMap;

use model::{
    language::Texts,
    questionnaires::{Code, Question, Questionnaire, piping::place},
};

use super::Draft;
use crate::{
    conditions::{Name, Names, Path},
    report::Note,
    texts::placeholders,
};

impl Draft {
    /// Settles the places for answers in every text that can have them.
    pub(super) fn settle_places(&mut self, questionnaire: &mut Questionnaire) {
        let mut earlier: BTreeMap<Code, Question> = BTreeMap::new();
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
                    earlier.insert(question.code.clone(), question.clone());
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
fn settled(
    texts: &Texts,
    names: &Names,
    earlier: &BTreeMap<Code, Question>,
) -> (Texts, Vec<String>) {
    let mut all = Vec::new();
    let texts = texts.map(|text| {
        let (text, written) = settle_text(text, names, earlier);
        all.extend(written);
        text
    });
    (texts, all)
}

/// The texts without places: braces are words.
pub fn made_words(texts: &Texts) -> Texts {
    // What is a word already is written with two braces.
    texts.map(|text| escaped(&text.replace("{{", "{")))
}

fn settle_text(
    text: &str,
    names: &Names,
    earlier: &BTreeMap<Code, Question>,
) -> (String, Vec<String>) {
    let (mut settled, mut written) = (String::new(), Vec::new());
    let mut rest = text;
    for placeholder in placeholders(text) {
        let Some((before, after)) = rest.split_once(placeholder) else { continue };
        settled.push_str(&escaped(before));
        let is_there = |path: &&Path| {
            let question = earlier.get(&path.question);
            question.is_some_and(|question| question.leaf(&path.parts).is_some())
        };
        match answer_of(placeholder, names).filter(is_there) {
            Some(path) => {
                // `${name}` is written with a sign before the brace.
                if settled.ends_with('$') {
                    settled.pop();
                }
                settled.push_str(&place(&path.question, &path.parts));
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

/// The question or part whose answer stands in a place: `{name}`, `{name.shown}`, or
/// `{q://QID1/ChoiceGroup/SelectedChoices}`.
fn answer_of<'n>(placeholder: &str, names: &'n Names) -> Option<&'n Path> {
    let inner = placeholder.strip_prefix('{')?.strip_suffix('}')?.trim();
    let name = match inner.strip_prefix("q://") {
        Some(rest) => rest.split('/').next()?,
        None => inner.strip_suffix(".shown").unwrap_or(inner),
    };
    match names.get(name)? {
        Name::Answer(path, _) => Some(path),
        _ => None,
    }
}
