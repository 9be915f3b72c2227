//! Omega: how much of a sum of items is due to what they share. Unlike alpha it does not take all items as equally good.

use super::correlation::CorrelationMatrix;
use super::extraction::{minres, rows};
use super::rotation::{matrix, oblimin_of, varimax};
use crate::Undefined;
use nalgebra::{DMatrix, DVector};

/// Omega of one factor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Omega {
    /// Against the variance the model implies for the sum.
    pub total: f64,
    /// Against the variance the sum was seen to have.
    pub total_observed: f64,
}

/// Omega total of a scale on which one factor was found, for standardized items.
///
/// Formula   total = (Σ l)² / ( (Σ l)² + Σ (1 − l²) ); observed = (Σ l)² / Σ R
/// Input     the correlations and the p loadings found in them (`single_factor`, `minres`, `maximum_likelihood`)
/// Output    two figures with two denominators: print which one is shown. `total` is within 0 to 1 unless a loading passes ±1
/// Errors    `TooFewPeople` (not more people than items), `Mismatch` (number of loadings), `NotFinite`, `NoVariance` (a denominator that is not positive)
/// Caution   turn items around first that are worded the other way, or they cancel; one factor must fit for it to mean anything
/// Source    McDonald (1999), Test Theory, chapter 6. Checked: reference/omega_1f_minres_tight.json, omega_1f_minres_ml.json
pub fn omega(correlations: &CorrelationMatrix, loadings: &[f64]) -> Result<Omega, Undefined> {
    correlations.require_people()?;
    if loadings.len() != correlations.items() {
        return Err(Undefined::Mismatch { what: "loadings", expected: correlations.items(), found: loadings.len() });
    }
    if let Some(index) = loadings.iter().position(|l| !l.is_finite()) {
        return Err(Undefined::NotFinite { index });
    }
    let common = loadings.iter().sum::<f64>().powi(2);
    let unique: f64 = loadings.iter().map(|l| 1.0 - l * l).sum();
    let share = |whole: f64| if whole > 0.0 { Ok(common / whole) } else { Err(Undefined::NoVariance) };
    Ok(Omega { total: unrounded(share(common + unique)?), total_observed: share(correlations.total())? })
}

/// Rounding may carry a whole a hair beyond 1.
fn unrounded(share: f64) -> f64 {
    if share > 1.0 && share < 1.0 + ROUNDING { 1.0 } else { share }
}

/// Far above what sums of some hundred loadings lose, far below what a loading beyond ±1 adds.
const ROUNDING: f64 = 1e-9;

/// Omega of a scale with a general factor and group factors.
#[derive(Debug, Clone, PartialEq)]
pub struct Hierarchical {
    /// The part of the sum's variance due to the general factor alone.
    pub hierarchical: f64,
    /// The part due to all factors.
    pub total: f64,
    /// What `hierarchical` would be with endlessly many items of the same kinds: the general part of the common variance.
    pub asymptotic: f64,
    /// Cronbach's alpha of the standardized items, turned as below.
    pub alpha: f64,
    /// Guttman's sixth bound; `Dependent` where an item is a copy or a sum of others.
    pub guttman6: Result<f64, Undefined>,
    /// Per item, its loading on the general factor after turning: never below 0.
    pub general: Vec<f64>,
    /// Per item, its loadings on what is left of the group factors.
    pub group: Vec<Vec<f64>>,
    /// Items turned around because the general factor ran against them.
    pub turned: Vec<bool>,
    /// Correlations of the oblique group factors, which the general factor explains.
    pub factor_correlations: Vec<Vec<f64>>,
    /// A Heywood case among the items or the group factors.
    pub heywood: bool,
}

