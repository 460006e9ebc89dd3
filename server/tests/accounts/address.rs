//! A member changes their address by a code from each of the two (R46).

use model::time::Duration;
use store::sign_in::LIFETIME;

use crate::{
    common::{Answer, Browser, TestApp},
    help::{error_of, person, says},
};

const FORMER: &str = "matti@posti.test";
const NEW: &str = "matti@toinen.test";
const PAGE: &str = "/account/address";
const CODES: &str = "/account/address/codes";

/// The code in the latest mail to an address; none: that mail has none.
fn code(app: &TestApp, address: &str) -> Option<String> {
    let mail = app.mails_to(address).pop()?;
    let mut lines = mail.body.lines().map(str::trim);
    lines.find(|line| line.len() == 9 && line.contains('-')).map(str::to_owned)
}

async fn ask(app: &TestApp, browser: &mut Browser<'_>, new: &str) {
    let asked = browser.post(PAGE, &[("address", new)]).await;
    assert_eq!(asked.location(), CODES, "{}", asked.body);
    app.work().await;
}

async fn type_codes(browser: &mut Browser<'_>, former: &str, new: &str) -> Answer {
    browser.post(CODES, &[("former-code", former), ("new-code", new)]).await
}

#[tokio::test]
async fn r46_an_address_changes_with_a_code_from_each_of_the_two() {
    let app = TestApp::start().await;
    let mut browser = app.member(FORMER, "Hiljainen Kettu").await;
    let member = person(&app, FORMER).await.unwrap();
    ask(&app, &mut browser, NEW).await;
    let (former, new) = (code(&app, FORMER).unwrap(), code(&app, NEW).unwrap());
    assert_ne!(former, new);
    for mail in [app.mails_to(FORMER).pop().unwrap(), app.mails_to(NEW).pop().unwrap()] {
        assert!(!mail.body.contains("Hiljainen"), "R70: {}", mail.body);
        assert!(!mail.body.contains('@'), "neither says the other address: {}", mail.body);
    }
    let crossed = type_codes(&mut browser, &new, &former).await;
    assert_eq!(crossed.status, 422);
    for field in ["former-code", "new-code"] {
        assert_eq!(error_of(&crossed, field), says("accounts-address-code-wrong"), "{field}");
    }
    let half = type_codes(&mut browser, &former, "").await;
    assert_eq!(error_of(&half, "new-code"), says("accounts-code-missing"));
    assert!(half.shows(&says("accounts-address-former-proven")), "a right code counts");
    assert_eq!(person(&app, FORMER).await, Some(member), "one of them is not enough");

    let done = type_codes(&mut browser, "", &new).await;
    assert_eq!(done.location(), "/account", "{}", done.body);
    assert!(browser.get("/account").await.shows(NEW));
    assert_eq!(person(&app, NEW).await, Some(member));
    assert_eq!(person(&app, FORMER).await, None);
    app.work().await;
    let told = app.mails_to(FORMER).pop().unwrap();
    assert_eq!(told.subject, says("mails-address-changed-subject"));
    assert!(!told.body.contains('@'), "{}", told.body);
    let again = type_codes(&mut browser, &former, &new).await;
    assert_eq!(again.status, 422, "codes work once");
    let mut elsewhere = app.browser();
    assert_eq!(elsewhere.sign_in(NEW).await.location(), "/tasks");
}

#[tokio::test]
async fn r46_what_is_typed_is_checked_and_the_answer_tells_of_nobody_else() {
    let app = TestApp::start().await;
    app.member("maija@posti.test", "Punainen Lintu").await;
    let mut browser = app.member(FORMER, "Hiljainen Kettu").await;
    for (typed, key) in [
        ("", "accounts-address-missing"),
        ("matti@", "accounts-address-wrong"),
        ("MATTI@posti.test", "accounts-address-same"),
    ] {
        let refused = browser.post(PAGE, &[("address", typed)]).await;
        assert_eq!((refused.status.as_u16(), error_of(&refused, "address")), (422, says(key)));
        assert_eq!(refused.value_of("address"), typed, "nothing typed is lost");
    }
    ask(&app, &mut browser, "maija@posti.test").await;
    let mail = app.mails_to("maija@posti.test").pop().unwrap();
    assert_eq!(mail.subject, says("mails-address-taken-subject"));
    assert_eq!(code(&app, "maija@posti.test"), None);
    let former = code(&app, FORMER).unwrap();
    let refused = type_codes(&mut browser, &former, "AAAA-AAAA").await;
    assert_eq!(error_of(&refused, "new-code"), says("accounts-address-code-wrong"));
    let malformed = type_codes(&mut browser, "", "x").await;
    assert_eq!(error_of(&malformed, "new-code"), says("accounts-code-malformed"));
    assert!(person(&app, "maija@posti.test").await.is_some());
}

