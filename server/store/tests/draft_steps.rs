//! A draft's questions go back step by step and forth again; what is published does not.

use model::{questionnaires::Questionnaire, tasks::Stage, time::Duration};
use store::{
    draft_steps::{self, MOST, Way},
    tasks::{self, Task},
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{add_task, count, questionnaire};

async fn add_draft(fixture: &Fixture) -> Uuid {
    let week = (fixture.now(), fixture.now().plus(Duration::days(7)));
    add_task(fixture, Stage::Draft, week).await
}

async fn find(fixture: &Fixture, id: Uuid) -> Task {
    tasks::find(&mut fixture.conn().await, id).await.unwrap().unwrap()
}

async fn save(fixture: &Fixture, id: Uuid, codes: &[&str]) {
    let task = find(fixture, id).await;
    let questions = questionnaire(codes);
    let saved = fixture
        .commit(async |tx| tasks::save_questionnaire(tx, &task, &questions, fixture.now()).await)
        .await;
    assert_eq!(saved.unwrap(), Some(task.version + 1));
}

/// Takes a step; gives whether there was one.
async fn take(fixture: &Fixture, id: Uuid, way: Way) -> bool {
    let task = find(fixture, id).await;
    let taken = fixture
        .commit(async |tx| draft_steps::take(tx, &task, way, fixture.now()).await)
        .await
        .unwrap();
    let after = find(fixture, id).await;
    assert_eq!(after.version, task.version + i64::from(taken.is_some()));
    taken.is_some()
}

async fn codes(fixture: &Fixture, id: Uuid) -> String {
    let task = find(fixture, id).await;
    let conn = &mut fixture.conn().await;
    let now = tasks::get_questionnaire(conn, id, task.version).await.unwrap();
    joined(&now)
}

fn joined(questionnaire: &Questionnaire) -> String {
    questionnaire.questions().map(|q| q.code.as_str()).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn every_step_is_taken_back_and_made_again() {
    on_each_database(async |fixture| {
        let id = add_draft(fixture).await;
        assert!(!take(fixture, id, Way::Back).await, "nothing was changed yet");
        save(fixture, id, &["park"]).await;
        save(fixture, id, &["park", "bench"]).await;
        save(fixture, id, &["tree"]).await;
        for expected in ["park bench", "park", "park wish"] {
            let conn = &mut fixture.conn().await;
            let step = draft_steps::find(conn, id, Way::Back).await.unwrap().unwrap();
            assert_eq!(joined(&step.questionnaire), expected);
            assert!(take(fixture, id, Way::Back).await);
            assert_eq!(codes(fixture, id).await, expected);
        }
        assert!(!take(fixture, id, Way::Back).await, "that was the beginning");
        for expected in ["park", "park bench", "tree"] {
            assert!(take(fixture, id, Way::Forth).await);
            assert_eq!(codes(fixture, id).await, expected);
        }
        assert!(!take(fixture, id, Way::Forth).await);
        take(fixture, id, Way::Back).await;
        save(fixture, id, &["lake"]).await;
        assert!(!take(fixture, id, Way::Forth).await, "another way was taken");
        assert!(take(fixture, id, Way::Back).await);
        assert_eq!(codes(fixture, id).await, "park bench");
        assert_eq!(count(&fixture.db, "questionnaires").await, 1, "a draft keeps one version");
    })
    .await;
}

#[tokio::test]
async fn who_has_not_seen_the_latest_questions_takes_nothing_back() {
    on_each_database(async |fixture| {
        let id = add_draft(fixture).await;
        save(fixture, id, &["park"]).await;
        let seen = find(fixture, id).await;
        save(fixture, id, &["tree"]).await;
        let mut tx = fixture.db.begin().await.unwrap();
        let taken = draft_steps::take(&mut tx, &seen, Way::Back, fixture.now()).await.unwrap();
        assert_eq!(taken, None);
        drop(tx);
        assert_eq!(codes(fixture, id).await, "tree");
    })
    .await;
}

#[tokio::test]
async fn a_hundred_steps_are_kept_and_none_once_published_or_removed() {
    on_each_database(async |fixture| {
        let id = add_draft(fixture).await;
        for number in 0..MOST + 3 {
            save(fixture, id, &[&format!("q{number}")]).await;
        }
        assert_eq!(count(&fixture.db, "draft_steps").await, MOST);
        for _ in 0..MOST {
            assert!(take(fixture, id, Way::Back).await);
        }
        assert!(!take(fixture, id, Way::Back).await);
        assert_eq!(codes(fixture, id).await, "q2");
        let task = find(fixture, id).await;
        let published =
            fixture.commit(async |tx| tasks::change_stage(tx, &task, Stage::Published).await).await;
        assert!(published.unwrap());
        assert_eq!(count(&fixture.db, "draft_steps").await, 0);
        save(fixture, id, &["live"]).await;
        assert_eq!(count(&fixture.db, "draft_steps").await, 0, "members may have seen it");
        let other = add_draft(fixture).await;
        save(fixture, other, &["park"]).await;
        fixture.commit(async |tx| tasks::remove_draft(tx, other).await).await.unwrap();
        assert_eq!(count(&fixture.db, "draft_steps").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_task_that_is_held_is_changed_by_nobody_else() {
    on_each_database(async |fixture| {
        let id = add_draft(fixture).await;
        let mut tx = fixture.db.begin().await.unwrap();
        tasks::hold(&mut tx, id).await.unwrap();
        let held = tasks::find(&mut tx, id).await.unwrap().unwrap();
        let questions = questionnaire(&["park"]);
        let other = async {
            let mut tx = fixture.db.begin().await.unwrap();
            tasks::hold(&mut tx, id).await.unwrap();
            tasks::find(&mut tx, id).await.unwrap().unwrap().version
        };
        let first = async {
            tasks::save_questionnaire(&mut tx, &held, &questions, fixture.now()).await.unwrap();
            tx.commit().await.unwrap();
        };
        let (version, ()) = tokio::join!(other, first);
        assert_eq!(version, 2, "it waited for the first, and sees what that has done");
        let mut tx = fixture.db.begin().await.unwrap();
        let nobody = tasks::hold(&mut tx, Uuid::from_u128(1)).await;
        assert!(matches!(nobody, Err(store::Error::NotFound)));
    })
    .await;
}
