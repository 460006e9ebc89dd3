//! What is answered is kept, the later over the earlier, and what was sent stays as it was sent.

use model::{
    answers::{Answer, Answers},
    questionnaires::Code,
    tasks::Stage,
    time::{Duration, Timestamp},
};
use store::{
    Error,
    answers::{self, Given, Response, Stored},
    testing::{Fixture, on_each_database},
};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::common::{add_open_task, add_task, code, count, texts, words};

struct Begun {
    member: Uuid,
    task: Uuid,
    response: Uuid,
}

/// A member who has begun a task.
async fn begin(fixture: &Fixture) -> Begun {
    let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
    let task = add_open_task(fixture).await;
    let response = respond(fixture, member, task).await.id;
    Begun { member, task, response }
}

async fn respond(fixture: &Fixture, member: Uuid, task: Uuid) -> Response {
    let conn = &mut fixture.db.write().await.unwrap();
    answers::find_or_add_response(conn, &*fixture.random, member, task, fixture.now())
        .await
        .unwrap()
}

async fn save(
    fixture: &Fixture,
    response: Uuid,
    question: &str,
    answer: Option<&str>,
    at: Timestamp,
) -> bool {
    let (question, answer) = (code(question), answer.map(words));
    let given = Given { question: &question, answer: answer.as_ref(), version: 1, at };
    answers::save(&mut fixture.db.write().await.unwrap(), response, given).await.unwrap()
}

/// Saves answers given now.
async fn give(fixture: &Fixture, response: Uuid, answers: &[(&str, Option<&str>)]) {
    for (question, answer) in answers {
        assert!(save(fixture, response, question, *answer, fixture.now()).await);
    }
}

async fn send(fixture: &Fixture, response: Uuid, hidden: &[Code]) {
    fixture
        .commit(async |tx| answers::send(tx, response, hidden.iter(), fixture.now()).await)
        .await
        .unwrap();
}

async fn stored(fixture: &Fixture, response: Uuid) -> Stored {
    answers::list(&mut fixture.conn().await, response).await.unwrap()
}

fn all(answers: &[(&str, &str)]) -> Answers {
    answers.iter().map(|(question, answer)| (code(question), words(answer))).collect()
}

#[tokio::test]
async fn a_response_is_begun_once_however_often_it_is_asked_for() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        let started = fixture.now();
        fixture.clock.pass(Duration::hours(1));
        let again = respond(fixture, begun.member, begun.task).await;
        assert_eq!(
            again,
            Response { id: begun.response, task: begun.task, started_at: started, sent_at: None }
        );
        assert_eq!(count(&fixture.db, "responses").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_response_begun_by_twenty_at_once_is_one() {
    on_each_database(async |fixture| {
        let member = fixture.join("matti@posti.fi").await.unwrap().link.member;
        let task = add_open_task(fixture).await;
        let mut workers = JoinSet::new();
        for _ in 0..20 {
            let (db, random, now) = (fixture.db.clone(), fixture.random.clone(), fixture.now());
            workers.spawn(async move {
                let conn = &mut db.write().await.unwrap();
                answers::find_or_add_response(conn, &*random, member, task, now).await.unwrap()
            });
        }
        let begun = workers.join_all().await;
        assert!(begun.iter().all(|response| response.id == begun[0].id));
        assert_eq!(count(&fixture.db, "responses").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_task_not_begun_has_no_response() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        let other = add_open_task(fixture).await;
        let conn = &mut fixture.conn().await;
        assert_eq!(answers::find_response(conn, begun.member, other).await.unwrap(), None);
        let found = answers::find_response(conn, begun.member, begun.task).await.unwrap();
        assert_eq!(found.map(|response| response.id), Some(begun.response));
    })
    .await;
}

#[tokio::test]
async fn another_members_response_is_not_found_and_cannot_be_removed() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        let other = fixture.join("maija@posti.fi").await.unwrap().link.member;
        let conn = &mut fixture.conn().await;
        let own = answers::find_own_response(conn, begun.member, begun.response).await.unwrap();
        assert_eq!(own.map(|response| response.id), Some(begun.response));
        let others = answers::find_own_response(conn, other, begun.response).await.unwrap();
        assert_eq!(others, None);
        assert_eq!(answers::find_response(conn, other, begun.task).await.unwrap(), None);
        assert_eq!(answers::list_responses(conn, other).await.unwrap(), []);
        let removed =
            fixture.commit(async |tx| answers::remove(tx, other, begun.response).await).await;
        assert!(matches!(removed, Err(Error::NotFound)));
        assert_eq!(count(&fixture.db, "responses").await, 1);
    })
    .await;
}

