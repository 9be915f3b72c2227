//! Before it is decided: what an innovation would add in a unit, and whom that would overload.

use super::decided::{self, Told};
use super::implementing::{asks, is_counted, still_to_come};
use super::lessen::{Candidate, candidates};
use super::model::Month;
use super::{Ask, Over, Picture, picture_around};
use crate::implementation::{self, Placed, Stage};
use crate::innovation::{self, Innovation};
use crate::{LEAD, SEE_LOAD};
use ground::organization::{self, Unit};
use ground::{InnovationId, Op, Refusal, Role, UnitId};
use std::collections::BTreeSet;

/// What an innovation would ask in a unit.
#[derive(Clone, Debug)]
pub struct Forecast {
    pub innovation: Innovation,
    /// Where it can be looked at by this reader.
    pub units: Vec<Unit>,
    pub unit: Option<InUnit>,
}

#[derive(Clone, Debug)]
pub struct InUnit {
    pub unit: Unit,
    pub asks: Vec<Ask>,
    pub picture: Picture,
    /// This month and the six that follow.
    pub months: Vec<Month>,
    /// How many people have each role that is asked, there and beneath it, today.
    pub people: Vec<(Role, i64)>,
    /// The same implementation, when it was begun there.
    pub begun: Option<Placed>,
    pub overs: Vec<Over>,
    pub candidates: Vec<Candidate>,
    pub decisions: Vec<Told>,
    pub may_decide: bool,
}

impl InUnit {
    /// It counts already among what is asked.
    pub fn is_counted(&self) -> bool {
        self.begun.as_ref().is_some_and(|p| is_counted(p.stage, p.is_going()))
    }

    /// What would come on top of what is asked now.
    pub fn more(&self) -> Vec<(Role, i64)> {
        still_to_come(&self.asks, self.begun.as_ref().map_or(Stage::Decide, |p| p.stage), self.is_counted())
    }

    /// The roles that are asked, in their order.
    pub fn roles(&self) -> Vec<Role> {
        roles(&self.asks)
    }
}

fn roles(asks: &[Ask]) -> Vec<Role> {
    let roles: BTreeSet<Role> = asks.iter().map(|ask| ask.role).collect();
    roles.into_iter().collect()
}

/// What an innovation would ask; `unit` names the place to look at. Errors: `Missing` for a place the actor does not reach.
pub fn forecast(op: &mut Op, id: InnovationId, unit: Option<UnitId>) -> Result<Forecast, Refusal> {
    if op.reached(SEE_LOAD)?.is_empty() {
        return Err(Refusal::Forbidden(SEE_LOAD));
    }
    let innovation = innovation::see(op, id)?;
    let units = organization::open_units(op, SEE_LOAD)?;
    let unit = match unit {
        Some(unit) => Some(in_unit(op, id, unit)?),
        None => None,
    };
    Ok(Forecast { innovation, units, unit })
}

fn in_unit(op: &mut Op, id: InnovationId, unit: UnitId) -> Result<InUnit, Refusal> {
    op.require(SEE_LOAD, unit)?;
    let today = op.today_in(unit)?;
    let asks = asks(op, id)?;
    let picture = picture_around(op, unit)?;
    let begun = implementation::placed(op)?.into_iter().find(|p| p.innovation == id && p.unit == unit);
    let most = still_to_come(&asks, Stage::Decide, false);
    let candidates = candidates(op, &picture, unit, Some((id, &most)), today)?;
    let there = super::people_in(op, unit)?;
    let people = roles(&asks).into_iter().map(|role| (role, there.get(&role).copied().unwrap_or(0))).collect();
    let decisions = match &begun {
        Some(placed) => decided::of(op, placed.id)?,
        None => Vec::new(),
    };
    let may_decide = op.may(LEAD, unit)?;
    let unit = organization::unit(op, unit)?;
    let months = Month::of(today).ahead();
    let mut found = InUnit { unit, asks, picture, months, people, begun, overs: Vec::new(), candidates, decisions, may_decide };
    found.overs = found.picture.overs_within(found.unit.id, &found.months, &found.more());
    Ok(found)
}

/// Whether it is asked too much of anyone with this implementation, once it is decided.
pub(super) fn overloads(op: &mut Op, picture: &Picture, it: &implementation::Implementation) -> Result<Vec<Over>, Refusal> {
    let asks = asks(op, it.innovation)?;
    let more = still_to_come(&asks, it.stage, is_counted(it.stage, it.is_going()));
    let ahead = Month::of(op.today_in(it.unit)?).ahead();
    // Only whom it asks itself: what others are asked elsewhere is no matter of this gate.
    let asked = roles(&asks);
    Ok(picture.overs_within(it.unit, &ahead, &more).into_iter().filter(|over| asked.contains(&over.role)).collect())
}
