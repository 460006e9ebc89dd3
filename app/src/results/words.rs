//! What was written to one question: page by page, with search. Each reading is written down.

use axum::response::Response;
use http::Uri;
use leptos::prelude::*;
use model::{answers::Answer, questionnaires::Code, results::Guard};
use store::{audit::Act, results};
use uuid::Uuid;

use super::show::{Results, has_words};
use crate::{
    Failure, Visit,
    staff::acts,
    t, ui,
    url::{UrlPath, query_value},
};

const A_PAGE: usize = 20;

/// `GET /staff/tasks/{task}/results/{question}`
pub async fn page(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, String)>,
    uri: Uri,
) -> Result<Response, Failure> {
    let code: Code = code.parse().map_err(|_| Failure::NotFound)?;
    let mut conn = visit.kanssa.db.read().await?;
    let found = Results::get(&visit, &mut conn, id).await?;
    let question = found.questions.iter().find(|q| q.code == code && has_words(q));
    let question = question.ok_or(Failure::NotFound)?;
    if found.comparisons.is_none() {
        return Err(Failure::NotFound);
    }
    let filter = found.filter(uri.query()).ok_or(Failure::NotFound)?;
    let written = results::list_words(&mut conn, id, &code).await?;
    drop(conn);
    note_reading(&visit, id).await?;
    let searched = query_value(uri.query(), "search").unwrap_or_default();
    let wanted = searched.trim().to_lowercase();
    let mut words: Vec<String> = written
        .into_iter()
        .filter(|(group, _)| filter.takes(group))
        .filter_map(|(_, answer)| words_of(answer))
        .collect();
    if u64::try_from(words.len()).is_ok_and(|count| count < Guard::default().least()) {
        words.clear();
    }
    // By the words themselves: any order of the writers would be the same for every question.
    words.sort();
    words.retain(|words| words.to_lowercase().contains(&wanted));
    let number: usize =
        query_value(uri.query(), "page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1);
    let pages = words.len().div_ceil(A_PAGE).max(1);
    let number = number.min(pages);
    let title = question.text.clone();
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let kept: Vec<(String, String)> = kept_fields(uri.query());
        let hidden = kept
            .iter()
            .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> })
            .collect_view();
        let items = words
            .iter()
            .skip((number - 1) * A_PAGE)
            .take(A_PAGE)
            .map(|words| view! { <li class="written">{ui::typed(words.clone())}</li> })
            .collect_view();
        let least = Guard::default().least();
        view! {
            <p><a href=format!("/staff/tasks/{id}/results")>{t!(visit, "results-title")}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "results-words-lead", least = least)}</p>
            <form method="get" role="search">
                {hidden}
                <div class="field">
                    <label for="search">{t!(visit, "results-search")}</label>
                    <input class="input" type="search" id="search" name="search" value=searched.clone() autocomplete="off"/>
                </div>
                <button class="button button--light" type="submit">{t!(visit, "results-search-do")}</button>
            </form>
            <p role="status">{t!(visit, "results-words-count", count = words.len())}</p>
            <ul class="messages">{items}</ul>
            {pager(&visit, number, pages, &kept, &searched)}
        }
    }))
}

fn words_of(answer: Answer) -> Option<String> {
    match answer {
        Answer::Text(words) => Some(words),
        Answer::Option { other, .. } | Answer::Options { other, .. } => other,
        _ => None,
    }
}

/// The filter of the results goes along.
fn kept_fields(query: Option<&str>) -> Vec<(String, String)> {
    form_urlencoded::parse(query.unwrap_or_default().as_bytes())
        .filter(|(name, _)| name.starts_with("f-"))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

fn pager(
    visit: &Visit,
    number: usize,
    pages: usize,
    kept: &[(String, String)],
    searched: &str,
) -> Option<AnyView> {
    if pages < 2 {
        return None;
    }
    let href = |page: usize| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(kept);
        if !searched.is_empty() {
            query.append_pair("search", searched);
        }
        query.append_pair("page", &page.to_string());
        format!("?{}", query.finish())
    };
    let before = (number > 1)
        .then(|| view! { <li><a rel="prev" href=href(number - 1)>{t!(visit, "results-page-before")}</a></li> });
    let after = (number < pages)
        .then(|| view! { <li><a rel="next" href=href(number + 1)>{t!(visit, "results-page-after")}</a></li> });
    Some(
        view! {
            <nav aria-label=t!(visit, "results-pages")>
                <ul class="button-list">
                    {before}
                    <li>{t!(visit, "results-page", number = number, pages = pages)}</li>
                    {after}
                </ul>
            </nav>
        }
        .into_any(),
    )
}

async fn note_reading(visit: &Visit, task: Uuid) -> Result<(), Failure> {
    let tx = visit.kanssa.db.begin().await?;
    acts::commit(visit, tx, Act::WordsRead, ("task", task), "").await
}
