//! A task from its form and its file to its archive, and whom it asks.

use std::fmt::Write;

use model::{language::Language, staff::Role, time::Duration};
use serde_json::json;
use uuid::Uuid;

use super::help::{FILE, PROJECT, TASK, id_of, make_project, make_task, press, with};
use crate::common::{Browser, TestApp};

async fn published(researcher: &mut Browser<'_>) -> Uuid {
    let project = make_project(researcher).await;
    let task = make_task(researcher, project).await;
    assert_eq!(press(researcher, task, "publish").await.status, 303);
    task
}

async fn stage(researcher: &mut Browser<'_>, task: Uuid) -> String {
    researcher.get(&format!("/staff/tasks/{task}")).await.text_of(".facts dd")
}

#[tokio::test]
async fn a_task_goes_from_draft_to_members_and_back_to_them_with_its_outcome() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    let seen = format!("/tasks/{task}");
    assert_eq!(member.get(&seen).await.status, 404, "a draft does not exist for members");
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);
    assert!(member.get("/tasks").await.shows("Missä uit?"));
    assert!(member.get(&seen).await.shows("missä uidaan"), "R8: the purpose");
    let answers = [("q-swims", "yes"), ("q-where", "Hietaranta"), ("go", "next")];
    let page = format!("{seen}/answer/shore");
    member.post(&page, &answers).await;
    member.post(&page, &answers).await;
    let receipt = member.post(&format!("{seen}/send"), &[("go", "send")]).await;
    assert_eq!(receipt.status, 303, "{}", receipt.text());

    assert_eq!(press(&mut anna, task, "pause").await.status, 303);
    assert_eq!(stage(&mut anna, task).await, "Tauolla");
    assert!(!member.get("/tasks").await.shows("Missä uit?"));
    assert!(member.get(&seen).await.shows("tauolla"));
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);
    let close = format!("/staff/tasks/{task}/close");
    assert_eq!(anna.post(&close, &[("drafts", "remove"), ("until", "")]).await.status, 303);
    assert_eq!(stage(&mut anna, task).await, "Suljettu");

    let archive = format!("/staff/tasks/{task}/archive");
    let vain = anna.post(&archive, &[("learned", "Uidaan paljon."), ("changes", " ")]).await;
    assert_eq!(vain.status, 422, "closing the loop is not optional");
    assert!(vain.text_of(".error-summary").contains("Kerro, mikä muuttuu"));
    let told = [("learned", "Uidaan paljon."), ("changes", "Kaksi laituria lisää.")];
    let asked = anna.post(&archive, &told).await;
    assert!(asked.shows("Näin vastanneet lukevat"), "{}", asked.text());
    assert!(asked.shows("2 tekstiä puuttuu"), "in Swedish: {}", asked.text());
    let back = anna.post(&archive, &with(&told, &[("sure", "back")])).await;
    assert_eq!(back.text_of("textarea#learned").trim(), "Uidaan paljon.");
    assert_eq!(stage(&mut anna, task).await, "Suljettu", "asking archives nothing");
    assert_eq!(anna.post(&archive, &with(&told, &[("sure", "yes")])).await.status, 303);
    let mine = member.get(receipt.location()).await;
    assert!(mine.shows("Uidaan paljon.") && mine.shows("Kaksi laituria lisää."));
    assert_eq!(press(&mut anna, task, "publish").await.status, 404, "archived is the end");
}

#[tokio::test]
async fn r8_a_task_without_a_purpose_is_not_published() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let only_english = with(&PROJECT, &[("purpose", "")]);
    let project = id_of(&anna.post("/staff/projects/new", &only_english).await);
    let task = make_task(&mut anna, project).await;
    let refused = press(&mut anna, task, "publish").await;
    assert_eq!(refused.status, 422);
    assert!(refused.text_of(".error-summary").contains("mihin vastauksia käytetään"));
    assert_eq!(stage(&mut anna, task).await, "Luonnos");
}

#[tokio::test]
async fn a_task_without_questions_or_with_flaws_is_not_published_and_says_what_is_missing() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let empty = anna.post(&format!("/staff/projects/{project}/tasks/new"), &TASK).await;
    let task = id_of(&empty);
    assert!(press(&mut anna, task, "publish").await.shows("ei ole kysymyksiä"));
    let flawed = FILE.replace("\"swims\", \"option\"", "\"swam\", \"option\"");
    let questions = format!("/staff/tasks/{task}/questions/from-file");
    let revision = anna.get(&questions).await.value_of("revision");
    let saved = anna
        .post(&questions, &[("revision", &revision), ("pasted", &flawed), ("sure", "yes")])
        .await;
    assert_eq!(saved.status, 303, "a draft may be unfinished");
    let refused = press(&mut anna, task, "publish").await;
    assert!(refused.shows("where: ehto viittaa kysymykseen"), "{}", refused.text());
}

