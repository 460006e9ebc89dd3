//! The rules of questionnaires, on one of every kind of question, and on any that can be made up.

use proptest::prelude::*;

use super::*;

mod alike;
pub(super) mod kinds;
pub(crate) mod logic;
mod rules;

pub(crate) use kinds::further_kinds;

use crate::answers::{Answer, Answers, Decimal, Problem};

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn expression(text: &str) -> Expression {
    text.parse().unwrap()
}

fn texts(text: &str) -> Texts {
    Texts::all(text, text, text)
}

fn choices(codes: &[&str]) -> Vec<Choice> {
    let choice = |c: &&str| Choice {
        code: code(c),
        text: texts(c),
        picture: None,
        other: *c == "other",
        alone: false,
        show_if: None,
    };
    codes.iter().map(choice).collect()
}

fn question(name: &str, kind: Kind) -> Question {
    Question { may_decline: true, ..Question::new(code(name), texts(name), kind) }
}

/// One question of every kind, over two pages, with conditions within and between pages.
pub(super) fn every_kind() -> Questionnaire {
    let options = || choices(&["walk", "bike", "car", "other"]);
    let mut why_car = question("why_car", Kind::ShortText { at_least: 0, most: 20 });
    why_car.show_if = Some(expression("travel has 'car'"));
    let mut travel =
        question("travel", Kind::SingleChoice { options: options(), shown_as: ListStyle::Buttons });
    travel.required = true;
    let mut years = question(
        "years",
        Kind::Number {
            least: Some(Decimal::whole(0)),
            greatest: Some(Decimal::whole(120)),
            decimals: 1,
            step: None,
            slider: false,
            unit: Some(texts("years")),
        },
    );
    years.show_if = Some(expression("not answered(why_car)"));
    let matrix =
        Kind::Matrix { rows: choices(&["noise", "light"]), columns: choices(&["bad", "good"]) };
    Questionnaire::new(vec![
        Page {
            title: Some(texts("First")),
            ..Page::new(
                code("first"),
                vec![
                    question("words", Kind::TextBlock),
                    travel,
                    why_car,
                    question(
                        "wishes",
                        Kind::MultipleChoice {
                            options: options(),
                            at_least: None,
                            at_most: Some(2),
                        },
                    ),
                    question("seen", Kind::YesNo),
                ],
            )
        },
        Page {
            show_if: Some(expression("answered(travel) or seen has 'yes'")),
            ..Page::new(
                code("second"),
                vec![
                    question(
                        "safe",
                        Kind::Scale {
                            from: 1,
                            to: 5,
                            low: texts("low"),
                            high: texts("high"),
                            between: Vec::new(),
                            style: ScaleStyle::Points,
                        },
                    ),
                    question("street", matrix),
                    years,
                    question("tell", Kind::LongText { at_least: 0, most: 30 }),
                ],
            )
        },
    ])
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
}

fn read(name: &str, pairs: &[(&str, &str)]) -> Entry {
    every_kind().question(&code(name)).unwrap().read(&fields(pairs))
}

#[test]
fn every_kind_reads_its_own_answer_from_a_form() {
    let given = |name, pairs: &[(&str, &str)]| match read(name, pairs) {
        Entry::Given(answer) => answer,
        other => panic!("{name}: {other:?}"),
    };
    assert_eq!(
        given("travel", &[("q-travel", "other"), ("q-travel-other", " by  tram ")]),
        Answer::Option { option: code("other"), other: Some("by  tram".into()) }
    );
    assert_eq!(
        given("travel", &[("q-travel", "car"), ("q-travel-other", "left over")]),
        Answer::Option { option: code("car"), other: None }
    );
    assert_eq!(
        given("wishes", &[("q-wishes", "walk"), ("q-wishes", "bike")]),
        Answer::Options { options: vec![code("walk"), code("bike")], other: None }
    );
    assert_eq!(given("seen", &[("q-seen", "no")]), Answer::YesNo(false));
    assert_eq!(given("safe", &[("q-safe", "p5")]), Answer::Point(5));
    assert_eq!(
        given("street", &[("q-street-row-light", "good")]),
        Answer::Rows([(code("light"), code("good"))].into_iter().collect())
    );
    assert_eq!(
        given("years", &[("q-years", " 2,5 ")]),
        Answer::Number(Decimal::parse("2.5").unwrap())
    );
    assert_eq!(given("tell", &[("q-tell", "a\r\nb")]), Answer::Text("a\nb".into()));
    assert_eq!(given("tell", &[("q-tell", ""), ("q-tell-none", "1")]), Answer::NotSaid);
    assert_eq!(given("safe", &[("q-safe", NOT_SAID)]), Answer::NotSaid);
}

