//! Files of answers for research: asked for, made part by part, handed out for days, listed for good.
//!
//! Which answers go into one is decided by the results: what is in a block, and nothing else. When
//! somebody takes answers back, every file they are in goes in the same transaction.

use model::{
    exports::{FileKind, Format, Manifest, State},
    language::{Language, Texts},
    random::{self, Random},
    time::{Duration, Timestamp},
};
use sqlx::FromRow;
use uuid::Uuid;

mod making;
mod seen;

pub(crate) use making::STATEMENTS as MAKING_STATEMENTS;
pub use making::{Row, add_part, begin, fail, finish, take_rows};
pub(crate) use seen::STATEMENTS as SEEN_STATEMENTS;
pub use seen::{Given, Read, list_given, list_read};

use crate::{
    Error, Result, Session, Tx,
    db::{fetch_all, fetch_one, fetch_optional, run, statements},
    projects::from_json,
};

/// The length of every part of a file but the last.
pub const PART_BYTES: usize = 1 << 20;
/// How long a file can be downloaded.
const AVAILABLE: Duration = Duration::days(3);

macro_rules! exports_where {
    ($condition:literal) => {
        concat!(
            "SELECT e.id, e.task, e.partner, e.staff, e.format, e.own_words, e.reason, e.asked_at, e.delete_by, \
            e.state, e.rows_total, e.rows_done, e.manifest, e.available_until, e.downloaded_at, e.deleted_at, \
            t.title, t.main_language, t.project, s.name AS staff_name, p.name AS partner_name, \
            p.valid_to AS partner_until \
            FROM exports e JOIN tasks t ON t.id = e.task LEFT JOIN staff s ON s.id = e.staff \
            LEFT JOIN project_partners p ON p.id = e.partner WHERE ",
            $condition
        )
    };
}

/// Which responses `r` of the task `$1` are handed out: those in the results, in whole blocks, each
/// person once and never again (R68). For a partner named at `$2` only blocks in which everybody
/// had been told of them before they began (R28); for the city, `$2` is [`ALWAYS`].
/// `$3` is [`UNTOLD`].
macro_rules! handed_out {
    () => {
        "r.task = $1 AND r.sent_at IS NOT NULL AND r.block IS NOT NULL AND r.block_fresh = 1 \
        AND NOT EXISTS (SELECT 1 FROM responses o WHERE o.block = r.block AND o.block_fresh = 1 \
        AND COALESCE(o.told_at, $3) < $2)"
    };
}
pub(crate) use handed_out;

statements! {
    ADD = "INSERT INTO exports (id, task, partner, staff, format, own_words, reason, asked_at, delete_by, state, \
        rows_total, rows_done) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'making', $10, 0)";
    COUNT_ROWS = concat!("SELECT COUNT(*) FROM responses r WHERE ", handed_out!());
    GET = exports_where!("e.id = $1");
    LIST_OF_TASK = exports_where!("e.task = $1 ORDER BY e.asked_at DESC, e.id");
    LIST_OF_STAFF = exports_where!("e.staff = $1 ORDER BY e.asked_at DESC, e.id");
    LIST_BEFORE = exports_where!("e.asked_at < $1 ORDER BY e.asked_at DESC, e.id LIMIT $2");
    COUNT_OVERDUE = "SELECT COUNT(*) FROM exports \
        WHERE staff = $1 AND downloaded_at IS NOT NULL AND deleted_at IS NULL \
        AND (delete_by <= $2 OR state = 'withdrawn')";
    COUNT_KEPT = "SELECT COUNT(*) FROM exports \
        WHERE staff = $1 AND downloaded_at IS NOT NULL AND deleted_at IS NULL";
    FIND_PART = "SELECT bytes FROM export_parts WHERE export = $1 AND file = $2 AND number = $3";
    SAVE_DOWNLOADED = "UPDATE exports SET downloaded_at = $1 WHERE id = $2 AND downloaded_at IS NULL";
    SAVE_DELETED = "UPDATE exports SET deleted_at = $1, state = CASE state WHEN 'ready' THEN 'expired' ELSE state END \
        WHERE id = $2 AND downloaded_at IS NOT NULL AND deleted_at IS NULL";
    END_OF_RESPONSE = "UPDATE exports SET state = 'withdrawn' WHERE state IN ('making', 'ready') \
        AND id IN (SELECT export FROM export_rows WHERE response = $1)";
    END_OF_MEMBER = "UPDATE exports SET state = 'withdrawn' WHERE state IN ('making', 'ready') \
        AND id IN (SELECT x.export FROM export_rows x JOIN responses r ON r.id = x.response WHERE r.member = $1)";
    EXPIRE = "UPDATE exports SET state = 'expired' WHERE state = 'ready' AND available_until <= $1";
    REMOVE_PARTS = "DELETE FROM export_parts WHERE export IN \
        (SELECT id FROM exports WHERE state IN ('withdrawn', 'expired', 'failed'))";
}

