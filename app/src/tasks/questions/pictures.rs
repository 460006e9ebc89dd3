//! Pictures in questions: taken in while a question is written, shown to whoever answers.
//!
//! What is handed in is made anew (`media`) before it is kept, as photos in answers are.

use axum::{
    body::{Body, Bytes},
    response::{IntoResponse, Response},
};
use data_encoding::BASE64;
use http::{HeaderMap, StatusCode, header};
use leptos::prelude::*;
use media::picture::{self, Refused};
use model::{
    language::Language,
    questionnaires::{
        Embedded, PictureId, Questionnaire,
        edit::{ALTERNATIVE, Entered, PICTURE, picture_field, read_picture_field},
    },
};
use store::{photos::Photo, pictures};

use super::rows::{self, Label};
use crate::{
    Failure, Fields, Kanssa, Visit, attachment::set_header, t, ui::form::Errors, url::UrlPath,
};

/// The longest side of a picture with a question, in pixels: the width of a text on a wide screen.
const LONGEST_SIDE: u32 = 1_200;
/// The longest side of one beside an option, which stands beside others.
const LONGEST_OF_OPTION: u32 = 640;
/// What the field in which a picture is chosen is called, after the name of the one that holds it.
const FILE: &str = "-file";
/// The same for the box that takes it out.
const REMOVE: &str = "-remove";

/// Where a picture is shown.
pub fn path(id: PictureId) -> String {
    format!("/pictures/{id}")
}

/// `GET /pictures/{picture}`: whoever knows the name has been shown a questionnaire with it.
pub async fn show(
    visit: Visit,
    UrlPath(id): UrlPath<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let id: PictureId = id.parse().map_err(|()| Failure::NotFound)?;
    let is_shared = visit.signed_in()?.shared;
    let tag = format!("\"{id}\"");
    let known = headers.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        return Ok(StatusCode::NOT_MODIFIED.into_response());
    }
    let mut conn = visit.kanssa.db.read().await?;
    let found = pictures::find(&mut conn, id).await?.ok_or(Failure::NotFound)?;
    let mut response = Body::from(found.bytes).into_response();
    set_header(&mut response, header::CONTENT_TYPE, &found.media_type);
    // A copy is never out of date, but it is shown to nobody who has signed out.
    let kept = if is_shared { "private, no-store" } else { "private, no-cache" };
    set_header(&mut response, header::CACHE_CONTROL, kept);
    set_header(&mut response, header::ETAG, &tag);
    Ok(response)
}

/// What a question's form brings and takes away, done: a picture that was taken in stands in the field
/// that holds it. Gives what is wrong with the others.
pub async fn take_in(
    visit: &Visit,
    fields: &mut Fields,
    files: Vec<(String, Bytes)>,
) -> Result<Errors, Failure> {
    // First what goes: a new one may be chosen in its place.
    let removed = fields.0.iter().filter_map(|(name, _)| name.strip_suffix(REMOVE));
    let removed: Vec<String> =
        removed.filter(|field| field.ends_with(PICTURE)).map(str::to_owned).collect();
    for field in removed {
        fields.0.retain(|(name, _)| *name != field && *name != format!("{field}{REMOVE}"));
    }
    let mut errors = Errors::default();
    let chosen = files.into_iter().filter(|(_, bytes)| !bytes.is_empty());
    for (name, bytes) in chosen {
        let Some(field) = name.strip_suffix(FILE).filter(|field| field.ends_with(PICTURE)) else {
            continue;
        };
        let longest = if field == PICTURE { LONGEST_SIDE } else { LONGEST_OF_OPTION };
        match add(&visit.kanssa, bytes.to_vec(), longest).await? {
            Ok((id, size)) => fields.replace(field, picture_field(id, size)),
            Err(refused) => errors.add(&name, refusal(visit, refused)),
        }
    }
    Ok(errors)
}

/// Makes a picture anew and keeps it.
async fn add(
    kanssa: &Kanssa,
    bytes: Vec<u8>,
    longest: u32,
) -> Result<Result<(PictureId, [u16; 2]), Refused>, Failure> {
    let made = tokio::task::spawn_blocking(move || picture::remake(&bytes, longest)).await;
    let made = match made.map_err(|_| Failure::Internal)? {
        Ok(made) => made,
        Err(refused) => return Ok(Err(refused)),
    };
    let size = [made.width, made.height].map(|side| u16::try_from(side).unwrap_or(u16::MAX));
    let made = Photo { media_type: made.kind.media_type().to_owned(), bytes: made.bytes };
    let mut tx = kanssa.db.begin().await?;
    let id = pictures::add(&mut tx, &made, kanssa.now()).await?;
    tx.commit().await?;
    Ok(Ok((id, size)))
}

