//! Two rows that are one person. The merged row keeps everything it has and points to the one that stands; taking the
//! pointer away is the whole of undoing it. Only one level deep: who stands is never merged itself.

use super::{Person, load, manage_all, store};
use crate::ids::{OrganizationId, PersonId};
use crate::op::{Op, Refusal};
use crate::timeline;
use db::Tx;
use std::collections::HashMap;

/// Suggestions shown at once; whoever has worked through them gets the next.
const MOST_SUGGESTED: usize = 50;

#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// They are one row, or one person already.
    #[error("the same person")]
    Same,
    /// The one that would be merged stands for another already: undo that first, or let this one stand.
    #[error("stands for another")]
    StandsForAnother,
    /// The actor would merge themselves away, and nobody else looks after this organization.
    #[error("the only administrator")]
    OnlyAdministrator,
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for MergeError {
    fn from(error: db::Error) -> MergeError {
        MergeError::Refused(error.into())
    }
}

/// A person under all their rows, whichever of them is asked for; themselves alone when nothing was merged.
pub fn selves(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<Vec<PersonId>, db::Error> {
    store::selves(tx, organization, person)
}

/// The row that stands for a person; itself when nothing was merged, or when there is no such person.
pub fn standing(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<PersonId, db::Error> {
    Ok(store::standing(tx, organization, person)?.unwrap_or(person))
}

/// Every merged row with the one that stands for it: for lists that hold many people at once.
pub fn ties(tx: &mut Tx, organization: OrganizationId) -> Result<HashMap<PersonId, PersonId>, db::Error> {
    Ok(store::ties(tx, organization)?.into_iter().collect())
}

/// The rows that were merged into this one, for whoever manages people.
pub fn merged(op: &mut Op, into: PersonId) -> Result<Vec<Person>, Refusal> {
    manage_all(op)?;
    let organization = op.organization()?;
    Ok(store::merged(op.tx, organization, into)?)
}

/// From now on `away` reads as `stands`. Nothing moves; whoever answered, signed in or was named keeps their row.
pub fn merge(op: &mut Op, stands: PersonId, away: PersonId) -> Result<(), MergeError> {
    manage_all(op)?;
    let organization = op.organization()?;
    // Both are looked up in this organization: a row of another is missing.
    load(op, stands)?;
    load(op, away)?;
    let (into, from) = (standing(op.tx, organization, stands)?, standing(op.tx, organization, away)?);
    if into == from {
        return Err(MergeError::Same);
    }
    // Into the row that stands, so that no pointer leads to a pointer.
    if into != stands || from != away || !store::merged(op.tx, organization, away)?.is_empty() {
        return Err(MergeError::StandsForAnother);
    }
    let today = op.today()?;
    if op.actor.person() == Some(away) && store::administrators(op.tx, organization, today)?.iter().all(|p| *p == away) {
        return Err(MergeError::OnlyAdministrator);
    }
    store::set_merged(op.tx, organization, away, Some(stands))?;
    timeline::record(op, timeline::Event::PeopleMerged, stands.0, Some(away.0))?;
    Ok(())
}

/// Takes two rows apart again; both are exactly what they were. A second time changes nothing.
pub fn unmerge(op: &mut Op, away: PersonId) -> Result<(), Refusal> {
    manage_all(op)?;
    let organization = op.organization()?;
    load(op, away)?;
    let into = standing(op.tx, organization, away)?;
    if into != away {
        store::set_merged(op.tx, organization, away, None)?;
        timeline::record(op, timeline::Event::PeopleUnmerged, into.0, Some(away.0))?;
    }
    Ok(())
}

/// Pairs that may be one person: the same address, or the same name with a part in the same unit. Found by keys that are kept
/// with each row; of thousands of people only these are read.
pub fn suggestions(op: &mut Op) -> Result<Vec<(Person, Person)>, Refusal> {
    manage_all(op)?;
    let (organization, today) = (op.organization()?, op.today()?);
    let mut pairs = store::same_email(op.tx, organization, MOST_SUGGESTED as i64)?;
    pairs.extend(store::same_name(op.tx, organization, today, MOST_SUGGESTED as i64)?);
    pairs.sort();
    pairs.dedup();
    pairs.truncate(MOST_SUGGESTED);
    pairs.into_iter().map(|(_, a, b)| Ok((load(op, a)?, load(op, b)?))).collect()
}
