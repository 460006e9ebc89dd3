//! Everything in which the two databases differ, and nothing else.

use crate::{
    Db, Result,
    db::{Parts, Session, Tx},
};

/// Things one transaction at a time may do, across all nodes.
#[derive(Clone, Copy, Debug)]
pub enum Lock {
    /// Adding to the consent ledger's chain.
    ConsentChain = 1,
    /// Adding to the audit log's chain.
    AuditChain = 2,
    /// Adding rows with blind index values (shared) or changing the index key (alone).
    BlindIndex = 3,
    /// Wrapping keys (shared) or changing the root key (alone).
    RootKey = 4,
    /// Moving responses into blocks of results and out of them.
    Results = 5,
    /// Counting what retention has removed (shared) or certifying it (alone).
    RetentionChain = 6,
}

/// Holds a lock alone until the transaction ends. SQLite has one writer anyway.
pub async fn lock_alone(tx: &mut impl Session, lock: Lock) -> Result<()> {
    if let Parts::Postgres(conn) = tx.parts() {
        sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(lock as i64).execute(conn).await?;
    }
    Ok(())
}

/// Holds a lock with others of the same kind until the transaction ends.
pub async fn lock_shared(tx: &mut impl Session, lock: Lock) -> Result<()> {
    if let Parts::Postgres(conn) = tx.parts() {
        sqlx::query("SELECT pg_advisory_xact_lock_shared($1)")
            .bind(lock as i64)
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// A `SELECT … LIMIT n` that picks rows to work on, so that two nodes pick different ones.
pub(crate) fn picking(sql: &'static str, tx: &Tx) -> sqlx::AssertSqlSafe<String> {
    sqlx::AssertSqlSafe(match tx {
        Tx::Sqlite(_) => sql.to_owned(),
        Tx::Postgres(_) => format!("{sql} FOR UPDATE SKIP LOCKED"),
    })
}

/// A statement with `/* held */` after a `SELECT` within it: the rows it reads stay as they are until it
/// is done, and one that is just being changed is looked at again afterwards. SQLite has one writer.
pub(crate) fn holding(sql: &'static str, on: &mut impl Session) -> sqlx::AssertSqlSafe<String> {
    sqlx::AssertSqlSafe(match on.parts() {
        Parts::Sqlite(_) => sql.to_owned(),
        Parts::Postgres(_) => sql.replace("/* held */", "FOR KEY SHARE"),
    })
}

/// A query that is told many numbers at once: those of the JSON list `$1` stand for `{numbers}`.
pub(crate) fn with_numbers(sql: &str, on: &mut impl Session) -> sqlx::AssertSqlSafe<String> {
    let numbers = match on.parts() {
        Parts::Sqlite(_) => "SELECT value FROM json_each($1)",
        Parts::Postgres(_) => {
            "SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($1 AS JSON))"
        }
    };
    sqlx::AssertSqlSafe(sql.replace("{numbers}", numbers))
}

/// The tables whose rows must not tell which of them were written together, each with a column.
const SCATTERED: [(&str, &str); 5] = [
    ("people", "link"),
    ("members", "state"),
    ("consents", "entry"),
    ("consent_chain", "kind"),
    ("sessions", "device"),
];

/// Puts the rows of these tables into the order of their keys, which are random but the chain's,
/// makes one transaction the writer of all of a table, and drops what is left of deleted rows.
///
/// SQLite keeps these tables in that order anyway and overwrites what is deleted. PostgreSQL
/// appends, leaves the old bytes in place until the table is written anew, and keeps with every
/// row the transaction that wrote it (`xmin`), also through `CLUSTER` and `VACUUM FREEZE`: the
/// rows of one person's joining would share it.
pub async fn scatter(db: &Db) -> Result<()> {
    let Db::Postgres(pool) = db else {
        return Ok(());
    };
    for (table, column) in SCATTERED {
        for sql in [
            format!("LOCK TABLE {table} IN EXCLUSIVE MODE; UPDATE {table} SET {column} = {column}"),
            format!("CLUSTER {table} USING {table}_pkey"),
        ] {
            sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(pool).await?;
        }
    }
    Ok(())
}

/// Writes every table anew, so that the files hold no byte of a deleted row, nor, on PostgreSQL,
/// the statistics a sample of one. Locks each table in turn; meant for the quiet hours.
pub async fn compact(db: &Db) -> Result<()> {
    match db {
        Db::Sqlite { write, .. } => {
            // `secure_delete` overwrites a row where it lies, not copies that stayed behind in
            // the free part of a page when pages were split and joined: rows later deleted too.
            sqlx::raw_sql("VACUUM").execute(write).await?;
            db.truncate_log().await
        }
        Db::Postgres(pool) => {
            sqlx::raw_sql("ANALYZE").execute(pool).await?;
            sqlx::raw_sql("VACUUM FULL").execute(pool).await?;
            Ok(())
        }
    }
}

/// The tables of the schema with their columns, kinds and whether they may be NULL: what must be
/// the same in both databases. Kinds are SQLite's.
pub async fn columns(db: &Db) -> Result<Vec<(String, String, String, bool)>> {
    const SQLITE: &str = "SELECT t.name, c.name, c.type, c.\"notnull\" FROM sqlite_schema t \
        JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' \
        AND t.name <> '_sqlx_migrations' ORDER BY t.name, c.name";
    const POSTGRES: &str = "SELECT table_name::text, column_name::text, CASE data_type::text \
        WHEN 'bigint' THEN 'INTEGER' WHEN 'boolean' THEN 'INTEGER' WHEN 'text' THEN 'TEXT' \
        WHEN 'uuid' THEN 'BLOB' WHEN 'bytea' THEN 'BLOB' ELSE data_type::text END, \
        is_nullable::text = 'NO' FROM information_schema.columns \
        WHERE table_schema = current_schema() AND table_name <> '_sqlx_migrations' \
        ORDER BY table_name COLLATE \"C\", column_name COLLATE \"C\"";
    Ok(match db {
        Db::Sqlite { read, .. } => sqlx::query_as(SQLITE).fetch_all(read).await?,
        Db::Postgres(pool) => sqlx::query_as(POSTGRES).fetch_all(pool).await?,
    })
}

/// Asks whether a column holds the bytes `$1`, text as UTF-8 and ids as their sixteen bytes.
pub(crate) fn holds(db: &Db, column: &str) -> String {
    match db {
        Db::Sqlite { .. } => format!("instr(CAST(\"{column}\" AS BLOB), $1) > 0"),
        // The bytes of a value of any type stand in a row's own form after twelve others.
        Db::Postgres(_) => {
            format!("position($1 IN substring(record_send(ROW(\"{column}\")) FROM 13)) > 0")
        }
    }
}
