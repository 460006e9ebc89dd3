//! What protects the service and its people, on every answer it gives.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use app::{
    routes::{SERVER_FUNCTIONS, Takes, table},
    texts::text,
};
use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{Method, Request, header},
};
use model::{language::Language, staff::Role};
use scraper::{Html, Selector};
use server::{assets::Files, http, mail::MailError};
use store::testing::Fixture;
use tower::ServiceExt;
use uuid::Uuid;

use crate::{
    common::{Answer, TestApp, form, site},
    roles::{crawl, everybody, is_page},
};

/// Paths of the table with something in place of what varies.
fn paths(takes: impl Fn(Takes) -> bool) -> Vec<String> {
    let rows = table().into_iter().filter(|route| takes(route.takes));
    let mut paths: Vec<String> = rows.map(|route| filled(route.path)).collect();
    paths.sort();
    paths
}

fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{page}" => "only".to_owned(),
        "{version}" => "1".to_owned(),
        part if part.starts_with('{') => Uuid::from_u128(1).to_string(),
        part => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

/// The directives of the content security policy.
fn policy(answer: &Answer) -> BTreeMap<String, BTreeSet<String>> {
    let line = answer.headers["content-security-policy"].to_str().unwrap();
    let directives = line.split(';').map(|directive| {
        let mut words = directive.split_whitespace().map(str::to_owned);
        (words.next().unwrap(), words.collect())
    });
    directives.collect()
}

#[tokio::test]
async fn every_page_has_a_strict_policy_with_a_nonce_of_its_own() {
    let app = TestApp::start().await;
    let mut nonces = BTreeSet::new();
    let mut pages = 0;
    for (who, mut browser) in everybody(&app).await {
        for (path, page) in crawl(&mut browser).await {
            let at = format!("{who} {path}");
            let policy = policy(&page);
            let of = |name: &str| policy.get(name).cloned().unwrap_or_default();
            let only = |word: &str| BTreeSet::from([word.to_owned()]);
            assert_eq!(of("default-src"), only("'none'"), "R32 {at}");
            assert_eq!(of("base-uri"), only("'none'"), "{at}");
            let is_framed = path.starts_with("/staff/tasks/") && path.contains("/preview/");
            let ancestors = if is_framed { "'self'" } else { "'none'" };
            assert_eq!(of("frame-ancestors"), only(ancestors), "{at}");
            let is_frame = path.starts_with("/staff/tasks/") && path.ends_with("/preview");
            // The phone beside the editor, where there is something to show on it.
            let is_editor = path.starts_with("/staff/tasks/") && path.contains("/questions");
            let has_frame = page.count("iframe") > 0;
            assert!(!has_frame || is_frame || is_editor, "{at}");
            if has_frame || !is_editor {
                let frames = if is_frame || has_frame { only("'self'") } else { BTreeSet::new() };
                assert_eq!(of("frame-src"), frames, "{at}");
            }
            for own in ["style-src", "manifest-src", "worker-src", "connect-src", "form-action"] {
                assert_eq!(of(own), only("'self'"), "{at}: {own}");
            }
            let known = ["'self'", "data:", "blob:"].map(str::to_owned);
            assert!(of("img-src").is_subset(&BTreeSet::from(known)), "{at}: img-src");
            let mut scripts = of("script-src");
            assert!(scripts.remove("'self'") && scripts.remove("'wasm-unsafe-eval'"), "{at}");
            assert_eq!(scripts.len(), 1, "{at}: {scripts:?}");
            let source = scripts.pop_first().unwrap();
            let nonce = source.strip_prefix("'nonce-").unwrap().strip_suffix('\'').unwrap();
            assert!(nonce.len() >= 22, "{at}: 128 bits");
            assert!(nonces.insert(nonce.to_owned()), "{at}: a nonce is used once");
            let html = Html::parse_document(&page.body);
            for script in html.select(&Selector::parse("script").unwrap()) {
                assert_eq!(script.value().attr("nonce"), Some(nonce), "{at}");
                assert_eq!(script.value().attr("type"), Some("module"), "{at}");
            }
            assert!(!page.body.contains("unsafe-inline"), "{at}");
            pages += 1;
        }
    }
    assert!(pages > 60, "{pages} pages");
}

