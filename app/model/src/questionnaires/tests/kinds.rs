//! The kinds with parts, places, days and limits: what their forms read as, and what completes them.

use proptest::prelude::*;

use super::{code, fields};
use crate::{
    answers::{Answer, Problem},
    language::{Language, Texts},
    questionnaires::{
        Entry, Kind, NOT_KNOWN, NOT_SAID, Question, Questionnaire, end_field, leaf_field,
        none_field, question_field, row_field,
    },
};

/// One question of every kind that is not in [`super::every_kind`], as files have them.
pub(crate) fn further_kinds() -> Questionnaire {
    let file = r#"{ "format": "kanssa-questionnaire/1", "pages": [ { "code": "all", "questions": [
      { "code": "district", "text": { "fi": "Alue" }, "may_not_know": true, "kind": { "single_choice": {
        "shown_as": "menu", "options": [ { "code": "kallio", "text": { "fi": "Kallio" } },
          { "code": "other", "text": { "fi": "Muu" }, "other": true } ] } } },
      { "code": "uses", "text": { "fi": "Käyttö" }, "kind": { "multiple_choice": { "at_least": 2, "options": [
        { "code": "swim", "text": { "fi": "Uinti" } }, { "code": "walk", "text": { "fi": "Kävely" } },
        { "code": "none", "text": { "fi": "Ei mitään" }, "alone": true } ] } } },
      { "code": "recommend", "text": { "fi": "Suositteletko?" }, "kind": { "scale": { "from": 0, "to": 10,
        "low": { "fi": "En" }, "high": { "fi": "Kyllä" }, "style": "nps" } } },
      { "code": "order", "text": { "fi": "Järjestys" }, "may_decline": true, "kind": { "ranking": { "at_most": 2, "options": [
        { "code": "bins", "text": { "fi": "Roskat" } }, { "code": "paths", "text": { "fi": "Polut" } },
        { "code": "light", "text": { "fi": "Valot" } } ] } } },
      { "code": "warmth", "text": { "fi": "Asteet" }, "kind": { "number": { "least": "-2", "greatest": "3",
        "decimals": 1, "step": "0.5", "slider": true } } },
      { "code": "day", "text": { "fi": "Päivä" }, "kind": { "date": { "first": "2026-01-01", "last": "2026-12-31" } } },
      { "code": "stay", "text": { "fi": "Aika" }, "may_decline": true, "kind": { "date_range": { "last": "2026-12-31" } } },
      { "code": "clock", "text": { "fi": "Kello" }, "kind": "time" },
      { "code": "spot", "text": { "fi": "Kuvat" }, "may_decline": true, "kind": { "photos": { "at_most": 2 } } },
      { "code": "tell", "text": { "fi": "Kerro" }, "kind": { "long_text": { "at_least": 5, "most": 40 } } },
      { "code": "shares", "text": { "fi": "Osuudet" }, "may_decline": true, "kind": { "fields": { "sum": "100", "fields": [
        { "code": "car", "text": { "fi": "Auto" }, "kind": { "number": { "decimals": 1 } } },
        { "code": "bus", "text": { "fi": "Bussi" }, "kind": { "number": { "decimals": 1 } } } ] } } },
      { "code": "beaches", "text": { "fi": "Rannat" }, "kind": { "grid": { "rows": [
        { "code": "north", "text": { "fi": "Pohjoinen" } }, { "code": "south", "text": { "fi": "Etelä" } } ], "fields": [
        { "code": "has", "text": { "fi": "Mitä" }, "kind": { "multiple_choice": { "options": [
          { "code": "sand", "text": { "fi": "Hiekka" } }, { "code": "cafe", "text": { "fi": "Kahvila" } } ] } } },
        { "code": "name", "text": { "fi": "Nimi" }, "required": true, "kind": { "short_text": { "most": 20 } } } ] } } },
      { "code": "home", "text": { "fi": "Missä asut?" }, "may_decline": true, "kind": { "place": { "options": [
        { "code": "kallio", "text": { "fi": "Kallio" } }, { "code": "pasila", "text": { "fi": "Pasila" } },
        { "code": "elsewhere", "text": { "fi": "Muualla" }, "other": true } ] } } },
      { "code": "people", "text": { "fi": "Ketkä" }, "required": true, "kind": { "repeated": { "at_most": 3, "fields": [
        { "code": "age", "text": { "fi": "Ikä" }, "required": true, "kind": { "number": {} } },
        { "code": "swims", "text": { "fi": "Ui" }, "may_decline": true, "kind": "yes_no" } ] } } }
    ] } ] }"#;
    Questionnaire::from_file(file).unwrap()
}

