//! Units from a day to a day: opened, renamed, moved, closed with what follows them, opened again.
//!
//! A closed unit keeps all its rows. Parts held in it (or beneath it) give no rights from the day after its last day;
//! whoever has a right over a unit above it still reads its history. What belongs to a unit stays with it: a successor
//! is a link to read along, never a copy. Where a series breaks is answered by [`breaks`] and [`before`].

mod ended;
mod store;

pub use ended::{Ended, closed_since, ended, last_day};

use super::{Unit, UnitKind};
use crate::ids::{MembershipId, OrganizationId, UnitId};
use crate::op::{Op, Refusal};
use crate::policy::{BELONG, MANAGE_PEOPLE};
use crate::sought::fold;
use crate::{days, people, timeline};
use db::Tx;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

/// Both days included; `None` is without end on that side.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Life {
    pub begins_on: Option<Date>,
    pub closed_on: Option<Date>,
}

impl Life {
    pub fn is_open(&self, on: Date) -> bool {
        self.begins_on.is_none_or(|first| first <= on) && self.closed_on.is_none_or(|last| last >= on)
    }
}

/// One unit went on as another from a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Succession {
    pub unit: UnitId,
    pub successor: UnitId,
    /// The successor's first day in its place.
    pub on_day: Date,
}

/// Where a series of a unit must not be read across.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Break {
    /// The first day of the new phase.
    pub day: Date,
    pub what: What,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    Opened,
    /// These went on in this one.
    Merged(Vec<String>),
    /// It came out of this one, together with others.
    SplitFrom(String),
    /// It took the place of this one alone.
    Followed(String),
    /// It ended; these went on in its place (none: it simply closed).
    Closed(Vec<String>),
}

/// Why a unit stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum UnitError {
    /// The organization itself cannot be closed or moved.
    #[error("the organization itself")]
    Root,
    /// It would come to lie within itself.
    #[error("within itself")]
    Circle,
    /// A successor is the unit itself, beneath it, or closed by then.
    #[error("cannot follow")]
    Successor,
    /// Its last day is before its first, or too far off to be meant.
    #[error("not a day it can end on")]
    Day,
    /// It is closed already.
    #[error("closed already")]
    Closed,
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for UnitError {
    fn from(error: db::Error) -> UnitError {
        UnitError::Refused(error.into())
    }
}

/// From when to when each unit is open. Units without either day are not among them.
pub fn lives(tx: &mut Tx, organization: OrganizationId) -> Result<HashMap<UnitId, Life>, db::Error> {
    Ok(store::lives(tx, organization)?.into_iter().collect())
}

/// Whether a unit, and all it lies in, is open on a day. False for a unit of another organization.
pub fn is_open(tx: &mut Tx, organization: OrganizationId, unit: UnitId, on: Date) -> Result<bool, db::Error> {
    store::is_open(tx, organization, unit, on)
}

/// The units the actor reaches with `action` that are open today: for lists to choose from.
pub fn open_units(op: &mut Op, action: crate::Action) -> Result<Vec<Unit>, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let shut = closed_on(op.tx, organization, today)?;
    Ok(super::units_reached(op, action)?.into_iter().filter(|u| !shut.contains(&u.id)).collect())
}

/// The units that are not open on a day, by their own days or by those of a unit they lie in.
pub fn closed_on(tx: &mut Tx, organization: OrganizationId, day: Date) -> Result<HashSet<UnitId>, db::Error> {
    let mut shut = HashSet::new();
    for (unit, life) in store::lives(tx, organization)? {
        if !life.is_open(day) {
            shut.extend(store::beneath(tx, organization, unit)?);
        }
    }
    Ok(shut)
}

/// The closed units that people closed, with all that lies in them: a list does not open those again. The caller has required
/// the right.
pub(crate) fn closed_by_hand(op: &mut Op) -> Result<HashSet<UnitId>, Refusal> {
    let organization = op.organization()?;
    Ok(store::closed_by_hand(op.tx, organization)?.into_iter().collect())
}

/// One unit whose place the actor may change: they manage people in the unit above it (for the organization itself, in
/// it). Errors: `Missing` when they may not even know of it.
pub fn to_change(op: &mut Op, id: UnitId) -> Result<Unit, Refusal> {
    let unit = super::unit(op, id)?;
    op.require(MANAGE_PEOPLE, unit.parent.unwrap_or(id))?;
    Ok(unit)
}

/// Adds a unit beneath another, from a day on (`None`: since ever).
pub fn add(op: &mut Op, parent: UnitId, kind: UnitKind, name: &str, from: Option<Date>) -> Result<Unit, Refusal> {
    op.require(MANAGE_PEOPLE, parent)?;
    let organization = op.organization()?;
    let unit = Unit { id: op.id(), parent: Some(parent), kind, name: name.into(), source_id: None };
    super::add_unit(op.tx, organization, &unit)?;
    store::begin(op.tx, organization, unit.id, from)?;
    timeline::record(op, timeline::Event::UnitAdded, unit.id.0, Some(parent.0))?;
    Ok(unit)
}

