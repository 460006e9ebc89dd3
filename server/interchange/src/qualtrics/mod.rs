//! Qualtrics' survey files (`.qsf`).

mod kinds;
mod logic;
mod parts;

use std::collections::{BTreeMap, BTreeSet};

use model::language::Language;
use serde_json::Value;

use crate::json::{entries, field, get, says};
use crate::{
    Import,
    draft::{Draft, Held},
    error::ImportError,
    report::{Format, Note, Why},
    texts::{Foreign, Languages},
};

/// Whether a JSON is such a file.
pub fn is_one(file: &Value) -> bool {
    file.get("SurveyElements").is_some()
}

/// Reads a file.
pub fn read(file: &Value, place: Language) -> Result<Import, ImportError> {
    let survey = Survey::of(file);
    if survey.questions.is_empty() {
        return Err(ImportError::NoQuestions);
    }
    let entry = get(file, "SurveyEntry");
    let base = field(entry, "SurveyLanguage");
    let languages = Languages::choose(&base, &survey.languages(), place, true);
    let mut reader = Reader { draft: Draft::new(languages), survey, placed: BTreeSet::new() };
    reader.everything()?;
    reader.rest();
    let title = Foreign::one(&base, &field(entry, "SurveyName"));
    reader.draft.finish(Format::Qualtrics, None, &title)
}

/// The elements of a file.
struct Survey<'f> {
    questions: BTreeMap<String, &'f Value>,
    /// Blocks in order of the file.
    blocks: Vec<(String, &'f Value)>,
    flow: &'f Value,
    options: &'f Value,
    quotas: usize,
}

impl<'f> Survey<'f> {
    fn of(file: &'f Value) -> Self {
        let mut survey = Self {
            questions: BTreeMap::new(),
            blocks: Vec::new(),
            flow: &Value::Null,
            options: &Value::Null,
            quotas: 0,
        };
        for (_, element) in entries(get(file, "SurveyElements")) {
            let payload = get(element, "Payload");
            match field(element, "Element").as_str() {
                "SQ" => {
                    survey.questions.insert(field(element, "PrimaryAttribute"), payload);
                }
                "BL" => {
                    let blocks = entries(payload);
                    survey.blocks.extend(blocks.into_iter().map(|(_, b)| (field(b, "ID"), b)));
                }
                "FL" => survey.flow = get(payload, "Flow"),
                "SO" => survey.options = payload,
                "QO" => survey.quotas += 1,
                _ => {}
            }
        }
        survey
    }

    fn languages(&self) -> Vec<String> {
        let mut all: Vec<String> = entries(get(self.options, "AvailableLanguages"))
            .into_iter()
            .map(|(language, _)| language)
            .filter(|language| language.parse::<u32>().is_err())
            .collect();
        for question in self.questions.values() {
            for (language, _) in entries(get(question, "Language")) {
                if language.parse::<u32>().is_err() && !all.contains(&language) {
                    all.push(language);
                }
            }
        }
        all
    }
}

struct Reader<'f> {
    draft: Draft,
    survey: Survey<'f>,
    /// Blocks that have been read.
    placed: BTreeSet<String>,
}

/// A jump whose end is not reached yet.
struct Skip {
    owner: usize,
    to: String,
    held: Held,
}

impl<'f> Reader<'f> {
    fn everything(&mut self) -> Result<(), ImportError> {
        let flow = self.survey.flow;
        if entries(flow).is_empty() {
            for (_, block) in self.survey.blocks.clone() {
                if field(block, "Type") != "Trash" {
                    self.block(block)?;
                }
            }
        } else {
            self.flow(flow, 0)?;
        }
        for (_, block) in self.survey.blocks.clone() {
            if self.placed.insert(field(block, "ID")) {
                self.note_unused(block);
            }
        }
        Ok(())
    }

    fn flow(&mut self, flow: &'f Value, depth: usize) -> Result<(), ImportError> {
        for (_, element) in entries(flow) {
            let kind = field(element, "Type");
            match kind.as_str() {
                "Block" | "Standard" => self.block_by_id(&field(element, "ID"))?,
                "Branch" if depth < 50 => self.branch(element, depth)?,
                "Group" if depth < 50 => self.flow(get(element, "Flow"), depth + 1)?,
                "BlockRandomizer" if depth < 50 => {
                    self.draft.notes.add(Note::RandomOrderLost);
                    self.flow(get(element, "Flow"), depth + 1)?;
                }
                "Root" => self.flow(get(element, "Flow"), depth + 1)?,
                _ => self.draft.notes.once(Note::NotUnderstood { what: kind }),
            }
        }
        Ok(())
    }

    fn block_by_id(&mut self, id: &str) -> Result<(), ImportError> {
        let found = self.survey.blocks.iter().find(|(known, _)| known == id);
        match found.map(|(_, block)| *block) {
            Some(_) if self.placed.contains(id) => {
                let what = format!("block {id} once more");
                self.draft.notes.once(Note::NotUnderstood { what });
                Ok(())
            }
            Some(block) => self.block(block),
            None => Ok(()),
        }
    }

