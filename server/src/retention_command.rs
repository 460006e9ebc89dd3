//! `kanssa retention`: what is kept how long, looked at, carried out and verified.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Subcommand;
use jiff::civil::Date;
use model::{
    retention::{Counts, Rule},
    time::Timestamp,
};
use server::{jobs::retention, running::Running};

use crate::{Failed, say};

#[derive(Subcommand)]
pub enum RetentionCommand {
    /// Say how often each rule would be carried out, and touch nothing
    Plan {
        /// As of the end of this day in the city, like 2026-12-24 [default: now]
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
    },
    /// Carry out every rule and print the certificate
    Run {
        /// As of the end of this day in the city, like 2026-12-24 [default: now]
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
    },
    /// Find certificates that were changed or removed; fails if there are any
    Verify,
}

pub async fn execute(running: &Running, command: RetentionCommand) -> Result<ExitCode, Failed> {
    let kanssa = &running.kanssa;
    match command {
        RetentionCommand::Plan { as_of } => {
            let counts = retention::plan(kanssa, instant(running, as_of)?).await?;
            print(&counts)?;
        }
        RetentionCommand::Run { as_of } => {
            let progress = |members: u64| {
                writeln!(io::stderr(), "retention: {members} members gone through").ok();
            };
            let certificate = retention::run(kanssa, instant(running, as_of)?, &progress).await?;
            say(&format!("certificate {}", certificate.number))?;
            print(&certificate.counts)?;
        }
        RetentionCommand::Verify => {
            return match store::retention::verify(&kanssa.db, &kanssa.vault).await? {
                Ok(number) => {
                    say(&format!("{number} certificates, as written"))?;
                    Ok(ExitCode::SUCCESS)
                }
                Err(broken) => {
                    say(&format!("! {broken}"))?;
                    Ok(ExitCode::FAILURE)
                }
            };
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The last instant of a day where the city is: everything of that day has had its time.
fn instant(running: &Running, day: Option<Date>) -> Result<Timestamp, Failed> {
    let Some(day) = day else { return Ok(running.kanssa.now()) };
    let next = day.tomorrow()?.to_zoned(running.kanssa.site.time_zone.clone())?;
    Ok(Timestamp(next.timestamp().as_millisecond() - 1))
}

fn print(counts: &Counts) -> io::Result<()> {
    Rule::ALL
        .into_iter()
        .try_for_each(|rule| say(&format!("  {:<18} {}", rule.name(), counts.of(rule))))
}
