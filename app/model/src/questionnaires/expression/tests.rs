//! Expressions: read, written, evaluated and checked.

mod properties;

use super::*;
use crate::{
    answers::{Answer, Answers},
    questionnaires::tests::every_kind,
};

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn number(text: &str) -> Answer {
    Answer::Number(Decimal::parse(text).unwrap())
}

fn read(text: &str) -> Expression {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn option(code_of: &str) -> Answer {
    Answer::Option { option: code(code_of), other: None }
}

/// One answer of every kind; `empty` is not answered and `secret` is not said.
fn answers() -> Answers {
    let rows = [(code("noise"), code("bad")), (code("light"), code("good"))];
    [
        ("travel", option("car")),
        ("wishes", Answer::Options { options: vec![code("bus"), code("bike")], other: None }),
        ("swims", Answer::YesNo(true)),
        ("safe", Answer::Point(3)),
        ("street", Answer::Rows(rows.into_iter().collect())),
        ("name", Answer::Text("Anna-Liisa".into())),
        ("age", number("42.5")),
        ("secret", Answer::NotSaid),
        ("no", Answer::YesNo(false)),
    ]
    .into_iter()
    .map(|(name, answer)| (code(name), answer))
    .collect()
}

#[test]
fn conditions_hold_or_do_not() {
    let answers = answers();
    for text in [
        "swims",
        "swims = yes and swims = 'yes' and swims has 'yes' and swims has yes",
        "travel = 'car' and travel has 'car' and travel != 'bus' and not travel = 'bus'",
        "wishes has 'bus' and not wishes has 'car'",
        "safe = 3 and safe = 'p3' and safe has 'p3' and safe < 3.5 and safe != 'p4'",
        "street.noise = 'bad' and street has 'good' and street.noise != street.light",
        "not street.smell = 'bad' and not street.smell != 'bad'",
        "name = 'Anna-Liisa' and contains(name, 'na-L') and not contains(name, 'NA')",
        "age > 18 and age <= 42.5 and -age < -42",
        "not {no} and {no} = no",
        "answered(swims) and not answered(empty) and not answered(secret)",
        "declined(secret) and not declined(swims) and not declined(empty)",
        "not (empty = 1) and not empty != 1 and not empty < 1 and not empty",
        "not secret = 'x' and not answered(empty + 1) and not answered(age / 0)",
        "no or yes and yes",
        "date'2026-03-31' < date'2026-04-01'",
        "if(swims, 'a', 'b') = 'a' and if(empty, 1, 2) = 2",
    ] {
        for part in text.split(" and ") {
            assert!(read(part).holds(&answers), "{part}");
        }
        assert!(read(text).holds(&answers), "{text}");
    }
    for text in ["age", "1", "'yes'", "travel", "empty", "name has 'Anna-Liisa'", "wishes = 'bus'"]
    {
        assert!(!read(text).holds(&answers), "{text}");
    }
}

#[test]
fn numbers_are_calculated_exactly_and_what_is_absent_is_passed_over() {
    let answers = answers();
    for (text, result) in [
        ("1 + 2 * 3 - 4 / 2", "5"),
        ("(1 + 2) * -3", "-9"),
        ("10 - 2 - 3", "5"),
        ("12 / 2 / 3", "2"),
        ("0.1 + 0.2", "0.3"),
        ("2 / 3", "0.666667"),
        ("-(2 / 3) - -1", "0.333333"),
        ("age + safe", "45.5"),
        ("count(wishes)", "2"),
        ("count(swims, empty, secret, street, wishes)", "5"),
        ("count(empty)", "0"),
        ("sum(age, empty, safe)", "45.5"),
        ("mean(1, empty, 2)", "1.5"),
        ("min(age, safe, secret)", "3"),
        ("max(age, safe)", "42.5"),
        ("round(2.5) + round(-1.25, 1)", "1.7"),
        ("length(name)", "10"),
        ("length('ääkköset ''🙂''')", "12"),
        ("days(date'2026-03-01', date'2026-03-31')", "30"),
    ] {
        let expected = Decimal::parse(result).unwrap();
        assert_eq!(read(text).value(&answers), Value::Number(expected), "{text}");
    }
    for text in [
        "empty + 1",
        "-name",
        "1 / 0",
        "999999999999999 + 1",
        "sum(empty, secret)",
        "mean()",
        "round(1.5, 7)",
        "round(1.5, 0.5)",
        "days(date'2026-03-01', 'x')",
        "length(age)",
        "travel.noise",
        "if(yes)",
    ] {
        assert_eq!(read(text).value(&answers), Value::Absent, "{text}");
    }
}

#[test]
fn what_is_written_is_told_with_as_few_brackets_as_can_be() {
    for (typed, told) in [
        ("(a and (b)) or ( c )", "a and b or c"),
        ("a and (b or c)", "a and (b or c)"),
        ("a and (b and c)", "a and (b and c)"),
        ("not(a=1)and not not b", "not a = 1 and not not b"),
        ("(not a) = b", "(not a) = b"),
        ("1-(2-3)-4", "1 - (2 - 3) - 4"),
        ("-(5) * - 5 + -(-5)", "-(5) * -5 + -(-5)"),
        ("- - a.b", "--a.b"),
        ("a.b.c = {no}.no.no", "a.b.c = {no}.no.no"),
        ("{and} = {a} and {no}.no has 'x'", "{and} = a and {no}.no has 'x'"),
        ("a='it''s'\n\tor\u{a0}b>=1.50", "a = 'it''s' or b >= 1.5"),
        ("if ( a , date'2026-01-02', b )=c", "if(a, date'2026-01-02', b) = c"),
        ("android or notes", "android or notes"),
        ("date = 1 and count = 2", "date = 1 and count = 2"),
    ] {
        assert_eq!(read(typed).to_string(), told, "{typed}");
        assert_eq!(read(told), read(typed), "{typed}");
    }
}

#[test]
fn a_mistake_is_told_with_its_place_and_what_was_expected() {
    for (text, at, expected) in [
        ("", 1, Expected::Value),
        ("  ", 3, Expected::Value),
        ("a = ", 5, Expected::Value),
        ("a and and b", 7, Expected::Value),
        ("Age > 1", 1, Expected::Value),
        ("ä = 1", 1, Expected::Value),
        ("'ä' = ?", 7, Expected::Value),
        ("a b", 3, Expected::Operator),
        ("a = b = c", 7, Expected::Operator),
        ("a == 1", 4, Expected::Value),
        ("(a or b", 8, Expected::Closing),
        ("min(a, b", 9, Expected::Closing),
        ("min(a,)", 7, Expected::Value),
        ("a)", 2, Expected::Operator),
        ("a = 'bus", 9, Expected::Quote),
        ("a.", 3, Expected::Code),
        ("a.'b'", 3, Expected::Code),
        ("a.b.", 5, Expected::Code),
        ("a.b.c.d", 6, Expected::Operator),
        ("{A}", 2, Expected::Code),
        ("maximum(a)", 1, Expected::Function),
        ("1.2.3", 1, Expected::Number),
        ("a > 1234567890123456", 5, Expected::Number),
        ("a = date'2026-02-30'", 5, Expected::Date),
    ] {
        let error = text.parse::<Expression>().unwrap_err();
        assert_eq!(error, ParseError { at, expected }, "{text}");
    }
    let deep = format!("{}a{}", "(".repeat(33), ")".repeat(33));
    assert_eq!(deep.parse::<Expression>().unwrap_err().expected, Expected::Shallower);
    read(&deep[1..deep.len() - 1]);
    let long = "a + ".repeat(500) + "a";
    let error = long.parse::<Expression>().unwrap_err();
    assert_eq!(error, ParseError { at: 2001, expected: Expected::Shorter });
    read(&long[4..]);
    let words = format!("'{}'", "x".repeat(501));
    assert_eq!(words.parse::<Expression>().unwrap_err().expected, Expected::Shorter);
}

#[test]
fn what_does_not_fit_is_told() {
    let questionnaire = every_kind();
    let earlier: Earlier<'_, _> = questionnaire.questions().map(|q| (&q.code, q)).collect();
    let told = |text: &str| -> Vec<(MisfitKind, String)> {
        let misfits = read(text).check(&earlier).into_iter();
        misfits.map(|misfit| (misfit.kind, misfit.about)).collect()
    };
    for sound in [
        "seen",
        "seen = yes and seen has 'no'",
        "travel = 'car' and wishes has 'walk' and street has 'bad'",
        "wishes has travel and street.noise = street.light",
        "safe > 2 and safe = 'p4' and safe has 'p5' and safe + years > 3",
        "contains(tell, 'x') and length(tell) > 2 and tell = why_car",
        "mean(years, safe) > round(years / 2, 1) and count(travel, wishes, seen) = 3",
        "if(seen, years, safe) > 1 and if(seen, tell, 'x') = 'y'",
        "days(date'2026-01-01', date'2026-01-02') = 1",
        "answered(travel) and declined(travel) and answered(street.noise)",
        "min(years, 3) <= -safe",
    ] {
        assert_eq!(told(sound), [], "{sound}");
    }
    let unknown = |q: &str, option: &str| MisfitKind::UnknownOption(code(q), option.to_owned());
    for (text, kind, about) in [
        ("rain", MisfitKind::NotEarlier(code("rain")), "rain"),
        ("rain + 1 > 2", MisfitKind::NotEarlier(code("rain")), "rain"),
        ("travel = 'plane'", unknown("travel", "plane"), "travel = 'plane'"),
        ("wishes has 'plane'", unknown("wishes", "plane"), "wishes has 'plane'"),
        ("safe has 'p6'", unknown("safe", "p6"), "safe has 'p6'"),
        ("street has 'ugly'", unknown("street", "ugly"), "street has 'ugly'"),
        ("street.smell = 'bad'", unknown("street", "smell"), "street.smell"),
        ("street.noise = 'ugly'", unknown("street", "ugly"), "street.noise = 'ugly'"),
        ("travel.car = 'x'", unknown("travel", "car"), "travel.car"),
        ("years = 'old'", MisfitKind::Types, "years = 'old'"),
        ("wishes = 'walk'", MisfitKind::Types, "wishes = 'walk'"),
        ("tell has 'x'", MisfitKind::Types, "tell has 'x'"),
        ("travel > 1", MisfitKind::Types, "travel > 1"),
        ("seen + 1 = 2", MisfitKind::Types, "seen + 1"),
        ("-tell = 2", MisfitKind::Types, "-tell"),
        ("seen has 'maybe'", MisfitKind::Types, "seen has 'maybe'"),
        ("seen and years", MisfitKind::NotYesNo, "years"),
        ("not years", MisfitKind::NotYesNo, "years"),
        ("years + 1", MisfitKind::NotYesNo, "years + 1"),
        ("answered(years + 1)", MisfitKind::Arguments, "answered(years + 1)"),
        ("declined()", MisfitKind::Arguments, "declined()"),
        ("sum(tell) > 1", MisfitKind::Arguments, "sum(tell)"),
        ("if(seen, 1) > 1", MisfitKind::Arguments, "if(seen, 1)"),
        ("if(seen, 1, 'x') > 1", MisfitKind::Arguments, "if(seen, 1, 'x')"),
    ] {
        assert_eq!(told(text), [(kind, about.to_owned())], "{text}");
    }
}

/// The answers of a grid, of fields and of groups.
fn composed() -> Answers {
    let all = crate::questionnaires::tests::further_kinds();
    let pairs = [
        ("q-shares-part-car", "60,5"),
        ("q-beaches-part-north-part-has", "sand"),
        ("q-beaches-part-north-part-has", "cafe"),
        ("q-beaches-part-south-part-name", "Ranta"),
        ("q-people-part-n1-part-age", "40"),
        ("q-people-part-n2-part-swims", "yes"),
    ];
    let fields: Vec<(String, String)> =
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let given = all
        .questions()
        .filter_map(|question| Some((question.code.clone(), question.read(&fields).given()?)));
    given.collect()
}

#[test]
fn cells_and_fields_are_answers_of_their_own() {
    let answers = composed();
    for text in [
        "shares.car > 60 and not answered(shares.bus)",
        "beaches.north.has has 'sand' and not beaches.south.has has 'sand'",
        "count(beaches.north.has) = 2 and count(beaches.north) = 1 and count(beaches) = 2",
        "beaches.south.name = 'Ranta' and contains(beaches.south.name, 'ant')",
        "answered(beaches.north) and not answered(beaches.east) and not answered(beaches.north.name)",
        "people.n1.age >= 40 and people.n2.swims and not people.n3.swims",
        "sum(people.n1.age, people.n2.age, shares.car) = 100.5",
    ] {
        assert!(read(text).holds(&answers), "{text}");
    }
    for text in ["shares.car.car", "beaches.north", "beaches.sand.north", "people.n1.age.x"] {
        let read = text.parse::<Expression>();
        assert!(read.is_err() || !read.unwrap().holds(&answers), "{text}");
    }
}

#[test]
fn cells_and_fields_are_checked() {
    let all = crate::questionnaires::tests::further_kinds();
    let earlier: Earlier<'_, _> = all.questions().map(|q| (&q.code, q)).collect();
    let told = |text: &str| -> Vec<MisfitKind> {
        read(text).check(&earlier).into_iter().map(|misfit| misfit.kind).collect()
    };
    for sound in [
        "shares.car > 60 and answered(shares.bus)",
        "beaches.north.has has 'sand' and beaches.south.name = 'Ranta'",
        "answered(beaches.north) and count(people.n1) = 2 and people.n3.swims",
        "stay.from < date'2026-05-01' and order.bins = 1",
    ] {
        assert_eq!(told(sound), [], "{sound}");
    }
    let unknown = |q: &str, part: &str| MisfitKind::UnknownOption(code(q), part.to_owned());
    for (text, kind) in [
        ("answered(beaches.east)", unknown("beaches", "east")),
        ("answered(beaches.north.size)", unknown("beaches", "north.size")),
        ("answered(beaches.name)", unknown("beaches", "name")),
        ("answered(people.n4)", unknown("people", "n4")),
        ("answered(people.n4.age)", unknown("people", "n4.age")),
        ("answered(stay.from.to)", unknown("stay", "from.to")),
        ("answered(shares.car.car)", unknown("shares", "car.car")),
        ("beaches.north.has has 'sun'", unknown("has", "sun")),
        ("beaches.north.name > 1", MisfitKind::Types),
        ("beaches.north = 1", MisfitKind::Types),
        ("elsewhere.a.b", MisfitKind::NotEarlier(code("elsewhere"))),
    ] {
        assert_eq!(told(text), [kind], "{text}");
    }
}

#[test]
fn names_follow_questions_and_options_that_get_other_codes() {
    let options = [(code("car"), code("auto")), (code("bus"), code("coach"))].into();
    let renamed =
        |text: &str| read(text).renamed(&code("travel"), &code("no"), &options).to_string();
    assert_eq!(renamed("travel has 'car' or 'bus' = travel"), "{no} has 'auto' or 'coach' = {no}");
    assert_eq!(
        renamed("wishes has 'car' and sum(travel.car, -travel) > 1"),
        "wishes has 'car' and sum({no}.car, -{no}) > 1"
    );
    assert_eq!(renamed("contains(travel, 'car')"), "contains({no}, 'car')");
}

#[test]
fn an_expression_is_text_in_a_file_and_older_trees_are_read() {
    let from = |json: &str| serde_json::from_str::<Expression>(json);
    assert_eq!(serde_json::to_string(&read("a='b'or c")).unwrap(), r#""a = 'b' or c""#);
    assert_eq!(from(r#""a = 'b' or c""#).unwrap(), read("a = 'b' or c"));
    for (tree, text) in [
        (r#"{"all":[]}"#, "yes"),
        (r#"{"any":[]}"#, "no"),
        (r#"{"all":[{"answered":"a"}]}"#, "answered(a)"),
        (
            r#"{"any":[{"not":{"chosen":{"question":"no","option":"yes"}}},{"at_least":{"question":"b","number":"-1.5"}}]}"#,
            "not {no} has 'yes' or b >= -1.5",
        ),
        (r#"{"at_most":{"question":"b","number":"3"}}"#, "b <= 3"),
    ] {
        assert_eq!(from(tree).unwrap().to_string(), text);
    }
    let refused = from(r#""a = ""#).unwrap_err().to_string();
    assert!(refused.starts_with("character 5 of the expression: expected a question"), "{refused}");
    for wrong in ["1", "null", "{}", r#"{"answered":"A"}"#, r#"{"answered":"a","any":[]}"#] {
        assert!(from(wrong).is_err(), "{wrong}");
    }
    let deep = "{\"not\":".repeat(60) + r#"{"answered":"a"}"# + &"}".repeat(60);
    assert!(from(&deep).unwrap_err().to_string().contains("depth"));
}
