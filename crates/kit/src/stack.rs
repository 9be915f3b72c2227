//! From rooms to one service: every room's addresses in one router, and around it what holds for every answer. The
//! program and the tests use this same function, so a test meets the walls that people meet.

use crate::app::App;
use crate::element::Element;
use crate::fault::{self, Fault};
use crate::headers;
use crate::look::Look;
use crate::once;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use ground::Rule;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// A page of text fields is far smaller; what takes files says so at its own route.
pub(crate) const MOST_BYTES: usize = 1 << 20;
/// One request, its body included: 1 MB from a school's slowest line, and then some (ecosystem S15).
const PATIENCE: Duration = Duration::from_secs(30);
/// The same for a delivery of tens of megabytes sent up a household line.
const PATIENCE_FOR_FILES: Duration = Duration::from_secs(600);

/// The rows of the policy, gathered from every room.
pub fn policy(elements: &[Box<dyn Element>]) -> Vec<Rule> {
    elements.iter().flat_map(|e| e.policy().iter().copied()).collect()
}

/// The tables that no backup may hold.
pub fn never_in_backup(elements: &[Box<dyn Element>]) -> Vec<&'static str> {
    elements.iter().flat_map(|e| e.tables()).filter(|t| !t.in_backup).map(|t| t.name).collect()
}

/// The whole service. Read from the bottom: the last layer is the first a request meets.
pub fn stack(app: &App) -> Router {
    let routes = app.elements.iter().fold(Router::new(), |all, element| all.merge(element.routes().router));
    routes
        .fallback(async || Fault::Missing)
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(from_fn_with_state(app.clone(), once::once))
        // A handler that panics owes the person a page like any other fault.
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(in_time))
        .layer(from_fn(headers::own_site))
        .layer(from_fn_with_state(app.clone(), fault::pages))
        .layer(CompressionLayer::new().gzip(true))
        .layer(from_fn(headers::set))
        .layer(from_fn_with_state(app.clone(), how_it_came))
        .with_state(app.clone())
}

/// Notes on the request how it came in, for whoever asks later (HSTS).
async fn how_it_came(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let transport = Look::of(&parts, &app).transport;
    parts.extensions.insert(transport);
    next.run(Request::from_parts(parts, body)).await
}

async fn in_time(request: Request, next: Next) -> Response {
    let kind = request.headers().get(axum::http::header::CONTENT_TYPE);
    let files = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    let patience = if files { PATIENCE_FOR_FILES } else { PATIENCE };
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    Fault::Broken.into_response()
}
