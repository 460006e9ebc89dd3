//! Jobs: at their time, once, again after a failure, as of an instant.

use model::{random, time::Duration};
use server::jobs::Worker;
use std::sync::Arc;
use store::{
    accounts::SHRED_JOB,
    jobs::{self, NewJob},
    mail,
    vault::KeyPurpose,
};

use crate::common::TestApp;

async fn add(app: &TestApp, kind: &str, once: Option<&str>, delay: Duration) {
    let run_at = app.kanssa.now().plus(delay);
    let about = Some(random::id(app.kanssa.random.as_ref()));
    let job = NewJob { kind, about, once, run_at };
    let random = app.kanssa.random.as_ref();
    app.fixture.commit(async |tx: &mut store::Tx| jobs::add(tx, random, job).await).await.unwrap();
}

/// How many jobs of a kind wait, and the most tries any has had.
async fn waiting(app: &TestApp, kind: &str) -> (i64, i64) {
    let mut conn = app.kanssa.db.read().await.unwrap();
    let all = jobs::waiting(&mut conn).await.unwrap();
    let of_kind = all.into_iter().find(|(name, ..)| name == kind);
    of_kind.map_or((0, 0), |(_, count, _, attempts)| (count, attempts))
}

async fn last_run(app: &TestApp, kind: &str) -> Option<i64> {
    let mut conn = app.kanssa.db.read().await.unwrap();
    jobs::last_run(&mut conn, kind).await.unwrap().map(|at| at.0)
}

#[tokio::test]
async fn recurring_jobs_run_as_often_as_they_should_and_their_runs_are_noted() {
    let app = TestApp::start().await;
    let begin = app.kanssa.now();
    app.work().await;
    for kind in ["sweep", "scatter"] {
        assert_eq!(last_run(&app, kind).await, Some(begin.0), "{kind}");
        assert_eq!(waiting(&app, kind).await, (0, 0), "{kind}");
    }
    app.pass(Duration::minutes(4));
    app.work().await;
    assert_eq!(last_run(&app, "sweep").await, Some(begin.0), "not yet");
    app.pass(Duration::minutes(1));
    app.work().await;
    assert_eq!(last_run(&app, "sweep").await, Some(begin.plus(Duration::minutes(5)).0));
    assert_eq!(last_run(&app, "scatter").await, Some(begin.0), "once an hour");
    app.pass(Duration::hours(1));
    app.work().await;
    assert_eq!(last_run(&app, "scatter").await, Some(app.kanssa.now().0));
}

#[tokio::test]
async fn a_job_waits_for_its_time_and_is_done_once_whoever_asks() {
    let app = TestApp::start().await;
    app.work().await;
    add(&app, "compact", None, Duration::hours(3)).await;
    app.work().await;
    assert_eq!(waiting(&app, "compact").await, (1, 0));
    app.pass(Duration::hours(3));
    let worker = || Worker::new(Arc::clone(&app.kanssa), app.mailer.clone());
    let now = app.kanssa.now();
    let (one, other) = (worker(), worker());
    let (one, other) = tokio::join!(one.run_due(now), other.run_due(now));
    let done = one.unwrap() + other.unwrap();
    assert_eq!(waiting(&app, "compact").await, (0, 0));
    // The compacting, the sweep, the scattering and those who stopped: each by one of the two.
    assert_eq!(done, 4);
}

#[tokio::test]
async fn of_jobs_with_one_name_only_one_waits() {
    let app = TestApp::start().await;
    for _ in 0..3 {
        add(&app, "compact", Some("compact"), Duration::hours(1)).await;
    }
    assert_eq!(waiting(&app, "compact").await.0, 1);
    add(&app, "compact", None, Duration::hours(1)).await;
    assert_eq!(waiting(&app, "compact").await.0, 2, "without a name each is its own");
}

#[tokio::test]
async fn everything_due_as_of_an_instant_is_done_as_of_it() {
    let app = TestApp::start().await;
    add(&app, "compact", None, Duration::days(2)).await;
    let worker = Worker::new(Arc::clone(&app.kanssa), app.mailer.clone());
    let as_of = app.kanssa.now().plus(Duration::days(3));
    assert!(worker.run_due(as_of).await.unwrap() >= 3);
    assert_eq!(waiting(&app, "compact").await, (0, 0));
    assert_eq!(last_run(&app, "sweep").await, Some(as_of.0), "the clock itself stands still");
    assert_eq!(worker.run_due(as_of).await.unwrap(), 0, "again is no more");
}

