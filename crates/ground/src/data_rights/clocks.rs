//! The retention clocks: every night, for each organization, rows whose time is over go, in short transactions, unless a
//! legal hold keeps them. A table with a plain `Retention::After` needs nothing; one whose clock stands elsewhere, or
//! that cannot be swept row by row, brings a [`Clock`].

use super::contents::in_files;
use super::model::{self, Clock, Due, Holds, Run, Setting, Swept, bounds, own_days};
use super::{holds, leavers, store, whole_organization};
use crate::files::Shelf;
use crate::ids::{OrganizationId, SettingId};
use crate::op::{Actor, Ground, Op, Refusal};
use crate::table_info::{Holds as Hold, Retention, TableInfo};
use crate::{Moment, jobs, organization, timeline};
use db::{Uuid, Value, Where};
use jiff::Span;
use std::sync::Arc;

/// The job, once a night for each organization; its subject is the organization.
pub const JOB: &str = "retention-clocks";
/// In the middle of the night of the organization, when nobody waits for a page.
const HOUR: i64 = 3;
/// Rows looked at in one transaction: a few milliseconds.
const BATCH: usize = 500;
/// Days of runs shown: about a year.
const RUNS: i64 = 2_000;

/// How long one table is kept here.
#[derive(Clone, Debug)]
pub struct Kept {
    pub table: TableInfo,
    /// None where no clock runs.
    pub days: Option<i64>,
    /// What the organization may choose; none where it may not.
    pub bounds: Option<(i64, i64)>,
    /// The change that made it differ from the house, if any.
    pub setting: Option<Setting>,
}

/// How long every table is kept in the actor's organization; anyone of it may know.
pub fn kept(op: &mut Op, tables: &[TableInfo]) -> Result<Vec<Kept>, Refusal> {
    let organization = op.organization()?;
    let settings = store::settings(op.tx, organization)?;
    let of = |table: &TableInfo| settings.iter().find(|s| s.table == table.name).cloned();
    Ok(tables
        .iter()
        .map(|table| {
            let setting = of(table).filter(|_| bounds(table).is_some());
            let days = setting.as_ref().map(|s| s.days).or(own_days(table));
            Kept { table: *table, days: days.map(|d| within(table, d)), bounds: bounds(table), setting }
        })
        .collect())
}

/// A later release may narrow what may be chosen; an older choice then moves to the nearest.
fn within(table: &TableInfo, days: i64) -> i64 {
    bounds(table).map_or(days, |(least, most)| days.clamp(least, most))
}

/// The same for whoever looks after the data.
pub fn retention(op: &mut Op, tables: &[TableInfo]) -> Result<Vec<Kept>, Refusal> {
    whole_organization(op)?;
    kept(op, tables)
}

/// Every change so far, newest first.
pub fn settings(op: &mut Op) -> Result<Vec<Setting>, Refusal> {
    whole_organization(op)?;
    let organization = op.organization()?;
    Ok(store::settings(op.tx, organization)?)
}

/// What the clocks removed, newest first.
pub fn runs(op: &mut Op) -> Result<Vec<Run>, Refusal> {
    whole_organization(op)?;
    let organization = op.organization()?;
    Ok(store::runs(op.tx, organization, RUNS)?)
}

