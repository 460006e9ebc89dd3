//! Logic, by plain forms: offered options and rows, an early end, passed over, own rules, what is
//! worked out, answers in texts, endings, an order of one's own.

use uuid::Uuid;

use crate::{
    common::{Answer, Browser, TestApp},
    walk::{fi, send, send_page, stored},
};

/// The demo's task with logic in it.
async fn task(app: &TestApp) -> Uuid {
    const DEMO: &str = include_str!("../../src/demo/content.json");
    let file: serde_json::Value = serde_json::from_str(DEMO).unwrap();
    let projects = file["projects"].as_array().unwrap().iter();
    let keys: Vec<&str> = projects
        .flat_map(|project| project["tasks"].as_array().unwrap())
        .map(|task| task["key"].as_str().unwrap())
        .collect();
    let tasks = app.publish(DEMO).await;
    tasks[keys.iter().position(|key| *key == "library_family").unwrap()]
}

async fn page(browser: &mut Browser<'_>, task: Uuid, page: &str) -> Answer {
    browser.get(&format!("/tasks/{task}/answer/{page}")).await
}

const USES: &[(&str, &str)] = &[("q-uses", "yes"), ("go", "next")];
const WHERE: &[(&str, &str)] =
    &[("q-which", "near"), ("q-which", "web"), ("q-visits", "4"), ("go", "next")];
const RATE: &[(&str, &str)] = &[
    ("q-best", "web"),
    ("q-rate-row-hours", "good"),
    ("q-rate-row-search", "fair"),
    ("go", "next"),
];

async fn up_to_home(browser: &mut Browser<'_>, task: Uuid) {
    for (code, fields, next) in
        [("begin", USES, "where"), ("where", WHERE, "rate"), ("rate", RATE, "home")]
    {
        let answer = send_page(browser, task, code, fields).await;
        assert_eq!(answer.location(), format!("/tasks/{task}/answer/{next}"), "{}", answer.text());
    }
}

#[tokio::test]
async fn an_early_end_leads_to_the_review_and_has_its_own_thanks() {
    let app = TestApp::start().await;
    let task = task(&app).await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let no = [("q-uses", "no"), ("go", "next")];
    let answer = send_page(&mut browser, task, "begin", &no).await;
    assert_eq!(answer.location(), format!("/tasks/{task}/review"));
    let review = browser.get(answer.location()).await;
    assert_eq!(review.count("[data-review]:not([hidden])"), 1);
    let receipt = send(&mut browser, task).await;
    let receipt = browser.get(&receipt).await;
    assert!(receipt.shows("Kirjastokortin saa mistä tahansa kirjastosta"), "{}", receipt.text());
    assert!(!receipt.shows(&fi("answers-thanks")), "in the author's words, not in ours");
}

#[tokio::test]
async fn options_and_rows_are_offered_by_earlier_answers_and_only_those_count() {
    let app = TestApp::start().await;
    let task = task(&app).await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    send_page(&mut browser, task, "begin", USES).await;
    send_page(&mut browser, task, "where", WHERE).await;
    let rate = page(&mut browser, task, "rate").await;
    let hidden =
        |answer: &Answer, code: &str| answer.count(&format!("[data-choice='{code}'][hidden]"));
    assert_eq!([hidden(&rate, "main"), hidden(&rate, "bus"), hidden(&rate, "near")], [1, 1, 0]);
    assert_eq!([hidden(&rate, "stops"), hidden(&rate, "search")], [1, 0]);
    assert_eq!(rate.count("[data-choice='hours']"), 0, "it is always offered");

    // Of the rows that are offered each must be answered; of the others none is kept.
    let some = [("q-rate-row-hours", "good"), ("q-rate-row-stops", "bad"), ("go", "next")];
    let told = send_page(&mut browser, task, "rate", &some).await;
    assert_eq!(told.status, 422);
    assert!(told.shows(&fi("answers-problem-missing-rows")));
    send_page(&mut browser, task, "rate", RATE).await;

    // The library by which the best was chosen is taken back: so is the choice.
    let other = [("q-which", "near"), ("q-visits", "4"), ("go", "next")];
    send_page(&mut browser, task, "where", &other).await;
    let review = browser.get(&format!("/tasks/{task}/review")).await;
    let best = review.text_of("[data-review='best'] dd [data-lines]");
    assert_eq!(best, fi("answers-no-answer"));
    send(&mut browser, task).await;
    let rows = stored(&app).await.join("\n");
    assert!(!rows.contains("search") && rows.contains("hours"), "{rows}");
    assert!(!rows.contains("\"best\"") && !rows.contains("|best|"), "{rows}");
}

