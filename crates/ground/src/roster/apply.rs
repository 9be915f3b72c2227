//! A confirmed delivery is taken in steps: prepared as rows on a snapshot, applied in short transactions with room for other
//! writers between them, and taken back the same way in reverse. Every step stands on what is stored, so after a crash the
//! next one goes on where it stopped.

use super::change::{self, ClassState, Kind, PartState, PersonState, Row, UnitState, unit_kind};
use super::classes::Class;
use super::plan::{Here, Plan};
use super::store;
use super::{Import, UNDO_DAYS};
use crate::access::Role;
use crate::ids::{ClassId, ImportId, OrganizationId, PersonId, UnitId};
use crate::op::{Actor, Ground, Op, Refusal};
use crate::organization::{self, Unit};
use crate::people::{self, By, Membership, Person, StakeholderGroup};
use crate::{jobs, timeline};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::sync::Arc;

/// Changes in one transaction, at most: a writer who waits behind it waits some milliseconds.
const CHUNK: i64 = super::SMALL as i64;
/// And no new change is begun in a transaction that has lasted this long (microseconds): the log of one transaction stays small,
/// and rows that others wait for on PostgreSQL are held no longer.
const CHUNK_MICROS: i64 = 20_000;
/// Nor in one that has lasted this long (microseconds) when someone's answer waits behind it. Not at once: with many who answer
/// the roster must come forward too.
const WAITED_FOR_MICROS: i64 = 2_000;
/// Rows written at once while preparing: they touch nothing but their own table.
const STAGED_AT_ONCE: usize = 500;
/// Units that change do so together, in one transaction: on the way to their new places they could lie within each other.
/// A tree of units is small; this is more than any has.
const ALL_UNITS: i64 = 100_000;
/// Rows deleted at once when their time is over.
const PURGED_AT_ONCE: i64 = 2_000;

/// Does one step of an import; true when another should follow. Blocking, outside any transaction.
pub fn step(ground: &Ground, organization: OrganizationId, id: ImportId) -> Result<bool, Refusal> {
    let system = Actor::System(organization);
    let import = ground.read_now(system.clone(), move |op| Ok::<_, Refusal>(store::import(op.tx, organization, id)?))?;
    match import.map(|i| i.state).as_deref() {
        Some("staging") => stage(ground, organization, id),
        Some("applying" | "cancelling" | "undoing") => {
            let clock = ground.clock.clone();
            ground.write_now(system, move |op| {
                let began = op.now;
                let late = |op: &Op| {
                    let lasted = clock.now().0 - began.0;
                    lasted > CHUNK_MICROS || lasted > WAITED_FOR_MICROS && op.tx.others_wait()
                };
                chunk(op, id, &late)
            })
        }
        _ => Ok(false),
    }
}

/// Whether nothing is left to do for an import.
pub fn at_rest(op: &mut Op, id: ImportId) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    let import = store::import(op.tx, organization, id)?;
    Ok(import.is_none_or(|i| !i.busy()))
}

/// Compares again with who is here now and writes the rows. What was confirmed must still cover what is asked: if more people
/// or another school would leave by now, the import goes back to waiting.
fn stage(ground: &Ground, organization: OrganizationId, id: ImportId) -> Result<bool, Refusal> {
    let system = Actor::System(organization);
    let prepared = ground.read_now(system.clone(), move |op| prepare(op, id))?;
    let Some((rows, terms)) = prepared else {
        ground.write_now(system, move |op| while_staging(op, id, |op| Ok(store::turn(op.tx, organization, id, "waiting")?)))?;
        return Ok(true);
    };
    // A crash while preparing leaves rows of the attempt before.
    let clear = move |op: &mut Op| while_staging(op, id, |op| Ok(store::delete_changes(op.tx, organization, id, PURGED_AT_ONCE)?));
    while ground.write_now(system.clone(), clear)? == Some(true) {}
    let total = rows.len();
    let mut rows = rows.into_iter();
    let mut written = 0;
    loop {
        let some: Arc<Vec<Row>> = Arc::new(rows.by_ref().take(STAGED_AT_ONCE).collect());
        let first = written == 0;
        written += some.len();
        let last = written == total;
        let terms = terms.clone();
        // What fits one batch is prepared in one transaction: whoever confirmed it steps it, and due work may at the same time.
        let staging = ground.write_now(system.clone(), move |op| {
            while_staging(op, id, |op| {
                let now = op.now;
                while first && store::delete_changes(op.tx, organization, id, PURGED_AT_ONCE)? {}
                store::insert_changes(op.tx, organization, id, &some, now)?;
                if last {
                    store::staged(op.tx, organization, id, total as i64, terms.clone())?;
                }
                Ok(())
            })
        })?;
        if last || staging.is_none() {
            return Ok(true);
        }
    }
}