/// Gives a unit another name or kind. The former name stays on the timeline. Errors: `Missing`, `Forbidden`.
pub fn rename(op: &mut Op, id: UnitId, name: &str, kind: UnitKind) -> Result<(), Refusal> {
    let was = to_change(op, id)?;
    if was.name == name && was.kind == kind {
        return Ok(());
    }
    let organization = op.organization()?;
    store::rename(op.tx, organization, id, name, kind)?;
    timeline::record_with_words(op, timeline::Event::UnitChanged, id.0, None, &was.name)?;
    Ok(())
}

/// Puts a unit with all beneath it under another. The actor manages people above it now and in its new place.
pub fn move_to(op: &mut Op, id: UnitId, parent: UnitId) -> Result<(), UnitError> {
    let unit = to_change(op, id)?;
    let from = unit.parent.ok_or(UnitError::Root)?;
    op.require(MANAGE_PEOPLE, parent)?;
    let organization = op.organization()?;
    if store::beneath(op.tx, organization, id)?.contains(&parent) {
        return Err(UnitError::Circle);
    }
    if from == parent {
        return Ok(());
    }
    store::move_under(op.tx, organization, id, parent)?;
    super::replant(op.tx, organization)?;
    op.forget_branches();
    timeline::record(op, timeline::Event::UnitChanged, id.0, Some(parent.0))?;
    Ok(())
}

/// What a closing asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closing {
    pub last_day: Date,
    /// Several units closed into one successor are a merger; one unit with several successors is a split.
    pub successors: Vec<UnitId>,
    /// Parts in the unit or beneath it that go on in a successor from the day after.
    pub going_on: Vec<(MembershipId, UnitId)>,
}

/// Where the last day of a unit may lie.
pub fn last_days(op: &mut Op, id: UnitId) -> Result<RangeInclusive<Date>, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let begins_on = lives(op.tx, organization)?.get(&id).and_then(|life| life.begins_on);
    Ok(begins_on.map_or(days::near(today), |first| days::from(first, today)))
}

/// Closes a unit with all beneath it: open parts end on the last day, and those named go on in a successor from the day
/// after. What was closed before stays as it was.
pub fn close(op: &mut Op, id: UnitId, closing: &Closing) -> Result<(), UnitError> {
    let unit = to_change(op, id)?;
    unit.parent.ok_or(UnitError::Root)?;
    let organization = op.organization()?;
    let first = closing.last_day.tomorrow().map_err(|_| UnitError::Successor)?;
    let beneath = store::beneath(op.tx, organization, id)?;
    let lives = lives(op.tx, organization)?;
    if lives.get(&id).is_some_and(|life| life.closed_on.is_some()) {
        return Err(UnitError::Closed);
    }
    if !last_days(op, id)?.contains(&closing.last_day) {
        return Err(UnitError::Day);
    }
    for successor in &closing.successors {
        op.require(MANAGE_PEOPLE, *successor)?;
        if beneath.contains(successor) || !is_open(op.tx, organization, *successor, first)? {
            return Err(UnitError::Successor);
        }
    }
    if closing.going_on.iter().any(|(_, to)| !closing.successors.contains(to)) {
        return Err(UnitError::Successor);
    }
    for unit in &beneath {
        if lives.get(unit).and_then(|life| life.closed_on).is_none_or(|known| known > closing.last_day) {
            store::close(op.tx, organization, *unit, closing.last_day)?;
        }
        people::end_parts_of_unit(op, *unit, closing.last_day, &closing.going_on)?;
    }
    for successor in &closing.successors {
        store::insert_succession(op.tx, organization, id, *successor, first)?;
    }
    timeline::record(op, timeline::Event::UnitClosed, id.0, closing.successors.first().map(|s| s.0))?;
    Ok(())
}

/// Opens a closed unit again, with what was closed with it on the same day. Parts that ended stay ended: who comes back
/// is named anew.
pub fn reopen(op: &mut Op, id: UnitId) -> Result<(), UnitError> {
    to_change(op, id)?;
    let organization = op.organization()?;
    let lives = lives(op.tx, organization)?;
    let Some(last_day) = lives.get(&id).and_then(|life| life.closed_on) else { return Ok(()) };
    for unit in store::beneath(op.tx, organization, id)? {
        if lives.get(&unit).is_some_and(|life| life.closed_on == Some(last_day)) {
            store::reopen(op.tx, organization, unit)?;
            store::forget_successions(op.tx, organization, unit)?;
        }
    }
    timeline::record(op, timeline::Event::UnitReopened, id.0, None)?;
    Ok(())
}

/// The units a unit came from and those it went on as. The actor may know of the unit.
pub fn successions(op: &mut Op, id: UnitId) -> Result<Vec<Succession>, Refusal> {
    op.require(BELONG, id)?;
    let organization = op.organization()?;
    Ok(store::successions(op.tx, organization)?.into_iter().filter(|s| s.unit == id || s.successor == id).collect())
}

