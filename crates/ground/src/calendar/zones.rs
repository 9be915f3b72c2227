//! Whose clock says when a day begins: the organization has a zone, and a unit may have its own, which holds for all beneath.

use super::{MANAGE, store};
use crate::ids::UnitId;
use crate::op::{Op, Refusal};
use crate::{clock, organization, policy, timeline};
use jiff::tz::TimeZone;

/// The zone of a unit, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct ZoneHere {
    /// IANA name, e.g. America/Phoenix.
    pub name: String,
    /// The unit chose it itself.
    pub own: bool,
    /// What would hold without a choice of its own; none for the organization itself, which must have one.
    pub above: Option<String>,
}

#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone, Copy)]
#[error("no zone of this name is known")]
pub struct UnknownZone;

#[derive(Debug, thiserror::Error)]
pub enum ZoneError {
    #[error(transparent)]
    Unknown(#[from] UnknownZone),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for ZoneError {
    fn from(error: db::Error) -> ZoneError {
        ZoneError::Refused(error.into())
    }
}

/// The zone of a unit the actor may know of.
pub fn zone(op: &mut Op, unit: UnitId) -> Result<ZoneHere, Refusal> {
    op.require(policy::BELONG, unit)?;
    let chain = chain(op, unit)?;
    let whole = organization::load(op)?.zone;
    if chain.len() <= 1 {
        return Ok(ZoneHere { name: whole, own: true, above: None });
    }
    let mut chosen = chain.into_iter().map(|(_, zone)| zone);
    let own = chosen.next().flatten();
    let above = chosen.flatten().next().unwrap_or(whole);
    Ok(ZoneHere { name: own.clone().unwrap_or_else(|| above.clone()), own: own.is_some(), above: Some(above) })
}

fn chain(op: &mut Op, unit: UnitId) -> Result<Vec<(UnitId, Option<String>)>, Refusal> {
    let organization = op.organization()?;
    Ok(store::zones(op.tx, organization, unit)?.into_iter().map(|(unit, _, zone)| (unit, zone)).collect())
}

/// The zone whose clock holds in a unit: its own, else that of the nearest unit above, else the organization's.
pub(crate) fn zone_in(op: &mut Op, unit: UnitId) -> Result<TimeZone, Refusal> {
    let own = chain(op, unit)?.into_iter().find_map(|(_, zone)| zone);
    Ok(clock::zone(&own.map_or_else(|| organization::load(op).map(|o| o.zone), Ok)?))
}

/// Chooses the zone of a unit; `None` takes that of the units above again (for the organization itself nothing changes then).
pub fn set_zone(op: &mut Op, unit: UnitId, name: Option<&str>) -> Result<(), ZoneError> {
    op.require(MANAGE, unit)?;
    if name.is_some_and(|name| !clock::is_zone(name)) {
        return Err(UnknownZone.into());
    }
    let organization = op.organization()?;
    let whole = organization::root(op.tx, organization)?.is_some_and(|root| root.id == unit);
    match (whole, name) {
        (true, Some(name)) => store::set_organization_zone(op.tx, organization, name)?,
        (true, None) => return Ok(()),
        (false, name) => store::set_unit_zone(op.tx, organization, unit, name)?,
    }
    timeline::record(op, timeline::Event::ZoneChanged, unit.0, None)?;
    Ok(())
}
