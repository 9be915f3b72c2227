//! The SQL of calendars and zones.

use super::model::{Days, SchoolYear, Term};
use crate::ids::{CalendarDayId, OrganizationId, SchoolYearId, TermId, UnitId};
use crate::{DayKind, clock};
use db::{Cells, Error, Tx, params, statements};
use jiff::civil::Date;

statements! {
    ZONES = "select a.id, a.name, a.zone from unit_within w join unit a on a.organization = w.organization and a.id = w.ancestor
        where w.organization = $1 and w.unit = $2 order by w.depth";
    SET_UNIT_ZONE = "update unit set zone = $1 where organization = $2 and id = $3";
    SET_ORGANIZATION_ZONE = "update organization set zone = $1 where id = $2";
    YEARS = "select y.id, y.unit, y.name, y.starts_on, y.ends_on, y.weekdays from unit_within w
        join school_year y on y.organization = w.organization and y.unit = w.ancestor
        where w.organization = $1 and w.unit = $2 order by w.depth, y.starts_on, y.id";
    YEAR = "select id, unit, name, starts_on, ends_on, weekdays from school_year where organization = $1 and id = $2";
    UNITS_WITH_OWN = "select distinct unit from school_year where organization = $1
        union select distinct unit from calendar_day where organization = $1";
    INSERT_YEAR = "insert into school_year (organization, id, unit, name, starts_on, ends_on, weekdays) values ($1, $2, $3, $4, $5, $6, $7)";
    UPDATE_YEAR = "update school_year set name = $1, starts_on = $2, ends_on = $3, weekdays = $4 where organization = $5 and id = $6";
    DELETE_YEAR = "delete from school_year where organization = $1 and id = $2";
    TERMS = "select kind, name, starts_on, ends_on from term where organization = $1 and school_year = $2 order by starts_on, ends_on desc, id";
    INSERT_TERM = "insert into term (organization, id, school_year, kind, name, starts_on, ends_on) values ($1, $2, $3, $4, $5, $6, $7)";
    DELETE_TERMS = "delete from term where organization = $1 and school_year = $2";
    DAYS = "select d.unit, d.kind, d.name, d.starts_on, d.ends_on from unit_within w
        join calendar_day d on d.organization = w.organization and d.unit = w.ancestor
        where w.organization = $1 and w.unit = $2 and d.school_year = $3 order by w.depth desc, d.starts_on, d.id";
    INSERT_DAY = "insert into calendar_day (organization, id, school_year, unit, kind, name, starts_on, ends_on)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    DELETE_DAYS = "delete from calendar_day where organization = $1 and school_year = $2 and unit = $3";
    DELETE_ALL_DAYS = "delete from calendar_day where organization = $1 and school_year = $2";
}

fn day(text: String) -> Result<Date, Error> {
    clock::date(&text).ok_or_else(|| Error::Engine("a day of the calendar is no date".into()))
}

fn year_row(c: &mut Cells) -> Result<SchoolYear, Error> {
    Ok(SchoolYear {
        id: c.next()?,
        unit: c.next()?,
        name: c.next()?,
        starts_on: day(c.next()?)?,
        ends_on: day(c.next()?)?,
        weekdays: super::Weekdays::from_word(&c.next::<String>()?).unwrap_or(super::Weekdays::MONDAY_TO_FRIDAY),
        terms: Vec::new(),
        days: Vec::new(),
    })
}

/// The unit itself and those above it, from the nearest up, each with the zone it has of its own.
pub fn zones(tx: &mut Tx, organization: OrganizationId, unit: UnitId) -> Result<Vec<(UnitId, String, Option<String>)>, Error> {
    tx.list(&ZONES, params![organization, unit], |c| Ok((c.next()?, c.next()?, c.next()?)))
}

pub fn set_unit_zone(tx: &mut Tx, organization: OrganizationId, unit: UnitId, zone: Option<&str>) -> Result<(), Error> {
    tx.execute(&SET_UNIT_ZONE, params![zone.map(str::to_string), organization, unit])?;
    Ok(())
}

