//! Spread & Sustain: what lets an implementation last when the project is over. Routines that someone keeps, resources with
//! their ends, first steps for newcomers, a sister school, and one's own conditions before more places begin.
//!
//! Each is a row that the team changes by itself; each feeds a condition (`conditions`) and some a check at the gate.

pub mod conditions;
mod forms;
mod model;
mod pages;
pub mod samples;
mod store;
pub mod tables;
mod views;
mod work;

use crate::implementation::{self, Implementation, Placed, Stage};
use crate::{LEAD, SEE};
use ground::element::Condition;
use ground::{Action, Check, ImplementationId, Op, Refusal, Subject, SustainId, people, timeline};
use jiff::Span;
use jiff::civil::Date;
use kit::{Needs::*, Routes};

pub use model::{Kept, Lasting, NOTICE, Newcomer, Readiness, Ready, Resource, ResourceKind, Rhythm, Routine, Side, Sister, Tick};
pub use pages::SustainPage;
pub use work::open_work;

pub fn routes() -> Routes {
    Routes::new()
        .get("/implementations/{implementation}/sustain", Right(SEE), pages::sustain)
        .post("/implementations/{implementation}/sustain/routines", Right(LEAD), forms::routine)
        .post("/implementations/{implementation}/sustain/resources", Right(LEAD), forms::resource)
        .post("/implementations/{implementation}/sustain/steps", Right(LEAD), forms::step)
        .post("/implementations/{implementation}/sustain/ticks", Right(SEE), forms::tick)
        .post("/implementations/{implementation}/sustain/sisters", Right(LEAD), forms::sister)
        .post("/implementations/{implementation}/sustain/agreements", Right(LEAD), forms::agree)
        .post("/implementations/{implementation}/sustain/readiness", Right(LEAD), forms::readiness)
        .post("/implementations/{implementation}/sustain/starters", Right(LEAD), forms::starters)
}

/// So long someone is new: a school year with its summer. Their ticks are kept longer than that (`tables`), so nobody becomes new
/// again because they are gone.
const NEW_DAYS: i64 = 365;

/// Since when the innovation is in use there: whoever comes later is a newcomer. `None` before the stage Implement.
fn in_use_since(op: &mut Op, found: &Implementation) -> Result<Option<Date>, Refusal> {
    let zone = op.zone_in(found.unit)?;
    let moves = implementation::moves(op, found.id)?;
    Ok(moves.iter().find(|m| m.to >= Stage::Implement).map(|m| m.at.date(&zone)))
}

/// Everything that keeps an implementation. The caller has required the right to see it; who the newcomers are is for pages
/// of those who lead it, and of themselves.
fn kept(op: &mut Op, found: &Implementation) -> Result<Kept, Refusal> {
    let (organization, id, today) = (op.organization()?, found.id, op.today_in(found.unit)?);
    let steps = store::steps(op.tx, organization, id)?;
    let since = if steps.is_empty() { None } else { in_use_since(op, found)? };
    let newcomers = match since {
        Some(since) => {
            store::newcomers(op.tx, organization, id, found.unit, since.max(today.saturating_sub(Span::new().days(NEW_DAYS))), today)?
        }
        None => Vec::new(),
    };
    Ok(Kept {
        routines: store::routines(op.tx, organization, id)?,
        resources: store::resources(op.tx, organization, id)?,
        steps,
        newcomers,
        sisters: store::sisters(op.tx, organization, id)?,
        readiness: store::readiness(op.tx, organization, id)?,
    })
}

/// How what keeps it stands.
pub fn conditions(op: &mut Op, id: ImplementationId) -> Result<Vec<Condition>, Refusal> {
    let found = implementation::see(op, id)?;
    let (kept, calendar) = (kept(op, &found)?, ground::calendar::of(op, found.unit)?);
    Ok(conditions::conditions(id, &kept, &calendar, op.today_in(found.unit)?))
}

/// At the gate to Spread & Sustain.
pub fn checks(op: &mut Op, on: Subject) -> Result<Vec<Check>, Refusal> {
    let Subject::Gate { implementation: id, to } = on else { return Ok(Vec::new()) };
    if to != Stage::Sustain.word() {
        return Ok(Vec::new());
    }
    let found = implementation::see(op, id)?;
    let (kept, calendar) = (kept(op, &found)?, ground::calendar::of(op, found.unit)?);
    Ok(conditions::checks(id, &kept, &calendar, op.today_in(found.unit)?))
}

/// What a row is of: `None` is a new one.
type Row = Option<SustainId>;

