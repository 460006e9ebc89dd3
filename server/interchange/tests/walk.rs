//! Somebody answers a questionnaire to its end.

use interchange::Import;
use model::{
    answers::{Answer, Answers, ByCode, Date, Decimal, PhotoId, TimeOfDay},
    language::Texts,
    questionnaires::{Choice, Code, Kind, Question, Questionnaire, repetition},
};

use crate::help::flaws;

/// Answers every question that is shown, page by page; nothing may stand in the way at the end.
pub fn answer_to_the_end(import: &Import, seed: usize) {
    assert_eq!(flaws(import), []);
    walk(&import.questionnaire, seed);
}

/// The same for a questionnaire without a file.
pub fn walk(questionnaire: &Questionnaire, seed: usize) -> Answers {
    let mut answers = Answers::default();
    for (page_number, page) in questionnaire.pages.iter().enumerate() {
        for (number, question) in page.questions.iter().enumerate() {
            if !questionnaire.path(&answers).shows(page_number, number) {
                continue;
            }
            let Some(answer) = answer(question, seed + number + page_number) else { continue };
            assert_eq!(question.accepts(&answer), Ok(()), "{}: {answer:?}", question.code);
            assert_eq!(question.completes(Some(&answer)), Ok(()), "{}: {answer:?}", question.code);
            answers.set(question.code.clone(), answer);
        }
    }
    let path = questionnaire.path(&answers);
    assert_eq!(questionnaire.obstacles(&path, None), []);
    answers
}

fn pick(choices: &[Choice<Texts>], seed: usize) -> &Choice<Texts> {
    &choices[seed % choices.len()]
}

fn told(choice: &Choice<Texts>) -> Option<String> {
    choice.other.then(|| "something else".to_owned())
}

fn answer(question: &Question, seed: usize) -> Option<Answer> {
    Some(match &question.kind {
        Kind::TextBlock | Kind::Calculated { .. } => return None,
        Kind::SingleChoice { options, .. } | Kind::Place { options } => {
            let chosen = pick(options, seed);
            Answer::Option { option: chosen.code.clone(), other: told(chosen) }
        }
        Kind::MultipleChoice { options, at_least, .. } => {
            let count = at_least.unwrap_or(1).max(1) as usize;
            let chosen: Vec<_> =
                options.iter().filter(|option| !option.alone).take(count).collect();
            let chosen = if chosen.is_empty() { vec![&options[0]] } else { chosen };
            Answer::Options {
                options: chosen.iter().map(|option| option.code.clone()).collect(),
                other: chosen.iter().find_map(|option| told(option)),
            }
        }
        Kind::YesNo => Answer::YesNo(seed.is_multiple_of(2)),
        Kind::Scale { from, to, .. } => {
            Answer::Point(from + u8::try_from(seed % usize::from(to - from + 1)).unwrap())
        }
        Kind::Matrix { rows, columns } => Answer::Rows(
            rows.iter().map(|row| (row.code.clone(), pick(columns, seed).code.clone())).collect(),
        ),
        Kind::Ranking { options, at_most } => {
            let places = at_most.map_or(options.len(), |most| most as usize);
            Answer::Ranked(options.iter().take(places).map(|option| option.code.clone()).collect())
        }
        Kind::ShortText { at_least, most } | Kind::LongText { at_least, most } => {
            Answer::Text("x".repeat((*at_least).max(1).min(*most) as usize))
        }
        Kind::Number { least, greatest, .. } => {
            let many = Decimal::whole(i64::try_from(seed % 7).unwrap());
            let fits = |n: &Decimal| {
                least.is_none_or(|least| *n >= least)
                    && greatest.is_none_or(|greatest| *n <= greatest)
            };
            let number =
                least.or(*greatest).filter(|_| !fits(&many) || least.is_some()).unwrap_or(many);
            Answer::Number(number)
        }
        Kind::Date { first, last } => Answer::Date(day(first.or(*last))),
        Kind::DateRange { first, last } => {
            let day = Answer::Date(day(first.or(*last)));
            let part = |code: &str| (code.parse::<Code>().unwrap(), day.clone());
            Answer::Parts([part("from"), part("to")].into_iter().collect())
        }
        Kind::Photos { .. } => Answer::Photos(vec![PhotoId::new(1)]),
        Kind::Time => Answer::Time(TimeOfDay::parse("09:30").unwrap()),
        Kind::Fields { fields, sum } => Answer::Parts(of_fields(fields, seed, *sum)),
        Kind::Grid { rows, fields } => Answer::Parts(
            rows.iter()
                .map(|row| (row.code.clone(), Answer::Parts(of_fields(fields, seed, None))))
                .collect(),
        ),
        Kind::Repeated { fields, .. } => {
            let first = repetition(1).unwrap();
            Answer::Parts(
                [(first, Answer::Parts(of_fields(fields, seed, None)))].into_iter().collect(),
            )
        }
    })
}

fn day(limit: Option<Date>) -> Date {
    limit.unwrap_or_else(|| Date::parse("2026-03-31").unwrap())
}

fn of_fields(fields: &[Question], seed: usize, sum: Option<Decimal>) -> ByCode<Answer> {
    let mut answers = ByCode::default();
    for (number, field) in fields.iter().enumerate() {
        let given = match sum {
            // The first field takes all of the sum.
            Some(sum) if number == 0 => Some(Answer::Number(sum)),
            Some(_) => Some(Answer::Number(Decimal::whole(0))),
            None => answer(field, seed + number),
        };
        if let Some(given) = given {
            answers.set(field.code.clone(), given);
        }
    }
    answers
}
