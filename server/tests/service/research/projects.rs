//! A researcher makes a project; those let into it see it, and nobody else does.

use model::staff::Role;
use store::{audit, testing::Fixture};
use uuid::Uuid;

use super::help::{PROJECT, TASK, make_project, make_task, press, with};
use crate::common::{Browser, TestApp, site};

/// What the audit log says was done, in order.
async fn acts(app: &TestApp) -> Vec<String> {
    let page = audit::list(&mut app.kanssa.db.read().await.unwrap(), 0).await.unwrap();
    page.into_iter().map(|entry| entry.act).filter(|act| act != "signed-in").collect()
}

#[tokio::test]
async fn r8_a_project_says_what_for_and_for_which_service() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let form = with(&PROJECT, &[("purpose", ""), ("purpose-en", " ")]);
    let vain = anna.post("/staff/projects/new", &form).await;
    assert_eq!(vain.status, 422);
    assert!(vain.shows("Kerro, mihin vastauksia käytetään."));
    assert_eq!(vain.value_of("name"), "Rannat", "nothing that was typed is lost");
    let project = make_project(&mut anna).await;
    let page = anna.get(&format!("/staff/projects/{project}")).await;
    assert_eq!(page.text_of("h1"), "Rannat");
    assert!(page.shows("missä uidaan") && page.shows("Uimarannat"));
    assert!(anna.get("/staff/projects").await.shows("Rannat"));
    assert_eq!(acts(&app).await, ["project-added"]);
}

#[tokio::test]
async fn every_mistake_in_a_projects_form_is_named_at_its_field() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    for (field, typed, says) in [
        ("name", "", "Anna projektille nimi"),
        ("name", "a\u{7}b", "merkkejä, joita ei voi tallentaa"),
        ("service", "", "mitä palvelua"),
        ("starts", "5.1.2026", "vuosi-kuukausi-päivä"),
        ("ends", "2025-12-31", "Viimeinen päivä on ennen ensimmäistä"),
    ] {
        let form = with(&PROJECT, &[(field, typed), ("name-sv", ""), ("service-en", "")]);
        let vain = anna.post("/staff/projects/new", &form).await;
        assert_eq!(vain.status, 422, "{field}={typed:?}");
        assert!(vain.text_of(".error-summary").contains(says), "{}", vain.text());
        assert_eq!(vain.attribute(".error-summary a", "href"), Some(format!("#{field}")));
    }
    let long = "x".repeat(201);
    let vain = anna.post("/staff/projects/new", &with(&PROJECT, &[("name", &long)])).await;
    assert!(vain.text_of(".error-summary").contains("enintään 200 merkkiä"));
    let two = [("name-sv", long.as_str()), ("name-en", "a\u{7}"), ("starts", ""), ("ends", "x")];
    let vain = anna.post("/staff/projects/new", &with(&PROJECT, &two)).await;
    let summary = vain.text_of(".error-summary");
    for says in ["Projektin nimi (Svenska): Teksti", "(English): Tekstissä", "Valitse päivä."] {
        assert!(summary.contains(says), "{says}: {summary}");
    }
    let marked = |id: &str| vain.attribute(&format!("#{id}"), "aria-invalid").is_some();
    let each = ["name", "name-sv", "name-en", "purpose"].map(marked);
    assert_eq!(each, [false, true, true, false], "only what is wrong is marked");
    assert_eq!(vain.attribute("#name-sv", "aria-describedby").unwrap(), "name-sv-error");
    assert_eq!(acts(&app).await, Vec::<String>::new());
}

