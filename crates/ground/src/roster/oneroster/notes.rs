//! Collects warnings while files are read: harmless spellings once, long lists cut and counted.

use std::collections::HashMap;

use super::warning::{Warning, WarningKind};

/// So many of one case in one column are told one by one; a person fixes the export, not 40,000 rows.
pub const LISTED_PER_CASE: u64 = 100;

/// Longest piece of a file's value that a warning repeats.
const VALUE_CHARS: usize = 60;

#[derive(Default)]
pub(in crate::roster) struct Notes {
    listed: Vec<Warning>,
    forms: HashMap<(String, Option<String>, WarningKind), usize>,
    cases: HashMap<(String, Option<String>, &'static str), u64>,
}

impl Notes {
    pub fn whole(&mut self, what: WarningKind) {
        self.add("", None, None, what);
    }

    pub fn file(&mut self, file: &str, what: WarningKind) {
        self.add(file, None, None, what);
    }

    pub fn add(&mut self, file: &str, row: Option<u64>, column: Option<&str>, what: WarningKind) {
        let column = column.map(str::to_owned);
        if what.is_form() {
            let form = (file.to_owned(), column.clone(), what.clone());
            if let Some(&at) = self.forms.get(&form) {
                let told = &mut self.listed[at];
                told.rows += 1;
                told.row = told.row.min(row);
                return;
            }
            if !self.room_for_one_more(file, &column, &what) {
                return;
            }
            self.forms.insert(form, self.listed.len());
        } else if !self.room_for_one_more(file, &column, &what) {
            return;
        }
        self.listed.push(Warning { file: file.to_owned(), row, column, what, rows: 1 });
    }

    fn room_for_one_more(&mut self, file: &str, column: &Option<String>, what: &WarningKind) -> bool {
        let met = self.cases.entry((file.to_owned(), column.clone(), what.key())).or_default();
        *met += 1;
        *met <= LISTED_PER_CASE
    }

    /// By file, row and column, so that two readings of the same facts are equal.
    pub fn into_warnings(self) -> Vec<Warning> {
        let mut warnings = self.listed;
        let cut = self.cases.into_iter().filter(|(_, met)| *met > LISTED_PER_CASE);
        warnings.extend(cut.map(|((file, column, _), met)| Warning {
            file,
            row: None,
            column,
            what: WarningKind::MoreLikeThis { count: met - LISTED_PER_CASE },
            rows: met - LISTED_PER_CASE,
        }));
        warnings.sort_by(|a, b| {
            let last = |w: &Warning| matches!(w.what, WarningKind::MoreLikeThis { .. });
            (&a.file, last(a), a.row, &a.column, &a.what).cmp(&(&b.file, last(b), b.row, &b.column, &b.what))
        });
        warnings
    }
}

/// A value as a warning may show it: one line, not long.
pub(in crate::roster) fn shown(value: &str) -> String {
    let mut short: String = value.chars().take(VALUE_CHARS).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}

/// What a value looks like without saying it: letters become a, digits 9. For cells that may hold what is nobody's business,
/// such as a telephone number that slipped into the place of a date.
pub(in crate::roster) fn form_of(value: &str) -> String {
    let form = |c: char| {
        if c.is_alphabetic() {
            'a'
        } else if c.is_numeric() {
            '9'
        } else {
            c
        }
    };
    shown(&value.chars().map(form).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_harmless_spelling_is_told_once_with_its_first_row() {
        let mut notes = Notes::default();
        for row in [9, 4, 7] {
            let what = WarningKind::BooleanForm { value: "TRUE".into(), read_as: "true".into() };
            notes.add("users.csv", Some(row), Some("enabledUser"), what);
        }
        let warnings = notes.into_warnings();
        assert_eq!(warnings.len(), 1);
        assert_eq!((warnings[0].row, warnings[0].rows), (Some(4), 3));
    }

    #[test]
    fn a_long_list_is_cut_and_the_rest_counted() {
        let mut notes = Notes::default();
        for row in 0..250 {
            notes.add("users.csv", Some(row), None, WarningKind::IdTwice { first_row: 2 });
        }
        let warnings = notes.into_warnings();
        assert_eq!(warnings.len() as u64, LISTED_PER_CASE + 1);
        assert_eq!(warnings.last().map(|w| &w.what), Some(&WarningKind::MoreLikeThis { count: 150 }));
    }
}