    /// What is in a branch is shown if its condition holds; a branch that ends the survey hides
    /// what follows.
    fn branch(&mut self, branch: &'f Value, depth: usize) -> Result<(), ImportError> {
        let held = logic::condition(get(branch, "BranchLogic"));
        let within = get(branch, "Flow");
        let ends = entries(within).iter().any(|(_, e)| field(e, "Type") == "EndSurvey");
        let first = self.draft.entry_count();
        self.flow(within, depth + 1)?;
        let last = self.draft.entry_count();
        if ends && first > 0 {
            let tree = held.tree.map(crate::conditions::Tree::negated);
            self.draft.hold_rest(last - 1, Held { original: held.original, tree });
        } else if first == last {
            self.draft.lost_condition(&held.original, Why::NotExpressible);
        } else {
            self.draft.hold(first, first..last, held);
        }
        Ok(())
    }

    fn block(&mut self, block: &'f Value) -> Result<(), ImportError> {
        self.placed.insert(field(block, "ID"));
        let name = field(block, "Description");
        self.draft.page(&name, "block", &Foreign::default(), Vec::new());
        let options = get(block, "Options");
        match field(options, "RandomizeQuestions").as_str() {
            "RandomWithXPerPage" | "true" => self.draft.random_questions(),
            "RandomWithOnlyX" | "Advanced" => self.draft.page_note(Note::RandomOrderLost),
            _ => {}
        }
        if says(options, "Looping") && field(options, "Looping") != "None" {
            let setting = "Looping".to_owned();
            self.draft.page_note(Note::SettingLost { setting });
        }
        let mut skips: Vec<Skip> = Vec::new();
        for (_, element) in entries(get(block, "BlockElements")) {
            match field(element, "Type").as_str() {
                "Question" => self.question(element, &mut skips)?,
                "Page Break" => {
                    self.draft.page(&name, "page break", &Foreign::default(), Vec::new());
                }
                other => {
                    let what = other.to_owned();
                    self.draft.page_note(Note::NotUnderstood { what });
                }
            }
        }
        let end = self.draft.entry_count();
        for skip in skips {
            let range = if skip.to == "ENDOFBLOCK" { skip.owner + 1..end } else { 0..0 };
            self.end_skip(skip, range);
        }
        Ok(())
    }

    fn question(&mut self, element: &'f Value, skips: &mut Vec<Skip>) -> Result<(), ImportError> {
        let id = field(element, "QuestionID");
        let place = self.draft.entry_count();
        // Jumps that lead here end here.
        for skip in std::mem::take(skips) {
            if skip.to == id {
                let range = skip.owner + 1..place;
                self.end_skip(skip, range);
            } else {
                skips.push(skip);
            }
        }
        let Some(payload) = self.survey.questions.get(&id).copied() else {
            let what = format!("question {id}");
            self.draft.notes.add(Note::NotUnderstood { what });
            return Ok(());
        };
        let item = kinds::item(&id, payload, &mut self.draft);
        self.draft.push(item)?;
        self.name_shown(&id, payload, place);
        for (_, skip) in entries(get(element, "SkipLogic")) {
            let to = field(skip, "SkipToDestination");
            skips.push(Skip { owner: place, to, held: logic::skip(skip) });
        }
        Ok(())
    }

    /// A question, and every option of it without logic of its own, is displayed when it is.
    fn name_shown(&mut self, id: &str, payload: &Value, place: usize) {
        self.draft.shown_name(logic::shown_name(id), place);
        let columns = entries(get(payload, "AdditionalQuestions"));
        let parts = columns.iter().map(|(_, column)| (field(column, "QuestionID"), *column));
        for (id, part) in std::iter::once((id.to_owned(), payload)).chain(parts) {
            for list in ["Choices", "Answers"] {
                for (choice, content) in entries(get(part, list)) {
                    if !logic::is_there(content, "DisplayLogic") {
                        let name = format!("{}/{choice}", logic::shown_name(&id));
                        self.draft.shown_name(name, place);
                    }
                }
            }
        }
    }

    /// What a jump leads over is shown only if nobody jumps.
    fn end_skip(&mut self, skip: Skip, range: std::ops::Range<usize>) {
        if range.is_empty() && range.start == 0 {
            self.late_skip(skip);
        } else {
            self.draft.hold(skip.owner, range, skip.held);
        }
    }

    /// A jump to the end of the survey, or to somewhere that is not there.
    fn late_skip(&mut self, skip: Skip) {
        if skip.to == "ENDOFSURVEY" {
            self.draft.hold_rest(skip.owner, skip.held);
        } else {
            self.draft.lost_condition(&skip.held.original, Why::UnknownName);
        }
    }

    fn note_unused(&mut self, block: &Value) {
        for (_, element) in entries(get(block, "BlockElements")) {
            let id = field(element, "QuestionID");
            if let Some(payload) = self.survey.questions.get(&id) {
                let kind = kinds::type_name(payload);
                self.draft.unused(&field(payload, "DataExportTag"), &kind);
            }
        }
    }

    fn rest(&mut self) {
        for _ in 0..self.survey.quotas {
            self.draft.notes.add(Note::QuotaLost);
        }
        for name in ["Header", "Footer"] {
            let text = crate::html::plain(&field(self.survey.options, name)).text;
            if !text.is_empty() {
                self.draft.notes.add(Note::TextLeftOut { what: "header or footer", text });
            }
        }
    }
}
