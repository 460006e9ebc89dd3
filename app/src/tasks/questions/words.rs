//! What the editor calls things, and what it says is wrong.

use model::questionnaires::{
    Estimate, Kind,
    edit::{EditError, Group, Hanging, KindName, Mistake, RULES, Subject},
    expression::{Expected, MisfitKind, ParseError},
};

use super::Names;
use crate::{Visit, dates, projects::text_problem, t, ui::form::Errors};

/// What a kind of question is called, with its size.
pub fn kind_words(visit: &Visit, kind: &Kind) -> String {
    match kind {
        Kind::TextBlock => t!(visit, "tasks-kind-text-block"),
        Kind::Place { options } => t!(visit, "tasks-kind-place", count = options.len()),
        Kind::SingleChoice { options, .. } => {
            t!(visit, "tasks-kind-single-choice", count = options.len())
        }
        Kind::MultipleChoice { options, .. } => {
            t!(visit, "tasks-kind-multiple-choice", count = options.len())
        }
        Kind::YesNo => t!(visit, "tasks-kind-yes-no"),
        Kind::Scale { from, to, .. } => {
            t!(visit, "tasks-kind-scale", from = i64::from(*from), to = i64::from(*to))
        }
        Kind::Matrix { rows, .. } => t!(visit, "tasks-kind-matrix", count = rows.len()),
        Kind::ShortText { .. } => t!(visit, "tasks-kind-short-text"),
        Kind::LongText { .. } => t!(visit, "tasks-kind-long-text"),
        Kind::Number { .. } => t!(visit, "tasks-kind-number"),
        Kind::Ranking { options, .. } => t!(visit, "tasks-kind-ranking", count = options.len()),
        Kind::Date { .. } => t!(visit, "tasks-kind-date"),
        Kind::DateRange { .. } => t!(visit, "tasks-kind-date-range"),
        Kind::Time => t!(visit, "tasks-kind-time"),
        Kind::Photos { at_most } => {
            t!(visit, "tasks-kind-photos", count = i64::from(*at_most))
        }
        Kind::Fields { fields, .. } => t!(visit, "tasks-kind-fields", count = fields.len()),
        Kind::Grid { rows, .. } => t!(visit, "tasks-kind-grid", count = rows.len()),
        Kind::Calculated { .. } => t!(visit, "tasks-kind-calculated"),
        Kind::Repeated { at_most, .. } => {
            t!(visit, "tasks-kind-repeated", count = i64::from(*at_most))
        }
    }
}

/// What a kind of question is called where one is chosen.
pub fn kind_name(visit: &Visit, kind: KindName) -> String {
    match kind {
        KindName::SingleChoice => t!(visit, "editor-kind-single-choice"),
        KindName::Place => t!(visit, "editor-kind-place"),
        KindName::MultipleChoice => t!(visit, "editor-kind-multiple-choice"),
        KindName::YesNo => t!(visit, "editor-kind-yes-no"),
        KindName::Scale => t!(visit, "editor-kind-scale"),
        KindName::Matrix => t!(visit, "editor-kind-matrix"),
        KindName::ShortText => t!(visit, "editor-kind-short-text"),
        KindName::LongText => t!(visit, "editor-kind-long-text"),
        KindName::Number => t!(visit, "editor-kind-number"),
        KindName::Ranking => t!(visit, "editor-kind-ranking"),
        KindName::Date => t!(visit, "editor-kind-date"),
        KindName::DateRange => t!(visit, "editor-kind-date-range"),
        KindName::Time => t!(visit, "editor-kind-time"),
        KindName::Photos => t!(visit, "editor-kind-photos"),
        KindName::Fields => t!(visit, "editor-kind-fields"),
        KindName::Grid => t!(visit, "editor-kind-grid"),
        KindName::Repeated => t!(visit, "editor-kind-repeated"),
        KindName::Calculated => t!(visit, "editor-kind-calculated"),
        KindName::TextBlock => t!(visit, "editor-kind-text-block"),
    }
}

