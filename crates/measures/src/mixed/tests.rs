//! What every fit must keep to: the same answer by the long way, edges that say what they are, and indifference to the
//! order of rows, to units and to names.

use super::design::Design;
use super::deviance::Deviance;
use super::several::Several;
use super::*;
use crate::Undefined;
use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;

/// Numbers between -1 and 1 that look like chance and are the same on every run (splitmix64).
fn chance(seed: u64, n: usize) -> Vec<f64> {
    let mut state = seed;
    (0..n)
        .map(|_| {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
        })
        .collect()
}

/// Pupils in teams, crossed with raters, with a covariate.
struct Sample {
    team: Vec<u32>,
    rater: Vec<u32>,
    x: Vec<f64>,
    y: Vec<f64>,
}

const TEAMS: usize = 9;
const RATERS: usize = 5;

fn sample(seed: u64, n: usize, spread: f64) -> Sample {
    let team: Vec<u32> = (0..n).map(|i| (i % TEAMS) as u32).collect();
    let rater: Vec<u32> = chance(seed + 1, n).iter().map(|u| (((u + 1.0) * 2.5) as u32).min(4)).collect();
    let x: Vec<f64> = chance(seed + 2, n).iter().map(|x| 10.0 + 3.0 * x).collect();
    let (a, b, c, e) = (chance(seed + 3, TEAMS), chance(seed + 4, TEAMS), chance(seed + 5, RATERS), chance(seed + 6, n));
    let y = (0..n)
        .map(|i| {
            let (t, r) = (team[i] as usize, rater[i] as usize);
            2.0 + 0.3 * x[i] + spread * (a[t] + 0.2 * b[t] * (x[i] - 10.0) + 0.7 * c[r]) + e[i]
        })
        .collect();
    Sample { team, rater, x, y }
}

impl Sample {
    fn slope(&self) -> Model<'_> {
        let terms = vec![Term::slope(&self.team, TEAMS, &self.x)];
        Model { response: &self.y, intercept: true, covariates: vec![&self.x], terms }
    }

    fn crossed(&self) -> Model<'_> {
        let terms = vec![Term::intercept(&self.rater, RATERS), Term::slope(&self.team, TEAMS, &self.x)];
        Model { response: &self.y, intercept: true, covariates: vec![&self.x], terms }
    }

    fn plain(&self) -> Model<'_> {
        Model { response: &self.y, intercept: true, covariates: vec![], terms: vec![Term::intercept(&self.team, TEAMS)] }
    }
}

/// The log-likelihood by the book: V written out, with these variances.
fn by_the_book(model: &Model, fit: &Fit, estimation: Estimation) -> f64 {
    let n = model.response.len();
    let mut columns: Vec<DVector<f64>> = vec![DVector::from_element(n, 1.0)];
    columns.extend(model.covariates.iter().map(|c| DVector::from_column_slice(c)));
    let x = DMatrix::from_columns(&columns);
    let y = DVector::from_column_slice(model.response);
    let mut v = DMatrix::identity(n, n) * fit.residual_variance;
    for component in &fit.components {
        let term = &model.terms[component.term];
        let z = |i: usize, a: usize| if a == 0 && term.intercept { 1.0 } else { term.slopes[a - usize::from(term.intercept)][i] };
        for i in 0..n {
            for j in (0..n).filter(|j| term.levels[i] == term.levels[*j]) {
                for a in 0..component.width {
                    for b in 0..component.width {
                        v[(i, j)] += z(i, a) * component.covariance(a, b).unwrap() * z(j, b);
                    }
                }
            }
        }
    }
    let inverse = v.clone().cholesky().unwrap();
    let weights = x.transpose() * inverse.solve(&x);
    let beta = weights.clone().try_inverse().unwrap() * x.transpose() * inverse.solve(&y);
    let rest = &y - &x * beta;
    let log_det = 2.0 * inverse.l().diagonal().iter().map(|d| d.ln()).sum::<f64>();
    let mut deviance = log_det + rest.dot(&inverse.solve(&rest));
    let mut freedom = n as f64;
    if estimation == Estimation::Restricted {
        freedom -= x.ncols() as f64;
        deviance += weights.determinant().ln();
    }
    -0.5 * (deviance + freedom * std::f64::consts::TAU.ln())
}

