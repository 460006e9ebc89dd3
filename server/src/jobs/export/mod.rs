//! Makes a file of answers: rows some at a time, written down in its form, stored in parts.
//!
//! Memory does not grow with the file: what is held is one batch of rows and one part.

mod parts;
mod sheet;
mod survey;
mod table;

use std::collections::BTreeMap;

use app::{Kanssa, dates};
use model::{
    answers::Answer,
    exports::{
        Cell, Codebook, ColumnPlan, ExportedFile, FileKind, Format, Given, LeftOut, Manifest,
        Recipient, Response,
    },
    questionnaires::{Question, Questionnaire, every_question},
    results::Guard,
    time::Timestamp,
};
use store::{
    exports::{self, Export, Row},
    jobs::{self, Job},
    projects, results, tasks,
    vault::ExportIds,
};
use uuid::Uuid;

use self::{
    parts::{Parts, Written},
    survey::Survey,
    table::Table,
};

/// Why a file is not finished.
#[derive(Debug, thiserror::Error)]
enum Stop {
    /// The store failed: it is tried again.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// It is not to be made any more: somebody took answers back, or it was finished elsewhere.
    #[error("the file is not wanted any more")]
    Unwanted,
    /// It can never be made as asked for.
    #[error("{0}")]
    Impossible(&'static str),
}

/// Safe to run again: it begins anew.
pub async fn run(kanssa: &Kanssa, job: &Job, now: Timestamp) -> store::Result<()> {
    let Some(id) = job.about else { return Ok(()) };
    match make(kanssa, job.id, id, now).await {
        Ok(()) | Err(Stop::Unwanted) => Ok(()),
        Err(Stop::Store(store::Error::Corrupt(what))) => fail(kanssa, id, what).await,
        Err(Stop::Store(error)) => Err(error),
        Err(Stop::Impossible(why)) => fail(kanssa, id, why).await,
    }
}

async fn fail(kanssa: &Kanssa, id: Uuid, why: &'static str) -> store::Result<()> {
    tracing::warn!(export = %id, why, "a file cannot be made");
    let mut tx = kanssa.db.begin().await?;
    exports::fail(&mut tx, id).await?;
    tx.commit().await
}

/// What a file is made of, read once.
struct Source {
    export: Export,
    versions: Vec<i64>,
    /// Every question that was ever asked.
    questions: Vec<Question>,
    plan: ColumnPlan,
    codebook: Codebook,
    survey: Survey,
    ids: ExportIds,
    /// How many responses.
    rows: u64,
    left_out: LeftOut,
    /// The job that makes it.
    job: Uuid,
}

async fn make(kanssa: &Kanssa, job: Uuid, id: Uuid, now: Timestamp) -> Result<(), Stop> {
    let mut source = read_source(kanssa, job, id, now).await?;
    let table = write_table(kanssa, &mut source).await?;
    let mut files = vec![file_of(kanssa, &source, FileKind::Table, table)];
    if source.export.format != Format::Xlsx {
        let written = write_codebook(kanssa, &source).await?;
        files.push(file_of(kanssa, &source, FileKind::Codebook, written));
    }
    files.extend(write_scripts(kanssa, &source, &files[0].name).await?);
    let manifest = manifest_of(kanssa, &source, files, now).await?;
    let mut tx = kanssa.db.begin().await?;
    let finished = exports::finish(&mut tx, id, &manifest, now).await?;
    tx.commit().await?;
    if finished { Ok(()) } else { Err(Stop::Unwanted) }
}

async fn read_source(kanssa: &Kanssa, job: Uuid, id: Uuid, now: Timestamp) -> Result<Source, Stop> {
    let mut conn = kanssa.db.read().await?;
    let export = exports::get(&mut conn, id).await?;
    let versions = tasks::list_numbered_versions(&mut conn, export.task).await?;
    let comparisons = results::find_comparisons(&mut conn, export.task).await?.unwrap_or_default();
    let named = match export.partner {
        Some(partner) => projects::find_named(&mut conn, export.project, partner)
            .await?
            .ok_or(store::Error::NotFound)?,
        None => exports::ALWAYS,
    };
    drop(conn);
    if !export.is_recipient_in_force(now) {
        return Err(Stop::Impossible("the partnership is over"));
    }
    let mut tx = kanssa.db.begin().await?;
    let rows = exports::begin(&mut tx, id, named).await?.ok_or(Stop::Unwanted)?;
    let all = exports::count_rows(&mut tx, export.task, exports::ALWAYS).await?;
    tx.commit().await?;
    if rows < Guard::default().least() {
        return Err(Stop::Impossible("fewer rows than may be handed out"));
    }
    let plan = ColumnPlan::of(&versions);
    let plan = if export.own_words { plan } else { plan.without_own_words() };
    if !export.format.holds(rows, plan.columns().len()) {
        return Err(Stop::Impossible("more rows or columns than a sheet holds"));
    }
    let ids = kanssa.vault.export_ids(export.partner.unwrap_or(export.project)).await?;
    let (numbers, questionnaires): (Vec<i64>, Vec<Questionnaire>) = versions.into_iter().unzip();
    Ok(Source {
        survey: Survey::new(comparisons, export.own_words),
        questions: every_question(&questionnaires),
        versions: numbers,
        // Whole blocks are left out, so this is none or eight and more.
        left_out: LeftOut { for_another_recipient: all.saturating_sub(rows) },
        rows,
        job,
        codebook: plan.codebook(export.main_language),
        export,
        plan,
        ids,
    })
}

/// Writes every row; gives what the file has become.
async fn write_table(kanssa: &Kanssa, source: &mut Source) -> Result<Written, Stop> {
    let mut table = Table::start(source.export.format, &source.plan)?;
    let mut parts = Parts::new(source.export.id, FileKind::Table);
    let (mut after, mut written) = (Uuid::nil(), 0);
    loop {
        let mut tx = kanssa.db.begin().await?;
        jobs::renew(&mut tx, source.job, kanssa.now()).await?;
        let rows = exports::take_rows(&mut tx, source.export.id, after).await?;
        tx.commit().await?;
        let rows = rows.ok_or(Stop::Unwanted)?;
        let Some(last) = rows.last() else { break };
        after = last.response;
        for row in &rows {
            write_row(kanssa, source, &mut table, row)?;
            written += 1;
        }
        parts.store(kanssa, table.written()).await?;
    }
    if written != source.rows {
        return Err(Stop::Impossible("rows are missing"));
    }
    table.end(&source.codebook, &mut parts, kanssa).await?;
    parts.end(kanssa).await
}

fn write_row(
    kanssa: &Kanssa,
    source: &mut Source,
    table: &mut Table,
    row: &Row,
) -> Result<(), Stop> {
    let unreadable = |_| Stop::Store(store::Error::Corrupt("answers.sent_value"));
    let answers: Vec<Answer> = row
        .answers
        .iter()
        .map(|(_, value, _)| serde_json::from_str(value))
        .collect::<Result<_, _>>()
        .map_err(unreadable)?;
    let given = row.answers.iter().zip(&answers).map(|((question, _, version), answer)| Given {
        question,
        version: *version,
        answer,
    });
    let id = source.ids.of(row.member);
    let day = dates::field_day(row.complete_at, &kanssa.site.time_zone);
    let version = row.answers.iter().map(|(_, _, version)| *version).max();
    let response = Response { id: &id, version: version.unwrap_or(1), day: &day };
    let mut cells: Vec<Cell<'_>> = Vec::new();
    // An answer without a column would be an answer lost.
    source
        .plan
        .fill(&mut cells, response, given.clone())
        .map_err(|_| Stop::Impossible("an answer has no column"))?;
    let by_code: BTreeMap<_, _> = given.map(|given| (given.question, given.answer)).collect();
    source.survey.look_at(&source.questions, &by_code);
    table.row(&source.plan, &cells)
}

async fn write_codebook(kanssa: &Kanssa, source: &Source) -> Result<Written, Stop> {
    let mut parts = Parts::new(source.export.id, FileKind::Codebook);
    parts.store(kanssa, table::codebook(source.export.format, &source.codebook)?).await?;
    parts.end(kanssa).await
}

/// What reads a CSV table into SPSS and R, beside it: other forms know their numbers and days.
async fn write_scripts(
    kanssa: &Kanssa,
    source: &Source,
    table: &str,
) -> Result<Vec<ExportedFile>, Stop> {
    let Some(csv) = table::csv_of(source.export.format) else { return Ok(Vec::new()) };
    let scripts = [
        (FileKind::Spss, source.codebook.spss(csv, table)),
        (FileKind::R, source.codebook.r(csv, table)),
    ];
    let mut files = Vec::new();
    for (kind, script) in scripts {
        let mut parts = Parts::new(source.export.id, kind);
        parts.store(kanssa, script.into_bytes()).await?;
        files.push(file_of(kanssa, source, kind, parts.end(kanssa).await?));
    }
    Ok(files)
}

/// Names say nothing that is not known to whoever may have the file: no title, no name.
fn file_of(kanssa: &Kanssa, source: &Source, kind: FileKind, written: Written) -> ExportedFile {
    let day = dates::field_day(source.export.asked_at, &kanssa.site.time_zone);
    let id = source.export.id.simple().to_string();
    let extension = kind.extension(source.export.format);
    let name = format!("kanssa-{day}-{}-{}.{extension}", &id[..8], kind.name());
    ExportedFile { kind, name, bytes: written.bytes, sha256: written.sha256 }
}

async fn manifest_of(
    kanssa: &Kanssa,
    source: &Source,
    files: Vec<ExportedFile>,
    now: Timestamp,
) -> Result<Manifest, Stop> {
    let export = &source.export;
    let mut conn = kanssa.db.read().await?;
    let project = projects::get(&mut conn, export.project).await?;
    let partners = projects::list_partners(&mut conn, export.project).await?;
    drop(conn);
    let recipient = match partners.into_iter().find(|(id, _)| Some(*id) == export.partner) {
        Some((_, partner)) => Recipient::Partner {
            name: partner.name,
            contract: partner.contract,
            place: partner.place,
        },
        None => Recipient::City,
    };
    Ok(Manifest {
        format: Manifest::FORMAT.to_owned(),
        export: export.id,
        made_at: dates::machine(now),
        delete_by: dates::field_last_day(export.delete_by, &kanssa.site.time_zone),
        project: project.name,
        purpose: project.purpose,
        service: project.service,
        task: export.task,
        title: export.title.clone(),
        recipient,
        made_by: export.staff_name.clone().unwrap_or_default(),
        reason: export.reason.clone(),
        secrecy: Manifest::SECRECY.to_owned(),
        table: export.format,
        own_words: export.own_words,
        questionnaire_versions: source.versions.clone(),
        rows: source.rows,
        left_out: source.left_out,
        least_rows: Guard::default().least(),
        smallest_group: source.survey.smallest_group(),
        personal_data: source.survey.personal_data(),
        files,
    })
}
