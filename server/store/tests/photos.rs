//! Photos come before or after the answers that name them, and go with them.

use std::collections::BTreeSet;

use model::{
    answers::{Answer, PhotoId},
    language::Language,
    questionnaires::{Kind, Page, Question, Questionnaire, every_question},
    results::{Filter, Guard},
    tasks::Stage,
    time::Duration,
};
use store::{
    Error,
    answers::{self, Given},
    photos::{self, Added, MOST_A_DAY, Of, Photo, WAITS},
    results,
    tasks::{self, NewTask},
    test_answers,
    testing::{Fixture, on_each_database},
    words::{self, PhotoPage, Wanted},
};
use uuid::Uuid;

use crate::common::{add_open_task, add_project, add_staff, code, count, texts};

fn photo(byte: u8) -> Photo {
    Photo { media_type: "image/jpeg".to_owned(), bytes: vec![byte; 9_000] }
}

fn id(number: u128) -> PhotoId {
    PhotoId::new(number)
}

fn ids(numbers: &[u128]) -> BTreeSet<PhotoId> {
    numbers.iter().copied().map(PhotoId::new).collect()
}

struct Begun {
    member: Uuid,
    response: Uuid,
}

async fn begin(fixture: &Fixture, address: &str, task: Uuid) -> Begun {
    let member = fixture.join(address).await.unwrap().link.member;
    let conn = &mut fixture.db.write().await.unwrap();
    let begun = answers::find_or_add_response(conn, &*fixture.random, member, task, fixture.now());
    Begun { member, response: begun.await.unwrap().id }
}

async fn add(fixture: &Fixture, of: Of, number: u128, byte: u8) -> Result<Added, Error> {
    let question = code("park");
    let (new, now) = (photo(byte), fixture.now());
    fixture
        .commit(async |tx| photos::add(tx, of, (&question, 2), (id(number), &new), now).await)
        .await
}

async fn name(fixture: &Fixture, response: Uuid, numbers: &[u128]) {
    let answer = Answer::Photos(numbers.iter().copied().map(PhotoId::new).collect());
    let question = &code("park");
    let given = Given { question, answer: Some(&answer), version: 1, at: fixture.now() };
    assert!(answers::save(&mut fixture.db.write().await.unwrap(), response, given).await.unwrap());
}

async fn there(fixture: &Fixture, of: Of) -> BTreeSet<PhotoId> {
    photos::list(&mut fixture.conn().await, of).await.unwrap()
}

async fn sweep(fixture: &Fixture) -> u64 {
    let now = fixture.now();
    fixture.commit(async |tx| photos::remove_unnamed(tx, now).await).await.unwrap()
}

#[tokio::test]
async fn a_photo_added_again_is_there_once_as_it_was_first() {
    on_each_database(async |fixture| {
        let task = add_open_task(fixture).await;
        let begun = begin(fixture, "matti@posti.fi", task).await;
        let of = Of::Response(begun.response);
        for byte in [1, 2] {
            assert_eq!(add(fixture, of, 7, byte).await.unwrap(), Added::Yes);
        }
        assert_eq!(there(fixture, of).await, ids(&[7]));
        let conn = &mut fixture.conn().await;
        let found = photos::find_own(conn, begun.member, id(7)).await.unwrap();
        assert_eq!(found, Some(photo(1)));
        let found = photos::find(conn, begun.response, id(7)).await.unwrap();
        assert_eq!(found, Some(photo(1)));
    })
    .await;
}

#[tokio::test]
async fn nobody_finds_a_photo_of_another() {
    on_each_database(async |fixture| {
        let task = add_open_task(fixture).await;
        let one = begin(fixture, "matti@posti.fi", task).await;
        let other = begin(fixture, "maija@posti.fi", task).await;
        add(fixture, Of::Response(one.response), 7, 1).await.unwrap();
        let conn = &mut fixture.conn().await;
        assert_eq!(photos::find_own(conn, other.member, id(7)).await.unwrap(), None);
        assert_eq!(photos::find(conn, other.response, id(7)).await.unwrap(), None);
        assert_eq!(photos::find_test(conn, id(7)).await.unwrap(), None);
        // The same name by chance, or on purpose, is another photo.
        add(fixture, Of::Response(other.response), 7, 2).await.unwrap();
        let conn = &mut fixture.conn().await;
        assert_eq!(photos::find_own(conn, one.member, id(7)).await.unwrap(), Some(photo(1)));
        assert_eq!(photos::find_own(conn, other.member, id(7)).await.unwrap(), Some(photo(2)));
    })
    .await;
}

