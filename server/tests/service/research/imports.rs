//! Files of other tools: looked over before they are taken, cleaned or refused, and written.

use std::{
    env, fs,
    io::{Cursor, Write as _},
    path::PathBuf,
};

use model::{language::Language, staff::Role};
use serde_json::{Value, json};
use uuid::Uuid;

use super::help::{FILE, TASK, id_of, make_project, make_task, press};
use crate::{
    common::{Answer, Browser, TestApp},
    hostile_strings::HOSTILE,
};

/// A sample that nobody here wrote; none where the samples are not, which is said.
fn sample(path: &str) -> Option<Vec<u8>> {
    let shared = env::var_os("KANSSA_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
        PathBuf::from,
    );
    let file = shared.join("cases").join(path);
    if !file.is_file() {
        assert!(env::var_os("KANSSA_REQUIRE_ALL").is_none(), "{} is missing", file.display());
        eprintln!("SKIPPED: {} is not there", file.display());
        return None;
    }
    Some(fs::read(file).unwrap())
}

/// A workbook of these rows, sheet by sheet; cells are parted by `|`.
fn workbook(sheets: &[(&str, &[&str])]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.split('|').enumerate() {
                let (row, column) = (row.try_into().unwrap(), column.try_into().unwrap());
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A task without questions.
async fn empty_task(researcher: &mut Browser<'_>) -> Uuid {
    let project = make_project(researcher).await;
    id_of(&researcher.post(&format!("/staff/projects/{project}/tasks/new"), &TASK).await)
}

fn from_file(task: Uuid) -> String {
    format!("/staff/tasks/{task}/questions/from-file")
}

/// Sends the page's form with a file, as a browser does.
async fn choose(researcher: &mut Browser<'_>, task: Uuid, name: &str, bytes: &[u8]) -> Answer {
    let revision = researcher.get(&from_file(task)).await.value_of("revision");
    let mut body = format!(
        "--xYx\r\nContent-Disposition: form-data; name=\"revision\"\r\n\r\n{revision}\r\n\
         --xYx\r\nContent-Disposition: form-data; name=\"pasted\"\r\n\r\n\r\n\
         --xYx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    )
    .into_bytes();
    body.extend(bytes);
    body.extend(b"\r\n--xYx--\r\n");
    let kind = Some("multipart/form-data; boundary=xYx");
    researcher.request(http::Method::POST, &from_file(task), kind, body.into()).await
}

/// Presses one of the buttons under what came over.
async fn take(researcher: &mut Browser<'_>, task: Uuid, preview: &Answer, how: &str) -> Answer {
    let (revision, own) = (preview.value_of("revision"), preview.value_of("pasted"));
    let form = [("revision", revision.as_str()), ("pasted", own.as_str()), ("how", how)];
    researcher.post(&from_file(task), &form).await
}

async fn codes(researcher: &mut Browser<'_>, task: Uuid) -> Vec<String> {
    let file = researcher.get(&format!("/staff/tasks/{task}/questions/file")).await.json();
    let pages = file["pages"].as_array().unwrap();
    let questions = pages.iter().flat_map(|page| page["questions"].as_array().unwrap());
    questions.map(|question| question["code"].as_str().unwrap().to_owned()).collect()
}

/// How many came over, came over changed, and were lost.
fn counts(preview: &Answer) -> Vec<usize> {
    let row = |number| format!(".figures tbody tr:nth-child({number}) td");
    (1..=3).map(|number| preview.text_of(&row(number)).parse().unwrap()).collect()
}

const SURVEY_JS: &str = r#"{ "title": "Rannat", "elements": [
    { "type": "boolean", "name": "swims", "title": { "fi": "Uitko?", "sv": "Simmar du?" } },
    { "type": "signaturepad", "name": "signed", "title": { "fi": "Nimikirjoitus" } },
    { "type": "text", "name": "where", "title": { "fi": "Missä?" }, "visibleIf": "{swims} = true" }
] }"#;

#[tokio::test]
async fn each_kind_of_file_is_looked_over_before_anything_is_stored_and_then_taken() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let xlsx = workbook(&[
        (
            "survey",
            &[
                "type|name|label::Suomi (fi)|relevant",
                "select_one shores|shore|Mikä ranta?|",
                "note|thanks|Kiitos!|",
                "text|why|Miksi?|${shore} = 'east'",
            ],
        ),
        ("choices", &["list_name|name|label::Suomi (fi)", "shores|east|Itä", "shores|west|Länsi"]),
    ]);
    let files = [
        ("a.lss", sample("limesurvey/ls205_sample_survey_english.lss"), "LimeSurvey"),
        ("b.qsf", sample("qualtrics/many_question_types.qsf"), "Qualtrics"),
        ("d.json", Some(SURVEY_JS.as_bytes().to_vec()), "SurveyJS"),
        ("e.xlsx", Some(xlsx), "XLSForm"),
    ];
    for (name, bytes, format) in files {
        let Some(bytes) = bytes else { continue };
        let task = empty_task(&mut anna).await;
        let before = app.rows().await;
        let preview = choose(&mut anna, task, name, &bytes).await;
        assert_eq!(preview.status, 200, "{name}: {}", preview.text());
        assert!(preview.text_of(".facts dd").starts_with(format), "{name}");
        let counts = counts(&preview);
        let told = preview.count("ol.came-list > li");
        assert!(told > 2 && counts.iter().sum::<usize>() == told, "{name}: {counts:?} {told}");
        assert_eq!(preview.count(".bar--parts rect"), counts.iter().filter(|n| **n > 0).count());
        assert_eq!(app.rows().await, before, "{name}: nothing is stored");
        assert_eq!(preview.count("button[name='how']"), 1, "there is nothing to replace");
        let taken = take(&mut anna, task, &preview, "replace").await;
        assert_eq!(taken.location(), format!("/staff/tasks/{task}/questions"), "{name}");
        assert!(codes(&mut anna, task).await.len() >= counts[0], "{name}");
    }
}

