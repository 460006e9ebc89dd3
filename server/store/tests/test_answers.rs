//! Test answers are kept like answers and apart from them, and go with the task and the account.

use model::{
    answers::Answers,
    staff::Role,
    tasks::Stage,
    time::{Duration, Timestamp},
};
use store::{
    Error, accounts,
    answers::Given,
    staff, tasks,
    test_answers::{self, TestResponse},
    testing::{Fixture, on_each_database},
};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::common::{add_open_task, add_staff, add_task, code, count, words};

/// A researcher with something under way.
async fn begin(fixture: &Fixture) -> (Uuid, Uuid, TestResponse) {
    let (researcher, _) = add_staff(fixture, "anna@hel.fi", &[Role::Researcher]).await;
    let task = add_open_task(fixture).await;
    let response = respond(fixture, task, researcher).await;
    (researcher, task, response)
}

async fn respond(fixture: &Fixture, task: Uuid, researcher: Uuid) -> TestResponse {
    let about = (task, 1);
    fixture
        .commit(async |tx| {
            test_answers::find_or_add(tx, &*fixture.random, about, researcher, fixture.now()).await
        })
        .await
        .unwrap()
}

async fn save(
    fixture: &Fixture,
    response: Uuid,
    (question, answer): (&str, Option<&str>),
    (version, at): (i64, Timestamp),
) -> bool {
    let (question, answer) = (code(question), answer.map(words));
    let given = Given { question: &question, answer: answer.as_ref(), version, at };
    fixture.commit(async |tx| test_answers::save(tx, response, given).await).await.unwrap()
}

async fn send(fixture: &Fixture, response: Uuid, hidden: &[&str]) -> store::Result<()> {
    let hidden: Vec<_> = hidden.iter().map(|text| code(text)).collect();
    let now = fixture.now();
    fixture.commit(async |tx| test_answers::send(tx, response, 1, hidden.iter(), now).await).await
}

async fn answers(fixture: &Fixture, response: Uuid) -> Answers {
    test_answers::list_answers(&mut fixture.conn().await, response).await.unwrap()
}

fn all(answers: &[(&str, &str)]) -> Answers {
    answers.iter().map(|(question, answer)| (code(question), words(answer))).collect()
}

#[tokio::test]
async fn one_is_under_way_at_a_time_and_the_next_begins_when_it_is_sent() {
    on_each_database(async |fixture| {
        let (researcher, task, first) = begin(fixture).await;
        fixture.clock.pass(Duration::hours(1));
        assert_eq!(respond(fixture, task, researcher).await, first);
        send(fixture, first.id, &[]).await.unwrap();
        assert!(matches!(send(fixture, first.id, &[]).await, Err(Error::NotFound)), "once");
        let conn = &mut fixture.conn().await;
        let under_way = test_answers::find_under_way(conn, task, researcher).await.unwrap();
        assert_eq!(under_way, None);
        let sent = test_answers::find_last_sent(conn, task, researcher).await.unwrap().unwrap();
        assert_eq!((sent.id, sent.sent_at), (first.id, Some(fixture.now())));
        let second = respond(fixture, task, researcher).await;
        assert_ne!(second.id, first.id);
        let listed = test_answers::list(conn, task).await.unwrap();
        assert_eq!(listed.iter().map(|one| one.id).collect::<Vec<_>>(), [second.id, first.id]);
    })
    .await;
}

