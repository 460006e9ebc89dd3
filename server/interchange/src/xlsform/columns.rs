//! The columns of a form: which of them are texts, and in which languages.

use super::workbook::Row;
use crate::texts::Foreign;

/// The languages that columns of a form are in.
#[derive(Debug)]
pub struct Columns {
    /// The main language: as the settings say, or that of the first column of texts.
    pub base: String,
    /// All languages, in order of the columns.
    pub languages: Vec<String>,
}

/// Columns that hold texts.
const TEXTS: [&str; 3] = ["label", "hint", "guidance_hint"];

impl Columns {
    /// The languages of these columns.
    pub fn of(survey: &[String], choices: &[String], default: &str) -> Self {
        let mut languages: Vec<String> = Vec::new();
        for name in survey.iter().chain(choices) {
            if let Some((kind, language)) = split(name)
                && TEXTS.contains(&kind)
                && !languages.iter().any(|known| known == language)
            {
                languages.push(language.to_owned());
            }
        }
        let is_known = languages.iter().any(|language| language == default);
        let base = match (default, languages.first()) {
            (default, _) if is_known => default.to_owned(),
            // Columns without a language are in the one that the settings name.
            ("" | "default", None) => "default".to_owned(),
            ("" | "default", Some(first)) => first.clone(),
            (default, _) => default.to_owned(),
        };
        Self { base, languages }
    }

    /// A text of a row in all languages.
    pub fn text(&self, row: &Row, kind: &str) -> Foreign {
        let mut text = Foreign::default();
        for (name, words) in row {
            match split(name) {
                Some((found, language)) if found == kind => text.add(language, words),
                None if name == kind => text.add(&self.base, words),
                _ => {}
            }
        }
        text
    }
}

/// `label::Suomi (fi)`: the kind of text, and the language.
fn split(name: &str) -> Option<(&str, &str)> {
    let (kind, language) = name.split_once("::").or_else(|| name.split_once(':'))?;
    Some((kind.trim(), language.trim()))
}
