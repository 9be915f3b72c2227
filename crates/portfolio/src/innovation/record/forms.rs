//! Writing one part of a record: form → part → verb → back to where it stands.

use super::fields::Topic;
use super::pages::{page, to_change};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::InnovationId;
use kit::form::again;
use kit::{App, Fault, Posted};

pub(super) async fn change(State(app): State<App>, Path(id): Path<InnovationId>, posted: Posted, topic: Topic) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let record = to_change(&app, &who, id).await?;
    let face = topic.face();
    if face.wants_row(&mut form) {
        return Ok(page(&who, &record, topic, &form).into_response());
    }
    let part = (face.read)(&mut form);
    form.meanwhile(&topic.filled(&record));
    let Some(part) = part.filter(|_| form.is_fine()) else { return Ok(again(page(&who, &record, topic, &form))) };
    app.write(who.actor, move |op| super::change(op, id, &part)).await?;
    Ok(Redirect::to(&topic.place(id)).into_response())
}
