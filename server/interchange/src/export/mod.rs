//! Questionnaires of ours in the formats of other tools.

mod conditions;
mod surveyjs;
mod xlsform;
mod xlsform_kinds;

use model::{
    language::{Language, TextLanguage, Texts},
    questionnaires::{
        Code, Expression, Question, Questionnaire,
        piping::{Piece, pieces},
    },
};

use self::conditions::{Way, written};
use crate::{
    draft::kind_name,
    report::{Entry, Format, Note, Ours, Outcome, Report, Totals, Why},
};

/// A questionnaire as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// What is in it as it is here, and what is not.
    pub report: Report,
}

/// Why a questionnaire cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The format is one that is only read.
    #[error("questionnaires are not written in this format")]
    OnlyRead,
    /// It could not be made.
    #[error("the file could not be made: {0}")]
    Failed(String),
}

/// The questionnaire as a file of this format. `main` is the language in which every text is there.
pub fn write(
    questionnaire: &Questionnaire,
    title: &Texts,
    main: Language,
    format: Format,
) -> Result<Written, ExportError> {
    let mut log = Log::new(format);
    let bytes = match format {
        Format::Kanssa => {
            questionnaire.questions().for_each(|question| log.question(question, Vec::new()));
            questionnaire.to_file().into_bytes()
        }
        Format::SurveyJs => surveyjs::write(questionnaire, title, main, &mut log)?,
        Format::XlsForm => xlsform::write(questionnaire, title, main, &mut log)?,
        Format::LimeSurvey | Format::Qualtrics => return Err(ExportError::OnlyRead),
    };
    if format == Format::Kanssa {
        let conditions = questionnaire.questions().filter(|q| q.show_if.is_some()).count()
            + questionnaire.pages.iter().filter(|page| page.show_if.is_some()).count();
        log.report.totals.conditions = conditions;
        log.report.totals.translated = conditions;
    }
    Ok(Written { bytes, report: log.report })
}

/// What became of each question on the way out.
struct Log {
    report: Report,
}

impl Log {
    fn new(format: Format) -> Self {
        let totals = Totals::default();
        let (notes, pages, questions) = (Vec::new(), Vec::new(), Vec::new());
        Self { report: Report { format, version: None, totals, notes, pages, questions } }
    }

    /// A condition as it is written there; one that cannot be is left out, and noted.
    fn condition(
        &mut self,
        held: Option<&Expression>,
        all: &Questionnaire,
        way: Way,
        notes: &mut Vec<Note>,
    ) -> Option<String> {
        let held = held?;
        self.report.totals.conditions += 1;
        let there = written(held, all, way);
        self.report.totals.translated += usize::from(there.is_some());
        if there.is_none() {
            let (original, why) = (held.to_string(), Why::NotExpressible);
            notes.push(Note::ConditionNotTranslated { original, why });
        }
        there
    }

    fn question(&mut self, question: &Question, mut notes: Vec<Note>) {
        if self.report.format != Format::Kanssa && question.pictures().next().is_some() {
            notes.push(Note::MediaRemoved);
        }
        let kind = kind_name(&question.kind);
        let mut entry = Entry {
            foreign: question.code.to_string(),
            foreign_kind: kind.to_owned(),
            ours: vec![Ours { code: question.code.clone(), kind }],
            outcome: Outcome::Lost,
            notes,
        };
        entry.settle();
        self.report.totals.count(entry.outcome);
        self.report.questions.push(entry);
    }
}

/// The languages in which there is any text, the main one first.
fn languages(questionnaire: &Questionnaire, title: &Texts, main: Language) -> Vec<TextLanguage> {
    let main = TextLanguage::from(main);
    let mut all = vec![main];
    let texts = total_texts(questionnaire);
    for language in TextLanguage::all() {
        let has_any =
            questionnaire.count_missing(language) < texts || title.exactly(language).is_some();
        if language != main && has_any {
            all.push(language);
        }
    }
    all
}

fn total_texts(questionnaire: &Questionnaire) -> usize {
    let count = std::cell::Cell::new(0);
    questionnaire.map_texts(&|_| count.set(count.get() + 1));
    count.get()
}

/// That the question may be passed over by saying so, which not every kind can there.
fn lost_setting(setting: &str) -> Note {
    Note::SettingLost { setting: setting.to_owned() }
}

/// A text with the places for answers as they are written there.
fn piped(text: &str, place: impl Fn(&Code, &[Code]) -> String) -> String {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Answer(code, parts) => place(&code, &parts),
        Piece::TaskTitle | Piece::ProjectTitle => "…".to_owned(),
    };
    pieces(text).into_iter().map(piece).collect()
}

/// The name of a part by the codes that lead to it.
fn part_path(question: &Code, parts: &[Code]) -> String {
    parts.iter().fold(question.to_string(), |stem, part| part_name(&stem, part))
}

/// The name of a part in a file in which every name must be unlike all others.
fn part_name(stem: &str, part: &Code) -> String {
    format!("{stem}__{part}")
}