#[tokio::test]
async fn what_was_changed_and_lost_is_told_in_every_language() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let task = empty_task(&mut anna).await;
    for (language, kept, lost) in [
        (Language::Fi, "Ennallaan", "Kysymystyyppiä ei ole"),
        (Language::Sv, "Oförändrade", "Frågetypen finns inte"),
        (Language::En, "Unchanged", "There is no such kind of question"),
    ] {
        anna.post("/language", &[("language", language.tag())]).await;
        let preview = choose(&mut anna, task, "rannat.json", SURVEY_JS.as_bytes()).await;
        assert_eq!(counts(&preview), [2, 0, 1], "{}", preview.text());
        assert!(preview.shows(kept) && preview.shows(lost), "{language}: {}", preview.text());
        assert!(!preview.text_of("h3.came--lost").is_empty());
        assert!(!preview.body.contains("TypeLost"), "{language}");
    }
}

#[tokio::test]
async fn questions_are_added_under_codes_of_their_own_and_replaced_after_one_more_question() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    let preview = choose(&mut anna, task, "rannat.json", SURVEY_JS.as_bytes()).await;
    assert_eq!(preview.count("button[name='how']"), 2);
    let added = take(&mut anna, task, &preview, "append").await;
    assert_eq!(added.status, 303, "{}", added.text());
    let joined = codes(&mut anna, task).await;
    assert_eq!(joined[..2], ["swims", "where"]);
    assert_eq!(joined[2], "swims_2");
    assert!(joined.contains(&"where_2".to_owned()), "{joined:?}");
    let file = anna.get(&format!("/staff/tasks/{task}/questions/file")).await;
    assert!(file.body.contains("swims_2 = 'yes'") || file.body.contains("swims_2 has 'yes'"));
    // Whoever looked at an older state is told, and nothing of the other's work is lost.
    let late = take(&mut anna, task, &preview, "append").await;
    assert_eq!(late.status, 422);
    assert!(late.shows("Joku muu on tallentanut"), "{}", late.text());
    assert_eq!(codes(&mut anna, task).await, joined);
    let preview = choose(&mut anna, task, "rannat.json", SURVEY_JS.as_bytes()).await;
    let asked = take(&mut anna, task, &preview, "replace").await;
    assert_eq!(asked.status, 200, "it is asked once more");
    assert!(asked.text_of("main ul").contains("swims_2") || asked.count("main ul li") > 1);
    assert_eq!(codes(&mut anna, task).await, joined, "nothing is replaced before the answer");
    let (revision, own) = (asked.value_of("revision"), asked.value_of("pasted"));
    let sure = [("revision", revision.as_str()), ("pasted", own.as_str()), ("sure", "yes")];
    assert_eq!(anna.post(&from_file(task), &sure).await.status, 303);
    assert!(!codes(&mut anna, task).await.contains(&"swims_2".to_owned()));
}

