//! Who looked at whose data. A look is written before the page is given, so that nobody dodges it by hanging up; at most
//! one row for viewer, person, kind of page and day. Pages on which people answer write nothing here.

use super::model::{Look, What};
use super::store;
use crate::ids::PersonId;
use crate::op::{Op, Refusal};
use crate::people;

/// Looks shown at most: a few years of a large office.
const MOST: i64 = 1_000;

fn look(op: &mut Op, what: What) -> Result<Option<Look>, Refusal> {
    let day = op.today()?;
    Ok(op.actor.person().map(|viewer| Look { viewer, what, day }))
}

/// Writes down that the actor looks at a person's data. One's own data, and what the program itself does, are no look.
/// To be called in a transaction of its own, before the page is made: `kit::data_rights::looked` does that.
pub fn looked(op: &mut Op, person: PersonId, what: What) -> Result<(), Refusal> {
    let organization = op.organization()?;
    match look(op, what)? {
        Some(look) if look.viewer != person => Ok(store::looked(op.tx, organization, person, &look, op.now)?),
        _ => Ok(()),
    }
}

/// Whether today's look is written already (or none has to be), so that reading a page again need not write.
pub fn has_looked(op: &mut Op, person: PersonId, what: What) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    match look(op, what)? {
        Some(look) if look.viewer != person => Ok(store::has_looked(op.tx, organization, person, &look)?),
        _ => Ok(true),
    }
}

/// Who looked at the actor's own data, newest first. Nobody else is told, and nobody can take a row out.
pub fn looks(op: &mut Op) -> Result<Vec<Look>, Refusal> {
    let organization = op.organization()?;
    let person = op.actor.person().ok_or(Refusal::Missing)?;
    let mut all = Vec::new();
    for of in people::selves(op.tx, organization, person)? {
        all.extend(store::looks(op.tx, organization, of, MOST)?);
    }
    all.sort_by_key(|look| std::cmp::Reverse(look.day));
    Ok(all)
}