#[tokio::test]
async fn there_is_an_end_to_photos_of_a_question_and_of_a_day() {
    on_each_database(async |fixture| {
        let task = add_open_task(fixture).await;
        let begun = begin(fixture, "matti@posti.fi", task).await;
        let of = Of::Response(begun.response);
        for number in 0..6 {
            assert_eq!(add(fixture, of, number, 1).await.unwrap(), Added::Yes, "{number}");
        }
        assert_eq!(add(fixture, of, 6, 1).await.unwrap(), Added::TooMany);
        assert_eq!(add(fixture, of, 5, 1).await.unwrap(), Added::Yes, "is there");
        let now = fixture.now();
        let may = async |member| {
            photos::may_add(&mut fixture.conn().await, member, fixture.now()).await.unwrap()
        };
        let (new, question) = (photo(3), code("wish"));
        for number in 6..MOST_A_DAY {
            assert!(may(begun.member).await, "{number}");
            let number = id(u128::try_from(number).unwrap());
            let about = (&question, 100);
            fixture
                .commit(async |tx| photos::add(tx, of, about, (number, &new), now).await)
                .await
                .unwrap();
        }
        assert!(!may(begun.member).await);
        assert!(may(Uuid::from_u128(1)).await);
        fixture.clock.pass(Duration::days(1));
        assert!(may(begun.member).await);
    })
    .await;
}

#[tokio::test]
async fn what_no_answer_names_is_swept_after_a_week_and_nothing_else() {
    on_each_database(async |fixture| {
        let task = add_open_task(fixture).await;
        let begun = begin(fixture, "matti@posti.fi", task).await;
        let of = Of::Response(begun.response);
        for number in [1, 2, 3] {
            add(fixture, of, number, 1).await.unwrap();
        }
        name(fixture, begun.response, &[1]).await;
        fixture
            .commit(async |tx| {
                answers::send(tx, begun.response, std::iter::empty(), fixture.now()).await
            })
            .await
            .unwrap();
        fixture.clock.pass(Duration::minutes(1));
        name(fixture, begun.response, &[2]).await;
        fixture.clock.pass(Duration(WAITS.0 - Duration::minutes(1).0));
        assert_eq!(sweep(fixture).await, 0, "not yet");
        fixture.clock.pass(Duration::seconds(1));
        assert_eq!(sweep(fixture).await, 1);
        assert_eq!(there(fixture, of).await, ids(&[1, 2]), "sent, and being worked on");
        assert_eq!(sweep(fixture).await, 0, "again is once");
    })
    .await;
}

#[tokio::test]
async fn photos_go_with_their_response_their_member_and_what_is_not_named() {
    on_each_database(async |fixture| {
        let task = add_open_task(fixture).await;
        let one = begin(fixture, "matti@posti.fi", task).await;
        let other = begin(fixture, "maija@posti.fi", task).await;
        for begun in [&one, &other] {
            for number in [1, 2] {
                add(fixture, Of::Response(begun.response), number, 1).await.unwrap();
            }
        }
        let of = Of::Response(one.response);
        fixture.commit(async |tx| photos::remove_others(tx, of, &ids(&[2])).await).await.unwrap();
        assert_eq!(there(fixture, of).await, ids(&[2]));
        let (member, response) = (one.member, one.response);
        fixture.commit(async |tx| answers::remove(tx, member, response).await).await.unwrap();
        assert_eq!(there(fixture, of).await, ids(&[]));
        assert_eq!(count(&fixture.db, "photos").await, 2);
        let erased = store::accounts::erase(&fixture.db, &fixture.vault, other.member).await;
        assert!(erased.unwrap().is_some());
        assert_eq!(count(&fixture.db, "photos").await, 0);
        let gone = add(fixture, of, 9, 1).await;
        assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
    })
    .await;
}

#[tokio::test]
async fn photos_of_tests_are_apart_and_go_with_the_test() {
    on_each_database(async |fixture| {
        let task = add_open_task(fixture).await;
        let (staff, _) = add_staff(fixture, "anna@kunta.fi", &[]).await;
        let now = fixture.now();
        let test = fixture
            .commit(async |tx| {
                test_answers::find_or_add(tx, &*fixture.random, (task, 1), staff, now).await
            })
            .await
            .unwrap();
        let of = Of::Test(test.id);
        add(fixture, of, 7, 1).await.unwrap();
        add(fixture, of, 8, 1).await.unwrap();
        let answer = Answer::Photos(vec![id(8)]);
        let question = &code("park");
        let given = Given { question, answer: Some(&answer), version: 1, at: now };
        fixture.commit(async |tx| test_answers::save(tx, test.id, given).await).await.unwrap();
        let conn = &mut fixture.conn().await;
        assert_eq!(photos::find_test(conn, id(7)).await.unwrap(), Some((task, photo(1))));
        assert_eq!(count(&fixture.db, "photos").await, 0);
        fixture.clock.pass(Duration(WAITS.0 + 1));
        assert_eq!(sweep(fixture).await, 1);
        assert_eq!(there(fixture, of).await, ids(&[8]));
        fixture.commit(async |tx| test_answers::remove(tx, task, test.id).await).await.unwrap();
        assert_eq!(count(&fixture.db, "test_photos").await, 0);
    })
    .await;
}

