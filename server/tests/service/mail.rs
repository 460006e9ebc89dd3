//! The outbox: sent, tried again, given up, reported; and mails as files.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    os::unix::fs::PermissionsExt,
    sync::Arc,
};

use app::texts::text;
use data_encoding::BASE64;
use model::{accounts::EmailAddress, language::Language, time::Duration};
use server::{
    config::{Config, FromCommandLine},
    doctor,
    jobs::Bell,
    mail::{Folder, MailError, Mailer},
    running::Running,
};
use store::mail::{Health, Message, health};

use crate::common::TestApp;

const ADDRESS: &str = "matti@posti.test";

async fn of_outbox(app: &TestApp) -> Health {
    let mut conn = app.kanssa.db.read().await.unwrap();
    health(&mut conn, app.kanssa.now()).await.unwrap()
}

fn outcome(health: &Health, name: &str) -> i64 {
    health.outcomes.iter().find(|(outcome, _)| outcome == name).map_or(0, |(_, count)| *count)
}

fn fail(app: &TestApp, failure: MailError, times: usize) {
    app.mailer.failures.lock().unwrap().extend(std::iter::repeat_n(failure, times));
}

async fn ask(app: &TestApp) {
    let asked = app.browser().post("/sign-in", &[("address", ADDRESS)]).await;
    assert_eq!(asked.location(), "/sign-in/code");
}

/// The doctor's line about something.
pub async fn line(app: &TestApp, what: &str) -> doctor::Line {
    let config = Config::read(&FromCommandLine::default(), &BTreeMap::new()).unwrap();
    let running = Running {
        kanssa: Arc::clone(&app.kanssa),
        mailer: app.mailer.clone(),
        bell: Arc::new(Bell::default()),
    };
    let lines = doctor::examine(&config, &running).await.unwrap();
    lines.into_iter().find(|line| line.what == what).expect(what)
}

#[tokio::test]
async fn a_mail_that_is_refused_for_now_is_tried_again_further_and_further_apart() {
    let app = TestApp::start().await;
    fail(&app, MailError::NotNow, 3);
    ask(&app).await;
    app.work().await;
    for (attempts, pause) in [(1, 10), (2, 20), (3, 40)] {
        let waiting = of_outbox(&app).await;
        assert_eq!((waiting.waiting, waiting.most_attempts), (1, attempts));
        assert_eq!(waiting.problems, [("refused for now".to_owned(), 1)]);
        app.pass(Duration::seconds(pause - 1));
        app.work().await;
        assert_eq!(of_outbox(&app).await.most_attempts, attempts, "not before its time");
        app.pass(Duration::seconds(1));
        app.work().await;
    }
    let empty = of_outbox(&app).await;
    assert_eq!((empty.waiting, outcome(&empty, "sent")), (0, 1));
    assert_eq!(app.mails_to(ADDRESS).len(), 1, "sent once");
    app.pass(Duration::hours(1));
    app.work().await;
    assert_eq!(app.mails_to(ADDRESS).len(), 1, "and not again");
}

#[tokio::test]
async fn a_mail_that_is_refused_for_good_is_given_up_and_reported() {
    let app = TestApp::start().await;
    fail(&app, MailError::Refused, 1);
    ask(&app).await;
    app.work().await;
    let health = of_outbox(&app).await;
    assert_eq!((health.waiting, outcome(&health, "bounced")), (0, 1));
    let reported = line(&app, "mail outcomes").await;
    assert!(reported.is_well && reported.found.contains("1 bounced"), "a slip: {reported:?}");
    for _ in 0..2 {
        fail(&app, MailError::Refused, 1);
        ask(&app).await;
        app.work().await;
    }
    let reported = line(&app, "mail outcomes").await;
    assert!(!reported.is_well && reported.found.contains("3 bounced"), "{reported:?}");
    app.pass(Duration::days(8));
    assert!(line(&app, "mail outcomes").await.is_well, "a week later it is history");
}

