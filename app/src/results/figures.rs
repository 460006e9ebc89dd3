//! One question's figures: a table with a bar in each row, so that picture and numbers are one.

use leptos::prelude::*;
use model::{
    answers::Decimal,
    language::Language,
    questionnaires::{Code, Kind, Question, point_code},
    results::{Bin, Cell, Distribution, Figure},
};

use super::cell_words;
use crate::{Visit, dates, t};

/// The figures of a question: one table for each distribution.
pub fn tables(
    visit: &Visit,
    question: &Question<String>,
    distributions: &[Distribution],
) -> AnyView {
    if matches!(question.kind, Kind::MultipleChoice { .. }) {
        return options(visit, question, distributions);
    }
    let tables = distributions
        .iter()
        .map(|distribution| {
            let part = distribution.partition.part();
            let caption =
                part.map_or_else(|| t!(visit, "results-caption"), |row| part_words(question, row));
            let rows = rows(visit, question, distribution);
            view! { {answer_table(visit, caption, rows)} {notes(visit, distribution)} }
        })
        .collect_view();
    view! { <div>{tables}</div> }.into_any()
}

/// Multiple choice: one table with a row for each option, of those who answered.
fn options(visit: &Visit, question: &Question<String>, distributions: &[Distribution]) -> AnyView {
    let option_rows = distributions
        .iter()
        .filter_map(|distribution| {
            let part = distribution.partition.part()?;
            let chosen = distribution.figures.iter().find(|figure| figure.cell == Cell::Chosen)?;
            Some(row(visit, part_words(question, part), chosen))
        })
        .collect();
    let whole = distributions.iter().find(|distribution| distribution.partition.part().is_none());
    let whole_table = whole.map(|whole| {
        // Of those who answered everybody did: such a share says nothing.
        let figures = whole.figures.iter().cloned();
        let figures = figures.map(|figure| Figure { per_mille: None, ..figure }).collect();
        let whole = Distribution { figures, ..whole.clone() };
        let rows = rows(visit, question, &whole);
        let table = answer_table(visit, t!(visit, "results-caption-answered"), rows);
        view! { {table} {notes(visit, &whole)} }
    });
    let is_partial = distributions.iter().any(|d| d.partition.part().is_some() && d.held_back > 0);
    let partial =
        is_partial.then(|| view! { <p class="small">{t!(visit, "results-held-back-options")}</p> });
    view! {
        {answer_table(visit, t!(visit, "results-caption-options"), option_rows)}
        {partial}
        {whole_table}
    }
    .into_any()
}

fn rows(visit: &Visit, question: &Question<String>, distribution: &Distribution) -> Vec<AnyView> {
    distribution
        .figures
        .iter()
        .map(|figure| row(visit, cell_words(visit, question, &figure.cell), figure))
        .collect()
}

/// A row of a table: what is counted, how many, their share, and the share as a bar.
pub fn row(visit: &Visit, label: String, figure: &Figure) -> AnyView {
    // Nothing shown is not nothing answered: no share is claimed of it.
    let per_mille = figure.per_mille.filter(|_| figure.count > 0);
    let share = per_mille.map(|per_mille| percent(visit.language, per_mille));
    let width = per_mille.map(|p| format!("{}.{}%", p / 10, p % 10));
    // The bar says nothing that the numbers do not.
    let bar = width.map(|width| {
        view! {
            <svg class="bar" width="100%" height="16" aria-hidden="true" focusable="false">
                <rect class="bar__track" width="100%" height="16"/>
                <rect class="bar__fill" width=width height="16"/>
            </svg>
        }
    });
    let count = if figure.count == 0 { "–".to_owned() } else { count_words(visit, figure.count) };
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td class="number">{count}</td>
            <td class="number">{share}</td>
            <td class="bar-cell">{bar}</td>
        </tr>
    }
    .into_any()
}

fn answer_table(visit: &Visit, caption: String, rows: Vec<AnyView>) -> AnyView {
    table(visit, caption, t!(visit, "results-column-answer"), rows)
}

