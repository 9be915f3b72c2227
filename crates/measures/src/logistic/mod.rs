//! Logistic regression: how the chance of a yes-or-no outcome goes with what was known before. It says when there is no most
//! likely answer (`Separated`) instead of returning the huge numbers at which a program happened to stop.
//!
//! `newton.rs` holds the search itself, which the measures of item bias and of forecasts share.

pub(crate) mod newton;

use crate::Undefined;
use newton::{Counts, Goal, Peak, climb};

/// A fitted model of a yes-or-no outcome. Coefficients are on the scale of log odds; the intercept comes first.
#[derive(Debug, Clone, PartialEq)]
pub struct Logistic {
    pub coefficients: Vec<f64>,
    pub standard_errors: Vec<f64>,
    /// The logarithm of how likely these outcomes are under the model; for `firth` without its penalty.
    pub log_likelihood: f64,
    pub n: usize,
}

impl Logistic {
    /// −2 times the log-likelihood: what two nested models of the same people are compared by.
    pub fn deviance(&self) -> f64 {
        -2.0 * self.log_likelihood
    }

    /// The chance of a yes for one person.
    ///
    /// Formula   1 / ( 1 + exp(−(b₀ + Σ bⱼ xⱼ)) )
    /// Input     one value per column, in the order of the fit
    /// Output    chance between 0 and 1
    /// Errors    `Mismatch` (number of values), `NotFinite`
    /// Caution   a chance for people like those the model was fitted to; for others it is a guess
    /// Source    as `fit`. Checked: unit tests below
    pub fn chance(&self, values: &[f64]) -> Result<f64, Undefined> {
        if values.len() + 1 != self.coefficients.len() {
            return Err(Undefined::Mismatch { what: "values", expected: self.coefficients.len() - 1, found: values.len() });
        }
        if let Some(index) = values.iter().position(|x| !x.is_finite()) {
            return Err(Undefined::NotFinite { index });
        }
        let line: f64 = self.coefficients[0] + values.iter().zip(&self.coefficients[1..]).map(|(x, b)| x * b).sum::<f64>();
        // Where a huge value times a huge coefficient meets its opposite, nothing is known.
        if line.is_nan() { Err(Undefined::TooLarge) } else { Ok(newton::chance(line)) }
    }

    fn from(peak: Peak, n: usize) -> Self {
        Self { standard_errors: peak.standard_errors(), coefficients: peak.coefficients, log_likelihood: peak.log_likelihood, n }
    }
}

/// The most likely logistic model.
///
/// Formula   P(yes) = 1 / ( 1 + exp(−(b₀ + Σ bⱼ xⱼ)) ), b where the likelihood is greatest; standard errors from (X′WX)⁻¹,
///           W = diag( p (1 − p) ) as the last step used it (R does the same; at the estimate itself it is equal to some 7 digits)
/// Input     k columns of n finite numbers each, any unit; n outcomes; an intercept is added
/// Output    coefficients and standard errors in log odds per unit of the column, intercept first
/// Errors    `TooFew` (n < k + 2), `Mismatch` (lengths), `NotFinite` (index of the row), `OneKind` (all yes or all no),
///           `Dependent` (a column is constant or follows from others), `Separated` (some combination of the columns tells yes
///           from no without a mistake, so that no finite estimate is the most likely one), `NotConverged`
/// Caution   with fewer than about ten people of the rarer outcome per column the estimates exaggerate; consider `firth`
/// Source    McCullagh & Nelder (1989), Generalized Linear Models, chapter 4; Albert & Anderson (1984), Biometrika 71, 1–10.
///           Checked: reference/logistic_model.json, reference/logistic_separated.json (R `glm`)
pub fn fit(columns: &[&[f64]], outcomes: &[bool]) -> Result<Logistic, Undefined> {
    fitted(columns, outcomes, Goal::MostLikely)
}

