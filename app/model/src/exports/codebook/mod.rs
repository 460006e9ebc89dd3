//! The codebook: what every column, code and empty cell of an export means, in every version.

mod describe;
mod rule;
mod sheet;
mod words;

use serde::Serialize;

use super::ColumnPlan;
use crate::{
    answers::{Date, Decimal},
    language::{Language, Texts},
    questionnaires::Code,
};

/// What a table means, to be handed over together with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Codebook {
    /// The language the questionnaire was written in; other languages may be missing.
    pub main_language: Language,
    /// Every version of the questionnaire, ascending.
    pub versions: Vec<i64>,
    /// How to read the table: empty cells, "prefer not to say", marks that can be undone.
    pub notes: Vec<Texts>,
    /// The columns in the order of the table.
    pub columns: Vec<Described>,
}

/// What one column means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Described {
    /// The column's name.
    pub column: String,
    /// What stands in it: `response`, `version`, `day`, `single_choice`, `multiple_choice_option`,
    /// `other_text`, `yes_no`, `scale`, `matrix_row`, `ranking_place`, `text`, `number`, `date`,
    /// `date_range_from`, `date_range_to` or `time`.
    pub holds: &'static str,
    /// The question, where it belongs to one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<Code>,
    /// The codes of the row or group and of the field, where the question has fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<Code>,
    /// The option of a multiple choice or of a ranking, the row of a matrix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Code>,
    /// The versions that have the column, ascending.
    pub versions: Vec<i64>,
    /// How it was asked, newest first: one entry as long as nothing about it changed.
    pub asked: Vec<Asked>,
    /// Every code that may stand in it, those of the newest version first. An option that was
    /// reworded has an entry for each wording.
    pub values: Vec<Meaning>,
}

/// How something was asked in some versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// In which versions, ascending.
    pub versions: Vec<i64>,
    /// Words and rules.
    #[serde(flatten)]
    pub form: Form,
}

/// The words and rules of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Form {
    /// The question.
    pub text: Texts,
    /// The words of what the column is about within the question: row or number of the group,
    /// field, option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Texts>,
    /// The hint under the question, or under its field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Texts>,
    /// What a number counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Texts>,
    /// The least number or point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<Decimal>,
    /// The greatest number or point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greatest: Option<Decimal>,
    /// How far one number is from the next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<Decimal>,
    /// What all numbers of the question had to add up to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sum: Option<Decimal>,
    /// The most decimals of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// The first day that could be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_day: Option<Date>,
    /// The last day that could be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<Date>,
    /// The least characters of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least_characters: Option<u32>,
    /// The most characters of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_characters: Option<u32>,
    /// The least options that may be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least_options: Option<u32>,
    /// The most options that may be chosen or given a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_options: Option<u32>,
    /// Sending needed an answer.
    pub required: bool,
    /// "Prefer not to say" was offered.
    pub may_decline: bool,
    /// "Cannot say" was offered.
    pub may_not_know: bool,
    /// The rule by which the question was shown, by codes of questions; none: always.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown_if: Option<String>,
}

/// What a code in a column means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Meaning {
    /// The code as it stands in the file (`true` and `false` stand for `1` and `0` in JSON).
    pub value: String,
    /// What it says; empty for points of a scale that had no words.
    pub label: Texts,
    /// The versions in which it says so, ascending.
    pub versions: Vec<i64>,
}

impl ColumnPlan {
    /// The codebook of this plan; `main` is the language the questionnaire was written in.
    pub fn codebook(&self, main: Language) -> Codebook {
        let versions: Vec<i64> = self.questionnaires.keys().copied().collect();
        Codebook {
            main_language: main,
            notes: words::notes(),
            columns: self.columns().iter().map(|column| self.describe(column)).collect(),
            versions,
        }
    }
}

#[cfg(test)]
mod tests;
