//! The data protection officer takes the audit log along as a table: all of it, or what was looked for.

use std::{io, sync::Arc};

use axum::{body::Body, response::Response};
use futures_util::stream;
use http::Uri;
use model::{
    exports::{Cell, Csv},
    time::Timestamp,
};
use store::{
    audit::{self, Act, Named, Wanted},
    staff::{self, Listed},
};

use super::{acts, details, log};
use crate::{Failure, Visit, attachment::attachment, dates};

/// Entries in the order in which they are read from the database.
const AT_A_TIME: i64 = 1_000;
/// The names of the columns; what stands in them is in the reader's language.
const COLUMNS: [&str; 8] =
    ["number", "at", "who", "act", "act_in_words", "object_kind", "object", "about"];

/// `GET /staff/log/file`; the query is that of the page. Made while it is sent.
pub async fn file(visit: Visit, uri: Uri) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let people = staff::list(&mut conn).await?;
    drop(conn);
    let asked = log::Asked::read(&visit, uri.query(), &people).ok_or(Failure::NotFound)?;
    let tx = visit.kanssa.db.begin().await?;
    acts::commit(&visit, tx, Act::LogRead, ("audit", None), "file").await?;
    let table = Table { visit, people: Arc::from(people), wanted: asked.wanted };
    let mut start = String::new();
    let csv = Csv::NORDIC_EXCEL;
    csv.mark(&mut start);
    csv.row(&COLUMNS.map(|name| Cell::Text(name.into())), &mut start);
    let pages = stream::try_unfold((table, Some(start)), async |(mut table, ready)| {
        let page = match ready {
            Some(start) => start,
            None => match table.next().await? {
                Some(page) => page,
                None => return Ok(None),
            },
        };
        Ok::<_, io::Error>(Some((page, (table, None))))
    });
    Ok(attachment(Body::from_stream(pages), "text/csv; charset=utf-8", "audit-log.csv"))
}

/// What is left to be written.
struct Table {
    visit: Visit,
    people: Arc<[Listed]>,
    wanted: Wanted,
}

impl Table {
    /// The next rows. None: that was all.
    async fn next(&mut self) -> io::Result<Option<String>> {
        let read = async || -> store::Result<Vec<Named>> {
            let mut conn = self.visit.kanssa.db.read().await?;
            audit::list_before(&mut conn, &self.wanted, AT_A_TIME).await
        };
        let entries = read().await.map_err(|error| {
            tracing::error!(%error, "the audit log could not be written out");
            io::Error::from(io::ErrorKind::UnexpectedEof)
        })?;
        let Some(last) = entries.last() else { return Ok(None) };
        self.wanted.before = last.number;
        let mut rows = String::new();
        for entry in &entries {
            self.row(entry, &mut rows);
        }
        Ok(Some(rows))
    }

    fn row(&self, entry: &Named, rows: &mut String) {
        let about = details::words(&self.visit, entry, &self.people).join(" · ");
        let cells = [
            entry.number.to_string(),
            dates::machine(Timestamp(entry.at)),
            log::who(&self.visit, entry),
            entry.act.clone(),
            log::act_words(&self.visit, &entry.act),
            entry.object_kind.clone(),
            entry.object.clone(),
            about,
        ];
        Csv::NORDIC_EXCEL.row(&cells.map(|text| Cell::Text(text.into())), rows);
    }
}
