//! How an answer reads: in the review, in one's own answers, in the file to take along.

use model::{
    answers::Answer,
    language::Shown,
    questionnaires::{Choice, Code, FROM, Kind, Question, TO},
};

use crate::{Visit, t};

/// An answer as a person reads it, one line an item.
pub fn answer_lines(visit: &Visit, question: &Question<Shown>, answer: &Answer) -> Vec<String> {
    match (answer, &question.kind) {
        (
            Answer::Option { option, other },
            Kind::SingleChoice { options, .. } | Kind::Place { options },
        ) => {
            vec![with_told(label(options, option), is_other(options, option), other.as_deref())]
        }
        (Answer::Options { options: chosen, other }, Kind::MultipleChoice { options, .. }) => {
            chosen
                .iter()
                .map(|code| {
                    with_told(label(options, code), is_other(options, code), other.as_deref())
                })
                .collect()
        }
        (Answer::Point(point), Kind::Scale { from, to, low, high, between, .. }) => {
            let meaning = match *point {
                p if p == *from => Some(low),
                p if p == *to => Some(high),
                p => between.get(usize::from(p.saturating_sub(from + 1))),
            };
            vec![
                meaning.map_or_else(
                    || point.to_string(),
                    |meaning| format!("{point} = {}", meaning.text),
                ),
            ]
        }
        (Answer::Ranked(ranked), Kind::Ranking { options, .. }) => {
            let places = ranked.iter().enumerate();
            places.map(|(place, code)| format!("{}. {}", place + 1, label(options, code))).collect()
        }
        (Answer::Parts(_), Kind::Fields { .. } | Kind::Grid { .. } | Kind::Repeated { .. }) => {
            part_lines(visit, question, answer)
        }
        (Answer::Rows(given), Kind::Matrix { rows, columns }) => {
            // In the order of the form, not of the codes.
            let line = |row: &Choice<Shown>| {
                let column = given.get(&row.code)?;
                Some(format!("{}: {}", row.text.text, label(columns, column)))
            };
            rows.iter().filter_map(line).collect()
        }
        (Answer::Number(number), Kind::Number { unit: Some(unit), .. }) => {
            vec![format!("{} {}", number.shown(visit.language), unit.text)]
        }
        // Given to an earlier version of the question: shown by its codes rather than not at all.
        _ => plain_lines(visit, answer),
    }
}

/// An answer without its question: choices by their codes.
pub fn plain_lines(visit: &Visit, answer: &Answer) -> Vec<String> {
    match answer {
        Answer::NotSaid => vec![t!(visit, "answers-not-said")],
        Answer::NotKnown => vec![t!(visit, "answers-not-known")],
        Answer::Date(date) => vec![date.shown(visit.language)],
        Answer::Time(time) => vec![time.shown(visit.language)],
        Answer::Ranked(ranked) => ranked.iter().map(Code::to_string).collect(),
        Answer::Photos(photos) => vec![t!(visit, "answers-photos", count = photos.len())],
        Answer::Parts(parts) => parts
            .iter()
            .flat_map(|(code, part)| {
                let name = match code.as_str() {
                    FROM => t!(visit, "answers-from"),
                    TO => t!(visit, "answers-to"),
                    code => code.to_owned(),
                };
                plain_lines(visit, part).into_iter().map(move |line| format!("{name}: {line}"))
            })
            .collect(),
        Answer::YesNo(true) => vec![t!(visit, "answers-yes")],
        Answer::YesNo(false) => vec![t!(visit, "answers-no")],
        Answer::Number(number) => vec![number.shown(visit.language)],
        Answer::Text(text) => vec![text.clone()],
        Answer::Option { option, .. } => vec![option.to_string()],
        Answer::Options { options, .. } => options.iter().map(Code::to_string).collect(),
        Answer::Point(point) => vec![point.to_string()],
        Answer::Rows(rows) => rows.iter().map(|(row, col)| format!("{row}: {col}")).collect(),
    }
}

/// Every part that is answered, in the order of the form, with what it is called.
fn part_lines(visit: &Visit, question: &Question<Shown>, answer: &Answer) -> Vec<String> {
    let rows: &[Choice<Shown>] = match &question.kind {
        Kind::Grid { rows, .. } => rows,
        _ => &[],
    };
    let lines = question.leaves().into_iter().filter_map(|(path, field)| {
        let row = match path.as_slice() {
            [row, _] => {
                let number = row.as_str().strip_prefix('n').filter(|_| rows.is_empty());
                let row = number.map_or_else(|| label(rows, row), str::to_owned);
                format!("{row} – ")
            }
            _ => String::new(),
        };
        let given = answer_lines(visit, field, answer.at(&path)?).join(", ");
        Some(format!("{row}{}: {given}", field.text.text))
    });
    lines.collect()
}

fn label(choices: &[Choice<Shown>], code: &Code) -> String {
    let found = choices.iter().find(|choice| choice.code == *code);
    found.map_or_else(|| code.to_string(), |choice| choice.text.text.clone())
}

fn is_other(choices: &[Choice<Shown>], code: &Code) -> bool {
    choices.iter().any(|choice| choice.other && choice.code == *code)
}

fn with_told(label: String, is_other: bool, told: Option<&str>) -> String {
    match told {
        Some(told) if is_other => format!("{label}: {told}"),
        _ => label,
    }
}
