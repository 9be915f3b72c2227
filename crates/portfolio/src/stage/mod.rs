//! The work of a stage: activities with a planned day, a day on which they were done, who did them, a note, or the reason why
//! they are not needed here. An implementation takes its activities from a `template` and then owns them: it adds, dates and
//! sets aside as it needs. Stages add up: going back keeps everything that was done.

mod forms;
mod model;
mod pages;
pub mod samples;
pub mod stock;
mod store;
mod tables;
pub mod template;
mod told;
mod views;

use crate::implementation::{self, Stage};
use crate::{LEAD, SEE};
use ground::element::Shut;
use ground::{ActivityId, ImplementationId, Op, PersonId, Refusal, timeline};
use jiff::civil::Date;
use kit::{Needs::*, Routes};
use stock::Name;
use template::Item;

pub use model::{Activity, Progress, READINESS, Rest, Standing, Stay, Threshold, days_going, days_in, of_stage, stays, week_end};
pub use pages::{ActivityPage, DatesPage, StagePage};
pub use tables::TABLES;
pub use told::{checks, conditions, open_work};
pub use views::done_of;

pub fn routes() -> Routes {
    Routes::new()
        .get("/implementations/{implementation}/stages/{stage}", Right(SEE), pages::stage)
        .post("/implementations/{implementation}/stages/{stage}/activities", Right(LEAD), forms::add)
        .get("/implementations/{implementation}/stages/{stage}/dates", Right(LEAD), pages::dates)
        .post("/implementations/{implementation}/stages/{stage}/dates", Right(LEAD), forms::dates)
        .post("/implementations/{implementation}/activities", Right(LEAD), forms::take)
        .get("/activities/{activity}", Right(LEAD), pages::activity)
        .post("/activities/{activity}", Right(LEAD), forms::change)
        .post("/activities/{activity}/completion", Right(LEAD), forms::complete)
        .post("/activities/{activity}/reopening", Right(LEAD), forms::reopen)
        .merge(template::routes())
}

/// All activities of an implementation, by stage and in their order, for whoever may see it.
pub fn of(op: &mut Op, id: ImplementationId) -> Result<Vec<Activity>, Refusal> {
    implementation::see(op, id)?;
    let organization = op.organization()?;
    Ok(store::of(op.tx, organization, id)?)
}

