//! Two raters: Cohen's kappa, plain and weighted.

use super::count;
use crate::interval::{Interval, Method, checked_level};
use crate::{Ratings, Undefined, quantile};

/// How much a disagreement between neighboring categories still counts as agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weights {
    /// 1 for the same category, 0 for any other: categories without an order.
    Unweighted,
    /// 1 − |i−j| / (q−1): equally spaced.
    Linear,
    /// 1 − (i−j)² / (q−1)²: far disagreements count most; equals an intraclass correlation but for the divisor.
    Quadratic,
}

impl Weights {
    fn of(self, i: usize, j: usize, categories: usize) -> f64 {
        let apart = i.abs_diff(j) as f64 / categories.saturating_sub(1).max(1) as f64;
        match self {
            Weights::Unweighted => f64::from(u8::from(i == j)),
            Weights::Linear => 1.0 - apart,
            Weights::Quadratic => 1.0 - apart * apart,
        }
    }
}

/// A variance that is no more than this part of what it is the difference of is rounding.
const ROUNDING: f64 = 64.0 * f64::EPSILON;

/// How often the first rater's category i met the second's j.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    categories: usize,
    counts: Vec<u64>,
    n: u64,
}

/// What `kappa` returns.
#[derive(Debug, Clone, PartialEq)]
pub struct Kappa {
    pub weights: Weights,
    /// Units both raters rated.
    pub n: u64,
    /// Agreement observed, and agreement by chance, both weighted.
    pub observed: f64,
    pub expected: f64,
    pub kappa: Result<f64, Undefined>,
    /// Large-sample standard error where the true kappa need not be 0.
    pub standard_error: Result<f64, Undefined>,
    /// Cut off at −1 and 1. `NoVariance` where the standard error is 0: a width of 0 would claim certainty.
    pub interval: Result<Interval, Undefined>,
}

impl Table {
    /// From counts, row by row: the first rater's category i and the second's j at i · categories + j.
    ///
    /// Errors: `Mismatch` (no square), `TooFew` (nobody), `TooLarge` (the counts do not fit a sum).
    pub fn new(categories: usize, counts: Vec<u64>) -> Result<Table, Undefined> {
        if categories.checked_mul(categories) != Some(counts.len()) {
            let expected = categories.saturating_mul(categories);
            return Err(Undefined::Mismatch { what: "counts", expected, found: counts.len() });
        }
        let n = counts.iter().try_fold(0_u64, |sum, c| sum.checked_add(*c)).ok_or(Undefined::TooLarge)?;
        if n == 0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        Ok(Table { categories, counts, n })
    }

    /// From two columns of ratings; a unit that either left out is left out.
    ///
    /// Errors: `TooFew` (no unit that both rated), `OutOfRange` (no such column).
    pub fn of(ratings: &Ratings, first: usize, second: usize) -> Result<Table, Undefined> {
        if let Some(column) = [first, second].into_iter().find(|j| *j >= ratings.columns()) {
            return Err(Undefined::OutOfRange { what: "rater", value: column as f64, low: 0.0, high: ratings.columns() as f64 - 1.0 });
        }
        let counts = count::pairs(ratings.column(first), ratings.column(second), ratings.categories());
        Table::new(ratings.categories(), counts)
    }

    pub fn n(&self) -> u64 {
        self.n
    }

    pub fn categories(&self) -> usize {
        self.categories
    }

    /// Only categories that somebody used, as programs that know no list of categories see the table.
    pub fn used_categories(&self) -> Table {
        let q = self.categories;
        let used: Vec<usize> = (0..q).filter(|i| (0..q).any(|j| self.counts[i * q + j] > 0 || self.counts[j * q + i] > 0)).collect();
        let counts = used.iter().flat_map(|i| used.iter().map(move |j| self.counts[i * q + j])).collect();
        Table { categories: used.len(), counts, n: self.n }
    }

