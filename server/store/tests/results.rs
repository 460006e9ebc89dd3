//! Responses enter results in blocks and leave them with their block, in one transaction.

use model::{
    answers::Answer,
    language::Language,
    questionnaires::{Kind, Page, Question, Questionnaire, every_question},
    results::{Filter, Group, Guard, Shown},
    tasks::Stage,
    time::Duration,
};
use store::{
    Error, accounts,
    answers::{self, Given},
    results::{self, Progress},
    tasks::{self, NewTask},
    testing::{Fixture, on_each_database},
};
use uuid::Uuid;

use crate::common::{add_project, code, count, texts, words};

/// A question answered yes or no, and one in words.
fn questionnaire() -> Questionnaire {
    let question = |name: &str, kind| Question {
        code: code(name),
        text: texts(name),
        hint: None,
        required: false,
        may_decline: true,
        show_if: None,
        kind,
    };
    let questions =
        vec![question("swims", Kind::YesNo), question("where", Kind::ShortText { most: 100 })];
    Questionnaire {
        pages: vec![Page { code: code("first"), title: None, show_if: None, questions }],
    }
}

async fn add_task(fixture: &Fixture) -> Uuid {
    let project = add_project(fixture).await;
    let questionnaire = questionnaire();
    let new = NewTask {
        project,
        title: &texts("Shores"),
        summary: &texts("Where do you swim?"),
        main_language: Language::Fi,
        minutes: 5,
        opens: fixture.now(),
        closes: fixture.now().plus(Duration::days(7)),
        questionnaire: &questionnaire,
    };
    fixture
        .commit(async |tx| {
            let task = tasks::add(tx, &*fixture.random, &new, fixture.now()).await?;
            tasks::save_stage(tx, task, Stage::Published).await?;
            Ok(task)
        })
        .await
        .unwrap()
}

/// Somebody who has sent these answers; gives the member and the response.
async fn sent(fixture: &Fixture, task: Uuid, number: usize, swims: bool) -> (Uuid, Uuid) {
    let member = fixture.join(&format!("nn{number}@posti.fi")).await.unwrap().link.member;
    let response = send(fixture, task, member, swims, &format!("Shore {number}")).await;
    (member, response)
}

async fn send(fixture: &Fixture, task: Uuid, member: Uuid, swims: bool, place: &str) -> Uuid {
    let at = fixture.now();
    let given = [("swims", Answer::YesNo(swims)), ("where", words(place))];
    fixture
        .commit(async |tx| {
            let response =
                answers::find_or_add_response(tx, &*fixture.random, member, task, at).await?;
            for (question, answer) in &given {
                let question = &code(question);
                let given = Given { question, answer: Some(answer), version: 1, at };
                answers::save(tx, response.id, given).await?;
            }
            answers::send(tx, response.id, std::iter::empty(), at.plus(Duration::minutes(3)))
                .await?;
            Ok(response.id)
        })
        .await
        .unwrap()
}

/// Forms every block there can be; gives how many.
async fn form(fixture: &Fixture, task: Uuid, compared: &[&str]) -> usize {
    let conn = &mut fixture.conn().await;
    let questions = every_question(&tasks::list_versions(conn, task).await.unwrap());
    let compared: Vec<_> = compared.iter().map(|name| code(name)).collect();
    let mut formed = 0;
    loop {
        let more = fixture
            .commit(async |tx| {
                let random = &*fixture.random;
                results::form(tx, random, task, &questions, &compared, Guard::default()).await
            })
            .await
            .unwrap();
        if more == 0 {
            return formed;
        }
        formed += more;
    }
}

async fn shown(fixture: &Fixture, task: Uuid, filter: &Filter) -> u64 {
    let groups = results::list_tallies(&mut fixture.conn().await, task).await.unwrap();
    let taken = groups.iter().filter(|(group, _)| filter.takes(group)).map(|(_, tallies)| tallies);
    Shown::of(taken).responses
}

async fn everyone(fixture: &Fixture, task: Uuid) -> u64 {
    shown(fixture, task, &Filter::default()).await
}

#[tokio::test]
async fn r68_responses_enter_in_blocks_by_what_is_compared() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        for number in 0..8 {
            sent(fixture, task, number, true).await;
        }
        for number in 8..12 {
            sent(fixture, task, number, false).await;
        }
        assert_eq!(form(fixture, task, &["swims"]).await, 1);
        assert_eq!(form(fixture, task, &["swims"]).await, 0, "nothing more can be formed");
        let yes = Filter(vec!["yes".parse().ok()]);
        let no = Filter(vec!["no".parse().ok()]);
        assert_eq!(shown(fixture, task, &yes).await, 8);
        assert_eq!(shown(fixture, task, &no).await, 0);
        for number in 12..16 {
            sent(fixture, task, number, false).await;
        }
        assert_eq!(form(fixture, task, &["swims"]).await, 1);
        assert_eq!(shown(fixture, task, &no).await, 8);
        assert_eq!(everyone(fixture, task).await, 16);
    })
    .await;
}

