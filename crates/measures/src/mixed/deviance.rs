//! The profiled deviance: fixed effects and residual variance are worked out for given spreads, so that the search has only
//! the spreads (Λ, in units of the residual's) to find.
//!
//! Source: Bates, Mächler, Bolker & Walker (2015), Journal of Statistical Software 67(1), section 3.4 (the criterion);
//! the slope follows by the rules for determinants and least values.

use super::Estimation;
use super::design::Design;
use super::engine::{Engine, Levels, Pass, factor_small};
use super::search::descend;
use super::several::Several;
use super::single::single;
use crate::Undefined;

/// One number of Λ: which factor, row and column.
struct Spot {
    factor: usize,
    row: usize,
    column: usize,
}

pub(super) struct Deviance<'a> {
    pub design: &'a Design<'a>,
    engine: Box<dyn Engine>,
    spots: Vec<Spot>,
    lambdas: Vec<Vec<f64>>,
    pass: Pass,
    restricted: bool,
}

/// The fixed effects and the residual at one Λ, in the design's units.
pub(super) struct Solution {
    pub deviance: f64,
    pub beta: Vec<f64>,
    /// (XᵀV⁻¹X)⁻¹, row by row.
    pub unscaled: Vec<f64>,
    pub residual_variance: f64,
}

/// A residual below this share of the response's spread: the groups explain everything, and the likelihood has no top.
const NOTHING_LEFT: f64 = 1e-10;
/// A spread below this share of the residual's may be none at all; then none is tried.
const PERHAPS_NONE: f64 = 1e-3;
/// How much a deviance may rise and still count as equal.
const EQUAL: f64 = 1e-8;
/// Up to this many multiplications a step costs next to nothing, and the search may begin from many places.
const CHEAP: usize = 50_000;

