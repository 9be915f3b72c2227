//! The tenant and its tree of units: region, district, school, department, grade team.

pub mod life;
mod paper;
mod store;
mod tables;

pub use life::{
    Before, Break, Closing, Ended, Life, Succession, UnitError, What, before, breaks, closed_on, closed_since, ended, is_open, last_day,
    lives, open_units,
};
pub use paper::{Paper, choose_paper, chosen as chosen_paper, paper};
pub use tables::TABLES;

use crate::ids::{OrganizationId, UnitId};
use crate::op::{Op, Refusal};
use crate::{access::words, policy};
use db::Tx;
use jiff::tz::TimeZone;
use std::collections::{HashMap, HashSet};

words! {
    UnitKind {
        National = "national", State = "state", Region = "region", District = "district", School = "school",
        Department = "department", GradeTeam = "grade-team",
    }
}

#[derive(Clone, Debug)]
pub struct Organization {
    pub id: OrganizationId,
    pub name: String,
    /// IANA name, e.g. America/Phoenix.
    pub zone: String,
    /// Language new people see first: en or es.
    pub language: String,
    pub demo: bool,
}

#[derive(Clone, Debug)]
pub struct Unit {
    pub id: UnitId,
    pub parent: Option<UnitId>,
    pub kind: UnitKind,
    pub name: String,
    pub source_id: Option<String>,
}

/// Makes an organization with its root unit. Only an operator setting up, or the demo, does this.
pub fn found(op: &mut Op, name: &str, kind: UnitKind, zone: &str, language: &str, demo: bool) -> Result<(Organization, Unit), Refusal> {
    let organization = Organization { id: op.id(), name: name.into(), zone: zone.into(), language: language.into(), demo };
    let root = Unit { id: op.id(), parent: None, kind, name: name.into(), source_id: None };
    store::insert_organization(op.tx, &organization, op.now)?;
    store::insert_unit(op.tx, organization.id, &root)?;
    Ok((organization, root))
}

/// Whether anything has been set up here yet.
pub fn any(tx: &mut Tx) -> Result<bool, db::Error> {
    store::any(tx)
}

pub fn all_ids(tx: &mut Tx) -> Result<Vec<OrganizationId>, db::Error> {
    store::all_ids(tx)
}

pub fn load(op: &mut Op) -> Result<Organization, Refusal> {
    let id = op.organization()?;
    store::organization(op.tx, id)?.ok_or(Refusal::Missing)
}

/// One unit, when the actor may know of it.
pub fn unit(op: &mut Op, id: UnitId) -> Result<Unit, Refusal> {
    op.require(policy::BELONG, id)?;
    let organization = op.organization()?;
    store::unit(op.tx, organization, id)?.ok_or(Refusal::Missing)
}

/// All units the actor reaches with `action`, by name.
pub fn units_reached(op: &mut Op, action: crate::Action) -> Result<Vec<Unit>, Refusal> {
    let organization = op.organization()?;
    let reached = op.reached(action)?;
    Ok(store::units(op.tx, organization)?.into_iter().filter(|u| reached.contains(u.id)).collect())
}

/// All units, for verbs that have already required a right over the whole organization.
pub fn units(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Unit>, db::Error> {
    store::units(tx, organization)
}

pub fn root(tx: &mut Tx, organization: OrganizationId) -> Result<Option<Unit>, db::Error> {
    store::root(tx, organization)
}

/// Goes on when the actor may do this over the whole organization; answers its root.
pub fn over_all(op: &mut Op, action: crate::Action) -> Result<Unit, Refusal> {
    let organization = op.organization()?;
    let root = root(op.tx, organization)?.ok_or(Refusal::Missing)?;
    op.require(action, root.id)?;
    Ok(root)
}

/// Adds a unit beneath another.
pub fn add_unit(tx: &mut Tx, organization: OrganizationId, unit: &Unit) -> Result<(), db::Error> {
    store::insert_unit(tx, organization, unit)
}

pub fn change_unit(tx: &mut Tx, organization: OrganizationId, unit: &Unit) -> Result<(), db::Error> {
    store::update_unit(tx, organization, unit)
}

/// Closes a unit: this is its last day. The caller has required the right, and ends the parts people hold there.
pub fn close_unit(tx: &mut Tx, organization: OrganizationId, unit: UnitId, last_day: &str) -> Result<(), db::Error> {
    store::close_unit(tx, organization, unit, last_day)
}

/// Units that are closed or will be, with their last day.
pub fn closed(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<(UnitId, String)>, db::Error> {
    store::closed(tx, organization)
}

/// Rebuilds who lies within whom; called when parents changed.
pub fn replant(tx: &mut Tx, organization: OrganizationId) -> Result<(), db::Error> {
    store::replant(tx, organization)
}

pub(crate) fn unit_ids(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<UnitId>, db::Error> {
    Ok(store::units(tx, organization)?.into_iter().map(|u| u.id).collect())
}

/// A unit with the units it lies in.
pub fn branch(tx: &mut Tx, organization: OrganizationId, unit: UnitId) -> Result<HashSet<UnitId>, db::Error> {
    store::branch(tx, organization, unit)
}

/// For every unit the units it lies in, itself included.
pub(crate) fn branches(tx: &mut Tx, organization: OrganizationId) -> Result<HashMap<UnitId, HashSet<UnitId>>, db::Error> {
    store::branches(tx, organization)
}

pub(crate) fn zone_of(tx: &mut Tx, organization: OrganizationId) -> Result<TimeZone, db::Error> {
    Ok(store::organization(tx, organization)?.map_or(TimeZone::UTC, |o| crate::clock::zone(&o.zone)))
}
