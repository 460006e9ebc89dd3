//! Being signed in: the cookie, its end, and the list of where one is signed in.

use std::collections::BTreeSet;

use axum::http::header;
use model::{language::Language, staff::Role, time::Duration};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    common::{Answer, Browser, TestApp, site},
    help::{SESSION, attributes, is_signed_in, kinds, marks_in_files, says, set_cookies},
};

const ADDRESS: &str = "matti.virtanen@posti.test";
const OTHER: &str = "maija@posti.test";

/// Every line that sets a cookie on the way from asking to having left.
async fn cookies_of_a_life(app: &TestApp) -> Vec<String> {
    let mut browser = app.browser();
    let mut lines = Vec::new();
    let mut take = |answer: Answer| {
        lines.extend(set_cookies(&answer));
        answer
    };
    take(browser.post("/language", &[("language", "fi"), ("back", "/")]).await);
    take(browser.post("/sign-in", &[("address", ADDRESS)]).await);
    app.work().await;
    let sent = app.mails_to(ADDRESS).pop().unwrap().body;
    let code = sent.lines().map(str::trim).find(|line| line.len() == 9).unwrap();
    take(browser.post("/sign-in/code", &[("code", code)]).await);
    take(browser.post("/join", &[("age", "yes"), ("consent", "yes")]).await);
    let suggestion = take(browser.get("/account/pseudonym").await).value_of("pseudonym");
    take(browser.post("/account/pseudonym", &[("pseudonym", &suggestion)]).await);
    take(browser.post("/account/pseudonym", &[("pseudonym", "Utelias Kettu")]).await);
    take(browser.get("/account").await);
    take(browser.get("/tasks").await);
    take(browser.post("/leave", &[]).await);
    take(browser.get("/left").await);
    lines
}

#[tokio::test]
async fn r62_every_cookie_is_ours_alone_and_out_of_reach_of_scripts() {
    let mut secure = site();
    secure.base_url = "https://kanssa.test".to_owned();
    secure.loopback_only = false;
    let plain = TestApp::start().await;
    let secure = TestApp::with(store::testing::Fixture::sqlite().await, secure).await;
    for app in [plain, secure] {
        let lines = cookies_of_a_life(&app).await;
        let mut names = BTreeSet::new();
        for line in &lines {
            let (pair, attributes) = line.split_once("; ").unwrap();
            names.insert(pair.split_once('=').unwrap().0.to_owned());
            let attributes: BTreeSet<&str> = attributes.split("; ").collect();
            for needed in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
                assert!(attributes.contains(needed), "{line}");
            }
            let others = attributes.iter().filter(|attribute| !attribute.starts_with("Max-Age="));
            assert_eq!(others.count(), 4, "{line}");
        }
        let known = ["asked", "flash", "language", "session"];
        let known = known.map(|name| format!("__Host-kanssa-{name}"));
        assert_eq!(names.into_iter().collect::<Vec<_>>(), known);
        for line in lines {
            assert!(!line.contains("Kettu") && !line.contains("posti"), "{line}");
        }
    }
}

#[tokio::test]
async fn on_a_shared_device_and_for_staff_the_cookie_goes_with_the_browser() {
    let app = TestApp::start().await;
    drop(app.member(ADDRESS, "Utelias Kettu").await);
    for (shared, lasts) in [(false, true), (true, false)] {
        let mut browser = app.browser();
        browser.post("/sign-in", &[("address", ADDRESS)]).await;
        app.work().await;
        let (_, code) = app.link_and_code(ADDRESS);
        let mut fields = vec![("code", code.as_str())];
        fields.extend(shared.then_some(("shared", "yes")));
        let answer = browser.post("/sign-in/code", &fields).await;
        let line = session_line(&answer);
        assert_eq!(line.contains("Max-Age=7776000"), lasts, "{line}");
        assert_eq!(line.contains("Max-Age"), lasts, "{line}");
        let list = browser.get("/account/sign-ins").await;
        assert_eq!(list.shows(&says("accounts-sign-in-shared")), shared);
    }
}

