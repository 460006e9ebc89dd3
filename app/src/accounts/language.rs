//! Somebody chooses the language of the pages.

use axum::response::Response;
use model::language::Language;
use store::sessions::Who;

use crate::{Failure, Fields, Visit, cookies, visit::local_path};

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
    let back = local_path(fields.get("back")).unwrap_or_else(|| "/".to_owned());
    let mut response = visit.go_to(&back);
    let tag = language.tag().to_owned();
    cookies::set(response.headers_mut(), cookies::LANGUAGE, tag, Some(A_YEAR));
    Ok(response)
}
