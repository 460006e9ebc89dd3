//! R24: what the law protects most is not asked before the data protection officer has given leave.

use model::staff::Role;
use store::audit;
use uuid::Uuid;

use super::help::{FILE, make_project, make_task, press};
use crate::common::{Browser, TestApp};

const SECRET: &str = "Perustelumme on salainen.";

/// A draft that asks about religion.
async fn sensitive(anna: &mut Browser<'_>) -> Uuid {
    let project = make_project(anna).await;
    let task = make_task(anna, project).await;
    take(anna, task, &FILE.replace("Uitko?", "Mikä on uskontosi?")).await;
    task
}

async fn take(anna: &mut Browser<'_>, task: Uuid, file: &str) -> u16 {
    let path = format!("/staff/tasks/{task}/questions/from-file");
    let revision = anna.get(&path).await.value_of("revision");
    let form = [("revision", revision.as_str()), ("pasted", file), ("sure", "yes")];
    anna.post(&path, &form).await.status.as_u16()
}

async fn stage_is_draft(anna: &mut Browser<'_>, task: Uuid) -> bool {
    anna.get(&format!("/staff/tasks/{task}/publish")).await.status == 200
}

/// Where the newest request is decided on.
async fn newest(officer: &mut Browser<'_>) -> String {
    let list = officer.get("/staff/leaves").await;
    list.attribute("main .card a", "href").unwrap_or_else(|| panic!("none: {}", list.text()))
}

async fn decide(officer: &mut Browser<'_>, decision: &str) -> String {
    let path = newest(officer).await;
    let seen = officer.get(&path).await.value_of("seen");
    let form = [("seen", seen.as_str()), ("answer", "Harkittu."), ("decision", decision)];
    let done = officer.post(&path, &form).await;
    assert_eq!(done.location(), "/staff/leaves", "{}", done.text());
    path
}

#[tokio::test]
async fn r24_a_sensitive_question_is_published_only_with_leave_and_only_in_these_words() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (_, mut officer) = app.staff_named(&[Role::Dpo], "tiina").await;
    let task = sensitive(&mut anna).await;
    let refused = press(&mut anna, task, "publish").await;
    assert_eq!(refused.status, 422);
    assert!(refused.shows("swims: kysymys on arkaluonteinen"), "{}", refused.text());
    assert!(stage_is_draft(&mut anna, task).await);
    let checks = format!("/staff/tasks/{task}/checks");
    let page = anna.get(&checks).await;
    assert!(page.shows("”uskontosi” viittaa arkaluonteiseen aiheeseen (uskonto tai vakaumus)"));
    let empty = anna.post(&checks, &[("reason", " ")]).await;
    assert_eq!(
        (empty.status.as_u16(), empty.text_of(".field__error")),
        (422, "Kirjoita perustelu.".into())
    );
    let asked = anna.post(&checks, &[("reason", SECRET)]).await;
    assert_eq!(asked.location(), checks);
    assert_eq!(press(&mut anna, task, "publish").await.status, 422, "asking is not having");
    let path = newest(&mut officer).await;
    let page = officer.get(&path).await;
    assert!(page.shows(SECRET) && page.shows("Mikä on uskontosi?") && page.shows("anna"));
    decide(&mut officer, "give").await;
    assert!(anna.get(&checks).await.shows("Harkittu."));
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);
    assert!(!stage_is_draft(&mut anna, task).await);
    let other = FILE.replace("Uitko?", "Mihin uskontoon kuulut?");
    assert_eq!(take(&mut anna, task, &other).await, 422, "other words, and members would see them");
    let log = audit::list(&mut app.kanssa.db.read().await.unwrap(), 0).await.unwrap();
    let acts: Vec<&str> =
        log.iter().map(|entry| entry.act.as_str()).filter(|act| act.starts_with("leave")).collect();
    assert_eq!(acts, ["leave-asked", "leave-given"]);
    assert!(
        log.iter().all(|entry| !entry.reason.contains("salainen") && entry.reason != "Harkittu.")
    );
}

