//! Writing to the register under the pseudonym, and being answered (R6).

use app::texts::text;
use model::{language::Language, staff::Role, time::Duration};

use crate::common::{Answer, Browser, TestApp};

const ADDRESS: &str = "matti.virtanen@posti.test";

async fn write(browser: &mut Browser<'_>, words: &str) -> Answer {
    let once = browser.get("/contact").await.value_of("once");
    browser.post("/contact", &[("subject", "register"), ("words", words), ("once", &once)]).await
}

fn nothing_of_the_person(answer: &Answer) {
    for personal in [ADDRESS, "matti", "virtanen", "posti.test"] {
        let body = answer.body.to_lowercase();
        assert!(!body.contains(personal), "{personal} in {body}");
    }
}

#[tokio::test]
async fn r6_a_message_reaches_the_register_under_the_pseudonym_and_is_answered_there() {
    let app = TestApp::start().await;
    let mut member = app.member(ADDRESS, "Puistoystävä").await;
    let lead = text(Language::Fi, "messages-lead-member", &[]);
    assert!(member.get("/contact").await.shows(&lead));
    assert_eq!(write(&mut member, "Mitä tietoja\nminusta on?").await.location(), "/contact");
    let thread = member.get("/contact").await;
    assert!(thread.shows("Mitä tietoja minusta on?"));
    assert!(thread.shows(&text(Language::Fi, "common-flash-message-sent", &[])));

    let mut dpo = app.staff(&[Role::Dpo]).await;
    let inbox = dpo.get("/staff/messages").await;
    assert!(inbox.shows("Puistoystävä"));
    nothing_of_the_person(&inbox);
    let path = inbox.attribute("main .cards a", "href").unwrap();
    let message = dpo.get(&path).await;
    assert!(message.shows("Puistoystävä") && message.shows("Mitä tietoja minusta on?"));
    nothing_of_the_person(&message);

    let once = message.value_of("once");
    let empty = dpo.post(&path, &[("words", "  "), ("once", &once)]).await;
    assert_eq!(empty.status, 422);
    nothing_of_the_person(&empty);
    for _ in 0..2 {
        let answer = [("words", "Näet ne täältä."), ("once", once.as_str())];
        assert_eq!(dpo.post(&path, &answer).await.location(), "/staff/messages");
    }
    assert_eq!(app.rows().await["messages"].len(), 2, "the same form sent twice is one answer");
    let thread = member.get("/contact").await;
    assert!(thread.shows("Näet ne täältä."));
    assert_eq!(thread.count(".message--answer"), 1);
    assert!(!thread.body.contains("dpo@kunta.test"), "the register answers, not a person");

    let account = member.get("/account").await;
    let role = app::texts::role(Language::Fi, Role::Dpo);
    let seen = text(Language::Fi, "accounts-access-message", &[("role", role.into())]);
    assert!(account.shows(&seen), "the member sees that it was read: {}", account.text());
    let audit = app.rows().await.remove("audit").unwrap();
    let acts: Vec<_> = audit.iter().map(|row| row.split('|').nth(3).unwrap().to_owned()).collect();
    assert!(acts.contains(&"'message-read'".to_owned()), "{acts:?}");
    assert_eq!(acts.iter().filter(|act| *act == "'message-answered'").count(), 1, "{acts:?}");
    assert!(!audit.iter().any(|row| row.contains("Näet") || row.contains("Mitä")), "no content");
}

#[tokio::test]
async fn r58_an_answer_that_fails_shows_the_thread_and_so_is_noted_as_a_reading() {
    let app = TestApp::start().await;
    let mut member = app.member(ADDRESS, "Puistoystävä").await;
    write(&mut member, "Mitä tietoja minusta on?").await;
    let path = {
        let mut other = app.staff(&[Role::Coordinator]).await;
        other.get("/staff/messages").await.attribute("main .cards a", "href").unwrap()
    };
    let mut dpo = app.staff(&[Role::Dpo]).await;
    let once = uuid::Uuid::from_u128(9).to_string();
    let long = "ä".repeat(5_001);
    for (number, words) in ["", " \n ", long.as_str(), "a\u{0}b"].into_iter().enumerate() {
        let shown = dpo.post(&path, &[("words", words), ("once", &once)]).await;
        assert_eq!(shown.status, 422);
        assert!(shown.shows("Mitä tietoja minusta on?"), "the thread is shown");
        let rows = app.rows().await;
        let read = rows["audit"].iter().filter(|row| row.contains("'message-read'")).count();
        assert_eq!((read, rows["accesses"].len()), (number + 1, number + 1), "{words:?}");
    }
    let role = app::texts::role(Language::Fi, Role::Dpo);
    let seen = text(Language::Fi, "accounts-access-message", &[("role", role.into())]);
    assert!(member.get("/account").await.shows(&seen));
}

