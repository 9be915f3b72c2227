//! The search for the most likely logistic model: Newton's way on standardized columns, with a proof of separation instead of
//! a guess.

use crate::Undefined;
use nalgebra::linalg::Cholesky;
use nalgebra::{DMatrix, DVector, Dyn};

/// Rounds of Newton's way; a separated problem needs about 35 until nothing changes any more, all others far fewer.
const MOST_ROUNDS: usize = 60;
/// Firth's penalty bends the surface in a way the step does not know of, so it takes more and smaller steps.
const MOST_FIRTH_ROUNDS: usize = 500;
/// Change of the deviance, relative to 0.1 more than itself, at which R's `glm` is asked to stop in the reference cases. Newton's
/// last step then doubles the digits of the coefficients.
const SETTLED: f64 = 1e-13;
/// Squared length of a step, in standard errors, at which Firth's way ends.
const FIRTH_SETTLED: f64 = 1e-20;
/// A column of which less than this share is its own (squared) counts as following from the others.
const OWN_SHARE: f64 = 1e-11;
/// Spread relative to size below which a column is constant as far as floating numbers can tell.
const LEAST_SPREAD: f64 = 1e-12;
/// A change of the linear predictor that is this small beside the greatest counts as none.
const NO_MOVE: f64 = 1e-8;
/// Relative loss of the value that is put down to rounding.
const ROUNDING: f64 = 1e-13;
/// A step halved this often is none.
const MOST_HALVINGS: usize = 40;
/// How far, in log odds, Firth's way goes in one step; beyond, its picture of the surface is worthless.
const LONGEST_FIRTH_STEP: f64 = 5.0;

/// Rows of the same x put together: how many people, how many said yes. An intercept is always added.
pub(crate) struct Counts<'a> {
    pub columns: &'a [&'a [f64]],
    /// `None`: one person a row.
    pub trials: Option<&'a [f64]>,
    pub successes: &'a [f64],
    /// Known part of the log odds.
    pub offset: Option<&'a [f64]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goal {
    MostLikely,
    Firth,
}

/// Where the search ended.
pub(crate) struct Peak {
    /// Intercept first.
    pub coefficients: Vec<f64>,
    /// From the curvature with which the last step was taken, as R has it; at the estimate itself it is the same to some seven
    /// digits.
    pub covariance: DMatrix<f64>,
    /// Without the terms that do not depend on the coefficients. If separated: as near to its limit as numbers allow.
    pub log_likelihood: f64,
    pub separated: bool,
}

impl Peak {
    pub fn standard_errors(&self) -> Vec<f64> {
        self.covariance.diagonal().iter().map(|v| v.sqrt()).collect()
    }
}

/// 1 / (1 + e^−x), without overflow.
pub(crate) fn chance(x: f64) -> f64 {
    let e = (-x.abs()).exp();
    if x >= 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) }
}

/// The columns as a table with mean 0 and spread 1, row by row behind a column of ones, so that no unit spoils the arithmetic.
struct Design {
    cells: Vec<f64>,
    width: usize,
    means: Vec<f64>,
    spreads: Vec<f64>,
}

impl Design {
    fn new(columns: &[&[f64]], rows: usize) -> Result<Design, Undefined> {
        let width = columns.len() + 1;
        let mut design = Design { cells: vec![1.0; rows * width], width, means: Vec::new(), spreads: Vec::new() };
        for (j, column) in columns.iter().enumerate() {
            if column.len() != rows {
                return Err(Undefined::Mismatch { what: "rows of a column", expected: rows, found: column.len() });
            }
            if let Some(index) = column.iter().position(|x| !x.is_finite()) {
                return Err(Undefined::NotFinite { index });
            }
            let size = column.iter().fold(0.0_f64, |m, x| m.max(x.abs()));
            let unit = if size > 0.0 { size } else { return Err(Undefined::Dependent) };
            let n = rows as f64;
            let mean = column.iter().map(|x| x / unit).sum::<f64>() / n;
            let spread = (column.iter().map(|x| (x / unit - mean).powi(2)).sum::<f64>() / n).sqrt();
            if spread < LEAST_SPREAD {
                return Err(Undefined::Dependent);
            }
            for (row, x) in design.cells.chunks_exact_mut(width).zip(*column) {
                row[j + 1] = (x / unit - mean) / spread;
            }
            design.means.push(mean * unit);
            design.spreads.push(spread * unit);
        }
        Ok(design)
    }

    fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.cells.chunks_exact(self.width)
    }

    /// X′WX for the weights of the rows.
    fn information(&self, weights: &[f64]) -> DMatrix<f64> {
        let mut sum = DMatrix::zeros(self.width, self.width);
        for (row, w) in self.rows().zip(weights) {
            for (i, x) in row.iter().enumerate() {
                let wx = w * x;
                for (j, y) in row.iter().enumerate().take(i + 1) {
                    sum[(i, j)] += wx * y;
                }
            }
        }
        sum.fill_upper_triangle_with_lower_triangle();
        sum
    }

    /// Coefficients and covariance in the units of the columns.
    fn unstandardized(&self, b: &DVector<f64>, covariance: &DMatrix<f64>) -> (Vec<f64>, DMatrix<f64>) {
        let mut back = DMatrix::identity(self.width, self.width);
        for (j, (mean, spread)) in self.means.iter().zip(&self.spreads).enumerate() {
            back[(j + 1, j + 1)] = 1.0 / spread;
            back[(0, j + 1)] = -mean / spread;
        }
        ((&back * b).as_slice().to_vec(), &back * covariance * back.transpose())
    }
}

/// One place on the surface: value, slope and curvature there.
struct Place {
    b: DVector<f64>,
    log_likelihood: f64,
    /// What is maximized: the same, or with Firth's penalty.
    value: f64,
    chances: Vec<f64>,
    weights: Vec<f64>,
    curvature: Option<Cholesky<f64, Dyn>>,
}

struct Search<'a> {
    counts: &'a Counts<'a>,
    design: Design,
    goal: Goal,
}

impl Search<'_> {
    fn trials(&self, i: usize) -> f64 {
        self.counts.trials.map_or(1.0, |t| t[i])
    }

    fn place(&self, b: DVector<f64>) -> Place {
        let n = self.counts.successes.len();
        let (mut log_likelihood, mut chances, mut weights) = (0.0, Vec::with_capacity(n), Vec::with_capacity(n));
        for (i, (row, yes)) in self.design.rows().zip(self.counts.successes).enumerate() {
            let line = self.counts.offset.map_or(0.0, |o| o[i]) + row.iter().zip(b.iter()).map(|(x, b)| x * b).sum::<f64>();
            // Both tails from the small exponential, so that a chance near 1 keeps its distance from 1.
            let e = (-line.abs()).exp();
            let (near, far) = (1.0 / (1.0 + e), e / (1.0 + e));
            let tail = e.ln_1p();
            let (p, no, yes_cost, no_cost) = if line >= 0.0 { (near, far, tail, line + tail) } else { (far, near, tail - line, tail) };
            let trials = self.trials(i);
            let rest = trials - yes;
            log_likelihood -= if *yes > 0.0 { yes * yes_cost } else { 0.0 } + if rest > 0.0 { rest * no_cost } else { 0.0 };
            chances.push(p);
            weights.push(trials * p * no);
        }
        let curvature = Cholesky::new(self.design.information(&weights));
        let mut value = log_likelihood;
        if self.goal == Goal::Firth {
            // Half the logarithm of the determinant is the sum of the logarithms of the factor's diagonal.
            value = curvature.as_ref().map_or(f64::NEG_INFINITY, |c| value + c.l_dirty().diagonal().iter().map(|d| d.ln()).sum::<f64>());
        }
        Place { b, log_likelihood, value, chances, weights, curvature }
    }

    fn slope(&self, place: &Place) -> DVector<f64> {
        let mut slope = DVector::zeros(self.design.width);
        let inverse = place.curvature.as_ref().filter(|_| self.goal == Goal::Firth).map(Cholesky::inverse);
        for (i, (row, yes)) in self.design.rows().zip(self.counts.successes).enumerate() {
            let p = place.chances[i];
            let mut residual = yes - self.trials(i) * p;
            if let Some(inverse) = &inverse {
                let x = DVector::from_column_slice(row);
                residual += place.weights[i] * x.dot(&(inverse * &x)) * (0.5 - p);
            }
            for (s, x) in slope.iter_mut().zip(row) {
                *s += residual * x;
            }
        }
        slope
    }

    /// Whether going this way for ever makes every outcome ever more likely: then, and only then, no finite estimate is the
    /// most likely one (Albert & Anderson 1984). The steps of Newton's way turn into such a direction by themselves.
    fn separates(&self, direction: &DVector<f64>) -> bool {
        let moves: Vec<f64> = self.design.rows().map(|row| row.iter().zip(direction.iter()).map(|(x, d)| x * d).sum::<f64>()).collect();
        let greatest = moves.iter().fold(0.0_f64, |m, x| m.max(x.abs()));
        let small = NO_MOVE * greatest;
        greatest > 0.0
            && moves.iter().zip(self.counts.successes).enumerate().all(|(i, (step, yes))| {
                let no = self.trials(i) - yes;
                step.abs() <= small || (*yes <= 0.0 && *step < 0.0) || (no <= 0.0 && *step > 0.0)
            })
    }

    /// Newton's way from R's start to R's criterion, with separation watched for on the way.
    fn most_likely(self) -> Result<Peak, Undefined> {
        let mut here = self.place(self.first_guess().ok_or(Undefined::Dependent)?);
        let mut separated = false;
        for _ in 0..MOST_ROUNDS {
            let slope = self.slope(&here);
            // Where nothing is left of the curvature, everything is told apart already.
            let Some(step) = here.curvature.as_ref().map(|c| c.solve(&slope)) else { break };
            separated = separated || self.separates(&step);
            let Some(next) = self.upwards(&here, step) else { break };
            let change = 2.0 * (next.value - here.value).abs();
            let settled = change < SETTLED * (2.0 * next.value.abs() + 0.1);
            let before = std::mem::replace(&mut here, next);
            if settled {
                return Ok(self.peak(here, before.curvature.as_ref(), separated));
            }
        }
        if separated { Ok(self.peak(here, None, true)) } else { Err(Undefined::NotConverged) }
    }

    fn firth(self) -> Result<Peak, Undefined> {
        let mut here = self.place(DVector::zeros(self.design.width));
        for _ in 0..MOST_FIRTH_ROUNDS {
            let slope = self.slope(&here);
            let Some(mut step) = here.curvature.as_ref().map(|c| c.solve(&slope)) else { break };
            let settled = step.dot(&slope) < FIRTH_SETTLED;
            let longest = step.amax();
            if longest > LONGEST_FIRTH_STEP {
                step *= LONGEST_FIRTH_STEP / longest;
            }
            let Some(next) = self.upwards(&here, step) else { break };
            here = next;
            if settled {
                let curvature = here.curvature.clone();
                return Ok(self.peak(here, curvature.as_ref(), false));
            }
        }
        Err(Undefined::NotConverged)
    }

    /// The step, halved until it does not lead down; a loss that rounding explains is none.
    fn upwards(&self, here: &Place, mut step: DVector<f64>) -> Option<Place> {
        let enough = here.value - ROUNDING * (1.0 + here.value.abs());
        for _ in 0..MOST_HALVINGS {
            let next = self.place(&here.b + &step);
            if next.value >= enough {
                return Some(next);
            }
            step *= 0.5;
        }
        None
    }

    /// Where R starts: the least-squares line through log odds of outcomes drawn halfway towards one half.
    fn first_guess(&self) -> Option<DVector<f64>> {
        let (mut weights, mut sums) = (Vec::with_capacity(self.counts.successes.len()), DVector::zeros(self.design.width));
        for (i, (row, yes)) in self.design.rows().zip(self.counts.successes).enumerate() {
            let trials = self.trials(i);
            let p = (yes + 0.5) / (trials + 1.0);
            let line = (p / (1.0 - p)).ln() - self.counts.offset.map_or(0.0, |o| o[i]);
            let weight = trials * p * (1.0 - p);
            weights.push(weight);
            let target = weight * line + yes - trials * p;
            sums.iter_mut().zip(row).for_each(|(s, x)| *s += target * x);
        }
        Some(Cholesky::new(self.design.information(&weights))?.solve(&sums))
    }

    fn peak(&self, place: Place, curvature: Option<&Cholesky<f64, Dyn>>, separated: bool) -> Peak {
        let width = self.design.width;
        let covariance = curvature.map_or_else(|| DMatrix::zeros(width, width), Cholesky::inverse);
        let (coefficients, covariance) = self.design.unstandardized(&place.b, &covariance);
        Peak { coefficients, covariance, log_likelihood: place.log_likelihood, separated }
    }
}

