//! How long a daily run of retention takes over a million members, of whom so many are due as on any day
//! of half a year: some to be told, some to be told once more, some to be erased. Prints one JSON object.
//!
//! `cargo bench --bench retention`

use std::{
    collections::BTreeMap,
    error::Error,
    io::Write,
    path::Path,
    str::FromStr,
    time::{Duration, Instant},
};

use jiff::Span;
use model::{
    accounts::EmailAddress,
    language::Language,
    retention::{FIRST_NOTICE_DAYS, MONTHS, Rule, SECOND_NOTICE_DAYS},
    time::Timestamp,
};
use serde::Serialize;
use server::{
    config::{Config, FromCommandLine},
    jobs::retention,
    running::{self, Notices, Running, Sources},
};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use store::accounts;
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const MEMBERS: i64 = 1_000_000;
/// As many come to each of the three steps on a day, if everybody falls silent once in half a year.
const DUE: usize = 5_500;

#[derive(Serialize)]
struct Measured {
    members: i64,
    told: u64,
    told_again: u64,
    erased: u64,
    seconds: f64,
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let data = tempfile::tempdir()?;
    let line = FromCommandLine { data: Some(data.path().to_owned()), ..FromCommandLine::default() };
    let config = Config::read(&line, &BTreeMap::new())?;
    let running = running::open(&config, Sources::default(), Notices::Publish).await?;
    fill(&running, data.path()).await?;
    let started = Instant::now();
    let now = running.kanssa.now();
    let certificate = retention::run(&running.kanssa, now, &|_| {}).await?;
    let seconds = started.elapsed().as_secs_f64();
    let [told, told_again, erased] = [Rule::FirstNotices, Rule::SecondNotices, Rule::SilentMembers]
        .map(|rule| certificate.counts.of(rule));
    if [told, told_again, erased].iter().any(|done| *done != DUE as u64) {
        return Err(format!("{told}, {told_again} and {erased} instead of {DUE} each").into());
    }
    let measured = Measured { members: MEMBERS, told, told_again, erased, seconds };
    writeln!(std::io::stdout(), "{}", serde_json::to_string(&measured)?)?;
    running.close().await;
    Ok(())
}

/// A million members, and behind those who are due real people with keys of their own.
async fn fill(running: &Running, data: &Path) -> Outcome<()> {
    let kanssa = &running.kanssa;
    let today = kanssa.day_of(kanssa.now()).date();
    let before = |days: i32| {
        let silent = today.saturating_add(Span::new().days(days));
        Timestamp::of_date(silent.saturating_sub(Span::new().months(MONTHS)))
    };
    let mut due = Vec::new();
    for (step, days) in [FIRST_NOTICE_DAYS, SECOND_NOTICE_DAYS, 0].into_iter().enumerate() {
        for number in 0..DUE {
            let address = EmailAddress::parse(&format!("m{number}@step{step}.example"))?;
            let newcomer = accounts::prepare(&kanssa.vault, &address).await?;
            due.push((newcomer, before(days - 2)));
        }
    }
    let mut ids: Vec<Uuid> = Vec::new();
    let mut people = due.into_iter();
    loop {
        let some: Vec<_> = people.by_ref().take(500).collect();
        if some.is_empty() {
            break;
        }
        let mut tx = kanssa.db.begin().await?;
        for (newcomer, active) in some {
            let language = Language::Fi;
            let added = accounts::add(&mut tx, &kanssa.vault, newcomer, language, active).await?;
            ids.push(added.link.member);
        }
        tx.commit().await?;
    }
    let pool = connect(data).await?;
    let told = |days: i32| Timestamp::of_date(today.saturating_sub(Span::new().days(days))).0;
    for (number, member) in ids.iter().enumerate() {
        let again = (number >= 2 * DUE).then(|| told(SECOND_NOTICE_DAYS));
        let first = (number >= DUE).then(|| told(FIRST_NOTICE_DAYS));
        let sql = "UPDATE members SET told_day = $1, told_again_day = $2 WHERE id = $3";
        sqlx::query(sql).bind(first).bind(again).bind(member).execute(&pool).await?;
    }
    let rest = MEMBERS - i64::try_from(ids.len())?;
    // Active on some day of the last five months, or told and not due again yet.
    sqlx::query(
        "INSERT INTO members (id, pseudonym, pseudonym_key, language, state, active_day, told_day) \
         WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1) \
         SELECT randomblob(16), 'M' || n, 'm' || n, 'fi', 'active', $2 - (n % 170) * 86400000, \
         CASE WHEN n % 170 > 145 THEN $2 - 86400000 END FROM numbers",
    )
    .bind(rest)
    .bind(Timestamp::of_date(today).0)
    .execute(&pool)
    .await?;
    pool.close().await;
    Ok(())
}

async fn connect(data: &Path) -> Outcome<SqlitePool> {
    let options = SqliteConnectOptions::from_str("sqlite://")?
        .filename(data.join("kanssa.sqlite"))
        .busy_timeout(Duration::from_secs(30));
    Ok(SqlitePoolOptions::new().max_connections(1).connect_with(options).await?)
}
