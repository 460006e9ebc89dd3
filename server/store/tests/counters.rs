//! Tries are counted in windows of time, on all nodes together, and forgotten within the hour.

use model::time::Duration;
use store::{
    counters::{self, KEPT, Limit},
    testing::{Fixture, on_each_database},
};
use tokio::task::JoinSet;

use crate::common::count;

const LIMIT: Limit = Limit { most: 3, window: Duration::minutes(10) };

async fn tries(fixture: &Fixture, bucket: &[u8], number: usize) -> Vec<bool> {
    let mut within = Vec::new();
    for _ in 0..number {
        let now = fixture.now();
        let one = fixture.commit(async |tx| counters::count(tx, bucket, LIMIT, now).await).await;
        within.push(one.unwrap());
    }
    within
}

#[tokio::test]
async fn tries_beyond_the_limit_are_refused_until_the_window_is_over() {
    on_each_database(async |fixture| {
        assert_eq!(tries(fixture, b"one", 5).await, [true, true, true, false, false]);
        fixture.clock.pass(Duration::minutes(10).minus_one());
        assert_eq!(tries(fixture, b"one", 1).await, [false]);
        fixture.clock.pass(Duration(1));
        assert_eq!(tries(fixture, b"one", 1).await, [true]);
    })
    .await;
}

#[tokio::test]
async fn buckets_are_counted_apart() {
    on_each_database(async |fixture| {
        assert!(!tries(fixture, b"one", 4).await[3]);
        assert_eq!(tries(fixture, b"other", 1).await, [true]);
    })
    .await;
}

#[tokio::test]
async fn tries_at_once_are_all_counted() {
    on_each_database(async |fixture| {
        let mut workers = JoinSet::new();
        for _ in 0..20 {
            let (db, now) = (fixture.db.clone(), fixture.now());
            workers.spawn(async move {
                let mut tx = db.begin().await.unwrap();
                let within = counters::count(&mut tx, b"one", LIMIT, now).await.unwrap();
                tx.commit().await.unwrap();
                within
            });
        }
        let within = workers.join_all().await;
        assert_eq!(within.iter().filter(|within| **within).count(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_counter_is_gone_after_an_hour() {
    on_each_database(async |fixture| {
        tries(fixture, b"one", 2).await;
        fixture.clock.pass(Duration::minutes(30));
        tries(fixture, b"one", 1).await;
        tries(fixture, b"other", 1).await;
        let remove = async || {
            let now = fixture.now();
            fixture.commit(async |tx| counters::remove_old(tx, now).await).await.unwrap()
        };
        assert_eq!(remove().await, 0);
        fixture.clock.pass(Duration(KEPT.0 - Duration::minutes(30).0));
        assert_eq!(remove().await, 1);
        assert_eq!(count(&fixture.db, "counters").await, 2);
        fixture.clock.pass(KEPT);
        assert_eq!(remove().await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_window_of_no_length_is_taken_for_a_millisecond() {
    on_each_database(async |fixture| {
        let limit = Limit { most: 1, window: Duration(0) };
        let count = async || {
            let now = fixture.now();
            fixture.commit(async |tx| counters::count(tx, b"one", limit, now).await).await.unwrap()
        };
        assert!(count().await);
        assert!(!count().await);
        fixture.clock.pass(Duration(1));
        assert!(count().await);
    })
    .await;
}

trait MinusOne {
    fn minus_one(self) -> Self;
}

impl MinusOne for Duration {
    fn minus_one(self) -> Self {
        Self(self.0 - 1)
    }
}
