//! What a learning plan tells the rest of the house: to gates, to conditions, to a lead's week.

use super::model::{Piece, Plan};
use super::{all, of};
use crate::implementation::{self, Placed, Stage};
use ground::element::{Condition, State, Text, Whose};
use ground::{Check, ImplementationId, Op, Refusal, Subject, WorkItem};
use kit::paths;

/// The gate to Implement waits for it.
const URGENCY: u8 = 6;

/// The plan itself or, once there is one, each thing it lacks, so that the gate names what is missing and leads to where it is told.
pub fn checks(op: &mut Op, on: Subject) -> Result<Vec<Check>, Refusal> {
    let Subject::Gate { implementation: id, to } = on else { return Ok(Vec::new()) };
    if to != Stage::Implement.word() && to != Stage::Sustain.word() {
        return Ok(Vec::new());
    }
    let whole = |met, key, href| vec![Check { name: "learning-plan", met, text: Text::new(key), href: Some(href) }];
    let Some(plan) = of(op, id)? else { return Ok(whole(false, "check-learning-none", paths::learning_plan_edit(id))) };
    let missing = plan.missing();
    if missing.is_empty() {
        return Ok(whole(true, "check-learning-plan", paths::learning_plan(id)));
    }
    let check = |piece: Piece| Check { name: piece.name(), met: false, text: Text::new(piece.key()), href: Some(told_in(id, piece)) };
    Ok(missing.into_iter().map(check).collect())
}

/// Where a piece is told.
pub(super) fn told_in(id: ImplementationId, piece: Piece) -> String {
    format!("{}#{}", paths::learning_plan_edit(id), piece.field())
}

pub fn conditions(op: &mut Op, id: ImplementationId) -> Result<Vec<Condition>, Refusal> {
    let (state, evidence) = stands(of(op, id)?.as_ref());
    let text = Text::new("condition-learning");
    let href = Some(paths::learning_plan(id));
    Ok(vec![Condition { element: 'P', name: "learning-beyond-one-session", state, text, evidence, href }])
}

fn stands(plan: Option<&Plan>) -> (State, Text) {
    let Some(plan) = plan else { return (State::Unknown, Text::new("condition-learning-unknown")) };
    let missing = plan.missing().len() as i64;
    if missing > 0 || !plan.goes_beyond_one_session() {
        return (State::Emerging, Text::new("condition-learning-emerging").count("count", missing));
    }
    let evidence = Text::new("condition-learning-met").count("count", plan.follow_ups.len() as i64).count("people", plan.people());
    let evidence = match plan.follow_ups.iter().max() {
        Some(day) => evidence.on("day", *day),
        None => evidence,
    };
    (State::Met, evidence)
}

/// Plans that the gate to Implement waits for, for those who lead in the very unit.
pub fn open_work(op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
    let Whose::Person(person) = of;
    if op.actor.person() != Some(person) {
        return Ok(Vec::new());
    }
    let mut led = implementation::led_here(op)?;
    led.retain(|p| p.stage == Stage::Prepare || p.stage == Stage::Implement);
    if led.is_empty() {
        return Ok(Vec::new());
    }
    let plans = all(op)?;
    Ok(led.iter().filter_map(|placed| item(placed, plans.get(&placed.id))).collect())
}

fn item(placed: &Placed, plan: Option<&Plan>) -> Option<WorkItem> {
    let missing = plan.map_or(Piece::ALL.len(), |plan| plan.missing().len());
    if missing == 0 {
        return None;
    }
    let (title, detail) = match plan {
        None => ("learning-work-none", "learning-work-none-detail"),
        Some(_) => ("learning-work-missing", "learning-work-missing-detail"),
    };
    Some(WorkItem {
        element: Some('P'),
        kicker: Text::new("implementation-title").with("innovation", &placed.innovation_name).with("unit", &placed.unit_name),
        title: Text::new(title),
        detail: Text::new(detail).count("count", missing as i64),
        action: Text::new("learning-work-go"),
        href: paths::learning_plan_edit(placed.id),
        urgency: URGENCY,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning_plan::{Group, Hours, Parts};
    use db::Uuid;
    use ground::Role;
    use jiff::civil::date;

    #[test]
    fn nothing_written_is_unknown_a_beginning_is_emerging_and_a_whole_plan_is_met() {
        let blank = Plan::blank(Uuid::nil().into());
        assert_eq!(stands(None).0, State::Unknown);
        assert_eq!(stands(Some(&blank)).0, State::Emerging);
        let whole = Plan {
            behaviors: "Pair readers".into(),
            groups: vec![Group { role: Role::Teacher, people: 4 }],
            parts: Parts { practice: "Try it".into(), coaching: "Monthly".into(), ..Parts::default() },
            follow_ups: vec![date(2026, 12, 1), date(2027, 2, 1)],
            hours: Some(Hours { minutes_each: 60, from: date(2026, 9, 1), until: date(2026, 9, 2) }),
            ..blank
        };
        let (state, evidence) = stands(Some(&whole));
        let expected = Text::new("condition-learning-met").count("count", 2).count("people", 4).on("day", date(2027, 2, 1));
        assert_eq!((state, evidence), (State::Met, expected));
    }
}