#[tokio::test]
async fn r46_codes_belong_to_the_sign_in_that_asked_and_end() {
    let app = TestApp::start().await;
    let mut browser = app.member(FORMER, "Hiljainen Kettu").await;
    ask(&app, &mut browser, NEW).await;
    let codes = [FORMER, NEW].map(|address| code(&app, address).unwrap());
    let mut other = app.browser();
    other.sign_in(FORMER).await;
    let foreign = type_codes(&mut other, &codes[0], &codes[1]).await;
    assert_eq!(foreign.status, 422, "another sign-in of the same member asked for nothing");
    let mut visitor = app.browser();
    let as_sign_in = visitor.post("/sign-in/code", &[("code", &codes[0])]).await;
    assert_eq!(as_sign_in.status, 422, "it signs nobody in");

    // A new wish ends the earlier one.
    ask(&app, &mut browser, "matti@kolmas.test").await;
    let stale = type_codes(&mut browser, &codes[0], &codes[1]).await;
    assert_eq!(stale.status, 422);
    let codes = [FORMER, "matti@kolmas.test"].map(|address| code(&app, address).unwrap());
    app.pass(LIFETIME);
    let late = type_codes(&mut browser, &codes[0], &codes[1]).await;
    assert_eq!(late.status, 422, "their time is over");
    assert!(person(&app, FORMER).await.is_some());

    app.pass(Duration::hours(1));
    ask(&app, &mut browser, NEW).await;
    for _ in 0..5 {
        type_codes(&mut browser, "AAAA-AAAA", "").await;
    }
    let right = code(&app, FORMER).unwrap();
    let ended = type_codes(&mut browser, &right, "").await;
    assert_eq!(error_of(&ended, "former-code"), says("accounts-code-ended"), "no more tries");
}

#[tokio::test]
async fn r46_nobody_is_flooded_with_codes() {
    let app = TestApp::start().await;
    let mut browser = app.member(FORMER, "Hiljainen Kettu").await;
    app.pass(Duration::hours(1));
    for number in 0..5 {
        ask(&app, &mut browser, &format!("nn{number}@toinen.test")).await;
    }
    let refused = browser.post(PAGE, &[("address", NEW)]).await;
    assert_eq!(error_of(&refused, "address"), says("accounts-address-often"));
    assert!(app.mails_to(NEW).is_empty());
}

#[tokio::test]
async fn whoever_cannot_read_their_mail_is_told_what_can_be_done_and_what_not() {
    let app = TestApp::start().await;
    let page = app.browser().get("/lost-address").await;
    for key in ["accounts-lost-anew", "accounts-lost-no-move", "accounts-lost-silence"] {
        assert!(page.shows(&says(key)), "{key}");
    }
    assert_eq!(app.browser().get("/sign-in").await.count("a[href='/lost-address']"), 1);
}

#[tokio::test]
async fn r19_r46_a_pseudonym_that_resembles_the_new_address_is_to_be_changed() {
    let app = TestApp::start().await;
    let mut browser = app.member(FORMER, "Hiljainen Kettu").await;
    ask(&app, &mut browser, "hiljainen.kettu@toinen.test").await;
    let codes = [FORMER, "hiljainen.kettu@toinen.test"].map(|address| code(&app, address).unwrap());
    let done = type_codes(&mut browser, &codes[0], &codes[1]).await;
    assert_eq!(done.location(), "/account/pseudonym", "{}", done.body);
    let page = browser.get("/account/pseudonym").await;
    assert!(page.shows(&says("accounts-address-flash-near-pseudonym")), "{}", page.text());
}
