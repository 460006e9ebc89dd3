//! Texts in all languages, side by side, by one and by several people.

use super::*;
use crate::{
    language::TextLanguage,
    questionnaires::{WrittenIn, tests::further_kinds},
};

/// The form of every text, as a browser sends it when nothing was typed.
fn form_of(questionnaire: &Questionnaire) -> Vec<(String, String)> {
    let rows = questionnaire.pages.iter().flat_map(Page::text_rows);
    rows.chain(questionnaire.end_rows())
        .flat_map(|row| {
            let texts = row.texts.clone();
            let text = move |language| texts.exactly(language).unwrap_or_default().to_owned();
            let mut fields: Vec<_> =
                Language::ALL.map(|language| (row.field(language.into()), text(language))).into();
            fields.push((row.mark_field(), row.marks(&WrittenIn::default())));
            fields
        })
        .collect()
}

fn typed(form: &[(String, String)], changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut form = form.to_vec();
    for (name, value) in changes {
        let field = form.iter_mut().find(|(known, _)| known == name);
        field.unwrap_or_else(|| panic!("no field {name}")).1 = (*value).to_owned();
    }
    form
}

#[test]
fn every_text_has_a_name_of_its_own_and_none_is_only_something_else() {
    for questionnaire in [every_kind(), further_kinds()] {
        let mut rows: Vec<TextRow> = questionnaire.pages.iter().flat_map(Page::text_rows).collect();
        rows.extend(questionnaire.end_rows());
        assert_eq!(rows.len(), questionnaire.count_texts());
        let names: std::collections::BTreeSet<_> = rows
            .iter()
            .flat_map(|row| TextLanguage::USUAL.map(|language| row.field(language)))
            .collect();
        assert_eq!(names.len(), rows.len() * 3);
        assert!(rows.iter().all(|row| row.place != TextPlace::Other));
    }
}

#[test]
fn what_was_typed_is_read_and_a_form_without_a_text_leaves_it() {
    let start = every_kind();
    let form = form_of(&start);
    let form = typed(
        &form,
        &[("t-travel-text-sv", " Hur \r\n reser du? "), ("t-travel-option-car-en", "")],
    );
    let read = start.read_texts(&form);
    assert_eq!((read.wrong.as_slice(), read.lost.as_slice()), (&[][..], &[][..]));
    let travel = of(&read.next, "travel");
    assert_eq!(travel.text.sv.as_deref(), Some("Hur \n reser du?"));
    let Kind::SingleChoice { options, .. } = &travel.kind else { panic!() };
    assert_eq!((options[2].text.en.as_deref(), options[2].text.fi.as_deref()), (None, Some("car")));
    let only: Vec<_> =
        form.into_iter().filter(|(name, _)| name.starts_with("t-travel-option-car")).collect();
    let read = start.read_texts(&only);
    assert_eq!(of(&read.next, "travel").text, of(&start, "travel").text);
    assert_ne!(of(&read.next, "travel"), of(&start, "travel"));
}

#[test]
fn what_cannot_be_stored_is_told_at_its_field_and_stays_as_typed() {
    let start = every_kind();
    let long = "a".repeat(501);
    let blank = [("t-tell-text", " "), ("t-tell-text-sv", ""), ("t-tell-text-en", "")];
    let wrong = [("t-travel-option-car", long.as_str()), ("t-travel-text-en", "a\u{7}")];
    let read = start.read_texts(&typed(&form_of(&start), &[&blank[..], &wrong[..]].concat()));
    let told: Vec<_> = read.wrong.iter().map(|(field, wrong)| (field.as_str(), wrong)).collect();
    let text = |problem| TextMistake::Mistake(Mistake::Text(problem));
    assert_eq!(
        told,
        [
            ("t-travel-text-en", &text(TextProblem::ControlCharacter)),
            ("t-travel-option-car", &text(TextProblem::TooLong { most: 500 })),
            ("t-tell-text", &TextMistake::Mistake(Mistake::Blank)),
        ]
    );
    let car = read.shown.iter().find(|row| row.id == "t-travel-option-car").unwrap();
    assert_eq!(car.texts.fi.as_deref(), Some(long.as_str()));
}

