//! The curious reader: what can be worked out about each hidden cell of a table from what is published around it.

use super::flow::{Graph, Push};
use super::table::{Cell, Pattern, Rule, Table};
use crate::Undefined;

/// What a reader can know of one hidden cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellAudit {
    pub cell: Cell,
    /// The least count that fits everything published.
    pub low: u64,
    /// The greatest.
    pub high: u64,
}

impl CellAudit {
    pub fn width(&self) -> u64 {
        self.high - self.low
    }

    /// Hidden on the page, known to whoever subtracts.
    pub fn is_determined(&self) -> bool {
        self.low == self.high
    }
}

/// The exact range of every hidden cell.
///
/// Formula   low, high = min, max of xᵢⱼ over whole x ≥ least with x = the table on published cells and on published totals
/// Input     table of counts; pattern of the same shape; rule (only `Zeros` matters here: what the reader knows of empty cells)
/// Output    per hidden cell, row by row, the least and greatest count that fit; the truth always lies within
/// Errors    `Mismatch` (the pattern is of another shape)
/// Caution   the reader is assumed to know this table only. Whoever knows one person of a cell, or holds another table of the
///           same people, knows more: see `attack` and `release`
/// Source    Gusfield (1988), SIAM J. Computing 17, 552–571; maximum flow gives whole bounds. Checked:
///           reference/suppression_table*.json (linear programming)
pub fn audit(table: &Table, pattern: &Pattern, rule: Rule) -> Result<Vec<CellAudit>, Undefined> {
    if table.shape() != pattern.shape() {
        return Err(Undefined::Mismatch {
            what: "cells of the pattern's table",
            expected: table.shape().cells().count(),
            found: pattern.shape().cells().count(),
        });
    }
    let graph = Graph::new(table, pattern, rule.least());
    Ok(pattern.cells().enumerate().map(|(index, cell)| range(&graph, index, cell, table.count(cell))).collect())
}

fn range(graph: &Graph, index: usize, cell: Cell, count: u64) -> CellAudit {
    CellAudit { cell, low: count - graph.push(index, Push::Down).by, high: count + graph.push(index, Push::Up).by }
}

/// Where a pattern fails: small cells that are not vague enough, and hidden cells that are not hidden at all.
///
/// Formula   { small cells : high − low < width } ∪ { hidden cells : low = high } ∪ { small cells left in sight }
/// Input     as `audit`
/// Output    the failing cells, row by row; empty when the table may be published
/// Errors    `Mismatch`
/// Caution   as `audit`
/// Source    protection width: Fischetti & Salazar (2001), Management Science 47, 1008–1027. Checked: as `audit`
pub fn breaches(table: &Table, pattern: &Pattern, rule: Rule) -> Result<Vec<Cell>, Undefined> {
    let audited = audit(table, pattern, rule)?;
    let mut failing: Vec<Cell> = table.shape().cells().filter(|cell| rule.is_small(table.count(*cell)) && !pattern.hides(*cell)).collect();
    failing.extend(
        audited.iter().filter(|a| a.is_determined() || (rule.is_small(table.count(a.cell)) && a.width() < rule.width)).map(|a| a.cell),
    );
    failing.sort_unstable();
    Ok(failing)
}

