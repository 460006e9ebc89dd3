//! Joining, as requests and answers: what is asked, what is written down, and what is not.

use app::texts;
use axum::http::header;
use model::{consents::Purpose, language::Language, time::Duration};
use store::{consents, testing::Fixture};

use crate::{
    common::{Browser, TestApp, site},
    help::{SESSION, Walk, ask, attributes, count_members, error_of, person, says},
};

const ADDRESS: &str = "matti.virtanen@posti.test";
const BOTH: [(&str, &str); 2] = [("age", "yes"), ("consent", "yes")];

/// A browser whose address is proven, before the page of joining.
async fn proven(app: &TestApp, language: Language) -> Browser<'_> {
    let mut browser = app.browser_in(language);
    assert_eq!(browser.sign_in(ADDRESS).await.location(), "/join");
    browser
}

#[tokio::test]
async fn r17_an_address_a_consent_and_a_pseudonym_make_a_member() {
    let app = TestApp::start().await;
    let mut browser = app.browser();

    let page = browser.get("/sign-in").await;
    let asked_for = page.count("main form input:not([type=hidden]), main form textarea");
    assert_eq!(asked_for, 1, "the e-mail address and nothing else");

    let proven = browser.sign_in(ADDRESS).await;
    assert_eq!(proven.location(), "/join");
    let join = browser.get("/join").await;
    assert_eq!(
        join.count("main form input:not([type=hidden])"),
        3,
        "the age line, the consent, and one that is optional"
    );

    let joined = browser.post("/join", &BOTH).await;
    assert_eq!(joined.location(), "/account/pseudonym");
    let suggestion = browser.get("/account/pseudonym").await.value_of("pseudonym");
    let named = browser.post("/account/pseudonym", &[("pseudonym", &suggestion)]).await;
    assert_eq!(named.location(), "/tasks");
    assert_eq!(browser.get("/tasks").await.status, 200);
}

#[tokio::test]
async fn joining_takes_five_presses_and_no_detour() {
    let app = TestApp::start().await;
    let walk = join_by_what_is_on_the_pages(&app).await;
    assert!(walk.page.shows(&says("common-nav-account")));
    assert_eq!((walk.loads, walk.presses), (6, 5));
}

/// From the front page to the tasks, the mail read in between.
pub async fn join_by_what_is_on_the_pages(app: &TestApp) -> Walk<'_> {
    let mut walk = Walk::from(app.browser(), "/").await;
    walk.follow("/sign-in").await;
    walk.press("/sign-in", &[("address", ADDRESS)]).await;
    app.work().await;
    let (_, code) = app.link_and_code(ADDRESS);
    walk.press("/sign-in/code", &[("code", &code)]).await;
    walk.press("/join", &BOTH).await;
    let suggestion = walk.page.value_of("pseudonym");
    walk.press("/account/pseudonym", &[("pseudonym", &suggestion)]).await;
    walk
}

#[tokio::test]
async fn r14_nothing_is_ticked_beforehand_and_nothing_is_bundled() {
    let app = TestApp::start().await;
    for language in Language::ALL {
        let mut browser = proven(&app, language).await;
        let join = browser.get("/join").await;
        assert_eq!(
            attributes(&join, "input[type=checkbox]", "name"),
            ["age", "consent", "invitations"]
        );
        assert_eq!(join.count("input[checked], input[type=hidden][name=consent]"), 0);
        assert_eq!(join.count("main a[href='/notice']"), 1, "the notice is one press away");
        assert_eq!(browser.get("/notice").await.status, 200);
    }
    let offered = Purpose::ALL.into_iter().filter(|purpose| purpose.is_offered()).count();
    assert_eq!(offered, 2, "a new purpose needs a consent of its own");
}

#[tokio::test]
async fn r14_r63_without_age_line_or_consent_nobody_joins_and_ticks_are_kept() {
    let app = TestApp::start().await;
    for language in Language::ALL {
        let mut browser = proven(&app, language).await;
        for ticked in [&[][..], &["age"], &["consent"], &["shared"]] {
            let fields: Vec<(&str, &str)> = ticked.iter().map(|name| (*name, "yes")).collect();
            let page = browser.post("/join", &fields).await;
            assert_eq!(page.status, 422);
            for field in ["age", "consent"] {
                let key = format!("accounts-join-{field}-missing");
                let missing = texts::text(language, &key, &[]);
                let is_ticked = ticked.contains(&field);
                let expected = if is_ticked { String::new() } else { missing };
                assert_eq!(error_of(&page, field), expected);
                let boxes = format!("input[name={field}][checked]");
                assert_eq!(page.count(&boxes), usize::from(is_ticked), "ticks are kept");
            }
            assert!(!browser.cookies.contains_key(SESSION));
        }
    }
    assert_eq!(count_members(&app).await, 0);
}