#[tokio::test]
async fn a_mail_that_comes_too_late_to_be_of_use_is_not_sent_any_more() {
    let app = TestApp::start().await;
    fail(&app, MailError::Unreachable, 100);
    ask(&app).await;
    for _ in 0..12 {
        app.work().await;
        app.pass(Duration::minutes(1));
    }
    app.work().await;
    app.mailer.failures.lock().unwrap().clear();
    app.pass(Duration::minutes(6));
    app.work().await;
    let health = of_outbox(&app).await;
    assert_eq!((health.waiting, outcome(&health, "expired")), (0, 1), "{health:?}");
    assert_eq!(app.mails_to(ADDRESS).len(), 0);
    let hits = store::search::find(&app.kanssa.db, b"posti.test").await.unwrap();
    assert_eq!(hits, [], "nor is anything of it kept");
}

#[tokio::test]
async fn a_stuck_outbox_is_reported_without_saying_whose_mail_it_is() {
    let app = TestApp::start().await;
    assert!(line(&app, "outbox").await.is_well);
    fail(&app, MailError::Unreachable, 100);
    ask(&app).await;
    app.work().await;
    assert!(line(&app, "outbox").await.is_well, "it may take a moment");
    app.pass(Duration::minutes(3));
    let stuck = line(&app, "outbox").await;
    assert!(!stuck.is_well, "{stuck:?}");
    assert!(stuck.found.contains("1 waiting") && stuck.found.contains("mail server not reached"));
    assert!(!stuck.found.contains("posti.test"));
}

#[tokio::test]
async fn mails_wait_sealed() {
    let app = TestApp::start().await;
    fail(&app, MailError::NotNow, 1);
    ask(&app).await;
    app.work().await;
    assert_eq!(of_outbox(&app).await.waiting, 1);
    for plain in [&b"posti.test"[..], b"Koekanssa", b"http://kanssa.test/sign-in/link"] {
        let hits = store::search::find(&app.kanssa.db, plain).await.unwrap();
        let hits: Vec<_> = hits.into_iter().filter(|hit| hit.table != "notices").collect();
        assert_eq!(hits, [], "{}", String::from_utf8_lossy(plain));
    }
}

#[tokio::test]
async fn r59_r70_the_mail_says_what_it_must_in_the_readers_language_and_nothing_more() {
    let app = TestApp::start().await;
    let tasks = app.tasks().await;
    let mut member = app.member(ADDRESS, "Puistoystävä").await;
    let page = format!("/tasks/{}/answer/only", tasks[1]);
    member.post(&page, &[("q-why", "Salainen vastaus"), ("go", "next")]).await;
    for language in Language::ALL {
        for (address, subject) in [
            (ADDRESS, "mails-sign-in-subject"),
            (&*format!("uusi-{language}@posti.test"), "mails-join-subject"),
        ] {
            let mut browser = app.browser_in(language);
            browser.post("/sign-in", &[("address", address)]).await;
            app.work().await;
            let mail = app.mails_to(address).pop().unwrap();
            let service = [("service", "Koekanssa".into())];
            assert_eq!(mail.subject, text(language, subject, &service), "{language}");
            assert_eq!(mail.language, language.tag());
            let controller = format!("Koekunta {language}");
            assert!(mail.body.contains(&controller), "R2 {language}: {}", mail.body);
            assert!(!mail.body.contains('{') && !mail.body.contains("mails-"), "{}", mail.body);
            for kept in ["Puistoystävä", "Salainen", "Lyhyt kysely", "Katusi", address] {
                let whole = format!("{} {}", mail.subject, mail.body);
                assert!(!whole.contains(kept), "{kept} in {whole}");
            }
            let links: Vec<_> =
                mail.body.split_whitespace().filter(|w| w.contains("://")).collect();
            assert_eq!(links.len(), 1, "the one link: {links:?}");
            assert!(links[0].starts_with("http://kanssa.test/sign-in/link/"), "R32: {links:?}");
        }
        app.pass(Duration::minutes(11));
    }
}

fn decoded(eml: &str) -> String {
    let (head, body) = eml.split_once("\r\n\r\n").unwrap();
    let head = head.to_lowercase();
    if head.contains("content-transfer-encoding: base64") {
        let whole: String = body.split_whitespace().collect();
        return String::from_utf8(BASE64.decode(whole.as_bytes()).unwrap()).unwrap();
    }
    if head.contains("content-transfer-encoding: quoted-printable") {
        let joined = body.replace("=\r\n", "");
        let mut parts = joined.split('=');
        let mut bytes = parts.next().unwrap().as_bytes().to_vec();
        for part in parts {
            bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
            bytes.extend_from_slice(&part.as_bytes()[2..]);
        }
        return String::from_utf8(bytes).unwrap();
    }
    body.to_owned()
}

