//! What holds of every expression and of any answers.

use proptest::prelude::*;

use super::*;
use crate::questionnaires::expression::tree::Tree;

/// Few names, so that expressions, trees and answers speak of the same questions.
fn any_code() -> impl Strategy<Value = Code> {
    let codes = ["travel", "wishes", "swims", "safe", "street", "age", "no", "has", "date", "min"];
    prop::sample::select(codes.map(code).to_vec())
}

fn any_word() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec!["car", "bus", "yes", "no", "p3", "p03", "bad"])
            .prop_map(str::to_owned),
        "[a-zä' .(){}🙂\n]{0,12}",
    ]
}

fn any_number() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (-3_i64..=12).prop_map(Decimal::whole),
        "-?[0-9]{1,6}[.][0-9]{1,6}".prop_map(|text| Decimal::parse(&text).unwrap())
    ]
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let word = || prop::sample::select(vec![code("car"), code("bus"), code("yes"), code("p3")]);
    prop_oneof![
        Just(Answer::NotSaid),
        word().prop_map(|option| Answer::Option { option, other: None }),
        prop::collection::vec(word(), 1..3)
            .prop_map(|options| Answer::Options { options, other: None }),
        any::<bool>().prop_map(Answer::YesNo),
        (0_u8..=10).prop_map(Answer::Point),
        any_word().prop_map(Answer::Text),
        any_number().prop_map(Answer::Number),
    ]
}

/// The rows of a matrix and answers in parts as well, which the old conditions could say nothing of.
fn any_answer_or_rows() -> impl Strategy<Value = Answer> {
    let rows = prop::collection::vec((any_code(), any_code()), 1..4)
        .prop_map(|rows| Answer::Rows(rows.into_iter().collect()));
    let parts = |part: BoxedStrategy<Answer>| {
        prop::collection::vec((any_code(), part), 1..4)
            .prop_map(|parts| Answer::Parts(parts.into_iter().collect()))
    };
    let flat = parts(any_answer().boxed());
    let deep = parts(parts(any_answer().boxed()).boxed());
    prop_oneof![4 => any_answer(), 1 => rows, 1 => flat, 1 => deep]
}

fn answers_of(answer: impl Strategy<Value = Answer>) -> impl Strategy<Value = Answers> {
    prop::collection::vec((any_code(), answer), 0..8)
        .prop_map(|answers| answers.into_iter().collect())
}

fn any_day() -> impl Strategy<Value = crate::answers::Date> {
    (1000_u16..=9999, 1_u8..=12, 1_u8..=28)
        .prop_map(|(year, month, day)| crate::answers::Date::new(year, month, day).unwrap())
}

fn any_operator() -> impl Strategy<Value = Operator> {
    use Operator::{AtLeast, AtMost, Equal, Has, Less, Minus, More, Over, Plus, Times, Unequal};
    prop::sample::select(vec![
        Equal, Unequal, Less, AtMost, More, AtLeast, Has, Plus, Minus, Times, Over,
    ])
}

fn any_expression() -> impl Strategy<Value = Expression> {
    let leaf = prop_oneof![
        any_number().prop_map(Expression::Number),
        any_word().prop_map(Expression::Text),
        any::<bool>().prop_map(Expression::YesNo),
        any_day().prop_map(Expression::Date),
        any_code().prop_map(Expression::Answer),
        (any_code(), prop::collection::vec(any_code(), 1..3))
            .prop_map(|(name, parts)| Expression::Part(name, parts)),
    ];
    leaf.prop_recursive(6, 60, 4, |inner| {
        let parts = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            parts().prop_map(Expression::All),
            parts().prop_map(Expression::Any),
            inner.clone().prop_map(Expression::opposite),
            inner.clone().prop_map(|inner| Expression::Minus(Box::new(inner))),
            (any_operator(), inner.clone(), inner.clone())
                .prop_map(|(operator, l, r)| Expression::Binary(operator, Box::new((l, r)))),
            (
                prop::sample::select(Function::ALL.to_vec()),
                prop::collection::vec(inner.clone(), 0..4)
            )
                .prop_map(|(function, arguments)| Expression::Call(function, arguments)),
        ]
    })
}