/// When a kind of question is the right one.
pub fn kind_hint(visit: &Visit, kind: KindName) -> String {
    match kind {
        KindName::SingleChoice => t!(visit, "editor-kind-single-choice-hint"),
        KindName::Place => t!(visit, "editor-kind-place-hint"),
        KindName::MultipleChoice => t!(visit, "editor-kind-multiple-choice-hint"),
        KindName::YesNo => t!(visit, "editor-kind-yes-no-hint"),
        KindName::Scale => t!(visit, "editor-kind-scale-hint"),
        KindName::Matrix => t!(visit, "editor-kind-matrix-hint"),
        KindName::ShortText => t!(visit, "editor-kind-short-text-hint"),
        KindName::LongText => t!(visit, "editor-kind-long-text-hint"),
        KindName::Number => t!(visit, "editor-kind-number-hint"),
        KindName::Ranking => t!(visit, "editor-kind-ranking-hint"),
        KindName::Date => t!(visit, "editor-kind-date-hint"),
        KindName::DateRange => t!(visit, "editor-kind-date-range-hint"),
        KindName::Time => t!(visit, "editor-kind-time-hint"),
        KindName::Photos => t!(visit, "editor-kind-photos-hint"),
        KindName::Fields => t!(visit, "editor-kind-fields-hint"),
        KindName::Grid => t!(visit, "editor-kind-grid-hint"),
        KindName::Repeated => t!(visit, "editor-kind-repeated-hint"),
        KindName::Calculated => t!(visit, "editor-kind-calculated-hint"),
        KindName::TextBlock => t!(visit, "editor-kind-text-block-hint"),
    }
}

/// What a row of a group is called, by its number from 1.
pub fn row_name(visit: &Visit, group: Group, number: usize) -> String {
    match group {
        Group::Options => t!(visit, "editor-option", number = number),
        Group::Rows => t!(visit, "editor-row", number = number),
        Group::Columns => t!(visit, "editor-column", number = number),
        Group::Fields => t!(visit, "editor-field", number = number),
    }
}

/// What is wrong with a form, by field.
pub fn mistakes(visit: &Visit, mistakes: Vec<(String, Mistake)>) -> Errors {
    let mut errors = Errors::default();
    for (field, mistake) in mistakes {
        errors.add(&field, mistake_at(visit, &field, mistake));
    }
    errors
}

/// What is wrong with what was typed, said with the row it was typed into.
fn mistake_at(visit: &Visit, field: &str, mistake: Mistake) -> String {
    let what = mistake_words(visit, mistake);
    let groups = [Group::Options, Group::Rows, Group::Columns, Group::Fields];
    let row = groups.into_iter().find_map(|group| {
        let rest = field.strip_prefix(group.prefix())?.strip_prefix('-')?;
        let number: usize = rest.split('-').next()?.parse().ok()?;
        Some(row_name(visit, group, number + 1))
    });
    let rule = || {
        let number: usize =
            field.strip_prefix(RULES)?.strip_prefix('-')?.split('-').next()?.parse().ok()?;
        Some(t!(visit, "editor-rule", number = number + 1))
    };
    match row.or_else(rule) {
        Some(row) => format!("{row}: {what}"),
        None => what,
    }
}

