//! A task tried out by the pages that members get, and test answers that are nobody's results.

use model::{language::Language, projects::Access, staff::Role, time::Duration};
use serde_json::{Value, json};
use store::projects;
use uuid::Uuid;

use super::help::{FILE, TASK, id_of, make_project, make_task, press, with};
use crate::common::{Answer, Browser, TestApp};

const ANSWERS: [(&str, &str); 3] = [("q-swims", "yes"), ("q-where", "Hietaranta"), ("go", "next")];

fn place(task: Uuid, language: &str) -> String {
    format!("/staff/tasks/{task}/preview/{language}")
}

async fn anna(app: &TestApp) -> (Uuid, Browser<'_>) {
    app.staff_named(&[Role::Researcher], "anna").await
}

/// A draft and its researcher.
async fn draft(app: &TestApp) -> (Browser<'_>, Uuid) {
    let (_, mut anna) = anna(app).await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    (anna, task)
}

/// A researcher who may do so much in the task's project.
async fn colleague<'a>(
    app: &'a TestApp,
    anna: &mut Browser<'_>,
    task: Uuid,
    (name, access): (&str, Access),
) -> (Uuid, Browser<'a>) {
    let page = anna.get(&format!("/staff/tasks/{task}")).await;
    let project = page.attribute("main a[href^='/staff/projects/']", "href").unwrap();
    let project = project.rsplit('/').next().unwrap().parse().unwrap();
    let (id, browser) = app.staff_named(&[Role::Researcher], name).await;
    let mut tx = app.kanssa.db.begin().await.unwrap();
    projects::save_access(&mut tx, project, id, access).await.unwrap();
    tx.commit().await.unwrap();
    (id, browser)
}

/// Answers by plain forms, up to the receipt; gives its path.
async fn try_out(browser: &mut Browser<'_>, place: &str) -> String {
    let page = format!("{place}/answer/shore");
    let shown = browser.post(&page, &ANSWERS).await;
    assert_eq!(shown.location(), page, "a question was shown by the first: {}", shown.text());
    assert_eq!(browser.post(&page, &ANSWERS).await.location(), format!("{place}/review"));
    let review = browser.get(&format!("{place}/review")).await;
    assert!(review.shows("Hietaranta"), "{}", review.text());
    let sent = browser.post(&format!("{place}/send"), &[("go", "send")]).await;
    assert!(sent.location().starts_with(&format!("{place}/sent/")), "{}", sent.text());
    sent.location().to_owned()
}

async fn replace_questions(anna: &mut Browser<'_>, task: Uuid, file: &str) -> Answer {
    let path = format!("/staff/tasks/{task}/questions/from-file");
    let revision = anna.get(&path).await.value_of("revision");
    anna.post(&path, &[("revision", &revision), ("pasted", file), ("sure", "yes")]).await
}

/// Every row about members and what they answered.
async fn of_members(app: &TestApp) -> Vec<String> {
    let mut rows = app.rows().await;
    let tables = ["members", "responses", "answers", "result_blocks", "result_tallies", "jobs"];
    tables.into_iter().flat_map(|table| rows.remove(table).unwrap()).collect()
}

