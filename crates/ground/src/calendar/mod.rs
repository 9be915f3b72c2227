//! School years, terms, breaks and instructional days, by organization and by unit: every clock that matters to people
//! counts school days.
//!
//! A year belongs to a unit and holds for all beneath it that have none of their own at that time. A unit beneath may
//! differ on some days ([`put_days`]) or have its whole own year ([`add_year`]). [`of`] gives the pure value a page or a
//! rule counts with. Technical clocks (sign-ins, links, retention, jobs) stay with the wall clock.

mod draft;
mod model;
pub mod reading;
mod store;
mod tables;
mod zones;

pub use draft::{DaysIn, LONGEST_DAYS, Mistake, Proposal, SHORTEST_DAYS, days_mistakes, from_terms, next_like, term_kind};
pub use model::{Calendar, DayKind, Days, SchoolWeek, SchoolYear, Term, TermKind, Weekdays};
pub use tables::TABLES;
pub(crate) use zones::zone_in;
pub use zones::{UnknownZone, ZoneError, ZoneHere, set_zone, zone};

use crate::access::Action;
use crate::ids::{SchoolYearId, UnitId};
use crate::op::{Op, Refusal};
use crate::{organization, policy, timeline};
use std::collections::HashSet;

/// Enter school years, terms and days; choose the zone.
pub const MANAGE: Action = Action("calendar.manage");

/// The calendar that holds in a unit. Errors: `Missing` when the actor may not know of the unit.
pub fn of(op: &mut Op, unit: UnitId) -> Result<Calendar, Refusal> {
    op.require(policy::BELONG, unit)?;
    let organization = op.organization()?;
    let mut kept: Vec<SchoolYear> = Vec::new();
    // The unit's own years come first; of those above it only what none of them covers.
    for year in store::years(op.tx, organization, unit)? {
        if !kept.iter().any(|k| k.starts_on <= year.ends_on && year.starts_on <= k.ends_on) {
            kept.push(year);
        }
    }
    Ok(Calendar::of(kept))
}

/// One year with the days of its own unit, when the actor may know of that unit.
pub fn year(op: &mut Op, id: SchoolYearId) -> Result<SchoolYear, Refusal> {
    let organization = op.organization()?;
    let found = store::year(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    op.require(policy::BELONG, found.unit)?;
    Ok(found)
}

/// One year the actor may change.
pub fn year_to_change(op: &mut Op, id: SchoolYearId) -> Result<SchoolYear, Refusal> {
    let found = year(op, id)?;
    op.require(MANAGE, found.unit)?;
    Ok(found)
}

/// Units that have a year or days of their own.
pub fn units_with_own(op: &mut Op) -> Result<HashSet<UnitId>, Refusal> {
    let organization = op.organization()?;
    Ok(store::units_with_own(op.tx, organization)?.into_iter().collect())
}

#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// What is wrong, in the order of the form; nothing was kept.
    #[error("{} mistakes", .0.len())]
    Wrong(Vec<Mistake>),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for SaveError {
    fn from(error: db::Error) -> SaveError {
        SaveError::Refused(error.into())
    }
}

/// The years a unit has of its own, the one being changed aside.
fn others(op: &mut Op, unit: UnitId, but: Option<SchoolYearId>) -> Result<Vec<SchoolYear>, Refusal> {
    let organization = op.organization()?;
    Ok(store::years(op.tx, organization, unit)?.into_iter().filter(|y| y.unit == unit && Some(y.id) != but).collect())
}

/// What is wrong with a year before it is entered or changed, without keeping anything: for a form in which something else
/// is wrong too.
pub fn mistakes(op: &mut Op, unit: UnitId, but: Option<SchoolYearId>, proposal: &Proposal) -> Result<Vec<Mistake>, Refusal> {
    op.require(MANAGE, unit)?;
    Ok(proposal.mistakes(&others(op, unit, but)?))
}

/// Enters a school year for a unit and all beneath it that have none of their own.
pub fn add_year(op: &mut Op, unit: UnitId, proposal: &Proposal) -> Result<SchoolYearId, SaveError> {
    op.require(MANAGE, unit)?;
    let wrong = proposal.mistakes(&others(op, unit, None)?);
    if !wrong.is_empty() {
        return Err(SaveError::Wrong(wrong));
    }
    let organization = op.organization()?;
    let year = kept(op.id(), unit, proposal);
    store::insert_year(op.tx, organization, &year)?;
    put(op, &year, proposal)?;
    timeline::record(op, timeline::Event::SchoolYearAdded, year.id.0, Some(unit.0))?;
    Ok(year.id)
}

/// Changes a year: everything it says of itself, its terms and its own unit's days.
pub fn change_year(op: &mut Op, id: SchoolYearId, proposal: &Proposal) -> Result<(), SaveError> {
    let unit = year_to_change(op, id)?.unit;
    let wrong = proposal.mistakes(&others(op, unit, Some(id))?);
    if !wrong.is_empty() {
        return Err(SaveError::Wrong(wrong));
    }
    let organization = op.organization()?;
    let year = kept(id, unit, proposal);
    store::update_year(op.tx, organization, &year)?;
    put(op, &year, proposal)?;
    timeline::record(op, timeline::Event::SchoolYearChanged, id.0, Some(unit.0))?;
    Ok(())
}

fn kept(id: SchoolYearId, unit: UnitId, p: &Proposal) -> SchoolYear {
    SchoolYear {
        id,
        unit,
        name: p.name.clone(),
        starts_on: p.starts_on,
        ends_on: p.ends_on,
        weekdays: p.weekdays,
        terms: Vec::new(),
        days: Vec::new(),
    }
}

fn put(op: &mut Op, year: &SchoolYear, proposal: &Proposal) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let terms: Vec<_> = proposal.terms.iter().map(|t| (op.id(), t.clone())).collect();
    store::put_terms(op.tx, organization, year.id, &terms)?;
    let days: Vec<_> = proposal.days.iter().map(|d| (op.id(), d.clone())).collect();
    Ok(store::put_days(op.tx, organization, year.id, year.unit, &days)?)
}

