//! XLSForm workbooks of our own making.

use interchange::{Format, Import, Note, Outcome, read};
use model::{
    language::Language,
    questionnaires::{Kind, ListStyle},
};
use rust_xlsxwriter::Workbook;

use crate::{help::summary, walk::answer_to_the_end};

/// A workbook of these sheets: cells separated by `|`.
pub fn workbook(sheets: &[(&str, &[&str])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(cells.split('|')) {
                sheet.write_string(row, column, cell.trim()).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

const SURVEY: &[&str] = &[
    "type | name | label::Suomi (fi) | label::English (en) | label::Soomaali (so) | hint::Suomi (fi) | required | relevant | constraint | appearance | parameters | repeat_count | calculation | label::Klingon (tlh)",
    "start | started",
    "begin group | first | Alku | Start | Bilow | | | | | field-list",
    "note | welcome | Tervetuloa | Welcome | Soo dhawow | | | | | | | | | nuqneH",
    "select_one yes_no | swims | Uitko? | Do you swim? | Ma dabaalataa? | Rehellisesti | yes",
    "select_multiple places or_other | places | Missä? | Where? | | | | ${swims} = 'yes' | count-selected(.) <= 2",
    "integer | age | Ikä | Age | | | | | . >= 0 and . <= 120",
    "end group",
    "begin group | second | Lisää | More | | | | ${age} >= 18 and selected(${places}, 'Hietaniemi')",
    "select_one places | home | Koti | Home | | | | not(${swims} = 'no') | | minimal",
    "range | warm | Lämpö | Warmth | | | | | | | start=0 end=5 step=0.5",
    "text | tell | Kerro | Tell | | | | string-length(${home}) > 0 | | multiline",
    "begin group | table | Arvioi | Judge | | | | | | table-list",
    "select_one marks | sand | Hiekka | Sand",
    "select_one marks | water | Vesi | Water",
    "end group",
    "begin repeat | kids | Lapset | Children | | | | | | | | 3",
    "integer | years | Vuosia | Years",
    "end repeat",
    "rank places | order | Järjestä | Rank",
    "date | day | Päivä | Day | | | | | . <= today()",
    "geopoint | spot | Paikka | Place | | | | ${age} > ${warm}",
    "calculate | sum | | | | | | | | | | | ${age} + 1",
    "end group",
];
const CHOICES: &[&str] = &[
    "list_name | name | label::Suomi (fi) | label::English (en)",
    "yes_no | yes | Kyllä | Yes",
    "yes_no | no | Ei | No",
    "places | Hietaniemi | Hietaniemi | Hietaniemi",
    "places | 2 | Laajasalo | Laajasalo",
    "marks | bad | Huono | Bad",
    "marks | good | Hyvä | Good",
];
const SETTINGS: &[&str] = &["form_title | default_language | version", "Rannat | Suomi (fi) | 7"];

fn form(survey: &[&str]) -> Import {
    let bytes = workbook(&[("survey", survey), ("choices", CHOICES), ("settings", SETTINGS)]);
    let import = read(&bytes, None).unwrap();
    println!("{}", summary(&import));
    for seed in 0..10 {
        answer_to_the_end(&import, seed);
    }
    import
}

#[test]
fn every_type_comes_over_with_its_texts_and_conditions() {
    let import = form(SURVEY);
    assert_eq!((import.main, import.report.format), (Language::Fi, Format::XlsForm));
    assert_eq!(import.title.fi.as_deref(), Some("Rannat"));
    assert_eq!(import.report.version.as_deref(), Some("7"));
    let kinds: Vec<&str> =
        import.report.questions.iter().flat_map(|q| q.ours.iter().map(|ours| ours.kind)).collect();
    assert_eq!(
        kinds,
        [
            "text_block",
            "single_choice",
            "multiple_choice",
            "number",
            "single_choice",
            "number",
            "long_text",
            "matrix",
            "repeated",
            "ranking",
            "date",
            "text_block",
            "calculated",
        ]
    );
    let totals = import.report.totals;
    assert_eq!((totals.unused, totals.lost), (1, 1));
    assert_eq!(totals.conditions, 5);
    let lost = import.report.questions.iter().find(|q| q.outcome == Outcome::Lost).unwrap();
    assert_eq!(lost.foreign, "spot");
    let all = &import.questionnaire;
    assert_eq!(
        all.pages.iter().map(|page| page.code.as_str()).collect::<Vec<_>>(),
        ["first", "second"]
    );
    let swims = all.question(&"swims".parse().unwrap()).unwrap();
    assert!(swims.required && swims.hint.is_some());
    assert_eq!(swims.text.en.as_deref(), Some("Do you swim?"));
    let home = all.question(&"home".parse().unwrap()).unwrap();
    assert!(matches!(home.kind, Kind::SingleChoice { shown_as: ListStyle::Menu, .. }));
    let day = import.report.questions.iter().find(|q| q.foreign == "day").unwrap();
    assert!(
        day.notes
            .iter()
            .any(|note| matches!(note, Note::ValidationLost { rule } if rule.contains("today")))
    );
    let somali = "so".parse().unwrap();
    assert!(all.written_in.contains(somali));
    assert_eq!(swims.text.exactly(somali), Some("Ma dabaalataa?"));
    let left_out = |note: &Note| matches!(note, Note::LanguageLeftOut { texts: 1.., language } if language == "Klingon (tlh)");
    assert!(import.report.notes.iter().any(left_out), "what is not known is told, with how much");
}

#[test]
fn a_form_without_languages_is_in_the_one_we_say() {
    let survey = ["type|name|label", "text|q|Wer?", "select_one marks|m|Wie?"];
    let bytes =
        workbook(&[("survey", &survey), ("choices", &["list_name|name|label", "marks|a|Gut"])]);
    let import = interchange::read_into(&bytes, Some("Frage.xlsx"), Language::Sv).unwrap();
    assert_eq!(import.main, Language::Sv);
    assert_eq!(import.title.sv.as_deref(), Some("Frage"));
    answer_to_the_end(&import, 0);
}

#[test]
fn groups_that_do_not_fit_are_refused_with_their_place() {
    for survey in [
        &["type|name|label", "begin group|g|G", "text|q|Q"][..],
        &["type|name|label", "text|q|Q", "end group"],
    ] {
        let error = read(&workbook(&[("survey", survey)]), None).unwrap_err();
        assert!(matches!(error, interchange::ImportError::Broken { .. }), "{error}");
    }
    let empty = read(&workbook(&[("survey", &["type|name|label"])]), None).unwrap_err();
    assert_eq!(empty, interchange::ImportError::NoQuestions);
    let other = read(&workbook(&[("sheet 1", &["a|b"])]), None).unwrap_err();
    assert_eq!(other, interchange::ImportError::UnknownFormat);
}
