//! Answering as the island does: each answer saved as it is given, then all of them sent.

use axum::{body::Body, http::Method};
use model::{
    answers::Answer as Given,
    language::Language,
    questionnaires::{Code, Entry, Question, Questionnaire},
    time::Duration,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    common::{Answer, Browser, TestApp},
    walk::{fi, fill_street, send_page, stored},
};

const SAVE: &str = "/api/answers/save";
const SEND: &str = "/api/answers/send";

/// Saves one answer, given `age` milliseconds ago.
async fn save(
    browser: &mut Browser<'_>,
    task: Uuid,
    question: &str,
    answer: Value,
    age: i64,
) -> Answer {
    let item = json!({ "question": question, "answer": answer, "age": age });
    let owner = browser.owner().await;
    save_as(&owner, browser, task, item).await
}

async fn save_as(owner: &str, browser: &mut Browser<'_>, task: Uuid, item: Value) -> Answer {
    let call = json!({ "owner": owner, "task": task, "version": 1, "items": [item] });
    browser.call(SAVE, &call).await
}

/// Sends the answers to a task.
async fn send(browser: &mut Browser<'_>, task: Uuid) -> Answer {
    let owner = browser.owner().await;
    browser.call(SEND, &json!({ "owner": owner, "task": task })).await
}

/// The member's answers to the one task begun, by question, as JSON.
async fn all_current(member: &mut Browser<'_>) -> Vec<(String, Value)> {
    let file = member.get("/answers/download").await.json();
    let of_task = file["tasks"].as_array().unwrap();
    assert!(of_task.len() <= 1, "these tests begin one task");
    let answers = of_task.iter().flat_map(|task| task["answers"].as_array().unwrap());
    let pair =
        |answer: &Value| (answer["code"].as_str().unwrap().to_owned(), answer["value"].clone());
    answers.map(pair).collect()
}

/// The answer to one question.
async fn current(member: &mut Browser<'_>, question: &str) -> Option<Value> {
    let all = all_current(member).await;
    all.into_iter().find(|(code, _)| code == question).map(|(_, value)| value)
}

async fn questionnaire(app: &TestApp, task: Uuid) -> Questionnaire {
    let mut conn = app.kanssa.db.read().await.unwrap();
    store::tasks::get_questionnaire(&mut conn, task, 1).await.unwrap()
}

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

#[tokio::test]
async fn what_is_sent_is_what_was_looked_over() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    fill_street(&mut browser, task).await;
    let owner = browser.owner().await;
    let with = |mark: &str| json!({ "owner": owner, "task": task, "looked_over": mark });
    let seen = browser.get(&format!("/tasks/{task}/review")).await.value_of("shown");
    app.pass(Duration::minutes(1));
    save(&mut browser, task, "safe", json!({ "point": 1 }), 0).await;
    let refused = browser.call(SEND, &with(&seen)).await;
    assert_eq!(refused.status, 409);
    assert_eq!(refused.json(), json!("Changed"));
    let review = browser.get(&format!("/tasks/{task}/review")).await;
    assert!(review.shows(&fi("answers-look-again")), "{}", review.text());
    let sent = browser.call(SEND, &with(&review.value_of("shown"))).await;
    assert_eq!(sent.status, 200, "{}", sent.text());
}

#[tokio::test]
async fn each_answer_is_stored_with_its_version_and_stable_codes() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let given = [
        ("travel", json!({ "option": { "option": "other", "other": "Suksilla" } })),
        ("wishes", json!({ "options": { "options": ["trees", "lane"] } })),
        ("seen", json!("not_said")),
        ("safe", json!({ "point": 3 })),
        ("rate", json!({ "rows": { "noise": "bad" } })),
        ("years", json!({ "number": "12.5" })),
        ("tell", json!({ "text": "Ensin.\nSitten." })),
    ];
    for (question, answer) in &given {
        let saved = save(&mut browser, task, question, answer.clone(), 0).await;
        assert_eq!(saved.status, 200, "{question}: {}", saved.body);
        assert_eq!(saved.json()["refused"], json!([]), "{question}");
        assert_eq!(saved.json()["kept"], json!({}), "{question}");
        assert_eq!(saved.json()["as_of"], app.kanssa.now().0);
        assert_eq!(current(&mut browser, question).await.as_ref(), Some(answer));
    }
    let rows = app.rows().await.remove("answers").unwrap();
    assert_eq!(rows.len(), given.len());
    for row in &rows {
        let columns: Vec<&str> = row.split('|').collect();
        assert_eq!(columns[3], "1", "the version: {row}");
        assert_eq!(columns[4], app.kanssa.now().0.to_string(), "the instant: {row}");
    }

    let sent = send(&mut browser, task).await;
    assert_eq!(sent.status, 200, "{}", sent.body);
    let receipt = sent.json()["receipt"].as_str().unwrap().to_owned();
    assert!(browser.get(&receipt).await.shows("Muuten: Suksilla"));
    let again = send(&mut browser, task).await;
    assert_eq!(again.json()["receipt"], receipt.as_str(), "sending twice is sending once");
}