#[tokio::test]
async fn without_a_mail_server_mails_are_files_for_their_owner_which_can_be_forgotten() {
    let app = TestApp::start().await;
    let path = app.fixture.folder.path().join("mail");
    let from = "Koekanssa <kanssa@kunta.test>".parse().unwrap();
    let folder = Folder::open(path.clone(), from, app.kanssa.random.clone()).unwrap();
    let message = Message {
        subject: "Kirjautuminen: äö".to_owned(),
        body: "Hei!\n\nKoodisi on ABCD-2345.\n.\nVäärä rivi\n-- \nKoekunta\n".to_owned(),
        language: "fi".to_owned(),
        unsubscribe: None,
    };
    let matti = EmailAddress::parse(ADDRESS).unwrap();
    let liisa = EmailAddress::parse("liisa@posti.test").unwrap();
    for to in [&matti, &liisa, &matti] {
        folder.send(to, &message).await.unwrap();
    }
    let files = || -> Vec<_> { fs::read_dir(&path).unwrap().map(|e| e.unwrap().path()).collect() };
    assert_eq!(files().len(), 3);
    let mut ids = BTreeSet::new();
    for file in files() {
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(file.extension().unwrap(), "eml");
        assert!(!file.to_string_lossy().contains("matti"), "names tell nothing");
        let eml = fs::read_to_string(&file).unwrap();
        for header in [
            "From: Koekanssa <kanssa@kunta.test>",
            "Content-Language: fi",
            "Auto-Submitted: auto-generated",
            "Content-Type: text/plain; charset=utf-8",
            "Date: ",
        ] {
            assert!(eml.contains(header), "{header}: {eml}");
        }
        assert!(eml.contains("Subject: Kirjautuminen: =?utf-8?b?"), "{eml}");
        let id = eml.lines().find_map(|line| line.strip_prefix("Message-ID: <")).expect("an id");
        let random = id.trim_end().strip_suffix("@kunta.test>").expect("the sender's domain");
        assert!(random.len() == 32 && random.bytes().all(|b| b.is_ascii_hexdigit()), "{id}");
        ids.insert(random.to_owned());
        let day = eml.lines().find_map(|line| line.strip_prefix("Date: ")).expect("a date");
        assert!(
            jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(day.trim_end()).is_ok(),
            "{day}"
        );
        let body = decoded(&eml).replace("\r\n", "\n");
        assert_eq!(body.trim_end(), message.body.trim_end());
    }
    assert_eq!(ids.len(), 3, "each mail has an id of its own");
    app::Mailbox::forget(&folder, &matti);
    assert_eq!(files().len(), 1);
    assert!(fs::read_to_string(&files()[0]).unwrap().contains("To: liisa@posti.test"));
    fs::remove_dir_all(&path).unwrap();
    assert_eq!(folder.check().await, Err(MailError::Unwritable));
    assert_eq!(folder.send(&matti, &message).await, Err(MailError::Unwritable));
}

#[tokio::test]
async fn a_hostile_address_or_subject_adds_no_header() {
    let app = TestApp::start().await;
    for hostile in
        ["matti@posti.test\r\nBcc: all@posti.test", "a@b.test\nX: y", "\"a\r\nb\"@c.test"]
    {
        assert!(EmailAddress::parse(hostile).is_err(), "{hostile:?}");
        let answer = app.browser().post("/sign-in", &[("address", hostile)]).await;
        assert_eq!(answer.status, 422, "{hostile:?}");
    }
    let path = app.fixture.folder.path().join("mail");
    let from = "kanssa@kunta.test".parse().unwrap();
    let folder = Folder::open(path.clone(), from, app.kanssa.random.clone()).unwrap();
    let message = Message {
        subject: "Aihe\r\nBcc: all@posti.test".to_owned(),
        body: "x".to_owned(),
        language: "fi".to_owned(),
        unsubscribe: None,
    };
    let sent = folder.send(&EmailAddress::parse(ADDRESS).unwrap(), &message).await;
    for file in fs::read_dir(&path).unwrap().flatten() {
        let eml = fs::read_to_string(file.path()).unwrap();
        assert!(!eml.lines().any(|line| line.starts_with("Bcc:")), "{sent:?} {eml}");
    }
}
