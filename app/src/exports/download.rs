//! The files themselves: streamed part by part, and from where a cut connection left off.

use std::ops::RangeInclusive;

use axum::{
    body::{Body, Bytes},
    response::{IntoResponse, Response},
};
use futures_util::stream;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use http_range_header::parse_range_header;
use model::{
    exports::{FileKind, State},
    projects::Access,
};
use store::{
    Db,
    audit::Act,
    exports::{self, Export, PART_BYTES},
};
use uuid::Uuid;

use super::{get_of_staff, is_mine};
use crate::{
    Failure, Visit,
    attachment::{attachment, set_header},
    projects::check_access,
    staff::acts,
    url::UrlPath,
};

/// `GET /staff/files/{export}/table`
pub async fn table(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    file(&visit, id, FileKind::Table, &headers).await
}

/// `GET /staff/files/{export}/codebook`
pub async fn codebook(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    file(&visit, id, FileKind::Codebook, &headers).await
}

/// `GET /staff/files/{export}/spss`
pub async fn spss(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    file(&visit, id, FileKind::Spss, &headers).await
}

/// `GET /staff/files/{export}/r`
pub async fn r(
    visit: Visit,
    UrlPath(id): UrlPath<Uuid>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    file(&visit, id, FileKind::R, &headers).await
}

/// `GET /staff/files/{export}/manifest`
pub async fn manifest(visit: Visit, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let export = get_ready(&visit, id).await?;
    let manifest = export.manifest.as_ref().ok_or(Failure::NotFound)?;
    let json = serde_json::to_string_pretty(manifest).map_err(|_| Failure::Internal)?;
    let name = manifest.files.first().map_or("kanssa", |file| file.name.as_str());
    let name = name.rsplit_once('-').map_or(name, |(start, _)| start);
    Ok(attachment(json, "application/json", &format!("{name}-manifest.json")))
}

/// A file of the visitor's own that can be downloaded. What could be, once, is gone (410).
async fn get_ready(visit: &Visit, id: Uuid) -> Result<Export, Failure> {
    let mut conn = visit.kanssa.db.read().await?;
    let export = get_of_staff(visit, &mut conn, id).await?;
    if !is_mine(visit, &export)? {
        return Err(Failure::Forbidden);
    }
    check_access(visit, &mut conn, export.project, Access::Edit).await?;
    let is_late = export.available_until.is_some_and(|until| until <= visit.now);
    match export.state {
        State::Ready if !is_late && export.is_recipient_in_force(visit.now) => Ok(export),
        State::Making => Err(Failure::NotFound),
        State::Ready | State::Withdrawn | State::Expired | State::Failed => Err(Failure::Gone),
    }
}

async fn file(
    visit: &Visit,
    id: Uuid,
    kind: FileKind,
    headers: &HeaderMap,
) -> Result<Response, Failure> {
    let export = get_ready(visit, id).await?;
    let files = export.manifest.as_ref().map(|manifest| manifest.files.as_slice());
    let file = files.unwrap_or_default().iter().find(|file| file.kind == kind);
    let file = file.ok_or(Failure::NotFound)?;
    let tag = format!("\"{}\"", file.sha256);
    let Ok(wanted) = wanted(headers, &tag, file.bytes) else {
        return Ok(unsatisfiable(file.bytes));
    };
    note(visit, &export, kind, wanted.as_ref()).await?;
    let range = wanted.clone().unwrap_or(0..=file.bytes.saturating_sub(1));
    let body = Body::from_stream(parts(visit.kanssa.db.clone(), id, kind, range.clone()));
    let mut response = attachment(body, kind.media_type(export.format), &file.name);
    if wanted.is_some() {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        let told = format!("bytes {}-{}/{}", range.start(), range.end(), file.bytes);
        set_header(&mut response, header::CONTENT_RANGE, &told);
    }
    let length = range.end() + 1 - range.start();
    set_header(&mut response, header::CONTENT_LENGTH, &length.to_string());
    set_header(&mut response, header::ACCEPT_RANGES, "bytes");
    set_header(&mut response, header::ETAG, &tag);
    Ok(response)
}

/// The bytes asked for; none: all of them. An error: there are no such bytes.
///
/// A range is for the file that the rest was of: with another `If-Range` all of it is sent. Several
/// ranges at once are answered with all of it too, as RFC 9110 allows.
fn wanted(headers: &HeaderMap, tag: &str, bytes: u64) -> Result<Option<RangeInclusive<u64>>, ()> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let Some(range) = text(header::RANGE) else { return Ok(None) };
    if text(header::IF_RANGE).is_some_and(|known| known != tag) {
        return Ok(None);
    }
    let Ok(ranges) = parse_range_header(range) else { return Ok(None) };
    match ranges.validate(bytes).map_err(|_| ())?.as_slice() {
        [range] if *range.start() < bytes => Ok(Some(range.clone())),
        [_] => Err(()),
        _ => Ok(None),
    }
}

fn unsatisfiable(bytes: u64) -> Response {
    let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
    set_header(&mut response, header::CONTENT_RANGE, &format!("bytes */{bytes}"));
    response
}

/// Every download of the answers is in the audit log; going on with one is the same download, but
/// only once there is one.
async fn note(
    visit: &Visit,
    export: &Export,
    kind: FileKind,
    wanted: Option<&RangeInclusive<u64>>,
) -> Result<(), Failure> {
    let goes_on = wanted.is_some_and(|range| *range.start() > 0) && export.downloaded_at.is_some();
    if kind != FileKind::Table || goes_on {
        return Ok(());
    }
    let mut tx = visit.kanssa.db.begin().await?;
    exports::save_downloaded(&mut tx, export.id, visit.now).await?;
    acts::commit(visit, tx, Act::FileDownloaded, ("export", export.id), "").await
}

/// The bytes of a range, a part at a time: one part is in memory, however long the file.
fn parts(
    db: Db,
    id: Uuid,
    kind: FileKind,
    range: RangeInclusive<u64>,
) -> impl stream::Stream<Item = Result<Bytes, store::Error>> + Send {
    let (first, end) = (*range.start(), range.end() + 1);
    stream::try_unfold(first, move |at| {
        let db = db.clone();
        async move {
            if at >= end {
                return Ok(None);
            }
            let size = PART_BYTES as u64;
            let number = i64::try_from(at / size).unwrap_or(i64::MAX);
            let mut conn = db.read().await?;
            // Taken back meanwhile: the connection ends, and what was sent is known to be too short.
            let part = exports::find_part(&mut conn, id, kind, number).await?;
            let part = Bytes::from(part.ok_or(store::Error::NotFound)?);
            let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(part.len());
            let bytes = part.slice(place(at % size)..place(end - number.unsigned_abs() * size));
            if bytes.is_empty() {
                return Err(store::Error::Corrupt("export_parts.bytes"));
            }
            let next = at + bytes.len() as u64;
            Ok(Some((bytes, next)))
        }
    })
}
