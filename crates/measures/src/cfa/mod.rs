//! Whether a questionnaire measures what it was made to measure: factors and their items are stated beforehand, and the data
//! say how well that fits. For finding factors see `factor`. Begin with `Model::parse` and `fit`.

mod dense;
mod layout;
mod likelihood;
mod measures;
mod sample;
mod start;
mod syntax;

pub use measures::{FitMeasures, RMSEA_LEVEL};
pub use syntax::{Model, Statement, SyntaxError, Weight};

use crate::{Answers, Undefined};
use layout::{Layout, Matrices, Place, Value};
use likelihood::{Optimum, minimize};
use sample::{Moments, Sample};

/// What to do with people who left something out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Missing {
    /// Leave them out.
    #[default]
    Listwise,
    /// Use what they answered (full information maximum likelihood): right if whether an answer is missing depends only on
    /// what is not.
    FullInformation,
}

/// How a model is set up and fitted; the default is the custom of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// Give every factor variance 1 instead of its first item loading 1.
    pub standardized_factors: bool,
    /// Keep factors from covarying.
    pub uncorrelated_factors: bool,
    /// Estimate intercepts of items even when nothing is missing (with gaps they always are).
    pub means: bool,
    pub missing: Missing,
}

/// What a parameter is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `factor =~ item`.
    Loading,
    /// `one ~~ other`.
    Covariance,
    /// `item ~1`.
    Mean,
}

/// One parameter of a model.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    pub kind: Kind,
    pub left: String,
    /// Empty for a mean.
    pub right: String,
    pub estimate: f64,
    /// 0 for a parameter that was given and not estimated; `None` where the data cannot tell.
    pub standard_error: Option<f64>,
    /// The estimate as if items and factors had variance 1; `None` where a variance is not positive.
    pub standardized: Option<f64>,
}

impl Parameter {
    /// Estimate by standard error; `None` for a given parameter.
    pub fn z(&self) -> Option<f64> {
        self.standard_error.filter(|se| *se > 0.0).map(|se| self.estimate / se)
    }
}

/// A fitted model.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Loadings and what else the model states in its order, then the rest: variances of items, of factors, covariances of
    /// factors, intercepts, means of factors.
    pub parameters: Vec<Parameter>,
    pub measures: FitMeasures,
    /// How many people it speaks of.
    pub people: usize,
    /// Some variance is negative or some correlation of factors beyond ±1 (a Heywood case): the model or n is too small.
    pub improper: bool,
}

