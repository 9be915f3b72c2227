//! The SQL of activities.

use super::model::Activity;
use super::stock::Name;
use crate::implementation::Stage;
use db::{Cells, Error, Tx, Value, params, statements};
use ground::{ActivityId, ImplementationId, OrganizationId};
use jiff::civil::Date;

statements! {
    OF = "select id, implementation, stage, stock, name, planned_on, done_on, done_by, note, not_needed from stage_activity
        where organization = $1 and implementation = $2 order by stage, position, id";
    ONE = "select id, implementation, stage, stock, name, planned_on, done_on, done_by, note, not_needed from stage_activity
        where organization = $1 and id = $2";
    DUE = "select id, implementation, stage, stock, name, planned_on, done_on, done_by, note, not_needed from stage_activity
        where organization = $1 and planned_on <= $2 and done_on is null and not_needed = '' order by planned_on, id";
    LAST = "select coalesce(max(position), -1) from stage_activity where organization = $1 and implementation = $2 and stage = $3";
    UPDATE = "update stage_activity set name = $1, planned_on = $2, done_on = $3, done_by = $4, note = $5, not_needed = $6
        where organization = $7 and id = $8";
    DELETE_OF = "delete from stage_activity where organization = $1 and implementation = $2";
}

const COLUMNS: &[&str] = &[
    "organization",
    "id",
    "implementation",
    "stage",
    "position",
    "stock",
    "name",
    "planned_on",
    "done_on",
    "done_by",
    "note",
    "not_needed",
];

fn row(c: &mut Cells) -> Result<Activity, Error> {
    let (id, implementation) = (c.next()?, c.next()?);
    let stage = Stage::from_word(&c.next::<String>()?).ok_or(Error::Shape { statement: "stage_activity", column: 2, wanted: "a stage" })?;
    let stock: String = c.next()?;
    let name = Name::of_columns(&stock, c.next()?);
    let (planned_on, done_on) = (day(c)?, day(c)?);
    Ok(Activity { id, implementation, stage, name, planned_on, done_on, done_by: c.next()?, note: c.next()?, not_needed: c.next()? })
}

fn day(c: &mut Cells) -> Result<Option<Date>, Error> {
    Ok(c.next::<Option<String>>()?.and_then(|text| ground::clock::date(&text)))
}

fn text(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

pub fn of(tx: &mut Tx, organization: OrganizationId, implementation: ImplementationId) -> Result<Vec<Activity>, Error> {
    let mut all = tx.list(&OF, params![organization, implementation], row)?;
    all.sort_by_key(|a| a.stage);
    Ok(all)
}

pub fn one(tx: &mut Tx, organization: OrganizationId, id: ActivityId) -> Result<Option<Activity>, Error> {
    tx.one(&ONE, params![organization, id], row)
}

/// What is planned up to a day and neither done nor set aside, in the whole organization.
pub fn due(tx: &mut Tx, organization: OrganizationId, until: Date) -> Result<Vec<Activity>, Error> {
    tx.list(&DUE, params![organization, until.to_string()], row)
}

/// Adds activities behind those of their stages.
pub fn add(tx: &mut Tx, organization: OrganizationId, of: ImplementationId, activities: &[Activity]) -> Result<(), Error> {
    let mut rows = Vec::new();
    for stage in Stage::ALL {
        let last: i64 = tx.one(&LAST, params![organization, of, stage.word()], |c| c.next())?.unwrap_or(-1);
        let new = activities.iter().filter(|a| a.stage == stage);
        rows.extend(new.zip(last + 1..).map(|(a, position)| cells(organization, a, position)));
    }
    tx.bulk("stage_activity", COLUMNS, &rows)
}

fn cells(organization: OrganizationId, a: &Activity, position: i64) -> Vec<Value> {
    let (stock, name) = a.name.columns();
    vec![
        organization.into(),
        a.id.into(),
        a.implementation.into(),
        a.stage.word().into(),
        Value::Int(position),
        stock.into(),
        name.into(),
        text(a.planned_on).into(),
        text(a.done_on).into(),
        a.done_by.into(),
        (&a.note).into(),
        (&a.not_needed).into(),
    ]
}

pub fn save(tx: &mut Tx, organization: OrganizationId, a: &Activity) -> Result<(), Error> {
    let (_, name) = a.name.columns();
    let values = params![name, text(a.planned_on), text(a.done_on), a.done_by, &a.note, &a.not_needed, organization, a.id];
    tx.execute(&UPDATE, values)?;
    Ok(())
}

pub fn delete_of(tx: &mut Tx, organization: OrganizationId, implementation: ImplementationId) -> Result<(), Error> {
    tx.execute(&DELETE_OF, params![organization, implementation])?;
    Ok(())
}
