//! The roster comes in: a delivery is read (`oneroster`), compared with who is here (`plan`), shown as a dry run, and
//! applied in one transaction when a person confirms. The same delivery twice changes nothing; people are never
//! deleted, only leave.

pub mod incoming;
pub mod oneroster;
pub mod plan;
mod store;
mod tables;

pub use tables::TABLES;

use crate::ids::{ImportId, UnitId};
use crate::op::{Op, Refusal};
use crate::organization::{self, Unit};
use crate::people::{self, Membership, Person};
use crate::policy::MANAGE_PEOPLE;
use crate::{account, timeline};
use incoming::Incoming;
use plan::{Plan, Step};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// More leavers than this share of the active people need an explicit yes (ecosystem I3): a half-sent file looks
/// exactly like half the staff leaving.
pub const MANY_LEAVING_PERCENT: usize = 10;

/// A warning as it is kept with the import: Fluent keys and their facts.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct Note {
    pub place: String,
    pub key: String,
    pub args: Vec<(String, String)>,
}

/// One import, dry or done.
#[derive(Clone, Debug)]
pub struct Import {
    pub id: ImportId,
    pub at: crate::Moment,
    pub state: String,
    pub file_name: String,
    pub version: String,
    pub notes: Vec<Note>,
    pub incoming: Option<Incoming>,
}

#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// It was applied or dropped before; nothing changed now.
    #[error("this import is no longer waiting")]
    NotWaiting,
    /// So many would leave that the box must be ticked.
    #[error("{leaving} of {of} people would leave")]
    ManyLeaving { leaving: usize, of: usize },
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for ApplyError {
    fn from(error: db::Error) -> ApplyError {
        ApplyError::Refused(error.into())
    }
}

fn whole_organization(op: &mut Op) -> Result<UnitId, Refusal> {
    let organization = op.organization()?;
    let root = organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?;
    op.require(MANAGE_PEOPLE, root.id)?;
    Ok(root.id)
}

/// Keeps a read delivery as a dry run. Earlier waiting ones are dropped: one thing at a time.
pub fn propose(op: &mut Op, file_name: &str, version: &str, incoming: &Incoming, notes: &[Note]) -> Result<ImportId, Refusal> {
    whole_organization(op)?;
    let organization = op.organization()?;
    store::drop_waiting(op.tx, organization)?;
    let import = Import {
        id: op.id(),
        at: op.now,
        state: "waiting".into(),
        file_name: file_name.into(),
        version: version.into(),
        notes: notes.to_vec(),
        incoming: Some(incoming.clone()),
    };
    store::insert(op.tx, organization, op.actor.person(), &import)?;
    Ok(import.id)
}

