//! What the tests of several modules share.

pub mod life;

use std::{
    collections::{BTreeSet, HashMap},
    path::{Path, PathBuf},
};

use model::{
    accounts::{EmailAddress, Pseudonym},
    answers::Answer,
    language::{Language, Texts},
    notices::{Notice, Paragraph, Section, Subject},
    projects::{Partner, Project},
    questionnaires::{Code, Kind, Page, Question, Questionnaire},
    staff::Role,
    tasks::Stage,
    time::{Duration, Timestamp},
};
use sqlx::{FromRow, postgres::PgRow, sqlite::SqliteRow};
use store::{
    Db, projects,
    staff::{self, TotpSecret},
    tasks::{self, NewTask},
    testing::{Fixture, MONDAY},
};
use uuid::Uuid;

/// An address that is sound.
pub fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

/// A pseudonym that may be used.
pub fn pseudonym(text: &str) -> Pseudonym {
    Pseudonym::parse(text, &address("zz@example.fi")).unwrap()
}

/// A question's code.
pub fn code(text: &str) -> Code {
    text.parse().unwrap()
}

/// An answer in words.
pub fn words(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

/// The same text in all languages.
pub fn texts(text: &str) -> Texts {
    Texts::all(text, text, text)
}

/// A questionnaire of one page with these questions, all answered in words.
pub fn questionnaire(codes: &[&str]) -> Questionnaire {
    let question = |text: &&str| Question {
        may_decline: true,
        ..Question::new(code(text), texts(text), Kind::LongText { at_least: 0, most: 1_000 })
    };
    let questions = codes.iter().map(question).collect();
    Questionnaire::new(vec![Page::new(code("first"), questions)])
}

/// A project with two partners.
pub fn project() -> Project {
    let partner = |name: &str| Partner {
        name: name.to_owned(),
        role: texts("interviews"),
        contract: "HEL 2026-001".to_owned(),
        place: "FI".to_owned(),
        from: MONDAY,
        until: MONDAY.plus(Duration::days(90)),
    };
    Project {
        name: texts("Parks"),
        purpose: texts("How parks are used, so that the right ones are mended first"),
        service: texts("Parks and green areas"),
        starts: MONDAY,
        ends: MONDAY.plus(Duration::days(90)),
        partners: vec![partner("Agency A"), partner("Agency B")],
    }
}

/// A project that is stored.
pub async fn add_project(fixture: &Fixture) -> Uuid {
    fixture
        .commit(async |tx| projects::add(tx, &*fixture.random, &project(), fixture.now()).await)
        .await
        .unwrap()
}

/// A task of a project of its own.
pub async fn add_task(
    fixture: &Fixture,
    stage: Stage,
    (opens, closes): (Timestamp, Timestamp),
) -> Uuid {
    let project = add_project(fixture).await;
    let new = NewTask {
        project,
        title: &texts("Your park"),
        summary: &texts("Tell us about the park you know best"),
        main_language: Language::Fi,
        minutes: 5,
        opens,
        closes,
        questionnaire: &questionnaire(&["park", "wish"]),
    };
    fixture
        .commit(async |tx| {
            let task = tasks::add(tx, &*fixture.random, &new, fixture.now()).await?;
            tasks::save_stage(tx, task, stage).await?;
            Ok(task)
        })
        .await
        .unwrap()
}

/// A published task that takes answers for a week.
pub async fn add_open_task(fixture: &Fixture) -> Uuid {
    let week = (fixture.now(), fixture.now().plus(Duration::days(7)));
    add_task(fixture, Stage::Published, week).await
}

/// A staff account.
pub async fn add_staff(fixture: &Fixture, text: &str, roles: &[Role]) -> (Uuid, TotpSecret) {
    let (new, secret) = staff::prepare(&fixture.vault, &address(text)).await.unwrap();
    let id = fixture
        .commit(async |tx| {
            staff::add(tx, &fixture.vault, new, roles, Language::Fi, fixture.now()).await
        })
        .await
        .unwrap();
    (id, secret)
}

/// A notice with one section, which tells versions apart.
pub fn notice(words: &str) -> Notice {
    let paragraph = |language: &str| format!("{words} ({language})");
    let text = Texts::all(&paragraph("fi"), &paragraph("sv"), &paragraph("en"));
    Notice {
        title: texts("Privacy notice"),
        sections: vec![Section {
            subject: Subject::Purposes,
            heading: texts("Purposes"),
            paragraphs: vec![Paragraph { text, point: false, open: false }],
        }],
    }
}

/// Runs a statement behind the store's back; gives the number of rows it changed.
pub async fn tamper(db: &Db, sql: impl Into<String>) -> u64 {
    let sql = sqlx::AssertSqlSafe(sql.into());
    match db {
        Db::Sqlite { write, .. } => {
            sqlx::raw_sql(sql).execute(write).await.unwrap().rows_affected()
        }
        Db::Postgres(pool) => sqlx::raw_sql(sql).execute(pool).await.unwrap().rows_affected(),
    }
}

/// Rows read behind the store's back.
pub async fn select<T>(db: &Db, sql: impl Into<String>) -> Vec<T>
where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    let sql = sqlx::AssertSqlSafe(sql.into());
    match db {
        Db::Sqlite { read, .. } => sqlx::query_as(sql).fetch_all(read).await.unwrap(),
        Db::Postgres(pool) => sqlx::query_as(sql).fetch_all(pool).await.unwrap(),
    }
}

