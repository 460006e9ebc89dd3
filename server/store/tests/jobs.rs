//! A job is done once, by one worker, and survives a worker that does not come back.

use model::time::{Duration, Timestamp};
use store::{
    jobs::{self, Job, NewJob},
    testing::{Fixture, on_each_database},
};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::common::count;

const LEASE: Duration = Duration::minutes(10);

fn job(kind: &str, run_at: Timestamp) -> NewJob<'_> {
    NewJob { kind, about: None, once: None, run_at }
}

async fn add(fixture: &Fixture, job: NewJob<'_>) {
    fixture.commit(async |tx| jobs::add(tx, &*fixture.random, job).await).await.unwrap();
}

async fn take(fixture: &Fixture) -> Option<Job> {
    let now = fixture.now();
    fixture
        .commit(async |tx| {
            jobs::take_due(tx, now, jobs::Lane::AllBut(["long", "longer", "longest"])).await
        })
        .await
        .unwrap()
}

async fn take_kind(fixture: &Fixture) -> String {
    take(fixture).await.map_or_else(|| "none".to_owned(), |job| job.kind)
}

#[tokio::test]
async fn a_job_is_taken_when_it_is_due_and_once() {
    on_each_database(async |fixture| {
        let about = Some(Uuid::from_u128(7));
        let due = fixture.now().plus(Duration::minutes(1));
        add(fixture, NewJob { about, ..job("mail", due) }).await;
        assert_eq!(take(fixture).await, None);
        fixture.clock.pass(Duration::minutes(1));
        let taken = take(fixture).await.unwrap();
        assert_eq!((taken.kind.as_str(), taken.about, taken.attempts), ("mail", about, 0));
        assert_eq!(take(fixture).await, None);
        fixture.commit(async |tx| jobs::finish(tx, taken.id).await).await.unwrap();
        assert_eq!(count(&fixture.db, "jobs").await, 0);
    })
    .await;
}

#[tokio::test]
async fn jobs_are_taken_in_the_order_they_are_due() {
    on_each_database(async |fixture| {
        let now = fixture.now();
        add(fixture, job("later", now)).await;
        add(fixture, job("earlier", now.minus(Duration(1)))).await;
        add(fixture, job("not yet", now.plus(Duration(1)))).await;
        assert_eq!(take_kind(fixture).await, "earlier");
        assert_eq!(take_kind(fixture).await, "later");
        assert_eq!(take_kind(fixture).await, "none");
    })
    .await;
}

#[tokio::test]
async fn a_job_whose_worker_is_lost_is_taken_again_after_the_lease() {
    on_each_database(async |fixture| {
        add(fixture, job("mail", fixture.now())).await;
        let first = take(fixture).await.unwrap();
        fixture.clock.pass(Duration(LEASE.0 - 1));
        assert_eq!(take(fixture).await, None);
        fixture.clock.pass(Duration(1));
        assert_eq!(take(fixture).await, Some(Job { attempts: 1, ..first }));
    })
    .await;
}

#[tokio::test]
async fn a_job_taken_in_a_transaction_that_fails_is_still_there() {
    on_each_database(async |fixture| {
        add(fixture, job("mail", fixture.now())).await;
        let mut tx = fixture.db.begin().await.unwrap();
        assert!(
            jobs::take_due(
                &mut tx,
                fixture.now(),
                jobs::Lane::AllBut(["long", "longer", "longest"])
            )
            .await
            .unwrap()
            .is_some()
        );
        drop(tx);
        // PostgreSQL hears of the failure a moment after the transaction is dropped.
        let again = loop {
            if let Some(job) = take(fixture).await {
                break job;
            }
        };
        assert_eq!(again.attempts, 0);
    })
    .await;
}