#[tokio::test]
async fn a_save_or_a_send_that_arrives_twice_changes_nothing() {
    let app = TestApp::start().await;
    let task = app.tasks().await[1];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let answer = json!({ "yes_no": true });
    save(&mut browser, task, "good", answer.clone(), 0).await;
    let before = app.rows().await;
    save(&mut browser, task, "good", answer.clone(), 0).await;
    assert_eq!(app.rows().await, before);
    send(&mut browser, task).await;
    let before = app.rows().await;
    app.pass(Duration::minutes(1));
    send(&mut browser, task).await;
    assert_eq!(app.rows().await, before);
    // The save whose answer got lost is repeated with the age it has by then.
    let late = save(&mut browser, task, "good", answer, 60_000).await;
    assert_eq!(late.json()["kept"], json!({}));
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn of_two_answers_the_one_given_later_counts_whichever_arrives_first() {
    let app = TestApp::start().await;
    let task = app.tasks().await[1];
    let mut phone = app.member("matti@posti.test", "Puistoystävä").await;
    let mut laptop = phone.clone();
    app.pass(Duration::minutes(10));
    save(&mut laptop, task, "why", json!({ "text": "uudempi" }), 1_000).await;
    let late = save(&mut phone, task, "why", json!({ "text": "vanhempi" }), 300_000).await;
    assert_eq!(late.status, 200);
    assert_eq!(late.json()["kept"], json!({ "why": { "text": "uudempi" } }), "the phone is told");
    assert_eq!(current(&mut phone, "why").await, Some(json!({ "text": "uudempi" })));

    // An answer taken back is as much an act as one given.
    let taken_back = save(&mut phone, task, "why", Value::Null, 0).await;
    assert_eq!(taken_back.json()["kept"], json!({}));
    save(&mut laptop, task, "why", json!({ "text": "vanha" }), 600).await;
    assert_eq!(current(&mut phone, "why").await, None);

    // Nobody can answer from the future, nor before the browser may have kept it.
    save(&mut phone, task, "why", json!({ "text": "nyt" }), -1_000_000_000).await;
    app.pass(Duration::seconds(1));
    save(&mut laptop, task, "why", json!({ "text": "heti perään" }), 0).await;
    assert_eq!(current(&mut phone, "why").await, Some(json!({ "text": "heti perään" })));
    let ancient = save(&mut phone, task, "good", json!({ "yes_no": true }), i64::MAX).await;
    assert_eq!(ancient.json()["kept"], json!({}));
    assert_eq!(current(&mut phone, "good").await, Some(json!({ "yes_no": true })));
}

#[tokio::test]
async fn a_slow_request_does_not_make_an_answer_later_than_the_next_of_the_same_device() {
    let app = TestApp::start().await;
    let task = app.tasks().await[1];
    let mut phone = app.member("matti@posti.test", "Puistoystävä").await;
    // The first was under way for so long that it seems to be given after the second.
    let first = save(&mut phone, task, "why", json!({ "text": "ensin" }), 0).await;
    let item = json!({
        "question": "why", "answer": { "text": "sitten" }, "age": 500, "since": first.json()["as_of"],
    });
    let owner = phone.owner().await;
    let call = json!({ "owner": owner, "task": task, "version": 1, "items": [item] });
    let second = phone.call("/api/answers/save", &call).await;
    assert_eq!(second.json()["kept"], json!({}), "{}", second.body);
    assert_eq!(current(&mut phone, "why").await, Some(json!({ "text": "sitten" })));
}

#[tokio::test]
async fn a_save_out_of_order_changes_nothing_of_what_was_sent() {
    let app = TestApp::start().await;
    let task = app.tasks().await[1];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    app.pass(Duration::minutes(10));
    save(&mut browser, task, "why", json!({ "text": "lähetetty" }), 0).await;
    let sent = send(&mut browser, task).await;
    let receipt = sent.json()["receipt"].as_str().unwrap().to_owned();
    save(&mut browser, task, "why", json!({ "text": "myöhässä" }), 60_000).await;
    let page = browser.get(&receipt).await;
    assert!(page.shows("lähetetty") && !page.shows(&fi("answers-unsent-changes")));
}

/// Every question of the long task with things that fields may hold.
fn typed() -> Vec<(&'static str, Vec<(&'static str, String)>)> {
    let mut cases = Vec::new();
    let mut add = |question, fields: &[(&'static str, &str)]| {
        cases.push((question, fields.iter().map(|(n, v)| (*n, (*v).to_owned())).collect()));
    };
    let long = "ä".repeat(200);
    let too_long = "ä".repeat(201);
    for option in ["walk", "bike", "helicopter", "", "Walk", "~", "walk\n"] {
        add("travel", &[("q-travel", option)]);
    }
    for told in ["Suksilla", "  Suksilla  ", "", "a\tb", "a\u{0}b", &long, &too_long, "🛴"] {
        add("travel", &[("q-travel", "other"), ("q-travel-other", told)]);
        add("travel", &[("q-travel", "walk"), ("q-travel-other", told)]);
        add("wishes", &[("q-wishes", "other"), ("q-wishes-other", told)]);
        add("tell", &[("q-tell", told)]);
    }
    add("wishes", &[]);
    add("wishes", &[("q-wishes", "trees"), ("q-wishes", "light")]);
    add("wishes", &[("q-wishes", "trees"), ("q-wishes", "trees")]);
    add("wishes", &[("q-wishes", "trees"), ("q-wishes", "light"), ("q-wishes", "lane")]);
    add("wishes", &[("q-wishes", "trees"), ("q-wishes", "unknown")]);
    for value in ["yes", "no", "~", "YES", "true", ""] {
        add("seen", &[("q-seen", value)]);
    }
    for value in ["p1", "p5", "p0", "p6", "3", "p03", "~", ""] {
        add("safe", &[("q-safe", value)]);
    }
    add("rate", &[("q-rate-row-noise", "bad")]);
    add("rate", &[("q-rate-row-noise", "bad"), ("q-rate-row-clean", "good")]);
    add("rate", &[("q-rate-row-noise", "terrible")]);
    add("rate", &[("q-rate-row-smell", "bad")]);
    for value in [
        "0",
        "120",
        "120,0",
        "120,1",
        "-0,1",
        "\u{2212}1",
        "1,5",
        "1.5",
        "1,50",
        "1,55",
        "1e1",
        "12 0",
        "kaksi",
        " 7 ",
        "",
        "1.000,5",
        "999999999999999999",
        "٣",
    ] {
        add("years", &[("q-years", value)]);
    }
    add("years", &[("q-years-none", "1")]);
    add("years", &[("q-years", "3"), ("q-years-none", "1")]);
    add("tell", &[("q-tell", " yksi\r\nkaksi\rkolme\n")]);
    add("tell", &[("q-tell", &"€".repeat(2_000))]);
    add("tell", &[("q-tell", &"€".repeat(2_001))]);
    add("tell", &[("q-tell-none", "1")]);
    add("tell", &[("q-tell", "jotain"), ("q-tell-none", "1")]);
    cases
}

fn page_of(question: &Code, questionnaire: &Questionnaire) -> String {
    let has =
        |page: &&model::questionnaires::Page| page.questions.iter().any(|q| q.code == *question);
    questionnaire.pages.iter().find(has).unwrap().code.to_string()
}

#[tokio::test]
async fn the_form_stores_exactly_what_the_rules_accept_and_refuses_the_rest() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let rules = questionnaire(&app, task).await;
    for (question, fields) in typed() {
        let asked: &Question = rules.question(&code(question)).unwrap();
        save(&mut browser, task, question, Value::Null, 0).await;
        let mut fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        fields.push(("go", "back"));
        let owned: Vec<_> =
            fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let answer = send_page(&mut browser, task, &page_of(&asked.code, &rules), &fields).await;
        let now = current(&mut browser, question).await;
        let (status, expected) = match asked.read(&owned) {
            Entry::Given(given) => (303, Some(serde_json::to_value(&given).unwrap())),
            Entry::Empty => (303, None),
            Entry::Wrong(_) => (422, None),
        };
        assert_eq!((answer.status.as_u16(), now), (status, expected), "{question} {fields:?}");
    }
}

