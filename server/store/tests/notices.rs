//! Every version of the privacy notice stays readable in the language it was shown in.

use model::{language::Language, time::Duration};
use store::{
    Error, Result,
    notices::{self, Published},
    testing::{Fixture, on_each_database},
};

use crate::common::{notice, waits_for_a_lock};

async fn publish(fixture: &Fixture, words: &str) -> Result<i64> {
    let (notice, now) = (notice(words), fixture.now());
    fixture.commit(async |tx| notices::publish(tx, &notice, now).await).await
}

#[tokio::test]
async fn before_the_first_version_there_is_none() {
    on_each_database(async |fixture| {
        let conn = &mut fixture.conn().await;
        assert_eq!(notices::find_latest(conn).await.unwrap(), None);
        assert_eq!(notices::latest_version(conn).await.unwrap(), 0);
        assert_eq!(notices::find(conn, 1).await.unwrap(), None);
        assert_eq!(notices::list(conn).await.unwrap(), []);
        assert_eq!(notices::find_by_fingerprint(conn, &[0; 32]).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn r1_a_new_version_leaves_the_old_one_readable_as_it_was_shown() {
    on_each_database(async |fixture| {
        let first_at = fixture.now();
        assert_eq!(publish(fixture, "first").await.unwrap(), 1);
        fixture.clock.pass(Duration::days(1));
        assert_eq!(publish(fixture, "second").await.unwrap(), 2);

        let first = Published { version: 1, published_at: first_at, notice: notice("first") };
        let second =
            Published { version: 2, published_at: fixture.now(), notice: notice("second") };
        let conn = &mut fixture.conn().await;
        assert_eq!(notices::find(conn, 1).await.unwrap(), Some(first));
        assert_eq!(notices::find(conn, 2).await.unwrap(), Some(second.clone()));
        assert_eq!(notices::find_latest(conn).await.unwrap(), Some(second));
        assert_eq!(notices::latest_version(conn).await.unwrap(), 2);
        assert_eq!(notices::list(conn).await.unwrap(), [(2, fixture.now()), (1, first_at)]);
    })
    .await;
}

#[tokio::test]
async fn r1_a_fingerprint_leads_to_the_version_and_the_language_shown() {
    on_each_database(async |fixture| {
        publish(fixture, "first").await.unwrap();
        publish(fixture, "second").await.unwrap();
        let conn = &mut fixture.conn().await;
        for (version, words) in [(1, "first"), (2, "second")] {
            for language in Language::ALL {
                let fingerprint = notice(words).fingerprint(language);
                let found = notices::find_by_fingerprint(conn, &fingerprint).await.unwrap();
                assert_eq!(found, Some((version, language)));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn words_that_come_back_are_a_new_version_and_keep_their_first_fingerprint() {
    on_each_database(async |fixture| {
        for words in ["first", "second", "first"] {
            publish(fixture, words).await.unwrap();
        }
        let conn = &mut fixture.conn().await;
        assert_eq!(notices::find_latest(conn).await.unwrap().unwrap().version, 3);
        let fingerprint = notice("first").fingerprint(Language::Fi);
        let found = notices::find_by_fingerprint(conn, &fingerprint).await.unwrap();
        assert_eq!(found, Some((1, Language::Fi)));
    })
    .await;
}

#[tokio::test]
async fn of_two_nodes_that_publish_at_once_one_is_refused() {
    let Some(fixture) = Fixture::postgres().await else { return };
    let mut first = fixture.db.begin().await.unwrap();
    notices::publish(&mut first, &notice("first"), fixture.now()).await.unwrap();
    let (db, now) = (fixture.db.clone(), fixture.now());
    let second = tokio::spawn(async move {
        let mut tx = db.begin().await.unwrap();
        notices::publish(&mut tx, &notice("second"), now).await
    });
    assert!(waits_for_a_lock(&fixture.db, &second).await);
    first.commit().await.unwrap();
    assert!(matches!(second.await.unwrap(), Err(Error::Conflict)));
}
