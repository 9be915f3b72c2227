//! The SQL of units from a day to a day and of what follows them.

use crate::ids::{OrganizationId, UnitId};
use db::{Cells, Error, Tx, params, statements};
use jiff::civil::Date;

statements! {
    LIFE = "select id, begins_on, closed_on from unit where organization = $1 and (begins_on is not null or closed_on is not null) order by id";
    BEGIN = "update unit set begins_on = $1 where organization = $2 and id = $3";
    CLOSE = "update unit set closed_on = $1, closed_by_hand = true where organization = $2 and id = $3";
    REOPEN = "update unit set closed_on = null, closed_by_hand = false where organization = $1 and id = $2";
    /// Those that people closed, and the closed ones that lie in them.
    CLOSED_BY_HAND = "select distinct u.id from unit a
        join unit_within w on w.organization = a.organization and w.ancestor = a.id
        join unit u on u.organization = w.organization and u.id = w.unit
        where a.organization = $1 and a.closed_by_hand = true and u.closed_on is not null order by u.id";
    RENAME = "update unit set name = $1, kind = $2 where organization = $3 and id = $4";
    MOVE = "update unit set parent = $1 where organization = $2 and id = $3";
    /// The units beneath a unit, itself included.
    BENEATH = "select unit from unit_within where organization = $1 and ancestor = $2 order by depth, unit";
    LAST_DAY = "select min(a.closed_on) from unit_within w join unit a on a.organization = w.organization and a.id = w.ancestor
        where w.organization = $1 and w.unit = $2";
    SUCCESSIONS = "select unit, successor, on_day from unit_succession where organization = $1 order by on_day, unit, successor";
    INSERT_SUCCESSION = "insert into unit_succession (organization, unit, successor, on_day) values ($1, $2, $3, $4)
        on conflict (organization, unit, successor) do update set on_day = excluded.on_day";
    FORGET_SUCCESSIONS = "delete from unit_succession where organization = $1 and unit = $2";
    /// 1 when the unit and all it lies in are open on the day.
    IS_OPEN = "select 1 from unit u where u.organization = $1 and u.id = $2
        and not exists (select 1 from unit_within w join unit a on a.organization = w.organization and a.id = w.ancestor
            where w.organization = $1 and w.unit = $2 and (a.closed_on < $3 or a.begins_on > $3))";
}

fn day(text: Option<String>) -> Option<Date> {
    text.and_then(|t| crate::clock::date(&t))
}

pub fn lives(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<(UnitId, super::Life)>, Error> {
    tx.list(&LIFE, params![organization], |c: &mut Cells| {
        Ok((c.next()?, super::Life { begins_on: day(c.next()?), closed_on: day(c.next()?) }))
    })
}

pub fn begin(tx: &mut Tx, organization: OrganizationId, unit: UnitId, on: Option<Date>) -> Result<(), Error> {
    tx.execute(&BEGIN, params![on.map(|d| d.to_string()), organization, unit])?;
    Ok(())
}

pub fn close(tx: &mut Tx, organization: OrganizationId, unit: UnitId, last_day: Date) -> Result<(), Error> {
    tx.execute(&CLOSE, params![last_day.to_string(), organization, unit])?;
    Ok(())
}

pub fn reopen(tx: &mut Tx, organization: OrganizationId, unit: UnitId) -> Result<(), Error> {
    tx.execute(&REOPEN, params![organization, unit])?;
    Ok(())
}

pub fn closed_by_hand(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<UnitId>, Error> {
    tx.list(&CLOSED_BY_HAND, params![organization], |c| c.next())
}

pub fn rename(tx: &mut Tx, organization: OrganizationId, unit: UnitId, name: &str, kind: super::UnitKind) -> Result<(), Error> {
    tx.execute(&RENAME, params![name, kind, organization, unit])?;
    Ok(())
}

pub fn move_under(tx: &mut Tx, organization: OrganizationId, unit: UnitId, parent: UnitId) -> Result<(), Error> {
    tx.execute(&MOVE, params![parent, organization, unit])?;
    Ok(())
}

pub fn beneath(tx: &mut Tx, organization: OrganizationId, unit: UnitId) -> Result<Vec<UnitId>, Error> {
    tx.list(&BENEATH, params![organization, unit], |c| c.next())
}

pub fn last_day(tx: &mut Tx, organization: OrganizationId, unit: UnitId) -> Result<Option<Date>, Error> {
    let found: Option<Option<String>> = tx.one(&LAST_DAY, params![organization, unit], |c| c.next())?;
    Ok(day(found.flatten()))
}

pub fn successions(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<super::Succession>, Error> {
    tx.list(&SUCCESSIONS, params![organization], |c| {
        let (unit, successor) = (c.next()?, c.next()?);
        let on: String = c.next()?;
        let on_day = crate::clock::date(&on).ok_or(Error::Shape { statement: "unit_succession", column: 2, wanted: "a date" })?;
        Ok(super::Succession { unit, successor, on_day })
    })
}

pub fn insert_succession(tx: &mut Tx, organization: OrganizationId, unit: UnitId, successor: UnitId, on: Date) -> Result<(), Error> {
    tx.execute(&INSERT_SUCCESSION, params![organization, unit, successor, on.to_string()])?;
    Ok(())
}

pub fn forget_successions(tx: &mut Tx, organization: OrganizationId, unit: UnitId) -> Result<(), Error> {
    tx.execute(&FORGET_SUCCESSIONS, params![organization, unit])?;
    Ok(())
}

pub fn is_open(tx: &mut Tx, organization: OrganizationId, unit: UnitId, on: Date) -> Result<bool, Error> {
    Ok(!tx.rows(&IS_OPEN, params![organization, unit, on.to_string()])?.is_empty())
}
