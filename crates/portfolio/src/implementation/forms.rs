//! Beginning an implementation, moving it, stopping it.

use super::model::Stage;
use super::pages::to_lead;
use super::{BeginError, MoveError, moving, views};
use crate::LEAD;
use crate::innovation;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::{Check, ImplementationId, InnovationId, organization};
use kit::form::{Wrong, again};
use kit::{App, Fault, Place, Posted, SignedIn, paths};

pub async fn begin(Path(id): Path<InnovationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let units = app.read(who.actor.clone(), |op| organization::open_units(op, LEAD)).await?;
    if units.is_empty() {
        return Err(Fault::Refused);
    }
    let unit = form.choice("unit", |text| units.iter().map(|u| u.id).find(|u| u.to_string() == text)).required();
    if let Some(unit) = unit {
        match app.write(who.actor.clone(), move |op| super::begin(op, id, unit)).await {
            Ok(begun) => return Ok(Redirect::to(&paths::implementation(begun.id)).into_response()),
            // Sent twice, or begun by a colleague a moment ago: here it is.
            Err(BeginError::AlreadyBegun(known)) => return Ok(Redirect::to(&paths::implementation(known)).into_response()),
            Err(BeginError::Refused(refusal)) => return Err(refusal.into()),
        }
    }
    let page = app.read(who.actor.clone(), move |op| innovation::page(op, id)).await?;
    Ok(again(who.page(&page.record.description.name, Place::Work, innovation::one(&who, &page, &form))))
}

pub async fn stage(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let mut page = to_lead(&app, &who, id).await?;
    let shown = Stage::from_word(form.value("from"));
    let to = form.choice("to", Stage::from_word).required();
    let reason = form.text("reason").max(1_000).optional();
    if let (Some(to), Some(reason)) = (to, reason) {
        let house = app.clone();
        let moved = app.write(who.actor.clone(), move |op| {
            moving::still_in(op, id, shown)?;
            let checks = super::on_the_way(op, id, to, |op, gate| house.checks(op, gate))?;
            super::move_to(op, id, to, &checks, reason.as_deref())
        });
        match moved.await {
            Ok(_) => return Ok(Redirect::to(&paths::implementation(id)).into_response()),
            Err(MoveError::Held(held)) => {
                form.wrong("reason", missing(&who, "gate-reason-needed", &held));
                page.held_before(to, held);
            }
            Err(MoveError::MayNotOverride(held)) => {
                form.wrong("to", missing(&who, "gate-may-not-override", &held));
                page.held_before(to, held);
            }
            Err(MoveError::Meanwhile(now)) => {
                form.wrong("to", Wrong::of("stage-moved-meanwhile").and("stage", views::drawn(now).name(who.words())));
                page = to_lead(&app, &who, id).await?;
            }
            Err(MoveError::Refused(refusal)) => return Err(refusal.into()),
        }
    }
    Ok(again(who.page(&who.words().t("stage-title"), Place::Work, views::stage(&who, &page, &form))))
}

/// What is wrong, with the names of the conditions that do not hold.
pub(super) fn missing(who: &SignedIn, key: &'static str, held: &[Check]) -> Wrong {
    let names: Vec<String> = held.iter().map(|check| who.words().text(&check.text)).collect();
    Wrong::of(key).and("missing", names.join("; "))
}