/// Changes go to what is going, by whoever leads it; each is on record without its words.
fn changing(op: &mut Op, id: ImplementationId, row: Row) -> Result<(ground::OrganizationId, SustainId), Refusal> {
    implementation::carried(op, id, LEAD)?;
    let row = row.unwrap_or_else(|| op.id());
    timeline::record(op, timeline::Event::SustainChanged, id.0, Some(row.0))?;
    Ok((op.organization()?, row))
}

pub fn save_routine(op: &mut Op, id: ImplementationId, row: Row, routine: &Routine) -> Result<(), Refusal> {
    let (organization, row) = changing(op, id, row)?;
    Ok(store::save_routine(op.tx, organization, id, row, routine, op.now)?)
}

pub fn drop_routine(op: &mut Op, id: ImplementationId, row: SustainId) -> Result<(), Refusal> {
    let (organization, row) = changing(op, id, Some(row))?;
    Ok(store::drop_routine(op.tx, organization, id, row)?)
}

pub fn save_resource(op: &mut Op, id: ImplementationId, row: Row, resource: &Resource) -> Result<(), Refusal> {
    let (organization, row) = changing(op, id, row)?;
    Ok(store::save_resource(op.tx, organization, id, row, resource, op.now)?)
}

pub fn drop_resource(op: &mut Op, id: ImplementationId, row: SustainId) -> Result<(), Refusal> {
    let (organization, row) = changing(op, id, Some(row))?;
    Ok(store::drop_resource(op.tx, organization, id, row)?)
}

/// A step that newcomers take.
pub fn save_step(op: &mut Op, id: ImplementationId, row: Row, what: &str) -> Result<(), Refusal> {
    let (organization, row) = changing(op, id, row)?;
    Ok(store::save_step(op.tx, organization, id, row, what, op.now)?)
}

pub fn drop_step(op: &mut Op, id: ImplementationId, row: SustainId) -> Result<(), Refusal> {
    let (organization, row) = changing(op, id, Some(row))?;
    Ok(store::drop_step(op.tx, organization, id, row)?)
}

pub fn save_readiness(op: &mut Op, id: ImplementationId, row: Row, readiness: &Readiness) -> Result<(), Refusal> {
    let (organization, row) = changing(op, id, row)?;
    Ok(store::save_readiness(op.tx, organization, id, row, readiness, op.now)?)
}

pub fn drop_readiness(op: &mut Op, id: ImplementationId, row: SustainId) -> Result<(), Refusal> {
    let (organization, row) = changing(op, id, Some(row))?;
    Ok(store::drop_readiness(op.tx, organization, id, row)?)
}

/// Writes down some conditions to begin with, to be changed at will. Nothing when there are some already.
pub fn begin_readiness(op: &mut Op, id: ImplementationId, statements: &[String]) -> Result<(), Refusal> {
    implementation::carried(op, id, LEAD)?;
    let organization = op.organization()?;
    if !store::readiness(op.tx, organization, id)?.is_empty() {
        return Ok(());
    }
    for statement in statements {
        save_readiness(op, id, None, &Readiness { statement: statement.clone(), state: Ready::Unknown, note: String::new() })?;
    }
    Ok(())
}

/// The actor as a newcomer there; `None` when they were there from the beginning, or nobody has a list.
fn as_newcomer(op: &mut Op, kept: &Kept) -> Result<Option<Newcomer>, Refusal> {
    let Some(person) = op.actor.person() else { return Ok(None) };
    let organization = op.organization()?;
    let stands = people::standing(op.tx, organization, person)?;
    Ok(kept.newcomers.iter().find(|n| n.person == stands).cloned())
}

/// Ticks off one's own step with the colleague it was taken with, or takes the tick back. Errors: `Missing` for whoever is no
/// newcomer, or for a step of something else.
pub fn tick(op: &mut Op, id: ImplementationId, step: SustainId, colleague: Option<&str>) -> Result<(), Refusal> {
    let found = implementation::carried(op, id, SEE)?;
    let (organization, today) = (op.organization()?, op.today_in(found.unit)?);
    let kept = kept(op, &found)?;
    let Some(newcomer) = as_newcomer(op, &kept)?.filter(|_| kept.steps.iter().any(|(id, _)| *id == step)) else {
        return Err(Refusal::Missing);
    };
    match colleague {
        Some(colleague) => store::tick(op.tx, organization, step, newcomer.person, colleague, today)?,
        None => {
            for own in people::selves(op.tx, organization, newcomer.person)? {
                store::untick(op.tx, organization, step, own)?;
            }
        }
    }
    Ok(())
}

