//! Legal holds: while one stands, no clock and no erasure removes what it covers. Set and lifted with a reason, by
//! whoever looks after the data, and on the timeline.

use super::model::{Hold, Holds, Scope};
use super::{store, whole_organization};
use crate::ids::{HoldId, PersonId};
use crate::op::{Op, Refusal};
use crate::{organization, people, timeline};
use db::Uuid;

/// Sets a hold. Errors: `Missing` for a unit or person that is not of this organization.
pub fn set(op: &mut Op, scope: Scope, target: Option<Uuid>, reason: &str) -> Result<Hold, Refusal> {
    whole_organization(op)?;
    let organization = op.organization()?;
    let known = match (scope, target) {
        (Scope::Everything, None) => true,
        (Scope::Unit, Some(unit)) => organization::units(op.tx, organization)?.iter().any(|u| u.id.0 == unit),
        (Scope::Person, Some(person)) => people::by_id(op.tx, organization, PersonId(person))?.is_some(),
        _ => false,
    };
    if !known {
        return Err(Refusal::Missing);
    }
    let hold = Hold {
        id: op.id(),
        scope,
        target,
        reason: reason.into(),
        set_at: op.now,
        set_by: op.actor.person(),
        lifted_at: None,
        lifted_by: None,
        lift_reason: None,
    };
    store::insert_hold(op.tx, organization, &hold)?;
    timeline::record_with_words(op, timeline::Event::HoldSet, hold.id.0, target, reason)?;
    Ok(hold)
}

/// Lifts a hold. Lifting it a second time changes nothing.
pub fn lift(op: &mut Op, id: HoldId, reason: &str) -> Result<(), Refusal> {
    let hold = of(op, id)?;
    let organization = op.organization()?;
    let (now, by) = (op.now, op.actor.person());
    if store::lift(op.tx, organization, id, now, by, reason)? {
        timeline::record_with_words(op, timeline::Event::HoldLifted, id.0, hold.target, reason)?;
    }
    Ok(())
}

/// All holds, standing and lifted, newest first.
pub fn list(op: &mut Op) -> Result<Vec<Hold>, Refusal> {
    whole_organization(op)?;
    let organization = op.organization()?;
    Ok(store::holds(op.tx, organization)?)
}

pub fn of(op: &mut Op, id: HoldId) -> Result<Hold, Refusal> {
    list(op)?.into_iter().find(|h| h.id == id).ok_or(Refusal::Missing)
}

/// What is held today, for verbs that remove something. Whoever empties a trash asks here first.
pub fn holds(op: &mut Op) -> Result<Holds, Refusal> {
    let organization = op.organization()?;
    let mut all = Holds::default();
    for hold in store::holds(op.tx, organization)?.into_iter().filter(|h| h.lifted_at.is_none()) {
        match (hold.scope, hold.target) {
            (Scope::Unit, Some(unit)) => {
                let (units, people) = store::beneath(op.tx, organization, unit)?;
                all.units.insert(unit);
                all.units.extend(units);
                all.people.extend(people);
            }
            (Scope::Person, Some(person)) => {
                all.people.insert(person);
            }
            // One that says nothing more covers everything: rather too much kept than too little.
            _ => all.everything = true,
        }
    }
    if !all.people.is_empty() {
        // Held under one row is held under all that are the same person.
        let ties = people::ties(op.tx, organization)?;
        let stand: Vec<Uuid> = ties.iter().filter(|(away, _)| all.people.contains(&away.0)).map(|(_, stands)| stands.0).collect();
        all.people.extend(stand);
        let away: Vec<Uuid> = ties.iter().filter(|(_, stands)| all.people.contains(&stands.0)).map(|(away, _)| away.0).collect();
        all.people.extend(away);
    }
    Ok(all)
}

/// Whether a person's data are held, under whichever of their rows.
pub fn held(op: &mut Op, person: PersonId) -> Result<bool, Refusal> {
    Ok(holds(op)?.covers_person(person))
}
