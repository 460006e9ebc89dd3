//! Retention as people meet it: half a year of silence from the first mail to the last, the one press
//! that ends it, the daily run, its certificates, and a run that is killed.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use jiff::civil::date;
use model::{
    accounts::EmailAddress,
    language::Language,
    retention::{Counts, Rule},
    staff::Role,
    time::{Date, Duration, Timestamp},
};
use server::{
    config::{Config, FromCommandLine},
    doctor,
    jobs::retention,
    running::{self, Notices, Running, Sources},
};
use sqlx::Executor;
use store::{Db, accounts, mail::Message, retention::Certificate};

use crate::{
    common::{Browser, TestApp},
    program::KANSSA,
};

const SILENT: &str = "matti@posti.test";
const HEARD: &str = "maija@posti.test";
const PAGE: &str = "/staff/oversight/retention";

/// Lets the days pass, with the service at work on each, until this one.
async fn live_until(app: &TestApp, day: Date) {
    while app.kanssa.day_of(app.kanssa.now()).date() < day {
        app.pass(Duration::days(1));
        app.work().await;
    }
}

/// The mails about the end of a membership, oldest first.
fn told(app: &TestApp, address: &str) -> Vec<Message> {
    let is_told = |mail: &Message| mail.subject.contains("päättymässä");
    app.mails_to(address).into_iter().filter(is_told).collect()
}

fn link_in(mail: &Message) -> String {
    let link = mail.body.lines().find_map(|line| line.trim().strip_prefix("http://kanssa.test"));
    link.expect("a link").to_owned()
}

fn today(app: &TestApp) -> Date {
    app.kanssa.day_of(app.kanssa.now()).date()
}

async fn last(app: &TestApp) -> Certificate {
    let mut conn = app.kanssa.db.read().await.unwrap();
    store::retention::find_last(&mut conn).await.unwrap().expect("a certificate")
}

/// A member in a browser whose sign-in is forgotten, so that nothing is heard of them.
async fn join_and_go(app: &TestApp, address: &str, pseudonym: &str) {
    app.member(address, pseudonym).await;
}

#[tokio::test]
async fn r34_after_half_a_year_of_silence_and_two_mails_nothing_is_left() {
    let app = TestApp::start().await;
    let begun = today(&app);
    assert_eq!(begun, date(2026, 3, 2), "the frozen clock");
    join_and_go(&app, SILENT, "Hiljainen Kettu").await;
    live_until(&app, date(2026, 8, 2)).await;
    assert_eq!(told(&app, SILENT), [], "a month and a day before: nothing yet");
    live_until(&app, date(2026, 8, 3)).await;
    assert_eq!(told(&app, SILENT).len(), 1, "30 days before");
    live_until(&app, date(2026, 8, 25)).await;
    assert_eq!(told(&app, SILENT).len(), 1);
    live_until(&app, date(2026, 8, 26)).await;
    let mails = told(&app, SILENT);
    assert_eq!(mails.len(), 2, "7 days before");
    for mail in &mails {
        assert!(mail.body.contains("2. syyskuuta 2026"), "{}", mail.body);
        assert!(mail.body.contains("Koekunta fi"), "who answers for it (R2)");
        for secret in ["Kettu", "matti"] {
            assert!(!mail.body.contains(secret) && !mail.subject.contains(secret), "R70");
        }
    }
    live_until(&app, date(2026, 9, 1)).await;
    assert_eq!(last(&app).await.counts.of(Rule::SilentMembers), 0);
    live_until(&app, date(2026, 9, 2)).await;
    assert_eq!(last(&app).await.counts.of(Rule::SilentMembers), 1);
    assert_eq!(app.mails_to(SILENT).len(), 1, "what was sent before is forgotten with them");
    let farewell = app.mails_to(SILENT).pop().unwrap();
    assert!(farewell.subject.contains("päättynyt"), "{}", farewell.subject);
    for table in ["members", "people", "consents", "outbox", "mail_links"] {
        assert_eq!(count(&app, table).await, 0, "{table}");
    }
    // The address is as new as any other (R33).
    app.member(SILENT, "Hiljainen Kettu").await;
}

