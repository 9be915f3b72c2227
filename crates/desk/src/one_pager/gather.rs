//! Asks the rooms for what the page says. For one implementation everything; for an innovation the roll-up, and of the
//! few places that lost something the conditions themselves.

use super::model::{Asks, BoardSheetPage, Decided, MOST_DECISIONS, NextGate, Ruling, Scope, Told};
use crate::board;
use ground::element::{State, Subject};
use ground::{ImplementationId, InnovationId, Op, PersonId, Refusal, Role, organization, people, timeline};
use inclusion::pulse;
use jiff::tz::TimeZone;
use kit::App;
use portfolio::implementation::{self, Move, Placed, Stage};
use portfolio::innovation::{self, Innovation, Record};
use portfolio::load;
use std::collections::{HashMap, HashSet};

/// Places whose lost conditions are told one by one; of the others only that there are some.
const MOST_LOST_PLACES: usize = 3;
/// Rows of the timeline of one place among which decisions are looked for.
const MOST_ROWS: i64 = 200;

pub fn of_implementation(op: &mut Op, app: &App, id: ImplementationId) -> Result<BoardSheetPage, Refusal> {
    let placed = implementation::named(op, id)?;
    let innovation = innovation::see(op, placed.innovation)?;
    let conditions = app.conditions(op, id)?.into_iter().map(|condition| Told { condition, place: None }).collect();
    let zone = op.zone_in(placed.unit)?;
    let moves = implementation::moves(op, id)?;
    let since = moves.iter().rev().find(|m| m.to == placed.stage).map(|m| m.at.date(&zone));
    let next = match placed.stage.next().filter(|_| placed.is_going()) {
        Some(stage) => {
            let checks = app.checks(op, Subject::Gate { implementation: id, to: stage.word() })?;
            Some(NextGate { stage, missing: checks.into_iter().filter(|check| !check.met).map(|check| check.text).collect() })
        }
        None => None,
    };
    let decided = decided_here(op, id, moves, &zone)?;
    let finding = pulse::finding(op, id)?;
    Ok(BoardSheetPage { finding, decided, since, conditions, ..page(op, innovation, Scope::Place { placed, next })? })
}

pub fn of_innovation(op: &mut Op, app: &App, id: InnovationId) -> Result<BoardSheetPage, Refusal> {
    let innovation = innovation::see(op, id)?;
    let places: Vec<Placed> = implementation::placed(op)?.into_iter().filter(|p| p.innovation == id).collect();
    let standings = board::standings(op)?;
    let lost = |p: &&Placed| p.is_going() && standings.get(&p.id).is_some_and(|s| s.lost > 0);
    let lost: Vec<&Placed> = places.iter().filter(lost).collect();
    let mut conditions = Vec::new();
    for placed in lost.iter().take(MOST_LOST_PLACES) {
        let of_place = app.conditions(op, placed.id)?.into_iter().filter(|c| c.state == State::Lost);
        conditions.extend(of_place.map(|condition| Told { condition, place: Some(placed.unit_name.clone()) }));
    }
    let lost = lost.iter().map(|p| p.unit_name.clone()).collect();
    let zone = ground::clock::zone(&organization::load(op)?.zone);
    let decided = decided(op, &places, &zone)?;
    Ok(BoardSheetPage { decided, conditions, ..page(op, innovation, Scope::Everywhere { places, lost })? })
}

fn page(op: &mut Op, innovation: Innovation, scope: Scope) -> Result<BoardSheetPage, Refusal> {
    let organization = organization::load(op)?;
    let record = innovation::record(op, innovation.id)?;
    Ok(BoardSheetPage {
        organization: organization.name,
        demo: organization.demo,
        today: op.today()?,
        about: record.description.about.clone(),
        asks: asks(op, record, &scope)?,
        innovation,
        scope,
        since: None,
        conditions: Vec::new(),
        finding: None,
        decided: Vec::new(),
    })
}

/// What it asks, as far as it is written down.
fn asks(op: &mut Op, record: Record, scope: &Scope) -> Result<Asks, Refusal> {
    Ok(match scope {
        Scope::Everywhere { .. } => Asks::of(record, Stage::Decide, None),
        Scope::Place { placed, .. } => {
            let week = load::weeks(op, Role::Teacher, &[placed.unit], std::slice::from_ref(placed))?.remove(&placed.unit);
            Asks::of(record, placed.stage, week)
        }
    })
}

/// In one place: every decision with who made it, the latest first.
fn decided_here(op: &mut Op, id: ImplementationId, moves: Vec<Move>, zone: &TimeZone) -> Result<Vec<Decided>, Refusal> {
    let moved = moves.into_iter().filter_map(|m| Some((m.at, m.actor, Ruling::Moved { to: m.to, back: m.to < m.from? }, m.reason)));
    let rows = timeline::of(op, id.0, MOST_ROWS)?.into_iter();
    let mut all: Vec<_> = rows.filter_map(|row| Some((row.at, row.actor, Ruling::of_event(row.event)?, row.words))).chain(moved).collect();
    all.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
    all.truncate(MOST_DECISIONS);
    all.into_iter().map(|(at, by, what, words)| Ok(Decided { day: at.date(zone), place: None, by: name(op, by)?, what, words })).collect()
}

/// Nothing of someone who was erased.
fn name(op: &mut Op, person: Option<PersonId>) -> Result<Option<String>, Refusal> {
    let Some(person) = person else { return Ok(None) };
    Ok(Some(people::load(op, person)?.name()).filter(|name| !name.is_empty()))
}

/// In many places: moves, and what rests, as the places tell it themselves.
fn decided(op: &mut Op, places: &[Placed], zone: &TimeZone) -> Result<Vec<Decided>, Refusal> {
    let names: HashMap<ImplementationId, &str> = places.iter().map(|p| (p.id, p.unit_name.as_str())).collect();
    let ids: HashSet<ImplementationId> = names.keys().copied().collect();
    let told = implementation::decisions_of(op, &ids, MOST_DECISIONS)?.into_iter().map(|d| Decided {
        day: d.at.date(zone),
        place: names.get(&d.implementation).map(|name| name.to_string()),
        by: None,
        what: Ruling::Moved { to: d.to, back: d.to < d.from },
        words: d.reason,
    });
    let rests = places.iter().filter_map(|p| Some((p, Ruling::of_rest(p)?)));
    let rests = rests.map(|(p, (day, what))| Decided { day, place: Some(p.unit_name.clone()), by: None, what, words: None });
    let mut all: Vec<Decided> = told.chain(rests).collect();
    all.sort_by_key(|decided| std::cmp::Reverse(decided.day));
    all.truncate(MOST_DECISIONS);
    Ok(all)
}
