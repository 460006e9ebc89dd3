//! Answers as files: asked for with a reason, downloaded in pieces, read by others' programs,
//! deleted, and seen by those whose answers they are.

use std::{collections::BTreeSet, path::Path, process::Command};

use axum::{body::Body, http::Method};
use data_encoding::HEXLOWER;
use model::{staff::Role, time::Duration};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::help::{id_of, make_project, make_task, press, python, with};
use crate::{
    common::{Answer, Browser, TestApp},
    hostile_strings::HOSTILE,
};

/// A published task with open results, its project, and its researcher.
async fn published(app: &TestApp) -> (Browser<'_>, Uuid, Uuid) {
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);
    let opened = anna.post(&format!("/staff/tasks/{task}/results"), &[("sure", "yes")]).await;
    assert_eq!(opened.status, 303);
    (anna, project, task)
}

/// The researcher of a task, who signs in again days later.
async fn again(app: &TestApp, task: Uuid) -> Browser<'_> {
    let mut conn = app.kanssa.db.read().await.unwrap();
    let project = store::tasks::find(&mut conn, task).await.unwrap().unwrap().project;
    let people = store::projects::list_staff(&mut conn, project).await.unwrap();
    drop(conn);
    app.staff_again(people[0].0).await
}

/// A member who answers the task and sends.
async fn answering<'a>(app: &'a TestApp, task: Uuid, number: usize, place: &str) -> Browser<'a> {
    const STARTS: [&str; 6] = ["Aamu", "Halla", "Ilta", "Kaste", "Kuura", "Lumi"];
    const ENDS: [&str; 6] = ["kulkija", "polkija", "soutaja", "laulaja", "hiihtäjä", "uimari"];
    let name = format!("{}{}", STARTS[number % 6], ENDS[number / 6]);
    let mut member = app.member(&format!("nn{number}@posti.test"), &name).await;
    let page = format!("/tasks/{task}/answer/shore");
    let opened = member.get(&page).await.value_of("opened");
    let fields = [("q-swims", "yes"), ("q-where", place), ("opened", &opened), ("go", "next")];
    for _ in 0..2 {
        member.post(&page, &fields).await;
    }
    let sent = member.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    member
}

/// So many members who have answered; their answers are in the results.
async fn answered(app: &TestApp, task: Uuid, number: usize) -> Vec<Browser<'_>> {
    let mut members = Vec::new();
    for number in 0..number {
        members.push(answering(app, task, number, &format!("Ranta numero {number}")).await);
    }
    app.work().await;
    members
}

/// The form, filled in well; the day is in the fixture's spring.
const ASK: [(&str, &str); 5] = [
    ("for", "city"),
    ("format", "csv"),
    ("own-words", "yes"),
    ("reason", "Laiturien paikkojen suunnittelu"),
    ("delete-by", "2026-03-31"),
];

async fn ask(anna: &mut Browser<'_>, task: Uuid, changes: &[(&str, &str)]) -> Answer {
    anna.post(&format!("/staff/tasks/{task}/files"), &with(&ASK, changes)).await
}

