//! What was written to fields of a question: read by field, of eight people and more.

use model::{
    answers::Answer,
    language::Language,
    questionnaires::{Code, Questionnaire, every_question},
    results::{Filter, Guard},
    tasks::Stage,
    time::Duration,
};
use store::{
    answers::{self, Given},
    results,
    tasks::{self, NewTask},
    testing::{Fixture, on_each_database},
    words::{self as written, Page, Wanted},
};
use uuid::Uuid;

use crate::common::{add_project, code, texts};

/// A group of a name and a choice that asks "what?", repeated; and two rows with a text each.
fn questionnaire() -> Questionnaire {
    let file = r#"{ "format": "kanssa-questionnaire/1", "pages": [ { "code": "all", "questions": [
      { "code": "pets", "text": { "fi": "Lemmikit" }, "kind": { "repeated": { "at_most": 3, "fields": [
        { "code": "name", "text": { "fi": "Nimi" }, "kind": { "short_text": { "most": 20 } } },
        { "code": "kind", "text": { "fi": "Laji" }, "kind": { "single_choice": { "options": [
          { "code": "dog", "text": { "fi": "Koira" } },
          { "code": "other", "text": { "fi": "Muu" }, "other": true } ] } } } ] } } },
      { "code": "shores", "text": { "fi": "Rannat" }, "kind": { "grid": { "rows": [
        { "code": "n2", "text": { "fi": "Etelä" } }, { "code": "north", "text": { "fi": "Pohjoinen" } } ],
        "fields": [ { "code": "name", "text": { "fi": "Nimi" }, "kind": { "short_text": { "most": 20 } } } ] } } }
    ] } ] }"#;
    Questionnaire::from_file(file).unwrap()
}

async fn add_task(fixture: &Fixture) -> Uuid {
    let project = add_project(fixture).await;
    let questionnaire = questionnaire();
    let new = NewTask {
        project,
        title: &texts("Pets"),
        summary: &texts("What are they called?"),
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

/// Somebody with two pets sends, and lets blocks be formed.
async fn send(fixture: &Fixture, task: Uuid, number: usize) {
    let member = fixture.join(&format!("nn{number}@posti.fi")).await.unwrap().link.member;
    let pets = format!(
        r#"{{"parts":{{"n1":{{"parts":{{"name":{{"text":"Musti {number}"}}}}}},
            "n2":{{"parts":{{"name":{{"text":"ahti {number}"}},"kind":{{"option":{{"option":"other","other":"kissa"}}}}}}}}}}}}"#
    );
    let shores = r#"{"parts":{"n2":{"parts":{"name":{"text":"Eira"}}}}}"#;
    let given = [("pets", pets.as_str()), ("shores", shores)];
    let at = fixture.now();
    fixture
        .commit(async |tx| {
            let response =
                answers::find_or_add_response(tx, &*fixture.random, member, task, at).await?;
            for (question, answer) in given {
                let answer: Answer = serde_json::from_str(answer).unwrap();
                let question = &code(question);
                let given = Given { question, answer: Some(&answer), version: 1, at };
                answers::save(tx, response.id, given).await?;
            }
            answers::send(tx, response.id, std::iter::empty(), at.plus(Duration::minutes(3))).await
        })
        .await
        .unwrap();
    let questions = every_question(&[questionnaire()]);
    fixture
        .commit(async |tx| {
            let random = &*fixture.random;
            results::form(tx, random, task, &questions, &[], Guard::default()).await
        })
        .await
        .unwrap();
}

async fn read(fixture: &Fixture, task: Uuid, field: &str, search: &str) -> Page {
    let mut codes = field.split('-').map(code);
    let question = codes.next().unwrap();
    let field: Vec<Code> = codes.collect();
    let filter = &Filter::default();
    let wanted =
        Wanted { task, question: &question, field: &field, filter, search, page: 1, a_page: 100 };
    written::read(&mut fixture.conn().await, wanted, Guard::default()).await.unwrap()
}

#[tokio::test]
async fn each_field_is_read_by_itself_and_a_repeated_group_as_one() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        for number in 0..8 {
            send(fixture, task, number).await;
        }
        let names = read(fixture, task, "pets-name", "").await;
        let expected: Vec<String> = ["ahti", "Musti"]
            .iter()
            .flat_map(|name| (0..8).map(move |number| format!("{name} {number}")))
            .collect();
        assert_eq!((names.count, names.words), (16, expected));
        let found = read(fixture, task, "pets-name", "MUSTI 3").await;
        assert_eq!((found.count, found.words), (1, vec!["Musti 3".to_owned()]));
        assert_eq!(read(fixture, task, "pets-kind", "").await.words, vec!["kissa"; 8]);
        assert_eq!(read(fixture, task, "shores-n2-name", "").await.words, vec!["Eira"; 8]);
        for field in ["pets", "pets-n2-name", "shores", "shores-name", "shores-north-name"] {
            assert_eq!(read(fixture, task, field, "").await.count, 0, "{field}");
        }
    })
    .await;
}

#[tokio::test]
async fn r68_sixteen_texts_of_seven_people_are_of_seven() {
    on_each_database(async |fixture| {
        let task = add_task(fixture).await;
        for number in 0..7 {
            send(fixture, task, number).await;
        }
        // The eighth is in the block with them, and has written nothing.
        let silent = fixture.join("nn7@posti.fi").await.unwrap().link.member;
        let at = fixture.now();
        let response = fixture
            .commit(async |tx| {
                let random = &*fixture.random;
                let response = answers::find_or_add_response(tx, random, silent, task, at).await?;
                answers::send(tx, response.id, std::iter::empty(), at).await?;
                let questions = every_question(&[questionnaire()]);
                results::form(tx, random, task, &questions, &[], Guard::default()).await
            })
            .await
            .unwrap();
        assert_eq!(response, 1, "a block of eight");
        for search in ["", "musti"] {
            assert_eq!(read(fixture, task, "pets-name", search).await.count, 0, "{search:?}");
        }
    })
    .await;
}