/// A file to be made.
#[derive(Clone, Copy, Debug)]
pub struct NewExport<'a> {
    /// Of which task.
    pub task: Uuid,
    /// For which partner of its project; none: for the city.
    pub partner: Option<Uuid>,
    /// Who of the staff asks for it.
    pub staff: Uuid,
    /// In which form.
    pub format: Format,
    /// With what people wrote in words of their own.
    pub own_words: bool,
    /// Why.
    pub reason: &'a str,
    /// How many rows are expected.
    pub rows: i64,
    /// The instant at which no copy may be left any more.
    pub delete_by: Timestamp,
}

/// A file that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its id.
    pub id: Uuid,
    /// The task.
    pub task: Uuid,
    /// The task's title.
    pub title: Texts,
    /// The task's main language.
    pub main_language: Language,
    /// The task's project.
    pub project: Uuid,
    /// For which partner; none: for the city.
    pub partner: Option<Uuid>,
    /// The partner's name.
    pub partner_name: Option<String>,
    /// When the partnership ends.
    pub partner_until: Option<Timestamp>,
    /// Who asked for it; none: their account has ended.
    pub staff: Option<Uuid>,
    /// Their name.
    pub staff_name: Option<String>,
    /// In which form.
    pub format: Format,
    /// With what people wrote in words of their own.
    pub own_words: bool,
    /// Why.
    pub reason: String,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// The instant at which no copy may be left any more.
    pub delete_by: Timestamp,
    /// How far it has come.
    pub state: State,
    /// How many rows are expected.
    pub rows_total: i64,
    /// How many rows have been written.
    pub rows_done: i64,
    /// What it is, once it is made.
    pub manifest: Option<Manifest>,
    /// Until when it can be downloaded.
    pub available_until: Option<Timestamp>,
    /// When it was first downloaded.
    pub downloaded_at: Option<Timestamp>,
    /// When it was said that every copy is deleted.
    pub deleted_at: Option<Timestamp>,
}

impl Export {
    /// Whether copies are out whose deletion is due and was not confirmed: their day has come, or
    /// somebody in them has taken answers back.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        let is_due = self.delete_by <= now || self.state == State::Withdrawn;
        self.downloaded_at.is_some() && self.deleted_at.is_none() && is_due
    }

    /// Whether whom it is for may still get it.
    pub fn is_recipient_in_force(&self, now: Timestamp) -> bool {
        self.partner_until.is_none_or(|until| now < until)
    }
}

#[derive(FromRow)]
struct ExportRow {
    id: Uuid,
    task: Uuid,
    partner: Option<Uuid>,
    staff: Option<Uuid>,
    format: String,
    own_words: bool,
    reason: String,
    asked_at: i64,
    delete_by: i64,
    state: String,
    rows_total: i64,
    rows_done: i64,
    manifest: Option<String>,
    available_until: Option<i64>,
    downloaded_at: Option<i64>,
    deleted_at: Option<i64>,
    title: String,
    main_language: String,
    project: Uuid,
    staff_name: Option<String>,
    partner_name: Option<String>,
    partner_until: Option<i64>,
}

impl ExportRow {
    fn into_export(self) -> Result<Export> {
        let corrupt = || Error::Corrupt("exports");
        let manifest = self.manifest.map(|json| serde_json::from_str(&json)).transpose();
        Ok(Export {
            id: self.id,
            task: self.task,
            title: from_json(&self.title, "tasks.title")?,
            main_language: self.main_language.parse().map_err(|_| corrupt())?,
            project: self.project,
            partner: self.partner,
            partner_name: self.partner_name,
            partner_until: self.partner_until.map(Timestamp),
            staff: self.staff,
            staff_name: self.staff_name,
            format: self.format.parse().map_err(|()| corrupt())?,
            own_words: self.own_words,
            reason: self.reason,
            asked_at: Timestamp(self.asked_at),
            delete_by: Timestamp(self.delete_by),
            state: self.state.parse().map_err(|()| corrupt())?,
            rows_total: self.rows_total,
            rows_done: self.rows_done,
            manifest: manifest.map_err(|_| Error::Corrupt("exports.manifest"))?,
            available_until: self.available_until.map(Timestamp),
            downloaded_at: self.downloaded_at.map(Timestamp),
            deleted_at: self.deleted_at.map(Timestamp),
        })
    }
}

