//! The portfolio board: which innovation is where, and how far. Innovations and places from A to Z, a drawing and a word
//! for the stage, a shape where a condition was lost or nothing is known. Nobody is ranked, and nothing is a score.
//!
//! How conditions stand is rolled up (`standing`): asking every room for each of hundreds of implementations is work for
//! the clockwork, not for a page.

mod model;
mod pages;
mod roll_up;
pub mod samples;
mod store;
mod tables;
mod views;

use ground::element::{Text, Whose};
use ground::{ImplementationId, Op, Refusal, WorkItem};
use kit::{Needs::*, Place, Routes, paths};
use portfolio::SEE;
use portfolio::implementation::{self, Placed};
use std::collections::HashMap;

pub use model::{Cell, Mark, Standing, cells};
pub use pages::BoardPage;
pub use roll_up::{JOB, due, roll_up, wind};
pub use tables::TABLES;
pub use views::lost_count;

/// What was lost comes after what people wait for today, and before what nobody began.
const URGENCY_LOST: u8 = 4;
/// From here on it is one line that leads to the board, not a list of places.
const MANY_LOST: usize = 2;

pub fn routes() -> Routes {
    Routes::new().get(paths::PORTFOLIO, Anywhere(SEE), pages::board)
}

/// The board stands in the bar for whoever sees more than one implementation.
pub fn places(op: &mut Op) -> Result<Vec<Place>, Refusal> {
    Ok(if implementation::several(op)? { vec![Place::Portfolio] } else { Vec::new() })
}

/// How the conditions of every implementation stood when they were last looked at. Who may see which is the caller's to ask.
pub fn standings(op: &mut Op) -> Result<HashMap<ImplementationId, Standing>, Refusal> {
    let organization = op.organization()?;
    Ok(store::all(op.tx, organization)?)
}

/// A condition that was lost, for those who lead there: place by place in their own unit, in one line from further up.
pub fn open_work(op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
    let Whose::Person(person) = of;
    if op.actor.person() != Some(person) {
        return Ok(Vec::new());
    }
    let standings = standings(op)?;
    if standings.values().all(|s| s.lost == 0) {
        return Ok(Vec::new());
    }
    let parts = op.parts()?;
    let led = op.reached(portfolio::LEAD)?;
    let lost = |p: &Placed| p.is_going() && standings.get(&p.id).is_some_and(|s| s.lost > 0);
    let here: Vec<Placed> = implementation::placed(op)?.into_iter().filter(|p| led.contains(p.unit) && lost(p)).collect();
    let own = |p: &Placed| parts.iter().any(|part| part.unit == p.unit);
    if here.len() > MANY_LOST && !here.iter().all(own) {
        return Ok(vec![many(here.len())]);
    }
    Ok(here.iter().filter_map(|p| Some(one(p, standings.get(&p.id)?))).collect())
}

fn one(placed: &Placed, standing: &Standing) -> WorkItem {
    WorkItem {
        element: None,
        kicker: Text::new("implementation-title").with("innovation", &placed.innovation_name).with("unit", &placed.unit_name),
        title: Text::new("board-work-title").count("count", standing.lost),
        detail: Text::new("board-work-detail"),
        action: Text::new("board-work-action"),
        href: paths::implementation(placed.id),
        urgency: URGENCY_LOST,
    }
}

fn many(count: usize) -> WorkItem {
    WorkItem {
        element: None,
        kicker: Text::new("board-title"),
        title: Text::new("board-work-many").count("count", count as i64),
        detail: Text::new("board-work-many-detail"),
        action: Text::new("board-work-many-action"),
        href: format!("{}?stage=lost", paths::PORTFOLIO),
        urgency: URGENCY_LOST,
    }
}

/// Removes the roll-up of an implementation that goes for good.
pub fn purge(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(store::delete(op.tx, organization, id)?)
}