#[tokio::test]
async fn the_islands_call_stores_exactly_what_the_form_would_and_the_reverse() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let rules = questionnaire(&app, task).await;
    let mut answers: Vec<Value> = vec![
        json!("not_said"),
        json!({ "yes_no": false }),
        json!({ "point": 0 }),
        json!({ "point": 5 }),
        json!({ "point": 6 }),
        json!({ "text": "" }),
        json!({ "text": " reunat " }),
        json!({ "text": "rivi\ntoinen" }),
        json!({ "text": "\u{7}" }),
        json!({ "text": "x".repeat(2_001) }),
        json!({ "number": "0" }),
        json!({ "number": "-1" }),
        json!({ "number": "1.25" }),
        json!({ "number": "120.1" }),
        json!({ "rows": {} }),
        json!({ "rows": { "clean": "fair", "noise": "bad" } }),
        json!({ "rows": { "smell": "bad" } }),
        json!({ "option": { "option": "walk", "other": "turhaan" } }),
        json!({ "option": { "option": "other", "other": "" } }),
        json!({ "option": { "option": "unknown" } }),
        json!({ "options": { "options": [] } }),
        json!({ "options": { "options": ["trees", "trees"] } }),
        json!({ "options": { "options": ["trees", "light", "lane"] } }),
        json!({ "options": { "options": ["trees"], "other": "turhaan" } }),
    ];
    for (question, fields) in typed() {
        let owned: Vec<_> = fields.into_iter().map(|(n, v)| (n.to_owned(), v)).collect();
        if let Entry::Given(given) = rules.question(&code(question)).unwrap().read(&owned) {
            answers.push(serde_json::to_value(given).unwrap());
        }
    }
    let questions: Vec<&Question> = rules.questions().collect();
    let owner = browser.owner().await;
    for answer in &answers {
        // The same answer to every question in one call, after taking all of them back.
        let call = |answer: &Value| {
            let item = |q: &&Question| json!({ "question": q.code, "answer": answer, "age": 0 });
            let items: Vec<Value> = questions.iter().map(item).collect();
            json!({ "owner": owner, "task": task, "version": 1, "items": items })
        };
        app.pass(Duration::seconds(1));
        browser.call(SAVE, &call(&Value::Null)).await;
        let saved = browser.call(SAVE, &call(answer)).await;
        assert_eq!(saved.status, 200, "{answer}: {}", saved.body);
        let given: Given = serde_json::from_value(answer.clone()).unwrap();
        let stored = all_current(&mut browser).await;
        for asked in &questions {
            let at = format!("{} {answer}", asked.code);
            let is_refused =
                saved.json()["refused"].as_array().unwrap().contains(&json!(asked.code));
            assert_eq!(is_refused, asked.accepts(&given).is_err(), "{at}");
            let stored = stored.iter().find(|(code, _)| *code == asked.code.as_str());
            let stored = stored.map(|(_, value)| value);
            assert_eq!(stored, (!is_refused).then_some(answer), "{at}");
            if !is_refused {
                let read = asked.read(&asked.write(&given, Language::Fi));
                assert_eq!(read, Entry::Given(given.clone()), "the form reads it the same: {at}");
            }
        }
    }
}

