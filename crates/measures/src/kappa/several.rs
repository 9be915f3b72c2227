//! More than two raters: Fleiss' kappa, and Light's mean of pairwise kappas.

use super::{Table, Weights, count};
use crate::numeric::distribution::normal_above;
use crate::{Ratings, Undefined};

/// Up to here raters are compared pair by pair; with more, the ratings of each unit are counted.
const FEW_RATERS: usize = 16;
/// No interval is asked for, so any level will do.
const ANY_LEVEL: f64 = 0.95;

/// What `fleiss` returns.
#[derive(Debug, Clone, PartialEq)]
pub struct FleissKappa {
    /// Units that all raters rated, and raters per unit.
    pub units: usize,
    pub raters: usize,
    pub observed: f64,
    pub expected: f64,
    /// The share of all ratings that went to each category.
    pub shares: Vec<f64>,
    pub kappa: Result<f64, Undefined>,
    /// Kappa over its standard error if the true kappa were 0, and how often chance alone would go as far.
    pub z: Result<f64, Undefined>,
    pub p: Result<f64, Undefined>,
}

/// Fleiss' kappa: chance-corrected agreement of as many ratings per unit, from whichever raters.
///
/// Formula   κ = (P̄ − P̄ₑ)/(1 − P̄ₑ), P̄ = mean over units of Σⱼ nᵢⱼ(nᵢⱼ−1)/(m(m−1)), P̄ₑ = Σ pⱼ²;
///           SE₀² = 2 ( (Σ pⱼqⱼ)² − Σ pⱼqⱼ(qⱼ−pⱼ) ) / ( N m (m−1) (Σ pⱼqⱼ)² ), qⱼ = 1 − pⱼ
/// Input     a row per unit, a column per rating; units with a gap are left out, as m must be the same for all
/// Output    κ at most 1, possibly negative
/// Errors    `TooFew` (no complete unit, or fewer than two raters). By field: `OneKind` (a single category was used)
/// Caution   leaving out units with a gap may flatter: `krippendorff` uses them. z tests κ = 0 and is no interval. As with two
///           raters, low where a category is rare
/// Source    Fleiss (1971), Psychol. Bulletin 76, 378–382; Fleiss, Nee & Landis (1979), Psychol. Bulletin 86, 974–977.
///           Checked: reference/fleiss_kappa.json (R irr 0.84.1)
pub fn fleiss(ratings: &Ratings) -> Result<FleissKappa, Undefined> {
    let whole = ratings.complete_rows();
    let (units, raters, q) = (whole.rows(), whole.columns(), whole.categories());
    if raters < 2 {
        return Err(Undefined::TooFew { n: raters, needed: 2 });
    }
    if units < 1 {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    let mut counts = vec![0_u64; q];
    for j in 0..raters {
        counts.iter_mut().zip(count::codes(whole.column(j), q)).for_each(|(sum, n)| *sum += n);
    }
    let (n, m) = (units as f64, raters as f64);
    let observed = agreeing_pairs(&whole) as f64 / (n * m * (m - 1.0) / 2.0);
    let shares: Vec<f64> = counts.iter().map(|c| *c as f64 / (n * m)).collect();
    let expected: f64 = shares.iter().map(|p| p * p).sum();
    let spread: f64 = shares.iter().map(|p| p * (1.0 - p)).sum();
    if counts.iter().filter(|c| **c > 0).count() < 2 {
        let none = || Undefined::OneKind;
        return Ok(FleissKappa { units, raters, observed, expected: 1.0, shares, kappa: Err(none()), z: Err(none()), p: Err(none()) });
    }
    let kappa = (observed - expected) / (1.0 - expected);
    let skew: f64 = shares.iter().map(|p| p * (1.0 - p) * (1.0 - 2.0 * p)).sum();
    let variance = 2.0 * (spread * spread - skew) / (spread * spread * n * m * (m - 1.0));
    let z = if variance > 0.0 { Ok(kappa / variance.sqrt()) } else { Err(Undefined::NoVariance) };
    let p = z.clone().map(|z| 2.0 * normal_above(z.abs()));
    Ok(FleissKappa { units, raters, observed, expected, shares, kappa: Ok(kappa), z, p })
}

/// Pairs of ratings of one unit that agree, over all units of a table without gaps.
fn agreeing_pairs(whole: &Ratings) -> u64 {
    let raters = whole.columns();
    if raters <= FEW_RATERS {
        return (0..raters).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| count::equal(whole.column(i), whole.column(j))).sum();
    }
    let mut pairs = 0;
    let mut counts = vec![0_u64; whole.categories()];
    for unit in 0..whole.rows() {
        counts.fill(0);
        for j in 0..raters {
            // Adding a rating adds as many agreeing pairs as there are such ratings already.
            let count = &mut counts[usize::from(whole.column(j)[unit])];
            pairs += *count;
            *count += 1;
        }
    }
    pairs
}

