//! The proportional-odds model, as far as comparing models needs it: its greatest log-likelihood.

use crate::Undefined;
use nalgebra::linalg::Cholesky;
use nalgebra::{DMatrix, DVector};

/// Rounds of Newton's way; ten are usual, more only where a category is told apart perfectly and the way has no end.
const MOST_ROUNDS: usize = 100;
/// Squared length of a step, in standard errors, from which on nothing printed changes.
const SETTLED: f64 = 1e-13;
/// Relative loss that is put down to rounding.
const ROUNDING: f64 = 1e-13;
const MOST_HALVINGS: usize = 50;
/// Spread relative to size below which a column is constant as far as floating numbers can tell.
const LEAST_SPREAD: f64 = 1e-12;
/// A change of an argument that is this small beside the greatest counts as none.
const NO_MOVE: f64 = 1e-8;
/// Share of a column that must be its own.
const OWN_SHARE: f64 = 1e-11;

/// People of equal x: how many chose each category.
pub(super) struct Cell {
    pub x: Vec<f64>,
    pub chosen: Vec<f64>,
}

/// The most likely model.
pub(super) struct Top {
    /// If separated: as near to its limit as numbers allow.
    pub log_likelihood: f64,
    pub separated: bool,
}

/// Climbs to the most likely model P(Y ≤ c) = logistic(ζ_c − x′b).
///
/// Errors: `OneKind` (fewer than two categories are used), `Dependent` (columns), `NotConverged`.
pub(super) fn climb(cells: &[Cell], categories: usize) -> Result<Top, Undefined> {
    let width = cells.first().map_or(0, |c| c.x.len());
    if categories < 2 {
        return Err(Undefined::OneKind);
    }
    let standard = standardized(cells, width)?;
    let model = Model { cells, x: standard, categories, width };
    let mut at = model.start();
    let mut here = model.value(&at).ok_or(Undefined::NotConverged)?;
    let mut separated = false;
    for _ in 0..MOST_ROUNDS {
        let (slope, bend) = model.slopes(&at);
        // Where nothing is left of the curvature, everything is told apart already.
        let Some(mut step) = Cholesky::new(bend).map(|curvature| curvature.solve(&slope)) else { break };
        let gain = step.dot(&slope);
        if gain.is_nan() {
            break;
        }
        separated = separated || model.separates(&step);
        let enough = here - ROUNDING * (1.0 + here.abs());
        let mut halvings = 0;
        let next = loop {
            let there = &at + &step;
            match model.value(&there) {
                Some(value) if value >= enough => break Some((there, value)),
                _ if halvings < MOST_HALVINGS => (step, halvings) = (step * 0.5, halvings + 1),
                _ => break None,
            }
        };
        let Some((there, value)) = next else { break };
        (at, here) = (there, value);
        if gain < SETTLED {
            return Ok(Top { log_likelihood: here, separated });
        }
    }
    if separated { Ok(Top { log_likelihood: here, separated }) } else { Err(Undefined::NotConverged) }
}

/// Columns with mean 0 and spread 1, cell by cell.
fn standardized(cells: &[Cell], width: usize) -> Result<Vec<f64>, Undefined> {
    let people = |c: &Cell| c.chosen.iter().sum::<f64>();
    let n: f64 = cells.iter().map(people).sum();
    let mut x: Vec<f64> = cells.iter().flat_map(|c| c.x.iter().copied()).collect();
    for j in 0..width {
        let column = || cells.iter().map(move |c| (c.x[j], people(c)));
        let mean = column().map(|(x, w)| w * x).sum::<f64>() / n;
        let spread = (column().map(|(x, w)| w * (x - mean).powi(2)).sum::<f64>() / n).sqrt();
        if !spread.is_finite() || spread <= LEAST_SPREAD * mean.abs() {
            return Err(Undefined::Dependent);
        }
        x.iter_mut().skip(j).step_by(width).for_each(|x| *x = (*x - mean) / spread);
    }
    let mut plain = DMatrix::<f64>::zeros(width, width);
    for (row, cell) in x.chunks_exact(width.max(1)).zip(cells) {
        let row = DVector::from_column_slice(row);
        plain += &row * row.transpose() * people(cell);
    }
    match Cholesky::new(plain.clone()) {
        Some(whole) if (0..width).all(|j| whole.l_dirty()[(j, j)].powi(2) >= OWN_SHARE * plain[(j, j)]) => Ok(x),
        _ => Err(Undefined::Dependent),
    }
}

struct Model<'a> {
    cells: &'a [Cell],
    x: Vec<f64>,
    categories: usize,
    width: usize,
}

/// Logistic distribution function, and 1 minus it, both precise.
fn logistic(u: f64) -> (f64, f64) {
    let e = (-u.abs()).exp();
    let (near, far) = (1.0 / (1.0 + e), e / (1.0 + e));
    if u >= 0.0 { (near, far) } else { (far, near) }
}