#[tokio::test]
async fn a_draft_is_tried_out_by_forms_in_each_language_and_every_page_is_marked() {
    let app = TestApp::start().await;
    let (mut anna, task) = draft(&app).await;
    let title = [("fi", "Missä uit?"), ("sv", "Var simmar du?"), ("en", "Missä uit?")];
    for (language, (tag, title)) in Language::ALL.into_iter().zip(title) {
        let place = place(task, tag);
        let words = |key: &str| app::texts::text(language, key, &[]);
        let begin = anna.get(&place).await;
        assert_eq!(begin.text_of("h1"), title);
        assert!(begin.shows("missä uidaan") || begin.shows("We find out where people swim."));
        let start = format!("main a[href='{place}/answer']");
        assert_eq!(begin.count(&start), 1, "{}", begin.text());
        let receipt = try_out(&mut anna, &place).await;
        let receipt = anna.get(&receipt).await;
        assert!(receipt.shows("Hietaranta") && receipt.shows(&words("answers-thanks")));
        app.pass(Duration::minutes(2));
        anna.post(&format!("{place}/answer/shore"), &[("q-swims", "no"), ("go", "next")]).await;
        let pages = [
            begin,
            anna.get(&format!("{place}/answer")).await,
            anna.get(&format!("{place}/answer/shore")).await,
            anna.get(&format!("{place}/review")).await,
            receipt,
        ];
        for page in pages {
            assert_eq!(page.status, 200);
            assert_eq!(page.attribute("html", "lang").as_deref(), Some(tag));
            assert_eq!(page.text_of(".test-mark p"), words("preview-mark"));
            assert_eq!(page.count(".site-nav, [data-owner], [data-keep]"), 0, "{tag}");
            for other in ["fi", "sv", "en"] {
                let link = format!("nav.languages a[href^='/staff/tasks/{task}/preview/{other}']");
                assert_eq!(page.count(&link), 1);
            }
        }
        anna.post(&format!("{place}/restart"), &[]).await;
    }
    let own = anna.get(&format!("/staff/tasks/{task}")).await;
    assert_eq!(own.attribute("html", "lang").as_deref(), Some("fi"), "their own pages stay so");
    assert_eq!(app.rows().await["test_responses"].len(), 3);
}

#[tokio::test]
async fn bad_input_is_told_and_kept_as_it_is_for_members() {
    let app = TestApp::start().await;
    let (mut anna, task) = draft(&app).await;
    let page = format!("{}/answer/shore", place(task, "fi"));
    anna.post(&page, &[("q-swims", "yes"), ("go", "next")]).await;
    let long = "a".repeat(101);
    let typed = [("q-swims", "yes"), ("q-where", long.as_str()), ("go", "next")];
    let refused = anna.post(&page, &typed).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text_of("[data-errors]").contains("liian pitkä"), "{}", refused.text());
    assert_eq!(refused.value_of("q-where"), long);
    assert_eq!(refused.count(".test-mark"), 1);
    let strange = anna.post(&page, &[("q-swims", "maybe"), ("go", "next")]).await;
    assert_eq!(strange.status, 422);
    for nowhere in ["/answer/nowhere", "/sent/1", "/answer/shore/more"] {
        let path = format!("{}{nowhere}", place(task, "fi"));
        assert_eq!(anna.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(anna.get(&place(task, "xx")).await.status, 404);
}

#[tokio::test]
async fn the_frame_alone_holds_frames_and_the_preview_alone_stands_in_them() {
    let app = TestApp::start().await;
    let (mut anna, task) = draft(&app).await;
    let header = |answer: &Answer, name: &str| answer.headers[name].to_str().unwrap().to_owned();
    let frame = anna.get(&format!("/staff/tasks/{task}/preview")).await;
    assert_eq!(frame.attribute("iframe", "src"), Some(place(task, "fi")));
    assert_eq!(frame.attribute("iframe", "title").as_deref(), Some("Tehtävä puhelimessa"));
    assert_eq!(frame.count(&format!("a.button[href='{}']", place(task, "fi"))), 1);
    let policy = header(&frame, "content-security-policy");
    assert!(policy.contains("frame-src 'self';"), "{policy}");
    assert!(policy.ends_with("frame-ancestors 'none'"), "{policy}");
    assert_eq!(header(&frame, "x-frame-options"), "DENY");
    for rest in ["", "/answer", "/answer/shore", "/review", "/nowhere"] {
        let page = anna.get(&format!("{}{rest}", place(task, "sv"))).await;
        let policy = header(&page, "content-security-policy");
        assert!(policy.ends_with("frame-ancestors 'self'"), "{rest}: {policy}");
        assert!(!policy.contains("frame-src"), "{rest}: {policy}");
        assert_eq!(header(&page, "x-frame-options"), "SAMEORIGIN", "{rest}");
    }
    // A refusal is told in the frame as well, with ways out of it.
    let nowhere = anna.get(&format!("{}/nowhere", place(task, "fi"))).await;
    assert_eq!(
        (nowhere.status.as_u16(), nowhere.count("a:not([target='_top'])[href^='/']")),
        (404, 0)
    );
    let mut signed_out = app.browser();
    signed_out.extra = vec![("sec-fetch-dest", "iframe".to_owned())];
    let told = signed_out.get(&place(task, "fi")).await;
    assert_eq!(
        (told.status.as_u16(), header(&told, "x-frame-options")),
        (401, "SAMEORIGIN".to_owned())
    );
    assert_eq!(told.count("main a[target='_top'][href='/staff/sign-in']"), 1);
    for other in ["", "/tests", "/settings"] {
        let page = anna.get(&format!("/staff/tasks/{task}{other}")).await;
        let policy = header(&page, "content-security-policy");
        assert!(policy.ends_with("frame-ancestors 'none'"), "{other}: {policy}");
        assert!(!policy.contains("frame-src"), "{other}: {policy}");
        assert_eq!(header(&page, "x-frame-options"), "DENY", "{other}");
    }
}

#[tokio::test]
async fn r36_test_answers_change_nothing_of_results_progress_or_members() {
    let app = TestApp::start().await;
    let (mut anna, task) = draft(&app).await;
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);
    anna.post(&format!("/staff/tasks/{task}/results"), &[("compare", "swims"), ("sure", "yes")])
        .await;
    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    for _ in 0..2 {
        member.post(&format!("/tasks/{task}/answer/shore"), &ANSWERS).await;
    }
    member.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    app.work().await;
    let mut look = async || {
        app.work().await;
        let mut seen: Vec<Answer> = Vec::new();
        for path in ["/results", "/results?f-swims=yes", "/results/where"] {
            seen.push(anna.get(&format!("/staff/tasks/{task}{path}")).await);
        }
        for path in ["/tasks", "/answers", "/answers/download"] {
            seen.push(member.get(path).await);
        }
        // But for the nonce of a page's scripts, which is another each time.
        let seen = seen.into_iter().map(|page| match page.attribute("script", "nonce") {
            Some(nonce) => page.body.replace(&nonce, ""),
            None => page.body,
        });
        let seen: Vec<String> = seen.collect();
        (seen, of_members(&app).await)
    };
    look().await; // messages that are shown once
    let before = look().await;
    let (_, mut bo) = app.staff_named(&[Role::Researcher], "bo").await;
    let mut browsers = Vec::new();
    for number in 0..12 {
        let name = format!("kollega{number}");
        let of_project = colleague_of(&app, task, &name).await;
        browsers.push(of_project);
    }
    for browser in &mut browsers {
        try_out(browser, &place(task, "fi")).await;
    }
    assert_eq!(app.rows().await["test_responses"].len(), 12);
    let after = look().await;
    for (number, (before, after)) in before.0.iter().zip(&after.0).enumerate() {
        assert_eq!(before, after, "page {number}: not a byte");
    }
    assert_eq!(before.1, after.1);
    assert_eq!(bo.get(&place(task, "fi")).await.status, 404);
}

