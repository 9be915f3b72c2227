//! Answers as bytes: one small whole number per cell, as a questionnaire with a handful of points leaves behind. What
//! measures of agreement work on, and the quickest way into those of scales.

use crate::{Answers, Undefined};
use std::borrow::Cow;

/// The code of a cell without an answer.
pub const GAP: u8 = u8::MAX;

/// A table of codes, a row per unit (or person) and a column per rater (or item), kept column by column.
///
/// A code is the place of a category in a list the caller keeps, counted from 0, or the point chosen on a scale; `GAP` is no
/// answer. The list of categories is part of the data: a category nobody chose still spaces the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratings<'a> {
    rows: usize,
    columns: usize,
    categories: usize,
    codes: Cow<'a, [u8]>,
}

impl<'a> Ratings<'a> {
    /// From `rows` × `columns` codes below `categories` (at most 255), column after column; borrowed or owned.
    ///
    /// Errors: `Mismatch` (number of codes), `TooLarge` (more than 255 categories), `OutOfRange` (a code that is neither a
    /// category nor a gap).
    pub fn new(rows: usize, columns: usize, categories: usize, codes: impl Into<Cow<'a, [u8]>>) -> Result<Self, Undefined> {
        let codes = codes.into();
        if rows.checked_mul(columns) != Some(codes.len()) {
            return Err(Undefined::Mismatch { what: "codes", expected: rows.saturating_mul(columns), found: codes.len() });
        }
        if categories > usize::from(GAP) {
            return Err(Undefined::TooLarge);
        }
        // Without an early end, so that whole blocks are compared at once.
        let wrong = |c: &u8| usize::from(*c) >= categories && *c != GAP;
        if codes.iter().fold(false, |found, c| found | wrong(c))
            && let Some(code) = codes.iter().find(|c| wrong(c))
        {
            return Err(Undefined::OutOfRange { what: "code", value: f64::from(*code), low: 0.0, high: categories as f64 - 1.0 });
        }
        Ok(Self { rows, columns, categories, codes })
    }

    /// The answers as places in a list of categories.
    ///
    /// Errors: `TooLarge` (more than 255 categories), `OutOfRange` (an answer that is no category).
    pub fn of(answers: &Answers, categories: &[f64]) -> Result<Ratings<'static>, Undefined> {
        if categories.len() > usize::from(GAP) {
            return Err(Undefined::TooLarge);
        }
        let mut codes = Vec::with_capacity(answers.rows() * answers.columns());
        for column in 0..answers.columns() {
            for x in answers.column(column) {
                codes.push(match categories.iter().position(|c| c == x) {
                    Some(place) => place as u8,
                    None if x.is_nan() => GAP,
                    None => {
                        let (low, high) = categories.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), c| (a.min(*c), b.max(*c)));
                        return Err(Undefined::OutOfRange { what: "rating", value: *x, low, high });
                    }
                });
            }
        }
        Ok(Ratings { rows: answers.rows(), columns: answers.columns(), categories: categories.len(), codes: Cow::Owned(codes) })
    }

    /// Answers that are all whole numbers from 0 to 254 as themselves, with the list of these numbers; `None` where some are not.
    pub(crate) fn of_whole(answers: &Answers) -> Option<(Ratings<'static>, Vec<f64>)> {
        let mut codes = Vec::with_capacity(answers.rows() * answers.columns());
        let mut greatest = 0;
        for column in 0..answers.columns() {
            for x in answers.column(column) {
                // A gap becomes 0 here and is told apart below; so does what is below 0.
                let code = *x as u8;
                if x.is_nan() {
                    codes.push(GAP);
                } else if code < GAP && f64::from(code) == *x {
                    greatest = greatest.max(code);
                    codes.push(code);
                } else {
                    return None;
                }
            }
        }
        let values: Vec<f64> = (0..=greatest).map(f64::from).collect();
        let ratings = Ratings { rows: answers.rows(), columns: answers.columns(), categories: values.len(), codes: Cow::Owned(codes) };
        Some((ratings, values))
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    pub fn categories(&self) -> usize {
        self.categories
    }

    /// The codes of one column. Outside the table: an empty slice.
    pub fn column(&self, column: usize) -> &[u8] {
        if column < self.columns { &self.codes[column * self.rows..(column + 1) * self.rows] } else { &[] }
    }

    pub fn is_complete(&self) -> bool {
        !self.codes.iter().fold(false, |gap, c| gap | (*c == GAP))
    }

    /// Those rows that have no gap.
    pub fn complete_rows(&self) -> Ratings<'_> {
        if self.is_complete() {
            return Ratings { codes: Cow::Borrowed(&*self.codes), ..*self };
        }
        let mut whole = vec![true; self.rows];
        for column in 0..self.columns {
            whole.iter_mut().zip(self.column(column)).for_each(|(whole, c)| *whole &= *c != GAP);
        }
        let keep = |column: usize| self.column(column).iter().zip(&whole).filter(|(_, whole)| **whole).map(|(c, _)| *c);
        let codes: Vec<u8> = (0..self.columns).flat_map(keep).collect();
        Ratings { rows: whole.iter().filter(|whole| **whole).count(), codes: Cow::Owned(codes), ..*self }
    }

    /// The same as numbers: the code is the answer.
    pub fn answers(&self) -> Answers {
        let cells = self.codes.iter().map(|c| if *c == GAP { f64::NAN } else { f64::from(*c) }).collect();
        Answers::from_columns(self.rows, self.columns, cells)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_category_or_a_gap_and_nothing_else() {
        assert!(matches!(Ratings::new(2, 1, 3, vec![0, 3]), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(Ratings::new(2, 2, 3, vec![0]), Err(Undefined::Mismatch { .. })));
        assert_eq!(Ratings::new(1, 1, 256, vec![0]), Err(Undefined::TooLarge));
        let ratings = Ratings::new(3, 2, 3, vec![0, GAP, 2, 1, 1, 0]).unwrap();
        let whole = ratings.complete_rows();
        assert_eq!((whole.rows(), whole.column(0), whole.column(1)), (2, &[0, 2][..], &[1, 0][..]));
        assert_eq!(ratings.answers().get(1, 0), None);
    }

    #[test]
    fn answers_become_places_in_the_list_of_categories() {
        let answers = Answers::from_rows(&[vec![Some(10.0), None], vec![Some(30.0), Some(20.0)]]).unwrap();
        let ratings = Ratings::of(&answers, &[10.0, 20.0, 30.0]).unwrap();
        assert_eq!((ratings.column(0), ratings.column(1)), (&[0, 2][..], &[GAP, 1][..]));
        assert!(matches!(Ratings::of(&answers, &[10.0, 20.0]), Err(Undefined::OutOfRange { .. })));
    }
}
