//! Stop stories found by words: why it was stopped, what was learned.

use super::model::Kind as HaltKind;
use super::store;
use crate::SEE;
use ground::element::{Kind, Text};
use ground::{Found, Op, Refusal, Sought, UnitId, organization};
use kit::paths;
use std::collections::HashMap;

pub fn found(op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
    let organization = op.organization()?;
    let stops = store::all(op.tx, organization)?;
    if stops.is_empty() {
        return Ok(Vec::new());
    }
    let reached = op.reached(SEE)?;
    let units: HashMap<UnitId, String> = organization::units(op.tx, organization)?.into_iter().map(|u| (u.id, u.name)).collect();
    let mut all: Vec<Found> = Vec::new();
    for s in stops.into_iter().filter(|s| reached.contains(s.unit)) {
        let unit = units.get(&s.unit).map_or("", String::as_str);
        let h = &s.stop.halt;
        let Some(rank) = sought.fits(&format!("{} {unit}", s.innovation_name), &[&h.own_reason, &h.learned, &h.materials, &h.people])
        else {
            continue;
        };
        let href = paths::of_implementation(s.stop.implementation, "stop-story");
        // One story tells every stop of an implementation.
        if all.iter().any(|known| known.href == href) {
            continue;
        }
        let key = if h.kind == HaltKind::Stop { "found-stopped" } else { "found-paused" };
        let title = Text::new("implementation-title").with("innovation", s.innovation_name).with("unit", unit);
        all.push(Found { kind: Kind::Decision, title, said: Some(Text::new(key).on("day", h.effective_on)), href, rank });
    }
    Ok(all)
}
