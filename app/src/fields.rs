//! The fields of a posted form.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Multipart},
};
use http::{Request, header};
use model::{
    language::{Language, Texts},
    text::TextProblem,
};
use uuid::Uuid;

use crate::Failure;

/// The most bytes of a form: a million characters, encoded, and some.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The fields of a posted form, in order, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of a field; empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Whether a field was sent at all, as a ticked box is.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }

    /// Sets a field: what a form is filled with that nobody has typed into yet.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// Sets a field anew.
    pub fn replace(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(field, _)| field != name);
        self.set(name, value);
    }

    /// A field that holds a whole number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.get(name).trim().parse().ok()
    }

    /// A text in three languages from its three fields, each cleaned; what is wrong with one of them is
    /// told with its place, and nothing is read from that one.
    pub fn texts(
        &self,
        ids: [&str; 3],
        clean: impl Fn(&str) -> Result<String, TextProblem>,
        mut wrong: impl FnMut(usize, TextProblem),
    ) -> Texts {
        let mut read = |place: usize| match clean(self.get(ids[place])) {
            Ok(text) => Some(text).filter(|text| !text.is_empty()),
            Err(problem) => {
                wrong(place, problem);
                None
            }
        };
        Texts { fi: read(0), sv: read(1), en: read(2), ..Texts::default() }
    }

    /// Fills the three fields of a text.
    pub fn set_texts(&mut self, ids: [&str; 3], texts: &Texts) {
        for (language, id) in Language::ALL.into_iter().zip(ids) {
            self.set(id, texts.exactly(language).unwrap_or_default());
        }
    }

    /// A field that holds an id.
    pub fn id(&self, name: &str) -> Option<Uuid> {
        Uuid::try_parse(self.get(name)).ok()
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Failure;

    async fn from_request(request: Request<Body>, _: &S) -> Result<Self, Failure> {
        if is_multipart(&request) {
            return read_parts(request).await;
        }
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(Failure::Unreadable);
        }
        let body =
            to_bytes(request.into_body(), MOST_BYTES).await.map_err(|_| Failure::TooLarge)?;
        parse(&body).ok_or(Failure::Unreadable)
    }
}

/// The most bytes of a form with photos: five as large as they are taken, and some.
pub const MOST_BYTES_WITH_PHOTOS: usize = 5 * media::picture::MOST_BYTES + MOST_BYTES;

/// The most bytes of a form with a file: a questionnaire that brings its pictures along, and the rest.
pub const MOST_BYTES_WITH_FILE: usize = 20 * 1024 * 1024 + MOST_BYTES;

/// A form with photos, as they were chosen, whatever is in them.
#[derive(Clone, Debug, Default)]
pub struct WithPhotos {
    /// The other fields.
    pub fields: Fields,
    /// The bytes of each chosen file, with its field's name.
    pub photos: Vec<(String, Bytes)>,
}

impl<S: Send + Sync> FromRequest<S> for WithPhotos {
    type Rejection = Failure;

    async fn from_request(request: Request<Body>, state: &S) -> Result<Self, Failure> {
        if !is_multipart(&request) {
            let fields = Fields::from_request(request, state).await?;
            return Ok(Self { fields, photos: Vec::new() });
        }
        let mut form = Self::default();
        for part in parts(request, MOST_BYTES_WITH_PHOTOS).await? {
            if part.file_name.is_some() {
                form.photos.push((part.name, part.bytes));
            } else {
                form.fields.set(&part.name.clone(), part.into_text()?);
            }
        }
        Ok(form)
    }
}

/// A form with one file as it was sent, whatever is in it.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// The other fields.
    pub fields: Fields,
    /// The name and the bytes of the field `file`; nothing if none was chosen.
    pub file: Option<(String, Bytes)>,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Failure;

    async fn from_request(request: Request<Body>, state: &S) -> Result<Self, Failure> {
        if !is_multipart(&request) {
            let fields = Fields::from_request(request, state).await?;
            return Ok(Self { fields, file: None });
        }
        let mut upload = Self::default();
        for part in parts(request, MOST_BYTES_WITH_FILE).await? {
            match part.file_name {
                Some(name) if part.name == "file" => {
                    upload.file = Some((name, part.bytes)).filter(|(_, bytes)| !bytes.is_empty());
                }
                _ => upload.fields.set(&part.name.clone(), part.into_text()?),
            }
        }
        Ok(upload)
    }
}