impl Model<'_> {
    /// Thresholds from the overall shares, no effects. Parameters are the thresholds, then the coefficients.
    fn start(&self) -> DVector<f64> {
        let cuts = self.categories - 1;
        let mut shares = vec![0.0; self.categories];
        for cell in self.cells {
            shares.iter_mut().zip(&cell.chosen).for_each(|(s, c)| *s += c);
        }
        let n: f64 = shares.iter().sum();
        let mut below = 0.0;
        let thresholds: Vec<f64> = shares
            .iter()
            .take(cuts)
            .map(|s| {
                below += s;
                (below / (n - below)).ln()
            })
            .collect();
        DVector::from_iterator(cuts + self.width, thresholds.into_iter().chain(std::iter::repeat_n(0.0, self.width)))
    }

    fn line(&self, cell: usize, at: &DVector<f64>) -> f64 {
        let row = &self.x[cell * self.width..(cell + 1) * self.width];
        row.iter().zip(at.iter().skip(self.categories - 1)).map(|(x, b)| x * b).sum()
    }

    /// The ends of category c: below and above, each as (argument, F, 1 − F).
    fn ends(&self, c: usize, line: f64, at: &DVector<f64>) -> [(f64, f64); 2] {
        let low = if c == 0 { (0.0, 1.0) } else { logistic(at[c - 1] - line) };
        let high = if c + 1 == self.categories { (1.0, 0.0) } else { logistic(at[c] - line) };
        [low, high]
    }

    /// P(category), from the side where the numbers are small.
    fn chance(low: (f64, f64), high: (f64, f64)) -> f64 {
        if low.0 > 0.5 { low.1 - high.1 } else { high.0 - low.0 }
    }

    /// `None` where a chosen category has no chance (thresholds out of order).
    fn value(&self, at: &DVector<f64>) -> Option<f64> {
        let mut sum = 0.0;
        for (i, cell) in self.cells.iter().enumerate() {
            let line = self.line(i, at);
            for (c, people) in cell.chosen.iter().enumerate().filter(|(_, people)| **people > 0.0) {
                let [low, high] = self.ends(c, line, at);
                let p = Self::chance(low, high);
                if p.is_nan() || p <= 0.0 {
                    return None;
                }
                sum += people * p.ln();
            }
        }
        Some(sum)
    }

    /// Whether going this way for ever makes no answer that was given less likely, and some more: the two ends of its category
    /// may only move apart. Then, and only then, no finite estimate is the most likely one.
    fn separates(&self, direction: &DVector<f64>) -> bool {
        let mut moves = Vec::new();
        for (i, cell) in self.cells.iter().enumerate() {
            let line = self.line(i, direction);
            for c in (0..self.categories).filter(|c| cell.chosen[*c] > 0.0) {
                let low = if c == 0 { 0.0 } else { direction[c - 1] - line };
                let high = if c + 1 == self.categories { 0.0 } else { direction[c] - line };
                moves.push((low, high));
            }
        }
        let greatest = moves.iter().fold(0.0_f64, |most, (low, high)| most.max(low.abs()).max(high.abs()));
        let small = NO_MOVE * greatest;
        greatest > 0.0 && moves.iter().all(|(low, high)| *low <= small && *high >= -small)
    }

    /// The gradient, and the negative matrix of second derivatives.
    fn slopes(&self, at: &DVector<f64>) -> (DVector<f64>, DMatrix<f64>) {
        let (cuts, size) = (self.categories - 1, self.categories - 1 + self.width);
        let (mut slope, mut bend) = (DVector::zeros(size), DMatrix::zeros(size, size));
        for (i, cell) in self.cells.iter().enumerate() {
            let line = self.line(i, at);
            let row = &self.x[i * self.width..(i + 1) * self.width];
            for (c, people) in cell.chosen.iter().enumerate().filter(|(_, people)| **people > 0.0) {
                let [low, high] = self.ends(c, line, at);
                let p = Self::chance(low, high);
                let density = |end: (f64, f64)| end.0 * end.1;
                // By the upper and the lower argument.
                let (up, down) = (density(high) / p, -density(low) / p);
                let turn = |end: (f64, f64)| density(end) * (end.1 - end.0) / p;
                let (up_up, down_down, up_down) = (up * up - turn(high), down * down + turn(low), up * down);
                let by_line = -(up + down);
                let (line_line, up_line, down_line) = (up_up + down_down + 2.0 * up_down, -(up_up + up_down), -(down_down + up_down));
                if c < cuts {
                    slope[c] += people * up;
                    bend[(c, c)] += people * up_up;
                }
                if c > 0 {
                    slope[c - 1] += people * down;
                    bend[(c - 1, c - 1)] += people * down_down;
                    if c < cuts {
                        bend[(c, c - 1)] += people * up_down;
                    }
                }
                for (j, x) in row.iter().enumerate() {
                    let j_at = cuts + j;
                    slope[j_at] += people * by_line * x;
                    if c < cuts {
                        bend[(j_at, c)] += people * up_line * x;
                    }
                    if c > 0 {
                        bend[(j_at, c - 1)] += people * down_line * x;
                    }
                    for (k, y) in row.iter().enumerate().take(j + 1) {
                        bend[(j_at, cuts + k)] += people * line_line * x * y;
                    }
                }
            }
        }
        bend.fill_upper_triangle_with_lower_triangle();
        (slope, bend)
    }
}