    fn share(&self, i: usize, j: usize) -> f64 {
        self.counts[i * self.categories + j] as f64 / self.n as f64
    }

    /// The shares of the categories with the first and the second rater.
    fn margins(&self) -> (Vec<f64>, Vec<f64>) {
        let (q, n) = (self.categories, self.n as f64);
        let rows = (0..q).map(|i| (0..q).map(|j| self.counts[i * q + j]).sum::<u64>() as f64 / n).collect();
        let columns = (0..q).map(|j| (0..q).map(|i| self.counts[i * q + j]).sum::<u64>() as f64 / n).collect();
        (rows, columns)
    }

    /// Σ over all pairs of categories.
    fn sum(&self, term: impl Fn(usize, usize) -> f64) -> f64 {
        (0..self.categories).map(|i| (0..self.categories).map(|j| term(i, j)).sum::<f64>()).sum()
    }

    /// Whether both raters used one and the same category throughout, so that chance alone agrees always.
    fn is_constant(&self) -> bool {
        let q = self.categories;
        (0..q).any(|i| self.counts[i * q + i] == self.n)
    }

    /// Cohen's kappa with its standard error.
    ///
    /// Formula   κ = (pₒ − pₑ)/(1 − pₑ), pₒ = Σ wᵢⱼ pᵢⱼ, pₑ = Σ wᵢⱼ pᵢ. p.ⱼ;
    ///           SE² = ( Σ pᵢⱼ (wᵢⱼ − (w̄ᵢ. + w̄.ⱼ)(1−κ))² − (κ − pₑ(1−κ))² ) / (n (1−pₑ)²), w̄ᵢ. = Σ wᵢⱼ p.ⱼ, w̄.ⱼ = Σ wᵢⱼ pᵢ.
    /// Input     how often each pair of categories occurred; the full list of categories in their order; `level` in (0, 1)
    /// Output    κ at most 1, negative where raters agree less than by chance; interval κ ± z·SE
    /// Errors    `OutOfRange` (level). By field: `OneKind` (both used one category only: chance agrees always); `NoVariance` (the
    ///           interval of raters who always agree, or of whom one used a single category)
    /// Caution   low where a category is rare, however often they agree: show `observed` beside it. An unused category changes
    ///           weighted kappas, so the list must be the form's. The interval needs dozens of units
    /// Source    Cohen (1960), Educ. Psychol. Measurement 20, 37–46; (1968), Psychol. Bulletin 70, 213–220; Fleiss, Cohen &
    ///           Everitt (1969), Psychol. Bulletin 72, 323–327. Checked: reference/cohen_kappa.json, kappa_edge_constant.json
    pub fn kappa(&self, weights: Weights, level: f64) -> Result<Kappa, Undefined> {
        let level = checked_level(level)?;
        let q = self.categories;
        let (rows, columns) = self.margins();
        let w = |i: usize, j: usize| weights.of(i, j, q);
        let observed = self.sum(|i, j| w(i, j) * self.share(i, j));
        let expected = if self.is_constant() { 1.0 } else { self.sum(|i, j| w(i, j) * rows[i] * columns[j]) };
        if self.is_constant() || expected >= 1.0 {
            let none = || Undefined::OneKind;
            let (kappa, standard_error, interval) = (Err(none()), Err(none()), Err(none()));
            return Ok(Kappa { weights, n: self.n, observed, expected, kappa, standard_error, interval });
        }
        let kappa = (observed - expected) / (1.0 - expected);
        let by_row: Vec<f64> = (0..q).map(|i| (0..q).map(|j| w(i, j) * columns[j]).sum()).collect();
        let by_column: Vec<f64> = (0..q).map(|j| (0..q).map(|i| w(i, j) * rows[i]).sum()).collect();
        let squares = self.sum(|i, j| self.share(i, j) * (w(i, j) - (by_row[i] + by_column[j]) * (1.0 - kappa)).powi(2));
        let variance = squares - (kappa - expected * (1.0 - kappa)).powi(2);
        let variance = if variance > ROUNDING * squares { variance } else { 0.0 };
        let standard_error = (variance / self.n as f64).sqrt() / (1.0 - expected);
        let half = quantile::normal_two_sided(level) * standard_error;
        let (low, high) = ((kappa - half).max(-1.0), (kappa + half).min(1.0));
        let interval = if half > 0.0 { Ok(Interval { low, high, level, method: Method::Normal }) } else { Err(Undefined::NoVariance) };
        Ok(Kappa { weights, n: self.n, observed, expected, kappa: Ok(kappa), standard_error: Ok(standard_error), interval })
    }

