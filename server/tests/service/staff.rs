//! Accounts of staff, kept by administrators, and the audit log, read by the data protection officer.

use model::{projects::Access, staff::Role};
use sqlx::Executor;
use store::{Db, projects};

use crate::{common::TestApp, research::help::make_project};

const NEW: [(&str, &str); 3] =
    [("name", "Uuno Uusi"), ("address", "uuno@kunta.test"), ("roles", "researcher")];

#[tokio::test]
async fn an_administrator_adds_an_account_whose_secret_is_shown_once_and_whose_address_never() {
    let app = TestApp::start().await;
    let mut admin = app.staff(&[Role::Admin]).await;
    let added = admin.post("/staff/accounts", &NEW).await;
    assert_eq!(added.status, 200, "{}", added.text());
    let secret = added.text_of(".code-shown").replace(' ', "");
    assert_eq!(secret.len(), 32);
    let address = added.attribute("a[href^='otpauth:']", "href").unwrap();
    assert_eq!(
        address,
        format!("otpauth://totp/Koekanssa:Uuno%20Uusi?secret={secret}&issuer=Koekanssa")
    );
    assert!(added.attribute("svg.qr-code path", "d").unwrap().starts_with("M4 4h7v1h-7z"));
    assert!(added.text_of("svg.qr-code title").contains("tekstinä"), "{}", added.body);
    let listed = admin.get("/staff/accounts").await;
    assert!(listed.shows("Uuno Uusi") && listed.shows("Tutkija"));
    assert!(!listed.body.contains("uuno@kunta.test") && !listed.body.contains(&secret));
    let again = admin.post("/staff/accounts", &NEW).await;
    assert_eq!(again.status, 422);
    assert!(again.shows("Osoitteella on jo tili."));
    assert_eq!(again.value_of("name"), "Uuno Uusi", "nothing that was typed is lost");
}

#[tokio::test]
async fn every_mistake_in_an_accounts_form_is_named() {
    let app = TestApp::start().await;
    let mut admin = app.staff(&[Role::Admin]).await;
    let refused = admin.post("/staff/accounts", &[("name", " "), ("address", "uuno@")]).await;
    assert_eq!(refused.status, 422);
    for says in ["Anna nimi.", "Anna sähköpostiosoite", "Valitse vähintään yksi rooli."] {
        assert!(refused.text_of(".error-summary").contains(says), "{says}");
    }
    let refused = admin.post("/staff/accounts", &[("name", "a\u{7}"), ("roles", "king")]).await;
    assert!(refused.shows("merkkejä, joita ei voi tallentaa"));
}

