//! The codebook of a known questionnaire in two versions.

use super::*;
use crate::{
    exports::{Cell, Csv, tests::*},
    questionnaires::{Kind, Questionnaire},
};

fn travel() -> Questionnaire {
    let years = Kind::Number {
        least: Some(Decimal::whole(-5)),
        greatest: None,
        decimals: 1,
        step: None,
        slider: false,
        unit: Some(Texts::all("vuotta", "år", "years")),
    };
    let mut questionnaire = questionnaire(vec![
        ("travel", single(&["car", "other"])),
        ("wishes", multiple(&["tree", "not_said"])),
        ("safe", scale(1, 3)),
        ("years", years),
    ]);
    let page = &mut questionnaire.pages[0];
    page.questions[3].show_if = Some("travel has 'car'".parse().unwrap());
    page.questions[3].required = true;
    page.questions[3].may_decline = false;
    questionnaire
}

fn in_two_versions() -> Codebook {
    let mut reworded = travel();
    let question = &mut reworded.pages[0].questions[0];
    question.text.sv = Some("Fråga".to_owned());
    question.kind = single(&["bike", "car"]);
    ColumnPlan::of(&[(1, travel()), (2, reworded)]).codebook(Language::Sv)
}

fn column<'a>(codebook: &'a Codebook, name: &str) -> &'a Described {
    codebook.columns.iter().find(|column| column.column == name).unwrap()
}

fn values(described: &Described) -> Vec<(&str, &[i64])> {
    described.values.iter().map(|m| (m.value.as_str(), m.versions.as_slice())).collect()
}

#[test]
fn each_wording_and_each_code_names_its_versions() {
    let codebook = in_two_versions();
    let travel = column(&codebook, "travel");
    assert_eq!(travel.versions, [1, 2]);
    let asked: Vec<_> =
        travel.asked.iter().map(|a| (&*a.versions, a.form.text.sv.as_deref())).collect();
    assert_eq!(asked, [(&[2][..], Some("Fråga")), (&[1], None)]);
    assert_eq!(
        values(travel),
        [("bike", &[2][..]), ("car", &[1, 2]), ("other", &[1]), ("not_said", &[1, 2])]
    );
    let other = column(&codebook, "travel__other_text");
    assert_eq!(other.versions, [1]);
    assert_eq!(other.asked[0].form.part.as_ref().unwrap().en.as_deref(), Some("The other"));
    assert_eq!(other.asked[0].form.most_characters, Some(200));
}

#[test]
fn limits_units_and_rules_are_told() {
    let codebook = in_two_versions();
    let years = column(&codebook, "years");
    assert_eq!((years.asked.len(), values(years)), (1, vec![]));
    let form = &years.asked[0].form;
    assert_eq!(
        (form.least, form.greatest, form.decimals),
        (Some(Decimal::whole(-5)), None, Some(1))
    );
    assert_eq!((form.required, form.may_decline), (true, false));
    assert_eq!(form.shown_if.as_deref(), Some("travel has 'car'"));
    let flag = column(&codebook, "wishes__tree");
    assert_eq!(flag.part, Some(code("tree")));
    assert_eq!(values(flag).iter().map(|(v, _)| *v).collect::<Vec<_>>(), ["1", "0", "not_said"]);
    let points: Vec<&str> = values(column(&codebook, "safe")).iter().map(|(v, _)| *v).collect();
    assert_eq!(points, ["1", "2", "3", "not_said"]);
}

#[test]
fn a_column_of_a_part_says_which_row_field_and_option_it_is_about() {
    let all = crate::questionnaires::tests::further_kinds();
    let codebook = ColumnPlan::of(&[(1, all)]).codebook(Language::Fi);
    let part = |name: &str| {
        let asked = &column(&codebook, name).asked[0].form;
        asked.part.as_ref().map(|part| (part.fi.clone().unwrap(), part.sv.clone()))
    };
    let fi = |text: &str| Some((text.to_owned(), None));
    assert_eq!(part("beaches__north__has__sand"), fi("Pohjoinen – Mitä – Hiekka"));
    assert_eq!(part("people__n2__age"), fi("2 – Ikä"));
    assert_eq!(part("shares__bus"), fi("Bussi"));
    assert_eq!(part("order__bins"), fi("Roskat"));
    assert_eq!(part("stay__to").unwrap().1.as_deref(), Some("sista dagen"));
    let sand = column(&codebook, "beaches__north__has__sand");
    assert_eq!(
        (sand.path.clone(), sand.part.clone()),
        (vec![code("north"), code("has")], Some(code("sand")))
    );
    let swims = column(&codebook, "people__n1__swims");
    assert_eq!(
        values(swims).iter().map(|(v, _)| *v).collect::<Vec<_>>(),
        ["yes", "no", "not_said"]
    );
    let car = column(&codebook, "shares__car");
    assert_eq!(values(car), [("not_said", &[1][..])], "said of the whole question");
    assert_eq!(values(column(&codebook, "district")).last(), Some(&("not_known", &[1][..])));
}

