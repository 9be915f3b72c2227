//! What is asked of an estimated model: standard errors for clusters, whether hazards are proportional, the hazard behind it.

use super::super::concordance::numbered;
use super::risk::{RiskSet, Shares, square};
use super::{Cox, Ties};
use crate::Undefined;
use crate::numeric::distribution::chi_square_above;
use nalgebra::{DMatrix, DVector};
use std::ops::Range;

/// Standard errors that hold when the people of a cluster are alike.
#[derive(Debug, Clone)]
pub struct Robust {
    pub se: Vec<f64>,
    pub covariance: DMatrix<f64>,
    /// Test of all coefficients being 0; `Dependent` with fewer clusters than coefficients.
    pub wald: Result<f64, Undefined>,
    pub clusters: usize,
}

/// How time enters the test of proportional hazards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeScale {
    Identity,
    Log,
    /// The rank of the time among all times.
    Rank,
    /// The share of people who have had the event before.
    KaplanMeier,
}

/// Whether a coefficient changes with time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NonProportional {
    pub chi_square: f64,
    pub df: usize,
    pub p: f64,
}

/// Whether coefficients change with time: each term for itself, and all together.
#[derive(Debug, Clone, PartialEq)]
pub struct Proportionality {
    pub terms: Vec<Result<NonProportional, Undefined>>,
    pub all: Result<NonProportional, Undefined>,
}

/// The cumulative hazard of somebody with given covariates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Baseline {
    pub time: f64,
    pub cumulative_hazard: f64,
}

