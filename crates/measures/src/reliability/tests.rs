//! Alpha and its kin put to the test.

use super::*;
use proptest::prelude::*;

fn of(rows: &[[f64; 3]]) -> Answers {
    Answers::from_rows(&rows.iter().map(|row| row.iter().map(|x| Some(*x)).collect()).collect::<Vec<_>>()).unwrap()
}

#[test]
fn items_that_run_against_each_other_give_a_negative_alpha_as_it_is() {
    let answers = of(&[[1.0, 5.0, 2.0], [2.0, 4.0, 5.0], [3.0, 3.0, 1.0], [4.0, 2.0, 4.0], [5.0, 1.0, 3.0]]);
    let r = reliability(&answers, Gaps::Listwise, 0.95).unwrap();
    assert!((r.alpha.unwrap() + 3.0).abs() < 1e-12 && (alpha(&answers, Gaps::Listwise).unwrap() + 3.0).abs() < 1e-12);
    assert!(r.items[0].item_rest.clone().unwrap() < 0.0);
}

#[test]
fn a_constant_item_keeps_alpha_and_loses_its_correlations() {
    let answers = of(&[[1.0, 3.0, 2.0], [2.0, 3.0, 2.0], [3.0, 3.0, 3.0], [4.0, 3.0, 5.0], [5.0, 3.0, 4.0], [2.0, 3.0, 1.0]]);
    let r = reliability(&answers, Gaps::Listwise, 0.95).unwrap();
    assert!((r.alpha.unwrap() - 0.673728813559322).abs() < 1e-12);
    assert_eq!((r.standardized, r.items[1].item_rest.clone()), (Err(Undefined::NoVariance), Err(Undefined::NoVariance)));
    assert_eq!((r.lambda6, r.average_r), (Err(Undefined::NoVariance), Err(Undefined::NoVariance)));
    assert!(
        r.items[0].item_rest.is_ok()
            && r.items[1].standardized_alpha_if_dropped.is_ok()
            && r.items[0].standardized_alpha_if_dropped.is_err()
    );
}

#[test]
fn what_has_no_answer_says_why() {
    let same = of(&[[3.0, 4.0, 1.0]; 4]);
    assert_eq!(reliability(&same, Gaps::Pairwise, 0.95).unwrap().alpha, Err(Undefined::NoVariance));
    assert_eq!(alpha(&same, Gaps::Pairwise), Err(Undefined::NoVariance));
    let single = of(&[[3.0, 4.0, 1.0]]);
    assert_eq!(alpha(&single, Gaps::Listwise), Err(Undefined::TooFew { n: 1, needed: 2 }));
    let none = Answers::new(0, 3, vec![]).unwrap();
    assert_eq!(alpha(&none, Gaps::Listwise), Err(Undefined::TooFew { n: 0, needed: 2 }));
    let one_item = Answers::new(3, 1, vec![1.0, 2.0, 3.0]).unwrap();
    assert_eq!(alpha(&one_item, Gaps::Listwise), Err(Undefined::TooFew { n: 1, needed: 2 }));
    let gaps = Answers::new(3, 2, vec![f64::NAN; 6]).unwrap();
    for how in [Gaps::Pairwise, Gaps::Listwise] {
        let r = reliability(&gaps, how, 0.95).unwrap();
        assert!(matches!(r.alpha, Err(Undefined::TooFew { .. })) && r.items[0].mean.is_none());
    }
    assert!(reliability(&same, Gaps::Pairwise, 1.0).is_err());
    let huge = of(&[[1e200, 1.0, 2.0], [-1e200, 2.0, 2.5], [1e190, 2.0, 3.5]]);
    assert_eq!(
        (reliability(&huge, Gaps::Pairwise, 0.95).map(|r| r.n), alpha(&huge, Gaps::Pairwise)),
        (Err(Undefined::TooLarge), Err(Undefined::TooLarge))
    );
}

#[test]
fn items_that_repeat_each_other_have_no_lambda_six_and_an_alpha_of_one() {
    let r = reliability(&of(&[[1.0, 1.0, 1.0], [2.0, 2.0, 2.0], [4.0, 4.0, 4.0]]), Gaps::Listwise, 0.95).unwrap();
    assert!((r.alpha.unwrap() - 1.0).abs() < 1e-12 && (r.feldt.unwrap().low - 1.0).abs() < 1e-12);
    assert_eq!(r.lambda6, Err(Undefined::Dependent));
    assert!(r.standard_error.unwrap() < 1e-6);
}