#[tokio::test]
async fn each_kind_of_mistake_in_a_file_is_told_with_its_line() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let task = published(&mut anna).await;
    let questions = format!("/staff/tasks/{task}/questions/from-file");
    let revision = anna.get(&questions).await.value_of("revision");
    for (file, says) in [
        (FILE.replace("\"pages\":", "\"pages\""), "Rivi 3, merkki"),
        (FILE.replace("\"yes_no\"", "\"yes_or_no\""), "Rivi 5, merkki"),
        (FILE.replace("\"short_text\"", "\"longish_text\""), "Rivi 6, merkki"),
        (FILE.replace("\"swims\", \"text\"", "\"Swims\", \"text\""), "Rivi 5, merkki"),
        (FILE.replace("naire/1", "naire/2"), "Rivi 2: tiedosto on toista muotoa"),
        (
            FILE.replace("\"swims\", \"option\"", "\"swam\", \"option\""),
            "Rivi 6: where: ehto viittaa",
        ),
        (FILE.replace("\"most\": 100", "\"most\": 0"), "Rivi 6: where: rajat"),
        (FILE[..FILE.len() - 9].to_owned(), "tiedosto loppuu kesken"),
        (String::new(), "Valitse tiedosto"),
    ] {
        let form = [("revision", revision.as_str()), ("pasted", file.as_str()), ("sure", "yes")];
        let refused = anna.post(&questions, &form).await;
        assert_eq!(refused.status, 422, "{says}");
        assert!(refused.text_of(".error-summary").contains(says), "{says}: {}", refused.text());
        let kept = refused.text_of("textarea");
        assert_eq!(kept.trim(), file.trim(), "what was sent is there to be mended");
    }
}

#[tokio::test]
async fn a_file_is_taken_as_chosen_in_a_browser_and_given_back_the_same() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let mut body = String::new();
    for (name, value) in TASK {
        write!(body, "--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
            .unwrap();
    }
    write!(
        body,
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ä.json\"\r\n\
         Content-Type: application/json\r\n\r\n\u{feff}{FILE}\r\n--x--\r\n"
    )
    .unwrap();
    let path = format!("/staff/projects/{project}/tasks/new");
    let kind = Some("multipart/form-data; boundary=x");
    let made = anna.request(http::Method::POST, &path, kind, body.into()).await;
    let task = id_of(&made);
    let given = anna.get(&format!("/staff/tasks/{task}/questions/file")).await;
    let read = |file: &str| model::questionnaires::Questionnaire::from_file(file).unwrap();
    assert_eq!(read(&given.body), read(FILE), "conditions are written as text");
    assert_eq!(given.json()["pages"][0]["questions"][1]["show_if"], "swims has 'yes'");
    let cut = anna.request(http::Method::POST, &path, kind, "--x\r\nnothing".into()).await;
    assert_eq!(cut.status, 400);
}