#[derive(Debug, thiserror::Error)]
pub enum SetError {
    #[error("no clock of this table can be set")]
    NotSettable,
    #[error("between {least} and {most} days")]
    OutOfBounds { least: i64, most: i64 },
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for SetError {
    fn from(error: db::Error) -> SetError {
        SetError::Refused(error.into())
    }
}

/// Sets how many days a table is kept here, with the reason.
pub fn set_days(op: &mut Op, tables: &[TableInfo], name: &str, days: i64, reason: &str) -> Result<(), SetError> {
    whole_organization(op)?;
    let table = tables.iter().find(|t| t.name == name).ok_or(SetError::NotSettable)?;
    let (least, most) = bounds(table).ok_or(SetError::NotSettable)?;
    if !(least..=most).contains(&days) {
        return Err(SetError::OutOfBounds { least, most });
    }
    let organization = op.organization()?;
    let id: SettingId = op.id();
    let setting = Setting { table: name.into(), days, reason: reason.into(), at: op.now, actor: op.actor.person() };
    store::insert_setting(op.tx, organization, id, &setting)?;
    timeline::record_with_words(op, timeline::Event::RetentionChanged, id.0, None, reason)?;
    Ok(())
}

/// Makes tonight's job due for every organization; winding twice is one job.
pub fn wind(ground: &Ground) -> Result<(), Refusal> {
    for organization in ground.db.read_now(organization::all_ids)? {
        ground.write_now(Actor::System(organization), |op| {
            let at = next(op)?;
            jobs::due(op, JOB, op.organization()?.0, at)
        })?;
    }
    Ok(())
}

/// The next night: three hours after the midnight that ends today.
fn next(op: &mut Op) -> Result<Moment, Refusal> {
    let today = op.today()?;
    Ok(op.midnight_after(today)?.plus_seconds(HOUR * 3_600))
}

/// Runs every clock of one organization. Answers the next night, and the tables from which rows went, whose files should
/// now be made to forget. Blocking; may be repeated after a crash.
pub fn run(
    ground: &Ground,
    organization: OrganizationId,
    tables: &Arc<[TableInfo]>,
    clocks: &Arc<[Clock]>,
    shelf: &Shelf,
) -> Result<(Moment, Vec<&'static str>), Refusal> {
    let actor = Actor::System(organization);
    let (mut removed, mut held, mut touched) = (0, 0, Vec::new());
    let known = tables.clone();
    let all = ground.read_now(actor.clone(), move |op| kept(op, &known))?;
    for kept in all {
        let Some(days) = kept.days else { continue };
        let swept = sweep_table(ground, (organization, shelf), tables, clocks, &kept.table, days)?;
        removed += swept.removed;
        held += swept.held;
        if swept.removed > 0 {
            touched.push(kept.table.name);
            touched.extend(tables.iter().filter(|t| belongs(tables, t, kept.table.name)).map(|t| t.name));
        }
    }
    let at = ground.write_now(actor, move |op| {
        let (today, now) = (op.today()?, op.now);
        // Written also when nothing was due: that the clocks ran is what an auditor asks for.
        store::removed(op.tx, organization, today, "", removed, now)?;
        store::held(op.tx, organization, today, "", held, now)?;
        next(op)
    })?;
    touched.sort_unstable();
    touched.dedup();
    Ok((at, touched))
}

/// Whether a table's rows go with those of `of`, directly or through others.
fn belongs(tables: &[TableInfo], table: &TableInfo, of: &str) -> bool {
    match table.retention {
        Retention::With(parent) if parent == of => true,
        Retention::With(parent) if parent != table.name => tables.iter().any(|t| t.name == parent && belongs(tables, t, of)),
        _ => false,
    }
}

fn sweep_table(
    ground: &Ground,
    (organization, shelf): (OrganizationId, &Shelf),
    tables: &Arc<[TableInfo]>,
    clocks: &Arc<[Clock]>,
    table: &TableInfo,
    days: i64,
) -> Result<Swept, Refusal> {
    let (table, actor) = (*table, Actor::System(organization));
    let mut total = Swept::default();
    let mut after: Option<Vec<Value>> = None;
    loop {
        let (from, tables, clocks) = (after.clone(), tables.clone(), clocks.clone());
        let of_people = clocks.iter().any(|c| c.table == table.name && c.table == leavers::CLOCK.table);
        let (begin, known) = (from.clone(), tables.clone());
        let look = move |op: &mut Op| {
            let day = op.today()?.saturating_sub(Span::new().days(days));
            leavers::look(op, &known, day, begin.as_deref())
        };
        let mut named = if of_people { ground.read_now(actor.clone(), look)? } else { None };
        if let Some(named) = &mut named {
            named.mentions.extend(in_files(ground, organization, shelf, named.person)?.mentions);
        }
        let step = ground.write_now(actor.clone(), move |op| {
            let (organization, today, now) = (op.organization()?, op.today()?, op.now);
            let holds = holds(op)?;
            let day = today.saturating_sub(Span::new().days(days));
            let due = Due { before: now.plus_days(-days), day, holds: &holds, after: from.as_deref(), named: named.as_ref() };
            let swept = match clocks.iter().find(|c| c.table == table.name) {
                Some(clock) => (clock.sweep)(op, &tables, &due)?,
                None => sweep_rows(op, &tables, &table, &due)?,
            };
            if swept.removed > 0 {
                store::removed(op.tx, organization, today, table.name, swept.removed, now)?;
            }
            Ok::<_, Refusal>(swept)
        })?;
        total.removed += step.removed;
        total.held += step.held;
        after = step.next;
        if !step.more {
            break;
        }
    }
    if total.held > 0 {
        let held = total.held;
        ground.write_now(actor.clone(), move |op| {
            let (organization, today, now) = (op.organization()?, op.today()?, op.now);
            Ok::<_, Refusal>(store::held(op.tx, organization, today, table.name, held, now)?)
        })?;
    }
    Ok(total)
}

/// One batch of a table that its own column clocks.
fn sweep_rows(op: &mut Op, tables: &[TableInfo], table: &TableInfo, due: &Due) -> Result<Swept, Refusal> {
    let Retention::After { column, .. } = table.retention else { return Ok(Swept::default()) };
    let text = db::shape(table.name).and_then(|s| s.column(column)).is_some_and(|c| c.kind == "text");
    let last: Value = if text { due.day.to_string().into() } else { due.before.into() };
    let people: Vec<&str> = table.holding(Hold::Person).map(|c| c.name).collect();
    let units: Vec<&str> = table.holding(Hold::Unit).map(|c| c.name).collect();
    let columns: Vec<&str> = people.iter().chain(&units).copied().collect();
    let organization = op.organization()?;
    let wheres = [Where::Is("organization", organization.into()), Where::Until(column, last)];
    let found = op.tx.find(table.name, &columns, &wheres, due.after, BATCH)?;
    let more = found.len() == BATCH;
    let next = found.last().map(|row| row.key.clone());
    let mut swept = Swept { more, next, ..Swept::default() };
    for row in found {
        if row_is_held(table, &row.cells, people.len(), due.holds) {
            swept.held += 1;
            continue;
        }
        remove_with_what_belongs(op, tables, table, &row.key)?;
        swept.removed += 1;
    }
    Ok(swept)
}

fn row_is_held(table: &TableInfo, cells: &[Value], people: usize, holds: &Holds) -> bool {
    let ids = |cells: &[Value]| cells.iter().filter_map(|v| <Uuid as db::FromValue>::from_value(v.clone())).collect::<Vec<_>>();
    let (people, units) = cells.split_at(people.min(cells.len()));
    let (people, units) = (ids(people), ids(units));
    let says = !people.is_empty() || !units.is_empty();
    // Text that may speak of someone held stays with them.
    holds.covers(&people, &units, says) || (holds.any() && table.holding(Hold::Names).next().is_some())
}

/// The column by which a child names the row it belongs to: the parent's name, or its last word.
pub(super) fn link(child: &TableInfo, parent: &str) -> Option<&'static str> {
    let last = parent.rsplit('_').next().unwrap_or(parent);
    child.columns.iter().map(|c| c.name).find(|name| *name == parent).or_else(|| child.columns.iter().map(|c| c.name).find(|n| *n == last))
}

