//! Photos in answers: taken in, shown to whoever added them, taken back.
//!
//! What arrives is made anew before it is kept (`media`): nothing of a file is believed or stored but
//! what can be seen. The browser sends photos one by one, by names it made, and tries again as often as it
//! likes; a plain form brings them along when its page is saved.

use axum::{
    body::{Body, Bytes, to_bytes},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, header};
use media::picture::{self, MOST_BYTES, Refused};
use model::{
    answers::{Answers, PhotoId, Problem},
    projects::Access,
    questionnaires::{Code, Kind, Page, Question, question_field},
    random,
};
use store::{
    answers as stored_answers,
    photos::{self, Added, Of, Photo},
    sessions::Who,
    test_answers,
};
use uuid::Uuid;

use super::{
    api::ApiError,
    calls, owner,
    saving::{self, Beginning, OpenTask, Refusal},
    sitting::Sitting,
};
use crate::{
    Failure, Fields, Visit, attachment::set_header, preview, tasks::get_of_staff, url::UrlPath,
};

/// The longest side of a photo that is kept, in pixels: what one sees, not more of who is in it.
const LONGEST_SIDE: u32 = 2_000;

/// The header that says whose photo it is: a tag.
const OWNER: &str = "kanssa-owner";
/// The header that says when the page was made, as the field of a form does.
const OPENED: &str = "kanssa-opened";

/// Where a photo is shown to whoever may see it.
pub fn path(id: PhotoId) -> String {
    format!("/photos/{id}")
}

/// The name of the field in which photos are chosen, by that of the question.
pub fn chosen_field(field: &str) -> String {
    format!("{field}-photo")
}

/// The button of a plain form that takes a photo out of the answer.
pub const REMOVE: &str = "remove-photo";

/// Why a photo is not taken.
enum NotTaken {
    /// It says so at the question.
    Problem(Problem),
    /// Anything else.
    Refusal(Refusal),
}

impl<E: Into<Refusal>> From<E> for NotTaken {
    fn from(error: E) -> Self {
        Self::Refusal(error.into())
    }
}

/// `GET /photos/{photo}`: a member's own, or one of a test that staff may read.
pub async fn show(visit: Visit, UrlPath(id): UrlPath<String>) -> Result<Response, Failure> {
    let id: PhotoId = id.parse().map_err(|()| Failure::NotFound)?;
    let mut conn = visit.kanssa.db.read().await?;
    let photo = match visit.signed_in()?.who {
        Who::Member { id: member, .. } => photos::find_own(&mut conn, member, id).await?,
        Who::Staff { .. } => match photos::find_test(&mut conn, id).await? {
            Some((task, photo)) => {
                get_of_staff(&visit, &mut conn, task, Access::Read).await?;
                Some(photo)
            }
            None => None,
        },
    };
    Ok(served(photo.ok_or(Failure::NotFound)?))
}

/// A photo as a browser gets it: a picture and nothing else, kept nowhere on the way.
pub fn served(photo: Photo) -> Response {
    let ending = if photo.media_type == "image/png" { "png" } else { "jpg" };
    let mut response = Body::from(photo.bytes).into_response();
    set_header(&mut response, header::CONTENT_TYPE, &photo.media_type);
    let named = format!("inline; filename=\"photo.{ending}\"");
    set_header(&mut response, header::CONTENT_DISPOSITION, &named);
    set_header(&mut response, header::CACHE_CONTROL, "private, no-store");
    response
}

