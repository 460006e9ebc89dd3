//! The forms of a question, a page, an ending have fields for the languages of the service alone: what is
//! written in others stays as it was.

use std::collections::BTreeMap;

use super::{Renamed, TextPlace, TextRow};
use crate::{
    language::{TextLanguage, Texts},
    questionnaires::{Code, Kind, Question, Rule},
};

impl Question {
    /// With the texts of `was` in the languages that its form does not have, wherever they have gone.
    #[must_use]
    pub(super) fn keep_languages(self, was: &Self, renamed: &Renamed) -> Self {
        let mut kept: BTreeMap<String, BTreeMap<TextLanguage, String>> = BTreeMap::new();
        for row in was.text_rows() {
            if !row.texts.others.is_empty() {
                // What was taken away takes its texts along.
                if let Some(name) = renamed.name(&was.name(&row, &self), &was.kind) {
                    kept.insert(name, row.texts.others);
                }
            }
        }
        if kept.is_empty() {
            return self;
        }
        let with_kept = |row: TextRow| {
            let others = kept.remove(&self.name(&row, was)).unwrap_or_default();
            Texts { others, ..row.texts }
        };
        let texts: Vec<Texts> = self.text_rows().into_iter().map(with_kept).collect();
        self.with_texts(&texts)
    }

    /// What names a text among those of the question: a rule is known by what must hold, or by its place
    /// where that has changed and none was added or taken away.
    fn name(&self, row: &TextRow, other: &Self) -> String {
        let rule = match row.place {
            TextPlace::Rule(number) => self.rules.get(number - 1),
            _ => None,
        };
        let id = || row.id.splitn(3, '-').nth(2).unwrap_or_default().to_owned();
        let is_at_its_place = |rule: &Rule| {
            self.rules.len() == other.rules.len()
                && !other.rules.iter().any(|known| known.must == rule.must)
        };
        match (rule, row.place) {
            (Some(rule), TextPlace::Rule(number)) if is_at_its_place(rule) => {
                format!("rule#{number}")
            }
            (Some(rule), _) => format!("rule#{}", rule.must),
            (None, _) => id(),
        }
    }
}

impl Renamed {
    /// The name of a text after the edit: `option-CODE`, `row-CODE`, `field-CODE-option-CODE`. None: what
    /// it belonged to is no more, whatever has its code now.
    fn name(&self, name: &str, kind: &Kind) -> Option<String> {
        let Some((of, rest)) = name.split_once('-') else { return Some(name.to_owned()) };
        let (code, below) = rest.split_once('-').map_or((rest, None), |(c, b)| (c, Some(b)));
        let fields = usize::from(matches!(kind, Kind::Grid { .. } | Kind::Repeated { .. }));
        let map: &BTreeMap<Code, Code> = match of {
            "option" | "column" | "alternative" => &self.options,
            "row" => &self.parts[0],
            "field" => &self.parts[fields],
            _ => return Some(name.to_owned()),
        };
        let new = map.get(&code.parse::<Code>().ok()?)?;
        match below {
            Some(below) => Some(format!("{of}-{new}-{}", self.name(below, kind)?)),
            None => Some(format!("{of}-{new}")),
        }
    }
}
