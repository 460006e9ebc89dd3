//! What no form of ours sends: other kinds of bodies, broken text, too much, too late.

use axum::{body::Body, http::Method};
use model::time::Duration;

use crate::{
    common::{Browser, TestApp, form},
    help::{attributes, is_signed_in, says},
};

const ADDRESS: &str = "matti.virtanen@posti.test";
const FORM: &str = "application/x-www-form-urlencoded";

/// Forms with fields, by who may fill them in.
const OPEN: [&str; 5] = ["/sign-in", "/sign-in/code", "/staff/sign-in", "/staff/code", "/language"];
const MEMBERS: [&str; 2] = ["/account/pseudonym", "/account/sign-ins"];

#[tokio::test]
async fn what_is_no_form_is_refused_in_words_and_nothing_is_stored() {
    let app = TestApp::start().await;
    let member = app.member(ADDRESS, "Utelias Kettu").await;
    let mut joining = app.browser();
    assert_eq!(joining.sign_in("maija@posti.test").await.location(), "/join");
    let visitor = app.browser();
    let paths = OPEN.map(|path| (path, &visitor)).into_iter();
    let paths = paths.chain(MEMBERS.map(|path| (path, &member))).chain([("/join", &joining)]);
    let forms: Vec<(&str, &Browser<'_>)> = paths.collect();
    let before = app.rows().await;
    let too_much = form(&[("pseudonym", &"a".repeat(5_000_000))]);
    for (path, browser) in forms {
        for (kind, body, status, key) in [
            (None, "address=a%40posti.test", 400, "common-unreadable"),
            (Some("application/json"), "{}", 400, "common-unreadable"),
            (Some("multipart/form-data; boundary=x"), "--x--", 400, "common-unreadable"),
            (Some(FORM), "code=%FF&address=%C3%28", 400, "common-unreadable"),
            (Some(FORM), too_much.as_str(), 413, "common-too-large"),
        ] {
            let body = Body::from(body.to_owned());
            let answer = browser.clone().request(Method::POST, path, kind, body).await;
            assert_eq!(answer.status, status, "{path} {kind:?}");
            assert!(answer.shows(&says(key)), "{path}: {}", answer.text());
        }
        let raw = Body::from(&b"address=\xff\xfe"[..]);
        let answer = browser.clone().request(Method::POST, path, Some(FORM), raw).await;
        assert_eq!(answer.status, 400, "{path}");
    }
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn what_was_typed_after_the_sign_in_ended_is_sent_again_after_signing_in() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Utelias Kettu").await;
    app.pass(Duration::days(30));
    let typed = "Punainen \"Lintu\" <b>";
    let kept = browser.post("/account/pseudonym", &[("pseudonym", typed)]).await;
    assert_eq!(kept.status, 401);
    assert!(kept.shows(&says("common-signed-out")));
    assert_eq!(kept.value_of("pseudonym"), typed);
    assert_eq!(kept.count("main a[href='/sign-in'][target=_blank]"), 1);
    assert_eq!(attributes(&kept, "main form", "action"), ["/account/pseudonym"]);

    assert_eq!(browser.sign_in(ADDRESS).await.location(), "/tasks");
    let again = browser.post("/account/pseudonym", &[("pseudonym", "Punainen Lintu")]).await;
    assert_eq!(again.location(), "/account");
    assert!(browser.get("/account").await.shows("Punainen Lintu"));
}

#[tokio::test]
async fn forms_sent_twice_do_no_harm() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Utelias Kettu").await;
    for _ in 0..2 {
        let named = browser.post("/account/pseudonym", &[("pseudonym", "Iloinen Karhu")]).await;
        assert_eq!(named.location(), "/account");
        let spoken = browser.post("/language", &[("language", "sv"), ("back", "/account")]).await;
        assert_eq!(spoken.location(), "/account");
    }
    assert!(is_signed_in(&mut browser).await);
    assert_eq!(browser.post("/leave", &[]).await.location(), "/left");
    assert_eq!(browser.post("/leave", &[]).await.status, 401);
}