/// How many rows a table has.
pub async fn count(db: &Db, table_and_condition: &str) -> i64 {
    let rows: Vec<(i64,)> = select(db, format!("SELECT COUNT(*) FROM {table_and_condition}")).await;
    rows[0].0
}

/// Bytes as they are written in a statement.
pub fn bytes_literal(db: &Db, bytes: &[u8]) -> String {
    let hex = hex(bytes);
    if db.is_sqlite() { format!("X'{hex}'") } else { format!("'\\x{hex}'::bytea") }
}

/// An id as it is written in a statement.
pub fn id_literal(db: &Db, id: Uuid) -> String {
    if db.is_sqlite() { bytes_literal(db, id.as_bytes()) } else { format!("'{id}'::uuid") }
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

/// Keeps a copy of a table, for [`put_back`].
pub async fn keep_copy(db: &Db, table: &str) {
    tamper(db, format!("CREATE TABLE copy_of_{table} AS SELECT * FROM {table}")).await;
}

/// Puts a table back into the state it was copied in.
pub async fn put_back(db: &Db, table: &str) {
    let sql = format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM copy_of_{table}");
    tamper(db, sql).await;
}

/// Waits until some transaction of this PostgreSQL database waits for a lock, or the task is
/// done. Whether it waits.
pub async fn waits_for_a_lock<T>(db: &Db, task: &tokio::task::JoinHandle<T>) -> bool {
    const WAITING: &str = "pg_stat_activity WHERE datname = current_database() \
        AND wait_event_type = 'Lock'";
    while !task.is_finished() {
        if count(db, WAITING).await > 0 {
            return true;
        }
        tokio::task::yield_now().await;
    }
    false
}

/// What identifies somebody: what it is, and its bytes.
pub type Mark = (&'static str, Vec<u8>);

/// Which of these marks stand in which files of a folder and below. Reads every file once.
pub fn marks_in_files(folder: &Path, marks: &[Mark]) -> BTreeSet<(&'static str, String)> {
    let mut by_start: HashMap<&[u8], Vec<&Mark>> = HashMap::new();
    // Most places are passed over by a look at one byte.
    let mut first = [false; 256];
    for mark in marks {
        by_start.entry(&mark.1[..START]).or_default().push(mark);
        first[usize::from(mark.1[0])] = true;
    }
    let mut found = BTreeSet::new();
    for file in files(folder) {
        let content = std::fs::read(&file).unwrap();
        for (at, start) in content.windows(START).enumerate() {
            if !first[usize::from(start[0])] {
                continue;
            }
            for (what, bytes) in by_start.get(start).into_iter().flatten() {
                if content[at..].starts_with(bytes) {
                    found.insert((*what, file.display().to_string()));
                }
            }
        }
    }
    found
}

/// No mark is shorter than this.
const START: usize = 8;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files
}

/// Two letters for a number, none of which looks like another.
pub fn two_letters(number: usize) -> String {
    const LETTERS: &[u8; 16] = b"bcdfghjknprstvxz";
    [number / 16, number].map(|n| char::from(LETTERS[n % 16])).iter().collect()
}
