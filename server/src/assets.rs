//! The program's files for the browser: found at start, named by their content, sent compressed.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use app::site::Assets;
use axum::{
    body::{Body, Bytes},
    extract::{Path as UrlPath, State},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use sha2::{Digest, Sha256};

/// Where cargo-leptos puts the style sheet, the script and the WebAssembly.
const PACKAGE: &str = "pkg";

/// Finds the built files. None: they have not been built.
pub fn find(site: &Path) -> Option<Assets> {
    let named = |name: &str| Some(format!("/pkg/{}", address(&site.join(PACKAGE).join(name))?));
    Some(Assets {
        style: named("kanssa.css")?,
        script: named("kanssa.js")?,
        wasm: named("kanssa.wasm")?,
        icon: "/icon.svg".to_owned(),
    })
}

/// A file's name with a part of its content's hash: `kanssa.1a2b3c4d.css`.
fn address(file: &Path) -> Option<String> {
    let hash = Sha256::digest(fs::read(file).ok()?);
    let (stem, extension) = (file.file_stem()?.to_str()?, file.extension()?.to_str()?);
    Some(format!("{stem}.{}.{extension}", &HEXLOWER.encode(&hash)[..12]))
}

struct File {
    kind: &'static str,
    plain: Bytes,
    brotli: Option<Bytes>,
}

/// The files by address, in memory: a handful, and small.
#[derive(Clone)]
pub struct Files(Arc<HashMap<String, File>>);

impl Files {
    /// Reads the built files and the public ones.
    pub fn load(site: &Path) -> Self {
        let mut files = HashMap::new();
        for name in ["kanssa.css", "kanssa.js", "kanssa.wasm"] {
            let path = site.join(PACKAGE).join(name);
            if let (Some(address), Some(file)) = (address(&path), read(&path)) {
                files.insert(format!("{PACKAGE}/{address}"), file);
            }
        }
        for entry in fs::read_dir(site).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if let Some(file) = path.is_file().then(|| read(&path)).flatten() {
                files.insert(name, file);
            }
        }
        Self(Arc::new(files))
    }

    /// The names of the public files, served from the root.
    pub fn public_names(&self) -> Vec<String> {
        self.0.keys().filter(|name| !name.contains('/') && !is_encoded(name)).cloned().collect()
    }

    fn answer(&self, name: &str, headers: &HeaderMap, caching: &'static str) -> Response {
        let Some(file) = self.0.get(name) else { return StatusCode::NOT_FOUND.into_response() };
        let takes_brotli = headers
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.split(',').any(|coding| coding.trim().starts_with("br")));
        let mut response = match &file.brotli {
            Some(brotli) if takes_brotli => {
                let mut response = Body::from(brotli.clone()).into_response();
                let coding = HeaderValue::from_static("br");
                response.headers_mut().insert(header::CONTENT_ENCODING, coding);
                response
            }
            _ => Body::from(file.plain.clone()).into_response(),
        };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        response
    }
}

fn is_encoded(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "br" || extension == "gz")
}

fn read(path: &Path) -> Option<File> {
    let kind = match path.extension()?.to_str()? {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    };
    let mut encoded = PathBuf::from(path).into_os_string();
    encoded.push(".br");
    let brotli = fs::read(encoded).ok().map(Bytes::from);
    Some(File { kind, plain: fs::read(path).ok()?.into(), brotli })
}

/// `GET /pkg/{file}`: the name changes with the content, so it may be kept for ever.
pub async fn package(
    State(files): State<Files>,
    UrlPath(name): UrlPath<String>,
    headers: HeaderMap,
) -> Response {
    files.answer(&format!("{PACKAGE}/{name}"), &headers, "public, max-age=31536000, immutable")
}

/// `GET /icon.svg` and the like: asked for again each time, since the name stays.
pub fn public(files: &Files, name: &str, headers: &HeaderMap) -> Response {
    files.answer(name, headers, "public, no-cache")
}