/// Light's kappa: the mean of Cohen's kappa over all pairs of raters.
///
/// Formula   Σ κᵢⱼ / (m(m−1)/2), i < j
/// Input     as `fleiss`: units with a gap are left out
/// Output    at most 1, possibly negative
/// Errors    `TooFew` (no complete unit, or fewer than two raters), `OneKind` (two raters used one and the same category
///           throughout)
/// Caution   keeps the raters apart, so it is right where the same people rated every unit; `fleiss` where they did not
/// Source    Light (1971), Psychol. Bulletin 76, 365–377. Checked: reference/fleiss_kappa.json (R irr 0.84.1)
pub fn light(ratings: &Ratings) -> Result<f64, Undefined> {
    let whole = ratings.complete_rows();
    let raters = whole.columns();
    if raters < 2 {
        return Err(Undefined::TooFew { n: raters, needed: 2 });
    }
    let mut sum = 0.0;
    for i in 0..raters {
        for j in i + 1..raters {
            sum += Table::of(&whole, i, j)?.kappa(Weights::Unweighted, ANY_LEVEL)?.kappa?;
        }
    }
    Ok(sum / (raters * (raters - 1) / 2) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ratings::GAP;
    use proptest::prelude::*;

    #[test]
    fn full_agreement_on_two_categories_is_one_and_on_one_is_undefined() {
        let same = |codes: [u8; 4]| Ratings::new(4, 3, 2, codes.repeat(3)).unwrap();
        let mixed = fleiss(&same([0, 1, 0, 1])).unwrap();
        assert!((mixed.kappa.unwrap() - 1.0).abs() < 1e-12 && (light(&same([0, 1, 0, 1])).unwrap() - 1.0).abs() < 1e-12);
        let one = fleiss(&same([1, 1, 1, 1])).unwrap();
        assert_eq!((one.observed, one.kappa, light(&same([1; 4]))), (1.0, Err(Undefined::OneKind), Err(Undefined::OneKind)));
    }

    #[test]
    fn a_unit_with_a_gap_is_left_out_and_nothing_is_refused() {
        let ratings = Ratings::new(3, 2, 2, vec![0, 1, GAP, 0, 0, 1]).unwrap();
        let f = fleiss(&ratings).unwrap();
        assert_eq!((f.units, f.observed), (2, 0.5));
        assert_eq!(fleiss(&Ratings::new(1, 2, 2, vec![GAP, 1]).unwrap()), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert_eq!(fleiss(&Ratings::new(2, 1, 2, vec![0, 1]).unwrap()), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert!(light(&Ratings::new(0, 3, 2, vec![]).unwrap()).is_err());
    }

    proptest! {
        #[test]
        fn neither_the_order_of_raters_nor_of_units_matters_and_many_raters_are_counted_alike(
            units in 1_usize..40, raters in 2_usize..30, seed in prop::collection::vec(0..4_u8, 1200)
        ) {
            let codes: Vec<u8> = seed[..units * raters].to_vec();
            let turned: Vec<u8> = codes.iter().rev().copied().collect();
            let (one, other) = (Ratings::new(units, raters, 4, codes).unwrap(), Ratings::new(units, raters, 4, turned).unwrap());
            let (a, b) = (fleiss(&one).unwrap(), fleiss(&other).unwrap());
            prop_assert!((a.observed - b.observed).abs() < 1e-12 && (0.0..=1.0 + 1e-12).contains(&a.observed));
            let plainly: u64 = (0..raters).flat_map(|i| (0..i).map(move |j| (i, j)))
                .map(|(i, j)| one.column(i).iter().zip(one.column(j)).filter(|(a, b)| a == b).count() as u64).sum();
            prop_assert_eq!(agreeing_pairs(&one), plainly);
            if let (Ok(a), Ok(b)) = (&a.kappa, &b.kappa) {
                prop_assert!((a - b).abs() < 1e-9 && *a <= 1.0 + 1e-12);
            }
        }
    }
}
