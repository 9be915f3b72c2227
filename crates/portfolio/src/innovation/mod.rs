//! An innovation: what is adopted (one of the five P's), with its need, its evidence and its active ingredients. It
//! belongs to the organization; where it is used is an `implementation`.

mod forms;
mod model;
mod pages;
pub mod samples;
mod store;
pub(crate) mod template;
mod views;

use crate::{INNOVATE, SEE};
use ground::{IngredientId, InnovationId, Op, Refusal, UnitId, organization, timeline};
use kit::{Needs::*, Routes, paths};

pub use model::{Ingredient, Innovation, Kind, Outline};
pub use pages::{InnovationPage, load as page};
pub(crate) use views::prose;
pub use views::{kind as kind_key, one};

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::NEW_INNOVATION, Anywhere(INNOVATE), pages::new)
        .post(paths::INNOVATIONS, Anywhere(INNOVATE), forms::add)
        .get("/innovations/{innovation}", Anywhere(SEE), pages::one)
        .get("/innovations/{innovation}/edit", Anywhere(INNOVATE), pages::edit)
        .post("/innovations/{innovation}", Anywhere(INNOVATE), forms::change)
}

/// The right anywhere in the organization: an innovation is nobody's unit.
fn anywhere(op: &mut Op, action: ground::Action) -> Result<(), Refusal> {
    if matches!(op.actor, ground::Actor::System(_)) || !op.reached(action)?.is_empty() {
        return Ok(());
    }
    let root = organization::units(op.tx, op.actor.organization().ok_or(Refusal::Missing)?)?.into_iter().find(|u| u.parent.is_none());
    op.require(action, root.map_or(UnitId(db::Uuid::nil()), |r| r.id))
}

/// Writes an innovation down.
pub fn add(op: &mut Op, outline: &Outline) -> Result<Innovation, Refusal> {
    anywhere(op, INNOVATE)?;
    let innovation = Innovation { id: op.id(), outline: outline.clone() };
    let organization = op.organization()?;
    store::insert(op.tx, organization, &innovation, op.now)?;
    save_ingredients(op, &innovation)?;
    timeline::record(op, timeline::Event::InnovationAdded, innovation.id.0, None)?;
    Ok(innovation)
}

/// Changes what is written down.
pub fn change(op: &mut Op, id: InnovationId, outline: &Outline) -> Result<Innovation, Refusal> {
    anywhere(op, INNOVATE)?;
    let organization = op.organization()?;
    store::innovation(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    let innovation = Innovation { id, outline: outline.clone() };
    store::update(op.tx, organization, &innovation)?;
    save_ingredients(op, &innovation)?;
    timeline::record(op, timeline::Event::InnovationChanged, id.0, None)?;
    Ok(innovation)
}

fn save_ingredients(op: &mut Op, innovation: &Innovation) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let rows: Vec<(IngredientId, &Ingredient)> = innovation.outline.ingredients.iter().map(|i| (op.id(), i)).collect();
    Ok(store::replace_ingredients(op.tx, organization, innovation.id, &rows)?)
}

/// One innovation. The caller has required the right to see it.
pub fn load(op: &mut Op, id: InnovationId) -> Result<Innovation, Refusal> {
    let organization = op.organization()?;
    store::innovation(op.tx, organization, id)?.ok_or(Refusal::Missing)
}

/// One innovation, for whoever may see any part of the portfolio.
pub fn see(op: &mut Op, id: InnovationId) -> Result<Innovation, Refusal> {
    anywhere(op, SEE)?;
    load(op, id)
}

/// All innovations of the organization, by name.
pub fn all(op: &mut Op) -> Result<Vec<Innovation>, Refusal> {
    anywhere(op, SEE)?;
    let organization = op.organization()?;
    Ok(store::all(op.tx, organization)?)
}
