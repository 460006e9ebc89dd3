//! The manifest: what a file of answers is, made to travel with it (R29).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Format, PersonalData};
use crate::{language::Texts, questionnaires::Code};

/// What a file of answers is, for whom, why, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of this form: [`Manifest::FORMAT`].
    pub format: String,
    /// The export's id: tells one copy from another.
    pub export: Uuid,
    /// When it was made, in ISO 8601.
    pub made_at: String,
    /// The last day on which a copy may be kept, in ISO 8601.
    pub delete_by: String,
    /// The project's name.
    pub project: Texts,
    /// What the city wants to find out and what for (R8).
    pub purpose: Texts,
    /// The service it is about.
    pub service: Texts,
    /// The task.
    pub task: Uuid,
    /// The task's title.
    pub title: Texts,
    /// Who gets it.
    pub recipient: Recipient,
    /// Who of the staff asked for it.
    pub made_by: String,
    /// Why, in their words.
    pub reason: String,
    /// On what ground it is secret (R57).
    pub secrecy: String,
    /// The form of the table.
    pub table: Format,
    /// Whether it has what people wrote in words of their own.
    pub own_words: bool,
    /// The versions of the questionnaire it has answers to, ascending.
    pub questionnaire_versions: Vec<i64>,
    /// How many responses: one row each.
    pub rows: u64,
    /// What is not in it.
    pub left_out: LeftOut,
    /// The fewest responses that are handed out at all.
    pub least_rows: u64,
    /// The fewest people who answered the comparison questions alike; none: there are no such
    /// questions.
    pub smallest_group: Option<SmallestGroup>,
    /// In how many texts there seem to be personal data; none: the file has no texts.
    pub personal_data: Option<PersonalData>,
    /// The table, its codebook, and scripts that read them.
    pub files: Vec<ExportedFile>,
}

impl Manifest {
    /// The version of this form.
    pub const FORMAT: &str = "kanssa-export/1";
    /// Section 24(1)(16) of the Act on the Openness of Government Activities: material given
    /// voluntarily for research or statistics (R57).
    pub const SECRECY: &str = "JulkL (621/1999) 24 § 1 mom. 16 k.";
}

/// Who gets a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// The city itself.
    City,
    /// A partner of the project.
    Partner {
        /// The partner's name.
        name: String,
        /// The contract under which they get it.
        contract: String,
        /// The country of the EEA where they keep it (R32).
        place: String,
    },
}

/// What is not in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Responses that the city gets and this partner does not: in whole blocks, because somebody in
    /// them had not been told of the partner when they began (R28). None, or eight and more.
    pub for_another_recipient: u64,
}

/// The fewest people who answered some questions alike: the k of k-anonymity over them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmallestGroup {
    /// The questions.
    pub questions: Vec<Code>,
    /// How many people.
    pub people: u64,
}

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedFile {
    /// What is in it.
    pub kind: FileKind,
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// The SHA-256 of its content, in lower-case hexadecimal digits.
    pub sha256: String,
}

/// What is in a file of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// The answers.
    Table,
    /// What the columns and codes mean.
    Codebook,
    /// Syntax that reads the answers into SPSS, with the words of columns and codes.
    Spss,
    /// A script that does the same in R.
    R,
}

impl FileKind {
    /// Its name in the database and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Codebook => "codebook",
            Self::Spss => "spss",
            Self::R => "r",
        }
    }

    /// What the file's name ends in, where the table has this form.
    pub const fn extension(self, table: Format) -> &'static str {
        match self {
            Self::Table | Self::Codebook => table.extension(),
            Self::Spss => "sps",
            Self::R => "R",
        }
    }

    /// The media type, where the table has this form.
    pub const fn media_type(self, table: Format) -> &'static str {
        match self {
            Self::Table | Self::Codebook => table.media_type(),
            Self::Spss | Self::R => "text/plain; charset=utf-8",
        }
    }
}
