//! The texts of SurveyJS: a string, or an object with one per language.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{json::word, texts::Foreign};

/// The key of the text in the main language.
const DEFAULT: &str = "default";

/// A text in all of its languages.
pub fn text(value: Option<&Value>, base: &str) -> Foreign {
    match value {
        Some(Value::Object(map)) => {
            let mut text = Foreign::default();
            for (language, words) in map {
                let language = if language == DEFAULT { base } else { language };
                text.add(language, &word(words));
            }
            text
        }
        Some(value) => Foreign::one(base, &word(value)),
        None => Foreign::default(),
    }
}

/// The languages of a file, besides its main one.
pub fn languages(file: &Value) -> Vec<String> {
    let mut found = BTreeSet::new();
    collect(file, &mut found);
    found.into_iter().collect()
}

fn collect(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            let is_text =
                !map.is_empty() && map.iter().all(|(key, value)| value.is_string() && is_tag(key));
            if is_text {
                found.extend(map.keys().filter(|key| *key != DEFAULT).cloned());
            } else {
                map.values().for_each(|value| collect(value, found));
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}

/// `fi`, `en-GB`, `zh-cn`, or the main language.
fn is_tag(key: &str) -> bool {
    let mut parts = key.split('-');
    let first = parts.next().unwrap_or_default();
    let is_short = |part: &str| (2..=4).contains(&part.len());
    key == DEFAULT
        || (matches!(first.len(), 2 | 3)
            && first.bytes().all(|byte| byte.is_ascii_lowercase())
            && parts.all(is_short))
}