/// Does something if the import is still being prepared: it may have been cancelled, or prepared by someone else.
fn while_staging<T>(op: &mut Op, id: ImportId, work: impl FnOnce(&mut Op) -> Result<T, Refusal>) -> Result<Option<T>, Refusal> {
    let organization = op.organization()?;
    let staging = store::import(op.tx, organization, id)?.is_some_and(|i| i.state == "staging");
    staging.then(|| work(op)).transpose()
}

type Prepared = (Vec<Row>, Option<String>);

/// The rows of an import, or none when it asks more than was confirmed.
fn prepare(op: &mut Op, id: ImportId) -> Result<Option<Prepared>, Refusal> {
    let organization = op.organization()?;
    let import = store::import(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    let Some(incoming) = store::reading(op.tx, organization, id)? else { return Ok(Some((Vec::new(), None))) };
    let confirmed = import.confirmed.unwrap_or_default();
    let here = Here { come_back: confirmed.back.clone(), ..super::here(op)? };
    let today = op.today()?;
    let plan: Plan = super::plan::plan(&here, &incoming, today);
    if !confirmed.covers(&plan.questions) {
        return Ok(None);
    }
    let terms = (!incoming.terms.is_empty()).then(|| serde_json::to_string(&incoming.terms)).transpose();
    let terms = terms.map_err(|_| store::shape("terms"))?;
    drop(incoming);
    let root = here.units.iter().find(|u| u.parent.is_none()).map(|u| u.id).ok_or(Refusal::Missing)?;
    let rows = change::rows(op, plan, &here, root, today).map_err(|_| store::shape("a change"))?;
    Ok(Some((rows, terms)))
}

/// One short transaction, forwards or backwards.
fn chunk(op: &mut Op, id: ImportId, late: &dyn Fn(&Op) -> bool) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    let import = store::import(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    let back = match import.state.as_str() {
        "applying" => false,
        "cancelling" | "undoing" => true,
        _ => return Ok(false),
    };
    let mut rows = take(op, id, back, CHUNK)?;
    if rows.is_empty() {
        over(op, &import)?;
        return Ok(false);
    }
    let together = |row: &Row| row.kind == Kind::UnitChanged;
    if rows.first().is_some_and(together) {
        rows = take(op, id, back, ALL_UNITS)?;
        rows.retain(together);
    } else {
        rows.truncate(rows.iter().position(together).unwrap_or(rows.len()));
    }
    let (begin, good, bad) = if back { ("done", "undone", "left") } else { ("due", "done", "skipped") };
    let mut reached = Vec::new();
    let mut moved: Vec<&Row> = Vec::new();
    for row in &rows {
        if !reached.is_empty() && !together(row) && late(op) {
            break;
        }
        reached.push(row.position);
        match one(op, row, back)? {
            Outcome::Done => {}
            Outcome::Moved => moved.push(row),
            Outcome::Not(why) => store::mark(op.tx, organization, id, row.position, bad, why)?,
        }
    }
    if !moved.is_empty() {
        while let Some(at) = within_itself(op, &moved)? {
            let row = moved.remove(at);
            one(op, row, !back)?;
            store::mark(op.tx, organization, id, row.position, bad, CIRCLE)?;
        }
        organization::replant(op.tx, organization)?;
    }
    let range = (reached.iter().copied().min().unwrap_or(0), reached.iter().copied().max().unwrap_or(0));
    store::mark_range(op.tx, organization, id, range, begin, good)?;
    let count = reached.len() as i64;
    store::progress(op.tx, organization, id, if back { -count } else { count })?;
    Ok(true)
}

/// The place in the list of a unit that moved and now lies within itself, since people moved another meanwhile. Before any of
/// them moved none did, so putting them back one by one ends.
fn within_itself(op: &mut Op, moved: &[&Row]) -> Result<Option<usize>, Refusal> {
    let organization = op.organization()?;
    let units = organization::units(op.tx, organization)?;
    let parents: HashMap<UnitId, UnitId> = units.into_iter().filter_map(|u| Some((u.id, u.parent?))).collect();
    let above = |of: UnitId| std::iter::successors(parents.get(&of), |at| parents.get(*at)).take(parents.len());
    Ok(moved.iter().position(|row| above(UnitId(row.subject)).any(|at| at.0 == row.subject)))
}

fn take(op: &mut Op, id: ImportId, back: bool, most: i64) -> Result<Vec<Row>, Refusal> {
    let organization = op.organization()?;
    Ok(if back { store::last(op.tx, organization, id, most)? } else { store::next(op.tx, organization, id, most)? })
}

/// Nothing is left to do: say so, and note when what was kept for undoing goes.
fn over(op: &mut Op, import: &Import) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let (state, event) = match import.state.as_str() {
        "applying" => ("applied", timeline::Event::RosterImported),
        "cancelling" => ("cancelled", timeline::Event::RosterCancelled),
        _ => ("undone", timeline::Event::RosterUndone),
    };
    store::finish(op.tx, organization, import.id, state, op.now)?;
    // The program did it, for whoever said yes.
    timeline::record(op, event, import.id.0, import.decided_by.map(|p| p.0))?;
    jobs::due(op, super::PURGE_JOB, import.id.0, op.now.plus_days(UNDO_DAYS))
}