#[tokio::test]
async fn two_editors_of_one_questionnaire_do_not_overwrite_each_other() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let task = published(&mut anna).await;
    let questions = format!("/staff/tasks/{task}/questions/from-file");
    let seen = anna.get(&questions).await.value_of("revision");
    let other = FILE.replace("Uitko?", "Käytkö uimassa?");
    let fewer = other.replace(r#""code": "where""#, r#""code": "place""#);
    let asked = anna.post(&questions, &[("revision", &seen), ("pasted", &fewer)]).await;
    assert_eq!(asked.text_of("main ul"), "2. Missä?", "what goes: {}", asked.text());
    let save = [("revision", seen.as_str()), ("pasted", other.as_str()), ("sure", "yes")];
    assert_eq!(anna.post(&questions, &save).await.status, 303);
    let refused =
        anna.post(&questions, &[("revision", &seen), ("pasted", FILE), ("sure", "yes")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.shows("Joku muu on tallentanut"));
    assert!(anna.get(&format!("/staff/tasks/{task}/questions")).await.shows("Käytkö uimassa?"));
    let settings = format!("/staff/tasks/{task}/settings");
    let refused = anna.post(&settings, &with(&TASK, &[("revision", &seen)])).await;
    assert!(refused.shows("Joku muu on tallentanut"));
}

#[tokio::test]
async fn r11_members_outside_the_audience_get_404_and_see_no_trace() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let mut finnish = app.member("matti@posti.test", "Puistoystävä").await;
    let task = published(&mut anna).await;
    let page = format!("/tasks/{task}/answer/shore");
    let started = app.member("liisa@posti.test", "Rantaleijona").await;
    let mut started = started;
    started.post(&page, &[("q-swims", "no"), ("go", "back")]).await;
    let settings = format!("/staff/tasks/{task}/settings");
    let revision = anna.get(&settings).await.value_of("revision");
    let swedish = with(&TASK, &[("revision", &revision), ("audience-language", "sv")]);
    assert_eq!(anna.post(&settings, &swedish).await.status, 303);
    assert!(!finnish.get("/tasks").await.shows("Missä uit?"));
    for path in ["", "/answer", "/answer/shore", "/review"] {
        assert_eq!(finnish.get(&format!("/tasks/{task}{path}")).await.status, 404, "{path}");
    }
    let owner = finnish.owner().await;
    let item = json!({ "question": "swims", "answer": { "yes_no": true }, "age": 0 });
    let body = json!({ "owner": owner, "task": task.to_string(), "version": 1, "items": [item] });
    assert!(finnish.call("/api/answers/save", &body).await.body.contains("NotFound"));
    assert_eq!(started.get(&page).await.status, 200, "whoever has begun stays asked");
    finnish.post("/language", &[("language", "sv"), ("back", "/tasks")]).await;
    assert!(finnish.get("/tasks").await.shows("Var simmar du?"));
}

#[tokio::test]
async fn r11_a_task_may_ask_only_those_who_answered_another() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let first = published(&mut anna).await;
    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    let second = id_of_copy(&mut anna, first).await;
    let settings = format!("/staff/tasks/{second}/settings");
    let revision = anna.get(&settings).await.value_of("revision");
    let asked = first.to_string();
    let form = with(&TASK, &[("revision", &revision), ("answered", &asked), ("title", "Lisää")]);
    assert_eq!(anna.post(&settings, &form).await.status, 303);
    assert_eq!(press(&mut anna, second, "publish").await.status, 303);
    assert_eq!(member.get(&format!("/tasks/{second}")).await.status, 404);
    member
        .post(&format!("/tasks/{first}/answer/shore"), &[("q-swims", "no"), ("go", "next")])
        .await;
    member.post(&format!("/tasks/{first}/send"), &[("go", "send")]).await;
    assert_eq!(member.get(&format!("/tasks/{second}")).await.status, 200);
    let foreign = with(&form, &[("answered", "00000000-0000-0000-0000-000000000001")]);
    assert_eq!(anna.post(&settings, &foreign).await.status, 422, "a filter made by hand");
}

async fn id_of_copy(researcher: &mut Browser<'_>, task: Uuid) -> Uuid {
    let copied = press(researcher, task, "copy").await;
    let path = copied.location().trim_end_matches("/settings").to_owned();
    path.rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_task_closed_while_it_is_answered_lets_those_finish_who_have_begun() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let task = published(&mut anna).await;
    let page = format!("/tasks/{task}/answer/shore");
    let mut begun = app.member("matti@posti.test", "Puistoystävä").await;
    let mut late = app.member("liisa@posti.test", "Rantaleijona").await;
    begun.post(&page, &[("q-swims", "yes"), ("q-where", "Hieta"), ("go", "back")]).await;
    let close = format!("/staff/tasks/{task}/close");
    let until = app.kanssa.now().plus(Duration::days(3));
    let zone = &app.kanssa.site.time_zone;
    let day = app::dates::field_day(until, zone);
    assert_eq!(anna.post(&close, &[("drafts", "keep"), ("until", "2020-01-01")]).await.status, 422);
    assert_eq!(anna.post(&close, &[("until", &day)]).await.status, 422, "one of the two");
    assert_eq!(anna.post(&close, &[("drafts", "keep"), ("until", &day)]).await.status, 303);
    assert!(late.get(&page).await.shows("sulkeutunut"));
    assert!(begun.get("/tasks").await.shows("Missä uit?"), "it is still there to be found");
    assert!(!late.get("/tasks").await.shows("Missä uit?"));
    // The day named is the last; the page tells the midnight that ends it.
    let end = app::dates::read_last_day(&day, zone).unwrap();
    let told = app::dates::moment(end, Language::Fi, zone);
    let page_of_task = begun.get(&format!("/tasks/{task}")).await;
    assert!(page_of_task.shows(&told), "{told}: {}", page_of_task.text());
    let sent = begun.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());

    let reopen = format!("/staff/tasks/{task}/reopen");
    assert_eq!(anna.post(&reopen, &[("closes", "2020-01-01T10:00")]).await.status, 422);
    assert_eq!(anna.post(&reopen, &[("closes", "2030-01-01T10:00")]).await.status, 303);
    assert_eq!(stage(&mut anna, task).await, "Avoinna");
    assert_eq!(late.get(&page).await.status, 200);
}

