//! What is being done in a unit that closes goes on in the one that takes its place: as a new implementation there, which
//! names the one before. It takes along its stage, the work of the stages, how adults learn it, what keeps it, and those of
//! the team who are there (each room takes its own: `Element::carry_over`). Pulses and conditions stay where they were made:
//! a series breaks, visibly. Where the innovation is used already the two are only tied.
//!
//! Nothing happens before somebody decides it, and nothing before the first day without the old unit.

mod forms;
mod pages;
pub mod samples;
mod store;
pub mod tables;
pub mod views;

use crate::implementation::{self, Implementation};
use crate::{LEAD, learning_plan, load, stage, stop, sustain};
use ground::element::{Over, Shut};
use ground::{ImplementationId, Moment, Op, Refusal, UnitId, jobs, organization};
use jiff::civil::Date;
use kit::{App, Needs::*, Routes, paths};

pub use pages::SuccessionPage;

/// Its subject is the implementation of the unit that closes.
pub const JOB: &str = "carry-implementation";

pub fn routes() -> Routes {
    Routes::new().get("/implementations/{implementation}/succession", Right(LEAD), pages::succession).post(
        "/implementations/{implementation}/succession",
        Right(LEAD),
        forms::carry,
    )
}

/// One implementation goes on as another.
#[derive(Clone, PartialEq, Debug)]
pub struct Succession {
    pub from: ImplementationId,
    pub unit: UnitId,
    /// Its first day there.
    pub on: Date,
    /// `None` until that day.
    pub to: Option<ImplementationId>,
    /// Whether it was there before.
    pub joined: bool,
}

/// Where one goes on, as far as it was decided. The caller has required the right to see it.
pub fn of(op: &mut Op, from: ImplementationId) -> Result<Vec<Succession>, Refusal> {
    let organization = op.organization()?;
    Ok(store::of(op.tx, organization, from)?)
}

/// Everything that was decided. The caller shows only what the reader may see.
pub fn all(op: &mut Op) -> Result<Vec<Succession>, Refusal> {
    let organization = op.organization()?;
    Ok(store::all(op.tx, organization)?)
}

/// "Until June 30, 2026 at Heron School": what went on in this one, under the name of its unit then.
#[derive(Clone, PartialEq, Debug)]
pub struct Earlier {
    pub until: Date,
    pub unit: String,
    pub id: ImplementationId,
    /// Both were there: one was tied to the other.
    pub joined: bool,
    /// Whether the reader may look at its pages.
    pub may_see: bool,
}

/// What went on in this one. The caller has required the right to see it.
pub fn earlier(op: &mut Op, to: ImplementationId) -> Result<Vec<Earlier>, Refusal> {
    let organization = op.organization()?;
    let mut all = Vec::new();
    for known in store::into(op.tx, organization, to)? {
        let Some(unit) = implementation::unit_name(op, known.from)? else { continue };
        let may_see = implementation::see(op, known.from).is_ok();
        let until = known.on.yesterday().unwrap_or(known.on);
        all.push(Earlier { until, unit, id: known.from, joined: known.joined, may_see });
    }
    Ok(all)
}

/// That its unit has closed, with where it goes on; `None` while the unit is open.
pub fn shut(op: &mut Op, found: &Implementation) -> Result<Option<Shut>, Refusal> {
    let today = op.today()?;
    let Some(last_day) = organization::last_day(op, found.unit)?.filter(|day| *day < today) else { return Ok(None) };
    let mut on = Vec::new();
    for next in of(op, found.id)? {
        // Whoever may not see it there is told no more than the name of the unit, on its own page.
        if let Some(to) = next.to
            && let Ok(there) = implementation::titled(op, to)
        {
            on.push((there, paths::implementation(to)));
        }
    }
    let unit = implementation::unit_name(op, found.id)?.unwrap_or_default();
    Ok(Some(Shut { unit, since: last_day.tomorrow().unwrap_or(last_day), on }))
}

