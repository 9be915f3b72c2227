//! What was learned when the same thing was stopped or paused before: shown where an innovation is begun and decided, and
//! asked for at the gate out of Decide. As far as the reader sees it: nobody learns here of a school they may not know of.

use super::model::{Kind, Likeness};
use super::store;
use crate::implementation::{self, Stage};
use crate::{LEAD, SEE, innovation};
use ground::element::Text;
use ground::{Check, ImplementationId, InnovationId, Op, Refusal, StopId, Subject, UnitId, organization, timeline};
use jiff::civil::Date;
use kit::paths;
use std::collections::HashMap;

/// The learning of one stop or pause.
#[derive(Clone, PartialEq, Debug)]
pub struct Learned {
    pub stop: StopId,
    pub implementation: ImplementationId,
    pub innovation_name: String,
    pub unit_name: String,
    pub kind: Kind,
    pub on: Date,
    pub learned: String,
    /// Read for the implementation that is asked about.
    pub read: bool,
}

/// What was learned about an innovation or one like it, newest first.
pub fn of_innovation(op: &mut Op, id: InnovationId) -> Result<Vec<Learned>, Refusal> {
    let organization = op.organization()?;
    let mut stops = store::all(op.tx, organization)?;
    stops.retain(|s| !s.stop.halt.learned.trim().is_empty());
    if stops.is_empty() {
        return Ok(Vec::new());
    }
    let reached = op.reached(SEE)?;
    let outline = innovation::load(op, id)?.outline;
    let wanted = Likeness::of(&outline.name, outline.ingredients.iter().map(|i| i.name.as_str()));
    let mut ingredients: HashMap<InnovationId, Vec<String>> = HashMap::new();
    for (of, name) in store::ingredients(op.tx, organization)? {
        ingredients.entry(of).or_default().push(name);
    }
    let units: HashMap<UnitId, String> = organization::units(op.tx, organization)?.into_iter().map(|u| (u.id, u.name)).collect();
    let alike = |s: &store::Placed| {
        let names = ingredients.get(&s.innovation).map_or(&[][..], Vec::as_slice);
        s.innovation == id || wanted.is_like(&Likeness::of(&s.innovation_name, names.iter().map(String::as_str)))
    };
    let seen = stops.into_iter().filter(|s| reached.contains(s.unit) && alike(s));
    let learned = seen.map(|s| Learned {
        stop: s.stop.id,
        implementation: s.stop.implementation,
        innovation_name: s.innovation_name,
        unit_name: units.get(&s.unit).cloned().unwrap_or_default(),
        kind: s.stop.halt.kind,
        on: s.stop.halt.effective_on,
        learned: s.stop.halt.learned,
        read: false,
    });
    Ok(learned.collect())
}

/// The same for one implementation, with what was read for it.
pub fn of(op: &mut Op, id: ImplementationId) -> Result<Vec<Learned>, Refusal> {
    let found = implementation::see(op, id)?;
    let organization = op.organization()?;
    let mut learned = of_innovation(op, found.innovation)?;
    if !learned.is_empty() {
        let readings = store::readings(op.tx, organization, id)?;
        learned.iter_mut().for_each(|l| l.read = readings.contains(&l.stop));
    }
    Ok(learned)
}

/// Puts on record that these were read before this one is decided; only what the reader could see counts.
pub fn read(op: &mut Op, id: ImplementationId, stops: &[StopId]) -> Result<usize, Refusal> {
    implementation::with_right(op, id, LEAD)?;
    let organization = op.organization()?;
    let mut count = 0;
    for learned in of(op, id)?.into_iter().filter(|l| !l.read && stops.contains(&l.stop)) {
        store::read(op.tx, organization, id, learned.stop, op.actor.person(), op.now)?;
        count += 1;
    }
    if count > 0 {
        timeline::record(op, timeline::Event::EarlierLearningRead, id.0, None)?;
    }
    Ok(count)
}

/// At the gate out of Decide: what was learned before has been read. Where nothing was learned, nothing is asked.
pub fn checks(op: &mut Op, on: Subject) -> Result<Vec<Check>, Refusal> {
    let Subject::Gate { implementation: id, to } = on else { return Ok(Vec::new()) };
    if to != Stage::Prepare.word() {
        return Ok(Vec::new());
    }
    let learned = of(op, id)?;
    if learned.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Check {
        name: "earlier-learning",
        met: learned.iter().all(|l| l.read),
        text: Text::new("check-earlier-learning").count("count", learned.len() as i64),
        href: Some(paths::of_implementation(id, "learned-before")),
    }])
}
