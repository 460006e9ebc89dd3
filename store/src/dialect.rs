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

/// The tables whose physical order must not tell who joined when.
const SCATTERED: [(&str, &str); 3] =
    [("people", "people_pkey"), ("members", "members_pkey"), ("consents", "consents_pkey")];

/// Puts the rows of people, members and consents into the order of their random ids and drops
/// what is left of deleted rows.
///
/// SQLite keeps these tables in that order anyway and overwrites what is deleted; PostgreSQL
/// appends and leaves the old bytes in place until the table is written anew.
pub async fn scatter(db: &Db) -> Result<()> {
    let Db::Postgres(pool) = db else {
        return Ok(());
    };
    for (table, key) in SCATTERED {
        let sql = format!("CLUSTER {table} USING {key}");
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(pool).await?;
    }
    Ok(())
}

/// Writes every table of a PostgreSQL database anew, so that its files hold no byte of a deleted
/// row. Locks each table in turn; meant for the quiet hours.
pub async fn compact(db: &Db) -> Result<()> {
    match db {
        Db::Sqlite { .. } => db.truncate_log().await,
        Db::Postgres(pool) => {
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

/// In how many rows a column holds these bytes. Names come from [`columns`], never from outside.
pub(crate) async fn count_rows_holding(
    db: &Db,
    table: &str,
    column: &str,
    needle: &[u8],
) -> Result<i64> {
    let (count,): (i64,) = match db {
        Db::Sqlite { read, .. } => {
            let sql = format!(
                "SELECT COUNT(*) FROM \"{table}\" WHERE instr(CAST(\"{column}\" AS BLOB), $1) > 0"
            );
            sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(needle).fetch_one(read).await?
        }
        Db::Postgres(pool) => {
            let (kind,): (String,) = sqlx::query_as(
                "SELECT data_type::text FROM information_schema.columns \
                 WHERE table_schema = current_schema() AND table_name = $1 AND column_name = $2",
            )
            .bind(table)
            .bind(column)
            .fetch_one(pool)
            .await?;
            let bytes = match kind.as_str() {
                "bytea" => format!("\"{column}\""),
                "uuid" => format!("uuid_send(\"{column}\")"),
                _ => format!("convert_to(\"{column}\"::text, 'UTF8')"),
            };
            let sql = format!("SELECT COUNT(*) FROM \"{table}\" WHERE position($1 IN {bytes}) > 0");
            sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(needle).fetch_one(pool).await?
        }
    };
    Ok(count)
}
