//! What an implementation itself asks: the hours its innovation asks of each role, from the day it was decided (it has left
//! the stage Decide) until it rests.

use super::{Asked, Claim, Minutes, Source, claim, store, sum_up};
use crate::implementation::{self, Implementation, Stage};
use crate::innovation::record;
use ground::{ImplementationId, InnovationId, Op, Refusal, Role};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The word of this source.
pub const KIND: &str = "implementation";

/// What an innovation asks of each person of a role, each month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ask {
    pub role: Role,
    pub minutes: i64,
    /// While it is in this stage.
    pub stage: Stage,
}

/// Whether what it asks counts: it is decided, and does not rest.
pub fn is_counted(stage: Stage, going: bool) -> bool {
    going && stage > Stage::Decide
}

/// What comes on top of what is asked today, at the most of any stage still ahead: all of it before it is decided, later only
/// what a later stage asks more.
pub fn still_to_come(asks: &[Ask], stage: Stage, counted: bool) -> Vec<(Role, i64)> {
    let mut most: BTreeMap<Role, i64> = BTreeMap::new();
    for ask in asks.iter().filter(|ask| ask.stage >= stage) {
        let known = most.entry(ask.role).or_default();
        *known = (*known).max(ask.minutes);
    }
    for ask in asks.iter().filter(|ask| counted && ask.stage == stage) {
        most.entry(ask.role).and_modify(|known| *known -= ask.minutes);
    }
    most.into_iter().filter(|(_, minutes)| *minutes > 0).collect()
}

/// What is written down of an innovation's hours.
pub fn asks(op: &mut Op, innovation: InnovationId) -> Result<Vec<Ask>, Refusal> {
    let written = record::asks(op, innovation)?;
    Ok(written.into_iter().map(|a| Ask { role: a.role, minutes: a.minutes_per_month, stage: a.when.stage() }).collect())
}

/// Claims what an implementation asks as it stands today. Whoever moves or resumes it calls this; one that has just begun is
/// not decided and asks nothing yet, and one that rests from a later day asks until its eve.
pub fn renew(op: &mut Op, it: &Implementation) -> Result<(), Refusal> {
    let source = Source { kind: KIND, subject: it.id.0 };
    let today = op.today()?;
    let going = it.rests_on().is_none_or(|day| day > today);
    let asks = if is_counted(it.stage, going) { asks(op, it.innovation)? } else { Vec::new() };
    let claims: Vec<Claim> = asks
        .into_iter()
        .filter(|ask| ask.stage == it.stage)
        .map(|ask| Claim {
            implementation: Some(it.id),
            unit: it.unit,
            of: Asked::Role(ask.role),
            minutes: Minutes::PerMonth(ask.minutes),
            from: today,
            until: it.rests_on().and_then(|day| day.yesterday().ok()),
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

/// Ends all that is asked for an implementation, whichever room asks it: from this day on it is stopped or rests. What was
/// asked until yesterday stays as it was.
pub fn end(op: &mut Op, id: ImplementationId, from: Date) -> Result<(), Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let places = store::places(op.tx, organization, id)?;
    for (row, piece) in store::of_implementation(op.tx, organization, id)? {
        match piece.before(from.max(today)) {
            Some(rest) if rest == piece => {}
            Some(rest) => store::cut(op.tx, organization, row, &rest)?,
            None => store::drop(op.tx, organization, row)?,
        }
    }
    sum_up(op, places)
}

/// Removes what an implementation ever asked, when it goes for good.
pub fn forget(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let places = store::places(op.tx, organization, id)?;
    store::clear(op.tx, organization, id)?;
    sum_up(op, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_it_is_decided_the_stage_that_asks_most_counts() {
        let ask = |stage, minutes| Ask { role: Role::Teacher, minutes, stage };
        let asks = [ask(Stage::Prepare, 240), ask(Stage::Implement, 360), ask(Stage::Sustain, 60)];
        let to_come = |stage, counted| still_to_come(&asks, stage, counted);
        assert_eq!(to_come(Stage::Decide, false), [(Role::Teacher, 360)]);
        assert_eq!(to_come(Stage::Prepare, true), [(Role::Teacher, 120)], "what it asks now counts already");
        assert_eq!(to_come(Stage::Implement, true), []);
        assert_eq!(to_come(Stage::Implement, false), [(Role::Teacher, 360)], "it rests, and would ask it again");
        assert!(is_counted(Stage::Prepare, true) && !is_counted(Stage::Decide, true) && !is_counted(Stage::Implement, false));
    }
}
