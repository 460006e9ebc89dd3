//! A LimeSurvey questionnaire put together from its tables, whichever of the two layouts they have.

use std::collections::BTreeMap;

use super::tables::{Row, Tables, field, number};
use crate::texts::Foreign;

/// A questionnaire as LimeSurvey has it.
#[derive(Debug)]
pub struct Survey {
    pub id: String,
    pub base: String,
    pub languages: Vec<String>,
    /// Whether questions that need no answer offer "No answer".
    pub offers_no_answer: bool,
    pub groups: Vec<Group>,
}

/// A group of questions: a page.
#[derive(Debug)]
pub struct Group {
    pub name: Foreign,
    pub description: Foreign,
    pub relevance: String,
    /// Groups that change places with each other have this in common; empty: none.
    pub shuffled_with: String,
    pub questions: Vec<Asked>,
}

/// A question.
#[derive(Debug)]
pub struct Asked {
    pub id: String,
    pub group: String,
    pub code: String,
    /// The letter of its type.
    pub letter: char,
    pub text: Foreign,
    pub help: Foreign,
    pub has_script: bool,
    pub has_other: bool,
    /// `Y`, `N`, or `S` for "asked once more".
    pub mandatory: String,
    pub relevance: String,
    /// A regular expression that answers must match.
    pub pattern: String,
    pub has_default: bool,
    pub attributes: Attributes,
    pub parts: Vec<Part>,
    pub answers: Vec<Part>,
    /// Rows of the table of conditions, from which old files have their relevance.
    pub conditions: Vec<Row>,
}

/// A subquestion or an answer.
#[derive(Debug)]
pub struct Part {
    pub code: String,
    /// Which of two scales it belongs to.
    pub scale: i64,
    pub text: Foreign,
    pub relevance: String,
}

/// The settings of a question.
#[derive(Debug, Default)]
pub struct Attributes(BTreeMap<String, Foreign>);

impl Attributes {
    /// A setting, if it is set.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(|value| value.any("")).map(str::trim)
    }

    /// Whether a switch is on.
    pub fn is_on(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(value, "1" | "Y"))
    }

    /// A setting that is a text.
    pub fn text(&self, name: &str) -> Foreign {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// Every setting with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|(name, value)| Some((name.as_str(), value.any("")?.trim())))
    }
}

impl Asked {
    /// Its parts of one scale.
    pub fn parts_of(&self, scale: i64) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.scale == scale)
    }

    /// Its answers of one scale.
    pub fn answers_of(&self, scale: i64) -> impl Iterator<Item = &Part> {
        self.answers.iter().filter(move |answer| answer.scale == scale)
    }
}

/// The questionnaire of these tables.
pub fn survey(tables: &Tables) -> Survey {
    let settings = tables.rows("surveys").first();
    let setting = |name| settings.map_or("", |row| field(row, name));
    // A file without that table still has the survey's number on each question.
    let first = tables.rows("questions").first();
    let id = match setting("sid") {
        "" => first.map_or("", |row| field(row, "sid")),
        id => id,
    };
    let base = match (setting("language"), tables.languages.first()) {
        ("", first) => first.cloned().unwrap_or_default(),
        (base, _) => base.to_owned(),
    };
    let mut all = Reader::new(tables, &base);
    let mut groups = all.groups();
    for (id, group) in &mut groups {
        group.questions = all.questions.remove(id).unwrap_or_default();
    }
    Survey {
        id: id.to_owned(),
        languages: tables.languages.clone(),
        offers_no_answer: setting("shownoanswer") != "N",
        groups: groups.into_iter().map(|(_, group)| group).collect(),
        base,
    }
}

/// A text of the whole questionnaire.
pub fn survey_text(tables: &Tables, name: &str) -> Foreign {
    let mut text = Foreign::default();
    for row in tables.rows("surveys_languagesettings") {
        text.add(field(row, "surveyls_language"), field(row, name));
    }
    text
}

struct Reader<'t> {
    tables: &'t Tables,
    base: String,
    questions: BTreeMap<String, Vec<Asked>>,
}

impl<'t> Reader<'t> {
    fn new(tables: &'t Tables, base: &str) -> Self {
        let mut reader = Self { tables, base: base.to_owned(), questions: BTreeMap::new() };
        reader.questions = reader.read_questions();
        reader
    }

    /// The texts of a table by the id of what they belong to, from the rows themselves (each in
    /// one language) and from a table of translations.
    fn texts(
        &self,
        table: &str,
        translations: &str,
        id: &str,
        name: &str,
    ) -> BTreeMap<String, Foreign> {
        let mut texts: BTreeMap<String, Foreign> = BTreeMap::new();
        for row in self.tables.rows(translations).iter().chain(self.tables.rows(table)) {
            let language = match field(row, "language") {
                "" => &self.base,
                language => language,
            };
            texts.entry(field(row, id).to_owned()).or_default().add(language, field(row, name));
        }
        texts
    }

    fn groups(&self) -> Vec<(String, Group)> {
        let names = self.texts("groups", "group_l10ns", "gid", "group_name");
        let descriptions = self.texts("groups", "group_l10ns", "gid", "description");
        let rows = once_each(self.tables.rows("groups"), &["gid"]);
        let mut rows: Vec<&Row> = rows;
        rows.sort_by_key(|row| number(row, "group_order"));
        let group = |row: &Row| {
            let id = field(row, "gid");
            let group = Group {
                name: names.get(id).cloned().unwrap_or_default(),
                description: descriptions.get(id).cloned().unwrap_or_default(),
                relevance: field(row, "grelevance").to_owned(),
                shuffled_with: field(row, "randomization_group").to_owned(),
                questions: Vec::new(),
            };
            (id.to_owned(), group)
        };
        rows.into_iter().map(group).collect()
    }