/// How a decision to carry something over stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Carried {
    /// On this day.
    Planned(Date),
    Done(ImplementationId),
    /// It was there before: the two are tied.
    Joined(ImplementationId),
}

/// Decides that it goes on in a unit that takes the place of its own: at once when its unit has closed, else on the first day
/// without it. Decided twice is done once. Errors: `Missing` for a unit that is no such one, `Forbidden` when it was stopped or
/// its unit does not close.
pub fn decide(op: &mut Op, app: &App, id: ImplementationId, unit: UnitId) -> Result<Carried, Refusal> {
    let found = implementation::with_right(op, id, LEAD)?;
    op.require(LEAD, unit)?;
    let ended = organization::ended(op, found.unit)?.filter(|_| found.stopped_on.is_none()).ok_or(Refusal::Forbidden(LEAD))?;
    if !ended.heirs.iter().any(|heir| heir.id == unit) {
        return Err(Refusal::Missing);
    }
    let organization = op.organization()?;
    store::plan(op.tx, organization, id, unit, ended.first_day(), op.actor.person(), op.now)?;
    let planned = of(op, id)?.into_iter().find(|s| s.unit == unit).ok_or(Refusal::Missing)?;
    if let Some(to) = planned.to {
        return Ok(if planned.joined { Carried::Joined(to) } else { Carried::Done(to) });
    }
    if ended.last_day >= op.today()? {
        let at = op.midnight_after(ended.last_day)?;
        jobs::due(op, JOB, id.0, at)?;
        return Ok(Carried::Planned(ended.first_day()));
    }
    carry(op, app, &found, &planned)
}

/// The job of the night: does what was decided, once the unit has closed. What no longer fits is let go: the unit stays open,
/// what follows it closed as well, or it was stopped meanwhile. Answers when to look again.
pub fn settle(op: &mut Op, app: &App, id: ImplementationId) -> Result<Option<Moment>, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let waiting: Vec<Succession> = of(op, id)?.into_iter().filter(|s| s.to.is_none()).collect();
    let found = match implementation::see(op, id) {
        Ok(found) => Some(found).filter(|found| found.stopped_on.is_none()),
        Err(Refusal::Missing) => None,
        Err(other) => return Err(other),
    };
    for planned in waiting {
        let ended = match &found {
            Some(found) => organization::ended(op, found.unit)?,
            None => None,
        };
        match (&found, ended) {
            (Some(_), Some(ended)) if ended.last_day >= today => return Ok(Some(op.midnight_after(ended.last_day)?)),
            (Some(found), Some(ended)) if ended.heirs.iter().any(|heir| heir.id == planned.unit) => {
                carry(op, app, found, &planned)?;
            }
            _ => store::drop(op.tx, organization, id, planned.unit)?,
        }
    }
    Ok(None)
}

fn carry(op: &mut Op, app: &App, found: &Implementation, planned: &Succession) -> Result<Carried, Refusal> {
    let (to, joined) = implementation::go_on(op, found, planned.unit)?;
    let done = Succession { to: Some(to), joined, ..planned.clone() };
    let organization = op.organization()?;
    store::done(op.tx, organization, &done, op.now)?;
    if !joined {
        stage::copy(op, found.id, to)?;
        learning_plan::copy(op, found.id, to)?;
        sustain::copy(op, found.id, to)?;
        stop::copy_pause(op, found, to)?;
        let there = implementation::see(op, to)?;
        load::renew(op, &there)?;
        app.carry_over(op, &Over { from: found.id, to, unit: planned.unit })?;
    }
    // Nobody is asked for time in a unit that is no more.
    let today = op.today()?;
    load::end(op, found.id, today)?;
    Ok(if joined { Carried::Joined(to) } else { Carried::Done(to) })
}

/// Removes for good what ties an implementation to others.
pub fn purge(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(store::purge(op.tx, organization, id)?)
}
