//! Style, script and icons, baked into the program. Every address carries the hash of its content, so browsers keep
//! a file for good and never show an old one. The style sheets travel as one.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

mod css;

/// Where `serve_asset` is mounted.
pub const ROUTE: &str = "/assets/{file}";
/// The same for answering pages, under the address of which nobody keeps a log.
pub const UNLOGGED_ROUTE: &str = "/r/assets/{file}";

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/assets"]
struct Files;

/// The style sheets in the order of their layers.
const STYLES: [&str; 9] = ["tokens", "base", "shell", "parts", "lists", "forms", "live", "charts", "print"];

struct Asset {
    content_type: HeaderValue,
    bytes: Cow<'static, [u8]>,
}

struct Shelf {
    /// perennial.css → perennial.3f9a0c1d2e4b5a69.css
    addresses: BTreeMap<String, String>,
    files: BTreeMap<String, Asset>,
}

static SHELF: LazyLock<Shelf> = LazyLock::new(Shelf::fill);

/// The address of a file: `asset("perennial.css")` → `/assets/perennial.3f9a0c1d2e4b5a69.css`.
pub fn asset(name: &str) -> String {
    match SHELF.addresses.get(name) {
        Some(hashed) => format!("/assets/{hashed}"),
        None => {
            tracing::error!(name, "no such asset");
            format!("/assets/{name}")
        }
    }
}

/// Sends a file that may be kept for a year.
pub async fn serve_asset(Path(file): Path<String>) -> Response {
    let Some(asset) = SHELF.files.get(&file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (CONTENT_TYPE, asset.content_type.clone()),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (headers, asset.bytes.clone()).into_response()
}

impl Shelf {
    fn fill() -> Shelf {
        let mut shelf = Shelf { addresses: BTreeMap::new(), files: BTreeMap::new() };
        let styles = STYLES.iter().filter_map(|name| Files::get(&format!("css/{name}.css")));
        let text: String = styles.map(|file| String::from_utf8_lossy(&file.data).into_owned()).collect();
        shelf.put("perennial.css", Cow::Owned(css::pack(&text).into_bytes()));
        for path in Files::iter().filter(|path| !path.starts_with("css/") && !path.ends_with(".txt")) {
            if let Some(file) = Files::get(&path) {
                shelf.put(path.rsplit('/').next().unwrap_or(&path), file.data);
            }
        }
        shelf
    }

    fn put(&mut self, name: &str, bytes: Cow<'static, [u8]>) {
        let mut hash = String::new();
        for byte in Sha256::digest(&bytes).iter().take(8) {
            let _ = write!(hash, "{byte:02x}");
        }
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let content_type = HeaderValue::from_static(match ending {
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "svg" => "image/svg+xml",
            _ => "application/octet-stream",
        });
        let hashed = format!("{stem}.{hash}.{ending}");
        self.files.insert(hashed.clone(), Asset { content_type, bytes });
        self.addresses.insert(name.to_owned(), hashed);
    }
}

#[cfg(test)]
mod tests;
