//! Asking for a sign-in and proving the address: alike for everybody, once, for ten minutes.

use std::{
    collections::BTreeSet,
    time::{Duration as StdDuration, Instant},
};

use model::{accounts::SignInCode, language::Language, time::Duration};
use sha2::{Digest, Sha256};

use crate::{
    common::{Answer, TestApp},
    help::{
        ASKED, SESSION, ask, client, error_of, head, is_signed_in, kinds, marks_in_files, says,
        set_cookies, tamper,
    },
};

const ADDRESS: &str = "matti.virtanen@posti.test";
const HUNDRED: u8 = 100;

fn known(number: u8) -> String {
    format!("known-{number:03}@posti.test")
}

fn unknown(number: u8) -> String {
    format!("other-{number:03}@posti.test")
}

/// A service where a hundred of two hundred addresses are those of members.
async fn hundred_members() -> TestApp {
    let app = TestApp::start().await;
    for number in 0..HUNDRED {
        app.fixture.join(&known(number)).await.unwrap();
    }
    app
}

/// All of an answer but what differs by chance: request id, nonce and the cookie's secret.
pub fn told(answer: &Answer) -> String {
    let mut lines = vec![answer.status.to_string()];
    for (name, value) in &answer.headers {
        let value = value.to_str().unwrap();
        let shown = match name.as_str() {
            "x-request-id" => "…".to_owned(),
            "set-cookie" => match value.split_once('=') {
                Some((ASKED, rest)) => {
                    let (secret, attributes) = rest.split_once(';').unwrap();
                    format!("{ASKED} of {} letters;{attributes}", secret.len())
                }
                _ => value.to_owned(),
            },
            "content-security-policy" => {
                let (before, rest) = value.split_once("'nonce-").unwrap();
                let (nonce, after) = rest.split_once('\'').unwrap();
                format!("{before}{}{after}", nonce.len())
            }
            _ => value.to_owned(),
        };
        lines.push(format!("{name}: {shown}"));
    }
    lines.push(answer.body.clone());
    lines.join("\n")
}

#[tokio::test]
async fn known_and_unknown_addresses_get_the_same_answer_to_the_byte() {
    let app = hundred_members().await;
    for (ask_at, type_at) in [("/sign-in", "/sign-in/code"), ("/staff/sign-in", "/staff/code")] {
        let mut answers = BTreeSet::new();
        for number in 0..HUNDRED {
            for address in [known(number), unknown(number)] {
                let mut browser = app.browser();
                browser.client = Some(client(number / 20));
                let asked = browser.post(ask_at, &[("address", &address)]).await;
                assert_eq!(asked.location(), type_at);
                answers.insert(told(&asked) + &told(&browser.get(type_at).await));
            }
        }
        assert_eq!(answers.len(), 1, "{answers:#?}");
    }
}

#[tokio::test]
async fn known_and_unknown_addresses_are_answered_in_the_same_time() {
    const ROUNDS: u8 = 24;
    let app = hundred_members().await;
    let mut times: [Vec<StdDuration>; 2] = [Vec::new(), Vec::new()];
    let mut medians = [StdDuration::ZERO; 2];
    for round in 0..ROUNDS {
        app.pass(Duration::minutes(10));
        for number in 0..HUNDRED {
            let addresses = [known(number), unknown(number)];
            // Whoever comes second may find things warmer.
            let order = if number % 2 == 0 { [0, 1] } else { [1, 0] };
            for which in order {
                let mut browser = app.browser();
                browser.client = Some(client(round * 5 + number / 20));
                let begun = Instant::now();
                let asked = browser.post("/sign-in", &[("address", &addresses[which])]).await;
                times[which].push(begun.elapsed());
                assert_eq!(asked.location(), "/sign-in/code");
            }
        }
        medians = times.each_mut().map(|times| {
            times.sort_unstable();
            times[times.len() / 2]
        });
        let [least, most] = [medians[0].min(medians[1]), medians[0].max(medians[1])];
        // A busy machine disturbs both alike; more samples bring the medians together.
        if most.as_secs_f64() <= least.as_secs_f64() * 1.05 {
            return;
        }
    }
    panic!("medians more than 5 % apart: {medians:?}");
}

