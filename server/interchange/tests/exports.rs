//! What is written can be read back, and validators that are not ours take it.

use std::{env, fs, path::PathBuf, process::Command};

use interchange::{Format, Import, Note, read, write};
use model::questionnaires::{Kind, Question};

use crate::{
    help::{cases, files, summary},
    surveyjs::BEACHES,
    walk::walk,
};

/// One question of every kind, in the words of our own files.
const EVERY_KIND: &str = include_str!("every_kind.json");

fn sources() -> Vec<(String, Import)> {
    let mut all = vec![
        ("every kind".to_owned(), EVERY_KIND.as_bytes().to_vec()),
        ("beaches".to_owned(), BEACHES.as_bytes().to_vec()),
    ];
    all.extend(files("limesurvey", "lss"));
    all.extend(files("qualtrics", "qsf"));
    all.into_iter().map(|(name, bytes)| (name, read(&bytes, None).unwrap())).collect()
}

/// What is said to be kept: codes, kinds, texts in the main language, conditions.
fn gist(question: &Question, import: &Import, with_condition: bool) -> String {
    let kind = serde_json::to_value(&question.kind).unwrap();
    let kind = kind.as_object().map_or(kind.to_string(), |map| map.keys().next().unwrap().clone());
    let text = question.text.exactly(import.main);
    // Of one option "has" and "=" say the same.
    let held = question.show_if.as_ref().filter(|_| with_condition);
    let held = held.map(|held| held.to_string().replace(" has '", " = '"));
    format!("{} {kind} {text:?} {held:?}", question.code)
}

fn there_and_back(format: Format) {
    for (name, import) in sources() {
        let written = write(&import.questionnaire, &import.title, import.main, format).unwrap();
        let back = read(&written.bytes, None).unwrap();
        for seed in 0..6 {
            walk(&back.questionnaire, seed);
        }
        let approximated: Vec<&str> = written
            .report
            .questions
            .iter()
            .filter(|entry| entry.outcome != interchange::Outcome::BroughtOver)
            .map(|entry| entry.foreign.as_str())
            .collect();
        for question in import.questionnaire.questions() {
            let Some(found) = back.questionnaire.question(&question.code) else {
                panic!("{name}: {} is gone\n{}", question.code, summary(&back))
            };
            if !approximated.contains(&question.code.as_str()) {
                let entry =
                    written.report.questions.iter().find(|e| e.foreign == question.code.as_str());
                let lost = |note: &Note| matches!(note, Note::ConditionNotTranslated { .. });
                let is_kept = !entry.unwrap().notes.iter().any(lost);
                let before = gist(question, &import, is_kept);
                assert_eq!(
                    gist(found, &back, is_kept),
                    before,
                    "{name} {format:?}\n{}",
                    summary(&back)
                );
            }
        }
        assert_eq!(
            back.title.exactly(back.main),
            import.title.exactly(import.main).or(back.title.exactly(back.main))
        );
    }
}

#[test]
fn surveyjs_there_and_back() {
    there_and_back(Format::SurveyJs);
}

#[test]
fn xlsform_there_and_back() {
    there_and_back(Format::XlsForm);
}

/// Orders at random, checks in words of their own, numbers that are worked out, early ends and what is
/// said in the end.
const LOGIC: &str = r#"{ "format": "kanssa-questionnaire/1", "pages": [
    { "code": "first", "questions": [
        { "code": "swims", "text": { "en": "Do you swim?", "ar": "هل تسبح؟" }, "kind": "yes_no" },
        { "code": "where", "text": { "en": "Where?" }, "random_order": true, "kind": { "single_choice": { "options": [
            { "code": "a", "text": { "en": "Here" } }, { "code": "b", "text": { "en": "There" } } ] } } },
        { "code": "adults", "text": { "en": "Adults" }, "kind": { "number": {} } },
        { "code": "children", "text": { "en": "Children" }, "kind": { "number": {} },
            "rules": [ { "must": "adults + children < 30", "text": { "en": "So many?" } } ] },
        { "code": "all", "text": { "en": "Everybody" }, "kind": { "calculated": { "formula": "adults + children" } } }
    ], "end_if": "swims = 'no'" },
    { "code": "second", "random_order": true, "questions": [
        { "code": "more", "text": { "en": "More?" }, "show_if": "all > 3", "kind": "yes_no" },
        { "code": "less", "text": { "en": "Less?" }, "kind": "yes_no" }
    ] }
], "endings": [
    { "code": "end", "title": { "en": "You do not swim" }, "show_if": "swims = 'no'" },
    { "code": "end_2", "title": { "en": "You swim" } }
], "written_in": ["fi", "sv", "en", "ar"] }"#;

