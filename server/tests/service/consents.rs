//! Consents as members meet them: each by itself, as easy to withdraw as to give, carried out at once.

use std::collections::BTreeSet;

use app::{consents as purposes, texts::text};
use model::{
    consents::{Purpose, text_fingerprint},
    language::Language,
    retention::Rule,
    time::Duration,
};
use store::mail::Message;

use crate::common::{Answer, Browser, QUESTIONNAIRES, TestApp};

const ADDRESS: &str = "matti@posti.test";
const OTHER: &str = "maija@posti.test";
const PAGE: &str = "/account/consents";

fn says(key: &str) -> String {
    text(Language::Fi, key, &[])
}

/// Presses the button of the page as it stands: the steps that giving and withdrawing take.
async fn press(browser: &mut Browser<'_>) -> Answer {
    let page = browser.get(PAGE).await;
    let [purpose, decision, shown] =
        ["purpose", "decision", "shown"].map(|name| page.value_of(name));
    let fields = [("purpose", &*purpose), ("decision", &*decision), ("shown", &*shown)];
    browser.post(PAGE, &fields).await
}

fn invitations(app: &TestApp, address: &str) -> Vec<Message> {
    let mails = app.mails_to(address).into_iter();
    mails.filter(|mail| mail.subject == says("mails-invitation-subject")).collect()
}

/// A new task opens, and a day passes, with the service at work.
async fn open_a_task(app: &TestApp) {
    app.publish(QUESTIONNAIRES).await;
    app.pass(Duration::days(1));
    app.work().await;
}

#[tokio::test]
async fn r14_consents_are_asked_one_by_one_unticked_and_none_hangs_on_another() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.sign_in(ADDRESS).await;
    let page = browser.get("/join").await;
    assert_eq!(page.count("main [type=checkbox]"), 3);
    assert_eq!(page.count("main [type=checkbox][checked]"), 0);
    let joined = browser.post("/join", &[("age", "yes"), ("consent", "yes")]).await;
    assert_eq!(joined.location(), "/account/pseudonym", "membership alone is enough");
    browser.post("/account/pseudonym", &[("pseudonym", "Hiljainen Kettu")]).await;
    assert!(browser.get(PAGE).await.shows(&says("consents-not-live")));
    open_a_task(&app).await;
    assert_eq!(invitations(&app, ADDRESS), [], "who was not asked gets no mail");

    let mut wanting = app.browser();
    wanting.sign_in(OTHER).await;
    let fields = [("age", "yes"), ("consent", "yes"), ("invitations", "yes")];
    wanting.post("/join", &fields).await;
    wanting.post("/account/pseudonym", &[("pseudonym", "Punainen Lintu")]).await;
    assert!(!wanting.get(PAGE).await.shows(&says("consents-not-live")));
    open_a_task(&app).await;
    assert_eq!(invitations(&app, OTHER).len(), 1);
}

#[tokio::test]
async fn r39_withdrawing_takes_the_same_steps_as_giving_and_works_at_once() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Hiljainen Kettu").await;
    let given = press(&mut browser).await;
    assert_eq!(given.location(), PAGE);
    let page = browser.get(PAGE).await;
    assert!(page.shows(&says("consents-flash-given")));
    assert!(page.shows(&says("consents-invitations-withdrawal")), "the effect is said beforehand");
    open_a_task(&app).await;
    let mails = invitations(&app, ADDRESS);
    assert_eq!(mails.len(), 1);

    let withdrawn = press(&mut browser).await;
    assert_eq!(withdrawn.location(), PAGE);
    let page = browser.get(PAGE).await;
    assert!(page.shows(&says("consents-flash-withdrawn")));
    assert!(page.shows(&says("accounts-consent-withdrawn")), "the ledger has it");
    open_a_task(&app).await;
    assert_eq!(invitations(&app, ADDRESS).len(), 1, "no more");
    assert!(browser.get("/tasks").await.status.is_success(), "membership goes on (R23)");
}

#[tokio::test]
async fn r70_a_mail_says_nothing_and_one_press_from_it_ends_them() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Hiljainen Kettu").await;
    press(&mut browser).await;
    open_a_task(&app).await;
    let mail = invitations(&app, ADDRESS).pop().unwrap();
    for word in ["Kettu", "Katusi", "pyöräkaista", "matti"] {
        assert!(!mail.body.contains(word) && !mail.subject.contains(word), "{word}: {}", mail.body);
    }
    let link = mail.unsubscribe.clone().expect("for the mail program");
    assert!(mail.body.contains(&link), "and for people");
    let path = link.strip_prefix("http://kanssa.test").unwrap();
    let mut stranger = app.browser();
    for _ in 0..3 {
        assert!(stranger.get(path).await.shows(&says("consents-no-more-title")));
    }
    assert!(!browser.get(PAGE).await.shows(&says("consents-not-live")), "looking is not pressing");
    assert_eq!(stranger.post(path, &[]).await.location(), "/no-more");
    assert!(stranger.get("/no-more").await.shows(&says("consents-no-more-done-title")));
    assert!(browser.get(PAGE).await.shows(&says("consents-not-live")));
    assert_eq!(stranger.post(path, &[]).await.status, 410);
    let still_here = path.replace("/no-more/", "/still-here/");
    assert_eq!(stranger.get(&still_here).await.status, 410, "a link says one thing");
    assert!(stranger.get(PAGE).await.location().starts_with("/sign-in"), "no sign-in by it");
}