#[tokio::test]
async fn a_sound_answer_is_stored_though_another_in_the_same_call_is_refused() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let items = json!([
        { "question": "safe", "answer": { "point": 9 }, "age": 0 },
        { "question": "no_such_question", "answer": { "point": 1 }, "age": 0 },
        { "question": "intro", "answer": { "text": "tekstilohkoon" }, "age": 0 },
        { "question": "travel", "answer": { "option": { "option": "walk" } }, "age": 0 },
    ]);
    let call =
        json!({ "owner": browser.owner().await, "task": task, "version": 1, "items": items });
    let saved = browser.call(SAVE, &call).await;
    assert_eq!(saved.json()["refused"], json!(["safe", "no_such_question", "intro"]));
    assert_eq!(stored(&app).await.len(), 2, "a response and one answer");
    let incomplete = save(&mut browser, task, "travel", Value::Null, 0).await;
    assert_eq!(incomplete.status, 200);
    let sent = send(&mut browser, task).await;
    assert_eq!((sent.status.as_u16(), sent.json()), (422, json!("Incomplete")));
}

#[tokio::test]
async fn an_answer_to_an_earlier_version_is_kept_as_such() {
    let app = TestApp::start().await;
    let task = app.tasks().await[1];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let mut conn = app.kanssa.db.read().await.unwrap();
    let known = store::tasks::find(&mut conn, task).await.unwrap().unwrap();
    drop(conn);
    let mut next = questionnaire(&app, task).await;
    next.pages[0].questions.remove(0);
    let now = app.kanssa.now();
    let add =
        async |tx: &mut store::Tx| store::tasks::save_questionnaire(tx, &known, &next, now).await;
    assert_eq!(app.fixture.commit(add).await.unwrap(), Some(2));

    let saved = save(&mut browser, task, "good", json!({ "yes_no": true }), 0).await;
    assert_eq!(saved.json()["refused"], json!([]), "the page was loaded before the change");
    let item = json!({ "question": "good", "answer": { "yes_no": true }, "age": 0 });
    let owner = browser.owner().await;
    let call = json!({ "owner": owner, "task": task, "version": 2, "items": [item] });
    let newer = browser.call(SAVE, &call).await;
    assert_eq!(newer.json()["refused"], json!(["good"]), "the new version does not ask it");
    for version in [0, 3, -1, i64::MAX] {
        let body = json!({ "owner": owner, "task": task, "version": version, "items": [] });
        let answer = browser.call(SAVE, &body).await;
        assert_eq!((answer.status.as_u16(), answer.json()), (404, json!("NotFound")), "{version}");
    }
    let rows = app.rows().await.remove("answers").unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].split('|').nth(3), Some("1"), "{rows:?}");
}

