//! What the work of stages tells the rest of the house: to gates, to conditions, to a lead's week.

use super::model::{Activity, Progress, READINESS, Standing, of_stage, week_end};
use super::stock::{Name, Stock};
use super::{of, store};
use crate::implementation::{self, Placed, Stage};
use ground::element::{Condition, State, Text, Whose};
use ground::{Check, ImplementationId, Op, Refusal, Subject, WorkItem};
use jiff::civil::Date;
use kit::paths;

/// What is late comes before what can wait until Sunday.
const URGENCY_LATE: u8 = 6;
const URGENCY_THIS_WEEK: u8 = 8;

/// Before the next stage most of this one's work is done; what has been done is no mistake that could be deleted.
pub fn checks(op: &mut Op, on: Subject) -> Result<Vec<Check>, Refusal> {
    match on {
        Subject::Gate { implementation: id, to } if READINESS.of.next().map(Stage::word) == Some(to) => Ok(vec![readiness(op, id)?]),
        Subject::Deletion { implementation: id } => {
            let done = of(op, id)?.iter().any(|a| a.done_on.is_some());
            let text = Text::new("check-activities-done");
            Ok(vec![Check { name: "activities-done", met: !done, text, href: None }])
        }
        Subject::Gate { .. } => Ok(Vec::new()),
    }
}

fn readiness(op: &mut Op, id: ImplementationId) -> Result<Check, Refusal> {
    let activities = of(op, id)?;
    let progress = Progress::of(of_stage(&activities, READINESS.of));
    let text = Text::new(if progress.apply == 0 { "check-readiness-none" } else { "check-readiness" });
    let text = text.count("percent", READINESS.percent as i64).count("done", progress.done as i64).count("apply", progress.apply as i64);
    Ok(Check { name: "readiness", met: progress.reaches(&READINESS), text, href: Some(paths::stage(id, READINESS.of.word())) })
}

/// Whether the work of the stage goes on as planned, and what single activities stand for.
pub fn conditions(op: &mut Op, id: ImplementationId) -> Result<Vec<Condition>, Refusal> {
    let found = implementation::see(op, id)?;
    let (activities, today) = (of(op, id)?, op.today_in(found.unit)?);
    let mut all = vec![goes_on(id, found.stage, &activities, today)];
    // What belongs to a stage that has not been reached is no condition yet.
    let reached = activities.iter().filter(|a| a.stage <= found.stage && a.applies());
    all.extend(reached.filter_map(|a| told(id, a, today)));
    Ok(all)
}

fn goes_on(id: ImplementationId, stage: Stage, activities: &[Activity], today: Date) -> Condition {
    let here: Vec<&Activity> = of_stage(activities, stage).collect();
    let progress = Progress::of(here.iter().copied());
    let late = here.iter().filter(|a| matches!(a.standing(today), Standing::Late(_))).count();
    let dated = here.iter().any(|a| a.done_on.is_some() || (a.planned_on.is_some() && a.applies()));
    let (state, evidence) = match (dated, late) {
        (false, _) => (State::Unknown, "condition-stage-undated"),
        (true, 0) => (State::Met, "condition-stage-done"),
        (true, _) => (State::Emerging, "condition-stage-late"),
    };
    let evidence = Text::new(evidence);
    let evidence = evidence.count("done", progress.done as i64).count("apply", progress.apply as i64).count("late", late as i64);
    let text = Text::new("condition-stage");
    Condition { element: 'M', name: "stage-work", state, text, evidence, href: Some(paths::stage(id, stage.word())) }
}

/// The condition that an activity of the house stands for.
fn told(id: ImplementationId, activity: &Activity, today: Date) -> Option<Condition> {
    let Name::Stock(Stock { word, tells: Some((element, said)), .. }) = activity.name else { return None };
    let (state, evidence) = match activity.standing(today) {
        Standing::Done(day) => (State::Met, Text::new("condition-activity-done").on("day", day)),
        Standing::Late(day) => (State::Emerging, Text::new("condition-activity-late").on("day", day)),
        Standing::ThisWeek(day) | Standing::Planned(day) => (State::Emerging, Text::new("condition-activity-planned").on("day", day)),
        Standing::Open | Standing::NotNeeded => (State::Unknown, Text::new("condition-activity-open")),
    };
    let href = Some(paths::stage(id, activity.stage.word()));
    Some(Condition { element: *element, name: word, state, text: Text::new(said), evidence, href })
}