fn assert_has_headers(answer: &Answer, at: &str) {
    // What is tried out stands in a frame of ours, and so does a refusal of it.
    let is_framed = at.contains("/preview/") && !answer.status.is_redirection();
    let framing = if is_framed { "SAMEORIGIN" } else { "DENY" };
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", framing),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        let found = answer.headers.get(name).map(|value| value.to_str().unwrap());
        assert_eq!(found, Some(value), "{at}: {name}");
    }
    let permissions = answer.headers["permissions-policy"].to_str().unwrap();
    for feature in ["camera=()", "microphone=()", "geolocation=()"] {
        assert!(permissions.contains(feature), "{at}: {feature}");
    }
    assert!(answer.headers.contains_key("content-security-policy"), "{at}");
    assert!(!answer.headers.contains_key("server"), "{at}");
    assert!(answer.headers.contains_key("x-request-id"), "{at}");
}

#[tokio::test]
async fn every_answer_carries_the_headers_whatever_it_says() {
    let app = TestApp::start().await;
    for (who, mut browser) in everybody(&app).await {
        for path in paths(|_| true).into_iter().chain(["/no/such/page".to_owned()]) {
            for method in [Method::GET, Method::HEAD, Method::PUT, Method::OPTIONS] {
                let answer = browser.request(method.clone(), &path, None, Body::empty()).await;
                let at = format!("{who} {method} {path}");
                assert_has_headers(&answer, &at);
                assert!(answer.status != 500, "{at}");
                let hsts = answer.headers.get(header::STRICT_TRANSPORT_SECURITY);
                assert_eq!(hsts, None, "{at}: not under http");
            }
        }
        for (path, _) in SERVER_FUNCTIONS {
            let answer = browser.call(path, &serde_json::json!({})).await;
            assert_has_headers(&answer, &format!("{who} {path}"));
        }
    }
}

#[tokio::test]
async fn under_https_browsers_are_told_to_stay_there() {
    let mut of_city = site();
    of_city.base_url = "https://kanssa.test".to_owned();
    of_city.loopback_only = false;
    let app = TestApp::with(Fixture::sqlite().await, of_city).await;
    for path in ["/", "/notice", "/no/such/page", "/tasks"] {
        let answer = app.browser().get(path).await;
        let value = answer.headers[header::STRICT_TRANSPORT_SECURITY].to_str().unwrap();
        let seconds: u64 = value.split(['=', ';']).nth(1).unwrap().parse().unwrap();
        assert!(seconds >= 31_536_000, "{path}: {value}");
    }
    let mut browser = app.browser();
    browser.extra = vec![("origin", "http://kanssa.test".to_owned())];
    assert_eq!(browser.post("/sign-out", &[]).await.status, 403, "http is another origin");
    assert_eq!(browser.get("/demo/AAAA").await.status, 404, "no demo but on loopback");
}

