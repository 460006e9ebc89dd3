//! Exports of questionnaires in several versions: known ones, and any that can be made up.

mod any;
mod properties;
mod read;

use super::*;
use crate::{
    answers::{Answer, Decimal},
    language::Texts,
    questionnaires::{Choice, Code, Kind, ListStyle, Page, Question, Questionnaire, ScaleStyle},
};

pub(super) fn code(text: &str) -> Code {
    text.parse().unwrap()
}

/// Options or rows; the one called `other` asks "what?".
pub(super) fn choices(codes: &[&str]) -> Vec<Choice> {
    let choice = |c: &&str| Choice {
        code: code(c),
        text: Texts { en: Some(format!("The {c}")), ..Texts::default() },
        picture: None,
        other: *c == "other",
        alone: false,
        show_if: None,
    };
    codes.iter().map(choice).collect()
}

pub(super) fn single(options: &[&str]) -> Kind {
    Kind::SingleChoice { options: choices(options), shown_as: ListStyle::Buttons }
}

pub(super) fn multiple(options: &[&str]) -> Kind {
    Kind::MultipleChoice { options: choices(options), at_least: None, at_most: None }
}

pub(super) fn number() -> Kind {
    Kind::Number { least: None, greatest: None, decimals: 6, step: None, slider: false, unit: None }
}

pub(super) fn scale(from: u8, to: u8) -> Kind {
    Kind::Scale {
        from,
        to,
        low: Texts::default(),
        high: Texts::default(),
        between: Vec::new(),
        style: ScaleStyle::Points,
    }
}

pub(super) fn questionnaire(questions: Vec<(&str, Kind)>) -> Questionnaire {
    let question = |(name, kind): (&str, Kind)| Question {
        may_decline: true,
        ..Question::new(
            code(name),
            Texts { fi: Some(format!("Kysymys {name}")), ..Texts::default() },
            kind,
        )
    };
    let questions = questions.into_iter().map(question).collect();
    Questionnaire::new(vec![Page::new(code("page"), questions)])
}

const SENT: Response<'_> = Response { id: "k3x9", version: 2, day: "2026-03-01" };

fn names(plan: &ColumnPlan) -> String {
    plan.columns()[3..].iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(" ")
}

fn csv_of(plan: &ColumnPlan, answers: &[(&str, i64, Answer)]) -> String {
    let answers: Vec<(Code, i64, Answer)> = answers
        .iter()
        .map(|(name, version, answer)| (code(name), *version, answer.clone()))
        .collect();
    let given = answers.iter().map(|(question, version, answer)| Given {
        question,
        version: *version,
        answer,
    });
    let mut out = String::new();
    Csv::PLAIN.row(&plan.row(SENT, given).unwrap(), &mut out);
    out.trim_end().to_owned()
}

#[test]
fn every_kind_has_its_columns() {
    let matrix = Kind::Matrix { rows: choices(&["noise", "light"]), columns: choices(&["bad"]) };
    let plan = ColumnPlan::of(&[(
        1,
        questionnaire(vec![
            ("words", Kind::TextBlock),
            ("travel", single(&["car", "other"])),
            ("sex", single(&["f", "m"])),
            ("wishes", multiple(&["tree", "other"])),
            ("seen", Kind::YesNo),
            ("safe", scale(1, 5)),
            ("street", matrix),
            ("years", number()),
            ("tell", Kind::LongText { at_least: 0, most: 9 }),
        ]),
    )]);
    assert_eq!(
        names(&plan),
        "travel travel__other_text sex wishes__tree wishes__other wishes__other_text seen safe \
         street__noise street__light years tell"
    );
    let about: Vec<&str> = plan.columns()[..3].iter().map(|c| c.name.as_str()).collect();
    assert_eq!(about, ["response", "version", "day"]);
}

#[test]
fn r20_a_row_tells_the_callers_keyed_id_the_version_and_the_day_and_nothing_else() {
    let plan = ColumnPlan::of(&[(1, questionnaire(vec![("seen", Kind::YesNo)]))]);
    assert_eq!(csv_of(&plan, &[("seen", 1, Answer::YesNo(true))]), "k3x9,2,2026-03-01,yes");
    assert_eq!(csv_of(&plan, &[]), "k3x9,2,2026-03-01,");
}