#[tokio::test]
async fn a_job_that_fails_is_tried_again_later_and_never_given_up() {
    let app = TestApp::start().await;
    app.work().await;
    let id = random::id(app.kanssa.random.as_ref());
    let now = app.kanssa.now();
    let job = NewJob { kind: "sign-in-mail", about: Some(id), once: None, run_at: now };
    let random = app.kanssa.random.as_ref();
    app.fixture.commit(async |tx: &mut store::Tx| jobs::add(tx, random, job).await).await.unwrap();
    // A worker took it up and was killed: the job is leased, and nobody else takes it meanwhile.
    let take = async |tx: &mut store::Tx| {
        jobs::take_due(tx, now, jobs::Lane::AllBut(["long", "longer", "longest"])).await
    };
    assert!(app.fixture.commit(take).await.unwrap().is_some());
    app.work().await;
    assert_eq!(waiting(&app, "sign-in-mail").await, (1, 1));
    app.pass(Duration::minutes(10));
    app.work().await;
    assert_eq!(waiting(&app, "sign-in-mail").await, (0, 0), "the lease ran out; it is done");

    // What keeps failing is put off, further and further, and stays for `doctor` to report.
    app.kanssa.vault.key_store().close().await;
    add(&app, "compact", None, Duration::seconds(0)).await;
    for tries in 1..=20 {
        let worker = Worker::new(Arc::clone(&app.kanssa), app.mailer.clone());
        worker.run_due(app.kanssa.now()).await.ok();
        assert_eq!(waiting(&app, "compact").await, (1, tries));
        app.pass(Duration::hours(1));
    }
}

#[tokio::test]
async fn a_sign_in_mail_is_written_once_though_its_job_runs_twice() {
    let app = TestApp::start().await;
    app.browser().post("/sign-in", &[("address", "matti@posti.test")]).await;
    let rows = app.rows().await.remove("jobs").unwrap();
    assert_eq!(rows.len(), 1);
    let now = app.kanssa.now();
    let take = async |tx: &mut store::Tx| {
        jobs::take_due(tx, now, jobs::Lane::AllBut(["long", "longer", "longest"])).await
    };
    let job = app.fixture.commit(take).await.unwrap().unwrap();
    for _ in 0..2 {
        let random = app.kanssa.random.as_ref();
        let again = NewJob { kind: &job.kind, about: job.about, once: None, run_at: now };
        app.fixture
            .commit(async |tx: &mut store::Tx| jobs::add(tx, random, again).await)
            .await
            .unwrap();
        app.work().await;
    }
    assert_eq!(app.mails_to("matti@posti.test").len(), 1);
    let mut conn = app.kanssa.db.read().await.unwrap();
    assert_eq!(mail::health(&mut conn, now).await.unwrap().waiting, 0);
}

#[tokio::test]
async fn r33_a_leaving_that_was_interrupted_is_finished_by_a_job() {
    let app = TestApp::start().await;
    let vault = &app.kanssa.vault;
    let owner = random::id(app.kanssa.random.as_ref());
    let sealed =
        vault.seal(owner, KeyPurpose::Address, "people.address", b"somebody").await.unwrap();
    let open = async || {
        let opened = vault.open_sealed(owner, KeyPurpose::Address, "people.address", &sealed).await;
        opened.unwrap().is_some()
    };
    assert!(open().await);
    let run_at = app.kanssa.now();
    let job = NewJob { kind: SHRED_JOB, about: Some(owner), once: None, run_at };
    let random = app.kanssa.random.as_ref();
    app.fixture.commit(async |tx: &mut store::Tx| jobs::add(tx, random, job).await).await.unwrap();
    app.work().await;
    assert!(!open().await, "the key is destroyed");
    assert_eq!(waiting(&app, SHRED_JOB).await, (0, 0));
}

#[tokio::test]
async fn r33_leaving_keeps_no_job_that_names_whoever_left() {
    let app = TestApp::start().await;
    let mut browser = app.member("matti.virtanen@posti.test", "Metsakettu").await;
    assert_eq!(browser.post("/leave", &[]).await.location(), "/left");
    assert_eq!(waiting(&app, SHRED_JOB).await, (0, 0));
}