/// An import with what it would change now.
pub fn preview(op: &mut Op, id: ImportId) -> Result<(Import, Plan), Refusal> {
    whole_organization(op)?;
    let organization = op.organization()?;
    let import = store::import(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    let plan = match &import.incoming {
        Some(incoming) => compare(op, incoming)?,
        None => Plan::default(),
    };
    Ok((import, plan))
}

/// The imports so far, newest first.
pub fn imports(op: &mut Op) -> Result<Vec<Import>, Refusal> {
    whole_organization(op)?;
    let organization = op.organization()?;
    Ok(store::imports(op.tx, organization, 20)?)
}

fn compare(op: &mut Op, incoming: &Incoming) -> Result<Plan, Refusal> {
    let organization = op.organization()?;
    let today = op.today()?;
    // A row entered by hand that reads as another must not be adopted by its address: the one that stands is.
    let ties = people::ties(op.tx, organization)?;
    let mut known = people::all(op.tx, organization)?;
    known.retain(|p| p.source_id.is_some() || !ties.contains_key(&p.id));
    let here = plan::Here {
        units: organization::units(op.tx, organization)?,
        people: known,
        memberships: people::memberships(op.tx, organization)?,
    };
    Ok(plan::plan(&here, incoming, today))
}

/// Applies a waiting import, whole or not at all.
pub fn apply(op: &mut Op, id: ImportId, many_leaving_is_right: bool) -> Result<Plan, ApplyError> {
    let root = whole_organization(op)?;
    let organization = op.organization()?;
    let import = store::import(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    let incoming = import.incoming.filter(|_| import.state == "waiting").ok_or(ApplyError::NotWaiting)?;
    let plan = compare(op, &incoming)?;
    if plan.many_leave() && !many_leaving_is_right {
        return Err(ApplyError::ManyLeaving { leaving: plan.leaving.len(), of: plan.active_before });
    }
    apply_units(op, &plan, root)?;
    apply_people(op, &plan)?;
    store::finish(op.tx, organization, id, "applied")?;
    timeline::record(op, timeline::Event::RosterImported, id.0, Some(root.0))?;
    Ok(plan)
}

fn apply_units(op: &mut Op, plan: &Plan, root: UnitId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let mut ids: HashMap<String, UnitId> =
        organization::units(op.tx, organization)?.into_iter().filter_map(|u| Some((u.source_id?, u.id))).collect();
    // First every unit exists, then every parent is right: files name children before parents.
    for step in &plan.units {
        if let Step::Add(unit) = step {
            let made =
                Unit { id: op.id(), parent: Some(root), kind: unit.kind, name: unit.name.clone(), source_id: Some(unit.source_id.clone()) };
            organization::add_unit(op.tx, organization, &made)?;
            ids.insert(unit.source_id.clone(), made.id);
        }
        if let Step::Change(id, unit) = step {
            ids.insert(unit.source_id.clone(), *id);
        }
    }
    for step in &plan.units {
        let (id, unit) = match step {
            Step::Add(unit) => (ids[&unit.source_id], unit),
            Step::Change(id, unit) => (*id, unit),
        };
        let parent = unit.parent.as_ref().and_then(|p| ids.get(p).copied()).unwrap_or(root);
        let parent = (id != root).then_some(parent);
        let name = unit.name.clone();
        let changed = Unit { id, parent, kind: unit.kind, name, source_id: Some(unit.source_id.clone()) };
        organization::change_unit(op.tx, organization, &changed)?;
    }
    if !plan.units.is_empty() {
        organization::replant(op.tx, organization)?;
    }
    Ok(())
}

fn apply_people(op: &mut Op, plan: &Plan) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let today = op.today()?;
    let units: HashMap<String, UnitId> =
        organization::units(op.tx, organization)?.into_iter().filter_map(|u| Some((u.source_id?, u.id))).collect();
    for new in &plan.added {
        let person = Person {
            id: op.id(),
            given_name: new.given.clone(),
            family_name: new.family.clone(),
            email: new.email.clone(),
            account: None,
            source_id: Some(new.source_id.clone()),
            active: true,
        };
        people::insert(op.tx, organization, &person)?;
        for part in &new.parts {
            let Some(unit) = units.get(&part.unit) else { continue };
            let membership = part.membership(op.id(), person.id, *unit, today);
            people::insert_membership(op.tx, organization, &membership)?;
        }
    }
    for change in &plan.changed {
        people::update(op.tx, organization, &change.person)?;
        for part in &change.new_parts {
            let Some(unit) = units.get(&part.unit) else { continue };
            let membership = part.membership(op.id(), change.person.id, *unit, today);
            people::insert_membership(op.tx, organization, &membership)?;
        }
        for (id, last_day) in &change.ended_parts {
            people::end_membership(op.tx, organization, *id, last_day)?;
        }
    }
    let yesterday = today.yesterday().unwrap_or(today).to_string();
    for leaver in &plan.leaving {
        people::update(op.tx, organization, &Person { active: false, ..leaver.person.clone() })?;
        for id in &leaver.parts {
            people::end_membership(op.tx, organization, *id, &yesterday)?;
        }
        account::end_sign_ins_of(op.tx, organization, leaver.person.clone())?;
    }
    Ok(())
}

impl incoming::PartIn {
    fn membership(&self, id: crate::MembershipId, person: crate::PersonId, unit: UnitId, today: jiff::civil::Date) -> Membership {
        Membership {
            id,
            person,
            unit,
            role: self.role,
            group: people::StakeholderGroup::of(self.role),
            begins_on: self.begins.clone().unwrap_or_else(|| today.to_string()),
            ends_on: self.ends.clone(),
            source: "roster".into(),
        }
    }
}

/// Drops a waiting import; nothing was changed by it.
pub fn drop_import(op: &mut Op, id: ImportId) -> Result<(), Refusal> {
    whole_organization(op)?;
    let organization = op.organization()?;
    let import = store::import(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    if import.state == "waiting" {
        store::finish(op.tx, organization, id, "dropped")?;
    }
    Ok(())
}
