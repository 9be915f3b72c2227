//! Moves from stage to stage: what must hold on the way, what happens when it does not, and the words that go with a decision.

use super::model::{Gate, Implementation, Move, Stage};
use super::{carried, see, store};
use crate::{LEAD, OVERRIDE, load};
use ground::{Check, EventId, ImplementationId, Op, Refusal, Subject, timeline};

#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// These conditions do not hold, and no reason was given to go on all the same.
    #[error("the gate is held by {} conditions", .0.len())]
    Held(Vec<Check>),
    /// These conditions do not hold, and the actor may not override this gate.
    #[error("may not pass the gate")]
    MayNotOverride(Vec<Check>),
    /// It is in another stage by now than the one that was shown.
    #[error("has moved meanwhile")]
    Meanwhile(Stage),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for MoveError {
    fn from(error: db::Error) -> MoveError {
        MoveError::Refused(error.into())
    }
}

/// Whoever decides saw the stage it was in: when somebody has moved it since, that decision was made about something else.
pub(super) fn still_in(op: &mut Op, id: ImplementationId, shown: Option<Stage>) -> Result<(), MoveError> {
    let now = see(op, id)?.stage;
    if shown.is_some_and(|shown| shown != now) { Err(MoveError::Meanwhile(now)) } else { Ok(()) }
}

/// What must hold before `to`: the gates of every stage on the way, each condition once. `ask` asks all rooms.
pub fn on_the_way(
    op: &mut Op,
    id: ImplementationId,
    to: Stage,
    ask: impl Fn(&mut Op, Subject) -> Result<Vec<Check>, Refusal>,
) -> Result<Vec<Check>, Refusal> {
    let from = see(op, id)?.stage;
    let mut all: Vec<Check> = Vec::new();
    for stage in Stage::ALL.into_iter().filter(|s| *s > from && *s <= to) {
        for check in ask(op, Subject::Gate { implementation: id, to: stage.word() })? {
            if !all.iter().any(|known| known.name == check.name) {
                all.push(check);
            }
        }
    }
    Ok(all)
}

/// Moves an implementation to another stage. `checks` is what all rooms say must hold; going back needs none. A reason that is
/// given is kept, whether or not one was needed.
pub fn move_to(op: &mut Op, id: ImplementationId, to: Stage, checks: &[Check], reason: Option<&str>) -> Result<Implementation, MoveError> {
    let implementation = carried(op, id, LEAD)?;
    let held = match implementation.gate(to) {
        Gate::Same => return Ok(implementation),
        Gate::Open => Vec::new(),
        Gate::Guarded => checks.iter().filter(|c| !c.met).cloned().collect::<Vec<_>>(),
    };
    if !held.is_empty() {
        if !op.may(OVERRIDE, implementation.unit)? {
            return Err(MoveError::MayNotOverride(held));
        }
        if reason.is_none() {
            return Err(MoveError::Held(held));
        }
    }
    let moved = implementation.moved(to);
    let organization = op.organization()?;
    store::save_stage(op.tx, organization, &moved)?;
    let names: Vec<&str> = held.iter().map(|c| c.name).collect();
    let event = if held.is_empty() { timeline::Event::StageMoved } else { timeline::Event::GateOverridden };
    let event = match reason {
        Some(reason) => timeline::record_with_words(op, event, id.0, None, reason)?,
        None => timeline::record(op, event, id.0, None)?,
    };
    note(op, &moved, Some(implementation.stage), event, &names)?;
    load::renew(op, &moved)?;
    Ok(moved)
}

/// Puts on record where it is now, and how it came there.
pub(super) fn note(op: &mut Op, to: &Implementation, from: Option<Stage>, event: EventId, held: &[&str]) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let moved = Move { id: op.id(), from, to: to.stage, at: op.now, actor: op.actor.person(), event, reason: None, held: held.join(" ") };
    Ok(store::insert_move(op.tx, organization, to.id, &moved)?)
}

/// The moves so far, oldest first, each with the words that were given (until it is erased from the timeline).
pub fn moves(op: &mut Op, id: ImplementationId) -> Result<Vec<Move>, Refusal> {
    let organization = op.organization()?;
    let mut moves = store::moves(op.tx, organization, id)?;
    for moved in &mut moves {
        moved.reason = timeline::words_of(op, moved.event)?;
    }
    Ok(moves)
}
