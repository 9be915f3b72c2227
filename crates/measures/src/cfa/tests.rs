//! Confirmatory factor analysis put to the test.

use super::*;
use proptest::prelude::*;

/// Numbers that look like chance, the same each time.
fn noise(seed: usize) -> f64 {
    let mut x = (seed as u64).wrapping_add(0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((x ^ (x >> 31)) >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
}

/// Two factors that share something, three items each; `gaps` of all cells missing.
fn rows(n: usize, gaps: f64) -> Vec<Vec<Option<f64>>> {
    let cell = |i: usize, j: usize| {
        let factor = 0.5 * noise(i * 100 + 1) + noise(i * 100 + 2 + j / 3);
        (noise(i * 100 + 50 + j) + 0.5 >= gaps).then(|| (0.6 + 0.1 * j as f64) * factor + 0.7 * noise(i * 100 + 10 + j) + j as f64)
    };
    (0..n).map(|i| (0..6).map(|j| cell(i, j)).collect()).collect()
}

fn two_factors() -> Model {
    Model::parse("f =~ a + b + c g =~ d + e + h").unwrap()
}

fn fitted(rows: &[Vec<Option<f64>>], settings: Settings) -> Result<Fit, Undefined> {
    fit(&two_factors(), &Answers::from_rows(rows).unwrap(), settings)
}

const FULL: Settings =
    Settings { standardized_factors: false, uncorrelated_factors: false, means: false, missing: Missing::FullInformation };
const STANDARDIZED: Settings = Settings { standardized_factors: true, missing: Missing::Listwise, ..FULL };

#[test]
fn fixing_a_loading_or_the_variances_is_the_same_model() {
    let data = rows(200, 0.0);
    let (marker, unit) = (fitted(&data, Settings::default()).unwrap(), fitted(&data, STANDARDIZED).unwrap());
    assert!((marker.measures.chi_square - unit.measures.chi_square).abs() < 1e-8);
    assert_eq!((marker.measures.df, marker.parameters.len(), marker.people), (8, 15, 200));
    for (a, b) in marker.parameters.iter().zip(&unit.parameters) {
        assert!((a.standardized.unwrap() - b.standardized.unwrap()).abs() < 1e-7);
    }
    assert_eq!((marker.parameters[0].standard_error, marker.parameters[0].z()), (Some(0.0), None));
}

#[test]
fn without_gaps_full_information_is_the_plain_fit_with_means() {
    let data = rows(150, 0.0);
    let (plain, full) = (fitted(&data, Settings { means: true, ..Settings::default() }).unwrap(), fitted(&data, FULL).unwrap());
    assert!((plain.measures.chi_square - full.measures.chi_square).abs() < 1e-8);
    assert!((plain.measures.log_likelihood - full.measures.log_likelihood).abs() < 1e-8);
}

#[test]
fn who_answered_nothing_is_not_counted_and_who_left_a_gap_only_where_gaps_are_used() {
    let mut data = rows(150, 0.1);
    data.push(vec![None; 6]);
    let full = fitted(&data, FULL).unwrap();
    let whole = data.iter().filter(|row| row.iter().all(Option::is_some)).count();
    assert_eq!((full.people, fitted(&data, Settings::default()).unwrap().people), (150, whole));
    assert_eq!(full.parameters.len(), 15 + 6 + 2);
}

#[test]
fn what_cannot_be_fitted_says_why() {
    let data = rows(60, 0.0);
    assert_eq!(fitted(&data[..6], Settings::default()), Err(Undefined::TooFew { n: 6, needed: 7 }));
    let answers = |rows: &[Vec<Option<f64>>]| Answers::from_rows(rows).unwrap();
    let short = Model::parse("f =~ a + b").unwrap();
    let two: Vec<Vec<Option<f64>>> = data.iter().map(|row| row[..2].to_vec()).collect();
    assert_eq!(fit(&short, &answers(&two), Settings::default()), Err(Undefined::TooFew { n: 3, needed: 4 }));
    assert!(matches!(fit(&short, &answers(&data), Settings::default()), Err(Undefined::Mismatch { .. })));
    let constant: Vec<Vec<Option<f64>>> =
        data.iter().map(|row| row.iter().enumerate().map(|(j, x)| if j == 2 { Some(3.0) } else { *x }).collect()).collect();
    assert!(fitted(&constant, Settings::default()).is_err());
    assert_eq!(fitted(&constant, FULL), Err(Undefined::NoVariance));
    let copied: Vec<Vec<Option<f64>>> =
        data.iter().map(|row| row.iter().enumerate().map(|(j, x)| if j == 1 { row[0] } else { *x }).collect()).collect();
    assert_eq!(fitted(&copied, Settings::default()), Err(Undefined::Dependent));
    assert!(fitted(&[], FULL).is_err());
    let never: Vec<Vec<Option<f64>>> =
        data.iter().map(|row| row.iter().enumerate().map(|(j, x)| if j == 4 { None } else { *x }).collect()).collect();
    assert!(fitted(&never, FULL).is_err() && fitted(&never, Settings::default()).is_err());
    let huge: Vec<Vec<Option<f64>>> = data.iter().map(|row| row.iter().map(|x| x.map(|x| x * 1e200)).collect()).collect();
    assert!(fitted(&huge, FULL).is_err());
}

#[test]
fn a_saturated_model_fits_perfectly_and_has_no_p() {
    let data: Vec<Vec<Option<f64>>> = rows(100, 0.0).iter().map(|row| row[..3].to_vec()).collect();
    let found = fit(&Model::parse("f =~ a + b + c").unwrap(), &Answers::from_rows(&data).unwrap(), Settings::default()).unwrap();
    assert!(found.measures.chi_square < 1e-8 && found.measures.p.is_none() && found.measures.srmr < 1e-6);
}

#[test]
fn a_factor_of_one_item_is_that_item_and_said_covariances_are_estimated() {
    let model = Model::parse("f =~ a + b + c g =~ d  a ~~ b").unwrap();
    let data: Vec<Vec<Option<f64>>> = rows(100, 0.0).iter().map(|row| row[..4].to_vec()).collect();
    let found = fit(&model, &Answers::from_rows(&data).unwrap(), Settings::default()).unwrap();
    let of = |left: &str, right: &str| found.parameters.iter().find(|p| p.left == left && p.right == right).unwrap();
    assert_eq!((of("d", "d").estimate, of("d", "d").z()), (0.0, None));
    assert!(of("a", "b").z().is_some() && found.measures.df == 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn neither_order_of_people_nor_unit_matters(n in 80_usize..160, scale in 0.01..100.0_f64, shift in -5.0..5.0_f64, gaps in 0.0..0.15_f64) {
        let mut data = rows(n, gaps);
        let before = fitted(&data, FULL).unwrap();
        data.reverse();
        data.iter_mut().flatten().flatten().for_each(|x| *x = scale * *x + shift);
        let after = fitted(&data, FULL).unwrap();
        prop_assert!((before.measures.chi_square - after.measures.chi_square).abs() < 1e-6 * (1.0 + before.measures.chi_square));
        for (a, b) in before.parameters.iter().zip(&after.parameters).filter(|(a, _)| a.kind != Kind::Mean) {
            if let (Some(a), Some(b)) = (a.standardized, b.standardized) {
                prop_assert!((a - b).abs() < 1e-5);
            }
        }
        let m = &before.measures;
        prop_assert!((0.0..=1.0).contains(&m.cfi) && m.rmsea_low <= m.rmsea + 1e-9 && m.rmsea <= m.rmsea_high + 1e-9 && m.srmr >= 0.0);
    }

    #[test]
    fn whatever_comes_in_the_answer_is_numbers_or_a_reason(
        cells in prop::collection::vec(prop::option::weighted(0.9, prop_oneof![3 => (1..5_i32).prop_map(f64::from), 1 => -1e3..1e3_f64, 1 => Just(0.0), 1 => Just(1e180)]), 6 * 14),
        full in any::<bool>(), huge in 0.9..1.0_f64,
    ) {
        let keep = |x: &Option<f64>| x.filter(|x| *x < 1e100 || huge > 0.98);
        let data: Vec<Vec<Option<f64>>> = cells.chunks(6).map(|row| row.iter().map(keep).collect()).collect();
        if let Ok(found) = fitted(&data, if full { FULL } else { STANDARDIZED }) {
            let m = &found.measures;
            prop_assert!([m.chi_square, m.cfi, m.rmsea, m.rmsea_low, m.rmsea_high, m.srmr, m.log_likelihood, m.aic, m.bic].iter().all(|x| x.is_finite()));
            prop_assert!(found.parameters.iter().all(|p| p.estimate.is_finite() && p.standard_error.is_none_or(f64::is_finite) && p.standardized.is_none_or(f64::is_finite)));
        }
    }
}
