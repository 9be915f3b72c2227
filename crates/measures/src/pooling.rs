//! Shares of small schools, drawn towards what is usual among all schools by as much as their own number of answers warrants.
//! Four of five is not 80 % of a school; it is five answers.
//!
//! Models with covariates are in `mixed.rs`; this is the plain case that needs nothing but counts.

use crate::interval::checked_level;
use crate::numeric::beta;
use crate::numeric::minimum::bfgs;
use crate::numeric::root;
use crate::{Proportion, Undefined};
use nalgebra::{Matrix2, Vector2};

/// Weight of the prior, in people, that stands for "without end": schools do not differ beyond chance. A school of a thousand
/// then keeps a thousandth of its own deviation.
pub const MOST_WEIGHT: f64 = 1e6;
/// Weight that stands for "nothing": every school is of one mind, so the prior has no middle.
pub const LEAST_WEIGHT: f64 = 1e-6;
/// More people in one school than this are no school, and the tables of the likelihood would not fit.
const MOST_PEOPLE: u64 = 10_000_000;
/// Where the search starts: few, some and many people's worth of prior, since the likelihood can have more than one hill.
const STARTS: [f64; 3] = [1.0, 10.0, 200.0];
/// Part of the gradient, relative to 1 + |log-likelihood|, that counts as zero.
const FLAT: f64 = 1e-9;
const MOST_STEPS: usize = 300;
/// Newton steps that polish what the search found.
const POLISH: usize = 8;

/// How much schools differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spread {
    /// Estimated.
    Found,
    /// No more than chance alone makes: the weight is held at [`MOST_WEIGHT`], and all schools get nearly the same figure.
    None,
    /// As much as possible, everybody in a school answering alike: the weight is held at [`LEAST_WEIGHT`].
    Greatest,
}

/// What is usual among schools: a beta distribution.
#[derive(Debug, Clone, PartialEq)]
pub struct Pooling {
    pub alpha: f64,
    pub beta: f64,
    pub log_likelihood: f64,
    pub spread: Spread,
}

/// One school's share after pooling.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pooled {
    pub mean: f64,
    /// Ends of the credible interval.
    pub low: f64,
    pub high: f64,
    /// How far the school's own share was drawn: 0 not at all, 1 wholly onto the prior.
    pub shrinkage: f64,
}

/// Finds what is usual among schools from the schools themselves (empirical Bayes).
///
/// Formula   α, β where Σ ln[ C(n, y) B(y + α, n − y + β) / B(α, β) ] is greatest
/// Input     y of n per school; n = 0 is allowed and teaches nothing
/// Output    α, β > 0 in people's worth of answers; `spread` says when α + β had to be held at a bound
/// Errors    `TooFew` (fewer than two schools with answers), `OutOfRange` (y > n), `OneKind` (everybody everywhere answered alike),
///           `NoVariance` (no school with more than one answer: difference between schools and within cannot be told apart),
///           `TooLarge` (n above ten million), `NotConverged`
/// Caution   schools must be alike but for chance and the one distribution; pool within a kind of school, not over all
/// Source    Efron & Morris (1975), JASA 70, 311–319; Griffiths (1973), Biometrics 29, 637–648.
///           Checked: reference/beta_binomial_pooling.json (SciPy)
pub fn pool(counts: &[(u64, u64)]) -> Result<Pooling, Undefined> {
    if let Some((y, n)) = counts.iter().find(|(y, n)| y > n) {
        return Err(Undefined::OutOfRange { what: "count", value: *y as f64, low: 0.0, high: *n as f64 });
    }
    let asked: Vec<(u64, u64)> = counts.iter().copied().filter(|(_, n)| *n > 0).collect();
    if asked.len() < 2 {
        return Err(Undefined::TooFew { n: asked.len(), needed: 2 });
    }
    if asked.iter().any(|(_, n)| *n > MOST_PEOPLE) {
        return Err(Undefined::TooLarge);
    }
    let surface = Surface::new(&asked);
    if surface.yes <= 0.0 || surface.yes >= surface.people {
        return Err(Undefined::OneKind);
    }
    if asked.iter().all(|(_, n)| *n == 1) {
        return Err(Undefined::NoVariance);
    }
    let share = surface.yes / surface.people;
    let found = surface.search(share);
    // The ends of the scale of weights, where a search for a flat place never arrives.
    let binomial = surface.yes * share.ln() + (surface.people - surface.yes) * (-share).ln_1p();
    let unanimous = asked.iter().all(|(y, n)| *y == 0 || y == n);
    let (mean, weight, value, spread) = match found {
        _ if unanimous => {
            let full = asked.iter().filter(|(y, _)| *y > 0).count() as f64 / asked.len() as f64;
            (full, LEAST_WEIGHT, surface.value(full, LEAST_WEIGHT), Spread::Greatest)
        }
        Some((mean, weight, value)) if value > binomial && weight < MOST_WEIGHT => (mean, weight, value, Spread::Found),
        _ if surface.slope_without_spread(share) <= 0.0 || found.is_some() => (share, MOST_WEIGHT, binomial, Spread::None),
        _ => return Err(Undefined::NotConverged),
    };
    let log_likelihood = value + surface.constant;
    Ok(Pooling { alpha: mean * weight, beta: (1.0 - mean) * weight, log_likelihood, spread })
}

