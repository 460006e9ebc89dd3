//! A quota is full: told kindly, by forms and by calls, and nothing of the answers is kept.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    common::{Answer, Browser, TestApp},
    walk::{fi, stored},
};

/// A task of two pages with these quotas.
async fn task(app: &TestApp, quotas: Value) -> Uuid {
    const DEMO: &str = include_str!("../../src/demo/content.json");
    let mut file: Value = serde_json::from_str(DEMO).unwrap();
    let projects = file["projects"].as_array_mut().unwrap();
    projects.truncate(1);
    let tasks = projects[0]["tasks"].as_array_mut().unwrap();
    tasks.truncate(1);
    let task = &mut tasks[0];
    task.as_object_mut().unwrap().remove("texts");
    task["questionnaire"] = json!({ "pages": [
        { "code": "first", "questions": [
            { "code": "swims", "text": { "fi": "Uitko?" }, "kind": "yes_no", "required": true } ] },
        { "code": "second", "questions": [
            { "code": "where", "text": { "fi": "Missä?" }, "kind": { "short_text": { "most": 100 } } } ] } ],
        "quotas": quotas });
    app.publish(&file.to_string()).await[0]
}

fn swimmers() -> Value {
    json!([{ "code": "swimmers", "counts_if": "swims", "limit": 8, "full": { "fi": "Uimareita on jo kahdeksan." } }])
}

async fn page(
    browser: &mut Browser<'_>,
    task: Uuid,
    page: &str,
    fields: &[(&str, &str)],
) -> Answer {
    browser.post(&format!("/tasks/{task}/answer/{page}"), fields).await
}

/// Members who have answered and sent.
async fn fill(app: &TestApp, task: Uuid, how_many: usize, swims: &str) {
    for number in 0..how_many {
        let name = format!("Puistoystävä{number}");
        let mut browser = app.member(&format!("{swims}{number}@posti.test"), &name).await;
        page(&mut browser, task, "first", &[("q-swims", swims), ("go", "next")]).await;
        let sent = browser.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
        assert!(sent.location().starts_with("/answers/"), "{}", sent.text());
    }
}

#[tokio::test]
async fn whoever_comes_too_late_is_told_kindly_and_nothing_is_kept() {
    let app = TestApp::start().await;
    let task = task(&app, swimmers()).await;
    fill(&app, task, 8, "yes").await;
    let before = stored(&app).await.len();
    let mut late = app.member("matti@posti.test", "Rantaystävä").await;
    let told = page(&mut late, task, "first", &[("q-swims", "yes"), ("go", "next")]).await;
    assert_eq!(told.location(), format!("/tasks/{task}/full/swimmers"), "{}", told.text());
    assert_eq!(stored(&app).await.len(), before, "nothing is kept");
    let told = late.get(told.location()).await;
    assert_eq!(told.status, 200);
    assert!(
        told.shows("Uimareita on jo kahdeksan.") && told.shows(&fi("answers-full-nothing-kept"))
    );
    assert!(!late.get("/answers").await.shows("Uitko?"));
    // Whoever does not swim is still wanted.
    let next = page(&mut late, task, "first", &[("q-swims", "no"), ("go", "next")]).await;
    assert_eq!(next.location(), format!("/tasks/{task}/answer/second"));
    let sent = late.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    assert!(sent.location().starts_with("/answers/"), "{}", sent.text());
    // Having sent, they may say that they do swim.
    let fixed = page(&mut late, task, "first", &[("q-swims", "yes"), ("go", "next")]).await;
    assert_eq!(fixed.location(), format!("/tasks/{task}/answer/second"), "{}", fixed.text());
    let sent = late.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    assert!(sent.location().starts_with("/answers/"), "{}", sent.text());
}

#[tokio::test]
async fn what_fills_up_meanwhile_is_told_when_sending() {
    let app = TestApp::start().await;
    let task = task(&app, swimmers()).await;
    let mut slow = app.member("matti@posti.test", "Rantaystävä").await;
    page(&mut slow, task, "first", &[("q-swims", "yes"), ("go", "next")]).await;
    let mut looking = app.member("liisa@posti.test", "Metsäystävä").await;
    page(&mut looking, task, "first", &[("q-swims", "yes"), ("go", "next")]).await;
    fill(&app, task, 8, "yes").await;
    let told = slow.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    assert_eq!(told.location(), format!("/tasks/{task}/full/swimmers"));
    assert!(slow.get(told.location()).await.shows(&fi("answers-full-nothing-kept")));
    // Only looking changes nothing: what was begun can be taken away.
    let told = looking.get(&format!("/tasks/{task}/answer")).await;
    assert_eq!(told.location(), format!("/tasks/{task}/full/swimmers"));
    let told = looking.get(told.location()).await;
    assert!(told.shows(&fi("answers-full-begun")), "{}", told.text());
    let remove = told.attribute("form[action$='/remove']", "action").unwrap();
    assert_eq!(looking.post(&remove, &[]).await.status, 303);
    let told = looking.get(&format!("/tasks/{task}/full/swimmers")).await;
    assert!(told.shows(&fi("answers-full-nothing-kept")));
}

#[tokio::test]
async fn the_first_eight_of_everybody_is_the_simplest_quota() {
    let app = TestApp::start().await;
    let task = task(&app, json!([{ "code": "all", "limit": 8 }])).await;
    let mut early = app.member("matti@posti.test", "Rantaystävä").await;
    let path = format!("/tasks/{task}/full/all");
    let to_task = early.get(&path).await;
    assert_eq!(to_task.location(), format!("/tasks/{task}"), "it is not full");
    let link = format!("a[href=\"/tasks/{task}\"]");
    assert_eq!(early.get("/tasks").await.count(&link), 1);
    fill(&app, task, 8, "no").await;
    assert_eq!(early.get("/tasks").await.count(&link), 0, "nobody is invited any more");
    let told = early.get(&format!("/tasks/{task}/answer")).await;
    assert_eq!(told.location(), path, "before anything is asked");
    assert!(early.get(&path).await.shows(&fi("answers-full-lead")), "in our words");
    assert_eq!(early.get(&format!("/tasks/{task}/full/other")).await.status, 404);
}

#[tokio::test]
async fn the_browser_s_calls_say_where_it_is_told() {
    let app = TestApp::start().await;
    let task = task(&app, swimmers()).await;
    let mut slow = app.member("matti@posti.test", "Rantaystävä").await;
    let owner = slow.owner().await;
    let item = json!({ "question": "swims", "answer": { "yes_no": true }, "age": 0 });
    let call = json!({ "owner": owner, "task": task, "version": 1, "items": [item] });
    let saved = slow.call("/api/answers/save", &call).await;
    assert_eq!(saved.json().get("over"), None, "{}", saved.body);
    fill(&app, task, 8, "yes").await;
    let path = format!("/tasks/{task}/full/swimmers");
    let sent = slow.call("/api/answers/send", &json!({ "owner": owner, "task": task })).await;
    assert_eq!(sent.json()["receipt"], path.as_str(), "{}", sent.body);
    let before = stored(&app).await.len();
    let saved = slow.call("/api/answers/save", &call).await;
    assert_eq!(saved.json()["over"], path.as_str(), "{}", saved.body);
    assert_eq!(stored(&app).await.len(), before);
}
