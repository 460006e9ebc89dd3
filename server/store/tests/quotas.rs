//! Quotas count sent responses by their code, free the places of those that go, and are not overfilled.

use model::{
    answers::{Answer, Answers},
    questionnaires::Quota,
};
use store::{
    answers::{self, Given},
    quotas, results,
    testing::{Fixture, on_each_database},
};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::common::{add_open_task, code, count, words};

fn quota(name: &str, condition: Option<&str>, limit: u32) -> Quota {
    let counts_if = condition.map(|condition| condition.parse().unwrap());
    Quota { code: code(name), counts_if, limit, full: None }
}

/// Two of everybody who swims somewhere, and sixteen of all.
fn both() -> [Quota; 2] {
    [quota("swimmers", Some("where = 'shore'"), 8), quota("all", None, 16)]
}

fn swims(place: &str) -> Answers {
    [(code("where"), words(place))].into_iter().collect()
}

/// Sends as the product does: nobody else sends until it is done. None: there are enough.
async fn send(
    fixture: &Fixture,
    (member, task): (Uuid, Uuid),
    wanted: &[Quota],
    place: &str,
) -> Option<Uuid> {
    let given = swims(place);
    let answer: Answer = words(place);
    let now = fixture.now();
    fixture
        .commit(async |tx| {
            results::hold(tx).await?;
            let random = &*fixture.random;
            let response = answers::find_or_add_response(tx, random, member, task, now).await?;
            let is_new = response.sent_at.is_none();
            if is_new && quotas::find_full(tx, task, wanted, &given).await?.is_some() {
                answers::remove(tx, member, response.id).await?;
                return Ok(None);
            }
            let question = code("where");
            let given_now =
                Given { question: &question, answer: Some(&answer), version: 1, at: now };
            answers::save(tx, response.id, given_now).await?;
            answers::send(tx, response.id, std::iter::empty(), now).await?;
            quotas::take_places(tx, (task, response.id), wanted, &given).await?;
            Ok(Some(response.id))
        })
        .await
        .unwrap()
}

async fn add_members(fixture: &Fixture, how_many: usize) -> Vec<Uuid> {
    let mut members = Vec::new();
    for number in 0..how_many {
        let person = fixture.join(&format!("asukas{number}@posti.fi")).await.unwrap();
        members.push(person.link.member);
    }
    members
}

async fn counts(fixture: &Fixture, task: Uuid, wanted: &[Quota]) -> Vec<u64> {
    let mut counts = Vec::new();
    for quota in wanted {
        counts.push(quotas::count(&mut fixture.conn().await, task, quota).await.unwrap());
    }
    counts
}

#[tokio::test]
async fn each_counts_those_of_whom_its_condition_holds_until_there_are_enough() {
    on_each_database(async |fixture| {
        let (task, other) = (add_open_task(fixture).await, add_open_task(fixture).await);
        let members = add_members(fixture, 12).await;
        let wanted = both();
        for (number, member) in members[..10].iter().enumerate() {
            let place = if number < 8 { "shore" } else { "pool" };
            assert!(send(fixture, (*member, task), &wanted, place).await.is_some());
        }
        assert_eq!(counts(fixture, task, &wanted).await, [8, 10]);
        assert_eq!(counts(fixture, other, &wanted).await, [0, 0], "another task");
        assert_eq!(send(fixture, (members[10], task), &wanted, "shore").await, None);
        assert_eq!(counts(fixture, task, &wanted).await, [8, 10]);
        assert_eq!(count(&fixture.db, "responses").await, 10, "nothing of the eleventh is kept");
        assert!(send(fixture, (members[10], task), &wanted, "pool").await.is_some());
        assert!(send(fixture, (members[11], other), &wanted, "shore").await.is_some());
    })
    .await;
}

#[tokio::test]
async fn whoever_has_sent_may_correct_it_and_the_place_goes_with_the_answer() {
    on_each_database(async |fixture| {
        let task = add_open_task(fixture).await;
        let members = add_members(fixture, 9).await;
        let wanted = both();
        let mut sent = Vec::new();
        for member in &members[..8] {
            sent.push(send(fixture, (*member, task), &wanted, "shore").await.unwrap());
        }
        let ninth = (members[8], task);
        assert!(send(fixture, ninth, &wanted, "pool").await.is_some());
        assert!(send(fixture, ninth, &wanted, "shore").await.is_some(), "a correction is taken");
        assert_eq!(counts(fixture, task, &wanted).await, [9, 9]);
        assert!(send(fixture, ninth, &wanted, "pool").await.is_some());
        assert_eq!(counts(fixture, task, &wanted).await, [8, 9]);
        let first = members[0];
        fixture.commit(async |tx| answers::remove(tx, first, sent[0]).await).await.unwrap();
        assert_eq!(counts(fixture, task, &wanted).await, [7, 8], "a place is free");
        assert_eq!(count(&fixture.db, "quota_places").await, 7);
    })
    .await;
}

#[tokio::test]
async fn an_edit_loses_no_count() {
    on_each_database(async |fixture| {
        let task = add_open_task(fixture).await;
        let members = add_members(fixture, 8).await;
        let [swimmers, _] = both();
        for member in &members {
            send(fixture, (*member, task), std::slice::from_ref(&swimmers), "shore").await.unwrap();
        }
        // Wanting more, and one that counts everybody, added when eight had sent.
        let edited = [Quota { limit: 16, ..swimmers }, quota("all", None, 8)];
        assert_eq!(counts(fixture, task, &edited).await, [8, 8]);
        let conn = &mut fixture.conn().await;
        let full = quotas::find_full(conn, task, &edited, &swims("shore")).await.unwrap();
        assert_eq!(full.map(|quota| quota.code.as_str()), Some("all"));
    })
    .await;
}

#[tokio::test]
async fn many_sending_at_the_same_moment_do_not_overfill_it() {
    on_each_database(async |fixture| {
        let task = add_open_task(fixture).await;
        let members = add_members(fixture, 16).await;
        let wanted = [quota("swimmers", Some("where = 'shore'"), 8)];
        let mut workers = JoinSet::new();
        for member in members {
            let (db, random, now) = (fixture.db.clone(), fixture.random.clone(), fixture.now());
            let wanted = wanted.clone();
            workers.spawn(async move {
                let given = swims("shore");
                let mut tx = db.begin().await.unwrap();
                results::hold(&mut tx).await.unwrap();
                let response =
                    answers::find_or_add_response(&mut tx, &*random, member, task, now).await;
                let response = response.unwrap().id;
                let full = quotas::find_full(&mut tx, task, &wanted, &given).await.unwrap();
                if full.is_some() {
                    answers::remove(&mut tx, member, response).await.unwrap();
                } else {
                    answers::send(&mut tx, response, std::iter::empty(), now).await.unwrap();
                    let of = (task, response);
                    quotas::take_places(&mut tx, of, &wanted, &given).await.unwrap();
                }
                let is_full = full.is_some();
                tx.commit().await.unwrap();
                is_full
            });
        }
        let told = workers.join_all().await;
        assert_eq!(told.iter().filter(|is_full| **is_full).count(), 8);
        assert_eq!(counts(fixture, task, &wanted).await, [8]);
        assert_eq!(count(&fixture.db, "responses").await, 8);
    })
    .await;
}