#[test]
fn nothing_entered_is_nothing_answered() {
    let questionnaire = every_kind();
    for question in questionnaire.questions() {
        assert_eq!(question.read(&[]), Entry::Empty, "{}", question.code);
    }
    assert_eq!(read("tell", &[("q-tell", " \r\n ")]), Entry::Empty);
    assert_eq!(read("years", &[("q-years", " ")]), Entry::Empty);
}

#[test]
fn what_cannot_be_stored_is_named() {
    for (name, pairs, problem) in [
        ("travel", &[("q-travel", "plane")][..], Problem::NotOffered),
        ("travel", &[("q-travel", "<script>")], Problem::NotOffered),
        (
            "wishes",
            &[("q-wishes", "walk"), ("q-wishes", "bike"), ("q-wishes", "car")],
            Problem::TooMany { most: 2 },
        ),
        ("wishes", &[("q-wishes", "walk"), ("q-wishes", "walk")], Problem::NotOffered),
        ("seen", &[("q-seen", "maybe")], Problem::NotOffered),
        ("safe", &[("q-safe", "p6")], Problem::NotOffered),
        ("street", &[("q-street-row-noise", "ugly")], Problem::NotOffered),
        ("years", &[("q-years", "many")], Problem::NotANumber),
        ("years", &[("q-years", "121")], Problem::TooGreat { greatest: Decimal::whole(120) }),
        ("years", &[("q-years", "-1")], Problem::TooSmall { least: Decimal::whole(0) }),
        ("years", &[("q-years", "1,25")], Problem::TooManyDecimals { most: 1 }),
        ("tell", &[("q-tell", "0123456789012345678901234567890")], Problem::TooLong { most: 30 }),
        ("tell", &[("q-tell", "a\0b")], Problem::ControlCharacter),
        ("tell", &[("q-tell", "a"), ("q-tell-none", "1")], Problem::Contradiction),
        (
            "street",
            &[("q-street-row-noise", "bad"), ("q-street-none", "1")],
            Problem::Contradiction,
        ),
    ] {
        assert_eq!(read(name, pairs), Entry::Wrong(problem), "{name} {pairs:?}");
    }
}

#[test]
fn prefer_not_to_say_is_an_answer_only_where_it_is_offered() {
    let mut questionnaire = every_kind();
    let travel = &mut questionnaire.pages[0].questions[1];
    assert_eq!(travel.completes(Some(&Answer::NotSaid)), Ok(()));
    travel.may_decline = false;
    assert_eq!(travel.completes(Some(&Answer::NotSaid)), Err(Problem::NotOffered));
}

#[test]
fn what_is_required_or_half_told_keeps_from_going_on() {
    let mut questionnaire = every_kind();
    questionnaire.pages[1].questions[1].required = true;
    let answers: Answers = [
        (code("travel"), Answer::Option { option: code("other"), other: None }),
        (code("street"), Answer::Rows([(code("noise"), code("bad"))].into_iter().collect())),
    ]
    .into_iter()
    .collect();
    let path = questionnaire.path(&answers);
    let problems: Vec<_> = questionnaire
        .obstacles(&path, None)
        .into_iter()
        .map(|obstacle| (obstacle.page, obstacle.question.to_string(), obstacle.problem))
        .collect();
    assert_eq!(
        problems,
        [(0, "travel".into(), Problem::OtherUntold), (1, "street".into(), Problem::MissingRows)]
    );
    assert_eq!(questionnaire.obstacles(&path, Some(1)).len(), 1);
    let nothing = Answers::default();
    let path = questionnaire.path(&nothing);
    assert_eq!(questionnaire.obstacles(&path, None)[0].problem, Problem::Missing);
}

