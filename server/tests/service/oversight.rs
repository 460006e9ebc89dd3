//! What the data protection officer watches over: all of it to be seen, none of it to be changed.

use app::routes::{self, Takes};
use model::{
    consents::{Decision, Purpose},
    language::Language,
    staff::{Actor, Role},
    time::Duration,
};
use sqlx::Executor;
use store::{
    Db,
    consents::{self, NewConsent},
};

use crate::common::{Answer, TestApp};

const CONSENTS: &str = "/staff/oversight/consents";

/// Adds as many decisions on these words, each of a subject of its own.
async fn decide(app: &TestApp, words: &str, decision: Decision, many: u128) {
    let (db, vault) = (&app.kanssa.db, &app.kanssa.vault);
    let now = app.kanssa.now();
    let mut tx = db.begin().await.unwrap();
    let text = consents::add_text(&mut tx, Purpose::Membership, Language::Fi, words, now);
    let text = text.await.unwrap();
    let mut anchor = None;
    for _ in 0..many {
        let new = NewConsent {
            subject: model::random::id(app.kanssa.random.as_ref()),
            purpose: Purpose::Membership,
            decision,
            text,
            notice: [0; 32],
            language: Language::Fi,
        };
        anchor = Some(consents::add(&mut tx, vault, new, now).await.unwrap());
    }
    tx.commit().await.unwrap();
    vault.save_anchor(consents::CHAIN, anchor.unwrap()).await.unwrap();
}

/// What the page says of each text: its words and the three numbers.
fn counts(page: &Answer) -> Vec<(String, Vec<String>)> {
    let html = scraper::Html::parse_document(&page.body);
    let select = |selector: &str| scraper::Selector::parse(selector).unwrap();
    let text = |element: scraper::ElementRef<'_>| element.text().collect::<String>();
    html.select(&select(".card"))
        .map(|card| {
            let words = card.select(&select("blockquote")).map(text).collect();
            (words, card.select(&select("dd")).map(text).collect())
        })
        .collect()
}

#[tokio::test]
async fn r41_the_officer_has_the_ledger_counted_and_verified_at_a_press() {
    let app = TestApp::start().await;
    decide(&app, "Liityn.", Decision::Given, 17).await;
    app.pass(Duration::days(1));
    decide(&app, "Liityn nyt.", Decision::Given, 7).await;
    decide(&app, "Liityn nyt.", Decision::Declined, 8).await;
    let mut dpo = app.staff(&[Role::Dpo]).await;
    let before = dpo.get(CONSENTS).await;
    assert!(before.shows("Liityn nyt.") && before.count(".card dd") == 0);
    let pressed = dpo.post(CONSENTS, &[]).await;
    let status = pressed.text_of("[role=status]");
    assert!(status.contains("Suostumusluettelo on eheä"), "{status}");
    assert!(status.contains("Merkintöjä on vähintään 32"), "{status}");
    let of =
        |words: &str, numbers: [&str; 3]| (words.to_owned(), numbers.map(str::to_owned).to_vec());
    let expected = [
        of("Liityn nyt.", ["alle 8", "vähintään 8", "alle 8"]),
        of("Liityn.", ["vähintään 16", "alle 8", "alle 8"]),
    ];
    assert_eq!(counts(&pressed), expected);
    assert!(dpo.get("/staff/log").await.shows("Suostumusluettelo laskettiin ja tarkistettiin"));
}

/// Two looks with one decision between them, at every number: the page never moves by fewer than
/// eight, and says nothing else that does.
#[tokio::test]
async fn r68_what_is_shown_of_consents_moves_in_steps_only() {
    let app = TestApp::start().await;
    let mut dpo = app.staff(&[Role::Dpo]).await;
    let mut looks = Vec::new();
    for _ in 0..20 {
        decide(&app, "Liityn.", Decision::Given, 1).await;
        looks.push(dpo.post(CONSENTS, &[]).await.text_of("main"));
    }
    let different = looks.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert_eq!(different, 2, "at eight and at sixteen: {looks:?}");
}

#[tokio::test]
async fn r41_the_first_broken_entry_is_named() {
    let app = TestApp::start().await;
    decide(&app, "Liityn.", Decision::Given, 30).await;
    let mut dpo = app.staff(&[Role::Dpo]).await;
    let Db::Sqlite { write, .. } = &app.kanssa.db else { panic!("on SQLite") };
    write.execute("DELETE FROM consents").await.unwrap();
    let status = dpo.post(CONSENTS, &[]).await;
    let shown = status.text_of("[role=status]");
    assert!(shown.contains("Merkinnän 1 suostumus on poistettu"), "{shown}");
    assert!(shown.contains("Muita poikkeamia: 10"), "{shown}");
    write.execute("UPDATE consent_chain SET hash = zeroblob(32) WHERE number = 5").await.unwrap();
    let status = dpo.post(CONSENTS, &[]).await;
    assert!(status.text_of("[role=status]").contains("Ensimmäinen rikkoutunut merkintä on 5"));
    assert_eq!(counts(&status)[0].1, ["alle 8"; 3], "what is not sound is not counted");
}