#[test]
fn days_steps_sums_and_the_least_are_told() {
    let all = crate::questionnaires::tests::further_kinds();
    let codebook = ColumnPlan::of(&[(1, all)]).codebook(Language::Fi);
    let form = |name: &str| column(&codebook, name).asked[0].form.clone();
    let day = Date::parse("2026-12-31");
    // Called otherwise, since the day of the response has its name.
    let of_day = codebook.columns.iter().find(|c| c.question == Some(code("day"))).unwrap();
    let of_day = &of_day.asked[0].form;
    assert_eq!((of_day.first_day, of_day.last_day), (Date::parse("2026-01-01"), day));
    assert_eq!((form("stay__from").first_day, form("stay__from").last_day), (None, day));
    assert_eq!(form("warmth").step, Decimal::parse("0.5"));
    assert_eq!(form("shares__car").sum, Decimal::parse("100"));
    assert_eq!(form("tell").least_characters, Some(5));
    assert_eq!(
        (form("uses__swim").least_options, form("order__bins").most_options),
        (Some(2), Some(2))
    );
    assert!(form("district").may_not_know && !form("uses__swim").may_not_know);
    assert!(form("people__n1__age").required && !form("people__n1__swims").required);
}

#[test]
fn words_between_the_ends_of_a_scale_are_its_points() {
    let text = |word: &str| Texts { fi: Some(word.to_owned()), ..Texts::default() };
    let mut labelled = scale(1, 3);
    if let Kind::Scale { low, high, between, .. } = &mut labelled {
        (*low, *high, *between) = (text("huono"), text("hyvä"), vec![text("siltä väliltä")]);
    }
    let plan = ColumnPlan::of(&[(1, questionnaire(vec![("safe", labelled)]))]);
    let codebook = plan.codebook(Language::Fi);
    let words: Vec<_> = column(&codebook, "safe")
        .values
        .iter()
        .map(|value| value.label.fi.clone().unwrap())
        .collect();
    assert_eq!(words, ["huono", "siltä väliltä", "hyvä", "En halua vastata"]);
}

#[test]
fn as_json_it_is_plain_objects() {
    let json = serde_json::to_value(in_two_versions()).unwrap();
    assert_eq!(json["main_language"], "sv");
    assert_eq!(json["columns"][0]["column"], "response");
    assert_eq!(json["columns"][3]["asked"][0]["versions"], serde_json::json!([2]));
    assert_eq!(json["columns"][3]["asked"][0]["text"]["sv"], "Fråga");
    assert_eq!(json["columns"][3]["values"][3]["label"]["sv"], "Jag vill inte svara");
}

#[test]
fn as_a_sheet_the_main_language_comes_first_and_every_note_is_there() {
    let codebook = in_two_versions();
    let sheet = codebook.sheet();
    let mut file = String::new();
    for row in &sheet {
        Csv::PLAIN.row(row, &mut file);
    }
    assert!(file.starts_with("column,holds,code,versions,label_sv,label_fi,label_en,part_sv,"));
    assert!(file.contains("\r\ntravel,single_choice,,2,Fråga,Kysymys travel,,"));
    assert!(file.contains("\r\ntravel,single_choice,not_said,1 2,Jag vill inte svara,"));
    assert!(file.contains("\r\nyears,number,,1 2,"));
    assert!(file.contains(",år,vuotta,years,-5,,,,1,,,,,,,1,0,0,travel has 'car'\r\n"));
    let notes = sheet.iter().filter(|row| row[1] == Cell::Code("note")).count();
    assert_eq!(notes, codebook.notes.len());
}

#[test]
fn everything_the_codebook_says_itself_is_said_in_every_language() {
    let codebook = in_two_versions();
    let about = codebook.columns[..3].iter().map(|column| &column.asked[0].form.text);
    let own = [words::not_said(), words::not_known(), words::first_day(), words::last_day()];
    let codes = [words::yes(), words::no(), words::chosen(), words::not_chosen()];
    for texts in codebook.notes.iter().chain(about).chain(&own).chain(&codes) {
        assert_eq!(texts.missing().count(), 0, "{texts:?}");
    }
}
