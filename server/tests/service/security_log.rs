//! Network addresses are kept sealed for investigating misuse, and seen by two persons' will only (R26).

use model::{staff::Role, time::Duration};
use store::audit;

use crate::common::{Answer, Browser, TestApp};

const PAGE: &str = "/staff/security";
const ADDRESS: &str = "192.0.2.77";
const CALLED: &str = "Hiljainen Kettu";

async fn ask(browser: &mut Browser<'_>, kind: &str, value: &str) -> Answer {
    let fields = [("case", "HEL 2026-1"), ("reason", "Häirintä"), ("kind", kind), ("value", value)];
    browser.post(PAGE, &fields).await
}

/// A member who uses the service from an address of their own.
async fn member(app: &TestApp) -> Browser<'_> {
    let mut browser = app.member("matti@posti.test", CALLED).await;
    browser.client = Some(ADDRESS.parse().unwrap());
    browser.post("/sign-out", &[]).await;
    browser.sign_in("matti@posti.test").await;
    browser
}

#[tokio::test]
async fn r26_an_address_is_seen_in_a_case_by_who_asked_once_another_has_granted_it() {
    let app = TestApp::start().await;
    let mut matti = member(&app).await;
    let (_, mut officer) = app.staff_named(&[Role::Dpo], "olli").await;
    let (_, mut admin) = app.staff_named(&[Role::Admin], "anna").await;
    let asked = ask(&mut officer, "pseudonym", CALLED).await;
    let lookup = asked.location().to_owned();
    assert!(lookup.starts_with("/staff/security/"), "{}", asked.text());
    let waits = officer.get(&lookup).await;
    assert!(waits.shows(CALLED) && !waits.body.contains(ADDRESS));
    assert_eq!(waits.count("main form"), 0, "nobody grants their own");
    let own = officer.post(&lookup, &[("decision", "grant")]).await;
    assert_eq!(own.status, 403);

    let seen = admin.get(&lookup).await;
    assert!(seen.shows("Häirintä") && seen.shows("olli") && !seen.body.contains(ADDRESS));
    let granted = admin.post(&lookup, &[("decision", "grant")]).await;
    assert_eq!(granted.location(), lookup);
    assert!(!admin.get(&lookup).await.body.contains(ADDRESS), "who grants does not look");
    let open = officer.get(&lookup).await;
    assert!(open.body.contains(ADDRESS) && open.shows("Kirjautui"), "{}", open.text());

    let log = audit::list(&mut app.kanssa.db.read().await.unwrap(), 0).await.unwrap();
    let acts: Vec<&str> = log.iter().map(|entry| entry.act.as_str()).collect();
    for act in ["security-asked", "security-granted", "security-read"] {
        assert!(acts.contains(&act), "{act}: {acts:?}");
    }
    assert!(
        log.iter().all(|entry| !entry.reason.contains(ADDRESS) && !entry.reason.contains(CALLED))
    );

    let by_address = ask(&mut officer, "address", ADDRESS).await.location().to_owned();
    admin.post(&by_address, &[("decision", "grant")]).await;
    assert!(officer.get(&by_address).await.shows(CALLED));
    app.pass(Duration::hours(25));
    let mut officer = app.staff_named(&[Role::Dpo], "oona").await.1;
    assert_eq!(officer.get(&by_address).await.count("ul.cards"), 0, "somebody else, a day later");

    let own = matti.get("/answers/download").await.json();
    let held = own["network_addresses"].as_array().unwrap();
    assert!(held.iter().any(|line| line["address"] == ADDRESS), "R44: what is held is shown");
    matti.post("/leave", &[]).await;
    let gone = officer.get(&lookup).await;
    assert!(!gone.shows(CALLED) && !gone.body.contains(ADDRESS), "R33");
}

#[tokio::test]
async fn r26_one_person_alone_or_without_a_case_and_a_reason_sees_nothing() {
    let app = TestApp::start().await;
    member(&app).await;
    let (_, mut officer) = app.staff_named(&[Role::Dpo], "olli").await;
    let (_, mut admin) = app.staff_named(&[Role::Admin], "anna").await;
    let empty = officer.post(PAGE, &[]).await;
    assert_eq!((empty.status.as_u16(), empty.count(".error-summary li")), (422, 3));
    for (kind, value) in [("pseudonym", "Ei Ketään"), ("address", "300.1.1.1"), ("address", "")] {
        let refused = ask(&mut officer, kind, value).await;
        assert_eq!(refused.status, 422, "{kind} {value}");
        assert_eq!(refused.value_of("value"), value, "nothing typed is lost");
    }
    let lookup = ask(&mut officer, "address", ADDRESS).await.location().to_owned();
    admin.post(&lookup, &[("decision", "refuse")]).await;
    let refused = officer.get(&lookup).await;
    assert_eq!(refused.count("ul.cards"), 0, "{}", refused.text());
    assert!(refused.shows("Hylätty"));
    let again = admin.post(&lookup, &[("decision", "grant")]).await;
    assert_eq!(again.location(), lookup);
    assert!(officer.get(&lookup).await.shows("Hylätty"), "what is decided is decided");
    for role in [Role::Moderator, Role::Researcher, Role::Coordinator, Role::Payroll] {
        let mut other = app.staff_named(&[role], role.name()).await.1;
        assert_eq!(other.get(&lookup).await.status, 403, "{role:?}");
    }
}

#[tokio::test]
async fn r26_entries_are_gone_after_thirty_days() {
    let app = TestApp::start().await;
    let mut matti = member(&app).await;
    let of = |page: &Answer| page.json()["network_addresses"].as_array().unwrap().len();
    assert!(of(&matti.get("/answers/download").await) > 0);
    app.pass(Duration::days(29));
    app.work().await;
    assert!(of(&matti.get("/answers/download").await) > 0);
    app.pass(Duration::days(3));
    app.work().await;
    matti.sign_in("matti@posti.test").await;
    assert_eq!(of(&matti.get("/answers/download").await), 2, "those of just now");
}