#[tokio::test]
async fn the_island_is_told_in_its_own_words_why_not() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    let mut newcomer = app.newcomer("liisa@posti.test").await;
    let mut staff = app.staff(&[model::staff::Role::Researcher]).await;
    let before = app.rows().await;
    let task = tasks[1];
    let good = json!({ "yes_no": true });
    let owner = member.owner().await;
    let save_body = |task: &str| {
        let item = json!({ "question": "good", "answer": good, "age": 0 });
        json!({ "owner": owner, "task": task, "version": 1, "items": [item] })
    };
    let send_body = |task: &str| json!({ "owner": owner, "task": task });
    let nowhere = Uuid::from_u128(7).to_string();
    for (path, body) in [(SAVE, save_body(&task.to_string())), (SEND, send_body(&task.to_string()))]
    {
        let mut visitor = app.browser();
        let answer = visitor.call(path, &body).await;
        assert_eq!((answer.status.as_u16(), answer.json()), (401, json!("SignedOut")), "{path}");
        visitor.cookies.insert("__Host-kanssa-session".into(), "dGFtcGVyZWQ".into());
        assert_eq!(visitor.call(path, &body).await.status, 401, "{path}");
        for other in [&mut newcomer, &mut staff] {
            assert_eq!(other.call(path, &body).await.status, 403, "{path}");
        }
    }
    for unknown in [nowhere.as_str(), &tasks[2].to_string(), "x", "", "' OR 1=1 --"] {
        for (path, body) in [(SAVE, save_body(unknown)), (SEND, send_body(unknown))] {
            let answer = member.call(path, &body).await;
            assert_eq!(
                (answer.status.as_u16(), answer.json()),
                (404, json!("NotFound")),
                "{unknown}"
            );
        }
    }
    assert_eq!(app.rows().await, before);
    app.pass(Duration::days(3));
    let before = app.rows().await;
    for (path, body) in [(SAVE, save_body(&task.to_string())), (SEND, send_body(&task.to_string()))]
    {
        let answer = member.call(path, &body).await;
        assert_eq!((answer.status.as_u16(), answer.json()), (409, json!("Closed")), "{path}");
    }
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn a_sign_in_that_ran_out_keeps_nothing_from_being_saved_after_the_next() {
    let app = TestApp::start().await;
    let task = app.tasks().await[3];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let mut tab = browser.clone();
    browser.post("/sign-out", &[]).await;
    let queued = json!({ "text": "kirjoitettu junassa" });
    assert_eq!(save(&mut tab, task, "why", queued.clone(), 0).await.json(), json!("SignedOut"));
    app.pass(Duration::minutes(20));
    tab.sign_in("matti@posti.test").await;
    let saved = save(&mut tab, task, "why", queued.clone(), 1_200_000).await;
    assert_eq!(saved.status, 200);
    assert_eq!(current(&mut tab, "why").await, Some(queued));
}

