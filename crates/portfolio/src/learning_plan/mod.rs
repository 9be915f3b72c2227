//! How adults will learn an innovation: what they will do differently, who learns it, how they come to know it, see it, practice
//! it and are coached, when they look back, and what time that asks. One plan for one implementation. Nothing goes over
//! into Implement without one, unless someone who may says why. What was learned by whom is not kept here.

mod forms;
mod model;
mod pages;
pub mod samples;
mod store;
mod tables;
mod told;
mod views;

use crate::implementation;
use crate::load::{self, Asked, Claim, Minutes, Source};
use crate::{LEAD, SEE};
use ground::{ImplementationId, Op, Refusal, Role, timeline};
use kit::{Needs::*, Routes};
use std::collections::HashMap;

pub use model::{Group, Hours, LEARNERS, Parts, Piece, Plan, Reach};
pub use pages::PlanPage;
pub use tables::TABLES;
pub use told::{checks, conditions, open_work};
pub use views::summary;

/// What asks for the time, in load.
const SOURCE: &str = "learning-plan";

pub fn routes() -> Routes {
    Routes::new()
        .get("/implementations/{implementation}/learning-plan", Right(SEE), pages::plan)
        .get("/implementations/{implementation}/learning-plan/edit", Right(LEAD), pages::edit)
        .post("/implementations/{implementation}/learning-plan", Right(LEAD), forms::save)
}

/// The plan of an implementation, when there is one and the actor may see it.
pub fn of(op: &mut Op, id: ImplementationId) -> Result<Option<Plan>, Refusal> {
    implementation::see(op, id)?;
    let organization = op.organization()?;
    Ok(store::plan(op.tx, organization, id)?)
}

/// All plans of the organization. The caller shows only what the reader may see.
pub fn all(op: &mut Op) -> Result<HashMap<ImplementationId, Plan>, Refusal> {
    let organization = op.organization()?;
    Ok(store::plans(op.tx, organization)?)
}

/// Writes a plan down, or changes it, and asks for its time.
pub fn save(op: &mut Op, plan: &Plan) -> Result<(), Refusal> {
    implementation::carried(op, plan.implementation, LEAD)?;
    let organization = op.organization()?;
    store::save(op.tx, organization, plan, op.now, op.actor.person())?;
    timeline::record(op, timeline::Event::LearningDescribed, plan.implementation.0, None)?;
    ask_time(op, plan.implementation)
}

/// Claims the hours of its plan while an implementation is carried on, and none while it is stopped. Called by whoever
/// stops one or takes it up again.
pub(crate) fn ask_time(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    let found = implementation::see(op, id)?;
    let plan = of(op, id)?.filter(|_| found.is_going());
    let there = load::people_in(op, found.unit)?;
    let claims = plan.map(|plan| claims(&plan, &found, &there)).unwrap_or_default();
    load::claim(op, source(id), &claims)
}

fn source(id: ImplementationId) -> Source {
    Source { kind: SOURCE, subject: id.0 }
}

/// A plan that counts at least so many percent of a role counts the role: the one who is ill or came last week is no reason to
/// leave everyone's hours out. Below it, the hours would be told of people who are not asked for them.
const WHOLE_ROLE_PERCENT: i64 = 80;

/// Whether a group is, all in all, everyone who has its role there.
pub(crate) fn is_whole_role(group: &Group, there: i64) -> bool {
    group.people * 100 >= there * WHOLE_ROLE_PERCENT
}

/// Of each role that learns as a whole: so many minutes of each person, between the first day and the last. A plan for some of
/// a role does not say who they are, so its hours cannot be told of anybody (the plan's page says so).
fn claims(plan: &Plan, found: &implementation::Implementation, there: &HashMap<Role, i64>) -> Vec<Claim> {
    let Some(hours) = plan.hours else { return Vec::new() };
    let claim = |group: &Group| Claim {
        implementation: Some(found.id),
        unit: found.unit,
        of: Asked::Role(group.role),
        minutes: Minutes::InAll(hours.minutes_each),
        from: hours.from,
        until: Some(hours.until),
    };
    let whole = |group: &&Group| group.people > 0 && is_whole_role(group, there.get(&group.role).copied().unwrap_or(0));
    plan.groups.iter().filter(whole).map(claim).collect()
}

/// Gives the time back that its plan asked for: it lies in the trash.
pub(crate) fn give_time_back(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    load::claim(op, source(id), &[])
}

/// Removes the plan of an implementation that goes for good.
pub fn purge(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    give_time_back(op, id)?;
    let organization = op.organization()?;
    Ok(store::delete(op.tx, organization, id)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::implementation::{Implementation, Stage};
    use db::Uuid;
    use jiff::civil::date;

    #[test]
    fn each_group_that_learns_is_asked_for_the_hours_of_the_plan() {
        let nil = Uuid::nil();
        let stage = Stage::Prepare;
        let found = Implementation {
            id: nil.into(),
            innovation: nil.into(),
            unit: nil.into(),
            stage,
            furthest: stage,
            stopped_on: None,
            paused_on: None,
            returns_on: None,
        };
        let groups = vec![Group { role: Role::Teacher, people: 14 }, Group { role: Role::Coach, people: 0 }];
        let hours = Hours { minutes_each: 600, from: date(2026, 9, 1), until: date(2027, 5, 28) };
        let plan = Plan { groups, hours: Some(hours), ..Plan::blank(found.id) };
        let there = |teachers| HashMap::from([(Role::Teacher, teachers)]);
        let claims = super::claims(&plan, &found, &there(15));
        assert_eq!(claims.len(), 1);
        assert_eq!((&claims[0].of, claims[0].minutes), (&Asked::Role(Role::Teacher), Minutes::InAll(600)));
        assert_eq!((claims[0].from, claims[0].until), (hours.from, Some(hours.until)));
        assert_eq!(super::claims(&plan, &found, &there(30)), [], "fourteen of thirty are not the teachers");
        assert_eq!(super::claims(&Plan { hours: None, ..plan }, &found, &there(14)), []);
    }
}