#[tokio::test]
async fn every_kind_of_answer_is_read_back_as_it_was_given() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        let given = [
            ("a", Answer::NotSaid),
            ("b", Answer::YesNo(false)),
            ("c", Answer::Point(10)),
            ("d", Answer::Option { option: code("other"), other: Some("välillä".to_owned()) }),
            ("e", Answer::Options { options: vec![code("x"), code("y")], other: None }),
            ("f", Answer::Rows([(code("row"), code("column"))].into_iter().collect())),
            ("g", words("\"Näin\"; DROP TABLE answers; 👋\n' $1 \\")),
            ("h", Answer::Number(model::answers::Decimal::parse("-12,5").unwrap())),
        ];
        for (question, answer) in &given {
            let (question, at) = (code(question), fixture.now());
            let given = Given { question: &question, answer: Some(answer), version: 3, at };
            let conn = &mut fixture.db.write().await.unwrap();
            assert!(answers::save(conn, begun.response, given).await.unwrap());
        }
        let expected: Answers = given.into_iter().map(|(q, answer)| (code(q), answer)).collect();
        let kept = stored(fixture, begun.response).await;
        assert_eq!((kept.current, kept.sent, kept.sent_version), (expected, all(&[]), None));
        assert!(kept.has_unsent_changes);
    })
    .await;
}

#[tokio::test]
async fn an_answer_given_later_wins_over_one_that_only_arrives_later() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        let (earlier, later) = (fixture.now(), fixture.now().plus(Duration(1)));
        assert!(save(fixture, begun.response, "park", Some("later"), later).await);
        assert!(!save(fixture, begun.response, "park", Some("earlier"), earlier).await);
        assert_eq!(stored(fixture, begun.response).await.current, all(&[("park", "later")]));
        assert!(save(fixture, begun.response, "park", Some("same instant"), later).await);
        let kept = stored(fixture, begun.response).await.current;
        assert_eq!(kept, all(&[("park", "same instant")]));
    })
    .await;
}

#[tokio::test]
async fn an_answer_taken_back_is_not_brought_back_by_one_given_before() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        let (earlier, later) = (fixture.now(), fixture.now().plus(Duration(1)));
        assert!(save(fixture, begun.response, "park", None, later).await);
        assert!(!save(fixture, begun.response, "park", Some("earlier"), earlier).await);
        let kept = stored(fixture, begun.response).await;
        assert!(kept.current.is_empty() && !kept.has_unsent_changes);
    })
    .await;
}

#[tokio::test]
async fn an_answer_to_a_response_that_is_gone_is_refused() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        fixture
            .commit(async |tx| answers::remove(tx, begun.member, begun.response).await)
            .await
            .unwrap();
        let (question, answer, at) = (code("park"), words("late"), fixture.now());
        let given = Given { question: &question, answer: Some(&answer), version: 1, at };
        let conn = &mut fixture.db.write().await.unwrap();
        let saved = answers::save(conn, begun.response, given).await;
        assert!(matches!(saved, Err(Error::NotFound)));
        let random = &*fixture.random;
        let begun_by_nobody =
            answers::find_or_add_response(conn, random, Uuid::from_u128(1), begun.task, at).await;
        assert!(matches!(begun_by_nobody, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn twenty_answers_saved_at_once_all_land() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        let mut savers = JoinSet::new();
        for n in 0..20 {
            let (db, response, at) = (fixture.db.clone(), begun.response, fixture.now());
            savers.spawn(async move {
                let (question, answer) = (code(&format!("q{n}")), words(&n.to_string()));
                let given = Given { question: &question, answer: Some(&answer), version: 1, at };
                let conn = &mut db.write().await.unwrap();
                answers::save(conn, response, given).await.unwrap()
            });
        }
        assert_eq!(savers.join_all().await, [true; 20]);
        assert_eq!(stored(fixture, begun.response).await.current.len(), 20);
    })
    .await;
}

