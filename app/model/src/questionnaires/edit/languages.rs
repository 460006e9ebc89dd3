//! The forms of a question, a page, an ending have fields for the languages of the service alone: what is
//! written in others stays as it was.

use std::collections::BTreeMap;

use super::{Renamed, TextPlace, TextRow};
use crate::{
    language::{TextLanguage, Texts},
    questionnaires::{Code, Question},
};

impl Question {
    /// With the texts of `was` in the languages that its form does not have, wherever they have gone.
    #[must_use]
    pub(super) fn keep_languages(self, was: &Self, renamed: &Renamed) -> Self {
        let mut kept: BTreeMap<String, BTreeMap<TextLanguage, String>> = BTreeMap::new();
        for row in was.text_rows() {
            if !row.texts.others.is_empty() {
                kept.insert(renamed.name(&was.name(&row)), row.texts.others);
            }
        }
        if kept.is_empty() {
            return self;
        }
        let with_kept = |row: TextRow| {
            let others = kept.remove(&self.name(&row)).unwrap_or_default();
            Texts { others, ..row.texts }
        };
        let texts: Vec<Texts> = self.text_rows().into_iter().map(with_kept).collect();
        self.with_texts(&texts)
    }

    /// What names a text among those of the question: a rule is known by what must hold.
    fn name(&self, row: &TextRow) -> String {
        let rule = match row.place {
            TextPlace::Rule(number) => self.rules.get(number - 1),
            _ => None,
        };
        let id = || row.id.splitn(3, '-').nth(2).unwrap_or_default().to_owned();
        rule.map_or_else(id, |rule| format!("rule-{}", rule.must))
    }
}

impl Renamed {
    /// The name of a text after the edit: `option-CODE`, `row-CODE`, `field-CODE-option-CODE`.
    fn name(&self, name: &str) -> String {
        let Some((of, rest)) = name.split_once('-') else { return name.to_owned() };
        let (code, below) = rest.split_once('-').map_or((rest, None), |(c, b)| (c, Some(b)));
        let maps: &[&BTreeMap<Code, Code>] = match of {
            "option" | "column" | "alternative" => &[&self.options],
            "row" => &[&self.parts[0]],
            "field" => &[&self.parts[0], &self.parts[1]],
            _ => return name.to_owned(),
        };
        let new =
            code.parse().ok().and_then(|code: Code| maps.iter().find_map(|map| map.get(&code)));
        let code = new.map_or(code, Code::as_str);
        let below = below.map(|below| format!("-{}", self.name(below))).unwrap_or_default();
        format!("{of}-{code}{below}")
    }
}
