//! Bad input: a clear message in the page's language, status 4xx, nothing lost, nothing stored.

use app::texts::text;
use axum::{body::Body, http::Method};
use model::{language::Language, time::Duration};
use uuid::Uuid;

use crate::{
    common::{Answer, Browser, TestApp, form},
    walk::{send, send_page},
};

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");
/// A million bytes of what people write, without a repetition that could hide a cut.
fn a_megabyte() -> String {
    (0..).map(|number: u32| format!("Sana {number} ääni. ")).take(60_000).collect()
}

async fn raw(browser: &mut Browser<'_>, path: &str, body: impl Into<Body>) -> Answer {
    browser.request(Method::POST, path, FORM, body.into()).await
}

/// The page of a failure, in this language and with all its headers.
fn assert_says(answer: &Answer, language: Language, status: u16, key: &str, at: &str) {
    assert_eq!(answer.status, status, "{at}: {}", answer.body);
    assert_eq!(answer.attribute("html", "lang").as_deref(), Some(language.tag()), "{at}");
    assert_eq!(answer.text_of("h1"), text(language, key, &[]), "{at}");
    assert!(answer.headers.contains_key("content-security-policy"), "{at}");
    assert!(answer.count("main p") > 0, "{at}: it says what to do");
}

#[tokio::test]
async fn what_is_not_there_for_this_member_is_not_found_in_the_pages_language() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let (street, short, later) = (tasks[0], tasks[1], tasks[2]);
    let mut other = app.member("liisa@posti.test", "Lumihanki").await;
    send_page(&mut other, short, "only", &[("q-why", "Oma"), ("go", "next")]).await;
    let foreign = send(&mut other, short).await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let unknown = Uuid::from_u128(42);
    let not_found = [
        format!("/tasks/{unknown}"),
        format!("/tasks/{unknown}/answer"),
        format!("/tasks/{unknown}/answer/only"),
        format!("/tasks/{unknown}/review"),
        format!("/tasks/{later}"),
        format!("/tasks/{later}/answer"),
        format!("/tasks/{later}/answer/only"),
        format!("/tasks/{later}/review"),
        format!("/tasks/{street}/answer/no_such_page"),
        format!("/tasks/{street}/answer/%00"),
        format!("/tasks/{street}/answer/%F0%9F%9B%B4"),
        format!("/answers/{unknown}"),
        foreign.clone(),
        "/tasks/not-an-id".to_owned(),
        "/tasks/%FF".to_owned(),
        format!("/tasks/{street}/answer/%C3%28"),
        "/answers/1".to_owned(),
        "/notice/0".to_owned(),
        "/notice/999999999999999999999".to_owned(),
        "/notice/%FF".to_owned(),
        "/no/such/page".to_owned(),
        "/%FF".to_owned(),
        "/../../etc/passwd".to_owned(),
        "/tasks/".to_owned(),
        format!("/{}", "x".repeat(5_000)),
    ];
    let posted = [
        (format!("/tasks/{unknown}/answer/only"), "q-why=x&go=next"),
        (format!("/tasks/{later}/answer/only"), "q-why=x&go=next"),
        (format!("/tasks/{street}/answer/no_such_page"), "q-travel=walk"),
        (format!("/tasks/{unknown}/send"), "go=send"),
        (format!("/tasks/{later}/send"), "go=send"),
        (format!("/tasks/{unknown}/revert"), ""),
        (format!("/tasks/{later}/revert"), ""),
        (format!("{foreign}/remove"), ""),
        (format!("/answers/{unknown}/remove"), ""),
        ("/answers/%FF/remove".to_owned(), ""),
        ("/tasks/not-an-id/send".to_owned(), "go=send"),
    ];
    for language in Language::ALL {
        browser.post("/language", &[("language", language.tag())]).await;
        let before = app.rows().await;
        for path in &not_found {
            let answer = browser.get(path).await;
            assert_says(&answer, language, 404, "common-not-found", path);
        }
        for (path, body) in &posted {
            let answer = raw(&mut browser, path, *body).await;
            assert_says(&answer, language, 404, "common-not-found", path);
        }
        assert_eq!(app.rows().await, before, "{language}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_or_is_too_much_is_answered_in_the_pages_language() {
    let app = TestApp::start().await;
    let street = app.tasks().await[0];
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let street_page = format!("/tasks/{street}/answer/street");
    let unreadable: &[(&str, &[u8])] = &[
        (&street_page, b"q-travel=walk&q-why_car=%FF"),
        (&street_page, b"q-travel=walk&q-why_car=\xc3\x28"),
        (&street_page, b"q-%FE=walk"),
        ("/contact", b"subject=other&words=hei"),
        ("/contact", b"subject=other&words=hei&once=not-an-id"),
        ("/contact", b"once=%FF"),
        ("/language", b"language=de"),
    ];
    for language in Language::ALL {
        browser.post("/language", &[("language", language.tag())]).await;
        let before = app.rows().await;
        for (path, body) in unreadable {
            let answer = raw(&mut browser, path, body.to_vec()).await;
            let at = format!("{path} {}", String::from_utf8_lossy(body));
            assert_says(&answer, language, 400, "common-unreadable", &at);
        }
        for kind in [None, Some("multipart/form-data; boundary=x"), Some("application/json")] {
            let body = Body::from("q-travel=walk&go=next");
            let answer = browser.request(Method::POST, &street_page, kind, body).await;
            assert_says(&answer, language, 400, "common-unreadable", &format!("{kind:?}"));
        }
        for path in [street_page.as_str(), "/contact"] {
            let answer = raw(&mut browser, path, vec![b'x'; 4 * 1024 * 1024 + 1]).await;
            assert_says(&answer, language, 413, "common-too-large", path);
        }
        for (method, path) in [
            (Method::PUT, "/tasks".to_owned()),
            (Method::DELETE, format!("/tasks/{street}")),
            (Method::POST, "/tasks".to_owned()),
            (Method::GET, format!("/tasks/{street}/send")),
            (Method::PATCH, street_page.clone()),
        ] {
            let answer = browser.request(method, &path, None, Body::empty()).await;
            assert_says(&answer, language, 405, "common-wrong-method", &path);
        }
        assert_eq!(app.rows().await, before, "{language}");
    }
}

#[tokio::test]
async fn a_megabyte_of_text_is_refused_with_every_word_still_in_the_page() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let long = a_megabyte();
    let once = Uuid::from_u128(1).to_string();
    let before = app.rows().await;
    let page = format!("/tasks/{}/answer/last?lang=sv", tasks[0]);
    let answer = browser.post(&page, &[("q-tell", &long), ("go", "next")]).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.text_of("textarea[name='q-tell']"), long.trim());
    let said = text(Language::Sv, "answers-problem-too-long", &[("most", 2_000.into())]);
    assert_eq!(answer.text_of("#q-tell-error"), said);

    let fields = [("subject", "other"), ("words", long.as_str()), ("once", once.as_str())];
    let answer = browser.post("/contact?lang=en", &fields).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.text_of("textarea[name='words']"), long.trim());
    assert_eq!(answer.count("input[name='subject'][value='other'][checked]"), 1);
    let number = app::dates::number(5_000, Language::En);
    assert!(answer.text_of("#words-error").contains(&number), "{number}");

    for (path, field) in
        [("/account/pseudonym", "pseudonym"), ("/sign-in", "address"), ("/sign-in/code", "code")]
    {
        let answer = browser.post(path, &[(field, &long)]).await;
        assert_eq!(answer.status, 422, "{path}");
        assert_eq!(answer.value_of(field), long, "{path}");
    }
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn control_characters_are_refused_and_what_was_typed_stays() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let before = app.rows().await;
    let once = Uuid::from_u128(1).to_string();
    for hostile in ["alku\u{0}loppu", "alku\u{1b}[31mloppu", "alku\u{7f}loppu", "alku\u{85}loppu"] {
        let fields = [("q-tell", hostile), ("go", "next")];
        let answer = send_page(&mut browser, tasks[0], "last", &fields).await;
        assert_eq!(answer.status, 422, "{hostile:?}");
        assert!(answer.body.contains(hostile), "{hostile:?}");
        let fields = [("subject", "other"), ("words", hostile), ("once", once.as_str())];
        let answer = browser.post("/contact", &fields).await;
        assert_eq!(answer.status, 422, "{hostile:?}");
        assert_eq!(
            answer.text_of("#words-error"),
            text(Language::Fi, "messages-words-control", &[])
        );
        for (path, field) in [("/account/pseudonym", "pseudonym"), ("/sign-in", "address")] {
            let hostile = hostile.replace('\u{85}', "\u{9b}"); // U+0085 is a line break
            let answer = browser.post(path, &[(field, &hostile)]).await;
            assert_eq!(answer.status, 422, "{path} {hostile:?}");
        }
    }
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn nothing_at_all_is_as_good_as_an_empty_form() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let before = app.rows().await;
    let street = format!("/tasks/{}/answer/street", tasks[0]);
    for body in ["", "&", "=", "&&=&", "q-travel", "go=&go=next"] {
        let answer = raw(&mut browser, &street, body).await;
        assert_eq!(answer.status, 422, "{body:?}");
        assert_eq!(answer.count(".error-summary a[href='#q-travel']"), 1, "{body:?}");
    }
    for path in ["/sign-in", "/sign-in/code", "/account/pseudonym", "/staff/sign-in"] {
        let answer = raw(&mut browser, path, "").await;
        assert_eq!(answer.status, 422, "{path}");
        assert_eq!(answer.count(".error-summary a"), 1, "{path}");
    }
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn a_stray_percent_sign_and_unknown_fields_are_harmless() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let page = format!("/tasks/{}/answer/only", tasks[1]);
    let body = "q-why=100%+varma+%zz+%&q-nothing=x&q-good-other=y&q-=z&unknown=1&go=next";
    let answer = raw(&mut browser, &page, body).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(browser.get(&page).await.text_of("textarea"), "100% varma %zz %");
    assert_eq!(app.rows().await["answers"].len(), 1, "nothing but the question that there is");
}