/// One activity, for whoever leads its implementation.
pub fn load(op: &mut Op, id: ActivityId) -> Result<Activity, Refusal> {
    let organization = op.organization()?;
    let found = store::one(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    implementation::with_right(op, found.implementation, LEAD)?;
    Ok(found)
}

/// That the unit it belongs to has closed; `None` for what is not there, or not for the actor to know of.
pub(crate) fn shut(op: &mut Op, id: ActivityId) -> Result<Option<Shut>, Refusal> {
    let organization = op.organization()?;
    match store::one(op.tx, organization, id)? {
        Some(found) => implementation::shut(op, found.implementation),
        None => Ok(None),
    }
}

/// Takes the work of the stages along to where an implementation goes on: what was done stays done.
pub(crate) fn copy(op: &mut Op, from: ImplementationId, to: ImplementationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let before = store::of(op.tx, organization, from)?;
    let activities: Vec<Activity> = before.into_iter().map(|a| Activity { id: op.id(), implementation: to, ..a }).collect();
    Ok(store::add(op.tx, organization, to, &activities)?)
}

/// The same while its implementation is carried on.
fn carried(op: &mut Op, id: ActivityId) -> Result<Activity, Refusal> {
    let found = load(op, id)?;
    implementation::carried(op, found.implementation, LEAD)?;
    Ok(found)
}

fn new(op: &mut Op, implementation: ImplementationId, stage: Stage, name: Name) -> Activity {
    let (note, not_needed) = (String::new(), String::new());
    Activity { id: op.id(), implementation, stage, name, planned_on: None, done_on: None, done_by: None, note, not_needed }
}

/// What the template in use has and this implementation has not.
pub fn untaken(op: &mut Op, id: ImplementationId) -> Result<Vec<Item>, Refusal> {
    let here = of(op, id)?;
    let mut items = template::in_use(op)?;
    items.retain(|item| !here.iter().any(|a| a.stage == item.stage && a.name == item.name));
    Ok(items)
}

/// Gives an implementation what the template in use has and it has not. The caller has required the right.
pub(crate) fn furnish(op: &mut Op, id: ImplementationId) -> Result<usize, Refusal> {
    let items = untaken(op, id)?;
    let activities: Vec<Activity> = items.into_iter().map(|item| new(op, id, item.stage, item.name)).collect();
    let organization = op.organization()?;
    store::add(op.tx, organization, id, &activities)?;
    Ok(activities.len())
}

/// Takes the activities of the template in use that are not here yet: for what was begun before there were any, or before
/// the template grew. Answers how many came.
pub fn take(op: &mut Op, id: ImplementationId) -> Result<usize, Refusal> {
    implementation::carried(op, id, LEAD)?;
    let taken = furnish(op, id)?;
    if taken > 0 {
        timeline::record(op, timeline::Event::ActivitiesTaken, id.0, None)?;
    }
    Ok(taken)
}

/// Adds an activity of the place's own.
pub fn add(op: &mut Op, id: ImplementationId, stage: Stage, name: &str, planned_on: Option<Date>) -> Result<ActivityId, Refusal> {
    implementation::carried(op, id, LEAD)?;
    let activity = Activity { planned_on, ..new(op, id, stage, Name::Own(name.into())) };
    let organization = op.organization()?;
    store::add(op.tx, organization, id, std::slice::from_ref(&activity))?;
    timeline::record(op, timeline::Event::ActivityAdded, id.0, Some(activity.id.0))?;
    Ok(activity.id)
}

/// Checks an activity off: done today, by whoever says so. A second tap changes nothing.
pub fn complete(op: &mut Op, id: ActivityId) -> Result<Activity, Refusal> {
    let found = carried(op, id)?;
    if found.done_on.is_some() {
        return Ok(found);
    }
    let unit = implementation::see(op, found.implementation)?.unit;
    let done = Activity { done_on: Some(op.today_in(unit)?), done_by: op.actor.person(), not_needed: String::new(), ..found };
    let organization = op.organization()?;
    store::save(op.tx, organization, &done)?;
    timeline::record(op, timeline::Event::ActivityDone, done.implementation.0, Some(id.0))?;
    Ok(done)
}

/// Takes a check back.
pub fn reopen(op: &mut Op, id: ActivityId) -> Result<Activity, Refusal> {
    let found = carried(op, id)?;
    if found.done_on.is_none() {
        return Ok(found);
    }
    let open = Activity { done_on: None, done_by: None, ..found };
    let organization = op.organization()?;
    store::save(op.tx, organization, &open)?;
    timeline::record(op, timeline::Event::ActivityReopened, open.implementation.0, Some(id.0))?;
    Ok(open)
}

/// What people say of an activity.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Another name, for one that has own words.
    pub name: Option<String>,
    pub planned_on: Option<Date>,
    pub done_on: Option<Date>,
    pub done_by: Option<PersonId>,
    pub note: String,
    pub not_needed: String,
}

/// Changes what is said of an activity.
pub fn change(op: &mut Op, id: ActivityId, said: &Said) -> Result<Activity, Refusal> {
    let found = carried(op, id)?;
    let name = match (&found.name, &said.name) {
        (Name::Own(_), Some(words)) => Name::Own(words.clone()),
        (name, _) => name.clone(),
    };
    let done_by = if said.done_on.is_some() { said.done_by } else { None };
    let changed = Activity {
        name,
        planned_on: said.planned_on,
        done_on: said.done_on,
        done_by,
        note: said.note.clone(),
        not_needed: said.not_needed.clone(),
        ..found
    };
    let organization = op.organization()?;
    store::save(op.tx, organization, &changed)?;
    timeline::record(op, timeline::Event::ActivityChanged, changed.implementation.0, Some(id.0))?;
    Ok(changed)
}

/// Plans the open activities of a stage; what is not named keeps its day.
pub fn plan(op: &mut Op, id: ImplementationId, dates: &[(ActivityId, Option<Date>)]) -> Result<(), Refusal> {
    implementation::carried(op, id, LEAD)?;
    let organization = op.organization()?;
    for activity in store::of(op.tx, organization, id)? {
        let Some((_, day)) = dates.iter().find(|(known, _)| *known == activity.id) else { continue };
        if activity.planned_on != *day {
            store::save(op.tx, organization, &Activity { planned_on: *day, ..activity })?;
        }
    }
    timeline::record(op, timeline::Event::ActivityChanged, id.0, None)?;
    Ok(())
}

/// Removes the activities of an implementation that goes for good.
pub fn purge(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(store::delete_of(op.tx, organization, id)?)
}