#[tokio::test]
async fn r58_the_officer_sees_what_is_set_by_whom_and_who_has_which_role() {
    let app = TestApp::start().await;
    let mut aada = app.staff_named(&[Role::Admin], "Aada").await.1;
    let (anna, _) = app.staff_named(&[Role::Researcher], "Anna").await;
    app.pass(Duration::minutes(1));
    let fields = [
        ("revision", "0"),
        ("joining-open", "no"),
        ("minimum-age", "16"),
        ("visitor-message-days", "180"),
        ("export-days", "30"),
    ];
    assert_eq!(aada.post("/staff/settings", &fields).await.status, 303);
    let roles = [("roles", "moderator"), ("roles", "coordinator")];
    assert_eq!(aada.post(&format!("/staff/accounts/{anna}"), &roles).await.status, 303);
    let mut dpo = app.staff_named(&[Role::Dpo], "Doris").await.1;
    let settings = dpo.get("/staff/oversight/settings").await;
    let cards = counts(&settings);
    assert_eq!(cards[0].1[..2], ["Ei", "Kyllä"]);
    assert_eq!(cards[1].1[..2], ["16", "15"]);
    assert!(cards[0].1[2].ends_with(" · Aada"), "{cards:?}");
    assert_eq!(cards[3].1, ["30", "30", "Ei koskaan"]);
    assert!(settings.shows("vähintään 8 vastaajan ryhmissä"), "what is fixed is named too");

    let roles = dpo.get("/staff/oversight/roles").await;
    let anna = counts(&roles).into_iter().find(|(_, rows)| rows[0].contains("Moderaattori"));
    let (_, rows) = anna.expect("Anna's card");
    assert!(rows[0].contains(", ") && rows[3] != "Ei ole kirjautunut", "{rows:?}");
    assert!(!roles.body.contains("@kunta.test"));
}

#[tokio::test]
async fn the_officer_can_change_nothing_and_the_administrator_sees_no_consents_and_no_content() {
    let app = TestApp::start().await;
    let mut admin = app.staff(&[Role::Admin]).await;
    let mut dpo = app.staff(&[Role::Dpo]).await;
    for path in ["/staff/settings", "/staff/texts", "/staff/texts/welcome", "/staff/accounts"] {
        assert_eq!(dpo.get(path).await.status, 403, "{path}");
    }
    let before = app.rows().await;
    for path in ["/staff/settings", "/staff/texts/welcome", "/staff/accounts"] {
        let fields = [("revision", "0"), ("minimum-age", "18"), ("words", "Hei")];
        assert_eq!(dpo.post(path, &fields).await.status, 403, "{path}");
    }
    assert_eq!(app.rows().await, before);
    for path in ["", "/settings", "/roles", "/consents"] {
        let path = format!("/staff/oversight{path}");
        assert_eq!(dpo.get(&path).await.status, 200, "{path}");
        assert_eq!(admin.get(&path).await.status, 403, "{path}");
    }
    assert_eq!(admin.post(CONSENTS, &[]).await.status, 403);
    assert_eq!(admin.get("/staff/messages").await.status, 403);
    // Of what the officer may post, nothing changes anything but to answer messages, to give or refuse
    // leave for sensitive questions and looks into the security log, the register of requests, the log, and the
    // officer's own second factor.
    let may = |role| Actor::Staff(vec![role]);
    let posts: Vec<&str> = routes::table()
        .iter()
        .filter(|route| route.takes != Takes::Get && route.path.starts_with("/staff/"))
        .filter(|route| route.guard.admits(&may(Role::Dpo)) && !route.guard.admits(&Actor::Visitor))
        .map(|route| route.path)
        .collect();
    assert_eq!(posts.len(), 10, "{posts:?}");
    let own = "/staff/second-factor/renew";
    let leave = "/staff/leaves/{leave}";
    let retention = "/staff/oversight/retention";
    for path in ["/staff/log", CONSENTS, retention, leave, "/staff/messages/{message}", own] {
        assert!(posts.contains(&path), "{posts:?}");
    }
    let requests = "/staff/oversight/requests";
    let request = "/staff/oversight/requests/{request}";
    for path in ["/staff/security", "/staff/security/{lookup}", requests, request] {
        assert!(posts.contains(&path), "{posts:?}");
    }
}
