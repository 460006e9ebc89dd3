//! How much one visitor may ask for: enough for a workshop, too little for a flood.

use std::collections::BTreeSet;

use axum::http::header;
use model::time::Duration;

use crate::{
    common::TestApp,
    help::{ask, client, count_members, person, says},
    sign_in::told,
};

const ADDRESS: &str = "matti.virtanen@posti.test";

#[tokio::test]
async fn one_address_gets_five_mails_in_ten_minutes_and_nobody_can_tell() {
    let app = TestApp::start().await;
    let mut answers = BTreeSet::new();
    for spelling in 0..8 {
        let address = if spelling % 2 == 0 { ADDRESS } else { "Matti.VIRTANEN@posti.test" };
        let asked = app.browser().post("/sign-in", &[("address", address)]).await;
        answers.insert(told(&asked));
        app.work().await;
    }
    let sent = || app.mailer.sent.lock().unwrap().len();
    assert_eq!((answers.len(), sent()), (1, 5));
    let (_, code) = ask(&app, &mut app.browser(), "maija@posti.test").await;
    assert_ne!(code, "");
    app.pass(Duration::minutes(10));
    ask(&app, &mut app.browser(), ADDRESS).await;
    assert_eq!(sent(), 7);
}

#[tokio::test]
async fn who_asks_once_too_often_can_still_use_the_last_mail() {
    for (by_link, is_over) in [(false, false), (false, true), (true, true)] {
        let app = TestApp::start().await;
        let mut browser = app.browser();
        for _ in 0..if is_over { 8 } else { 5 } {
            browser.post("/sign-in", &[("address", ADDRESS)]).await;
            app.work().await;
        }
        let (link, code) = app.link_and_code(ADDRESS);
        let proven = if by_link {
            browser.post(&link, &[]).await
        } else {
            browser.post("/sign-in/code", &[("code", &code)]).await
        };
        assert_eq!(proven.location(), "/join");
    }
}

#[tokio::test]
async fn thirty_people_behind_one_network_address_join_in_the_same_minute() {
    let app = TestApp::start().await;
    let mut browsers = Vec::new();
    for number in 0..30 {
        let mut browser = app.newcomer(&format!("nn{number}@posti.test")).await;
        let suggestion = browser.get("/account/pseudonym").await.value_of("pseudonym");
        let named = browser.post("/account/pseudonym", &[("pseudonym", &suggestion)]).await;
        assert_eq!(named.location(), "/tasks");
        browsers.push(browser);
    }
    for browser in &mut browsers {
        for path in ["/tasks", "/account", "/answers", "/notice"] {
            assert_eq!(browser.get(path).await.status, 200);
        }
    }
    assert_eq!(count_members(&app).await, 30);
}

#[tokio::test]
async fn ninety_sign_ins_in_ten_minutes_are_enough_for_one_network_address() {
    let app = TestApp::start().await;
    let ask_for = async |number: u8, from: u8| {
        let mut browser = app.browser();
        browser.client = Some(client(from));
        browser.post("/sign-in", &[("address", &format!("nn{number}@posti.test"))]).await
    };
    for number in 0..90 {
        assert_eq!(ask_for(number, 1).await.status, 303);
    }
    let refused = ask_for(90, 1).await;
    assert_eq!(refused.status, 429);
    assert_eq!(refused.headers[header::RETRY_AFTER], "600");
    assert!(refused.shows(&says("common-too-many")), "{}", refused.text());
    assert_eq!(ask_for(90, 2).await.status, 303, "others are not in the way");
    app.pass(Duration::minutes(10));
    assert_eq!(ask_for(91, 1).await.status, 303);
}

#[tokio::test]
async fn two_hundred_codes_in_ten_minutes_are_enough_for_one_network_address() {
    let app = TestApp::start().await;
    let try_from = async |from: u8| {
        let mut browser = app.browser();
        browser.client = Some(client(from));
        browser.post("/sign-in/code", &[("code", "0000-0000")]).await.status
    };
    for _ in 0..200 {
        assert_eq!(try_from(1).await, 422);
    }
    assert_eq!(try_from(1).await, 429);
    assert_eq!(try_from(2).await, 422);
}

/// The limits in memory run by the machine's own clock: they are filled up again all the time.
const ROUNDS: usize = 500;

#[tokio::test]
async fn a_flood_from_one_account_is_held_back_and_from_no_other() {
    let app = TestApp::start().await;
    let mut flood = app.member(ADDRESS, "Utelias Kettu").await;
    let mut other = app.member("maija@posti.test", "Punainen Lintu").await;
    let account = person(&app, ADDRESS).await.unwrap().link.member;
    let allowed = (0..10_000).take_while(|_| app.kanssa.limits.allows_account(account)).count();
    assert!(allowed >= 500, "five hundred answers at once are let through: {allowed}");
    for _ in 0..ROUNDS {
        while app.kanssa.limits.allows_account(account) {}
        let answer = flood.get("/tasks").await;
        if answer.status == 429 {
            assert!(answer.shows(&says("common-too-many")));
            assert_eq!(answer.headers[header::RETRY_AFTER], "10");
            assert_eq!(other.get("/tasks").await.status, 200);
            while app.kanssa.limits.allows_account(account) {}
            let call = flood.call("/api/answers/save", &serde_json::json!({})).await;
            if call.status != 429 {
                continue;
            }
            assert_eq!(call.json(), "TooMany", "calls are answered in their own form");
            assert_eq!(call.headers[header::RETRY_AFTER], "10");
            return;
        }
    }
    panic!("nothing is held back");
}

#[tokio::test]
async fn a_flood_from_one_network_address_is_held_back_and_from_no_other() {
    let app = TestApp::start().await;
    let flooding = client(1);
    let allowed = (0..10_000).take_while(|_| app.kanssa.limits.allows_address(flooding)).count();
    assert!(allowed >= 30 * 15, "thirty people loading a page: {allowed}");
    let mut flood = app.browser();
    flood.client = Some(flooding);
    for _ in 0..ROUNDS {
        while app.kanssa.limits.allows_address(flooding) {}
        let answer = flood.get("/").await;
        if answer.status == 429 {
            assert!(answer.shows(&says("common-too-many")));
            assert_eq!(app.browser().get("/").await.status, 200);
            return;
        }
    }
    panic!("nothing is held back");
}

#[tokio::test]
async fn what_is_counted_is_no_address() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.client = Some(client(77));
    browser.post("/sign-in", &[("address", ADDRESS)]).await;
    let hits = async |needle: &[u8]| store::search::find(&app.kanssa.db, needle).await.unwrap();
    for needle in [&[192, 0, 2, 77][..], b"192.0.2.77", ADDRESS.as_bytes()] {
        assert_eq!(hits(needle).await, []);
    }
}