#[tokio::test]
async fn what_a_page_carries_is_checked_again_before_members_get_it() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);
    let preview = choose(&mut anna, task, "rannat.json", SURVEY_JS.as_bytes()).await;
    let revision = preview.value_of("revision");
    let flawed = FILE.replace("\"most\": 100", "\"most\": 0");
    for (own, says) in [(flawed.as_str(), "rajat"), ("{\"pages\": []}", "ei ole yhtään kysymystä")]
    {
        let form = [("revision", revision.as_str()), ("pasted", own), ("how", "append")];
        let refused = anna.post(&from_file(task), &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text_of(".error-summary").contains(says), "{}", refused.text());
    }
    assert_eq!(codes(&mut anna, task).await, ["swims", "where"]);
}

#[tokio::test]
async fn hostile_words_of_a_file_stay_words() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let elements: Vec<Value> = HOSTILE
        .iter()
        .enumerate()
        .map(|(number, words)| {
            json!({ "type": "text", "name": format!("q{number} {words}"), "title": words,
                "description": words, "visibleIf": words, "inputType": words })
        })
        .collect();
    let file = json!({ "title": HOSTILE[0], "elements": elements }).to_string();
    let task = empty_task(&mut anna).await;
    let preview = choose(&mut anna, task, "\\u003cb\\u003e.json", file.as_bytes()).await;
    assert_eq!(preview.status, 200, "{}", preview.text());
    let breaks_out = |page: &Answer| {
        let hostile = "main script, main img, main svg[onload], main template, main leptos-island, \
            [onfocus], [onerror], #broken, main iframe:not(.phone), main title";
        page.count(hostile)
    };
    assert_eq!(breaks_out(&preview), 0);
    assert_eq!(preview.count("ol.came-list > li"), HOSTILE.len(), "no element swallows another");
    let taken = take(&mut anna, task, &preview, "replace").await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    let questions = anna.get(&format!("/staff/tasks/{task}/questions")).await;
    assert_eq!(breaks_out(&questions), 0);
    let downloads = anna.get(&format!("/staff/tasks/{task}/questions/downloads")).await;
    assert_eq!((downloads.status.as_u16(), breaks_out(&downloads)), (200, 0));
}

/// A small archive that unpacks to more than is read.
fn bomb() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("xl/workbook.xml", options).unwrap();
    let zeros = vec![0; 1 << 20];
    for _ in 0..130 {
        archive.write_all(&zeros).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn lime_survey(head: &str, text: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>{head}<document><LimeSurveyDocType>Survey</LimeSurveyDocType>\
         <DBVersion>177</DBVersion><languages><language>fi</language></languages><groups><rows><row>\
         <gid>1</gid><sid>1</sid><group_name>G</group_name><language>fi</language></row></rows></groups>\
         <questions><rows><row><qid>1</qid><parent_qid>0</parent_qid><sid>1</sid><gid>1</gid><type>T</type>\
         <title>q</title><question>{text}</question><language>fi</language><question_order>1</question_order>\
         <mandatory>N</mandatory><other>N</other></row></rows></questions></document>"
    )
}

