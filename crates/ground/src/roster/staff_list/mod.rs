//! Plain staff lists: a CSV file or an Excel sheet in which somebody keeps who works where. No standard says what its columns
//! are called, so we guess from their names, a person corrects the guess beside the first rows, and the answer is remembered
//! for the next list with the same columns.
//!
//! `sheet` reads the file, `heads` knows the words of columns and `guess` those of jobs, `matching` is what a person decides, `people` makes
//! an [`Incoming`](super::incoming::Incoming) of it. Columns that are nobody's business (passwords, birthdays, telephones,
//! pay) are dropped while the file is read. The rows wait in a table that no backup holds, and only until they are matched.

pub mod guess;
pub mod heads;
pub mod matching;
pub mod people;
pub mod sheet;
mod store;

#[cfg(test)]
mod tests;

pub use guess::Field;
pub use matching::{Matching, Missing};
pub use people::left_out;
pub use sheet::{ListError, Sheet};

use crate::Moment;
use crate::ids::{ImportId, StaffListId};
use crate::op::{Op, Refusal};
use crate::organization::{self, Unit};
use crate::roster::incoming::Incoming;
use crate::sought::fold;
use matching::UnitKey;
use people::Against;
use std::collections::{HashMap, HashSet};

/// What stands in place of a version with an import that came as a plain list.
pub const STAFF_LIST: &str = "list";

/// A list whose columns are not matched yet.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub id: StaffListId,
    pub file_name: String,
    pub sheet: Sheet,
    /// Guessed, remembered, or as far as the person has come.
    pub matching: Matching,
    /// The units that words may mean, by name.
    pub units: Vec<Unit>,
}

#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// Something is not matched; nothing was proposed.
    #[error("not matched: {0:?}")]
    Unmatched(Vec<Missing>),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for TakeError {
    fn from(error: db::Error) -> TakeError {
        TakeError::Refused(error.into())
    }
}

/// Keeps a list until it is matched. Earlier ones of the organization are dropped: one thing at a time. With the columns of
/// an earlier list comes what was decided then.
pub fn keep(op: &mut Op, file_name: &str, sheet: &Sheet) -> Result<StaffListId, Refusal> {
    crate::people::manage_all(op)?;
    let organization = op.organization()?;
    let units = open(op)?;
    let remembered = store::remembered(op.tx, organization, &sheet.digest())?;
    let matching = remembered.unwrap_or_else(|| Matching::guess(sheet)).with_words_of(sheet, &units);
    store::drop_all(op.tx, organization)?;
    let id = StaffListId(op.random_id());
    store::insert(op.tx, organization, id, op.now, file_name, sheet, &matching)?;
    Ok(id)
}

/// What is open today: nobody gets a part in a school that has closed, whatever an earlier list said.
fn open(op: &mut Op) -> Result<Vec<Unit>, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let shut = organization::closed_on(op.tx, organization, today)?;
    Ok(organization::units(op.tx, organization)?.into_iter().filter(|u| !shut.contains(&u.id)).collect())
}

/// A list that waits, with the units its words may mean.
pub fn waiting(op: &mut Op, id: StaffListId) -> Result<Waiting, Refusal> {
    crate::people::manage_all(op)?;
    let organization = op.organization()?;
    let (file_name, sheet, matching) = store::waiting(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    let mut units = open(op)?;
    units.sort_by_cached_key(|u| (u.parent.is_some(), fold(&u.name)));
    Ok(Waiting { id, file_name, sheet, matching, units })
}

/// A list that waits, for who does not remember its address: what it is and what it waits for.
#[derive(Clone, Debug)]
pub struct Unfinished {
    pub id: StaffListId,
    pub file_name: String,
    pub at: Moment,
    pub rows: usize,
    /// Whether only the words are left, and no column.
    pub only_words: bool,
}

/// The list that waits to be matched, if any.
pub fn unfinished(op: &mut Op) -> Result<Option<Unfinished>, Refusal> {
    crate::people::manage_all(op)?;
    let organization = op.organization()?;
    let Some((id, at)) = store::latest(op.tx, organization)? else { return Ok(None) };
    let Waiting { file_name, sheet, matching, .. } = waiting(op, id)?;
    let only_words = matching.missing_of_columns(&sheet).is_empty();
    Ok(Some(Unfinished { id, file_name, at, rows: sheet.rows.len(), only_words }))
}

/// Keeps how far a person has come with the matching.
pub fn decide(op: &mut Op, id: StaffListId, matching: &Matching) -> Result<Matching, Refusal> {
    let Waiting { sheet, units, .. } = waiting(op, id)?;
    let matching = matching.clone().with_words_of(&sheet, &units);
    let organization = op.organization()?;
    store::decide(op.tx, organization, id, &matching)?;
    Ok(matching)
}

/// Makes an import of a matched list, remembers the matching, and lets the rows go.
pub fn take(op: &mut Op, id: StaffListId) -> Result<ImportId, TakeError> {
    let Waiting { file_name, sheet, mut matching, units, .. } = waiting(op, id)?;
    let missing = matching.missing(&sheet);
    if !missing.is_empty() {
        return Err(TakeError::Unmatched(missing));
    }
    let organization = op.organization()?;
    let here = crate::people::all(op.tx, organization)?;
    // Who is here already by another roster keeps that source: the address says that they are the same.
    let mut by_email: HashMap<String, Option<String>> = HashMap::new();
    for person in here.iter().filter(|p| p.source_id.is_some()) {
        if let Some(email) = &person.email {
            by_email.entry(email.to_lowercase()).and_modify(|source| *source = None).or_insert_with(|| person.source_id.clone());
        }
    }
    let sources: HashMap<String, String> = by_email.into_iter().filter_map(|(email, source)| Some((email, source?))).collect();
    let founds = matching.found(&sheet, || op.id());
    let own = founds.iter().map(|new| (new.id.to_string(), new.id.to_string()));
    let keys: HashMap<String, UnitKey> = units.iter().map(|u| (u.id.to_string(), matching::key(u))).chain(own).collect();
    let known: HashSet<String> = here.into_iter().filter_map(|p| p.source_id).collect();
    let (incoming, notes) = people::incoming(&sheet, &matching, &file_name, &Against { keys: &keys, sources: &sources, known: &known });
    // Remembered at once: once they are made, the next list means them.
    let known_units: HashSet<String> = keys.keys().cloned().collect();
    let incoming = Incoming { founds, ..incoming };
    let import = super::propose(op, &file_name, STAFF_LIST, &incoming, &notes)?;
    let now = op.now;
    store::remember(op.tx, organization, &sheet.digest(), &matching.without_strangers(&known_units), now)?;
    store::drop_all(op.tx, organization)?;
    Ok(import)
}

/// Lets a list go that nobody wants.
pub fn drop_list(op: &mut Op, id: StaffListId) -> Result<(), Refusal> {
    waiting(op, id)?;
    let organization = op.organization()?;
    Ok(store::drop_all(op.tx, organization)?)
}