/// Omega hierarchical by Schmid and Leiman's transformation of oblique minres factors.
///
/// Formula   g = Λ γ, Λ the oblimin pattern of m factors, γ the loadings of one factor in their correlations Φ;
///           ω_h = (Σ g)² / Σ R, ω_t = (Σ R − Σ u²) / Σ R, ω_lim = (Σ g)² / (Σ R − Σ u²), u² = 1 − communality
/// Input     correlations of p items; m group factors, 3 by custom
/// Output    see `Hierarchical`; items against the general factor are turned around before summing
/// Errors    `TooFewPeople` (not more people than items), `TooFew` (fewer items than m factors need), `OutOfRange` (m = 0), `NotConverged`, `NoVariance` (Σ R or the common
///           variance not positive; factors without any correlation)
/// Caution   m = 2 does not tell two loadings γ: both are set to √|φ|. With m = 1 there is no general factor beside the one, and
///           only `total` has a meaning. A scale is one when `hierarchical` is large, not when `total` is
/// Source    Schmid & Leiman (1957), Psychometrika 22, 53–61; Zinbarg et al. (2005), 70, 123–133; Revelle & Condon (2019).
///           Checked: reference/omega_hier_3f.json (psych `omega`)
pub fn hierarchical(correlations: &CorrelationMatrix, factors: usize) -> Result<Hierarchical, Undefined> {
    correlations.require_people()?;
    let p = correlations.items();
    let extraction = minres(correlations, factors)?;
    let (pattern, phi) = oblimin_of(&matrix(&varimax(&extraction.loadings)?.loadings)?)?;
    let (second_order, second_heywood) = general_of_groups(&phi)?;
    let mut general: Vec<f64> = (&pattern * DVector::from_column_slice(&second_order)).as_slice().to_vec();
    let mut group = rows(&DMatrix::from_fn(p, factors, |i, k| {
        let left = pattern[(i, k)].powi(2) * (1.0 - second_order[k].powi(2));
        left.max(0.0).sqrt().copysign(pattern[(i, k)])
    }));
    let turned: Vec<bool> = general.iter().map(|g| *g < 0.0).collect();
    let sign = |i: usize| if turned[i] { -1.0 } else { 1.0 };
    for i in 0..p {
        general[i] *= sign(i);
        group[i].iter_mut().for_each(|l| *l *= sign(i));
    }
    let variance: f64 = (0..p).map(|i| (0..p).map(|j| sign(i) * sign(j) * correlations.r[(i, j)]).sum::<f64>()).sum();
    let unique: f64 = p as f64 - extraction.communality().iter().sum::<f64>();
    let common = variance - unique;
    if variance <= 0.0 || common <= 0.0 {
        return Err(Undefined::NoVariance);
    }
    let of_general = general.iter().sum::<f64>().powi(2);
    let items = p as f64;
    Ok(Hierarchical {
        hierarchical: of_general / variance,
        total: unrounded(common / variance),
        asymptotic: of_general / common,
        alpha: (variance - items) / variance * items / (items - 1.0),
        guttman6: correlations.squared_multiple().map(|smc| (variance - items + smc.iter().sum::<f64>()) / variance),
        general,
        group,
        turned,
        factor_correlations: rows(&phi),
        heywood: extraction.heywood || second_heywood,
    })
}

