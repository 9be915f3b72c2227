//! What an implementation itself asks: the hours its innovation asks of each role, from the day it was decided (it has left
//! the stage Decide) until it rests.

use super::{Asked, Claim, Minutes, Source, claim, store, sum_up};
use crate::implementation::{self, Implementation, Stage};
use ground::{ImplementationId, InnovationId, Op, Refusal, Role};

/// The word of this source.
pub const KIND: &str = "implementation";

/// What an innovation asks of each person of a role, each month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ask {
    pub role: Role,
    pub minutes: i64,
}

/// What is written down of an innovation's hours.
pub fn asks(_op: &mut Op, _innovation: InnovationId) -> Result<Vec<Ask>, Refusal> {
    Ok(Vec::new())
}

/// Claims what an implementation asks as it stands today. Whoever moves, rests or resumes it calls this; one that has just
/// begun is not decided and asks nothing yet.
pub fn renew(op: &mut Op, it: &Implementation) -> Result<(), Refusal> {
    let source = Source { kind: KIND, subject: it.id.0 };
    let going = it.stopped_on.is_none() && it.stage > Stage::Decide;
    let asks = if going { asks(op, it.innovation)? } else { Vec::new() };
    let today = op.today()?;
    let claims: Vec<Claim> = asks
        .into_iter()
        .map(|ask| Claim {
            implementation: Some(it.id),
            unit: it.unit,
            of: Asked::Role(ask.role),
            minutes: Minutes::PerMonth(ask.minutes),
            from: today,
            until: None,
        })
        .collect();
    claim(op, source, &claims)
}

/// The same for all implementations of an innovation whose hours were changed.
pub fn renew_all(op: &mut Op, innovation: InnovationId) -> Result<(), Refusal> {
    for it in implementation::of_innovation(op, innovation)? {
        renew(op, &it)?;
    }
    Ok(())
}

/// Removes what an implementation ever asked, when it goes for good.
pub fn forget(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let places = store::places(op.tx, organization, id)?;
    store::clear(op.tx, organization, id)?;
    sum_up(op, places)
}
