//! The register of requests: entered, extended and answered once, removed after two years.

use model::{
    rights::{Channel, Outcome, Right},
    time::{Date, Duration},
};
use store::{
    rights_requests::{self, KEPT},
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

const fn date(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

async fn add(fixture: &Fixture, case: &str, received: Date) -> Uuid {
    let what = (Right::Erasure, Channel::Letter, received);
    let (random, now) = (&*fixture.random, fixture.now());
    fixture
        .commit(async |tx| rights_requests::add(tx, random, case, what, now).await)
        .await
        .unwrap()
}

async fn extend(fixture: &Fixture, id: Uuid, why: &str) -> bool {
    let now = fixture.now();
    fixture.commit(async |tx| rights_requests::extend(tx, id, why, now).await).await.unwrap()
}

async fn answer(fixture: &Fixture, id: Uuid, told: (Outcome, &str)) -> bool {
    let today = fixture.now().date();
    fixture.commit(async |tx| rights_requests::answer(tx, id, told, today).await).await.unwrap()
}

#[tokio::test]
async fn r49_a_request_is_read_back_extended_once_and_answered_once() {
    on_each_database(async |fixture| {
        let id = add(fixture, "HEL 2026-1", date(2026, 2, 20)).await;
        let conn = &mut fixture.conn().await;
        let known = rights_requests::find(conn, id).await.unwrap().unwrap();
        assert_eq!((known.case_number.as_str(), known.asked), ("HEL 2026-1", Right::Erasure));
        assert_eq!((known.channel, known.answered.is_none()), (Channel::Letter, true));
        assert_eq!(known.clock.last_day(), date(2026, 3, 20));
        assert!(extend(fixture, id, "Paljon aineistoa").await);
        assert!(!extend(fixture, id, "Vielä").await, "once");
        let known = rights_requests::find(conn, id).await.unwrap().unwrap();
        assert_eq!(known.extended_reason.as_deref(), Some("Paljon aineistoa"));
        assert_eq!(known.clock.last_day(), date(2026, 5, 20));
        assert!(answer(fixture, id, (Outcome::Partly, "Poistettiin")).await);
        assert!(!answer(fixture, id, (Outcome::Done, "Toisin")).await, "once");
        assert!(!extend(fixture, id, "Myöhemmin").await, "it is answered");
        let known = rights_requests::find(conn, id).await.unwrap().unwrap();
        let told = (Outcome::Partly, "Poistettiin".to_owned(), fixture.now().date());
        assert_eq!(known.answered, Some(told));
    })
    .await;
}

#[tokio::test]
async fn r49_those_that_wait_come_first_and_what_is_answered_goes_after_two_years() {
    on_each_database(async |fixture| {
        let answered = add(fixture, "first", date(2026, 1, 2)).await;
        let late = add(fixture, "second", date(2026, 2, 3)).await;
        let early = add(fixture, "third", date(2026, 1, 5)).await;
        assert!(answer(fixture, answered, (Outcome::Done, "Tehty")).await);
        let conn = &mut fixture.conn().await;
        let ids = |requests: Vec<rights_requests::Request>| {
            requests.into_iter().map(|request| request.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(rights_requests::list(conn).await.unwrap()), [early, late, answered]);
        assert_eq!(ids(rights_requests::list_open(conn).await.unwrap()), [early, late]);
        fixture.clock.pass(Duration(KEPT.0 - Duration::days(1).0));
        let sweep = async || {
            let now = fixture.now();
            fixture.commit(async |tx| rights_requests::remove_old(tx, now).await).await.unwrap()
        };
        assert_eq!(sweep().await, 0);
        fixture.clock.pass(Duration::days(1));
        assert_eq!(sweep().await, 1);
        assert_eq!(
            ids(rights_requests::list(conn).await.unwrap()),
            [early, late],
            "what waits stays"
        );
    })
    .await;
}
