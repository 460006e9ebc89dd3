//! Files of other tools, read and written away from the threads that answer everybody else.

use std::sync::Arc;

use interchange::{ExportError, Format, Import, ImportError, Limit, Place, Written};
use model::questionnaires::Questionnaire;
use store::tasks::Task;
use tokio::task::spawn_blocking;

use crate::{Failure, Visit, t};

/// The formats that questionnaires are written in, by the name in addresses; the ending and the
/// media type of the file.
pub const WRITTEN: [(&str, Format, &str, &str); 2] = [
    ("surveyjs", Format::SurveyJs, "json", "application/json"),
    (
        "xlsform",
        Format::XlsForm,
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
];

/// What a format is called; names of programs are the same in every language.
pub fn format_name(visit: &Visit, format: Format) -> String {
    match format {
        Format::Kanssa => t!(visit, "imports-format-own"),
        Format::LimeSurvey => "LimeSurvey (.lss)".to_owned(),
        Format::Qualtrics => "Qualtrics (.qsf)".to_owned(),
        Format::SurveyJs => "SurveyJS (.json)".to_owned(),
        Format::XlsForm => "XLSForm (.xlsx)".to_owned(),
    }
}

/// Reads a file of any format; what is in none of our languages takes the place of the task's main
/// one.
pub async fn read(
    task: &Task,
    name: Option<String>,
    bytes: Vec<u8>,
) -> Result<Result<Import, ImportError>, Failure> {
    let main = task.main_language;
    apart(move || interchange::read_into(&bytes, name.as_deref(), main)).await
}

/// The questions of a task as a file of this format.
pub async fn write(
    task: &Task,
    questionnaire: &Arc<Questionnaire>,
    format: Format,
) -> Result<Result<Written, ExportError>, Failure> {
    let (questionnaire, title) = (Arc::clone(questionnaire), task.title.clone());
    let main = task.main_language;
    apart(move || interchange::write(&questionnaire, &title, main, format)).await
}

/// Does it on a thread of its own, and survives what it may do there.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    spawn_blocking(work).await.map_err(|error| {
        tracing::error!(%error, "a questionnaire's file could not be worked on");
        Failure::Internal
    })
}

/// Why a file is not taken, in words.
pub fn error_words(visit: &Visit, error: &ImportError) -> String {
    match error {
        ImportError::TooLarge { most } => too_large(visit, *most),
        ImportError::Empty => t!(visit, "tasks-file-missing"),
        ImportError::UnknownFormat => t!(visit, "imports-wrong-unknown"),
        ImportError::WrongEncoding { byte } => t!(visit, "imports-wrong-encoding", byte = *byte),
        ImportError::Broken { place, detail } => broken_words(visit, place, detail),
        ImportError::TooMuch(limit) => limit_words(visit, *limit),
        ImportError::NoQuestions => t!(visit, "imports-wrong-none"),
        ImportError::Own(problem) => super::file_problem::problem_words(visit, problem),
    }
}

fn broken_words(visit: &Visit, place: &Place, detail: &str) -> String {
    let place = match place {
        Place::File => t!(visit, "imports-where-file"),
        Place::Byte(byte) => t!(visit, "imports-where-byte", byte = *byte),
        Place::Line(line, column) => {
            t!(visit, "imports-where-line", line = *line, column = *column)
        }
        Place::Part(part) => shortened(part),
    };
    t!(visit, "imports-wrong-broken", place = place, detail = shortened(detail))
}

fn limit_words(visit: &Visit, limit: Limit) -> String {
    match limit {
        Limit::Nesting => t!(visit, "imports-wrong-nesting"),
        Limit::Rows => t!(visit, "imports-wrong-rows"),
        Limit::Entries => t!(visit, "imports-wrong-entries"),
        Limit::Unpacked => t!(visit, "imports-wrong-unpacked"),
        Limit::Questions => t!(visit, "imports-wrong-many-questions"),
        Limit::Choices => t!(visit, "imports-wrong-many-choices"),
    }
}

/// That there is more in a file than the most bytes that are taken.
pub fn too_large(visit: &Visit, most: usize) -> String {
    t!(visit, "imports-wrong-large", megabytes = most / (1024 * 1024))
}

/// What a file says, short enough to stand in a sentence.
pub fn shortened(text: &str) -> String {
    const MOST: usize = 300;
    let clean: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST).collect();
    if text.chars().nth(MOST).is_some() { format!("{clean}…") } else { clean }
}
