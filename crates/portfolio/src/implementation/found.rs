//! Implementations and the decisions about their stages, found by words.

use super::model::Stage;
use super::{placed, store};
use crate::SEE;
use ground::element::{Kind, Text};
use ground::{EventId, Found, ImplementationId, Moment, Op, Refusal, Sought, UnitId, organization, timeline};
use kit::paths;
use std::collections::HashSet;

/// Decisions looked through, latest first: more than a district makes in ten years.
const MOST_DECISIONS: i64 = 2_000;

/// A decision to move an implementation to another stage.
pub(crate) struct Decided {
    pub implementation: ImplementationId,
    pub from: Stage,
    pub to: Stage,
    pub at: Moment,
    pub event: EventId,
    /// Some conditions did not hold, and a reason was given.
    pub overridden: bool,
    pub innovation_name: String,
    pub unit: UnitId,
}

pub fn found(op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
    let mut all = implementations(op, sought)?;
    all.extend(decisions(op, sought)?);
    Ok(all)
}

fn title(innovation: &str, unit: &str) -> Text {
    Text::new("implementation-title").with("innovation", innovation).with("unit", unit)
}

/// A decision about a stage, with the reason that was given when something was missing.
#[derive(Clone, Debug)]
pub struct Decision {
    pub implementation: ImplementationId,
    pub from: Stage,
    pub to: Stage,
    pub at: Moment,
    pub reason: Option<String>,
}

/// The latest decisions about these implementations. The caller has asked the right to see them.
pub fn decisions_of(op: &mut Op, of: &HashSet<ImplementationId>, most: usize) -> Result<Vec<Decision>, Refusal> {
    let organization = op.organization()?;
    let decided = store::decided(op.tx, organization, MOST_DECISIONS)?;
    let latest = decided.into_iter().filter(|d| of.contains(&d.implementation)).take(most);
    latest
        .map(|d| {
            let reason = if d.overridden { timeline::words_of(op, d.event)? } else { None };
            Ok(Decision { implementation: d.implementation, from: d.from, to: d.to, at: d.at, reason })
        })
        .collect()
}

fn implementations(op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
    let fitting = placed(op)?.into_iter().filter_map(|p| {
        let rank = sought.fits(&format!("{} {}", p.innovation_name, p.unit_name), &[])?;
        let said = Some(Text::new(stage_key(p.stage)));
        let title = title(&p.innovation_name, &p.unit_name);
        Some(Found { kind: Kind::Implementation, title, said, href: paths::implementation(p.id), rank })
    });
    Ok(fitting.collect())
}

fn decisions(op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
    let organization = op.organization()?;
    let reached = op.reached(SEE)?;
    let units: std::collections::HashMap<UnitId, String> =
        organization::units(op.tx, organization)?.into_iter().map(|u| (u.id, u.name)).collect();
    let zone = ground::clock::zone(&organization::load(op)?.zone);
    let mut all = Vec::new();
    for decided in store::decided(op.tx, organization, MOST_DECISIONS)?.into_iter().filter(|d| reached.contains(d.unit)) {
        let unit = units.get(&decided.unit).map_or("", String::as_str);
        let reason = if decided.overridden { timeline::words_of(op, decided.event)? } else { None };
        let Some(rank) = sought.fits(&format!("{} {unit}", decided.innovation_name), &[reason.as_deref().unwrap_or_default()]) else {
            continue;
        };
        let key = match (&reason, decided.to > decided.from) {
            (Some(_), _) => "found-moved-reason",
            (None, true) => "found-moved-on",
            (None, false) => "found-moved-back",
        };
        let said =
            Text::new(key).on("day", decided.at.date(&zone)).with("stage", decided.to.word()).with("reason", reason.unwrap_or_default());
        let (title, href) = (title(&decided.innovation_name, unit), paths::implementation(decided.implementation));
        all.push(Found { kind: Kind::Decision, title, said: Some(said), href, rank });
    }
    Ok(all)
}

fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Decide => "stage-decide",
        Stage::Prepare => "stage-prepare",
        Stage::Implement => "stage-implement",
        Stage::Sustain => "stage-sustain",
    }
}
