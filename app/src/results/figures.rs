//! One question's figures: a table with a bar in each row, so that picture and numbers are one.

use leptos::prelude::*;
use model::{
    answers::{Decimal, TimeOfDay},
    language::Language,
    questionnaires::{Choice, Code, Kind, Question, point_code},
    results::{Bin, Cell, Distribution, Figure},
};

use super::{cell_words, parts::path_words, score};
use crate::{Visit, dates, t};

/// The figures of a question: one table for each distribution, part by part.
pub fn tables(
    visit: &Visit,
    question: &Question<String>,
    distributions: &[Distribution],
) -> AnyView {
    let mut rest: Vec<&Distribution> = distributions.iter().collect();
    let mut tables = Vec::new();
    for (path, leaf) in question.leaves() {
        let is_of_leaf = |d: &&Distribution| d.partition.path().starts_with(&path);
        let (of_leaf, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_of_leaf);
        rest = others;
        if !is_group_unused(question, &path, &of_leaf) {
            tables.push(leaf_tables(visit, question, (&path, leaf), &of_leaf));
        }
    }
    // Of fields that are no longer asked.
    tables.extend(rest.into_iter().map(|former| single(visit, question, question, former)));
    view! { <div>{tables}</div> }.into_any()
}

/// Whether a further group of a question that is repeated has nothing to show: most people need few.
fn is_group_unused(question: &Question<String>, path: &[Code], of: &[&Distribution]) -> bool {
    let mut figures = of.iter().flat_map(|distribution| &distribution.figures);
    matches!(question.kind, Kind::Repeated { .. })
        && path.first().is_some_and(|group| group.as_str() != "n1")
        && figures.all(|figure| figure.count == 0 || !figure.cell.is_answer())
}

fn leaf_tables(
    visit: &Visit,
    question: &Question<String>,
    (path, leaf): (&[Code], &Question<String>),
    distributions: &[&Distribution],
) -> AnyView {
    if matches!(leaf.kind, Kind::MultipleChoice { .. }) {
        return options(visit, question, (path, leaf), distributions);
    }
    let tables =
        distributions.iter().map(|distribution| single(visit, question, leaf, distribution));
    tables.collect_view().into_any()
}

/// One table for one distribution.
fn single(
    visit: &Visit,
    question: &Question<String>,
    leaf: &Question<String>,
    distribution: &Distribution,
) -> AnyView {
    let path = distribution.partition.path();
    let caption = match path {
        [] => t!(visit, "results-caption"),
        path => path_words(visit, question, path),
    };
    let of = match leaf.kind {
        Kind::Date { .. } | Kind::DateRange { .. } => t!(visit, "results-column-month"),
        Kind::Time => t!(visit, "results-column-hour"),
        Kind::Ranking { .. } => t!(visit, "results-column-place"),
        _ => t!(visit, "results-column-answer"),
    };
    let rows = rows(visit, leaf, distribution);
    view! { {table(visit, caption, of, rows)} {notes(visit, leaf, distribution)} }.into_any()
}

