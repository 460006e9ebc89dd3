//! What was written to one question, or to a field of it: page by page, with search. Each reading is written down.

use axum::response::Response;
use http::Uri;
use leptos::prelude::*;
use model::results::{Guard, Partition};
use store::{
    audit::Act,
    words::{self, Wanted},
};
use uuid::Uuid;

use super::{
    parts::field_words,
    show::{Results, fields_with_words},
};
use crate::{
    Failure, Visit,
    staff::acts,
    t, ui,
    url::{UrlPath, query_value},
};

const A_PAGE: u64 = 20;

/// `GET /staff/tasks/{task}/results/{question}`, where the codes of a field follow the question's
/// with `-` between.
pub async fn page(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, String)>,
    uri: Uri,
) -> Result<Response, Failure> {
    let of: Partition = code.parse().map_err(|_| Failure::NotFound)?;
    let mut conn = visit.kanssa.db.read().await?;
    let found = Results::get(&visit, &mut conn, id).await?;
    let question = found.questions.iter().find(|question| Some(&question.code) == of.question());
    let question = question.ok_or(Failure::NotFound)?;
    let field = of.path();
    if fields_with_words(question).iter().all(|known| known != field) {
        return Err(Failure::NotFound);
    }
    if found.comparisons.is_none() {
        return Err(Failure::NotFound);
    }
    let filter = found.filter(uri.query()).ok_or(Failure::NotFound)?;
    let searched = query_value(uri.query(), "search").unwrap_or_default();
    let page = query_value(uri.query(), "page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let wanted = Wanted {
        task: id,
        question: &question.code,
        field,
        filter: &filter,
        search: &searched,
        page,
        a_page: A_PAGE,
    };
    let read = words::read(&mut conn, wanted, Guard::default()).await?;
    drop(conn);
    note_reading(&visit, id).await?;
    let title = match field {
        [] => question.text.clone(),
        field => format!("{} {}", question.text, field_words(&visit, question, field)),
    };
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let kept: Vec<(String, String)> = kept_fields(uri.query());
        let hidden = kept
            .iter()
            .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> })
            .collect_view();
        let items = read
            .words
            .iter()
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
            <p role="status">{t!(visit, "results-words-count", count = read.count)}</p>
            <ul class="messages">{items}</ul>
            {pager(&visit, read.number, read.pages, &kept, &searched)}
        }
    }))
}

/// The filter of the results goes along.
pub fn kept_fields(query: Option<&str>) -> Vec<(String, String)> {
    form_urlencoded::parse(query.unwrap_or_default().as_bytes())
        .filter(|(name, _)| name.starts_with("f-"))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// The way to the pages before and after.
pub fn pager(
    visit: &Visit,
    number: u64,
    pages: u64,
    kept: &[(String, String)],
    searched: &str,
) -> Option<AnyView> {
    if pages < 2 {
        return None;
    }
    let href = |page: u64| {
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

/// Reading is in the audit log.
pub async fn note_reading(visit: &Visit, task: Uuid) -> Result<(), Failure> {
    let tx = visit.kanssa.db.begin().await?;
    acts::commit(visit, tx, Act::WordsRead, ("task", task), "").await
}