/// Where a series about this unit breaks, by day: for the phases of charts and a sentence on pages.
pub fn breaks(op: &mut Op, id: UnitId) -> Result<Vec<Break>, Refusal> {
    op.require(BELONG, id)?;
    let organization = op.organization()?;
    let life = lives(op.tx, organization)?.get(&id).copied().unwrap_or_default();
    let all = store::successions(op.tx, organization)?;
    let names: HashMap<UnitId, String> = super::units(op.tx, organization)?.into_iter().map(|u| (u.id, u.name)).collect();
    Ok(broken(id, life, &all, &names))
}

fn broken(id: UnitId, life: Life, all: &[Succession], names: &HashMap<UnitId, String>) -> Vec<Break> {
    let name = |unit: &UnitId| names.get(unit).cloned().unwrap_or_default();
    let mut found: Vec<Break> = Vec::new();
    let mut days: Vec<Date> = all.iter().filter(|s| s.successor == id).map(|s| s.on_day).collect();
    days.dedup();
    for day in &days {
        let before: Vec<UnitId> = all.iter().filter(|s| s.successor == id && s.on_day == *day).map(|s| s.unit).collect();
        let what = match before.as_slice() {
            [one] if all.iter().filter(|s| s.unit == *one).count() > 1 => What::SplitFrom(name(one)),
            // Into one that was there before: both are now one.
            [one] if life.begins_on != Some(*day) => What::Merged(vec![name(one)]),
            [one] => What::Followed(name(one)),
            several => What::Merged(several.iter().map(name).collect()),
        };
        found.push(Break { day: *day, what });
    }
    if let Some(day) = life.begins_on.filter(|day| !days.contains(day)) {
        found.push(Break { day, what: What::Opened });
    }
    if let Some(day) = life.closed_on.and_then(|last| last.tomorrow().ok()) {
        let after = all.iter().filter(|s| s.unit == id).map(|s| name(&s.successor)).collect();
        found.push(Break { day, what: What::Closed(after) });
    }
    found.sort_by_key(|b| b.day);
    found
}

/// "Before 1 July 2026: Otter School and Heron School, separately."
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Before {
    pub day: Date,
    pub names: Vec<String>,
}

/// What a unit was before the last time others went on in it; `None` when it was always itself.
pub fn before(op: &mut Op, id: UnitId) -> Result<Option<Before>, Refusal> {
    let organization = op.organization()?;
    let own = super::unit(op, id)?.name;
    let life = lives(op.tx, organization)?.get(&id).copied().unwrap_or_default();
    let last = breaks(op, id)?.into_iter().rev().find_map(|b| match b.what {
        What::Merged(names) => Some((b.day, names)),
        What::SplitFrom(name) | What::Followed(name) => Some((b.day, vec![name])),
        What::Opened | What::Closed(_) => None,
    });
    Ok(last.map(|(day, mut names)| {
        if life.begins_on != Some(day) {
            names.push(own);
        }
        names.sort_by_cached_key(|name| fold(name));
        Before { day, names }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;
    use jiff::civil::date;

    fn unit(n: u128) -> UnitId {
        UnitId(Uuid::from_u128(n))
    }
    fn names() -> HashMap<UnitId, String> {
        [(1, "Otter"), (2, "Heron"), (3, "Riverside")].map(|(n, name)| (unit(n), name.to_string())).into()
    }
    fn to(from: u128, into: u128) -> Succession {
        Succession { unit: unit(from), successor: unit(into), on_day: date(2026, 7, 1) }
    }

    #[test]
    fn two_into_a_new_one_are_a_merger_for_it_and_an_end_for_each() {
        let new = Life { begins_on: Some(date(2026, 7, 1)), closed_on: None };
        let all = [to(1, 3), to(2, 3)];
        let merged = Break { day: date(2026, 7, 1), what: What::Merged(vec!["Otter".into(), "Heron".into()]) };
        assert_eq!(broken(unit(3), new, &all, &names()), [merged]);
        let old = Life { begins_on: None, closed_on: Some(date(2026, 6, 30)) };
        let closed = Break { day: date(2026, 7, 1), what: What::Closed(vec!["Riverside".into()]) };
        assert_eq!(broken(unit(1), old, &all, &names()), [closed]);
    }

    #[test]
    fn one_into_two_is_a_split_and_one_into_one_that_was_there_a_merger() {
        let old = Life::default();
        assert_eq!(broken(unit(2), old, &[to(1, 2), to(1, 3)], &names())[0].what, What::SplitFrom("Otter".into()));
        assert_eq!(broken(unit(2), old, &[to(1, 2)], &names())[0].what, What::Merged(vec!["Otter".into()]));
        let new = Life { begins_on: Some(date(2026, 7, 1)), closed_on: None };
        assert_eq!(broken(unit(2), new, &[to(1, 2)], &names())[0].what, What::Followed("Otter".into()));
        assert_eq!(broken(unit(2), old, &[], &names()), []);
    }

    #[test]
    fn a_unit_is_open_on_its_first_and_last_day_and_on_no_other_side() {
        let life = Life { begins_on: Some(date(2026, 8, 1)), closed_on: Some(date(2027, 6, 30)) };
        assert!(life.is_open(date(2026, 8, 1)) && life.is_open(date(2027, 6, 30)));
        assert!(!life.is_open(date(2026, 7, 31)) && !life.is_open(date(2027, 7, 1)));
    }
}
