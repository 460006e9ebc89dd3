//! Settings: every change is kept, the latest is in force, and nobody overwrites what they did not
//! see.

use model::{
    settings::Setting,
    staff::Role,
    time::{Duration, Timestamp},
};
use store::{
    Error, Result, settings, staff,
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{add_staff, count};

async fn save(fixture: &Fixture, seen: i64, by: Uuid, set: &[(Setting, &str)]) -> Result<()> {
    let changes: Vec<_> = set.iter().map(|(which, value)| (*which, (*value).to_owned())).collect();
    let now = fixture.now();
    fixture.commit(async |tx| settings::save(tx, seen, &changes, by, now).await).await
}

async fn in_force(fixture: &Fixture) -> Vec<(i64, String, String, Timestamp, Option<String>)> {
    let listed = settings::list(&mut fixture.conn().await).await.unwrap();
    let in_force = listed.into_iter().map(|changed| {
        let at = Timestamp(changed.changed_at);
        (changed.number, changed.name, changed.value, at, changed.changed_by)
    });
    in_force.collect()
}

async fn administrator(fixture: &Fixture) -> Uuid {
    let (id, _) = add_staff(fixture, "admin@hel.fi", &[Role::Admin]).await;
    fixture.commit(async |tx| staff::save_name(tx, id, "Aada").await).await.unwrap();
    id
}

#[tokio::test]
async fn the_latest_of_each_setting_is_in_force_with_when_and_by_whom() {
    on_each_database(async |fixture| {
        let aada = administrator(fixture).await;
        assert_eq!(in_force(fixture).await, []);
        let first = fixture.now();
        let both = [(Setting::MinimumAge, "16"), (Setting::ExportDays, "10")];
        save(fixture, 0, aada, &both).await.unwrap();
        fixture.clock.pass(Duration::hours(1));
        save(fixture, 2, aada, &[(Setting::MinimumAge, "18")]).await.unwrap();
        let by = Some("Aada".to_owned());
        let row = |number, setting: Setting, value: &str, at| {
            (number, setting.name().to_owned(), value.to_owned(), at, by.clone())
        };
        let expected = [
            row(2, Setting::ExportDays, "10", first),
            row(3, Setting::MinimumAge, "18", fixture.now()),
        ];
        assert_eq!(in_force(fixture).await, expected);
        assert_eq!(count(&fixture.db, "settings").await, 3, "what held before is kept");
    })
    .await;
}

#[tokio::test]
async fn what_was_not_seen_is_not_overwritten_and_nothing_of_it_is_stored() {
    on_each_database(async |fixture| {
        let aada = administrator(fixture).await;
        save(fixture, 0, aada, &[(Setting::MinimumAge, "16")]).await.unwrap();
        for seen in [0, 2, -1, i64::MAX] {
            let refused = save(fixture, seen, aada, &[(Setting::ExportDays, "10")]).await;
            assert!(matches!(refused, Err(Error::Conflict)), "{seen}");
        }
        assert_eq!(count(&fixture.db, "settings").await, 1);
    })
    .await;
}

#[tokio::test]
async fn of_two_changes_at_one_moment_one_is_refused() {
    on_each_database(async |fixture| {
        let aada = administrator(fixture).await;
        let (one, other) = tokio::join!(
            save(fixture, 0, aada, &[(Setting::MinimumAge, "16")]),
            save(fixture, 0, aada, &[(Setting::MinimumAge, "17"), (Setting::ExportDays, "9")]),
        );
        assert_ne!(one.is_ok(), other.is_ok());
        let refused = if one.is_ok() { other } else { one };
        assert!(matches!(refused, Err(Error::Conflict)));
        let numbers: Vec<i64> = in_force(fixture).await.iter().map(|row| row.0).collect();
        assert!(numbers == [1] || numbers == [1, 2], "{numbers:?}");
    })
    .await;
}

#[tokio::test]
async fn a_setting_stays_when_the_account_that_set_it_ends_and_names_it_no_more() {
    on_each_database(async |fixture| {
        let aada = administrator(fixture).await;
        save(fixture, 0, aada, &[(Setting::JoiningOpen, "no")]).await.unwrap();
        fixture.commit(async |tx| staff::remove(tx, &fixture.vault, aada).await).await.unwrap();
        let listed = in_force(fixture).await;
        assert_eq!((listed[0].2.as_str(), &listed[0].4), ("no", &None));
        assert_eq!(count(&fixture.db, "settings WHERE changed_by IS NOT NULL").await, 0);
    })
    .await;
}
