//! The audit log holds who did what, and shows when it was changed.

use model::{
    chain::Break,
    staff::Role,
    time::{Duration, Timestamp},
};
use store::{
    Error,
    audit::{self, Act, CHAIN, Event, Wanted},
    staff,
    testing::{Fixture, on_each_database},
};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::common::{add_staff, bytes_literal, count, id_literal, keep_copy, put_back, tamper};

fn event(object: &str) -> Event<'_> {
    Event { staff: None, act: Act::MessageRead, object_kind: "messages", object, reason: "asked" }
}

/// Writes an act down and remembers it in the vault.
async fn write(fixture: &Fixture, event: &Event<'_>) {
    let now = fixture.now();
    let anchor = fixture.commit(async |tx| audit::add(tx, event, now).await).await.unwrap();
    fixture.vault.save_anchor(CHAIN, anchor).await.unwrap();
}

async fn verify(fixture: &Fixture) -> Result<i64, Break> {
    audit::verify(&fixture.db, &fixture.vault).await.unwrap()
}

/// A log of three entries, a second apart.
async fn three_entries(fixture: &Fixture) {
    for object in ["one", "two", "three"] {
        write(fixture, &event(object)).await;
        fixture.clock.pass(Duration::seconds(1));
    }
    assert_eq!(verify(fixture).await, Ok(3));
}

#[tokio::test]
async fn r58_an_act_is_written_down_with_who_what_when_and_why() {
    on_each_database(async |fixture| {
        let (staff, _) = add_staff(fixture, "dpo@hel.fi", &[Role::Dpo]).await;
        let event = Event {
            staff: Some(staff),
            act: Act::MessageAnswered,
            object_kind: "messages",
            object: "7",
            reason: "the member asked",
        };
        write(fixture, &event).await;
        let log = audit::list(&mut fixture.conn().await, 0).await.unwrap();
        assert_eq!(log.len(), 1);
        let entry = &log[0];
        assert_eq!((entry.number, entry.at, entry.staff), (1, fixture.now().0, Some(staff)));
        assert_eq!(
            (entry.act.as_str(), entry.object_kind.as_str()),
            ("message-answered", "messages")
        );
        assert_eq!((entry.object.as_str(), entry.reason.as_str()), ("7", "the member asked"));
    })
    .await;
}

