//! A project is given to another researcher when its owner cannot do so.

use model::{projects::Access, staff::Role};
use store::projects;
use uuid::Uuid;

use crate::{
    common::TestApp,
    research::help::{make_project, with},
};

async fn access(app: &TestApp, project: Uuid, staff: Uuid) -> Option<Access> {
    let conn = &mut app.kanssa.db.read().await.unwrap();
    projects::find_access(conn, project, staff).await.unwrap()
}

#[tokio::test]
async fn an_administrator_gives_a_project_to_a_colleague_and_the_log_tells_whose_it_is_and_why() {
    let app = TestApp::start().await;
    let (anna_id, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (bertta_id, mut bertta) = app.staff_named(&[Role::Researcher], "bertta").await;
    let mut admin = app.staff_named(&[Role::Admin], "Aada").await.1;
    let project = make_project(&mut anna).await;
    let listed = admin.get("/staff/owners").await;
    assert!(listed.text_of(".card").contains("Rannat") && listed.text_of(".card").contains("anna"));
    let path = format!("/staff/owners/{project}");
    let page = admin.get(&path).await;
    assert!(page.shows("bertta") && !page.text_of("select").contains("anna"), "{}", page.text());
    assert!(!page.shows("missä uidaan"), "nothing but its name is shown");

    let (anna_to, bertta_to) = (anna_id.to_string(), bertta_id.to_string());
    let form = [("owner", bertta_to.as_str()), ("former", "stays"), ("reason", "duties")];
    for (field, typed) in [("owner", ""), ("owner", &anna_to), ("former", "x"), ("reason", "Kati")]
    {
        let vain = admin.post(&path, &with(&form, &[(field, typed)])).await;
        assert_eq!(vain.status, 422, "{field}={typed}");
        assert_eq!(vain.attribute(".error-summary a", "href"), Some(format!("#{field}")));
    }
    assert_eq!(access(&app, project, bertta_id).await, None);
    assert_eq!(admin.post(&path, &form).await.location(), "/staff/owners");
    assert_eq!(access(&app, project, anna_id).await, Some(Access::Edit));
    assert_eq!(access(&app, project, bertta_id).await, Some(Access::Own));
    assert_eq!(bertta.get(&format!("/staff/projects/{project}/colleagues")).await.status, 200);
    assert_eq!(anna.get(&format!("/staff/projects/{project}/colleagues")).await.status, 403);
    assert_eq!(admin.get(&format!("/staff/projects/{project}")).await.status, 403);

    let mut dpo = app.staff(&[Role::Dpo]).await;
    let log = dpo.get("/staff/log?act=ownership-transferred").await;
    assert_eq!(log.count(".log > li"), 2, "the project, and whose it is now");
    let words = log.text_of(".log");
    for says in ["Aada", "bertta", "työtehtävät ovat vaihtuneet", "jää työtoveriksi"] {
        assert!(log.shows(says), "{says}: {words}");
    }
    assert!(log.body.contains(&project.to_string()));
}

#[tokio::test]
async fn r67_an_administrator_does_not_let_themselves_at_answers() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (both_id, mut both) = app.staff_named(&[Role::Admin, Role::Researcher], "Outi").await;
    let project = make_project(&mut anna).await;
    let path = format!("/staff/owners/{project}");
    assert!(!both.get(&path).await.text_of("select").contains("Outi"));
    let (me, taken) = (both_id.to_string(), [("former", "leaves"), ("reason", "left")]);
    let refused = both.post(&path, &with(&taken, &[("owner", &me)])).await;
    assert_eq!(refused.status, 422);
    assert_eq!(access(&app, project, both_id).await, None);
}

#[tokio::test]
async fn a_project_whose_owners_account_has_ended_comes_first_and_gets_an_owner_again() {
    let app = TestApp::start().await;
    let (anna_id, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (bertta_id, mut bertta) = app.staff_named(&[Role::Researcher], "bertta").await;
    let mut admin = app.staff(&[Role::Admin]).await;
    let (orphan, _kept) = (make_project(&mut anna).await, make_project(&mut bertta).await);
    admin.post(&format!("/staff/accounts/{anna_id}/remove"), &[]).await;
    let listed = admin.get("/staff/owners").await;
    let path = format!("/staff/owners/{orphan}");
    assert_eq!(listed.attribute(".card a", "href").as_deref(), Some(path.as_str()));
    assert!(listed.text_of(".card").contains("Ei omistajaa"));
    assert_eq!(admin.get(&path).await.count("[name=former]"), 0, "there is nobody to ask about");
    let to = bertta_id.to_string();
    let given = admin.post(&path, &[("owner", to.as_str()), ("reason", "left")]).await;
    assert_eq!(given.status, 303, "{}", given.text());
    assert_eq!(access(&app, orphan, bertta_id).await, Some(Access::Own));
    assert_eq!(admin.get(&format!("/staff/owners/{}", Uuid::from_u128(1))).await.status, 404);
}

#[tokio::test]
async fn what_each_right_means_is_said_where_it_is_given() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let page = anna.get(&format!("/staff/projects/{project}/colleagues")).await;
    assert_eq!(page.count("#rights dd"), Access::ALL.len());
    let words = page.text_of("#rights");
    for says in
        ["kirjoitettuine vastauksineen", "ladata vastaustiedostoja", "ketkä ovat projektissa"]
    {
        assert!(words.contains(says), "{says}: {words}");
    }
}