/// A colleague of the task's project, made behind the pages' back.
async fn colleague_of<'a>(app: &'a TestApp, task: Uuid, name: &str) -> Browser<'a> {
    let (id, browser) = app.staff_named(&[Role::Researcher], name).await;
    let mut tx = app.kanssa.db.begin().await.unwrap();
    let found = store::tasks::find(&mut tx, task).await.unwrap().unwrap();
    projects::save_access(&mut tx, found.project, id, Access::Read).await.unwrap();
    tx.commit().await.unwrap();
    browser
}

#[tokio::test]
async fn who_answered_another_task_is_still_asked_by_what_members_sent_alone() {
    let app = TestApp::start().await;
    let (mut anna, first) = draft(&app).await;
    press(&mut anna, first, "publish").await;
    let page = anna.get(&format!("/staff/tasks/{first}")).await;
    let project = page.attribute("main a[href^='/staff/projects/']", "href").unwrap();
    let form = with(&TASK, &[("file", FILE)]);
    let second = id_of(&anna.post(&format!("{project}/tasks/new"), &form).await);
    let settings = format!("/staff/tasks/{second}/settings");
    let revision = anna.get(&settings).await.value_of("revision");
    let first_id = first.to_string();
    let form = with(&TASK, &[("revision", &revision), ("answered", &first_id)]);
    assert_eq!(anna.post(&settings, &form).await.status, 303);
    press(&mut anna, second, "publish").await;
    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    try_out(&mut anna, &place(first, "fi")).await;
    assert_eq!(member.get(&format!("/tasks/{second}")).await.status, 404);
    assert_eq!(anna.get(&place(second, "fi")).await.status, 200, "staff try out what asks others");
}

