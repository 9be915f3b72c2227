//! Cox's proportional hazards: how several influences together speed up or slow down an event, whatever its pace over time.
//!
//! `cox` estimates and tests; on its result, `robust` gives standard errors for people in clusters, `proportional` tests whether
//! influences stay the same over time, `baseline` the hazard behind them, `concordance` how well people are ordered.

mod after;
mod risk;

use super::concordance::{self, Concordance};
use super::timeline::Timeline;
use crate::Undefined;
use crate::numeric::distribution::chi_square_above;
use nalgebra::{DMatrix, DVector};
use risk::Risk;

pub use after::{Baseline, NonProportional, Robust, TimeScale};

/// How events at one time are treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ties {
    /// As if they had happened one after another, each order alike; the better choice.
    Efron,
    /// As if none had happened before the other.
    Breslow,
}

/// An estimated model; coefficients are logarithms of hazard ratios per unit of their covariate.
#[derive(Debug, Clone)]
pub struct Cox {
    pub coefficients: Vec<f64>,
    pub se: Vec<f64>,
    /// Covariance of the coefficients.
    pub covariance: DMatrix<f64>,
    /// Log partial likelihood without and with the covariates.
    pub log_likelihood: [f64; 2],
    /// Three tests of all coefficients being 0, each χ² with `df` degrees of freedom.
    pub likelihood_ratio: f64,
    pub wald: f64,
    pub score: f64,
    pub df: usize,
    pub events: usize,
    people: People,
}

/// The people of a model, kept for what is asked of it afterwards.
#[derive(Debug, Clone)]
struct People {
    risk: Risk,
    line: Timeline,
    events: Vec<bool>,
}

/// A column that the earlier ones explain up to this share of its variance has no part of its own: beyond, rounding is all that
/// is left (the order of the square root of the precision of numbers, squared).
const LEAST_OWN_PART: f64 = 1e-11;
/// Settled when the next step is this many standard errors long.
const SETTLED: f64 = 1e-9;
/// Newton's way needs five or six steps; with a finite estimate never this many.
const MOST_STEPS: usize = 60;
/// A step to where the log hazard ratio of two people of the data is beyond this would leave the range of numbers.
const FARTHEST: f64 = 500.0;
/// So many steps without settling raise the question whether there is an end at all.
const LONG: usize = 8;
/// In the direction of the search's last step, order among those at risk may be broken by this part of the range: what is still
/// moving in other directions.
const SLACK: f64 = 1e-4;

