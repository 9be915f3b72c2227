//! Deciding that an implementation goes on in the unit that takes the place of its own.

use super::pages::load;
use super::{Carried, views};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::ImplementationId;
use kit::form::again;
use kit::{App, Fault, Place, PostedToEnd, paths};

pub async fn carry(Path(id): Path<ImplementationId>, State(app): State<App>, posted: PostedToEnd) -> Result<Response, Fault> {
    let PostedToEnd { who, mut form } = posted;
    let page = load(&app, &who, id).await?;
    let unit = form.choice("to", |text| page.heirs.iter().map(|(u, _)| u.id).find(|u| u.to_string() == text)).required();
    let Some(unit) = unit else {
        return Ok(again(who.page(&who.words().t("succession-title"), Place::Work, views::succession(&who, &page, &form))));
    };
    let house = app.clone();
    let to = match app.write(who.actor.clone(), move |op| super::decide(op, &house, id, unit)).await? {
        Carried::Planned(_) => paths::of_implementation(id, "succession"),
        Carried::Done(to) | Carried::Joined(to) => paths::implementation(to),
    };
    Ok(Redirect::to(&to).into_response())
}
