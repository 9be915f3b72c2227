//! Taking back an implementation that was begun by mistake. Once it has been decided on, or anyone was asked, it is history:
//! then it is stopped, not deleted.

pub(super) mod pages;

use super::model::Stage;
use super::{moves, named, see, store, with_right};
use crate::{LEAD, learning_plan, load, stage};
use ground::{Check, ImplementationId, Op, Refusal, Subject, trash};
use kit::paths;

/// The word of an implementation in the trash.
pub const TRASHED: &str = "implementation";

#[derive(Debug, thiserror::Error)]
pub enum DeleteError {
    /// It has moved on, or another room holds what must not be lost.
    #[error("it has a history")]
    History(Vec<Check>),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for DeleteError {
    fn from(error: db::Error) -> DeleteError {
        DeleteError::Refused(error.into())
    }
}

/// What stands in the way of deleting: `None` when it has never left the first stage and no room objects.
pub fn history(
    op: &mut Op,
    id: ImplementationId,
    ask: impl Fn(&mut Op, Subject) -> Result<Vec<Check>, Refusal>,
) -> Result<Option<Vec<Check>>, Refusal> {
    let found = with_right(op, id, LEAD)?;
    let moved = found.furthest != Stage::Decide || moves(op, id)?.len() > 1;
    let mut held = ask(op, Subject::Deletion { implementation: id })?;
    held.retain(|check| !check.met);
    Ok((moved || !held.is_empty()).then_some(held))
}

/// Puts an implementation into the trash; its team and drafts lie there with it. `ask` asks all rooms.
pub fn delete(op: &mut Op, id: ImplementationId, ask: impl Fn(&mut Op, Subject) -> Result<Vec<Check>, Refusal>) -> Result<(), DeleteError> {
    if let Some(held) = history(op, id, ask)? {
        return Err(DeleteError::History(held));
    }
    let place = named(op, id)?;
    let organization = op.organization()?;
    learning_plan::give_time_back(op, id)?;
    store::mark_deleted(op.tx, organization, id, Some(op.now))?;
    Ok(trash::put(op, TRASHED, id.0, &format!("{} · {}", place.innovation_name, place.unit_name))?)
}

/// Takes an implementation out of the trash.
pub fn bring_back(op: &mut Op, id: ImplementationId) -> Result<String, Refusal> {
    let organization = op.organization()?;
    store::mark_deleted(op.tx, organization, id, None)?;
    // Only now it can be seen; without the right nothing of this is kept.
    let found = see(op, id)?;
    op.require(LEAD, found.unit)?;
    learning_plan::ask_time(op, id)?;
    Ok(paths::implementation(id))
}

/// Removes an implementation for good.
pub fn purge(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    stage::purge(op, id)?;
    learning_plan::purge(op, id)?;
    let organization = op.organization()?;
    load::forget(op, id)?;
    Ok(store::delete(op.tx, organization, id)?)
}
