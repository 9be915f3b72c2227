//! The whole record of an innovation, part by part: what it is, the need in numbers, what is known, what makes it work, what
//! it asks, what it is for. Each part is written on a page of its own; none has to be there for the others.

mod conditions;
mod effect;
pub(crate) mod fields;
mod forms;
mod model;
pub(super) mod pages;
pub(super) mod samples;
mod store;
pub(super) mod tables;
mod usable;
pub(super) mod views;

use super::anywhere;
use super::model::Ingredient;
use crate::{INNOVATE, SEE};
use db::Uuid;
use ground::sought::fold;
use ground::{InnovationId, Op, Refusal, timeline};

pub(super) use conditions::conditions;
pub use effect::{Effect, NoEffect, Place};
pub use model::{
    Active, AsksOf, Cost, Description, Evidence, Figure, Ingredients, LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT, Link, MOST_HOURS,
    MOST_MONEY, Materials, Need, Outcomes, Part, Record, Rhythm, Row, Source, Tier, While,
};
pub use usable::{Criterion, Usable};
pub(crate) use views::hours_typed;

#[cfg(test)]
pub(super) use model::tests;

/// The whole record of one innovation, for whoever may see any part of the portfolio.
pub fn record(op: &mut Op, id: InnovationId) -> Result<Record, Refusal> {
    anywhere(op, SEE)?;
    let organization = op.organization()?;
    store::record(op.tx, (organization, id))?.ok_or(Refusal::Missing)
}

/// What it asks of whom a month; each role once for each while.
pub fn asks(op: &mut Op, id: InnovationId) -> Result<Vec<AsksOf>, Refusal> {
    super::see(op, id)?;
    let organization = op.organization()?;
    let rows = store::hours_of(op.tx, (organization, id))?;
    Ok(rows.into_iter().map(|row| row.is).collect())
}

/// Writes one part anew; the others stay as they are.
pub fn change(op: &mut Op, id: InnovationId, part: &Part) -> Result<(), Refusal> {
    anywhere(op, INNOVATE)?;
    write(op, id, part)?;
    timeline::record(op, timeline::Event::InnovationChanged, id.0, None)?;
    if matches!(part, Part::Hours(_)) { crate::load::renew_all(op, id) } else { Ok(()) }
}

/// Fills an innovation that was added just now; its addition tells of it.
pub(super) fn fill(op: &mut Op, id: InnovationId, parts: &[Part]) -> Result<(), Refusal> {
    parts.iter().try_for_each(|part| write(op, id, part))
}

fn write(op: &mut Op, id: InnovationId, part: &Part) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let of = (organization, id);
    let mut record = store::record(op.tx, of)?.ok_or(Refusal::Missing)?;
    match part.clone() {
        Part::Description(description) => record.description = description,
        Part::Need(mut need) => {
            keep(op, &record.need.figures, &mut need.figures, |a, b| a == b);
            store::replace_figures(op.tx, of, &need.figures)?;
            record.need = need;
        }
        Part::Evidence(mut evidence) => {
            keep(op, &record.evidence.sources, &mut evidence.sources, |a, b| a.source == b.source);
            store::replace_sources(op.tx, of, &evidence.sources)?;
            record.evidence = evidence;
        }
        Part::Ingredients(mut ingredients) => {
            let same = |a: &Active, b: &Active| fold(&a.ingredient.name) == fold(&b.ingredient.name);
            keep(op, &record.ingredients.all, &mut ingredients.all, same);
            store::replace_ingredients(op.tx, of, &ingredients.all)?;
            record.ingredients = ingredients;
        }
        Part::Hours(mut hours) => {
            keep(op, &record.hours, &mut hours, |a, b| (a.role, a.when) == (b.role, b.when));
            store::replace_hours(op.tx, of, &hours)?;
        }
        Part::Costs(mut costs) => {
            keep(op, &record.costs, &mut costs, |a, b| a.purpose == b.purpose);
            store::replace_costs(op.tx, of, &costs)?;
        }
        Part::Materials(materials) => record.materials = materials,
        Part::Outcomes(mut outcomes) => {
            keep(op, &record.outcomes.adults, &mut outcomes.adults, |a, b| fold(a) == fold(b));
            keep(op, &record.outcomes.students, &mut outcomes.students, |a, b| fold(a) == fold(b));
            store::replace_outcomes(op.tx, of, &outcomes.adults, &outcomes.students)?;
        }
    }
    Ok(store::save(op.tx, organization, &record)?)
}

/// The first ingredients of a new innovation.
pub(super) fn begin(op: &mut Op, id: InnovationId, ingredients: &[Ingredient]) -> Result<(), Refusal> {
    let active = |i: &Ingredient| Row::new(Active { ingredient: i.clone(), looks_like: String::new() });
    let mut rows: Vec<_> = ingredients.iter().map(active).collect();
    keep(op, &[], &mut rows, |_, _| false);
    let organization = op.organization()?;
    Ok(store::replace_ingredients(op.tx, (organization, id), &rows)?)
}

/// Removes all rows for good, when the innovation goes.
pub(super) fn purge(op: &mut Op, id: InnovationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(store::clear(op.tx, (organization, id))?)
}

/// Gives every row its id: the one it came with, if it is known here; else that of a known row which is the same and still
/// free; else a new one. Other rooms point to rows by these ids, so an edited row stays the row it was.
fn keep<I: Copy + PartialEq + From<Uuid>, T>(op: &Op, known: &[Row<I, T>], given: &mut [Row<I, T>], same: impl Fn(&T, &T) -> bool) {
    let mut free: Vec<&Row<I, T>> = known.iter().collect();
    for row in given.iter_mut() {
        let at = row.id.and_then(|id| free.iter().position(|k| k.id == Some(id)));
        row.id = at.and_then(|at| free.swap_remove(at).id);
    }
    for row in given.iter_mut().filter(|row| row.id.is_none()) {
        let at = free.iter().position(|k| same(&k.is, &row.is));
        row.id = Some(at.and_then(|at| free.swap_remove(at).id).unwrap_or_else(|| op.id()));
    }
}