#[tokio::test]
async fn r34_one_press_from_the_mail_keeps_a_membership_and_a_look_does_not() {
    let app = TestApp::start().await;
    join_and_go(&app, SILENT, "Hiljainen Kettu").await;
    live_until(&app, date(2026, 8, 3)).await;
    let path = link_in(&told(&app, SILENT)[0]);
    let mut stranger = app.browser();
    for _ in 0..3 {
        let page = stranger.get(&path).await;
        assert_eq!(page.status, 200);
        assert!(page.shows("Olen yhä mukana"));
        assert!(!page.shows("Kettu"), "whoever has the link learns nothing");
    }
    live_until(&app, date(2026, 8, 26)).await;
    assert_eq!(told(&app, SILENT).len(), 2, "looking is not pressing");
    let kept = stranger.post(&path, &[]).await;
    assert_eq!(kept.location(), "/still-here");
    assert!(stranger.get("/still-here").await.shows("Jäsenyytesi jatkuu"));
    assert!(stranger.get("/account").await.location().starts_with("/sign-in"), "no sign-in by it");
    for mail in told(&app, SILENT) {
        let again = stranger.get(&link_in(&mail)).await;
        assert_eq!(again.status, 410, "said once");
        assert_eq!(stranger.post(&link_in(&mail), &[]).await.status, 410);
    }
    live_until(&app, date(2027, 1, 26)).await;
    assert_eq!(told(&app, SILENT).len(), 2, "half a year began anew");
    live_until(&app, date(2027, 1, 27)).await;
    assert_eq!(told(&app, SILENT).len(), 3);
    for bad in ["/still-here/x", "/still-here/AAAA", "/still-here/%00"] {
        let answer = stranger.get(bad).await;
        assert!(answer.status == 410 || answer.status == 404, "{bad}: {}", answer.status);
    }
}

#[tokio::test]
async fn r34_a_sign_in_ends_the_silence_and_the_page_says_until_when() {
    let app = TestApp::start().await;
    let mut browser = app.member(HEARD, "Punainen Lintu").await;
    assert!(browser.get("/account").await.shows("2. syyskuuta 2026"));
    live_until(&app, date(2026, 8, 3)).await;
    assert_eq!(told(&app, HEARD).len(), 1);
    let mut browser = app.browser();
    browser.sign_in(HEARD).await;
    assert!(browser.get("/account").await.shows("3. helmikuuta 2027"));
    live_until(&app, date(2026, 9, 10)).await;
    assert_eq!(told(&app, HEARD).len(), 1);
    assert_eq!(count(&app, "members").await, 1);
}

#[tokio::test]
async fn r35_the_plan_is_what_the_run_then_does_and_touches_nothing() {
    let app = TestApp::start().await;
    join_and_go(&app, SILENT, "Hiljainen Kettu").await;
    app.browser().post("/sign-in", &[("address", "somebody@posti.test")]).await;
    let as_of = app.kanssa.now().plus(Duration::days(160));
    let before = app.rows().await;
    let planned = retention::plan(&app.kanssa, as_of).await.unwrap();
    assert_eq!(app.rows().await, before);
    assert_eq!(planned.of(Rule::FirstNotices), 1);
    assert_eq!(planned.of(Rule::SignIns), 1);
    assert_eq!(planned.of(Rule::SignInRequests), 1);
    let done = retention::run(&app.kanssa, as_of, &|_| {}).await.unwrap();
    assert_eq!(done.counts, planned);
    let again = retention::run(&app.kanssa, as_of, &|_| {}).await.unwrap();
    assert_eq!(again.counts, Counts::default(), "again is no more");
    assert_eq!(again.number, done.number + 1);
}

#[tokio::test]
async fn r35_the_officer_sees_each_run_and_is_told_when_none_has_run() {
    let app = TestApp::start().await;
    assert!(officer(&app).await.get(PAGE).await.shows("Palvelu on uusi"));
    app.pass(Duration::hours(37));
    assert!(officer(&app).await.get(PAGE).await.shows("Mitään ei ole koskaan poistettu"));
    let mut leaver = app.member(SILENT, "Hiljainen Kettu").await;
    leaver.post("/leave", &[]).await;
    app.pass(Duration::days(1));
    app.work().await;
    let mut officer = officer(&app).await;
    let page = officer.get(PAGE).await;
    assert!(page.shows("Viimeisin ajo päättyi"), "{}", page.text());
    assert!(page.shows("Poistuneet jäsenet: 1"), "{}", page.text());
    let verified = officer.post(PAGE, &[]).await;
    assert!(verified.shows("sellaisina kuin ne kirjoitettiin"), "{}", verified.text());
    tamper(&app, "UPDATE retention_runs SET counts = '{}' WHERE number = 1").await;
    assert!(!officer.post(PAGE, &[]).await.shows("sellaisina kuin ne kirjoitettiin"));
    let log = officer.get("/staff/log").await;
    assert!(log.shows("Säilytyksen todistukset tarkistettiin"));
}

#[tokio::test]
async fn r35_what_is_wrong_with_one_member_keeps_nobody_else_from_being_erased() {
    let app = TestApp::start().await;
    join_and_go(&app, SILENT, "Hiljainen Kettu").await;
    join_and_go(&app, HEARD, "Punainen Lintu").await;
    tamper(&app, "UPDATE people SET link = zeroblob(80) WHERE id = (SELECT MIN(id) FROM people)")
        .await;
    let told_of = date(2026, 8, 3);
    live_until(&app, told_of).await;
    assert_eq!(last(&app).await.counts.of(Rule::PassedOver), 1);
    assert_eq!(told(&app, SILENT).len() + told(&app, HEARD).len(), 1);
    live_until(&app, date(2026, 9, 2)).await;
    assert_eq!(last(&app).await.counts.of(Rule::SilentMembers), 1);
    assert_eq!(count(&app, "members").await, 1, "to be looked at by whoever operates the service");
}

