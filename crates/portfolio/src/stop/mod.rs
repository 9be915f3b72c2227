//! Stopping and pausing as good outcomes: why, what was learned, what remains, who decided, who is told and whether they
//! know. What was learned stays with the innovation: whoever begins it again, here or elsewhere, finds it (`before`).
//!
//! A pause is a stop with a day on which one looks again; past that day it is open work. Nothing is ever sent by itself: the
//! letter (`letter`) is a draft that people change, print and hand out.

pub mod before;
mod forms;
mod found;
pub mod letter;
mod model;
mod pages;
mod promises;
pub mod samples;
mod store;
pub mod tables;
pub mod views;
mod work;

use crate::implementation::{self, Implementation};
use crate::stage::Rest;
use crate::{LEAD, SEE};
use ground::element::Turn;
use ground::{ImplementationId, Op, Refusal, StopId, ToldId, timeline};
use jiff::civil::Date;
use kit::{Needs::*, Routes};

pub use before::Learned;
pub use found::found;
pub use model::{Halt, Kind, Likeness, Reason, Stop, Telling, Told, Who};
pub use pages::{Asked, sheet_of_letter};
pub use promises::{answered, promises};
pub use work::open_work;

/// The rows of the timeline among which the words of a stop from before this slice stand.
const MOST_ROWS: i64 = 200;

pub fn routes() -> Routes {
    Routes::new()
        .get("/implementations/{implementation}/stop", Right(LEAD), pages::stop)
        .post("/implementations/{implementation}/stop", Right(LEAD), forms::stop)
        .get("/implementations/{implementation}/pause", Right(LEAD), pages::pause)
        .post("/implementations/{implementation}/pause", Right(LEAD), forms::pause)
        .post("/implementations/{implementation}/pause-return", Right(LEAD), forms::put_off)
        .post("/implementations/{implementation}/resumption", Right(LEAD), forms::resume)
        .get("/implementations/{implementation}/stop-story", Right(SEE), pages::story)
        .get("/implementations/{implementation}/telling", Right(LEAD), pages::telling)
        .post("/implementations/{implementation}/telling", Right(LEAD), forms::tell)
        .post("/implementations/{implementation}/telling-ticks", Right(LEAD), forms::tick)
        .get("/implementations/{implementation}/letter", Right(LEAD), pages::letter)
        .post("/implementations/{implementation}/letter", Right(LEAD), forms::write_letter)
        .get("/implementations/{implementation}/letter-sheet", Right(LEAD), pages::letter_sheet)
        .get("/implementations/{implementation}/learned-before", Right(SEE), pages::before)
        .post("/implementations/{implementation}/learned-before", Right(LEAD), forms::read_before)
}

/// Stops it deliberately. Its history stays, and it can be taken up again. From now on nothing new begins on it; it ends on
/// the day that was said. False when it was stopped already.
pub fn stop(op: &mut Op, id: ImplementationId, halt: &Halt, told: &[Telling]) -> Result<bool, Refusal> {
    let found = implementation::with_right(op, id, LEAD)?;
    if found.stopped_on.is_some() {
        return Ok(false);
    }
    let (organization, today) = (op.organization()?, op.today_in(found.unit)?);
    // A pause that becomes a stop is over.
    store::resume(op.tx, organization, id, today)?;
    implementation::rest(op, id, Some(halt.effective_on), None)?;
    record(op, id, halt, told)?;
    note_down(op, timeline::Event::ImplementationStopped, id, halt)?;
    Ok(true)
}

/// Lets it rest until one looks again. False when it is not going.
pub fn pause(op: &mut Op, id: ImplementationId, halt: &Halt, told: &[Telling]) -> Result<bool, Refusal> {
    let found = implementation::with_right(op, id, LEAD)?;
    let Some(returns) = halt.returns_on.filter(|_| found.is_going()) else { return Ok(false) };
    implementation::rest(op, id, None, Some((halt.effective_on, returns)))?;
    record(op, id, halt, told)?;
    note_down(op, timeline::Event::ImplementationPaused, id, halt)?;
    Ok(true)
}