/// What was typed into a form by somebody who may not send it: files are passed over as they arrive, and
/// nothing of them is held. Gives whether there were any.
pub async fn typed(request: Request<Body>) -> Result<(Fields, bool), Failure> {
    if !is_multipart(&request) {
        return Ok((Fields::from_request(request, &()).await?, false));
    }
    let unreadable = |_| Failure::Unreadable;
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| Failure::Unreadable)?;
    let (mut fields, mut has_files) = (Fields::default(), false);
    let (mut held, mut passed) = (0, 0);
    while let Some(mut part) = form.next_field().await.map_err(unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some();
        let mut text = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(unreadable)? {
            let count = if is_file { &mut passed } else { &mut held };
            *count += chunk.len();
            if held > MOST_BYTES || passed > MOST_BYTES_WITH_PHOTOS {
                return Err(Failure::TooLarge);
            }
            has_files |= is_file;
            if !is_file {
                text.extend_from_slice(&chunk);
            }
        }
        if !is_file {
            let part = Part { name: name.clone(), file_name: None, bytes: text.into() };
            fields.set(&name, part.into_text()?);
        }
    }
    Ok((fields, has_files))
}

fn is_multipart(request: &Request<Body>) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// One part of a form with files.
struct Part {
    name: String,
    file_name: Option<String>,
    bytes: Bytes,
}

impl Part {
    fn into_text(self) -> Result<String, Failure> {
        let text = match String::from_utf8(self.bytes.to_vec()) {
            Ok(text) => text,
            // The rest of the form is not lost for a file of another encoding; its reader says so.
            Err(error) if self.file_name.is_some() => {
                String::from_utf8_lossy(error.as_bytes()).into_owned()
            }
            Err(_) => return Err(Failure::Unreadable),
        };
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }
}

async fn parts(request: Request<Body>, most: usize) -> Result<Vec<Part>, Failure> {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, most).await.map_err(|_| Failure::TooLarge)?;
    let request = Request::from_parts(head, Body::from(body));
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| Failure::Unreadable)?;
    let mut parts = Vec::new();
    while let Some(part) = form.next_field().await.map_err(|_| Failure::Unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|_| Failure::Unreadable)?;
        parts.push(Part { name, file_name, bytes });
    }
    if parts.is_empty() { Err(Failure::Unreadable) } else { Ok(parts) }
}

/// A form with files: each file is a field with its content as text, as if it had been pasted.
async fn read_parts(request: Request<Body>) -> Result<Fields, Failure> {
    let mut fields = Fields::default();
    for part in parts(request, MOST_BYTES).await? {
        fields.set(&part.name.clone(), part.into_text()?);
    }
    Ok(fields)
}

/// None: the bytes are not UTF-8 once decoded, and replacing them would change what was typed.
fn parse(body: &[u8]) -> Option<Fields> {
    let fields: Vec<(String, String)> = form_urlencoded::parse(body).into_owned().collect();
    let replaced = |text: &str| text.contains('\u{fffd}');
    let sent_as_such = body.windows(9).any(|window| window.eq_ignore_ascii_case(b"%EF%BF%BD"));
    let broken = fields.iter().any(|(name, value)| replaced(name) || replaced(value));
    (!broken || sent_as_such).then_some(Fields(fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf8_is_refused_and_not_replaced() {
        assert_eq!(parse(b"a=%C3%A4").unwrap().get("a"), "ä");
        assert_eq!(parse(b"a=%FF"), None);
        assert_eq!(parse(b"a=%EF%BF%BD").unwrap().get("a"), "\u{fffd}");
    }

    #[test]
    fn a_ticked_box_is_told_from_an_unticked_one() {
        let fields = parse(b"box=&other=1").unwrap();
        assert!(fields.has("box") && !fields.has("third"));
        assert_eq!(fields.get("third"), "");
    }
}
