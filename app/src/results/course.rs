//! How answering went: how many sent and how many stopped, after which question, and how long it took.
//!
//! All of it is of whole blocks: nobody is counted who is still answering.

use leptos::prelude::*;
use model::{
    questionnaires::Question,
    results::{Bin, Cell, Distribution, Figure, Guard, QUIET, Shown, share},
};

use super::figures;
use crate::{Visit, t};

const A_DAY: i64 = 24 * 60 * 60;

/// The section, once there is something to show. `stopped`: those who stopped, where everyone is
/// looked at.
pub fn section(
    visit: &Visit,
    questions: &[Question<String>],
    sent: &Shown,
    stopped: Option<&Shown>,
) -> Option<AnyView> {
    if sent.responses == 0 && stopped.is_none_or(|stopped| stopped.responses == 0) {
        return None;
    }
    let completion = stopped.map(|stopped| completion(visit, sent.responses, stopped.responses));
    let stops = stopped
        .filter(|stopped| stopped.responses > 0)
        .map(|stopped| stops(visit, questions, stopped));
    let times = (sent.responses > 0).then(|| times(visit, &sent.times()));
    Some(
        view! {
            <section class="result">
                <h2>{t!(visit, "results-course")}</h2>
                {completion}
                {stops}
                {times}
            </section>
        }
        .into_any(),
    )
}

/// Of those who are done one way or the other, how many sent.
fn completion(visit: &Visit, sent: u64, stopped: u64) -> AnyView {
    // While one side is not shown, the other is not all there is.
    let all = if sent > 0 && stopped > 0 { sent.saturating_add(stopped) } else { 0 };
    let figure = |count| Figure { cell: Cell::Answered, count, per_mille: share(count, all) };
    let rows = vec![
        figures::row(visit, t!(visit, "results-sent"), &figure(sent)),
        figures::row(visit, t!(visit, "results-stopped"), &figure(stopped)),
    ];
    let (days, least) = (QUIET.as_seconds() / A_DAY, Guard::default().least());
    view! {
        {figures::table(visit, t!(visit, "results-completion"), t!(visit, "results-column-end"), rows)}
        <p class="small">{t!(visit, "results-completion-lead", days = days, least = least)}</p>
    }
    .into_any()
}

fn stops(visit: &Visit, questions: &[Question<String>], stopped: &Shown) -> AnyView {
    let distribution = stopped.stops(questions);
    let label = |cell: &Cell| match cell {
        Cell::Code(code) => {
            let question = questions.iter().find(|question| question.code == *code);
            question.map_or_else(
                || t!(visit, "results-former", code = code.to_string()),
                |question| question.text.clone(),
            )
        }
        cell => super::named_cell(visit, cell),
    };
    let rows = rows(visit, &distribution, label);
    view! {
        {figures::table(visit, t!(visit, "results-stops"), t!(visit, "results-column-last"), rows)}
        {held_back(visit, &distribution)}
    }
    .into_any()
}

fn times(visit: &Visit, distribution: &Distribution) -> AnyView {
    let label = |cell: &Cell| match cell {
        Cell::Bin(span) => span_words(visit, *span),
        cell => super::named_cell(visit, cell),
    };
    let rows = rows(visit, distribution, label);
    let median = distribution.median.map(|span| {
        view! { <p>{t!(visit, "results-median", bin = span_words(visit, span))}</p> }
    });
    view! {
        {figures::table(visit, t!(visit, "results-times"), t!(visit, "results-column-time"), rows)}
        {median}
        <p class="small">{t!(visit, "results-times-lead")}</p>
        {held_back(visit, distribution)}
    }
    .into_any()
}

fn rows(
    visit: &Visit,
    distribution: &Distribution,
    label: impl Fn(&Cell) -> String,
) -> Vec<AnyView> {
    let row = |figure: &Figure| figures::row(visit, label(&figure.cell), figure);
    distribution.figures.iter().map(row).collect()
}

fn held_back(visit: &Visit, distribution: &Distribution) -> Option<AnyView> {
    (distribution.held_back > 0).then(|| {
        let count = figures::count_words(visit, distribution.held_back);
        let shares = figures::of_everybody(visit, distribution);
        view! { <p class="small">{t!(visit, "results-held-back-people", count = count)} {shares}</p> }
            .into_any()
    })
}

/// A span of minutes; the last begins with a day.
fn span_words(visit: &Visit, span: Bin) -> String {
    match (span.from, span.below) {
        (None, _) => t!(visit, "results-time-least"),
        (Some(_), None) => t!(visit, "results-time-day"),
        (Some(from), Some(below)) if below.to_string() == "1440" => {
            t!(visit, "results-time-most", from = from.to_string())
        }
        (Some(from), Some(below)) => {
            t!(visit, "results-time", from = from.to_string(), below = below.to_string())
        }
    }
}
