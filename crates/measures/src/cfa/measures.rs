//! How well a model fits, in the figures the field reports.

use crate::numeric::{distribution::chi_square_above, root};
use libm::lgamma;
use statrs::function::gamma::gamma_lr;

/// The level of RMSEA's interval: 90 % by custom, since the upper 5 % test close fit.
pub const RMSEA_LEVEL: f64 = 0.9;
/// Terms of the noncentral distribution below this change no digit that is shown.
const LEAST_TERM: f64 = 1e-17;

/// The fit of a model. Judge by all of them and by the residuals, not by one against a threshold.
#[derive(Debug, Clone, PartialEq)]
pub struct FitMeasures {
    /// N times the discrepancy from the model that says nothing.
    pub chi_square: f64,
    pub df: usize,
    /// The chance of a χ² at least as large, were the model true; `None` when df = 0.
    pub p: Option<f64>,
    /// Bentler's comparative fit index, 0 to 1.
    pub cfi: f64,
    /// Tucker and Lewis's index; may pass 1. `None` where the baseline fits as well as can be.
    pub tli: Option<f64>,
    /// Steiger's root mean square error of approximation, with its 90 % interval.
    pub rmsea: f64,
    pub rmsea_low: f64,
    pub rmsea_high: f64,
    /// Standardized root mean square residual (Bentler), means included where the model has them.
    pub srmr: f64,
    pub log_likelihood: f64,
    pub aic: f64,
    pub bic: f64,
    /// Number of free parameters.
    pub parameters: usize,
    /// χ² of the model in which items are unrelated, and its df.
    pub baseline_chi_square: f64,
    pub baseline_df: usize,
}

/// What `FitMeasures` are made of.
pub(super) struct Raw {
    pub chi_square: f64,
    pub df: usize,
    pub baseline_chi_square: f64,
    pub baseline_df: usize,
    pub log_likelihood: f64,
    pub parameters: usize,
    pub people: usize,
    pub srmr: f64,
}

impl Raw {
    pub fn measures(&self) -> FitMeasures {
        let (df, n) = (self.df as f64, self.people as f64);
        let chi_square = self.chi_square.max(0.0);
        let (beyond, baseline) = (chi_square - df, self.baseline_chi_square - self.baseline_df as f64);
        let worst = beyond.max(baseline).max(0.0);
        // With as many parameters as covariances nothing but rounding is left to compare.
        let cfi = if self.df == 0 || worst == 0.0 { 1.0 } else { 1.0 - beyond.max(0.0) / worst };
        let tli = if self.df == 0 {
            Some(1.0)
        } else {
            let whole = baseline * df;
            (whole != 0.0).then(|| 1.0 - beyond * self.baseline_df as f64 / whole)
        };
        let (low, high) = interval(chi_square, self.df, n);
        FitMeasures {
            chi_square,
            df: self.df,
            p: (self.df > 0).then(|| chi_square_above(chi_square, df)),
            cfi,
            tli,
            rmsea: if self.df == 0 { 0.0 } else { (beyond.max(0.0) / (df * n)).sqrt() },
            rmsea_low: low,
            rmsea_high: high,
            srmr: self.srmr,
            log_likelihood: self.log_likelihood,
            aic: -2.0 * self.log_likelihood + 2.0 * self.parameters as f64,
            bic: -2.0 * self.log_likelihood + n.ln() * self.parameters as f64,
            parameters: self.parameters,
            baseline_chi_square: self.baseline_chi_square,
            baseline_df: self.baseline_df,
        }
    }
}

/// RMSEA at the noncentralities under which χ² would be at the upper and at the lower end of what is usual.
fn interval(chi_square: f64, df: usize, n: f64) -> (f64, f64) {
    if df == 0 {
        return (0.0, 0.0);
    }
    let tail = 0.5 * (1.0 - RMSEA_LEVEL);
    let at = |noncentrality: f64| (noncentrality / (n * df as f64)).sqrt();
    let solve = |chance: f64, mut most: f64| {
        let off = |noncentrality: f64| noncentral_below(chi_square, df as f64, noncentrality) - chance;
        if off(0.0) < 0.0 {
            return 0.0;
        }
        while off(most) > 0.0 {
            most *= 2.0;
        }
        root::brent(off, 0.0, most).map_or(0.0, at)
    };
    (solve(1.0 - tail, chi_square), solve(tail, n.max(4.0 * chi_square)))
}

