//! The SQL of staff lists: rows that wait to be matched, and what was decided about columns like theirs.

use super::{Matching, Sheet};
use crate::Moment;
use crate::ids::{OrganizationId, StaffListId};
use db::{Error, Tx, params, statements};

statements! {
    STAFF_LIST_INSERT = "insert into staff_list (organization, id, at, file_name, sheet, matching) values ($1, $2, $3, $4, $5, $6)";
    STAFF_LIST = "select file_name, sheet, matching from staff_list where organization = $1 and id = $2";
    STAFF_LIST_LATEST = "select id, at from staff_list where organization = $1 order by at desc, id desc limit 1";
    STAFF_LIST_DECIDE = "update staff_list set matching = $1 where organization = $2 and id = $3";
    STAFF_LISTS_DROP = "delete from staff_list where organization = $1";
    STAFF_LIST_REMEMBERED = "select matching from staff_list_matching where organization = $1 and header = $2";
    STAFF_LIST_REMEMBER = "insert into staff_list_matching (organization, header, matching, at) values ($1, $2, $3, $4)
        on conflict (organization, header) do update set matching = excluded.matching, at = excluded.at";
}

fn shape(what: &'static str) -> Error {
    Error::Shape { statement: "staff_list", column: 0, wanted: what }
}

fn read<T: serde::de::DeserializeOwned>(text: &str, what: &'static str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|_| shape(what))
}

fn write(value: &impl serde::Serialize, what: &'static str) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| shape(what))
}

pub fn insert(
    tx: &mut Tx,
    organization: OrganizationId,
    id: StaffListId,
    at: Moment,
    file_name: &str,
    sheet: &Sheet,
    matching: &Matching,
) -> Result<(), Error> {
    let (sheet, matching) = (write(sheet, "a sheet")?, write(matching, "a matching")?);
    tx.execute(&STAFF_LIST_INSERT, params![organization, id, at, file_name, sheet, matching])?;
    Ok(())
}

pub fn waiting(tx: &mut Tx, organization: OrganizationId, id: StaffListId) -> Result<Option<(String, Sheet, Matching)>, Error> {
    tx.one(&STAFF_LIST, params![organization, id], |c| {
        let (file_name, sheet, matching) = (c.next()?, c.next::<String>()?, c.next::<String>()?);
        Ok((file_name, read(&sheet, "a sheet")?, read(&matching, "a matching")?))
    })
}

pub fn latest(tx: &mut Tx, organization: OrganizationId) -> Result<Option<(StaffListId, Moment)>, Error> {
    tx.one(&STAFF_LIST_LATEST, params![organization], |c| Ok((c.next()?, c.next()?)))
}

pub fn decide(tx: &mut Tx, organization: OrganizationId, id: StaffListId, matching: &Matching) -> Result<(), Error> {
    tx.execute(&STAFF_LIST_DECIDE, params![write(matching, "a matching")?, organization, id])?;
    Ok(())
}

pub fn drop_all(tx: &mut Tx, organization: OrganizationId) -> Result<(), Error> {
    tx.execute(&STAFF_LISTS_DROP, params![organization])?;
    Ok(())
}

/// What was decided about a list with the same columns; nothing also when an older release wrote it otherwise.
pub fn remembered(tx: &mut Tx, organization: OrganizationId, header: &str) -> Result<Option<Matching>, Error> {
    let text: Option<String> = tx.one(&STAFF_LIST_REMEMBERED, params![organization, header], |c| c.next())?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

pub fn remember(tx: &mut Tx, organization: OrganizationId, header: &str, matching: &Matching, at: Moment) -> Result<(), Error> {
    tx.execute(&STAFF_LIST_REMEMBER, params![organization, header, write(matching, "a matching")?, at])?;
    Ok(())
}
