//! Joining and signing in, as requests and answers.



use crate::common::TestApp;
use model::time::Duration;

#[tokio::test]
async fn r17_an_address_a_consent_and_a_pseudonym_make_a_member() {
    let app = TestApp::start().await;
    let mut browser = app.browser();

    let page = browser.get("/sign-in").await;
    let asked_for = page.count("main form input:not([type=hidden]), main form textarea");
    assert_eq!(asked_for, 1, "the e-mail address and nothing else");

    let proven = browser.sign_in("matti.virtanen@posti.test").await;
    assert_eq!(proven.location(), "/join");
    let join = browser.get("/join").await;
    assert_eq!(join.count("input[type=checkbox]"), 2);
    assert_eq!(join.count("input[checked]"), 0, "R14: nothing is ticked beforehand");

    let joined = browser.post("/join", &[("age", "yes"), ("consent", "yes")]).await;
    assert_eq!(joined.location(), "/account/pseudonym");
    let suggestion = browser.get("/account/pseudonym").await.value_of("pseudonym");
    let named = browser.post("/account/pseudonym", &[("pseudonym", &suggestion)]).await;
    assert_eq!(named.location(), "/tasks");
    assert_eq!(browser.get("/tasks").await.status, 200);
}

#[tokio::test]
async fn nothing_about_a_person_exists_before_the_consent() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.sign_in("matti.virtanen@posti.test").await;
    browser.get("/join").await;
    browser.post("/join", &[("age", "yes")]).await;
    let mut conn = app.kanssa.db.read().await.unwrap();
    assert_eq!(store::accounts::count_members(&mut conn).await.unwrap(), 0);
    drop(conn);
    app.pass(Duration::minutes(61));
    app.work().await;
    let hits = store::search::find(&app.kanssa.db, b"posti.test").await.unwrap();
    assert_eq!(hits, []);
    assert_eq!(browser.get("/join").await.location(), "/sign-in");
}