#[tokio::test]
async fn r24_other_words_of_a_draft_need_leave_anew_and_a_refusal_is_one() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (_, mut officer) = app.staff_named(&[Role::Dpo], "tiina").await;
    let task = sensitive(&mut anna).await;
    let checks = format!("/staff/tasks/{task}/checks");
    anna.post(&checks, &[("reason", SECRET)]).await;
    let path = newest(&mut officer).await;
    let seen = officer.get(&path).await.value_of("seen");
    take(&mut anna, task, &FILE.replace("Uitko?", "Mihin uskontoon kuulut?")).await;
    let form = [("seen", seen.as_str()), ("answer", "Harkittu."), ("decision", "give")];
    let late = officer.post(&path, &form).await;
    assert_eq!(late.status, 422);
    assert!(late.shows("Kysymykset muuttuivat, kun sivu oli auki"), "{}", late.text());
    anna.post(&checks, &[("reason", "Uusi perustelu.")]).await;
    assert_eq!(officer.get(&path).await.status, 404, "the new request takes the place of the old");
    decide(&mut officer, "refuse").await;
    assert!(anna.get(&checks).await.shows("Lupa evätty"));
    assert_eq!(press(&mut anna, task, "publish").await.status, 422);
    anna.post(&checks, &[("reason", "Vielä kerran.")]).await;
    decide(&mut officer, "give").await;
    take(&mut anna, task, &FILE.replace("Uitko?", "Mikä on uskontosi?")).await;
    assert_eq!(
        press(&mut anna, task, "publish").await.status,
        422,
        "leave was for the other words"
    );
    take(&mut anna, task, FILE).await;
    assert_eq!(press(&mut anna, task, "publish").await.status, 303, "nothing sensitive is left");
}

#[tokio::test]
async fn r24_only_an_officer_decides_never_on_their_own_request_and_with_a_reason() {
    let app = TestApp::start().await;
    let (_, mut both) = app.staff_named(&[Role::Researcher, Role::Dpo], "molemmat").await;
    let task = sensitive(&mut both).await;
    both.post(&format!("/staff/tasks/{task}/checks"), &[("reason", SECRET)]).await;
    let path = newest(&mut both).await;
    let seen = both.get(&path).await.value_of("seen");
    let form = [("seen", seen.as_str()), ("answer", "Harkittu."), ("decision", "give")];
    let own = both.post(&path, &form).await;
    assert_eq!(own.status, 422);
    assert!(own.shows("Et voi päättää omasta pyynnöstäsi."));
    let mut researcher = app.staff(&[Role::Researcher]).await;
    let mut admin = app.staff(&[Role::Admin]).await;
    for browser in [&mut researcher, &mut admin] {
        assert_eq!(browser.get("/staff/leaves").await.status, 403);
        assert_eq!(browser.post(&path, &form).await.status, 403);
        let checks = browser.get(&format!("/staff/tasks/{task}/checks")).await.status;
        assert!([403, 404].contains(&checks.as_u16()));
    }
    let mut officer = app.staff(&[Role::Dpo]).await;
    let silent = officer.post(&path, &[("seen", &seen), ("decision", "give")]).await;
    assert_eq!(silent.status, 422, "not without a reason");
    assert_eq!(officer.post(&path, &[("seen", &seen), ("answer", "x")]).await.status, 400);
    decide(&mut officer, "give").await;
    assert_eq!(press(&mut both, task, "publish").await.status, 303);
    let again = officer.post(&path, &form).await;
    assert_eq!(again.location(), path, "decided once");
}

#[tokio::test]
async fn advice_on_the_wording_keeps_nothing_from_being_published() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    let file = FILE
        .replace("Uitko?", "Eikö olekin hienoa uida?")
        .replace("Missä?", "Mikä on puhelinnumerosi?");
    take(&mut anna, task, &file).await;
    let page = anna.get(&format!("/staff/tasks/{task}/checks")).await;
    assert!(page.shows("”eikö olekin” johdattelevat"), "{}", page.text());
    assert!(page.shows("”puhelinnumerosi” kysyy, kuka vastaaja on"));
    assert!(page.shows("Svenska: 1 tekstiä on kääntämättä"));
    assert_eq!(page.count("#leave"), 0);
    assert_eq!(page.count(".card a"), 2, "a way to each question's form");
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);
}