fn question(name: &str) -> Question {
    further_kinds().question(&code(name)).unwrap().clone()
}

fn given(name: &str, pairs: &[(&str, &str)]) -> Answer {
    match question(name).read(&fields(pairs)) {
        Entry::Given(answer) => answer,
        other => panic!("{name}: {other:?}"),
    }
}

fn wrong(name: &str, pairs: &[(&str, &str)]) -> Problem {
    match question(name).read(&fields(pairs)) {
        Entry::Wrong(problem) => problem,
        other => panic!("{name}: {other:?}"),
    }
}

/// What keeps this from being sent.
fn lacks(name: &str, pairs: &[(&str, &str)]) -> Option<Problem> {
    question(name).completes(Some(&given(name, pairs))).err()
}

fn json(answer: &Answer) -> String {
    serde_json::to_string(answer).unwrap()
}

#[test]
fn they_have_no_flaw_and_survive_their_file() {
    let all = further_kinds();
    assert_eq!(all.flaws(Language::Fi), []);
    assert_eq!(Questionnaire::from_file(&all.to_file()).unwrap(), all);
    let earlier = super::every_kind();
    assert_eq!(Questionnaire::from_file(&earlier.to_file()).unwrap(), earlier);
}

const FIRST: &str = "0123456789abcdef0123456789abcdef";
const SECOND: &str = "fedcba9876543210fedcba9876543210";

