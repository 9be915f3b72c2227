//! The patient reader: what follows from many published totals of overlapping groups.
//!
//! Every person belongs to one cell of a lattice (school × role, say); every published total is the sum over a set of cells.
//! Together they are a system of linear equations, and this file solves it as an attacker would.
//! `determined` needs only the sets, so it can forbid a release before it has numbers. `bounds` and `witnessed` close in on the
//! range of each cell from outside and from inside: a cell whose `witnessed` range is wide is safe for certain, one whose
//! `bounds` are narrow is not, and what lies between is for the caller to refuse.

use super::cellset::CellSet;
use super::equations::{Equation, Reduced};
use crate::Undefined;

/// A published total: how many people the cells of a set hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    pub of: CellSet,
    pub people: u64,
}

/// What is known of one cell. `high` is `None` where nothing published limits it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellRange {
    pub low: u64,
    pub high: Option<u64>,
}

impl CellRange {
    /// `None`: without limit.
    pub fn width(&self) -> Option<u64> {
        self.high.map(|high| high - self.low)
    }
}

/// Rounds of propagation. Stopping early only leaves the bounds wider, never wrong.
const MOST_ROUNDS: usize = 200;
/// Up to this many independent moves are also tried two at a time.
const MOST_PAIRED: usize = 48;

/// Cells whose count follows from the published totals whatever the counts are.
///
/// Formula   { c : the unit vector of c is a rational combination of the sets' indicator vectors }, by Gauss–Jordan elimination
/// Input     the set of cells behind each published total; number of cells in the lattice
/// Output    the determined cells, ascending
/// Errors    `OutOfRange` (a set names a cell beyond the lattice), `TooLarge` (exact arithmetic would overflow: treat as refused)
/// Caution   counts are not looked at: a total of 0 determines all its cells, which only `bounds` sees
/// Source    Gauss–Jordan elimination over the rationals. Checked: against `bridges` on random tables, in the tests below
pub fn determined(published: &[CellSet], cells: usize) -> Result<Vec<usize>, Undefined> {
    let reduced = Reduced::of(published.iter().map(|set| (set, 0)), cells)?;
    let mut found: Vec<usize> = reduced.rows.iter().filter(|row| row.terms.len() == 1).map(|row| row.terms[0].0).collect();
    found.sort_unstable();
    Ok(found)
}

/// Bounds of every cell from outside.
///
/// Formula   repeat for every equation Σ aᵢxᵢ = b, published or derived: aᵢxᵢ = b − Σ over the others at their bounds; x whole, ≥ 0
/// Input     published totals; number of cells in the lattice
/// Output    per cell a range that contains every count that fits; exact for determined cells
/// Errors    `OutOfRange`, `TooLarge` (as `determined`), `Contradiction` (no counts fit)
/// Caution   the true range may be narrower. Narrow bounds prove a leak; wide ones prove nothing: use `witnessed`
/// Source    bound propagation, e.g. Savelsbergh (1994), ORSA J. Computing 6, 445–454. Checked: by trying all counts, tests below
pub fn bounds(published: &[Total], cells: usize) -> Result<Vec<CellRange>, Undefined> {
    let mut equations = Reduced::of(published.iter().map(|total| (&total.of, total.people)), cells)?.rows;
    if equations.iter().any(|row| row.terms.is_empty()) {
        return Err(Undefined::Contradiction);
    }
    equations.extend(
        published.iter().map(|total| Equation { terms: total.of.iter().map(|cell| (cell, 1)).collect(), sum: i128::from(total.people) }),
    );
    let mut ranges: Vec<(i128, Option<i128>)> = vec![(0, None); cells];
    for _ in 0..MOST_ROUNDS {
        let before = ranges.clone();
        for equation in &equations {
            equation.tighten(&mut ranges)?;
        }
        if ranges.iter().any(|(low, high)| high.is_some_and(|high| high < *low)) {
            return Err(Undefined::Contradiction);
        }
        if ranges == before {
            break;
        }
    }
    ranges.into_iter().map(|(low, high)| Ok(CellRange { low: whole(low)?, high: high.map(whole).transpose()? })).collect()
}

