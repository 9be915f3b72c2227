//! What stands around every handler: a handler that panics, a page too large to send as it is, an address of nothing.

use axum::http::{Request, header};
use ground::{Rule, TableInfo};
use kit::element::Needs::Nothing;
use kit::{Element, Routes};
use testkit::{Options, TestApp};

/// A room that misbehaves.
struct Trouble;

impl Element for Trouble {
    fn name(&self) -> &'static str {
        "trouble"
    }
    fn routes(&self) -> Routes {
        Routes::new()
            .get("/panic", Nothing, async || {
                if true {
                    panic!("planted")
                }
            })
            .get("/long", Nothing, async || "0123456789".repeat(1_000))
            .get("/bare", Nothing, async || axum::http::StatusCode::INTERNAL_SERVER_ERROR)
    }
    fn policy(&self) -> &'static [Rule] {
        &[]
    }
    fn tables(&self) -> Vec<TableInfo> {
        Vec::new()
    }
}

fn house() -> TestApp {
    TestApp::with(vec![Box::new(Trouble)], Options::default())
}

#[test]
fn a_handler_that_panics_still_answers_with_a_page_and_the_next_request_is_served() {
    let app = house();
    let mut browser = app.browser();
    for _ in 0..3 {
        let page = browser.get("/panic").assert_status(500).assert_has("Something broke on our side").assert_has_not("planted");
        assert!(page.header("content-security-policy").is_some());
    }
    browser.get("/bare").assert_status(500).assert_has("Something broke on our side");
    browser.get("/health").ok();
}

#[test]
fn faults_speak_the_language_of_the_reader() {
    let app = house();
    app.browser()
        .with_header("accept-language", "es-MX,es;q=0.9")
        .get("/nothing-here")
        .assert_status(404)
        .assert_has_not("This page is not here");
    app.browser().get("/nothing-here").assert_status(404).assert_has("This page is not here");
}

#[test]
fn a_long_page_is_packed_for_whoever_can_unpack() {
    let app = house();
    let packed = app.browser().with_header("accept-encoding", "gzip").get("/long").ok();
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert!(packed.bytes.len() < 1_000);
    assert_eq!(app.browser().get("/long").bytes.len(), 10_000);
}

#[test]
fn an_odd_request_is_a_fault_page_and_never_a_crash() {
    let app = house();
    for path in [
        "/%00",
        "/people/%ff/password-link",
        "//",
        "/roster/..%2f..%2fetc",
        "/innovations/ÄÖÜ".trim_end_matches(|c: char| !c.is_ascii()),
        "/health?x=%",
    ] {
        let reply = app.browser().get(path);
        assert!(!reply.status().is_server_error(), "{path}: {}", reply.status());
    }
    let odd = Request::builder().method("PROPFIND").uri("/").header(header::HOST, "here").body(axum::body::Body::empty()).unwrap();
    assert!(app.browser().send(odd).status().is_client_error());
    let long = "a".repeat(60_000);
    assert!(!app.browser().get(&format!("/{long}")).status().is_server_error());
}
