//! The graded response model put to the test.

use super::*;
use proptest::prelude::*;

/// Answers of `people` to `items` items with five codes each, from a small fixed generator.
fn sample(people: usize, items: usize, mut seed: u64) -> Vec<Vec<Option<f64>>> {
    let mut uniform = || {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    };
    (0..people)
        .map(|_| {
            let theta: f64 = (0..12).map(|_| uniform()).sum::<f64>() - 6.0;
            (0..items)
                .map(|j| {
                    let (a, u) = (0.9 + 0.2 * (j % 5) as f64, uniform());
                    let above = [-1.4, -0.4, 0.5, 1.5].iter().filter(|b| u < 1.0 / (1.0 + (-a * (theta - **b)).exp())).count();
                    Some(above as f64)
                })
                .collect()
        })
        .collect()
}

fn nodes() -> Quadrature {
    Quadrature::rectangular(61, -6.0, 6.0).unwrap()
}

fn table(rows: &[Vec<Option<f64>>]) -> Answers {
    Answers::from_rows(rows).unwrap()
}

#[test]
fn what_made_the_answers_is_found_again() {
    let model = fit(&table(&sample(4000, 6, 7)), &nodes()).unwrap();
    for (j, item) in model.items.iter().enumerate() {
        let item = item.as_ref().unwrap();
        assert!((item.discrimination - 0.9 - 0.2 * (j % 5) as f64).abs() < 0.25, "{item:?}");
        for (got, want) in item.locations().unwrap().iter().zip([-1.4, -0.4, 0.5, 1.5]) {
            assert!((got - want).abs() < 0.25, "{item:?}");
        }
    }
    assert_eq!(model.people, 4000);
}

#[test]
fn a_code_nobody_used_an_item_nobody_varied_and_a_person_without_answers_do_no_harm() {
    let mut rows = sample(400, 5, 3);
    for row in &mut rows {
        row[1] = row[1].map(|x| if x == 2.0 { 3.0 } else { x });
        row[3] = Some(4.0);
    }
    rows[9] = vec![None; 5];
    rows[10][0] = None;
    let model = fit(&table(&rows), &nodes()).unwrap();
    assert_eq!(model.items[1].as_ref().unwrap().codes, [0.0, 1.0, 3.0, 4.0]);
    assert_eq!(model.items[3], Err(Undefined::NoVariance));
    assert_eq!(model.people, 399);
    let standings = model.standings(&table(&rows)).unwrap();
    assert!(standings[9].is_none() && standings[10].is_some());
    // The highest of all answers still stands somewhere.
    let best = model.standings(&table(&[vec![Some(4.0); 5], vec![Some(0.0), Some(0.0), Some(0.0), None, Some(0.0)]])).unwrap();
    let (best, worst) = (best[0].unwrap(), best[1].unwrap());
    assert!(best.mean > 1.0 && best.mean < 4.0 && best.se > 0.2 && best.se < 1.0 && worst.mean < -1.0);
    let strange = vec![Some(4.0), Some(2.0), Some(4.0), Some(4.0), Some(4.0)];
    assert!(matches!(model.standings(&table(&[strange])), Err(Undefined::OutOfRange { .. })));
    assert!(matches!(model.standings(&table(&[vec![None; 4]])), Err(Undefined::Mismatch { .. })));
}

#[test]
fn what_has_no_answer_says_why() {
    let few = |rows: &[Vec<Option<f64>>]| fit(&table(rows), &nodes());
    assert_eq!(few(&[]), Err(Undefined::TooFew { n: 0, needed: 3 }));
    assert_eq!(few(&sample(50, 2, 1)), Err(Undefined::TooFew { n: 2, needed: 3 }));
    assert_eq!(few(&vec![vec![None; 4]; 9]), Err(Undefined::TooFew { n: 0, needed: 3 }));
    assert_eq!(few(&sample(1, 5, 1)), Err(Undefined::TooFew { n: 0, needed: 3 }));
    let measured: Vec<Vec<Option<f64>>> = (0..300).map(|i| vec![Some(f64::from(i)); 3]).collect();
    assert!(matches!(few(&measured), Err(Undefined::OutOfRange { .. })));
    // The same question three times: the steeper, the likelier, without end.
    let same: Vec<Vec<Option<f64>>> = sample(200, 1, 5).into_iter().map(|r| vec![r[0]; 3]).collect();
    assert_eq!(few(&same), Err(Undefined::NotConverged));
}

#[test]
fn a_scale_worded_the_other_way_is_shown_upright() {
    let rows: Vec<Vec<Option<f64>>> = sample(500, 4, 11).into_iter().map(|r| r.into_iter().map(|x| x.map(|x| 4.0 - x)).collect()).collect();
    let model = fit(&table(&rows), &nodes()).unwrap();
    assert!(model.items.iter().all(|i| i.as_ref().unwrap().discrimination > 0.0));
    let mut one = sample(500, 4, 11);
    one.iter_mut().for_each(|r| r[2] = r[2].map(|x| 4.0 - x));
    let model = fit(&table(&one), &nodes()).unwrap();
    let signs: Vec<bool> = model.items.iter().map(|i| i.as_ref().unwrap().discrimination > 0.0).collect();
    assert_eq!(signs, [true, true, false, true]);
}

#[test]
fn both_kinds_of_nodes_find_the_same() {
    let rows = sample(600, 5, 23);
    let (one, other) = (fit(&table(&rows), &nodes()).unwrap(), fit(&table(&rows), &Quadrature::gauss_hermite(61).unwrap()).unwrap());
    assert!((one.log_likelihood - other.log_likelihood).abs() < 1e-3);
    for (a, b) in one.items.iter().zip(&other.items) {
        assert!((a.as_ref().unwrap().discrimination - b.as_ref().unwrap().discrimination).abs() < 1e-3);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn order_of_people_and_names_of_codes_do_not_matter(seed in any::<u64>(), people in 60_usize..250) {
        let rows = sample(people, 4, seed);
        let mut turned: Vec<Vec<Option<f64>>> = rows.iter().map(|r| r.iter().map(|x| x.map(|x| 10.0 * x - 3.0)).collect()).collect();
        turned.reverse();
        let (one, other) = (fit(&table(&rows), &nodes()), fit(&table(&turned), &nodes()));
        if let (Ok(one), Ok(other)) = (&one, &other) {
            prop_assert!((one.log_likelihood - other.log_likelihood).abs() < 1e-6);
            for (a, b) in one.items.iter().zip(&other.items) {
                let (a, b) = (a.as_ref().unwrap(), b.as_ref().unwrap());
                prop_assert!((a.discrimination - b.discrimination).abs() < 1e-3 * (1.0 + a.discrimination.abs()));
            }
            let standings = one.standings(&table(&rows)).unwrap();
            prop_assert!(standings.iter().all(|s| s.is_some_and(|s| s.se > 0.0 && s.se <= 1.1 && s.mean.abs() < 6.0)));
        }
        prop_assert_eq!(one.is_ok(), other.is_ok());
    }
}
