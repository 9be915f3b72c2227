//! Forming a team, bringing people in, letting them go.

use super::model::Part;
use super::{pages, views};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::{ImplementationId, PersonId};
use kit::form::again;
use kit::{App, Fault, Place, Posted, paths};

pub async fn form(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = pages::to_manage(&app, &who, id).await?;
    let name = form.text("name").max(80).required();
    let purpose = form.text("purpose").max(600).required();
    let (Some(name), Some(purpose)) = (name, purpose) else {
        return Ok(again(who.page(&page.title(&who), Place::Work, views::team(&who, &page, &form))));
    };
    app.write(who.actor, move |op| super::form(op, id, &name, &purpose)).await?;
    Ok(Redirect::to(&paths::team(id)).into_response())
}

/// Also changes the part of someone who is in it already.
pub async fn join(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    let Posted { who, mut form } = posted;
    pages::to_manage(&app, &who, id).await?;
    let person = form.choice("person", |text| text.parse::<PersonId>().ok()).required();
    let part = form.choice("part", Part::from_word).required();
    // Both come from buttons; a person never typed them and cannot mend them.
    let (Some(person), Some(part)) = (person, part) else { return Err(Fault::Wrong) };
    app.write(who.actor, move |op| super::join(op, id, person, part)).await?;
    Ok(to_members(id))
}

pub async fn leave(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    let Posted { who, mut form } = posted;
    pages::to_manage(&app, &who, id).await?;
    let Some(person) = form.choice("person", |text| text.parse::<PersonId>().ok()).required() else { return Err(Fault::Wrong) };
    app.write(who.actor, move |op| super::leave(op, id, person)).await?;
    Ok(to_members(id))
}

/// Back to the list, where the change shows.
fn to_members(id: ImplementationId) -> Redirect {
    Redirect::to(&format!("{}#members", paths::team(id)))
}
