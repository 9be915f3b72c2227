//! The page with the theory of change.

use super::{theory, views};
use axum::extract::{Path, State};
use ground::InnovationId;
use kit::{App, Fault, Place, SignedIn};
use maud::Markup;

pub async fn one(who: SignedIn, State(app): State<App>, Path(id): Path<InnovationId>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| theory(op, id)).await?;
    Ok(who.page(&views::title(&who, &page), Place::Work, views::one(&who, &page)))
}