impl Cox {
    fn sweep(&self, mut visit: impl FnMut(&RiskSet<'_>, &Shares)) {
        let risk = &self.people.risk;
        risk.sweep(|set| visit(set, &set.shares(risk.ties)));
    }

    /// Standard errors when people come in clusters.
    ///
    /// Formula   V (Σ over clusters of s s′) V; V the model's covariance, s a cluster's sum of score residuals
    /// Input     the cluster of each person, any numbers; everybody a cluster of their own gives Lin and Wei's robust errors
    /// Output    se, covariance and Wald test in place of the model's
    /// Errors    `Mismatch` (number of people), `TooFew` (fewer than two clusters)
    /// Caution   too small with few clusters (under some 30); the likelihood ratio and score tests of the model do not hold
    /// Source    Lin & Wei (1989), JASA 84, 1074–1078; Lee, Wei & Amato (1992); R `coxph`, cluster.
    ///           Checked: reference/cox_cluster_robust.json
    pub fn robust(&self, clusters: &[usize]) -> Result<Robust, Undefined> {
        let (number, count) = numbered(clusters, self.people.events.len())?;
        if count < 2 {
            return Err(Undefined::TooFew { n: count, needed: 2 });
        }
        let k = self.df;
        let residuals = self.score_residuals();
        let mut sums = DMatrix::<f64>::zeros(k, count);
        for (residual, who) in residuals.chunks_exact(k).zip(&self.people.risk.who) {
            let mut sum = sums.column_mut(number[*who as usize] as usize);
            sum.iter_mut().zip(residual).for_each(|(sum, x)| *sum += x);
        }
        // The residuals are in scaled covariates; the change of coefficients in those of the caller.
        for (mut row, scale) in sums.row_iter_mut().zip(&self.people.risk.scales) {
            row *= *scale;
        }
        let change = &self.covariance * sums;
        let covariance = &change * change.transpose();
        let beta = DVector::from_column_slice(&self.coefficients);
        let wald = match covariance.clone().cholesky() {
            Some(root) if count >= k => Ok(beta.dot(&root.solve(&beta))),
            _ => Err(Undefined::Dependent),
        };
        Ok(Robust { se: covariance.diagonal().iter().map(|v| v.max(0.0).sqrt()).collect(), covariance, wald, clusters: count })
    }

    /// Row by row, each person's part of the derivative of the log-likelihood.
    fn score_residuals(&self) -> Vec<f64> {
        let (risk, k) = (&self.people.risk, self.df);
        // At each event time: hazard and hazard times mean covariate, of those at risk and (again) of those with the event, and
        // the mean covariate expected of an event.
        let stride = 2 + 3 * k;
        let mut jumps = Vec::with_capacity(risk.blocks.len() * stride);
        self.sweep(|set, shares| {
            let deaths = set.deaths() as f64;
            jumps.extend([shares.one, shares.one - shares.part]);
            jumps.extend((0..k).map(|j| set.s1[j] * shares.one_squared - set.d1[j] * shares.part_squared));
            jumps
                .extend((0..k).map(|j| {
                    set.s1[j] * (shares.one_squared - shares.part_squared) - set.d1[j] * (shares.part_squared - shares.part_part)
                }));
            jumps.extend((0..k).map(|j| (set.s1[j] * shares.one - set.d1[j] * shares.part) / deaths));
        });
        let mut residuals = vec![0.0_f64; risk.columns.len()];
        let (mut hazard, mut mean) = (0.0_f64, vec![0.0_f64; k]);
        // From the first event to the last: those watched longest have gathered the most hazard.
        for (at, (block, jump)) in risk.blocks.iter().zip(jumps.chunks_exact(stride)).enumerate().rev() {
            let (all, rest) = jump[2..].split_at(k);
            let (own, expected) = rest.split_at(k);
            for row in block.from..block.to {
                for j in 0..k {
                    let x = risk.column(j)[row];
                    residuals[row * k + j] = x - expected[j] - risk.weight[row] * (x * (hazard + jump[1]) - mean[j] - own[j]);
                }
            }
            hazard += jump[0];
            mean.iter_mut().zip(all).for_each(|(mean, all)| *mean += all);
            let from = if at == 0 { 0 } else { risk.blocks[at - 1].to };
            for row in from..block.from {
                for j in 0..k {
                    residuals[row * k + j] = risk.weight[row] * (mean[j] - risk.column(j)[row] * hazard);
                }
            }
        }
        residuals
    }

    /// Tests whether the influences of covariates change with time.
    ///
    /// Formula   the score test of adding x·g(t) to the model, for each term alone and for all
    /// Input     how time enters (g); the columns of each term (a category with several columns is one term)
    /// Output    χ², df and p of each term, then of all columns together
    /// Errors    `OutOfRange` (a column that is not there; a time not above 0 with `Log`); a test is `Dependent` when g(t) does
    ///           not vary over the events
    /// Caution   with many events a trifle is significant; look at how the coefficient changes
    /// Source    Grambsch & Therneau (1994), Biometrika 81, 515–526; R `cox.zph` of survival 3. Checked: reference/cox_efron.json
    pub fn proportional(&self, scale: TimeScale, terms: &[Range<usize>]) -> Result<Proportionality, Undefined> {
        let k = self.df;
        if let Some(term) = terms.iter().find(|term| term.end > k || term.is_empty()) {
            return Err(Undefined::OutOfRange { what: "column of a term", value: term.end as f64, low: 1.0, high: k as f64 });
        }
        let entered = self.entered(scale)?;
        let events: f64 = self.events as f64;
        let blocks = &self.people.risk.blocks;
        let middle = blocks.iter().zip(&entered).map(|(block, g)| (block.to - block.from) as f64 * g).sum::<f64>() / events;
        let triangle = k * (k + 1) / 2;
        let (mut gradient, mut plain) = (vec![0.0_f64; k], vec![0.0_f64; triangle]);
        let (mut once, mut twice) = (vec![0.0_f64; triangle], vec![0.0_f64; triangle]);
        let mut times = entered.iter().map(|g| g - middle);
        self.sweep(|set, shares| {
            let g = times.next().unwrap_or(0.0);
            for (j, sum) in gradient.iter_mut().enumerate() {
                *sum += g * set.excess(shares, j);
            }
            set.covariances(shares, |place, value| {
                plain[place] += value;
                once[place] += g * value;
                twice[place] += g * g * value;
            });
        });
        // What of the added columns the model's own do not explain.
        let (plain, once, twice) = (square(&plain, k), square(&once, k), square(&twice, k));
        let root = plain.cholesky().ok_or(Undefined::Dependent)?;
        let left = &twice - once.transpose() * root.solve(&once);
        let test = |columns: Range<usize>| {
            let df = columns.len();
            let u = DVector::from_column_slice(&gradient[columns.clone()]);
            let v = left.view((columns.start, columns.start), (df, df)).into_owned();
            let whole = columns.clone().all(|j| left[(j, j)] > super::LEAST_OWN_PART * twice[(j, j)]);
            let chi_square = v.cholesky().filter(|_| whole).map(|root| u.dot(&root.solve(&u))).ok_or(Undefined::Dependent)?;
            Ok(NonProportional { chi_square, df, p: chi_square_above(chi_square, df as f64) })
        };
        Ok(Proportionality { terms: terms.iter().cloned().map(test).collect(), all: test(0..k) })
    }

    /// g of the time of each block.
    fn entered(&self, scale: TimeScale) -> Result<Vec<f64>, Undefined> {
        let (risk, line) = (&self.people.risk, &self.people.line);
        if scale == TimeScale::Log
            && let Some(early) = line.times.first().filter(|t| **t <= 0.0)
        {
            return Err(Undefined::OutOfRange { what: "time", value: *early, low: 0.0, high: f64::INFINITY });
        }
        let (mut survival, mut moments) = (1.0_f64, line.moments());
        // From the first event on, as the curve falls.
        let mut entered: Vec<f64> = Vec::with_capacity(risk.blocks.len());
        for block in risk.blocks.iter().rev() {
            let before = 1.0 - survival;
            // All rows up to the end of a block were at risk; whoever comes later had left by then.
            survival *= block.from as f64 / block.to as f64;
            entered.push(match scale {
                TimeScale::Identity => block.time,
                TimeScale::Log => block.time.ln(),
                TimeScale::KaplanMeier => before,
                TimeScale::Rank => {
                    let places = moments.find(|moment| moment.time == block.time).map_or(0..0, |moment| moment.places);
                    0.5 * (places.start + places.end + 1) as f64
                }
            });
        }
        entered.reverse();
        Ok(entered)
    }

    /// The cumulative hazard of somebody with these covariates, at every distinct time.
    ///
    /// Formula   Λ(t) = exp(x′β) Σ over event times up to t of Σ 1/s, s the weights at risk (less the part of those with the event
    ///           that Efron's way leaves out)
    /// Input     a value per covariate; all 0 gives the baseline proper
    /// Output    a step at every distinct time, ascending; the share without the event is exp(−Λ)
    /// Errors    `Mismatch` (number of values), `NotFinite`, `TooLarge` (so far from the data that the hazard leaves the range
    ///           of numbers)
    /// Caution   values far outside the data make a hazard of nobody
    /// Source    Breslow (1974), Biometrics 30, 89–99; R `basehaz`. Checked: reference/cox_efron.json, cox_breslow.json
    pub fn baseline(&self, at: &[f64]) -> Result<Vec<Baseline>, Undefined> {
        let risk = &self.people.risk;
        if at.len() != self.df {
            return Err(Undefined::Mismatch { what: "values of covariates", expected: self.df, found: at.len() });
        }
        if let Some(index) = at.iter().position(|x| !x.is_finite()) {
            return Err(Undefined::NotFinite { index });
        }
        let factor = (0..self.df).map(|j| self.coefficients[j] * (at[j] - risk.means[j])).sum::<f64>().exp();
        if !factor.is_finite() {
            return Err(Undefined::TooLarge);
        }
        let mut jumps = Vec::with_capacity(risk.blocks.len());
        self.sweep(|set, shares| jumps.push((set.block.time, shares.one)));
        let mut sum = 0.0;
        let steps: Vec<Baseline> = self
            .people
            .line
            .moments()
            .map(|moment| {
                if let Some((_, jump)) = jumps.pop_if(|(time, _)| *time == moment.time) {
                    sum += jump;
                }
                Baseline { time: moment.time, cumulative_hazard: sum * factor }
            })
            .collect();
        if steps.iter().all(|step| step.cumulative_hazard.is_finite()) { Ok(steps) } else { Err(Undefined::TooLarge) }
    }

    /// How ties were treated.
    pub fn ties(&self) -> Ties {
        self.people.risk.ties
    }
}
