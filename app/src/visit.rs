//! Who is visiting, in which language, and what a page answers them.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

use axum::{
    body::Body,
    extract::{FromRequestParts, Request, State},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use data_encoding::BASE64URL_NOPAD;
use http::{HeaderMap, HeaderValue, header, request::Parts};
use leptos::prelude::IntoView;
use model::{
    accounts::Membership,
    language::{Language, TextLanguage},
    staff::Actor,
    time::Timestamp,
};
use store::sessions::{self, SignIn, Who};

use crate::{
    Failure, Kanssa,
    answers::calls,
    cookies,
    ui::{self, shell::Framed},
    url::query_value,
};

/// The page's script nonce, made by the layer that sends the content security policy.
#[derive(Clone, Debug)]
pub struct Nonce(pub Arc<str>);

/// The network address of the client, as far as configured proxies are to be believed.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

/// One request: who, in which language, when.
#[derive(Clone)]
pub struct Visit {
    /// The services.
    pub kanssa: Arc<Kanssa>,
    /// The language of the page.
    pub language: Language,
    /// The language in which questions are read where they are written in it, if it is another.
    pub reading: Option<TextLanguage>,
    /// The sign-in, if there is one.
    pub sign_in: Option<SignIn>,
    /// The instant of the request.
    pub now: Timestamp,
    /// The path asked for, without a query.
    pub path: String,
    /// The script nonce of the page.
    pub nonce: Nonce,
    /// The network address of the client: for limits, and sealed in the security log (R26).
    pub client: IpAddr,
    /// A rough description of the browser, for the list of sign-ins.
    pub device: &'static str,
    /// The short message to show once.
    pub flash: Option<String>,
    /// The secret of the browser that asked for a sign-in.
    pub asked: Option<Vec<u8>>,
    /// How the page differs if it is a resident's, tried out by staff in a frame.
    pub framed: Option<Framed>,
    /// Whether a script asks that reads JSON in the place of a page.
    pub reads_json: bool,
    is_language_chosen: bool,
}

/// What an answer says about frames; without it, it is in none and holds none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// The page holds frames of our own pages.
    Frames,
    /// The page may stand in a frame of one of our own pages.
    Framed,
}

/// The `Accept` of such a script.
const JSON: &str = "application/json";

