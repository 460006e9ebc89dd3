//! Questions of one task taken into another.

use model::staff::Role;
use serde_json::Value;

use super::help::{TASK, id_of, make_project, make_task};
use crate::common::TestApp;

#[tokio::test]
async fn questions_of_another_task_are_taken_with_codes_of_their_own() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let (here, other) = (make_task(&mut anna, project).await, make_task(&mut anna, project).await);
    let list = format!("/staff/tasks/{here}/questions/from-task");
    let path = format!("{list}/{other}");
    let links = anna.get(&list).await;
    assert_eq!(links.count(&format!("a[href='{path}']")), 1);
    assert_eq!(links.count(&format!("a[href='{list}/{here}']")), 0, "not from itself");
    let page = anna.get(&path).await;
    assert_eq!(page.count("input[type='checkbox'][name='take']"), 2);
    let revision = page.value_of("revision");
    let vain = anna.post(&path, &[("revision", &revision), ("take", "no_such_code")]).await;
    assert_eq!(vain.status, 422);
    assert!(vain.shows("Valitse ainakin yksi kysymys."), "{}", vain.text());
    let both = [("revision", revision.as_str()), ("take", "swims"), ("take", "where")];
    let taken = anna.post(&path, &both).await;
    assert_eq!(taken.location(), format!("/staff/tasks/{here}/questions"), "{}", taken.text());
    let late = anna.post(&path, &both).await;
    assert_eq!(late.status, 422, "somebody has saved since");
    let revision = late.value_of("revision");
    let one = [("revision", revision.as_str()), ("take", "where")];
    assert_eq!(anna.post(&path, &one).await.status, 303);
    let file = anna.get(&format!("/staff/tasks/{here}/questions/file")).await.json();
    let told = |question: &Value| {
        let show_if = question["show_if"].as_str().unwrap_or("always");
        format!("{} {show_if}", question["code"].as_str().unwrap())
    };
    let pages = file["pages"].as_array().unwrap();
    let all: Vec<String> = pages
        .iter()
        .flat_map(|page| page["questions"].as_array().unwrap().iter().map(told))
        .collect();
    assert_eq!(
        all,
        [
            "swims always",
            "where swims has 'yes'",
            "swims_2 always",
            "where_2 swims_2 has 'yes'",
            "where_3 always"
        ]
    );
    let untouched = anna.get(&format!("/staff/tasks/{other}/questions/file")).await.json();
    assert_eq!(untouched["pages"][0]["questions"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn r20_questions_are_taken_from_ones_own_projects_only() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (_, mut bo) = app.staff_named(&[Role::Researcher], "bo").await;
    let of_anna = make_project(&mut anna).await;
    let secret = make_task(&mut anna, of_anna).await;
    let of_bo = make_project(&mut bo).await;
    let own = id_of(&bo.post(&format!("/staff/projects/{of_bo}/tasks/new"), &TASK).await);
    let list = bo.get(&format!("/staff/tasks/{own}/questions/from-task")).await;
    assert!(list.shows("Projekteissasi ei ole muita tehtäviä."), "{}", list.text());
    for (target, source) in [(own, secret), (secret, own)] {
        let path = format!("/staff/tasks/{target}/questions/from-task/{source}");
        assert_eq!(bo.get(&path).await.status, 404);
        let form = [("revision", "1"), ("take", "swims")];
        assert_eq!(bo.post(&path, &form).await.status, 404);
    }
    let file = bo.get(&format!("/staff/tasks/{own}/questions/file")).await.json();
    assert_eq!(file["pages"].as_array().unwrap().len(), 0);
}