impl<'a> Deviance<'a> {
    pub fn new(design: &'a Design<'a>, estimation: Estimation) -> Result<Deviance<'a>, Undefined> {
        let engine = match single(design) {
            Some(engine) => engine,
            None => Box::new(Several::new(design)?),
        };
        Ok(Deviance::with(design, estimation, engine))
    }

    pub fn with(design: &'a Design<'a>, estimation: Estimation, engine: Box<dyn Engine>) -> Deviance<'a> {
        let mut spots = Vec::new();
        for place in &design.places {
            for row in 0..place.width {
                for column in 0..=row {
                    spots.push(Spot { factor: place.factor, row: place.offset + row, column: place.offset + column });
                }
            }
        }
        let widths: Vec<usize> = design.factors.iter().map(|f| f.width).collect();
        let lambdas = widths.iter().map(|w| vec![0.0; w * w]).collect();
        let restricted = estimation == Estimation::Restricted;
        Deviance { design, engine, spots, lambdas, pass: Pass::new(&widths, design.c), restricted }
    }

    /// The rows that the residual variance is divided by.
    pub fn freedom(&self) -> f64 {
        (if self.restricted { self.design.rows + 1 - self.design.c } else { self.design.rows }) as f64
    }

    pub fn lambdas(&self) -> &[Vec<f64>] {
        &self.lambdas
    }

    fn set(&mut self, theta: &[f64]) {
        for (spot, value) in self.spots.iter().zip(theta) {
            let width = self.design.factors[spot.factor].width;
            self.lambdas[spot.factor][spot.row * width + spot.column] = *value;
        }
    }

    /// The deviance with its fixed effects; `None` where it has none.
    pub fn at(&mut self, theta: &[f64]) -> Option<Solution> {
        self.set(theta);
        if !self.engine.pass(&self.lambdas, &mut self.pass) {
            return None;
        }
        let (c, p) = (self.design.c, self.design.c - 1);
        let g = &self.pass.products;
        let mut w: Vec<f64> = (0..p).flat_map(|i| g[i * c..i * c + p].iter().copied()).collect();
        let det = factor_small(&mut w, p);
        if p > 0 && det == 0.0 {
            return None;
        }
        let unscaled = inverse(&w, p);
        let beta: Vec<f64> = (0..p).map(|i| (0..p).map(|j| unscaled[i * p + j] * g[j * c + p]).sum()).collect();
        let rest = g[p * c + p] - beta.iter().enumerate().map(|(i, b)| b * g[i * c + p]).sum::<f64>();
        if rest.is_nan() || rest <= NOTHING_LEFT * self.design.rows as f64 {
            return None;
        }
        let freedom = self.freedom();
        let residual_variance = rest / freedom;
        let mut deviance = self.pass.log_det + freedom * (1.0 + (std::f64::consts::TAU * residual_variance).ln());
        if self.restricted {
            deviance += 2.0 * (0..p).map(|i| w[i * p + i].ln()).sum::<f64>();
        }
        deviance.is_finite().then_some(Solution { deviance, beta, unscaled, residual_variance })
    }

    /// The deviance and its slope, as the search wants them.
    pub fn with_slope(&mut self, theta: &[f64], slope: &mut [f64]) -> f64 {
        let Some(solution) = self.at(theta) else { return f64::INFINITY };
        let (c, p) = (self.design.c, self.design.c - 1);
        // Weights of ∂(DᵀV⁻¹D): from the residual, and under restricted likelihood from ln det XᵀV⁻¹X.
        let gamma: Vec<f64> = solution.beta.iter().map(|b| -b).chain([1.0]).collect();
        let mut weights = vec![0.0; c * c];
        for i in 0..c {
            for j in 0..c {
                weights[i * c + j] = -2.0 * gamma[i] * gamma[j] / solution.residual_variance;
                if self.restricted && i < p && j < p {
                    weights[i * c + j] -= 2.0 * solution.unscaled[i * p + j];
                }
            }
        }
        let pulls: Vec<Vec<f64>> = self
            .pass
            .squares
            .iter()
            .zip(&self.design.factors)
            .map(|(squares, factor)| {
                let (w, size) = (factor.width, factor.width * c);
                let entry = |a: usize, b: usize| -> f64 {
                    (0..c).map(|i| (0..c).map(|j| weights[i * c + j] * squares[(a * c + i) * size + b * c + j]).sum::<f64>()).sum()
                };
                (0..w * w).map(|at| entry(at / w, at % w)).collect()
            })
            .collect();
        for (spot, slope) in self.spots.iter().zip(slope) {
            let w = self.design.factors[spot.factor].width;
            let (lambda, pull, share) = (&self.lambdas[spot.factor], &pulls[spot.factor], &self.pass.shares[spot.factor]);
            let through: f64 = (0..w).map(|b| lambda[b * w + spot.column] * pull[spot.row * w + b]).sum();
            *slope = 2.0 * share[spot.column * w + spot.row] + through;
        }
        solution.deviance
    }

    /// The levels at the Λ of the last step.
    pub fn levels(&mut self, gamma: &[f64]) -> Result<Vec<Levels>, Undefined> {
        self.engine.levels(&self.lambdas, gamma).ok_or(Undefined::NotConverged)
    }

    /// The Λ under which the data are most likely. Several starts, because there can be several valleys; and where a spread
    /// comes out as nearly none, both none at all and more of it are tried.
    pub fn least(&mut self) -> Result<Vec<f64>, Undefined> {
        let mut best: Option<(Vec<f64>, f64, bool)> = None;
        for start in self.starts() {
            self.try_from(&start, &mut best);
        }
        if best.as_ref().is_some_and(|(at, _, settled)| !settled || self.least_spread(at) < PERHAPS_NONE) {
            for more in [0.1, 0.5] {
                let Some((at, _, _)) = &best else { break };
                let wider: Vec<f64> =
                    at.iter().zip(&self.spots).map(|(x, s)| if s.row == s.column { x.abs().max(more) } else { *x }).collect();
                self.try_from(&wider, &mut best);
            }
        }
        let (mut at, mut value, settled) = best.ok_or(Undefined::NoVariance)?;
        let flat = self.without_small(&at);
        if flat != at
            && let Some(solution) = self.at(&flat)
            && solution.deviance <= value + EQUAL
        {
            // What is left is searched once more; a column of zeros has no slope and stays.
            let found = descend(&mut |theta, slope| self.with_slope(theta, slope), &flat);
            (at, value) = if found.value <= solution.deviance { (found.at, found.value) } else { (flat, solution.deviance) };
        }
        let rest = self.at(&at).map_or(0.0, |solution| solution.residual_variance);
        if rest <= 10.0 * NOTHING_LEFT {
            return Err(Undefined::NoVariance);
        }
        if settled && value.is_finite() { Ok(at) } else { Err(Undefined::NotConverged) }
    }

    fn try_from(&mut self, start: &[f64], best: &mut Option<(Vec<f64>, f64, bool)>) {
        let found = descend(&mut |theta, slope| self.with_slope(theta, slope), start);
        // A settled end is preferred where two are equally deep.
        let better = match best {
            None => true,
            Some((_, value, settled)) => found.value < *value - EQUAL || (found.value < *value + EQUAL && found.settled && !*settled),
        };
        if found.value.is_finite() && better {
            *best = Some((found.at, found.value, found.settled));
        }
    }

    fn starts(&self) -> Vec<Vec<f64>> {
        let all =
            |diagonal: f64, tilt: f64| -> Vec<f64> { self.spots.iter().map(|s| if s.row == s.column { diagonal } else { tilt }).collect() };
        let mut starts = vec![all(0.5, 0.0)];
        if self.engine.work() <= CHEAP {
            starts.extend([all(0.05, 0.0), all(2.0, 0.0)]);
            if self.spots.iter().any(|s| s.row != s.column) {
                starts.extend([all(0.2, 0.4), all(0.2, -0.4)]);
            }
        }
        starts
    }

    /// The least spread of any term in any direction.
    pub fn least_spread(&self, theta: &[f64]) -> f64 {
        self.blocks(theta)
            .iter()
            .flat_map(|block| block.singular_values().iter().copied().collect::<Vec<_>>())
            .fold(f64::INFINITY, f64::min)
    }

    fn blocks(&self, theta: &[f64]) -> Vec<nalgebra::DMatrix<f64>> {
        let mut values = theta.iter();
        let mut blocks = Vec::with_capacity(self.design.places.len());
        for place in &self.design.places {
            let mut block = nalgebra::DMatrix::zeros(place.width, place.width);
            for row in 0..place.width {
                for column in 0..=row {
                    block[(row, column)] = values.next().copied().unwrap_or(0.0);
                }
            }
            blocks.push(block);
        }
        blocks
    }

    /// Λ with spreads of nearly none set to none, term by term.
    fn without_small(&self, theta: &[f64]) -> Vec<f64> {
        let mut out = Vec::with_capacity(theta.len());
        for block in self.blocks(theta) {
            let width = block.nrows();
            let spreads = block.clone().svd(true, false);
            let kept: Vec<usize> = (0..width).filter(|i| spreads.singular_values[*i] >= PERHAPS_NONE).collect();
            let lower = match (&spreads.u, kept.len() == width) {
                (Some(u), false) => {
                    let mut part = nalgebra::DMatrix::zeros(width, width);
                    for (to, from) in kept.iter().enumerate() {
                        part.set_column(to, &(u.column(*from) * spreads.singular_values[*from]));
                    }
                    lower_form(&part, kept.len())
                }
                _ => block,
            };
            for row in 0..width {
                (0..=row).for_each(|column| out.push(lower[(row, column)]));
            }
        }
        out
    }
}

/// The lower triangle with the same A Aᵀ, its columns from `rank` on exactly zero.
fn lower_form(a: &nalgebra::DMatrix<f64>, rank: usize) -> nalgebra::DMatrix<f64> {
    let mut lower = a.transpose().qr().r().transpose();
    for column in 0..lower.ncols() {
        if column >= rank {
            lower.column_mut(column).fill(0.0);
        }
    }
    lower
}

/// (L Lᵀ)⁻¹ for a small lower triangle.
fn inverse(lower: &[f64], p: usize) -> Vec<f64> {
    let mut half = vec![0.0; p * p];
    for j in 0..p {
        half[j * p + j] = 1.0 / lower[j * p + j];
        for i in j + 1..p {
            half[i * p + j] = -(j..i).map(|k| lower[i * p + k] * half[k * p + j]).sum::<f64>() / lower[i * p + i];
        }
    }
    let mut out = vec![0.0; p * p];
    for i in 0..p {
        for j in 0..p {
            out[i * p + j] = (i.max(j)..p).map(|k| half[k * p + i] * half[k * p + j]).sum();
        }
    }
    out
}
