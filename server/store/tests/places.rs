//! The city's list of districts is changed by one at a time, and outlives who changed it.

use model::{
    places::{read, written},
    staff::Role,
};
use store::{
    Error, places, staff,
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::add_staff;

async fn save(fixture: &Fixture, lines: &str, seen: i64, by: Uuid) -> store::Result<()> {
    let list = read(lines).unwrap();
    fixture.commit(async |tx| places::save(tx, &list, seen, by).await).await
}

async fn list(fixture: &Fixture) -> (String, i64) {
    let (list, revision) = places::list(&mut fixture.conn().await).await.unwrap();
    (written(&list), revision)
}

#[tokio::test]
async fn it_is_changed_by_whoever_has_seen_it_and_outlives_them() {
    on_each_database(async |fixture| {
        let (admin, _) = add_staff(fixture, "admin@hel.fi", &[Role::Admin]).await;
        assert_eq!(list(fixture).await, (String::new(), 0));
        let first = "kallio; Kallio; Berghäll; Kallio\npasila; Pasila; ; ";
        save(fixture, first, 0, admin).await.unwrap();
        assert_eq!(list(fixture).await, (first.to_owned(), 1));
        for seen in [0, 2] {
            let refused = save(fixture, "toolo; Töölö", seen, admin).await;
            assert!(matches!(refused, Err(Error::Conflict)), "{seen}: {refused:?}");
        }
        save(fixture, "toolo; Töölö; Tölö; ", 1, admin).await.unwrap();
        fixture.commit(async |tx| staff::remove(tx, &fixture.vault, admin).await).await.unwrap();
        assert_eq!(list(fixture).await, ("toolo; Töölö; Tölö; ".to_owned(), 2));
    })
    .await;
}
