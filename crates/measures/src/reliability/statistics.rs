//! What alpha and its kin are made of: a matrix of covariances (or correlations) and the sums of its rows.

use crate::Undefined;
use nalgebra::DMatrix;

/// A total variance that is no more than this part of the items' own is rounding.
const NOTHING: f64 = 1e-13;
/// An item of which the others leave less than this unexplained makes the correlations impossible to invert in double precision.
const UNEXPLAINED: f64 = 1e-12;
/// Rounding lifts what is exactly 1 less than this beyond it.
const BEYOND_ONE: f64 = 1e-9;

/// A symmetric matrix with the sums of its rows.
pub(super) struct Matrix {
    k: usize,
    cells: Vec<f64>,
    rows: Vec<f64>,
}

impl Matrix {
    /// `None` where a cell is unknown.
    pub(super) fn of(k: usize, cell: impl Fn(usize, usize) -> Option<f64>) -> Option<Matrix> {
        let cells = (0..k * k).map(|at| cell(at / k, at % k)).collect::<Option<Vec<f64>>>()?;
        Some(Matrix::new(k, cells))
    }

    fn new(k: usize, cells: Vec<f64>) -> Matrix {
        let rows = cells.chunks(k.max(1)).map(|row| row.iter().sum()).collect();
        Matrix { k, cells, rows }
    }

    fn at(&self, i: usize, j: usize) -> f64 {
        self.cells[i * self.k + j]
    }

    pub(super) fn trace(&self) -> f64 {
        (0..self.k).map(|i| self.at(i, i)).sum()
    }

    pub(super) fn total(&self) -> f64 {
        self.rows.iter().sum()
    }

    /// The sum of all cells, which is the variance of the sum of the items.
    pub(super) fn positive_total(&self) -> Result<f64, Undefined> {
        positive(self.total(), self.trace())
    }

    pub(super) fn alpha(&self) -> Result<f64, Undefined> {
        alpha(self.k, self.trace(), self.total())
    }

    pub(super) fn alpha_without(&self, i: usize) -> Result<f64, Undefined> {
        alpha(self.k - 1, self.trace() - self.at(i, i), self.total_without(i))
    }

    fn total_without(&self, i: usize) -> f64 {
        self.total() - 2.0 * self.rows[i] + self.at(i, i)
    }

    /// Alpha of the correlations of the others, which may be defined though this item has no spread.
    pub(super) fn standardized_alpha_without(&self, without: usize) -> Result<f64, Undefined> {
        let others: Vec<usize> = (0..self.k).filter(|i| *i != without).collect();
        if others.iter().any(|i| self.at(*i, *i) <= 0.0) {
            return Err(Undefined::NoVariance);
        }
        let scale: Vec<f64> = others.iter().map(|i| 1.0 / self.at(*i, *i).sqrt()).collect();
        let total =
            others.iter().zip(&scale).map(|(i, a)| a * others.iter().zip(&scale).map(|(j, b)| b * self.at(*i, *j)).sum::<f64>()).sum();
        alpha(others.len(), others.len() as f64, total)
    }

    /// The covariances as correlations; `Dependent` where pairs of items contradict each other.
    pub(super) fn standardized(&self) -> Result<Matrix, Undefined> {
        let scale = (0..self.k).map(|i| Some(self.at(i, i)).filter(|v| *v > 0.0).map(|v| 1.0 / v.sqrt())).collect::<Option<Vec<f64>>>();
        let scale = scale.ok_or(Undefined::NoVariance)?;
        let one = |i: usize, j: usize| if i == j { Ok(1.0) } else { possible(self.at(i, j) * scale[i] * scale[j]) };
        let cells = (0..self.k * self.k).map(|at| one(at / self.k, at % self.k)).collect::<Result<Vec<f64>, _>>()?;
        Ok(Matrix::new(self.k, cells))
    }