#[test]
fn pairs_that_contradict_each_other_have_no_figure_beyond_one() {
    // Two people far apart answered both; those who answered one item only all agree on it.
    let mut rows = vec![vec![Some(1.0), Some(1.0)], vec![Some(5.0), Some(5.0)]];
    rows.extend(vec![vec![Some(3.0), None]; 10]);
    rows.extend(vec![vec![None, Some(3.0)]; 10]);
    let answers = Answers::from_rows(&rows).unwrap();
    let r = reliability(&answers, Gaps::Pairwise, 0.95).unwrap();
    assert_eq!((r.alpha, r.feldt, r.average_r), (Err(Undefined::Dependent), Err(Undefined::Dependent), Err(Undefined::Dependent)));
    assert_eq!((r.standard_error, r.items[0].item_rest.clone()), (Err(Undefined::Dependent), Err(Undefined::Dependent)));
    assert_eq!(reliability(&answers, Gaps::Listwise, 0.95).unwrap().alpha, Ok(1.0));
}

#[test]
fn an_alpha_that_is_none_has_no_interval() {
    for alpha in [1.5, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(matches!(feldt(alpha, 20, 5, 0.95), Err(Undefined::OutOfRange { .. })), "{alpha}");
    }
    assert!(feldt(0.8, 1, 5, 0.95).is_err() && feldt(0.8, 20, 1, 0.95).is_err());
    let found = feldt(0.8, 20, 5, 0.95).unwrap();
    assert!(found.contains(0.8) && found.high < 1.0);
}

/// Answers on five points that partly go together.
fn table() -> impl Strategy<Value = Vec<[f64; 3]>> {
    prop::collection::vec((0..5_i32, prop::array::uniform3(-1..=1_i32)), 4..60)
        .prop_map(|people| people.into_iter().map(|(base, own)| own.map(|o| f64::from((base + o).clamp(0, 4)))).collect())
}

proptest! {
    #[test]
    fn neither_the_order_of_people_nor_shift_nor_scale_matter(rows in table(), shift in -50.0..50.0_f64, scale in 0.1..20.0_f64) {
        let one = reliability(&of(&rows), Gaps::Listwise, 0.9).unwrap();
        let moved: Vec<[f64; 3]> = rows.iter().rev().map(|row| row.map(|x| x * scale + shift)).collect();
        let other = reliability(&of(&moved), Gaps::Pairwise, 0.9).unwrap();
        let quick = alpha(&of(&moved), Gaps::Pairwise);
        match (&one.alpha, &other.alpha) {
            (Ok(a), Ok(b)) => {
                prop_assert!((a - b).abs() < 1e-8 * (1.0 + a.abs()) && *a <= 1.0 + 1e-12);
                prop_assert!((quick.unwrap() - b).abs() < 1e-8 * (1.0 + a.abs()));
                let interval = one.feldt.clone().unwrap();
                prop_assert!(interval.low <= interval.high && interval.high <= 1.0 + 1e-12);
            }
            (a, b) => prop_assert_eq!(a.is_ok(), b.is_ok()),
        }
        for (a, b) in one.items.iter().zip(&other.items) {
            if let (Ok(a), Ok(b)) = (&a.item_rest, &b.item_rest) {
                prop_assert!((a - b).abs() < 1e-7 && a.abs() <= 1.0 + 1e-9);
            }
        }
    }

    #[test]
    fn bytes_and_numbers_agree(rows in table(), gap in prop::option::of(0..4_usize)) {
        let mut codes: Vec<u8> = (0..3).flat_map(|j| rows.iter().map(move |row| row[j] as u8)).collect();
        if let Some(gap) = gap {
            codes[gap] = crate::ratings::GAP;
        }
        let ratings = Ratings::new(rows.len(), 3, 5, codes).unwrap();
        for gaps in [Gaps::Pairwise, Gaps::Listwise] {
            let (a, b) = (alpha_of_ratings(&ratings, gaps), alpha(&ratings.answers(), gaps));
            match (a, b) {
                (Ok(a), Ok(b)) => prop_assert!((a - b).abs() < 1e-9 * (1.0 + a.abs())),
                (a, b) => prop_assert_eq!(a, b),
            }
            let (a, b) = (reliability_of_ratings(&ratings, gaps, 0.95).unwrap(), reliability(&ratings.answers(), gaps, 0.95).unwrap());
            prop_assert_eq!(a.n, b.n);
            for (a, b) in a.items.iter().zip(&b.items) {
                prop_assert!(a.n == b.n && (a.mean.unwrap_or(0.0) - b.mean.unwrap_or(0.0)).abs() < 1e-12);
                if let (Ok(a), Ok(b)) = (&a.item_total, &b.item_total) {
                    prop_assert!((a - b).abs() < 1e-9);
                }
            }
        }
    }
}