#[tokio::test]
async fn the_log_is_listed_from_an_entry_on() {
    on_each_database(async |fixture| {
        three_entries(fixture).await;
        let log = audit::list(&mut fixture.conn().await, 1).await.unwrap();
        assert_eq!(log.iter().map(|entry| entry.number).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(audit::list(&mut fixture.conn().await, 3).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn an_act_that_does_not_happen_is_not_written_down() {
    on_each_database(async |fixture| {
        let mut tx = fixture.db.begin().await.unwrap();
        audit::add(&mut tx, &event("one"), fixture.now()).await.unwrap();
        drop(tx);
        assert_eq!(count(&fixture.db, "audit").await, 0);
        assert_eq!(verify(fixture).await, Ok(0));
    })
    .await;
}

#[tokio::test]
async fn every_act_has_a_name_of_its_own() {
    let acts = [
        Act::StaffAdded,
        Act::SignedIn,
        Act::SignedOut,
        Act::MessageRead,
        Act::MessageAnswered,
        Act::NoticePublished,
        Act::TaskPublished,
        Act::KeyRotated,
        Act::BackedUp,
    ];
    let names: std::collections::BTreeSet<_> = acts.iter().map(|act| act.name()).collect();
    assert_eq!(names.len(), acts.len());
}

#[tokio::test]
async fn acts_at_once_are_one_chain() {
    on_each_database(async |fixture| {
        let mut writers = JoinSet::new();
        for n in 0..20 {
            let (db, now) = (fixture.db.clone(), fixture.now());
            writers.spawn(async move {
                let mut tx = db.begin().await.unwrap();
                let anchor = audit::add(&mut tx, &event(&n.to_string()), now).await.unwrap();
                tx.commit().await.unwrap();
                anchor
            });
        }
        for anchor in writers.join_all().await {
            fixture.vault.save_anchor(CHAIN, anchor).await.unwrap();
        }
        assert_eq!(verify(fixture).await, Ok(20));
    })
    .await;
}

#[tokio::test]
async fn a_change_to_any_column_is_found() {
    on_each_database(async |fixture| {
        three_entries(fixture).await;
        keep_copy(&fixture.db, "audit").await;
        let other_id = id_literal(&fixture.db, Uuid::from_u128(1));
        let other_hash = bytes_literal(&fixture.db, &[7; 32]);
        for change in [
            "number = 20".to_owned(),
            "at = at + 1".to_owned(),
            format!("staff = {other_id}"),
            "act = 'signed-in'".to_owned(),
            "object_kind = 'tasks'".to_owned(),
            "object = 'three'".to_owned(),
            "reason = ''".to_owned(),
            format!("commitment = {other_hash}"),
            format!("hash = {other_hash}"),
        ] {
            tamper(&fixture.db, format!("UPDATE audit SET {change} WHERE number = 2")).await;
            assert_eq!(verify(fixture).await, Err(Break::Entry(2)), "{change}");
            put_back(&fixture.db, "audit").await;
            assert_eq!(verify(fixture).await, Ok(3));
        }
    })
    .await;
}

#[tokio::test]
async fn text_moved_from_one_column_to_the_next_is_found() {
    on_each_database(async |fixture| {
        three_entries(fixture).await;
        let shift = "UPDATE audit SET object = 'twoa', reason = 'sked' WHERE number = 2";
        assert_eq!(tamper(&fixture.db, shift).await, 1);
        assert_eq!(verify(fixture).await, Err(Break::Entry(2)));
    })
    .await;
}

#[tokio::test]
async fn a_hash_of_another_length_cannot_be_read() {
    on_each_database(async |fixture| {
        three_entries(fixture).await;
        let short = bytes_literal(&fixture.db, &[7; 31]);
        tamper(&fixture.db, format!("UPDATE audit SET hash = {short} WHERE number = 2")).await;
        let verified = audit::verify(&fixture.db, &fixture.vault).await;
        assert!(matches!(verified, Err(Error::Corrupt("audit"))));
    })
    .await;
}

#[tokio::test]
async fn an_entry_taken_out_is_found() {
    on_each_database(async |fixture| {
        for (gone, expected) in [(1, Break::Entry(1)), (2, Break::Entry(2))] {
            if gone == 1 {
                three_entries(fixture).await;
                keep_copy(&fixture.db, "audit").await;
            }
            tamper(&fixture.db, format!("DELETE FROM audit WHERE number = {gone}")).await;
            assert_eq!(verify(fixture).await, Err(expected));
            put_back(&fixture.db, "audit").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_cut_tail_is_found() {
    on_each_database(async |fixture| {
        three_entries(fixture).await;
        tamper(&fixture.db, "DELETE FROM audit WHERE number = 3").await;
        assert_eq!(verify(fixture).await, Err(Break::CutTail { ends_at: 2, known: 3 }));
        tamper(&fixture.db, "DELETE FROM audit").await;
        assert_eq!(verify(fixture).await, Err(Break::CutTail { ends_at: 0, known: 3 }));
    })
    .await;
}

#[tokio::test]
async fn a_log_written_anew_is_found() {
    on_each_database(async |fixture| {
        three_entries(fixture).await;
        tamper(&fixture.db, "DELETE FROM audit WHERE number > 1").await;
        for object in ["two", "another"] {
            write(fixture, &event(object)).await;
        }
        assert_eq!(verify(fixture).await, Err(Break::Rewritten(3)));
    })
    .await;
}

#[tokio::test]
async fn a_log_longer_than_a_page_is_walked_to_its_end() {
    on_each_database(async |fixture| {
        let now = fixture.now();
        let anchor = fixture
            .commit(async |tx| {
                for n in 1..1_010 {
                    audit::add(tx, &event(&n.to_string()), now).await?;
                }
                audit::add(tx, &event("last"), now).await
            })
            .await
            .unwrap();
        fixture.vault.save_anchor(CHAIN, anchor).await.unwrap();
        assert_eq!(audit::list(&mut fixture.conn().await, 0).await.unwrap().len(), 1_000);
        assert_eq!(verify(fixture).await, Ok(1_010));
        tamper(&fixture.db, "UPDATE audit SET reason = 'x' WHERE number = 1005").await;
        assert_eq!(verify(fixture).await, Err(Break::Entry(1_005)));
    })
    .await;
}

#[tokio::test]
async fn r58_the_log_is_read_newest_first_by_act_and_with_names() {
    on_each_database(async |fixture| {
        three_entries(fixture).await;
        let (anna, _) = add_staff(fixture, "anna@hel.fi", &[Role::Admin]).await;
        fixture.commit(async |tx| staff::save_name(tx, anna, "Anna").await).await.unwrap();
        let acts = [(Act::StaffAdded, Some(anna)), (Act::StaffAdded, Some(Uuid::from_u128(1)))];
        for (act, staff) in acts {
            write(fixture, &Event { staff, act, ..event("four") }).await;
        }
        let read = async |before, act| {
            let conn = &mut fixture.conn().await;
            let wanted = Wanted { before, act, ..Wanted::ALL };
            audit::list_before(conn, &wanted, 2).await.unwrap()
        };
        let newest = read(i64::MAX, None).await;
        assert_eq!(newest.iter().map(|entry| entry.number).collect::<Vec<_>>(), [5, 4]);
        let who: Vec<_> =
            newest.iter().map(|entry| (entry.name.as_deref(), entry.by_staff)).collect();
        assert_eq!(who, [(None, 1), (Some("Anna"), 1)], "the first account is no longer there");
        let older = read(4, None).await;
        assert_eq!(older.iter().map(|entry| entry.number).collect::<Vec<_>>(), [3, 2]);
        assert_eq!((older[0].name.as_deref(), older[0].by_staff), (None, 0));
        let added = read(i64::MAX, Some(Act::StaffAdded)).await;
        assert!(added.iter().all(|entry| entry.act == Act::StaffAdded.name()));
        assert_eq!(read(5, Some(Act::StaffAdded)).await.len(), 1);
        let conn = &mut fixture.conn().await;
        let by_anna = Wanted { staff: Some(anna), ..Wanted::ALL };
        let by_anna = audit::list_before(conn, &by_anna, 9).await.unwrap();
        assert!(by_anna.iter().all(|entry| entry.name.as_deref() == Some("Anna")));
        assert_eq!(by_anna.len(), 1);
        let later = Wanted { from: Timestamp(by_anna[0].at + 1), ..Wanted::ALL };
        assert_eq!(audit::list_before(conn, &later, 9).await.unwrap(), []);
        let earlier = Wanted { until: Timestamp(by_anna[0].at), ..Wanted::ALL };
        let earlier = audit::list_before(conn, &earlier, 9).await.unwrap();
        assert!(earlier.iter().all(|entry| entry.at < by_anna[0].at));
    })
    .await;
}
