//! The security log keeps network addresses sealed, for thirty days, and tells them to whoever may look.

use std::net::IpAddr;

use model::time::Duration;
use store::{
    accounts,
    security_log::{self, Entry, Event, KEPT, Whose},
    security_lookups::{self, Decision, OPEN_FOR, Question},
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{add_staff, count, hex, keep_copy, put_back, select};

const HERE: &str = "192.0.2.77";
const THERE: &str = "2001:db8::77";

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

async fn note(fixture: &Fixture, event: Event, address: &str, whose: Option<Whose>) {
    let entry = Entry { at: fixture.now().0, event, address: ip(address), whose };
    security_log::add(&fixture.db, &fixture.vault, &entry).await.unwrap();
}

async fn of(fixture: &Fixture, whose: Uuid) -> Vec<(Event, IpAddr)> {
    let conn = &mut fixture.conn().await;
    let entries = security_log::list_of(conn, &fixture.vault, whose).await.unwrap();
    entries.into_iter().map(|entry| (entry.event, entry.address)).collect()
}

async fn from(fixture: &Fixture, address: &str) -> Vec<Event> {
    let conn = &mut fixture.conn().await;
    let entries = security_log::list_from(conn, &fixture.vault, ip(address)).await.unwrap();
    entries.into_iter().map(|entry| entry.event).collect()
}

async fn sweep(fixture: &Fixture) -> u64 {
    let now = fixture.now();
    let removed = fixture.commit(async |tx| security_log::remove_old(tx, now).await).await.unwrap();
    security_log::remove_old_keys(&fixture.vault, now).await.unwrap();
    removed
}

#[tokio::test]
async fn r26_entries_are_found_by_whom_they_are_about_and_by_the_address() {
    on_each_database(async |fixture| {
        let matti = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let maija = fixture.join("maija@posti.fi").await.unwrap().link.member;
        note(fixture, Event::Joined, HERE, Some(Whose::Member(matti))).await;
        fixture.clock.pass(Duration::days(2));
        note(fixture, Event::SignedIn, THERE, Some(Whose::Member(matti))).await;
        note(fixture, Event::WrongCode, HERE, None).await;
        assert_eq!(
            of(fixture, matti).await,
            [(Event::SignedIn, ip(THERE)), (Event::Joined, ip(HERE))]
        );
        assert_eq!(of(fixture, maija).await, []);
        assert_eq!(from(fixture, HERE).await, [Event::WrongCode, Event::Joined]);
        assert_eq!(from(fixture, "192.0.2.78").await, []);
        let rows: Vec<(Vec<u8>,)> = select(&fixture.db, "SELECT entry FROM security_log").await;
        for (entry,) in rows {
            assert!(!hex(&entry).contains(&hex(HERE.as_bytes())), "sealed");
        }
    })
    .await;
}

#[tokio::test]
async fn r26_after_thirty_days_nobody_reads_an_entry_in_no_backup_either() {
    on_each_database(async |fixture| {
        let matti = fixture.join("matti@posti.fi").await.unwrap().link.member;
        note(fixture, Event::SignedIn, HERE, Some(Whose::Member(matti))).await;
        keep_copy(&fixture.db, "security_log").await;
        fixture.clock.pass(KEPT);
        assert_eq!(sweep(fixture).await, 0, "on the thirtieth day it is there");
        assert_eq!(of(fixture, matti).await.len(), 1);
        fixture.clock.pass(Duration::days(1));
        assert_eq!(sweep(fixture).await, 1);
        assert_eq!(count(&fixture.db, "security_log").await, 0);
        put_back(&fixture.db, "security_log").await;
        assert_eq!(count(&fixture.db, "security_log").await, 1);
        assert_eq!((of(fixture, matti).await.len(), from(fixture, HERE).await.len()), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn r33_who_leaves_takes_their_entries_along_and_nobody_elses() {
    on_each_database(async |fixture| {
        let matti = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let maija = fixture.join("maija@posti.fi").await.unwrap().link.member;
        for _ in 0..3 {
            note(fixture, Event::SignedIn, HERE, Some(Whose::Member(matti))).await;
            note(fixture, Event::SignedIn, HERE, Some(Whose::Member(maija))).await;
            fixture.clock.pass(Duration::days(1));
        }
        accounts::erase(&fixture.db, &fixture.vault, matti).await.unwrap();
        assert_eq!((of(fixture, matti).await.len(), of(fixture, maija).await.len()), (0, 3));
        assert_eq!(count(&fixture.db, "security_log").await, 3);
    })
    .await;
}

#[tokio::test]
async fn r26_looking_takes_a_second_person_and_ends_after_a_day() {
    on_each_database(async |fixture| {
        let [asker, other] = ["dpo@kunta.fi", "admin@kunta.fi"];
        let (asker, _) = add_staff(fixture, asker, &[]).await;
        let (other, _) = add_staff(fixture, other, &[]).await;
        let question = Question::Address(ip(HERE));
        let sealed = security_lookups::seal(&fixture.vault, &question).await.unwrap();
        let by = (asker, fixture.now());
        let ask = async |tx: &mut store::Tx| {
            security_lookups::add(tx, sealed, ("HEL 1", "Why"), by).await
        };
        let id = fixture.commit(ask).await.unwrap();
        let find = async || {
            let conn = &mut fixture.conn().await;
            security_lookups::find(conn, &fixture.vault, id).await.unwrap()
        };
        let decide = async |staff| {
            let now = fixture.now();
            let granted = Decision::Granted;
            let work = async |tx: &mut store::Tx| {
                security_lookups::decide(tx, id, granted, (staff, now)).await
            };
            fixture.commit(work).await.unwrap()
        };
        let found = find().await.unwrap();
        assert_eq!((&found.question, found.decision), (&question, Decision::Waiting));
        assert!(!found.is_open_for(asker, fixture.now()));
        assert!(!decide(asker).await, "nobody grants their own");
        assert!(decide(other).await);
        assert!(!decide(other).await, "once");
        let granted = find().await.unwrap();
        assert!(granted.is_open_for(asker, fixture.now()));
        assert!(!granted.is_open_for(other, fixture.now()), "who grants does not look");
        assert!(!granted.is_open_for(asker, fixture.now().plus(OPEN_FOR)));
        let rows: Vec<(Vec<u8>,)> =
            select(&fixture.db, "SELECT question FROM security_lookups").await;
        assert!(!hex(&rows[0].0).contains(&hex(HERE.as_bytes())), "sealed");
        let listed =
            security_lookups::list(&mut fixture.conn().await, &fixture.vault).await.unwrap();
        assert_eq!(listed.len(), 1);
        fixture.clock.pass(security_lookups::KEPT);
        let now = fixture.now();
        let remove = async |tx: &mut store::Tx| security_lookups::remove_old(tx, now).await;
        assert_eq!(fixture.commit(remove).await.unwrap(), [id]);
        assert!(find().await.is_none());
    })
    .await;
}
