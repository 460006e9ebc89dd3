//! Leaving: as easy as joining, at once, and nothing is left behind.

use std::{
    collections::BTreeSet,
    io,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use model::{accounts::EmailAddress, staff::Role, time::Duration};
use store::{Db, accounts::Person, search, testing::Fixture, vault::Indexed};
use tracing_subscriber::{
    filter,
    fmt::{self, MakeWriter},
    prelude::*,
};
use uuid::Uuid;

use crate::{
    common::{Browser, TestApp, site},
    help::{
        Mark, SESSION, Walk, count_members, is_signed_in, kinds, marks_in, marks_in_files, person,
        says, tamper,
    },
    joining::join_by_what_is_on_the_pages,
};

const LEAVER: &str = "Matti.Virtanen@posti.test";
const LEAVER_CALLED: &str = "Hiljainen Kettu";
const STAYER: &str = "maija@posti.test";
const STAYER_CALLED: &str = "Punainen Lintu";
const TOLD: &str = "Kirjoitan tästä lähteen vieressä";

#[tokio::test]
async fn r36_leaving_takes_no_more_than_joining() {
    let app = TestApp::start().await;
    let joining = join_by_what_is_on_the_pages(&app).await;
    let mut leaving = Walk::from(joining.browser.clone(), "/tasks").await;
    leaving.follow("/account").await;
    leaving.follow("/leave").await;
    leaving.press("/leave", &[]).await;
    assert!(leaving.page.shows(&says("accounts-left-title")));
    assert_eq!(count_members(&app).await, 0);
    assert!(
        leaving.loads <= joining.loads && leaving.presses <= joining.presses,
        "{} pages and {} presses to leave, {} and {} to join",
        leaving.loads,
        leaving.presses,
        joining.loads,
        joining.presses,
    );
}

#[tokio::test]
async fn r36_the_page_says_what_will_be_gone_and_offers_the_answers_first() {
    let app = TestApp::start().await;
    let mut browser = app.member(LEAVER, LEAVER_CALLED).await;
    let page = browser.get("/leave").await;
    for what in ["address", "pseudonym", "answers", "messages", "consents"] {
        assert!(page.shows(&says(&format!("accounts-leave-gone-{what}"))), "{what}");
    }
    assert!(page.shows(&says("accounts-leave-stays-commitments")));
    let text = page.text();
    let at = |key: &str| text.find(&says(key)).unwrap();
    assert!(at("accounts-leave-download") < at("accounts-leave-submit"), "the answers come first");
    assert_eq!(page.count("main form input, main form textarea, main form select"), 0);
    assert_eq!(page.count("main a[href='/account/download'][download]"), 1);
    let file = browser.get("/account/download").await;
    assert_eq!(file.status, 200);
    assert_eq!(file.headers["content-type"], "application/zip");
    assert_eq!(count_members(&app).await, 1, "looking at the page changes nothing");
}

#[tokio::test]
async fn r36_all_sign_ins_of_whoever_leaves_end_at_once_and_no_others() {
    let app = TestApp::start().await;
    let [mut here, mut there, mut other] = [
        app.member(LEAVER, LEAVER_CALLED).await,
        signed_in(&app, LEAVER).await,
        app.member(STAYER, STAYER_CALLED).await,
    ];
    let mut token_kept = here.clone();
    let left = here.post("/leave", &[]).await;
    assert_eq!(left.location(), "/left");
    assert_eq!(left.headers["clear-site-data"], "\"storage\"");
    assert!(!here.cookies.contains_key(SESSION));
    assert_eq!(here.get("/left").await.status, 200);
    for gone in [&mut there, &mut token_kept] {
        assert_eq!(gone.get("/account").await.location(), "/sign-in?then=/account");
        let save = serde_json::json!({"task": Uuid::from_u128(1), "version": 1, "items": []});
        assert_eq!(gone.call("/api/answers/save", &save).await.status, 401);
        assert_eq!(gone.post("/leave", &[]).await.status, 401, "again does no harm");
    }
    assert!(is_signed_in(&mut other).await);
    assert_eq!(count_members(&app).await, 1);
}

#[tokio::test]
async fn r36_a_sign_in_asked_for_before_leaving_leads_to_joining_or_nowhere() {
    let app = TestApp::start().await;
    let mut here = app.member(LEAVER, LEAVER_CALLED).await;
    let mut waiting = app.browser();
    waiting.post("/sign-in", &[("address", LEAVER)]).await;
    let mails = app.mails_to(LEAVER).len();
    here.post("/leave", &[]).await;
    app.work().await;
    assert_eq!(app.mails_to(LEAVER).len(), 0, "of {mails} mails at hand");
    assert_eq!(waiting.post("/sign-in/code", &[("code", "0000-0000")]).await.status, 422);
    assert_eq!(waiting.get("/join").await.location(), "/sign-in");
}

#[tokio::test]
async fn r33_the_same_address_joins_again_as_somebody_new() {
    let app = TestApp::start().await;
    let mut browser = app.member(LEAVER, LEAVER_CALLED).await;
    let before = person(&app, LEAVER).await.unwrap();
    browser.post("/leave", &[]).await;
    assert_eq!(person(&app, LEAVER).await, None);

    let mut again = app.member(LEAVER, LEAVER_CALLED).await;
    let after = person(&app, LEAVER).await.unwrap();
    let ids = |person: Person| [person.id, person.link.member, person.link.subject];
    for (old, new) in ids(before).into_iter().zip(ids(after)) {
        assert_ne!(old, new);
        for db in [&app.kanssa.db, app.kanssa.vault.key_store()] {
            assert_eq!(search::find(db, old.as_bytes()).await.unwrap(), []);
        }
    }
    let consents = again.get("/account/consents").await;
    assert_eq!(consents.count("main blockquote"), 1, "one consent: the new one");
    let account = again.get("/account").await;
    assert!(account.shows(&says("accounts-account-no-accesses")));
    let answers = again.get("/answers/download").await.json();
    assert_eq!(answers["tasks"], serde_json::json!([]));
}

#[tokio::test]
async fn r36_a_colleague_cannot_leave_and_is_no_member() {
    let app = TestApp::start().await;
    for role in Role::ALL {
        let mut browser = app.staff(&[role]).await;
        assert_eq!(browser.get("/leave").await.status, 403);
        assert_eq!(browser.post("/leave", &[]).await.status, 403);
        assert!(is_signed_in(&mut browser).await);
    }
    assert_eq!(count_members(&app).await, 0);
}

#[tokio::test]
async fn r33_r55_no_byte_of_whoever_left_is_in_files_logs_or_mails() {
    let app = TestApp::start().await;
    let [leaver, stayer] = two_lives(&app).await;
    let folder = app.fixture.folder.path();
    assert_eq!(marks_in_files(folder, &leaver.marks), kinds(&leaver.marks), "before leaving");
    assert_eq!(app.mails_to(LEAVER).len(), 2);

    let mut browser = leaver.browser;
    assert_eq!(browser.post("/leave", &[]).await.location(), "/left");
    let gone = [leaver.marks, leaver.spellings].concat();
    assert_eq!(marks_in_files(folder, &gone), BTreeSet::new(), "at once, before any job has run");
    assert_eq!(marks_in_files(folder, &stayer.marks), kinds(&stayer.marks), "others stay");
    assert_eq!(app.mails_to(LEAVER).len(), 0);
    assert_eq!(app.mails_to(STAYER).len(), 2);

    app.pass(Duration::hours(2));
    app.work().await;
    assert_eq!(marks_in_files(folder, &gone), BTreeSet::new(), "after the jobs");
    let mails = format!("{:?}", app.mailer.sent.lock().unwrap());
    assert_eq!(marks_in(mails.as_bytes(), &gone), BTreeSet::new());
}

#[tokio::test]
async fn r33_r55_on_postgres_too_once_the_quiet_hours_have_passed() {
    let Some(fixture) = Fixture::postgres().await else { return };
    let app = TestApp::with(fixture, site()).await;
    let databases = [&app.kanssa.db, app.kanssa.vault.key_store()];
    let [leaver, stayer] = two_lives(&app).await;
    let mut before = BTreeSet::new();
    for db in databases {
        before.extend(marks_in_tables(db, &leaver.marks).await);
    }
    assert_eq!(before, kinds(&leaver.marks), "before leaving");

    let mut browser = leaver.browser;
    assert_eq!(browser.post("/leave", &[]).await.location(), "/left");
    let gone = [leaver.marks, leaver.spellings].concat();
    for db in databases {
        assert_eq!(marks_in_tables(db, &gone).await, BTreeSet::new(), "at once");
    }
    app.pass(Duration::hours(24));
    app.work().await;
    let mut kept = BTreeSet::new();
    for db in databases {
        let files = files_of(db).await;
        assert_eq!(marks_in_files(Path::new(&files), &gone), BTreeSet::new(), "after the jobs");
        kept.extend(marks_in_files(Path::new(&files), &stayer.marks));
    }
    assert_eq!(kept, kinds(&stayer.marks), "others stay");
    for db in databases {
        db.close().await;
    }
}

/// Everything that is logged in this process, at every level, while it is kept.
#[derive(Clone)]
struct Logged(Arc<Mutex<Vec<u8>>>);

/// Whether log lines are kept; other tests in this process have no need of them.
static KEPT: AtomicBool = AtomicBool::new(false);

impl Logged {
    /// Begins keeping; the databases' own threads log too, so this is for the whole process.
    fn begin() -> Self {
        let logged = Self(Arc::default());
        let filter = filter::dynamic_filter_fn(|_, _| KEPT.load(Ordering::Relaxed));
        let layer = fmt::layer().with_writer(logged.clone()).with_filter(filter);
        tracing_subscriber::registry().with(layer).init();
        KEPT.store(true, Ordering::Relaxed);
        logged
    }

    fn end(self) -> Vec<u8> {
        KEPT.store(false, Ordering::Relaxed);
        self.0.lock().unwrap().clone()
    }
}

impl<'a> MakeWriter<'a> for Logged {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl io::Write for Logged {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn r55_no_log_line_tells_who_it_was() {
    let logged = Logged::begin();
    let app = TestApp::start().await;
    let [leaver, stayer] = two_lives(&app).await;
    for path in ["/no-such-page", "/answers/Hiljainen%20Kettu", "/sign-in?then=/a@posti.test"] {
        leaver.browser.clone().get(path).await;
    }
    let mut browser = leaver.browser;
    browser.post("/leave", &[]).await;
    app.work().await;
    let marker = ("marker", b"the search finds this".to_vec());
    tracing::trace!("the search finds this");
    let content = logged.end();
    let text = String::from_utf8_lossy(&content).into_owned();
    assert!(text.contains("answered") && text.contains("/leave"), "requests are logged");
    assert_eq!(marks_in(&content, std::slice::from_ref(&marker)), kinds(&[marker]));
    let told = [
        leaver.marks,
        leaver.spellings,
        stayer.marks,
        stayer.spellings,
        vec![
            ("domain", b"posti.test".to_vec()),
            ("network address", b"127.0.0.1".to_vec()),
            ("a link", b"sign-in/link/A".to_vec()),
        ],
    ];
    assert_eq!(marks_in(&content, &told.concat()), BTreeSet::new());
}

/// Somebody, and what they are known by.
struct Life<'a> {
    browser: Browser<'a>,
    /// What is found in the files as long as they are a member.
    marks: Vec<Mark>,
    /// What must never be found.
    spellings: Vec<Mark>,
}

/// Two members who have done all that members do.
async fn two_lives(app: &TestApp) -> [Life<'_>; 2] {
    let tasks = app.tasks().await;
    let lives = [
        live(app, LEAVER, LEAVER_CALLED, tasks[0]).await,
        live(app, STAYER, STAYER_CALLED, tasks[0]).await,
    ];
    // One more sign-in each is asked for, whose mail is yet to be written.
    for address in [LEAVER, STAYER] {
        app.browser().post("/sign-in", &[("address", address)]).await;
    }
    lives
}

async fn live<'a>(app: &'a TestApp, address: &str, called: &str, task: Uuid) -> Life<'a> {
    let mut browser = app.member(address, called).await;
    let told = format!("{TOLD}, {called}");
    let items = serde_json::json!([
        {"question": "more", "answer": {"text": told}, "age": 0}
    ]);
    let owner = browser.owner().await;
    let save = serde_json::json!({"owner": owner, "task": task, "version": 1, "items": items});
    let saved = browser.call("/api/answers/save", &save).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    let once = browser.get("/contact").await.value_of("once");
    let fields = [("subject", "register"), ("words", told.as_str()), ("once", once.as_str())];
    assert_eq!(browser.post("/contact", &fields).await.status, 303);
    drop(signed_in(app, address).await);

    let person = person(app, address).await.unwrap();
    let address = EmailAddress::parse(address).unwrap();
    let vault = &app.kanssa.vault;
    let index = async |what, value: &[u8]| {
        vault.blind_index(what, value).await.unwrap().current().unwrap().1.to_vec()
    };
    let by_address = index(Indexed::Address, address.canonical().as_bytes()).await;
    let by_member = index(Indexed::Member, person.link.member.as_bytes()).await;
    let id = |id: Uuid| id.as_bytes().to_vec();
    let text = |id: Uuid| id.to_string().into_bytes();
    let plain = |id: Uuid| id.simple().to_string().into_bytes();
    let Person { id: own, link } = person;
    Life {
        browser,
        marks: vec![
            ("pseudonym", called.as_bytes().to_vec()),
            ("what they wrote", told.into_bytes()),
            ("person", id(own)),
            ("member", id(link.member)),
            ("subject", id(link.subject)),
            ("address index", by_address),
            ("member index", by_member),
        ],
        spellings: vec![
            ("address", address.reveal().into_bytes()),
            ("address in lower case", address.canonical().into_bytes()),
            ("local part", address.local_part().as_bytes().to_vec()),
            ("person as text", text(own)),
            ("member as text", text(link.member)),
            ("subject as text", text(link.subject)),
            ("person as digits", plain(own)),
            ("member as digits", plain(link.member)),
            ("subject as digits", plain(link.subject)),
        ],
    }
}

async fn signed_in<'a>(app: &'a TestApp, address: &str) -> Browser<'a> {
    let mut browser = app.browser();
    assert_eq!(browser.sign_in(address).await.location(), "/tasks");
    browser
}

async fn marks_in_tables(db: &Db, marks: &[Mark]) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    for (what, bytes) in marks {
        if !search::find(db, bytes).await.unwrap().is_empty() {
            found.insert(*what);
        }
    }
    found
}

/// The folder of a PostgreSQL database, with everything written to it.
async fn files_of(db: &Db) -> String {
    tamper(db, "CHECKPOINT").await;
    let Db::Postgres(pool) = db else { panic!("not PostgreSQL") };
    let (number,): (i64,) = sqlx::query_as(
        "SELECT CAST(oid AS BIGINT) FROM pg_database WHERE datname = current_database()",
    )
    .fetch_one(pool)
    .await
    .unwrap();
    let folder = std::env::var("KANSSA_TEST_POSTGRES_FOLDER")
        .expect("scripts/with-postgres says where the files are");
    format!("{folder}/base/{number}")
}
