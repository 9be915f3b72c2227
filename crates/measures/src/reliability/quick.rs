//! Alpha alone, for pages that show nothing else of a scale: one pass over the answers, no matrix.

use super::statistics;
use super::{Gaps, reliability, reliability_of_ratings};
use crate::ratings::GAP;
use crate::{Answers, Ratings, Undefined};

/// Rows worked on at a time.
const BLOCK: usize = 1024;
/// Columns whose codes fit a sum of 16 bits.
const PANEL: usize = 256;
/// Any level will do where no interval is asked for.
const ANY_LEVEL: f64 = 0.95;

/// Cronbach's alpha and nothing else.
///
/// Formula   k/(k−1) · (1 − Σ var(itemᵢ) / var(sum of the items))
/// Input     a row per person, a column per item; where there are gaps the answer is that of `reliability` with `gaps`
/// Output    at most 1, below 0 when items run against each other
/// Errors    `TooFew` (fewer than two items or people), `NoVariance` (everybody has the same sum), `TooLarge`
/// Caution   show it with the number of people and an interval: `feldt` makes one from these figures
/// Source    Cronbach (1951), Psychometrika 16, 297–334. Checked: reference/alpha_listwise.json
pub fn alpha(answers: &Answers, gaps: Gaps) -> Result<f64, Undefined> {
    let (rows, k) = (answers.rows(), answers.columns());
    super::enough(k)?;
    // About the first person's answers, so that the sums stay small; a gap there is a gap, and the slow way is taken.
    let shift: Vec<f64> = (0..k).filter_map(|j| answers.column(j).first().copied()).collect();
    if rows < 2 || shift.iter().any(|x| x.is_nan()) {
        return reliability(answers, gaps, ANY_LEVEL)?.alpha;
    }
    let n = rows as f64;
    let (mut sums, mut squares) = (vec![0.0; k], vec![0.0; k]);
    let (mut all, mut all_squared) = (0.0, 0.0);
    let mut total = [0.0_f64; BLOCK];
    for from in (0..rows).step_by(BLOCK) {
        let total = &mut total[..BLOCK.min(rows - from)];
        total.fill(0.0);
        for j in 0..k {
            let (sum, square) = add_column(&answers.column(j)[from..from + total.len()], shift[j], total);
            sums[j] += sum;
            squares[j] += square;
        }
        let (sum, square) = add_column(total, 0.0, &mut []);
        all += sum;
        all_squared += square;
    }
    let variance = |sum: f64, square: f64| (square - sum * sum / n) / (n - 1.0);
    if all.is_nan() {
        return reliability(answers, gaps, ANY_LEVEL)?.alpha;
    }
    let trace: f64 = sums.iter().zip(&squares).map(|(s, q)| variance(*s, *q)).sum();
    // Where the first person is far off, what is left after the subtraction is too little to trust.
    let whole = variance(all, all_squared);
    if !(trace.is_finite() && whole.is_finite()) || whole * n < 1e-3 * all_squared {
        return reliability(answers, gaps, ANY_LEVEL)?.alpha;
    }
    statistics::alpha(k, trace, whole)
}

/// Σ(x − shift) and Σ(x − shift)², in four lanes; each difference is also added to `total`, if it is as long.
fn add_column(column: &[f64], shift: f64, total: &mut [f64]) -> (f64, f64) {
    const LANES: usize = 4;
    let (mut sum, mut square) = ([0.0_f64; LANES], [0.0_f64; LANES]);
    let (fours, rest) = column.as_chunks::<LANES>();
    let (total_fours, total_rest) = total.as_chunks_mut::<LANES>();
    let mut add = |cells: &[f64; LANES]| {
        let mut moved = [0.0; LANES];
        for lane in 0..LANES {
            moved[lane] = cells[lane] - shift;
            sum[lane] += moved[lane];
            square[lane] += moved[lane] * moved[lane];
        }
        moved
    };
    if total_fours.is_empty() {
        fours.iter().for_each(|cells| {
            add(cells);
        });
    } else {
        for (cells, total) in fours.iter().zip(total_fours) {
            let moved = add(cells);
            (0..LANES).for_each(|lane| total[lane] += moved[lane]);
        }
    }
    for (i, x) in rest.iter().enumerate() {
        let moved = x - shift;
        sum[0] += moved;
        square[0] += moved * moved;
        if let Some(total) = total_rest.get_mut(i) {
            *total += moved;
        }
    }
    (sum.iter().sum(), square.iter().sum())
}

/// The same for answers held as bytes, summed exactly; the quickest of all.
///
/// Formula, Output, Errors, Caution, Source: as `alpha`
/// Input     codes that are numbers on a scale
pub fn alpha_of_ratings(ratings: &Ratings, gaps: Gaps) -> Result<f64, Undefined> {
    let (rows, k) = (ratings.rows(), ratings.columns());
    super::enough(k)?;
    if rows < 2 || !ratings.is_complete() {
        return reliability_of_ratings(ratings, gaps, ANY_LEVEL)?.alpha;
    }
    let n = rows as f64;
    let (mut sums, mut squares) = (vec![0_u64; k], vec![0_u64; k]);
    let (mut all, mut all_squared) = (0_u64, 0_u128);
    for from in (0..rows).step_by(BLOCK) {
        let here = BLOCK.min(rows - from);
        let mut total = [0_u32; BLOCK];
        for panel in (0..k).step_by(PANEL) {
            let mut part = [0_u16; BLOCK];
            for j in panel..k.min(panel + PANEL) {
                let codes = &ratings.column(j)[from..from + here];
                debug_assert!(!codes.contains(&GAP));
                sums[j] += u64::from(codes.iter().map(|c| u32::from(*c)).sum::<u32>());
                squares[j] += u64::from(codes.iter().map(|c| u32::from(*c) * u32::from(*c)).sum::<u32>());
                part.iter_mut().zip(codes).for_each(|(part, c)| *part += u16::from(*c));
            }
            total.iter_mut().zip(&part).for_each(|(total, part)| *total += u32::from(*part));
        }
        all += total.iter().map(|t| u64::from(*t)).sum::<u64>();
        all_squared += u128::from(total.iter().map(|t| u64::from(*t) * u64::from(*t)).sum::<u64>());
    }
    // n Σx² − (Σx)² in whole numbers: nothing is lost however far the codes lie from 0.
    let variance =
        |sum: u64, square: u128| (rows as u128 * square).saturating_sub(u128::from(sum) * u128::from(sum)) as f64 / (n * (n - 1.0));
    let trace = sums.iter().zip(&squares).map(|(s, q)| variance(*s, u128::from(*q))).sum();
    statistics::alpha(k, trace, variance(all, all_squared))
}