fn session_line(answer: &Answer) -> String {
    set_cookies(answer).into_iter().find(|line| line.starts_with(SESSION)).unwrap()
}

#[tokio::test]
async fn the_token_is_stored_as_a_hash_only() {
    let app = TestApp::start().await;
    let browser = app.member(ADDRESS, "Utelias Kettu").await;
    let cookie = browser.cookies[SESSION].clone();
    let token = data_encoding::BASE64URL_NOPAD.decode(cookie.as_bytes()).unwrap();
    assert_eq!(token.len(), 32, "256 bits");
    let hash = [("hash", Sha256::digest(&token).to_vec())];
    let hidden = [("cookie", cookie.into_bytes()), ("token", token)];
    let folder = app.fixture.folder.path();
    assert_eq!(marks_in_files(folder, &hash), kinds(&hash));
    assert_eq!(marks_in_files(folder, &hidden), BTreeSet::new());
}

#[tokio::test]
async fn signing_in_gives_a_new_token_and_ends_the_old_one_of_this_browser() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Utelias Kettu").await;
    let mut elsewhere = browser_signed_in(&app, ADDRESS).await;
    let mut old = browser.clone();
    browser.sign_in(ADDRESS).await;
    assert_ne!(browser.cookies[SESSION], old.cookies[SESSION]);
    assert!(is_signed_in(&mut browser).await);
    assert!(!is_signed_in(&mut old).await, "the old token is dead");
    assert!(is_signed_in(&mut elsewhere).await, "other browsers stay signed in");
}

#[tokio::test]
async fn joining_in_a_browser_of_somebody_signed_in_ends_their_sign_in_there() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Utelias Kettu").await;
    let mut old = browser.clone();
    browser.sign_in(OTHER).await;
    browser.post("/join", &[("age", "yes"), ("consent", "yes")]).await;
    assert!(is_signed_in(&mut browser).await);
    assert!(!is_signed_in(&mut old).await, "a token nobody holds any more is still good");
}

async fn browser_signed_in<'a>(app: &'a TestApp, address: &str) -> Browser<'a> {
    let mut browser = app.browser();
    browser.sign_in(address).await;
    browser
}

const SECOND: Duration = Duration::seconds(1);

#[tokio::test]
async fn a_sign_in_ends_when_it_is_not_used_and_use_puts_that_off() {
    for (kind, idle) in [
        ("member", Duration::days(30)),
        ("shared", Duration::hours(1)),
        ("staff", Duration::hours(1)),
    ] {
        let app = TestApp::start().await;
        let mut browser = signed_in(&app, kind).await;
        app.pass(idle);
        app.pass(Duration(-SECOND.0));
        assert!(is_signed_in(&mut browser).await, "{kind}");
        app.pass(idle);
        app.pass(Duration(-SECOND.0));
        assert!(is_signed_in(&mut browser).await, "{kind}: use has not put it off");
        app.pass(idle);
        assert!(!is_signed_in(&mut browser).await, "{kind}");
    }
}

#[tokio::test]
async fn a_sign_in_ends_in_any_case_in_the_end() {
    for (kind, step, steps, longest) in [
        ("member", Duration::days(25), 3, Duration::days(90)),
        ("shared", Duration::minutes(50), 14, Duration::hours(12)),
        ("staff", Duration::minutes(50), 14, Duration::hours(12)),
    ] {
        let app = TestApp::start().await;
        let mut browser = signed_in(&app, kind).await;
        for _ in 0..steps {
            app.pass(step);
            assert!(is_signed_in(&mut browser).await, "{kind}");
        }
        app.pass(Duration(longest.0 - steps * step.0 - SECOND.0));
        assert!(is_signed_in(&mut browser).await, "{kind}");
        app.pass(SECOND);
        assert!(!is_signed_in(&mut browser).await, "{kind}");
    }
}

