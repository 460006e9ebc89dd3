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
pub struct Files {
    known: Arc<HashMap<String, File>>,
    /// While the software is being written: the folder to read files from anew each time.
    live: Option<Arc<Path>>,
}

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
        Self { known: Arc::new(files), live: None }
    }

    /// `make dev`: what is built while the server runs is what it sends.
    #[must_use]
    pub fn live(self, site: &Path) -> Self {
        Self { live: Some(Arc::from(site)), ..self }
    }

    /// The names of the public files, served from the root.
    pub fn public_names(&self) -> Vec<String> {
        self.known.keys().filter(|name| !name.contains('/') && !is_encoded(name)).cloned().collect()
    }

    fn answer(&self, name: &str, headers: &HeaderMap, caching: &'static str) -> Response {
        let fresh = self.live.as_ref().and_then(|site| read(&site.join(without_hash(name))));
        let caching = if fresh.is_some() { "no-store" } else { caching };
        let Some(file) = fresh.as_ref().or_else(|| self.known.get(name)) else {
            return StatusCode::NOT_FOUND.into_response();
        };
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

/// `pkg/kanssa.1a2b3c4d.css` is built as `pkg/kanssa.css`.
fn without_hash(name: &str) -> String {
    match name.split('.').collect::<Vec<_>>()[..] {
        [stem, _, extension] => format!("{stem}.{extension}"),
        _ => name.to_owned(),
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
    // One that is older than the file was made from another.
    let changed = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let is_current = changed(encoded.as_ref()) >= changed(path);
    let brotli = fs::read(&encoded).ok().filter(|_| is_current).map(Bytes::from);
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