/// `PUT /api/answers/photos/{task}/{question}/{photo}`
pub async fn put_of_member(
    visit: Visit,
    UrlPath((task, question, id)): UrlPath<(Uuid, String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    put(&visit, Sitting::Member { task }, (&question, &id), &headers, body).await
}

/// `PUT /api/test-answers/photos/{task}/{question}/{photo}`
pub async fn put_of_staff(
    visit: Visit,
    UrlPath((task, question, id)): UrlPath<(Uuid, String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let sitting = Sitting::Test { task, language: visit.language.into() };
    put(&visit, sitting, (&question, &id), &headers, body).await
}

/// `DELETE /api/answers/photos/{task}/{question}/{photo}`
pub async fn delete_of_member(
    visit: Visit,
    UrlPath((task, _, id)): UrlPath<(Uuid, String, String)>,
    headers: HeaderMap,
) -> Response {
    answered(delete(&visit, Sitting::Member { task }, &id, &headers).await.map_err(Into::into))
}

/// `DELETE /api/test-answers/photos/{task}/{question}/{photo}`
pub async fn delete_of_staff(
    visit: Visit,
    UrlPath((task, _, id)): UrlPath<(Uuid, String, String)>,
    headers: HeaderMap,
) -> Response {
    let sitting = Sitting::Test { task, language: visit.language.into() };
    answered(delete(&visit, sitting, &id, &headers).await.map_err(Into::into))
}

async fn put(
    visit: &Visit,
    sitting: Sitting,
    (question, id): (&str, &str),
    headers: &HeaderMap,
    body: Body,
) -> Response {
    let taken = async {
        owner::check(visit, text(headers, OWNER)).await?;
        // What a plain form of another site could send is not taken, whatever else lets it pass.
        if !text(headers, header::CONTENT_TYPE.as_str()).starts_with("image/") {
            return Err(NotTaken::Problem(Problem::NotAPhoto));
        }
        let id: PhotoId = id.parse().map_err(|()| Refusal::NotFound)?;
        let OpenTask { questionnaire, .. } = sitting.get_open(visit).await?;
        let asked = question.parse::<Code>().ok().and_then(|code| questionnaire.question(&code));
        let asked = asked.ok_or(Refusal::NotFound)?;
        let bytes = to_bytes(body, MOST_BYTES).await;
        let bytes = bytes.map_err(|_| NotTaken::Problem(Problem::PhotoTooLarge))?;
        let opened = calls::began(visit, text(headers, OPENED));
        take(visit, sitting, (asked, id), bytes, opened_at(visit, opened)).await
    };
    answered(taken.await)
}

/// A photo that came before the first answer began it; who was told what is known from the page.
const fn opened_at(visit: &Visit, opened: Option<model::time::Timestamp>) -> Beginning {
    Beginning { at: Some(visit.now), told: opened }
}

/// Takes one photo in: looked at, made anew, stored under its name. Again is once.
async fn take<T>(
    visit: &Visit,
    sitting: Sitting,
    (question, id): (&Question<T>, PhotoId),
    bytes: Bytes,
    beginning: Beginning,
) -> Result<(), NotTaken> {
    let Kind::Photos { at_most } = question.kind else {
        return Err(Refusal::NotFound.into());
    };
    let known = find_album(visit, sitting).await?;
    let mut conn = visit.kanssa.db.read().await.map_err(Refusal::from)?;
    if let Some(of) = known
        && photos::list(&mut conn, of).await.map_err(Refusal::from)?.contains(&id)
    {
        return Ok(());
    }
    if let Sitting::Member { .. } = sitting {
        let member = visit.member().map_err(Refusal::from)?;
        let may_add = photos::may_add(&mut conn, member, visit.now).await;
        if !may_add.map_err(Refusal::from)? {
            return Err(NotTaken::Problem(Problem::TooManyPhotos));
        }
    }
    drop(conn);
    let made = tokio::task::spawn_blocking(move || picture::remake(&bytes, LONGEST_SIDE)).await;
    let made = made.map_err(|_| Refusal::Failure(Failure::Internal))?;
    let made = made.map_err(|refused| {
        NotTaken::Problem(match refused {
            Refused::NotAPicture | Refused::Broken => Problem::NotAPhoto,
            Refused::TooLarge => Problem::PhotoTooLarge,
        })
    })?;
    let photo = Photo { media_type: made.kind.media_type().to_owned(), bytes: made.bytes };
    let of = match known {
        Some(of) => of,
        None => begin(visit, sitting, beginning).await?,
    };
    let mut tx = visit.kanssa.db.begin().await.map_err(Refusal::from)?;
    let question = (&question.code, at_most);
    let added = photos::add(&mut tx, of, question, (id, &photo), visit.now).await;
    match added.map_err(Refusal::from)? {
        Added::Yes => tx.commit().await.map_err(|error| Refusal::from(error).into()),
        Added::TooMany => Err(NotTaken::Problem(Problem::TooMany { most: u32::from(at_most) })),
    }
}

/// Where the photos of whoever answers lie, if they have begun.
async fn find_album(visit: &Visit, sitting: Sitting) -> Result<Option<Of>, Refusal> {
    let mut conn = visit.kanssa.db.read().await?;
    Ok(match sitting {
        Sitting::Member { task } => {
            let found = stored_answers::find_response(&mut conn, visit.member()?, task).await?;
            found.map(|response| Of::Response(response.id))
        }
        Sitting::Test { task, .. } => {
            let found = test_answers::find_under_way(&mut conn, task, visit.staff()?).await?;
            found.map(|response| Of::Test(response.id))
        }
    })
}

async fn begin(visit: &Visit, sitting: Sitting, beginning: Beginning) -> Result<Of, Refusal> {
    match sitting {
        Sitting::Member { task } => {
            Ok(Of::Response(saving::begin(visit, task, beginning).await?.id))
        }
        Sitting::Test { task, .. } => Ok(Of::Test(preview::saving::begin(visit, task).await?.id)),
    }
}

/// Removes a photo at once, unless it is part of what was sent: then it goes when that does.
async fn delete(
    visit: &Visit,
    sitting: Sitting,
    id: &str,
    headers: &HeaderMap,
) -> Result<(), Refusal> {
    owner::check(visit, text(headers, OWNER)).await?;
    let id = id.parse().map_err(|()| Refusal::NotFound)?;
    remove(visit, sitting, id).await
}

async fn remove(visit: &Visit, sitting: Sitting, id: PhotoId) -> Result<(), Refusal> {
    let Some(of) = find_album(visit, sitting).await? else { return Ok(()) };
    let mut tx = visit.kanssa.db.begin().await?;
    if let Of::Response(response) = of {
        let sent = stored_answers::list(&mut tx, response).await?.sent;
        if named(&sent).any(|known| known == id) {
            return Ok(());
        }
    }
    photos::remove(&mut tx, of, id).await?;
    Ok(tx.commit().await?)
}

/// Every photo that these answers name.
pub fn named(answers: &Answers) -> impl Iterator<Item = PhotoId> {
    answers.iter().flat_map(|(_, answer)| answer.photos().iter().copied())
}

/// What a page's form brings and what it takes away, done. Gives what is wrong with what it brought;
/// what was taken in stands in the field of its question.
pub async fn take_in<T>(
    visit: &Visit,
    sitting: Sitting,
    page: &Page<T>,
    fields: &mut Fields,
    chosen: Vec<(String, Bytes)>,
) -> Result<Vec<(Code, Problem)>, Refusal> {
    let opened = calls::began(visit, fields.get("opened"));
    let beginning = Beginning { at: opened, told: opened };
    let mut problems: Vec<(Code, Problem)> = Vec::new();
    if let Ok(id) = fields.get(REMOVE).parse::<PhotoId>() {
        for question in &page.questions {
            let field = question_field(&question.code);
            let left = fields.get(&field).split(' ').filter(|name| *name != fields.get(REMOVE));
            let left = left.collect::<Vec<_>>().join(" ");
            if matches!(question.kind, Kind::Photos { .. }) {
                fields.replace(&field, left);
            }
        }
        remove(visit, sitting, id).await?;
    }
    for (name, bytes) in chosen {
        let asked = page.questions.iter().find(|question| {
            chosen_field(&question_field(&question.code)) == name && !bytes.is_empty()
        });
        let Some(question) = asked else { continue };
        let Kind::Photos { at_most } = question.kind else { continue };
        let field = question_field(&question.code);
        let names = fields.get(&field).trim().to_owned();
        let count = names.split(' ').filter(|name| !name.is_empty()).count();
        let id = PhotoId::new(random::id(visit.kanssa.random.as_ref()).as_u128());
        let taken = if count < usize::from(at_most) {
            take(visit, sitting, (question, id), bytes, beginning).await
        } else {
            Err(NotTaken::Problem(Problem::TooMany { most: u32::from(at_most) }))
        };
        match taken {
            Ok(()) => fields.replace(&field, format!("{names} {id}").trim()),
            Err(NotTaken::Problem(problem)) => problems.push((question.code.clone(), problem)),
            Err(NotTaken::Refusal(refusal)) => return Err(refusal),
        }
    }
    Ok(problems)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn answered(done: Result<(), NotTaken>) -> Response {
    let problem = match done {
        Ok(()) => return StatusCode::NO_CONTENT.into_response(),
        Err(NotTaken::Refusal(refusal)) => {
            let (status, error) = calls::told(refusal);
            return calls::refused(status, &error);
        }
        Err(NotTaken::Problem(problem)) => problem,
    };
    match problem {
        Problem::PhotoTooLarge => {
            calls::refused(StatusCode::PAYLOAD_TOO_LARGE, &ApiError::PhotoTooLarge)
        }
        Problem::TooManyPhotos | Problem::TooMany { .. } => {
            calls::refused(StatusCode::UNPROCESSABLE_ENTITY, &ApiError::TooManyPhotos)
        }
        _ => calls::refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, &ApiError::NotAPhoto),
    }
}
