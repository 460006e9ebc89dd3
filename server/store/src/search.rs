//! Looking for a value in every column of every table: how erasure is proven.

use crate::{Db, Result, db::fetch_all, dialect};

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
    // Names come from the schema, never from outside.
    let in_each: Vec<String> = dialect::columns(db)
        .await?
        .into_iter()
        .filter(|(_, _, kind, _)| kind != "INTEGER")
        .map(|(table, column, _, _)| {
            let holds = dialect::holds(db, &column);
            format!("SELECT '{table}', '{column}', COUNT(*) FROM \"{table}\" WHERE {holds}")
        })
        .collect();
    let sql = sqlx::AssertSqlSafe(in_each.join(" UNION ALL ") + " ORDER BY 1, 2");
    let counted: Vec<(String, String, i64)> = fetch_all!(&mut db.read().await?, sql, needle);
    let hits = counted.into_iter().filter(|(_, _, rows)| *rows > 0);
    Ok(hits.map(|(table, column, rows)| Hit { table, column, rows }).collect())
}
