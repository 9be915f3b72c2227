//! The pages of files, and the files themselves.

use super::views;
use crate::INNOVATE;
use axum::extract::{Path, State};
use axum::response::Response;
use ground::{FileId, InnovationId, Refusal};
use kit::files::As;
use kit::{App, Fault, Form, Place, SignedIn};
use maud::Markup;

pub async fn list(who: SignedIn, State(app): State<App>, Path(id): Path<InnovationId>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| super::of(op, id)).await?;
    Ok(who.page(&views::title(&who, &page), Place::Work, views::list(&who, &page, &Form::blank())))
}

async fn sent(who: SignedIn, app: App, (id, file): (InnovationId, FileId), how: As) -> Result<Response, Fault> {
    let found = app.read(who.actor.clone(), move |op| super::one(op, id, file)).await?;
    kit::files::send(&app, who.organization, found, how).await
}

pub async fn download(who: SignedIn, State(app): State<App>, Path(of): Path<(InnovationId, FileId)>) -> Result<Response, Fault> {
    sent(who, app, of, As::Download).await
}

pub async fn picture(who: SignedIn, State(app): State<App>, Path(of): Path<(InnovationId, FileId)>) -> Result<Response, Fault> {
    sent(who, app, of, As::Picture).await
}

pub async fn deletion(who: SignedIn, State(app): State<App>, Path((id, file)): Path<(InnovationId, FileId)>) -> Result<Markup, Fault> {
    let found = app.read(who.actor.clone(), move |op| {
        let found = super::one(op, id, file)?;
        if op.reached(INNOVATE)?.is_empty() { Err(Refusal::Forbidden(INNOVATE)) } else { Ok(found) }
    });
    let found = found.await?;
    Ok(who.page(&who.words().t("files-delete-title"), Place::Work, views::deletion(&who, id, &found)))
}