#[tokio::test]
async fn forms_sent_again_count_once() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    let once = browser.get("/contact").await.value_of("once");
    let message = [("subject", "other"), ("words", "Hei!"), ("once", once.as_str())];
    let page = [("q-why", "Koska"), ("go", "next")];
    let mut before = None;
    for _ in 0..3 {
        assert_eq!(browser.post("/contact", &message).await.location(), "/contact");
        send_page(&mut browser, tasks[1], "only", &page).await;
        send(&mut browser, tasks[1]).await;
        let now = app.rows().await;
        assert_eq!(before.get_or_insert_with(|| now.clone()), &now);
    }
    let mut stranger = app.member("liisa@posti.test", "Lumihanki").await;
    stranger.post("/contact", &[("subject", "other"), ("words", "Muuta"), ("once", &once)]).await;
    assert_eq!(app.rows().await["messages"].len(), 1, "a form's number is used once by anybody");
}

#[tokio::test]
async fn what_was_typed_survives_a_sign_in_that_has_ended_and_is_sent_after_the_next() {
    let app = TestApp::start().await;
    let task = app.tasks().await[1];
    let member = app.member("matti@posti.test", "Puistoystävä").await;
    let page = format!("/tasks/{task}/answer/only");
    let typed = "Rivi \"yksi\"\nrivi <kaksi> & 100 %";
    let fields = [("q-good", "yes"), ("q-why", typed), ("go", "next")];
    let mut tampered: Vec<String> =
        vec![String::new(), "x".into(), "!!!".into(), "A".repeat(8_000)];
    let token = member.cookies["__Host-kanssa-session"].clone();
    tampered.push(token.to_lowercase());
    tampered.push(format!("{}A", &token[..token.len() - 1]));
    tampered.push(format!("{token}; __Host-kanssa-session={token}x"));
    for (number, cookie) in tampered.into_iter().enumerate() {
        let language = Language::ALL[number % 3];
        let before = app.rows().await;
        let mut browser = app.browser_in(language);
        if number < 6 {
            browser.cookies.insert("__Host-kanssa-session".into(), cookie);
        }
        let answer = browser.post(&page, &fields).await;
        assert_says(&answer, language, 401, "common-signed-out", &number.to_string());
        assert_eq!(app.rows().await, before);
        let form_selector = format!("main form[action='{page}'] ");
        for (name, value) in fields {
            let field = format!("{form_selector} input[type='hidden'][name='{name}']");
            assert_eq!(answer.attribute(&field, "value").as_deref(), Some(value));
        }
    }
    let mut again = app.browser();
    again.sign_in("matti@posti.test").await;
    assert_eq!(again.post(&page, &fields).await.status, 303);
    assert_eq!(again.get(&page).await.text_of("textarea"), typed);
}