    /// The variance of a weighted kappa as psych 2.2.9 prints it, to compare figures with; for anything else `kappa`'s.
    ///
    /// Formula   ( Σ pᵢⱼ (wᵢⱼ (1−pₑ) − (aᵢ + bⱼ)(1−pₒ))² − (pₒpₑ − 2pₑ + pₒ)² ) / (n (1−pₑ)⁴), aᵢ = Σ wᵢⱼ p.ⱼ as it should be, but
    ///           bⱼ = pⱼ. Σ wⱼᵢ, where Σ wᵢⱼ pᵢ. is meant; 0 where that is negative
    /// Input     as `kappa`
    /// Output    a variance, often 0
    /// Errors    `OneKind` (as `kappa`)
    /// Caution   not the variance of Fleiss, Cohen and Everitt, whatever its documentation says
    /// Source    R psych 2.2.9, `cohen.kappa`. Checked: reference/cohen_kappa.json
    pub fn psych_weighted_variance(&self, weights: Weights) -> Result<f64, Undefined> {
        let q = self.categories;
        let (rows, columns) = self.margins();
        let w = |i: usize, j: usize| weights.of(i, j, q);
        let observed = self.sum(|i, j| w(i, j) * self.share(i, j));
        let expected = self.sum(|i, j| w(i, j) * rows[i] * columns[j]);
        if self.is_constant() || expected >= 1.0 {
            return Err(Undefined::OneKind);
        }
        let a: Vec<f64> = (0..q).map(|i| (0..q).map(|j| w(i, j) * columns[j]).sum()).collect();
        let b: Vec<f64> = (0..q).map(|j| rows[j] * (0..q).map(|i| w(j, i)).sum::<f64>()).collect();
        let squares = self.sum(|i, j| self.share(i, j) * (w(i, j) * (1.0 - expected) - (a[i] + b[j]) * (1.0 - observed)).powi(2));
        let variance = squares - (observed * expected - 2.0 * expected + observed).powi(2);
        Ok((variance / (self.n as f64 * (1.0 - expected).powi(4))).max(0.0))
    }
}

