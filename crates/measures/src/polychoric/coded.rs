//! Answers counted: how many gave each one, how many each pair, and the thresholds that cut so many from the rest.

use super::MOST_CATEGORIES;
use crate::numeric::distribution::normal_quantile;
use crate::{Answers, Undefined};

/// Answers as places on the scale, counted from 0; a gap is `GAP`.
pub(super) struct Coded {
    pub lowest: i64,
    pub points: usize,
    columns: Vec<Vec<u8>>,
    /// Per item, how many gave each answer.
    pub shares: Vec<Vec<u64>>,
}

const GAP: u8 = u8::MAX;
/// Beyond 2⁵³ not every whole number is a number any more.
const MOST_WHOLE: f64 = 9_007_199_254_740_992.0;

impl Coded {
    pub fn new(answers: &Answers) -> Result<Self, Undefined> {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for j in 0..answers.columns() {
            for x in answers.column(j).iter().filter(|x| !x.is_nan()) {
                if x.fract() != 0.0 {
                    return Err(Undefined::OutOfRange { what: "answer", value: *x, low: x.floor(), high: x.ceil() });
                }
                if x.abs() > MOST_WHOLE {
                    return Err(Undefined::OutOfRange { what: "answer", value: *x, low: -MOST_WHOLE, high: MOST_WHOLE });
                }
                (low, high) = (low.min(*x), high.max(*x));
            }
        }
        if low > high {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        if high - low >= MOST_CATEGORIES as f64 {
            return Err(Undefined::OutOfRange {
                what: "points of the scale",
                value: high - low + 1.0,
                low: 1.0,
                high: MOST_CATEGORIES as f64,
            });
        }
        let points = (high - low) as usize + 1;
        let mut shares = vec![vec![0; points]; answers.columns()];
        let mut code = |j: usize, x: f64| {
            if x.is_nan() {
                return GAP;
            }
            let place = (x - low) as u8;
            shares[j][usize::from(place)] += 1;
            place
        };
        let columns = (0..answers.columns()).map(|j| answers.column(j).iter().map(|x| code(j, *x)).collect()).collect();
        Ok(Self { lowest: low as i64, points, columns, shares })
    }

    pub fn varies(&self, item: usize) -> bool {
        self.shares[item].iter().filter(|n| **n > 0).count() > 1
    }

    pub fn thresholds(&self, item: usize) -> Vec<f64> {
        cuts(&self.shares[item].iter().map(|n| *n as f64).collect::<Vec<_>>())
    }

    /// How many gave each pair of answers, row by row.
    pub fn table(&self, one: usize, other: usize) -> Vec<f64> {
        // Gaps fall into a row and a column of their own that nobody reads.
        let width = usize::from(GAP) + 1;
        let mut counts = vec![0_u32; self.points * width];
        for (a, b) in self.columns[one].iter().zip(&self.columns[other]) {
            if let Some(count) = counts.get_mut(usize::from(*a) * width + usize::from(*b)) {
                *count += 1;
            }
        }
        (0..self.points).flat_map(|a| counts[a * width..a * width + self.points].iter().map(|n| f64::from(*n))).collect()
    }
}

/// The thresholds that cut these counts.
pub(super) fn cuts(counts: &[f64]) -> Vec<f64> {
    let all: f64 = counts.iter().sum();
    let mut below = 0.0;
    counts[..counts.len().saturating_sub(1)]
        .iter()
        .map(|n| {
            below += n;
            if below >= all { f64::INFINITY } else { normal_quantile(below / all) }
        })
        .collect()
}
