//! The fitted model, carried back to the units of the data.

use super::design::{Design, Place};
use super::deviance::{Deviance, Solution};
use super::engine::Levels;
use super::{Estimation, Model};
use crate::Undefined;

/// A fixed effect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// Which column: 0 is the constant if the model has one, then the covariates in order.
    pub column: usize,
    pub estimate: f64,
    pub standard_error: f64,
}

impl Effect {
    /// Estimate over standard error. How many degrees of freedom it has is not known exactly in a mixed model.
    pub fn t(&self) -> f64 {
        self.estimate / self.standard_error
    }
}

/// The spread of one term's effects.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// Which term of the model.
    pub term: usize,
    /// How many levels have rows.
    pub levels: usize,
    /// How many effects each level has.
    pub width: usize,
    /// Their covariances, row by row; the constant first, then the slopes.
    pub covariance: Vec<f64>,
}

impl Component {
    pub fn variance(&self, effect: usize) -> Option<f64> {
        self.covariance(effect, effect)
    }

    pub fn covariance(&self, one: usize, other: usize) -> Option<f64> {
        if one.max(other) < self.width { self.covariance.get(one * self.width + other).copied() } else { None }
    }

    /// Between -1 and 1; `None` where one of the two does not vary.
    pub fn correlation(&self, one: usize, other: usize) -> Option<f64> {
        let size = (self.variance(one)? * self.variance(other)?).sqrt();
        if size > 0.0 { Some((self.covariance(one, other)? / size).clamp(-1.0, 1.0)) } else { None }
    }
}

/// The effects of the levels of one term, as far as the data let them differ ("partial pooling").
#[derive(Debug, Clone, PartialEq)]
pub struct Modes {
    pub term: usize,
    pub width: usize,
    /// Level by level, `width` numbers each: what the level adds to the fixed effects.
    pub effects: Vec<f64>,
    /// The standard deviation of each, given the estimated variances and fixed effects.
    pub sds: Vec<f64>,
}

impl Modes {
    /// One effect (0 is the constant, if the term has one) of every level, with its standard deviation.
    pub fn effect(&self, effect: usize) -> impl Iterator<Item = (f64, f64)> + '_ {
        let width = self.width.max(1);
        self.effects.iter().copied().zip(self.sds.iter().copied()).skip(effect).step_by(width)
    }
}

/// A fitted mixed model.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// In the order of the columns; a column that depends on earlier ones is not there.
    pub fixed: Vec<Effect>,
    /// Columns left out because they depend on earlier ones.
    pub dependent: Vec<usize>,
    /// The finest grouping first; with equally many levels in the order `lme4` has.
    pub components: Vec<Component>,
    pub residual_variance: f64,
    pub log_likelihood: f64,
    /// A term does not vary, or in fewer ways than it could: a variance is 0, or a correlation -1 or 1.
    pub singular: bool,
    pub rows: usize,
    /// In the order of `components`.
    pub modes: Vec<Modes>,
}

impl Fit {
    /// -2 times the log-likelihood: the deviance, or the REML criterion.
    pub fn criterion(&self) -> f64 {
        -2.0 * self.log_likelihood
    }

    /// The share of the variance that lies between the levels of a grouping: the intraclass correlation.
    ///
    /// Formula   τₖ² / (Σ τ² + σ²)
    /// Input     the number of one of `components`; a model whose terms are all constants per level
    /// Output    0 to 1
    /// Errors    `None` for another number, and where a term has slopes: then the share depends on where one looks
    /// Caution   rests on few groups as much as its variances do; 0 with `singular` means not seen, not absent
    /// Source    Raudenbush & Bryk (2002), Hierarchical Linear Models, 2nd ed., chapter 2. Checked: unit tests of this folder
    pub fn share(&self, component: usize) -> Option<f64> {
        if self.components.iter().any(|c| c.width != 1) {
            return None;
        }
        let total = self.residual_variance + self.components.iter().filter_map(|c| c.variance(0)).sum::<f64>();
        Some(self.components.get(component)?.variance(0)? / total)
    }
}

/// A spread below this share of the residual's is none (`isSingular` of lme4 has the same).
const SINGULAR: f64 = 1e-4;
/// A variance below this share of the residual's is written as 0: the square of what the search can tell from none.
const NO_VARIANCE: f64 = 1e-10;

