//! The SQL of learning plans.

use super::model::{Group, Hours, Parts, Plan};
use db::{Cells, Error, Tx, Value, params, statements};
use ground::{ImplementationId, Moment, OrganizationId, PersonId};
use jiff::civil::Date;
use std::collections::HashMap;

statements! {
    PLAN = "select behaviors, learners, theory, demonstration, practice, coaching, minutes_each, starts_on, ends_on, led_by, note
        from learning_plan where organization = $1 and implementation = $2";
    PLANS = "select implementation, behaviors, learners, theory, demonstration, practice, coaching, minutes_each, starts_on, ends_on,
        led_by, note from learning_plan where organization = $1";
    GROUPS = "select role, people from learning_group where organization = $1 and implementation = $2 order by role";
    ALL_GROUPS = "select implementation, role, people from learning_group where organization = $1 order by role";
    FOLLOW_UPS = "select day from learning_follow_up where organization = $1 and implementation = $2 order by day";
    ALL_FOLLOW_UPS = "select implementation, day from learning_follow_up where organization = $1 order by day";
    SAVE = "insert into learning_plan (organization, implementation, behaviors, learners, theory, demonstration, practice, coaching,
        minutes_each, starts_on, ends_on, led_by, note, changed_at, changed_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        on conflict (organization, implementation) do update set behaviors = excluded.behaviors, learners = excluded.learners,
        theory = excluded.theory, demonstration = excluded.demonstration, practice = excluded.practice, coaching = excluded.coaching,
        minutes_each = excluded.minutes_each, starts_on = excluded.starts_on, ends_on = excluded.ends_on, led_by = excluded.led_by,
        note = excluded.note, changed_at = excluded.changed_at, changed_by = excluded.changed_by";
    CLEAR_GROUPS = "delete from learning_group where organization = $1 and implementation = $2";
    CLEAR_FOLLOW_UPS = "delete from learning_follow_up where organization = $1 and implementation = $2";
    DELETE = "delete from learning_plan where organization = $1 and implementation = $2";
}

fn row(c: &mut Cells, implementation: ImplementationId) -> Result<Plan, Error> {
    let (behaviors, learners) = (c.next()?, c.next()?);
    let parts = Parts { theory: c.next()?, demonstration: c.next()?, practice: c.next()?, coaching: c.next()? };
    let (minutes, from, until): (Option<i64>, _, _) = (c.next()?, day(c)?, day(c)?);
    let hours = match (minutes, from, until) {
        (Some(minutes_each), Some(from), Some(until)) => Some(Hours { minutes_each, from, until }),
        _ => None,
    };
    let (led_by, note) = (c.next()?, c.next()?);
    Ok(Plan { implementation, behaviors, groups: Vec::new(), learners, parts, follow_ups: Vec::new(), hours, led_by, note })
}

fn day(c: &mut Cells) -> Result<Option<Date>, Error> {
    Ok(c.next::<Option<String>>()?.and_then(|text| ground::clock::date(&text)))
}

fn group(c: &mut Cells) -> Result<Group, Error> {
    Ok(Group { role: c.next()?, people: c.next()? })
}

pub fn plan(tx: &mut Tx, organization: OrganizationId, id: ImplementationId) -> Result<Option<Plan>, Error> {
    let Some(mut plan) = tx.one(&PLAN, params![organization, id], |c| row(c, id))? else { return Ok(None) };
    plan.groups = tx.list(&GROUPS, params![organization, id], group)?;
    plan.follow_ups = tx.list(&FOLLOW_UPS, params![organization, id], day)?.into_iter().flatten().collect();
    Ok(Some(plan))
}

/// All plans of the organization, in three statements however many there are.
pub fn plans(tx: &mut Tx, organization: OrganizationId) -> Result<HashMap<ImplementationId, Plan>, Error> {
    let plans = tx.list(&PLANS, params![organization], |c| {
        let id = c.next()?;
        row(c, id)
    })?;
    let mut plans: HashMap<ImplementationId, Plan> = plans.into_iter().map(|p| (p.implementation, p)).collect();
    for (id, group) in tx.list(&ALL_GROUPS, params![organization], |c| Ok((c.next::<ImplementationId>()?, group(c)?)))? {
        plans.entry(id).and_modify(|plan| plan.groups.push(group));
    }
    for (id, day) in tx.list(&ALL_FOLLOW_UPS, params![organization], |c| Ok((c.next::<ImplementationId>()?, day(c)?)))? {
        plans.entry(id).and_modify(|plan| plan.follow_ups.extend(day));
    }
    Ok(plans)
}

pub fn save(tx: &mut Tx, organization: OrganizationId, plan: &Plan, now: Moment, by: Option<PersonId>) -> Result<(), Error> {
    let (p, id) = (&plan.parts, plan.implementation);
    let minutes = plan.hours.map(|h| h.minutes_each);
    let (from, until) = (plan.hours.map(|h| h.from.to_string()), plan.hours.map(|h| h.until.to_string()));
    let values = params![
        organization,
        id,
        &plan.behaviors,
        &plan.learners,
        &p.theory,
        &p.demonstration,
        &p.practice,
        &p.coaching,
        minutes,
        from,
        until,
        &plan.led_by,
        &plan.note,
        now,
        by
    ];
    tx.execute(&SAVE, values)?;
    clear(tx, organization, id)?;
    let groups: Vec<Vec<Value>> =
        plan.groups.iter().map(|g| vec![organization.into(), id.into(), g.role.word().into(), Value::Int(g.people)]).collect();
    tx.bulk("learning_group", &["organization", "implementation", "role", "people"], &groups)?;
    let days: Vec<Vec<Value>> = plan.follow_ups.iter().map(|day| vec![organization.into(), id.into(), day.to_string().into()]).collect();
    tx.bulk("learning_follow_up", &["organization", "implementation", "day"], &days)
}

fn clear(tx: &mut Tx, organization: OrganizationId, id: ImplementationId) -> Result<(), Error> {
    tx.execute(&CLEAR_GROUPS, params![organization, id])?;
    tx.execute(&CLEAR_FOLLOW_UPS, params![organization, id])?;
    Ok(())
}

pub fn delete(tx: &mut Tx, organization: OrganizationId, id: ImplementationId) -> Result<(), Error> {
    clear(tx, organization, id)?;
    tx.execute(&DELETE, params![organization, id])?;
    Ok(())
}
