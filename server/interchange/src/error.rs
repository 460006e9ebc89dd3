//! Why a file is not taken.

use model::questionnaires::FileProblem;
use serde::Serialize;

/// The most bytes of a file.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

/// Why a file cannot be read as a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// More bytes than are read.
    #[error("the file is larger than {most} bytes")]
    TooLarge {
        /// The most bytes.
        most: usize,
    },
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is none of the formats that are read.
    #[error("the file is none of the formats that can be read")]
    UnknownFormat,
    /// It is text, but not UTF-8.
    #[error("the file is not UTF-8, from byte {byte}")]
    WrongEncoding {
        /// The first byte that is not.
        byte: usize,
    },
    /// It is broken, or ends too early.
    #[error("the file is broken at {place}: {detail}")]
    Broken {
        /// Where.
        place: Place,
        /// What is wrong, in the words of the reader of the format.
        detail: String,
    },
    /// A limit that keeps files from taking all memory or time.
    #[error("the file has too much of something: {0:?}")]
    TooMuch(Limit),
    /// It is of a kind that is read, but there is no question in it.
    #[error("there is no question in the file")]
    NoQuestions,
    /// A file of our own with a mistake.
    #[error("line {}, column {}: {}", .0.line, .0.column, .0.detail)]
    Own(FileProblem),
}

/// Where a file is broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Somewhere in it.
    File,
    /// At this byte.
    Byte(u64),
    /// At this line and column, from 1.
    Line(usize, usize),
    /// In this part of it: a table, a sheet, an element.
    Part(String),
}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File => formatter.write_str("some place"),
            Self::Byte(byte) => write!(formatter, "byte {byte}"),
            Self::Line(line, column) => write!(formatter, "line {line}, column {column}"),
            Self::Part(part) => formatter.write_str(part),
        }
    }
}

/// What a file can have too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Elements within elements.
    Nesting,
    /// Rows of a table or a sheet.
    Rows,
    /// Files in an archive.
    Entries,
    /// Bytes after unpacking.
    Unpacked,
    /// Questions.
    Questions,
    /// Options, rows or fields of one question.
    Choices,
}

impl ImportError {
    /// The file is broken somewhere within this part of it.
    pub(crate) fn broken(part: &str, detail: &impl ToString) -> Self {
        Self::Broken { place: Place::Part(part.to_owned()), detail: detail.to_string() }
    }
}

impl From<serde_json::Error> for ImportError {
    fn from(error: serde_json::Error) -> Self {
        if error.to_string().contains("recursion limit") {
            return Self::TooMuch(Limit::Nesting);
        }
        let detail = error.to_string();
        let detail = detail.rsplit_once(" at line ").map_or(detail.as_str(), |(words, _)| words);
        let place = Place::Line(error.line().max(1), error.column().max(1));
        Self::Broken { place, detail: detail.to_owned() }
    }
}
