//! Templates of stage activities: the list with which an organization's implementations begin. The house brings one along; an
//! organization makes its own from it. What an implementation took is its own: changing a template changes no implementation.

mod forms;
mod model;
mod pages;
pub mod samples;
mod store;
mod taken_along;
mod views;

use crate::{LEAD, SHAPE};
use ground::{Op, Refusal, StageTemplateId, organization, timeline};
use kit::{Needs::*, Routes, paths};

pub use model::{Contents, Item, LONGEST_ACTIVITY, Template, stock};
pub use pages::{EditPage, TemplatesPage};
pub use taken_along::{KIND, adopt, known, may_adopt, template, templates};

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::STAGE_TEMPLATES, Anywhere(LEAD), pages::all)
        .post(paths::STAGE_TEMPLATES, Right(SHAPE), forms::add)
        .post(paths::STAGE_TEMPLATE_CHOICE, Right(SHAPE), forms::choose)
        .get("/stage-templates/{stage_template}", Right(SHAPE), pages::one)
        .post("/stage-templates/{stage_template}", Right(SHAPE), forms::change)
        .get("/stage-templates/{stage_template}/removal", Right(SHAPE), pages::removal)
        .post("/stage-templates/{stage_template}/removal", Right(SHAPE), forms::remove)
}

/// The right to shape what all places of the organization begin with.
fn shape(op: &mut Op) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let root = organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?;
    op.require(SHAPE, root.id)
}

pub fn may_shape(op: &mut Op) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    let root = organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?;
    op.may(SHAPE, root.id)
}

/// The organization's own templates, by name, for whoever leads anywhere.
pub fn all(op: &mut Op) -> Result<Vec<Template>, Refusal> {
    if op.reached(LEAD)?.is_empty() {
        return Err(Refusal::Forbidden(LEAD));
    }
    let organization = op.organization()?;
    Ok(store::all(op.tx, organization)?)
}

/// One template, for whoever may change it.
pub fn load(op: &mut Op, id: StageTemplateId) -> Result<Template, Refusal> {
    shape(op)?;
    let organization = op.organization()?;
    store::one(op.tx, organization, id)?.ok_or(Refusal::Missing)
}

/// What a new implementation begins with today: the template in use, else the house's own list.
pub(super) fn in_use(op: &mut Op) -> Result<Vec<Item>, Refusal> {
    let organization = op.organization()?;
    Ok(store::in_use(op.tx, organization)?.map_or_else(stock, |t| t.contents.items))
}

/// Makes a template of an organization's own. The first one is in use at once: that is what it was made for.
pub fn add(op: &mut Op, contents: &Contents, origin: &str, in_use: bool) -> Result<StageTemplateId, Refusal> {
    shape(op)?;
    let organization = op.organization()?;
    let template = Template { id: op.id(), contents: contents.clone(), origin: origin.into(), in_use: false };
    store::insert(op.tx, organization, &template, op.now)?;
    timeline::record(op, timeline::Event::StageTemplateAdded, template.id.0, None)?;
    if in_use {
        store::choose(op.tx, organization, Some(template.id))?;
    }
    Ok(template.id)
}

/// Changes what stands in a template. Implementations keep what they took.
pub fn change(op: &mut Op, id: StageTemplateId, contents: &Contents) -> Result<(), Refusal> {
    load(op, id)?;
    let organization = op.organization()?;
    store::update(op.tx, organization, id, contents)?;
    timeline::record(op, timeline::Event::StageTemplateChanged, id.0, None)?;
    Ok(())
}

/// Chooses what new implementations begin with; `None`: the house's own list.
pub fn choose(op: &mut Op, id: Option<StageTemplateId>) -> Result<(), Refusal> {
    shape(op)?;
    if let Some(id) = id {
        load(op, id)?;
    }
    let organization = op.organization()?;
    store::choose(op.tx, organization, id)?;
    timeline::record(op, timeline::Event::StageTemplateChosen, id.map_or(organization.0, |id| id.0), None)?;
    Ok(())
}

/// Removes a template. False: it is in use, and something else has to be chosen first.
pub fn remove(op: &mut Op, id: StageTemplateId) -> Result<bool, Refusal> {
    if load(op, id)?.in_use {
        return Ok(false);
    }
    let organization = op.organization()?;
    store::delete(op.tx, organization, id)?;
    timeline::record(op, timeline::Event::StageTemplateRemoved, id.0, None)?;
    Ok(true)
}