#[tokio::test]
async fn a_job_put_off_waits_and_counts_its_tries() {
    on_each_database(async |fixture| {
        add(fixture, job("mail", fixture.now())).await;
        let taken = take(fixture).await.unwrap();
        let later = fixture.now().plus(Duration::minutes(1));
        fixture
            .commit(async |tx| jobs::put_off(tx, taken.id, later, "refused").await)
            .await
            .unwrap();
        fixture.clock.pass(Duration(Duration::minutes(1).0 - 1));
        assert_eq!(take(fixture).await, None);
        fixture.clock.pass(Duration(1));
        assert_eq!(take(fixture).await, Some(Job { attempts: 1, ..taken }));
        assert_eq!(count(&fixture.db, "jobs WHERE problem = 'refused'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn while_a_job_of_a_name_waits_another_is_not_added() {
    on_each_database(async |fixture| {
        let once = Some("retention");
        add(fixture, NewJob { once, ..job("first", fixture.now()) }).await;
        add(fixture, NewJob { once, ..job("second", fixture.now()) }).await;
        add(fixture, job("unnamed", fixture.now())).await;
        add(fixture, job("unnamed", fixture.now())).await;
        assert_eq!(count(&fixture.db, "jobs").await, 3);
        let waiting: Vec<String> = jobs::waiting(&mut fixture.conn().await)
            .await
            .unwrap()
            .into_iter()
            .map(|w| w.0)
            .collect();
        assert_eq!(waiting, ["first", "unnamed"]);
        let taken = loop {
            let taken = take(fixture).await.unwrap();
            if taken.kind == "first" {
                break taken;
            }
        };
        fixture.commit(async |tx| jobs::finish(tx, taken.id).await).await.unwrap();
        add(fixture, NewJob { once, ..job("third", fixture.now()) }).await;
        assert_eq!(count(&fixture.db, "jobs WHERE kind = 'third'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn workers_at_once_take_different_jobs_and_all_of_them() {
    on_each_database(async |fixture| {
        for _ in 0..20 {
            add(fixture, job("mail", fixture.now())).await;
        }
        let mut workers = JoinSet::new();
        for _ in 0..4 {
            let (db, now) = (fixture.db.clone(), fixture.now());
            workers.spawn(async move {
                let mut taken = Vec::new();
                loop {
                    let mut tx = db.begin().await.unwrap();
                    let job = jobs::take_due(
                        &mut tx,
                        now,
                        jobs::Lane::AllBut(["long", "longer", "longest"]),
                    )
                    .await
                    .unwrap();
                    tx.commit().await.unwrap();
                    match job {
                        Some(job) => taken.push(job.id),
                        None => return taken,
                    }
                }
            });
        }
        let mut taken: Vec<Uuid> = workers.join_all().await.concat();
        taken.sort_unstable();
        taken.dedup();
        assert_eq!(taken.len(), 20);
        assert_eq!(count(&fixture.db, "jobs WHERE attempts = 1").await, 20);
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_told_by_kind_with_its_age_and_tries() {
    on_each_database(async |fixture| {
        let now = fixture.now();
        add(fixture, job("mail", now)).await;
        add(fixture, job("mail", now.minus(Duration(5)))).await;
        add(fixture, job("retention", now.plus(Duration::days(1)))).await;
        take(fixture).await.unwrap();
        assert_eq!(
            jobs::waiting(&mut fixture.conn().await).await.unwrap(),
            [
                ("mail".to_owned(), 2, now.0 - 5, 1),
                ("retention".to_owned(), 1, now.plus(Duration::days(1)).0, 0),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn r35_the_last_run_of_a_recurring_job_is_known() {
    on_each_database(async |fixture| {
        let last = async |kind| jobs::last_run(&mut fixture.conn().await, kind).await.unwrap();
        assert_eq!(last("retention").await, None);
        let now = fixture.now();
        for (kind, as_of, finished) in [
            ("retention", now, now.plus(Duration(5))),
            ("backup", now, now),
            ("retention", now.plus(Duration::days(1)), now.plus(Duration::days(2))),
        ] {
            fixture
                .commit(async |tx| jobs::save_run(tx, kind, as_of, finished).await)
                .await
                .unwrap();
        }
        assert_eq!(last("retention").await, Some(now.plus(Duration::days(1))));
        assert_eq!(last("other").await, None);
        assert_eq!(
            jobs::runs(&mut fixture.conn().await).await.unwrap(),
            [
                ("backup".to_owned(), now.0, now.0),
                (
                    "retention".to_owned(),
                    now.plus(Duration::days(1)).0,
                    now.plus(Duration::days(2)).0
                ),
            ]
        );
    })
    .await;
}