/// The loadings of the group factors on the one above them, and whether that is a Heywood case.
fn general_of_groups(phi: &DMatrix<f64>) -> Result<(Vec<f64>, bool), Undefined> {
    match phi.nrows() {
        1 => Ok((vec![1.0], false)),
        2 => {
            let loading = phi[(0, 1)].abs().sqrt();
            Ok((vec![loading, loading.copysign(phi[(0, 1)])], false))
        }
        _ => {
            let found = minres(&CorrelationMatrix::from_rows(&rows(phi), 0)?, 1)?;
            Ok((found.loadings.iter().map(|row| row[0]).collect(), found.heywood))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::single_factor;
    use super::*;
    use proptest::prelude::*;

    fn made_of(general: &[f64], group: &[f64]) -> CorrelationMatrix {
        let p = general.len();
        let shared = |i: usize, j: usize| if i * 3 / p == j * 3 / p { group[i] * group[j] } else { 0.0 };
        let cell = |i: usize, j: usize| if i == j { 1.0 } else { general[i] * general[j] + shared(i, j) };
        CorrelationMatrix::from_rows(&(0..p).map(|i| (0..p).map(|j| cell(i, j)).collect()).collect::<Vec<_>>(), 300).unwrap()
    }

    #[test]
    fn equal_loadings_give_spearman_and_brown() {
        let r = made_of(&[0.5; 6], &[0.0; 6]);
        let found = omega(&r, &single_factor(&r).unwrap().loadings).unwrap();
        let expected = 6.0 * 0.25 / (1.0 + 5.0 * 0.25);
        assert!((found.total - expected).abs() < 1e-12 && (found.total_observed - expected).abs() < 1e-12);
        assert!(omega(&r, &[0.5; 5]).is_err() && omega(&r, &[f64::NAN; 6]).is_err());
    }

    #[test]
    fn a_general_factor_with_even_groups_is_taken_apart_and_items_against_it_are_turned() {
        let (mut general, mut group) = ([0.6, 0.6, 0.6, 0.5, 0.5, 0.5, 0.4, 0.4, 0.4], [0.48, 0.48, 0.48, 0.4, 0.4, 0.4, 0.32, 0.32, 0.32]);
        let plain = hierarchical(&made_of(&general, &group), 3).unwrap();
        for (found, wanted) in plain.general.iter().zip(general) {
            assert!((found - wanted).abs() < 1e-4, "{plain:?}");
        }
        (general[4], group[4]) = (-general[4], -group[4]);
        let turned = hierarchical(&made_of(&general, &group), 3).unwrap();
        assert!((turned.hierarchical - plain.hierarchical).abs() < 1e-6 && turned.turned.iter().filter(|t| **t).count() == 1);
    }

    #[test]
    fn fewer_people_than_items_say_nothing_of_what_they_share() {
        let rows: Vec<Vec<f64>> = (0..9).map(|i| (0..9).map(|j| if i == j { 1.0 } else { 0.5 }).collect()).collect();
        for (people, enough) in [(2, false), (9, false), (10, true), (0, true)] {
            let r = CorrelationMatrix::from_rows(&rows, people).unwrap();
            let refused = Err(Undefined::TooFewPeople { people, items: 9 });
            assert_eq!(omega(&r, &[0.7; 9]).map(|_| ()) != refused, enough);
            assert_eq!(hierarchical(&r, 3).map(|_| ()) != refused, enough);
        }
    }

    #[test]
    fn items_that_are_all_one_have_an_omega_of_1_and_no_more() {
        let r = CorrelationMatrix::from_rows(&vec![vec![1.0; 9]; 9], 300).unwrap();
        for l in [1.0, 1.0 + 1e-15, 1.0 - 1e-15] {
            assert!(omega(&r, &[l; 9]).unwrap().total <= 1.0);
        }
    }

    #[test]
    fn too_few_items_for_three_factors_are_refused() {
        let r = made_of(&[0.5; 5], &[0.3; 5]);
        assert!(matches!(hierarchical(&r, 3), Err(Undefined::TooFew { n: 5, needed: 6 })));
        assert!(hierarchical(&r, 0).is_err());
    }

    proptest! {
        #[test]
        fn the_general_part_is_never_more_than_the_whole(general in prop::collection::vec(0.3..0.7_f64, 9), group in prop::collection::vec(0.2..0.6_f64, 9)) {
            if let Ok(found) = hierarchical(&made_of(&general, &group), 3) {
                prop_assert!(found.general.iter().all(|g| *g >= 0.0));
                prop_assert!(0.0 <= found.hierarchical && found.total <= 1.0 + 1e-9);
                prop_assert!((found.hierarchical - found.total * found.asymptotic).abs() < 1e-9);
            }
        }

        #[test]
        fn whatever_comes_in_the_answer_is_numbers_or_a_reason(
            cells in prop::collection::vec(prop_oneof![4 => (1..4_i32).prop_map(f64::from), 1 => -1e3..1e3_f64, 1 => Just(f64::NAN), 1 => Just(1e200)], 6 * 9),
            factors in 0..4_usize,
        ) {
            let answers = crate::Answers::new(9, 6, cells).unwrap();
            for correlations in [CorrelationMatrix::pairwise(&answers), CorrelationMatrix::listwise(&answers)].into_iter().flatten() {
                if let Ok(found) = hierarchical(&correlations, factors) {
                    prop_assert!([found.hierarchical, found.total, found.asymptotic, found.alpha].iter().all(|x| x.is_finite()));
                    prop_assert!(found.general.iter().all(|x| x.is_finite()));
                }
                for found in [super::super::minres(&correlations, factors), super::super::maximum_likelihood(&correlations, factors)].into_iter().flatten() {
                    prop_assert!(found.loadings.iter().flatten().all(|x| x.is_finite()) && found.objective.is_finite());
                    prop_assert!(found.chi_square.is_none_or(|c| c.value.is_finite() && c.p.is_finite()));
                }
                if let Ok(found) = single_factor(&correlations) {
                    prop_assert!(found.loadings.iter().all(|x| x.is_finite()));
                }
                if let Ok(found) = correlations.bartlett() {
                    prop_assert!(found.value.is_finite() && found.p.is_finite());
                }
            }
        }
    }
}