#[tokio::test]
async fn only_the_project_tries_it_out_and_nobody_finds_the_other_way_in() {
    let app = TestApp::start().await;
    let (mut anna, task) = draft(&app).await;
    let receipt = try_out(&mut anna, &place(task, "fi")).await;
    let id = receipt.rsplit('/').next().unwrap().to_owned();
    let (_, mut bo) = app.staff_named(&[Role::Researcher], "bo").await;
    let (fi, one) = (place(task, "fi"), format!("/staff/tasks/{task}/tests/{id}"));
    for path in [
        format!("/staff/tasks/{task}/preview"),
        fi.clone(),
        format!("{fi}/answer"),
        format!("{fi}/answer/shore"),
        format!("{fi}/review"),
        receipt.clone(),
        format!("/staff/tasks/{task}/tests"),
        one.clone(),
    ] {
        assert_eq!(bo.get(&path).await.status, 404, "{path}");
    }
    for path in [
        format!("{fi}/answer/shore"),
        format!("{fi}/send"),
        format!("{fi}/restart"),
        format!("{one}/remove"),
        format!("/staff/tasks/{task}/tests/remove"),
    ] {
        assert_eq!(bo.post(&path, &ANSWERS).await.status, 404, "{path}");
    }
    let owner = setup(&anna.get(&format!("{fi}/answer")).await)["owner"].clone();
    let call = json!({ "owner": owner, "task": task, "version": 1, "items": [], "language": "fi" });
    let foreign = bo.call("/api/test-answers/save", &call).await;
    assert_eq!((foreign.status.as_u16(), foreign.json()), (403, json!("SomebodyElse")));
    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    for path in ["/api/test-answers/save", "/api/test-answers/send"] {
        assert_eq!(member.call(path, &call).await.status, 403, "{path}");
        assert_eq!(anna.call(&path.replace("test-", ""), &call).await.status, 403, "{path}");
    }
    let (_, mut reader) = colleague(&app, &mut anna, task, ("cia", Access::Read)).await;
    assert_eq!(reader.get(&receipt).await.status, 404, "a receipt is one's own");
    assert!(reader.get(&one).await.shows("Hietaranta"), "who may read the project reads them");
    let all = format!("/staff/tasks/{task}/tests/remove");
    assert_eq!(reader.post(&format!("{one}/remove"), &[]).await.status, 403);
    assert_eq!(reader.post(&all, &[]).await.status, 403);
    assert_eq!(
        reader.get(&format!("/staff/tasks/{task}/tests")).await.count("form[action*='tests']"),
        0
    );
    assert_eq!(app.rows().await["test_responses"].len(), 1);
}

/// What the page hands its part in the browser.
fn setup(page: &Answer) -> Value {
    let setup = page.attribute("[data-setup]", "data-setup").unwrap();
    serde_json::from_str(&setup).unwrap()
}

#[tokio::test]
async fn the_part_in_the_browser_saves_and_sends_test_answers_and_keeps_nothing() {
    let app = TestApp::start().await;
    let (mut anna, task) = draft(&app).await;
    let place = place(task, "sv");
    let before = of_members(&app).await;
    let setup = setup(&anna.get(&format!("{place}/answer/shore")).await);
    assert_eq!(setup["place"], place.as_str());
    assert_eq!((&setup["is_test"], &setup["keeps"]), (&json!(true), &json!(false)));
    let call = |items: Value| json!({ "owner": setup["owner"], "task": task, "version": setup["version"], "items": items });
    let item = |question: &str, answer: Value, age: i64| json!({ "question": question, "answer": answer, "age": age });
    let items = json!([
        item("swims", json!({ "yes_no": true }), 0),
        item("where", json!({ "text": "Hietaranta" }), 0),
        item("nowhere", json!({ "text": "x" }), 0),
    ]);
    let saved = anna.call("/api/test-answers/save", &call(items)).await;
    assert_eq!(saved.json()["refused"], json!(["nowhere"]), "{}", saved.body);
    let old = json!([item("where", json!({ "text": "Ennen" }), 5_000)]);
    let saved = anna.call("/api/test-answers/save", &call(old)).await;
    assert_eq!(saved.json()["kept"], json!({ "where": { "text": "Hietaranta" } }));
    let asking = json!({ "owner": setup["owner"], "task": task, "language": "sv" });
    let sent = anna.call("/api/test-answers/send", &asking).await;
    let receipt = sent.json()["receipt"].as_str().unwrap().to_owned();
    assert!(receipt.starts_with(&format!("{place}/sent/")));
    assert!(anna.get(&receipt).await.shows("Hietaranta"));
    let again = anna.call("/api/test-answers/send", &asking).await;
    assert_eq!(again.json()["receipt"], receipt.as_str(), "sending twice is sending once");
    let asking = json!({ "owner": setup["owner"], "task": task, "language": "ar" });
    let further = anna.call("/api/test-answers/send", &asking).await;
    let (there, here) = (receipt.replace("/sv/", "/ar/"), further.json()["receipt"].clone());
    assert_eq!(here, there.as_str(), "the receipt is where the task is tried out");
    assert_eq!(of_members(&app).await, before);
}

