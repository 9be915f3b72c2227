//! Finding people by their names, for whoever may see them.

use super::{Person, store};
use crate::op::{Op, Refusal};
use crate::policy::SEE_PEOPLE;
use crate::{Sought, UnitId};
use std::collections::HashSet;

/// A page shows no more; whoever wants more writes another word.
const MOST: i64 = 50;

/// Active people with a part today beneath a unit whose people the actor may see: who, and where they were found.
pub fn find(op: &mut Op, sought: &Sought) -> Result<Vec<(Person, UnitId)>, Refusal> {
    let organization = op.organization()?;
    let today = op.today()?.to_string();
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for top in op.held(SEE_PEOPLE)? {
        for (person, unit) in store::find(op.tx, organization, top, &today, sought, MOST)? {
            if seen.insert(person.id) {
                found.push((person, unit));
            }
        }
    }
    Ok(found)
}

/// Names folded at a time: a short transaction.
const BATCH: i64 = 500;

/// Writes the folded form of names that have none yet (data folders older than it); true when more are left.
pub fn fold_names(op: &mut Op) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    let unfolded = store::unfolded(op.tx, organization, BATCH)?;
    for person in &unfolded {
        store::set_folded(op.tx, organization, person)?;
    }
    Ok(unfolded.len() as i64 == BATCH)
}