/// Multiple choice: one table with a row for each option, of those who answered.
fn options(
    visit: &Visit,
    question: &Question<String>,
    (path, leaf): (&[Code], &Question<String>),
    distributions: &[&Distribution],
) -> AnyView {
    let caption = |caption: String| match path {
        [] => caption,
        path => format!("{}: {caption}", path_words(visit, question, path)),
    };
    let option_of = |distribution: &Distribution| {
        distribution.partition.path().strip_prefix(path).and_then(<[Code]>::first).cloned()
    };
    let option_rows = distributions
        .iter()
        .filter_map(|distribution| {
            let option = option_of(distribution)?;
            let chosen = distribution.figures.iter().find(|figure| figure.cell == Cell::Chosen)?;
            let words = path_words(visit, leaf, &[option]);
            Some(row(visit, words, chosen))
        })
        .collect();
    let whole = distributions.iter().find(|distribution| option_of(distribution).is_none());
    let whole_table = whole.map(|whole| {
        // Of those who answered everybody did: such a share says nothing.
        let figures = whole.figures.iter().cloned();
        let figures = figures.map(|figure| Figure { per_mille: None, ..figure }).collect();
        let whole = Distribution { figures, ..Distribution::clone(whole) };
        let rows = rows(visit, leaf, &whole);
        let table = answer_table(visit, caption(t!(visit, "results-caption-answered")), rows);
        view! { {table} {notes(visit, leaf, &whole)} }
    });
    let is_partial = distributions.iter().any(|d| option_of(d).is_some() && d.held_back > 0);
    let partial =
        is_partial.then(|| view! { <p class="small">{t!(visit, "results-held-back-options")}</p> });
    view! {
        {answer_table(visit, caption(t!(visit, "results-caption-options")), option_rows)}
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

/// The score or the middle of the answers, and how many of them are held back.
fn notes(visit: &Visit, leaf: &Question<String>, distribution: &Distribution) -> AnyView {
    let held_back = (distribution.held_back > 0).then(|| {
        let count = count_words(visit, distribution.held_back);
        let shares = of_everybody(visit, distribution);
        view! { <p class="small">{t!(visit, "results-held-back", count = count)} {shares}</p> }
    });
    let is_ranking = matches!(leaf.kind, Kind::Ranking { .. });
    let mean = distribution.mean_thousandths.map(|mean| {
        let mean = decimal(visit.language, mean);
        let mean = if is_ranking {
            t!(visit, "results-mean-place", mean = mean)
        } else {
            t!(visit, "results-mean", mean = mean)
        };
        view! { <p>{mean}</p> }
    });
    let median = distribution.median.map(|bin| {
        view! { <p>{t!(visit, "results-median", bin = bin_words(visit, bin))}</p> }
    });
    let score = score::words(visit, leaf, distribution).map(|score| view! { <p>{score}</p> });
    view! { {score} {mean} {median} {held_back} }.into_any()
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

/// What an option, a column, a point, a place, a month or an hour is called; the code itself once
/// it is no longer offered.
pub fn code_words(visit: &Visit, question: &Question<String>, code: &Code) -> String {
    let named = |choices: &[Choice<String>]| {
        choices.iter().find(|choice| choice.code == *code).map(|choice| choice.text.clone())
    };
    let words = match &question.kind {
        Kind::SingleChoice { options, .. }
        | Kind::Place { options }
        | Kind::MultipleChoice { options, .. } => named(options),
        Kind::Matrix { columns, .. } => named(columns),
        Kind::YesNo => match code.as_str() {
            "yes" => Some(t!(visit, "answers-yes")),
            "no" => Some(t!(visit, "answers-no")),
            _ => None,
        },
        Kind::Scale { from, to, low, high, between, .. } => {
            let point = (*from..=*to).find(|point| point_code(*point) == code.as_str());
            point.map(|point| {
                let meaning = match point {
                    point if point == *from => Some(low),
                    point if point == *to => Some(high),
                    point => between.get(usize::from(point.saturating_sub(from + 1))),
                };
                meaning.map_or_else(|| point.to_string(), |meaning| format!("{point} – {meaning}"))
            })
        }
        Kind::Ranking { .. } => {
            let place = code.as_str().strip_prefix('p');
            place.map(|place| t!(visit, "results-place", place = place.to_owned()))
        }
        Kind::Date { .. } | Kind::DateRange { .. } => month_words(visit, code),
        Kind::Time => hour_words(visit, code),
        Kind::TextBlock
        | Kind::ShortText { .. }
        | Kind::LongText { .. }
        | Kind::Number { .. }
        | Kind::Calculated { .. }
        | Kind::Fields { .. }
        | Kind::Grid { .. }
        | Kind::Repeated { .. }
        | Kind::Photos { .. } => None,
    };
    // What somebody answered to a field that is no longer asked.
    let words = words.or_else(|| month_words(visit, code)).or_else(|| hour_words(visit, code));
    words.unwrap_or_else(|| t!(visit, "results-former", code = code.to_string()))
}

/// `m2026_03`.
fn month_words(visit: &Visit, code: &Code) -> Option<String> {
    let (year, month) = code.as_str().strip_prefix('m')?.split_once('_')?;
    let (year, month): (u16, u8) = (year.parse().ok()?, month.parse().ok()?);
    Some(t!(visit, "results-month", month = month, year = year.to_string()))
}

/// `h09`: from the first minute of the hour to its last.
fn hour_words(visit: &Visit, code: &Code) -> Option<String> {
    let hour = code.as_str().strip_prefix('h')?;
    let time = |minutes: &str| TimeOfDay::parse(&format!("{hour}:{minutes}"));
    let (from, to) = (time("00")?.shown(visit.language), time("59")?.shown(visit.language));
    Some(t!(visit, "results-hour", from = from, to = to))
}

/// A range of numbers.
pub fn bin_words(visit: &Visit, bin: Bin) -> String {
    let number = |decimal: Decimal| decimal.shown(visit.language);
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
pub fn decimal(language: Language, thousandths: u64) -> String {
    let hundredths = (thousandths + 5) / 10;
    in_language(language, &format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

/// A share in whole per cent.
pub fn percent(language: Language, per_mille: u64) -> String {
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
