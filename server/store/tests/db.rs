//! One database behind one type: opened by address, changed in transactions, closed for good.

use crate::common::{address, count, waits_for_a_lock};
use model::{language::Language, time::Duration};
use store::{
    Db, Error, accounts, answers,
    db::Schema,
    dialect::{self, Lock},
    jobs,
    testing::{Fixture, on_each_database},
};

#[tokio::test]
async fn a_transaction_that_is_dropped_has_not_happened() {
    on_each_database(async |fixture| {
        let id = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let language = async || {
            let conn = &mut fixture.conn().await;
            accounts::find_member(conn, id).await.unwrap().unwrap().language
        };
        let mut tx = fixture.db.begin().await.unwrap();
        accounts::save_language(&mut tx, id, Language::Sv).await.unwrap();
        drop(tx);
        assert_eq!(language().await, Language::Fi);
        let mut tx = fixture.db.begin().await.unwrap();
        accounts::save_language(&mut tx, id, Language::Sv).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(language().await, Language::Sv);
    })
    .await;
}

#[tokio::test]
async fn what_is_written_outside_a_transaction_is_there_at_once() {
    on_each_database(async |fixture| {
        let task = crate::common::add_open_task(fixture).await;
        let id = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let mut conn = fixture.db.write().await.unwrap();
        answers::find_or_add_response(&mut conn, &*fixture.random, id, task, fixture.now())
            .await
            .unwrap();
        assert_eq!(count(&fixture.db, "responses").await, 1);
    })
    .await;
}

