//! An organization always has someone who looks after it: whoever is the last administrator whose part goes on is not let
//! go and gets no end, also none that lies ahead. Two who each have a last day leave nobody behind them.

use super::{standing, store};
use crate::ids::{MembershipId, PersonId};
use crate::op::{Op, Refusal};
use jiff::civil::Date;

/// Whether nobody would look after the organization once this person has left. The caller has required the right.
pub fn is_last_administrator(op: &mut Op, person: PersonId, last_day: Date) -> Result<bool, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let stands = standing(op.tx, organization, person)?;
    let only = |all: &[PersonId]| all.iter().all(|p| *p == stands);
    let next = store::administrators(op.tx, organization, last_day.tomorrow().unwrap_or(last_day))?;
    let is_one = store::administrators(op.tx, organization, today)?.contains(&stands);
    Ok(is_one && only(&next) || would_end(op, last_day, |(who, _)| who == stands)?)
}

/// Whether nobody's part as administrator would go on once this one ends.
pub fn is_last_administrators_part(op: &mut Op, part: MembershipId, last_day: Date) -> Result<bool, Refusal> {
    would_end(op, last_day, |(_, other)| other == part)
}

/// Of the administrators whose part has no end and holds on the day after: whether these are all there are.
fn would_end(op: &mut Op, last_day: Date, ending: impl Fn((PersonId, MembershipId)) -> bool) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    let going_on = store::administrators_going_on(op.tx, organization, last_day.tomorrow().unwrap_or(last_day))?;
    Ok(!going_on.is_empty() && going_on.into_iter().all(ending))
}