#[tokio::test]
async fn r68_a_block_goes_as_a_whole_when_one_of_its_responses_is_sent_anew_or_goes() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        let mut all = Vec::new();
        for number in 0..8 {
            all.push(sent(fixture, task, number, true).await);
        }
        form(fixture, task, &[]).await;
        assert_eq!(everyone(fixture, task).await, 8);
        send(fixture, task, all[0].0, false, "Elsewhere").await;
        assert_eq!(everyone(fixture, task).await, 0);
        assert_eq!(form(fixture, task, &[]).await, 0, "nobody is new");

        for number in 8..16 {
            all.push(sent(fixture, task, number, true).await);
        }
        assert_eq!(form(fixture, task, &[]).await, 1);
        assert_eq!(everyone(fixture, task).await, 16);
        let read = results::list_words(&mut fixture.conn().await, task, &code("where")).await;
        let read: Vec<_> = read.unwrap().into_iter().map(|(_, answer)| answer).collect();
        let new: Vec<_> = (8..16).map(|number| words(&format!("Shore {number}"))).collect();
        assert_eq!(read.len(), new.len(), "words of a dissolved block never come back");
        assert!(new.iter().all(|answer| read.contains(answer)));
        let (member, response) = all[3];
        let other = all[4].0;
        let vain = fixture.commit(async |tx| answers::remove(tx, other, response).await).await;
        assert!(matches!(vain, Err(Error::NotFound)));
        assert_eq!(everyone(fixture, task).await, 16, "somebody else's is not touched");
        fixture.commit(async |tx| answers::remove(tx, member, response).await).await.unwrap();
        assert_eq!(everyone(fixture, task).await, 0);

        for number in 16..24 {
            sent(fixture, task, number, true).await;
        }
        assert_eq!(form(fixture, task, &[]).await, 1);
        assert_eq!(everyone(fixture, task).await, 23);
        accounts::erase(&fixture.db, &fixture.vault, other).await.unwrap();
        assert_eq!(everyone(fixture, task).await, 0);
        assert_eq!(count(&fixture.db, "result_blocks").await, 0);
        assert_eq!(count(&fixture.db, "result_marks").await, 23, "the erased member's is gone");
    })
    .await;
}

#[tokio::test]
async fn many_responses_make_several_blocks_in_several_transactions() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        for number in 0..70 {
            sent(fixture, task, number, number % 2 == 0).await;
        }
        assert_eq!(form(fixture, task, &[]).await, 2);
        assert_eq!(everyone(fixture, task).await, 70);
        let listed =
            results::list_words(&mut fixture.conn().await, task, &code("where")).await.unwrap();
        assert_eq!(listed.len(), 70);
        assert!(listed.iter().all(|(group, _)| matches!(group, Group::Stratum(_))));
    })
    .await;
}

#[tokio::test]
async fn what_waits_and_how_far_responses_have_come_is_counted() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        let conn = &mut fixture.conn().await;
        assert_eq!(results::find_comparisons(conn, task).await.unwrap(), None);
        let choose = async |codes: &[&str]| {
            let codes: Vec<_> = codes.iter().map(|name| code(name)).collect();
            let save = async |tx: &mut store::Tx| results::save_comparisons(tx, task, &codes).await;
            fixture.commit(save).await.unwrap()
        };
        for number in 0..9 {
            sent(fixture, task, number, true).await;
        }
        let waits = results::list_tasks_that_wait(&mut fixture.conn().await).await.unwrap();
        assert_eq!(waits, Vec::<Uuid>::new(), "nobody has said how to compare");
        assert!(choose(&["swims"]).await);
        assert!(!choose(&[]).await, "once and for all");
        let conn = &mut fixture.conn().await;
        assert_eq!(results::find_comparisons(conn, task).await.unwrap(), Some(vec![code("swims")]));
        assert_eq!(results::list_tasks_that_wait(conn).await.unwrap(), [task]);
        form(fixture, task, &["swims"]).await;
        sent(fixture, task, 9, true).await;
        let begun = fixture.join("kesken@posti.fi").await.unwrap().link.member;
        fixture
            .commit(async |tx| {
                let (random, now) = (&*fixture.random, fixture.now());
                answers::find_or_add_response(tx, random, begun, task, now).await
            })
            .await
            .unwrap();
        let conn = &mut fixture.conn().await;
        let progress = results::get_progress(conn, task).await.unwrap();
        assert_eq!(progress, Progress { begun: 11, sent: 10 });
    })
    .await;
}
