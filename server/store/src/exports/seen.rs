//! What a member sees of the files their answers are in (R44).

use model::{
    language::{Language, Texts},
    time::Timestamp,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, Result, Session,
    db::{fetch_all, statements},
    projects::from_json,
};

statements! {
    LIST_READ = "SELECT t.title, t.main_language, j.name AS project FROM responses r JOIN tasks t ON t.id = r.task \
        JOIN projects j ON j.id = t.project WHERE r.member = $1 AND r.sent_at IS NOT NULL ORDER BY r.sent_at DESC, r.id";
    LIST_GIVEN = "SELECT e.asked_at, e.own_words, e.reason, e.delete_by, p.name AS partner, t.id AS task, t.title, \
        t.main_language, j.name AS project, CAST(CASE WHEN e.downloaded_at IS NULL THEN 0 ELSE 1 END AS BIGINT) \
        AS is_out, e.deleted_at FROM responses r JOIN export_rows x ON x.response = r.id \
        JOIN exports e ON e.id = x.export JOIN tasks t ON t.id = r.task JOIN projects j ON j.id = t.project \
        LEFT JOIN project_partners p ON p.id = e.partner WHERE r.member = $1 ORDER BY e.asked_at DESC, e.id";
}

/// A file with answers of a member's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// When it was asked for.
    pub at: Timestamp,
    /// With what they wrote in words of their own.
    pub own_words: bool,
    /// Why.
    pub reason: String,
    /// The instant at which no copy may be left any more.
    pub delete_by: Timestamp,
    /// The partner who gets it; none: the city's researchers.
    pub partner: Option<String>,
    /// The task.
    pub task: Uuid,
    /// The task's title.
    pub title: Texts,
    /// The task's main language.
    pub main_language: Language,
    /// The project's name.
    pub project: Texts,
    /// Whether it was downloaded.
    pub is_out: bool,
    /// When it was said that every copy is deleted.
    pub deleted_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct GivenRow {
    asked_at: i64,
    own_words: bool,
    reason: String,
    delete_by: i64,
    partner: Option<String>,
    task: Uuid,
    title: String,
    main_language: String,
    project: String,
    is_out: i64,
    deleted_at: Option<i64>,
}

/// A task with sent answers of a member's, and the project whose people see its results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The task's title.
    pub title: Texts,
    /// The task's main language.
    pub main_language: Language,
    /// The project's name.
    pub project: Texts,
}

/// Every task that this member has sent answers to, latest first.
pub async fn list_read(on: &mut impl Session, member: Uuid) -> Result<Vec<Read>> {
    let rows: Vec<(String, String, String)> = fetch_all!(on, LIST_READ, member);
    rows.into_iter()
        .map(|(title, main_language, project)| {
            Ok(Read {
                title: from_json(&title, "tasks.title")?,
                main_language: main_language
                    .parse()
                    .map_err(|_| Error::Corrupt("tasks.main_language"))?,
                project: from_json(&project, "projects.name")?,
            })
        })
        .collect()
}

/// Every file with answers of this member, latest first.
pub async fn list_given(on: &mut impl Session, member: Uuid) -> Result<Vec<Given>> {
    let rows: Vec<GivenRow> = fetch_all!(on, LIST_GIVEN, member);
    rows.into_iter()
        .map(|row| {
            Ok(Given {
                at: Timestamp(row.asked_at),
                own_words: row.own_words,
                reason: row.reason,
                delete_by: Timestamp(row.delete_by),
                partner: row.partner,
                task: row.task,
                title: from_json(&row.title, "tasks.title")?,
                main_language: row
                    .main_language
                    .parse()
                    .map_err(|_| Error::Corrupt("tasks.main_language"))?,
                project: from_json(&row.project, "projects.name")?,
                is_out: row.is_out == 1,
                deleted_at: row.deleted_at.map(Timestamp),
            })
        })
        .collect()
}