/// A table of figures, under what it is about and what its rows are.
pub fn table(visit: &Visit, caption: String, of: String, rows: Vec<AnyView>) -> AnyView {
    view! {
        <table class="figures">
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{of}</th>
                    <th scope="col" class="number">{t!(visit, "results-column-count")}</th>
                    <th scope="col" class="number">{t!(visit, "results-column-share")}</th>
                    <td></td>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The middle of the answers, and how many of them are held back.
fn notes(visit: &Visit, distribution: &Distribution) -> AnyView {
    let held_back = (distribution.held_back > 0).then(|| {
        let count = count_words(visit, distribution.held_back);
        let shares = of_everybody(visit, distribution);
        view! { <p class="small">{t!(visit, "results-held-back", count = count)} {shares}</p> }
    });
    let mean = distribution.mean_thousandths.map(|mean| {
        let mean = decimal(visit.language, mean);
        view! { <p>{t!(visit, "results-mean", mean = mean)}</p> }
    });
    let median = distribution.median.map(|bin| {
        view! { <p>{t!(visit, "results-median", bin = bin_words(visit, bin))}</p> }
    });
    view! { {mean} {median} {held_back} }.into_any()
}

/// What shares are of where some answers are held back; nothing where no share is shown.
pub fn of_everybody(visit: &Visit, distribution: &Distribution) -> Option<String> {
    let has_share = |figure: &Figure| figure.count > 0 && figure.per_mille.is_some();
    distribution
        .figures
        .iter()
        .any(has_share)
        .then(|| format!(" {}", t!(visit, "results-held-back-shares")))
}

/// What an option, a column or a point is called; the code itself once it is no longer offered.
pub fn code_words(visit: &Visit, question: &Question<String>, code: &Code) -> String {
    let named = |choices: &[model::questionnaires::Choice<String>]| {
        choices.iter().find(|choice| choice.code == *code).map(|choice| choice.text.clone())
    };
    let words = match &question.kind {
        Kind::SingleChoice { options, .. } | Kind::MultipleChoice { options, .. } => named(options),
        Kind::Matrix { columns, .. } => named(columns),
        Kind::YesNo => match code.as_str() {
            "yes" => Some(t!(visit, "answers-yes")),
            "no" => Some(t!(visit, "answers-no")),
            _ => None,
        },
        Kind::Scale { from, to, low, high, .. } => {
            let point = (*from..=*to).find(|point| point_code(*point) == code.as_str());
            point.map(|point| match point {
                point if point == *from => format!("{point} – {low}"),
                point if point == *to => format!("{point} – {high}"),
                point => point.to_string(),
            })
        }
        _ => None,
    };
    words.unwrap_or_else(|| t!(visit, "results-former", code = code.to_string()))
}

fn part_words(question: &Question<String>, part: &Code) -> String {
    let choices = match &question.kind {
        Kind::MultipleChoice { options, .. } => options.as_slice(),
        Kind::Matrix { rows, .. } => rows.as_slice(),
        _ => &[],
    };
    let named = choices.iter().find(|choice| choice.code == *part);
    named.map_or_else(|| part.to_string(), |choice| choice.text.clone())
}

/// A range of numbers.
pub fn bin_words(visit: &Visit, bin: Bin) -> String {
    let number = |decimal: Decimal| in_language(visit.language, &decimal.to_string());
    match (bin.from, bin.below) {
        (Some(from), Some(below)) => {
            t!(visit, "results-bin", from = number(from), below = number(below))
        }
        (Some(from), None) => t!(visit, "results-bin-from", from = number(from)),
        (None, Some(below)) => t!(visit, "results-bin-below", below = number(below)),
        (None, None) => t!(visit, "results-answered"),
    }
}

fn in_language(language: Language, number: &str) -> String {
    match language {
        Language::En => number.to_owned(),
        Language::Fi | Language::Sv => number.replace('.', ",").replace('-', "\u{2212}"),
    }
}

/// Thousandths as a number with two decimals.
fn decimal(language: Language, thousandths: u64) -> String {
    let hundredths = (thousandths + 5) / 10;
    in_language(language, &format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

/// A share in whole per cent.
fn percent(language: Language, per_mille: u64) -> String {
    let whole = (per_mille + 5) / 10;
    match language {
        Language::En => format!("{whole}%"),
        Language::Fi | Language::Sv => format!("{whole}\u{a0}%"),
    }
}

/// A count as the language writes it.
pub fn count_words(visit: &Visit, count: u64) -> String {
    dates::number(u32::try_from(count).unwrap_or(u32::MAX), visit.language)
}
