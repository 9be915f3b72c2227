//! The SQL of data rights. What must reach every table alike goes through `db::Tx::find` and its neighbors instead.

use super::model::{Erased, Hold, Look, Run, Scope, Setting};
use crate::Moment;
use crate::ids::{HoldId, OrganizationId, PersonId, SettingId};
use db::{Cells, Error, Tx, Uuid, params, statements};
use jiff::civil::Date;

statements! {
    INSERT_HOLD = "insert into legal_hold (organization, id, scope, target, reason, set_at, set_by) values ($1, $2, $3, $4, $5, $6, $7)";
    HOLDS = "select id, scope, target, reason, set_at, set_by, lifted_at, lifted_by, lift_reason from legal_hold
        where organization = $1 order by set_at desc, id desc";
    LIFT = "update legal_hold set lifted_at = $1, lifted_by = $2, lift_reason = $3
        where organization = $4 and id = $5 and lifted_at is null";
    UNITS_BENEATH = "select unit from unit_within where organization = $1 and ancestor = $2";
    PEOPLE_EVER_IN = "select distinct m.person from unit_within w
        join membership m on m.organization = w.organization and m.unit = w.unit
        where w.organization = $1 and w.ancestor = $2";
    INSERT_SETTING = "insert into retention_setting (organization, id, table_name, days, reason, at, actor)
        values ($1, $2, $3, $4, $5, $6, $7)";
    SETTINGS = "select table_name, days, reason, at, actor from retention_setting where organization = $1 order by at desc, id desc";
    REMOVED = "insert into retention_run (organization, day, table_name, removed, held, at) values ($1, $2, $3, $4, 0, $5)
        on conflict (organization, day, table_name) do update set removed = retention_run.removed + excluded.removed, at = excluded.at";
    HELD = "insert into retention_run (organization, day, table_name, removed, held, at) values ($1, $2, $3, 0, $4, $5)
        on conflict (organization, day, table_name) do update set held = excluded.held, at = excluded.at";
    RUNS = "select day, table_name, removed, held from retention_run where organization = $1 order by day desc, table_name limit $2";
    LOOKED = "insert into data_access (organization, person, day, viewer, what, at) values ($1, $2, $3, $4, $5, $6)
        on conflict (organization, person, day, viewer, what) do nothing";
    HAS_LOOKED = "select 1 from data_access where organization = $1 and person = $2 and day = $3 and viewer = $4 and what = $5";
    LOOKS = "select viewer, what, day from data_access where organization = $1 and person = $2 order by day desc, at desc limit $3";
    INSERT_ERASURE = "insert into erasure (organization, person, at, actor) values ($1, $2, $3, $4)
        on conflict (organization, person) do nothing";
    ERASED = "select 1 from erasure where organization = $1 and person = $2";
    ERASURES = "select organization, person from erasure order by organization, person";
    DROP_EMPTIED_IMPORTS = "update roster_import set state = 'dropped' where organization = $1 and state = 'waiting' and reading is null";
}

pub fn insert_hold(tx: &mut Tx, organization: OrganizationId, h: &Hold) -> Result<(), Error> {
    tx.execute(&INSERT_HOLD, params![organization, h.id, h.scope, h.target, &h.reason, h.set_at, h.set_by])?;
    Ok(())
}

