//! A member sees who of the staff saw something of theirs; by it nobody finds the person.

use model::{staff::Role, time::Duration};
use store::{
    Error,
    accesses::{self, Access, Seen},
    accounts,
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{count, life::join, tamper};

async fn look(fixture: &Fixture, member: Uuid, role: Role) -> store::Result<()> {
    let (vault, now) = (&fixture.vault, fixture.now());
    fixture
        .commit(async |tx| accesses::add(tx, vault, member, role, Seen::Message, now).await)
        .await
}

#[tokio::test]
async fn r58_a_member_sees_every_look_latest_first_to_the_day() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        look(fixture, member, Role::Dpo).await.unwrap();
        let first = fixture.now().day();
        fixture.clock.pass(Duration::days(2));
        look(fixture, member, Role::Admin).await.unwrap();
        let second = fixture.now().day();
        let seen = Seen::Message;
        assert_eq!(
            accesses::list(&mut fixture.conn().await, member).await.unwrap(),
            [
                Access { role: Role::Admin, seen, day: second },
                Access { role: Role::Dpo, seen, day: first },
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn looks_at_one_member_are_not_anothers_and_go_with_the_member() {
    on_each_database(async |fixture| {
        let matti = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await.link.member;
        let maija = join(fixture, "maija@posti.fi", "Punainen Lintu").await.link.member;
        look(fixture, matti, Role::Dpo).await.unwrap();
        look(fixture, maija, Role::Coordinator).await.unwrap();
        accounts::erase(&fixture.db, &fixture.vault, matti).await.unwrap();
        let conn = &mut fixture.conn().await;
        assert_eq!(accesses::list(conn, matti).await.unwrap(), []);
        let left = accesses::list(conn, maija).await.unwrap();
        assert_eq!(left.iter().map(|access| access.role).collect::<Vec<_>>(), [Role::Coordinator]);
        assert_eq!(count(&fixture.db, "accesses").await, 1);
    })
    .await;
}

#[tokio::test]
async fn r20_a_look_stands_at_the_member_and_leads_to_no_person() {
    on_each_database(async |fixture| {
        let person = join(fixture, "matti@posti.fi", "Hiljainen Kettu").await;
        look(fixture, person.link.member, Role::Dpo).await.unwrap();
        for (id, places) in [
            (person.id, vec!["people.id"]),
            (person.link.member, vec!["accesses.member", "members.id"]),
        ] {
            let hits = store::search::find(&fixture.db, id.as_bytes()).await.unwrap();
            let mut found: Vec<String> =
                hits.into_iter().map(|hit| format!("{}.{}", hit.table, hit.column)).collect();
            found.sort();
            assert_eq!(found, places);
        }
    })
    .await;
}

#[tokio::test]
async fn a_look_that_cannot_be_read_is_an_error_and_not_left_out() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        for change in ["role = 'king'", "seen = 'everything'"] {
            look(fixture, member, Role::Dpo).await.unwrap();
            tamper(&fixture.db, format!("UPDATE accesses SET {change}")).await;
            let listed = accesses::list(&mut fixture.conn().await, member).await;
            assert!(matches!(listed, Err(Error::Corrupt("accesses"))), "{change}");
            tamper(&fixture.db, "DELETE FROM accesses").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_look_at_nobody_is_not_stored() {
    on_each_database(async |fixture| {
        let added = look(fixture, Uuid::from_u128(1), Role::Dpo).await;
        assert!(matches!(added, Err(Error::NotFound)));
        assert_eq!(count(&fixture.db, "accesses").await, 0);
    })
    .await;
}
