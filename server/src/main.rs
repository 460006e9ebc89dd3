//! `kanssa`: the service and everything an operator does with it.

mod retention_command;
mod staff_accounts;

use std::{
    io::{self, BufRead, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand, ValueEnum};
use model::{accounts::EmailAddress, time::Timestamp};
use server::{
    backup,
    config::{Config, FromCommandLine, LogFormat, environment},
    demo, doctor, questionnaire_files,
    running::{self, Notices, Running, Sources},
    tasks_file::{self, TasksFile},
};
use store::{
    audit::{self, Act, Event},
    staff,
    vault::Rotation,
};
use tracing_subscriber::EnvFilter;
use uuid::Uuid;

/// A city's customer community and research platform.
///
/// Everything is kept in one folder, `data` by default: the databases, the root key, and mails
/// where no mail server is configured. The configuration is read from `kanssa.toml` in that folder,
/// from KANSSA_ variables of the environment, and from these options; the later go before.
#[derive(Parser)]
#[command(name = "kanssa", version, propagate_version = true, verbatim_doc_comment)]
struct Line {
    /// The folder of everything that is kept
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The configuration file [default: kanssa.toml in the data folder, if there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the service
    Serve {
        /// Where to listen [default: 127.0.0.1:3000]
        #[arg(long, value_name = "ADDRESS:PORT")]
        addr: Option<String>,
    },
    /// Load the demo (on loopback only) and print a ready sign-in address for each role
    Demo {
        /// Where the service will listen, for the printed addresses
        #[arg(long, value_name = "ADDRESS:PORT")]
        addr: Option<String>,
        /// Print one JSON object: role, sign-in address, TOTP secret of staff
        #[arg(long)]
        json: bool,
    },
    /// Bring the databases' schemas up to date and stop
    Migrate,
    /// Show the configuration in effect and whether everything answers
    Doctor {
        /// Look for values, one a line on standard input, in every table and file; fails if found
        #[arg(long)]
        find: bool,
    },
    /// Staff accounts
    #[command(subcommand)]
    Staff(staff_accounts::StaffCommand),
    /// Projects and tasks
    #[command(subcommand)]
    Task(TaskCommand),
    /// Questionnaires in files: our own, LimeSurvey, Qualtrics, SurveyJS, XLSForm
    #[command(subcommand)]
    Questionnaire(QuestionnaireCommand),
    /// The keys of the vault
    #[command(subcommand)]
    Key(KeyCommand),
    /// The consent ledger
    #[command(subcommand)]
    Consents(VerifyCommand),
    /// The audit log
    #[command(subcommand)]
    Audit(VerifyCommand),
    /// What is kept how long: look at what is due, carry it out, verify the certificates
    #[command(subcommand)]
    Retention(retention_command::RetentionCommand),
    /// Jobs and mails that wait
    #[command(subcommand)]
    Jobs(JobsCommand),
    /// Copy the databases while the service runs; the root key is never copied
    Backup {
        /// The folder for the data
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// The folder for the keys: another one, kept for days only
        #[arg(long, value_name = "DIR")]
        keys_to: PathBuf,
    },
    /// Put a backup into an empty data folder, where the root key has been put by hand
    Restore {
        /// The folder of the data's backup
        #[arg(long, value_name = "DIR")]
        from: PathBuf,
        /// The folder of the keys' backup
        #[arg(long, value_name = "DIR")]
        keys_from: PathBuf,
    },
}

#[derive(Subcommand)]
enum TaskCommand {
    /// Add and publish the projects and tasks of a JSON file; docs/operations.md has its form
    Add {
        /// The file
        file: PathBuf,
        /// Read the e-mail address of a researcher from standard input: the projects become theirs
        #[arg(long)]
        owner: bool,
    },
}

#[derive(Subcommand)]
enum KeyCommand {
    /// Change a key while the service runs; if stopped half-way, run it again
    Rotate {
        /// Which key
        key: WhichKey,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum WhichKey {
    /// The root key in the file: every other key is wrapped anew
    Root,
    /// The key of the blind index: every address is indexed anew
    Index,
}

#[derive(Subcommand)]
enum QuestionnaireCommand {
    /// Say what would come over of a file, what would be changed and what lost; fails if any is lost
    Check {
        /// The file
        file: PathBuf,
        /// How to say it
        #[arg(long, default_value = "text", value_name = "FORM")]
        report: ReportForm,
    },
    /// Take a file in: as the draft of a task, or, without a project, as our own JSON on standard output
    Import {
        /// The file
        file: PathBuf,
        /// The project that gets the task
        #[arg(long, value_name = "ID")]
        project: Option<Uuid>,
        /// How to say what came over; on standard error if standard output has the questionnaire
        #[arg(long, default_value = "text", value_name = "FORM")]
        report: ReportForm,
    },
    /// Write the questionnaire of a task to standard output
    Export {
        /// The task
        task: Uuid,
        /// The format
        #[arg(long, default_value = "kanssa", value_name = "FORMAT")]
        format: ExportFormat,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReportForm {
    /// Lines to read
    Text,
    /// One JSON object
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// Our own JSON
    Kanssa,
    /// SurveyJS JSON
    Surveyjs,
    /// An XLSForm workbook
    Xlsform,
}

#[derive(Subcommand)]
enum VerifyCommand {
    /// Find changed entries, removed entries and a cut tail; fails if there are any
    Verify,
}

#[derive(Subcommand)]
enum JobsCommand {
    /// Do everything that is due, and stop
    Run {
        /// As of this instant, like 2026-12-24T08:00:00Z [default: now]
        #[arg(long, value_name = "INSTANT")]
        as_of: Option<jiff::Timestamp>,
    },
}

/// What went wrong, in words that say what to do; nothing personal.
type Failed = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let line = Line::parse();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error),
    };
    let code = match runtime.block_on(run(line)) {
        Ok(code) => code,
        Err(error) => failed(error.as_ref()),
    };
    // Everything that was asked for is done. The database pools' upkeep is not waited for: closed in
    // the wrong moment, it counts down from a number below zero (sqlx 0.9).
    runtime.shutdown_background();
    code
}

fn failed(error: &dyn std::error::Error) -> ExitCode {
    writeln!(io::stderr(), "kanssa: {error}").ok();
    ExitCode::from(2)
}

async fn run(line: Line) -> Result<ExitCode, Failed> {
    let addr = match &line.command {
        Command::Serve { addr } | Command::Demo { addr, .. } => addr.clone(),
        _ => None,
    };
    let from_line = FromCommandLine { data: line.data, addr, config: line.config };
    let config = Config::read(&from_line, &environment())?;
    start_log(config.log_format, matches!(line.command, Command::Serve { .. }));
    if let Command::Restore { from, keys_from } = &line.command {
        backup::restore(&config, from, keys_from)?;
        let key = config.root_key_path();
        say(&format!("restored; put the root key back as {} before starting", key.display()))?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Command::Questionnaire(QuestionnaireCommand::Check { file, report }) = &line.command {
        let import = questionnaire_files::read(file)?;
        say(&reported(&import.report, *report)?)?;
        return Ok(exit(import.report.totals.lost == 0));
    }
    if let Command::Doctor { .. } = &line.command {
        print_lines(&doctor::configuration(&config))?;
    }
    let notices = match line.command {
        Command::Serve { .. } | Command::Demo { .. } | Command::Migrate => Notices::Publish,
        _ => Notices::Leave,
    };
    let running = running::open(&config, Sources::default(), notices).await?;
    execute(line.command, &config, running).await
}

async fn execute(command: Command, config: &Config, running: Running) -> Result<ExitCode, Failed> {
    let code = match command {
        Command::Serve { .. } => {
            running.serve(config).await?;
            return Ok(ExitCode::SUCCESS);
        }
        Command::Demo { json, .. } => load_demo(&running, json).await?,
        Command::Migrate => {
            say("both databases are up to date")?;
            ExitCode::SUCCESS
        }
        Command::Doctor { find: true } => find(config, &running).await?,
        Command::Doctor { find: false } => {
            let lines = doctor::examine(config, &running).await?;
            print_lines(&lines)?;
            exit(lines.iter().all(|line| line.is_well))
        }
        Command::Staff(command) => staff_accounts::execute(&running, command).await?,
        Command::Task(TaskCommand::Add { file, owner }) => {
            add_tasks(&running, &file, owner).await?
        }
        Command::Questionnaire(command) => questionnaire(&running, command).await?,
        Command::Key(KeyCommand::Rotate { key }) => rotate(&running, key).await?,
        Command::Consents(VerifyCommand::Verify) => verify_consents(&running).await?,
        Command::Audit(VerifyCommand::Verify) => verify_audit(&running).await?,
        Command::Retention(command) => retention_command::execute(&running, command).await?,
        Command::Jobs(JobsCommand::Run { as_of }) => {
            let as_of = as_of.map(|at| Timestamp(at.as_millisecond()));
            let as_of = as_of.unwrap_or_else(|| running.kanssa.now());
            let done = running.worker().run_due(as_of).await?;
            say(&format!("{done} jobs and mails done"))?;
            ExitCode::SUCCESS
        }
        Command::Backup { to, keys_to } => {
            let dbs = (&running.kanssa.db, running.kanssa.vault.key_store());
            for file in backup::make(config, dbs, &to, &keys_to).await? {
                say(&format!("written: {}", file.display()))?;
            }
            note(&running, Act::BackedUp, "backup", "", "command line").await?;
            ExitCode::SUCCESS
        }
        Command::Restore { .. } => ExitCode::SUCCESS, // done before anything was opened
    };
    running.close().await;
    Ok(code)
}

fn say(words: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{words}")
}

fn exit(is_well: bool) -> ExitCode {
    if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn print_lines(lines: &[doctor::Line]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in lines {
        let mark = if line.is_well { "  " } else { "! " };
        writeln!(out, "{mark}{:<22} {}", line.what, line.found)?;
    }
    Ok(())
}

/// The service logs what it does; commands print their own words and log warnings only.
fn start_log(format: LogFormat, is_service: bool) {
    let default = if is_service { "info,sqlx=warn" } else { "warn" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(default));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    match format {
        LogFormat::Text => log.with_target(false).init(),
        LogFormat::Json => log.json().init(),
    }
}

async fn load_demo(running: &Running, json: bool) -> Result<ExitCode, Failed> {
    let progress = |words: &str| {
        writeln!(io::stderr(), "demo: {words}").ok();
    };
    let ready = demo::load(&running.kanssa, progress).await?;
    if json {
        say(&serde_json::to_string_pretty(&ready)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    say("\nReady sign-in addresses, for this machine and 24 hours:\n")?;
    for (role, ready) in &ready {
        say(&format!("  {role:<12} {}", ready.address))?;
    }
    say("")?;
    Ok(ExitCode::SUCCESS)
}

async fn find(config: &Config, running: &Running) -> Result<ExitCode, Failed> {
    let dbs = [&running.kanssa.db, running.kanssa.vault.key_store()];
    let mut is_clean = true;
    for (number, value) in io::stdin().lock().lines().enumerate() {
        let value = value?;
        if value.trim().is_empty() {
            continue;
        }
        // What is looked for is never printed: only which line of the input it was.
        for hit in doctor::find(&dbs, &config.data, value.trim()).await? {
            is_clean = false;
            match hit {
                doctor::Hit::Table { at, rows } => {
                    say(&format!("line {}: in {rows} rows of {at}", number + 1))?;
                }
                doctor::Hit::File(path) => {
                    say(&format!("line {}: in the bytes of {}", number + 1, path.display()))?;
                }
            }
        }
    }
    if is_clean {
        say("nothing found")?;
    }
    Ok(exit(is_clean))
}

/// An address from standard input: on the command line it would stay in the shell's history.
fn read_address(prompt: &str) -> Result<EmailAddress, Failed> {
    writeln!(io::stderr(), "{prompt}")?;
    let mut typed = String::new();
    io::stdin().lock().read_line(&mut typed)?;
    Ok(EmailAddress::parse(&typed)?)
}

async fn add_tasks(
    running: &Running,
    file: &std::path::Path,
    has_owner: bool,
) -> Result<ExitCode, Failed> {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let tasks: TasksFile =
        serde_json::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))?;
    let kanssa = &running.kanssa;
    let now = kanssa.now();
    let mut owner = None;
    if has_owner {
        let address = read_address("E-mail address of the researcher:")?;
        let mut conn = kanssa.db.read().await?;
        owner = staff::find_by_address(&mut conn, &kanssa.vault, &address).await?;
        if owner.is_none() {
            return Err("nobody of the staff has this address".into());
        }
    }
    let mut tx = kanssa.db.begin().await?;
    let mut anchor = None;
    let mut addresses = Vec::new();
    for project in &tasks.projects {
        let random = kanssa.random.as_ref();
        for id in tasks_file::add_project(&mut tx, random, project, owner, now).await? {
            let object = id.to_string();
            let event = Event {
                staff: None,
                act: Act::TaskPublished,
                object_kind: "task",
                object: &object,
                reason: "command line",
            };
            anchor = Some(audit::add(&mut tx, &event, now).await?);
            addresses.push(format!("{}/tasks/{id}", kanssa.site.base_url));
        }
    }
    tx.commit().await?;
    if let Some(anchor) = anchor {
        kanssa.vault.save_anchor(audit::CHAIN, anchor).await?;
    }
    addresses.iter().try_for_each(|address| say(address))?;
    Ok(ExitCode::SUCCESS)
}

fn reported(report: &interchange::Report, form: ReportForm) -> Result<String, Failed> {
    Ok(match form {
        ReportForm::Text => questionnaire_files::lines(report).trim_end().to_owned(),
        ReportForm::Json => serde_json::to_string_pretty(report)?,
    })
}

async fn questionnaire(
    running: &Running,
    command: QuestionnaireCommand,
) -> Result<ExitCode, Failed> {
    let kanssa = &running.kanssa;
    match command {
        QuestionnaireCommand::Check { file, report } => {
            say(&reported(&questionnaire_files::read(&file)?.report, report)?)?;
        }
        QuestionnaireCommand::Import { file, project, report } => {
            let import = questionnaire_files::read(&file)?;
            let told = reported(&import.report, report)?;
            if let Some(project) = project {
                let task = questionnaire_files::add(kanssa, project, &import).await?;
                say(&told)?;
                let base = &kanssa.site.base_url;
                writeln!(io::stderr(), "a draft: {base}/staff/tasks/{task}")?;
            } else {
                say(&import.questionnaire.to_file_with(import.pictures))?;
                writeln!(io::stderr(), "{told}")?;
            }
        }
        QuestionnaireCommand::Export { task, format } => {
            let format = match format {
                ExportFormat::Kanssa => interchange::Format::Kanssa,
                ExportFormat::Surveyjs => interchange::Format::SurveyJs,
                ExportFormat::Xlsform => interchange::Format::XlsForm,
            };
            let (bytes, report) = questionnaire_files::export(kanssa, task, format).await?;
            io::stdout().write_all(&bytes)?;
            writeln!(io::stderr(), "{}", reported(&report, ReportForm::Text)?)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn rotate(running: &Running, key: WhichKey) -> Result<ExitCode, Failed> {
    let kanssa = &running.kanssa;
    let report = |progress: store::vault::Progress| {
        write!(io::stderr(), "\r{} done", progress.done).ok();
    };
    let rotation = match key {
        WhichKey::Root => {
            kanssa.vault.rotate_root(report).await?;
            Rotation::Root
        }
        WhichKey::Index => {
            kanssa.vault.rotate_index(&kanssa.db, report).await?;
            Rotation::Index
        }
    };
    writeln!(io::stderr())?;
    let name = format!("{rotation:?}").to_lowercase();
    note(running, Act::KeyRotated, "key", &name, "command line").await?;
    say(&format!("the {name} key is changed"))?;
    Ok(ExitCode::SUCCESS)
}

async fn note(
    running: &Running,
    act: Act,
    object_kind: &'static str,
    object: &str,
    reason: &str,
) -> store::Result<()> {
    let kanssa = &running.kanssa;
    let event = Event { staff: None, act, object_kind, object, reason };
    let mut tx = kanssa.db.begin().await?;
    let anchor = audit::add(&mut tx, &event, kanssa.now()).await?;
    tx.commit().await?;
    kanssa.vault.save_anchor(audit::CHAIN, anchor).await
}

async fn verify_consents(running: &Running) -> Result<ExitCode, Failed> {
    let seen = running.verify().await?;
    say(&format!(
        "{} entries: {} consents as written, {} erased with their members",
        seen.entries, seen.consents, seen.erased
    ))?;
    for finding in &seen.findings {
        say(&format!("! {finding}"))?;
    }
    Ok(exit(seen.findings.is_empty()))
}

async fn verify_audit(running: &Running) -> Result<ExitCode, Failed> {
    let kanssa = &running.kanssa;
    match audit::verify(&kanssa.db, &kanssa.vault).await? {
        Ok(entries) => {
            say(&format!("{entries} entries, as written"))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(broken) => {
            say(&format!("! {broken}"))?;
            Ok(ExitCode::FAILURE)
        }
    }
}
