//! The SQL of how looking back ended.

use super::Told;
use db::{Cells, Error, Tx, params, statements};
use ground::clock::date;
use ground::{ImplementationId, OrganizationId, PersonId};
use jiff::civil::Date;

statements! {
    INSERT_TOLD_BACK = "insert into follow_up_told (organization, implementation, day, kept, words, said_on, said_by)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (organization, implementation, day) do nothing";
    TOLD_BACK = "select day, kept, words, said_on from follow_up_told where organization = $1 and implementation = $2 order by day";
    DELETE_TOLD_BACK = "delete from follow_up_told where organization = $1 and implementation = $2 and day = $3";
    PURGE_TOLD_BACK = "delete from follow_up_told where organization = $1 and implementation = $2";
}

fn day(c: &mut Cells) -> Result<Date, Error> {
    date(&c.next::<String>()?).ok_or(Error::Shape { statement: "follow_up_told", column: 0, wanted: "a day" })
}

pub fn insert(tx: &mut Tx, organization: OrganizationId, of: ImplementationId, told: &Told, by: Option<PersonId>) -> Result<bool, Error> {
    let values = params![organization, of, told.day.to_string(), told.kept, &told.words, told.said_on.to_string(), by];
    Ok(tx.execute(&INSERT_TOLD_BACK, values)? == 1)
}

pub fn of(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<Vec<Told>, Error> {
    tx.list(&TOLD_BACK, params![organization, of], |c| Ok(Told { day: day(c)?, kept: c.next()?, words: c.next()?, said_on: day(c)? }))
}

pub fn delete(tx: &mut Tx, organization: OrganizationId, of: ImplementationId, day: Date) -> Result<bool, Error> {
    Ok(tx.execute(&DELETE_TOLD_BACK, params![organization, of, day.to_string()])? == 1)
}

pub fn purge(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<(), Error> {
    tx.execute(&PURGE_TOLD_BACK, params![organization, of])?;
    Ok(())
}
