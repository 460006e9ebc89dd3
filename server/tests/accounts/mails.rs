//! The mails of signing in: short, plain, in the language asked in, and telling nothing (R70).

use std::{fs, sync::Arc};

use model::{accounts::EmailAddress, language::Language, staff::Role};
use server::mail::{Folder, Mailer};
use store::mail::Message;

use crate::{
    common::{TestApp, facts, form},
    help::{ask, person},
    staff::{ask_as_staff, colleague},
};

const MEMBER: &str = "maija@posti.test";
const NOBODY: &str = "matti@posti.test";
const COLLEAGUE: &str = "kollega@kunta.test";

/// A service with a member who has told a lot, and the sign-in mails of a member, of somebody
/// unknown and of a colleague, in this language.
async fn mails_in(app: &TestApp, language: Language) -> [Message; 3] {
    for address in [MEMBER, NOBODY] {
        ask(app, &mut app.browser_in(language), address).await;
    }
    let mut browser = app.browser_in(language);
    ask_as_staff(app, &mut browser, COLLEAGUE).await;
    [MEMBER, NOBODY, COLLEAGUE].map(|address| app.mails_to(address).pop().unwrap())
}

async fn service() -> TestApp {
    let app = TestApp::start().await;
    app.tasks().await;
    let mut browser = app.member(MEMBER, "Utelias Kettu").await;
    let once = browser.get("/contact").await.value_of("once");
    let fields = [("subject", "register"), ("words", "Terveisiä"), ("once", once.as_str())];
    let written = browser.request(
        axum::http::Method::POST,
        "/contact",
        Some("application/x-www-form-urlencoded"),
        form(&fields).into(),
    );
    assert_eq!(written.await.status, 303);
    colleague(&app, COLLEAGUE, &[Role::Dpo]).await;
    app
}

#[tokio::test]
async fn r70_mails_tell_nothing_of_who_one_is_and_what_one_does() {
    let app = service().await;
    let person = person(&app, MEMBER).await.unwrap();
    for language in Language::ALL {
        for mail in mails_in(&app, language).await {
            let text = format!("{}\n{}", mail.subject, mail.body);
            let ids = [person.id, person.link.member, person.link.subject];
            let ids = ids.map(|id| id.to_string());
            let words = ["Utelias", "Kettu", "Terveisiä", "Kadut", "Katusi", "@", "maija", "matti"];
            for word in words.into_iter().chain(ids.iter().map(String::as_str)) {
                assert!(!text.contains(word), "{word} in {text}");
            }
        }
    }
}

#[tokio::test]
async fn r70_mails_are_plain_with_one_link_and_nothing_to_load() {
    let app = service().await;
    for language in Language::ALL {
        for mail in mails_in(&app, language).await {
            assert_eq!(mail.body.matches("://").count(), 1, "{}", mail.body);
            let link = mail.body.lines().map(str::trim).find(|line| line.contains("://")).unwrap();
            let secret = link.strip_prefix("http://kanssa.test/sign-in/link/").unwrap();
            let of_letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            assert!(secret.len() == 43 && secret.chars().all(of_letters), "{secret}");
            assert!(
                !mail.body.contains('<') && !mail.body.contains('[') && !mail.body.contains('?')
            );
            assert!(mail.subject.lines().count() == 1 && mail.subject.len() < 60);
        }
    }
}

#[tokio::test]
async fn r59_mails_come_in_the_language_they_were_asked_in() {
    let app = service().await;
    let mut subjects = Vec::new();
    for language in Language::ALL {
        let mails = mails_in(&app, language).await;
        let controller = facts().controller.exactly(language).unwrap().to_owned();
        for mail in &mails {
            assert_eq!(mail.language, language.tag());
            assert!(mail.body.contains(&controller), "R2: who sends it: {}", mail.body);
        }
        subjects.push(mails[0].subject.clone());
    }
    subjects.dedup();
    assert_eq!(subjects.len(), 3);
}

#[tokio::test]
async fn from_outside_the_mail_of_a_member_is_like_that_of_anybody() {
    let app = service().await;
    for language in Language::ALL {
        let [member, nobody, colleague] = mails_in(&app, language).await;
        for mail in [&nobody, &colleague] {
            assert_eq!(mail.subject, member.subject);
            assert_eq!(mail.language, member.language);
        }
        assert_eq!(member.body.lines().count(), nobody.body.lines().count());
    }
}

#[tokio::test]
async fn a_mail_as_it_goes_out_is_one_part_of_plain_text() {
    let app = service().await;
    let [mail, ..] = mails_in(&app, Language::Sv).await;
    let folder = tempfile::tempdir().unwrap();
    let from = "Kanssa <kanssa@kunta.test>".parse().unwrap();
    let random = Arc::clone(&app.kanssa.random);
    let mailer = Folder::open(folder.path().to_owned(), from, random).unwrap();
    mailer.send(&EmailAddress::parse(MEMBER).unwrap(), &mail).await.unwrap();
    let file = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap();
    let text = fs::read_to_string(file.path()).unwrap();
    let (head, _) = text.split_once("\r\n\r\n").unwrap();
    let names: Vec<&str> = head
        .lines()
        .filter(|line| !line.starts_with([' ', '\t']))
        .map(|line| line.split_once(':').unwrap().0)
        .collect();
    for name in &names {
        let known = [
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "Content-Language",
            "Auto-Submitted",
        ];
        assert!(known.contains(name), "{name} tells more than is needed");
    }
    assert!(head.contains("Content-Type: text/plain; charset=utf-8"), "{head}");
    assert!(
        head.contains("Content-Language: sv") && head.contains("Auto-Submitted: auto-generated")
    );
    assert!(!file.file_name().to_string_lossy().contains("maija"));
}