/// A grid of a choice of several and a text, and a group of a number, a day and a time.
fn with_parts() -> Questionnaire {
    let fields = |kinds| questionnaire(kinds).pages.remove(0).questions;
    let in_grid = vec![("has", multiple(&["sand", "other"])), ("name", short(40))];
    let in_group = vec![
        ("age", number()),
        ("day", Kind::Date { first: None, last: None }),
        ("at", Kind::Time),
    ];
    let mut questionnaire = questionnaire(vec![
        ("order", Kind::Ranking { options: choices(&["a", "b", "c"]), at_most: None }),
        ("stay", Kind::DateRange { first: None, last: None }),
        ("shore", Kind::Grid { rows: choices(&["north", "south"]), fields: fields(in_grid) }),
        ("people", Kind::Repeated { fields: fields(in_group), at_most: 2 }),
    ]);
    for question in &mut questionnaire.pages[0].questions {
        question.may_not_know = true;
    }
    questionnaire
}

fn short(most: u32) -> Kind {
    Kind::ShortText { at_least: 0, most }
}

fn json(answer: &str) -> Answer {
    serde_json::from_str(answer).unwrap()
}

#[test]
fn every_part_has_columns_of_its_own() {
    let plan = ColumnPlan::of(&[(1, with_parts())]);
    assert_eq!(
        names(&plan),
        "order__a order__b order__c stay__from stay__to \
         shore__north__has__sand shore__north__has__other shore__north__has__other_text \
         shore__north__name \
         shore__south__has__sand shore__south__has__other shore__south__has__other_text \
         shore__south__name \
         people__n1__age people__n1__day people__n1__at people__n2__age people__n2__day people__n2__at"
    );
    let shore = r#"{"parts":{"north":{"parts":{"has":{"options":{"options":["other"],"other":"reed"}}}},
        "south":{"parts":{"has":"not_said","name":{"text":"=Eira"}}}}}"#;
    let people = r#"{"parts":{"n2":{"parts":{"age":{"number":"7.5"},"day":{"date":"2026-03-31"},"at":{"time":"09:30"}}}}}"#;
    let stay = r#"{"parts":{"from":{"date":"2026-03-31"},"to":{"date":"2026-04-01"}}}"#;
    let all = [
        ("order", 1, json(r#"{"ranked":["c","a"]}"#)),
        ("stay", 1, json(stay)),
        ("shore", 1, json(shore)),
        ("people", 1, json(people)),
    ];
    assert_eq!(
        csv_of(&plan, &all),
        "k3x9,2,2026-03-01,2,,1,2026-03-31,2026-04-01,0,1,reed,,\
         not_said,not_said,not_said,'=Eira,,,,7.5,2026-03-31,09:30"
    );
    let none = [("shore", 1, Answer::NotKnown), ("stay", 1, Answer::NotSaid)];
    let n = "not_known";
    assert_eq!(
        csv_of(&plan, &none),
        format!("k3x9,2,2026-03-01,,,,not_said,not_said,{n},{n},{n},{n},{n},{n},{n},{n},,,,,,")
    );
    let coded = ColumnPlan::of(&[(1, with_parts())]).without_own_words();
    assert_eq!(
        csv_of(&coded, &[("shore", 1, json(shore))]),
        "k3x9,2,2026-03-01,,,,,,0,1,not_said,not_said,,,,,,"
    );
}

#[test]
fn parts_of_several_versions_meet_by_their_codes() {
    let fields = |kinds| questionnaire(kinds).pages.remove(0).questions;
    let version =
        |kinds| questionnaire(vec![("q", Kind::Fields { fields: fields(kinds), sum: None })]);
    let plan = ColumnPlan::of(&[
        (1, version(vec![("a", number()), ("b", short(9)), ("c", Kind::YesNo)])),
        (2, version(vec![("c", Kind::YesNo), ("a", short(9))])),
        (3, questionnaire(vec![("q", number())])),
    ]);
    assert_eq!(names(&plan), "q q__c q__a__v2 q__a q__b");
    let number = || json(r#"{"parts":{"a":{"number":"5"}}}"#);
    assert_eq!(csv_of(&plan, &[("q", 1, number())]), "k3x9,2,2026-03-01,,,,5,");
    let question = &code("q");
    for (version, answer) in [(2, number()), (3, number()), (1, json(r#"{"number":"5"}"#))] {
        let given = Given { question, version, answer: &answer };
        assert!(plan.row(SENT, [given]).is_err(), "{version} {answer:?}");
    }
    for lost in [r#"{"parts":{"a":{"number":"5"},"d":{"number":"5"}}}"#, r#"{"parts":{}}"#] {
        let given = Given { question, version: 1, answer: &json(lost) };
        assert!(plan.row(SENT, [given]).is_err(), "{lost}");
    }
}

#[test]
fn columns_follow_the_newest_version_and_older_ones_their_neighbours() {
    let plan = ColumnPlan::of(&[
        (2, questionnaire(vec![("c", multiple(&["y", "x"])), ("a", number())])),
        (
            1,
            questionnaire(vec![
                ("a", number()),
                ("b", number()),
                ("c", multiple(&["x", "z", "y"])),
            ]),
        ),
    ]);
    assert_eq!(names(&plan), "c__y c__x c__z a b");
    let versions: Vec<&[i64]> = plan.columns()[3..].iter().map(|c| &*c.versions).collect();
    assert_eq!(versions, [&[1, 2][..], &[1, 2], &[1], &[1, 2], &[1]]);
}

#[test]
fn an_option_not_offered_is_empty_and_one_not_chosen_is_0() {
    let plan = ColumnPlan::of(&[
        (1, questionnaire(vec![("c", multiple(&["x", "y"]))])),
        (2, questionnaire(vec![("c", multiple(&["x", "y", "z"]))])),
    ]);
    let chose_x = Answer::Options { options: vec![code("x")], other: None };
    assert_eq!(csv_of(&plan, &[("c", 1, chose_x.clone())]), "k3x9,2,2026-03-01,1,0,");
    assert_eq!(csv_of(&plan, &[("c", 2, chose_x)]), "k3x9,2,2026-03-01,1,0,0");
    assert_eq!(csv_of(&plan, &[("c", 1, Answer::NotSaid)]), "k3x9,2,2026-03-01,not_said,not_said,");
}

#[test]
fn a_code_whose_kind_or_scale_changed_gets_columns_apart() {
    let plan = ColumnPlan::of(&[
        (1, questionnaire(vec![("q", number()), ("s", scale(1, 5))])),
        (
            3,
            questionnaire(vec![
                ("q", Kind::ShortText { at_least: 0, most: 9 }),
                ("s", scale(0, 10)),
            ]),
        ),
        (4, questionnaire(vec![("q", number()), ("s", scale(0, 10))])),
    ]);
    assert_eq!(names(&plan), "q q__v3 s__v3 s");
    assert_eq!(plan.columns()[3].versions, [1, 4]);
    let mixed = [("q", 3, Answer::Text("two".to_owned())), ("s", 1, Answer::Point(2))];
    assert_eq!(csv_of(&plan, &mixed), "k3x9,2,2026-03-01,,two,,2");
    let texts = ColumnPlan::of(&[
        (1, questionnaire(vec![("q", Kind::ShortText { at_least: 0, most: 9 })])),
        (2, questionnaire(vec![("q", Kind::LongText { at_least: 0, most: 99 })])),
    ]);
    assert_eq!(names(&texts), "q", "a longer text is still a text");
}

#[test]
fn names_that_would_read_alike_are_told_apart() {
    let plan = ColumnPlan::of(&[(
        1,
        questionnaire(vec![
            ("a", multiple(&["b__c", "other_text", "other"])),
            ("a__b", multiple(&["c"])),
            ("day", number()),
            ("to", number()),
        ]),
    )]);
    let names: Vec<&str> = plan.columns()[3..].iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names[..3], ["a__b__c", "a__other_text", "a__other"]);
    for (name, start) in names[3..].iter().zip(["a__other_text__", "a__b__c__", "day__", "to__"]) {
        assert!(name.strip_prefix(start).is_some_and(|suffix| suffix.len() == 8), "{name}");
    }
}

#[test]
fn an_answer_without_a_place_is_an_error_not_lost() {
    let plan = ColumnPlan::of(&[
        (1, questionnaire(vec![("q", number()), ("c", multiple(&["x"]))])),
        (2, questionnaire(vec![("q", number()), ("c", multiple(&["x", "other"]))])),
    ]);
    let chosen = |names: &[&str], other: Option<&str>| Answer::Options {
        options: names.iter().map(|c| code(c)).collect(),
        other: other.map(str::to_owned),
    };
    for (name, version, answer) in [
        ("q", 3, Answer::NotSaid),
        ("r", 1, Answer::NotSaid),
        ("q", 1, Answer::Text("5".to_owned())),
        ("c", 1, chosen(&["other"], None)),
        ("c", 1, chosen(&["x"], Some("what"))),
    ] {
        let question = &code(name);
        let given = Given { question, version, answer: &answer };
        let error = plan.row(SENT, [given]).unwrap_err();
        assert_eq!(error, NoPlace { question: question.clone(), version }, "{answer:?}");
    }
    let (question, answer) = (&code("q"), &Answer::Number(Decimal::whole(1)));
    let twice = [1, 2].map(|version| Given { question, version, answer });
    assert!(plan.row(SENT, twice).is_err(), "two answers never share a place");
}
