//! Both databases have the same schema, every statement is sound on both, every column is labelled.

use std::collections::BTreeSet;

use sqlx::Executor;
use store::{
    Db, KEY_STATEMENTS, STATEMENTS, dialect,
    labels::{self, Label},
    testing::{Fixture, on_each_database},
};

#[tokio::test]
async fn both_databases_have_the_same_tables_and_columns() {
    let sqlite = Fixture::sqlite().await;
    let Some(postgres) = Fixture::postgres().await else { return };
    assert_eq!(
        dialect::columns(&sqlite.db).await.unwrap(),
        dialect::columns(&postgres.db).await.unwrap()
    );
    assert_eq!(
        dialect::columns(sqlite.vault.key_store()).await.unwrap(),
        dialect::columns(postgres.vault.key_store()).await.unwrap()
    );
}

#[tokio::test]
async fn r33_every_column_has_zone_retention_and_erasure_labels() {
    on_each_database(async |fixture| {
        for (db, labels) in [(&fixture.db, labels::MAIN), (fixture.vault.key_store(), labels::KEYS)]
        {
            let stored: BTreeSet<(String, String)> = dialect::columns(db)
                .await
                .unwrap()
                .into_iter()
                .map(|(t, c, _, _)| (t, c))
                .collect();
            let labelled: BTreeSet<(String, String)> =
                labels.iter().map(|l| (l.table.to_owned(), l.column.to_owned())).collect();
            assert_eq!(stored, labelled);
            assert_eq!(labels.len(), labelled.len(), "a column is labelled twice");
        }
    })
    .await;
}

#[tokio::test]
async fn every_statement_is_sound_on_both_databases() {
    on_each_database(async |fixture| {
        prepare(&fixture.db, STATEMENTS).await;
        prepare(fixture.vault.key_store(), KEY_STATEMENTS).await;
    })
    .await;
}

async fn prepare(db: &Db, modules: &'static [(&str, &[&'static str])]) {
    for (module, statements) in modules {
        for sql in *statements {
            let prepared = match db {
                Db::Sqlite { write, .. } => {
                    write.prepare(sqlx::SqlStr::from_static(sql)).await.map(|_| ())
                }
                Db::Postgres(pool) => {
                    pool.prepare(sqlx::SqlStr::from_static(sql)).await.map(|_| ())
                }
            };
            prepared.unwrap_or_else(|error| panic!("{module}: {error}\n{sql}"));
        }
    }
}

#[test]
fn the_browsers_storage_is_labelled_too() {
    let stores: BTreeSet<&str> = labels::BROWSER.iter().map(|label: &Label| label.table).collect();
    assert_eq!(stores, BTreeSet::from(["Cache Storage", "IndexedDB", "cookies", "localStorage"]));
}

#[tokio::test]
async fn every_connection_to_sqlite_is_durable_and_wipes_what_it_deletes() {
    let fixture = Fixture::sqlite().await;
    for db in [&fixture.db, fixture.vault.key_store()] {
        let Db::Sqlite { read, write } = db else { unreachable!("the fixture is SQLite") };
        for pool in [read, write] {
            let mut all = Vec::new();
            for _ in 0..pool.options().get_max_connections() {
                all.push(pool.acquire().await.unwrap());
            }
            for conn in &mut all {
                for (pragma, expected) in [
                    ("PRAGMA synchronous", "2"),
                    ("PRAGMA secure_delete", "1"),
                    ("PRAGMA foreign_keys", "1"),
                    ("PRAGMA temp_store", "2"),
                    ("PRAGMA busy_timeout", "10000"),
                ] {
                    let (value,): (i64,) =
                        sqlx::query_as(pragma).fetch_one(&mut **conn).await.unwrap();
                    assert_eq!(value.to_string(), expected, "{pragma}");
                }
                let (mode,): (String,) =
                    sqlx::query_as("PRAGMA journal_mode").fetch_one(&mut **conn).await.unwrap();
                assert_eq!(mode, "wal");
            }
        }
    }
}