/// Ranges of every cell from inside: counts shown possible by other people-counts that give the very same totals.
///
/// Formula   truth + t·v for whole t and each v of a basis (and each sum and difference of two) of { v : Σ over every set = 0 }
/// Input     the set of cells behind each published total; the true count of every cell
/// Output    per cell a range, ends attained by counts that fit everything published; holds the truth
/// Errors    `OutOfRange`, `TooLarge` (as `determined`)
/// Caution   the true range may be wider. A width of k or more proves safety; less proves nothing
/// Source    integer moves on the fiber of a table: Diaconis & Sturmfels (1998), Annals of Statistics 26, 363–397. Checked: by
///           trying all counts, tests below
pub fn witnessed(published: &[CellSet], truth: &[u64]) -> Result<Vec<CellRange>, Undefined> {
    let moves = Reduced::of(published.iter().map(|set| (set, 0)), truth.len())?.moves(truth.len())?;
    let mut ranges: Vec<CellRange> = truth.iter().map(|count| CellRange { low: *count, high: Some(*count) }).collect();
    for (index, one) in moves.iter().enumerate() {
        reach(&mut ranges, truth, one);
        if moves.len() <= MOST_PAIRED {
            for other in &moves[..index] {
                for sign in [1, -1] {
                    let sum: Option<Vec<i128>> = one.iter().zip(other).map(|(a, b)| a.checked_add(sign * b)).collect();
                    reach(&mut ranges, truth, &sum.ok_or(Undefined::TooLarge)?);
                }
            }
        }
    }
    Ok(ranges)
}

/// Widens the ranges by going along a move, both ways, until some cell is empty.
fn reach(ranges: &mut [CellRange], truth: &[u64], along: &[i128]) {
    for sign in [1, -1] {
        let steps =
            truth.iter().zip(along).filter(|(_, step)| sign * **step < 0).map(|(count, step)| i128::from(*count) / step.abs()).min();
        for ((range, count), step) in ranges.iter_mut().zip(truth).zip(along) {
            let step = sign * step;
            match steps {
                Some(steps) => {
                    // Falls at most to zero; a rise past all counting is as good as no limit.
                    let end =
                        steps.checked_mul(step).and_then(|by| by.checked_add(i128::from(*count))).and_then(|end| u64::try_from(end).ok());
                    range.low = range.low.min(end.unwrap_or(range.low));
                    range.high = range.high.zip(end).map(|(high, end)| high.max(end));
                }
                None if step > 0 => range.high = None,
                None => {}
            }
        }
    }
}

