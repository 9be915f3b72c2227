//! Which further cells to hide so that totals minus neighbors do not give the small ones away.
//!
//! Two ways are tried. A quick one finds, for each cell that is not vague enough, the cheapest cycle that lets it move; then
//! drops what turned out needless. A thorough one looks for fewer cells, and among as few for fewer people, by trying only
//! cells that cross the bottleneck of a failing cell (any cure must contain one of those, so nothing is missed). The thorough
//! one is bounded by a number of steps, not by time, so the same table always gets the same pattern.

use std::collections::BTreeSet;

use super::flow::{Graph, Push, Pushed};
use super::table::{Cell, Pattern, Rule, Table, primary};
use crate::Undefined;

/// How many cells the thorough search may look at, over all patterns it tries: enough for every table of a school, and a tenth of
/// a second at worst.
const MOST_STEPS: usize = 10_000;

/// Hides the small cells and as few others as protect them.
///
/// Formula   least |H| (then least Σ n over H) with small cells ⊆ H and high − low ≥ width for every small cell, by `audit`
/// Input     table of counts of people; rule (k, width, zeros)
/// Output    a pattern for which `breaches` is empty; the least possible for small tables, else a good one; always the same one
/// Errors    `Unprotectable` (names a small cell no pattern can protect while these totals are published: merge groups, or
///           publish fewer totals)
/// Caution   the choice depends on the counts; hide by this pattern in every cut of the same people, and see `release`
/// Source    Fischetti & Salazar (2001), Management Science 47, 1008–1027; Castro (2007), EJOR 171, 39–52. Checked:
///           reference/suppression_table*.json (exhaustive search)
pub fn complementary(table: &Table, rule: Rule) -> Result<Pattern, Undefined> {
    let job = Job { table, rule, small: primary(table, rule) };
    let quick = job.quick()?;
    let mut steps = MOST_STEPS;
    for extra in 0..=quick.len() - job.small.len() {
        let mut search = Search { job: &job, seen: BTreeSet::new(), steps, best: None };
        search.look(&BTreeSet::new(), extra);
        steps = search.steps;
        match search.best {
            // A search cut short may still have met a cure; it is one with as few cells as any.
            Some((_, cells)) => return job.pattern(&cells),
            None if steps == 0 => break,
            None => {}
        }
    }
    Ok(quick)
}

struct Job<'t> {
    table: &'t Table,
    rule: Rule,
    small: Pattern,
}

/// A small cell that is not vague enough, and how far it was pushed.
struct Failing {
    cell: Cell,
    short_by: u64,
    up: Pushed,
    down: Pushed,
}

/// A step in the graph of lines; `new` when it needs one more cell (with so many people) to be hidden.
struct Arc {
    from: usize,
    to: usize,
    new: Option<(Cell, u64)>,
}

/// A way from a cell's one line to its other. Ordered by new cells, then by their people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    cost: (u64, u64),
    cells: Vec<Cell>,
}