/// Climbs to the greatest likelihood (or penalized likelihood).
///
/// Errors: `Mismatch`, `NotFinite`, `OneKind`, `Dependent`, `NotConverged`. Separation is no error here, because the limit of the
/// likelihood still serves to compare models; `separated` tells.
pub(crate) fn climb(counts: &Counts, goal: Goal) -> Result<Peak, Undefined> {
    let n = counts.successes.len();
    let trials = counts.trials.map_or(n as f64, |t| t.iter().sum());
    let yes: f64 = counts.successes.iter().sum();
    if yes <= 0.0 || yes >= trials {
        return Err(Undefined::OneKind);
    }
    let design = Design::new(counts.columns, n)?;
    let width = design.width;
    let even: Vec<f64> = (0..n).map(|i| counts.trials.map_or(1.0, |t| t[i])).collect();
    let plain = design.information(&even);
    let whole = Cholesky::new(plain.clone()).ok_or(Undefined::Dependent)?;
    if (0..width).any(|j| whole.l_dirty()[(j, j)].powi(2) < OWN_SHARE * plain[(j, j)]) {
        return Err(Undefined::Dependent);
    }
    let search = Search { counts, design, goal };
    match goal {
        Goal::MostLikely => search.most_likely(),
        Goal::Firth => search.firth(),
    }
}
