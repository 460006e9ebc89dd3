//! That every answer, of whichever version, has its cells.

use proptest::prelude::*;

use crate::{
    answers::{Answer, Date, Decimal, TimeOfDay},
    questionnaires::{Choice, Code, Kind, ListStyle, Question, ScaleStyle, tests::further_kinds},
    results::{Cell, Partition, cells_of, counted::frame},
};

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn choices(codes: &[&str]) -> Vec<Choice<()>> {
    codes.iter().map(|name| Choice::new(code(name), ())).collect()
}

pub(super) fn question(name: &str, kind: Kind<()>) -> Question<()> {
    Question { may_decline: true, ..Question::new(code(name), (), kind) }
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
    let mut all = vec![
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
    ];
    all.extend(further_kinds().map_texts(&|_| ()).questions().cloned());
    all
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

fn json(answer: &str) -> Answer {
    serde_json::from_str(answer).unwrap()
}

/// The cells of an answer written as JSON, with spaces between.
fn counted(name: &str, answer: &str) -> String {
    named(name, Some(&json(answer))).join(" ")
}

#[test]
fn places_days_and_times_have_their_cells() {
    assert_eq!(
        counted("order", r#"{"ranked":["light","dust"]}"#),
        "order-bins=~not_chosen order-dust=p2 order-light=p1 order-paths=~not_chosen"
    );
    assert_eq!(counted("day", r#"{"date":"2026-03-31"}"#), "day=m2026_03");
    assert_eq!(counted("clock", r#"{"time":"09:59"}"#), "clock=h09");
    assert_eq!(
        counted("stay", r#"{"parts":{"from":{"date":"2026-03-31"},"to":{"date":"2026-04-01"}}}"#),
        "stay-from=m2026_03 stay-to=m2026_04"
    );
    assert_eq!(counted("stay", r#""not_said""#), "stay-from=~not_said stay-to=~not_said");
    assert_eq!(
        counted("stay", r#"{"yes_no":true}"#),
        "stay-from=~earlier_kind stay-to=~earlier_kind"
    );
}

#[test]
fn a_part_counts_as_a_question_of_its_own() {
    assert_eq!(
        counted("shares", r#"{"parts":{"car":{"number":"60"}}}"#),
        "shares-bus=~no_answer shares-car=51..101"
    );
    assert_eq!(
        counted(
            "beaches",
            r#"{"parts":{"north":{"parts":{"has":{"options":{"options":["sand"]}}}}}}"#
        ),
        "beaches-north-has=~answered beaches-north-has-cafe=~not_chosen \
         beaches-north-has-sand=~chosen beaches-north-name=~no_answer \
         beaches-south-has=~no_answer beaches-south-has-cafe=~unanswered \
         beaches-south-has-sand=~unanswered beaches-south-name=~no_answer"
    );
    assert_eq!(named("people", None).len(), 6);
    assert!(counted("shares", r#""not_known""#).contains("shares-bus=~cannot_say"));
}

#[test]
fn parts_of_earlier_versions_are_never_dropped() {
    assert_eq!(
        counted(
            "shares",
            r#"{"parts":{"car":{"text":"x"},"tram":{"number":"7"},"note":{"text":"x"}}}"#
        ),
        "shares-bus=~no_answer shares-car=~earlier_kind shares-note=~answered shares-tram=6..11"
    );
    for earlier in [r#"{"number":"5"}"#, r#"{"rows":{"car":"bus"}}"#, r#"{"ranked":["car"]}"#] {
        assert_eq!(counted("shares", earlier), "shares-bus=~earlier_kind shares-car=~earlier_kind");
    }
    assert!(
        named("beaches", Some(&json(r#"{"text":"x"}"#)))
            .iter()
            .all(|c| c.ends_with("=~earlier_kind"))
    );
    // A row of fields has become a field, and a field a row of fields.
    assert_eq!(
        counted("shares", r#"{"parts":{"car":{"parts":{"new":{"yes_no":true}}}}}"#),
        "shares-bus=~no_answer shares-car=~earlier_kind shares-car-new=yes"
    );
    assert!(
        counted("people", r#"{"parts":{"n2":{"date":"2026-03-31"}}}"#)
            .contains("people-n2=m2026_03 ")
    );
}

#[test]
fn not_knowing_is_no_answer_of_its_own_kind() {
    let cell: Cell = "~cannot_say".parse().unwrap();
    assert!(!cell.is_answer());
    assert_eq!(counted("district", r#""not_known""#), "district=~cannot_say");
    assert_eq!(
        counted("uses", r#""not_known""#),
        "uses=~cannot_say uses-none=~unanswered uses-swim=~unanswered uses-walk=~unanswered"
    );
    assert_eq!(
        counted("street", r#""not_known""#),
        "street-light=~cannot_say street-noise=~cannot_say"
    );
}

#[test]
fn partitions_keep_the_names_they_are_stored_under() {
    for name in ["~time", "~stop", "safe", "street-noise", "beaches-north-has-sand"] {
        assert_eq!(name.parse::<Partition>().unwrap().to_string(), name);
    }
    let path: Vec<_> = "a-b-c".parse::<Partition>().unwrap().path().to_vec();
    assert_eq!(path, [code("b"), code("c")]);
    for wrong in ["", "-", "a-", "a--b", "-a", "~", "A"] {
        assert!(wrong.parse::<Partition>().is_err(), "{wrong}");
    }
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

/// Codes of the questions above, and of none.
fn any_code() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "walk", "bike", "car", "noise", "dust", "p3", "bins", "light", "north", "south", "has",
        "name", "sand", "n1", "n2", "age", "from", "to",
    ])
}

fn any_simple_answer() -> impl Strategy<Value = Answer> {
    let date = (1000_u16..=9999, 1_u8..=12, 1_u8..=28)
        .prop_map(|(year, month, day)| Answer::Date(Date::new(year, month, day).unwrap()));
    let time = (0..24, 0..60)
        .prop_map(|(h, m)| Answer::Time(TimeOfDay::parse(&format!("{h}:{m:02}")).unwrap()));
    prop_oneof![
        Just(Answer::NotSaid),
        Just(Answer::NotKnown),
        any_code().prop_map(|name| Answer::Option { option: code(name), other: None }),
        prop::collection::vec(any_code(), 1..4).prop_map(|names| options(&names)),
        any::<bool>().prop_map(Answer::YesNo),
        any::<u8>().prop_map(Answer::Point),
        prop::collection::vec((any_code(), any_code()), 1..4).prop_map(|pairs| rows(&pairs)),
        prop::collection::vec(any_code(), 1..4)
            .prop_map(|names| Answer::Ranked(names.into_iter().map(code).collect())),
        Just(Answer::Text("rain".to_owned())),
        (-999_999_999_999_999_i64..=999_999_999_999_999)
            .prop_map(|number| Answer::Number(Decimal::whole(number))),
        date,
        time,
    ]
}

/// Of any kind, in parts of parts too.
fn any_answer() -> impl Strategy<Value = Answer> {
    any_simple_answer().prop_recursive(2, 12, 4, |part| {
        let parts = prop::collection::vec((any_code(), part), 0..4);
        parts.prop_map(|parts| {
            Answer::Parts(parts.into_iter().map(|(name, part)| (code(name), part)).collect())
        })
    })
}

proptest! {
    #[test]
    fn every_answer_has_cells_in_every_kind_of_question_and_their_names_survive(
        answer in prop::option::of(any_answer())
    ) {
        for question in every_kind() {
            let cells = cells_of(&question, answer.as_ref());
            prop_assert_eq!(cells.is_empty(), !question.has_answer());
            for framed in frame(&question) {
                prop_assert!(cells.contains_key(&framed.partition), "{} is in no cell", framed.partition);
            }
            for (partition, cell) in cells {
                prop_assert_eq!(partition.question(), Some(&question.code));
                prop_assert_eq!(partition.to_string().parse::<Partition>(), Ok(partition));
                prop_assert_eq!(cell.to_string().parse::<Cell>(), Ok(cell));
            }
        }
    }

    /// What nobody answered is in every partition that any answer is in, but for former ones.
    #[test]
    fn partitions_of_a_question_do_not_hang_on_what_is_answered(answer in any_answer()) {
        for question in every_kind() {
            let framed: Vec<Partition> = frame(&question).into_iter().map(|f| f.partition).collect();
            let unanswered: Vec<Partition> = cells_of(&question, None).into_keys().collect();
            prop_assert_eq!(unanswered.len(), framed.len());
            prop_assert!(unanswered.iter().all(|partition| framed.contains(partition)));
            let former = cells_of(&question, Some(&answer)).into_keys().filter(|p| !framed.contains(p));
            prop_assert!(former.into_iter().all(|partition| !partition.path().is_empty()));
        }
    }
}