#[tokio::test]
async fn r66_a_member_who_came_back_with_a_backup_is_nobody_and_is_erased_again() {
    let app = TestApp::start().await;
    join_and_go(&app, SILENT, "Hiljainen Kettu").await;
    tamper(&app, "DELETE FROM people").await;
    live_until(&app, date(2026, 8, 3)).await;
    assert_eq!(told(&app, SILENT), []);
    assert_eq!(count(&app, "members").await, 0);
    assert_eq!(last(&app).await.counts.of(Rule::LeftMembers), 1);
}

/// The officer, signed in anew: staff sign-ins end after an hour of silence.
async fn officer(app: &TestApp) -> Browser<'_> {
    let name = format!("dpo-{}", app.kanssa.now().0);
    app.staff_named(&[Role::Dpo], &name).await.1
}

async fn count(app: &TestApp, table: &str) -> usize {
    app.rows().await.get(table).map_or_else(|| panic!("no table {table}"), Vec::len)
}

async fn tamper(app: &TestApp, sql: &str) {
    let Db::Sqlite { write, .. } = &app.kanssa.db else { panic!("on SQLite") };
    write.execute(sqlx::AssertSqlSafe(sql.to_owned())).await.unwrap();
}

/// As many members as a run says something of, and some.
const MANY: usize = 230;
const AS_OF: &str = "2027-03-01";

async fn open(data: &Path) -> (Config, Running) {
    let line = FromCommandLine { data: Some(data.to_owned()), addr: None, config: None };
    let config = Config::read(&line, &std::collections::BTreeMap::new()).unwrap();
    let running = running::open(&config, Sources::default(), Notices::Publish).await.unwrap();
    (config, running)
}

/// Members of whom nothing was heard since the beginning of August 2026, and who were told twice.
async fn add_silent(running: &Running) {
    let kanssa = &running.kanssa;
    let day = Timestamp::of_date(date(2026, 8, 1));
    let mut newcomers = Vec::new();
    for number in 0..MANY {
        let address = EmailAddress::parse(&format!("member{number}@posti.test")).unwrap();
        newcomers.push(accounts::prepare(&kanssa.vault, &address).await.unwrap());
    }
    for newcomer in newcomers {
        let mut tx = kanssa.db.begin().await.unwrap();
        let vault = &kanssa.vault;
        accounts::add(&mut tx, vault, newcomer, Language::Fi, day).await.unwrap();
        tx.commit().await.unwrap();
    }
    let Db::Sqlite { write, .. } = &kanssa.db else { panic!("on SQLite") };
    let told = Timestamp::of_date(date(2027, 1, 1)).0;
    let again = Timestamp::of_date(date(2027, 1, 24)).0;
    let sql = format!("UPDATE members SET told_day = {told}, told_again_day = {again}");
    write.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
}

#[tokio::test]
async fn r35_a_run_that_is_killed_is_run_again_to_the_same_end() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let (_, running) = open(&data).await;
    add_silent(&running).await;
    running.close().await;

    let mut command = Command::new(KANSSA);
    command.args(["retention", "run", "--as-of", AS_OF, "--data"]).arg(&data);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let first = said.next().expect("it says how far it is").unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(first, "retention: 50 members gone through");

    let (config, running) = open(&data).await;
    let mut conn = running.kanssa.db.read().await.unwrap();
    let left = accounts::count_members(&mut conn).await.unwrap();
    assert!(left > 0 && left <= 180, "{left} are left after the kill");
    assert_eq!(store::retention::find_last(&mut conn).await.unwrap(), None);
    drop(conn);
    running.close().await;

    let again = Command::new(KANSSA)
        .args(["retention", "run", "--as-of", AS_OF, "--data"])
        .arg(&data)
        .output()
        .unwrap();
    assert!(again.status.success(), "{again:?}");
    let (_, running) = open(&data).await;
    let kanssa = &running.kanssa;
    let mut conn = kanssa.db.read().await.unwrap();
    assert_eq!(accounts::count_members(&mut conn).await.unwrap(), 0);
    let certificate = store::retention::find_last(&mut conn).await.unwrap().unwrap();
    let many = u64::try_from(MANY).unwrap();
    assert_eq!(certificate.counts.of(Rule::SilentMembers), many, "both runs are certified");
    drop(conn);
    // Keys whose destruction the kill came before are destroyed by their job.
    running.worker().run_due(kanssa.now()).await.unwrap();
    let Db::Sqlite { read, .. } = kanssa.vault.key_store() else { panic!("on SQLite") };
    let sql = "SELECT COUNT(*) FROM sealed_keys WHERE purpose IN ('address', 'link')";
    let (keys,): (i64,) = sqlx::query_as(sql).fetch_one(read).await.unwrap();
    assert_eq!(keys, 0);
    let lines = doctor::examine(&config, &running).await.unwrap();
    let line = lines.iter().find(|line| line.what == "retention").unwrap();
    assert!(line.is_well && line.found.starts_with("certificate "), "{line:?}");
    running.close().await;
}