/// Activities that are late or due this week, for those who lead in the very unit. From further up it would be a list of
/// every school.
pub fn open_work(op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
    let Whose::Person(person) = of;
    if op.actor.person() != Some(person) {
        return Ok(Vec::new());
    }
    let led = implementation::led_here(op)?;
    if led.is_empty() {
        return Ok(Vec::new());
    }
    let (organization, today) = (op.organization()?, op.today()?);
    // A day more: where a school's clock is ahead, its week has begun.
    let until = week_end(today.tomorrow().unwrap_or(today));
    let due = store::due(op.tx, organization, until)?;
    let mut items = Vec::new();
    for placed in &led {
        let here: Vec<&Activity> = due.iter().filter(|a| a.implementation == placed.id).collect();
        if !here.is_empty() {
            let today = op.today_in(placed.unit)?;
            items.extend(item(placed, &here, today));
        }
    }
    Ok(items)
}

fn item(placed: &Placed, due: &[&Activity], today: Date) -> Option<WorkItem> {
    let late = due.iter().filter(|a| matches!(a.standing(today), Standing::Late(_))).count();
    let week = due.iter().filter(|a| matches!(a.standing(today), Standing::ThisWeek(_))).count();
    let (title, urgency) = match (late, week) {
        (0, 0) => return None,
        (0, week) => (Text::new("stage-work-week").count("count", week as i64), URGENCY_THIS_WEEK),
        (late, _) => (Text::new("stage-work-late").count("count", late as i64), URGENCY_LATE),
    };
    let first = due.first()?;
    let kicker = Text::new("implementation-title").with("innovation", &placed.innovation_name).with("unit", &placed.unit_name);
    Some(WorkItem {
        element: Some('M'),
        kicker,
        title,
        detail: Text::new("stage-work-detail"),
        action: Text::new("stage-work-go"),
        href: paths::stage(placed.id, first.stage.word()),
        urgency,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::stock::of_word;
    use db::Uuid;
    use jiff::civil::date;

    fn activity(word: &str, planned_on: Option<Date>, done_on: Option<Date>) -> Activity {
        let nil = Uuid::nil();
        let name = of_word(word).map(Name::Stock).unwrap();
        Activity {
            id: nil.into(),
            implementation: nil.into(),
            stage: Stage::Prepare,
            name,
            planned_on,
            done_on,
            done_by: None,
            note: String::new(),
            not_needed: String::new(),
        }
    }

    #[test]
    fn work_without_any_date_tells_nothing() {
        let today = date(2026, 11, 16);
        let state = |all: &[Activity]| goes_on(Uuid::nil().into(), Stage::Prepare, all, today).state;
        assert_eq!(state(&[]), State::Unknown);
        assert_eq!(state(&[activity("find-time", None, None)]), State::Unknown);
        assert_eq!(state(&[activity("find-time", Some(today), None)]), State::Met);
        let late = activity("find-time", Some(date(2026, 11, 13)), None);
        assert_eq!(state(&[late, activity("name-core", None, Some(today))]), State::Emerging);
    }

    #[test]
    fn an_activity_of_the_house_stands_for_its_condition_and_others_for_none() {
        let today = date(2026, 11, 16);
        let told = |word, done| told(Uuid::nil().into(), &activity(word, None, done), today).map(|c| (c.element, c.state));
        assert_eq!(told("find-time", Some(today)), Some(('M', State::Met)));
        assert_eq!(told("plan-watching", None), Some(('A', State::Unknown)));
        assert_eq!(told("name-core", Some(today)), None);
    }
}
