//! A member's data are kept and not used until they say otherwise (R47).

use model::{accounts::Membership, time::Duration};
use store::accounts;

use crate::{
    common::{Browser, QUESTIONNAIRES, TestApp},
    help::{person, says},
};

const ADDRESS: &str = "matti@posti.test";
const PAGE: &str = "/account/freeze";

async fn state(app: &TestApp) -> Membership {
    let member = person(app, ADDRESS).await.unwrap().link.member;
    let mut conn = app.kanssa.db.read().await.unwrap();
    accounts::find_member(&mut conn, member).await.unwrap().unwrap().state
}

/// Presses the one button of the page.
async fn press(browser: &mut Browser<'_>) {
    let page = browser.get(PAGE).await;
    assert_eq!(page.count("main form button"), 1);
    let what = page.attribute("main form button", "value").unwrap();
    let pressed = browser.post(PAGE, &[("what", &what)]).await;
    assert_eq!(pressed.location(), "/account", "{}", pressed.body);
}

#[tokio::test]
async fn r47_what_is_frozen_is_the_members_to_see_and_nobodys_to_use() {
    let app = TestApp::start().await;
    let task = app.tasks().await[0];
    let mut browser = app.member(ADDRESS, "Hiljainen Kettu").await;
    press(&mut browser).await;
    assert_eq!(state(&app).await, Membership::Frozen);
    let account = browser.get("/account").await;
    assert!(account.shows(&says("accounts-freeze-is-frozen")));
    assert_eq!(account.count("nav a[href='/tasks']"), 0, "it leads nowhere");
    assert_eq!(browser.get("/").await.location(), "/account");
    for path in ["/answers", "/account/consents", "/account/sign-ins", "/leave", "/answers/given"] {
        assert_eq!(browser.get(path).await.status, 200, "{path}");
    }
    let file = browser.get("/answers/download").await.json();
    assert_eq!(file["account"]["data_are_used"], false);
    for path in ["/tasks".to_owned(), format!("/tasks/{task}"), format!("/tasks/{task}/review")] {
        assert_eq!(browser.get(&path).await.location(), PAGE, "{path}");
    }
    let sent = browser.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    assert_eq!(sent.status, 403);

    browser.post(PAGE, &[("what", "freeze")]).await;
    assert_eq!(state(&app).await, Membership::Frozen, "pressed twice is once");
    press(&mut browser).await;
    assert_eq!(state(&app).await, Membership::Active);
    assert_eq!(browser.get("/tasks").await.status, 200);
    let file = browser.get("/answers/download").await.json();
    assert_eq!(file["account"]["data_are_used"], true);
    assert_eq!(browser.post(PAGE, &[("what", "melt")]).await.status, 400);
}

#[tokio::test]
async fn r47_no_mail_of_something_new_goes_out_while_data_are_frozen() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Hiljainen Kettu").await;
    let page = browser.get("/account/consents").await;
    let fields = ["purpose", "decision", "shown"].map(|name| (name, page.value_of(name)));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post("/account/consents", &fields).await;
    press(&mut browser).await;
    let before = app.mails_to(ADDRESS).len();
    app.publish(QUESTIONNAIRES).await;
    app.pass(Duration::days(1));
    app.work().await;
    assert_eq!(app.mails_to(ADDRESS).len(), before);
    press(&mut browser).await;
    app.publish(QUESTIONNAIRES).await;
    app.pass(Duration::days(1));
    app.work().await;
    assert_eq!(app.mails_to(ADDRESS).len(), before + 1, "the consent stands");
}

#[tokio::test]
async fn r34_r47_frozen_data_are_deleted_in_silence_like_all_others() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Hiljainen Kettu").await;
    press(&mut browser).await;
    let mut told = 0;
    for _ in 0..200 {
        app.pass(Duration::days(1));
        app.work().await;
        // With the membership its mails are forgotten.
        let mails = app.mails_to(ADDRESS).into_iter();
        told = told.max(mails.filter(|mail| mail.subject == says("mails-ends-subject")).count());
    }
    assert_eq!(told, 2);
    assert!(person(&app, ADDRESS).await.is_none());
}