/// Removes a year with its terms and all days in it, also those of units beneath.
pub fn remove_year(op: &mut Op, id: SchoolYearId) -> Result<SchoolYear, Refusal> {
    let year = year_to_change(op, id)?;
    let organization = op.organization()?;
    store::delete_year(op.tx, organization, id)?;
    timeline::record(op, timeline::Event::SchoolYearRemoved, id.0, Some(year.unit.0))?;
    Ok(year)
}

/// A year that holds in a unit, with what that unit itself says of its days. Errors: `Missing` when it does not hold there.
pub fn year_in(op: &mut Op, unit: UnitId, id: SchoolYearId) -> Result<SchoolYear, Refusal> {
    of(op, unit)?.years().iter().find(|y| y.id == id).cloned().ok_or(Refusal::Missing)
}

/// Puts these days in the place of those the unit itself had in a year that holds there.
pub fn put_days(op: &mut Op, unit: UnitId, id: SchoolYearId, days: &[DaysIn]) -> Result<(), SaveError> {
    op.require(MANAGE, unit)?;
    let year = year_in(op, unit, id)?;
    let wrong = days_mistakes(days, year.starts_on, year.ends_on);
    if !wrong.is_empty() {
        return Err(SaveError::Wrong(wrong));
    }
    let organization = op.organization()?;
    let days: Vec<_> = days.iter().map(|d| (op.id(), d.clone())).collect();
    store::put_days(op.tx, organization, id, unit, &days)?;
    timeline::record(op, timeline::Event::DaysChanged, id.0, Some(unit.0))?;
    Ok(())
}

/// The days a unit has of its own in a year.
pub fn own_days(year: &SchoolYear, unit: UnitId) -> Vec<DaysIn> {
    let own = year.days.iter().filter(|d| d.unit == unit);
    own.map(|d| DaysIn { kind: d.kind, name: d.name.clone(), starts_on: d.starts_on, ends_on: d.ends_on }).collect()
}

/// Adds days to those the unit has, each in the year that holds it; the same days twice are once. Gives how many were new.
/// Errors: `Missing` when some lie in no year of the unit.
pub fn add_days(op: &mut Op, unit: UnitId, days: &[DaysIn]) -> Result<usize, SaveError> {
    op.require(MANAGE, unit)?;
    let calendar = of(op, unit)?;
    let mut new = 0;
    for year in calendar.years() {
        let mut all = own_days(year, unit);
        let here = days.iter().filter(|d| year.holds(d.starts_on) && year.holds(d.ends_on) && d.starts_on <= d.ends_on);
        let added: Vec<DaysIn> = here.filter(|d| !all.contains(d)).cloned().collect();
        if !added.is_empty() {
            new += added.len();
            all.extend(added);
            put_days(op, unit, year.id, &all)?;
        }
    }
    Ok(new)
}

/// The next year in the shape of this one, to be looked at before it is kept.
pub fn next_year_like(op: &mut Op, id: SchoolYearId) -> Result<Proposal, Refusal> {
    Ok(next_like(&year(op, id)?))
}

/// The unit whose calendar and clock are the actor's own: the one in which they have all their parts today, else the root.
pub fn home(op: &mut Op) -> Result<UnitId, Refusal> {
    let organization = op.organization()?;
    let units: HashSet<UnitId> = op.parts()?.iter().map(|part| part.unit).collect();
    if let (Some(one), 1) = (units.iter().next(), units.len()) {
        return Ok(*one);
    }
    Ok(organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?.id)
}