impl Visit {
    fn of(kanssa: Arc<Kanssa>, request: &Request) -> Self {
        let headers = request.headers();
        let extensions = request.extensions();
        let kept = cookies::read(headers, cookies::LANGUAGE);
        let kept = kept.as_deref().and_then(read_languages);
        let chosen = query_language(request.uri().query()).or(kept.map(|(language, _)| language));
        let asked_for = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let reading = match kept {
            Some((_, reading)) => reading,
            None => asked_for.and_then(TextLanguage::preferred),
        };
        let language = chosen
            .or_else(|| Language::negotiate(asked_for?))
            .unwrap_or(kanssa.site.default_language);
        let now = kanssa.now();
        let nonce = extensions.get::<Nonce>().cloned();
        let client = extensions.get::<ClientAddress>().map(|address| address.0);
        Self {
            kanssa,
            language,
            reading,
            sign_in: None,
            now,
            path: request.uri().path().to_owned(),
            nonce: nonce.unwrap_or_else(|| Nonce(Arc::from(""))),
            client: client.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)),
            device: device(headers),
            flash: cookies::read(headers, cookies::FLASH),
            asked: secret_cookie(headers, cookies::ASKED),
            framed: None,
            reads_json: headers.get(header::ACCEPT).is_some_and(|accept| accept == JSON),
            is_language_chosen: chosen.is_some(),
        }
    }

    /// Who is asking, for guards.
    pub fn actor(&self) -> Actor {
        match self.sign_in.as_ref().map(|sign_in| &sign_in.who) {
            None => Actor::Visitor,
            Some(Who::Staff { roles, .. }) => Actor::Staff(roles.clone()),
            Some(Who::Member { state: Membership::Active | Membership::Dormant, .. }) => {
                Actor::Member
            }
            Some(Who::Member { state: Membership::Frozen, .. }) => Actor::Frozen,
            Some(Who::Member { .. }) => Actor::Newcomer,
        }
    }

    /// The sign-in of a page whose guard asks for one.
    pub fn signed_in(&self) -> Result<&SignIn, Failure> {
        self.sign_in.as_ref().ok_or(Failure::SignedOut)
    }

    /// The member's id, on a page whose guard asks for a member.
    pub fn member(&self) -> Result<uuid::Uuid, Failure> {
        match self.signed_in()?.who {
            Who::Member { id, .. } => Ok(id),
            Who::Staff { .. } => Err(Failure::Forbidden),
        }
    }

    /// The id of the member of staff, on a page whose guard asks for one.
    pub fn staff(&self) -> Result<uuid::Uuid, Failure> {
        match self.signed_in()?.who {
            Who::Staff { id, .. } => Ok(id),
            Who::Member { .. } => Err(Failure::Forbidden),
        }
    }

    /// Today in the city's calendar, as days are stored.
    pub fn today(&self) -> Timestamp {
        self.kanssa.day_of(self.now)
    }

    /// Whether the page is shown in a frame of ours: what cannot be shown there is told there.
    pub fn is_framed(&self) -> bool {
        self.framed.is_some() || self.path.contains("/preview/")
    }

    /// A whole page.
    pub fn page<V: IntoView + 'static>(&self, title: &str, body: impl FnOnce() -> V) -> Response {
        let html = ui::shell::render(self, title, body);
        let mut response = axum::response::Html(html).into_response();
        if self.is_framed() {
            response.extensions_mut().insert(Framing::Framed);
        }
        if self.flash.is_some() {
            cookies::remove(response.headers_mut(), cookies::FLASH);
        }
        response
    }

    /// The page again, with what was typed and what is wrong with it.
    pub fn page_with_errors<V: IntoView + 'static>(
        &self,
        title: &str,
        body: impl FnOnce() -> V,
    ) -> Response {
        let title = crate::t!(self, "common-title-with-error", title = title);
        let mut response = self.page(&title, body);
        *response.status_mut() = http::StatusCode::UNPROCESSABLE_ENTITY;
        response
    }

    /// The page of a form: as it is, or again with what is wrong.
    pub fn form_page<V: IntoView + 'static>(
        &self,
        title: &str,
        errors: &ui::form::Errors,
        body: impl FnOnce() -> V,
    ) -> Response {
        if errors.is_empty() { self.page(title, body) } else { self.page_with_errors(title, body) }
    }

    /// On to another page, after something was done (303).
    pub fn go_to(&self, path: &str) -> Response {
        Redirect::to(path).into_response()
    }

    /// On to another page, which shows a short message once. The name is one of
    /// `ui::FLASHES`, or of `ui::PARTINGS`.
    pub fn go_to_saying(&self, path: &str, flash: &'static str) -> Response {
        let mut response = self.go_to(path);
        cookies::set(response.headers_mut(), cookies::FLASH, flash.to_owned(), Some(60));
        response
    }
}

/// Hands the visit to the page and shows failures in the visitor's language.
pub async fn enter(
    State(kanssa): State<Arc<Kanssa>>,
    mut request: Request,
    next: Next,
) -> Response {
    // Without the database pages of which it knows nothing still work, with what was last read.
    if let Err(error) = kanssa.refresh().await {
        tracing::warn!(%error, "settings and texts stay as they were last read");
    }
    let visit = Visit::of(kanssa, &request);
    request.extensions_mut().insert(visit.clone());
    let mut response = next.run(request).await;
    let Some(failure) = response.extensions_mut().remove::<Failure>() else { return response };
    if visit.path.starts_with("/api/") {
        return calls::refuse(&failure);
    }
    // The inner layer knows who is signed in; the outer may not.
    let visit = response.extensions_mut().remove::<Visit>().unwrap_or(visit);
    let resend = response.extensions_mut().remove::<crate::Fields>();
    ui::failure::show(&visit, &failure, resend)
}