#[tokio::test]
async fn r20_a_researcher_of_one_project_sees_nothing_of_another() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (bo_id, mut bo) = app.staff_named(&[Role::Researcher], "bo").await;
    let project = make_project(&mut anna).await;
    let open = make_task(&mut anna, project).await;
    press(&mut anna, open, "publish").await;
    let closed = make_task(&mut anna, project).await;
    press(&mut anna, closed, "publish").await;
    anna.post(&format!("/staff/tasks/{closed}/close"), &[("drafts", "remove")]).await;
    anna.post(&format!("/staff/tasks/{open}/results"), &[("sure", "yes")]).await;
    assert!(!bo.get("/staff/projects").await.shows("Rannat"));
    let of_project = ["", "/edit", "/partners", "/colleagues", "/tasks/new"];
    let of_open = [
        "",
        "/settings",
        "/questions",
        "/questions/file",
        "/questions/from-file",
        "/questions/downloads",
        "/questions/file/surveyjs",
        "/questions/page/shore",
        "/questions/page/shore/add",
        "/questions/page/shore/add/yes_no",
        "/questions/question/where",
        "/close",
        "/results",
        "/results/where",
    ];
    let of_project = of_project.map(|page| format!("/staff/projects/{project}{page}"));
    let of_open = of_open.map(|page| format!("/staff/tasks/{open}{page}"));
    let of_closed = ["/reopen", "/archive"].map(|page| format!("/staff/tasks/{closed}{page}"));
    for page in of_project.into_iter().chain(of_open).chain(of_closed) {
        assert_eq!(anna.get(&page).await.status, 200, "the owner sees {page}");
        assert_eq!(bo.get(&page).await.status, 404, "{page}");
    }
    let before = acts(&app).await;
    let (bo_id, partner) = (bo_id.to_string(), Uuid::from_u128(1));
    for (path, form) in [
        (format!("/staff/projects/{project}/edit"), with(&PROJECT, &[("revision", "1")])),
        (format!("/staff/projects/{project}/tasks/new"), TASK.to_vec()),
        (format!("/staff/projects/{project}/partners"), vec![("partner", "Oma Oy")]),
        (format!("/staff/projects/{project}/partners/{partner}/end"), vec![]),
        (
            format!("/staff/projects/{project}/colleagues"),
            vec![("colleague", bo_id.as_str()), ("access", "own")],
        ),
        (format!("/staff/projects/{project}/colleagues/{bo_id}/remove"), vec![]),
        (format!("/staff/tasks/{open}/settings"), with(&TASK, &[("revision", "2")])),
        (format!("/staff/tasks/{open}/questions"), vec![("revision", "2"), ("copy", "where")]),
        (
            format!("/staff/tasks/{open}/questions/from-file"),
            vec![("revision", "2"), ("pasted", "{}"), ("sure", "yes")],
        ),
        (
            format!("/staff/tasks/{open}/questions/page/shore"),
            vec![("revision", "2"), ("title", "x")],
        ),
        (
            format!("/staff/tasks/{open}/questions/page/shore/add/yes_no"),
            vec![("revision", "2"), ("text", "x")],
        ),
        (
            format!("/staff/tasks/{open}/questions/question/where"),
            vec![("revision", "2"), ("text", "x"), ("most", "9")],
        ),
        (format!("/staff/tasks/{open}/results"), vec![("sure", "yes")]),
        (format!("/staff/tasks/{open}/pause"), vec![("revision", "3")]),
        (format!("/staff/tasks/{open}/copy"), vec![]),
        (format!("/staff/tasks/{open}/remove"), vec![]),
        (format!("/staff/tasks/{open}/close"), vec![("drafts", "remove")]),
        (format!("/staff/tasks/{closed}/publish"), vec![("revision", "4")]),
        (format!("/staff/tasks/{closed}/reopen"), vec![("closes", "2030-01-01T10:00")]),
        (format!("/staff/tasks/{closed}/archive"), vec![("learned", "x"), ("changes", "x")]),
    ] {
        assert_eq!(bo.post(&path, &form).await.status, 404, "{path}");
    }
    assert_eq!(acts(&app).await, before, "nothing was done");
}