#[tokio::test]
async fn asking_never_looks_at_who_is_known() {
    let app = TestApp::start().await;
    app.fixture.join(ADDRESS).await.unwrap();
    for table in ["people", "members", "staff"] {
        tamper(&app.kanssa.db, &format!("ALTER TABLE {table} RENAME TO {table}_away")).await;
    }
    for path in ["/sign-in", "/staff/sign-in"] {
        for address in [ADDRESS, "nobody@posti.test"] {
            let asked = app.browser().post(path, &[("address", address)]).await;
            assert_eq!(asked.status, 303, "{path}: {}", asked.body);
            assert_eq!(set_cookies(&asked).len(), 1);
        }
    }
}

#[tokio::test]
async fn what_is_no_address_is_said_so_and_kept_as_typed() {
    let app = TestApp::start().await;
    for (typed, key) in [
        ("", "accounts-address-missing"),
        ("   ", "accounts-address-missing"),
        ("matti", "accounts-address-wrong"),
        ("matti@", "accounts-address-wrong"),
        ("matti@posti", "accounts-address-wrong"),
        ("matti virtanen@posti.test", "accounts-address-wrong"),
        ("a@posti.test\r\nBcc: b@posti.test", "accounts-address-wrong"),
        ("\"><script>@posti.test", "accounts-address-wrong"),
    ] {
        let page = app.browser().post("/sign-in", &[("address", typed)]).await;
        assert_eq!(page.status, 422, "{typed}");
        assert_eq!(error_of(&page, "address"), says(key), "{typed}");
        assert_eq!(page.count("script"), 0);
        if !typed.contains('\r') {
            assert_eq!(page.value_of("address"), typed);
        }
    }
    app.work().await;
    assert!(app.mailer.sent.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_code_works_however_it_is_typed() {
    let app = TestApp::start().await;
    let ways: [fn(&str) -> String; 6] = [
        str::to_owned,
        str::to_lowercase,
        |code| code.replace('-', ""),
        |code| format!("  {} ", code.replace('-', " ")),
        |code| code.chars().flat_map(|c| [c, '-']).collect(),
        |code| code.replace('0', "o").replace('1', "l"),
    ];
    for (number, write) in ways.into_iter().enumerate() {
        let mut browser = app.browser();
        let (_, code) = ask(&app, &mut browser, &format!("nn{number}@posti.test")).await;
        let proven = browser.post("/sign-in/code", &[("code", &write(&code))]).await;
        assert_eq!(proven.location(), "/join", "{}", write(&code));
    }
}

#[tokio::test]
async fn a_code_works_once_and_in_the_browser_that_asked_only() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let (_, code) = ask(&app, &mut browser, ADDRESS).await;

    let elsewhere = app.browser().post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(elsewhere.status, 422);
    assert_eq!(error_of(&elsewhere, "code"), says("accounts-code-wrong"));

    let mut twin = browser.clone();
    assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).await.location(), "/join");
    let again = twin.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(again.status, 422);
    assert_eq!(error_of(&again, "code"), says("accounts-code-ended"));
}

#[tokio::test]
async fn a_code_works_for_ten_minutes() {
    for (after, works) in [(Duration::seconds(599), true), (Duration::minutes(10), false)] {
        let app = TestApp::start().await;
        let mut browser = app.browser();
        let (link, code) = ask(&app, &mut browser, ADDRESS).await;
        app.pass(after);
        assert_eq!(browser.get(&link).await.status == 200, works);
        let proven = browser.post("/sign-in/code", &[("code", &code)]).await;
        assert_eq!(proven.location() == "/join", works);
        if !works {
            assert_eq!(error_of(&proven, "code"), says("accounts-code-wrong"));
            assert_eq!(browser.post(&link, &[]).await.status, 410);
        }
    }
}

#[tokio::test]
async fn five_wrong_codes_end_a_sign_in() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let (link, code) = ask(&app, &mut browser, ADDRESS).await;
    for left in (0..5).rev() {
        let wrong = browser.post("/sign-in/code", &[("code", "0000-0000")]).await;
        let key = if left > 0 { "accounts-code-wrong" } else { "accounts-code-ended" };
        assert_eq!(error_of(&wrong, "code"), says(key));
        assert_eq!(wrong.value_of("code"), "0000-0000");
    }
    let right = browser.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(error_of(&right, "code"), says("accounts-code-ended"));
    assert_eq!(browser.post(&link, &[]).await.status, 410);

    let (_, code) = ask(&app, &mut browser, ADDRESS).await;
    assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).await.location(), "/join");
}

