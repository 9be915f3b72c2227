//! The pages of load: one's own hours, a unit's, and what an innovation would add.

use super::limits::{FOR, ROLES};
use super::{Forecast, Load, views};
use crate::innovation::record::hours_typed;
use axum::extract::{Path, Query, State};
use ground::{InnovationId, Op, Refusal, UnitId};
use kit::{App, Fault, Form, Place, SignedIn};
use maud::Markup;
use serde::Deserialize;

pub async fn mine(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), super::mine).await?;
    Ok(who.page(&who.words().t("load-mine-title"), Place::Nowhere, views::mine(&who, &page)))
}

/// What was agreed, as it stands in the form.
pub(super) fn agreed(load: &Load) -> Form {
    ROLES.into_iter().fold(Form::blank(), |form, role| match load.picture.limits.get(&(load.unit.id, role)) {
        Some(minutes) => form.filled(role.word(), hours_typed(*minutes)),
        None => form,
    })
}

pub(super) fn unit(who: &SignedIn, page: &Load, form: &Form) -> Markup {
    who.page(&views::unit_title(who, page), Place::Work, views::unit(who, page, form))
}

#[derive(Deserialize)]
pub struct ForWhat {
    #[serde(default)]
    r#for: String,
}

pub async fn of_unit(who: SignedIn, State(app): State<App>, Path(id): Path<UnitId>, Query(what): Query<ForWhat>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| super::of_unit(op, id)).await?;
    Ok(unit(&who, &page, &agreed(&page).filled(FOR, what.r#for)))
}

#[derive(Deserialize)]
pub struct At {
    #[serde(default)]
    unit: String,
}

pub(super) fn of_forecast(who: &SignedIn, page: &Forecast, form: &Form) -> Markup {
    who.page(&views::forecast_title(who, page), Place::Work, views::forecast(who, page, form))
}

/// Without a place the reader chooses one; who reaches only one need not.
fn looked_at(op: &mut Op, id: InnovationId, unit: Option<UnitId>) -> Result<Forecast, Refusal> {
    let page = super::forecast(op, id, unit)?;
    match page.units.as_slice() {
        [only] if page.unit.is_none() => super::forecast(op, id, Some(only.id)),
        _ => Ok(page),
    }
}

pub async fn forecast(who: SignedIn, State(app): State<App>, Path(id): Path<InnovationId>, Query(at): Query<At>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| looked_at(op, id, at.unit.parse().ok())).await?;
    Ok(of_forecast(&who, &page, &Form::blank()))
}
