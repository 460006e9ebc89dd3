//! How long a file of answers takes and how much memory: of a hundred thousand answers to the task
//! given, and of a million. Counts every row and hashes every byte. Prints one JSON object.
//!
//! `cargo bench --bench export -- TASKS.json`

use std::{
    collections::BTreeMap,
    env,
    error::Error,
    io::Write,
    path::Path,
    str::FromStr,
    sync::Arc,
    time::{Duration, Instant},
};

use app::{Kanssa, exports::EXPORT_JOB};
use data_encoding::HEXLOWER;
use model::{
    accounts::EmailAddress,
    answers::{Answer, ByCode, Date, Decimal, PhotoId, TimeOfDay},
    exports::{FileKind, Format},
    language::Language,
    questionnaires::{Choice, FROM, Kind, Question, TO, repetition},
    staff::Role,
    tasks::Stage,
    time::Duration as Span,
};
use serde::Serialize;
use server::{
    config::{Config, FromCommandLine},
    running::{self, Notices, Running, Sources},
    tasks_file::{self, TasksFile},
};
use sha2::{Digest, Sha256};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use store::{
    exports::{self, NewExport},
    jobs::{self, NewJob},
    staff, tasks,
};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const FEW: usize = 100_000;
const MANY: usize = 1_000_000;

#[derive(Serialize)]
struct Export {
    answers: usize,
    rows: u64,
    format: &'static str,
    seconds: f64,
    megabytes: f64,
    /// The most memory the process ever had while making it.
    resident_megabytes: f64,
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    let [tasks] = &arguments[..] else { return Err("usage: export TASKS.json".into()) };
    let mut all = Vec::new();
    for answers in [FEW, MANY] {
        let data = tempfile::tempdir()?;
        let running = open(data.path()).await?;
        let (task, rows) = fill(&running, data.path(), Path::new(tasks), answers).await?;
        let staff = add_staff(&running.kanssa).await?;
        // What is due on any day is done before anything is measured.
        running.worker().run_due(running.kanssa.now()).await?;
        for format in Format::ALL {
            all.push(measure(&running, (task, staff), format, (answers, rows)).await?);
        }
        running.close().await;
    }
    writeln!(std::io::stdout(), "{}", serde_json::to_string(&all)?)?;
    Ok(())
}

async fn open(data: &Path) -> Outcome<Running> {
    let line = FromCommandLine { data: Some(data.to_owned()), ..FromCommandLine::default() };
    let config = Config::read(&line, &BTreeMap::new())?;
    Ok(running::open(&config, Sources::default(), Notices::Publish).await?)
}

async fn add_staff(kanssa: &Kanssa) -> Outcome<Uuid> {
    let address = EmailAddress::parse("anna@kanssa.example")?;
    let (new, _) = staff::prepare(&kanssa.vault, &address).await?;
    let mut tx = kanssa.db.begin().await?;
    let roles = [Role::Researcher];
    let id = staff::add(&mut tx, &kanssa.vault, new, &roles, Language::Fi, kanssa.now()).await?;
    tx.commit().await?;
    Ok(id)
}

/// A task with so many answers in its results.
async fn fill(
    running: &Running,
    data: &Path,
    tasks: &Path,
    answers: usize,
) -> Outcome<(Uuid, u64)> {
    let kanssa = Arc::clone(&running.kanssa);
    let now = kanssa.now();
    let file: TasksFile = serde_json::from_slice(&std::fs::read(tasks)?)?;
    let project = file.projects.first().ok_or("the file has no project")?;
    let mut tx = kanssa.db.begin().await?;
    let ids = tasks_file::add_project(&mut tx, kanssa.random.as_ref(), project, None, now).await?;
    let task = *ids.first().ok_or("the project has no task")?;
    tasks::save_stage(&mut tx, task, Stage::Published).await?;
    let versions = tasks::list_versions(&mut tx, task).await?;
    tx.commit().await?;
    let questionnaire = versions.first().ok_or("the task has no questionnaire")?;
    let questions: Vec<&Question> =
        questionnaire.questions().filter(|question| question.is_answerable()).collect();
    let rows = answers / questions.len() + 1;
    let pool = connect(data).await?;
    let mut conn = pool.acquire().await?;
    let at = now.0;
    let count = i64::try_from(rows)?;
    for sql in [
        "INSERT INTO members (id, pseudonym, pseudonym_key, language, state, active_day) \
         WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1) \
         SELECT randomblob(16), 'M' || n, 'm' || n, 'fi', 'active', $3 FROM numbers WHERE $2 IS NOT NULL",
        "INSERT INTO responses (id, task, member, started_at, sent_at, block, block_fresh) \
         SELECT randomblob(16), $2, id, $3, $3, randomblob(16), 1 FROM members WHERE $1 > 0",
    ] {
        sqlx::query(sql).bind(count).bind(task).bind(at).execute(&mut *conn).await?;
    }
    for question in questions {
        let value = serde_json::to_string(&answer_to(question)?)?;
        sqlx::query(
            "INSERT INTO answers (response, question, value, version, given_at, sent_value, sent_version) \
             SELECT id, $1, $2, 1, $3, $2, 1 FROM responses",
        )
        .bind(question.code.as_str())
        .bind(value)
        .bind(at)
        .execute(&mut *conn)
        .await?;
    }
    drop(conn);
    pool.close().await;
    Ok((task, rows as u64))
}