impl Model<'_> {
    /// Fits the model.
    ///
    /// Formula   y = Xβ + Σₖ Zₖ bₖ + ε, bₖ ~ N(0, Σₖ), ε ~ N(0, σ²); Σ and σ² where the (restricted) likelihood is greatest,
    ///           β by generalized least squares, b by its conditional mean
    /// Input     response and columns of n rows, any units; each row's level in every grouping, nested or crossed
    /// Output    estimates with standard errors, variances, log-likelihood, effects of the levels with conditional sd
    /// Errors    `TooFew` (no term, no more rows than fixed effects, or than a term has effects), `OneKind` (a grouping with
    ///           one level), `NoVariance` (nothing is left for the residual), `Dependent` (columns of a term), `NotFinite`,
    ///           `Mismatch`, `OutOfRange` (a level), `TooLarge` (crossed groupings that fill gigabytes), `NotConverged`
    /// Caution   look at `singular` first: a variance of 0 means that these data show no difference, not that there is none.
    ///           Standard errors take the variances as known, which flatters with few groups
    /// Source    Laird & Ware (1982), Biometrics 38, 963–974; Bates et al. (2015), Journal of Statistical Software 67(1).
    ///           Checked: reference/lmm_growth_reml.json, lmm_growth_ml.json, lmm_school_intercept.json, lmm_school_slope.json,
    ///           lmm_three_level.json, lmm_small_school_pooling.json, lmm_boundary_zero_variance.json
    pub fn fit(&self, estimation: Estimation) -> Result<Fit, Undefined> {
        let design = Design::new(self)?;
        let mut deviance = Deviance::new(&design, estimation)?;
        let theta = deviance.least()?;
        let singular = deviance.least_spread(&theta) < SINGULAR;
        let solution = deviance.at(&theta).ok_or(Undefined::NotConverged)?;
        let fit = carried_back(self, &design, &mut deviance, &solution, estimation, singular)?;
        let numbers = fit.fixed.iter().flat_map(|e| [e.estimate, e.standard_error]);
        let spreads = fit.components.iter().flat_map(|c| c.covariance.iter().copied());
        let modes = fit.modes.iter().flat_map(|m| m.effects.iter().chain(&m.sds).copied());
        let mut all = numbers.chain(spreads).chain(modes).chain([fit.residual_variance, fit.log_likelihood]);
        // Units near the end of what a number can hold overflow on the way back.
        if all.all(f64::is_finite) { Ok(fit) } else { Err(Undefined::TooLarge) }
    }
}

fn carried_back(
    model: &Model,
    design: &Design,
    deviance: &mut Deviance,
    solution: &Solution,
    estimation: Estimation,
    singular: bool,
) -> Result<Fit, Undefined> {
    let p = design.c - 1;
    let unit = design.unit;
    let sigma = unit * solution.residual_variance.sqrt();
    let mut log_units = deviance.freedom() * 2.0 * unit.ln();
    if estimation == Estimation::Restricted {
        log_units += 2.0 * (0..p).map(|i| design.turn[i * p + i].ln()).sum::<f64>();
    }
    let back = upper_inverse(&design.turn, p);
    let fixed = (0..p)
        .map(|i| {
            let estimate = (i..p).map(|j| back[i * p + j] * (design.plain[j] + unit * solution.beta[j])).sum();
            let part = |j: usize, k: usize| back[i * p + j] * solution.unscaled[j * p + k] * back[i * p + k];
            let square: f64 = (i..p).map(|j| (i..p).map(|k| part(j, k)).sum::<f64>()).sum();
            Effect { column: design.kept[i], estimate, standard_error: sigma * square.max(0.0).sqrt() }
        })
        .collect();
    let gamma: Vec<f64> = solution.beta.iter().map(|b| -b).chain([1.0]).collect();
    let levels = deviance.levels(&gamma)?;
    let (mut components, mut modes) = (Vec::new(), Vec::new());
    for term in sequence(design) {
        let place = &design.places[term];
        let factor = &design.factors[place.factor];
        let lambda = block(&deviance.lambdas()[place.factor], factor.width, place);
        let spread = product(&upper_inverse(&place.turn, place.width), &lambda, place.width);
        components.push(Component { term, levels: factor.seen, width: place.width, covariance: covariance(&spread, place, sigma) });
        modes.push(of_levels(term, place, factor.width, [&lambda, &spread], &levels[place.factor], [unit, sigma]));
    }
    let columns = usize::from(model.intercept) + model.covariates.len();
    Ok(Fit {
        fixed,
        dependent: (0..columns).filter(|column| !design.kept.contains(column)).collect(),
        components,
        residual_variance: sigma * sigma,
        log_likelihood: -0.5 * (solution.deviance + log_units),
        singular,
        rows: design.rows,
        modes,
    })
}

