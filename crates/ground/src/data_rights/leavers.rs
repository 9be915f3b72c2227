//! Whoever left long enough ago is erased as if someone had asked. A person with several rows waits until the clock has run
//! out for the last of them.

use super::erasure::{Mention, erase_now, marks, mentions};
use super::model::{Clock, Due, Erased, Swept};
use super::store;
use crate::ids::PersonId;
use crate::op::{Op, Refusal};
use crate::table_info::TableInfo;
use crate::{people, timeline};
use db::{Uuid, Value, Where};
use jiff::civil::Date;

/// The clock of people: whoever left long enough ago is erased as if someone had asked. It runs once people have the day
/// they left.
pub const CLOCK: Clock = Clock { table: "person", sweep };

/// Who is due, with the texts that name them.
pub struct Named {
    pub(super) person: PersonId,
    pub(super) mentions: Vec<Mention>,
}

/// A read before [`sweep`]: the search through all texts must not stand in the way of others.
pub(super) fn look(op: &mut Op, tables: &[TableInfo], day: Date, after: Option<&[Value]>) -> Result<Option<Named>, Refusal> {
    let organization = op.organization()?;
    let Some((_, id)) = next(op, day, after)? else { return Ok(None) };
    if store::is_erased(op.tx, Erased { organization, person: id })? || stays(op, id, day)? {
        return Ok(None);
    }
    let person = people::load(op, id)?;
    let marks = marks(op, &person)?;
    Ok(Some(Named { person: id, mentions: mentions(op, tables, &marks)? }))
}

/// The next person who left on the day or before: the key of their row, and who they are.
fn next(op: &mut Op, day: Date, after: Option<&[Value]>) -> Result<Option<(Vec<Value>, PersonId)>, Refusal> {
    let organization = op.organization()?;
    let wheres = [Where::Is("organization", organization.into()), Where::Until("left_on", day.to_string().into())];
    let found = op.tx.find("person", &["id"], &wheres, after, 1)?.into_iter().next();
    Ok(found.and_then(|row| Some((row.key, PersonId(<Uuid as db::FromValue>::from_value(row.cells.into_iter().next()?)?)))))
}

fn sweep(op: &mut Op, tables: &[TableInfo], due: &Due) -> Result<Swept, Refusal> {
    let organization = op.organization()?;
    let Some((key, id)) = next(op, due.day, due.after)? else { return Ok(Swept::default()) };
    let mut swept = Swept { more: true, next: Some(key), ..Swept::default() };
    if store::is_erased(op.tx, Erased { organization, person: id })? || stays(op, id, due.day)? {
        return Ok(swept);
    }
    if due.holds.covers_person(id) {
        swept.held = 1;
        return Ok(swept);
    }
    // Someone else was next when it was looked: look again.
    let Some(named) = due.named.filter(|named| named.person == id) else {
        return Ok(Swept { next: due.after.map(<[Value]>::to_vec), ..swept });
    };
    let person = people::load(op, id)?;
    erase_now(op, tables, &person, &named.mentions)?;
    timeline::record(op, timeline::Event::PersonErased, id.0, None)?;
    swept.removed = 1;
    Ok(swept)
}

/// Whether the person is here under any of their rows, or was after the day: then the clock of none has run out.
fn stays(op: &mut Op, id: PersonId, day: Date) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    for of in people::selves(op.tx, organization, id)? {
        if people::load(op, of)?.active || people::left_on(op, of)?.is_some_and(|left| left > day) {
            return Ok(true);
        }
    }
    Ok(false)
}
