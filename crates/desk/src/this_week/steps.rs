//! What is so already, asked of the rooms: never a memory of clicks, always the state itself. Cheap questions first, and
//! none at all for those who take no first steps.

use super::model::{FirstStep, May, So, Step, first_steps};
use ground::disclosure::FLOOR_STAFF;
use ground::policy::{MANAGE_PEOPLE, SEE_PEOPLE};
use ground::{ImplementationId, Op, Refusal, organization, people, roster};
use kit::paths;
use portfolio::implementation::{self, Placed};
use portfolio::{INNOVATE, LEAD, innovation, learning_plan};
use std::collections::HashSet;
use teams::charter::{self, Standing};

/// Units looked at for one with enough people to ask: whoever has more is far from first steps.
const MOST_LOOKED: usize = 12;

/// A step with where it is taken; nowhere while an earlier one is missing.
pub struct Led {
    pub step: FirstStep,
    pub href: Option<String>,
}

pub fn ask(op: &mut Op) -> Result<Vec<Led>, Refusal> {
    let may = may(op)?;
    if !may.any() {
        return Ok(Vec::new());
    }
    let mut placed = implementation::placed(op)?;
    // One's own work: what others lead elsewhere is no first step of the reader.
    let led = op.reached(LEAD)?;
    placed.retain(|p| led.contains(p.unit));
    let innovations = if may.innovate { innovation::all(op)? } else { Vec::new() };
    let standings = charter::standings(op)?;
    let ready = |p: &&Placed| matches!(standings.get(&p.id), Some((_, Standing::Ready)));
    let so = So {
        people: may.people && people_are_in(op)?,
        innovation: !innovations.is_empty(),
        begun: !placed.is_empty(),
        team: placed.iter().any(|p| ready(&p)),
        learning: learning_is_planned(op, &placed)?,
        asked: inclusion::pulse::any(op)?,
    };
    // What is stopped, rests or lies in a closed unit takes no step.
    let going: Vec<&Placed> = placed.iter().filter(|p| p.is_going()).collect();
    let manages = op.reached(teams::MANAGE)?;
    let (team, learning) = (going.iter().find(|p| manages.contains(p.unit)), going.first());
    let pulse = if so.asked { None } else { askable(op, &going)? };
    let (team, learning) = (team.map(|p| p.id), learning.map(|p| p.id));
    let href = |step: Step| match step {
        Step::Roster => Some(paths::ROSTER.to_string()),
        Step::Innovation => Some(paths::NEW_INNOVATION.to_string()),
        Step::Begin => innovations.first().map(|i| paths::innovation(i.id)),
        Step::Team => team.map(paths::team),
        Step::Learning => learning.map(paths::learning_plan_edit),
        Step::Pulse => pulse.map(paths::new_pulse),
    };
    Ok(first_steps(&so, &may).into_iter().map(|step| Led { step, href: href(step.step) }).collect())
}

fn may(op: &mut Op) -> Result<May, Refusal> {
    let organization = op.organization()?;
    let root = organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?;
    Ok(May {
        people: op.may(MANAGE_PEOPLE, root.id)?,
        innovate: !op.reached(INNOVATE)?.is_empty(),
        lead: !op.reached(LEAD)?.is_empty(),
        team: !op.reached(teams::MANAGE)?.is_empty(),
        ask: !op.reached(inclusion::ASK)?.is_empty(),
    })
}

/// A roster was taken, or someone besides the reader was added by hand.
fn people_are_in(op: &mut Op) -> Result<bool, Refusal> {
    if roster::imports(op)?.iter().any(|import| import.state == "applied") {
        return Ok(true);
    }
    let organization = op.organization()?;
    Ok(people::several(op.tx, organization)?)
}

/// The first of them where the reader may ask, and where enough people would be asked that nobody can be picked out.
fn askable(op: &mut Op, going: &[&Placed]) -> Result<Option<ImplementationId>, Refusal> {
    let asks = op.reached(inclusion::ASK)?;
    let mut empty = HashSet::new();
    for placed in going.iter().filter(|p| asks.contains(p.unit)) {
        if empty.len() == MOST_LOOKED || empty.contains(&placed.unit) {
            continue;
        }
        let enough = op.may(SEE_PEOPLE, placed.unit)? && inclusion::pulse::audience(op, placed.unit)?.len() as u64 >= FLOOR_STAFF;
        if enough {
            return Ok(Some(placed.id));
        }
        empty.insert(placed.unit);
    }
    Ok(None)
}

fn learning_is_planned(op: &mut Op, placed: &[Placed]) -> Result<bool, Refusal> {
    let plans = learning_plan::all(op)?;
    Ok(placed.iter().any(|p| plans.contains_key(&p.id)))
}