#[tokio::test]
async fn twenty_at_once_begin_one() {
    on_each_database(async |fixture| {
        let (researcher, _) = add_staff(fixture, "anna@hel.fi", &[Role::Researcher]).await;
        let task = add_open_task(fixture).await;
        let mut workers = JoinSet::new();
        for _ in 0..20 {
            let (db, random, now) = (fixture.db.clone(), fixture.random.clone(), fixture.now());
            workers.spawn(async move {
                let mut tx = db.begin().await.unwrap();
                let about = (task, 1);
                let found = test_answers::find_or_add(&mut tx, &*random, about, researcher, now);
                let id = found.await.unwrap().id;
                tx.commit().await.unwrap();
                id
            });
        }
        let begun = workers.join_all().await;
        assert!(begun.iter().all(|id| *id == begun[0]));
        assert_eq!(count(&fixture.db, "test_responses").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_later_of_two_answers_counts_and_the_version_is_the_latest() {
    on_each_database(async |fixture| {
        let (researcher, task, response) = begin(fixture).await;
        let (now, earlier) = (fixture.now(), fixture.now().minus(Duration::minutes(1)));
        assert!(save(fixture, response.id, ("park", Some("Central")), (3, now)).await);
        assert!(!save(fixture, response.id, ("park", Some("Old")), (1, earlier)).await);
        assert!(save(fixture, response.id, ("wish", Some("Benches")), (2, now)).await);
        assert!(save(fixture, response.id, ("wish", None), (2, now)).await);
        assert_eq!(answers(fixture, response.id).await, all(&[("park", "Central")]));
        let conn = &mut fixture.conn().await;
        let found = test_answers::find_under_way(conn, task, researcher).await.unwrap().unwrap();
        assert_eq!(found.version, 3);
        assert!(!save(fixture, response.id, ("wish", Some("Late")), (2, earlier)).await);
    })
    .await;
}

#[tokio::test]
async fn sending_removes_what_was_hidden_or_taken_back() {
    on_each_database(async |fixture| {
        let (_, _, response) = begin(fixture).await;
        let now = (1, fixture.now());
        for question in ["park", "wish", "other"] {
            save(fixture, response.id, (question, Some("x")), now).await;
        }
        save(fixture, response.id, ("other", None), now).await;
        send(fixture, response.id, &["wish"]).await.unwrap();
        assert_eq!(answers(fixture, response.id).await, all(&[("park", "x")]));
        assert_eq!(count(&fixture.db, "test_answers").await, 1);
    })
    .await;
}

#[tokio::test]
async fn r36_no_table_about_members_has_any_of_it() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let (_, task, response) = begin(fixture).await;
        save(fixture, response.id, ("park", Some("x")), (1, fixture.now())).await;
        send(fixture, response.id, &[]).await.unwrap();
        for table in ["responses", "answers", "result_blocks", "result_marks", "accesses"] {
            assert_eq!(count(&fixture.db, table).await, 0, "{table}");
        }
        let conn = &mut fixture.conn().await;
        assert_eq!(store::answers::count_sent(conn, task).await.unwrap(), 0);
        assert!(tasks::list_sent(conn, member).await.unwrap().is_empty());
        let known = accounts::find_member(conn, member).await.unwrap();
        assert!(known.is_some(), "and who joined is still there");
    })
    .await;
}

#[tokio::test]
async fn they_are_deleted_one_by_one_and_all_at_once_of_one_task() {
    on_each_database(async |fixture| {
        let (researcher, task, first) = begin(fixture).await;
        send(fixture, first.id, &[]).await.unwrap();
        let second = respond(fixture, task, researcher).await;
        let elsewhere = add_open_task(fixture).await;
        let other = respond(fixture, elsewhere, researcher).await;
        save(fixture, other.id, ("park", Some("x")), (1, fixture.now())).await;
        let remove = async |task, id| {
            fixture.commit(async |tx| test_answers::remove(tx, task, id).await).await
        };
        assert!(matches!(remove(elsewhere, first.id).await, Err(Error::NotFound)));
        remove(task, first.id).await.unwrap();
        fixture
            .commit(async |tx| test_answers::remove_under_way(tx, task, researcher).await)
            .await
            .unwrap();
        let conn = &mut fixture.conn().await;
        assert_eq!(test_answers::find(conn, task, second.id).await.unwrap(), None);
        respond(fixture, task, researcher).await;
        let all =
            fixture.commit(async |tx| test_answers::remove_all(tx, task).await).await.unwrap();
        assert_eq!(all, 1);
        assert_eq!(count(&fixture.db, "test_responses").await, 1, "of the other task");
        assert_eq!(count(&fixture.db, "test_answers").await, 1);
    })
    .await;
}

#[tokio::test]
async fn they_go_with_the_draft_and_with_the_account() {
    on_each_database(async |fixture| {
        let (researcher, _, response) = begin(fixture).await;
        save(fixture, response.id, ("park", Some("x")), (1, fixture.now())).await;
        let week = (fixture.now(), fixture.now().plus(Duration::days(7)));
        let draft = add_task(fixture, Stage::Draft, week).await;
        let of_draft = respond(fixture, draft, researcher).await;
        save(fixture, of_draft.id, ("park", Some("x")), (1, fixture.now())).await;
        fixture.commit(async |tx| tasks::remove_draft(tx, draft).await).await.unwrap();
        assert_eq!(count(&fixture.db, "test_responses").await, 1);
        assert_eq!(count(&fixture.db, "test_answers").await, 1);
        fixture
            .commit(async |tx| staff::remove(tx, &fixture.vault, researcher).await)
            .await
            .unwrap();
        assert_eq!(count(&fixture.db, "test_responses").await, 0);
        assert_eq!(count(&fixture.db, "test_answers").await, 0);
    })
    .await;
}
