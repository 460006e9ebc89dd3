//! The file format of questionnaires: JSON with a name and a number, read with positions of mistakes.

mod mismatch;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use mismatch::{Mismatch, Shape};

use super::{Code, Ending, Page, PictureId, Questionnaire, Quota, WrittenIn, kind::is_usual};

/// The format's name with its version; `questionnaire.schema.json` describes it.
pub const FORMAT: &str = "kanssa-questionnaire/1";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    pages: Vec<Page>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    endings: Vec<Ending>,
    #[serde(default, skip_serializing_if = "is_usual")]
    one_by_one: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    quotas: Vec<Quota>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pictures: Embedded,
    #[serde(default, skip_serializing_if = "WrittenIn::is_usual")]
    written_in: WrittenIn,
}

/// Pictures as a file brings them along: each a `data:` address of a JPEG or PNG.
pub type Embedded = BTreeMap<PictureId, String>;

/// Why a file cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: FileProblemKind,
    /// What does not fit, if it is JSON and does not fit the format.
    pub mismatch: Option<Mismatch>,
    /// The same in the words of the JSON reader, in English: it names fields and values.
    pub detail: String,
}

/// What can be wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileProblemKind {
    /// It is not written in UTF-8: what could not be read was replaced by U+FFFD.
    Encoding,
    /// It is not JSON.
    Syntax,
    /// It ends too early.
    Incomplete,
    /// It is JSON, but not of this format.
    Content,
    /// It is of another format, or of another version of it.
    Format,
}

impl FileProblem {
    const fn at_line(line: usize, kind: FileProblemKind, detail: String) -> Self {
        Self { line, column: 1, kind, mismatch: None, detail }
    }
}

impl Questionnaire {
    /// Reads a file. Whether it can be published is [`Questionnaire::flaws`]'s to say.
    pub fn from_file(text: &str) -> Result<Self, FileProblem> {
        Self::from_file_with_pictures(text).map(|(questionnaire, _)| questionnaire)
    }

    /// The same, with the pictures that the file brings along.
    pub fn from_file_with_pictures(text: &str) -> Result<(Self, Embedded), FileProblem> {
        if let Some(line) = line_with(text, "\u{fffd}") {
            let detail = "not UTF-8".to_owned();
            return Err(FileProblem::at_line(line, FileProblemKind::Encoding, detail));
        }
        let file: File = serde_json::from_str(text).map_err(|error| problem(&error))?;
        if file.format != FORMAT {
            let line = line_with(text, "\"format\"").unwrap_or(1);
            let detail = format!("expected \"{FORMAT}\"");
            return Err(FileProblem::at_line(line, FileProblemKind::Format, detail));
        }
        let File { pages, endings, one_by_one, quotas, pictures, written_in, .. } = file;
        Ok((Self { pages, endings, one_by_one, quotas, written_in }, pictures))
    }

    /// The questionnaire as a file. It names its pictures and does not bring them along.
    pub fn to_file(&self) -> String {
        self.to_file_with(Embedded::new())
    }

    /// The questionnaire as a file that brings these pictures along.
    pub fn to_file_with(&self, pictures: Embedded) -> String {
        let Self { pages, endings, one_by_one, quotas, written_in } = self.clone();
        let format = FORMAT.to_owned();
        let file = File { format, pages, endings, one_by_one, quotas, pictures, written_in };
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }
}

fn problem(error: &serde_json::Error) -> FileProblem {
    use serde_json::error::Category;
    let kind = match error.classify() {
        Category::Syntax | Category::Io => FileProblemKind::Syntax,
        Category::Eof => FileProblemKind::Incomplete,
        Category::Data => FileProblemKind::Content,
    };
    let detail = error.to_string();
    // The reader's words end with the position, which is told apart.
    let detail = detail.rsplit_once(" at line ").map_or(detail.as_str(), |(words, _)| words);
    FileProblem {
        line: error.line().max(1),
        column: error.column().max(1),
        kind,
        mismatch: (kind == FileProblemKind::Content).then(|| Mismatch::told_by(detail)),
        detail: detail.to_owned(),
    }
}

/// The line (from 1) of a file on which a page or question of this code begins to be described.
pub fn line_of(text: &str, code: &Code) -> Option<usize> {
    line_with(text, &format!("\"{code}\""))
}

fn line_with(text: &str, words: &str) -> Option<usize> {
    text.lines().position(|line| line.contains(words)).map(|position| position + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"{
  "format": "kanssa-questionnaire/1",
  "pages": [
    { "code": "first", "questions": [
      { "code": "park", "text": { "fi": "Puisto?" }, "kind": "yes_no" }
    ] }
  ]
}"#;

    #[test]
    fn a_file_is_read_and_written_without_loss() {
        let read = Questionnaire::from_file(SMALL).unwrap();
        assert_eq!(read.pages[0].questions[0].code.as_str(), "park");
        assert_eq!(Questionnaire::from_file(&read.to_file()).unwrap(), read);
        assert_eq!(line_of(SMALL, &read.pages[0].questions[0].code), Some(5));
    }

    #[test]
    fn each_kind_of_mistake_is_told_with_its_place() {
        let told = |from: &str, to: &str| {
            let problem = Questionnaire::from_file(&SMALL.replacen(from, to, 1)).unwrap_err();
            (problem.kind, problem.line, problem.detail)
        };
        assert_eq!(told("\"pages\":", "\"pages\"").0, FileProblemKind::Syntax);
        assert_eq!(told("\"pages\":", "\"pages\"").1, 3);
        assert_eq!(told("Puisto", "Puist\u{fffd}").0, FileProblemKind::Encoding);
        let (kind, line, detail) = told("\"yes_no\"", "\"yes_or_no\"");
        assert_eq!((kind, line), (FileProblemKind::Content, 5));
        assert!(detail.contains("yes_or_no") && !detail.contains("at line"), "{detail}");
        assert_eq!(told("questionnaire/1", "questionnaire/9").0, FileProblemKind::Format);
        assert_eq!(told("questionnaire/1", "questionnaire/9").1, 2);
        let cut = Questionnaire::from_file(&SMALL[..60]).unwrap_err();
        assert_eq!(cut.kind, FileProblemKind::Incomplete);
        assert_eq!(told("\"park\"", "\"Park\"").0, FileProblemKind::Content, "a code");
        assert_eq!(told("Puisto", "Puist\u{fffd}").1, 5, "it was in another encoding");
        assert_eq!(told("\"text\"", "\"txt\"").0, FileProblemKind::Content, "a field");
    }
}