#[tokio::test]
async fn what_one_member_answered_is_never_taken_from_the_sign_in_of_another() {
    let app = TestApp::start().await;
    let task = app.tasks().await[1];
    let mut first = app.member("matti@posti.test", "Puistoystävä").await;
    let mut second = app.member("liisa@posti.test", "Metsäpolku").await;
    let (owner, other) = (first.owner().await, second.owner().await);
    assert_ne!(owner, other);
    let item = json!({ "question": "good", "answer": { "yes_no": true }, "age": 0 });
    let before = app.rows().await;
    // The first one's page is still open when the second signs in beside it.
    for (of, is_second) in [(owner.as_str(), true), (&other, false), ("", false)] {
        let browser = if is_second { &mut second } else { &mut first };
        let saved = save_as(of, browser, task, item.clone()).await;
        assert_eq!((saved.status.as_u16(), saved.json()), (403, json!("SomebodyElse")));
        let sent = browser.call(SEND, &json!({ "owner": of, "task": task })).await;
        assert_eq!((sent.status.as_u16(), sent.json()), (403, json!("SomebodyElse")));
    }
    assert_eq!(app.rows().await, before);
    // Back in a later sign-in of their own it is taken.
    first.post("/sign-out", &[]).await;
    app.pass(Duration::minutes(20));
    first.sign_in("matti@posti.test").await;
    assert_eq!(save_as(&owner, &mut first, task, item).await.status, 200);
    assert_eq!(current(&mut first, "good").await, Some(json!({ "yes_no": true })));
    assert_eq!(current(&mut second, "good").await, None);
}

#[tokio::test]
async fn on_a_shared_device_a_page_knows_whose_it_is_and_keeps_nothing() {
    let app = TestApp::start().await;
    let task = app.tasks().await[1];
    let owner = app.member("matti@posti.test", "Puistoystävä").await.owner().await;
    let mut shared = app.browser();
    app.pass(Duration::minutes(20));
    shared.post("/sign-in", &[("address", "matti@posti.test")]).await;
    app.work().await;
    let (_, code) = app.link_and_code("matti@posti.test");
    shared.post("/sign-in/code", &[("code", &code), ("shared", "yes")]).await;
    let page = shared.get(&format!("/tasks/{task}/answer")).await;
    assert_eq!(page.attribute("[data-owner]", "data-owner").as_deref(), Some(""));
    let setup = page.attribute("[data-setup]", "data-setup").unwrap();
    let setup: Value = serde_json::from_str(&setup).unwrap();
    assert_eq!(setup["keeps"], json!(false));
    assert_eq!(setup["owner"], owner.as_str());
}

#[tokio::test]
async fn the_page_after_signing_out_or_leaving_forgets_and_no_other_does() {
    let app = TestApp::start().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let forgets = |page: &Answer| {
        assert!(!page.body.contains(".wasm"), "{}", page.body);
        page.body.contains("forget().catch") && page.body.contains("kanssa-tasks")
    };
    // A sign-in that has run out keeps what waits.
    let mut expired = browser.clone();
    app.pass(Duration::days(400));
    let to = expired.get("/tasks").await.location().to_owned();
    assert!(to.starts_with("/sign-in"));
    assert!(!forgets(&expired.get(&to).await) && !forgets(&expired.get("/").await));

    browser.sign_in("matti@posti.test").await;
    assert_eq!(browser.post("/sign-out", &[]).await.location(), "/");
    assert!(forgets(&browser.get("/").await));
    assert!(!forgets(&browser.get("/").await), "once");

    app.pass(Duration::minutes(20));
    browser.sign_in("matti@posti.test").await;
    assert_eq!(browser.post("/leave", &[]).await.location(), "/left");
    assert!(forgets(&browser.get("/left").await));
    assert!(!forgets(&browser.get("/left").await), "an address alone wipes nothing");
}