#[tokio::test]
async fn what_was_begun_and_not_sent_is_gone_after_the_stated_day() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let task = published(&mut anna).await;
    let page = format!("/tasks/{task}/answer/shore");
    let mut begun = app.member("matti@posti.test", "Puistoystävä").await;
    begun.post(&page, &[("q-swims", "no"), ("go", "back")]).await;
    let close = format!("/staff/tasks/{task}/close");
    assert_eq!(anna.post(&close, &[("drafts", "remove"), ("until", "")]).await.status, 303);
    app.pass(Duration::minutes(6));
    app.work().await;
    assert_eq!(app.rows().await["responses"], Vec::<String>::new());
}

#[tokio::test]
async fn r59_a_text_that_is_missing_in_a_language_is_counted_before_publishing() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    let page = anna.get(&format!("/staff/tasks/{task}")).await;
    assert!(page.shows("Suomi: kaikki tekstit valmiina"), "{}", page.text());
    assert!(page.shows("Svenska: 3 tekstiä puuttuu"), "{}", page.text());
    assert_eq!(Language::ALL.len(), page.count(".facts dd li"));
}

#[tokio::test]
async fn publishing_asks_once_more_and_sums_up_what_members_will_get() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let made = anna.post(&format!("/staff/projects/{project}/tasks/new"), &TASK).await;
    let page = made.location().to_owned();
    let empty = anna.get(&page).await;
    assert!(empty.shows("Tehtävä on tallennettu luonnoksena."), "{}", empty.text());
    assert_eq!(empty.text_of("a.button"), "Kysymykset", "what comes first");
    assert_eq!(anna.get(&format!("{page}/publish")).await.count("form[action$=publish]"), 0);

    let task = make_task(&mut anna, project).await;
    let page = format!("/staff/tasks/{task}");
    let publish = format!("{page}/publish");
    let asked = anna.get(&publish).await;
    for says in ["Kaikilta jäseniltä", "Heti, kun", "Svenska: 3 tekstiä", "Kukaan ei ole kokeillut"]
    {
        assert!(asked.shows(says), "{says}: {}", asked.text());
    }
    assert_eq!(asked.count("#odd-times"), 0);
    let far = with(&TASK, &[("file", FILE), ("closes", "2027-12-31T16:00")]);
    let far = anna.post(&format!("/staff/projects/{project}/tasks/new"), &far).await;
    let far = anna.get(&format!("{}/publish", far.location())).await;
    assert!(far.text_of("#odd-times").contains("yli vuoden päästä"), "{}", far.text());
    assert_eq!(far.count("form[action$=publish]"), 1, "it may be meant");
    assert_eq!(stage(&mut anna, task).await, "Luonnos", "asking publishes nothing");
    let revision = asked.value_of("revision");
    assert_eq!(anna.post(&publish, &[("revision", &revision)]).await.location(), page);
    assert!(anna.get(&page).await.shows("Tehtävä on julkaistu."));
    assert_eq!(anna.get(&publish).await.status, 404, "it is done");
    press(&mut anna, task, "pause").await;
    assert!(anna.get(&page).await.shows("Tehtävä on keskeytetty."));
    press(&mut anna, task, "publish").await;
    assert!(anna.get(&page).await.shows("Tehtävä jatkuu."));
}