/// Confirmatory factor analysis by maximum likelihood.
///
/// Formula   Σ = ΛΨΛᵀ + Θ; F = ln|Σ| + tr(S Σ⁻¹) − ln|S| − p is made least, χ² = N F, covariances divided by N. With gaps the
///           likelihood of what each person answered, means included, against the likeliest unrestricted means and covariances.
///           Standard errors from the expected information, with gaps from the observed one.
///           CFI = 1 − max(χ² − df, 0) / max(χ² − df, χ²₀ − df₀, 0); TLI = 1 − (χ² − df) df₀ / ((χ²₀ − df₀) df);
///           RMSEA = √( max(χ² − df, 0) / (df N) ); SRMR = √ mean of (s_ij − σ_ij)² / (s_ii s_jj) over variances and covariances
/// Input     a model, and one column of answers per `model.items()`, in that order
/// Output    every parameter with standard error and standardized value, and the figures of fit
/// Errors    `Mismatch` (columns), `TooFew` (people: more than items are needed; or fewer variances and covariances than
///           parameters), `NoVariance` (an item), `OutOfRange` (a variance beyond 1e±100), `Dependent` (items that are copies or
///           sums of others, or a model that does not tell its parameters apart), `NotConverged`
/// Caution   takes answers as normal numbers; with five points or fewer χ² comes out too large. Good fit does not prove a model:
///           others fit as well. Negative variances are returned and flagged, not mended
/// Source    Jöreskog (1969), Psychometrika 34, 183–202; Bentler (1990), Psychological Bulletin 107, 238–246; Steiger (1990),
///           Multivariate Behavioral Research 25, 173–180. Checked: reference/cfa_{1factor,3factor,3factor_stdlv,3factor_fiml}.json
///           (lavaan)
pub fn fit(model: &Model, answers: &Answers, settings: Settings) -> Result<Fit, Undefined> {
    let p = model.items().len();
    if answers.columns() != p {
        return Err(Undefined::Mismatch { what: "columns", expected: p, found: answers.columns() });
    }
    let full = settings.missing == Missing::FullInformation;
    let sample = if full || answers.is_complete() { Sample::new(answers) } else { Sample::new(&answers.complete_rows()) };
    if sample.people <= p {
        return Err(Undefined::TooFew { n: sample.people, needed: p + 1 });
    }
    let means = full || settings.means;
    let layout = Layout::new(model, &settings, means);
    let known = p * (p + 1) / 2 + if means { p } else { 0 };
    if layout.free > known {
        return Err(Undefined::TooFew { n: known, needed: layout.free });
    }
    let unrestricted = sample.moments()?;
    let saturated = saturated(&sample, &unrestricted)?;
    let optimum = best(&sample, &layout, &unrestricted, means)?;
    let people = sample.people as f64;
    let baseline: f64 = sample.alone()?.iter().map(|(_, variance, answered)| answered * (variance.ln() + 1.0)).sum();
    let answered: f64 = sample.patterns.iter().map(|pattern| pattern.weight * pattern.present.len() as f64).sum();
    let all = layout.matrices(&optimum.free);
    let sigma = all.implied(p, layout.factors);
    let measures = measures::Raw {
        chi_square: people * (optimum.at.value - saturated),
        df: known - layout.free,
        baseline_chi_square: people * (baseline - saturated),
        baseline_df: p * (p - 1) / 2,
        log_likelihood: -0.5 * people * (answered * std::f64::consts::TAU.ln() + optimum.at.value),
        parameters: layout.free,
        people: sample.people,
        srmr: residual(&unrestricted, &sigma, means.then_some(&all.intercepts)),
    }
    .measures();
    let errors = errors(&optimum, layout.free, sample.people, full);
    let parameters = parameters(model, &layout, &optimum, &errors, &all, &sigma);
    Ok(Fit { improper: improper(&layout, &all), parameters, measures, people: sample.people })
}

/// The discrepancy of the model that says nothing.
fn saturated(sample: &Sample, moments: &Moments) -> Result<f64, Undefined> {
    let p = sample.items;
    let (mut inverse, mut around, mut distance) = (vec![0.0; p * p], vec![0.0; p * p], vec![0.0; p]);
    let mut value = 0.0;
    for pattern in &sample.patterns {
        let k = pattern.present.len();
        pattern.part(&moments.covariance, p, &mut inverse);
        let ln_det = dense::invert(&mut inverse[..k * k], k).ok_or(Undefined::Dependent)?;
        pattern.around(&moments.mean, &mut distance, &mut around);
        value += pattern.weight * (ln_det + inverse[..k * k].iter().zip(&around[..k * k]).map(|(a, b)| a * b).sum::<f64>());
    }
    Ok(value)
}

/// The best fit to the unrestricted moments, and from there, with gaps, to the people themselves.
fn best(sample: &Sample, layout: &Layout, moments: &Moments, means: bool) -> Result<Optimum, Undefined> {
    let whole = Sample::of_moments(moments, sample.people);
    let first = minimize(&whole, layout, &start::start(layout, moments, false), means)
        .or_else(|_| minimize(&whole, layout, &start::start(layout, moments, true), means));
    if sample.patterns.len() == 1 {
        return first;
    }
    let from = first.map_or_else(|_| start::start(layout, moments, true), |found| found.free);
    minimize(sample, layout, &from, means)
}