/// A task with one photo question, and `number` people who have sent two photos each.
async fn with_photos(fixture: &Fixture, number: u128) -> (Uuid, Vec<Begun>) {
    let project = add_project(fixture).await;
    let asked = Question::new(code("spot"), texts("Spot"), Kind::Photos { at_most: 2 });
    let questionnaire = Questionnaire::new(vec![Page::new(code("first"), vec![asked])]);
    let new = NewTask {
        project,
        title: &texts("Spots"),
        summary: &texts("Show us"),
        main_language: Language::Fi,
        minutes: 5,
        opens: fixture.now(),
        closes: fixture.now().plus(Duration::days(7)),
        questionnaire: &questionnaire,
    };
    let task = fixture
        .commit(async |tx| {
            let task = tasks::add(tx, &*fixture.random, &new, fixture.now()).await?;
            tasks::save_stage(tx, task, Stage::Published).await?;
            Ok(task)
        })
        .await
        .unwrap();
    let mut all = Vec::new();
    for person in 0..number {
        let begun = begin(fixture, &format!("nn{person}@posti.fi"), task).await;
        let (own, now) = ([person * 2 + 1, person * 2 + 2], fixture.now());
        let question = code("spot");
        let answer = Answer::Photos(own.map(PhotoId::new).to_vec());
        fixture
            .commit(async |tx| {
                let of = Of::Response(begun.response);
                for photo_id in own {
                    let new = photo(u8::try_from(photo_id).unwrap());
                    photos::add(tx, of, (&question, 2), (id(photo_id), &new), now).await?;
                }
                let given =
                    Given { question: &question, answer: Some(&answer), version: 1, at: now };
                answers::save(tx, begun.response, given).await?;
                answers::send(tx, begun.response, std::iter::empty(), now).await
            })
            .await
            .unwrap();
        all.push(begun);
    }
    (task, all)
}

async fn form(fixture: &Fixture, task: Uuid) {
    let versions = tasks::list_versions(&mut fixture.conn().await, task).await.unwrap();
    let questions = every_question(&versions);
    let formed = async || {
        fixture
            .commit(async |tx| {
                let random = &*fixture.random;
                results::form(tx, random, task, &questions, &[], Guard::default()).await
            })
            .await
            .unwrap()
    };
    while formed().await > 0 {}
}

async fn gallery(fixture: &Fixture, task: Uuid, page: u64) -> PhotoPage {
    let (question, filter) = (code("spot"), Filter::default());
    let wanted = Wanted {
        task,
        question: &question,
        field: &[],
        filter: &filter,
        search: "",
        page,
        a_page: 10,
    };
    words::read_photos(&mut fixture.conn().await, wanted, Guard::default()).await.unwrap()
}

async fn shown(fixture: &Fixture, task: Uuid, number: u128) -> Option<Photo> {
    let conn = &mut fixture.conn().await;
    let question = code("spot");
    photos::find_shown(conn, (task, &question), id(number), Guard::default()).await.unwrap()
}

#[tokio::test]
async fn photos_are_looked_at_in_blocks_of_people_like_words() {
    on_each_database(async |fixture| {
        let (task, people) = with_photos(fixture, 9).await;
        fixture.clock.pass(Duration::days(2));
        assert_eq!(gallery(fixture, task, 1).await.count, 0);
        assert_eq!(shown(fixture, task, 1).await, None, "in no block yet");
        form(fixture, task).await;
        let first = gallery(fixture, task, 1).await;
        assert!([16, 18].contains(&first.count), "{}", first.count);
        assert_eq!((first.number, first.pages, first.photos.len()), (1, 2, 10));
        let rest = gallery(fixture, task, 2).await.photos;
        let all: BTreeSet<PhotoId> = first.photos.iter().chain(&rest).copied().collect();
        assert_eq!(all.len() as u64, first.count, "each once");
        for photo_id in &all {
            let byte = u8::try_from(photo_id.number()).unwrap();
            assert_eq!(shown(fixture, task, photo_id.number()).await, Some(photo(byte)));
        }
        assert_eq!(shown(fixture, task, 77).await, None);
        let versions = tasks::list_versions(&mut fixture.conn().await, task).await.unwrap();
        assert_eq!(every_question(&versions).len(), 1);

        // Whoever leaves takes their photos along, and the block of the others.
        let leaver = people.iter().find(|begun| {
            let own = people.iter().position(|b| b.member == begun.member).unwrap() as u128;
            all.contains(&id(own * 2 + 1))
        });
        let leaver = leaver.unwrap().member;
        store::accounts::erase(&fixture.db, &fixture.vault, leaver).await.unwrap();
        assert_eq!(gallery(fixture, task, 1).await.count, 0);
        for photo_id in &all {
            assert_eq!(shown(fixture, task, photo_id.number()).await, None);
        }
    })
    .await;
}