#[tokio::test]
async fn whoever_passes_over_a_wanted_question_is_asked_once() {
    let app = TestApp::start().await;
    let task = task(&app).await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    send_page(&mut browser, task, "begin", USES).await;
    let without = [("q-which", "near"), ("go", "next")];
    let asked = send_page(&mut browser, task, "where", &without).await;
    assert_eq!(asked.status, 422);
    assert!(asked.shows(&fi("answers-problem-passed-over")), "{}", asked.text());
    assert_eq!(asked.count("[data-passed-over]:not([hidden])"), 1);
    assert_eq!(asked.count("[data-wrong]:not([hidden])"), 0, "nothing is wrong");
    let told = asked.value_of("told");
    assert_eq!(told, "visits");
    let again = [("q-which", "near"), ("told", told.as_str()), ("go", "next")];
    let gone_on = send_page(&mut browser, task, "where", &again).await;
    assert_eq!(gone_on.location(), format!("/tasks/{task}/answer/rate"));
    // The required question of the same page cannot be passed over so.
    let nothing = [("told", "visits which"), ("go", "next")];
    let missing = send_page(&mut browser, task, "where", &nothing).await;
    assert!(missing.shows(&fi("answers-problem-missing")));
}

#[tokio::test]
async fn numbers_are_worked_out_said_and_stored_and_rules_told_in_their_own_words() {
    let app = TestApp::start().await;
    let task = task(&app).await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    up_to_home(&mut browser, task).await;
    let many = [("q-adults", "1"), ("q-children", "30"), ("go", "next")];
    // The story hour is shown first, as something new on the page.
    send_page(&mut browser, task, "home", &many).await;
    let told = send_page(&mut browser, task, "home", &many).await;
    assert_eq!(told.status, 422);
    assert!(told.shows("Lapsia on enemmän kuin kymmenen aikuista kohti."), "{}", told.text());
    assert_eq!(told.count("[data-question='people']"), 0, "nobody is asked it");

    let home = [("q-adults", "2"), ("q-children", "3"), ("q-story_hour", "yes"), ("go", "next")];
    let answer = send_page(&mut browser, task, "home", &home).await;
    assert_eq!(answer.location(), format!("/tasks/{task}/review"), "{}", answer.text());
    let shown = page(&mut browser, task, "home").await;
    assert!(shown.shows("Teitä on 5. Tulisiko joku teistä"), "{}", shown.text());
    assert_eq!(shown.text_of("[data-place-of='people']"), "5");

    // A number that somebody sends in its place is not taken.
    let forged = [("q-people", "99"), ("q-adults", "2"), ("q-children", "3"), ("go", "next")];
    send_page(&mut browser, task, "home", &forged).await;
    let receipt = send(&mut browser, task).await;
    let receipt = browser.get(&receipt).await;
    assert!(receipt.shows("Kiitos koko 5 hengen kotiväelle"), "{}", receipt.text());
    assert!(receipt.shows("Kodin asukkaita"), "R44: what is worked out of one's answers is seen");
    let rows = stored(&app).await.join("\n");
    assert!(rows.contains("people") && !rows.contains("\"99\""), "{rows}");

    // Changed and sent again, it is worked out again.
    let home = [("q-adults", "2"), ("q-children", "0"), ("go", "next")];
    send_page(&mut browser, task, "home", &home).await;
    let receipt = send(&mut browser, task).await;
    assert!(browser.get(&receipt).await.shows("Kiitos, että kerroit"));
    let file = browser.get("/answers/download").await.json();
    let answers = file["tasks"][0]["answers"].as_array().unwrap().clone();
    let people = answers.iter().find(|answer| answer["code"] == "people").unwrap();
    assert_eq!(people["answer"][0], "2");
    assert!(answers.iter().all(|answer| answer["code"] != "story_hour"), "not asked any more");
}

#[tokio::test]
async fn each_member_has_an_order_of_their_own_and_keeps_it() {
    let app = TestApp::start().await;
    let task = task(&app).await;
    let mut orders = std::collections::BTreeSet::new();
    for number in 0..12 {
        let name = format!("Puistoystävä{number}");
        let mut browser = app.member(&format!("asukas{number}@posti.test"), &name).await;
        send_page(&mut browser, task, "begin", USES).await;
        let order = |answer: &Answer| -> Vec<String> {
            let body = answer.body.clone();
            let start = body.find("data-question=\"which\"").unwrap();
            let codes = ["main", "near", "bus", "web", "other"];
            let mut places: Vec<(usize, &str)> = codes
                .iter()
                .map(|code| (body[start..].find(&format!("value=\"{code}\"")).unwrap(), *code))
                .collect();
            places.sort_unstable();
            places.into_iter().map(|(_, code)| code.to_owned()).collect()
        };
        let first = order(&page(&mut browser, task, "where").await);
        assert_eq!(first, order(&page(&mut browser, task, "where").await));
        assert_eq!(first.last().unwrap(), "other");
        orders.insert(first);
    }
    assert!(orders.len() > 3, "twelve members, {} orders", orders.len());
}