impl Pooling {
    /// Share of a school of which nothing is known.
    pub fn mean(&self) -> f64 {
        self.alpha / (self.alpha + self.beta)
    }

    /// One school's share, drawn towards the mean of all.
    ///
    /// Formula   posterior Beta(α + y, β + n − y): mean (α + y)/(α + β + n), ends its quantiles; shrinkage (α + β)/(α + β + n)
    /// Input     y of n in this school, n = 0 for one that did not answer; `level` in (0, 1)
    /// Output    mean and ends in [0, 1]
    /// Errors    `OutOfRange` (y > n, level)
    /// Caution   takes α and β for known; with few schools the interval is too narrow. Not the share that was seen: show both
    /// Source    Casella (1985), American Statistician 39, 83–87. Checked: reference/beta_binomial_pooling.json (SciPy)
    pub fn pooled(&self, y: u64, n: u64, level: f64) -> Result<Pooled, Undefined> {
        let level = checked_level(level)?;
        if n > 0 {
            Proportion::new(y, n)?;
        } else if y > 0 {
            return Err(Undefined::OutOfRange { what: "count", value: y as f64, low: 0.0, high: 0.0 });
        }
        let (a, b) = (self.alpha + y as f64, self.beta + (n - y) as f64);
        let tail = 0.5 * (1.0 - level);
        let mean = a / (a + b);
        Ok(Pooled {
            mean,
            low: beta_quantile(a, b, tail).min(mean),
            // From the other side, so that the small tail is inverted.
            high: (1.0 - beta_quantile(b, a, tail)).max(mean),
            shrinkage: (self.alpha + self.beta) / (a + b),
        })
    }
}

/// x with P(X ≤ x) = `p` for X of Beta(a, b), p below one half. Several thousand schools want two each, hence not by halving.
fn beta_quantile(a: f64, b: f64, p: f64) -> f64 {
    let mean = a / (a + b);
    let sd = (mean * (1.0 - mean) / (a + b + 1.0)).sqrt();
    let short = |x: f64| beta::below(a, b, x, 1.0 - x) - p;
    // A small bracket first; it holds nearly always.
    let (mut low, mut high) = ((mean - 6.0 * sd).max(0.0), (mean + 2.0 * sd).min(1.0));
    if low > 0.0 && short(low) > 0.0 {
        low = 0.0;
    }
    if high < 1.0 && short(high) < 0.0 {
        high = 1.0;
    }
    root::brent(short, low, high).unwrap_or(mean)
}

/// The log-likelihood as sums over i of how many schools have more than i answers: exact and free of gamma functions, whose
/// differences lose all digits where α + β is great.
struct Surface {
    yes: f64,
    people: f64,
    /// Σ ln C(n, y).
    constant: f64,
    /// Schools with y > i, with n − y > i, with n > i, for i from 0.
    with_yes: Vec<f64>,
    with_no: Vec<f64>,
    with_any: Vec<f64>,
}

impl Surface {
    fn new(counts: &[(u64, u64)]) -> Surface {
        let above = |of: &dyn Fn(&(u64, u64)) -> u64| {
            let mut steps = vec![0.0; counts.iter().map(of).max().unwrap_or(0) as usize + 1];
            counts.iter().for_each(|c| steps[of(c) as usize] += 1.0);
            for i in (1..steps.len()).rev() {
                steps[i - 1] += steps[i];
            }
            // At i stands now how many have at least i; more than i is the next.
            steps.remove(0);
            steps
        };
        Surface {
            yes: counts.iter().map(|c| c.0 as f64).sum(),
            people: counts.iter().map(|c| c.1 as f64).sum(),
            constant: counts.iter().map(|c| crate::numeric::distribution::ln_choose(c.1 as f64, c.0 as f64)).sum(),
            with_yes: above(&|c| c.0),
            with_no: above(&|c| c.1 - c.0),
            with_any: above(&|c| c.1),
        }
    }