#[tokio::test]
async fn a_file_that_is_broken_or_made_to_harm_is_refused_in_words() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let task = empty_task(&mut anna).await;
    let whole = lime_survey("", "Mitä?");
    let double = FILE.replace("\"where\"", "\"swims\"");
    let deep = format!("{{\"pages\":{}", "[".repeat(100_000));
    let question =
        whole.split("<questions><rows>").nth(1).unwrap().split("</rows>").next().unwrap();
    let many: String =
        (2..3_010).map(|number| question.replace("<qid>1<", &format!("<qid>{number}<"))).collect();
    for (name, bytes, says) in [
        ("a.xlsx", bomb(), "purettuna liian suuri"),
        ("b.xlsx", b"PK\x03\x04rubbish".to_vec(), "rikki"),
        ("c.lss", whole.as_bytes()[..whole.len() - 40].to_vec(), "rikki"),
        ("d.json", deep.into_bytes(), "sisäkkäisiä"),
        ("e.txt", b"hello".to_vec(), "ei ole mitään niistä muodoista"),
        ("f.json", b"{\"elements\": []}".to_vec(), "ei ole"),
        ("large.lss", vec![b' '; 21 << 20], "20 Mt"),
        ("g.lss", b"\xff\xfe<\0d\0".to_vec(), "UTF-8"),
        (
            "h.lss",
            whole.replace("<questions><rows>", &format!("<questions><rows>{many}")).into_bytes(),
            "liikaa kysymyksiä",
        ),
    ] {
        let refused = choose(&mut anna, task, name, &bytes).await;
        assert_eq!(refused.status, 422, "{name}: {}", refused.text());
        let told = refused.text_of(".error-summary");
        assert!(told.contains(says), "{name}: {told}");
        assert!(!refused.value_of("revision").is_empty(), "{name}: the form is there again");
    }
    assert_eq!(codes(&mut anna, task).await, Vec::<String>::new());
    // Entities of a file are not looked up, however many they would become.
    let bomb = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    let file = lime_survey(bomb, "Kuka &b; &f;?");
    let preview = choose(&mut anna, task, "i.lss", file.as_bytes()).await;
    assert!(preview.shows("Kuka &b; &f;?"), "{}", preview.text());
    // A code twice in a file of ours is a flaw of the draft, told where it stands.
    let taken = choose(&mut anna, task, "j.json", double.as_bytes()).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    assert!(press(&mut anna, task, "publish").await.shows("swims"));
    let large = choose(&mut anna, task, "k.lss", &vec![b' '; 25 << 20]).await;
    assert_eq!(large.status, 413, "more than a form takes");
}

#[tokio::test]
async fn questions_are_downloaded_for_other_tools_and_come_back() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (_, mut bo) = app.staff_named(&[Role::Researcher], "bo").await;
    let project = make_project(&mut anna).await;
    let task = make_task(&mut anna, project).await;
    let questions = format!("/staff/tasks/{task}/questions");
    let downloads = anna.get(&format!("{questions}/downloads")).await;
    assert_eq!(downloads.count("a[download]"), 3);
    assert_eq!(bo.get(&format!("{questions}/downloads")).await.status, 404);
    for (format, ending) in [("surveyjs", "json"), ("xlsform", "xlsx")] {
        let path = format!("{questions}/file/{format}");
        assert_eq!(bo.get(&path).await.status, 404);
        let file = anna.get(&path).await;
        assert_eq!(file.status, 200);
        let named = file.headers["content-disposition"].to_str().unwrap();
        assert_eq!(named, format!("attachment; filename=\"questionnaire-v1-{format}.{ending}\""));
        let other = empty_task(&mut anna).await;
        let preview = choose(&mut anna, other, "back", &file.bytes).await;
        assert_eq!(counts(&preview), [2, 0, 0], "{format}: {}", preview.text());
        assert_eq!(take(&mut anna, other, &preview, "replace").await.status, 303);
        assert_eq!(codes(&mut anna, other).await, ["swims", "where"], "{format}");
    }
    assert_eq!(anna.get(&format!("{questions}/file/limesurvey")).await.status, 404);
}