#[tokio::test]
async fn what_cannot_be_a_code_costs_no_try() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let (_, code) = ask(&app, &mut browser, ADDRESS).await;
    let long = "1".repeat(1_000_000);
    for (typed, key) in [
        ("", "accounts-code-missing"),
        (" ", "accounts-code-missing"),
        ("1234", "accounts-code-malformed"),
        ("123456789", "accounts-code-malformed"),
        ("ääää-ääää", "accounts-code-malformed"),
        ("1234-567\u{7}", "accounts-code-malformed"),
        (long.as_str(), "accounts-code-malformed"),
    ] {
        let page = browser.post("/sign-in/code", &[("code", typed)]).await;
        assert_eq!(page.status, 422);
        assert_eq!(error_of(&page, "code"), says(key));
    }
    assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).await.location(), "/join");
}

#[tokio::test]
async fn opening_the_link_changes_nothing_and_its_button_works_once() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let (link, _) = ask(&app, &mut browser, ADDRESS).await;
    let before = app.rows().await;
    for _ in 0..5 {
        let page = browser.get(&link).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.count(&format!("form[method=post][action='{link}'] button")), 1);
        assert_eq!(set_cookies(&page), [""; 0]);
        let looked = head(&mut browser, &link).await;
        assert_eq!((looked.status.as_u16(), looked.body.as_str()), (200, ""));
        // A mail scanner, from somewhere else.
        assert_eq!(head(&mut app.browser(), &link).await.status, 200);
        assert_eq!(app.browser().get(&link).await.status, 200);
    }
    assert_eq!(app.rows().await, before);

    let mut twin = browser.clone();
    assert_eq!(browser.post(&link, &[]).await.location(), "/join");
    let again = twin.post(&link, &[]).await;
    assert_eq!(again.status, 410);
    assert!(again.shows(&says("accounts-link-ended-title")));
    assert_eq!(browser.get(&link).await.status, 410);
}

#[tokio::test]
async fn in_another_browser_the_link_shows_the_code_and_signs_nobody_in() {
    let app = TestApp::start().await;
    drop(app.member(ADDRESS, "Utelias Kettu").await);
    let (mut computer, mut phone) = (app.browser(), app.browser());
    let (link, code) = ask(&app, &mut computer, ADDRESS).await;
    for page in [phone.get(&link).await, phone.post(&link, &[]).await] {
        assert_eq!(page.status, 200);
        assert_eq!(page.text_of(".code-shown"), code);
        assert_eq!(page.count("main form"), 0, "nothing to press");
        assert_eq!(set_cookies(&page), [""; 0]);
        assert!(!page.shows("Utelias Kettu") && !page.shows(ADDRESS));
    }
    assert!(!is_signed_in(&mut phone).await);
    let typed = computer.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(typed.location(), "/tasks");
    assert!(is_signed_in(&mut computer).await && !is_signed_in(&mut phone).await);
}

#[tokio::test]
async fn a_new_request_ends_the_one_before() {
    let app = TestApp::start().await;
    let mut first = app.browser();
    let (old_link, old_code) = ask(&app, &mut first, ADDRESS).await;
    let mut second = app.browser();
    let (link, _) = ask(&app, &mut second, "MATTI.Virtanen@posti.test").await;
    assert_ne!(old_link, link);
    for browser in [&mut first, &mut second] {
        assert_eq!(browser.get(&old_link).await.status, 410);
        assert_eq!(browser.post(&old_link, &[]).await.status, 410);
        let typed = browser.post("/sign-in/code", &[("code", &old_code)]).await;
        assert_eq!(error_of(&typed, "code"), says("accounts-code-wrong"));
    }
    assert_eq!(second.post(&link, &[]).await.location(), "/join");
}

#[tokio::test]
async fn nonsense_links_are_ended_links() {
    let app = TestApp::start().await;
    let long = "A".repeat(5_000);
    for secret in ["AAAA", "%00", "%FF", "not-base64!", "..%2f..", &long] {
        let path = format!("/sign-in/link/{secret}");
        for answer in [app.browser().get(&path).await, app.browser().post(&path, &[]).await] {
            assert!(matches!(answer.status.as_u16(), 400 | 404 | 410), "{}", answer.status);
            assert_ne!(answer.text(), "", "{secret}: an answer without words");
        }
    }
}

