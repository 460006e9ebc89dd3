//! A SurveyJS questionnaire of our own making, and files that are wrong.

use interchange::{Format, Note, Outcome, read};
use model::{
    language::Language,
    questionnaires::{Kind, Questionnaire, ScaleStyle},
};

use crate::{help::summary, walk::answer_to_the_end};

pub const BEACHES: &str = include_str!("beaches.json");

#[test]
fn every_type_comes_over_with_its_texts_and_conditions() {
    let import = read(BEACHES.as_bytes(), None).unwrap();
    println!("{}", summary(&import));
    assert_eq!((import.main, import.report.format), (Language::Fi, Format::SurveyJs));
    assert_eq!(import.title.sv.as_deref(), Some("Stränderna"));
    let kinds: Vec<&str> =
        import.report.questions.iter().flat_map(|q| q.ours.iter().map(|ours| ours.kind)).collect();
    assert_eq!(
        kinds,
        [
            "text_block",
            "yes_no",
            "multiple_choice",
            "single_choice",
            "number",
            "scale",
            "text_block",
            "long_text",
            "matrix",
            "grid",
            "fields",
            "repeated",
            "ranking",
            "date",
            "text_block",
            "calculated",
        ]
    );
    let lost = import.report.questions.iter().filter(|q| q.outcome == Outcome::Lost);
    assert_eq!(lost.map(|q| q.foreign.as_str()).collect::<Vec<_>>(), ["sign"]);
    let totals = import.report.totals;
    assert_eq!(
        (totals.conditions, totals.translated),
        (6, 6),
        "the trigger ends the questions early"
    );
    let all = &import.questionnaire;
    let intro = all.questions().next().unwrap();
    assert_eq!(intro.text.fi.as_deref(), Some("Tervetuloa rannalle"));
    let how = all.question(&"how".parse().unwrap()).unwrap();
    assert!(how.may_decline);
    let Kind::MultipleChoice { options, at_most, .. } =
        &all.question(&"where".parse().unwrap()).unwrap().kind
    else {
        panic!()
    };
    let codes: Vec<_> = options.iter().map(|o| (o.code.as_str(), o.alone)).collect();
    assert_eq!(codes, [("hietsu", false), ("laajasalo", false), ("n3", false), ("none", true)]);
    assert_eq!(*at_most, Some(2));
    let german = "de".parse().unwrap();
    assert!(all.written_in.contains(german));
    assert_eq!(import.title.exactly(german), Some("Strände"));
    let Kind::Scale { from: 1, to: 7, style: ScaleStyle::Points, .. } =
        all.question(&"warm".parse().unwrap()).unwrap().kind
    else {
        panic!()
    };
    for seed in 0..20 {
        answer_to_the_end(&import, seed);
    }
}

#[test]
fn conditions_that_cannot_be_said_or_look_ahead_are_told_and_left_out() {
    let file = |condition: &str| {
        format!(
            r#"{{ "elements": [ {{ "type": "boolean", "name": "a" }}, {{ "type": "text", "name": "b", "visibleIf": "{condition}" }},
            {{ "type": "text", "inputType": "number", "name": "c" }} ] }}"#
        )
    };
    for condition in [
        "{c} > 3",
        "{nobody} = 1",
        "{a} = 'perhaps'",
        "age({c}) > 3",
        "{a} = ",
        "((({a}",
        "{a} ~ 1",
        "isContainerReady('x')",
    ] {
        let import = read(file(condition).as_bytes(), None).unwrap();
        let note = import.report.questions[1].notes.last().unwrap();
        assert!(matches!(note, Note::ConditionNotTranslated { .. }), "{condition}: {note:?}");
        assert_eq!(import.questionnaire.questions().nth(1).unwrap().show_if, None);
        answer_to_the_end(&import, 1);
    }
    for condition in [
        "{a}",
        "!{a}",
        "not ({a} = true)",
        "{a} empty",
        "{a} = 'true' and {a} notempty",
        "true = {a}",
    ] {
        let import = read(file(condition).as_bytes(), None).unwrap();
        assert_eq!(import.report.totals.translated, 1, "{condition}");
    }
}

#[test]
fn what_is_empty_double_or_strange_is_mended() {
    let strange = r#"{ "pages": [ { "name": "empty", "elements": [] }, { "name": "p", "elements": [
        { "type": "radiogroup", "name": "q 1", "choices": [] }, { "type": "radiogroup", "name": "q 1", "choices": ["x", "x", "X"] },
        { "type": "checkbox", "name": "", "choices": ["x"], "minSelectedChoices": 5 },
        { "type": "rating", "name": "r", "rateMin": 5, "rateMax": 90 },
        { "type": "text", "inputType": "number", "name": "and", "min": 9, "max": 1 },
        { "type": "matrix", "name": "m", "rows": [], "columns": ["a"] }, { "type": "no-such", "name": "n" }, {}, 7
        ] } ] }"#;
    let import = read(strange.as_bytes(), Some("summer.json")).unwrap();
    println!("{}", summary(&import));
    assert_eq!(import.questionnaire.pages.len(), 1);
    assert_eq!(import.title.en.as_deref(), Some("summer"));
    answer_to_the_end(&import, 3);
    let again = Questionnaire::from_file(&import.questionnaire.to_file()).unwrap();
    assert_eq!(again, import.questionnaire);
}

#[test]
fn questions_for_files_become_photo_questions_and_the_report_says_what_is_not_taken() {
    let file = r#"{ "elements": [
        { "type": "file", "name": "spot", "title": "Paikka", "acceptedTypes": "image/*", "isRequired": true },
        { "type": "file", "name": "many", "title": "Kuvat", "acceptedTypes": "image/png", "allowMultiple": true, "maxFiles": 3 },
        { "type": "file", "name": "any", "title": "Liitteet", "allowMultiple": true },
        { "type": "text", "name": "why", "title": "Miksi?", "visibleIf": "{spot} notempty" }
    ] }"#;
    let import = read(file.as_bytes(), None).unwrap();
    let kinds: Vec<_> = import.questionnaire.questions().map(|q| q.kind.clone()).collect();
    let at_most = |kind: &Kind| match kind {
        Kind::Photos { at_most } => Some(*at_most),
        _ => None,
    };
    assert_eq!(kinds.iter().map(at_most).collect::<Vec<_>>(), [Some(1), Some(3), Some(5), None]);
    assert!(import.questionnaire.questions().next().unwrap().required);
    let outcomes: Vec<_> = import.report.questions.iter().map(|q| q.outcome).collect();
    assert_eq!(outcomes[..2], [Outcome::BroughtOver, Outcome::BroughtOver]);
    assert_eq!(outcomes[2], Outcome::Approximated, "files of other kinds are not taken");
    let why = import.questionnaire.questions().last().unwrap();
    assert_eq!(why.show_if.as_ref().unwrap().to_string(), "answered(spot)");
    answer_to_the_end(&import, 0);
}
