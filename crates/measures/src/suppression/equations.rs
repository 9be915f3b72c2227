//! Linear equations over counts, solved exactly: the arithmetic beneath `attack`.

use super::cellset::CellSet;
use super::fraction::Fraction;
use crate::Undefined;

/// Larger systems are refused; a school's lattice has tens of cells.
const MOST_CELLS: usize = 2_048;

/// Σ aᵢ xᵢ = sum with whole coefficients, none of them 0.
pub(super) struct Equation {
    pub terms: Vec<(usize, i128)>,
    pub sum: i128,
}

impl Equation {
    /// Narrows the ranges of its cells to what the others leave; `None` is no limit.
    pub fn tighten(&self, ranges: &mut [(i128, Option<i128>)]) -> Result<(), Undefined> {
        for (cell, factor) in &self.terms {
            // The least and greatest the other terms can add up to; `None` is no limit.
            let (mut least, mut greatest) = (Some(0_i128), Some(0_i128));
            for (other, a) in self.terms.iter().filter(|(other, _)| other != cell) {
                let (low, high) = (Some(ranges[*other].0), ranges[*other].1);
                let (small, large) = if *a > 0 { (low, high) } else { (high, low) };
                least = add(least, small, *a)?;
                greatest = add(greatest, large, *a)?;
            }
            let room = |others: Option<i128>| others.map(|o| self.sum.checked_sub(o).ok_or(Undefined::TooLarge)).transpose();
            let (above, below) = (room(least)?, room(greatest)?);
            // a·x ≤ above and a·x ≥ below; a negative factor turns both around.
            let (most, fewest) = if *factor > 0 { (above, below) } else { (below, above) };
            let (low, high) = &mut ranges[*cell];
            if let Some(most) = most {
                let most = floor_div(most, *factor);
                *high = Some(high.map_or(most, |known| known.min(most)));
            }
            if let Some(fewest) = fewest {
                *low = (*low).max(-floor_div(-fewest, *factor));
            }
        }
        Ok(())
    }
}

fn add(sum: Option<i128>, term: Option<i128>, factor: i128) -> Result<Option<i128>, Undefined> {
    sum.zip(term).map(|(sum, term)| term.checked_mul(factor).and_then(|t| sum.checked_add(t)).ok_or(Undefined::TooLarge)).transpose()
}

/// Division rounded down, for either sign of either side.
fn floor_div(over: i128, under: i128) -> i128 {
    let (over, under) = if under < 0 { (-over, -under) } else { (over, under) };
    over.div_euclid(under)
}

/// The published system in reduced row echelon form, scaled to whole numbers.
pub(super) struct Reduced {
    pub rows: Vec<Equation>,
    /// The pivot of each row.
    pivots: Vec<usize>,
}

impl Reduced {
    pub fn of<'s>(sets: impl Iterator<Item = (&'s CellSet, u64)>, cells: usize) -> Result<Self, Undefined> {
        if cells > MOST_CELLS {
            return Err(Undefined::TooLarge);
        }
        let mut matrix = Vec::new();
        for (set, people) in sets {
            let mut row = vec![Fraction::ZERO; cells + 1];
            for cell in set.iter() {
                *row.get_mut(cell).filter(|_| cell < cells).ok_or(Undefined::OutOfRange {
                    what: "cell",
                    value: cell as f64,
                    low: 0.0,
                    high: cells as f64 - 1.0,
                })? = Fraction::ONE;
            }
            row[cells] = Fraction::new(i128::from(people), 1)?;
            matrix.push(row);
        }
        let mut pivots = Vec::new();
        for column in 0..cells {
            let top = pivots.len();
            let Some(found) = (top..matrix.len()).find(|row| !matrix[*row][column].is_zero()) else {
                continue;
            };
            matrix.swap(top, found);
            let lead = matrix[top][column];
            for value in &mut matrix[top] {
                *value = value.by(lead)?;
            }
            let pivot = matrix[top].clone();
            for (index, row) in matrix.iter_mut().enumerate() {
                let factor = row[column];
                if index == top || factor.is_zero() {
                    continue;
                }
                for (value, above) in row.iter_mut().zip(&pivot) {
                    if !above.is_zero() {
                        *value = value.minus(factor.times(*above)?)?;
                    }
                }
            }
            pivots.push(column);
        }
        // Beneath the pivots only 0 = 0 is left, or 0 = something: a contradiction, kept for whoever asked with numbers.
        matrix.retain(|row| row.iter().any(|value| !value.is_zero()));
        let rows = matrix.iter().map(|row| scaled(row)).collect::<Result<_, _>>()?;
        Ok(Self { rows, pivots })
    }

    /// Whole-number moves that change no published total: one per free cell.
    pub fn moves(&self, cells: usize) -> Result<Vec<Vec<i128>>, Undefined> {
        let free = (0..cells).filter(|cell| !self.pivots.contains(cell));
        free.map(|free| {
            let mut row = vec![Fraction::ZERO; cells + 1];
            row[free] = Fraction::ONE;
            for (equation, pivot) in self.rows.iter().zip(&self.pivots) {
                let factor = |cell| equation.terms.iter().find(|(c, _)| *c == cell).map_or(0, |(_, a)| *a);
                row[*pivot] = Fraction::new(-factor(free), factor(*pivot))?;
            }
            let mut step = vec![0; cells];
            for (cell, a) in scaled(&row)?.terms {
                step[cell] = a;
            }
            Ok(step)
        })
        .collect()
    }
}

/// A row of fractions as the smallest equation in whole numbers.
fn scaled(row: &[Fraction]) -> Result<Equation, Undefined> {
    let mut common: i128 = 1;
    for value in row {
        let needed = Fraction::new(value.under, common)?.over;
        common = common.checked_mul(needed).ok_or(Undefined::TooLarge)?;
    }
    let whole = |value: &Fraction| (common / value.under).checked_mul(value.over).ok_or(Undefined::TooLarge);
    let cells = row.len() - 1;
    let terms = row[..cells].iter().enumerate().filter(|(_, value)| !value.is_zero()).map(|(cell, value)| Ok((cell, whole(value)?)));
    Ok(Equation { terms: terms.collect::<Result<_, _>>()?, sum: whole(&row[cells])? })
}
