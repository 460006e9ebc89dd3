//! What researchers fill in, as the tests of several pages need it.

use scraper::{ElementRef, Html, Selector};
use std::process::Command;

use uuid::Uuid;

use crate::common::{Answer, Browser};

/// A project's form, filled in well.
pub const PROJECT: [(&str, &str); 9] = [
    ("revision", ""),
    ("name", "Rannat"),
    ("name-sv", "Stränder"),
    ("purpose", "Selvitämme, missä uidaan, jotta rannat kunnostetaan oikeassa järjestyksessä."),
    ("service", "Uimarannat"),
    ("starts", "2026-01-05"),
    ("ends", "2026-12-31"),
    ("purpose-en", "We find out where people swim."),
    ("service-en", "Beaches"),
];

/// A task's form, filled in well; the times are the fixture's spring.
pub const TASK: [(&str, &str); 8] = [
    ("revision", "0"),
    ("title", "Missä uit?"),
    ("title-sv", "Var simmar du?"),
    ("summary", "Kerro rannastasi."),
    ("main-language", "fi"),
    ("minutes", "4"),
    ("opens", "2026-01-05T08:00"),
    ("closes", "2026-12-31T16:00"),
];

/// A questionnaire's file with one question of each of two kinds.
pub const FILE: &str = r#"{
  "format": "kanssa-questionnaire/1",
  "pages": [
    { "code": "shore", "questions": [
      { "code": "swims", "text": { "fi": "Uitko?" }, "kind": "yes_no" },
      { "code": "where", "text": { "fi": "Missä?" }, "kind": { "short_text": { "most": 100 } },
        "show_if": { "chosen": { "question": "swims", "option": "yes" } } }
    ] }
  ]
}"#;

/// A form with these fields in place of others.
pub fn with<'a>(
    form: &[(&'a str, &'a str)],
    changes: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let kept = form.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    kept.chain(changes).copied().collect()
}

/// The id a redirection leads to, at its end.
pub fn id_of(answer: &Answer) -> Uuid {
    let id = answer.location().rsplit('/').next().and_then(|id| id.parse().ok());
    id.unwrap_or_else(|| panic!("no id in {:?}: {}", answer.location(), answer.text()))
}

/// A project made by its form.
pub async fn make_project(researcher: &mut Browser<'_>) -> Uuid {
    id_of(&researcher.post("/staff/projects/new", &PROJECT).await)
}

/// A draft with two questions, made by its form.
pub async fn make_task(researcher: &mut Browser<'_>, project: Uuid) -> Uuid {
    let form = with(&TASK, &[("file", FILE)]);
    id_of(&researcher.post(&format!("/staff/projects/{project}/tasks/new"), &form).await)
}

/// Presses one of the buttons of a task's page.
pub async fn press(researcher: &mut Browser<'_>, task: Uuid, button: &str) -> Answer {
    let revision = researcher.get(&format!("/staff/tasks/{task}")).await.value_of("revision");
    researcher.post(&format!("/staff/tasks/{task}/{button}"), &[("revision", &revision)]).await
}

/// The fields of a page's form with what stands in them, as a browser would send them by its main
/// button.
pub fn filled(page: &Answer, form: &str) -> Vec<(String, String)> {
    let html = Html::parse_document(&page.body);
    let fields = Selector::parse(&format!("{form} :is(input, textarea, select)")).unwrap();
    let chosen = Selector::parse("option[selected]").unwrap();
    let first = Selector::parse("option").unwrap();
    let value = |field: ElementRef<'_>| {
        let element = field.value();
        let of =
            |element: ElementRef<'_>| element.value().attr("value").unwrap_or_default().to_owned();
        match (element.name(), element.attr("type")) {
            ("textarea", _) => {
                let text: String = field.text().collect();
                Some(text.strip_prefix('\n').unwrap_or(&text).to_owned())
            }
            ("select", _) => {
                field.select(&chosen).next().or_else(|| field.select(&first).next()).map(of)
            }
            (_, Some("checkbox" | "radio")) => element.attr("checked").map(|_| of(field)),
            _ => Some(of(field)),
        }
    };
    html.select(&fields)
        .filter_map(|field| Some((field.value().attr("name")?.to_owned(), value(field)?)))
        .collect()
}

/// Opens a page with a form, types, and sends it.
pub async fn fill(browser: &mut Browser<'_>, path: &str, typed: &[(&str, &str)]) -> Answer {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.text());
    let filled = filled(&page, "form.editor");
    assert!(!filled.is_empty(), "{path} has a form");
    let filled: Vec<(&str, &str)> =
        filled.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &with(&filled, typed)).await
}

/// A Python that has these modules, to read with programs that are not ours what we write. None: there
/// is none, and that is said.
pub fn python(modules: &str) -> Option<&'static str> {
    const PYTHON: &str = "/usr/bin/python3";
    let can = Command::new(PYTHON).args(["-c", &format!("import {modules}")]).output();
    if can.is_ok_and(|output| output.status.success()) {
        return Some(PYTHON);
    }
    assert!(
        std::env::var_os("KANSSA_REQUIRE_ALL").is_none(),
        "Python has no {modules}: start the tests with `make test`, which installs them"
    );
    eprintln!("SKIPPED: Python has no {modules}; `make test` installs them");
    None
}
