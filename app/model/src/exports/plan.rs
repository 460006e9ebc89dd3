//! Which columns the answers to a questionnaire in all its versions take, whatever the format.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{Holds, holds::Shape, names::Names, order::Seen};
use crate::{
    answers::ByCode,
    questionnaires::{Code, Question, Questionnaire},
};

/// One column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name: a lower-case ASCII letter, then letters, digits and `_`, at most 64 characters.
    pub name: String,
    /// The question it belongs to; none for the three columns about the response.
    pub question: Option<Code>,
    /// The codes that lead to the part of the question that it belongs to; none: to the question
    /// itself.
    pub path: Vec<Code>,
    /// What stands in it.
    pub holds: Holds,
    /// The questionnaire versions that have it, ascending; empty for the columns about the response.
    pub versions: Vec<i64>,
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

/// Where the answers to a question go that were given to one version.
#[derive(Clone, Debug)]
pub(super) struct Place {
    version: i64,
    /// Each part that is answered by itself; a question without parts is its own.
    pub(super) leaves: Vec<LeafPlace>,
}

/// Where the answers to a question without parts go.
#[derive(Clone, Debug)]
pub(super) struct LeafPlace {
    pub(super) path: Vec<Code>,
    pub(super) columns: Range<usize>,
}

/// A question without parts in the versions in which it has one shape.
#[derive(Debug)]
struct Field {
    code: Code,
    path: Vec<Code>,
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
                path: Vec::new(),
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
        for field in fields.in_order(Field::is_kin) {
            let first = columns.len();
            columns.extend(field.columns.in_order(|_, _| false));
            let of_code = places.entry(field.code).or_default();
            for version in field.versions {
                let leaf = LeafPlace { path: field.path.clone(), columns: first..columns.len() };
                match of_code.iter_mut().find(|place| place.version == version) {
                    Some(place) => place.leaves.push(leaf),
                    None => of_code.push(Place { version, leaves: vec![leaf] }),
                }
            }
        }
        let places = places.into_iter().collect();
        Self { columns, places, has_own_words: true, questionnaires }
    }

    /// The plan without what people wrote in words of their own, by which they might be
    /// recognised: texts and "other, what?". The other columns keep their names.
    #[must_use]
    pub fn without_own_words(self) -> Self {
        let is_kept = |column: &Column| !column.holds.is_own_words();
        // For every column, and for the end, how many of those before it are kept.
        let mut kept = vec![0];
        for column in &self.columns {
            kept.push(kept[kept.len() - 1] + usize::from(is_kept(column)));
        }
        let moved_leaf = |leaf: &LeafPlace| LeafPlace {
            path: leaf.path.clone(),
            columns: kept[leaf.columns.start]..kept[leaf.columns.end],
        };
        let moved = |place: &Place| Place {
            version: place.version,
            leaves: place.leaves.iter().map(moved_leaf).collect(),
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

    /// Where an answer to this question in this version goes.
    pub(super) fn place(&self, question: &Code, version: i64) -> Option<&Place> {
        self.places.get(question)?.iter().find(|place| place.version == version)
    }
}

fn see_questions(
    fields: &mut Seen<Field>,
    version: i64,
    questionnaire: &Questionnaire,
    names: &mut Names,
) {
    let mut codes = BTreeSet::new();
    for question in questionnaire.questions().filter(|question| question.has_answer()) {
        if !codes.insert(&question.code) {
            continue;
        }
        let mut paths = BTreeSet::new();
        for (path, leaf) in question.leaves() {
            let Some(shape) = Shape::of(&leaf.kind) else { continue };
            if !paths.insert(path.clone()) {
                continue;
            }
            let field = fields.item(
                |field| field.is_about(&question.code, &path) && field.shape == shape,
                |known| Field::new(&question.code, &path, shape, version, known),
            );
            field.see(version, leaf, names);
        }
    }
}

impl Field {
    /// The first shape of a code has its plain name, the others say since which version they are.
    fn new(code: &Code, path: &[Code], shape: Shape, version: i64, known: &[Self]) -> Self {
        let mut name = path.iter().fold(code.to_string(), |name, part| format!("{name}__{part}"));
        if known.iter().any(|field| field.is_about(code, path)) {
            name = format!("{name}__v{}", version.unsigned_abs());
        }
        let (code, path) = (code.clone(), path.to_vec());
        Self { code, path, shape, name, versions: Vec::new(), columns: Seen::default() }
    }

    fn is_about(&self, code: &Code, path: &[Code]) -> bool {
        self.code == *code && self.path == path
    }

    fn is_kin(&self, other: &Self) -> bool {
        other.is_about(&self.code, &self.path)
    }

    fn see(&mut self, version: i64, question: &Question, names: &mut Names) {
        self.versions.push(version);
        self.columns.next_version();
        // Tells apart names that read alike; of a question without parts it is as it always was.
        let about =
            self.path.iter().fold(self.code.to_string(), |key, part| format!("{key}-{part}"));
        for holds in Holds::by(&question.kind) {
            let (prefix, code, path) = (&self.name, &self.code, &self.path);
            let column = self.columns.item(
                |column| column.holds == holds,
                |_| {
                    let (end, key) = holds.name_end();
                    let key = format!("{about} {version} {key}");
                    Column {
                        name: names.give(&format!("{prefix}{end}"), &key),
                        question: Some(code.clone()),
                        path: path.clone(),
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