async fn signed_in<'a>(app: &'a TestApp, kind: &str) -> Browser<'a> {
    if kind == "staff" {
        return app.staff(&[Role::Dpo]).await;
    }
    let browser = app.member(ADDRESS, "Utelias Kettu").await;
    if kind == "member" {
        return browser;
    }
    let mut browser = app.browser();
    browser.post("/sign-in", &[("address", ADDRESS)]).await;
    app.work().await;
    let (_, code) = app.link_and_code(ADDRESS);
    browser.post("/sign-in/code", &[("code", &code), ("shared", "yes")]).await;
    browser
}

#[tokio::test]
async fn somebody_who_joins_on_a_shared_device_is_signed_in_for_a_short_time_only() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.post("/sign-in", &[("address", ADDRESS)]).await;
    app.work().await;
    let (_, code) = app.link_and_code(ADDRESS);
    browser.post("/sign-in/code", &[("code", &code), ("shared", "yes")]).await;
    let joined = browser.post("/join", &[("age", "yes"), ("consent", "yes")]).await;
    assert!(!session_line(&joined).contains("Max-Age"));
    app.pass(Duration::hours(1));
    assert!(!is_signed_in(&mut browser).await);
}

#[tokio::test]
async fn a_cookie_that_was_tampered_with_is_no_sign_in_and_no_error() {
    let app = TestApp::start().await;
    let browser = app.member(ADDRESS, "Utelias Kettu").await;
    let good = browser.cookies[SESSION].clone();
    let flipped = format!("{}{}", if good.starts_with('A') { "B" } else { "A" }, &good[1..]);
    let values = [
        flipped,
        good[..42].to_owned(),
        format!("{good}A"),
        good.to_lowercase(),
        String::new(),
        "0".to_owned(),
        "' OR 1=1 --".to_owned(),
        "%00%FF".to_owned(),
        "A".repeat(6_000),
        "\u{7f}".replace('\u{7f}', "~~~"),
    ];
    for value in values {
        let mut forged = app.browser();
        forged.cookies.insert(SESSION.to_owned(), value.clone());
        assert_eq!(forged.get("/").await.status, 200, "{value}");
        assert_eq!(forged.get("/tasks").await.location(), "/sign-in?then=/tasks", "{value}");
        assert_eq!(forged.post("/leave", &[]).await.status, 401, "{value}");
    }
    assert!(is_signed_in(&mut browser.clone()).await);
}

#[tokio::test]
async fn tampered_cookies_of_other_kinds_do_no_harm() {
    let app = TestApp::start().await;
    for (name, value) in [
        ("__Host-kanssa-asked", "not base64!"),
        ("__Host-kanssa-asked", "AAAA"),
        ("__Host-kanssa-language", "xx"),
        ("__Host-kanssa-flash", "<script>alert(1)</script>"),
        ("__Host-kanssa-flash", "no-such-message"),
    ] {
        let mut browser = app.browser();
        browser.cookies.insert(name.to_owned(), value.to_owned());
        let page = browser.get("/sign-in").await;
        assert_eq!(page.status, 200, "{name}={value}");
        assert_eq!(page.count("[role=status], script"), 0);
        assert_eq!(browser.get("/join").await.location(), "/sign-in");
        assert_eq!(browser.post("/sign-in/code", &[("code", "0000-0000")]).await.status, 422);
    }
}

#[tokio::test]
async fn signing_out_ends_the_sign_in_and_wipes_the_browser() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Utelias Kettu").await;
    let mut stolen = browser.clone();
    let out = browser.post("/sign-out", &[]).await;
    assert_eq!(out.location(), "/");
    assert_eq!(out.headers["clear-site-data"], "\"storage\"");
    assert!(!browser.cookies.contains_key(SESSION));
    let front = browser.get("/").await;
    assert!(front.shows(&says("common-flash-signed-out")));
    assert!(!browser.get("/").await.shows(&says("common-flash-signed-out")), "said once");
    assert!(!is_signed_in(&mut stolen).await, "the token is dead, wherever it is");
    assert_eq!(browser.post("/sign-out", &[]).await.location(), "/", "again does no harm");
    assert_eq!(stolen.post("/sign-out", &[]).await.location(), "/");
}

