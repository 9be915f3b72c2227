//! The SQL of roster imports. What a delivery said is kept only while it waits.

use super::{Import, Note};
use crate::ids::{ImportId, OrganizationId, PersonId};
use db::{Cells, Error, Tx, params, statements};

statements! {
    INSERT = "insert into roster_import (organization, id, at, actor, state, file_name, version, reading, report)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    IMPORT = "select id, at, state, file_name, version, report, reading from roster_import where organization = $1 and id = $2";
    IMPORTS = "select id, at, state, file_name, version, report, cast(null as text) from roster_import
        where organization = $1 order by id desc limit $2";
    DROP_WAITING = "update roster_import set state = 'dropped', reading = null where organization = $1 and state = 'waiting'";
    FINISH = "update roster_import set state = $1, reading = null where organization = $2 and id = $3";
}

fn shape(what: &'static str) -> Error {
    Error::Shape { statement: "roster_import", column: 0, wanted: what }
}

fn row(c: &mut Cells) -> Result<Import, Error> {
    let (id, at, state, file_name, version) = (c.next()?, c.next()?, c.next()?, c.next()?, c.next()?);
    let notes: Vec<Note> = serde_json::from_str(&c.next::<String>()?).map_err(|_| shape("a list of notes"))?;
    let reading: Option<String> = c.next()?;
    let incoming = reading.map(|text| serde_json::from_str(&text)).transpose().map_err(|_| shape("a reading"))?;
    Ok(Import { id, at, state, file_name, version, notes, incoming })
}

pub fn insert(tx: &mut Tx, organization: OrganizationId, actor: Option<PersonId>, i: &Import) -> Result<(), Error> {
    let reading = serde_json::to_string(&i.incoming).map_err(|_| shape("a reading"))?;
    let notes = serde_json::to_string(&i.notes).map_err(|_| shape("a list of notes"))?;
    let values = params![organization, i.id, i.at, actor, &i.state, &i.file_name, &i.version, reading, notes];
    tx.execute(&INSERT, values)?;
    Ok(())
}

pub fn import(tx: &mut Tx, organization: OrganizationId, id: ImportId) -> Result<Option<Import>, Error> {
    tx.one(&IMPORT, params![organization, id], row)
}

pub fn imports(tx: &mut Tx, organization: OrganizationId, most: i64) -> Result<Vec<Import>, Error> {
    tx.list(&IMPORTS, params![organization, most], row)
}

pub fn drop_waiting(tx: &mut Tx, organization: OrganizationId) -> Result<(), Error> {
    tx.execute(&DROP_WAITING, params![organization])?;
    Ok(())
}

pub fn finish(tx: &mut Tx, organization: OrganizationId, id: ImportId, state: &str) -> Result<(), Error> {
    tx.execute(&FINISH, params![state, organization, id])?;
    Ok(())
}