/// In the history of the implementation, with the own words if there are any: also when it goes on again one day.
fn note_down(op: &mut Op, event: timeline::Event, id: ImplementationId, halt: &Halt) -> Result<(), Refusal> {
    let own = halt.own_reason.trim();
    if own.is_empty() {
        timeline::record(op, event, id.0, None)?
    } else {
        timeline::record_with_words(op, event, id.0, None, own)?
    };
    Ok(())
}

fn record(op: &mut Op, id: ImplementationId, halt: &Halt, told: &[Telling]) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let stop = Stop { id: op.id(), implementation: id, halt: halt.clone(), recorded_by: op.actor.person(), resumed_on: None };
    store::insert(op.tx, organization, &stop, op.now)?;
    for telling in told {
        store::insert_told(op.tx, organization, stop.id, op.id(), telling)?;
    }
    Ok(())
}

/// What rests goes on resting where its implementation goes on, until the same day. Whoever calls has asked for the right.
pub(crate) fn copy_pause(op: &mut Op, before: &Implementation, to: ImplementationId) -> Result<(), Refusal> {
    let (Some(on), Some(returns), Some(stop)) = (before.paused_on, before.returns_on, current(op, before)?) else { return Ok(()) };
    implementation::rest(op, to, None, Some((on, returns)))?;
    let organization = op.organization()?;
    Ok(store::insert(op.tx, organization, &Stop { id: op.id(), implementation: to, ..stop }, op.now)?)
}

/// Looks again at a pause on a later day. False when it does not rest.
pub fn put_off(op: &mut Op, id: ImplementationId, returns: Date) -> Result<bool, Refusal> {
    let found = implementation::with_right(op, id, LEAD)?;
    let (Some(on), Some(stop)) = (found.paused_on, current(op, &found)?) else { return Ok(false) };
    let organization = op.organization()?;
    implementation::rest(op, id, None, Some((on, returns)))?;
    store::set_return(op.tx, organization, stop.id, returns)?;
    timeline::record(op, timeline::Event::PauseExtended, id.0, None)?;
    Ok(true)
}

/// Takes a stopped or paused one up again, in the stage it was in. What was learned stays. False when it was going.
pub fn resume(op: &mut Op, id: ImplementationId) -> Result<bool, Refusal> {
    let found = implementation::with_right(op, id, LEAD)?;
    if found.is_going() {
        return Ok(false);
    }
    let (organization, today) = (op.organization()?, op.today_in(found.unit)?);
    implementation::rest(op, id, None, None)?;
    store::resume(op.tx, organization, id, today)?;
    timeline::record(op, timeline::Event::ImplementationResumed, id.0, None)?;
    Ok(true)
}

/// Stops what was chosen to be stopped at the turn of the year: two fields were asked there, the rest can be added later.
pub(crate) fn at_turn(op: &mut Op, turn: &Turn) -> Result<bool, Refusal> {
    let id: ImplementationId = turn.subject.into();
    let today = op.today()?;
    let by = op.actor.person().map(|p| ground::people::load(op, p)).transpose()?;
    let halt = Halt {
        kind: Kind::Stop,
        // With the unit when that closes on a day ahead.
        effective_on: turn.on.yesterday().unwrap_or(today).max(today),
        returns_on: None,
        reasons: Vec::new(),
        own_reason: turn.detail.get("reason").into(),
        learned: turn.detail.get("remains").into(),
        kept: Vec::new(),
        materials: String::new(),
        people: String::new(),
        decided_by: by.map_or_else(String::new, |p| p.name()),
        decided_on: today,
    };
    stop(op, id, &halt, &[])
}

/// Everything it was ever stopped or paused for, newest first. The caller has required the right to see it.
pub fn of(op: &mut Op, id: ImplementationId) -> Result<Vec<Stop>, Refusal> {
    let organization = op.organization()?;
    Ok(store::of(op.tx, organization, id)?)
}

/// When it was stopped or at rest so far.
pub(crate) fn rests(op: &mut Op, found: &Implementation) -> Result<Vec<Rest>, Refusal> {
    let mut rests: Vec<Rest> = of(op, found.id)?.into_iter().map(|stop| (stop.halt.effective_on, stop.resumed_on)).collect();
    // One from before this slice kept its own rows has no row.
    rests.extend(found.rests_on().map(|on| (on, None)));
    Ok(rests)
}

