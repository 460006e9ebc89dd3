//! The question bank: kept, found, named anew, removed; it outlives its keeper.

use model::{
    questionnaires::bank::{Standard, Topic},
    staff::Role,
};
use store::{
    bank, staff,
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::add_staff;

async fn keep(fixture: &Fixture, by: Uuid, standard: Standard, name: &str) -> Uuid {
    let (questions, now) = (standard.questionnaire().unwrap(), fixture.now());
    let named = (name, standard.topic());
    fixture
        .commit(async |tx| bank::add(tx, &*fixture.random, &questions, named, (by, now)).await)
        .await
        .unwrap()
}

#[tokio::test]
async fn questions_are_kept_as_they_were_and_listed_newest_first() {
    on_each_database(async |fixture| {
        let (anna, _) = add_staff(fixture, "anna@hel.fi", &[Role::Researcher]).await;
        let ages = keep(fixture, anna, Standard::AgeBand, "Ikä 2026").await;
        fixture.clock.pass(model::time::Duration::minutes(1));
        let ease = keep(fixture, anna, Standard::Ease, "Helppous").await;
        let listed = bank::list(&mut fixture.conn().await).await.unwrap();
        assert_eq!(listed.iter().map(|entry| entry.id).collect::<Vec<_>>(), [ease, ages]);
        let found = bank::find(&mut fixture.conn().await, ages).await.unwrap().unwrap();
        assert_eq!(found, listed[1]);
        assert_eq!((found.name.as_str(), found.topic), ("Ikä 2026", Topic::Background));
        assert_eq!(found.questions, Standard::AgeBand.questionnaire().unwrap());
        assert_eq!(bank::find(&mut fixture.conn().await, anna).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn an_entry_is_named_anew_and_removed_once() {
    on_each_database(async |fixture| {
        let (anna, _) = add_staff(fixture, "anna@hel.fi", &[Role::Researcher]).await;
        let id = keep(fixture, anna, Standard::AgeBand, "Ikä").await;
        let named = ("Ikäluokat", Topic::Other);
        assert!(fixture.commit(async |tx| bank::save(tx, id, named).await).await.unwrap());
        let found = bank::find(&mut fixture.conn().await, id).await.unwrap().unwrap();
        assert_eq!((found.name.as_str(), found.topic), named);
        assert!(fixture.commit(async |tx| bank::remove(tx, id).await).await.unwrap());
        assert!(!fixture.commit(async |tx| bank::remove(tx, id).await).await.unwrap());
        assert!(!fixture.commit(async |tx| bank::save(tx, id, named).await).await.unwrap());
        assert_eq!(bank::list(&mut fixture.conn().await).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn an_entry_outlives_its_keepers_account_and_is_everybodys_then() {
    on_each_database(async |fixture| {
        let (anna, _) = add_staff(fixture, "anna@hel.fi", &[Role::Researcher]).await;
        let (bo, _) = add_staff(fixture, "bo@hel.fi", &[Role::Researcher]).await;
        let id = keep(fixture, anna, Standard::AgeBand, "Ikä").await;
        let found = bank::find(&mut fixture.conn().await, id).await.unwrap().unwrap();
        assert!(found.may_be_changed_by(anna) && !found.may_be_changed_by(bo));
        fixture.commit(async |tx| staff::remove(tx, &fixture.vault, anna).await).await.unwrap();
        let found = bank::find(&mut fixture.conn().await, id).await.unwrap().unwrap();
        assert_eq!((found.kept_by, found.keeper.clone()), (None, None));
        assert!(found.may_be_changed_by(bo));
    })
    .await;
}
