//! The photos added to one question: page by page, under the same guard as what was written.

use axum::response::Response;
use http::Uri;
use leptos::prelude::*;
use model::{
    answers::PhotoId,
    questionnaires::{Code, Kind, Question},
    results::Guard,
};
use store::{
    photos,
    words::{self, Wanted},
};
use uuid::Uuid;

use super::{
    show::Results,
    words::{kept_fields, note_reading, pager},
};
use crate::{
    Failure, Visit,
    answers::photos::served,
    t,
    url::{UrlPath, query_value},
};

const A_PAGE: u64 = 24;

/// `GET /staff/tasks/{task}/results/{question}/photos`
pub async fn page(
    visit: Visit,
    UrlPath((id, code)): UrlPath<(Uuid, String)>,
    uri: Uri,
) -> Result<Response, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let found = Results::get(&visit, &mut conn, id).await?;
    let question = question_of(&found, &code)?;
    let filter = found.filter(uri.query()).ok_or(Failure::NotFound)?;
    let page = query_value(uri.query(), "page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let wanted = Wanted {
        task: id,
        question: &question.code,
        field: &[],
        filter: &filter,
        search: "",
        page,
        a_page: A_PAGE,
    };
    let read = words::read_photos(&mut conn, wanted, Guard::default()).await?;
    drop(conn);
    note_reading(&visit, id).await?;
    let title = question.text.clone();
    let heading = title.clone();
    Ok(visit.page(&title, || {
        let kept = kept_fields(uri.query());
        let first = usize::try_from((read.number - 1) * A_PAGE).unwrap_or_default();
        let items = read
            .photos
            .iter()
            .enumerate()
            .map(|(place, photo)| {
                let number = first + place + 1;
                let words = t!(visit, "results-photo", number = number, question = question.text.clone());
                let path = format!("/staff/tasks/{id}/results/{}/photos/{photo}", question.code);
                view! { <li><a href=path.clone()><img src=path.clone() alt=words loading="lazy"/></a></li> }
            })
            .collect_view();
        let least = Guard::default().least();
        view! {
            <p><a href=format!("/staff/tasks/{id}/results")>{t!(visit, "results-title")}</a></p>
            <h1>{heading}</h1>
            <p>{t!(visit, "results-photos-lead", least = least)}</p>
            <p>{t!(visit, "results-photos-count", count = read.count)}</p>
            <ul class="photos">{items}</ul>
            {pager(&visit, read.number, read.pages, &kept, "")}
        }
    }))
}

/// `GET /staff/tasks/{task}/results/{question}/photos/{photo}`
pub async fn one(
    visit: Visit,
    UrlPath((id, code, photo)): UrlPath<(Uuid, String, String)>,
) -> Result<Response, Failure> {
    let photo: PhotoId = photo.parse().map_err(|()| Failure::NotFound)?;
    let mut conn = visit.kanssa.db.read().await?;
    let found = Results::get(&visit, &mut conn, id).await?;
    let code = question_of(&found, &code)?.code.clone();
    let shown = photos::find_shown(&mut conn, (id, &code), photo, Guard::default()).await?;
    Ok(served(shown.ok_or(Failure::NotFound)?))
}

/// The photo question, once it is chosen by what results are compared.
fn question_of<'a>(found: &'a Results, code: &str) -> Result<&'a Question<String>, Failure> {
    let code: Code = code.parse().map_err(|_| Failure::NotFound)?;
    let question = found.questions.iter().find(|question| question.code == code);
    let question = question.filter(|question| matches!(question.kind, Kind::Photos { .. }));
    question.filter(|_| found.comparisons.is_some()).ok_or(Failure::NotFound)
}
