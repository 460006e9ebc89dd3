//! Which columns the answers to a questionnaire in all its versions take, whatever the format.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{names::Names, order::Seen};
use crate::{
    answers::ByCode,
    questionnaires::{Choice, Code, Kind, Question, Questionnaire},
};

/// One column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name: a lower-case ASCII letter, then letters, digits and `_`, at most 64 characters.
    pub name: String,
    /// The question it belongs to; none for the three columns about the response.
    pub question: Option<Code>,
    /// What stands in it.
    pub holds: Holds,
    /// The questionnaire versions that have it, ascending; empty for the columns about the response.
    pub versions: Vec<i64>,
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The response's identifier within the project.
    Response,
    /// The questionnaire version of the response's sent answers.
    Version,
    /// The day on which the last answers of the response's block were sent.
    Day,
    /// The option of a single choice.
    Option,
    /// Whether this option of a multiple choice was chosen.
    Flag(Code),
    /// What was typed as "other, what?".
    OtherText,
    /// Yes or no.
    YesNo,
    /// A point of a scale.
    Point,
    /// The column chosen in this row of a matrix.
    Row(Code),
    /// A text.
    Text,
    /// A number.
    Number,
}

/// The columns of a task's answers, and where each answer goes.
///
/// Names are given in order of first appearance: a later version never changes the name of a
/// column that is there already, so a script written for one file reads the next.
#[derive(Clone, Debug)]
pub struct ColumnPlan {
    columns: Vec<Column>,
    places: ByCode<Vec<Place>>,
    pub(super) has_own_words: bool,
    pub(super) questionnaires: BTreeMap<i64, Questionnaire>,
}

#[derive(Clone, Debug)]
struct Place {
    version: i64,
    columns: Range<usize>,
}

/// What makes answers to one code comparable: answers of different shapes never share a column.
///
/// A scale's ends belong to it, since a mean over 1–5 and 0–10 points would mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    SingleChoice,
    MultipleChoice,
    YesNo,
    Scale { from: u8, to: u8 },
    Matrix,
    Text,
    Number,
}

/// A question in the versions in which it has one shape.
#[derive(Debug)]
struct Field {
    code: Code,
    shape: Shape,
    /// The first part of the columns' names.
    name: String,
    versions: Vec<i64>,
    columns: Seen<Column>,
}

impl ColumnPlan {
    /// The plan for every published version of a questionnaire, in any order.
    ///
    /// Of two questionnaires with one version number the last counts, of two questions with one
    /// code in one version the first: neither is ever published.
    pub fn of(versions: &[(i64, Questionnaire)]) -> Self {
        let questionnaires: BTreeMap<i64, Questionnaire> = versions.iter().cloned().collect();
        let about =
            [("response", Holds::Response), ("version", Holds::Version), ("day", Holds::Day)];
        let mut names = Names::default();
        let mut columns: Vec<Column> = about
            .into_iter()
            .map(|(name, holds)| Column {
                name: names.give(name, name),
                question: None,
                holds,
                versions: Vec::new(),
            })
            .collect();
        let mut fields = Seen::default();
        for (version, questionnaire) in &questionnaires {
            fields.next_version();
            see_questions(&mut fields, *version, questionnaire, &mut names);
        }
        let mut places: BTreeMap<Code, Vec<Place>> = BTreeMap::new();
        for field in fields.in_order(|one, other| one.code == other.code) {
            let first = columns.len();
            columns.extend(field.columns.in_order(|_, _| false));
            let of_code = places.entry(field.code).or_default();
            of_code.extend(
                field
                    .versions
                    .into_iter()
                    .map(|version| Place { version, columns: first..columns.len() }),
            );
        }
        let places = places.into_iter().collect();
        Self { columns, places, has_own_words: true, questionnaires }
    }

    /// The plan without what people wrote in words of their own, by which they might be
    /// recognised: texts and "other, what?". The other columns keep their names.
    #[must_use]
    pub fn without_own_words(self) -> Self {
        let is_kept = |column: &Column| !matches!(column.holds, Holds::Text | Holds::OtherText);
        // For every column, and for the end, how many of those before it are kept.
        let mut kept = vec![0];
        for column in &self.columns {
            kept.push(kept[kept.len() - 1] + usize::from(is_kept(column)));
        }
        let moved = |place: &Place| Place {
            version: place.version,
            columns: kept[place.columns.start]..kept[place.columns.end],
        };
        let places = self.places.iter();
        let places =
            places.map(|(code, of_code)| (code.clone(), of_code.iter().map(moved).collect()));
        Self {
            places: places.collect(),
            columns: self.columns.into_iter().filter(is_kept).collect(),
            has_own_words: false,
            questionnaires: self.questionnaires,
        }
    }

