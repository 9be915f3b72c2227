//! The SQL of what goes on in the unit that took the place of a closed one.

use db::{Cells, Error, Tx, params, statements};
use ground::{ImplementationId, Moment, OrganizationId, PersonId, UnitId};
use jiff::civil::Date;

statements! {
    OF = "select implementation, unit, on_day, successor, joined from implementation_succession
        where organization = $1 and implementation = $2 order by on_day, unit";
    INTO = "select implementation, unit, on_day, successor, joined from implementation_succession
        where organization = $1 and successor = $2 order by on_day, implementation";
    ALL = "select implementation, unit, on_day, successor, joined from implementation_succession
        where organization = $1 order by on_day, implementation, unit";
    PLAN = "insert into implementation_succession (organization, implementation, unit, on_day, joined, decided_by, decided_at)
        values ($1, $2, $3, $4, false, $5, $6) on conflict (organization, implementation, unit) do nothing";
    DONE = "update implementation_succession set successor = $1, joined = $2, on_day = $3, done_at = $4
        where organization = $5 and implementation = $6 and unit = $7";
    DROP = "delete from implementation_succession where organization = $1 and implementation = $2 and unit = $3 and done_at is null";
    PURGE = "delete from implementation_succession where organization = $1 and (implementation = $2 or successor = $2)";
}

fn row(c: &mut Cells) -> Result<super::Succession, Error> {
    let (from, unit) = (c.next()?, c.next()?);
    let on = ground::clock::date(&c.next::<String>()?).ok_or(Error::Shape {
        statement: "implementation_succession",
        column: 2,
        wanted: "a date",
    })?;
    Ok(super::Succession { from, unit, on, to: c.next()?, joined: c.next()? })
}

/// Where one goes on.
pub fn of(tx: &mut Tx, organization: OrganizationId, from: ImplementationId) -> Result<Vec<super::Succession>, Error> {
    tx.list(&OF, params![organization, from], row)
}

/// What went on in one.
pub fn into(tx: &mut Tx, organization: OrganizationId, to: ImplementationId) -> Result<Vec<super::Succession>, Error> {
    tx.list(&INTO, params![organization, to], row)
}

pub fn all(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<super::Succession>, Error> {
    tx.list(&ALL, params![organization], row)
}

/// Decided, and not done. Decided twice is decided once.
pub fn plan(
    tx: &mut Tx,
    organization: OrganizationId,
    from: ImplementationId,
    unit: UnitId,
    on: Date,
    by: Option<PersonId>,
    now: Moment,
) -> Result<(), Error> {
    tx.execute(&PLAN, params![organization, from, unit, on.to_string(), by, now])?;
    Ok(())
}

pub fn done(tx: &mut Tx, organization: OrganizationId, s: &super::Succession, now: Moment) -> Result<(), Error> {
    tx.execute(&DONE, params![s.to, s.joined, s.on.to_string(), now, organization, s.from, s.unit])?;
    Ok(())
}

/// Takes a decision back that is not done.
pub fn drop(tx: &mut Tx, organization: OrganizationId, from: ImplementationId, unit: UnitId) -> Result<(), Error> {
    tx.execute(&DROP, params![organization, from, unit])?;
    Ok(())
}

pub fn purge(tx: &mut Tx, organization: OrganizationId, id: ImplementationId) -> Result<(), Error> {
    tx.execute(&PURGE, params![organization, id])?;
    Ok(())
}