const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148";
const LAPTOP: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

#[tokio::test]
async fn one_sees_where_one_is_signed_in_and_ends_others() {
    let app = TestApp::start().await;
    let mut here = app.member(ADDRESS, "Utelias Kettu").await;
    let mut there = Vec::new();
    for agent in [IPHONE, LAPTOP] {
        let mut browser = app.browser();
        browser.extra.push(("user-agent", agent.to_owned()));
        app.pass(Duration::minutes(1));
        browser.sign_in(ADDRESS).await;
        there.push(browser);
    }
    drop(app.member(OTHER, "Punainen Lintu").await);

    let list = here.get("/account/sign-ins").await;
    assert_eq!(list.count("main li.card"), 3, "one's own and no others");
    for key in ["accounts-device-phone", "accounts-device-computer", "accounts-sign-in-here"] {
        assert!(list.shows(&says(key)), "{key}");
    }
    assert!(!list.body.contains("Mozilla") && !list.body.contains("127.0.0.1"));
    let ids = attributes(&list, "main form[action='/account/sign-ins'] [name=id]", "value");
    assert_eq!(ids.len(), 2, "a button for each of the others");
    for id in ids {
        let ended = here.post("/account/sign-ins", &[("id", &id)]).await;
        assert_eq!(ended.location(), "/account/sign-ins");
        let after = here.get("/account/sign-ins").await;
        assert!(after.shows(&says("common-flash-sign-in-ended")));
        let again = here.post("/account/sign-ins", &[("id", &id)]).await;
        assert_eq!(again.status, 404, "ended already");
    }
    for browser in &mut there {
        assert!(!is_signed_in(browser).await);
    }
    assert!(is_signed_in(&mut here).await);
    assert_eq!(here.get("/account/sign-ins").await.count("main li.card"), 1);
}

#[tokio::test]
async fn nobody_ends_the_sign_in_of_somebody_else() {
    let app = TestApp::start().await;
    let mut victim = app.member(OTHER, "Punainen Lintu").await;
    drop(browser_signed_in(&app, OTHER).await);
    let list = victim.get("/account/sign-ins").await;
    let id = list.value_of("id");
    assert_ne!(id, "");
    let mut member = app.member(ADDRESS, "Utelias Kettu").await;
    let mut colleague = app.staff(&[Role::Admin]).await;
    let unknown = Uuid::from_u128(7).to_string();
    for attacker in [&mut member, &mut colleague] {
        for id in [id.as_str(), &unknown, "", "'; DELETE FROM sessions; --", "1"] {
            let answer = attacker.post("/account/sign-ins", &[("id", id)]).await;
            assert_eq!(answer.status, 404, "{id}");
        }
        assert!(is_signed_in(attacker).await);
    }
    assert_eq!(app.browser().post("/account/sign-ins", &[("id", &id)]).await.status, 401);
    assert_eq!(victim.get("/account/sign-ins").await.count("main li.card"), 2);
}

#[tokio::test]
async fn r59_the_language_chosen_stays_and_is_remembered_with_the_member() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Utelias Kettu").await;
    let answer = browser.post("/language", &[("language", "sv"), ("back", "/account")]).await;
    assert_eq!(answer.location(), "/account");
    let lang = |page: &Answer| page.attribute("html", "lang").unwrap();
    assert_eq!(lang(&browser.get("/account").await), "sv");
    let mut elsewhere = app.browser_in(Language::En);
    elsewhere.sign_in(ADDRESS).await;
    assert_eq!(lang(&elsewhere.get("/account").await), "sv");
    for (language, back) in [("xx", "/"), ("", "/")] {
        let refused = browser.post("/language", &[("language", language), ("back", back)]).await;
        assert_eq!(refused.status, 400);
        assert!(refused.headers.get(header::SET_COOKIE).is_none());
    }
    for back in ["//evil.test", "https://evil.test", "/\\evil.test", ""] {
        let answer = browser.post("/language", &[("language", "fi"), ("back", back)]).await;
        assert_eq!(answer.location(), "/", "{back}");
    }
}
