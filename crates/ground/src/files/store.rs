//! The SQL of files.

use super::{About, Attached, Digest};
use crate::Moment;
use crate::ids::{FileId, OrganizationId};
use db::{Cells, Error, Tx, Uuid, params, statements};

statements! {
    INSERT = "insert into file (organization, id, kind, subject, name, media, bytes, digest, description, added_at, added_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    OF = "select id, name, media, bytes, digest, description, added_at, added_by from file
        where organization = $1 and kind = $2 and subject = $3 and deleted_at is null order by added_at, id";
    WHOSE = "select kind, subject from file where organization = $1 and id = $2";
    DESCRIBE = "update file set name = $1, description = $2 where organization = $3 and id = $4";
    MARK_DELETED = "update file set deleted_at = $1 where organization = $2 and id = $3";
    DELETE = "delete from file where organization = $1 and id = $2";
    DELETE_ALL = "delete from file where organization = $1 and kind = $2 and subject = $3";
    DIGESTS = "select distinct digest from file where organization = $1";
}

pub fn insert(tx: &mut Tx, organization: OrganizationId, about: About, f: &Attached) -> Result<(), Error> {
    let values =
        params![organization, f.id, about.kind, about.subject, &f.name, f.kind, f.bytes, &f.digest, &f.description, f.added_at, f.added_by];
    tx.execute(&INSERT, values)?;
    Ok(())
}

pub fn describe(tx: &mut Tx, organization: OrganizationId, id: FileId, name: &str, description: &str) -> Result<(), Error> {
    tx.execute(&DESCRIBE, params![name, description, organization, id])?;
    Ok(())
}

fn row(c: &mut Cells) -> Result<Attached, Error> {
    Ok(Attached {
        id: c.next()?,
        name: c.next()?,
        kind: c.next()?,
        bytes: c.next()?,
        digest: c.next()?,
        description: c.next()?,
        added_at: c.next()?,
        added_by: c.next()?,
    })
}

pub fn of(tx: &mut Tx, organization: OrganizationId, about: About) -> Result<Vec<Attached>, Error> {
    tx.list(&OF, params![organization, about.kind, about.subject], row)
}

pub fn whose(tx: &mut Tx, organization: OrganizationId, id: FileId) -> Result<Option<(String, Uuid)>, Error> {
    tx.one(&WHOSE, params![organization, id], |c| Ok((c.next()?, c.next()?)))
}

pub fn mark_deleted(tx: &mut Tx, organization: OrganizationId, id: FileId, at: Option<Moment>) -> Result<(), Error> {
    tx.execute(&MARK_DELETED, params![at, organization, id])?;
    Ok(())
}

pub fn delete(tx: &mut Tx, organization: OrganizationId, id: FileId) -> Result<(), Error> {
    tx.execute(&DELETE, params![organization, id])?;
    Ok(())
}

pub fn delete_all(tx: &mut Tx, organization: OrganizationId, about: About) -> Result<(), Error> {
    tx.execute(&DELETE_ALL, params![organization, about.kind, about.subject])?;
    Ok(())
}

pub fn digests(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Digest>, Error> {
    tx.list(&DIGESTS, params![organization], |c| c.next())
}
