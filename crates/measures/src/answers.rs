//! People by items, with gaps: what a questionnaire leaves behind. A gap is a gap, never a 0; every measure says how it
//! treats gaps.

use crate::Undefined;

/// A table of numbers, a row per person (or unit) and a column per item (or rater), in which a cell may be missing.
///
/// Kept column by column, because measures go through one item at a time; a gap is held as NaN and never leaves as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    rows: usize,
    columns: usize,
    cells: Vec<f64>,
}

impl Answers {
    /// From `rows` × `columns` cells, column after column; NaN is a gap.
    ///
    /// Errors: `Mismatch` (number of cells), `NotFinite` (an infinite cell; the index counts cells).
    pub fn new(rows: usize, columns: usize, cells: Vec<f64>) -> Result<Self, Undefined> {
        if rows.checked_mul(columns) != Some(cells.len()) {
            return Err(Undefined::Mismatch { what: "cells", expected: rows.saturating_mul(columns), found: cells.len() });
        }
        match cells.iter().position(|x| x.is_infinite()) {
            Some(index) => Err(Undefined::NotFinite { index }),
            None => Ok(Self { rows, columns, cells }),
        }
    }

    /// From one list per person, all of one length.
    ///
    /// Errors: `Mismatch` (a row of another length), `NotFinite` (a cell that is no number; the index counts cells, row by row).
    pub fn from_rows(rows: &[Vec<Option<f64>>]) -> Result<Self, Undefined> {
        let columns = rows.first().map_or(0, Vec::len);
        let mut cells = vec![f64::NAN; rows.len() * columns];
        for (i, row) in rows.iter().enumerate() {
            if row.len() != columns {
                return Err(Undefined::Mismatch { what: "cells of a row", expected: columns, found: row.len() });
            }
            for (j, cell) in row.iter().enumerate() {
                if let Some(x) = cell {
                    if !x.is_finite() {
                        return Err(Undefined::NotFinite { index: i * columns + j });
                    }
                    cells[j * rows.len() + i] = *x;
                }
            }
        }
        Ok(Self { rows: rows.len(), columns, cells })
    }