enum Outcome {
    Done,
    /// A unit lies elsewhere now.
    Moved,
    /// Nothing was changed; the word says why.
    Not(&'static str),
}

/// Someone else changed it after this was prepared, or after it was applied.
pub const CHANGED: &str = "roster-left-changed";
/// What comes in under this key of the roster has come in another way.
pub const TAKEN: &str = "roster-left-taken";
/// The unit would lie within itself: people moved another one beneath it.
pub const CIRCLE: &str = "roster-left-circle";
/// The person has a sign-in by now, or someone has a part in the unit.
pub const IN_USE: &str = "roster-left-in-use";

fn one(op: &mut Op, row: &Row, back: bool) -> Result<Outcome, Refusal> {
    let (from, to) = if back { (&row.becomes, &row.was) } else { (&row.was, &row.becomes) };
    match row.kind {
        Kind::UnitAdded | Kind::UnitChanged | Kind::UnitClosed => set_unit(op, UnitId(row.subject), read(from)?, read(to)?),
        Kind::PersonAdded | Kind::PersonChanged | Kind::PersonLeft => {
            set_person(op, PersonId(row.subject), row.kind.sees_all_parts(), read(from)?, read(to)?)
        }
        Kind::ClassChanged => set_class(op, ClassId(row.subject), read(from)?, read(to)?),
    }
}

fn read<T: DeserializeOwned>(text: &Option<String>) -> Result<Option<T>, Refusal> {
    let read = text.as_deref().map(serde_json::from_str).transpose();
    Ok(read.map_err(|_| store::shape("a state"))?)
}

fn set_unit(op: &mut Op, id: UnitId, from: Option<UnitState>, to: Option<UnitState>) -> Result<Outcome, Refusal> {
    let organization = op.organization()?;
    let now = store::unit(op.tx, organization, id)?;
    if now != from {
        return Ok(Outcome::Not(CHANGED));
    }
    let Some(to) = to else {
        // What was added is closed, not deleted: parts and work may name it. Where someone has a part all the same, it stays.
        let today = op.today()?;
        if store::unit_held(op.tx, organization, id, &today.to_string())? {
            return Ok(Outcome::Not(IN_USE));
        }
        store::close(op.tx, organization, id, Some(&today.yesterday().unwrap_or(today).to_string()))?;
        return Ok(Outcome::Done);
    };
    if let Some(source) = &to.source_id
        && store::unit_of_source(op.tx, organization, source)?.is_some_and(|held| held != id)
    {
        return Ok(Outcome::Not(TAKEN));
    }
    let unit = Unit { id, parent: to.parent, kind: unit_kind(&to.kind), name: to.name, source_id: to.source_id };
    let Some(now) = now else {
        organization::add_unit(op.tx, organization, &unit)?;
        return Ok(Outcome::Done);
    };
    organization::change_unit(op.tx, organization, &unit)?;
    if now.closed_on != to.closed_on {
        store::close(op.tx, organization, id, to.closed_on.as_deref())?;
    }
    Ok(if now.parent == to.parent { Outcome::Done } else { Outcome::Moved })
}

fn set_person(op: &mut Op, id: PersonId, all_parts: bool, from: Option<PersonState>, to: Option<PersonState>) -> Result<Outcome, Refusal> {
    let organization = op.organization()?;
    let person = people::by_id(op.tx, organization, id)?;
    let now = match &person {
        Some(person) => {
            let parts = store::parts(op.tx, organization, id)?;
            let left_by_hand = from.as_ref().is_some_and(|f| f.left_by_hand);
            Some(PersonState { left_by_hand, ..PersonState::of(person, parts.into_iter().filter(|p| all_parts || p.source == "roster")) })
        }
        None => None,
    };
    if now != from {
        return Ok(Outcome::Not(CHANGED));
    }
    let to = match (to, &now) {
        (Some(to), _) => to,
        (None, None) => return Ok(Outcome::Done),
        // Taking back someone who came: they stay as a person without a part, so that nothing that names them breaks.
        (None, Some(_)) if person.as_ref().is_some_and(|p| p.account.is_some()) => return Ok(Outcome::Not(IN_USE)),
        (None, Some(now)) => PersonState { active: false, parts: now.parts.iter().map(never).collect(), ..now.clone() },
    };
    if let Some(source) = &to.source_id
        && store::person_of_source(op.tx, organization, source)?.is_some_and(|held| held != id)
    {
        return Ok(Outcome::Not(TAKEN));
    }
    let as_told = Person {
        id,
        given_name: to.given.clone(),
        family_name: to.family.clone(),
        email: to.email.clone(),
        account: person.as_ref().and_then(|p| p.account),
        source_id: to.source_id.clone(),
        active: to.active,
    };
    match (&person, &now) {
        (Some(was), Some(now)) if now.active && !to.active => {
            let last_day = last_day(op, now, &to)?;
            let renamed = Person { active: true, ..as_told };
            if renamed != *was {
                people::update(op.tx, organization, &renamed)?;
            }
            people::go(op, &renamed, last_day, if to.left_by_hand { By::Hand } else { By::List })?;
        }
        (Some(_), _) => people::update(op.tx, organization, &as_told)?,
        (None, _) => people::insert(op.tx, organization, &as_told)?,
    }
    set_parts(op, id, &to)?;
    Ok(Outcome::Done)
}

/// The day on which someone who leaves was last here: the one their parts end on, and never one ahead, so that they leave at
/// once (a part that is taken back before it began ends the day before, which may be to come).
fn last_day(op: &mut Op, now: &PersonState, to: &PersonState) -> Result<Date, Refusal> {
    let told = to.parts.iter().filter(|p| !now.parts.contains(p)).filter_map(|p| crate::clock::date(p.ends.as_deref()?)).max();
    let today = op.today()?;
    Ok(told.unwrap_or_else(|| today.yesterday().unwrap_or(today)).min(today))
}

/// Makes someone's parts those of a state. A part that the state does not have never was: it ends before it began.
fn set_parts(op: &mut Op, person: PersonId, to: &PersonState) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let held = store::parts(op.tx, organization, person)?;
    for part in &to.parts {
        match held.iter().find(|h| h.id == part.id) {
            Some(now) if now.ends == part.ends => {}
            Some(_) => store::set_end(op.tx, organization, part.id, part.ends.as_deref())?,
            None => people::insert_membership(op.tx, organization, &membership(person, part)?)?,
        }
    }
    for part in held.iter().filter(|h| h.source == "roster" && !to.parts.iter().any(|p| p.id == h.id)) {
        store::set_end(op.tx, organization, part.id, never(part).ends.as_deref())?;
    }
    Ok(())
}

