//! Results and files of the kinds with places, days, times, scores and fields of their own.

use model::staff::Role;
use uuid::Uuid;

use super::help::{TASK, id_of, make_project, press, with};
use crate::common::{Browser, TestApp};

const KINDS: &str = r#"{ "format": "kanssa-questionnaire/1", "pages": [ { "code": "all", "questions": [
  { "code": "recommend", "text": { "fi": "Suositteletko?" }, "kind": { "scale": { "from": 0, "to": 10,
    "low": { "fi": "En" }, "high": { "fi": "Kyllä" }, "style": "nps" } } },
  { "code": "order", "text": { "fi": "Järjestys" }, "kind": { "ranking": { "at_most": 2, "options": [
    { "code": "bins", "text": { "fi": "Roskat" } }, { "code": "paths", "text": { "fi": "Polut" } },
    { "code": "light", "text": { "fi": "Valot" } } ] } } },
  { "code": "visit", "text": { "fi": "Päivä" }, "kind": { "date": {} } },
  { "code": "clock", "text": { "fi": "Kello" }, "kind": "time" },
  { "code": "stay", "text": { "fi": "Aika" }, "may_not_know": true, "kind": { "date_range": {} } },
  { "code": "beaches", "text": { "fi": "Rannat" }, "kind": { "grid": { "rows": [
    { "code": "north", "text": { "fi": "Pohjoinen" } }, { "code": "south", "text": { "fi": "Etelä" } } ], "fields": [
    { "code": "has", "text": { "fi": "Mitä" }, "kind": { "multiple_choice": { "options": [
      { "code": "sand", "text": { "fi": "Hiekka" } }, { "code": "cafe", "text": { "fi": "Kahvila" } } ] } } },
    { "code": "name", "text": { "fi": "Nimi" }, "kind": { "short_text": { "most": 20 } } } ] } } },
  { "code": "pets", "text": { "fi": "Lemmikit" }, "kind": { "repeated": { "at_most": 5, "fields": [
    { "code": "called", "text": { "fi": "Kutsumanimi" }, "kind": { "short_text": { "most": 20 } } } ] } } }
] } ] }"#;

const ANSWERS: [(&str, &str); 13] = [
    ("q-recommend", "p9"),
    ("q-order-row-light", "1"),
    ("q-order-row-bins", "2"),
    ("q-visit", "2026-03-31"),
    ("q-clock", "9.30"),
    ("q-stay-none", "?"),
    ("q-beaches-part-north-part-has", "sand"),
    ("q-beaches-part-north-part-has", "cafe"),
    ("q-beaches-part-south-part-name", "Eira"),
    ("q-pets-part-n1-part-called", "Musti"),
    ("q-pets-part-n2-part-called", "Ahti"),
    ("go", "next"),
    ("opened", ""),
];

/// A published task with open results that eight members have answered alike.
async fn answered(app: &TestApp) -> (Browser<'_>, Uuid) {
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let project = make_project(&mut anna).await;
    let form = with(&TASK, &[("file", KINDS)]);
    let task = id_of(&anna.post(&format!("/staff/projects/{project}/tasks/new"), &form).await);
    assert_eq!(press(&mut anna, task, "publish").await.status, 303);
    anna.post(&format!("/staff/tasks/{task}/results"), &[("sure", "yes")]).await;
    let names = ["Aamu", "Halla", "Ilta", "Kaste", "Kuura", "Lumi", "Meri", "Myrsky"];
    for (number, name) in names.iter().enumerate() {
        let mut member =
            app.member(&format!("nn{number}@posti.test"), &format!("{name}kulkija")).await;
        let answered = member.post(&format!("/tasks/{task}/answer/all"), &ANSWERS).await;
        assert_eq!(answered.status, 303, "{}", answered.text());
        let sent = member.post(&format!("/tasks/{task}/send"), &[("go", "send")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
    }
    app.work().await;
    (anna, task)
}

#[tokio::test]
async fn the_results_of_every_part_are_read() {
    let app = TestApp::start().await;
    let (mut anna, task) = answered(&app).await;
    let results = format!("/staff/tasks/{task}/results");
    let page = anna.get(&results).await;
    for shown in [
        "Nettosuositteluluku 100:",
        "1. sija8100",
        "Sijan keskiarvo 2,00",
        "Ei sijaa8100",
        "maaliskuu 20268100",
        "klo 9.00–9.598100",
        "Ensimmäinen päivä",
        "Ei osaa sanoa8",
        "Pohjoinen – Mitä: Valitut vaihtoehdot",
        "Hiekka8100",
        "Etelä – Nimi",
        "Kohta 2 – Kutsumanimi",
        "Lue kirjoitetut vastaukset: Etelä – Nimi",
    ] {
        assert!(page.shows(shown), "{shown}: {}", page.text());
    }
    assert!(!page.shows("Kohta 3"), "groups that nobody needed: {}", page.text());
    let words = anna.get(&format!("{results}/pets-called")).await;
    assert!(words.shows("16 vastausta") && words.count(".written") == 16, "{}", words.text());
    let words = anna.get(&format!("{results}/beaches-south-name")).await;
    assert!(words.shows("8 vastausta") && words.shows("Eira"), "{}", words.text());
    for none in ["pets", "beaches", "pets-n1-called", "beaches-north-has", "stay-from", "~time"] {
        assert_eq!(anna.get(&format!("{results}/{none}")).await.status, 404, "{none}");
    }
}

#[tokio::test]
async fn a_file_has_a_column_for_every_part() {
    let app = TestApp::start().await;
    let (mut anna, task) = answered(&app).await;
    let ask = [
        ("for", "city"),
        ("format", "csv"),
        ("own-words", "yes"),
        ("reason", "Rantojen kunnostus"),
        ("delete-by", "2026-03-31"),
    ];
    let asked = anna.post(&format!("/staff/tasks/{task}/files"), &ask).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    app.work().await;
    let export = id_of(&asked);
    let table = anna.get(&format!("/staff/files/{export}/table")).await.body;
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 9);
    assert!(lines[0].ends_with(
        "recommend,order__bins,order__paths,order__light,visit,clock,stay__from,stay__to,\
         beaches__north__has__sand,beaches__north__has__cafe,beaches__north__name,\
         beaches__south__has__sand,beaches__south__has__cafe,beaches__south__name,\
         pets__n1__called,pets__n2__called,pets__n3__called,pets__n4__called,pets__n5__called"
    ));
    let row = ",9,2,,1,2026-03-31,09:30,not_known,not_known,1,1,,,,Eira,Musti,Ahti,,,";
    assert!(lines[1..].iter().all(|line| line.ends_with(row)), "{table}");
}