#[tokio::test]
async fn of_many_answers_to_one_question_saved_at_once_the_latest_given_stays() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        let mut savers = JoinSet::new();
        for n in [7, 3, 19, 0, 12, 5, 18, 1, 16, 9] {
            let (db, response) = (fixture.db.clone(), begun.response);
            let at = fixture.now().plus(Duration(n));
            savers.spawn(async move {
                let (question, answer) = (code("park"), words(&n.to_string()));
                let given = Given { question: &question, answer: Some(&answer), version: 1, at };
                let mut tx = db.begin().await.unwrap();
                answers::save(&mut tx, response, given).await.unwrap();
                tx.commit().await.unwrap();
            });
        }
        savers.join_all().await;
        assert_eq!(stored(fixture, begun.response).await.current, all(&[("park", "19")]));
    })
    .await;
}

#[tokio::test]
async fn sending_makes_what_is_worked_on_count() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        give(fixture, begun.response, &[("park", Some("Esplanadi")), ("wish", None)]).await;
        fixture.clock.pass(Duration::minutes(3));
        send(fixture, begun.response, &[]).await;
        let kept = stored(fixture, begun.response).await;
        assert_eq!(kept.current, all(&[("park", "Esplanadi")]));
        assert_eq!(kept.sent, kept.current);
        assert_eq!((kept.sent_version, kept.has_unsent_changes), (Some(1), false));
        assert_eq!(count(&fixture.db, "answers").await, 1, "what was taken back leaves nothing");
        let conn = &mut fixture.conn().await;
        let response = answers::find_response(conn, begun.member, begun.task).await.unwrap();
        assert_eq!(response.unwrap().sent_at, Some(fixture.now()));
        assert_eq!(answers::count_sent(conn, begun.task).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn answers_to_hidden_questions_are_removed_by_sending() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        give(fixture, begun.response, &[("park", Some("Esplanadi")), ("wish", Some("Shade"))])
            .await;
        send(fixture, begun.response, &[code("wish"), code("never_asked")]).await;
        let kept = stored(fixture, begun.response).await;
        assert_eq!(kept.current, all(&[("park", "Esplanadi")]));
        assert_eq!(kept.sent, kept.current);
        assert_eq!(count(&fixture.db, "answers").await, 1);
    })
    .await;
}

#[tokio::test]
async fn editing_after_sending_changes_nothing_of_what_was_sent_until_it_is_sent_again() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        give(fixture, begun.response, &[("park", Some("Esplanadi")), ("wish", Some("Shade"))])
            .await;
        send(fixture, begun.response, &[]).await;
        let sent = all(&[("park", "Esplanadi"), ("wish", "Shade")]);

        fixture.clock.pass(Duration::minutes(1));
        give(fixture, begun.response, &[("park", Some("Kaivopuisto")), ("wish", None)]).await;
        let edited = stored(fixture, begun.response).await;
        assert_eq!(edited.current, all(&[("park", "Kaivopuisto")]));
        assert_eq!((edited.sent, edited.has_unsent_changes), (sent, true));

        send(fixture, begun.response, &[]).await;
        let again = stored(fixture, begun.response).await;
        assert_eq!(again.sent, all(&[("park", "Kaivopuisto")]));
        assert_eq!((again.sent == again.current, again.has_unsent_changes), (true, false));
    })
    .await;
}