/// The same innovation elsewhere, where the actor could bring two together: they see both, and these are no pair yet.
fn could_pair(op: &mut Op, found: &Implementation, kept: &Kept) -> Result<Vec<Placed>, Refusal> {
    let paired = |id| kept.sisters.iter().any(|s| s.ended_on.is_none() && (s.one == id || s.other == id));
    let all = implementation::placed(op)?.into_iter();
    Ok(all.filter(|p| p.innovation == found.innovation && p.id != found.id && p.is_going() && !paired(p.id)).collect())
}

/// Brings two implementations of one innovation together. Nobody agrees by this: each side does so for itself.
pub fn propose(op: &mut Op, id: ImplementationId, with: ImplementationId, side: &Side) -> Result<SustainId, Refusal> {
    let found = implementation::carried(op, id, LEAD)?;
    let kept = kept(op, &found)?;
    if !could_pair(op, &found, &kept)?.iter().any(|p| p.id == with) {
        return Err(Refusal::Missing);
    }
    let organization = op.organization()?;
    let row: SustainId = op.id();
    store::propose(op.tx, organization, row, (id, with), side, op.actor.person(), op.now)?;
    timeline::record(op, timeline::Event::SistersProposed, id.0, Some(with.0))?;
    Ok(row)
}

/// Writes down what one's own side gives and needs. When it said something else before, whoever agreed did so to other words:
/// both sides agree anew.
pub fn set_side(op: &mut Op, id: ImplementationId, row: SustainId, side: &Side) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let known = store::sisters(op.tx, organization, id)?.into_iter().find(|s| s.id == row);
    let known = known.ok_or(Refusal::Missing)?;
    let (_, own, _) = known.seen_from(id);
    if (&own.offers, &own.asks) == (&side.offers, &side.asks) {
        return Ok(());
    }
    let said_before = !own.offers.is_empty();
    changing(op, id, Some(row))?;
    store::set_side(op.tx, organization, id, row, side)?;
    if said_before {
        store::disagree(op.tx, organization, id, row)?;
    }
    Ok(())
}

/// Whether the actor speaks for this side: they lead it and have their part in its very unit. From further up one could
/// agree for both, and that would be no agreement.
pub(crate) fn speaks_for(op: &mut Op, placed: &Placed) -> Result<bool, Refusal> {
    Ok(op.parts()?.iter().any(|p| p.unit == placed.unit) && op.may(LEAD, placed.unit)?)
}

/// Agrees for one's own side.
pub fn agree(op: &mut Op, id: ImplementationId, row: SustainId) -> Result<(), Refusal> {
    let found = implementation::carried(op, id, LEAD)?;
    let placed = implementation::named(op, id)?;
    if !speaks_for(op, &placed)? {
        return Err(Refusal::Forbidden(LEAD));
    }
    let (organization, today, by) = (op.organization()?, op.today_in(found.unit)?, op.actor.person());
    if !store::sisters(op.tx, organization, id)?.iter().any(|s| s.id == row && s.ended_on.is_none()) {
        return Err(Refusal::Missing);
    }
    store::agree(op.tx, organization, id, row, today, by)?;
    timeline::record(op, timeline::Event::SistersAgreed, id.0, Some(row.0))?;
    Ok(())
}

/// Either side may end it.
pub fn end_sister(op: &mut Op, id: ImplementationId, row: SustainId) -> Result<(), Refusal> {
    let found = implementation::with_right(op, id, LEAD)?;
    let (organization, today) = (op.organization()?, op.today_in(found.unit)?);
    if !store::end_sister(op.tx, organization, id, row, today)? {
        return Err(Refusal::Missing);
    }
    timeline::record(op, timeline::Event::SistersEnded, id.0, Some(row.0))?;
    Ok(())
}

/// Whether the actor may change rows here.
fn may(op: &mut Op, placed: &Placed, action: Action) -> Result<bool, Refusal> {
    Ok(placed.is_going() && op.may(action, placed.unit)?)
}

/// Takes along what keeps an implementation to where it goes on. Sisters stay behind: each side agrees for itself.
pub(crate) fn copy(op: &mut Op, from: ImplementationId, to: ImplementationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    for (_, routine) in store::routines(op.tx, organization, from)? {
        store::save_routine(op.tx, organization, to, op.id(), &routine, op.now)?;
    }
    for (_, resource) in store::resources(op.tx, organization, from)? {
        store::save_resource(op.tx, organization, to, op.id(), &resource, op.now)?;
    }
    for (_, step) in store::steps(op.tx, organization, from)? {
        store::save_step(op.tx, organization, to, op.id(), &step, op.now)?;
    }
    for (_, readiness) in store::readiness(op.tx, organization, from)? {
        store::save_readiness(op.tx, organization, to, op.id(), &readiness, op.now)?;
    }
    Ok(())
}

/// Removes for good what hangs from an implementation.
pub fn purge(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(store::purge(op.tx, organization, id)?)
}