impl Job<'_> {
    fn pattern(&self, extra: &BTreeSet<Cell>) -> Result<Pattern, Undefined> {
        Pattern::new(self.table.shape(), self.small.cells().chain(extra.iter().copied()))
    }

    fn failing(&self, pattern: &Pattern) -> impl Iterator<Item = Failing> {
        let graph = Graph::new(self.table, pattern, self.rule.least());
        let needed = self.rule.width.max(1);
        let places: Vec<(usize, Cell)> = pattern.cells().enumerate().filter(|(_, cell)| self.small.hides(*cell)).collect();
        places.into_iter().filter_map(move |(index, cell)| {
            let (up, down) = (graph.push(index, Push::Up), graph.push(index, Push::Down));
            let width = up.by + down.by;
            (width < needed).then(|| Failing { cell, short_by: needed - width, up, down })
        })
    }

    fn protects(&self, extra: &BTreeSet<Cell>) -> Result<bool, Undefined> {
        Ok(self.failing(&self.pattern(extra)?).next().is_none())
    }

    /// Cells that could be hidden in addition. Empty ones stay in sight: hiding them buys no room.
    fn candidates<'a>(&'a self, pattern: &'a Pattern) -> impl Iterator<Item = (Cell, u64)> + 'a {
        let shown = self.table.shape().cells().filter(|cell| !pattern.hides(*cell));
        shown.map(|cell| (cell, self.table.count(cell))).filter(|(_, count)| *count > 0)
    }

    fn spare(&self, count: u64) -> u64 {
        count - self.rule.least().min(count)
    }

    fn quick(&self) -> Result<Pattern, Undefined> {
        let mut extra = BTreeSet::new();
        loop {
            let pattern = self.pattern(&extra)?;
            let Some(failing) = self.failing(&pattern).next() else {
                break;
            };
            let cells = self.cheapest_cure(&pattern, &failing);
            if cells.is_empty() {
                return Err(Undefined::Unprotectable { row: failing.cell.row, column: failing.cell.column });
            }
            extra.extend(cells);
        }
        // Later cycles often make earlier cells needless; the largest groups come back into sight first.
        let mut by_size: Vec<Cell> = extra.iter().copied().collect();
        by_size.sort_by_key(|cell| (std::cmp::Reverse(self.table.count(*cell)), *cell));
        for cell in by_size {
            extra.remove(&cell);
            if !self.protects(&extra)? {
                extra.insert(cell);
            }
        }
        self.pattern(&extra)
    }

    /// The fewest cells that give the failing cell room, preferring a cycle wide enough at once.
    fn cheapest_cure(&self, pattern: &Pattern, failing: &Failing) -> Vec<Cell> {
        let (row, column) = self.table.shape().lines(failing.cell);
        let can_fall = self.spare(self.table.count(failing.cell)) > failing.down.by;
        let mut width = failing.short_by;
        while width > 0 {
            let up = self.cheapest_path(pattern, &failing.up, column, row, width);
            let down = if can_fall { self.cheapest_path(pattern, &failing.down, row, column, width) } else { None };
            if let Some(way) = up.into_iter().chain(down).min() {
                return way.cells;
            }
            width /= 2;
        }
        Vec::new()
    }

    /// Cheapest way from source to sink, in new cells and then in their people, over arcs with at least this much room.
    /// Relaxed to a fixed point: tables are small, and plain loops are easier to trust than a queue.
    fn cheapest_path(&self, pattern: &Pattern, pushed: &Pushed, source: usize, sink: usize, width: u64) -> Option<Way> {
        let shape = self.table.shape();
        let mut arcs = Vec::new();
        let mut arc = |from, to, new| arcs.push(Arc { from, to, new });
        for (cell, (up, down)) in pattern.cells().zip(&pushed.left) {
            let (row, column) = shape.lines(cell);
            if up.is_none_or(|room| room >= width) {
                arc(row, column, None);
            }
            if *down >= width {
                arc(column, row, None);
            }
        }
        for (cell, count) in self.candidates(pattern) {
            let (row, column) = shape.lines(cell);
            arc(row, column, Some((cell, count)));
            if self.spare(count) >= width {
                arc(column, row, Some((cell, count)));
            }
        }
        let mut best: Vec<Option<Way>> = vec![None; shape.nodes()];
        best[source] = Some(Way { cost: (0, 0), cells: Vec::new() });
        let mut changed = true;
        while changed {
            changed = false;
            for arc in &arcs {
                let Some(way) = &best[arc.from] else { continue };
                let cost = arc.new.map_or(way.cost, |(_, count)| (way.cost.0 + 1, way.cost.1 + count));
                if best[arc.to].as_ref().is_none_or(|known| cost < known.cost) {
                    let mut cells = way.cells.clone();
                    cells.extend(arc.new.map(|(cell, _)| cell));
                    best[arc.to] = Some(Way { cost, cells });
                    changed = true;
                }
            }
        }
        best.swap_remove(sink)
    }

    /// Cells that would widen a bottleneck of the failing cell. Every cure contains at least one of them.
    fn helpers(&self, pattern: &Pattern, failing: &Failing) -> Vec<Cell> {
        let shape = self.table.shape();
        let (own_row, own_column) = shape.lines(failing.cell);
        let crosses = |pushed: &Pushed, sink: usize, (row, column): (usize, usize), spare: u64| {
            let reached = &pushed.reached;
            // A push that reached its sink stopped because the count itself cannot fall further.
            !reached[sink] && ((reached[row] && !reached[column]) || (reached[column] && !reached[row] && spare > 0))
        };
        self.candidates(pattern)
            .filter(|(cell, count)| {
                let (lines, spare) = (shape.lines(*cell), self.spare(*count));
                crosses(&failing.up, own_row, lines, spare) || crosses(&failing.down, own_column, lines, spare)
            })
            .map(|(cell, _)| cell)
            .collect()
    }
}

/// The thorough search for a cure with an exact number of extra cells.
struct Search<'j, 't> {
    job: &'j Job<'t>,
    seen: BTreeSet<BTreeSet<Cell>>,
    steps: usize,
    /// Least people hidden so far, and in which cells; ties go to the first in reading order.
    best: Option<(u64, BTreeSet<Cell>)>,
}

