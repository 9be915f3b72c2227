//! Two rows that are one person. The merged row keeps everything it has and points to the one that stands; taking the
//! pointer away is the whole of undoing it. Only one level deep: who stands is never merged itself.

use super::{Person, load, manage_all, store};
use crate::ids::{OrganizationId, PersonId};
use crate::op::{Op, Refusal};
use crate::timeline;
use db::Tx;
use std::collections::{HashMap, HashSet};

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

/// Pairs that may be one person: the same address, or the same name with a part in the same unit.
pub fn suggestions(op: &mut Op) -> Result<Vec<(Person, Person)>, Refusal> {
    manage_all(op)?;
    let organization = op.organization()?;
    let ties = ties(op.tx, organization)?;
    let people: Vec<Person> = store::all(op.tx, organization)?.into_iter().filter(|p| !ties.contains_key(&p.id)).collect();
    let today = op.today()?.to_string();
    let mut units: HashMap<PersonId, HashSet<_>> = HashMap::new();
    for part in store::memberships(op.tx, organization)?.into_iter().filter(|m| m.ends_on.as_ref().is_none_or(|end| *end >= today)) {
        units.entry(part.person).or_default().insert(part.unit);
    }
    Ok(alike(&people, &units))
}

fn alike(people: &[Person], units: &HashMap<PersonId, HashSet<crate::UnitId>>) -> Vec<(Person, Person)> {
    let mut by_key: HashMap<String, Vec<&Person>> = HashMap::new();
    for person in people {
        if let Some(email) = &person.email {
            by_key.entry(format!("@{}", crate::account::normal_email(email))).or_default().push(person);
        }
        for unit in units.get(&person.id).into_iter().flatten() {
            by_key.entry(format!("{unit} {}", crate::sought::fold(&person.name()))).or_default().push(person);
        }
    }
    let mut pairs: Vec<(&Person, &Person)> = Vec::new();
    for group in by_key.values() {
        if let Some((first, others)) = group.split_first() {
            pairs.extend(others.iter().map(|other| (*first, *other)));
        }
    }
    pairs.sort_by_cached_key(|(a, b)| (a.sort_name(), a.id, b.id));
    pairs.dedup_by_key(|(a, b)| (a.id, b.id));
    pairs.into_iter().take(MOST_SUGGESTED).map(|(a, b)| (a.clone(), b.clone())).collect()
}