/// What is wrong with what was typed.
pub fn mistake_words(visit: &Visit, mistake: Mistake) -> String {
    match mistake {
        Mistake::Blank => t!(visit, "editor-wrong-blank"),
        Mistake::Text(problem) => text_problem(visit, problem),
        Mistake::NotACode => t!(visit, "editor-wrong-code"),
        Mistake::CodeTaken => t!(visit, "editor-wrong-taken"),
        Mistake::SecondOther => t!(visit, "editor-wrong-second-other"),
        Mistake::NotANumber => t!(visit, "editor-wrong-number"),
        Mistake::NotADate => t!(visit, "editor-wrong-date"),
        Mistake::NoLimits => t!(visit, "editor-wrong-no-limits"),
        Mistake::OtherEnds(from, to) => {
            t!(visit, "editor-wrong-ends", from = i64::from(from), to = i64::from(to))
        }
        Mistake::NotWithin(least, greatest) => {
            let number = |number: u32| dates::number(number, visit.language);
            t!(visit, "editor-wrong-whole", least = number(least), greatest = number(greatest))
        }
        Mistake::NotInSteps(step) => {
            let number = |number: u32| dates::number(number, visit.language);
            let (low, high) = (number(step * 12), number(step * 13));
            t!(visit, "editor-wrong-steps", step = number(step), low = low, high = high)
        }
        Mistake::UpsideDown => t!(visit, "editor-wrong-upside-down"),
        Mistake::NotOffered => t!(visit, "editor-wrong-choice"),
        Mistake::Formula(error) => formula_words(visit, error),
        Mistake::FormulaToo => t!(visit, "editor-wrong-formula-too"),
    }
}

/// Why a step is not done, one sentence for each reason.
pub fn edit_error(visit: &Visit, names: &Names<'_>, error: &EditError) -> Vec<String> {
    match error {
        EditError::Hanging(hanging) => hanging.iter().map(|h| hangs(visit, names, h)).collect(),
        EditError::CodeTaken(_) => vec![t!(visit, "editor-wrong-taken")],
        EditError::OnlyPage => vec![t!(visit, "editor-only-page")],
        EditError::NoPlace => vec![t!(visit, "editor-no-place")],
        EditError::Unknown(_) => vec![t!(visit, "editor-wrong-choice")],
    }
}

fn hangs(visit: &Visit, names: &Names<'_>, hanging: &Hanging) -> String {
    let holder = names.of_holder(visit, &hanging.holder);
    match &hanging.misfit.kind {
        MisfitKind::NotEarlier(on) => {
            t!(visit, "editor-hangs", holder = holder, on = names.of_code(visit, on))
        }
        MisfitKind::UnknownOption(on, word) => {
            let known = word
                .parse()
                .ok()
                .map(|option| names.of_option(visit, &Subject::whole(on.clone()), &option));
            let option = known.unwrap_or_else(|| word.clone());
            let on = names.of_code(visit, on);
            t!(visit, "editor-hangs-option", holder = holder, on = on, option = option)
        }
        MisfitKind::UnknownPlace(on) => {
            t!(visit, "editor-hangs-place", holder = holder, on = names.of_code(visit, on))
        }
        MisfitKind::Types
        | MisfitKind::Arguments
        | MisfitKind::NotYesNo
        | MisfitKind::NotANumber => {
            let about = hanging.misfit.about.clone();
            t!(visit, "editor-hangs-formula", holder = holder, about = about)
        }
    }
}

/// Why a formula cannot be read on, and where.
fn formula_words(visit: &Visit, error: ParseError) -> String {
    let what = match error.expected {
        Expected::Value => t!(visit, "editor-formula-value"),
        Expected::Operator => t!(visit, "editor-formula-operator"),
        Expected::Closing => t!(visit, "editor-formula-closing"),
        Expected::Quote => t!(visit, "editor-formula-quote"),
        Expected::Code => t!(visit, "editor-formula-code"),
        Expected::Function => t!(visit, "editor-formula-function"),
        Expected::Number => t!(visit, "editor-formula-number"),
        Expected::Date => t!(visit, "editor-formula-date"),
        Expected::Shallower | Expected::Shorter => t!(visit, "editor-formula-shorter"),
    };
    t!(visit, "editor-formula-wrong", at = error.at, what = what)
}

/// How long answering takes by the questions.
pub fn estimate_words(visit: &Visit, Estimate { least, most }: Estimate) -> String {
    if least == most {
        t!(visit, "tasks-estimate", least = least)
    } else {
        t!(visit, "tasks-estimate-span", least = least, most = most)
    }
}
