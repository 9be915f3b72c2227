//! Addresses change with their content, and files are sent so that browsers may keep them.

use axum::body::to_bytes;

use super::*;

async fn get(address: &str) -> Response {
    serve_asset(Path(address.trim_start_matches("/assets/").to_owned())).await
}

#[tokio::test]
async fn the_style_sheet_is_one_and_may_be_kept() {
    let sent = get(&asset("perennial.css")).await;
    assert_eq!(sent.status(), StatusCode::OK);
    assert_eq!(sent.headers()[CONTENT_TYPE], "text/css; charset=utf-8");
    assert_eq!(sent.headers()[X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert!(sent.headers()[CACHE_CONTROL].to_str().expect("text").contains("immutable"));
    let bytes = to_bytes(sent.into_body(), 1 << 20).await.expect("the file");
    let css = String::from_utf8(bytes.to_vec()).expect("text");
    for (layer, word) in [("tokens", "--paper"), ("base", "h1"), ("forms", ".field"), ("print", "@page")] {
        assert!(css.contains(word), "{layer} is in it");
    }
    assert!(!css.contains("light-dark("), "every color is said for both themes");
    assert!(!css.contains("/*"));
}

#[tokio::test]
async fn scripts_and_icons_are_known_by_name() {
    for (name, kind) in [("htmx.min.js", "text/javascript"), ("perennial.js", "text/javascript"), ("favicon.svg", "image/svg+xml")] {
        let sent = get(&asset(name)).await;
        assert_eq!(sent.status(), StatusCode::OK, "{name}");
        assert!(sent.headers()[CONTENT_TYPE].to_str().expect("text").starts_with(kind));
    }
}

#[tokio::test]
async fn an_unknown_file_is_not_found() {
    for file in ["perennial.css", "perennial.0000000000000000.css", "../Cargo.toml", "licence.txt"] {
        assert_eq!(get(file).await.status(), StatusCode::NOT_FOUND, "{file}");
    }
}