#[tokio::test]
async fn r40_a_mail_that_waits_is_not_sent_once_the_consent_is_withdrawn() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Hiljainen Kettu").await;
    press(&mut browser).await;
    app.publish(QUESTIONNAIRES).await;
    app.pass(Duration::days(1));
    *app.mailer.failures.lock().unwrap() = vec![server::mail::MailError::NotNow; 9];
    app.work().await;
    assert_eq!(app.rows().await["outbox"].len(), 1, "the mail server is away");
    press(&mut browser).await;
    assert!(app.rows().await["outbox"].is_empty());
    app.mailer.failures.lock().unwrap().clear();
    app.pass(Duration::hours(2));
    app.work().await;
    assert_eq!(invitations(&app, ADDRESS), []);
}

#[tokio::test]
async fn r42_words_that_have_changed_are_asked_anew_and_nothing_is_done_until_then() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Hiljainen Kettu").await;
    // A consent to words that were in use before.
    let vault = &app.kanssa.vault;
    let mut conn = app.kanssa.db.read().await.unwrap();
    let address = model::accounts::EmailAddress::parse(ADDRESS).unwrap();
    let person = store::accounts::find_person(&mut conn, vault, &address).await.unwrap().unwrap();
    drop(conn);
    let new = store::consents::NewConsent {
        subject: person.link.subject,
        purpose: Purpose::Invitations,
        decision: model::consents::Decision::Given,
        text: text_fingerprint("Other words."),
        notice: [0; 32],
        language: Language::Fi,
    };
    let now = app.kanssa.now();
    let add = async |tx: &mut store::Tx| store::consents::add(tx, vault, new, now).await;
    let anchor = app.fixture.commit(add).await.unwrap();
    vault.save_anchor(store::consents::CHAIN, anchor).await.unwrap();

    assert!(browser.get(PAGE).await.shows(&says("consents-outdated")));
    open_a_task(&app).await;
    assert_eq!(invitations(&app, ADDRESS), []);
    press(&mut browser).await;
    assert!(!browser.get(PAGE).await.shows(&says("consents-outdated")));
    open_a_task(&app).await;
    assert_eq!(invitations(&app, ADDRESS).len(), 1);
}

#[tokio::test]
async fn what_is_not_offered_or_not_as_shown_is_not_consented_to() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Hiljainen Kettu").await;
    let before = app.rows().await["consents"].len();
    for (purpose, decision, status) in [
        ("tax-report", "given", 404),
        ("membership", "withdrawn", 404),
        ("invitations", "maybe", 400),
        ("x", "given", 400),
        ("invitations", "given", 422),
    ] {
        let fields = [("purpose", purpose), ("decision", decision), ("shown", "fi.0.0")];
        let answer = browser.post(PAGE, &fields).await;
        assert_eq!(answer.status, status, "{purpose} {decision}");
    }
    assert_eq!(app.rows().await["consents"].len(), before);
    assert!(app.browser().get(PAGE).await.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn r40_nobody_is_written_to_twice_a_day_and_links_end() {
    let app = TestApp::start().await;
    let mut browser = app.member(ADDRESS, "Hiljainen Kettu").await;
    press(&mut browser).await;
    open_a_task(&app).await;
    app.publish(QUESTIONNAIRES).await;
    for _ in 0..5 {
        app.pass(Duration::hours(1));
        app.work().await;
    }
    assert_eq!(invitations(&app, ADDRESS).len(), 1);
    app.pass(Duration::days(1));
    app.work().await;
    assert_eq!(invitations(&app, ADDRESS).len(), 2);
    app.pass(Duration::days(61));
    app.work().await;
    let mut conn = app.kanssa.db.read().await.unwrap();
    let last = store::retention::find_last(&mut conn).await.unwrap().unwrap();
    assert_eq!(last.counts.of(Rule::MailLinks), 2);
    assert!(app.rows().await["mail_links"].is_empty());
}

#[tokio::test]
async fn r59_the_words_of_a_consent_differ_by_language_and_stay_within_one_purpose() {
    let app = TestApp::start().await;
    let mut all = BTreeSet::new();
    for purpose in Purpose::ALL.into_iter().filter(|purpose| purpose.is_offered()) {
        for hash in purposes::current(&app.kanssa, purpose) {
            assert!(all.insert(hash));
        }
    }
    for purpose in Purpose::ALL.into_iter().filter(|purpose| !purpose.is_offered()) {
        let words = purposes::words(&app.kanssa, purpose, Language::Fi);
        assert_eq!(words, "", "nobody is asked for what the service cannot do");
    }
}
