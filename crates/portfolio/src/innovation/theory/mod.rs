//! The theory of change on one page: because of this need, adults will do this, and so students will. It writes nothing of
//! its own; it reads the record in the order in which one thing leads to the other.

pub(super) mod pages;
pub(super) mod views;

use super::record::{Record, record};
use crate::implementation::{self, Placed};
use crate::learning_plan;
use ground::{InnovationId, Op, Refusal};

/// Places beyond these are only counted: it is one page.
const MOST_PLACES: usize = 5;

pub struct TheoryPage {
    pub record: Record,
    /// Where it is used, and whether it is written down there how adults will learn it.
    pub learning: Vec<(Placed, bool)>,
    pub more_places: usize,
    pub may_change: bool,
}

pub fn theory(op: &mut Op, id: InnovationId) -> Result<TheoryPage, Refusal> {
    let record = record(op, id)?;
    let mut placed: Vec<Placed> =
        implementation::placed(op)?.into_iter().filter(|p| p.innovation == id && p.stopped_on.is_none()).collect();
    let more_places = placed.len().saturating_sub(MOST_PLACES);
    placed.truncate(MOST_PLACES);
    let mut learning = Vec::new();
    for place in placed {
        let written = learning_plan::of(op, place.id)?.is_some();
        learning.push((place, written));
    }
    Ok(TheoryPage { record, learning, more_places, may_change: !op.reached(crate::INNOVATE)?.is_empty() })
}