    /// Without `constant`.
    fn value(&self, mean: f64, weight: f64) -> f64 {
        let spread = |schools: &[f64], base: f64| schools.iter().enumerate().map(|(i, s)| s * (i as f64 / base).ln_1p()).sum::<f64>();
        self.yes * mean.ln()
            + (self.people - self.yes) * (-mean).ln_1p()
            + spread(&self.with_yes, mean * weight)
            + spread(&self.with_no, (1.0 - mean) * weight)
            - spread(&self.with_any, weight)
    }

    /// First and second derivatives by α and β.
    fn slopes(&self, alpha: f64, beta: f64) -> (Vector2<f64>, Matrix2<f64>) {
        let sums = |schools: &[f64], base: f64| {
            schools.iter().enumerate().fold((0.0, 0.0), |(one, two), (i, s)| {
                let r = 1.0 / (base + i as f64);
                (one + s * r, two - s * r * r)
            })
        };
        let (a, b, any) = (sums(&self.with_yes, alpha), sums(&self.with_no, beta), sums(&self.with_any, alpha + beta));
        (Vector2::new(a.0 - any.0, b.0 - any.0), Matrix2::new(a.1 - any.1, -any.1, -any.1, b.1 - any.1))
    }

    /// Twice the slope of the log-likelihood by 1/(α + β) at 0: whether a little spread explains the schools better than none.
    fn slope_without_spread(&self, share: f64) -> f64 {
        let pairs = |schools: &[f64]| 2.0 * schools.iter().enumerate().map(|(i, s)| i as f64 * s).sum::<f64>();
        pairs(&self.with_yes) / share + pairs(&self.with_no) / (1.0 - share) - pairs(&self.with_any)
    }