/// What was said when it was stopped or paused, while it is.
pub fn current(op: &mut Op, found: &Implementation) -> Result<Option<Stop>, Refusal> {
    if found.is_going() {
        return Ok(None);
    }
    let latest = of(op, found.id)?.into_iter().find(|stop| stop.resumed_on.is_none());
    Ok(match (latest, found.stopped_on) {
        (None, Some(on)) => Some(earlier(op, found.id, on)?),
        (latest, _) => latest,
    })
}

/// A stop from before this slice kept its own rows: its words stand in the timeline.
fn earlier(op: &mut Op, id: ImplementationId, on: Date) -> Result<Stop, Refusal> {
    let rows = timeline::of(op, id.0, MOST_ROWS)?;
    let words = |event| rows.iter().find(|row| row.event == event).and_then(|row| row.words.clone()).unwrap_or_default();
    let halt = Halt {
        kind: Kind::Stop,
        effective_on: on,
        returns_on: None,
        reasons: Vec::new(),
        own_reason: words(timeline::Event::ImplementationStopped),
        learned: words(timeline::Event::WhatRemainsTold),
        kept: Vec::new(),
        materials: String::new(),
        people: String::new(),
        decided_by: String::new(),
        decided_on: on,
    };
    Ok(Stop { id: StopId(id.0), implementation: id, halt, recorded_by: None, resumed_on: None })
}

/// The stop of something that is stopped or paused, for whoever leads it.
fn to_lead(op: &mut Op, id: ImplementationId) -> Result<Option<Stop>, Refusal> {
    let found = implementation::with_right(op, id, LEAD)?;
    current(op, &found)
}

/// Who is told of a stop. The caller has required the right to see it.
pub fn told(op: &mut Op, stop: StopId) -> Result<Vec<Told>, Refusal> {
    let organization = op.organization()?;
    Ok(store::told(op.tx, organization, stop)?)
}

/// Adds someone to be told, or changes a row. False when there is nothing to tell, or no such row.
pub fn tell(op: &mut Op, id: ImplementationId, row: Option<ToldId>, telling: &Telling) -> Result<bool, Refusal> {
    let Some(stop) = to_lead(op, id)? else { return Ok(false) };
    let organization = op.organization()?;
    match row {
        Some(row) => Ok(store::update_told(op.tx, organization, stop.id, row, telling)?),
        None => {
            store::insert_told(op.tx, organization, stop.id, op.id(), telling)?;
            Ok(true)
        }
    }
}

/// Takes someone off the list of those to be told.
pub fn tell_not(op: &mut Op, id: ImplementationId, row: ToldId) -> Result<bool, Refusal> {
    let Some(stop) = to_lead(op, id)? else { return Ok(false) };
    let organization = op.organization()?;
    Ok(store::delete_told(op.tx, organization, stop.id, row)?)
}

/// Ticks off that someone knows, or takes the tick back.
pub fn tick(op: &mut Op, id: ImplementationId, row: ToldId, knows: bool) -> Result<bool, Refusal> {
    let Some(stop) = to_lead(op, id)? else { return Ok(false) };
    let (organization, today, by) = (op.organization()?, op.today()?, op.actor.person());
    let ticked = store::mark_told(op.tx, organization, stop.id, row, knows.then_some(today), by.filter(|_| knows))?;
    if ticked && knows {
        timeline::record(op, timeline::Event::StopTold, id.0, Some(row.0))?;
    }
    Ok(ticked)
}

/// The letter in somebody's own wording; `None`: it is drafted. The caller has required the right to see it.
fn written(op: &mut Op, stop: StopId, language: &str) -> Result<Option<String>, Refusal> {
    let organization = op.organization()?;
    Ok(store::letter(op.tx, organization, stop, language)?)
}

/// Keeps the letter in one's own wording; `None`: the draft counts again.
pub fn write_letter(op: &mut Op, id: ImplementationId, language: &str, words: Option<&str>) -> Result<bool, Refusal> {
    let Some(stop) = to_lead(op, id)? else { return Ok(false) };
    let organization = op.organization()?;
    match words {
        Some(words) => store::write_letter(op.tx, organization, stop.id, language, words, op.now)?,
        None => store::drop_letter(op.tx, organization, stop.id, language)?,
    }
    Ok(true)
}

/// Removes for good what hangs from an implementation.
pub fn purge(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(store::purge(op.tx, organization, id)?)
}