/// Kappa of two raters; the same as `Table::of(…)?.kappa(…)` for a table of two columns.
///
/// Formula, Output, Caution, Source: as `Table::kappa`
/// Input     two columns, a row per unit; a unit that either left out is left out
/// Errors    as `Table::kappa`, and `Mismatch` (not two columns), `TooFew` (no unit that both rated)
pub fn kappa(ratings: &Ratings, weights: Weights, level: f64) -> Result<Kappa, Undefined> {
    if ratings.columns() != 2 {
        return Err(Undefined::Mismatch { what: "raters", expected: 2, found: ratings.columns() });
    }
    Table::of(ratings, 0, 1)?.kappa(weights, level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn raters_who_only_know_one_category_have_no_kappa() {
        let ratings = Ratings::new(10, 2, 4, vec![1; 20]).unwrap();
        let k = kappa(&ratings, Weights::Linear, 0.95).unwrap();
        assert_eq!((k.observed, k.expected, k.kappa), (1.0, 1.0, Err(Undefined::OneKind)));
        // One of them differing is enough for chance to be able to fail.
        let k = Table::new(2, vec![9, 1, 0, 0]).unwrap().kappa(Weights::Unweighted, 0.95).unwrap();
        assert!((k.observed - 0.9).abs() < 1e-15 && k.kappa.unwrap().abs() < 1e-12);
        assert_eq!((k.standard_error, k.interval), (Ok(0.0), Err(Undefined::NoVariance)));
    }

    #[test]
    fn raters_who_always_agree_have_a_kappa_of_one_and_no_interval() {
        for counts in [vec![5, 0, 0, 5], vec![1, 0, 0, 6]] {
            let k = Table::new(2, counts).unwrap().kappa(Weights::Quadratic, 0.95).unwrap();
            assert!((k.kappa.unwrap() - 1.0).abs() < 1e-12);
            assert_eq!(k.interval, Err(Undefined::NoVariance));
        }
        let one = Table::new(2, vec![0, 1, 0, 0]).unwrap().kappa(Weights::Unweighted, 0.95).unwrap();
        assert_eq!((one.n, one.kappa, one.interval), (1, Ok(0.0), Err(Undefined::NoVariance)));
    }

    #[test]
    fn nobody_and_the_wrong_shape_are_refused() {
        assert_eq!(Table::new(2, vec![0; 4]), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert_eq!(Table::new(0, vec![]), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert!(Table::new(2, vec![1; 3]).is_err() && Table::new(1, vec![u64::MAX]).is_ok());
        assert_eq!(Table::new(2, vec![u64::MAX, 1, 0, 0]), Err(Undefined::TooLarge));
        let gaps = Ratings::new(2, 2, 3, vec![crate::ratings::GAP, 0, 1, crate::ratings::GAP]).unwrap();
        assert_eq!(kappa(&gaps, Weights::Linear, 0.95), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert!(Table::of(&gaps, 0, 2).is_err());
    }

    #[test]
    fn an_unused_category_changes_the_weighted_kappa_only() {
        let three = Table::new(3, vec![5, 1, 2, 1, 6, 1, 0, 2, 4]).unwrap();
        let four = Table::new(4, vec![5, 1, 0, 2, 1, 6, 0, 1, 0, 0, 0, 0, 0, 2, 0, 4]).unwrap();
        assert_eq!(four.used_categories(), three);
        let of = |t: &Table, w| t.kappa(w, 0.95).unwrap().kappa.unwrap();
        assert!((of(&three, Weights::Unweighted) - of(&four, Weights::Unweighted)).abs() < 1e-12);
        assert!((of(&three, Weights::Linear) - of(&four, Weights::Linear)).abs() > 1e-3);
    }

    proptest! {
        #[test]
        fn kappa_stays_within_its_bounds_and_does_not_care_who_is_first(counts in prop::collection::vec(0_u64..30, 9)) {
            let turned: Vec<u64> = (0..9).map(|at| counts[at % 3 * 3 + at / 3]).collect();
            let (Ok(one), Ok(other)) = (Table::new(3, counts), Table::new(3, turned)) else { return Ok(()) };
            for weights in [Weights::Unweighted, Weights::Linear, Weights::Quadratic] {
                let (a, b) = (one.kappa(weights, 0.9).unwrap(), other.kappa(weights, 0.9).unwrap());
                prop_assert_eq!(a.kappa.is_ok(), b.kappa.is_ok());
                if let (Ok(k), Ok(same)) = (&a.kappa, &b.kappa) {
                    prop_assert!((k - same).abs() < 1e-9 && (-1.0 - 1e-9..=1.0 + 1e-9).contains(k));
                    prop_assert_eq!(a.interval.is_ok(), a.standard_error.clone().unwrap() > 0.0);
                    prop_assert!(a.interval.as_ref().map_or(true, |i| i.low < i.high && i.contains(*k)));
                    prop_assert!((a.standard_error.clone().unwrap() - b.standard_error.clone().unwrap()).abs() < 1e-7);
                }
            }
        }
    }
}
