//! The choice of a group: for each comparison its answers, each with whether the group is large
//! enough to be looked at.

use leptos::prelude::*;
use model::{
    questionnaires::Question,
    results::{Cell, Filter, Guard},
};

use super::{
    cell_words,
    show::{Results, field, values_of},
};
use crate::{Visit, t};

/// The form; none where nothing is compared.
pub fn form(visit: &Visit, found: &Results, filter: &Filter) -> Option<AnyView> {
    let compared = found.comparisons.as_deref().unwrap_or_default();
    if compared.is_empty() {
        return None;
    }
    let mut has_small = false;
    let selects: Vec<AnyView> = compared
        .iter()
        .enumerate()
        .map(|(place, question)| {
            let marked = values_of(question).into_iter().map(|cell| {
                let is_small = !found.shows_any(&with(filter, place, &cell));
                has_small |= is_small;
                (cell, is_small)
            });
            let marked = marked.collect();
            let chosen = filter.0.get(place).and_then(Option::as_ref);
            select(visit, question, marked, chosen)
        })
        .collect();
    let hint = has_small.then(|| {
        let least = Guard::default().least();
        view! { <p class="field__hint">{t!(visit, "results-filter-hint", least = least)}</p> }
    });
    Some(
        view! {
            <form method="get" class="filter">
                <h2>{t!(visit, "results-filter")}</h2>
                {hint}
                {selects}
                <button class="button button--light" type="submit">{t!(visit, "results-filter-show")}</button>
            </form>
        }
        .into_any(),
    )
}

/// The filter with this answer at this place and the others as they are.
fn with(filter: &Filter, place: usize, cell: &Cell) -> Filter {
    let mut filter = filter.clone();
    if let Some(wish) = filter.0.get_mut(place) {
        *wish = Some(cell.clone());
    }
    filter
}

fn select(
    visit: &Visit,
    question: &Question<String>,
    cells: Vec<(Cell, bool)>,
    chosen: Option<&Cell>,
) -> AnyView {
    let id = field(&question.code);
    let options = cells
        .into_iter()
        .map(|(cell, is_small)| {
            let words = cell_words(visit, question, &cell);
            let words =
                if is_small { t!(visit, "results-filter-small", answer = words) } else { words };
            let is_chosen = chosen == Some(&cell);
            view! { <option value=cell.to_string() selected=is_chosen>{words}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{question.text.clone()}</label>
            <select class="input" id=id.clone() name=id>
                <option value="">{t!(visit, "results-filter-any")}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}
