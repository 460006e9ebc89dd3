//! How an answer reads: in the review, in one's own answers, in the file to take along.

use model::{
    answers::Answer,
    language::Shown,
    questionnaires::{Choice, Code, Kind, Question},
};

use crate::{Visit, t};

/// An answer as a person reads it, one line an item.
pub fn answer_lines(visit: &Visit, question: &Question<Shown>, answer: &Answer) -> Vec<String> {
    match (answer, &question.kind) {
        (Answer::Option { option, other }, Kind::SingleChoice { options }) => {
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
        (Answer::Point(point), Kind::Scale { from, to, low, high }) => vec![match *point {
            p if p == *from => format!("{p} = {}", low.text),
            p if p == *to => format!("{p} = {}", high.text),
            p => p.to_string(),
        }],
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