fn any_tree() -> impl Strategy<Value = Tree> {
    let word = || {
        prop::sample::select(vec![code("car"), code("yes"), code("no"), code("p3"), code("p03")])
    };
    let leaf = prop_oneof![
        any_code().prop_map(Tree::Answered),
        (any_code(), word()).prop_map(|(question, option)| Tree::Chosen { question, option }),
        (any_code(), any_number())
            .prop_map(|(question, number)| Tree::AtLeast { question, number }),
        (any_code(), any_number()).prop_map(|(question, number)| Tree::AtMost { question, number }),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let parts = || prop::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            parts().prop_map(Tree::All),
            parts().prop_map(Tree::Any),
            inner.prop_map(|inner| Tree::Not(Box::new(inner))),
        ]
    })
}

/// When a tree held, in the words of its time.
fn held(tree: &Tree, answers: &Answers) -> bool {
    match tree {
        Tree::All(parts) => parts.iter().all(|part| held(part, answers)),
        Tree::Any(parts) => parts.iter().any(|part| held(part, answers)),
        Tree::Not(inner) => !held(inner, answers),
        Tree::Answered(question) => answers.get(question).is_some_and(|a| !a.is_not_said()),
        Tree::Chosen { question, option } => {
            answers.get(question).is_some_and(|answer| answer.chose(option))
        }
        Tree::AtLeast { question, number } => {
            answers.get(question).and_then(Answer::number).is_some_and(|given| given >= *number)
        }
        Tree::AtMost { question, number } => {
            answers.get(question).and_then(Answer::number).is_some_and(|given| given <= *number)
        }
    }
}

proptest! {
    /// What is written is read back as the same.
    #[test]
    fn what_is_written_reads_as_itself(expression in any_expression()) {
        let text = expression.to_string();
        prop_assert_eq!(text.parse::<Expression>(), Ok(expression), "{}", text);
    }

    /// Whatever is typed: it is read or refused at one of its characters, and what is read comes
    /// to something, reads back as itself and can be checked.
    #[test]
    fn nothing_that_is_typed_fails(
        text in prop_oneof![
            ".{0,40}",
            "([a-z]{1,6}|[0-9.]{1,5}|'[a-z]*'|and|or|not|has|[-+*/=<>!(){},.]| ){0,24}",
        ],
        answers in answers_of(any_answer_or_rows()),
    ) {
        match text.parse::<Expression>() {
            Ok(expression) => {
                let _ = expression.value(&answers);
                let _ = expression.check(&Earlier::<()>::new());
                prop_assert_eq!(expression.to_string().parse::<Expression>(), Ok(expression));
            }
            Err(error) => prop_assert!((1..=text.chars().count() + 1).contains(&error.at)),
        }
    }

    /// Every condition of before holds of the same answers as before, also once it is text.
    #[test]
    fn a_tree_holds_when_it_held(tree in any_tree(), answers in answers_of(any_answer())) {
        let json = serde_json::to_string(&tree).unwrap();
        let read: Expression = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(read.holds(&answers), held(&tree, &answers));
        let again = serde_json::to_string(&read).unwrap();
        prop_assert_eq!(serde_json::from_str::<Expression>(&again).unwrap(), read);
    }

    /// It hangs on nothing but what it mentions.
    #[test]
    fn answers_that_are_not_mentioned_change_nothing(
        expression in any_expression(),
        answers in answers_of(any_answer_or_rows()),
        others in answers_of(any_answer_or_rows()),
    ) {
        let mentions = expression.mentions();
        let is_mentioned = |name: &Code| mentions.iter().any(|mention| mention.question == name);
        let kept = answers.iter().filter(|(name, _)| is_mentioned(name));
        let other = others.iter().filter(|(name, _)| !is_mentioned(name));
        let changed: Answers =
            kept.chain(other).map(|(name, answer)| (name.clone(), answer.clone())).collect();
        prop_assert_eq!(expression.value(&changed), expression.value(&answers));
    }

    /// What hangs on a question that gets another code hangs on it still, and comes to the same.
    #[test]
    fn another_code_changes_nothing_else(
        expression in any_expression(),
        answers in answers_of(any_answer_or_rows()),
        from in any_code(),
    ) {
        let to = code("another");
        let renamed = expression.renamed(&from, &to, &std::collections::BTreeMap::new());
        let moved: Answers = answers
            .iter()
            .map(|(name, answer)| (if *name == from { to.clone() } else { name.clone() }, answer.clone()))
            .collect();
        prop_assert_eq!(renamed.value(&moved), expression.value(&answers));
        prop_assert!(renamed.mentions().iter().all(|mention| *mention.question != from));
    }
}
