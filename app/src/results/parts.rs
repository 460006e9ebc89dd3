//! What the parts of a question are called: rows, groups, fields, options, ends of a span of days.

use model::questionnaires::{Choice, Code, FROM, Kind, Question, TO};

use crate::{Visit, t};

const BETWEEN: &str = " – ";

/// What these codes lead to within a question: row or group, field, option; a code of an earlier
/// version by itself.
pub fn path_words(visit: &Visit, question: &Question<String>, path: &[Code]) -> String {
    let mut words = Vec::new();
    let (mut kind, mut rest) = (&question.kind, path);
    if let (Kind::Grid { .. } | Kind::Repeated { .. }, [group, below @ ..]) = (kind, rest) {
        words.push(group_words(visit, kind, group));
        rest = below;
    }
    if let (true, [field, below @ ..]) = (kind.has_parts(), rest) {
        let asked = question.kind.fields().iter().find(|asked| asked.code == *field);
        words.push(asked.map_or_else(|| field.to_string(), |asked| asked.text.clone()));
        kind = asked.map_or(kind, |asked| &asked.kind);
        rest = below;
    }
    words.extend(rest.iter().map(|code| choice_words(visit, kind, code)));
    words.join(BETWEEN)
}

/// What a field is called whose words are read together, as [`Question::field_of`] has it.
pub fn field_words(visit: &Visit, question: &Question<String>, field: &[Code]) -> String {
    match (&question.kind, field) {
        (Kind::Repeated { fields, .. }, [field]) => {
            let asked = fields.iter().find(|asked| asked.code == *field);
            asked.map_or_else(|| field.to_string(), |asked| asked.text.clone())
        }
        _ => path_words(visit, question, field),
    }
}

/// A row by its text, a group by its number.
fn group_words(visit: &Visit, kind: &Kind<String>, code: &Code) -> String {
    if let Kind::Grid { rows, .. } = kind {
        return named(rows, code);
    }
    let number = code.as_str().strip_prefix('n').unwrap_or(code.as_str());
    t!(visit, "answers-repeated", number = number.to_owned())
}

fn choice_words(visit: &Visit, kind: &Kind<String>, code: &Code) -> String {
    match (kind, code.as_str()) {
        (Kind::DateRange { .. }, FROM) => t!(visit, "results-first-day"),
        (Kind::DateRange { .. }, TO) => t!(visit, "results-last-day"),
        (Kind::MultipleChoice { options, .. } | Kind::Ranking { options, .. }, _) => {
            named(options, code)
        }
        (Kind::Matrix { rows, .. }, _) => named(rows, code),
        _ => code.to_string(),
    }
}

fn named(choices: &[Choice<String>], code: &Code) -> String {
    let found = choices.iter().find(|choice| choice.code == *code);
    found.map_or_else(|| code.to_string(), |choice| choice.text.clone())
}