/// Finds the sign-in of the request, if it has one, and notes now and then that it is in use.
pub async fn find_sign_in(
    State(kanssa): State<Arc<Kanssa>>,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(mut visit) = request.extensions().get::<Visit>().cloned() else {
        return Failure::Internal.into_response();
    };
    if let Some(token) = secret_cookie(request.headers(), cookies::SESSION) {
        match load_sign_in(&kanssa, &token, &mut visit).await {
            Ok(()) => {}
            Err(failure) => return failure.into_response(),
        }
    }
    request.extensions_mut().insert(visit.clone());
    let mut response = next.run(request).await;
    response.extensions_mut().insert(visit);
    response
}

async fn load_sign_in(kanssa: &Kanssa, token: &[u8], visit: &mut Visit) -> Result<(), Failure> {
    let mut conn = kanssa.db.read().await?;
    let found = sessions::find(&mut conn, token, visit.now).await?;
    drop(conn);
    let Some(sign_in) = found else { return Ok(()) };
    if !kanssa.limits.allows_account(sign_in.who.id()) {
        return Err(Failure::TooMany(10));
    }
    if sign_in.is_stale(visit.now) {
        let mut tx = kanssa.db.begin().await?;
        sign_in.save_seen(&mut tx, visit.now).await?;
        tx.commit().await?;
    }
    if !visit.is_language_chosen {
        visit.language = sign_in.language;
    }
    visit.sign_in = Some(sign_in);
    Ok(())
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or(Failure::Internal)
    }
}

/// A cookie that holds a secret; none if it is not one of ours, as after tampering.
fn secret_cookie(headers: &HeaderMap, name: &str) -> Option<Vec<u8>> {
    BASE64URL_NOPAD.decode(cookies::read(headers, name)?.as_bytes()).ok()
}

/// The form of a secret in a cookie or a link.
pub(crate) fn encode_secret(secret: &[u8]) -> String {
    BASE64URL_NOPAD.encode(secret)
}

/// A secret read from a link.
pub(crate) fn decode_secret(text: &str) -> Option<Vec<u8>> {
    BASE64URL_NOPAD.decode(text.as_bytes()).ok()
}

/// The languages that were chosen, as the cookie keeps them: that of the pages, and perhaps another that
/// questions are read in.
pub(crate) fn write_languages(language: Language, reading: Option<TextLanguage>) -> String {
    let reading = reading.map(|reading| format!(".{reading}")).unwrap_or_default();
    format!("{language}{reading}")
}

fn read_languages(cookie: &str) -> Option<(Language, Option<TextLanguage>)> {
    let (language, reading) = cookie.split_once('.').unwrap_or((cookie, ""));
    Some((language.parse().ok()?, reading.parse().ok()))
}

fn query_language(query: Option<&str>) -> Option<Language> {
    query_value(query, "lang")?.parse().ok()
}

/// A rough description that tells a phone from a laptop and no more.
fn device(headers: &HeaderMap) -> &'static str {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let agent = agent.unwrap_or_default();
    let has = |word: &str| agent.contains(word);
    match () {
        () if has("iPhone") || has("Android") && has("Mobile") => "phone",
        () if has("iPad") || has("Android") => "tablet",
        () if has("Windows") || has("Macintosh") || has("Linux") || has("CrOS") => "computer",
        () => "other",
    }
}

/// A path within the service that may be gone to after signing in; none for anything else.
pub(crate) fn local_path(path: &str) -> Option<String> {
    let is_local = path.starts_with('/')
        && !path.starts_with("//")
        && path.len() <= 200
        && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_".contains(&byte));
    is_local.then(|| path.to_owned())
}

/// Adds a header whose value is known to be sound.
pub(crate) fn add_header(
    response: &mut Response<Body>,
    name: header::HeaderName,
    value: &'static str,
) {
    response.headers_mut().insert(name, HeaderValue::from_static(value));
}
