//! What was deleted and can still be brought back, for thirty days. The rows themselves stay with their room, marked; here
//! stands what it was, who deleted it, and when it goes for good.
//!
//! A room that deletes marks its rows, leaves them out of everything it tells, and calls [`put`]. The room brings them
//! back or removes them when asked through its `Element`.

mod store;
mod tables;

use crate::ids::{OrganizationId, PersonId};
use crate::op::{Op, Refusal};
use crate::policy::MANAGE_PEOPLE;
use crate::{Moment, jobs, organization, timeline};
use db::Uuid;

pub use tables::TABLES;

/// A month, so that who was away for a holiday can still say "not that one".
pub const KEPT_DAYS: i64 = 30;

/// The job that removes one thing for good.
pub const PURGE_JOB: &str = "purge-trash";

/// One thing in the trash.
#[derive(Clone, Debug, PartialEq)]
pub struct Trashed {
    /// What kind of thing, in the word of its room.
    pub kind: String,
    pub subject: Uuid,
    pub name: String,
    pub deleted_at: Moment,
    pub deleted_by: Option<PersonId>,
    pub purge_at: Moment,
}

/// Puts something into the trash. The caller has marked its rows, and required the right.
pub fn put(op: &mut Op, kind: &'static str, subject: Uuid, name: &str) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let purge_at = op.now.plus_days(KEPT_DAYS);
    let trashed = Trashed { kind: kind.into(), subject, name: name.into(), deleted_at: op.now, deleted_by: op.actor.person(), purge_at };
    store::insert(op.tx, organization, &trashed)?;
    jobs::due(op, PURGE_JOB, subject, purge_at)?;
    timeline::record(op, timeline::Event::Deleted, subject, None)?;
    Ok(())
}

/// Takes something out of the trash again. The caller has brought its rows back, and required the right.
pub fn take(op: &mut Op, subject: Uuid) -> Result<(), Refusal> {
    let organization = op.organization()?;
    store::delete(op.tx, organization, subject)?;
    timeline::record(op, timeline::Event::BroughtBack, subject, None)?;
    Ok(())
}

/// What the actor deleted, and for whoever manages people of the whole organization what anyone did; latest first.
pub fn list(op: &mut Op) -> Result<Vec<Trashed>, Refusal> {
    let organization = op.organization()?;
    let all = may_see_all(op, organization)?;
    let own = op.actor.person();
    Ok(store::all(op.tx, organization)?.into_iter().filter(|t| all || (own.is_some() && t.deleted_by == own)).collect())
}

/// One of [`list`].
pub fn one(op: &mut Op, subject: Uuid) -> Result<Option<Trashed>, Refusal> {
    Ok(list(op)?.into_iter().find(|t| t.subject == subject))
}

/// What lies here of one subject, for the program itself; None when it was brought back.
pub fn lying(op: &mut Op, subject: Uuid) -> Result<Option<Trashed>, Refusal> {
    let organization = op.organization()?;
    Ok(store::one(op.tx, organization, subject)?)
}

/// Strikes off what its room has removed.
pub fn gone(op: &mut Op, subject: Uuid) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(store::delete(op.tx, organization, subject)?)
}

fn may_see_all(op: &mut Op, organization: OrganizationId) -> Result<bool, Refusal> {
    match organization::root(op.tx, organization)? {
        Some(root) => op.may(MANAGE_PEOPLE, root.id),
        None => Ok(false),
    }
}
