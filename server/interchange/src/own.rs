//! Our own files: as they are, with every question in the report.

use model::{
    language::{Language, Texts},
    questionnaires::Questionnaire,
};
use serde_json::Value;

use crate::{
    Import,
    draft::kind_name,
    error::ImportError,
    report::{Entry, Format, Ours, Outcome, Report, Totals},
};

/// Whether a JSON is such a file, of whichever version.
pub fn is_one(file: &Value) -> bool {
    let format = file.get("format").and_then(Value::as_str);
    format.is_some_and(|format| format.starts_with("kanssa-questionnaire/"))
}

/// Reads a file. A flaw of it stays: it is ours to mend in the editor.
pub fn read(text: &str) -> Result<Import, ImportError> {
    let read = Questionnaire::from_file_with_pictures(text);
    let (questionnaire, pictures) = read.map_err(ImportError::Own)?;
    let main = main(&questionnaire);
    let mut totals = Totals::default();
    let questions = questionnaire.questions().map(|question| {
        totals.count(Outcome::BroughtOver);
        let held = question.show_if.iter().count();
        totals.conditions += held;
        totals.translated += held;
        let kind = kind_name(&question.kind);
        Entry {
            foreign: question.code.to_string(),
            foreign_kind: kind.to_owned(),
            ours: vec![Ours { code: question.code.clone(), kind }],
            outcome: Outcome::BroughtOver,
            notes: Vec::new(),
        }
    });
    let questions = questions.collect();
    let held = questionnaire.pages.iter().filter(|page| page.show_if.is_some()).count();
    totals.conditions += held;
    totals.translated += held;
    let report = Report {
        format: Format::Kanssa,
        version: Some(model::questionnaires::FORMAT.to_owned()),
        totals,
        notes: Vec::new(),
        pages: Vec::new(),
        questions,
    };
    Ok(Import { questionnaire, pictures, title: Texts::default(), main, report })
}

/// The language in which least is missing; of several, the first of ours.
fn main(questionnaire: &Questionnaire) -> Language {
    let missing = |language: &Language| questionnaire.count_missing(*language);
    Language::ALL.into_iter().min_by_key(missing).unwrap_or_default()
}