/// The logistic model under Firth's penalty, which exists even where the data separate.
///
/// Formula   maximizes ln L(b) + ½ ln det(X′WX); standard errors from (X′WX)⁻¹ at that b
/// Input     as `fit`
/// Output    as `fit`; coefficients drawn slightly towards 0; `log_likelihood` without the penalty
/// Errors    as `fit`, but never `Separated`
/// Caution   where the data separate, the interval estimate ± 1.96 standard errors is far too symmetric: read the sign, not the size
/// Source    Firth (1993), Biometrika 80, 27–38; Heinze & Schemper (2002), Statistics in Medicine 21, 2409–2419.
///           Checked: unit tests below (closed form for one group, greatest penalized likelihood)
pub fn firth(columns: &[&[f64]], outcomes: &[bool]) -> Result<Logistic, Undefined> {
    fitted(columns, outcomes, Goal::Firth)
}

fn fitted(columns: &[&[f64]], outcomes: &[bool], goal: Goal) -> Result<Logistic, Undefined> {
    let n = outcomes.len();
    if n < columns.len() + 2 {
        return Err(Undefined::TooFew { n, needed: columns.len() + 2 });
    }
    let successes: Vec<f64> = outcomes.iter().map(|yes| f64::from(u8::from(*yes))).collect();
    let peak = climb(&Counts { columns, trials: None, successes: &successes, offset: None }, goal)?;
    if peak.separated { Err(Undefined::Separated) } else { Ok(Logistic::from(peak, n)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn yes(list: &[u8]) -> Vec<bool> {
        list.iter().map(|y| *y == 1).collect()
    }

    #[test]
    fn one_yes_or_no_column_gives_the_log_odds_ratio_of_the_table() {
        // 6 of 10 against 3 of 10.
        let group: Vec<f64> = (0..20).map(|i| f64::from(i / 10)).collect();
        let outcomes: Vec<bool> = (0..20).map(|i| if i < 10 { i < 3 } else { i < 16 }).collect();
        let model = fit(&[&group], &outcomes).unwrap();
        let ratio = (6.0 / 4.0_f64).ln() - (3.0 / 7.0_f64).ln();
        assert!((model.coefficients[1] - ratio).abs() < 1e-12 && (model.coefficients[0] - (3.0 / 7.0_f64).ln()).abs() < 1e-12);
        let error = (1.0 / 6.0 + 1.0 / 4.0 + 1.0 / 3.0 + 1.0 / 7.0_f64).sqrt();
        assert!((model.standard_errors[1] - error).abs() < 1e-12);
        assert!((model.chance(&[1.0]).unwrap() - 0.6).abs() < 1e-12);
        assert_eq!(model.chance(&[]), Err(Undefined::Mismatch { what: "values", expected: 1, found: 0 }));
        assert_eq!(model.chance(&[f64::NAN]), Err(Undefined::NotFinite { index: 0 }));
    }

    #[test]
    fn complete_and_quasi_complete_separation_are_told_and_firth_still_answers() {
        let x: Vec<f64> = (1..=8).map(f64::from).collect();
        let complete = yes(&[0, 0, 0, 0, 1, 1, 1, 1]);
        assert_eq!(fit(&[&x], &complete), Err(Undefined::Separated));
        let model = firth(&[&x], &complete).unwrap();
        assert!(model.coefficients[1] > 0.0 && model.coefficients[1] < 5.0);
        // Both outcomes at 5, and at 5 only.
        let tied = [1.0, 2.0, 3.0, 5.0, 5.0, 6.0, 7.0, 8.0];
        assert_eq!(fit(&[&tied], &complete), Err(Undefined::Separated));
        // A second column that overlaps does not hide it.
        let other = [0.3, 2.0, -1.0, 0.5, 1.0, 0.2, -0.7, 0.9];
        assert_eq!(fit(&[&other, &tied], &complete), Err(Undefined::Separated));
        // One mistake, and there is an answer.
        let model = fit(&[&x], &yes(&[0, 0, 0, 1, 0, 1, 1, 1])).unwrap();
        assert!(model.coefficients[1] > 0.5 && model.coefficients[1] < 3.0);
    }

    #[test]
    fn firth_of_a_single_group_adds_half_a_person_to_each_side() {
        let outcomes = yes(&[1, 0, 0, 0, 0, 0, 0]);
        let model = firth(&[], &outcomes).unwrap();
        assert!((model.coefficients[0] - (1.5 / 6.5_f64).ln()).abs() < 1e-9, "{model:?}");
        assert!((fit(&[], &outcomes).unwrap().coefficients[0] - (1.0 / 6.0_f64).ln()).abs() < 1e-12);
    }

    #[test]
    fn what_has_no_answer_says_why() {
        let x = [1.0, 2.0, 3.0, 4.0, 5.0];
        let mixed = yes(&[0, 1, 0, 1, 1]);
        assert_eq!(fit(&[&x], &[]), Err(Undefined::TooFew { n: 0, needed: 3 }));
        assert_eq!(fit(&[&x], &[true; 5]), Err(Undefined::OneKind));
        assert_eq!(fit(&[&[2.0; 5]], &mixed), Err(Undefined::Dependent));
        assert_eq!(fit(&[&x, &x.map(|x| 3.0 - 2.0 * x)], &mixed), Err(Undefined::Dependent));
        assert_eq!(fit(&[&x[..4]], &mixed), Err(Undefined::Mismatch { what: "rows of a column", expected: 5, found: 4 }));
        assert_eq!(fit(&[&[1.0, f64::INFINITY, 3.0, 4.0, 5.0]], &mixed), Err(Undefined::NotFinite { index: 1 }));
        // Huge values are only another unit.
        let model = fit(&[&x.map(|x| x * 1e300)], &mixed).unwrap();
        assert!((model.coefficients[1] * 1e300 - fit(&[&x], &mixed).unwrap().coefficients[1]).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn order_and_unit_do_not_matter_and_the_fitted_chances_add_up(
            rows in prop::collection::vec((-3.0..3.0_f64, -1.0..1.0_f64, any::<bool>()), 8..60), shift in -50.0..50.0_f64, unit in 0.01..100.0_f64
        ) {
            let split = |rows: &[(f64, f64, bool)]| -> (Vec<f64>, Vec<f64>, Vec<bool>) {
                (rows.iter().map(|r| r.0).collect(), rows.iter().map(|r| r.1).collect(), rows.iter().map(|r| r.2).collect())
            };
            let (a, b, y) = split(&rows);
            let mut turned = rows.clone();
            turned.reverse();
            let (c, d, z) = split(&turned);
            let c: Vec<f64> = c.iter().map(|x| shift + unit * x).collect();
            match (fit(&[&a, &b], &y), fit(&[&c, &d], &z)) {
                (Ok(one), Ok(other)) => {
                    let size = 1.0 + one.standard_errors.iter().sum::<f64>();
                    prop_assert!((one.coefficients[1] - other.coefficients[1] * unit).abs() < 1e-6 * size);
                    prop_assert!((one.coefficients[2] - other.coefficients[2]).abs() < 1e-6 * size);
                    prop_assert!((one.log_likelihood - other.log_likelihood).abs() < 1e-8);
                    let expected: f64 = a.iter().zip(&b).map(|(a, b)| one.chance(&[*a, *b]).unwrap()).sum();
                    prop_assert!((expected - y.iter().filter(|y| **y).count() as f64).abs() < 1e-6);
                }
                (one, other) => prop_assert_eq!(one.is_err(), other.is_err()),
            }
        }

        #[test]
        fn firth_lies_where_its_own_likelihood_is_greatest(rows in prop::collection::vec((-3.0..3.0_f64, any::<bool>()), 6..30)) {
            let (x, y): (Vec<f64>, Vec<bool>) = rows.into_iter().unzip();
            if let Ok(model) = firth(&[&x], &y) {
                let penalized = |a: f64, b: f64| {
                    let (mut l, mut w, mut wx, mut wxx) = (0.0, 0.0, 0.0, 0.0);
                    for (x, y) in x.iter().zip(&y) {
                        let p = 1.0 / (1.0 + (-(a + b * x)).exp());
                        l += if *y { p.ln() } else { (1.0 - p).ln() };
                        let v = p * (1.0 - p);
                        (w, wx, wxx) = (w + v, wx + v * x, wxx + v * x * x);
                    }
                    l + 0.5 * (w * wxx - wx * wx).ln()
                };
                let (a, b) = (model.coefficients[0], model.coefficients[1]);
                let best = penalized(a, b);
                for (i, j) in [(0.01, 0.0), (-0.01, 0.0), (0.0, 0.01), (0.0, -0.01), (0.01, -0.01), (-0.01, 0.01)] {
                    prop_assert!(penalized(a + i, b + j) <= best + 1e-9);
                }
            }
        }
    }
}