/// Standard errors of the free parameters.
fn errors(optimum: &Optimum, free: usize, people: usize, observed: bool) -> Vec<Option<f64>> {
    let mut information = if observed { optimum.at.observed.clone() } else { optimum.at.expected.clone() };
    match dense::invert(&mut information, free) {
        Some(_) => (0..free).map(|k| Some((2.0 * information[k * free + k] / people as f64).sqrt()).filter(|se| se.is_finite())).collect(),
        None => vec![None; free],
    }
}

/// Bentler's standardized root mean square residual.
fn residual(moments: &Moments, sigma: &[f64], intercepts: Option<&Vec<f64>>) -> f64 {
    let p = moments.mean.len();
    let variance = |i: usize| moments.covariance[i * p + i];
    let (mut sum, mut count) = (0.0, 0.0);
    for i in 0..p {
        for j in 0..=i {
            sum += (moments.covariance[i * p + j] - sigma[i * p + j]).powi(2) / (variance(i) * variance(j));
            count += 1.0;
        }
        if let Some(intercepts) = intercepts {
            sum += (moments.mean[i] - intercepts[i]).powi(2) / variance(i);
            count += 1.0;
        }
    }
    (sum / count).sqrt()
}

fn improper(layout: &Layout, all: &Matrices) -> bool {
    let (p, m) = (layout.items, layout.factors);
    let factor = |k: usize, l: usize| all.factors[k * m + l];
    (0..p).any(|i| all.residuals[i * p + i] < 0.0)
        || (0..m).any(|k| factor(k, k) < 0.0 || (0..k).any(|l| factor(k, l).powi(2) > factor(k, k) * factor(l, l)))
}

fn parameters(model: &Model, layout: &Layout, optimum: &Optimum, errors: &[Option<f64>], all: &Matrices, sigma: &[f64]) -> Vec<Parameter> {
    let (p, m) = (layout.items, layout.factors);
    let (items, factors) = (model.items(), model.factors());
    let root = |x: f64| Some(x.sqrt()).filter(|x| *x > 0.0);
    let of_item = |i: usize| root(sigma[i * p + i]);
    let of_factor = |k: usize| root(all.factors[k * m + k]);
    let row = |(place, value): &(Place, Value)| {
        let (estimate, standard_error) = match *value {
            Value::Free(k) => (optimum.free[k], errors[k]),
            Value::Given(x) => (x, Some(0.0)),
        };
        // Estimate times the first of these, by the second.
        let (kind, left, right, scale) = match *place {
            Place::Loading { item, factor } => (Kind::Loading, &factors[factor], &items[item], of_factor(factor).zip(of_item(item))),
            Place::Residual { one, other } if one == other => {
                (Kind::Covariance, &items[one], &items[one], Some((1.0, sigma[one * p + one])).filter(|(_, x)| *x > 0.0))
            }
            Place::Residual { one, other } => {
                let both = root(all.residuals[one * p + one]).zip(root(all.residuals[other * p + other]));
                (Kind::Covariance, &items[one], &items[other], both.map(|(a, b)| (1.0, a * b)))
            }
            Place::Factor { one, other } => {
                let both = of_factor(one).zip(of_factor(other));
                (Kind::Covariance, &factors[one], &factors[other], both.map(|(a, b)| (1.0, a * b)))
            }
            Place::Intercept { item } => (Kind::Mean, &items[item], &items[item], of_item(item).map(|sd| (1.0, sd))),
            Place::FactorMean { factor } => (Kind::Mean, &factors[factor], &factors[factor], of_factor(factor).map(|sd| (1.0, sd))),
        };
        let right = if kind == Kind::Mean { String::new() } else { right.clone() };
        let standardized = scale.map(|(times, by)| estimate * times / by);
        Parameter { kind, left: left.clone(), right, estimate, standard_error, standardized }
    };
    layout.rows.iter().map(row).collect()
}

#[cfg(test)]
mod tests;