async fn connect(data: &Path) -> Outcome<SqlitePool> {
    let options = SqliteConnectOptions::from_str("sqlite://")?
        .filename(data.join("kanssa.sqlite"))
        .busy_timeout(Duration::from_secs(30));
    Ok(SqlitePoolOptions::new().max_connections(1).connect_with(options).await?)
}

/// An answer of usual length; one to every part.
fn answer_to(question: &Question) -> Outcome<Answer> {
    let first = |choices: &[Choice]| {
        choices.first().map(|choice| choice.code.clone()).ok_or("a question without choices")
    };
    let day = Date::parse("2026-03-31").ok_or("no day")?;
    Ok(match &question.kind {
        Kind::SingleChoice { options, .. } | Kind::Place { options } => {
            Answer::Option { option: first(options)?, other: None }
        }
        Kind::MultipleChoice { options, .. } => {
            Answer::Options { options: vec![first(options)?], other: None }
        }
        Kind::Matrix { rows, columns } => {
            let column = first(columns)?;
            Answer::Rows(
                rows.iter().map(|row| (row.code.clone(), column.clone())).collect::<ByCode<_>>(),
            )
        }
        Kind::Ranking { options, .. } => Answer::Ranked(vec![first(options)?]),
        Kind::YesNo => Answer::YesNo(true),
        Kind::Scale { from, .. } => Answer::Point(*from),
        Kind::Number { .. } => Answer::Number(Decimal::whole(7)),
        Kind::ShortText { .. }
        | Kind::LongText { .. }
        | Kind::TextBlock
        | Kind::Calculated { .. } => {
            Answer::Text("Enemmän penkkejä, \"varjoa\" ja vesipisteitä; kiitos.".repeat(2))
        }
        Kind::Date { .. } => Answer::Date(day),
        Kind::DateRange { .. } => {
            let ends = [FROM, TO].map(|end| Ok((end.parse()?, Answer::Date(day))));
            Answer::Parts(ends.into_iter().collect::<Outcome<Vec<_>>>()?.into_iter().collect())
        }
        Kind::Photos { .. } => Answer::Photos(vec![PhotoId::new(1)]),
        Kind::Time => Answer::Time(TimeOfDay::parse("9.30").ok_or("no time")?),
        Kind::Fields { fields, .. } => Answer::Parts(answers_to(fields)?),
        Kind::Grid { rows, fields } => {
            let part = Answer::Parts(answers_to(fields)?);
            Answer::Parts(rows.iter().map(|row| (row.code.clone(), part.clone())).collect())
        }
        Kind::Repeated { fields, at_most } => {
            let part = Answer::Parts(answers_to(fields)?);
            let groups = (1..=*at_most).filter_map(repetition);
            Answer::Parts(groups.map(|group| (group, part.clone())).collect())
        }
    })
}

fn answers_to(fields: &[Question]) -> Outcome<ByCode<Answer>> {
    let answers = fields.iter().map(|field| Ok((field.code.clone(), answer_to(field)?)));
    Ok(answers.collect::<Outcome<Vec<_>>>()?.into_iter().collect())
}

async fn measure(
    running: &Running,
    (task, staff): (Uuid, Uuid),
    format: Format,
    (answers, rows): (usize, u64),
) -> Outcome<Export> {
    let kanssa = &running.kanssa;
    let now = kanssa.now();
    let new = NewExport {
        task,
        partner: None,
        staff,
        format,
        own_words: true,
        reason: "bench",
        rows: i64::try_from(rows)?,
        delete_by: now.plus(Span::days(1)),
    };
    let mut tx = kanssa.db.begin().await?;
    let id = exports::add(&mut tx, kanssa.random.as_ref(), &new, now).await?;
    let job = NewJob { kind: EXPORT_JOB, about: Some(id), once: None, run_at: now };
    jobs::add(&mut tx, kanssa.random.as_ref(), job).await?;
    tx.commit().await?;
    // From here on the kernel counts the most memory anew.
    std::fs::write("/proc/self/clear_refs", "5")?;
    let started = Instant::now();
    running.worker().run_due(now).await?;
    let seconds = started.elapsed().as_secs_f64();
    let resident_megabytes = most_resident()?;
    let mut conn = kanssa.db.read().await?;
    let export = exports::get(&mut conn, id).await?;
    let manifest = export.manifest.ok_or("the file is not ready")?;
    if manifest.rows != rows {
        return Err(format!("{} rows instead of {rows}", manifest.rows).into());
    }
    let file = manifest.files.first().ok_or("the manifest has no file")?;
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    for number in 0.. {
        let part = exports::find_part(&mut conn, id, FileKind::Table, number).await?;
        let Some(part) = part else { break };
        bytes += part.len() as u64;
        hash.update(&part);
    }
    if (bytes, HEXLOWER.encode(&hash.finalize())) != (file.bytes, file.sha256.clone()) {
        return Err("the file is not what its manifest says".into());
    }
    #[expect(clippy::cast_precision_loss, reason = "a figure to look at")]
    let megabytes = bytes as f64 / 1e6;
    let format = format.name();
    Ok(Export { answers, rows, format, seconds, megabytes, resident_megabytes })
}

fn most_resident() -> Outcome<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()).ok_or("no VmHWM")?;
    Ok(kilobytes.parse::<f64>()? / 1024.0)
}
