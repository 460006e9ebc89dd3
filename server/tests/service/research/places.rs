//! A question about a place: from the city's list to its answers, which keep their meaning when the
//! list changes.

use model::staff::Role;
use serde_json::json;

use super::{
    editor::{begun, file},
    help::{fill, press},
};
use crate::common::TestApp;

const LIST: &str = "kallio; Kallio; Berghäll; Kallio\npasila; Pasila; Böle; Pasila";

#[tokio::test]
async fn it_begins_with_the_citys_list_and_keeps_its_own_copy() {
    let app = TestApp::start().await;
    let mut admin = app.staff(&[Role::Admin]).await;
    let save = [("places", LIST), ("revision", "0")];
    assert_eq!(admin.post("/staff/places", &save).await.status, 303);
    assert!(admin.get("/staff/places").await.value_of("revision") == "1");
    let late = admin.post("/staff/places", &[("places", "a; A"), ("revision", "0")]).await;
    assert_eq!(late.status, 422, "somebody else has changed it");
    let wrong = [("places", "kallio; Kallio\nKallio"), ("revision", "1")];
    let told = admin.post("/staff/places", &wrong).await;
    assert!(told.status == 422 && told.shows("Rivi 2:"), "{}", told.text());

    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    assert_eq!(anna.get("/staff/places").await.status, 403);
    let questions = begun(&mut anna).await;
    let task = questions.split('/').nth(3).unwrap().parse().unwrap();
    let typed = [("text", "Missä asut?"), ("option-2", "Muualla"), ("option-2-other", "yes")];
    let added = fill(&mut anna, &format!("{questions}/page/page_1/add/place"), &typed).await;
    assert_eq!(added.location(), format!("{questions}#q-missa_asut"), "{}", added.text());
    let kind = file(&mut anna, &questions).await["pages"][0]["questions"][0]["kind"].clone();
    let name = |fi: &str, sv: &str| json!({ "fi": fi, "sv": sv, "en": fi });
    let places = json!({ "place": { "options": [
        { "code": "kallio", "text": name("Kallio", "Berghäll") },
        { "code": "pasila", "text": name("Pasila", "Böle") },
        { "code": "muualla", "text": { "fi": "Muualla" }, "other": true },
    ] } });
    assert_eq!(kind, places);
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);

    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    let page = member.get(&format!("/tasks/{task}/answer/page_1")).await;
    assert_eq!(page.count("[data-helped='search']"), 1, "{}", page.body);
    let place = [("q-missa_asut", "muualla"), ("q-missa_asut-other", "Sipoo"), ("go", "next")];
    let next = member.post(&format!("/tasks/{task}/answer/page_1"), &place).await;
    assert_eq!(next.location(), format!("/tasks/{task}/review"), "{}", next.text());
    let sent = member.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    assert!(member.get(sent.location()).await.shows("Muualla: Sipoo"));
    // Another list changes neither the question nor what was answered.
    let save = [("places", "toolo; Töölö"), ("revision", "1")];
    assert_eq!(admin.post("/staff/places", &save).await.status, 303);
    assert!(member.get(sent.location()).await.shows("Muualla: Sipoo"));
    let kept = file(&mut anna, &questions).await["pages"][0]["questions"][0]["kind"].clone();
    assert_eq!(kept, places);
}
