//! That every answer, of whichever version, has its cells.

use proptest::prelude::*;

use crate::{
    answers::{Answer, Decimal},
    questionnaires::{Choice, Code, Kind, ListStyle, Question, ScaleStyle},
    results::{Cell, Partition, cells_of},
};

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn choices(codes: &[&str]) -> Vec<Choice<()>> {
    codes
        .iter()
        .map(|name| Choice { code: code(name), text: (), other: false, alone: false })
        .collect()
}

pub(super) fn question(name: &str, kind: Kind<()>) -> Question<()> {
    Question {
        code: code(name),
        text: (),
        hint: None,
        required: false,
        may_decline: true,
        may_not_know: false,
        show_if: None,
        kind,
    }
}

pub(super) fn every_kind() -> Vec<Question<()>> {
    let options = || choices(&["walk", "bike", "other"]);
    let number = |greatest: Option<i64>| Kind::Number {
        least: Some(Decimal::whole(0)),
        greatest: greatest.map(Decimal::whole),
        decimals: 0,
        step: None,
        slider: false,
        unit: None,
    };
    vec![
        question("words", Kind::TextBlock),
        question("travel", Kind::SingleChoice { options: options(), shown_as: ListStyle::Buttons }),
        question(
            "wishes",
            Kind::MultipleChoice { options: options(), at_least: None, at_most: None },
        ),
        question("seen", Kind::YesNo),
        question(
            "safe",
            Kind::Scale {
                from: 1,
                to: 5,
                low: (),
                high: (),
                between: Vec::new(),
                style: ScaleStyle::Points,
            },
        ),
        question(
            "street",
            Kind::Matrix { rows: choices(&["noise", "light"]), columns: choices(&["bad", "good"]) },
        ),
        question("why", Kind::ShortText { at_least: 0, most: 20 }),
        question("tell", Kind::LongText { at_least: 0, most: 20 }),
        question("age", number(Some(99))),
        question("steps", number(None)),
    ]
}

fn rows(pairs: &[(&str, &str)]) -> Answer {
    Answer::Rows(pairs.iter().map(|(row, column)| (code(row), code(column))).collect())
}

fn options(codes: &[&str]) -> Answer {
    Answer::Options { options: codes.iter().map(|name| code(name)).collect(), other: None }
}

fn named(name: &str, answer: Option<&Answer>) -> Vec<String> {
    let questions = every_kind();
    let question = questions.iter().find(|question| question.code == code(name)).unwrap();
    let cells = cells_of(question, answer);
    cells.into_iter().map(|(partition, cell)| format!("{partition}={cell}")).collect()
}

#[test]
fn every_kind_of_answer_has_its_cell() {
    let other = Answer::Option { option: code("other"), other: Some("a kayak".to_owned()) };
    assert_eq!(named("travel", Some(&other)), ["travel=other"]);
    assert_eq!(named("seen", Some(&Answer::YesNo(false))), ["seen=no"]);
    assert_eq!(named("safe", Some(&Answer::Point(3))), ["safe=p3"]);
    assert_eq!(named("why", Some(&Answer::Text("rain".to_owned()))), ["why=~answered"]);
    assert_eq!(named("age", Some(&Answer::Number(Decimal::whole(40)))), ["age=40..50"]);
    assert_eq!(named("steps", Some(&Answer::Number(Decimal::whole(40)))), ["steps=21..51"]);
    assert_eq!(
        named("wishes", Some(&options(&["bike"]))),
        [
            "wishes=~answered",
            "wishes-bike=~chosen",
            "wishes-other=~not_chosen",
            "wishes-walk=~not_chosen"
        ]
    );
    assert_eq!(
        named("street", Some(&rows(&[("light", "good")]))),
        ["street-light=good", "street-noise=~no_answer"]
    );
}

#[test]
fn not_saying_and_not_answering_are_told_apart() {
    assert_eq!(named("travel", Some(&Answer::NotSaid)), ["travel=~not_said"]);
    assert_eq!(named("travel", None), ["travel=~no_answer"]);
    assert_eq!(named("wishes", Some(&Answer::NotSaid)).first().unwrap(), "wishes=~not_said");
    assert_eq!(named("wishes", None).last().unwrap(), "wishes-walk=~unanswered");
    assert_eq!(named("street", None), ["street-light=~no_answer", "street-noise=~no_answer"]);
    assert_eq!(named("words", None), Vec::<String>::new());
}

#[test]
fn answers_to_earlier_versions_are_never_dropped() {
    let car = Answer::Option { option: code("car"), other: None };
    assert_eq!(named("travel", Some(&car)), ["travel=car"]);
    assert_eq!(named("safe", Some(&Answer::Point(9))), ["safe=p9"]);
    assert_eq!(named("safe", Some(&car)), ["safe=~earlier_kind"]);
    assert!(named("wishes", Some(&options(&["car"]))).contains(&"wishes-car=~chosen".to_owned()));
    assert!(named("wishes", Some(&car)).iter().all(|cell| cell.ends_with("=~earlier_kind")));
    assert_eq!(
        named("street", Some(&rows(&[("dust", "awful")]))),
        ["street-dust=awful", "street-light=~no_answer", "street-noise=~no_answer"]
    );
    let old = Answer::Number(Decimal::parse("-3.25").unwrap());
    assert_eq!(named("age", Some(&old)), ["age=-10..0"]);
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let any_code = || prop::sample::select(vec!["walk", "bike", "car", "noise", "dust", "p3"]);
    prop_oneof![
        Just(Answer::NotSaid),
        any_code().prop_map(|name| Answer::Option { option: code(name), other: None }),
        prop::collection::vec(any_code(), 1..4).prop_map(|names| options(&names)),
        any::<bool>().prop_map(Answer::YesNo),
        any::<u8>().prop_map(Answer::Point),
        prop::collection::vec((any_code(), any_code()), 1..4).prop_map(|pairs| rows(&pairs)),
        Just(Answer::Text("rain".to_owned())),
        (-999_999_999_999_999_i64..=999_999_999_999_999)
            .prop_map(|number| Answer::Number(Decimal::whole(number))),
    ]
}

proptest! {
    #[test]
    fn every_answer_has_cells_in_every_kind_of_question_and_their_names_survive(
        answer in prop::option::of(any_answer())
    ) {
        for question in every_kind() {
            let cells = cells_of(&question, answer.as_ref());
            prop_assert_eq!(cells.is_empty(), !question.is_answerable());
            for (partition, cell) in cells {
                prop_assert_eq!(partition.to_string().parse::<Partition>(), Ok(partition));
                prop_assert_eq!(cell.to_string().parse::<Cell>(), Ok(cell));
            }
        }
    }
}