#[tokio::test]
async fn r63_the_age_line_names_the_citys_age_and_no_birth_date_is_asked() {
    for age in [13, 15, 18] {
        let mut here = site();
        here.minimum_age = age;
        let app = TestApp::with(Fixture::sqlite().await, here).await;
        for language in Language::ALL {
            let page = proven(&app, language).await.get("/join").await;
            let label = page.text_of("label[for=age]");
            let expected = texts::text(language, "accounts-join-age", &[("age", age.into())]);
            assert_eq!(label, expected);
            assert!(label.contains(&age.to_string()));
            assert_eq!(page.count("input[type=date], input[type=number], select"), 0);
        }
    }
}

#[tokio::test]
async fn r15_the_notice_names_the_laws_by_their_right_numbers() {
    let app = TestApp::start().await;
    for language in Language::ALL {
        let text = app.browser_in(language).get("/notice").await.text();
        for law in ["2016/679", "1050/2018", "621/1999"] {
            assert!(text.contains(law), "{law} in {language:?}");
        }
        assert!(!text.contains("679/2016"));
    }
}

#[tokio::test]
async fn r41_the_consent_is_written_down_as_it_stood_on_the_page() {
    let app = TestApp::start().await;
    for (language, address) in
        Language::ALL.into_iter().zip(["aa@posti.test", "bb@posti.test", "cc@posti.test"])
    {
        let mut browser = app.browser_in(language);
        browser.sign_in(address).await;
        let shown = browser.get("/join").await.text_of("label[for=consent]");
        assert_ne!(shown, "");
        browser.post("/join", &BOTH).await;

        let subject = person(&app, address).await.unwrap().link.subject;
        let mut conn = app.kanssa.db.read().await.unwrap();
        let ledger = consents::list(&mut conn, &app.kanssa.vault, subject).await.unwrap();
        let [consent] = ledger.as_slice() else { panic!("one consent: {ledger:?}") };
        let words = consents::find_text(&mut conn, &consent.text).await.unwrap();
        assert_eq!(words, Some(shown));
        assert_eq!(consent.language, language);
        assert_eq!(consent.purpose, Purpose::Membership);
        let notice = app.kanssa.current_notice();
        assert_eq!(consent.notice, notice.notice.fingerprint(language));
    }
    let seen = consents::verify(&app.kanssa.db, &app.kanssa.vault).await.unwrap();
    assert_eq!((seen.entries, seen.consents, seen.findings), (3, 3, Vec::new()));
}

#[tokio::test]
async fn r41_a_consent_to_other_words_than_those_in_force_is_asked_for_again() {
    let app = TestApp::start().await;
    let mut browser = proven(&app, Language::Fi).await;
    let shown = browser.get("/join").await.value_of("shown");
    // The language is chosen in another tab before the form is sent.
    browser.post("/language", &[("language", "sv"), ("back", "/notice")]).await;
    let fields = [("age", "yes"), ("consent", "yes"), ("shown", shown.as_str())];
    let again = browser.post("/join", &fields).await;
    assert_eq!(again.status, 422);
    assert_eq!(again.count("#consent[checked]"), 0, "a tick stands for the words beside it");
    assert_eq!(again.count("#age[checked]"), 1, "what was said is kept");
    let shown = again.value_of("shown");
    let fields = [("age", "yes"), ("consent", "yes"), ("shown", shown.as_str())];
    assert_eq!(browser.post("/join", &fields).await.location(), "/account/pseudonym");
}

#[tokio::test]
async fn r41_a_member_sees_the_consent_and_the_notice_it_was_given_to() {
    let app = TestApp::start().await;
    let mut browser = proven(&app, Language::Fi).await;
    let shown = browser.get("/join").await.text_of("label[for=consent]");
    browser.post("/join", &BOTH).await;
    browser.post("/account/pseudonym", &[("pseudonym", "Utelias Kettu")]).await;
    let account = browser.get("/account/consents?lang=en").await;
    assert_eq!(account.text_of("blockquote"), shown, "as it was worded then");
    assert_eq!(account.attribute("blockquote", "lang").as_deref(), Some("fi"));
    let notice = account.attribute("main a[href^='/notice/']", "href").unwrap();
    assert_eq!(browser.get(&notice).await.status, 200);
}

#[tokio::test]
async fn a_form_of_joining_sent_again_makes_no_second_member() {
    let app = TestApp::start().await;
    let mut browser = proven(&app, Language::Fi).await;
    let mut twin = browser.clone();
    assert_eq!(browser.post("/join", &BOTH).await.location(), "/account/pseudonym");
    let after_joining = app.rows().await;
    assert_eq!(browser.post("/join", &BOTH).await.location(), "/account/pseudonym");
    assert_eq!(twin.post("/join", &BOTH).await.location(), "/sign-in", "the old cookie is spent");
    assert_eq!(app.rows().await, after_joining);
}

#[tokio::test]
async fn who_has_joined_meanwhile_on_another_device_signs_in() {
    let app = TestApp::start().await;
    let mut late = proven(&app, Language::Fi).await;
    app.fixture.join(ADDRESS).await.unwrap();
    let before = app.rows().await;
    assert_eq!(late.post("/join", &BOTH).await.location(), "/sign-in");
    assert_eq!(app.rows().await, before, "half of a member was stored");
    assert_eq!(late.sign_in(ADDRESS).await.location(), "/tasks");
}

