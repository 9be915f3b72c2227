//! Rows that share a `sourcedId`. Which one is read must not hang on the order of rows, so it is decided by what they say.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::columns::Column;
use super::model::SourceId;
use super::notes::Notes;
use super::warning::WarningKind;

/// Things by their id, each with the rows that tell of it.
pub(super) struct ById<T>(BTreeMap<SourceId, Vec<(u64, T)>>);

impl<T> Default for ById<T> {
    fn default() -> Self {
        ById(BTreeMap::new())
    }
}

impl<T> ById<T> {
    pub fn put(&mut self, id: SourceId, row: u64, thing: T) {
        self.0.entry(id).or_default().push((row, thing));
    }

    /// One thing per id, in the order of ids. Of several the least is read, the others are told.
    pub fn settle(self, file: &str, notes: &mut Notes, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
        let mut settled = Vec::new();
        for mut rows in self.0.into_values() {
            tell(rows.iter().map(|(row, _)| *row).collect(), file, notes, |first_row| WarningKind::IdTwice { first_row });
            rows.sort_by(|(_, a), (_, b)| order(a, b));
            settled.extend(rows.into_iter().next().map(|(_, thing)| thing));
        }
        settled
    }
}

/// Tells of every row but the first.
pub(super) fn tell(mut rows: Vec<u64>, file: &str, notes: &mut Notes, what: impl Fn(u64) -> WarningKind) {
    rows.sort_unstable();
    let Some((&first_row, others)) = rows.split_first() else { return };
    for row in others {
        notes.add(file, Some(*row), Some(Column::SourcedId.name()), what(first_row));
    }
}
