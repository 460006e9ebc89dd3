//! The published schema of questionnaire files, as a validator that is not ours reads it.

use std::process::Command;

use model::questionnaires::edit::KindName;
use serde_json::{Value, json};
use store::tasks;

use super::help::{FILE, python};
use crate::common::TestApp;

/// The demo's questionnaires have every kind of question.
const DEMO: &str = include_str!("../../../src/demo/content.json");

/// Gives, for each file, whether the schema takes it.
const VALIDATE: &str = "
import json, sys, jsonschema
given = json.load(sys.stdin)
jsonschema.Draft202012Validator.check_schema(given['schema'])
validator = jsonschema.Draft202012Validator(given['schema'])
print(json.dumps([validator.is_valid(file) for file in given['files']]))
";

fn taken(schema: &Value, files: &[Value]) -> Option<Vec<bool>> {
    let python = python("jsonschema")?;
    let mut child = Command::new(python)
        .args(["-c", VALIDATE])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    serde_json::to_writer(
        child.stdin.take().unwrap(),
        &json!({ "schema": schema, "files": files }),
    )
    .unwrap();
    let output = child.wait_with_output().unwrap();
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

#[tokio::test]
async fn the_schema_takes_what_we_take_and_refuses_what_we_refuse() {
    let app = TestApp::start().await;
    let schema = app.browser().get("/questionnaire.schema.json").await.json();
    let mut files: Vec<Value> = vec![serde_json::from_str(FILE).unwrap()];
    let mut conn = app.kanssa.db.read().await.unwrap();
    for task in app.tasks().await {
        for questionnaire in tasks::list_versions(&mut conn, task).await.unwrap() {
            files.push(serde_json::from_str(&questionnaire.to_file()).unwrap());
        }
    }
    let demo: Value = serde_json::from_str(DEMO).unwrap();
    for project in demo["projects"].as_array().unwrap() {
        for task in project["tasks"].as_array().unwrap() {
            let mut file = task["questionnaire"].clone();
            file["format"] = json!(model::questionnaires::FORMAT);
            assert!(model::questionnaires::Questionnaire::from_file(&file.to_string()).is_ok());
            files.push(file);
        }
    }
    let written = Value::from(files.clone()).to_string();
    for kind in KindName::ALL {
        assert!(written.contains(&format!("\"{}\"", kind.name())), "{kind:?} is in one of them");
    }
    let sound = files.len();
    let changes: [(&str, Value); 9] = [
        ("/format", json!("kanssa-questionnaire/2")),
        ("/pages/0/code", json!("Not A Code")),
        ("/pages/0/questions/0/kind", json!("yes_or_no")),
        ("/pages/0/questions/0/text", json!("no language")),
        ("/pages/0/questions/1/kind", json!({ "short_text": { "longest": 5 } })),
        ("/pages/0/questions/1/kind", json!({ "ranking": {} })),
        ("/pages/0/questions/1/kind", json!({ "date": { "first": "31.3.2026x" } })),
        (
            "/pages/0/questions/1/kind",
            json!({ "grid": { "rows": [], "fields": [{ "code": "a" }] } }),
        ),
        ("/pages/0/questions/1/show_if", json!({ "chosen": { "question": "swims" } })),
    ];
    for (place, value) in changes {
        let mut wrong: Value = serde_json::from_str(FILE).unwrap();
        *wrong.pointer_mut(place).unwrap() = value;
        let ours = model::questionnaires::Questionnaire::from_file(&wrong.to_string());
        assert!(ours.is_err(), "{place}");
        files.push(wrong);
    }
    let Some(taken) = taken(&schema, &files) else { return };
    for (place, (taken, file)) in taken.iter().zip(&files).enumerate() {
        assert_eq!(*taken, place < sound, "{file}");
    }
}
