//! What makes writing questions quicker: pasted lists, formulas that say what is wrong in them.

use model::staff::Role;
use serde_json::{Value, json};

use super::{
    editor::{begun, file, with_two},
    help::{fill, filled, with},
};
use crate::common::TestApp;

fn codes(options: &Value) -> Vec<&str> {
    options.as_array().unwrap().iter().map(|option| option["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_pasted_list_becomes_options_and_those_there_were_keep_their_codes() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let questions = begun(&mut anna).await;
    let path = format!("{questions}/page/page_1/add/single_choice");
    let typed =
        [("text", "Millä?"), ("code", "how"), ("option-0", "Bussi"), ("option-0-code", "bus")];
    let pasted = [
        ("paste-option", "- Pyörä\r\nBussi\r\n\r\n<b>Kävellen</b>\r\nPyörä"),
        ("go", "paste-option"),
    ];
    let shown = fill(&mut anna, &path, &with(&typed, &pasted)).await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    let fields = filled(&shown, "form.editor");
    let has = |name: &str, value: &str| fields.contains(&(name.to_owned(), value.to_owned()));
    assert!(has("option-1", "Pyörä") && has("option-2", "<b>Kävellen</b>") && has("option-3", ""));
    assert!(has("paste-option", "") && has("option-0-code", "bus") && has("text", "Millä?"));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(anna.post(&path, &fields).await.status, 303);
    let path = format!("{questions}/question/how");
    let also = [("paste-option", "Pyora\nJunalla")];
    assert_eq!(fill(&mut anna, &path, &also).await.status, 303, "saved without adding first");
    let stored = file(&mut anna, &questions).await;
    let options = &stored["pages"][0]["questions"][0]["kind"]["single_choice"]["options"];
    assert_eq!(codes(options), ["bus", "pyora", "b_kavellen_b", "pyora_2", "junalla"]);
    let matrix = [("text", "Arvioi"), ("paste-row", "Melu\nPöly"), ("paste-column", "Huono\nHyvä")];
    let add = format!("{questions}/page/page_1/add/matrix");
    assert_eq!(fill(&mut anna, &add, &matrix).await.status, 303);
    let stored = file(&mut anna, &questions).await;
    let kind = &stored["pages"][0]["questions"][1]["kind"]["matrix"];
    assert_eq!(
        (codes(&kind["rows"]), codes(&kind["columns"])),
        (vec!["melu", "poly"], vec!["huono", "hyva"])
    );
}

#[tokio::test]
async fn what_does_not_fit_in_a_formula_is_told_at_the_formula_with_its_place() {
    let app = TestApp::start().await;
    let (_, mut anna) = app.staff_named(&[Role::Researcher], "anna").await;
    let (questions, _) = with_two(&mut anna).await;
    let path = format!("{questions}/question/where");
    for (formula, says) in [
        ("swims and swims + 1 > 2", "Merkistä 11 alkaen: ”swims + 1” yhdistää asioita"),
        ("swims  and swims+1>2", "”swims + 1” yhdistää asioita"),
        ("length(swims) > 2", "Merkistä 1 alkaen: ”length(swims)”: funktion suluissa"),
        ("swims and 5", "Merkistä 11 alkaen: ”5” ei ole ehto"),
        ("where = 'x'", "Merkistä 1 alkaen: ”where” viittaa kysymykseen ”2. Missä?”"),
        ("answered(nobody)", "Merkistä 10 alkaen: ”nobody”: tunnusta nobody ei ole"),
    ] {
        let typed = [("if-0", ""), ("if-formula", formula)];
        let told = fill(&mut anna, &path, &typed).await;
        assert_eq!(told.status, 422, "{formula}");
        let summary = told.text_of(".error-summary");
        assert!(summary.contains(says), "{formula}: {summary}");
        assert_eq!(told.attribute(".error-summary a", "href"), Some("#if-formula".to_owned()));
        assert_eq!(told.text_of("#if-formula").trim(), formula, "what was typed is kept");
    }
    let page =
        fill(&mut anna, &format!("{questions}/page/shore"), &[("if-formula", "1 + 1")]).await;
    assert_eq!(page.attribute(".error-summary a", "href"), Some("#if-formula".to_owned()));
    let good = [("if-0", ""), ("if-formula", "swims = yes or answered(swims)")];
    assert_eq!(fill(&mut anna, &path, &good).await.status, 303);
    let stored = file(&mut anna, &questions).await;
    let condition = &stored["pages"][0]["questions"][1]["show_if"];
    assert_eq!(condition, &json!("swims = yes or answered(swims)"));
}
