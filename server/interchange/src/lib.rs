//! Questionnaires of other tools, read and written.
//!
//! [`read`] takes a file as it is and tells what became of each of its questions; [`write`] does
//! the same the other way. Nothing is dropped without a word in the report.

mod codes;
mod conditions;
mod draft;
mod error;
mod export;
mod html;
mod json;
mod limesurvey;
mod own;
mod qualtrics;
mod report;
mod surveyjs;
mod texts;
mod words;
mod xlsform;

use model::{
    language::{Language, Texts},
    questionnaires::{Embedded, Questionnaire},
};

pub use error::{ImportError, Limit, MOST_BYTES, Place};
pub use export::{ExportError, Written, write};
pub use report::{Entry, Format, Note, Ours, Outcome, Report, Totals, Why};

/// A questionnaire read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The questionnaire. Unless the file is our own, it has no flaws in its main language.
    pub questionnaire: Questionnaire,
    /// The pictures that the file brings along, as far as it is our own.
    pub pictures: Embedded,
    /// What the file calls it; blank if it has no title.
    pub title: Texts,
    /// The language in which every text is there.
    pub main: Language,
    /// What came over, what was changed and what was lost.
    pub report: Report,
}

/// Reads a file of any format that is known, by its content. `name` is the file's name, the title
/// of what has none.
pub fn read(bytes: &[u8], name: Option<&str>) -> Result<Import, ImportError> {
    read_into(bytes, name, Language::En)
}

/// The same; where the file has none of our languages, its main one takes the place of `place`.
pub fn read_into(bytes: &[u8], name: Option<&str>, place: Language) -> Result<Import, ImportError> {
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooLarge { most: MOST_BYTES });
    }
    if xlsform::is_one(bytes) {
        return xlsform::read(bytes, place).map(|import| with_title(import, name));
    }
    let text = || std::str::from_utf8(bytes).map(|text| text.trim_start_matches('\u{feff}'));
    let text = text().map_err(|error| ImportError::WrongEncoding { byte: error.valid_up_to() })?;
    read_text(text, place).map(|import| with_title(import, name))
}

fn with_title(mut import: Import, name: Option<&str>) -> Import {
    if import.title.is_blank() {
        import.title = titled(name, import.main);
    }
    import
}

fn read_text(text: &str, place: Language) -> Result<Import, ImportError> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(ImportError::Empty);
    }
    if limesurvey::is_one(start) {
        return limesurvey::read(text, place);
    }
    if !start.starts_with(['{', '[']) {
        return Err(ImportError::UnknownFormat);
    }
    let file: serde_json::Value = serde_json::from_str(text)?;
    if own::is_one(&file) {
        return own::read(text);
    }
    if qualtrics::is_one(&file) {
        return qualtrics::read(&file, place);
    }
    if surveyjs::is_one(&file) {
        return surveyjs::read(&file, place);
    }
    Err(ImportError::UnknownFormat)
}

/// The title of a file that has none: its name without the ending.
fn titled(name: Option<&str>, language: Language) -> Texts {
    let name = name.unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let clean: String = name.chars().filter(|c| !c.is_control()).take(200).collect();
    [(language, clean)].into_iter().collect()
}