#[tokio::test]
async fn link_code_and_browser_are_stored_as_hashes_only() {
    let app = TestApp::start().await;
    app.mailer.failures.lock().unwrap().push(server::mail::MailError::NotNow);
    let mut browser = app.browser();
    browser.post("/sign-in", &[("address", ADDRESS)]).await;
    app.work().await;
    assert!(app.mails_to(ADDRESS).is_empty(), "the mail is waiting in the outbox, sealed");
    let copy = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(app.fixture.folder.path()).unwrap() {
        let file = entry.unwrap();
        std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
    }
    app.pass(Duration::minutes(1));
    app.work().await;

    let (link, code) = app.link_and_code(ADDRESS);
    let text = link.strip_prefix("/sign-in/link/").unwrap().to_owned();
    let secret = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).unwrap();
    assert_eq!(SignInCode::of_secret(&secret).shown(), code);
    let asked = browser.cookies[ASKED].clone();
    let asked_secret = data_encoding::BASE64URL_NOPAD.decode(asked.as_bytes()).unwrap();
    let hidden = [
        ("link", text.into_bytes()),
        ("code", code.replace('-', "").into_bytes()),
        ("code as shown", code.clone().into_bytes()),
        ("cookie", asked.into_bytes()),
        ("secret of the link", secret.clone()),
        ("secret of the cookie", asked_secret.clone()),
        ("address", ADDRESS.as_bytes().to_vec()),
    ];
    let hashes = [
        ("hash of the link", Sha256::digest(&secret).to_vec()),
        ("hash of the cookie", Sha256::digest(&asked_secret).to_vec()),
    ];
    for folder in [copy.path(), app.fixture.folder.path()] {
        assert_eq!(marks_in_files(folder, &hidden), BTreeSet::new());
        assert_eq!(marks_in_files(folder, &hashes), kinds(&hashes), "the search finds nothing");
    }
}

#[tokio::test]
async fn signing_in_leads_where_one_was_going_and_never_elsewhere() {
    let app = TestApp::start().await;
    drop(app.member(ADDRESS, "Utelias Kettu").await);
    for (then, leads_to) in [
        ("/answers", "/answers"),
        ("/account/sign-ins", "/account/sign-ins"),
        ("", "/tasks"),
        ("//evil.test", "/tasks"),
        ("/\\evil.test", "/tasks"),
        ("https://evil.test/", "/tasks"),
        ("/a?b=c", "/tasks"),
        ("/%2e%2e//evil.test", "/tasks"),
    ] {
        let mut browser = app.browser();
        let fields = [("address", ADDRESS), ("then", then)];
        assert_eq!(browser.post("/sign-in", &fields).await.location(), "/sign-in/code");
        app.work().await;
        let (_, code) = app.link_and_code(ADDRESS);
        let proven = browser.post("/sign-in/code", &[("code", &code)]).await;
        assert_eq!(proven.location(), leads_to, "{then}");
        app.pass(Duration::minutes(10));
    }
    let mut browser = app.browser();
    let sent_away = browser.get("/answers").await;
    assert_eq!(sent_away.location(), "/sign-in?then=/answers");
    let form = browser.get(sent_away.location()).await;
    assert_eq!(form.value_of("then"), "/answers");
}

#[tokio::test]
async fn whoever_signs_in_again_sees_the_language_they_use() {
    let app = TestApp::start().await;
    let mut swede = app.browser_in(Language::Sv);
    swede.sign_in(ADDRESS).await;
    swede.post("/join", &[("age", "yes"), ("consent", "yes")]).await;
    let mut elsewhere = app.browser_in(Language::En);
    elsewhere.sign_in(ADDRESS).await;
    assert!(elsewhere.cookies.contains_key(SESSION));
    let page = elsewhere.get("/account/pseudonym").await;
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("sv"));
    elsewhere.post("/language", &[("language", "en"), ("back", "/account/pseudonym")]).await;
    let page = elsewhere.get("/account/pseudonym").await;
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"));
}