    /// The highest hill: mean, weight, value. In logarithms, so that both stay positive.
    fn search(&self, share: f64) -> Option<(f64, f64, f64)> {
        let bound = MOST_WEIGHT.ln() + 5.0;
        let downhill = |at: &[f64], gradient: &mut [f64]| {
            if at.iter().any(|x| x.abs() > bound) {
                return f64::INFINITY;
            }
            let (alpha, beta) = (at[0].exp(), at[1].exp());
            let (slope, _) = self.slopes(alpha, beta);
            (gradient[0], gradient[1]) = (-slope[0] * alpha, -slope[1] * beta);
            -self.value(alpha / (alpha + beta), alpha + beta)
        };
        let mut best: Option<(f64, f64, f64)> = None;
        for weight in STARTS {
            let found = bfgs(downhill, &[(share * weight).ln(), ((1.0 - share) * weight).ln()], FLAT, MOST_STEPS);
            let (mut alpha, mut beta) = (found.at[0].exp(), found.at[1].exp());
            for _ in 0..POLISH {
                let (slope, bend) = self.slopes(alpha, beta);
                // In logarithms, where the hill is rounder.
                let g = Vector2::new(alpha * slope[0], beta * slope[1]);
                let h = Matrix2::new(
                    alpha * alpha * bend[(0, 0)] + g[0],
                    alpha * beta * bend[(0, 1)],
                    alpha * beta * bend[(0, 1)],
                    beta * beta * bend[(1, 1)] + g[1],
                );
                match h.try_inverse().map(|inverse| -inverse * g) {
                    Some(step) if found.converged && h[(0, 0)] < 0.0 && h.determinant() > 0.0 && step.amax() < 0.1 => {
                        alpha *= step[0].exp();
                        beta *= step[1].exp();
                    }
                    _ => break,
                }
            }
            let (mean, weight) = (alpha / (alpha + beta), alpha + beta);
            let value = self.value(mean, weight);
            if value.is_finite() && best.is_none_or(|(_, _, other)| value > other) {
                best = Some((mean, weight, value));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::distribution::normal_quantile;
    use proptest::prelude::*;

    const SCHOOLS: [(u64, u64); 6] = [(3, 5), (20, 22), (7, 30), (1, 2), (14, 20), (9, 25)];

    #[test]
    fn a_school_that_did_not_answer_gets_the_prior_and_teaches_nothing() {
        let pooling = pool(&SCHOOLS).unwrap();
        assert_eq!(pooling.spread, Spread::Found);
        let nobody = pooling.pooled(0, 0, 0.9).unwrap();
        assert!((nobody.mean - pooling.mean()).abs() < 1e-15 && nobody.shrinkage == 1.0 && nobody.low < nobody.high);
        let mut more = SCHOOLS.to_vec();
        more.push((0, 0));
        assert_eq!(pool(&more), Ok(pooling));
    }

    #[test]
    fn schools_that_differ_by_less_than_chance_are_flagged_and_pooled_wholly() {
        let pooling = pool(&[(10, 20), (11, 20), (9, 20), (10, 20)]).unwrap();
        assert_eq!((pooling.spread, pooling.alpha + pooling.beta), (Spread::None, MOST_WEIGHT));
        let school = pooling.pooled(11, 20, 0.95).unwrap();
        assert!((school.mean - 0.5).abs() < 1e-5 && school.shrinkage > 0.9999);
        // Nearly normal, with a standard deviation of half a thousandth.
        assert!((school.mean - school.low - 1.96 * 0.0005).abs() < 1e-6 && (school.high - school.mean - 1.96 * 0.0005).abs() < 1e-6);
    }

    #[test]
    fn schools_of_one_mind_each_are_flagged_too() {
        let pooling = pool(&[(0, 9), (7, 7), (12, 12)]).unwrap();
        assert_eq!(pooling.spread, Spread::Greatest);
        assert!((pooling.mean() - 2.0 / 3.0).abs() < 1e-12);
        let school = pooling.pooled(0, 9, 0.9).unwrap();
        assert!(school.low >= 0.0 && school.mean < 1e-6 && school.high < 0.01, "{school:?}");
    }

    #[test]
    fn what_has_no_answer_says_why() {
        assert_eq!(pool(&[]), Err(Undefined::TooFew { n: 0, needed: 2 }));
        assert_eq!(pool(&[(1, 2), (0, 0)]), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(pool(&[(0, 4), (0, 9)]), Err(Undefined::OneKind));
        assert_eq!(pool(&[(5, 5), (9, 9)]), Err(Undefined::OneKind));
        assert_eq!(pool(&[(0, 1), (1, 1), (1, 1)]), Err(Undefined::NoVariance));
        assert!(matches!(pool(&[(6, 5), (1, 2)]), Err(Undefined::OutOfRange { .. })));
        assert_eq!(pool(&[(6, u64::MAX), (1, 2)]), Err(Undefined::TooLarge));
        let pooling = pool(&SCHOOLS).unwrap();
        assert!(pooling.pooled(3, 2, 0.9).is_err() && pooling.pooled(1, 0, 0.9).is_err() && pooling.pooled(1, 2, 1.0).is_err());
    }

    #[test]
    fn ends_of_an_interval_are_where_the_tails_begin() {
        assert!((beta_quantile(3.0, 5.0, 0.025) - 0.09898827844250786).abs() < 1e-12);
        assert!((beta_quantile(1.0, 3.0, 0.271) - (1.0 - 0.729_f64.cbrt())).abs() < 1e-13);
        // Far more people than a fraction of fixed length can follow: R 4.2.2 `qbeta`.
        assert!((beta_quantile(200_000.0, 300_000.0, 0.3) - 0.3996365878910817).abs() < 1e-12);
        // Nearly normal.
        let (a, sd) = (50_000.0, (0.25 / 100_001.0_f64).sqrt());
        assert!(((beta_quantile(a, a, 0.05) - 0.5) / sd - normal_quantile(0.05)).abs() < 1e-3);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn the_prior_lies_where_the_likelihood_is_greatest_and_schools_between_their_own_share_and_it(
            rows in prop::collection::vec((0.0..=1.0_f64, 1_u64..60), 3..30)
        ) {
            let counts: Vec<(u64, u64)> = rows.iter().map(|(p, n)| ((p * *n as f64).round() as u64, *n)).collect();
            match pool(&counts) {
                Ok(pooling) => {
                    let surface = Surface::new(&counts);
                    let (mean, weight) = (pooling.mean(), pooling.alpha + pooling.beta);
                    let here = surface.value(mean, weight);
                    if pooling.spread == Spread::Found {
                        for (m, w) in [(1.001, 1.0), (0.999, 1.0), (1.0, 1.01), (1.0, 0.99), (1.0, 3.0), (1.0, 0.3)] {
                            prop_assert!(surface.value((mean * m).min(1.0 - 1e-9), weight * w) <= here + 1e-7);
                        }
                    }
                    for (y, n) in &counts {
                        let (own, school) = (*y as f64 / *n as f64, pooling.pooled(*y, *n, 0.9).unwrap());
                        prop_assert!(own.min(mean) - 1e-9 <= school.mean && school.mean <= own.max(mean) + 1e-9);
                        prop_assert!(0.0 <= school.low && school.low <= school.mean && school.mean <= school.high && school.high <= 1.0);
                    }
                }
                Err(reason) => prop_assert!(matches!(reason, Undefined::OneKind | Undefined::NoVariance), "{reason}"),
            }
        }
    }
}