/// Estimates a proportional hazards model.
///
/// Formula   λ(t | x) = λ₀(t) exp(x′β); β maximizes the partial likelihood, by Newton's way; se from its curvature
/// Input     for each person the time watched and whether the event ended it; a column per covariate, any units; how ties count
/// Output    β, se, log-likelihoods, likelihood ratio, Wald and score tests of β = 0
/// Errors    `TooFew` (nobody, or no covariate), `Mismatch`, `NotFinite` (a time or covariate; the index counts rows), `OneKind`
///           (no events), `Dependent` (a covariate is constant among those at risk, or follows from others), `Separated` (a
///           combination of covariates orders all events, so that no finite β is best), `NotConverged`
/// Caution   assumes that hazard ratios do not change with time (see `proportional`); some ten events per covariate
/// Source    Cox (1972), JRSS B 34, 187–220; Efron (1977), JASA 72, 557–565; Breslow (1974), Biometrics 30, 89–99;
///           R `coxph`. Checked: reference/cox_efron.json, cox_breslow.json
pub fn cox(times: &[f64], events: &[bool], covariates: &[&[f64]], ties: Ties) -> Result<Cox, Undefined> {
    let line = Timeline::new(times, events)?;
    for column in covariates {
        if column.len() != times.len() {
            return Err(Undefined::Mismatch { what: "values of a covariate", expected: times.len(), found: column.len() });
        }
        if let Some(index) = column.iter().position(|x| !x.is_finite()) {
            return Err(Undefined::NotFinite { index });
        }
    }
    if covariates.is_empty() {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    let happened = events.iter().filter(|event| **event).count();
    if happened == 0 {
        return Err(Undefined::OneKind);
    }
    let mut risk = Risk::new(&line, events, covariates, ties)?;
    let found = search(&mut risk)?;
    let k = covariates.len();
    let scales = DVector::from_column_slice(&risk.scales);
    let covariance = DMatrix::from_fn(k, k, |a, b| found.inverse[(a, b)] / (scales[a] * scales[b]));
    if covariance.iter().any(|x| !x.is_finite()) {
        return Err(Undefined::Dependent);
    }
    Ok(Cox {
        coefficients: found.beta.component_div(&scales).as_slice().to_vec(),
        se: (0..k).map(|j| covariance[(j, j)].sqrt()).collect(),
        covariance,
        log_likelihood: [found.log_null, found.log_likelihood],
        likelihood_ratio: (2.0 * (found.log_likelihood - found.log_null)).max(0.0),
        wald: found.beta.dot(&(&found.information * &found.beta)),
        score: found.score,
        df: k,
        events: happened,
        people: People { risk, line, events: events.to_vec() },
    })
}

impl Cox {
    /// P(χ² > `chi_square`) for one of the three tests.
    pub fn p(&self, chi_square: f64) -> f64 {
        chi_square_above(chi_square, self.df as f64)
    }

    /// How well the model orders the people it was made from, as `concordance`.
    ///
    /// Errors: `OneKind` (no pair whose order is known), `Mismatch` (clusters).
    pub fn concordance(&self, clusters: Option<&[usize]>) -> Result<Concordance, Undefined> {
        let clusters = clusters.map(|labels| concordance::numbered(labels, self.people.events.len())).transpose()?;
        concordance::of(&self.people.line, &self.people.events, &self.people.risk.by_person(&self.people.line), clusters.as_ref())
    }
}

/// The end of a search, in units of the scaled covariates.
struct Found {
    beta: DVector<f64>,
    information: DMatrix<f64>,
    inverse: DMatrix<f64>,
    log_null: f64,
    log_likelihood: f64,
    score: f64,
}

fn search(risk: &mut Risk) -> Result<Found, Undefined> {
    let k = risk.scales.len();
    let mut beta = DVector::zeros(k);
    let mut here = risk.derivatives(beta.as_slice());
    let log_null = here.log_likelihood;
    let root = here.information.clone().cholesky().ok_or(Undefined::Dependent)?;
    if (0..k).any(|j| root.l_dirty()[(j, j)].powi(2) < LEAST_OWN_PART * here.information[(j, j)]) {
        return Err(Undefined::Dependent);
    }
    let mut step = root.solve(&here.gradient);
    let score = step.dot(&here.gradient);
    let mut settled = score.sqrt() < SETTLED;
    let mut steps = 0;
    while !settled {
        let next = advance(risk, &beta, &step, here.log_likelihood);
        let onward = next.and_then(|(at, there)| {
            (beta, here) = (at, there);
            here.information.clone().cholesky().map(|root| root.solve(&here.gradient))
        });
        steps += 1;
        let Some(following) = onward.filter(|following| following.iter().all(|x| x.is_finite())) else {
            return Err(if risk.ordered_along(step.as_slice(), SLACK) { Undefined::Separated } else { Undefined::NotConverged });
        };
        step = following;
        settled = step.dot(&here.gradient).abs().sqrt() < SETTLED && risk.reach(step.as_slice()) < SETTLED.sqrt();
        if !settled && steps > LONG && risk.ordered_along(step.as_slice(), SLACK) {
            return Err(Undefined::Separated);
        }
        if steps == MOST_STEPS {
            return Err(Undefined::NotConverged);
        }
    }
    let inverse = here.information.clone().cholesky().ok_or(Undefined::Dependent)?.inverse();
    Ok(Found { beta, information: here.information, inverse, log_null, log_likelihood: here.log_likelihood, score })
}

/// Goes along a step, halving it until the likelihood does not fall.
fn advance(risk: &mut Risk, beta: &DVector<f64>, step: &DVector<f64>, before: f64) -> Option<(DVector<f64>, risk::Derivatives)> {
    let mut length = 1.0;
    for _ in 0..30 {
        let at = beta + step * length;
        if risk.reach(at.as_slice()) < FARTHEST {
            let there = risk.derivatives(at.as_slice());
            // A hair of slack for rounding in a sum of many logarithms.
            if there.log_likelihood.is_finite() && there.log_likelihood >= before - 1e-11 * before.abs() {
                return Some((at, there));
            }
        }
        length *= 0.5;
    }
    None
}
