//! Texts made up to break the parser of expressions, and what is read evaluated.
#![no_main]

use libfuzzer_sys::fuzz_target;
use model::{
    answers::{Answer, Answers, Date, Decimal},
    questionnaires::{Code, expression::Expression},
};

fuzz_target!(|text: &str| {
    let Ok(expression) = text.parse::<Expression>() else { return };
    let printed = expression.to_string();
    assert_eq!(printed.parse().as_ref(), Ok(&expression), "{printed}");
    let json = serde_json::to_string(&expression).unwrap_or_default();
    assert_eq!(
        serde_json::from_str::<Expression>(&json).ok().as_ref(),
        Some(&expression),
        "{json}"
    );
    for answers in [Answers::default(), some()] {
        // Total: whatever it is, it comes to something, and to the same every time.
        assert_eq!(expression.holds(&answers), expression.holds(&answers));
        assert_eq!(expression.number(&answers), expression.number(&answers));
        assert_ne!(expression.holds(&answers), expression.clone().opposite().holds(&answers));
    }
});

/// An answer of each sort, under the names in the dictionary.
fn some() -> Answers {
    let code = |text: &str| text.parse::<Code>().ok();
    let answers = [
        ("bus", Answer::YesNo(true)),
        ("age", Answer::Number(Decimal::whole(37))),
        ("far", Answer::Number(Decimal::whole(999_999_999_999_999))),
        ("words", Answer::Text("Bussilla".to_owned())),
        ("well", Answer::Point(7)),
        ("none", Answer::NotSaid),
    ];
    let day = Date::parse("2026-03-31").map(|day| ("day", Answer::Date(day)));
    let chosen = code("tram").map(|option| ("way", Answer::Option { option, other: None }));
    let all = answers.into_iter().chain(day).chain(chosen);
    all.filter_map(|(name, answer)| Some((code(name)?, answer))).collect()
}