#[tokio::test]
async fn a_task_that_is_over_by_its_time_is_archived_or_opened_again_without_being_closed() {
    let app = TestApp::start().await;
    let (id, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let closes = app.kanssa.now().plus(Duration::hours(1));
    let closes = app::dates::field_moment(closes, &app.kanssa.site.time_zone);
    let project = make_project(&mut anna).await;
    let form = with(&TASK, &[("file", FILE), ("closes", &closes)]);
    let task = id_of(&anna.post(&format!("/staff/projects/{project}/tasks/new"), &form).await);
    press(&mut anna, task, "publish").await;
    let mut begun = app.member("matti@posti.test", "Puistoystävä").await;
    begun.post(&format!("/tasks/{task}/answer/shore"), &[("q-swims", "no"), ("go", "back")]).await;
    let page = format!("/staff/tasks/{task}");
    assert_eq!(anna.get(&format!("{page}/archive")).await.status, 404);
    app.pass(Duration::hours(2));
    let mut anna = app.staff_again(id).await;
    let over = anna.get(&page).await;
    assert_eq!(stage(&mut anna, task).await, "Suljettu");
    for path in ["archive", "reopen"] {
        assert_eq!(over.count(&format!("a[href='{page}/{path}']")), 1, "{path}");
        assert_eq!(anna.get(&format!("{page}/{path}")).await.status, 200, "{path}");
    }
    for path in ["close", "pause"] {
        assert_eq!(over.count(&format!("[href='{page}/{path}'], [action='{page}/{path}']")), 0);
    }
    assert_eq!(press(&mut anna, task, "publish").await.status, 404, "it needs a new time");
    let told = [("learned", "Opimme."), ("changes", "Muuttuu."), ("sure", "yes")];
    assert_eq!(anna.post(&format!("{page}/archive"), &told).await.status, 303);
    assert_eq!(stage(&mut anna, task).await, "Arkistoitu");
    app.pass(Duration::minutes(6));
    app.work().await;
    assert_eq!(app.rows().await["responses"], Vec::<String>::new(), "what was not sent is gone");
}

#[tokio::test]
async fn a_researcher_begins_with_the_tasks_that_are_under_way_and_no_count_that_results_do_not_show()
 {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (_, mut bo) = app.staff_named(&[Role::Researcher], "bo").await;
    assert!(!anna.get("/staff").await.shows("Tehtävät, jotka ovat kesken"));
    let task = published(&mut anna).await;
    let draft = id_of_copy(&mut anna, task).await;
    let home = anna.get("/staff").await;
    for task in [task, draft] {
        assert_eq!(home.count(&format!("a[href='/staff/tasks/{task}']")), 1, "{}", home.text());
    }
    assert!(home.shows("Luonnos") && home.shows("Avoinna") && home.shows("Tuloksia ei ole avattu"));
    let mut member = app.member("matti@posti.test", "Puistoystävä").await;
    let page = format!("/tasks/{task}/answer/shore");
    member.post(&page, &[("q-swims", "no"), ("go", "next")]).await;
    member.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    anna.post(&format!("/staff/tasks/{task}/results"), &[("sure", "yes")]).await;
    app.work().await;
    let home = anna.get("/staff").await;
    assert!(home.shows("laskettu alle 8 vastaajaa"), "{}", home.text());
    assert!(!bo.get("/staff").await.shows("Missä uit?"), "of another project");
    anna.post(&format!("/staff/tasks/{task}/close"), &[("drafts", "remove")]).await;
    assert_eq!(anna.get("/staff").await.count(&format!("a[href='/staff/tasks/{task}']")), 0);
}

#[tokio::test]
async fn only_a_draft_is_deleted() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let task = published(&mut anna).await;
    assert_eq!(press(&mut anna, task, "remove").await.status, 404);
    let draft = id_of_copy(&mut anna, task).await;
    let ask = format!("/staff/tasks/{draft}/remove");
    assert!(anna.get(&ask).await.shows("Poistetaanko luonnos?"));
    assert_eq!(anna.get(&format!("/staff/tasks/{task}/remove")).await.status, 404);
    let removed = press(&mut anna, draft, "remove").await;
    assert!(removed.location().starts_with("/staff/projects/"));
    assert_eq!(anna.get(&format!("/staff/tasks/{draft}")).await.status, 404);
}

#[tokio::test]
async fn r8_what_publishing_needs_is_not_taken_away_afterwards() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    press(&mut anna, task, "publish").await;
    let settings = format!("/staff/tasks/{task}/settings");
    let revision = anna.get(&settings).await.value_of("revision");
    let swedish = with(&TASK, &[("revision", &revision), ("main-language", "sv")]);
    let refused = anna.post(&settings, &swedish).await;
    assert_eq!(refused.status, 422);
    assert!(refused.shows("swims: teksti puuttuu"), "{}", refused.text());
    let edit = format!("/staff/projects/{project}/edit");
    let revision = anna.get(&edit).await.value_of("revision");
    let refused =
        anna.post(&edit, &with(&PROJECT, &[("revision", &revision), ("purpose", "")])).await;
    assert_eq!(refused.status, 422);
    assert!(refused.shows("Julkaistu tehtävä tarvitsee"), "{}", refused.text());
}