#[tokio::test]
async fn r19_only_who_keeps_the_register_reads_messages_and_only_by_pseudonym() {
    let app = TestApp::start().await;
    let mut member = app.member(ADDRESS, "Puistoystävä").await;
    write(&mut member, "Salainen asia").await;
    let mut reader = app.staff(&[Role::Coordinator]).await;
    let inbox = reader.get("/staff/messages").await;
    let path = inbox.attribute("main .cards a", "href").unwrap();
    assert!(reader.get("/staff").await.count("a[href='/staff/messages']") == 1);
    for role in [Role::Moderator, Role::Researcher, Role::Payroll, Role::Admin] {
        let mut other = app.staff(&[role]).await;
        assert_eq!(other.get("/staff").await.count("a[href='/staff/messages']"), 0, "{role}");
        for page in ["/staff/messages", &path] {
            let refused = other.get(page).await;
            assert_eq!(refused.status, 403, "{role} {page}");
            assert!(!refused.body.contains("Salainen") && !refused.body.contains("Puistoystävä"));
        }
        let once = uuid::Uuid::from_u128(9).to_string();
        let refused = other.post(&path, &[("words", "x"), ("once", &once)]).await;
        assert_eq!(refused.status, 403, "{role}");
    }
    assert_eq!(app.rows().await["messages"].len(), 1);
}

#[tokio::test]
async fn visitors_and_newcomers_write_too_and_a_visitor_cannot_be_answered_here() {
    let app = TestApp::start().await;
    let mut visitor = app.browser();
    assert_eq!(write(&mut visitor, "Kävijän sana").await.status, 303);
    let mut newcomer = app.newcomer("liisa@posti.test").await;
    assert_eq!(write(&mut newcomer, "Tulokkaan sana").await.status, 303);
    assert!(!app.browser().get("/contact").await.shows("Kävijän sana"), "nobody's thread");
    let mut staff = app.staff(&[Role::Dpo]).await;
    let inbox = staff.get("/staff/messages").await;
    for key in ["messages-from-visitor", "messages-from-newcomer"] {
        assert!(inbox.shows(&text(Language::Fi, key, &[])), "{key}");
    }
    let page = scraper::Html::parse_document(&inbox.body);
    let selector = scraper::Selector::parse("main .cards a").unwrap();
    let mut forms = Vec::new();
    for link in page.select(&selector) {
        let message = staff.get(link.value().attr("href").unwrap()).await;
        forms.push(message.count("main form"));
    }
    forms.sort_unstable();
    assert_eq!(forms, [0, 1]);
}

#[tokio::test]
async fn r36_a_visitors_message_is_swept_away_after_half_a_year_and_a_members_is_not() {
    let app = TestApp::start().await;
    write(&mut app.browser(), "Kävijän sana").await;
    write(&mut app.member(ADDRESS, "Puistoystävä").await, "Jäsenen sana").await;
    let words = async || {
        app.work().await;
        let messages = app.rows().await.remove("messages").unwrap();
        ["Kävijän sana", "Jäsenen sana"].map(|said| messages.iter().any(|row| row.contains(said)))
    };
    app.pass(Duration(Duration::days(180).0 - 1));
    assert_eq!(words().await, [true, true]);
    // The sweep comes by every five minutes.
    app.pass(Duration::minutes(5));
    assert_eq!(words().await, [false, true]);
}

#[tokio::test]
async fn what_is_wrong_with_a_message_is_named_and_the_words_stay() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let long = "ä".repeat(5_001);
    let once = browser.get("/contact").await.value_of("once");
    for (subject, words, field, key) in [
        ("", "Asiani", "subject", "messages-subject-missing"),
        ("unknown", "Asiani", "subject", "messages-subject-missing"),
        ("other", " \n ", "words", "messages-words-missing"),
        ("other", long.as_str(), "words", "messages-words-too-long"),
        ("other", "a\u{0}b", "words", "messages-words-control"),
    ] {
        let form = [("subject", subject), ("words", words), ("once", once.as_str())];
        let answer = browser.post("/contact", &form).await;
        assert_eq!(answer.status, 422, "{key}");
        let said = text(Language::Fi, key, &[("most", "5\u{a0}000".into())]);
        assert_eq!(answer.text_of(&format!(".error-summary a[href='#{field}']")), said);
        assert_eq!(answer.value_of("once"), once, "the same form");
        assert_eq!(answer.text_of("textarea"), words.trim().replace('\u{0}', "\u{fffd}"), "{key}");
    }
    assert_eq!(app.rows().await["messages"].len(), 0);
}