/// The order of lme4: as written where the numbers of levels do not rise anywhere, else by falling number, what is equal
/// in reverse.
fn sequence(design: &Design) -> Vec<usize> {
    let seen: Vec<usize> = design.places.iter().map(|place| design.factors[place.factor].seen).collect();
    let mut sequence: Vec<usize> = (0..seen.len()).collect();
    if seen.windows(2).any(|pair| pair[1] > pair[0]) {
        sequence.sort_by_key(|term| seen[*term]);
        sequence.reverse();
    }
    sequence
}

/// The term's own block of a factor's Λ or M⁻¹.
fn block(whole: &[f64], width: usize, place: &Place) -> Vec<f64> {
    let rows = place.offset..place.offset + place.width;
    rows.flat_map(|row| whole[row * width + place.offset..row * width + place.offset + place.width].iter().copied()).collect()
}

fn covariance(spread: &[f64], place: &Place, sigma: f64) -> Vec<f64> {
    let w = place.width;
    let row = |i: usize| &spread[i * w..(i + 1) * w];
    let dot = |i: usize, j: usize| row(i).iter().zip(row(j)).map(|(a, b)| a * b).sum::<f64>();
    // The mean square of a column tells what its effect amounts to in the response.
    let none: Vec<bool> = (0..w)
        .map(|j| {
            let mean_square: f64 = (0..=j).map(|i| place.turn[i * w + j] * place.turn[i * w + j]).sum();
            dot(j, j) * mean_square < NO_VARIANCE
        })
        .collect();
    let cell = |i: usize, j: usize| if none[i] || none[j] { 0.0 } else { sigma * sigma * dot(i, j) };
    (0..w * w).map(|at| cell(at / w, at % w)).collect()
}

/// Effects b = R⁻¹ Λ Λᵀ ZᵀV⁻¹(y − Xβ) of every level, and their conditional deviations from σ² R⁻¹ Λ M⁻¹ Λᵀ R⁻ᵀ.
fn of_levels(term: usize, place: &Place, width: usize, [lambda, spread]: [&[f64]; 2], levels: &Levels, [unit, sigma]: [f64; 2]) -> Modes {
    let w = place.width;
    let mut modes = Modes { term, width: w, effects: Vec::new(), sds: Vec::new() };
    for (pull, inverse) in levels.pull.chunks_exact(width).zip(levels.inverse.chunks_exact(width * width)) {
        let pull = &pull[place.offset..place.offset + w];
        let turned: Vec<f64> = (0..w).map(|b| (0..w).map(|a| lambda[a * w + b] * pull[a]).sum()).collect();
        let inverse = block(inverse, width, place);
        for i in 0..w {
            let row = &spread[i * w..(i + 1) * w];
            modes.effects.push(unit * row.iter().zip(&turned).map(|(s, t)| s * t).sum::<f64>());
            let part = |j: usize| row.iter().enumerate().map(|(k, s)| inverse[j * w + k] * s).sum::<f64>();
            let square: f64 = row.iter().enumerate().map(|(j, s)| s * part(j)).sum();
            modes.sds.push(sigma * square.max(0.0).sqrt());
        }
    }
    modes
}

/// A B for small square matrices.
fn product(a: &[f64], b: &[f64], w: usize) -> Vec<f64> {
    (0..w * w).map(|at| (0..w).map(|k| a[at / w * w + k] * b[k * w + at % w]).sum()).collect()
}

/// R⁻¹ of a small upper triangle.
fn upper_inverse(upper: &[f64], p: usize) -> Vec<f64> {
    let mut out = vec![0.0; p * p];
    for j in 0..p {
        out[j * p + j] = 1.0 / upper[j * p + j];
        for i in (0..j).rev() {
            out[i * p + j] = -(i + 1..=j).map(|k| upper[i * p + k] * out[k * p + j]).sum::<f64>() / upper[i * p + i];
        }
    }
    out
}
