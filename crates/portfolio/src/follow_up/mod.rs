//! Looking back: on the follow-up dates of a learning plan people talk about what they tried. Each date is a promise to those
//! who learn; those who lead say how it ended: kept, or not and why, once, and can take it back.

mod forms;
mod pages;
mod promises;
pub mod samples;
mod store;
pub mod tables;
mod views;

use crate::{LEAD, SEE, implementation, learning_plan};
use ground::{ImplementationId, Op, Refusal, timeline};
use jiff::civil::Date;
use kit::{Needs::*, Routes, paths};

pub use pages::FollowUpPage;
pub use promises::{answered, promises};

pub fn routes() -> Routes {
    Routes::new()
        .get("/implementations/{implementation}/follow-ups", Right(SEE), pages::one)
        .post("/implementations/{implementation}/follow-ups", Right(LEAD), forms::tell)
        .post("/implementations/{implementation}/follow-up-withdrawals", Right(LEAD), forms::take_back)
}

pub fn address(id: ImplementationId) -> String {
    paths::of_implementation(id, "follow-ups")
}

/// How looking back on one day ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The date of the plan.
    pub day: Date,
    pub kept: bool,
    /// What came of it, or why not.
    pub words: String,
    pub said_on: Date,
}

/// A date of the plan with how it ended, when somebody said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    pub day: Date,
    pub told: Option<Told>,
}

/// The dates of a plan, and those of which something was said although the plan dropped them.
fn joined(mut days: Vec<Date>, told: Vec<Told>) -> Vec<FollowUp> {
    days.extend(told.iter().map(|t| t.day));
    days.sort();
    days.dedup();
    days.into_iter().map(|day| FollowUp { day, told: told.iter().find(|t| t.day == day).cloned() }).collect()
}

/// The follow-ups of an implementation, when the actor may see it.
pub fn of(op: &mut Op, id: ImplementationId) -> Result<Vec<FollowUp>, Refusal> {
    let days = learning_plan::of(op, id)?.map_or_else(Vec::new, |plan| plan.follow_ups);
    let organization = op.organization()?;
    Ok(joined(days, store::of(op.tx, organization, id)?))
}

/// Says how one ended. False when it was said before, or when the plan has no such date.
pub fn tell(op: &mut Op, id: ImplementationId, day: Date, kept: bool, words: &str) -> Result<bool, Refusal> {
    let unit = implementation::with_right(op, id, LEAD)?.unit;
    if !of(op, id)?.iter().any(|f| f.day == day && f.told.is_none()) {
        return Ok(false);
    }
    let (organization, today) = (op.organization()?, op.today_in(unit)?);
    let told = Told { day, kept, words: words.into(), said_on: today };
    let said = store::insert(op.tx, organization, id, &told, op.actor.person())?;
    if said {
        timeline::record(op, timeline::Event::FollowUpTold, id.0, None)?;
    }
    Ok(said)
}

/// Takes back what was said of a date. False when nothing was said.
pub fn take_back(op: &mut Op, id: ImplementationId, day: Date) -> Result<bool, Refusal> {
    implementation::with_right(op, id, LEAD)?;
    let organization = op.organization()?;
    let taken = store::delete(op.tx, organization, id, day)?;
    if taken {
        timeline::record(op, timeline::Event::FollowUpTakenBack, id.0, None)?;
    }
    Ok(taken)
}

/// Removes what was said of an implementation that goes for good.
pub fn purge(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(store::purge(op.tx, organization, id)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_was_said_stays_when_the_plan_drops_its_date() {
        let (first, second) = (date(2026, 10, 8), date(2026, 12, 10));
        let told = Told { day: first, kept: true, words: String::new(), said_on: first };
        let all = joined(vec![second], vec![told.clone()]);
        assert_eq!(all, [FollowUp { day: first, told: Some(told) }, FollowUp { day: second, told: None }]);
    }
}
