//! The question bank: kept from one task, found, taken into another, renamed and removed by its keeper.

use model::{questionnaires::bank::Standard, staff::Role};

use super::help::{make_project, make_task, press};
use crate::common::TestApp;

#[tokio::test]
async fn questions_go_from_one_task_through_the_bank_into_another() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (_, mut bo) = app.staff_named(&[Role::Researcher], "bo").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    let keep = format!("/staff/tasks/{task}/questions/keep");
    let overview = format!("/staff/tasks/{task}/questions");
    assert_eq!(anna.get(&overview).await.count(&format!("a[href='{keep}']")), 1);
    let empty = anna.post(&keep, &[("name", " "), ("topic", "riddle")]).await;
    assert_eq!(empty.status, 422);
    for words in ["Anna kysymyksille nimi.", "Valitse aihe.", "Valitse ainakin yksi kysymys."] {
        assert!(empty.shows(words), "{words}: {}", empty.text());
    }
    let long = "x".repeat(81);
    let wrong = anna.post(&keep, &[("name", &long), ("topic", "other"), ("take", "swims")]).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.value_of("name"), long, "nothing typed is lost");
    assert_eq!(wrong.count("input[name='take'][checked]"), 1);
    let kept = [("name", "Uinti <2026>"), ("topic", "other"), ("take", "where")];
    assert_eq!(anna.post(&keep, &kept).await.location(), "/staff/bank");

    let list = bo.get("/staff/bank").await;
    assert!(list.shows("Uinti <2026>") && list.shows("Missä?") && list.shows("anna"));
    assert_eq!(list.count("main .card"), Standard::ALL.len() + 1);
    let found = bo.get("/staff/bank?words=UINTI+miss%C3%A4&topic=other").await;
    assert_eq!(found.count("main .card"), 1, "{}", found.text());
    let none = bo.get("/staff/bank?words=uinti&topic=mobility").await;
    assert!(none.count("main .card") == 0 && none.shows("Mitään ei löytynyt."));

    let of_bo = make_project(&mut bo).await;
    let other = make_task(&mut bo, of_bo).await;
    let take = format!("/staff/tasks/{other}/questions/from-bank");
    let page = bo.get(&take).await;
    let entry = page.value_of("entry");
    let revision = page.value_of("revision");
    for key in [entry.as_str(), "age_band"] {
        let revision = bo.get(&take).await.value_of("revision");
        let taken = bo.post(&take, &[("revision", &revision), ("entry", key)]).await;
        assert_eq!(taken.location(), format!("/staff/tasks/{other}/questions"), "{}", taken.text());
    }
    let file = bo.get(&format!("/staff/tasks/{other}/questions/file")).await.json();
    let pages = file["pages"].as_array().unwrap();
    let codes: Vec<&str> = pages
        .iter()
        .flat_map(|page| page["questions"].as_array().unwrap())
        .map(|question| question["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["swims", "where", "where_2", "age_band"]);
    let twice = bo.post(&take, &[("revision", &revision), ("entry", &entry)]).await;
    assert_eq!(twice.status, 303, "a button pressed twice adds once");
    let file = bo.get(&format!("/staff/tasks/{other}/questions/file")).await.json();
    assert_eq!(file["pages"].as_array().unwrap().len(), pages.len());
    assert_eq!(press(&mut bo, other, "publish").await.status, 303);
}

#[tokio::test]
async fn r20_only_who_keeps_an_entry_renames_or_removes_it() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (_, mut bo) = app.staff_named(&[Role::Researcher], "bo").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    let keep = format!("/staff/tasks/{task}/questions/keep");
    let kept = [("name", "Uinti"), ("topic", "other"), ("take", "swims")];
    anna.post(&keep, &kept).await;
    let list = anna.get("/staff/bank").await;
    assert_eq!(list.count("main .card a"), 1, "one entry is anna's");
    let entry = &list.attribute("main .card a", "href").unwrap();
    assert_eq!(bo.get("/staff/bank").await.count("main .card a"), 0);
    let renamed = [("name", "Uiminen"), ("topic", "services")];
    assert_eq!(bo.get(entry).await.status, 403);
    assert_eq!(bo.post(entry, &renamed).await.status, 403);
    assert_eq!(bo.post(&format!("{entry}/remove"), &[]).await.status, 403);
    let page = anna.get(entry).await;
    assert_eq!(page.value_of("name"), "Uinti");
    assert_eq!(anna.post(entry, &[("name", ""), ("topic", "services")]).await.status, 422);
    assert_eq!(anna.post(entry, &renamed).await.location(), "/staff/bank");
    assert!(bo.get("/staff/bank?topic=services").await.shows("Uiminen"));
    assert_eq!(anna.post(&format!("{entry}/remove"), &[]).await.location(), "/staff/bank");
    assert_eq!(anna.get(entry).await.status, 404);
    assert_eq!(anna.post(&format!("{entry}/remove"), &[]).await.status, 404);
    let take = format!("/staff/tasks/{task}/questions/from-bank");
    let revision = anna.get(&take).await.value_of("revision");
    let gone = entry.rsplit('/').next().unwrap();
    let vain = anna.post(&take, &[("revision", &revision), ("entry", gone)]).await;
    assert!(vain.status == 422 && vain.shows("Kysymyksiä ei enää ole pankissa."));
}
