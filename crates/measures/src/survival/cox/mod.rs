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

pub use after::{Baseline, NonProportional, Proportionality, Robust, TimeScale};

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
    /// The p value of one of the three tests of all coefficients.
    ///
    /// Formula   P(χ² > `chi_square`) with `df` degrees of freedom
    /// Input     `likelihood_ratio`, `wald` or `score` of this model, or `wald` of its `robust` errors
    /// Output    p in [0, 1]
    /// Errors    none
    /// Caution   the three agree in large samples; the likelihood ratio is the most trustworthy in small ones
    /// Source    as `cox`. Checked: unit tests below
    pub fn p(&self, chi_square: f64) -> f64 {
        chi_square_above(chi_square, self.df as f64)
    }

    /// How well the model orders the people it was made from.
    ///
    /// Formula   as `concordance`, with the model's linear predictor as the score
    /// Input     optionally the cluster of each person, any numbers
    /// Output    C in [0, 1] and its standard error
    /// Errors    `OneKind` (no pair whose order is known), `Mismatch` (clusters)
    /// Caution   flattered, since the same people were used to estimate
    /// Source    as `concordance`. Checked: reference/cox_efron.json
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fit(rows: &[(f64, bool, f64)], ties: Ties) -> Result<Cox, Undefined> {
        let times: Vec<f64> = rows.iter().map(|r| r.0).collect();
        let events: Vec<bool> = rows.iter().map(|r| r.1).collect();
        let x: Vec<f64> = rows.iter().map(|r| r.2).collect();
        cox(&times, &events, &[&x], ties)
    }

    #[test]
    fn the_smallest_model_has_a_closed_form() {
        // Two of three with x = 1 at risk at the first event, one of two at the second: (2e^β + 1)(e^β + 1) / e^β is least.
        let fit = fit(&[(1.0, true, 1.0), (2.0, true, 0.0), (3.0, false, 1.0)], Ties::Efron).unwrap();
        assert!((fit.coefficients[0] - 0.5_f64.sqrt().ln()).abs() < 1e-9);
        assert!((fit.log_likelihood[0] + 6.0_f64.ln()).abs() < 1e-12);
        assert!((0.0..=1.0).contains(&fit.p(fit.wald)) && fit.p(0.0) == 1.0);
    }

    #[test]
    fn what_has_no_finite_answer_says_why() {
        let ties = [Ties::Efron, Ties::Breslow];
        for ties in ties {
            // The later the higher: every event is of the lowest left.
            let ordered: Vec<_> = (0..12).map(|i| (f64::from(i), i % 3 != 0, f64::from(i * i))).collect();
            assert_eq!(fit(&ordered, ties).err(), Some(Undefined::Separated));
            // One group without events.
            let spared: Vec<_> = (0..12).map(|i| (f64::from(i % 5), i % 2 == 0, f64::from(i % 2))).collect();
            assert_eq!(fit(&spared, ties).err(), Some(Undefined::Separated));
            let constant: Vec<_> = (0..12).map(|i| (f64::from(i), true, 0.1)).collect();
            assert_eq!(fit(&constant, ties).err(), Some(Undefined::Dependent));
            // The covariate varies, but never among those at risk when something happens.
            let late = [(1.0, false, 5.0), (2.0, true, 1.0), (3.0, true, 1.0), (4.0, false, 1.0)];
            assert_eq!(fit(&late, ties).err(), Some(Undefined::Dependent));
            assert_eq!(fit(&[(1.0, false, 1.0), (2.0, false, 0.0)], ties).err(), Some(Undefined::OneKind));
            assert_eq!(fit(&[], ties).err(), Some(Undefined::TooFew { n: 0, needed: 1 }));
            assert_eq!(fit(&[(1.0, true, f64::NAN)], ties).err(), Some(Undefined::NotFinite { index: 0 }));
            assert!(fit(&[(1.0, true, 1e300), (2.0, true, -1e300)], ties).is_err());
        }
    }

    #[test]
    fn a_finite_answer_with_one_separated_covariate_beside_it_is_refused_too() {
        let times: Vec<f64> = (0..40).map(|i| f64::from((i * 7) % 40)).collect();
        let events: Vec<bool> = (0..40).map(|i| i % 4 != 0).collect();
        let noise: Vec<f64> = (0..40).map(|i| f64::from((i * i) % 11)).collect();
        let spared: Vec<f64> = (0..40).map(|i| if i % 4 == 0 { 1.0 } else { 0.0 }).collect();
        assert!(cox(&times, &events, &[&noise], Ties::Efron).is_ok());
        assert_eq!(cox(&times, &events, &[&noise, &spared], Ties::Efron).err(), Some(Undefined::Separated));
        let twice: Vec<f64> = noise.iter().map(|x| 3.0 - 2.0 * x).collect();
        assert_eq!(cox(&times, &events, &[&noise, &twice], Ties::Efron).err(), Some(Undefined::Dependent));
    }

    #[test]
    fn afterwards_only_what_fits_can_be_asked() {
        let rows: Vec<_> = (0..30).map(|i| (f64::from((i * 7) % 13), i % 3 != 0, f64::from((i * i) % 11))).collect();
        let fit = fit(&rows, Ties::Efron).unwrap();
        assert!(matches!(fit.robust(&[1]), Err(Undefined::Mismatch { .. })));
        assert!(matches!(fit.robust(&[4; 30]), Err(Undefined::TooFew { n: 1, needed: 2 })));
        assert!(matches!(fit.baseline(&[]), Err(Undefined::Mismatch { .. })));
        assert!(matches!(fit.proportional(TimeScale::Identity, &[0..2, 0..0]), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(fit.proportional(TimeScale::Log, &[]), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(fit.concordance(Some(&[])), Err(Undefined::Mismatch { .. })));
        // A hazard ratio that is still a number, times a sum above 1, is none.
        let far = fit.people.risk.means[0] + 709.7 / fit.coefficients[0];
        assert_eq!(fit.baseline(&[far]), Err(Undefined::TooLarge));
    }

    #[test]
    fn one_event_time_cannot_tell_whether_hazards_are_proportional() {
        let fit = fit(&[(1.0, true, 2.0), (1.0, true, 0.0), (1.0, false, 1.0), (2.0, false, 3.0)], Ties::Efron).unwrap();
        assert_eq!(fit.proportional(TimeScale::Identity, &[]).unwrap().all, Err(Undefined::Dependent));
    }

    proptest! {
        #[test]
        fn order_units_and_origin_do_not_matter(rows in prop::collection::vec((0_u32..12, any::<bool>(), -2.0..2.0_f64), 6..60), efron in any::<bool>()) {
            let ties = if efron { Ties::Efron } else { Ties::Breslow };
            let rows: Vec<(f64, bool, f64)> = rows.into_iter().map(|(t, e, x)| (f64::from(t), e, x)).collect();
            let turned: Vec<_> = rows.iter().rev().map(|(t, e, x)| (t + 3.0, *e, 1000.0 - 10.0 * x)).collect();
            match (fit(&rows, ties), fit(&turned, ties)) {
                (Ok(one), Ok(other)) => {
                    prop_assert!((one.coefficients[0] + 10.0 * other.coefficients[0]).abs() < 1e-6 * (1.0 + one.se[0]));
                    prop_assert!((one.score - other.score).abs() < 1e-6 * (1.0 + one.score) && one.score >= 0.0);
                    let (a, b) = (one.concordance(None), other.concordance(None));
                    prop_assert!(a.is_err() == b.is_err());
                    // The parts of the derivative sum to it, and it is 0 at the maximum: so do those of one cluster of everybody but one.
                    let clusters: Vec<usize> = (0..rows.len()).map(|i| usize::from(i == 0)).collect();
                    let robust = one.robust(&clusters).unwrap();
                    let alone = one.robust(&(0..rows.len()).collect::<Vec<_>>()).unwrap();
                    prop_assert!(robust.se[0] <= 2.0_f64.sqrt() * alone.se[0] + 1e-6 * (1.0 + one.se[0]));
                }
                (one, other) => prop_assert_eq!(one.err(), other.err()),
            }
        }
    }
}