fn never(part: &PartState) -> PartState {
    let before = crate::clock::date(&part.begins).and_then(|day| day.yesterday().ok()).map(|day| day.to_string());
    PartState { ends: Some(before.unwrap_or_else(|| part.begins.clone())), ..part.clone() }
}

fn membership(person: PersonId, part: &PartState) -> Result<Membership, Refusal> {
    let role = Role::from_word(&part.role).ok_or_else(|| store::shape("a role"))?;
    Ok(Membership {
        id: part.id,
        person,
        unit: part.unit,
        role,
        group: StakeholderGroup::from_word(&part.group).unwrap_or_else(|| StakeholderGroup::of(role)),
        begins_on: part.begins.clone(),
        ends_on: part.ends.clone(),
        source: part.source.clone(),
    })
}

fn set_class(op: &mut Op, id: ClassId, from: Option<ClassState>, to: Option<ClassState>) -> Result<Outcome, Refusal> {
    let organization = op.organization()?;
    let now = store::one_class(op.tx, organization, id)?;
    if now.as_ref().map(ClassState::of) != from {
        return Ok(Outcome::Not(CHANGED));
    }
    let Some(to) = to else {
        store::delete_class(op.tx, organization, id)?;
        return Ok(Outcome::Done);
    };
    if store::class_of_source(op.tx, organization, &to.about.source_id)?.is_some_and(|held| held != id) {
        return Ok(Outcome::Not(TAKEN));
    }
    let class = Class { id, unit: to.unit, about: to.about, staff: to.staff };
    store::save_class(op.tx, organization, &class, now.is_none())?;
    Ok(Outcome::Done)
}

