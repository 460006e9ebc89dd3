//! What does not fit in a condition that somebody wrote as a formula, told at the formula.

use model::questionnaires::{
    Expression, Holder,
    edit::{EditError, FORMULA, Hanging},
    expression::{Misfit, MisfitKind},
};

use super::Names;
use crate::{Fields, Visit, t, ui::form::Errors};

/// The errors of a refused step, if the condition that was just written as a formula is to blame.
/// None: something else is.
pub fn errors(
    visit: &Visit,
    names: &Names<'_>,
    fields: &Fields,
    holder: &Holder,
    error: &EditError,
) -> Option<Errors> {
    let formula = fields.get(FORMULA);
    let EditError::Hanging(hanging) = error else { return None };
    // What else of it does not fit, as the condition of an option, is told with the whole.
    let printed = formula.parse::<Expression>().map(|formula| formula.to_string());
    let is_own = |one: &Hanging| {
        let is_in = printed.as_ref().is_ok_and(|printed| printed.contains(&one.misfit.about));
        one.holder == *holder && is_in
    };
    if formula.trim().is_empty() || !hanging.iter().all(is_own) {
        return None;
    }
    let mut errors = Errors::default();
    for one in hanging {
        errors.add(FORMULA, misfit_words(visit, names, formula, &one.misfit));
    }
    Some(errors)
}

/// What is wrong, with the place where it begins: where the formula was written in other words, or
/// with other spaces, than it is printed in, it is quoted only.
fn misfit_words(visit: &Visit, names: &Names<'_>, formula: &str, misfit: &Misfit) -> String {
    let about = misfit.about.clone();
    let what = match &misfit.kind {
        MisfitKind::NotEarlier(code) => match names.questionnaire.question(code) {
            Some(question) => {
                let question = names.of_question(visit, question);
                t!(visit, "editor-misfit-later", about = about, question = question)
            }
            None => t!(visit, "editor-misfit-nothing", about = about, code = code.to_string()),
        },
        MisfitKind::UnknownOption(code, word) => {
            let question = names.of_code(visit, code);
            t!(visit, "editor-misfit-option", question = question, word = word.clone())
        }
        MisfitKind::Types => t!(visit, "editor-misfit-types", about = about),
        MisfitKind::Arguments => t!(visit, "editor-misfit-arguments", about = about),
        MisfitKind::NotANumber => t!(visit, "editor-misfit-not-a-number", about = about),
        MisfitKind::UnknownPlace(code) => {
            t!(visit, "editor-misfit-nothing", about = about, code = code.to_string())
        }
        MisfitKind::NotYesNo => t!(visit, "editor-misfit-not-yes-no", about = about),
    };
    match place_of(formula, &misfit.about) {
        Some(at) => t!(visit, "editor-misfit-at", at = at, what = what),
        None => what,
    }
}

/// The number, from 1, of the character at which a part of a formula begins, if it is found as it is
/// printed.
fn place_of(formula: &str, about: &str) -> Option<usize> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let found = formula.match_indices(about).find(|(at, _)| {
        let before = formula[..*at].chars().next_back();
        let after = formula[at + about.len()..].chars().next();
        // Not in the middle of a longer name.
        let cuts = |outside: Option<char>, inside: Option<char>| {
            outside.is_some_and(is_of_name) && inside.is_some_and(is_of_name)
        };
        !cuts(before, about.chars().next()) && !cuts(after, about.chars().next_back())
    });
    found.map(|(at, _)| formula[..at].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_where_it_begins_and_not_within_a_longer_name() {
        assert_eq!(place_of("aged > 1 and age + 'x' > 2", "age + 'x'"), Some(14));
        assert_eq!(place_of("ages and age", "age"), Some(10));
        assert_eq!(place_of("'åäö' = a and b", "b"), Some(15));
        assert_eq!(place_of("age+1", "age + 1"), None);
    }
}
