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
        other: *c == "other",
        alone: false,
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
        code: code(name),
        text: Texts { fi: Some(format!("Kysymys {name}")), ..Texts::default() },
        hint: None,
        required: false,
        may_decline: true,
        may_not_know: false,
        show_if: None,
        kind,
    };
    let questions = questions.into_iter().map(question).collect();
    Questionnaire {
        pages: vec![Page { code: code("page"), title: None, show_if: None, questions }],
    }
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