#[tokio::test]
async fn roles_change_at_once_and_an_ended_account_is_signed_out_at_once() {
    let app = TestApp::start().await;
    let (admin_id, mut admin) = app.staff_named(&[Role::Admin], "admin").await;
    let (anna_id, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    assert_eq!(anna.get("/staff/projects").await.status, 200);
    let path = format!("/staff/accounts/{anna_id}");
    assert_eq!(admin.post(&path, &[("none", "")]).await.status, 422, "a role at least");
    assert_eq!(admin.post(&path, &[("roles", "moderator")]).await.status, 303);
    assert_eq!(anna.get("/staff/projects").await.status, 403);
    assert_eq!(anna.get("/staff").await.status, 200);
    let asked = admin.get(&format!("{path}/remove")).await;
    assert!(asked.shows("Päätetäänkö tili anna?") && !asked.shows("projektin"), "{}", asked.text());
    assert_eq!(anna.get("/staff").await.status, 200, "asking ends nothing");
    assert_eq!(admin.post(&format!("{path}/remove"), &[]).await.status, 303);
    assert_eq!(anna.get("/staff").await.location(), "/staff/sign-in?then=/staff");
    assert_eq!(admin.get(&path).await.status, 404);

    let own = format!("/staff/accounts/{admin_id}");
    assert_eq!(admin.post(&own, &[("roles", "dpo")]).await.status, 422, "not one's own role");
    assert_eq!(admin.post(&format!("{own}/remove"), &[]).await.status, 403, "nor account");
    assert_eq!(admin.get(&format!("{own}/remove")).await.status, 403);
    assert_eq!(admin.get(&own).await.count("a[href$=remove]"), 0);
}

#[tokio::test]
async fn before_an_account_is_ended_it_is_said_what_is_left_without_anybody() {
    let app = TestApp::start().await;
    let mut admin = app.staff(&[Role::Admin]).await;
    let (anna_id, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (bertta_id, _) = app.staff_named(&[Role::Researcher], "bertta").await;
    let (alone, shared) = (make_project(&mut anna).await, make_project(&mut anna).await);
    let mut tx = app.kanssa.db.begin().await.unwrap();
    projects::save_access(&mut tx, shared, bertta_id, Access::Own).await.unwrap();
    projects::save_access(&mut tx, alone, bertta_id, Access::Edit).await.unwrap();
    tx.commit().await.unwrap();
    let path = format!("/staff/accounts/{anna_id}/remove");
    let asked = admin.get(&path).await;
    assert_eq!(asked.text_of(".notice ul"), "Rannat", "the other has an owner left");
    assert!(asked.shows("Vain tämä henkilö omistaa projektin"), "{}", asked.text());
    assert_eq!(admin.post(&path, &[]).await.status, 303);
    let mut dpo = app.staff(&[Role::Dpo]).await;
    let log = dpo.get("/staff/log?act=staff-removed").await;
    assert!(log.text_of(".log").contains("Tutkija"), "the role is kept: {}", log.text());
}

#[tokio::test]
async fn r58_the_officer_reads_who_did_what_and_verifies_it() {
    let app = TestApp::start().await;
    let mut admin = app.staff_named(&[Role::Admin], "Aada").await.1;
    admin.post("/staff/accounts", &NEW).await;
    let mut dpo = app.staff(&[Role::Dpo]).await;
    let log = dpo.get("/staff/log").await;
    assert!(log.shows("Henkilöstön tili lisättiin") && log.shows("Aada"), "{}", log.text());
    assert!(!log.body.contains("@kunta.test"), "no address");
    let filtered = dpo.get("/staff/log?act=staff-added").await;
    assert_eq!(filtered.count(".log > li"), 1);
    let made_by_hand = ["act=nonsense", "before=x", "staff=x", "day=eilen"];
    let nobody = format!("staff={}", uuid::Uuid::from_u128(1));
    for query in made_by_hand.into_iter().chain([nobody.as_str()]) {
        assert_eq!(dpo.get(&format!("/staff/log?{query}")).await.status, 404, "{query}");
    }
    assert_eq!(dpo.get("/staff/log?act=&staff=&day=").await.status, 200, "an empty form");
    assert!(dpo.post("/staff/log", &[]).await.text_of("[role=status]").contains("Loki on eheä"));
    assert!(dpo.get("/staff/log").await.shows("Valvontaloki tarkistettiin"));

    let Db::Sqlite { write, .. } = &app.kanssa.db else { panic!("on SQLite") };
    write.execute("UPDATE audit SET reason = 'x' WHERE number = 1").await.unwrap();
    assert!(
        dpo.post("/staff/log", &[]).await.text_of("[role=status]").contains("Lokia on muutettu")
    );
}

#[tokio::test]
async fn the_log_tells_in_words_what_changed_and_is_looked_through_by_person_and_day() {
    let app = TestApp::start().await;
    let (id, mut admin) = app.staff_named(&[Role::Admin], "Aada").await;
    let form = admin.get("/staff/settings").await;
    let values = ["revision", "minimum-age", "visitor-message-days", "export-days"];
    let values = values.map(|name| (name, form.value_of(name)));
    let mut fields: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.push(("joining-open", "yes"));
    for field in &mut fields {
        if field.0 == "minimum-age" {
            field.1 = "16";
        }
    }
    assert_eq!(admin.post("/staff/settings", &fields).await.status, 303);
    let told = admin.get("/staff/settings").await;
    assert!(told.text_of("[role=status]").contains("versio 2 on voimassa"), "{}", told.text());
    assert_eq!(told.attribute("[role=status] a", "href").as_deref(), Some("/notice"));
    let mut dpo = app.staff(&[Role::Dpo]).await;
    let log = dpo.get("/staff/log?act=setting-changed").await;
    let row = log.text_of(".log");
    assert!(row.contains("Liittyjän vähimmäisikä vuosina · 15 → 16"), "{row}");
    assert!(!row.contains("minimum-age"), "{row}");
    let hers = dpo.get(&format!("/staff/log?staff={id}")).await;
    assert!(
        hers.count(".log > li") > 1 && !hers.text_of(".log").contains("dpo"),
        "{}",
        hers.text()
    );
    let zone = &app.kanssa.site.time_zone;
    let today = app::dates::field_day(app.kanssa.now(), zone);
    let day = dpo.get(&format!("/staff/log?staff={id}&day={today}")).await;
    assert_eq!(day.count(".log > li"), hers.count(".log > li"));
    let yesterday = app.kanssa.now().minus(model::time::Duration::days(1));
    let yesterday = app::dates::field_day(yesterday, zone);
    assert!(dpo.get(&format!("/staff/log?day={yesterday}")).await.shows("Ei merkintöjä"));
}

#[tokio::test]
async fn the_log_is_read_page_by_page() {
    let app = TestApp::start().await;
    let mut dpo = app.staff(&[Role::Dpo]).await;
    for _ in 0..60 {
        dpo.post("/staff/log", &[]).await;
    }
    let first = dpo.get("/staff/log").await;
    assert_eq!(first.count(".log > li"), 50);
    let older = first.attribute("[rel=next]", "href").unwrap();
    let second = dpo.get(&older).await;
    assert!((1..50).contains(&second.count(".log > li")));
    assert_eq!(second.attribute("[rel=next]", "href"), None);
}

#[tokio::test]
async fn r58_the_audit_log_is_taken_along_as_a_table_of_what_was_looked_for() {
    let app = TestApp::start().await;
    let (_, mut dpo) = app.staff_named(&[Role::Dpo], "=olli").await;
    let (_, mut admin) = app.staff_named(&[Role::Admin], "anna").await;
    dpo.post("/staff/log", &[]).await;
    let link = dpo.get("/staff/log?act=log-read").await;
    let file = link.attribute("main a[download]", "href").unwrap();
    let table = dpo.get(&file).await;
    assert!(table.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    let named = table.headers["content-disposition"].to_str().unwrap();
    assert_eq!(named, "attachment; filename=\"audit-log.csv\"");
    let rows: Vec<&str> = table.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(rows[0], "number;at;who;act;act_in_words;object_kind;object;about");
    assert_eq!(rows.len(), 3, "what was verified, and this very file: {}", table.body);
    assert!(rows[1].contains(";log-read;") && rows[1].ends_with(";CSV"), "{}", rows[1]);
    assert!(rows.iter().all(|row| !row.contains(";=")), "no cell is a formula: {}", table.body);
    assert!(rows[1].contains(";'=olli;"), "{}", rows[1]);
    let all = dpo.get("/staff/log/file").await;
    assert!(all.body.lines().count() > rows.len(), "{}", all.body);
    assert_eq!(dpo.get("/staff/log/file?act=nothing").await.status, 404);
    assert_eq!(admin.get("/staff/log/file").await.status, 403);
}