#[tokio::test]
async fn an_edited_draft_is_gone_on_with_and_what_was_sent_is_still_read() {
    let app = TestApp::start().await;
    let (mut anna, task) = draft(&app).await;
    let fi = place(task, "fi");
    let receipt = try_out(&mut anna, &fi).await;
    app.pass(Duration::minutes(2));
    let page = format!("{fi}/answer/shore");
    anna.post(&page, &ANSWERS).await;
    let setup = setup(&anna.get(&page).await);
    let edited = FILE.replace("\"where\"", "\"beach\"").replace("Uitko?", "Uitko meressä?");
    assert_eq!(replace_questions(&mut anna, task, &edited).await.status, 303);

    let read = anna.get(&receipt).await;
    assert!(read.shows("Hietaranta") && read.shows("where"), "{}", read.text());
    assert!(read.shows("versioon 1") && read.shows("version 2"), "{}", read.text());
    // A page from before goes by the codes that are still there.
    let items = json!([
        { "question": "swims", "answer": { "yes_no": false }, "age": 0 },
        { "question": "where", "answer": { "text": "Muualla" }, "age": 0 },
    ]);
    let call = json!({ "owner": setup["owner"], "task": task, "version": 1, "items": items });
    let saved = anna.call("/api/test-answers/save", &call).await;
    assert_eq!(saved.json()["refused"], json!(["where"]), "{}", saved.body);
    let page = anna.get(&page).await;
    assert!(page.shows("Uitko meressä?"));
    assert_eq!(page.count("input[name='q-swims'][value='no'][checked]"), 1, "what was answered");
    let sent = anna.post(&format!("{fi}/send"), &[("go", "send")]).await;
    let read = anna.get(sent.location()).await;
    assert!(!read.shows("Hietaranta"), "what is asked no more is not sent: {}", read.text());
    let list = anna.get(&format!("/staff/tasks/{task}/tests")).await;
    assert!(list.text().find("versio 2") < list.text().find("versio 1"), "{}", list.text());
}

#[tokio::test]
async fn a_draft_with_flaws_is_shown_as_far_as_it_can_be() {
    let app = TestApp::start().await;
    let (mut anna, task) = draft(&app).await;
    let fi = place(task, "fi");
    let frame = format!("/staff/tasks/{task}/preview");
    let no_text = FILE.replace("\"fi\": \"Missä?\"", "\"sv\": \"Var?\"");
    replace_questions(&mut anna, task, &no_text).await;
    let told = anna.get(&frame).await.text_of(".notice--warning");
    assert!(told.contains("where:"), "{told}");
    assert!(try_out(&mut anna, &fi).await.contains("/sent/"));

    let twice = FILE.replace("\"where\"", "\"swims\"");
    replace_questions(&mut anna, task, &twice).await;
    let begin = anna.get(&fi).await;
    assert!(begin.text_of(".notice--warning").contains("swims:"), "{}", begin.text());
    assert_eq!(begin.count(&format!("main a[href='{fi}/answer']")), 0);
    for rest in ["/answer", "/answer/shore", "/review"] {
        assert_eq!(anna.get(&format!("{fi}{rest}")).await.location(), fi, "{rest}");
    }
    assert_eq!(anna.post(&format!("{fi}/answer/shore"), &ANSWERS).await.location(), fi);
    assert_eq!(anna.post(&format!("{fi}/send"), &[("go", "send")]).await.location(), fi);

    let empty = r#"{ "format": "kanssa-questionnaire/1", "pages": [] }"#;
    replace_questions(&mut anna, task, empty).await;
    assert!(anna.get(&frame).await.shows("ei ole kysymyksiä"));
    assert!(anna.get(&fi).await.text_of(".notice--warning").contains("ei ole kysymyksiä"));
    assert_eq!(anna.get(&format!("{fi}/review")).await.location(), fi);
}

