//! Adding a file and deleting one.

use super::views;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, post};
use ground::files::{AttachError, MOST};
use ground::{FileId, InnovationId};
use kit::form::{Form, Wrong, again};
use kit::{App, Fault, Place, Posted, SignedIn, files, paths};
use std::sync::Arc;

/// Takes a whole file, unlike other forms.
pub fn upload() -> MethodRouter<App> {
    post(add).layer(files::limit())
}

async fn add(Path(id): Path<InnovationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    app.read(who.actor.clone(), move |op| super::changed(op, id)).await?;
    let Some((file, description)) = files::read(&mut form) else { return once_more(app, who, id, form).await };
    let file = Arc::new(file);
    let coming = match files::keep(&app, who.organization, file.clone(), description).await? {
        Ok(coming) => coming,
        Err(wrong) => {
            form.wrong("file", wrong);
            return once_more(app, who, id, form).await;
        }
    };
    let (shelf, of) = (app.settings.shelf(), who.organization);
    let attached = app.write(who.actor.clone(), move |op| {
        // A sweep between the two would have taken it for nobody's; putting it there again harms nothing.
        if !shelf.has(of, &coming.digest) {
            shelf.put(of, &file.bytes).map_err(|_| AttachError::Lost)?;
        }
        super::attach(op, id, &coming)
    });
    match attached.await {
        Ok(_) => Ok(Redirect::to(&paths::innovation_files(id)).into_response()),
        Err(AttachError::TooMany) => {
            form.wrong("file", Wrong::of("file-too-many").and("most", MOST));
            once_more(app, who, id, form).await
        }
        Err(AttachError::Lost) => Err(Fault::Broken),
        Err(AttachError::Refused(refusal)) => Err(refusal.into()),
    }
}

async fn once_more(app: App, who: SignedIn, id: InnovationId, form: Form) -> Result<Response, Fault> {
    let page = app.read(who.actor.clone(), move |op| super::of(op, id)).await?;
    Ok(again(who.page(&views::title(&who, &page), Place::Work, views::list(&who, &page, &form))))
}

pub async fn delete(Path((id, file)): Path<(InnovationId, FileId)>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| super::discard(op, id, file)).await?;
    Ok(Redirect::to(&paths::trash_just(file.0)))
}