    /// The columns, in the order of the file: about the response, then the questions in the order
    /// of the newest version.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The columns that an answer to this question in this version goes to.
    pub(super) fn place(&self, question: &Code, version: i64) -> Option<Range<usize>> {
        let places = self.places.get(question)?;
        places.iter().find(|place| place.version == version).map(|place| place.columns.clone())
    }
}

fn see_questions(
    fields: &mut Seen<Field>,
    version: i64,
    questionnaire: &Questionnaire,
    names: &mut Names,
) {
    let mut codes = BTreeSet::new();
    for question in questionnaire.questions() {
        let Some(shape) = Shape::of(&question.kind) else { continue };
        if !codes.insert(&question.code) {
            continue;
        }
        let field = fields.item(
            |field| field.code == question.code && field.shape == shape,
            |known| Field::new(&question.code, shape, version, known),
        );
        field.see(version, question, names);
    }
}

impl Field {
    /// The first shape of a code has its plain name, the others say since which version they are.
    fn new(code: &Code, shape: Shape, version: i64, known: &[Self]) -> Self {
        let name = if known.iter().any(|field| field.code == *code) {
            format!("{code}__v{}", version.unsigned_abs())
        } else {
            code.to_string()
        };
        Self { code: code.clone(), shape, name, versions: Vec::new(), columns: Seen::default() }
    }

    fn see(&mut self, version: i64, question: &Question, names: &mut Names) {
        self.versions.push(version);
        self.columns.next_version();
        for holds in held_by(&question.kind) {
            let (prefix, code) = (&self.name, &self.code);
            let column = self.columns.item(
                |column| column.holds == holds,
                |_| {
                    let (end, key) = holds.name_end();
                    let name =
                        names.give(&format!("{prefix}{end}"), &format!("{code} {version} {key}"));
                    Column {
                        name,
                        question: Some(code.clone()),
                        holds: holds.clone(),
                        versions: Vec::new(),
                    }
                },
            );
            if column.versions.last() != Some(&version) {
                column.versions.push(version);
            }
        }
    }
}

impl Shape {
    const fn of<T>(kind: &Kind<T>) -> Option<Self> {
        Some(match kind {
            Kind::TextBlock => return None,
            Kind::SingleChoice { .. } => Self::SingleChoice,
            Kind::MultipleChoice { .. } => Self::MultipleChoice,
            Kind::YesNo => Self::YesNo,
            Kind::Scale { from, to, .. } => Self::Scale { from: *from, to: *to },
            Kind::Matrix { .. } => Self::Matrix,
            Kind::ShortText { .. } | Kind::LongText { .. } => Self::Text,
            Kind::Number { .. } => Self::Number,
            _ => return None,
        })
    }
}

impl Holds {
    /// What follows the question in the column's name, and a key that tells apart what reads alike.
    fn name_end(&self) -> (String, String) {
        match self {
            Self::Flag(option) => (format!("__{option}"), format!("option {option}")),
            Self::Row(row) => (format!("__{row}"), format!("row {row}")),
            // Not `__other`: that is the flag of an option called `other`, as most are.
            Self::OtherText => ("__other_text".to_owned(), "other text".to_owned()),
            _ => (String::new(), String::new()),
        }
    }
}

/// The columns one question needs, in order.
fn held_by<T>(kind: &Kind<T>) -> Vec<Holds> {
    let other_text = |options: &[Choice<T>]| {
        options.iter().any(|option| option.other).then_some(Holds::OtherText)
    };
    match kind {
        Kind::TextBlock => Vec::new(),
        Kind::SingleChoice { options, .. } => {
            [Holds::Option].into_iter().chain(other_text(options)).collect()
        }
        Kind::MultipleChoice { options, .. } => {
            let flags = options.iter().map(|option| Holds::Flag(option.code.clone()));
            flags.chain(other_text(options)).collect()
        }
        Kind::YesNo => vec![Holds::YesNo],
        Kind::Scale { .. } => vec![Holds::Point],
        Kind::Matrix { rows, .. } => rows.iter().map(|row| Holds::Row(row.code.clone())).collect(),
        Kind::ShortText { .. } | Kind::LongText { .. } => vec![Holds::Text],
        Kind::Number { .. } => vec![Holds::Number],
        _ => Vec::new(),
    }
}