    /// From cells already known to be right: as many as rows × columns, none infinite.
    pub(crate) fn from_columns(rows: usize, columns: usize, cells: Vec<f64>) -> Self {
        Self { rows, columns, cells }
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The cells of one column, a gap as NaN. Outside the table: an empty slice.
    pub fn column(&self, column: usize) -> &[f64] {
        if column < self.columns { &self.cells[column * self.rows..(column + 1) * self.rows] } else { &[] }
    }

    pub fn get(&self, row: usize, column: usize) -> Option<f64> {
        self.column(column).get(row).copied().filter(|x| !x.is_nan())
    }

    /// How many cells hold an answer.
    pub fn answered(&self) -> usize {
        self.cells.iter().filter(|x| !x.is_nan()).count()
    }

    pub fn is_complete(&self) -> bool {
        self.cells.iter().all(|x| !x.is_nan())
    }

    /// Those rows that have no gap.
    pub fn complete_rows(&self) -> Answers {
        // Column by column, as the cells lie.
        let mut keep = vec![true; self.rows];
        for j in 0..self.columns {
            keep.iter_mut().zip(self.column(j)).for_each(|(keep, x)| *keep &= !x.is_nan());
        }
        let whole: Vec<usize> = keep.iter().enumerate().filter(|(_, keep)| **keep).map(|(i, _)| i).collect();
        let mut cells = Vec::with_capacity(whole.len() * self.columns);
        for j in 0..self.columns {
            let column = self.column(j);
            cells.extend(whole.iter().map(|i| column[*i]));
        }
        Answers { rows: whole.len(), columns: self.columns, cells }
    }

    /// Only these columns, in this order.
    ///
    /// Errors: `OutOfRange` (no such column).
    pub fn select(&self, columns: &[usize]) -> Result<Answers, Undefined> {
        let mut cells = Vec::with_capacity(self.rows * columns.len());
        for j in columns {
            self.known(*j)?;
            cells.extend_from_slice(self.column(*j));
        }
        Ok(Answers { rows: self.rows, columns: columns.len(), cells })
    }

    /// Turns items around that are worded the other way: x → low + high − x. An item named twice is turned once.
    ///
    /// Errors: `OutOfRange` (no such column, ends that are no ends of a scale, or an answer outside low to high in any column: a
    /// code is not an answer).
    pub fn reversed(mut self, columns: &[usize], low: f64, high: f64) -> Result<Answers, Undefined> {
        checked_ends(low, high)?;
        if let Some(x) = self.cells.iter().find(|x| **x < low || **x > high) {
            return Err(Undefined::OutOfRange { what: "answer", value: *x, low, high });
        }
        let mut turned = vec![false; self.columns];
        for j in columns {
            self.known(*j)?;
            turned[*j] = true;
        }
        for j in (0..self.columns).filter(|j| turned[*j]) {
            self.cells[j * self.rows..(j + 1) * self.rows].iter_mut().for_each(|x| *x = low + high - *x);
        }
        Ok(self)
    }

    fn known(&self, column: usize) -> Result<(), Undefined> {
        if column < self.columns {
            Ok(())
        } else {
            Err(Undefined::OutOfRange { what: "column", value: column as f64, low: 0.0, high: self.columns as f64 - 1.0 })
        }
    }
}

/// The ends of a scale: the lower one first, and so that turning an answer around gives a number.
pub(crate) fn checked_ends(low: f64, high: f64) -> Result<(), Undefined> {
    if low <= high && (low + high).is_finite() {
        Ok(())
    } else {
        Err(Undefined::OutOfRange { what: "lowest answer", value: low, low: f64::MIN, high })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_stays_a_gap_and_an_infinite_cell_is_refused() {
        let answers = Answers::from_rows(&[vec![Some(1.0), None], vec![Some(5.0), Some(2.0)]]).unwrap();
        assert_eq!((answers.get(0, 1), answers.get(1, 1), answers.get(7, 0), answers.answered()), (None, Some(2.0), None, 3));
        assert_eq!(answers.complete_rows().rows(), 1);
        let turned = answers.reversed(&[0], 1.0, 5.0).unwrap();
        assert_eq!((turned.get(0, 0), turned.get(1, 0), turned.get(0, 1)), (Some(5.0), Some(1.0), None));
        assert_eq!(Answers::new(1, 2, vec![1.0, f64::INFINITY]), Err(Undefined::NotFinite { index: 1 }));
        assert!(matches!(Answers::new(2, 2, vec![1.0]), Err(Undefined::Mismatch { .. })));
    }

    #[test]
    fn a_code_outside_the_scale_is_an_error_not_data() {
        let answers = Answers::from_rows(&[vec![Some(9.0)]]).unwrap();
        assert!(matches!(answers.clone().reversed(&[0], 1.0, 5.0), Err(Undefined::OutOfRange { .. })));
        assert!(answers.select(&[1]).is_err());
    }

    #[test]
    fn ends_that_are_none_turn_no_answer_into_a_gap_and_naming_an_item_twice_turns_it_once() {
        let answers = Answers::from_rows(&[vec![Some(2.0), Some(4.0)]]).unwrap();
        for (low, high) in [(f64::NAN, 5.0), (1.0, f64::NAN), (f64::NEG_INFINITY, 5.0), (1.0, f64::INFINITY), (5.0, 1.0)] {
            assert!(matches!(answers.clone().reversed(&[0], low, high), Err(Undefined::OutOfRange { .. })), "{low} {high}");
        }
        assert_eq!(answers.clone().reversed(&[1, 1], 1.0, 5.0), answers.reversed(&[1], 1.0, 5.0));
    }
}