fn whole(value: i128) -> Result<u64, Undefined> {
    u64::try_from(value).map_err(|_| Undefined::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, Margins, Pattern, Shape, bridges};
    use super::*;
    use proptest::prelude::*;

    fn set(cells: &[usize]) -> CellSet {
        cells.iter().copied().collect()
    }

    fn totals(sets: &[CellSet], truth: &[u64]) -> Vec<Total> {
        sets.iter().map(|of| Total { people: of.iter().map(|c| truth[c]).sum(), of: of.clone() }).collect()
    }

    #[test]
    fn a_joiner_is_the_difference_of_two_reports() {
        // Cells: those who stayed, the one who joined, other teams.
        let reports = [set(&[0]), set(&[0, 1]), set(&[0, 1, 2])];
        assert_eq!(determined(&reports[..1], 3).unwrap(), [0]);
        assert_eq!(determined(&reports, 3).unwrap(), [0, 1, 2]);
        assert_eq!(determined(&[set(&[0, 1]), set(&[1, 2]), set(&[0, 2])], 4).unwrap(), [0, 1, 2]);
        assert_eq!(determined(&[set(&[0, 1]), set(&[1, 2])], 3).unwrap(), [0_usize; 0]);
    }

    #[test]
    fn the_bridge_between_two_blocks_is_found_by_elimination_too() {
        // The 4 × 4 example of `audit`: unknowns are the hidden cells, known are sums over lines.
        let places = [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 2), (2, 3), (3, 2), (3, 3)];
        let line = |keep: &dyn Fn((usize, usize)) -> bool| {
            places.iter().enumerate().filter(|(_, p)| keep(**p)).map(|(i, _)| i).collect::<CellSet>()
        };
        let lines: Vec<CellSet> = (0..4).flat_map(|n| [line(&|p| p.0 == n), line(&|p| p.1 == n)]).collect();
        assert_eq!(determined(&lines, places.len()).unwrap(), [4]);
    }

    #[test]
    fn nobody_in_a_group_gives_all_its_cells_away() {
        let known = bounds(&[Total { of: set(&[0, 1]), people: 0 }, Total { of: set(&[1, 2]), people: 7 }], 4).unwrap();
        assert_eq!(
            known[..3],
            [CellRange { low: 0, high: Some(0) }, CellRange { low: 0, high: Some(0) }, CellRange { low: 7, high: Some(7) }]
        );
        assert_eq!(known[3], CellRange { low: 0, high: None });
    }

    #[test]
    fn totals_that_cannot_be_true_together_are_named() {
        let twice = [Total { of: set(&[0]), people: 3 }, Total { of: set(&[0]), people: 4 }];
        assert_eq!(bounds(&twice, 1), Err(Undefined::Contradiction));
        let part = [Total { of: set(&[0, 1]), people: 3 }, Total { of: set(&[0]), people: 4 }];
        assert_eq!(bounds(&part, 2), Err(Undefined::Contradiction));
        assert!(matches!(determined(&[set(&[9])], 3), Err(Undefined::OutOfRange { .. })));
    }

    /// Exact ranges by trying all counts up to a limit that no published cell can pass.
    fn ranges_by_trying(sets: &[CellSet], truth: &[u64]) -> Vec<(u64, u64)> {
        let most: u64 = truth.iter().sum();
        let sums = |x: &[u64]| sets.iter().map(|s| s.iter().map(|c| x[c]).sum()).collect::<Vec<u64>>();
        let wanted = sums(truth);
        let mut ranges = vec![(u64::MAX, 0); truth.len()];
        let mut x = vec![0; truth.len()];
        loop {
            if sums(&x) == wanted {
                for (range, value) in ranges.iter_mut().zip(&x) {
                    *range = (range.0.min(*value), range.1.max(*value));
                }
            }
            let Some(next) = x.iter().position(|v| *v < most) else {
                return ranges;
            };
            x[next] += 1;
            x[..next].fill(0);
        }
    }

    proptest! {
        #[test]
        fn from_outside_and_from_inside_the_truth_is_enclosed(masks in prop::collection::vec(1_u8..16, 1..5), truth in prop::collection::vec(0_u64..3, 4)) {
            // The whole is always published, so every cell is limited.
            let sets: Vec<CellSet> = masks.iter().chain([&15]).map(|m| (0..4).filter(|c| m >> c & 1 == 1).collect()).collect();
            let exact = ranges_by_trying(&sets, &truth);
            let outer = bounds(&totals(&sets, &truth), 4).unwrap();
            let inner = witnessed(&sets, &truth).unwrap();
            for cell in 0..4 {
                let (low, high) = exact[cell];
                prop_assert!(outer[cell].low <= low && outer[cell].high.unwrap() >= high);
                prop_assert!(low <= inner[cell].low && inner[cell].high.unwrap() <= high);
                prop_assert!(inner[cell].low <= truth[cell] && truth[cell] <= inner[cell].high.unwrap());
            }
            for cell in determined(&sets, 4).unwrap() {
                prop_assert_eq!(outer[cell], CellRange { low: truth[cell], high: Some(truth[cell]) });
            }
        }

        #[test]
        fn elimination_and_bridges_agree_on_tables(mask in 0_u32..(1 << 20), shuffle in 0_usize..9) {
            let shape = Shape { rows: 4, columns: 5, margins: Margins::RowsAndColumns };
            let hidden: Vec<Cell> = (0..20).filter(|i| mask >> i & 1 == 1).map(|i| Cell::at(i / 5, i % 5)).collect();
            let mut lines: Vec<CellSet> = (0..9)
                .map(|line| hidden.iter().enumerate().filter(|(_, c)| if line < 4 { c.row == line } else { c.column == line - 4 }).map(|(i, _)| i).collect())
                .collect();
            lines.rotate_left(shuffle);
            let known: Vec<Cell> = determined(&lines, hidden.len()).unwrap().into_iter().map(|i| hidden[i]).collect();
            prop_assert_eq!(known, bridges(&Pattern::new(shape, hidden).unwrap()));
        }
    }
}
