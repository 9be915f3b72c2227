//! What a unit's roles are asked, and the hours a week that were agreed for each. Nothing is agreed until a leader writes
//! it down.

use super::by_name::{self, Together};
use super::decided::{self, Told};
use super::lessen::{Candidate, candidates};
use super::mine::{Asking, asking};
use super::model::Month;
use super::{Over, Picture, picture_around, placed, store};
use crate::implementation::Placed;
use crate::{AGREE_LOAD, SEE_LOAD};
use ground::organization::{self, Unit};
use ground::{Op, Refusal, Role, UnitId, timeline};
use std::collections::BTreeMap;

/// The roles for which hours can be agreed: those who are asked to take part.
pub const ROLES: [Role; 7] =
    [Role::Teacher, Role::Paraeducator, Role::SupportStaff, Role::Coach, Role::Lead, Role::Principal, Role::DistrictLeader];
/// The field that remembers for which innovation someone came to agree on hours: there they go on.
pub const FOR: &str = "for";
/// More would be a week's whole work.
pub const MOST_HOURS: f64 = 40.0;

/// What a unit's people are asked.
#[derive(Clone, Debug)]
pub struct Load {
    pub unit: Unit,
    pub picture: Picture,
    pub months: Vec<Month>,
    /// The month of today within `months`.
    pub now: usize,
    /// What asks by role.
    pub asking: Vec<Asking>,
    pub by_name: BTreeMap<Role, Vec<Option<Together>>>,
    /// Beneath it, where something is asked or agreed.
    pub beneath: Vec<UnitId>,
    pub overs: Vec<Over>,
    pub candidates: Vec<Candidate>,
    /// Where it was decided about hours, each with the last decision.
    pub decided: Vec<(Placed, Told)>,
    pub may_agree: bool,
}

/// What the people of a unit are asked, six months to either side of today.
pub fn of_unit(op: &mut Op, id: UnitId) -> Result<Load, Refusal> {
    op.require(SEE_LOAD, id)?;
    let unit = organization::unit(op, id)?;
    let (organization, today) = (op.organization()?, op.today_in(id)?);
    let now = Month::of(today);
    let months = now.around();
    let between = (months[0].first(), months[months.len() - 1].last());
    let picture = picture_around(op, id)?;
    let mut told = Vec::new();
    for above in picture.line(id) {
        told.extend(store::of_roles_between(op.tx, organization, above, between)?);
    }
    let pieces = store::by_name_between(op.tx, organization, between)?;
    let placed = if pieces.is_empty() { Vec::new() } else { placed(op, &picture, today)? };
    let by_name = by_name::together(&placed, &pieces, &months, &picture.within(id));
    let beneath = picture.telling(id).into_iter().skip(1).collect();
    let overs = picture.overs_within(id, &now.ahead(), &[]);
    let (asking, candidates) = (asking(op, &months, told)?, candidates(op, &picture, id, None, today)?);
    let at = months.iter().position(|m| *m == now).unwrap_or(0);
    let (decided, may_agree) = (decided::in_unit(op, id)?, op.may(AGREE_LOAD, id)?);
    Ok(Load { unit, picture, months, now: at, asking, by_name, beneath, overs, candidates, decided, may_agree })
}

/// Writes down what was agreed for the roles of a unit: minutes a week, or that nothing is agreed there.
pub fn agree(op: &mut Op, unit: UnitId, limits: &[(Role, Option<i64>)]) -> Result<(), Refusal> {
    op.require(AGREE_LOAD, unit)?;
    let organization = op.organization()?;
    let known: BTreeMap<Role, i64> = store::limits(op.tx, organization)?
        .into_iter()
        .filter(|((u, _), _)| *u == unit)
        .map(|((_, role), minutes)| (role, minutes))
        .collect();
    let mut changed = false;
    for (role, minutes) in limits {
        if known.get(role).copied() != *minutes {
            changed = true;
            store::set_limit(op.tx, organization, (unit, *role), *minutes, op.now, op.actor.person())?;
        }
    }
    if changed {
        timeline::record(op, timeline::Event::LoadLimitAgreed, unit.0, Some(unit.0))?;
    }
    Ok(())
}