#[test]
fn the_likelihood_is_that_of_the_written_out_model_and_no_neighbor_is_likelier() {
    for seed in [1, 20, 300] {
        let sample = sample(seed, 60, 0.8);
        for estimation in [Estimation::Restricted, Estimation::MaximumLikelihood] {
            for model in [sample.plain(), sample.slope(), sample.crossed()] {
                let fit = model.fit(estimation).unwrap();
                let book = by_the_book(&model, &fit, estimation);
                assert!((fit.log_likelihood - book).abs() < 1e-9 * book.abs(), "{} {book}", fit.log_likelihood);
                for component in 0..fit.components.len() {
                    for factor in [0.98, 1.02] {
                        let mut other = fit.clone();
                        other.components[component].covariance.iter_mut().for_each(|c| *c *= factor);
                        assert!(by_the_book(&model, &other, estimation) <= book + 1e-9);
                    }
                }
            }
        }
    }
}

#[test]
fn both_ways_of_computing_a_step_agree() {
    let sample = sample(7, 80, 1.0);
    for model in [sample.plain(), sample.slope()] {
        let design = Design::new(&model).unwrap();
        let mut walk = Deviance::new(&design, Estimation::Restricted).unwrap();
        let general = Box::new(Several::new(&design).unwrap());
        let mut general = Deviance::with(&design, Estimation::Restricted, general);
        let theta = if model.terms[0].width() == 1 { vec![0.6] } else { vec![0.6, -0.2, 0.3] };
        let (mut one, mut other) = (vec![0.0; theta.len()], vec![0.0; theta.len()]);
        let (a, b) = (walk.with_slope(&theta, &mut one), general.with_slope(&theta, &mut other));
        assert!((a - b).abs() < 1e-10 * a.abs());
        assert!(one.iter().zip(&other).all(|(a, b)| (a - b).abs() < 1e-9 * (1.0 + a.abs())), "{one:?} {other:?}");
    }
}

#[test]
fn the_slope_of_the_deviance_is_its_slope() {
    let sample = sample(9, 70, 1.0);
    let model = sample.crossed();
    let design = Design::new(&model).unwrap();
    for estimation in [Estimation::Restricted, Estimation::MaximumLikelihood] {
        let mut deviance = Deviance::new(&design, estimation).unwrap();
        let theta = vec![0.5, 0.7, -0.3, 0.2];
        let mut slope = vec![0.0; 4];
        deviance.with_slope(&theta, &mut slope);
        for (i, slope) in slope.iter().enumerate() {
            let mut at = |by: f64| {
                let mut moved = theta.clone();
                moved[i] += by;
                deviance.at(&moved).unwrap().deviance
            };
            let wanted = (at(1e-5) - at(-1e-5)) / 2e-5;
            assert!((slope - wanted).abs() < 1e-6 * (1.0 + wanted.abs()), "{i} {slope} {wanted}");
        }
    }
}

#[test]
fn a_spread_of_none_is_exactly_none_and_flagged() {
    // Within each team the values are the same, so teams are more alike than chance would make them.
    let levels: Vec<u32> = (0..40).map(|i| i / 4).collect();
    let y: Vec<f64> = (0..40).map(|i| f64::from(i % 4) + 0.001 * f64::from(i % 7)).collect();
    let model = Model { response: &y, intercept: true, covariates: vec![], terms: vec![Term::intercept(&levels, 10)] };
    let fit = model.fit(Estimation::Restricted).unwrap();
    assert_eq!((fit.components[0].variance(0), fit.singular, fit.share(0)), (Some(0.0), true, Some(0.0)));
    let mean = y.iter().sum::<f64>() / 40.0;
    let variance = y.iter().map(|y| (y - mean).powi(2)).sum::<f64>() / 39.0;
    assert!((fit.residual_variance - variance).abs() < 1e-12 && (fit.fixed[0].estimate - mean).abs() < 1e-12);
    assert!(fit.modes[0].effects.iter().all(|b| *b == 0.0));
}

#[test]
fn slopes_that_follow_the_constants_are_flagged_with_a_correlation_of_one() {
    let levels: Vec<u32> = (0..60).map(|i| i / 6).collect();
    let x: Vec<f64> = (0..60).map(|i| f64::from(i % 6)).collect();
    let noise = chance(5, 60);
    let y: Vec<f64> = (0..60).map(|i| (levels[i] as f64 - 4.5) * (1.0 + 0.8 * x[i]) + noise[i]).collect();
    let model = Model { response: &y, intercept: true, covariates: vec![&x], terms: vec![Term::slope(&levels, 10, &x)] };
    let fit = model.fit(Estimation::Restricted).unwrap();
    if fit.singular {
        assert!((fit.components[0].correlation(0, 1).unwrap() - 1.0).abs() < 1e-9);
    }
    assert!(fit.components[0].correlation(0, 1).unwrap() > 0.99);
}