#[tokio::test]
async fn an_address_in_another_spelling_is_the_same_member() {
    let app = TestApp::start().await;
    drop(app.member(ADDRESS, "Utelias Kettu").await);
    let mut browser = app.browser();
    let spelled = "Matti.Virtanen@POSTI.test";
    browser.post("/sign-in", &[("address", &format!("  {spelled} "))]).await;
    app.work().await;
    let (_, code) = app.link_and_code("Matti.Virtanen@posti.test");
    assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).await.location(), "/tasks");
    assert_eq!(count_members(&app).await, 1);
}

#[tokio::test]
async fn the_page_of_joining_is_for_proven_addresses_only() {
    let app = TestApp::start().await;
    let mut stranger = app.browser();
    let mut unproven = app.browser();
    ask(&app, &mut unproven, ADDRESS).await;
    for browser in [&mut stranger, &mut unproven] {
        assert_eq!(browser.get("/join").await.location(), "/sign-in");
        assert_eq!(browser.post("/join", &BOTH).await.location(), "/sign-in");
        assert!(!browser.cookies.contains_key(SESSION));
    }
    assert_eq!(count_members(&app).await, 0);
}

#[tokio::test]
async fn nothing_about_a_person_exists_before_the_consent() {
    let app = TestApp::start().await;
    let before = app.rows().await;
    let mut browser = app.browser();
    browser.sign_in(ADDRESS).await;
    browser.get("/join").await;
    browser.post("/join", &[("age", "yes")]).await;
    assert_eq!(count_members(&app).await, 0);
    let changed: Vec<String> = app
        .rows()
        .await
        .into_iter()
        .filter(|(table, rows)| before.get(table) != Some(rows))
        .map(|(table, _)| table)
        .collect();
    let allowed = ["job_runs", "mail_counts", "retention_runs", "sign_in_requests"];
    assert!(changed.iter().all(|table| allowed.contains(&table.as_str())), "{changed:?}");

    app.pass(Duration::minutes(61));
    app.work().await;
    let hits = store::search::find(&app.kanssa.db, b"posti.test").await.unwrap();
    assert_eq!(hits, []);
    assert!(app.rows().await["sign_in_requests"].is_empty());
    assert_eq!(browser.get("/join").await.location(), "/sign-in");
    assert_eq!(browser.post("/join", &BOTH).await.location(), "/sign-in");
}

#[tokio::test]
async fn whoever_has_consented_but_has_no_pseudonym_is_asked_for_one_and_may_leave() {
    let app = TestApp::start().await;
    let browser = app.newcomer(ADDRESS).await;
    let mut walk = Walk::from(browser, "/account/pseudonym").await;
    for path in ["/", "/tasks", "/account", "/answers"] {
        assert_eq!(walk.browser.get(path).await.location(), "/account/pseudonym");
    }
    assert_eq!(walk.page.count("main form[action='/sign-out']"), 1);
    walk.follow("/leave").await;
    walk.press("/leave", &[]).await;
    assert_eq!(count_members(&app).await, 0);
}

#[tokio::test]
async fn no_address_stands_in_an_address_line_or_a_page_but_ones_own_account() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let mut answers = vec![browser.post("/sign-in", &[("address", ADDRESS)]).await];
    app.work().await;
    let (link, _) = app.link_and_code(ADDRESS);
    answers.push(browser.get("/sign-in/code").await);
    answers.push(browser.get(&link).await);
    answers.push(browser.post(&link, &[]).await);
    answers.push(browser.get("/join").await);
    answers.push(browser.post("/join", &BOTH).await);
    answers.push(browser.get("/account/pseudonym").await);
    answers.push(browser.post("/account/pseudonym", &[("pseudonym", "Utelias Kettu")]).await);
    answers.push(browser.get("/account/sign-ins").await);
    for answer in answers {
        assert!(!answer.body.contains("posti.test") && !answer.location().contains("posti"));
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    }
}

#[tokio::test]
async fn r58_the_account_page_shows_the_own_address_language_and_last_day_and_is_not_kept() {
    let app = TestApp::start().await;
    let mut matti = app.member("Matti.Virtanen@posti.test", "Puistoystävä").await;
    let mut liisa = app.member("liisa@posti.test", "Lumihanki").await;
    app.pass(Duration::days(2));
    for (browser, own, other) in [
        (&mut matti, "Matti.Virtanen@posti.test", "liisa@posti.test"),
        (&mut liisa, "liisa@posti.test", "Matti.Virtanen@posti.test"),
    ] {
        let page = browser.get("/account").await;
        assert_eq!(page.headers["cache-control"], "no-store");
        for key in ["address", "language", "active-day"] {
            assert!(page.shows(&texts::text(
                Language::Fi,
                &format!("accounts-account-{key}"),
                &[]
            )));
        }
        assert_eq!(page.body.matches(own).count(), 1);
        assert!(!page.body.contains(other));
        assert_eq!(page.text_of(".facts dd[lang='fi']"), "Suomi");
        assert!(page.count(".facts time[datetime^='2026-03-0']") == 1, "{}", page.body);
    }
}