#[tokio::test]
async fn reverting_takes_changes_back_and_leaves_what_was_sent() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        give(fixture, begun.response, &[("park", Some("Esplanadi")), ("wish", Some("Shade"))])
            .await;
        send(fixture, begun.response, &[]).await;
        let sent = stored(fixture, begun.response).await;

        fixture.clock.pass(Duration::minutes(1));
        let edits = [("park", Some("Kaivopuisto")), ("wish", None), ("extra", Some("More"))];
        give(fixture, begun.response, &edits).await;
        fixture.clock.pass(Duration::minutes(1));
        fixture
            .commit(async |tx| answers::revert(tx, begun.response, fixture.now()).await)
            .await
            .unwrap();
        assert_eq!(stored(fixture, begun.response).await, sent);
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_back_by_reverting_is_not_brought_back_by_a_late_arrival() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        give(fixture, begun.response, &[("park", Some("Esplanadi"))]).await;
        send(fixture, begun.response, &[]).await;
        fixture.clock.pass(Duration::minutes(1));
        let before = fixture.now();
        give(fixture, begun.response, &[("park", Some("Kaivopuisto"))]).await;
        fixture.clock.pass(Duration::minutes(1));
        fixture
            .commit(async |tx| answers::revert(tx, begun.response, fixture.now()).await)
            .await
            .unwrap();
        assert!(!save(fixture, begun.response, "park", Some("Late"), before).await);
        let kept = stored(fixture, begun.response).await;
        assert_eq!(kept.current, all(&[("park", "Esplanadi")]));
    })
    .await;
}

#[tokio::test]
async fn what_counts_knows_the_latest_version_it_was_given_to() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        for (question, version) in [("park", 4), ("wish", 2)] {
            let (question, answer) = (code(question), words("x"));
            let at = fixture.now();
            let given = Given { question: &question, answer: Some(&answer), version, at };
            let conn = &mut fixture.db.write().await.unwrap();
            answers::save(conn, begun.response, given).await.unwrap();
        }
        assert_eq!(stored(fixture, begun.response).await.sent_version, None);
        send(fixture, begun.response, &[]).await;
        assert_eq!(stored(fixture, begun.response).await.sent_version, Some(4));
    })
    .await;
}

#[tokio::test]
async fn r36_a_member_removes_a_response_with_all_its_answers() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        give(fixture, begun.response, &[("park", Some("Esplanadi"))]).await;
        let remove = async || {
            fixture.commit(async |tx| answers::remove(tx, begun.member, begun.response).await).await
        };
        remove().await.unwrap();
        assert_eq!(count(&fixture.db, "answers").await, 0);
        assert_eq!(count(&fixture.db, "responses").await, 0);
        assert!(matches!(remove().await, Err(Error::NotFound)));
        assert_eq!(stored(fixture, begun.response).await, Stored::default());
    })
    .await;
}

#[tokio::test]
async fn r44_a_member_sees_every_response_with_its_task_latest_begun_first() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        fixture.clock.pass(Duration::minutes(1));
        let week = (fixture.now(), fixture.now().plus(Duration::days(7)));
        let closed = add_task(fixture, Stage::Closed, week).await;
        let later = respond(fixture, begun.member, closed).await;
        send(fixture, later.id, &[]).await;

        let listed =
            answers::list_responses(&mut fixture.conn().await, begun.member).await.unwrap();
        let ids: Vec<Uuid> = listed.iter().map(|listed| listed.response.id).collect();
        assert_eq!(ids, [later.id, begun.response]);
        assert_eq!(listed[0].title, texts("Your park"));
        assert_eq!(listed[0].main_language, model::language::Language::Fi);
        assert_eq!(listed[0].collection.stage, Stage::Closed);
        assert_eq!((listed[0].collection.opens, listed[0].collection.closes), week);
        assert_eq!(listed[0].response.sent_at, Some(fixture.now()));
        assert_eq!(listed[1].response.sent_at, None);
    })
    .await;
}

#[tokio::test]
async fn only_sent_responses_of_the_task_are_counted() {
    on_each_database(async |fixture| {
        let begun = begin(fixture).await;
        let other = fixture.join("maija@posti.fi").await.unwrap().link.member;
        let elsewhere = add_open_task(fixture).await;
        let sent = respond(fixture, other, begun.task).await.id;
        send(fixture, sent, &[]).await;
        let conn = &mut fixture.conn().await;
        assert_eq!(answers::count_sent(conn, begun.task).await.unwrap(), 1);
        assert_eq!(answers::count_sent(conn, elsewhere).await.unwrap(), 0);
    })
    .await;
}