    /// Of a matrix of correlations: the share of each item that the others explain.
    pub(super) fn explained(&self) -> Result<Vec<f64>, Undefined> {
        let cholesky = DMatrix::from_row_slice(self.k, self.k, &self.cells).cholesky().ok_or(Undefined::Dependent)?;
        if cholesky.l_dirty().diagonal().iter().any(|d| d * d < UNEXPLAINED) {
            return Err(Undefined::Dependent);
        }
        let inverse = cholesky.inverse();
        Ok((0..self.k).map(|i| (1.0 - 1.0 / inverse[(i, i)]).clamp(0.0, 1.0)).collect())
    }

    /// Correlation of an item with the sum of all.
    pub(super) fn item_total(&self, i: usize) -> Result<f64, Undefined> {
        correlation(self.rows[i], self.at(i, i), self.positive_total()?)
    }

    /// Correlation of an item with the sum of the others.
    pub(super) fn item_rest(&self, i: usize) -> Result<f64, Undefined> {
        let own = self.at(i, i);
        correlation(self.rows[i] - own, own, positive(self.total_without(i), self.trace() - own)?)
    }

    /// Of a matrix of correlations: an item with the total, both with `explained` in place of the ones on the diagonal.
    pub(super) fn item_rest_smc(&self, i: usize, explained: &[f64]) -> Result<f64, Undefined> {
        let k = self.k as f64;
        let total = positive(self.total() - k + explained.iter().sum::<f64>(), k)?;
        Ok((self.rows[i] - 1.0 + explained[i]) / total.sqrt())
    }

    /// n times the variance of alpha over samples, where there is an alpha.
    pub(super) fn alpha_variance(&self) -> Result<f64, Undefined> {
        self.alpha()?;
        let (k, trace, total) = (self.k as f64, self.trace(), self.positive_total()?);
        let squares: f64 = self.cells.iter().map(|c| c * c).sum();
        let rows: f64 = self.rows.iter().map(|r| r * r).sum();
        let q = 2.0 * (k / (k - 1.0)).powi(2) / total.powi(3) * (total * (squares + trace * trace) - 2.0 * trace * rows);
        // Without any error it is 0, and rounding must not make it less.
        if q.is_finite() { Ok(q.max(0.0)) } else { Err(Undefined::TooLarge) }
    }

    pub(super) fn below_diagonal(&self) -> Vec<f64> {
        (1..self.k).flat_map(|i| (0..i).map(move |j| self.at(i, j))).collect()
    }
}

pub(super) fn alpha(k: usize, trace: f64, total: f64) -> Result<f64, Undefined> {
    super::enough(k)?;
    let k = k as f64;
    possible_at_most(k / (k - 1.0) * (1.0 - trace / positive(total, trace)?))
}

/// A figure that no one group of people could lift above 1. Pairs of items, each answered by other people, may: then they
/// contradict each other, and there is no such figure.
fn possible_at_most(figure: f64) -> Result<f64, Undefined> {
    if figure <= 1.0 + BEYOND_ONE { Ok(figure.min(1.0)) } else { Err(Undefined::Dependent) }
}

/// The same on both sides, for a correlation.
fn possible(correlation: f64) -> Result<f64, Undefined> {
    Ok(possible_at_most(correlation.abs())?.copysign(correlation))
}

/// A variance, if it is one beyond what rounding leaves.
fn positive(total: f64, trace: f64) -> Result<f64, Undefined> {
    if total > NOTHING * trace && total > 0.0 { Ok(total) } else { Err(Undefined::NoVariance) }
}

fn correlation(covariance: f64, one: f64, other: f64) -> Result<f64, Undefined> {
    if one > 0.0 && other > 0.0 { possible(covariance / (one.sqrt() * other.sqrt())) } else { Err(Undefined::NoVariance) }
}

/// The middle value, or the mean of the two; 0 values do not come here.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    match values.get(half) {
        Some(upper) if values.len() % 2 == 1 => *upper,
        Some(upper) => 0.5 * (values[half - 1] + upper),
        None => 0.0,
    }
}