#[test]
fn a_condition_never_hangs_on_a_hidden_answer() {
    let questionnaire = every_kind();
    let mut answers = Answers::default();
    answers.set(code("travel"), Answer::Option { option: code("car"), other: None });
    answers.set(code("why_car"), Answer::Text("rain".into()));
    let path = questionnaire.path(&answers);
    assert!(path.shows(0, 2));
    assert!(!path.shows(1, 2), "years is hidden while why_car is answered");

    answers.set(code("travel"), Answer::Option { option: code("bike"), other: None });
    let path = questionnaire.path(&answers);
    assert!(!path.shows(0, 2));
    assert!(path.shows(1, 2), "the hidden answer to why_car counts as not given");
    assert_eq!(path.given().len(), 1);
}

#[test]
fn pages_are_passed_over_in_both_directions() {
    let questionnaire = every_kind();
    let path = questionnaire.path(&Answers::default());
    assert_eq!(path.after(0), None);
    let mut answers = Answers::default();
    answers.set(code("travel"), Answer::NotSaid);
    assert_eq!(questionnaire.path(&answers).after(0), None, "not said is not answered");
    answers.set(code("travel"), Answer::Option { option: code("walk"), other: None });
    let path = questionnaire.path(&answers);
    assert_eq!((path.after(0), path.before(1)), (Some(1), Some(0)));
    assert_eq!((path.after(1), path.before(0)), (None, None));
}

#[test]
fn a_sound_questionnaire_has_no_flaws_and_each_flaw_is_found() {
    assert_eq!(every_kind().flaws(Language::Fi), []);
    let flaw = |change: &dyn Fn(&mut Questionnaire)| {
        let mut questionnaire = every_kind();
        change(&mut questionnaire);
        questionnaire
            .flaws(Language::Sv)
            .into_iter()
            .map(|f| (f.at.code().to_string(), f.kind))
            .next()
    };
    let at = |code: &str, kind| Some((code.to_owned(), kind));
    assert_eq!(flaw(&|q| q.pages[0].questions.clear()), at("first", FlawKind::Empty));
    assert_eq!(flaw(&|q| q.pages[1].code = code("first")), at("first", FlawKind::DuplicateCode));
    assert_eq!(
        flaw(&|q| q.pages[1].questions[0].text.sv = None),
        at("safe", FlawKind::MissingText)
    );
    assert_eq!(
        flaw(&|q| q.pages[0].questions[1].show_if = Some(expression("answered(tell)"))),
        at("travel", FlawKind::NotEarlier)
    );
    assert_eq!(
        flaw(&|q| {
            q.pages[0].questions[2].show_if = Some(expression("travel has 'plane'"));
        }),
        at("why_car", FlawKind::UnknownOption)
    );
    assert_eq!(
        flaw(&|q| q.pages[1].questions[3].kind = Kind::LongText { at_least: 0, most: 0 }),
        at("tell", FlawKind::ImpossibleLimits)
    );
    assert_eq!(
        flaw(&|q| q.pages[1].questions[3].code = code("seen")),
        at("seen", FlawKind::DuplicateCode)
    );
}

