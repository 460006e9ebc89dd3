//! A person sees who of the staff saw something of theirs; nobody else does.

use model::{staff::Role, time::Duration};
use store::{
    Error,
    accesses::{self, Access, Seen},
    accounts::Person,
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{count, tamper};

async fn look(fixture: &Fixture, person: Person, role: Role) {
    let sealed = accesses::seal(&fixture.vault, person.id, role, Seen::Message).await.unwrap();
    fixture
        .commit(async |tx| {
            accesses::add(tx, &fixture.vault, person.id, sealed, fixture.now()).await
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn r58_a_person_sees_every_look_latest_first_to_the_day() {
    on_each_database(async |fixture| {
        let person = fixture.join("matti@posti.fi").await.unwrap();
        look(fixture, person, Role::Dpo).await;
        let first = fixture.now().day();
        fixture.clock.pass(Duration::days(2));
        look(fixture, person, Role::Admin).await;
        let second = fixture.now().day();
        let seen = Seen::Message;
        assert_eq!(
            accesses::list(&mut fixture.conn().await, &fixture.vault, person.id).await.unwrap(),
            [
                Access { role: Role::Admin, seen, day: second },
                Access { role: Role::Dpo, seen, day: first },
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn looks_at_one_person_are_not_anothers() {
    on_each_database(async |fixture| {
        let matti = fixture.join("matti@posti.fi").await.unwrap();
        let maija = fixture.join("maija@posti.fi").await.unwrap();
        look(fixture, matti, Role::Dpo).await;
        let conn = &mut fixture.conn().await;
        assert_eq!(accesses::list(conn, &fixture.vault, maija.id).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn who_looked_is_not_readable_in_the_table_and_does_not_open_for_another() {
    on_each_database(async |fixture| {
        let matti = fixture.join("matti@posti.fi").await.unwrap();
        let maija = fixture.join("maija@posti.fi").await.unwrap();
        look(fixture, matti, Role::Dpo).await;
        look(fixture, maija, Role::Dpo).await;
        assert_eq!(store::search::find(&fixture.db, b"dpo").await.unwrap(), []);
        let any = "(SELECT person FROM accesses ORDER BY id LIMIT 1)";
        tamper(&fixture.db, format!("UPDATE accesses SET person = {any}")).await;
        let conn = &mut fixture.conn().await;
        let mut failed = 0;
        for person in [matti, maija] {
            let listed = accesses::list(conn, &fixture.vault, person.id).await;
            failed += usize::from(matches!(listed, Err(Error::Vault(_))));
        }
        assert_eq!(failed, 1, "the moved look does not open");
    })
    .await;
}

#[tokio::test]
async fn a_look_at_nobody_is_not_stored() {
    on_each_database(async |fixture| {
        let nobody = Uuid::from_u128(1);
        let added = fixture
            .commit(async |tx| {
                accesses::add(tx, &fixture.vault, nobody, vec![1], fixture.now()).await
            })
            .await;
        assert!(matches!(added, Err(Error::NotFound)));
        assert_eq!(count(&fixture.db, "accesses").await, 0);
    })
    .await;
}
