//! Somebody chooses the language of the pages.

use axum::response::Response;
use model::language::{Language, TextLanguage};
use store::sessions::Who;

use crate::{
    Failure, Fields, Visit, cookies,
    visit::{local_path, write_languages},
};

const A_YEAR: i64 = 365 * 24 * 60 * 60;

/// `POST /language`
pub async fn submit(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let language: Language = fields.get("language").parse().map_err(|_| Failure::Unreadable)?;
    if let Some(sign_in) = &visit.sign_in {
        let mut tx = visit.kanssa.db.begin().await?;
        match &sign_in.who {
            Who::Member { id, .. } => {
                store::accounts::save_language(&mut tx, *id, language).await?;
            }
            Who::Staff { id, .. } => store::staff::save_language(&mut tx, *id, language).await?,
        }
        tx.commit().await?;
    }
    Ok(remembering(&visit, &fields, language, None))
}

/// `POST /reading`: the language in which questions are read where they are written in it; that of the
/// pages stays.
pub async fn read_in(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let reading: TextLanguage = fields.get("reading").parse().map_err(|_| Failure::Unreadable)?;
    let reading = Some(reading).filter(|reading| reading.of_service().is_none());
    Ok(remembering(&visit, &fields, visit.language, reading))
}

fn remembering(
    visit: &Visit,
    fields: &Fields,
    language: Language,
    reading: Option<TextLanguage>,
) -> Response {
    let back = local_path(fields.get("back")).unwrap_or_else(|| "/".to_owned());
    let mut response = visit.go_to(&back);
    let chosen = write_languages(language, reading);
    cookies::set(response.headers_mut(), cookies::LANGUAGE, chosen, Some(A_YEAR));
    response
}