#[test]
fn a_questionnaire_survives_its_file_form() {
    let questionnaire = every_kind();
    let json = serde_json::to_string(&questionnaire).unwrap();
    assert_eq!(serde_json::from_str::<Questionnaire>(&json).unwrap(), questionnaire);
    assert!(json.contains(r#""kind":{"single_choice":{"options":[{"code":"walk""#));
    assert!(serde_json::from_str::<Questionnaire>(r#"{"pages":[],"extra":1}"#).is_err());
}

#[test]
fn the_rules_without_the_words_are_the_same_rules() {
    let rules = every_kind().rules();
    let json = serde_json::to_string(&rules).unwrap();
    let answers = [(code("travel"), Answer::Option { option: code("car"), other: None })];
    let answers: Answers = answers.into_iter().collect();
    let read = Questionnaire::of_json(&crate::json::Json::read(&json).unwrap()).unwrap();
    assert_eq!(read.path(&answers), every_kind().path(&answers));
    assert_eq!(rules.path(&answers), every_kind().path(&answers));
}

#[test]
fn a_code_is_strict() {
    for wrong in ["", "A", "1a", "a-b", "ä", "a b", &"a".repeat(41)] {
        assert!(wrong.parse::<Code>().is_err(), "{wrong}");
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-zåäö <>&\"'/\\r\\n\\t\u{0}\u{202e}🙂]{0,40}",
        "[0-9 ,.+-]{0,18}",
        Just("walk".to_owned()),
        Just("other".to_owned()),
        Just("car".to_owned()),
        Just("p3".to_owned()),
        Just("yes".to_owned()),
        Just(NOT_SAID.to_owned()),
        Just("good".to_owned()),
    ]
}

fn any_fields() -> impl Strategy<Value = Vec<(String, String)>> {
    let names: Vec<String> = every_kind()
        .questions()
        .flat_map(|q| {
            [
                question_field(&q.code),
                other_field(&question_field(&q.code)),
                none_field(&question_field(&q.code)),
                row_field(&question_field(&q.code), "noise"),
            ]
        })
        .collect();
    prop::collection::vec((prop::sample::select(names), any_text()), 0..24)
}

proptest! {
    /// What the page accepts the server accepts, and the reverse: a form read into an answer gives
    /// one that passes the same rule that guards the store, and only such.
    #[test]
    fn reading_a_form_and_accepting_an_answer_agree(fields in any_fields()) {
        let questionnaire = every_kind();
        for question in questionnaire.questions() {
            if let Entry::Given(answer) = question.read(&fields) {
                prop_assert_eq!(question.accepts(&answer), Ok(()));
                prop_assert_eq!(question.read(&question.write(&answer, Language::Fi)), Entry::Given(answer.clone()));
                let json = serde_json::to_string(&answer).unwrap();
                prop_assert_eq!(serde_json::from_str::<Answer>(&json).unwrap(), answer);
            }
        }
    }

    /// Whatever is answered, the path can be computed, is stable, and what is given satisfies it.
    #[test]
    fn the_path_is_total_and_stable(fields in any_fields()) {
        let questionnaire = every_kind();
        let answers: Answers = questionnaire
            .questions()
            .filter_map(|q| match q.read(&fields) {
                Entry::Given(answer) => Some((q.code.clone(), answer)),
                _ => None,
            })
            .collect();
        let path = questionnaire.path(&answers);
        prop_assert_eq!(&questionnaire.path(path.given()), &path);
        for (page_number, page) in questionnaire.pages.iter().enumerate() {
            for (number, question) in page.questions.iter().enumerate() {
                if path.given().get(&question.code).is_some() {
                    prop_assert!(path.shows(page_number, number));
                }
            }
        }
        for page in path.pages() {
            if let Some(next) = path.after(page) {
                prop_assert_eq!(path.before(next), Some(page));
            }
        }
    }

    /// A number shown in any language is read back as itself.
    #[test]
    fn numbers_survive_being_shown(digits in -999_999_999_999_999_i64..=999_999_999_999_999, point in 0_usize..6) {
        let plain = digits.unsigned_abs().to_string();
        let plain = if point > 0 && plain.len() > point {
            let (whole, fraction) = plain.split_at(plain.len() - point);
            format!("{whole}.{fraction}")
        } else { plain };
        let sign = if digits < 0 { "-" } else { "" };
        let number = Decimal::parse(&format!("{sign}{plain}")).unwrap();
        for language in Language::ALL {
            prop_assert_eq!(Decimal::parse(&number.shown(language)), Some(number));
        }
    }
}