#[tokio::test]
async fn bringing_the_schema_up_to_date_again_changes_nothing() {
    on_each_database(async |fixture| {
        fixture.join("matti@posti.fi").await.unwrap();
        fixture.db.migrate(Schema::Main).await.unwrap();
        fixture.vault.key_store().migrate(Schema::Keys).await.unwrap();
        assert_eq!(count(&fixture.db, "people").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_file_of_sqlite_is_opened_by_its_address_and_made_if_absent() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.sqlite");
    let db = Db::open(&format!("sqlite://{}", path.display())).await.unwrap();
    assert!(db.is_sqlite() && path.exists());
    db.migrate(Schema::Main).await.unwrap();
    db.close().await;
    assert!(matches!(db.read().await, Err(Error::Database(_))));
    let again = Db::open_file(&path).await.unwrap();
    assert_eq!(count(&again, "people").await, 0);
    again.close().await;
}

#[tokio::test]
async fn an_address_that_cannot_be_read_is_refused_without_showing_it() {
    for address in ["mysql://root:hunter2@host/db", "postgres://root:hunter2@[::bad/db"] {
        let refused = Db::open(address).await.unwrap_err();
        assert!(!format!("{refused} {refused:?}").contains("hunter2"), "{refused}");
    }
}

#[tokio::test]
async fn a_closed_database_says_so() {
    on_each_database(async |fixture| {
        fixture.db.close().await;
        let refused = fixture.db.begin().await.unwrap_err();
        assert_eq!(refused.to_string(), "database: closed");
    })
    .await;
}

#[tokio::test]
async fn an_error_of_the_database_shows_no_value_of_a_row() {
    on_each_database(async |fixture| {
        let sql = "SELECT 'hunter2' FROM hunter3";
        let refused = match &fixture.db {
            Db::Sqlite { read, .. } => sqlx::query(sql).execute(read).await.map(|_| ()),
            Db::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(|_| ()),
        };
        let refused = refused.unwrap_err();
        assert!(refused.to_string().contains("hunter"), "the driver's own words show it");
        let refused = Error::from(refused);
        assert!(!format!("{refused} {refused:?}").contains("hunter"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn a_log_that_is_being_read_is_not_emptied() {
    let fixture = Fixture::sqlite().await;
    let Db::Sqlite { read, write } = &fixture.db else { unreachable!("the fixture is SQLite") };
    // Not waiting ten seconds for the reader to go.
    sqlx::query("PRAGMA busy_timeout = 0").execute(write).await.unwrap();
    let mut reader = read.begin().await.unwrap();
    let (_,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM people").fetch_one(&mut *reader).await.unwrap();
    fixture.join("matti@posti.fi").await.unwrap();
    assert!(matches!(fixture.db.truncate_log().await, Err(Error::Conflict)));
    reader.rollback().await.unwrap();
    fixture.db.truncate_log().await.unwrap();
    let log = fixture.folder.path().join("kanssa.sqlite-wal");
    assert_eq!(std::fs::metadata(log).unwrap().len(), 0);
}

#[tokio::test]
async fn emptying_the_log_and_compacting_lose_nothing() {
    on_each_database(async |fixture| {
        let person = fixture.join("matti@posti.fi").await.unwrap();
        for db in [&fixture.db, fixture.vault.key_store()] {
            db.truncate_log().await.unwrap();
            dialect::compact(db).await.unwrap();
        }
        let conn = &mut fixture.conn().await;
        let found = accounts::find_person_of(conn, &fixture.vault, person.link.member).await;
        assert_eq!(found.unwrap(), Some(person));
    })
    .await;
}

#[tokio::test]
async fn a_copy_holds_everything_that_was_committed_and_nothing_else() {
    let fixture = Fixture::sqlite().await;
    fixture.join("matti@posti.fi").await.unwrap();
    let mut open = fixture.db.begin().await.unwrap();
    accounts::add(
        &mut open,
        &fixture.vault,
        accounts::prepare(&fixture.vault, &address("maija@posti.fi")).await.unwrap(),
        Language::Fi,
        fixture.now(),
    )
    .await
    .unwrap();
    let file = fixture.folder.path().join("copy.sqlite");
    fixture.db.copy_into(&file).await.unwrap();
    open.commit().await.unwrap();
    let copy = Db::open_file(&file).await.unwrap();
    assert_eq!((count(&copy, "people").await, count(&fixture.db, "people").await), (1, 2));
    let again = fixture.db.copy_into(&file).await;
    assert!(again.is_err(), "a file that is there is not overwritten");
}

#[tokio::test]
async fn postgres_has_means_of_its_own_to_be_copied() {
    let Some(fixture) = Fixture::postgres().await else { return };
    let copied = fixture.db.copy_into(&fixture.folder.path().join("copy")).await;
    assert!(matches!(copied, Err(Error::Unsupported)));
}

#[tokio::test]
async fn writers_wait_in_line_instead_of_failing() {
    on_each_database(async |fixture| {
        let mut writers = tokio::task::JoinSet::new();
        for n in 0..30 {
            let (db, random, now) = (fixture.db.clone(), fixture.random.clone(), fixture.now());
            writers.spawn(async move {
                let mut tx = db.begin().await.unwrap();
                let run_at = now.plus(Duration(n));
                let job = jobs::NewJob { kind: "mail", about: None, once: None, run_at };
                jobs::add(&mut tx, &*random, job).await.unwrap();
                tx.commit().await.unwrap();
            });
        }
        writers.join_all().await;
        assert_eq!(count(&fixture.db, "jobs").await, 30);
    })
    .await;
}

#[tokio::test]
async fn a_lock_held_alone_keeps_others_out_until_the_transaction_ends() {
    let Some(fixture) = Fixture::postgres().await else { return };
    let mut sharing = fixture.db.begin().await.unwrap();
    dialect::lock_shared(&mut sharing, Lock::BlindIndex).await.unwrap();
    let mut also = fixture.db.begin().await.unwrap();
    dialect::lock_shared(&mut also, Lock::BlindIndex).await.unwrap();
    dialect::lock_alone(&mut also, Lock::RootKey).await.unwrap();
    let db = fixture.db.clone();
    let alone = tokio::spawn(async move {
        let mut tx = db.begin().await.unwrap();
        dialect::lock_alone(&mut tx, Lock::BlindIndex).await
    });
    assert!(waits_for_a_lock(&fixture.db, &alone).await);
    sharing.commit().await.unwrap();
    also.commit().await.unwrap();
    alone.await.unwrap().unwrap();
}