#[tokio::test]
async fn requests_of_other_sites_change_nothing_on_any_route_or_function() {
    let app = TestApp::start().await;
    let foreign: &[&[(&'static str, &str)]] = &[
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", "http://kanssa.test")],
        &[("sec-fetch-site", "nonsense")],
        &[("origin", "https://evil.example")],
        &[("origin", "https://kanssa.test")],
        &[("origin", "http://kanssa.test.evil.example")],
        &[("origin", "null")],
        &[("origin", "")],
    ];
    let mut all = paths(|_| true);
    all.extend(SERVER_FUNCTIONS.iter().map(|(path, _)| (*path).to_owned()));
    all.push("/no/such/page".to_owned());
    assert!(all.len() > 30);
    for (who, mut browser) in everybody(&app).await {
        browser.get("/notice").await; // shows the short message that may be waiting
        let before = app.rows().await;
        let kept = browser.cookies.clone();
        // Every header for the member; for the others one that browsers send, and one of old ones.
        let tried = if who == "member" { foreign } else { &foreign[4..5] };
        for headers in tried.iter().chain(&foreign[..1]) {
            let extra = headers.iter().map(|(name, value)| (*name, (*value).to_owned()));
            browser.extra = extra.collect();
            for path in &all {
                let kind = Some("application/x-www-form-urlencoded");
                let body = Body::from("pseudonym=Vieras&language=sv&go=next");
                let answer = browser.request(Method::POST, path, kind, body).await;
                let at = format!("{who} {path} {headers:?}");
                assert_eq!(answer.status, 403, "{at}");
                let heading = format!("<h1>{}</h1>", text(Language::Fi, "common-cross-site", &[]));
                if path.starts_with("/api/") {
                    assert_eq!(answer.json(), "Unreached", "{at}");
                } else {
                    assert!(answer.body.contains(&heading), "{at}");
                }
                assert_eq!(answer.headers.get(header::SET_COOKIE), None, "{at}");
            }
            for method in [Method::PUT, Method::DELETE, Method::PATCH] {
                let answer = browser.request(method, "/leave", None, Body::empty()).await;
                assert_eq!(answer.status, 403, "{who}");
            }
            assert!(browser.get("/notice").await.status == 200, "links from elsewhere lead here");
        }
        browser.extra.clear();
        assert_eq!(browser.cookies, kept);
        assert_eq!(app.rows().await, before, "{who}");
    }
}

#[tokio::test]
async fn requests_of_our_own_pages_pass_by_either_header() {
    let app = TestApp::start().await;
    for own in [
        vec![("sec-fetch-site", "same-origin")],
        vec![("sec-fetch-site", "none")],
        vec![("origin", "http://kanssa.test")],
        vec![("sec-fetch-site", "same-origin"), ("origin", "http://kanssa.test")],
    ] {
        let mut browser = app.browser();
        browser.extra = own.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        let answer = browser.post("/language", &[("language", "sv"), ("back", "/notice")]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/notice"), "{own:?}");
    }
}

#[tokio::test]
async fn cookies_are_bound_to_this_host_and_kept_from_scripts() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let mut lines: Vec<String> = Vec::new();
    let mut note = |answer: &Answer| {
        let set = answer.headers.get_all(header::SET_COOKIE);
        lines.extend(set.iter().map(|line| line.to_str().unwrap().to_owned()));
    };
    note(&browser.post("/sign-in", &[("address", "matti@posti.test")]).await);
    app.work().await;
    let (_, code) = app.link_and_code("matti@posti.test");
    note(&browser.post("/sign-in/code", &[("code", &code)]).await);
    note(&browser.post("/join", &[("age", "yes"), ("consent", "yes")]).await);
    note(&browser.post("/language", &[("language", "sv")]).await);
    note(&browser.post("/account/pseudonym", &[("pseudonym", "Puistoystävä")]).await);
    note(&browser.post("/account/pseudonym", &[("pseudonym", "Lumihanki")]).await);
    note(&browser.post("/sign-out", &[]).await);
    let mut names = BTreeSet::new();
    for line in &lines {
        let attributes: BTreeSet<&str> = line.split("; ").skip(1).collect();
        for needed in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(attributes.contains(needed), "{line}");
        }
        assert!(!line.contains("Domain"), "{line}");
        assert!(line.starts_with("__Host-"), "{line}");
        names.insert(line.split('=').next().unwrap().to_owned());
    }
    assert_eq!(names.len(), 4, "{names:?}");
}

#[tokio::test]
async fn a_large_body_is_refused_on_every_form_before_anything_is_done() {
    let app = TestApp::start().await;
    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    let before = app.rows().await;
    let mut body = b"x=".to_vec();
    body.resize(4 * 1024 * 1024 + 1, b'y');
    for path in paths(|takes| matches!(takes, Takes::Post | Takes::Both)) {
        if ["/leave", "/sign-out"].contains(&path.as_str()) {
            continue; // these read no body at all
        }
        let kind = Some("application/x-www-form-urlencoded");
        let answer = member.request(Method::POST, &path, kind, Body::from(body.clone())).await;
        let status = answer.status.as_u16();
        // What is not theirs, or is not there, is refused as such, unread.
        assert!(matches!(status, 403 | 404 | 410 | 413), "{path}: {status}");
        assert!(is_page(&answer), "{path}");
    }
    assert_eq!(app.rows().await, before);
}

/// One message to the register, from this peer with this header.
async fn message(
    app: &TestApp,
    trusted: &[&str],
    peer: &str,
    forwarded: &str,
    number: u128,
) -> u16 {
    let nets = trusted.iter().map(|net| net.parse().unwrap()).collect();
    let files = Files::load(std::path::Path::new("no-such-folder"));
    let router = http::router(&app.kanssa, files, nets);
    let once = Uuid::from_u128(number).to_string();
    let body = form(&[("subject", "other"), ("words", "Hei"), ("once", &once)]);
    let peer: SocketAddr = format!("{peer}:5000").parse().unwrap();
    let request = Request::post("/contact")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("x-forwarded-for", forwarded)
        .extension(ConnectInfo(peer))
        .body(Body::from(body))
        .unwrap();
    router.oneshot(request).await.unwrap().status().as_u16()
}

#[tokio::test]
async fn the_word_of_a_proxy_is_believed_only_where_it_is_configured() {
    let app = TestApp::start().await;
    let trusted = &["10.0.0.0/8"];
    for number in 0..40 {
        let claimed = format!("203.0.113.{number}");
        let status = message(&app, trusted, "192.0.2.1", &claimed, 1_000 + number).await;
        assert_eq!(status, 303, "{number}");
    }
    let more = message(&app, trusted, "192.0.2.1", "203.0.113.99", 2_000).await;
    assert_eq!(more, 429, "whatever it claims, it is one client");
    let through_proxy = message(&app, trusted, "10.0.0.1", "203.0.113.99", 3_000).await;
    assert_eq!(through_proxy, 303, "another client behind the proxy");
    let same_client = message(&app, trusted, "10.0.0.1", "192.0.2.1", 4_000).await;
    assert_eq!(same_client, 429, "the same client, through the proxy");
    let spoofed = message(&app, trusted, "10.0.0.1", "6.6.6.6, 192.0.2.1", 5_000).await;
    assert_eq!(spoofed, 429, "what stands before the proxy's own word does not count");
}

#[tokio::test]
async fn thirty_people_behind_one_address_work_and_a_flood_is_held_back_in_words() {
    let app = TestApp::start().await;
    let mut people: Vec<_> = (0..30).map(|_| app.browser()).collect();
    for _ in 0..20 {
        for person in &mut people {
            assert_eq!(person.get("/left").await.status, 200);
        }
    }
    let mut flood = app.browser();
    let mut answer = flood.call(SERVER_FUNCTIONS[0].0, &serde_json::json!({})).await;
    for _ in 0..20_000 {
        if answer.status == 429 {
            break;
        }
        assert_eq!(answer.status, 401);
        answer = flood.call(SERVER_FUNCTIONS[0].0, &serde_json::json!({})).await;
    }
    assert_eq!(answer.status, 429);
    assert!(answer.headers.contains_key(header::RETRY_AFTER));
    assert_eq!(answer.json(), "TooMany", "a call is answered in its own form");
    assert_has_headers(&answer, "a flood");
    let mut page = flood.get("/left").await;
    for _ in 0..1_000 {
        if page.status == 429 {
            break;
        }
        page = flood.get("/left").await;
    }
    assert_eq!(page.status, 429);
    assert_eq!(page.text_of("h1"), text(Language::Fi, "common-too-many", &[]));
    assert_has_headers(&page, "a flood of pages");
}

#[tokio::test]
async fn a_database_that_fails_is_told_of_in_the_pages_language_and_to_whoever_watches() {
    let app = TestApp::start().await;
    assert_eq!(app.browser().get("/readyz").await.body, "ready\n");
    app.kanssa.db.close().await;
    for language in Language::ALL {
        let answer = app.browser_in(language).get("/notice/1").await;
        assert_eq!(answer.status, 500);
        assert_eq!(answer.text_of("h1"), text(language, "common-internal", &[]));
        assert_eq!(answer.attribute("html", "lang").as_deref(), Some(language.tag()));
        assert_has_headers(&answer, "a failure");
        assert!(!answer.text().to_lowercase().contains("pool"), "no inner workings");
    }
    assert_eq!(app.browser().get("/readyz").await.status, 503);
    assert_eq!(app.browser().get("/healthz").await.body, "alive\n");
}

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Captured {
    /// Keeps what this process logs from now on.
    fn begin() -> Self {
        let captured = Self::default();
        let writer = captured.clone();
        tracing_subscriber::fmt()
            .with_env_filter(tracing_subscriber::EnvFilter::new("debug"))
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .try_init()
            .unwrap();
        captured
    }
}

#[tokio::test]
async fn r26_r55_nothing_personal_is_in_the_logs_of_a_whole_life_in_the_service() {
    let captured = Captured::begin();
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let address = "lokittamaton.sukunimi@posti.test";
    app.mailer.failures.lock().unwrap().push(MailError::NotNow);
    let mut browser = app.browser();
    browser.extra = vec![("x-forwarded-for", "203.0.113.77".to_owned())];
    browser.post("/sign-in", &[("address", address)]).await;
    app.work().await;
    app.pass(model::time::Duration::seconds(20));
    app.work().await;
    let (link, code) = app.link_and_code(address);
    browser.get(&link).await;
    browser.post("/sign-in/code", &[("code", "WRNGCDE7")]).await;
    browser.post("/sign-in/code", &[("code", &code)]).await;
    browser.post("/join", &[("age", "yes"), ("consent", "yes")]).await;
    browser.post("/account/pseudonym", &[("pseudonym", "Lokiton Susi")]).await;
    let page = format!("/tasks/{}/answer/only", tasks[1]);
    browser.post(&page, &[("q-why", "Salainen vastaus"), ("go", "next")]).await;
    let item =
        serde_json::json!({ "question": "why", "answer": { "text": "Salaisempi" }, "age": 0 });
    let owner = browser.owner().await;
    let call =
        serde_json::json!({ "owner": owner, "task": tasks[1], "version": 1, "items": [item] });
    browser.call("/api/answers/save", &call).await;
    let sent = browser.post(&format!("/tasks/{}/send", tasks[1]), &[]).await;
    let response = sent.location().strip_prefix("/answers/").unwrap().to_owned();
    browser.get(sent.location()).await;
    let once = browser.get("/contact").await.value_of("once");
    let message = [("subject", "other"), ("words", "Salainen viesti"), ("once", &once)];
    browser.post("/contact", &message).await;
    let mut staff = app.staff(&[Role::Dpo]).await;
    let inbox = staff.get("/staff/messages").await;
    let message = inbox.attribute("main .cards a", "href").unwrap();
    staff.get(&message).await;
    browser.get("/answers/download").await;
    browser.get(&format!("/no/such/{address}")).await;
    browser.request(Method::POST, "/api/answers/save", None, Body::from(address)).await;
    let session = browser.cookies["__Host-kanssa-session"].clone();
    let mut conn = app.kanssa.db.read().await.unwrap();
    let listed = store::messages::list(&mut conn).await.unwrap();
    let member = listed[0].member.unwrap().to_string();
    drop(conn);
    assert_eq!(browser.post("/leave", &[]).await.location(), "/left");
    app.kanssa.db.close().await;
    browser.get("/notice/1").await;

    let log = String::from_utf8(captured.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("/tasks/{task}/answer/{page}"), "the log is at work: {log:.500}");
    assert!(log.contains("the store failed") && log.contains("a mail is tried again later"));
    let folded = log.to_lowercase();
    let secret = link.rsplit('/').next().unwrap().to_owned();
    for personal in [
        address,
        "lokittamaton",
        "posti.test",
        "Lokiton Susi",
        "Salainen",
        "Salaisempi",
        "203.0.113.77",
        "127.0.0.1",
        &member,
        &member.replace('-', ""),
        &response,
        &session,
        &secret,
        &code,
        &code.replace('-', ""),
        &once,
        message.rsplit('/').next().unwrap(),
    ] {
        let found = folded.find(&personal.to_lowercase());
        let around = found.map(|at| &folded[at.saturating_sub(300)..(at + 60).min(folded.len())]);
        assert_eq!(around, None, "{personal} is in the log");
    }
}

#[tokio::test]
async fn addresses_of_pages_tell_nothing_of_people() {
    let app = TestApp::start().await;
    for (who, mut browser) in everybody(&app).await {
        for path in crawl(&mut browser).await.into_keys() {
            for personal in ["posti.test", "matti", "Puisto", "%40", "@"] {
                assert!(!path.contains(personal), "{who}: {path}");
            }
        }
    }
}

#[tokio::test]
async fn answers_are_compressed_where_asked_for_and_never_kept() {
    let app = TestApp::start().await;
    let files = Files::load(std::path::Path::new("no-such-folder"));
    let router = http::router(&app.kanssa, files, Vec::new());
    let request = Request::get("/notice").header(header::ACCEPT_ENCODING, "br").body(Body::empty());
    let response = router.oneshot(request.unwrap()).await.unwrap();
    assert_eq!(response.headers()[header::CONTENT_ENCODING], "br");
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    assert!(body.len() < 20_000, "{} bytes", body.len());
}
