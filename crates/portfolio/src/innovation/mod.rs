//! An innovation: what is adopted (one of the five P's), with its need, its evidence and its active ingredients. It
//! belongs to the organization; where it is used is an `implementation`.

mod compare;
mod forms;
mod model;
mod pages;
pub mod record;
pub mod samples;
mod store;
pub(crate) mod template;
mod theory;
mod views;

use crate::{INNOVATE, SEE, implementation};
use ground::element::{Condition, Kind as FoundKind, Text};
use ground::{Found, ImplementationId, InnovationId, Op, Refusal, Sought, UnitId, organization, timeline, trash};
use kit::{Needs::*, Routes, paths};

pub use model::{Ingredient, Innovation, Kind, Outline};
pub use pages::{InnovationPage, load as page};
pub(crate) use record::tables::TABLES;
pub use record::views::{asks_said, cost as cost_said};
pub use record::{AsksOf, Cost, Record, Rhythm, While, asks, record};
pub(crate) use views::prose;
pub use views::{kind as kind_key, one};

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::NEW_INNOVATION, Anywhere(INNOVATE), pages::new)
        .post(paths::INNOVATIONS, Anywhere(INNOVATE), forms::add)
        .get("/innovations/{innovation}", Anywhere(SEE), pages::one)
        .get("/innovations/{innovation}/deletion", Anywhere(INNOVATE), pages::deletion)
        .post("/innovations/{innovation}/deletion", Anywhere(INNOVATE), forms::delete)
        .get(paths::COMPARISON, Anywhere(SEE), compare::pages::one)
        .get("/innovations/{innovation}/theory-of-change", Anywhere(SEE), theory::pages::one)
        .merge(record::pages::routes())
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
    record::begin(op, innovation.id, &outline.ingredients)?;
    timeline::record(op, timeline::Event::InnovationAdded, innovation.id.0, None)?;
    Ok(innovation)
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
    record::purge(op, id)?;
    let organization = op.organization()?;
    Ok(store::delete(op.tx, organization, id)?)
}

/// What good implementation needs of the record of its innovation.
pub(crate) fn conditions(op: &mut Op, of: ImplementationId) -> Result<Vec<Condition>, Refusal> {
    let innovation = implementation::see(op, of)?.innovation;
    Ok(record::conditions(&record(op, innovation)?).into())
}

/// The innovations that fit the words, for whoever may see any part of the portfolio.
pub fn found(op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
    if op.reached(SEE)?.is_empty() {
        return Ok(Vec::new());
    }
    let organization = op.organization()?;
    let more = store::texts(op.tx, organization)?;
    let fitting = all(op)?.into_iter().filter_map(|i| {
        let o = &i.outline;
        let mut rest = vec![o.need.as_str(), &o.evidence];
        rest.extend(more.get(&i.id).into_iter().flatten().map(String::as_str));
        let rank = sought.fits(&o.name, &rest)?;
        let title = Text::new("found-name").with("name", &o.name);
        Some(Found { kind: FoundKind::Innovation, title, said: Some(Text::new(kind_key(o.kind))), href: paths::innovation(i.id), rank })
    });
    Ok(fitting.collect())
}