#[test]
fn what_has_no_answer_says_why() {
    let (levels, y): (Vec<u32>, Vec<f64>) = (vec![0, 0, 1, 1, 2, 2], vec![1.0, 2.0, 3.0, 3.5, 1.0, 7.0]);
    let fit = |levels: &[u32], count: usize, y: &[f64]| {
        Model { response: y, intercept: true, covariates: vec![], terms: vec![Term::intercept(levels, count)] }
            .fit(Estimation::Restricted)
            .err()
    };
    assert_eq!(fit(&levels, 3, &y), None);
    assert_eq!(fit(&[0; 6], 1, &y), Some(Undefined::OneKind));
    assert_eq!(fit(&[0, 1, 2, 3, 4, 5], 6, &y), Some(Undefined::TooFew { n: 6, needed: 7 }));
    assert_eq!(fit(&levels, 3, &[4.0; 6]), Some(Undefined::NoVariance));
    assert_eq!(fit(&levels, 3, &[1.0, 1.0, 2.0, 2.0, 5.0, 5.0]), Some(Undefined::NoVariance));
    assert_eq!(fit(&levels, 3, &[1.0, f64::NAN, 2.0, 2.0, 5.0, 5.0]), Some(Undefined::NotFinite { index: 1 }));
    assert!(matches!(fit(&levels, 2, &y), Some(Undefined::OutOfRange { .. })));
    assert!(matches!(fit(&levels[1..], 3, &y), Some(Undefined::Mismatch { .. })));
    assert_eq!(fit(&[], 0, &[]), Some(Undefined::TooFew { n: 0, needed: 1 }));
    assert!(matches!(fit(&levels, usize::MAX, &y), Some(Undefined::OutOfRange { .. })));
    let none = Model { response: &y, intercept: true, covariates: vec![], terms: vec![] };
    assert!(matches!(none.fit(Estimation::Restricted), Err(Undefined::TooFew { .. })));
    let constant = [3.0; 6];
    let slope = Model { response: &y, intercept: true, covariates: vec![], terms: vec![Term::slope(&[0, 0, 0, 1, 1, 1], 2, &constant)] };
    assert_eq!(slope.fit(Estimation::Restricted), Err(Undefined::Dependent));
}

#[test]
fn huge_and_tiny_values_give_an_answer_or_a_reason() {
    let sample = sample(3, 50, 1.0);
    for scale in [1e-300, 1e-200, 1e100, 1e150, 1e300] {
        let y: Vec<f64> = sample.y.iter().map(|y| y * scale).collect();
        let x: Vec<f64> = sample.x.iter().map(|x| x / scale.sqrt()).collect();
        let terms = vec![Term::slope(&sample.team, TEAMS, &x)];
        let fit = Model { response: &y, intercept: true, covariates: vec![&x], terms }.fit(Estimation::Restricted);
        assert!(fit.is_ok_and(|fit| fit.log_likelihood.is_finite()) || !(1e-150..1e150).contains(&scale));
    }
}

#[test]
fn a_column_that_depends_on_others_is_left_out_and_named() {
    let sample = sample(11, 60, 1.0);
    let double: Vec<f64> = sample.x.iter().map(|x| 2.0 * x - 1.0).collect();
    let terms = vec![Term::intercept(&sample.team, TEAMS)];
    let model = Model { response: &sample.y, intercept: true, covariates: vec![&sample.x, &double], terms };
    let fit = model.fit(Estimation::Restricted).unwrap();
    assert_eq!((fit.dependent, fit.fixed.len()), (vec![2], 2));
}

#[test]
fn a_level_without_rows_has_no_effect_and_the_full_spread() {
    let sample = sample(13, 60, 1.0);
    let model = Model { terms: vec![Term::intercept(&sample.team, TEAMS + 1)], ..sample.plain() };
    let fit = model.fit(Estimation::Restricted).unwrap();
    let (effect, sd) = fit.modes[0].effect(0).last().unwrap();
    assert_eq!((effect, fit.components[0].levels), (0.0, TEAMS));
    assert!((sd * sd - fit.components[0].variance(0).unwrap()).abs() < 1e-12);
}