/// Hidden cells that the published numbers give away whatever the counts are.
///
/// Formula   a hidden cell is determined iff it is a bridge of the graph whose nodes are lines and whose edges are hidden cells
/// Input     pattern; no counts needed, so a pattern can be checked before a single answer has come in
/// Output    the bridges, row by row
/// Errors    none
/// Caution   "only if" needs at least one person in every hidden cell; with empty ones more may be determined, which `audit` sees
/// Source    Gusfield (1988), SIAM J. Computing 17, 552–571. Checked: the 4 × 4 example in the tests below
pub fn bridges(pattern: &Pattern) -> Vec<Cell> {
    let graph = Graph::without_counts(pattern);
    let cells: Vec<Cell> = pattern.cells().collect();
    graph.bridges().into_iter().map(|index| cells[index]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::table::{Margins, Shape, Zeros};
    use super::super::{complementary, primary};
    use super::*;
    use proptest::prelude::*;

    /// Two hidden blocks joined by one cell: every line has two or more hidden cells, and (row 2, column 3) is still known.
    fn two_blocks_and_a_bridge() -> Vec<Cell> {
        let mut cells: Vec<Cell> = [0, 1].into_iter().flat_map(|r| [0, 1].map(|c| Cell::at(r, c))).collect();
        cells.extend([2, 3].into_iter().flat_map(|r| [2, 3].map(|c| Cell::at(r, c))));
        cells.push(Cell::at(1, 2));
        cells
    }

    fn four_by_four() -> Table {
        // Small exactly in the two blocks and in the cell that joins them.
        let rows = [vec![3, 4, 20, 31], vec![2, 1, 4, 17], vec![25, 14, 3, 2], vec![18, 22, 1, 4]];
        Table::new(&rows, Margins::RowsAndColumns).unwrap()
    }

    #[test]
    fn two_hidden_cells_in_every_line_are_not_enough() {
        let table = four_by_four();
        let rule = Rule { k: 5, width: 5, zeros: Zeros::Shown };
        let pattern = primary(&table, rule);
        assert_eq!(pattern, Pattern::new(table.shape(), two_blocks_and_a_bridge()).unwrap());
        for line in 0..4 {
            assert!(pattern.cells().filter(|c| c.row == line).count() >= 2 && pattern.cells().filter(|c| c.column == line).count() >= 2);
        }
        let given_away = Cell::at(1, 2);
        assert_eq!(bridges(&pattern), [given_away]);
        let known = audit(&table, &pattern, rule).unwrap().into_iter().find(|a| a.cell == given_away).unwrap();
        assert_eq!((known.low, known.high), (4, 4));
        assert!(breaches(&table, &pattern, rule).unwrap().contains(&given_away));

        let mended = complementary(&table, rule).unwrap();
        assert!(pattern.cells().all(|c| mended.hides(c)) && bridges(&mended).is_empty());
        assert_eq!(breaches(&table, &mended, rule).unwrap(), []);
    }

    #[test]
    fn a_lone_hidden_group_is_the_total_minus_the_others() {
        let table = Table::one_way(&[14, 12, 3]).unwrap();
        let rule = Rule::of(5);
        let alone = primary(&table, rule);
        assert_eq!(bridges(&alone), [Cell::at(0, 2)]);
        assert_eq!(audit(&table, &alone, rule).unwrap(), [CellAudit { cell: Cell::at(0, 2), low: 3, high: 3 }]);
    }

    #[test]
    fn a_reader_who_knows_that_zeros_are_shown_knows_more() {
        let table = Table::one_way(&[1, 2, 30]).unwrap();
        let pattern = primary(&table, Rule { k: 5, width: 1, zeros: Zeros::Shown });
        let range =
            |zeros| audit(&table, &pattern, Rule { k: 5, width: 1, zeros }).unwrap().iter().map(|a| (a.low, a.high)).collect::<Vec<_>>();
        assert_eq!(range(Zeros::Shown), [(0, 3), (0, 3)]);
        assert_eq!(range(Zeros::ShownAndKnown), [(1, 2), (1, 2)]);
    }

    #[test]
    fn a_pattern_of_another_table_is_refused() {
        let other = Pattern::new(Shape { rows: 1, columns: 2, margins: Margins::Total }, []).unwrap();
        assert!(matches!(audit(&four_by_four(), &other, Rule::of(5)), Err(Undefined::Mismatch { .. })));
    }

    fn any_margins() -> impl Strategy<Value = Margins> {
        prop_oneof![Just(Margins::RowsAndColumns), Just(Margins::Rows), Just(Margins::Columns), Just(Margins::Total)]
    }

    /// Every way to fill the hidden cells that fits the published totals, by trying all of them.
    fn ranges_by_trying(table: &Table, pattern: &Pattern) -> Vec<(u64, u64)> {
        let cells: Vec<Cell> = pattern.cells().collect();
        let sums = |values: &[u64]| {
            let mut sums = vec![0; table.shape().nodes()];
            for (cell, value) in cells.iter().zip(values) {
                let (row, column) = table.shape().lines(*cell);
                sums[row] += value;
                sums[column] += value;
            }
            sums
        };
        let truth: Vec<u64> = cells.iter().map(|c| table.count(*c)).collect();
        let most: u64 = truth.iter().sum();
        let wanted = sums(&truth);
        let mut ranges = vec![(u64::MAX, 0); cells.len()];
        let mut values = vec![0; cells.len()];
        loop {
            if sums(&values) == wanted {
                for (range, value) in ranges.iter_mut().zip(&values) {
                    *range = (range.0.min(*value), range.1.max(*value));
                }
            }
            let Some(next) = values.iter().position(|v| *v < most) else {
                return ranges;
            };
            values[next] += 1;
            values[..next].fill(0);
        }
    }

    proptest! {
        #[test]
        fn the_ranges_are_those_found_by_trying_everything(counts in prop::collection::vec(0_u64..3, 6), mask in 0_u32..64, margins in any_margins()) {
            let table = Table::new(&[counts[..3].to_vec(), counts[3..].to_vec()], margins).unwrap();
            let hidden = table.shape().cells().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, c)| c).take(4);
            let pattern = Pattern::new(table.shape(), hidden).unwrap();
            let rule = Rule { k: 5, width: 5, zeros: Zeros::Shown };
            let audited: Vec<(u64, u64)> = audit(&table, &pattern, rule).unwrap().iter().map(|a| (a.low, a.high)).collect();
            prop_assert_eq!(audited, ranges_by_trying(&table, &pattern));
        }

        #[test]
        fn the_truth_lies_within_and_bridges_are_what_is_determined(counts in prop::collection::vec(1_u64..30, 20), mask in 0_u32..(1 << 20), margins in any_margins()) {
            let rows: Vec<Vec<u64>> = counts.chunks(5).map(<[u64]>::to_vec).collect();
            let table = Table::new(&rows, margins).unwrap();
            let hidden = table.shape().cells().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, c)| c);
            let pattern = Pattern::new(table.shape(), hidden).unwrap();
            let audited = audit(&table, &pattern, Rule { k: 5, width: 5, zeros: Zeros::Shown }).unwrap();
            prop_assert!(audited.iter().all(|a| a.low <= table.count(a.cell) && table.count(a.cell) <= a.high));
            let determined: Vec<Cell> = audited.iter().filter(|a| a.is_determined()).map(|a| a.cell).collect();
            prop_assert_eq!(determined, bridges(&pattern));
        }
    }
}
