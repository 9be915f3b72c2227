//! Attached files on their way in and out, for the pages of every room: read from a form, checked, kept on the shelf; sent so
//! that no browser takes them for a page of ours.

pub mod views;

use crate::app::App;
use crate::fault::Fault;
use crate::form::{Form, SentFile, Wrong};
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use ground::files::kind::MOST_MEGABYTES;
use ground::files::{Attached, Coming, NotTaken, Shelf, recognize};
use ground::{Actor, OrganizationId, Refusal};
use std::sync::Arc;

/// A description longer than this is a text of its own.
const LONGEST_DESCRIPTION: usize = 300;

/// For the route that takes files: one of the largest kind, and the fields beside it.
pub fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max((MOST_MEGABYTES + 1) << 20)
}

/// What came with a form: the file, and what is in it for whoever cannot see it.
pub fn read(form: &mut Form) -> Option<(SentFile, String)> {
    let description = form.text("description").max(LONGEST_DESCRIPTION).required();
    let file = form.file("file", MOST_MEGABYTES).required();
    file.zip(description)
}

/// Why a file was not taken, to be said beside its field.
pub fn wrong(why: NotTaken) -> Wrong {
    Wrong::of(match why {
        NotTaken::Empty => "file-empty",
        NotTaken::OtherKind => "file-other-kind",
        NotTaken::NotWhatItSays => "file-not-what-it-says",
        NotTaken::Macros => "file-macros",
        NotTaken::Name => "file-name-odd",
    })
}

/// Looks what a file is and puts its content on the shelf, away from the pages.
pub async fn keep(app: &App, of: OrganizationId, file: Arc<SentFile>, description: String) -> Result<Result<Coming, Wrong>, Fault> {
    let shelf = app.settings.shelf();
    let kept = app.heavy(move || kept(&shelf, of, &file, description)).await?;
    kept.map_err(|error| {
        tracing::error!(%error, "the content of a file could not be kept");
        Fault::Broken
    })
}

fn kept(shelf: &Shelf, of: OrganizationId, file: &SentFile, description: String) -> std::io::Result<Result<Coming, Wrong>> {
    let (name, kind) = match recognize(&file.name, &file.bytes) {
        Ok(known) => known,
        Err(why) => return Ok(Err(wrong(why))),
    };
    let digest = shelf.put(of, &file.bytes)?;
    Ok(Ok(Coming { name, kind, bytes: file.bytes.len() as i64, digest, description }))
}

/// How a browser is to take a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum As {
    /// To keep: never opened within our own site.
    Download,
    /// On a page, for kinds that can carry no script.
    Picture,
}

/// Sends a file from the shelf.
pub async fn send(app: &App, of: OrganizationId, file: Attached, how: As) -> Result<Response, Fault> {
    if how == As::Picture && !file.kind.is_picture() {
        return Err(Fault::Missing);
    }
    let (shelf, digest) = (app.settings.shelf(), file.digest.clone());
    let bytes = app.heavy(move || shelf.read(of, &digest)).await?.map_err(|error| {
        tracing::error!(%error, file = %file.id, "the content of a file is not on the shelf");
        Fault::Broken
    })?;
    let disposition = match how {
        As::Download => format!("attachment; filename=\"file\"; filename*=UTF-8''{}", encoded(&file.name)),
        As::Picture => "inline".to_string(),
    };
    let headers = [
        (header::CONTENT_TYPE, file.kind.media().to_string()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_string()),
        // Should a browser open it all the same, it is nobody's page and may do nothing.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox".to_string()),
    ];
    Ok((headers, Bytes::from(bytes)).into_response())
}

/// RFC 8187: whatever is not a letter or digit of ASCII is spelt out.
fn encoded(name: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
    name.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// Removes the contents of an organization that nothing leads to any more.
pub fn sweep(app: &App, of: OrganizationId) -> Result<usize, Refusal> {
    let shelf = app.settings.shelf();
    app.ground.write_now(Actor::System(of), move |op| ground::files::sweep(op, &shelf))
}
