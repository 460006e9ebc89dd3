//! Questionnaires of other tools on the command line: looked at, taken in as a draft, written out.

use std::{fmt::Write as _, path::Path};

use app::{Kanssa, tasks::questions::pictures};
use interchange::{Format, Import, Note, Outcome, Report};
use model::{
    language::{Language, Texts},
    questionnaires::Questionnaire,
    time::Duration,
};
use store::{
    audit::{self, Act, Event},
    projects,
    tasks::{self, NewTask},
};
use uuid::Uuid;

/// How long the draft of an imported questionnaire is open, until somebody says otherwise.
const OPEN: Duration = Duration::days(14);

/// What went wrong, in words that say what to do.
pub type Failed = Box<dyn std::error::Error>;

/// Reads a file of any format that is known.
pub fn read(file: &Path) -> Result<Import, Failed> {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let name = file.file_stem().map(|name| name.to_string_lossy().into_owned());
    let read = interchange::read_into(&bytes, name.as_deref(), Language::default());
    Ok(read.map_err(|error| format!("{}: {error}", file.display()))?)
}

/// The report as text: the sums, then whatever has become of each question that is not as it was.
pub fn lines(report: &Report) -> String {
    let totals = report.totals;
    let mut text = format!(
        "questions: {} of {} brought over, {} changed, {} lost, {} not asked in the file\n\
         conditions: {} of {} translated\n",
        totals.brought_over,
        totals.questions,
        totals.approximated,
        totals.lost,
        totals.unused,
        totals.translated,
        totals.conditions,
    );
    push_notes(&mut text, &report.notes);
    for entry in report.pages.iter().chain(&report.questions) {
        if entry.notes.is_empty() && entry.outcome == Outcome::BroughtOver {
            continue;
        }
        let ours: Vec<String> =
            entry.ours.iter().map(|ours| format!("{} ({})", ours.code, ours.kind)).collect();
        let became = match (entry.outcome, ours.is_empty()) {
            (Outcome::Lost, _) | (_, true) => "lost".to_owned(),
            _ => ours.join(", "),
        };
        let (foreign, kind) = (&entry.foreign, &entry.foreign_kind);
        writeln!(text, "{foreign} ({kind}): {became}").ok();
        push_notes(&mut text, &entry.notes);
    }
    text
}

fn push_notes(text: &mut String, notes: &[Note]) {
    for note in notes.iter().filter_map(|note| serde_json::to_string(note).ok()) {
        writeln!(text, "    {note}").ok();
    }
}

/// Takes a questionnaire into a project as the draft of a task. Gives the task.
pub async fn add(kanssa: &Kanssa, project: Uuid, import: &Import) -> Result<Uuid, Failed> {
    let now = kanssa.now();
    // A first guess, which the researcher corrects.
    let minutes = i64::from(import.questionnaire.estimate(import.main).middle());
    let own = import.questionnaire.clone();
    let questionnaire = pictures::settle(kanssa, own, &import.pictures).await;
    let questionnaire =
        questionnaire.map_err(|_| "the pictures of the file could not be stored")?;
    let mut tx = kanssa.db.begin().await?;
    let named = questionnaire.picture_files();
    if !store::pictures::hold(&mut tx, &named, now).await?.is_empty() {
        return Err("the file names a picture that it does not bring along".into());
    }
    projects::get(&mut tx, project).await.map_err(|_| format!("there is no project {project}"))?;
    let new = NewTask {
        project,
        title: &import.title,
        summary: &Texts::default(),
        main_language: import.main,
        minutes,
        opens: now,
        closes: now.plus(OPEN),
        questionnaire: &questionnaire,
    };
    let task = tasks::add(&mut tx, kanssa.random.as_ref(), &new, now).await?;
    let object = task.to_string();
    let event = Event {
        staff: None,
        act: Act::TaskAdded,
        object_kind: "task",
        object: &object,
        reason: "command line",
    };
    let anchor = audit::add(&mut tx, &event, now).await?;
    tx.commit().await?;
    kanssa.vault.save_anchor(audit::CHAIN, anchor).await?;
    Ok(task)
}

/// The questionnaire of a task as a file of this format, with what was lost on the way.
pub async fn export(
    kanssa: &Kanssa,
    task: Uuid,
    format: Format,
) -> Result<(Vec<u8>, Report), Failed> {
    let mut conn = kanssa.db.read().await?;
    let found = tasks::find(&mut conn, task).await?;
    let found = found.ok_or_else(|| format!("there is no task {task}"))?;
    let versions: Vec<Questionnaire> = tasks::list_versions(&mut conn, task).await?;
    let newest = versions.last().ok_or_else(|| format!("task {task} has no questions"))?;
    if format == Format::Kanssa {
        drop(conn);
        let pictures = pictures::embedded(kanssa, newest).await;
        let pictures = pictures.map_err(|_| "the pictures could not be read")?;
        let report = interchange::write(newest, &found.title, found.main_language, format)?.report;
        return Ok((newest.to_file_with(pictures).into_bytes(), report));
    }
    let written = interchange::write(newest, &found.title, found.main_language, format)?;
    Ok((written.bytes, written.report))
}