fn remove_with_what_belongs(op: &mut Op, tables: &[TableInfo], table: &TableInfo, key: &[Value]) -> Result<(), Refusal> {
    let organization = op.organization()?;
    for child in tables.iter().filter(|t| t.retention == Retention::With(table.name)) {
        let (Some(link), Some(id)) = (link(child, table.name), key.last()) else { continue };
        let wheres = [Where::Is("organization", organization.into()), Where::Is(link, id.clone())];
        loop {
            let found = op.tx.find(child.name, &[], &wheres, None, BATCH)?;
            for row in &found {
                remove_with_what_belongs(op, tables, child, &row.key)?;
            }
            if found.len() < BATCH {
                break;
            }
        }
    }
    Ok(op.tx.remove_row(table.name, key)?)
}

/// What is wrong with how tables say how long they are kept, in words that tell whoever added one what to write. For the
/// test of the whole house.
pub fn wrong_clocks(tables: &[TableInfo], clocks: &[Clock]) -> Vec<String> {
    let mut wrong = Vec::new();
    for table in tables {
        let own = clocks.iter().filter(|c| c.table == table.name).count();
        let shape = db::shape(table.name);
        match table.retention {
            Retention::After { column, days, why } => {
                let plain = shape.and_then(|s| s.column(column)).is_some_and(|c| matches!(c.kind.as_str(), "bigint" | "text"));
                let elsewhere = column.split_once('.').is_some_and(|(t, c)| db::shape(t).is_some_and(|s| s.column(c).is_some()));
                if days < 1 || why.is_empty() {
                    wrong.push(format!("{}: Retention::After needs at least one day and a reason", table.name));
                }
                if !plain && !elsewhere {
                    wrong.push(format!("{}: Retention::After names {column}, which is no column (bigint moment or text day)", table.name));
                }
                if own > 1 || (own == 0 && !plain) {
                    wrong.push(format!(
                        "{}: {own} clocks; a column of another table needs exactly one Clock in its Element::clocks()",
                        table.name
                    ));
                }
            }
            Retention::With(parent) => {
                let known = tables.iter().find(|t| t.name == parent);
                let swept = known.is_some_and(|p| own_days(p).is_some()) && !clocks.iter().any(|c| c.table == parent);
                if known.is_none() {
                    wrong.push(format!("{}: Retention::With({parent}), which is no table", table.name));
                } else if swept && link(table, parent).is_none() {
                    wrong.push(format!("{}: goes with {parent}, but no column bears its name (or its last word)", table.name));
                }
            }
            Retention::Until("") => wrong.push(format!("{}: Retention::Until without words", table.name)),
            _ => {}
        }
        if own > 0 && own_days(table).is_none() {
            wrong.push(format!("{}: a Clock, but no Retention::After", table.name));
        }
    }
    wrong
}

const _: () = assert!(model::LEAST_DAYS < model::MOST_DAYS);