#[tokio::test]
async fn test_answers_are_listed_read_and_deleted_and_deletions_are_logged() {
    let app = TestApp::start().await;
    let (mut anna, task) = draft(&app).await;
    let tests = format!("/staff/tasks/{task}/tests");
    assert!(anna.get(&tests).await.shows("Kukaan ei ole vielä"));
    let (bo_id, mut bo) = colleague(&app, &mut anna, task, ("bo", Access::Read)).await;
    try_out(&mut bo, &place(task, "sv")).await;
    try_out(&mut anna, &place(task, "fi")).await;
    app.pass(Duration::minutes(2));
    anna.post(&format!("{}/answer/shore", place(task, "fi")), &ANSWERS).await;
    let list = anna.get(&tests).await;
    assert_eq!(list.count(".card"), 3);
    assert_eq!(list.count(".status--started"), 1);
    assert!(list.shows("anna, ") && list.shows("bo, "), "{}", list.text());
    assert_eq!(bo.get(&tests).await.count(".card form"), 1, "their own");

    let own = bo.get(&tests).await.attribute(".card form", "action").unwrap();
    assert_eq!(bo.post(&own, &[]).await.location(), tests);
    assert_eq!(bo.post(&own, &[]).await.status, 404);
    let one = anna.get(&tests).await.attribute(".card form", "action").unwrap();
    assert_eq!(anna.post(&one, &[]).await.location(), tests);
    assert_eq!(anna.get(&tests).await.count(".card"), 1);
    try_out(&mut bo, &place(task, "en")).await;
    let mut tx = app.kanssa.db.begin().await.unwrap();
    store::staff::remove(&mut tx, &app.kanssa.vault, bo_id).await.unwrap();
    tx.commit().await.unwrap();
    assert!(!anna.get(&tests).await.shows("bo, "), "they went with the account");
    assert_eq!(app.rows().await["test_responses"].len(), 1);
    let all = anna.post(&format!("{tests}/remove"), &[]).await;
    assert_eq!(all.location(), tests);
    assert!(anna.get(&tests).await.shows("on poistettu"));
    let rows = app.rows().await;
    assert!(rows["test_responses"].is_empty() && rows["test_answers"].is_empty());
    let mut conn = app.kanssa.db.read().await.unwrap();
    let entries = store::audit::list(&mut conn, 0).await.unwrap();
    let removals = entries.iter().filter(|entry| entry.act == "test-answers-removed");
    let reasons: Vec<&str> = removals.map(|entry| entry.reason.as_str()).collect();
    assert_eq!(reasons, ["one", "one", "all"]);
}

#[tokio::test]
async fn they_go_with_the_draft_and_begin_anew_at_a_press() {
    let app = TestApp::start().await;
    let (mut anna, task) = draft(&app).await;
    let fi = place(task, "fi");
    anna.post(&format!("{fi}/answer/shore"), &ANSWERS).await;
    assert!(anna.get(&fi).await.shows("Jatka vastaamista"));
    assert_eq!(anna.post(&format!("{fi}/restart"), &[]).await.location(), fi);
    assert!(!anna.get(&fi).await.shows("Jatka vastaamista"));
    assert!(app.rows().await["test_answers"].is_empty());
    anna.post(&format!("{fi}/answer/shore"), &ANSWERS).await;
    assert_eq!(press(&mut anna, task, "remove").await.status, 303);
    let rows = app.rows().await;
    assert!(rows["test_responses"].is_empty() && rows["test_answers"].is_empty());
    assert_eq!(anna.get(&fi).await.status, 404);
}
