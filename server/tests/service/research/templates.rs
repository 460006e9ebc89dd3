//! Questionnaires to begin with are added to what is there, and can be published as they are.

use model::{questionnaires::templates::Template, staff::Role};

use super::help::{make_project, make_task, press};
use crate::common::TestApp;

#[tokio::test]
async fn every_template_is_offered_and_added_behind_the_present_questions() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    let path = format!("/staff/tasks/{task}/templates");
    let page = anna.get(&path).await;
    assert_eq!(page.count("main .card button"), Template::ALL.len());
    assert!(page.shows("Kuinka usein käyt kirjastossa?"));
    let overview = format!("/staff/tasks/{task}/questions");
    assert_eq!(anna.get(&overview).await.count(&format!("a[href='{path}']")), 1);
    let before = anna.get(&overview).await.count(".outline > li");
    let unknown = anna.post(&path, &[("revision", "1"), ("template", "riddle")]).await;
    assert_eq!(unknown.status, 404);
    let mut added = before;
    for template in ["park", "winter", "park"] {
        let revision = anna.get(&path).await.value_of("revision");
        let taken = anna.post(&path, &[("revision", &revision), ("template", template)]).await;
        assert_eq!(taken.location(), overview, "{}", taken.text());
        let questions = Template::of(template).unwrap().questionnaire().unwrap();
        added += questions.questions().count();
    }
    assert_eq!(anna.get(&overview).await.count(".outline > li"), added, "twice the same, too");
    let stale = anna.post(&path, &[("revision", "1"), ("template", "event")]).await;
    assert_eq!(stale.status, 303);
    assert_eq!(anna.get(&overview).await.count(".outline > li"), added, "somebody was quicker");
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);
}