#[tokio::test]
async fn calls_that_cannot_be_read_are_refused_and_change_nothing() {
    let app = TestApp::start().await;
    let task = app.tasks().await[1];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let owner = browser.owner().await;
    let before = app.rows().await;
    let sound = |value: &str| {
        format!(
            "{{\"owner\":\"{owner}\",\"task\":\"{task}\",\"version\":1,\"items\":[{{\"question\":\"good\",\"answer\":{value},\"age\":0}}]}}"
        )
    };
    let json_kind = Some("application/json");
    let bodies: Vec<(Option<&str>, Vec<u8>)> = vec![
        (json_kind, b"".to_vec()),
        (json_kind, b"{".to_vec()),
        (json_kind, b"null".to_vec()),
        (json_kind, b"[]".to_vec()),
        (json_kind, b"{\"task\":1}".to_vec()),
        (json_kind, format!("{{\"task\":\"{task}\",\"version\":1,\"items\":[]}}").into_bytes()),
        (json_kind, b"\xff\xfe{}".to_vec()),
        (json_kind, sound("{\"yes_no\":\"yes\"}").into_bytes()),
        (json_kind, sound("{\"option\":{\"option\":\"Not a code!\"}}").into_bytes()),
        (json_kind, sound("{\"number\":\"1e5\"}").into_bytes()),
        (json_kind, sound("{\"unknown_kind\":1}").into_bytes()),
        (json_kind, sound(&"[".repeat(100_000)).into_bytes()),
        (Some("application/x-www-form-urlencoded"), format!("task={task}&version=1").into_bytes()),
        (Some("text/plain"), sound("{\"yes_no\":true}").into_bytes()),
        (Some("application/x-www-form-urlencoded"), sound("{\"yes_no\":true}").into_bytes()),
        (Some("multipart/form-data"), sound("{\"yes_no\":true}").into_bytes()),
        (None, sound("{\"yes_no\":true}").into_bytes()),
    ];
    for (kind, body) in bodies {
        let at = format!("{kind:?} {}", String::from_utf8_lossy(&body[..body.len().min(120)]));
        let is_whole_for_send = kind == json_kind && at.contains("\"owner\":\"");
        for path in if is_whole_for_send { &[SAVE][..] } else { &[SAVE, SEND] } {
            let answer = browser.request(Method::POST, path, kind, Body::from(body.clone())).await;
            assert!(
                matches!(answer.status.as_u16(), 400 | 415),
                "{at}: {} {}",
                answer.status,
                answer.body
            );
            assert!(answer.body.contains("Unreadable"), "{at}: {}", answer.body);
        }
    }
    let huge = sound(&format!("{{\"text\":\"{}\"}}", "x".repeat(5 * 1024 * 1024)));
    let answer = browser.request(Method::POST, SAVE, json_kind, Body::from(huge)).await;
    assert_eq!((answer.status.as_u16(), answer.json()), (413, json!("Unreadable")));
    for method in [Method::GET, Method::PUT, Method::DELETE, Method::HEAD] {
        let answer = browser.request(method.clone(), SAVE, None, Body::empty()).await;
        assert_eq!(answer.status, 405, "{method}");
    }
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn what_the_island_saved_the_form_shows_and_what_the_form_saved_the_island_gets() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    fill_street(&mut browser, task).await;
    let page = browser.get(&format!("/tasks/{task}/answer/street")).await;
    let setup = page.attribute("[data-setup]", "data-setup").unwrap();
    let setup: Value = serde_json::from_str(&setup).unwrap();
    let answers = setup["answers"].to_string();
    for part in ["walk", "Penkkejä", "not_said", "12.5", "noise"] {
        assert!(answers.contains(part), "{part} in {answers}");
    }
    let rules = setup["rules"].to_string();
    assert!(rules.contains("at_most") && !rules.contains("Katusi"), "rules without words: {rules}");
    app.pass(Duration::seconds(1));
    save(&mut browser, task, "tell", json!({ "text": "rivi\ntoinen" }), 0).await;
    let last = browser.get(&format!("/tasks/{task}/answer/last")).await;
    assert_eq!(last.text_of("textarea[name='q-tell']"), "rivi\ntoinen");
}