#[tokio::test]
async fn the_owner_lets_colleagues_in_to_read_or_to_edit_and_out_again() {
    let app = TestApp::start().await;
    let (anna_id, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (bo_id, mut bo) = app.staff_named(&[Role::Researcher], "bo").await;
    let (admin, _) = app.staff_named(&[Role::Admin], "yrjo").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    let path = format!("/staff/projects/{project}/colleagues");
    let let_in = async |anna: &mut Browser<'_>, who: Uuid, access: &str| {
        let who = who.to_string();
        anna.post(&path, &[("colleague", &who), ("access", access)]).await.status
    };
    assert_eq!(let_in(&mut anna, admin, "read").await, 422, "only researchers");
    assert_eq!(let_in(&mut anna, bo_id, "all").await, 422);
    assert_eq!(let_in(&mut anna, bo_id, "read").await, 303);
    assert_eq!(bo.get(&format!("/staff/tasks/{task}")).await.status, 200);
    assert_eq!(bo.get(&format!("/staff/tasks/{task}/settings")).await.status, 403);
    assert_eq!(press(&mut bo, task, "publish").await.status, 403);
    assert_eq!(let_in(&mut anna, bo_id, "edit").await, 303);
    assert_eq!(bo.get(&format!("/staff/tasks/{task}/settings")).await.status, 200);
    assert_eq!(bo.get(&path).await.status, 403, "only the owner says who may");
    let page = anna.get(&path).await;
    assert!(page.shows("bo") && page.shows("Saa lukea ja muokata"));
    let remove = format!("{path}/{bo_id}/remove");
    assert_eq!(anna.post(&remove, &[]).await.status, 303);
    assert_eq!(bo.get(&format!("/staff/tasks/{task}")).await.status, 404);
    let own = format!("{path}/{anna_id}/remove");
    assert_eq!(anna.post(&own, &[]).await.status, 403, "a project is never without its owner");
}

#[tokio::test]
async fn two_editors_of_one_project_do_not_overwrite_each_other() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let path = format!("/staff/projects/{project}/edit");
    let seen = anna.get(&path).await.value_of("revision");
    let first = with(&PROJECT, &[("revision", &seen), ("name", "Ensin")]);
    assert_eq!(anna.post(&path, &first).await.status, 303);
    let second = with(&PROJECT, &[("revision", &seen), ("name", "Sitten")]);
    let refused = anna.post(&path, &second).await;
    assert_eq!(refused.status, 422);
    assert!(refused.shows("Joku muu on tallentanut"));
    assert_eq!(refused.value_of("name"), "Sitten", "what was typed is kept");
    assert!(anna.get(&format!("/staff/projects/{project}")).await.shows("Ensin"));
    let seen = refused.value_of("revision");
    let again = with(&second, &[("revision", &seen)]);
    assert_eq!(anna.post(&path, &again).await.status, 303, "knowingly");
    assert!(anna.get(&format!("/staff/projects/{project}")).await.shows("Sitten"));
}

#[tokio::test]
async fn r28_partners_are_named_with_contract_place_and_dates_and_end() {
    let app = TestApp::with(Fixture::sqlite().await, site()).await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let path = format!("/staff/projects/{project}/partners");
    let form = [
        ("partner", "Tutkimus Oy"),
        ("role", "lukee vastaukset"),
        ("contract", "HEL 2026-7"),
        ("place", "SE"),
        ("from", "2026-01-05"),
        ("until", "2030-01-31"),
    ];
    assert!(anna.get(&path).await.shows("ei ole kumppaneita"));
    for (field, typed) in
        [("partner", ""), ("contract", ""), ("place", "US"), ("until", "2020-01-01"), ("until", "")]
    {
        assert_eq!(anna.post(&path, &with(&form, &[(field, typed)])).await.status, 422, "{field}");
    }
    let past = with(&form, &[("from", "2019-01-01"), ("until", "2019-02-01")]);
    assert!(anna.post(&path, &past).await.shows("joka on vielä edessä"));
    assert_eq!(anna.post(&path, &form).await.status, 303);
    let page = anna.get(&path).await;
    assert!(page.shows("Tutkimus Oy") && page.shows("HEL 2026-7") && page.shows("Ruotsi"));
    let end = page.attribute(".card form", "action").unwrap();
    assert_eq!(anna.post(&end, &[]).await.status, 303);
    assert_eq!(anna.post(&end, &[]).await.status, 404, "it has ended");
    let page = anna.get(&path).await;
    assert!(page.shows("Tutkimus Oy"), "it stays on record");
    assert_eq!(page.attribute(".card form", "action"), None);
    assert!(anna.get(&format!("/staff/projects/{project}")).await.shows("ei ole kumppaneita"));
}