#[test]
fn two_terms_of_one_grouping_are_one_factor_without_correlation() {
    let sample = sample(17, 90, 1.0);
    let team = sample.team.clone();
    let slope = Term { levels: &team, count: TEAMS, intercept: false, slopes: vec![&sample.x] };
    let terms = vec![Term::intercept(&sample.team, TEAMS), slope];
    let model = Model { terms, ..sample.slope() };
    let (fit, full) = (model.fit(Estimation::Restricted).unwrap(), sample.slope().fit(Estimation::Restricted).unwrap());
    assert_eq!(fit.components.len(), 2);
    assert!(fit.log_likelihood <= full.log_likelihood + 1e-8);
    assert!((fit.log_likelihood - by_the_book(&model, &fit, Estimation::Restricted)).abs() < 1e-8);
}

fn near(a: f64, b: f64, rel: f64) -> bool {
    (a - b).abs() <= rel * (1e-6 + a.abs().max(b.abs()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn rows_in_another_order_and_levels_by_other_numbers_change_nothing(seed in 0_u64..10_000, turn in 1_usize..60, spread in 0.0..2.0_f64) {
        let one = sample(seed, 63, spread);
        let turned = |v: &[u32]| { let mut v: Vec<u32> = v.iter().map(|l| (l + 3) % TEAMS as u32).collect(); v.rotate_left(turn); v };
        let moved = |v: &[f64]| { let mut v = v.to_vec(); v.rotate_left(turn); v };
        let mut rater = one.rater.clone();
        rater.rotate_left(turn);
        let other = Sample { team: turned(&one.team), rater, x: moved(&one.x), y: moved(&one.y) };
        for (a, b) in [(one.slope(), other.slope()), (one.crossed(), other.crossed())] {
            if let (Ok(a), Ok(b)) = (a.fit(Estimation::Restricted), b.fit(Estimation::Restricted)) {
                prop_assert!(near(a.log_likelihood, b.log_likelihood, 1e-9));
                prop_assert!(near(a.fixed[1].estimate, b.fixed[1].estimate, 1e-4));
                prop_assert!(near(a.residual_variance, b.residual_variance, 1e-4));
            }
        }
    }

    #[test]
    fn other_units_carry_through(seed in 0_u64..10_000, shift in -1e4..1e4_f64, scale in 0.01..100.0_f64, years in -3e3..3e3_f64) {
        let one = sample(seed, 63, 1.0);
        let y: Vec<f64> = one.y.iter().map(|y| shift + scale * y).collect();
        let x: Vec<f64> = one.x.iter().map(|x| x + years).collect();
        let other = Sample { team: one.team.clone(), rater: one.rater.clone(), x, y };
        let (a, b) = (one.slope().fit(Estimation::MaximumLikelihood).unwrap(), other.slope().fit(Estimation::MaximumLikelihood).unwrap());
        prop_assert!((a.log_likelihood - 63.0 * scale.ln() - b.log_likelihood).abs() < 1e-6);
        prop_assert!(near(a.fixed[1].estimate * scale, b.fixed[1].estimate, 1e-4));
        prop_assert!(near(a.fixed[1].standard_error * scale, b.fixed[1].standard_error, 1e-3));
        prop_assert_eq!(a.singular, b.singular);
    }

    #[test]
    fn a_group_is_drawn_towards_all_others_and_correlations_stay_in_bounds(seed in 0_u64..10_000, spread in 0.0..2.0_f64) {
        let one = sample(seed, 63, spread);
        let fit = one.plain().fit(Estimation::Restricted).unwrap();
        let share = fit.share(0).unwrap();
        prop_assert!((0.0..1.0).contains(&share));
        for (team, (effect, sd)) in fit.modes[0].effect(0).enumerate() {
            let own: Vec<f64> = one.y.iter().zip(&one.team).filter(|(_, t)| **t as usize == team).map(|(y, _)| *y).collect();
            let away = own.iter().sum::<f64>() / own.len() as f64 - fit.fixed[0].estimate;
            prop_assert!(effect.abs() <= away.abs() + 1e-9 && effect * away >= -1e-12);
            prop_assert!(sd <= fit.components[0].variance(0).unwrap().sqrt() + 1e-12);
        }
        let slope = one.slope().fit(Estimation::Restricted).unwrap();
        prop_assert!(slope.components[0].correlation(0, 1).is_none_or(|r| (-1.0..=1.0).contains(&r)));
    }
}