#[tokio::test]
async fn cookies_of_others_making_change_nothing() {
    let app = TestApp::start().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    for (name, value) in [
        ("__Host-kanssa-flash", "<script>alert(1)</script>"),
        ("__Host-kanssa-flash", "unknown"),
        ("__Host-kanssa-language", "de"),
        ("__Host-kanssa-language", "<b>"),
        ("__Host-kanssa-asked", "???"),
        ("other", "\"quoted\""),
        ("", "x"),
    ] {
        browser.cookies.insert(name.to_owned(), value.to_owned());
        let page = browser.get("/tasks").await;
        assert_eq!(page.status, 200, "{name}={value}");
        assert_eq!(page.attribute("html", "lang").as_deref(), Some("fi"));
        assert_eq!(page.count("main script, main b, main [role='status']:not([hidden])"), 0);
    }
    let join = browser.get("/join").await;
    assert_eq!(join.location(), "/sign-in");
    browser.extra = vec![
        ("accept-language", "\u{e4}".to_owned()),
        ("user-agent", "x".repeat(10_000)),
        ("cookie", "\u{e4}=\u{f6}; ;;==".to_owned()),
    ];
    assert_eq!(browser.get("/notice").await.status, 200);
}

#[tokio::test]
async fn queries_that_make_no_sense_are_passed_over() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    for query in [
        "lang=%FF",
        "lang=de",
        "lang",
        "then=%FF",
        "then=a&then=b",
        "then",
        "then=//evil.example/",
        "=&&&=%",
        "then=javascript:alert(1)",
    ] {
        let page = browser.get(&format!("/sign-in?{query}")).await;
        assert_eq!(page.status, 200, "{query}: {}", page.body);
        assert_eq!(page.attribute("html", "lang").as_deref(), Some("fi"), "{query}");
    }
    assert_eq!(browser.get("/sign-in?lang=sv").await.attribute("html", "lang").unwrap(), "sv");
}

#[tokio::test]
async fn a_task_that_closed_meanwhile_gives_back_what_was_typed_in_each_language() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut browser = app.member("matti@posti.test", "Puistoystävä").await;
    app.pass(Duration::days(11));
    let before = app.rows().await;
    let fields = [
        ("q-travel", "other"),
        ("q-travel-other", "potkulaudalla"),
        ("q-why_car", "<i>kursiivi</i>"),
        ("go", "next"),
    ];
    for language in Language::ALL {
        browser.post("/language", &[("language", language.tag())]).await;
        let answer = send_page(&mut browser, tasks[0], "street", &fields).await;
        assert_says(&answer, language, 409, "answers-closed-title", "a closed task");
        assert!(answer.shows("potkulaudalla") && answer.shows("<i>kursiivi</i>"));
        let pushed = browser.post(&format!("/tasks/{}/send", tasks[0]), &[("go", "back")]).await;
        assert_says(&pushed, language, 409, "answers-closed-title", "back from the review");
    }
    browser.post("/language", &[("language", "fi")]).await;
    assert_eq!(app.rows().await, before);
    assert_eq!(form(&[("a", "ä&=")]), "a=%C3%A4%26%3D", "the tests send what browsers send");
}
