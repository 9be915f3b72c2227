//! The SQL of the roll-up.

use super::model::Standing;
use db::{Error, Tx, params, statements};
use ground::{ImplementationId, OrganizationId};
use std::collections::HashMap;

statements! {
    ALL = "select implementation, met, emerging, lost, unknown, looked_at from standing where organization = $1";
    SAVE = "insert into standing (organization, implementation, met, emerging, lost, unknown, looked_at) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (organization, implementation) do update set met = excluded.met, emerging = excluded.emerging, lost = excluded.lost,
          unknown = excluded.unknown, looked_at = excluded.looked_at";
    DELETE = "delete from standing where organization = $1 and implementation = $2";
}

pub fn all(tx: &mut Tx, organization: OrganizationId) -> Result<HashMap<ImplementationId, Standing>, Error> {
    let rows = tx.list(&ALL, params![organization], |c| {
        let id: ImplementationId = c.next()?;
        Ok((id, Standing { met: c.next()?, emerging: c.next()?, lost: c.next()?, unknown: c.next()?, looked_at: c.next()? }))
    })?;
    Ok(rows.into_iter().collect())
}

pub fn save(tx: &mut Tx, organization: OrganizationId, of: ImplementationId, s: &Standing) -> Result<(), Error> {
    tx.execute(&SAVE, params![organization, of, s.met, s.emerging, s.lost, s.unknown, s.looked_at])?;
    Ok(())
}

pub fn delete(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<(), Error> {
    tx.execute(&DELETE, params![organization, of])?;
    Ok(())
}