#[test]
fn each_reads_its_own_answer() {
    let two = format!(" {FIRST} {SECOND} ");
    let shares = [("q-shares-part-car", "60,5"), ("q-shares-part-bus", "39.5")];
    let beaches = [
        ("q-beaches-part-north-part-has", "sand"),
        ("q-beaches-part-north-part-has", "cafe"),
        ("q-beaches-part-south-part-name", " Hieta "),
    ];
    let people = [("q-people-part-n2-part-age", "7"), ("q-people-part-n2-part-swims", NOT_SAID)];
    for (name, pairs, expected) in [
        ("district", &[("q-district", "kallio")][..], r#"{"option":{"option":"kallio"}}"#),
        ("district", &[("q-district-none", NOT_KNOWN)], r#""not_known""#),
        ("recommend", &[("q-recommend", "p10")], r#"{"point":10}"#),
        (
            "order",
            &[("q-order-row-light", "1"), ("q-order-row-bins", "2")],
            r#"{"ranked":["light","bins"]}"#,
        ),
        (
            "order",
            &[("q-order-row-light", ""), ("q-order-row-bins", "1")],
            r#"{"ranked":["bins"]}"#,
        ),
        ("warmth", &[("q-warmth", "−1,5")], r#"{"number":"-1.5"}"#),
        ("day", &[("q-day", "31.3.2026")], r#"{"date":"2026-03-31"}"#),
        (
            "stay",
            &[("q-stay-from", "2026-03-31"), ("q-stay-to", "1.4.2026")],
            r#"{"parts":{"from":{"date":"2026-03-31"},"to":{"date":"2026-04-01"}}}"#,
        ),
        ("clock", &[("q-clock", "9.30")], r#"{"time":"09:30"}"#),
        ("spot", &[("q-spot", &two)], &format!(r#"{{"photos":["{FIRST}","{SECOND}"]}}"#)),
        ("spot", &[("q-spot", ""), ("q-spot-none", NOT_SAID)], r#""not_said""#),
        ("shares", &shares, r#"{"parts":{"bus":{"number":"39.5"},"car":{"number":"60.5"}}}"#),
        (
            "beaches",
            &beaches,
            r#"{"parts":{"north":{"parts":{"has":{"options":{"options":["sand","cafe"]}}}},"south":{"parts":{"name":{"text":"Hieta"}}}}}"#,
        ),
        (
            "people",
            &people,
            r#"{"parts":{"n2":{"parts":{"age":{"number":"7"},"swims":"not_said"}}}}"#,
        ),
    ] {
        assert_eq!(json(&given(name, pairs)), expected, "{name}");
    }
}

#[test]
fn what_cannot_be_stored_is_named() {
    let three = format!("{FIRST} {SECOND} 00000000000000000000000000000001");
    let twice = format!("{FIRST} {FIRST}");
    let upper = FIRST.to_uppercase();
    let day = |text: &str| crate::answers::Date::parse(text).unwrap();
    let number = |text: &str| crate::answers::Decimal::parse(text).unwrap();
    for (name, pairs, problem) in [
        (
            "order",
            &[("q-order-row-light", "1"), ("q-order-row-bins", "1")][..],
            Problem::PlacesUnclear,
        ),
        ("order", &[("q-order-row-light", "2")], Problem::PlacesUnclear),
        (
            "order",
            &[("q-order-row-light", "1"), ("q-order-row-bins", "2"), ("q-order-row-paths", "3")],
            Problem::TooMany { most: 2 },
        ),
        ("warmth", &[("q-warmth", "0.3")], Problem::OffStep { step: number("0.5") }),
        ("day", &[("q-day", "29.2.2026")], Problem::NotADate),
        ("day", &[("q-day", "2025-12-31")], Problem::TooEarly { first: day("2026-01-01") }),
        ("day", &[("q-day", "2027-01-01")], Problem::TooLate { last: day("2026-12-31") }),
        ("stay", &[("q-stay-from", "2.4.2026"), ("q-stay-to", "1.4.2026")], Problem::NotASpan),
        ("stay", &[("q-stay-from", "2.4.2026"), ("q-stay-none", NOT_SAID)], Problem::Contradiction),
        ("clock", &[("q-clock", "25:00")], Problem::NotATime),
        ("spot", &[("q-spot", &three)], Problem::TooMany { most: 2 }),
        ("spot", &[("q-spot", &twice)], Problem::NotOffered),
        ("spot", &[("q-spot", &upper)], Problem::NotOffered),
        ("spot", &[("q-spot", "me.jpg")], Problem::NotOffered),
        ("spot", &[("q-spot", FIRST), ("q-spot-none", NOT_SAID)], Problem::Contradiction),
        ("shares", &[("q-shares-part-car", "x")], Problem::NotANumber),
        ("beaches", &[("q-beaches-part-north-part-has", "tide")], Problem::NotOffered),
        ("recommend", &[("q-recommend", "p11")], Problem::NotOffered),
        ("recommend", &[("q-recommend", NOT_KNOWN)], Problem::NotOffered),
    ] {
        assert_eq!(wrong(name, pairs), problem, "{name} {pairs:?}");
    }
}

#[test]
fn what_is_left_open_keeps_from_sending() {
    assert_eq!(lacks("uses", &[("q-uses", "swim")]), Some(Problem::TooFew { least: 2 }));
    assert_eq!(lacks("uses", &[("q-uses", "none")]), None, "stands for itself");
    assert_eq!(lacks("uses", &[("q-uses", "none"), ("q-uses", "swim")]), Some(Problem::NotAlone));
    assert_eq!(lacks("district", &[("q-district", "other")]), Some(Problem::OtherUntold));
    assert_eq!(lacks("tell", &[("q-tell", "ääää")]), Some(Problem::TooShort { least: 5 }));
    assert_eq!(lacks("stay", &[("q-stay-from", "1.4.2026")]), Some(Problem::NotASpan));
    let sum = Problem::WrongSum { sum: crate::answers::Decimal::whole(100) };
    assert_eq!(lacks("shares", &[("q-shares-part-car", "60")]), Some(sum));
    assert_eq!(lacks("shares", &[("q-shares-part-car", "60"), ("q-shares-part-bus", "40")]), None);
    assert_eq!(lacks("shares", &[("q-shares-none", NOT_SAID)]), None);
    let north = ("q-beaches-part-north-part-name", "Hieta");
    assert_eq!(lacks("beaches", &[north]), Some(Problem::MissingRows));
    assert_eq!(lacks("beaches", &[north, ("q-beaches-part-south-part-name", "Eira")]), None);
    assert_eq!(
        lacks("people", &[("q-people-part-n1-part-swims", "yes")]),
        Some(Problem::MissingRows)
    );
    assert_eq!(lacks("people", &[("q-people-part-n3-part-age", "7")]), None);
    assert_eq!(question("people").completes(None), Err(Problem::Missing));
}

#[test]
fn an_answer_of_another_shape_is_refused() {
    let all = further_kinds();
    let answers = [
        r#"{"parts":{}}"#,
        r#"{"parts":{"car":{"parts":{"car":{"number":"1"}}}}}"#,
        r#"{"parts":{"car":{"text":"1"}}}"#,
        r#"{"parts":{"n4":{"parts":{"age":{"number":"1"}}}}}"#,
        r#"{"parts":{"from":{"text":"1"}}}"#,
        r#"{"ranked":[]}"#,
        r#"{"photos":[]}"#,
        r#"{"photos":["0123456789abcdef0123456789abcdef","0123456789abcdef0123456789abcdef"]}"#,
        r#"{"ranked":["bins","bins"]}"#,
        r#"{"rows":{"north":"sand"}}"#,
    ];
    for answer in answers {
        let answer: Answer = serde_json::from_str(answer).unwrap();
        for question in all.questions() {
            assert!(question.accepts(&answer).is_err(), "{} {answer:?}", question.code);
        }
    }
}

#[test]
fn limits_that_no_answer_can_meet_are_flaws() {
    let flawed = |from: &str, to: &str| {
        let file = further_kinds().to_file();
        assert!(file.contains(from), "{from}");
        Questionnaire::from_file(&file.replacen(from, to, 1)).unwrap().flaws(Language::Fi).len()
    };
    for (from, to) in [
        ("\"at_least\": 2", "\"at_least\": 3"),
        ("\"from\": 0,", "\"from\": 1,"),
        ("\"step\": \"0.5\"", "\"step\": \"0\""),
        ("\"step\": \"0.5\"", "\"step\": \"0.25\""),
        ("\"least\": \"-2\",", ""),
        ("\"first\": \"2026-01-01\"", "\"first\": \"2027-01-01\""),
        ("\"at_least\": 5", "\"at_least\": 50"),
        ("\"at_most\": 3", "\"at_most\": 21"),
        ("\"code\": \"bus\"", "\"code\": \"car\""),
        ("\"kind\": \"yes_no\"", "\"kind\": \"text_block\""),
    ] {
        assert!(flawed(from, to) > 0, "{from} -> {to}");
    }
}

#[test]
fn a_part_is_found_by_the_codes_that_lead_to_it() {
    let people = given("people", &[("q-people-part-n2-part-age", "7")]);
    let path = [code("n2"), code("age")];
    assert_eq!(people.at(&path).and_then(Answer::number), crate::answers::Decimal::parse("7"));
    assert_eq!(people.at(&[code("n1"), code("age")]), None);
    assert_eq!(Answer::NotSaid.at(&path), Some(&Answer::NotSaid));
    let leaves = question("beaches").leaves().len();
    assert_eq!(
        (leaves, question("people").leaves().len(), question("day").leaves().len()),
        (4, 6, 1)
    );
}

fn names(question: &Question<Texts>) -> Vec<String> {
    let name = question_field(&question.code);
    let mut names = vec![none_field(&name), end_field(&name, "from"), end_field(&name, "to")];
    if let Kind::Ranking { options, .. } = &question.kind {
        names.extend(options.iter().map(|option| row_field(&name, option.code.as_str())));
    }
    names.extend(question.leaves().iter().map(|(path, _)| leaf_field(&name, path)));
    names
}

fn any_fields() -> impl Strategy<Value = Vec<(String, String)>> {
    let names: Vec<String> = further_kinds().questions().flat_map(names).collect();
    let value = prop_oneof![
        "[0-9.:,-]{0,10}",
        "[ a-zåäö\\n]{0,12}",
        prop::sample::select(vec![
            "kallio",
            "other",
            "swim",
            "none",
            "p3",
            "1",
            "2",
            "3",
            "50",
            "100",
            "2026-03-31",
            "9.30",
            "sand",
            "cafe",
            "yes",
            NOT_SAID,
            NOT_KNOWN,
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec((prop::sample::select(names), value), 0..30)
}

proptest! {
    #[test]
    fn reading_a_form_and_accepting_an_answer_agree(fields in any_fields()) {
        for question in further_kinds().questions() {
            if let Entry::Given(answer) = question.read(&fields) {
                prop_assert_eq!(question.accepts(&answer), Ok(()));
                prop_assert_eq!(question.read(&question.write(&answer, Language::Sv)), Entry::Given(answer.clone()));
                prop_assert_eq!(serde_json::from_str::<Answer>(&json(&answer)).unwrap(), answer.clone());
                let _ = question.completes(Some(&answer));
            }
        }
    }
}

#[test]
fn conditions_know_places_days_times_and_parts() {
    let all = further_kinds();
    let answers = [
        ("order", r#"{"ranked":["light","bins"]}"#),
        ("day", r#"{"date":"2026-03-31"}"#),
        ("stay", r#"{"parts":{"from":{"date":"2026-03-01"},"to":{"date":"2026-03-31"}}}"#),
        ("clock", r#"{"time":"17:30"}"#),
        ("shares", r#"{"parts":{"car":{"number":"60"}}}"#),
        ("district", r#""not_known""#),
    ];
    let answers = answers.map(|(name, json)| (code(name), serde_json::from_str(json).unwrap()));
    let answers = answers.into_iter().collect();
    for (text, holds) in [
        ("order has 'bins' and not (order has 'paths')", true),
        ("order.light = 1 and order.bins < 3", true),
        ("order.paths >= 1", false),
        ("day > date'2026-03-30' and day <= date'2026-03-31'", true),
        ("days(stay.from, stay.to) = 30", true),
        ("clock >= 17.5 and clock < 18", true),
        ("shares.car > 50", true),
        ("shares.bus > 50 or answered(shares.bus)", false),
        ("answered(district)", false),
        ("answered(shares)", true),
    ] {
        let condition: crate::questionnaires::Expression = text.parse().unwrap();
        let earlier = all.questions().map(|question| (&question.code, question)).collect();
        assert_eq!(condition.check(&earlier), [], "{text}");
        assert_eq!(condition.holds(&answers), holds, "{text}");
    }
}

#[test]
fn photos_stand_by_themselves_and_can_be_counted() {
    use crate::questionnaires::FlawKind;

    let file = |fields: &str, condition: &str| {
        let file = format!(
            r#"{{ "format": "kanssa-questionnaire/1", "pages": [ {{ "code": "p", "questions": [
              {{ "code": "spot", "text": {{ "fi": "a" }}, "kind": {{ "photos": {{ "at_most": 2 }} }} }},
              {fields}
              {{ "code": "why", "text": {{ "fi": "c" }}, "show_if": "{condition}", "kind": {{ "short_text": {{ "most": 9 }} }} }}
            ] }} ] }}"#
        );
        Questionnaire::from_file(&file).unwrap()
    };
    let photos =
        |names: &[&str]| Answer::Photos(names.iter().map(|n| n.parse().unwrap()).collect());
    for (condition, given, holds) in [
        ("answered(spot)", Some(photos(&[FIRST])), true),
        ("answered(spot)", None, false),
        ("count(spot) >= 2", Some(photos(&[FIRST])), false),
        ("count(spot) >= 2", Some(photos(&[FIRST, SECOND])), true),
        ("declined(spot)", Some(Answer::NotSaid), true),
    ] {
        let all = file("", condition);
        assert_eq!(all.flaws(Language::Fi), [], "{condition}");
        let answers = given.into_iter().map(|answer| (code("spot"), answer)).collect();
        assert_eq!(all.path(&answers).shows(0, 1), holds, "{condition}");
    }
    let has_flaw =
        |all: &Questionnaire, kind| all.flaws(Language::Fi).iter().any(|f| f.kind == kind);
    for wrong in ["spot = 1", "spot has 'a'", "spot + 1 > 2"] {
        assert!(has_flaw(&file("", wrong), FlawKind::Types), "{wrong}");
    }
    for holder in [r#""fields": { "fields""#, r#""repeated": { "at_most": 2, "fields""#] {
        let field = format!(
            r#"{{ "code": "in", "text": {{ "fi": "b" }}, "kind": {{ {holder}: [
               {{ "code": "one", "text": {{ "fi": "b" }}, "kind": {{ "photos": {{ "at_most": 1 }} }} }} ] }} }} }},"#
        );
        assert!(has_flaw(&file(&field, "answered(spot)"), FlawKind::NotAField), "{holder}");
    }
    for at_most in [0, 6] {
        let question = Question::new(code("spot"), Texts::default(), Kind::Photos { at_most });
        let mut all = file("", "answered(spot)");
        all.pages[0].questions[0] = question;
        assert!(has_flaw(&all, FlawKind::ImpossibleLimits), "{at_most}");
    }
}
