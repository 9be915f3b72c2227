//! An innovation: what is adopted (one of the five P's), with its need, its evidence and its active ingredients. It
//! belongs to the organization; where it is used is an `implementation`.

mod forms;
mod model;
mod pages;
pub mod samples;
mod store;
pub(crate) mod template;
mod views;

use crate::{INNOVATE, SEE, implementation, load};
use ground::element::{Kind as FoundKind, Text};
use ground::{Found, IngredientId, InnovationId, Op, Refusal, Sought, UnitId, organization, timeline, trash};
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
        .get("/innovations/{innovation}/deletion", Anywhere(INNOVATE), pages::deletion)
        .post("/innovations/{innovation}/deletion", Anywhere(INNOVATE), forms::delete)
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
    load::renew_all(op, id)?;
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

/// The word of an innovation in the trash.
pub const TRASHED: &str = "innovation";

#[derive(Debug, thiserror::Error)]
pub enum DeleteError {
    /// It is (or lately was) implemented somewhere: that would lose its ground.
    #[error("implemented in {places} places")]
    InUse { places: usize },
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for DeleteError {
    fn from(error: db::Error) -> DeleteError {
        DeleteError::Refused(error.into())
    }
}

/// Puts an innovation into the trash that is implemented nowhere.
pub fn delete(op: &mut Op, id: InnovationId) -> Result<(), DeleteError> {
    anywhere(op, INNOVATE)?;
    let innovation = load(op, id)?;
    let places = implementation::count_of(op, id)?;
    if places > 0 {
        return Err(DeleteError::InUse { places });
    }
    let organization = op.organization()?;
    store::mark_deleted(op.tx, organization, id, Some(op.now))?;
    Ok(trash::put(op, TRASHED, id.0, &innovation.outline.name)?)
}

/// Takes an innovation out of the trash.
pub fn bring_back(op: &mut Op, id: InnovationId) -> Result<String, Refusal> {
    anywhere(op, INNOVATE)?;
    let organization = op.organization()?;
    if store::mark_deleted(op.tx, organization, id, None)? { Ok(paths::innovation(id)) } else { Err(Refusal::Missing) }
}

/// Removes an innovation for good.
pub fn purge(op: &mut Op, id: InnovationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(store::delete(op.tx, organization, id)?)
}

/// The innovations that fit the words, for whoever may see any part of the portfolio.
pub fn found(op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
    if op.reached(SEE)?.is_empty() {
        return Ok(Vec::new());
    }
    let fitting = all(op)?.into_iter().filter_map(|i| {
        let o = &i.outline;
        let rank = sought.fits(&o.name, &[&o.need, &o.evidence])?;
        let title = Text::new("found-name").with("name", &o.name);
        Some(Found { kind: FoundKind::Innovation, title, said: Some(Text::new(kind_key(o.kind))), href: paths::innovation(i.id), rank })
    });
    Ok(fitting.collect())
}
