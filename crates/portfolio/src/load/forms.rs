//! Agreeing on hours, and deciding in spite of them.

use super::limits::{FOR, MOST_HOURS, ROLES};
use super::pages;
use crate::{AGREE_LOAD, LEAD, implementation};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::{ImplementationId, Role, UnitId};
use kit::form::again;
use kit::{App, Fault, Posted, paths};

pub async fn agree(Path(id): Path<UnitId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    app.read(who.actor.clone(), move |op| op.require(AGREE_LOAD, id)).await?;
    let mut limits: Vec<(Role, Option<i64>)> = Vec::new();
    for role in ROLES {
        let hours = form.decimal(role.word()).between(0.5, MOST_HOURS).optional();
        limits.extend(hours.map(|hours| (role, hours.map(|h| (h * 60.0).round() as i64))));
    }
    if form.is_fine() {
        app.write(who.actor, move |op| super::agree(op, id, &limits)).await?;
        let on = form.value(FOR).parse().map_or_else(|_| paths::unit_load(id), |preview| paths::innovation_load(preview, id));
        return Ok(Redirect::to(&on).into_response());
    }
    let page = app.read(who.actor.clone(), move |op| super::of_unit(op, id)).await?;
    Ok(again(pages::unit(&who, &page, &form)))
}

pub async fn decide(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let it = app.read(who.actor.clone(), move |op| implementation::with_right(op, id, LEAD)).await?;
    let Some(words) = form.text("decision").max(1_000).required() else {
        let page = app.read(who.actor.clone(), move |op| super::forecast(op, it.innovation, Some(it.unit))).await?;
        return Ok(again(pages::of_forecast(&who, &page, &form)));
    };
    app.write(who.actor, move |op| super::decide(op, id, &words)).await?;
    Ok(Redirect::to(&paths::innovation_load(it.innovation, it.unit)).into_response())
}