impl Search<'_, '_> {
    fn look(&mut self, extra: &BTreeSet<Cell>, more: usize) {
        if self.steps == 0 || !self.seen.insert(extra.clone()) {
            return;
        }
        self.steps = self.steps.saturating_sub(self.job.small.len().max(1));
        let Ok(pattern) = self.job.pattern(extra) else {
            return;
        };
        let hardest = self.job.failing(&pattern).map(|failing| self.job.helpers(&pattern, &failing)).min_by_key(Vec::len);
        match hardest {
            None => {
                let people = extra.iter().map(|cell| self.job.table.count(*cell)).sum();
                let found = (people, extra.clone());
                if self.best.as_ref().is_none_or(|best| found < *best) {
                    self.best = Some(found);
                }
            }
            Some(helpers) if more > 0 => {
                for cell in helpers {
                    let mut wider = extra.clone();
                    wider.insert(cell);
                    self.look(&wider, more - 1);
                }
            }
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::audit::breaches;
    use super::super::table::{Margins, Zeros};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_next_smallest_group_is_hidden_with_the_small_one() {
        // K–2, 3–5, special education, specialists: the mock page hides the last two.
        let table = Table::one_way(&[14, 12, 6, 3]).unwrap();
        let hidden: Vec<usize> = complementary(&table, Rule::of(5)).unwrap().cells().map(|c| c.column).collect();
        assert_eq!(hidden, [2, 3]);
    }

    #[test]
    fn a_table_without_small_cells_is_shown_whole() {
        let table = Table::one_way(&[14, 12, 6]).unwrap();
        assert!(complementary(&table, Rule::of(5)).unwrap().is_empty());
    }

    #[test]
    fn a_group_alone_with_its_total_cannot_be_protected() {
        let table = Table::one_way(&[3]).unwrap();
        assert_eq!(complementary(&table, Rule::of(5)), Err(Undefined::Unprotectable { row: 0, column: 0 }));
        let tiny = Table::one_way(&[1, 2]).unwrap();
        assert!(matches!(complementary(&tiny, Rule::of(5)), Err(Undefined::Unprotectable { .. })));
    }

    #[test]
    fn row_totals_alone_need_a_partner_in_the_same_row() {
        let table = Table::new(&[vec![3, 20, 9], vec![30, 20, 40]], Margins::Rows).unwrap();
        let hidden: Vec<Cell> = complementary(&table, Rule::of(5)).unwrap().cells().collect();
        assert_eq!(hidden, [Cell::at(0, 0), Cell::at(0, 2)]);
    }

    #[test]
    fn a_large_table_gets_a_pattern_that_passes() {
        let rows: Vec<Vec<u64>> = (0..12_u64).map(|r| (0..15_u64).map(|c| (r * 7 + c * 11 + r * c) % 23 + 1).collect()).collect();
        let table = Table::new(&rows, Margins::RowsAndColumns).unwrap();
        let pattern = complementary(&table, Rule::of(5)).unwrap();
        assert_eq!(breaches(&table, &pattern, Rule::of(5)).unwrap(), []);
    }

    fn any_rule() -> impl Strategy<Value = Rule> {
        (2_u64..7, prop_oneof![Just(Zeros::Shown), Just(Zeros::ShownAndKnown), Just(Zeros::Hidden)]).prop_map(|(k, zeros)| Rule {
            k,
            width: k,
            zeros,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn what_is_returned_passes_the_audit(counts in prop::collection::vec(0_u64..25, 12), rule in any_rule(), two_way in any::<bool>()) {
            let margins = if two_way { Margins::RowsAndColumns } else { Margins::Rows };
            let rows: Vec<Vec<u64>> = counts.chunks(4).map(<[u64]>::to_vec).collect();
            let table = Table::new(&rows, margins).unwrap();
            match complementary(&table, rule) {
                Ok(pattern) => prop_assert_eq!(breaches(&table, &pattern, rule).unwrap(), []),
                // Then even hiding every cell that is not empty leaves something known.
                Err(Undefined::Unprotectable { .. }) => {
                    let all = Pattern::new(table.shape(), table.shape().cells().filter(|c| table.count(*c) > 0 || rule.is_small(0))).unwrap();
                    prop_assert!(!breaches(&table, &all, rule).unwrap().is_empty());
                }
                Err(other) => prop_assert!(false, "{}", other),
            }
        }
    }
}