#[test]
fn two_translators_of_one_question_both_succeed_and_only_one_field_is_a_conflict() {
    let start = every_kind();
    let form = form_of(&start);
    let theirs =
        [("t-travel-text-sv", "Deras"), ("t-tell-text-sv", "Berätta"), ("t-safe-low-en", "Low")];
    let now = start.read_texts(&typed(&form, &theirs)).next;
    let now = now.move_question(&code("tell"), Direction::Up).unwrap();
    let ours = [("t-travel-text-en", "Ours"), ("t-tell-text-sv", "Vår"), ("t-safe-low-en", "Low")];
    let read = now.read_texts(&typed(&form, &ours));
    let meanwhile = TextMistake::Meanwhile("Berätta".to_owned());
    assert_eq!(read.wrong, [("t-tell-text-sv".to_owned(), meanwhile)], "the same is no conflict");
    let travel = of(&read.next, "travel");
    assert_eq!(
        (travel.text.sv.as_deref(), travel.text.en.as_deref()),
        (Some("Deras"), Some("Ours"))
    );
    let shown = |id: &str| read.shown.iter().find(|row| row.id == id).unwrap().texts.sv.clone();
    assert_eq!(shown("t-tell-text").as_deref(), Some("Vår"), "what was typed stays");
    assert_eq!(shown("t-travel-text").as_deref(), Some("Deras"), "what was not typed is shown new");
}

#[test]
fn what_was_written_for_a_question_that_went_is_handed_back() {
    let start = every_kind();
    let form =
        typed(&form_of(&start), &[("t-tell-text-sv", "Berätta"), ("t-safe-text-sv", "Trygg")]);
    let read = start.remove_question(&code("tell")).unwrap().read_texts(&form);
    assert_eq!(read.lost, ["Berätta"]);
    assert_eq!(of(&read.next, "safe").text.sv.as_deref(), Some("Trygg"));
}

proptest! {
    /// Whatever the questions are, a form that nobody has typed into changes nothing, also where the
    /// questions have changed since it was made.
    #[test]
    fn an_untouched_form_changes_nothing(
        before in prop::collection::vec(any_step(), 0..5),
        meanwhile in prop::collection::vec(any_step(), 0..5),
    ) {
        let start = before.iter().fold(every_kind(), |q, step| after(&q, step));
        let now = meanwhile.iter().fold(start.clone(), |q, step| after(&q, step));
        let read = now.read_texts(&form_of(&start));
        prop_assert_eq!(read.wrong, []);
        prop_assert_eq!(read.lost, Vec::<String>::new());
        prop_assert_eq!(read.next, now);
    }
}

#[test]
fn what_is_said_in_the_end_and_when_a_quota_is_full_is_translated_too() {
    let file = r#"{ "format": "kanssa-questionnaire/1", "pages": [ { "code": "p", "questions": [
        { "code": "q", "text": { "fi": "Uitko?" }, "kind": "yes_no",
          "rules": [ { "must": { "answered": "q" }, "text": { "fi": "Vastaa." } } ] } ] } ],
        "endings": [ { "code": "thanks", "title": { "fi": "Kiitos" }, "text": { "fi": "Hei." } } ],
        "quotas": [ { "code": "all", "limit": 8, "full": { "fi": "Täynnä." } } ] }"#;
    let start = Questionnaire::from_file(file).unwrap();
    let ids: Vec<String> = start.end_rows().into_iter().map(|row| row.id).collect();
    assert_eq!(ids, ["e-thanks-title", "e-thanks-text", "k-all-full"]);
    let rule = &start.pages[0].text_rows()[1];
    assert_eq!((rule.id.as_str(), rule.place), ("t-q-rule-0", TextPlace::Rule(1)));
    let changes = [
        ("e-thanks-title-sv", "Tack"),
        ("e-thanks-text-en", "Bye."),
        ("k-all-full-sv", "Fullt."),
        ("t-q-rule-0-sv", "Svara."),
    ];
    let read = start.read_texts(&typed(&form_of(&start), &changes));
    assert_eq!((read.wrong.as_slice(), read.lost.as_slice()), (&[][..], &[][..]));
    assert_eq!(read.next.endings[0].title.sv.as_deref(), Some("Tack"));
    assert_eq!(read.next.endings[0].text.as_ref().unwrap().en.as_deref(), Some("Bye."));
    assert_eq!(read.next.quotas[0].full.as_ref().unwrap().sv.as_deref(), Some("Fullt."));
    assert_eq!(of(&read.next, "q").rules[0].text.sv.as_deref(), Some("Svara."));
}