fn read_all(rows: Vec<ExportRow>) -> Result<Vec<Export>> {
    rows.into_iter().map(ExportRow::into_export).collect()
}

/// Notes that a file is to be made.
pub async fn add(
    tx: &mut Tx,
    random: &dyn Random,
    new: &NewExport<'_>,
    now: Timestamp,
) -> Result<Uuid> {
    let id = random::id(random);
    run!(
        tx,
        ADD,
        id,
        new.task,
        new.partner,
        new.staff,
        new.format.name(),
        new.own_words,
        new.reason,
        now.0,
        new.delete_by.0,
        new.rows
    );
    Ok(id)
}

/// The instant before which nobody was named: what the city gets.
pub const ALWAYS: Timestamp = Timestamp(i64::MIN);
/// Stands for "nobody knows what they were told": before every partner, not before [`ALWAYS`].
const UNTOLD: i64 = i64::MIN;

/// How many responses of a task may be handed out to whoever was named at `named`.
pub async fn count_rows(on: &mut impl Session, task: Uuid, named: Timestamp) -> Result<u64> {
    let (count,): (i64,) = fetch_one!(on, COUNT_ROWS, task, named.0, UNTOLD);
    Ok(u64::try_from(count).unwrap_or(0))
}

/// A file that was asked for. [`Error::NotFound`]: there is none.
pub async fn get(on: &mut impl Session, id: Uuid) -> Result<Export> {
    let row: ExportRow = fetch_one!(on, GET, id);
    row.into_export()
}

/// Every file of a task's answers, latest first.
pub async fn list_of_task(on: &mut impl Session, task: Uuid) -> Result<Vec<Export>> {
    read_all(fetch_all!(on, LIST_OF_TASK, task))
}

/// Every file that one of the staff asked for, latest first.
pub async fn list_of_staff(on: &mut impl Session, staff: Uuid) -> Result<Vec<Export>> {
    read_all(fetch_all!(on, LIST_OF_STAFF, staff))
}

/// The last `most` files that anybody asked for before an instant, latest first.
pub async fn list_before(
    on: &mut impl Session,
    before: Timestamp,
    most: i64,
) -> Result<Vec<Export>> {
    read_all(fetch_all!(on, LIST_BEFORE, before.0, most))
}

/// How many files one of the staff has downloaded and should have deleted by now.
pub async fn count_overdue(on: &mut impl Session, staff: Uuid, now: Timestamp) -> Result<i64> {
    let (count,): (i64,) = fetch_one!(on, COUNT_OVERDUE, staff, now.0);
    Ok(count)
}

/// How many files one of the staff has downloaded without having said that the copies are deleted.
pub async fn count_kept(on: &mut impl Session, staff: Uuid) -> Result<i64> {
    let (count,): (i64,) = fetch_one!(on, COUNT_KEPT, staff);
    Ok(count)
}

/// One part of a file; each but the last has [`PART_BYTES`]. None: the file has
/// gone, or is not that long.
pub async fn find_part(
    on: &mut impl Session,
    export: Uuid,
    file: FileKind,
    number: i64,
) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = fetch_optional!(on, FIND_PART, export, file.name(), number);
    Ok(row.map(|(bytes,)| bytes))
}

/// Notes the first time a file is downloaded. False: it was downloaded before.
pub async fn save_downloaded(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<bool> {
    Ok(run!(tx, SAVE_DOWNLOADED, now.0, id) == 1)
}

/// Notes that whoever has the copies says they are deleted; ours goes too, so that there is none to
/// download once more. False: there are none, or it was said.
pub async fn save_deleted(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<bool> {
    let is_said = run!(tx, SAVE_DELETED, now.0, id) == 1;
    if is_said {
        run!(tx, REMOVE_PARTS);
    }
    Ok(is_said)
}

/// Ends every file that has this response: call it before the response is removed or sent anew, in
/// the same transaction, with the results held.
pub(crate) async fn end_of_response(tx: &mut Tx, response: Uuid) -> Result<()> {
    if run!(tx, END_OF_RESPONSE, response) > 0 {
        run!(tx, REMOVE_PARTS);
    }
    Ok(())
}

/// Ends every file that has answers of this member: call it before they leave, in the same
/// transaction, with the results held.
pub(crate) async fn end_of_member(tx: &mut Tx, member: Uuid) -> Result<()> {
    if run!(tx, END_OF_MEMBER, member) > 0 {
        run!(tx, REMOVE_PARTS);
    }
    Ok(())
}

/// Ends files that have had their time. Gives how many.
pub async fn remove_expired(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let expired = run!(tx, EXPIRE, now.0);
    if expired > 0 {
        run!(tx, REMOVE_PARTS);
    }
    Ok(expired)
}