#[tokio::test]
async fn a_task_is_published_as_it_was_seen_and_not_as_somebody_has_made_it_since() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    let page = format!("/staff/tasks/{task}");
    let seen = anna.get(&page).await.value_of("revision");
    let questions = format!("{page}/questions/from-file");
    let other = FILE.replace("Uitko?", "Käytkö uimassa?");
    assert_eq!(
        anna.post(&questions, &[("revision", &seen), ("pasted", &other), ("sure", "yes")])
            .await
            .status,
        303
    );
    let publish = format!("{page}/publish");
    assert_eq!(anna.post(&publish, &[("revision", &seen)]).await.status, 303);
    assert!(anna.get(&page).await.shows("Joku muu ehti muuttaa"));
    assert_eq!(stage(&mut anna, task).await, "Luonnos");
    assert_eq!(anna.post(&publish, &[]).await.status, 400, "not without saying what was seen");
}

#[tokio::test]
async fn a_file_survives_a_mistake_elsewhere_in_the_form_and_one_of_another_encoding_is_told() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let path = format!("/staff/projects/{project}/tasks/new");
    let untitled = with(&TASK, &[("title", ""), ("file", FILE)]);
    let again = anna.post(&path, &untitled).await;
    assert_eq!(again.status, 422);
    assert_eq!(again.text_of("textarea#pasted").trim(), FILE.trim());
    let mut body =
        b"--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nMiss\xc3\xa4?\r\n\
        --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\r\n"
            .to_vec();
    body.extend(FILE.replace("Uitko?", "#").bytes().map(|b| if b == b'#' { 0xe4 } else { b }));
    body.extend(b"\r\n--x--\r\n");
    let kind = Some("multipart/form-data; boundary=x");
    let told = anna.request(http::Method::POST, &path, kind, body.into()).await;
    assert_eq!(told.status, 422);
    assert!(told.shows("Tallenna se uudelleen merkistöllä UTF-8."), "{}", told.text());
    assert_eq!(told.value_of("title"), "Missä?", "the rest of the form is kept");
}

#[tokio::test]
async fn a_form_of_questions_that_have_changed_since_loses_nothing() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    press(&mut anna, task, "publish").await;
    let mut member = app.member("matti@posti.test", "Rantakulkija").await;
    let page = format!("/tasks/{task}/answer/shore");
    let version = member.get(&page).await.value_of("version");
    // The second question goes to a page of its own while the member is at the first version.
    let moved = FILE.replace(
        r#""kind": "yes_no" },"#,
        r#""kind": "yes_no" } ] }, { "code": "place", "questions": ["#,
    );
    let path = format!("/staff/tasks/{task}/questions/from-file");
    let revision = anna.get(&path).await.value_of("revision");
    let saved =
        anna.post(&path, &[("pasted", &moved), ("sure", "yes"), ("revision", &revision)]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let fields = [("q-swims", "yes"), ("q-where", "Hietsu"), ("version", &version), ("go", "next")];
    assert_eq!(member.post(&page, &fields).await.status, 303);
    assert!(member.get(&format!("/tasks/{task}/review")).await.shows("Hietsu"));
    // A form of the questions in use, on which the question is not, does not take it back either.
    let version = member.get(&page).await.value_of("version");
    member.post(&page, &[("q-swims", "yes"), ("version", &version), ("go", "next")]).await;
    assert!(member.get(&format!("/tasks/{task}/review")).await.shows("Hietsu"));
    // Its page goes: what was typed on it is kept, and the member goes on.
    let place = format!("/tasks/{task}/answer/place");
    let version = member.get(&place).await.value_of("version");
    let revision = anna.get(&path).await.value_of("revision");
    anna.post(&path, &[("pasted", FILE), ("sure", "yes"), ("revision", &revision)]).await;
    let typed = [("q-where", "Pihlajasaari"), ("version", version.as_str()), ("go", "next")];
    let gone = member.post(&place, &typed).await;
    assert_eq!(gone.location(), format!("/tasks/{task}/answer"));
    assert!(member.get(&format!("/tasks/{task}/review")).await.shows("Pihlajasaari"));
}