pub fn set_organization_zone(tx: &mut Tx, organization: OrganizationId, zone: &str) -> Result<(), Error> {
    tx.execute(&SET_ORGANIZATION_ZONE, params![zone, organization])?;
    Ok(())
}

/// The years of a unit and of those above it, the unit's own first, with their terms and the days that count there.
pub fn years(tx: &mut Tx, organization: OrganizationId, unit: UnitId) -> Result<Vec<SchoolYear>, Error> {
    let mut years = tx.list(&YEARS, params![organization, unit], year_row)?;
    for year in &mut years {
        fill(tx, organization, unit, year)?;
    }
    Ok(years)
}

/// One year with the days of its own unit.
pub fn year(tx: &mut Tx, organization: OrganizationId, id: SchoolYearId) -> Result<Option<SchoolYear>, Error> {
    let Some(mut year) = tx.one(&YEAR, params![organization, id], year_row)? else { return Ok(None) };
    let unit = year.unit;
    fill(tx, organization, unit, &mut year)?;
    Ok(Some(year))
}

fn fill(tx: &mut Tx, organization: OrganizationId, unit: UnitId, year: &mut SchoolYear) -> Result<(), Error> {
    year.terms = tx.list(&TERMS, params![organization, year.id], |c| {
        Ok(Term { kind: c.next()?, name: c.next()?, starts_on: day(c.next()?)?, ends_on: day(c.next()?)? })
    })?;
    year.days = tx.list(&DAYS, params![organization, unit, year.id], |c| {
        let (unit, kind, name): (UnitId, DayKind, String) = (c.next()?, c.next()?, c.next()?);
        Ok(Days { unit, kind, name, starts_on: day(c.next()?)?, ends_on: day(c.next()?)? })
    })?;
    Ok(())
}

/// Units that have a year or days of their own.
pub fn units_with_own(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<UnitId>, Error> {
    tx.list(&UNITS_WITH_OWN, params![organization], |c| c.next())
}

pub fn insert_year(tx: &mut Tx, organization: OrganizationId, y: &SchoolYear) -> Result<(), Error> {
    let (from, to) = (y.starts_on.to_string(), y.ends_on.to_string());
    tx.execute(&INSERT_YEAR, params![organization, y.id, y.unit, &y.name, from, to, y.weekdays.spell()])?;
    Ok(())
}

pub fn update_year(tx: &mut Tx, organization: OrganizationId, y: &SchoolYear) -> Result<(), Error> {
    let (from, to) = (y.starts_on.to_string(), y.ends_on.to_string());
    tx.execute(&UPDATE_YEAR, params![&y.name, from, to, y.weekdays.spell(), organization, y.id])?;
    Ok(())
}

pub fn delete_year(tx: &mut Tx, organization: OrganizationId, id: SchoolYearId) -> Result<(), Error> {
    tx.execute(&DELETE_TERMS, params![organization, id])?;
    tx.execute(&DELETE_ALL_DAYS, params![organization, id])?;
    tx.execute(&DELETE_YEAR, params![organization, id])?;
    Ok(())
}

/// Puts these terms in the place of those the year had.
pub fn put_terms(tx: &mut Tx, organization: OrganizationId, year: SchoolYearId, terms: &[(TermId, Term)]) -> Result<(), Error> {
    tx.execute(&DELETE_TERMS, params![organization, year])?;
    for (id, t) in terms {
        let (from, to) = (t.starts_on.to_string(), t.ends_on.to_string());
        tx.execute(&INSERT_TERM, params![organization, *id, year, t.kind, &t.name, from, to])?;
    }
    Ok(())
}

/// Puts these days in the place of those that one unit had in the year.
pub fn put_days(
    tx: &mut Tx,
    organization: OrganizationId,
    year: SchoolYearId,
    unit: UnitId,
    days: &[(CalendarDayId, super::DaysIn)],
) -> Result<(), Error> {
    tx.execute(&DELETE_DAYS, params![organization, year, unit])?;
    for (id, d) in days {
        let (from, to) = (d.starts_on.to_string(), d.ends_on.to_string());
        tx.execute(&INSERT_DAY, params![organization, *id, year, unit, d.kind, &d.name, from, to])?;
    }
    Ok(())
}
