//! What was decided about hours that are too many, by whom and when, and whether it still counts: since its innovation was
//! last changed, and since it last came to the stage Decide. A yes to one hour a month is none to ten.

use super::{Decision, store};
use crate::LEAD;
use crate::implementation::{self, Implementation, Placed, Stage};
use ground::{ImplementationId, Moment, Op, Refusal, UnitId, people, timeline};
use jiff::civil::Date;

/// Of so many rows on record about an innovation the last change is looked for.
const LATEST: i64 = 50;

/// A decision as pages show it.
#[derive(Clone, Debug)]
pub struct Told {
    pub decision: Decision,
    /// Who decided; empty when they were erased.
    pub name: String,
    /// There.
    pub day: Date,
    pub counts: bool,
}

/// From when on a decision counts; `None`: any does.
pub fn counts_from(op: &mut Op, it: &Implementation) -> Result<Option<Moment>, Refusal> {
    let changed = timeline::of(op, it.innovation.0, LATEST)?;
    let changed = changed.iter().find(|row| row.event == timeline::Event::InnovationChanged).map(|row| row.at);
    let came = implementation::moves(op, it.id)?.iter().rev().find(|m| m.to == Stage::Decide).map(|m| m.at);
    Ok(changed.max(came))
}

/// Whether someone looked at it and decided, as it stands now.
pub(super) fn is_decided(op: &mut Op, it: &Implementation) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    let Some(decided) = store::decisions(op.tx, organization, it.id)?.first().map(|decision| decision.at) else { return Ok(false) };
    Ok(Some(decided) >= counts_from(op, it)?)
}

/// All that was decided about one, the newest first.
pub(super) fn of(op: &mut Op, id: ImplementationId) -> Result<Vec<Told>, Refusal> {
    let organization = op.organization()?;
    let decisions = store::decisions(op.tx, organization, id)?;
    if decisions.is_empty() {
        return Ok(Vec::new());
    }
    let it = implementation::see(op, id)?;
    let (zone, from) = (op.zone_in(it.unit)?, counts_from(op, &it)?);
    let mut all = Vec::new();
    for decision in decisions {
        let words = timeline::words_of(op, decision.event)?;
        let name = decision.by.map_or(Ok(String::new()), |by| people::load(op, by).map(|p| p.name()))?;
        all.push(Told { name, day: decision.at.date(&zone), counts: Some(decision.at) >= from, decision: Decision { words, ..decision } });
    }
    Ok(all)
}

/// The last decision about each that is going in a unit, as far as the reader sees it.
pub(super) fn in_unit(op: &mut Op, unit: UnitId) -> Result<Vec<(Placed, Told)>, Refusal> {
    let mut all = Vec::new();
    for placed in implementation::placed(op)?.into_iter().filter(|p| p.unit == unit && p.is_going()) {
        if let Some(told) = of(op, placed.id)?.into_iter().next() {
            all.push((placed, told));
        }
    }
    Ok(all)
}

/// Writes down that someone looked at what it asks, and what they decided.
pub fn decide(op: &mut Op, id: ImplementationId, words: &str) -> Result<(), Refusal> {
    implementation::carried(op, id, LEAD)?;
    let organization = op.organization()?;
    let event = timeline::record_with_words(op, timeline::Event::LoadDecided, id.0, None, words)?;
    Ok(store::insert_decision(op.tx, organization, event, id, op.now, op.actor.person())?)
}
