//! What the district adopts, where each adoption stands, and how some of them end.

use super::words::{self, Written};
use super::{Seeding, people};
use anyhow::{Context, Result};
use ground::{Check, Op, Refusal, Role, Subject};
use portfolio::implementation::{self, Stage};
use portfolio::innovation::{self, Ingredient, Kind, Outline};
use simulate::Ending;

pub fn innovations(all: &mut Seeding) -> Result<()> {
    for written in &words::INNOVATIONS {
        let outline = outline(written);
        let innovation = all.write(move |op| innovation::add(op, &outline))?;
        all.innovations.push(innovation.id);
    }
    Ok(())
}

fn outline(written: &Written) -> Outline {
    Outline {
        name: written.name.into(),
        kind: Kind::from_word(written.kind).unwrap_or(Kind::Practice),
        need: written.need.into(),
        evidence: written.evidence.into(),
        ingredients: Ingredient::lines(written.ingredients),
    }
}

pub fn begin(all: &mut Seeding, adoption: usize) -> Result<()> {
    let a = &all.district.adoptions[adoption];
    let (innovation, unit) = (all.innovations[a.innovation], all.schools[a.school]);
    let begun = all.write(move |op| implementation::begin(op, innovation, unit))?;
    all.begun.insert(adoption, begun.id);
    // A teacher of the team leads it, with the right that needs.
    if let Some(lead) = a.team.iter().skip(1).find_map(|at| all.staff.get(&(a.school, *at))) {
        people::give_part(all, *lead, unit, Role::Lead)?;
    }
    Ok(())
}

/// An activity of its stage is done.
pub fn step(_all: &Seeding, _adoption: usize, _step: usize) -> Result<()> {
    Ok(())
}

/// On to the next stage: how adults will learn it is described before it is used, and what still holds the gate has a reason.
pub fn advance(all: &Seeding, adoption: usize, at: usize) -> Result<()> {
    let a = &all.district.adoptions[adoption];
    let id = all.begun.get(&adoption).copied().context("not begun")?;
    let to = stage(a.moves[at].to);
    if to == Stage::Implement {
        let text = words::INNOVATIONS[a.innovation].learning;
        all.write(move |op| implementation::describe_learning(op, id, text))?;
    }
    let elements = all.elements.clone();
    let ask = move |op: &mut Op, on: Subject| {
        let mut checks: Vec<Check> = Vec::new();
        for element in elements.iter() {
            checks.extend(element.checks(op, on)?);
        }
        Ok::<_, Refusal>(checks)
    };
    let reason = words::EARLY[(adoption + at) % words::EARLY.len()];
    all.write(move |op| {
        let checks = implementation::on_the_way(op, id, to, &ask)?;
        let held = checks.iter().any(|c| !c.met);
        implementation::move_to(op, id, to, &checks, held.then_some(reason)).map(|_| ())
    })
    .map_err(|error: anyhow::Error| error.context("the gate"))
}

/// Stopped on purpose at the end of a year, or faded out: then somebody says so in the end.
pub fn end(all: &Seeding, adoption: usize) -> Result<()> {
    let a = &all.district.adoptions[adoption];
    let id = all.begun.get(&adoption).copied().context("not begun")?;
    let on_purpose = a.ending.as_ref().is_some_and(|e: &Ending| e.on_purpose);
    let (reason, remains) = if on_purpose { words::STOPPED } else { words::FADED };
    all.write(move |op| implementation::stop(op, id, reason, remains)).map(|_| ())
}

fn stage(stage: simulate::Stage) -> Stage {
    match stage {
        simulate::Stage::Decide => Stage::Decide,
        simulate::Stage::Prepare => Stage::Prepare,
        simulate::Stage::Implement => Stage::Implement,
        simulate::Stage::Sustain => Stage::Sustain,
    }
}