/// Whether a picture is here, for another while if so.
async fn is_kept(kanssa: &Kanssa, id: PictureId) -> Result<bool, Failure> {
    let mut tx = kanssa.db.begin().await?;
    let missing = pictures::hold(&mut tx, &[id].into(), kanssa.now()).await?;
    tx.commit().await?;
    Ok(missing.is_empty())
}

fn refusal(visit: &Visit, refused: Refused) -> String {
    match refused {
        Refused::NotAPicture | Refused::Broken => t!(visit, "answers-problem-not-a-photo"),
        Refused::TooLarge => t!(visit, "answers-problem-photo-too-large"),
    }
}

/// A questionnaire whose file brought these pictures along, with them in the place of those it names.
/// What cannot be read as a picture stays missing.
pub async fn settle(
    kanssa: &Kanssa,
    mut questionnaire: Questionnaire,
    brought: &Embedded,
) -> Result<Questionnaire, Failure> {
    let mut made = std::collections::BTreeMap::new();
    for (id, address) in brought {
        let data = address.split_once(";base64,").map_or("", |(_, data)| data);
        let Ok(bytes) = BASE64.decode(data.as_bytes()) else { continue };
        if PictureId::of(&bytes) == *id && is_kept(kanssa, *id).await? {
            // It came from here: made anew it would be another, and worse.
            continue;
        }
        if let Ok(new) = add(kanssa, bytes, LONGEST_SIDE).await? {
            made.insert(*id, new);
        }
    }
    questionnaire.replace_pictures(|id| made.get(&id).copied());
    Ok(questionnaire)
}

/// The pictures of a questionnaire, for a file that brings them along.
pub async fn embedded(kanssa: &Kanssa, questionnaire: &Questionnaire) -> Result<Embedded, Failure> {
    let mut conn = kanssa.db.read().await?;
    let mut pictures = Embedded::new();
    for id in questionnaire.picture_files() {
        if let Some(Photo { media_type, bytes }) = store::pictures::find(&mut conn, id).await? {
            pictures.insert(id, format!("data:{media_type};base64,{}", BASE64.encode(&bytes)));
        }
    }
    Ok(pictures)
}

/// The fields for a picture, all of whose names begin like this; open where there is one.
pub fn inputs(
    visit: &Visit,
    begins: &str,
    main: Language,
    entered: &Entered<'_>,
    errors: &Errors,
) -> AnyView {
    let held = format!("{begins}{PICTURE}");
    let file = format!("{held}{FILE}");
    let there = read_picture_field(entered.get(&held));
    let names = ALTERNATIVE.map(|name| format!("{begins}{name}"));
    let by_language = || Language::ALL.into_iter().zip(&names);
    let is_wrong = names.iter().chain([&file]).any(|name| errors.of(name).is_some());
    let shown = there.map(|(id, [width, height])| {
        let field = held.clone();
        let value = entered.get(&held).to_owned();
        let remove = format!("{held}{REMOVE}");
        let alternative = by_language().find(|(language, _)| *language == main);
        let alternative = alternative.map(|(_, name)| entered.get(name).to_owned());
        view! {
            <input type="hidden" name=field value=value/>
            <img class="picture picture--small" src=path(id) width=width.to_string() height=height.to_string()
                alt=alternative.unwrap_or_default()/>
            <div class="choice">
                <input type="checkbox" id=remove.clone() name=remove.clone() value="yes"/>
                <label for=remove>{t!(visit, "editor-picture-remove")}</label>
            </div>
        }
    });
    let label = match there {
        Some(_) => t!(visit, "editor-picture-other"),
        None => t!(visit, "editor-picture-choose"),
    };
    let hint = format!("{file}-hint");
    let error = rows::error(&file, errors);
    let described_by = match error {
        Some(_) => format!("{hint} {file}-error"),
        None => hint.clone(),
    };
    let invalid = error.is_some().then_some("true");
    let mut languages: Vec<_> = by_language().collect();
    languages.sort_by_key(|(language, _)| *language != main);
    let alternatives = languages
        .into_iter()
        .map(|(language, name)| rows::line(name, Label::of_language(language), entered, errors));
    view! {
        <details class="more" open={there.is_some() || is_wrong}>
            <summary>{t!(visit, "editor-picture")}</summary>
            {shown}
            <div class="field">
                <label for=file.clone()>{label}</label>
                <p class="field__hint" id=hint>{t!(visit, "editor-picture-hint")}</p>
                {error}
                <input class="input" type="file" id=file.clone() name=file accept="image/jpeg,image/png,image/webp"
                    aria-describedby=described_by aria-invalid=invalid/>
            </div>
            <fieldset class="field">
                <legend>{t!(visit, "editor-alternative")}</legend>
                <p class="field__hint">{t!(visit, "editor-alternative-hint")}</p>
                {alternatives.collect_view()}
            </fieldset>
        </details>
    }
    .into_any()
}
