//! A table of counts, which of its totals are published, and which of its cells are hidden.

use std::collections::BTreeSet;

use crate::Undefined;

/// A place in a table, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    pub row: usize,
    pub column: usize,
}

impl Cell {
    pub fn at(row: usize, column: usize) -> Self {
        Self { row, column }
    }
}

/// Which totals a reader can see. Each choice includes the grand total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Margins {
    RowsAndColumns,
    Rows,
    Columns,
    /// Only the grand total: a list of groups with "all" beneath.
    Total,
}

/// What a reader knows of a table before seeing a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape {
    pub rows: usize,
    pub columns: usize,
    pub margins: Margins,
}

impl Shape {
    pub fn contains(self, cell: Cell) -> bool {
        cell.row < self.rows && cell.column < self.columns
    }

    /// The two published sums a cell belongs to, as nodes of the row–column graph. Lines whose totals are not published act as
    /// one line, because only their common sum is known.
    pub(super) fn lines(self, cell: Cell) -> (usize, usize) {
        let row = if matches!(self.margins, Margins::RowsAndColumns | Margins::Rows) { cell.row } else { 0 };
        let column = if matches!(self.margins, Margins::RowsAndColumns | Margins::Columns) { cell.column } else { 0 };
        (row, self.rows + column)
    }

    pub(super) fn nodes(self) -> usize {
        self.rows + self.columns
    }

    pub(super) fn cells(self) -> impl Iterator<Item = Cell> {
        (0..self.rows).flat_map(move |row| (0..self.columns).map(move |column| Cell { row, column }))
    }
}

/// Counts of people in rows and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    shape: Shape,
    counts: Vec<u64>,
}

/// More people than this in one table is a mistake, and the bound keeps every sum far from overflow.
const MOST_PEOPLE: u64 = 1 << 40;

impl Table {
    /// Errors: `TooFew` (no rows or no columns), `Mismatch` (rows of different lengths), `TooLarge`.
    pub fn new(rows: &[Vec<u64>], margins: Margins) -> Result<Self, Undefined> {
        let columns = rows.first().map_or(0, Vec::len);
        if columns == 0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        if let Some(odd) = rows.iter().find(|row| row.len() != columns) {
            return Err(Undefined::Mismatch { what: "cells in a row", expected: columns, found: odd.len() });
        }
        let counts: Vec<u64> = rows.iter().flatten().copied().collect();
        match counts.iter().try_fold(0_u64, |sum, c| sum.checked_add(*c)) {
            Some(sum) if sum <= MOST_PEOPLE => Ok(Self { shape: Shape { rows: rows.len(), columns, margins }, counts }),
            _ => Err(Undefined::TooLarge),
        }
    }

    /// Groups in a list whose grand total is published. Errors as `new`.
    pub fn one_way(groups: &[u64]) -> Result<Self, Undefined> {
        Self::new(&[groups.to_vec()], Margins::Total)
    }

    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The count in a cell; 0 for a place outside the table.
    pub fn count(&self, cell: Cell) -> u64 {
        if self.shape.contains(cell) { self.counts[cell.row * self.shape.columns + cell.column] } else { 0 }
    }
}

/// Which cells of a table are hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    shape: Shape,
    hidden: BTreeSet<Cell>,
}

impl Pattern {
    /// Errors: `OutOfRange` (a cell outside the table).
    pub fn new(shape: Shape, hidden: impl IntoIterator<Item = Cell>) -> Result<Self, Undefined> {
        let hidden: BTreeSet<Cell> = hidden.into_iter().collect();
        match hidden.iter().find(|cell| !shape.contains(**cell)) {
            Some(cell) => {
                Err(Undefined::OutOfRange { what: "row of a cell", value: cell.row as f64, low: 0.0, high: shape.rows as f64 - 1.0 })
            }
            None => Ok(Self { shape, hidden }),
        }
    }

    pub fn shape(&self) -> Shape {
        self.shape
    }

    pub fn hides(&self, cell: Cell) -> bool {
        self.hidden.contains(&cell)
    }

    /// The hidden cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = Cell> {
        self.hidden.iter().copied()
    }

    pub fn len(&self) -> usize {
        self.hidden.len()
    }

    pub fn is_empty(&self) -> bool {
        self.hidden.is_empty()
    }
}

/// What happens to cells with nobody in them, and what a reader knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Zeros {
    /// Shown as 0; the reader is not assumed to know that this is our rule.
    Shown,
    /// Shown as 0, and the reader knows it: every hidden cell holds at least one person.
    ShownAndKnown,
    /// Hidden like any small cell: "not shown" reads the same whether empty or small.
    Hidden,
}

/// When a cell is too small, and how vague it must stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Cells with fewer people than this are hidden.
    pub k: u64,
    /// Least distance between the lowest and the highest count a reader can think possible for such a cell.
    pub width: u64,
    pub zeros: Zeros,
}

impl Rule {
    /// The rule of this house: smaller than k is hidden, stays vague by k, and empty reads the same as small.
    pub fn of(k: u64) -> Self {
        Self { k, width: k, zeros: Zeros::Hidden }
    }

    pub fn is_small(self, count: u64) -> bool {
        count < self.k && (count > 0 || self.zeros == Zeros::Hidden)
    }

    /// The least count the reader knows a hidden cell to have.
    pub fn least(self) -> u64 {
        u64::from(self.zeros == Zeros::ShownAndKnown)
    }
}

/// Primary suppression: the cells that are too small to show.
///
/// Formula   { cells : n < k }, without n = 0 unless `Zeros::Hidden`
/// Input     table of counts of people; rule
/// Output    a pattern, perhaps empty
/// Errors    none
/// Caution   not enough by itself: the totals give a lone hidden cell away. Publish only what `complementary` returned. The totals
///           are taken as publishable; a total below k is for the caller to withhold (give the table with fewer `Margins`)
/// Source    Willenborg & de Waal (2001), Elements of Statistical Disclosure Control. Checked: reference/suppression_table*.json
pub fn primary(table: &Table, rule: Rule) -> Pattern {
    let hidden = table.shape.cells().filter(|cell| rule.is_small(table.count(*cell))).collect();
    Pattern { shape: table.shape, hidden }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ragged_or_empty_table_is_refused() {
        assert_eq!(Table::new(&[], Margins::Total), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert!(matches!(Table::new(&[vec![1, 2], vec![3]], Margins::Rows), Err(Undefined::Mismatch { .. })));
        assert_eq!(Table::one_way(&[u64::MAX, 1]), Err(Undefined::TooLarge));
    }

    #[test]
    fn an_empty_group_is_hidden_only_when_zeros_are() {
        let table = Table::one_way(&[0, 4, 5, 12]).unwrap();
        let hidden = |zeros| primary(&table, Rule { k: 5, width: 5, zeros }).cells().map(|c| c.column).collect::<Vec<_>>();
        assert_eq!(hidden(Zeros::Shown), [1]);
        assert_eq!(hidden(Zeros::ShownAndKnown), [1]);
        assert_eq!(hidden(Zeros::Hidden), [0, 1]);
    }

    #[test]
    fn a_cell_outside_the_table_cannot_be_hidden() {
        let shape = Shape { rows: 2, columns: 2, margins: Margins::RowsAndColumns };
        assert!(Pattern::new(shape, [Cell::at(2, 0)]).is_err());
        assert!(Pattern::new(shape, [Cell::at(1, 1)]).is_ok_and(|p| p.hides(Cell::at(1, 1))));
    }
}