/// A file that is ready.
async fn ready(app: &TestApp, anna: &mut Browser<'_>, task: Uuid, format: &str) -> Uuid {
    let asked = ask(anna, task, &[("format", format)]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    app.work().await;
    id_of(&asked)
}

async fn download(anna: &mut Browser<'_>, export: Uuid, file: &str) -> Answer {
    anna.get(&format!("/staff/files/{export}/{file}")).await
}

async fn download_with(
    anna: &mut Browser<'_>,
    export: Uuid,
    headers: &[(&'static str, &str)],
) -> Answer {
    anna.extra.extend(headers.iter().map(|(name, value)| (*name, (*value).to_owned())));
    let path = format!("/staff/files/{export}/table");
    let answer = anna.request(Method::GET, &path, None, Body::empty()).await;
    anna.extra.clear();
    answer
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[tokio::test]
async fn r29_a_file_has_a_manifest_that_counts_and_hashes_it() {
    let app = TestApp::start().await;
    let (mut anna, _, task) = published(&app).await;
    answered(&app, task, 8).await;
    let export = ready(&app, &mut anna, task, "csv").await;
    let table = download(&mut anna, export, "table").await;
    let manifest = download(&mut anna, export, "manifest").await.json();
    assert_eq!(manifest["rows"], 8);
    assert_eq!(table.body.lines().count(), 9, "{}", table.body);
    assert!(table.body.starts_with("response,version,day,swims,where\r\n"), "{}", table.body);
    let file = &manifest["files"][0];
    assert_eq!(file["sha256"], HEXLOWER.encode(&Sha256::digest(&table.bytes)));
    assert_eq!(file["bytes"], table.bytes.len());
    let named = format!("attachment; filename={}", file["name"]);
    assert_eq!(header(&table, "content-disposition"), named);
    let codebook = download(&mut anna, export, "codebook").await;
    assert_eq!(manifest["files"][1]["sha256"], HEXLOWER.encode(&Sha256::digest(&codebook.bytes)));
    assert!(codebook.body.contains("swims,yes_no,yes,1,Kyllä,Ja,Yes"), "{}", codebook.body);
    let table_name = file["name"].as_str().unwrap();
    for (kind, extension, reads) in [("spss", "sps", "VALUE LABELS swims"), ("r", "R", "factor(")] {
        let script = download(&mut anna, export, kind).await;
        assert_eq!(script.status, 200, "{kind}");
        assert_eq!(header(&script, "content-type"), "text/plain; charset=utf-8");
        assert!(header(&script, "content-disposition").contains(&format!("-{kind}.{extension}")));
        assert!(script.body.contains(reads) && script.body.contains(table_name), "{}", script.body);
    }
    let page = anna.get(&format!("/staff/files/{export}")).await;
    assert!(page.shows("SPSS-syntaksi") && page.shows("R-skripti"), "{}", page.text());
    assert_eq!(manifest["recipient"], "city");
    assert_eq!(manifest["reason"], ASK[3].1);
    assert_eq!(manifest["delete_by"], "2026-03-31");
    assert_eq!(manifest["least_rows"], 8);
    assert_eq!(manifest["personal_data"]["texts"], 8);
    assert!(manifest["secrecy"].as_str().unwrap().contains("24 §"));
}

#[tokio::test]
async fn r20_rows_have_ids_that_are_nobody_s_elsewhere() {
    let app = TestApp::start().await;
    let (mut anna, project, task) = published(&app).await;
    let second = make_task(&mut anna, project).await;
    press(&mut anna, second, "publish").await;
    anna.post(&format!("/staff/tasks/{second}/results"), &[("sure", "yes")]).await;
    let (mut bertta, _, third) = {
        let (_, mut bertta) = app.staff_named(&[Role::Researcher], "bertta").await;
        let project = make_project(&mut bertta).await;
        let task = make_task(&mut bertta, project).await;
        press(&mut bertta, task, "publish").await;
        bertta.post(&format!("/staff/tasks/{task}/results"), &[("sure", "yes")]).await;
        (bertta, project, task)
    };
    let mut members = answered(&app, task, 8).await;
    for member in &mut members {
        for task in [second, third] {
            let page = format!("/tasks/{task}/answer/shore");
            member.post(&page, &[("q-swims", "no"), ("go", "next")]).await;
            member.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
        }
    }
    app.work().await;
    let ids = async |browser: &mut Browser<'_>, task| -> Vec<String> {
        let export = ready(&app, browser, task, "csv").await;
        let table = download(browser, export, "table").await;
        let first = |line: &str| line.split(',').next().unwrap_or_default().to_owned();
        let mut ids: Vec<String> = table.body.lines().skip(1).map(first).collect();
        ids.sort();
        ids
    };
    let of_task = ids(&mut anna, task).await;
    assert_eq!(of_task.len(), 8);
    assert_eq!(of_task, ids(&mut anna, second).await, "people keep their id within a project");
    let of_third = ids(&mut bertta, third).await;
    assert!(of_third.iter().all(|id| !of_task.contains(id)), "another project shares none");
    let stored = app.rows().await;
    for id in &of_task {
        assert!(stored.iter().all(|(_, rows)| rows.iter().all(|row| !row.contains(id.as_str()))));
    }
}

#[tokio::test]
async fn r29_a_file_is_a_disclosure_logged_with_its_reason_and_seen_by_those_in_it() {
    let app = TestApp::start().await;
    let (mut anna, _, task) = published(&app).await;
    let mut members = answered(&app, task, 8).await;
    let empty = members[2].get("/answers/given").await;
    assert!(empty.shows("Vastauksiasi ei ole missään tiedostossa"), "{}", empty.text());
    let export = ready(&app, &mut anna, task, "csv").await;
    download(&mut anna, export, "table").await;
    let mut officer = app.staff(&[Role::Dpo]).await;
    let log = officer.get("/staff/log").await;
    assert!(log.shows("Vastauksista pyydettiin tiedosto") && log.shows(ASK[3].1), "{}", log.text());
    assert!(log.shows("Vastausten tiedosto ladattiin"));
    let disclosures = officer.get("/staff/disclosures").await;
    for words in
        [ASK[3].1, "Kaupungin tutkijat", "8 riviä", "omat sanat mukana", "31. maaliskuuta 2026"]
    {
        assert!(disclosures.shows(words), "{words}: {}", disclosures.text());
    }
    // R44: those in it see who got it, when and why.
    let given = members[2].get("/answers/given").await;
    for words in [ASK[3].1, "Kaupungin tutkijat", "Rannat", "omat sanat mukana"] {
        assert!(given.shows(words), "{words}: {}", given.text());
    }
    let mut outsider = answering(&app, task, 8, "Muualla").await;
    assert!(!outsider.get("/answers/given").await.shows(ASK[3].1));
    let taken = members[2].get("/answers/download").await.json();
    assert_eq!(taken["given_to"][0]["why"], ASK[3].1);
}

#[tokio::test]
async fn r68_no_file_of_fewer_than_may_be_shown() {
    let app = TestApp::start().await;
    let (mut anna, _, task) = published(&app).await;
    answered(&app, task, 7).await;
    let page = anna.get(&format!("/staff/tasks/{task}/files")).await;
    assert!(page.shows("vähintään 8 vastaajaa"), "{}", page.text());
    assert_eq!(page.count("form[action$='/files']"), 0);
    let refused = ask(&mut anna, task, &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.shows("vähintään 8 vastaajaa"));
}

#[tokio::test]
async fn r28_a_partner_gets_no_answer_begun_before_they_were_named() {
    let app = TestApp::start().await;
    let (_, project, task) = published(&app).await;
    answered(&app, task, 8).await;
    app.pass(Duration::days(1));
    let mut anna = again(&app, task).await;
    let partner = [
        ("partner", "Tutkimus Oy"),
        ("role", "analysoi"),
        ("contract", "HEL 2026-7"),
        ("place", "SE"),
        ("from", "2026-03-03"),
        ("until", "2026-12-31"),
    ];
    let added = anna.post(&format!("/staff/projects/{project}/partners"), &partner).await;
    assert_eq!(added.status, 303, "{}", added.text());
    let page = anna.get(&format!("/staff/tasks/{task}/files")).await;
    assert!(page.shows("Tutkimus Oy (0 riviä)"), "{}", page.text());
    let id = page.attribute("#for option:nth-child(2)", "value").unwrap();
    let refused = ask(&mut anna, task, &[("for", &id)]).await;
    assert_eq!(refused.status, 422, "answers given before are not for them");
    for number in 8..16 {
        answering(&app, task, number, &format!("Uusi {number}")).await;
    }
    app.work().await;
    let asked = ask(&mut anna, task, &[("for", &id)]).await;
    app.work().await;
    let export = id_of(&asked);
    let table = download(&mut anna, export, "table").await;
    assert!(!table.body.contains("Ranta numero") && table.body.contains("Uusi 9"));
    let manifest = download(&mut anna, export, "manifest").await.json();
    assert_eq!(manifest["rows"], 8);
    assert_eq!(manifest["left_out"]["for_another_recipient"], 8);
    assert_eq!(manifest["recipient"]["partner"]["place"], "SE");
    // Whoever answers reads the name on the page of questions too.
    let mut member = app.member("uusi@posti.test", "Pihlajapolku").await;
    assert!(member.get(&format!("/tasks/{task}/answer")).await.shows("Tutkimus Oy"));
    // Once the partnership is over there is nobody to give it to.
    anna.post(&format!("/staff/projects/{project}/partners/{id}/end"), &[("go", "end")]).await;
    assert_eq!(ask(&mut anna, task, &[("for", &id)]).await.status, 422);
    assert_eq!(download(&mut anna, export, "table").await.status, 410);
}

#[tokio::test]
async fn every_mistake_is_told_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let (mut anna, _, task) = published(&app).await;
    answered(&app, task, 8).await;
    for (field, typed, told) in [
        ("reason", "  ", "Kerro, mihin tiedostoa tarvitaan."),
        ("reason", &"x".repeat(501), "500"),
        ("reason", "a\u{1b}[31m", "merkkejä"),
        ("format", "sav", "Valitse tiedostomuoto."),
        ("for", "00000000-0000-0000-0000-000000000001", "Valitse saaja"),
        ("for", "joku", "Valitse saaja"),
        ("delete-by", "2026-03-01", "edessäpäin"),
        ("delete-by", "2026-04-10", "enintään 30 päivän"),
        ("delete-by", "huomenna", "edessäpäin"),
    ] {
        let answer = ask(&mut anna, task, &[(field, typed)]).await;
        assert_eq!(answer.status, 422, "{field} {typed:?}");
        assert!(answer.shows(told), "{field} {typed:?}: {}", answer.text());
        if field != "reason" {
            assert_eq!(answer.text_of("#reason").trim(), ASK[3].1, "what was typed is kept");
        }
    }
}

#[tokio::test]
async fn a_cut_download_goes_on_where_it_was_cut() {
    let app = TestApp::start().await;
    let (mut anna, _, task) = published(&app).await;
    answered(&app, task, 8).await;
    let export = ready(&app, &mut anna, task, "csv").await;
    let whole = download(&mut anna, export, "table").await;
    assert_eq!(header(&whole, "accept-ranges"), "bytes");
    let tag = header(&whole, "etag").to_owned();
    let go_on = [("range", "bytes=100-"), ("if-range", tag.as_str())];
    let rest = download_with(&mut anna, export, &go_on).await;
    assert_eq!(rest.status, 206);
    assert_eq!(rest.bytes, whole.bytes[100..]);
    let told = format!("bytes 100-{}/{}", whole.bytes.len() - 1, whole.bytes.len());
    assert_eq!(header(&rest, "content-range"), told);
    let middle = download_with(&mut anna, export, &[("range", "bytes=10-19")]).await;
    assert_eq!(middle.bytes, whole.bytes[10..20]);
    let end = download_with(&mut anna, export, &[("range", "bytes=-5")]).await;
    assert_eq!(end.bytes, whole.bytes[whole.bytes.len() - 5..]);
    let beyond = download_with(&mut anna, export, &[("range", "bytes=999999-")]).await;
    assert_eq!(beyond.status, 416);
    for odd in ["bytes=a-b", "lines=1-2", "bytes=0-1,5-6"] {
        let all = download_with(&mut anna, export, &[("range", odd)]).await;
        assert_eq!((all.status.as_u16(), &all.bytes), (200, &whole.bytes), "{odd}");
    }
    let other = [("range", "bytes=100-"), ("if-range", "\"another\"")];
    assert_eq!(download_with(&mut anna, export, &other).await.bytes, whole.bytes);
    let mut officer = app.staff(&[Role::Dpo]).await;
    let log = officer.get("/staff/log?act=file-downloaded").await;
    // The whole file three times over, and what could not be gone on with; never a rest.
    assert_eq!(log.count(".log li"), 5);
    let plain = download_with(&mut anna, export, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(header(&plain, "content-encoding"), "", "its bytes are the ones that were hashed");
}

#[tokio::test]
async fn r29_a_download_that_begins_in_the_middle_is_in_the_log_too() {
    let app = TestApp::start().await;
    let (mut anna, _, task) = published(&app).await;
    let mut members = answered(&app, task, 8).await;
    let export = ready(&app, &mut anna, task, "csv").await;
    let rest = download_with(&mut anna, export, &[("range", "bytes=1-")]).await;
    assert_eq!(rest.status, 206);
    let mut officer = app.staff(&[Role::Dpo]).await;
    assert_eq!(officer.get("/staff/log?act=file-downloaded").await.count(".log li"), 1);
    assert!(!members[0].get("/answers/given").await.shows("Tiedostoa ei ole ladattu"));
}

#[tokio::test]
async fn r29_a_file_has_its_time_and_then_is_gone() {
    let app = TestApp::start().await;
    let (mut anna, _, task) = published(&app).await;
    let mut members = answered(&app, task, 8).await;
    let export = ready(&app, &mut anna, task, "json").await;
    app.pass(Duration::days(3));
    let mut anna = again(&app, task).await;
    let late = download(&mut anna, export, "table").await;
    assert_eq!(late.status, 410);
    assert!(late.shows("Tätä ei enää ole"));
    app.work().await;
    let page = anna.get(&format!("/staff/files/{export}")).await;
    assert!(page.shows("Latausaika päättyi"), "{}", page.text());
    // R36: it goes earlier when somebody takes answers back.
    let second = ready(&app, &mut anna, task, "json").await;
    let answers = members[0].get("/answers").await;
    let response = answers.attribute(".card a", "href").unwrap();
    members[0].post(&format!("{response}/remove"), &[("go", "remove")]).await;
    assert_eq!(download(&mut anna, second, "table").await.status, 410);
    let page = anna.get(&format!("/staff/files/{second}")).await;
    assert!(page.shows("joku perui vastauksensa"), "{}", page.text());
}

#[tokio::test]
async fn r29_copies_are_reminded_of_until_they_are_said_to_be_deleted() {
    let app = TestApp::start().await;
    let (mut anna, _, task) = published(&app).await;
    answered(&app, task, 8).await;
    let export = ready(&app, &mut anna, task, "csv").await;
    let path = format!("/staff/files/{export}");
    assert_eq!(anna.get(&path).await.count("form[action$='/deleted']"), 0, "no copies yet");
    download(&mut anna, export, "table").await;
    assert_eq!(anna.get(&path).await.count("form[action$='/deleted']"), 1);
    app.pass(Duration::days(60));
    let mut anna = again(&app, task).await;
    assert!(anna.get("/staff").await.shows("1 tiedoston kopiot on poistettava nyt"));
    let said = anna.post(&format!("{path}/deleted"), &[("go", "deleted")]).await;
    assert_eq!(said.status, 303);
    assert!(anna.get("/staff/files").await.shows("Kopiot ilmoitettu poistetuiksi"));
    assert!(!anna.get("/staff").await.shows("poistettava nyt"));
}

#[tokio::test]
async fn r20_no_row_tells_the_day_on_which_one_person_answered() {
    let app = TestApp::start().await;
    let (_, _, task) = published(&app).await;
    for number in 0..8 {
        answering(&app, task, number, "Ranta").await;
        app.pass(Duration::days(1));
    }
    app.work().await;
    let mut anna = again(&app, task).await;
    let export = ready(&app, &mut anna, task, "csv").await;
    let table = download(&mut anna, export, "table").await;
    let days: BTreeSet<&str> =
        table.body.lines().skip(1).filter_map(|line| line.split(',').nth(2)).collect();
    assert_eq!(days.len(), 1, "that of the last of the eight: {days:?}");
}

#[tokio::test]
async fn r29_a_colleague_answers_for_the_copies_of_an_ended_account() {
    let app = TestApp::start().await;
    let (mut anna, project, task) = published(&app).await;
    let (colleague, mut bertta) = app.staff_named(&[Role::Researcher], "bertta").await;
    let (reader, mut cilla) = app.staff_named(&[Role::Researcher], "cilla").await;
    let mut tx = app.kanssa.db.begin().await.unwrap();
    for (staff, access) in
        [(colleague, model::projects::Access::Edit), (reader, model::projects::Access::Read)]
    {
        store::projects::save_access(&mut tx, project, staff, access).await.unwrap();
    }
    tx.commit().await.unwrap();
    answered(&app, task, 8).await;
    let export = ready(&app, &mut anna, task, "csv").await;
    download(&mut anna, export, "table").await;
    let path = format!("/staff/files/{export}");
    assert_eq!(bertta.post(&format!("{path}/deleted"), &[("go", "x")]).await.status, 403);
    let mut conn = app.kanssa.db.read().await.unwrap();
    let people = store::projects::list_staff(&mut conn, project).await.unwrap();
    drop(conn);
    let mut owners =
        people.iter().map(|(id, ..)| *id).filter(|id| ![colleague, reader].contains(id));
    let mut tx = app.kanssa.db.begin().await.unwrap();
    store::staff::remove(&mut tx, &app.kanssa.vault, owners.next().unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(cilla.get(&path).await.count("form[action$='/deleted']"), 0, "reads only");
    assert_eq!(bertta.get(&path).await.count("form[action$='/deleted']"), 1);
    assert_eq!(bertta.post(&format!("{path}/deleted"), &[("go", "x")]).await.status, 303);
    assert!(bertta.get(&path).await.shows("Kopiot ilmoitettu poistetuiksi"));
}

#[tokio::test]
async fn nobody_but_who_asked_downloads_and_other_projects_see_nothing() {
    let app = TestApp::start().await;
    let (mut anna, project, task) = published(&app).await;
    answered(&app, task, 8).await;
    let export = ready(&app, &mut anna, task, "csv").await;
    let (colleague, mut bertta) = app.staff_named(&[Role::Researcher], "bertta").await;
    let paths = ["", "/table", "/codebook", "/spss", "/r", "/manifest"]
        .map(|end| format!("/staff/files/{export}{end}"));
    for path in &paths {
        assert_eq!(bertta.get(path).await.status, 404, "{path}");
    }
    assert_eq!(
        bertta.post(&format!("/staff/files/{export}/deleted"), &[("go", "x")]).await.status,
        404
    );
    assert_eq!(bertta.get(&format!("/staff/tasks/{task}/files")).await.status, 404);
    assert_eq!(ask(&mut bertta, task, &[]).await.status, 404);
    let mut tx = app.kanssa.db.begin().await.unwrap();
    let read = model::projects::Access::Read;
    store::projects::save_access(&mut tx, project, colleague, read).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(bertta.get(&paths[0]).await.status, 200);
    for path in &paths[1..] {
        assert_eq!(bertta.get(path).await.status, 403, "{path}");
    }
    assert_eq!(ask(&mut bertta, task, &[]).await.status, 403, "reading is not handing out");
    let page = bertta.get(&format!("/staff/tasks/{task}/files")).await;
    assert!(page.shows("Tiedostoja voivat pyytää projektin muokkaajat"));
}

/// Rows as they are in the database, for a program that is not ours to compare files with.
async fn stored(app: &TestApp, task: Uuid) -> Vec<Value> {
    let mut conn = app.kanssa.db.read().await.unwrap();
    let mut rows = Vec::new();
    for (response, _) in sent_responses(app, task).await {
        let sent = store::answers::list(&mut conn, response).await.unwrap().sent;
        let value = |code: &str| serde_json::to_value(sent.get(&code.parse().unwrap())).unwrap();
        rows.push(json!({ "swims": value("swims"), "where": value("where") }));
    }
    rows
}

async fn sent_responses(app: &TestApp, task: Uuid) -> Vec<(Uuid, Uuid)> {
    let store::Db::Sqlite { read, .. } = &app.kanssa.db else { panic!("tests run on SQLite") };
    sqlx::query_as(
        "SELECT id, member FROM responses WHERE task = $1 AND sent_at IS NOT NULL ORDER BY id",
    )
    .bind(task)
    .fetch_all(read)
    .await
    .unwrap()
}

#[tokio::test]
async fn other_people_s_programs_read_every_file_row_for_row() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/service/research/read_files.py");
    let Some(python) = python("pandas, openpyxl") else { return };
    let app = TestApp::start().await;
    let (mut anna, _, task) = published(&app).await;
    // As many as enter the results together, so that nobody waits for others.
    let plain = std::iter::repeat_n(&"Ranta", 8 - HOSTILE.len() % 8);
    let typed: Vec<&str> = HOSTILE.iter().chain(plain).copied().collect();
    for (number, typed) in typed.iter().enumerate() {
        answering(&app, task, number, typed).await;
    }
    app.work().await;
    let folder = tempfile::tempdir().unwrap();
    for format in ["csv", "csv_excel", "xlsx", "json"] {
        let export = ready(&app, &mut anna, task, format).await;
        for file in ["table", "codebook", "spss", "r", "manifest"] {
            let answer = download(&mut anna, export, file).await;
            if answer.status == 200 {
                std::fs::write(folder.path().join(format!("{format}.{file}")), &answer.bytes)
                    .unwrap();
            }
        }
    }
    let rows = stored(&app, task).await;
    assert_eq!(rows.len(), typed.len());
    std::fs::write(folder.path().join("stored.json"), json!(rows).to_string()).unwrap();
    let read = Command::new(python).arg(script).arg(folder.path()).output().unwrap();
    assert!(
        read.status.success(),
        "{}{}",
        String::from_utf8_lossy(&read.stdout),
        String::from_utf8_lossy(&read.stderr)
    );
    let told = String::from_utf8_lossy(&read.stdout);
    assert!(told.contains(&format!("{} rows in 9 readings", typed.len())), "{told}");
}
