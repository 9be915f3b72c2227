//! How a form arrives: as plain fields or, with files, in several parts. Take `form: Form` in a handler.

use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::{Form, SentFile};

/// Why what was sent is no form. The house turns it into a fault page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    TooLarge,
    NotAForm,
}

impl Unreadable {
    pub fn status(self) -> StatusCode {
        match self {
            Unreadable::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Unreadable::NotAForm => StatusCode::BAD_REQUEST,
        }
    }
}

impl IntoResponse for Unreadable {
    fn into_response(self) -> Response {
        self.status().into_response()
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Unreadable;

    async fn from_request(request: Request, state: &S) -> Result<Form, Unreadable> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            let parts = Multipart::from_request(request, state).await.map_err(|_| Unreadable::NotAForm)?;
            return in_parts(parts).await;
        }
        match axum::Form::<Vec<(String, String)>>::from_request(request, state).await {
            Ok(axum::Form(given)) => Ok(Form::parse(given)),
            Err(refused) if refused.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(Unreadable::TooLarge),
            Err(_) => Err(Unreadable::NotAForm),
        }
    }
}

async fn in_parts(mut parts: Multipart) -> Result<Form, Unreadable> {
    let mut form = Form::blank();
    while let Some(part) = parts.next_field().await.map_err(unreadable)? {
        let field = part.name().unwrap_or_default().to_owned();
        let Some(name) = part.file_name().map(str::to_owned) else {
            form.given.push((field, part.text().await.map_err(unreadable)?));
            continue;
        };
        let content_type = part.content_type().unwrap_or("application/octet-stream").to_owned();
        let bytes = part.bytes().await.map_err(unreadable)?.to_vec();
        form.files.push(SentFile { field, name, content_type, bytes });
    }
    Ok(form)
}

fn unreadable(error: MultipartError) -> Unreadable {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Unreadable::TooLarge } else { Unreadable::NotAForm }
}
