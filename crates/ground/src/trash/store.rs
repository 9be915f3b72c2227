//! The SQL of the trash.

use super::Trashed;
use crate::ids::OrganizationId;
use db::{Cells, Error, Tx, Uuid, params, statements};

statements! {
    INSERT = "insert into trash (organization, kind, subject, name, deleted_at, deleted_by, purge_at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (organization, kind, subject) do nothing";
    ALL = "select kind, subject, name, deleted_at, deleted_by, purge_at from trash where organization = $1 order by deleted_at desc, subject";
    ONE = "select kind, subject, name, deleted_at, deleted_by, purge_at from trash where organization = $1 and subject = $2";
    DELETE = "delete from trash where organization = $1 and subject = $2";
}

fn row(c: &mut Cells) -> Result<Trashed, Error> {
    Ok(Trashed { kind: c.next()?, subject: c.next()?, name: c.next()?, deleted_at: c.next()?, deleted_by: c.next()?, purge_at: c.next()? })
}

pub fn insert(tx: &mut Tx, organization: OrganizationId, t: &Trashed) -> Result<(), Error> {
    tx.execute(&INSERT, params![organization, &t.kind, t.subject, &t.name, t.deleted_at, t.deleted_by, t.purge_at])?;
    Ok(())
}

pub fn all(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Trashed>, Error> {
    tx.list(&ALL, params![organization], row)
}

pub fn one(tx: &mut Tx, organization: OrganizationId, subject: Uuid) -> Result<Option<Trashed>, Error> {
    tx.one(&ONE, params![organization, subject], row)
}

pub fn delete(tx: &mut Tx, organization: OrganizationId, subject: Uuid) -> Result<(), Error> {
    tx.execute(&DELETE, params![organization, subject])?;
    Ok(())
}