/// Deletes what was kept for undoing once its time is over, imports whose report has had its time, and classes nobody asks
/// about any more; one batch of each. True when there is more.
pub fn purge(op: &mut Op, id: ImportId) -> Result<Purge, Refusal> {
    let organization = op.organization()?;
    let Some(import) = store::import(op.tx, organization, id)? else { return Ok(Purge::Over) };
    if import.busy() || import.finished_at.is_some_and(|at| at.plus_days(UNDO_DAYS) > op.now && import.state == "applied") {
        return Ok(Purge::At(op.now.plus_days(1)));
    }
    // What an import says is about anyone: any legal hold keeps it.
    if crate::data_rights::holds(op)?.any() {
        return Ok(Purge::At(op.now.plus_days(1)));
    }
    let today = op.today()?;
    let kept_from = today.checked_sub(jiff::Span::new().days(super::classes::KEPT_DAYS)).unwrap_or(today).to_string();
    let more = store::delete_changes(op.tx, organization, id, PURGED_AT_ONCE)?
        | store::delete_old_classes(op.tx, organization, &kept_from, PURGED_AT_ONCE)?;
    if more {
        return Ok(Purge::At(op.now));
    }
    store::delete_old(op.tx, organization, op.now.plus_days(-super::REPORT_DAYS))?;
    let report_until = import.at.plus_days(super::REPORT_DAYS).plus_seconds(1);
    Ok(if report_until <= op.now { Purge::Over } else { Purge::At(report_until) })
}

/// When to come back to an import.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Purge {
    Over,
    At(crate::Moment),
}
