//! Looking for a value in every column of every table: how erasure is proven.

use crate::{Db, Result, dialect};

/// Where a value was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The table.
    pub table: String,
    /// The column.
    pub column: String,
    /// In how many rows.
    pub rows: i64,
}

/// Every column of every table that holds these bytes anywhere in a value.
///
/// Text is compared as UTF-8, ids as their sixteen bytes.
pub async fn find(db: &Db, needle: &[u8]) -> Result<Vec<Hit>> {
    let mut hits = Vec::new();
    for (table, column, kind, _) in dialect::columns(db).await? {
        if kind == "INTEGER" {
            continue;
        }
        let rows = dialect::count_rows_holding(db, &table, &column, needle).await?;
        if rows > 0 {
            hits.push(Hit { table, column, rows });
        }
    }
    Ok(hits)
}