pub fn holds(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Hold>, Error> {
    tx.list(&HOLDS, params![organization], |c: &mut Cells| {
        Ok(Hold {
            id: c.next()?,
            scope: c.next::<Scope>()?,
            target: c.next()?,
            reason: c.next()?,
            set_at: c.next()?,
            set_by: c.next()?,
            lifted_at: c.next()?,
            lifted_by: c.next()?,
            lift_reason: c.next()?,
        })
    })
}

pub fn lift(tx: &mut Tx, organization: OrganizationId, hold: HoldId, now: Moment, by: Option<PersonId>, why: &str) -> Result<bool, Error> {
    Ok(tx.execute(&LIFT, params![now, by, why, organization, hold])? == 1)
}

/// A unit with all beneath it, and everyone who ever had a part there.
pub fn beneath(tx: &mut Tx, organization: OrganizationId, unit: Uuid) -> Result<(Vec<Uuid>, Vec<Uuid>), Error> {
    let units = tx.list(&UNITS_BENEATH, params![organization, unit], |c| c.next())?;
    Ok((units, tx.list(&PEOPLE_EVER_IN, params![organization, unit], |c| c.next())?))
}

pub fn insert_setting(tx: &mut Tx, organization: OrganizationId, id: SettingId, s: &Setting) -> Result<(), Error> {
    tx.execute(&INSERT_SETTING, params![organization, id, &s.table, s.days, &s.reason, s.at, s.actor])?;
    Ok(())
}

/// Newest first.
pub fn settings(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Setting>, Error> {
    tx.list(&SETTINGS, params![organization], |c| {
        Ok(Setting { table: c.next()?, days: c.next()?, reason: c.next()?, at: c.next()?, actor: c.next()? })
    })
}

pub fn removed(tx: &mut Tx, organization: OrganizationId, day: Date, table: &str, rows: i64, now: Moment) -> Result<(), Error> {
    tx.execute(&REMOVED, params![organization, day.to_string(), table, rows, now])?;
    Ok(())
}

pub fn held(tx: &mut Tx, organization: OrganizationId, day: Date, table: &str, rows: i64, now: Moment) -> Result<(), Error> {
    tx.execute(&HELD, params![organization, day.to_string(), table, rows, now])?;
    Ok(())
}

fn day(c: &mut Cells) -> Result<Date, Error> {
    let text: String = c.next()?;
    crate::clock::date(&text).ok_or(Error::Shape { statement: "data_rights", column: 0, wanted: "a day" })
}

pub fn runs(tx: &mut Tx, organization: OrganizationId, most: i64) -> Result<Vec<Run>, Error> {
    tx.list(&RUNS, params![organization, most], |c| Ok(Run { day: day(c)?, table: c.next()?, removed: c.next()?, held: c.next()? }))
}

pub fn looked(tx: &mut Tx, organization: OrganizationId, person: PersonId, look: &Look, now: Moment) -> Result<(), Error> {
    tx.execute(&LOOKED, params![organization, person, look.day.to_string(), look.viewer, look.what, now])?;
    Ok(())
}

pub fn has_looked(tx: &mut Tx, organization: OrganizationId, person: PersonId, look: &Look) -> Result<bool, Error> {
    Ok(!tx.rows(&HAS_LOOKED, params![organization, person, look.day.to_string(), look.viewer, look.what])?.is_empty())
}

pub fn looks(tx: &mut Tx, organization: OrganizationId, person: PersonId, most: i64) -> Result<Vec<Look>, Error> {
    tx.list(&LOOKS, params![organization, person, most], |c| Ok(Look { viewer: c.next()?, what: c.next()?, day: day(c)? }))
}

pub fn insert_erasure(tx: &mut Tx, e: Erased, now: Moment, actor: Option<PersonId>) -> Result<(), Error> {
    tx.execute(&INSERT_ERASURE, params![e.organization, e.person, now, actor])?;
    Ok(())
}

pub fn is_erased(tx: &mut Tx, e: Erased) -> Result<bool, Error> {
    Ok(!tx.rows(&ERASED, params![e.organization, e.person])?.is_empty())
}

pub fn erasures(tx: &mut Tx) -> Result<Vec<Erased>, Error> {
    tx.list(&ERASURES, &[], |c| Ok(Erased { organization: c.next()?, person: c.next()? }))
}

pub fn drop_emptied_imports(tx: &mut Tx, organization: OrganizationId) -> Result<(), Error> {
    tx.execute(&DROP_EMPTIED_IMPORTS, params![organization])?;
    Ok(())
}