#[test]
fn logic_comes_back_from_other_tools() {
    let import = read(LOGIC.as_bytes(), None).unwrap();
    let ours = &import.questionnaire;
    assert_eq!(ours.flaws(import.main), []);
    for format in [Format::SurveyJs, Format::XlsForm] {
        let written = write(ours, &import.title, import.main, format).unwrap();
        let back = read(&written.bytes, None).unwrap().questionnaire;
        assert_eq!(back.written_in, ours.written_in, "{format:?}");
        for question in ours.questions() {
            let found = back.question(&question.code).unwrap();
            assert_eq!(found.random_order, question.random_order, "{format:?} {}", question.code);
            assert_eq!(found.text, question.text, "{format:?} {}", question.code);
            let rules = |q: &Question| -> Vec<String> {
                q.rules.iter().map(|rule| format!("{} {:?}", rule.must, rule.text.en)).collect()
            };
            assert_eq!(rules(found), rules(question), "{format:?} {}", question.code);
            if matches!(question.kind, Kind::Calculated { .. }) {
                assert_eq!(found.kind, question.kind, "{format:?}");
            }
        }
        if format == Format::SurveyJs {
            assert_eq!(back.pages[0].end_if, ours.pages[0].end_if);
            assert!(back.pages[1].random_order && !back.pages[0].random_order);
            assert_eq!(back.endings, ours.endings);
        }
    }
}

#[test]
fn our_own_files_are_as_they_were() {
    let import = read(EVERY_KIND.as_bytes(), None).unwrap();
    let written = write(&import.questionnaire, &import.title, import.main, Format::Kanssa).unwrap();
    assert_eq!(read(&written.bytes, None).unwrap().questionnaire, import.questionnaire);
    let lost = written.report.totals.lost + written.report.totals.approximated;
    assert_eq!(lost, 0);
    assert!(write(&import.questionnaire, &import.title, import.main, Format::Qualtrics).is_err());
    let kinds = import.questionnaire.questions().filter(|q| !matches!(q.kind, Kind::TextBlock));
    assert!(kinds.count() >= 15, "one of every kind");
}

/// A Python with this module: the machine's, or the one that `KANSSA_TEST_PYTHON` names.
fn python(module: &str) -> Option<PathBuf> {
    let own = env::var_os("KANSSA_TEST_PYTHON").map(PathBuf::from);
    let candidates = own.into_iter().chain([PathBuf::from("/usr/bin/python3")]);
    for python in candidates {
        let can = Command::new(&python).args(["-c", &format!("import {module}")]).output();
        if can.is_ok_and(|output| output.status.success()) {
            return Some(python);
        }
    }
    assert!(
        env::var_os("KANSSA_REQUIRE_ALL").is_none(),
        "Python has no {module}: set KANSSA_TEST_PYTHON"
    );
    println!("SKIPPED: Python has no {module}; KANSSA_TEST_PYTHON says where one is that has");
    None
}

fn run(python: &PathBuf, script: &str, arguments: &[&str]) {
    let output = Command::new(python).args(["-c", script]).args(arguments).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}\n{told}");
}

fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("kanssa-interchange-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_schema_of_surveyjs_takes_what_we_write() {
    let (Some(python), Some(schema)) = (python("jsonschema"), cases("surveyjs")) else { return };
    let schema = schema.join("surveyjs_definition.json");
    let folder = folder("surveyjs");
    for (name, import) in sources() {
        let written =
            write(&import.questionnaire, &import.title, import.main, Format::SurveyJs).unwrap();
        let file = folder.join(format!("{name}.json"));
        fs::write(&file, written.bytes).unwrap();
        let script = "
import json, sys, jsonschema
schema, file = (json.load(open(path)) for path in sys.argv[1:3])
definitions = schema['definitions']
names = set(definitions)
def local(value):
    if isinstance(value, dict):
        value.pop('$id', None)
        if value.get('$ref') in names:
            value['$ref'] = '#/definitions/' + value['$ref']
        for inner in value.values(): local(inner)
    elif isinstance(value, list):
        for inner in value: local(inner)
local(schema)
jsonschema.Draft7Validator(schema).validate(file)
";
        run(&python, script, &[schema.to_str().unwrap(), file.to_str().unwrap()]);
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn pyxform_takes_what_we_write() {
    let Some(python) = python("pyxform") else { return };
    let folder = folder("xlsform");
    for (name, import) in sources() {
        let written =
            write(&import.questionnaire, &import.title, import.main, Format::XlsForm).unwrap();
        let file = folder.join(format!("{name}.xlsx"));
        fs::write(&file, written.bytes).unwrap();
        let script = "
import sys
from pyxform.xls2xform import convert
result = convert(sys.argv[1], validate=False, pretty_print=False, enketo=False)
assert '<h:html' in result.xform
";
        run(&python, script, &[file.to_str().unwrap()]);
    }
    fs::remove_dir_all(folder).unwrap();
}
