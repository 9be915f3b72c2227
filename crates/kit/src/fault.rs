//! When a page cannot be given: one type for people, drawn late (`pages`) so that it speaks their language.

use crate::app::App;
use crate::form::Unreadable;
use crate::i18n::Words;
use crate::look::Look;
use crate::paths;
use crate::units::shut_said;
use crate::views::{FaultPage, What, bare, fault};
use crate::who::{Place, RunsServer, SignedIn};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use ground::element::Shut;
use ground::{NotAnId, Refusal};
use maud::Markup;

pub(crate) mod samples;

#[derive(Clone, Debug)]
pub enum Fault {
    /// Not there, or not for this person: the same page to the letter.
    Missing,
    /// No sign-in, or one that ran out; `back` is where a GET wanted to go.
    SignIn {
        back: Option<String>,
    },
    /// Seen but not allowed.
    Refused,
    /// It lies in a unit that has closed: nothing of it changes any more.
    Shut(Box<Shut>),
    /// A form whose proof does not fit this sign-in.
    Stale,
    /// A sentence of its own (a Fluent key) with a status.
    Said {
        what: What,
        key: &'static str,
    },
    TooMany,
    TooLarge,
    Wrong,
    Busy,
    Broken,
}

impl Fault {
    fn page(&self, words: Words) -> FaultPage {
        let of = |what| FaultPage::of(what);
        match self {
            Fault::Missing => of(What::Missing),
            Fault::SignIn { .. } => FaultPage { way_on: vec![(words.t("fault-sign-in-way"), paths::SIGN_IN.into())], ..of(What::SignIn) },
            Fault::Refused => of(What::Refused),
            Fault::Shut(shut) => FaultPage {
                said: shut_said(words, shut),
                way_on: shut.on.iter().map(|(what, href)| (words.text(what), href.clone())).collect(),
                ..of(What::Refused)
            },
            Fault::Stale => of(What::Stale),
            Fault::Said { what, key } => FaultPage { said: words.t(key), ..of(*what) },
            Fault::TooMany => of(What::TooMany),
            Fault::TooLarge => of(What::TooLarge),
            Fault::Wrong => of(What::Wrong),
            Fault::Busy => of(What::Busy),
            Fault::Broken => of(What::Broken),
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        if let Fault::SignIn { back: Some(back) } = &self {
            return Redirect::to(&paths::sign_in_then(back)).into_response();
        }
        let status = StatusCode::from_u16(self.page(Words::default()).status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Fault {
        match refusal {
            Refusal::Missing => Fault::Missing,
            Refusal::Forbidden(_) => Fault::Refused,
            Refusal::Db(error) => error.into(),
        }
    }
}

impl From<db::Error> for Fault {
    fn from(error: db::Error) -> Fault {
        match error {
            db::Error::Busy | db::Error::Conflict | db::Error::Stopped => Fault::Busy,
            other => {
                tracing::error!(error = %other, "a page could not be given");
                Fault::Broken
            }
        }
    }
}

impl From<NotAnId> for Fault {
    fn from(_: NotAnId) -> Fault {
        Fault::Missing
    }
}

impl From<Unreadable> for Fault {
    fn from(unreadable: Unreadable) -> Fault {
        match unreadable {
            Unreadable::TooLarge => Fault::TooLarge,
            Unreadable::NotAForm => Fault::Wrong,
        }
    }
}

/// Middleware: draws the page of a fault, and of every bare error the framework gives by itself.
pub async fn pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let look = Look::of(&parts, &app);
    // On pages that read no sign-in none is read for a fault either.
    let asking = (!parts.uri.path().starts_with("/r/")).then(|| parts.clone());
    let response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    let known = response.extensions().get::<Fault>().cloned();
    let bare_error = (status.is_client_error() || status.is_server_error())
        && status != StatusCode::UNPROCESSABLE_ENTITY
        && response.headers().get(header::CONTENT_TYPE).is_none_or(|t| !t.as_bytes().starts_with(b"text/html"))
        && response.headers().get(header::CONTENT_TYPE).is_none_or(|t| !t.as_bytes().starts_with(b"application/json"));
    let fault_known = match known {
        Some(fault) => fault,
        None if bare_error => match status {
            // An address that does not parse is an address of nothing.
            StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST | StatusCode::METHOD_NOT_ALLOWED => Fault::Missing,
            StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
            StatusCode::TOO_MANY_REQUESTS => Fault::TooMany,
            StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => Fault::Busy,
            status if status.is_server_error() => Fault::Broken,
            _ => Fault::Wrong,
        },
        None => return response,
    };
    let page = fault_known.page(look.words);
    let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let framed = match (fault_known, asking) {
        (
            Fault::Missing | Fault::Refused | Fault::Shut(_) | Fault::Stale | Fault::Wrong | Fault::TooLarge | Fault::Said { .. },
            Some(parts),
        ) => framed(parts, &app, page.clone()).await,
        _ => None,
    };
    let html = framed.unwrap_or_else(|| bare(look.words, &look.bare(page.title(look.words)), fault(look.words, &page)));
    (status, html).into_response()
}

/// Whoever is signed in keeps the way to everything else, and whoever runs the server theirs.
async fn framed(mut parts: Parts, app: &App, page: FaultPage) -> Option<Markup> {
    if let Ok(who) = SignedIn::from_request_parts(&mut parts, app).await {
        let w = who.words();
        return Some(who.page(&page.title(w), Place::Nowhere, fault(w, &page)));
    }
    let who = RunsServer::from_request_parts(&mut parts, app).await.ok()?;
    let w = who.words();
    let back = vec![(w.t("fault-operator-way"), paths::OPERATOR.to_string())];
    let page = FaultPage { way_on: if page.way_on.is_empty() { back } else { page.way_on }, ..page };
    Some(who.page(&page.title(w), fault(w, &page)))
}
