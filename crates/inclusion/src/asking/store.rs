//! The SQL of who was asked.

use super::model::{Asked, Asking};
use db::{Error, Tx, params, statements};
use ground::clock::date;
use ground::{AskingId, ImplementationId, Moment, OrganizationId, PersonId};

statements! {
    INSERT_ASKING = "insert into asking (organization, id, implementation, stakeholder_group, concerned, day, how, recorded_at, recorded_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    ASKINGS = "select id, stakeholder_group, concerned, day, how from asking where organization = $1 and implementation = $2
        order by day desc, recorded_at desc, id";
    DELETE_ASKING = "delete from asking where organization = $1 and implementation = $2 and id = $3";
    PURGE_ASKINGS = "delete from asking where organization = $1 and implementation = $2";
}

pub fn insert(
    tx: &mut Tx,
    organization: OrganizationId,
    of: ImplementationId,
    asking: &Asking,
    at: Moment,
    by: Option<PersonId>,
) -> Result<(), Error> {
    let a = &asking.asked;
    tx.execute(&INSERT_ASKING, params![organization, asking.id, of, a.group, a.concerned, a.day.to_string(), &a.how, at, by])?;
    Ok(())
}

pub fn of(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<Vec<Asking>, Error> {
    tx.list(&ASKINGS, params![organization, of], |c| {
        let (id, group, concerned) = (c.next()?, c.next()?, c.next()?);
        let day = date(&c.next::<String>()?).ok_or(Error::Shape { statement: "asking", column: 3, wanted: "a day" })?;
        Ok(Asking { id, asked: Asked { group, concerned, day, how: c.next()? } })
    })
}

pub fn delete(tx: &mut Tx, organization: OrganizationId, of: ImplementationId, id: AskingId) -> Result<bool, Error> {
    Ok(tx.execute(&DELETE_ASKING, params![organization, of, id])? == 1)
}

pub fn purge(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<(), Error> {
    tx.execute(&PURGE_ASKINGS, params![organization, of])?;
    Ok(())
}
