//! How items go together: correlations of the columns of a table with gaps.

use crate::numeric::moments::{Moments, Want};
use crate::{Answers, Ratings, Undefined};

/// The correlation of every pair of columns.
#[derive(Debug, Clone)]
pub struct Correlations {
    columns: usize,
    moments: Moments,
}

impl Correlations {
    /// Pearson correlations, each pair on the rows that answered both.
    ///
    /// Formula   r = s_xy / (s_x s_y), all three over the rows that answered both
    /// Input     a row per person, a column per item, gaps allowed
    /// Output    one figure per pair, asked for with `get`, and the number of people behind it with `count`
    /// Errors    none here; see `get`
    /// Caution   with gaps every pair stands on other people, so that the table as a whole may contradict itself (no set of
    ///           people could have it) and a later inversion fail
    /// Source    Pearson (1895), Proceedings of the Royal Society 58, 240–242. Checked: unit tests of `numeric::moments`
    pub fn pairwise(answers: &Answers) -> Correlations {
        Correlations { columns: answers.columns(), moments: Moments::of(answers, Want::Correlations) }
    }

    /// The same for answers held as bytes, which is several times quicker.
    ///
    /// Formula, Output, Errors, Caution, Source: as `pairwise`
    /// Input     codes that are numbers on a scale
    pub fn of_ratings(ratings: &Ratings) -> Correlations {
        Correlations { columns: ratings.columns(), moments: Moments::of_ratings(ratings, Want::Correlations) }
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many people answered both; 0 outside the table.
    pub fn count(&self, i: usize, j: usize) -> usize {
        if i < self.columns && j < self.columns { self.moments.count(i, j) } else { 0 }
    }

    /// The correlation of two columns, between −1 and 1.
    ///
    /// Formula, Input, Output, Caution, Source: as `pairwise`
    /// Errors    `TooFew` (fewer than two people answered both, or no such column), `NoVariance` (all of them gave one answer)
    pub fn get(&self, i: usize, j: usize) -> Result<f64, Undefined> {
        match self.count(i, j) {
            n @ (0 | 1) => Err(Undefined::TooFew { n, needed: 2 }),
            _ => self.moments.correlation(i, j).ok_or(Undefined::NoVariance),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_pair_without_people_or_without_spread_has_no_correlation() {
        let rows = [vec![Some(1.0), None, Some(3.0)], vec![Some(2.0), Some(1.0), Some(3.0)], vec![Some(4.0), None, Some(3.0)]];
        let r = Correlations::pairwise(&Answers::from_rows(&rows).unwrap());
        assert_eq!(r.get(0, 1), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(r.get(0, 2), Err(Undefined::NoVariance));
        assert!((r.get(0, 0).unwrap() - 1.0).abs() < 1e-15 && r.get(5, 0).is_err());
        let none = Correlations::pairwise(&Answers::from_rows(&[]).unwrap());
        assert_eq!((none.columns(), none.get(0, 0)), (0, Err(Undefined::TooFew { n: 0, needed: 2 })));
    }

    proptest! {
        #[test]
        fn order_unit_and_sides_do_not_matter_and_turning_an_item_turns_the_sign(
            rows in prop::collection::vec(prop::array::uniform2(prop::option::weighted(0.8, -9..9_i32)), 0..40),
            shift in -50.0..50.0_f64, scale in 0.1..20.0_f64,
        ) {
            let table = |rows: &[[Option<i32>; 2]], change: &dyn Fn(f64) -> f64| {
                let row = |[a, b]: &[Option<i32>; 2]| vec![a.map(f64::from), b.map(|b| change(f64::from(b)))];
                Correlations::pairwise(&Answers::from_rows(&rows.iter().map(row).collect::<Vec<_>>()).unwrap())
            };
            let turned: Vec<[Option<i32>; 2]> = rows.iter().rev().copied().collect();
            let (one, other) = (table(&rows, &|x| x), table(&turned, &|x| shift - scale * x));
            prop_assert_eq!(one.count(0, 1), other.count(1, 0));
            match (one.get(0, 1), other.get(1, 0)) {
                (Ok(a), Ok(b)) => prop_assert!((a + b).abs() < 1e-9 && a.abs() <= 1.0),
                (a, b) => prop_assert_eq!(a, b),
            }
        }
    }
}
