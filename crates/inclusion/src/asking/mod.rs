//! Every group is asked: who was asked by a pulse, who in another way (a family evening, a student council, letters), whom it
//! does not concern and why. A pulse reaches the staff alone, so for the others somebody writes down what was done. Only
//! that they were asked stands here, never what anyone said.

mod forms;
mod model;
mod pages;
pub mod samples;
mod store;
pub mod tables;
mod views;

use crate::pulse;
use crate::{ASK, SEE};
use ground::element::{Condition, Text};
use ground::{AskingId, ImplementationId, Op, Refusal, timeline};
use kit::{Needs::*, Routes, paths};
use portfolio::implementation;

pub use model::{Asked, Asking, Standing, is_staff, standings};
pub use pages::AskingPage;

pub fn routes() -> Routes {
    Routes::new()
        .get("/implementations/{implementation}/askings", Right(SEE), pages::one)
        .post("/implementations/{implementation}/askings", Right(ASK), forms::add)
        .post("/implementations/{implementation}/asking-removals", Right(ASK), forms::remove)
}

/// Where who was asked is told and written down.
pub fn address(id: ImplementationId) -> String {
    paths::of_implementation(id, "askings")
}

/// What was written down of an implementation, the latest day first. The caller has required the right to see it.
fn of(op: &mut Op, id: ImplementationId) -> Result<Vec<Asking>, Refusal> {
    let organization = op.organization()?;
    Ok(store::of(op.tx, organization, id)?)
}

/// How every group stands.
fn standing(op: &mut Op, id: ImplementationId) -> Result<Vec<Standing>, Refusal> {
    let reached = pulse::reached(op, id)?;
    Ok(standings(reached.as_ref(), &of(op, id)?))
}

/// Writes down that a group was asked, or need not be.
pub fn add(op: &mut Op, id: ImplementationId, asked: &Asked) -> Result<AskingId, Refusal> {
    implementation::carried(op, id, ASK)?;
    let organization = op.organization()?;
    let asking = Asking { id: op.id(), asked: asked.clone() };
    store::insert(op.tx, organization, id, &asking, op.now, op.actor.person())?;
    timeline::record(op, timeline::Event::GroupAsked, id.0, Some(asking.id.0))?;
    Ok(asking.id)
}

/// Takes it back: it was written down by mistake. False when it is not there.
pub fn remove(op: &mut Op, id: ImplementationId, asking: AskingId) -> Result<bool, Refusal> {
    implementation::with_right(op, id, ASK)?;
    let organization = op.organization()?;
    let removed = store::delete(op.tx, organization, id, asking)?;
    if removed {
        timeline::record(op, timeline::Event::AskingRemoved, id.0, Some(asking.0))?;
    }
    Ok(removed)
}

/// Whether anything was written down: then it is history, and the implementation is not deleted.
pub(crate) fn any(op: &mut Op, id: ImplementationId) -> Result<bool, Refusal> {
    Ok(!of(op, id)?.is_empty())
}

/// "Every group is asked", as it stands today.
pub fn conditions(op: &mut Op, id: ImplementationId) -> Result<Vec<Condition>, Refusal> {
    let unit = implementation::see(op, id)?.unit;
    if !op.may(SEE, unit)? {
        return Ok(Vec::new());
    }
    let (state, evidence) = model::every_group(&standing(op, id)?);
    let text = Text::new("condition-groups-asked");
    Ok(vec![Condition { element: 'I', name: "groups-asked", state, text, evidence, href: Some(address(id)) }])
}

/// Removes what was written down of an implementation that goes for good.
pub fn purge(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(store::purge(op.tx, organization, id)?)
}