    fn read_questions(&self) -> BTreeMap<String, Vec<Asked>> {
        let texts = self.texts("questions", "question_l10ns", "qid", "question");
        let helps = self.texts("questions", "question_l10ns", "qid", "help");
        let scripts = self.texts("questions", "question_l10ns", "qid", "script");
        let mut attributes = self.attributes();
        let mut parts = self.parts();
        let mut answers = self.answers();
        let mut conditions = grouped(self.tables.rows("conditions"), "qid");
        let defaults = grouped(self.tables.rows("defaultvalues"), "qid");
        let mut rows = once_each(self.tables.rows("questions"), &["qid"]);
        rows.retain(|row| matches!(field(row, "parent_qid"), "" | "0"));
        rows.sort_by_key(|row| number(row, "question_order"));
        let mut groups: BTreeMap<String, Vec<Asked>> = BTreeMap::new();
        for row in rows {
            let id = field(row, "qid").to_owned();
            let text =
                |texts: &BTreeMap<String, Foreign>| texts.get(&id).cloned().unwrap_or_default();
            let asked = Asked {
                group: field(row, "gid").to_owned(),
                code: field(row, "title").trim().to_owned(),
                letter: field(row, "type").chars().next().unwrap_or(' '),
                text: text(&texts),
                help: text(&helps),
                has_script: scripts.get(&id).is_some_and(|script| !script.is_empty()),
                has_other: field(row, "other") == "Y",
                mandatory: field(row, "mandatory").to_owned(),
                relevance: field(row, "relevance").to_owned(),
                pattern: field(row, "preg").to_owned(),
                has_default: defaults.contains_key(&id),
                attributes: attributes.remove(&id).unwrap_or_default(),
                parts: parts.remove(&id).unwrap_or_default(),
                answers: answers.remove(&id).unwrap_or_default(),
                conditions: conditions.remove(&id).unwrap_or_default(),
                id,
            };
            groups.entry(asked.group.clone()).or_default().push(asked);
        }
        groups
    }

    fn attributes(&self) -> BTreeMap<String, Attributes> {
        let mut all: BTreeMap<String, Attributes> = BTreeMap::new();
        for row in self.tables.rows("question_attributes") {
            let of_question = all.entry(field(row, "qid").to_owned()).or_default();
            let language = match field(row, "language") {
                "" => &self.base,
                language => language,
            };
            let text = of_question.0.entry(field(row, "attribute").to_owned()).or_default();
            text.add(language, field(row, "value"));
        }
        all
    }

    fn parts(&self) -> BTreeMap<String, Vec<Part>> {
        let texts = self.texts("subquestions", "question_l10ns", "qid", "question");
        let mut rows = once_each(self.tables.rows("subquestions"), &["qid"]);
        rows.sort_by_key(|row| (number(row, "scale_id"), number(row, "question_order")));
        let mut parts: BTreeMap<String, Vec<Part>> = BTreeMap::new();
        for row in rows {
            let part = Part {
                code: field(row, "title").trim().to_owned(),
                scale: number(row, "scale_id"),
                text: texts.get(field(row, "qid")).cloned().unwrap_or_default(),
                relevance: field(row, "relevance").to_owned(),
            };
            parts.entry(field(row, "parent_qid").to_owned()).or_default().push(part);
        }
        parts
    }

    fn answers(&self) -> BTreeMap<String, Vec<Part>> {
        let by_id = self.tables.has("answer_l10ns");
        let translated = self.texts("", "answer_l10ns", "aid", "answer");
        let mut answers: BTreeMap<String, Vec<Part>> = BTreeMap::new();
        let mut rows: Vec<&Row> = self.tables.rows("answers").iter().collect();
        rows.sort_by_key(|row| (number(row, "scale_id"), number(row, "sortorder")));
        for row in rows {
            let of_question = answers.entry(field(row, "qid").to_owned()).or_default();
            let (code, scale) = (field(row, "code").trim(), number(row, "scale_id"));
            let mut text = Foreign::default();
            if by_id {
                text = translated.get(field(row, "aid")).cloned().unwrap_or_default();
            }
            let language = match field(row, "language") {
                "" => &self.base,
                language => language,
            };
            let known =
                of_question.iter_mut().find(|part| part.code == code && part.scale == scale);
            // The same answer once more is the same in another language.
            let is_translation = !by_id && !field(row, "language").is_empty();
            match known {
                Some(known) if is_translation => known.text.add(language, field(row, "answer")),
                _ => {
                    text.add(language, field(row, "answer"));
                    let (code, relevance) = (code.to_owned(), String::new());
                    of_question.push(Part { code, scale, text, relevance });
                }
            }
        }
        answers
    }
}

/// Each row whose fields of these names have not been seen before.
fn once_each<'r>(rows: &'r [Row], names: &[&str]) -> Vec<&'r Row> {
    let mut seen = std::collections::BTreeSet::new();
    let key = |row: &Row| names.iter().map(|name| field(row, name).to_owned()).collect::<Vec<_>>();
    rows.iter().filter(|row| seen.insert(key(row))).collect()
}

fn grouped(rows: &[Row], name: &str) -> BTreeMap<String, Vec<Row>> {
    let mut groups: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows {
        groups.entry(field(row, name).to_owned()).or_default().push(row.clone());
    }
    groups
}
