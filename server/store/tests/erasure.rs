//! Leaving takes everything along: rows, keys, and the bytes in the files.

use std::collections::BTreeSet;

use model::time::Duration;
use store::{
    Db, Error, accounts, answers, consents, dialect, mail, search, sessions,
    sign_in::{self, Audience},
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{
    Mark, add_open_task, address, count, id_literal,
    life::{Life, ask, call, join, live, places, queue_mail},
    marks_in_files, select, tamper, two_letters,
};

const LEAVER: &str = "Matti.Virtanen@posti.fi";
const LEAVER_CALLED: &str = "Hiljainen Kettu";
const STAYER: &str = "maija@posti.fi";
const STAYER_CALLED: &str = "Punainen Lintu";

/// Somebody who leaves and somebody who stays, with the task both have answered.
async fn two_lives(fixture: &Fixture) -> (Life, Life) {
    let task = add_open_task(fixture).await;
    let leaver = live(fixture, LEAVER, LEAVER_CALLED, task).await;
    let stayer = live(fixture, STAYER, STAYER_CALLED, task).await;
    (leaver, stayer)
}

async fn erase(fixture: &Fixture, life: &Life) {
    let erased =
        accounts::erase(&fixture.db, &fixture.vault, life.person.link.member).await.unwrap();
    assert_eq!(erased, Some(life.address.clone()));
}

#[tokio::test]
async fn r33_after_leaving_no_mark_is_found_in_any_table_and_before_each_was() {
    on_each_database(async |fixture| {
        let (leaver, stayer) = two_lives(fixture).await;
        for (what, mark) in leaver.marks.iter().chain(&stayer.marks) {
            assert_ne!(places(fixture, mark).await, [""; 0], "{what} is not found before");
        }
        erase(fixture, &leaver).await;
        for (what, mark) in &leaver.marks {
            assert_eq!(places(fixture, mark).await, [""; 0], "{what} is found after");
        }
        for (what, mark) in &stayer.marks {
            assert_ne!(places(fixture, mark).await, [""; 0], "{what} of another is gone");
        }
    })
    .await;
}

#[tokio::test]
async fn r33_an_erased_address_joins_anew_with_no_tie_to_before() {
    on_each_database(async |fixture| {
        let (leaver, _) = two_lives(fixture).await;
        erase(fixture, &leaver).await;
        assert_eq!(
            accounts::find_person(&mut fixture.conn().await, &fixture.vault, &leaver.address)
                .await
                .unwrap(),
            None
        );
        let again = fixture.join(LEAVER).await.unwrap();
        let before = leaver.person;
        assert_ne!(again.id, before.id);
        assert_ne!(again.link.member, before.link.member);
        assert_ne!(again.link.subject, before.link.subject);
        for id in [before.id, before.link.member, before.link.subject] {
            assert_eq!(places(fixture, id.as_bytes()).await, [""; 0]);
        }
    })
    .await;
}

#[tokio::test]
async fn r33_sign_ins_asked_for_and_mails_waiting_go_too_and_those_of_others_stay() {
    on_each_database(async |fixture| {
        let (leaver, stayer) = two_lives(fixture).await;
        let staff = ask(fixture, &leaver.address, b"staff's browser", Audience::Staff).await;
        erase(fixture, &leaver).await;
        let conn = &mut fixture.conn().await;
        let now = fixture.now();
        let of_leaver =
            sign_in::find_by_browser(conn, LEAVER_CALLED.as_bytes(), now).await.unwrap();
        assert!(of_leaver.is_none());
        assert!(sign_in::find(conn, staff, now).await.unwrap().is_none());
        let of_stayer =
            sign_in::find_by_browser(conn, STAYER_CALLED.as_bytes(), now).await.unwrap();
        assert!(of_stayer.is_some());
        let left = fixture
            .commit(async |tx| {
                let first = mail::take_due(tx, &fixture.vault, now).await?;
                Ok((first, mail::take_due(tx, &fixture.vault, now).await?))
            })
            .await
            .unwrap();
        assert!(matches!(left, (Some(mail), None) if mail.recipient == stayer.address));
        assert_eq!(count(&fixture.db, "jobs").await, 1);
    })
    .await;
}

#[tokio::test]
async fn r33_requests_and_mails_in_another_spelling_of_the_address_go_too() {
    on_each_database(async |fixture| {
        let person = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await;
        ask(fixture, &address("MATTI@posti.fi"), b"browser", Audience::Member).await;
        queue_mail(fixture, &address("Matti@POSTI.fi")).await;
        accounts::erase(&fixture.db, &fixture.vault, person.link.member).await.unwrap();
        for table in ["sign_in_requests", "outbox", "jobs", "people", "members", "consents"] {
            assert_eq!(count(&fixture.db, table).await, 0, "{table}");
        }
        assert_eq!(count(fixture.vault.key_store(), "sealed_keys").await, 0);
    })
    .await;
}

#[tokio::test]
async fn r36_leaving_ends_every_sign_in_and_every_answer_at_once() {
    on_each_database(async |fixture| {
        let (leaver, _) = two_lives(fixture).await;
        let member = leaver.person.link.member;
        erase(fixture, &leaver).await;
        let conn = &mut fixture.conn().await;
        assert_eq!(sessions::list(conn, member, fixture.now()).await.unwrap(), []);
        assert_eq!(answers::list_responses(conn, member).await.unwrap(), []);
        assert_eq!(accounts::find_member(conn, member).await.unwrap(), None);
        assert_eq!(accounts::count_members(conn).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn r36_erasing_again_or_nobody_changes_nothing() {
    on_each_database(async |fixture| {
        let (leaver, _) = two_lives(fixture).await;
        erase(fixture, &leaver).await;
        for member in [leaver.person.link.member, Uuid::from_u128(1)] {
            let again = accounts::erase(&fixture.db, &fixture.vault, member).await.unwrap();
            assert_eq!(again, None);
        }
        assert_eq!(accounts::count_members(&mut fixture.conn().await).await.unwrap(), 1);
        let seen = consents::verify(&fixture.db, &fixture.vault).await.unwrap();
        assert_eq!((seen.entries, seen.consents, seen.erased), (3, 1, 1));
        assert_eq!(seen.findings, []);
    })
    .await;
}

#[tokio::test]
async fn r36_a_member_whose_link_is_lost_can_still_be_erased() {
    on_each_database(async |fixture| {
        let person = fixture.join("matti@posti.fi").await.unwrap();
        fixture.vault.shred(person.id).await.unwrap();
        let member = person.link.member;
        assert_eq!(accounts::erase(&fixture.db, &fixture.vault, member).await.unwrap(), None);
        assert_eq!(accounts::count_members(&mut fixture.conn().await).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn r33_on_sqlite_the_bytes_are_gone_from_the_files() {
    let fixture = Fixture::sqlite().await;
    let (leaver, stayer) = two_lives(&fixture).await;
    assert_eq!(kinds_in_files(&fixture, &leaver.marks), kinds(&leaver.marks));
    erase(&fixture, &leaver).await;
    empty_logs(&fixture).await;
    assert_eq!(kinds_in_files(&fixture, &leaver.marks), BTreeSet::new());
    assert_eq!(kinds_in_files(&fixture, &stayer.marks), kinds(&stayer.marks));
}

#[tokio::test]
async fn r33_on_sqlite_the_bytes_are_gone_also_from_pages_that_were_split_and_joined() {
    let fixture = Fixture::sqlite().await;
    let lives = many_lives(&fixture, 150).await;
    let (leavers, stayers) = lives.split_at(100);
    for leaver in leavers {
        erase(&fixture, leaver).await;
    }
    // What the job that follows a leaving does.
    for db in [&fixture.db, fixture.vault.key_store()] {
        dialect::compact(db).await.unwrap();
    }
    let gone: Vec<Mark> = leavers.iter().flat_map(|life| life.marks.clone()).collect();
    assert_eq!(kinds_in_files(&fixture, &gone), BTreeSet::new());
    assert_eq!(kinds_in_files(&fixture, &stayers[0].marks), kinds(&stayers[0].marks));
}

#[tokio::test]
async fn r18_on_sqlite_what_is_overwritten_is_gone_from_the_files() {
    let fixture = Fixture::sqlite().await;
    let person = join(&fixture, STAYER, "Kaunis Hylje").await;
    let told: Vec<Mark> = vec![("pseudonym given up", b"Kaunis Hylje".to_vec())];
    assert_eq!(kinds_in_files(&fixture, &told), kinds(&told));
    for called in ["Iso Kala", "Punainen Lintu", "Punainen ja vihreä lintu"] {
        call(&fixture, person.link.member, called).await.unwrap();
    }
    empty_logs(&fixture).await;
    assert_eq!(kinds_in_files(&fixture, &told), BTreeSet::new());
    let kept: Vec<Mark> = vec![("pseudonym", "Punainen ja vihreä lintu".into())];
    assert_eq!(kinds_in_files(&fixture, &kept), kinds(&kept));
}

fn kinds(marks: &[Mark]) -> BTreeSet<&'static str> {
    marks.iter().map(|(what, _)| *what).collect()
}

fn kinds_in_files(fixture: &Fixture, marks: &[Mark]) -> BTreeSet<&'static str> {
    marks_in_files(fixture.folder.path(), marks).into_iter().map(|(what, _)| what).collect()
}

#[tokio::test]
async fn r33_on_sqlite_no_statistics_keep_what_is_erased() {
    let fixture = Fixture::sqlite().await;
    let lives = many_lives(&fixture, 30).await;
    // Closing is when SQLite likes to look at its tables.
    fixture.db.close().await;
    fixture.vault.key_store().close().await;
    let db = Db::open_file(&fixture.folder.path().join("kanssa.sqlite")).await.unwrap();
    let tables: Vec<(String,)> =
        select(&db, "SELECT name FROM sqlite_schema WHERE name LIKE 'sqlite_stat%'").await;
    assert_eq!(tables, []);
    db.close().await;
    drop(lives);
}

#[tokio::test]
async fn r33_on_postgres_the_bytes_are_gone_from_the_files_once_they_are_compacted() {
    let Some(fixture) = Fixture::postgres().await else { return };
    let folder = std::env::var("KANSSA_TEST_POSTGRES_FOLDER")
        .expect("scripts/with-postgres says where the files are");
    let lives = many_lives(&fixture, 40).await;
    tamper(&fixture.db, "ANALYZE").await;
    let leaver = &lives[30];
    erase(&fixture, leaver).await;
    for db in [&fixture.db, fixture.vault.key_store()] {
        dialect::compact(db).await.unwrap();
        tamper(db, "CHECKPOINT").await;
        let oid: Vec<(i64,)> = select(
            db,
            "SELECT CAST(oid AS BIGINT) FROM pg_database WHERE datname = current_database()",
        )
        .await;
        let files = std::path::Path::new(&folder).join("base").join(oid[0].0.to_string());
        assert_eq!(marks_in_files(&files, &leaver.marks), BTreeSet::new());
        assert_ne!(marks_in_files(&files, &lives[31].marks), BTreeSet::new(), "nobody is found");
    }
}

#[tokio::test]
async fn r66_in_a_copy_made_before_leaving_nobody_finds_or_reads_who_the_member_was() {
    let fixture = Fixture::sqlite().await;
    let (leaver, stayer) = two_lives(&fixture).await;
    let file = fixture.folder.path().join("copy.sqlite");
    fixture.db.copy_into(&file).await.unwrap();
    erase(&fixture, &leaver).await;
    let copy = Db::open_file(&file).await.unwrap();
    assert_eq!(count(&copy, "people").await, 2);
    let (conn, vault) = (&mut copy.read().await.unwrap(), &fixture.vault);
    let person = leaver.person;
    assert_eq!(accounts::find_person(conn, vault, &leaver.address).await.unwrap(), None);
    assert_eq!(accounts::find_person_of(conn, vault, person.link.member).await.unwrap(), None);
    let address = accounts::get_address(conn, vault, person.id).await;
    assert!(matches!(address, Err(Error::NotFound)));
    let other = accounts::find_person(conn, vault, &stayer.address).await.unwrap();
    assert_eq!(other, Some(stayer.person));
}

#[tokio::test]
async fn a_key_destroyed_opens_nothing_in_a_copy_of_the_row() {
    on_each_database(async |fixture| {
        let (leaver, _) = two_lives(fixture).await;
        let literal = id_literal(&fixture.db, leaver.person.id);
        let sealed: Vec<(Vec<u8>,)> =
            select(&fixture.db, format!("SELECT link FROM people WHERE id = {literal}")).await;
        erase(fixture, &leaver).await;
        let opened = fixture
            .vault
            .open_sealed(
                leaver.person.id,
                store::vault::KeyPurpose::Link,
                "people.link",
                &sealed[0].0,
            )
            .await
            .unwrap();
        assert!(opened.is_none());
        assert_eq!(search::find(&fixture.db, &sealed[0].0).await.unwrap(), []);
    })
    .await;
}

/// So many members, each with a life; their pseudonyms differ in letters.
async fn many_lives(fixture: &Fixture, number: u8) -> Vec<Life> {
    let task = add_open_task(fixture).await;
    let mut lives = Vec::new();
    for n in 0..number {
        let called = format!("Kevätpuro {}q", two_letters(n.into()));
        lives.push(live(fixture, &format!("nn{n}qq@posti.fi"), &called, task).await);
        fixture.clock.pass(Duration::seconds(1));
    }
    lives
}

async fn empty_logs(fixture: &Fixture) {
    fixture.db.truncate_log().await.unwrap();
    fixture.vault.key_store().truncate_log().await.unwrap();
}