/// P(χ² ≤ x) of the noncentral distribution: central ones, weighted by Poisson's chances, from the weightiest outward.
///
/// Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, chapter 29.
fn noncentral_below(x: f64, df: f64, noncentrality: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let (half, y) = (0.5 * noncentrality, 0.5 * x);
    let middle = half.floor();
    let a = 0.5 * df + middle;
    let weight = if half > 0.0 { (-half + middle * half.ln() - lgamma(middle + 1.0)).exp() } else { 1.0 };
    // P(a + 1, y) = P(a, y) − y^a e^−y / Γ(a + 1).
    let step = (-y + a * y.ln() - lgamma(a + 1.0)).exp();
    let below = gamma_lr(a, y);
    let (mut sum, mut chance, mut poisson, mut fall, mut k) = (weight * below, below, weight, step, middle);
    loop {
        chance -= fall;
        fall *= y / (0.5 * df + k + 1.0);
        k += 1.0;
        poisson *= half / k;
        sum += poisson * chance.max(0.0);
        if poisson < LEAST_TERM || poisson.is_nan() {
            break;
        }
    }
    (chance, poisson, fall, k) = (below, weight, step, middle);
    while k > 0.0 && poisson >= LEAST_TERM {
        fall *= (0.5 * df + k) / y;
        chance += fall;
        poisson *= k / half;
        k -= 1.0;
        sum += poisson * chance.min(1.0);
    }
    sum.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Wanted values: R 4.2.2 `pchisq`.
    #[test]
    fn the_noncentral_distribution_is_right() {
        for (x, df, noncentrality, want) in WANTED {
            let got = noncentral_below(*x, *df, *noncentrality);
            assert!((got - want).abs() < 1e-11, "{x} {df} {noncentrality}: {got} is not {want}");
        }
    }

    #[test]
    fn a_model_that_fits_better_than_chance_has_an_rmsea_of_zero_and_a_saturated_one_no_p() {
        let raw = Raw {
            chi_square: 3.0,
            df: 5,
            baseline_chi_square: 200.0,
            baseline_df: 10,
            log_likelihood: -900.0,
            parameters: 10,
            people: 150,
            srmr: 0.01,
        };
        let found = raw.measures();
        assert_eq!((found.rmsea, found.rmsea_low, found.cfi), (0.0, 0.0, 1.0));
        assert!(found.rmsea_high > 0.0 && found.tli.unwrap() > 1.0 && found.aic == 1820.0);
        let alone = Raw { df: 0, chi_square: 1e-15, baseline_chi_square: 0.0, baseline_df: 0, ..raw }.measures();
        assert_eq!((alone.cfi, alone.rmsea), (1.0, 0.0));
        let saturated = Raw { df: 0, chi_square: -1e-14, ..raw }.measures();
        assert_eq!((saturated.p, saturated.rmsea_high, saturated.tli, saturated.chi_square), (None, 0.0, Some(1.0), 0.0));
    }

    #[test]
    fn with_few_people_the_upper_end_lies_far_out_and_is_not_lost() {
        // The noncentrality at which P(|Z + δ| ≤ 1) = 0.05 is δ² = 6.988.
        let (low, high) = interval(1.0, 1, 5.0);
        assert!(low == 0.0 && (high - (6.988_f64 / 5.0).sqrt()).abs() < 1e-3, "{high}");
    }

    const WANTED: &[(f64, f64, f64, f64)] = &[
        (30.0, 24.0, 10.0, 0.361579793236848),
        (85.3, 24.0, 60.0, 0.552449100925916),
        (85.3, 24.0, 0.0, 0.999999991479831),
        (2.0, 5.0, 30.0, 1.00740606972302e-06),
        (900.0, 40.0, 850.0, 0.573704499142308),
        (5000.0, 100.0, 4800.0, 0.764676460482236),
        (1.0, 1.0, 0.01, 0.680273813706858),
    ];
}
