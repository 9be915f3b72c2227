//! Correlations of items, and whether they hold enough in common for a factor analysis to make sense.

use super::eigen;
use crate::numeric::distribution::chi_square_above;
use crate::{Answers, Undefined, mean};
use nalgebra::DMatrix;

/// How far a matrix given as correlations may be from symmetric, from 1 on its diagonal and from ±1 beside it: rounding of
/// published tables is larger, but then they are no longer the correlations they claim to be.
const MATRIX_SLACK: f64 = 1e-8;

/// Correlations of items, and how many people they come from.
#[derive(Debug, Clone, PartialEq)]
pub struct CorrelationMatrix {
    pub(super) r: DMatrix<f64>,
    people: usize,
}

impl CorrelationMatrix {
    /// Pearson correlations of those people who answered every item.
    ///
    /// Formula   r_ij = Σ (x_i − x̄_i)(x_j − x̄_j) / √( Σ (x_i − x̄_i)² Σ (x_j − x̄_j)² )
    /// Input     people by items, any unit
    /// Output    a correlation per pair of items in −1 to 1; the matrix has no negative eigenvalue
    /// Errors    `TooFew` (no item, or fewer than 2 people without a gap), `NoVariance` (an item on which all agree), `TooLarge`
    /// Caution   people with a gap are left out altogether: say how many remain
    /// Source    any textbook. Checked: reference/efa_adequacy.json (R `cor`)
    pub fn listwise(answers: &Answers) -> Result<Self, Undefined> {
        if answers.columns() == 0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        let whole;
        let answers = if answers.is_complete() {
            answers
        } else {
            whole = answers.complete_rows();
            &whole
        };
        let columns: Vec<Vec<f64>> = (0..answers.columns()).map(|j| unit(answers.column(j))).collect::<Result<_, _>>()?;
        let mut r = DMatrix::identity(columns.len(), columns.len());
        for i in 0..columns.len() {
            for j in 0..i {
                r[(i, j)] = dot(&columns[i], &columns[j]).clamp(-1.0, 1.0);
                r[(j, i)] = r[(i, j)];
            }
        }
        Ok(Self { r, people: answers.rows() })
    }

    /// Pearson correlations, each of the people who answered both items of the pair.
    ///
    /// Formula   as `listwise`, with means and sums of the people of the pair
    /// Input     people by items, any unit, gaps allowed
    /// Output    a correlation per pair; `people` is the number in the table
    /// Errors    `TooFew` (no item, or a pair fewer than 2 people answered), `NoVariance` (within a pair), `TooLarge`
    /// Caution   every pair speaks of other people; the matrix may have negative eigenvalues, which no data without gaps has
    /// Source    any textbook. Checked: reference/omega_hier_3f.json (R `cor`, use = "pairwise")
    pub fn pairwise(answers: &Answers) -> Result<Self, Undefined> {
        if answers.is_complete() {
            return Self::listwise(answers);
        }
        let p = answers.columns();
        let mut r = DMatrix::identity(p, p);
        for i in 0..p {
            for j in 0..i {
                let both = || answers.column(i).iter().zip(answers.column(j)).filter(|(a, b)| !a.is_nan() && !b.is_nan());
                let (one, other) =
                    (unit(&both().map(|(a, _)| *a).collect::<Vec<_>>())?, unit(&both().map(|(_, b)| *b).collect::<Vec<_>>())?);
                r[(i, j)] = dot(&one, &other).clamp(-1.0, 1.0);
                r[(j, i)] = r[(i, j)];
            }
        }
        Ok(Self { r, people: answers.rows() })
    }

    /// Correlations computed elsewhere (published, or polychoric), row by row.
    ///
    /// Errors: `TooFew` (empty), `Mismatch` (a row of another length), `NotFinite` (the index counts cells row by row),
    /// `OutOfRange` (a diagonal other than 1, a correlation beyond ±1, or one that differs from its mirror image).
    pub fn from_rows(rows: &[Vec<f64>], people: usize) -> Result<Self, Undefined> {
        let p = rows.len();
        if p == 0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        let mut r = DMatrix::identity(p, p);
        for (i, row) in rows.iter().enumerate() {
            if row.len() != p {
                return Err(Undefined::Mismatch { what: "correlations of a row", expected: p, found: row.len() });
            }
            for (j, value) in row.iter().copied().enumerate() {
                let around = |middle: f64| Undefined::OutOfRange { what: "correlation", value, low: middle, high: middle };
                if !value.is_finite() {
                    return Err(Undefined::NotFinite { index: i * p + j });
                }
                if value.abs() > 1.0 + MATRIX_SLACK {
                    return Err(Undefined::OutOfRange { what: "correlation", value, low: -1.0, high: 1.0 });
                }
                if i == j && (value - 1.0).abs() > MATRIX_SLACK {
                    return Err(around(1.0));
                }
                if j < i {
                    if (value - rows[j][i]).abs() > MATRIX_SLACK {
                        return Err(around(rows[j][i]));
                    }
                    r[(i, j)] = value.clamp(-1.0, 1.0);
                    r[(j, i)] = r[(i, j)];
                }
            }
        }
        Ok(Self { r, people })
    }

    pub fn items(&self) -> usize {
        self.r.nrows()
    }

    pub fn people(&self) -> usize {
        self.people
    }

    /// Errors: `TooFewPeople` when there are not more people than items: then any answers at all look as if one factor made them.
    /// A number of people of 0 stands for one that is not known.
    pub fn require_people(&self) -> Result<(), Undefined> {
        match (self.people, self.items()) {
            (people, items) if 0 < people && people <= items => Err(Undefined::TooFewPeople { people, items }),
            _ => Ok(()),
        }
    }

    /// The correlation of two items; `None` when there is no such item.
    pub fn get(&self, one: usize, other: usize) -> Option<f64> {
        self.r.get((one, other)).copied()
    }

    /// The sum of all entries: the variance of the sum of standardized items.
    pub fn total(&self) -> f64 {
        self.r.sum()
    }

    /// Eigenvalues, the largest first.
    ///
    /// Formula   λ with R v = λ v
    /// Input     correlations of p items
    /// Output    p numbers whose sum is p; below 0 only for correlations by pairs
    /// Errors    `NotConverged` (never seen)
    /// Caution   "as many factors as eigenvalues above 1" keeps too many; compare with those of random data
    /// Source    any textbook. Checked: reference/efa_adequacy.json
    pub fn eigenvalues(&self) -> Result<Vec<f64>, Undefined> {
        Ok(eigen::spectrum(self.r.clone())?.values)
    }

    /// Squared multiple correlation of each item with all others.
    ///
    /// Formula   1 − 1 / (R⁻¹)_ii, kept within 0 to 1
    /// Input     correlations of p ≥ 2 items
    /// Output    the share of each item's variance that the others foretell
    /// Errors    `Dependent` (an item is a copy or a sum of others)
    /// Caution   rises with the number of items; a lower bound of the communality only for the whole population
    /// Source    Guttman (1953), Psychometrika 18, 277–296. Checked: reference/efa_adequacy.json (psych `smc`)
    pub fn squared_multiple(&self) -> Result<Vec<f64>, Undefined> {
        let inverse = eigen::inverse(&self.r)?;
        Ok((0..self.items()).map(|i| (1.0 - 1.0 / inverse[(i, i)]).clamp(0.0, 1.0)).collect())
    }

    /// Kaiser, Meyer and Olkin's measure of sampling adequacy.
    ///
    /// Formula   Σ r² / (Σ r² + Σ q²) over pairs, q_ij = (R⁻¹)_ij / √( (R⁻¹)_ii (R⁻¹)_jj ), the partial correlations
    /// Input     correlations of p ≥ 2 items
    /// Output    one figure for all and one per item, in 0 to 1; an item without any correlation has none
    /// Errors    `TooFew` (p < 2), `Dependent`, `NoVariance` (no two items are correlated at all)
    /// Caution   Kaiser calls below 0.5 unacceptable and from 0.8 meritorious: words, not a test
    /// Source    Kaiser & Rice (1974), Educational and Psychological Measurement 34, 111–117. Checked: reference/efa_adequacy.json
    pub fn sampling_adequacy(&self) -> Result<SamplingAdequacy, Undefined> {
        let p = self.items();
        if p < 2 {
            return Err(Undefined::TooFew { n: p, needed: 2 });
        }
        let q = eigen::inverse(&self.r)?;
        let share = |plain: f64, partial: f64| if plain > 0.0 { Ok(plain / (plain + partial)) } else { Err(Undefined::NoVariance) };
        let (mut plain, mut partial, mut items) = (0.0, 0.0, Vec::with_capacity(p));
        for i in 0..p {
            let (mut own, mut rest) = (0.0, 0.0);
            for j in (0..p).filter(|j| *j != i) {
                own += self.r[(i, j)].powi(2);
                rest += q[(i, j)].powi(2) / (q[(i, i)] * q[(j, j)]).abs();
            }
            items.push(share(own, rest));
            plain += own;
            partial += rest;
        }
        Ok(SamplingAdequacy { overall: share(plain, partial)?, items })
    }

    /// Bartlett's test of whether any two items are correlated.
    ///
    /// Formula   χ² = −( n − 1 − (2p + 5) / 6 ) ln |R|, df = p (p − 1) / 2
    /// Input     correlations of p ≥ 2 items from n people
    /// Output    χ², df, and the chance of a χ² at least as large among unrelated items
    /// Errors    `TooFew` (p < 2, or so few people that the factor is not positive), `Dependent` (|R| ≤ 0)
    /// Caution   with many people it is met by any questionnaire; it speaks of the sample, not of usefulness
    /// Source    Bartlett (1951), Biometrika 38, 337–344. Checked: reference/efa_adequacy.json (psych `cortest.bartlett`)
    pub fn bartlett(&self) -> Result<ChiSquare, Undefined> {
        let (p, n) = (self.items() as f64, self.people as f64);
        if self.items() < 2 {
            return Err(Undefined::TooFew { n: self.items(), needed: 2 });
        }
        let factor = n - 1.0 - (2.0 * p + 5.0) / 6.0;
        if factor <= 0.0 {
            return Err(Undefined::TooFew { n: self.people, needed: (2.0 + (2.0 * p + 5.0) / 6.0) as usize });
        }
        // A matrix that cannot be inverted has no determinant to speak of, however small a number rounding leaves.
        eigen::inverse(&self.r)?;
        let half: f64 = self.r.clone().cholesky().ok_or(Undefined::Dependent)?.l_dirty().diagonal().iter().map(|x| x.ln()).sum();
        let (value, df) = (-factor * 2.0 * half, self.items() * (self.items() - 1) / 2);
        Ok(ChiSquare { value: value.max(0.0), df, p: chi_square_above(value, df as f64) })
    }
}

/// `CorrelationMatrix::sampling_adequacy`.
#[derive(Debug, Clone, PartialEq)]
pub struct SamplingAdequacy {
    pub overall: f64,
    /// Per item; `NoVariance` for one that is correlated with none.
    pub items: Vec<Result<f64, Undefined>>,
}

/// A χ² with its degrees of freedom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquare {
    pub value: f64,
    pub df: usize,
    /// The chance of one at least as large, were the model true.
    pub p: f64,
}

/// Deviations from the mean, scaled so that their squares sum to 1.
fn unit(values: &[f64]) -> Result<Vec<f64>, Undefined> {
    if values.len() < 2 {
        return Err(Undefined::TooFew { n: values.len(), needed: 2 });
    }
    let middle = mean::mean(values)?;
    let mut deviations: Vec<f64> = values.iter().map(|x| x - middle).collect();
    // Scaled by the largest first, so that no square overflows or vanishes.
    let largest = deviations.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    if largest == 0.0 {
        return Err(Undefined::NoVariance);
    }
    if !largest.is_finite() {
        return Err(Undefined::TooLarge);
    }
    deviations.iter_mut().for_each(|x| *x /= largest);
    let length = dot(&deviations, &deviations).sqrt();
    deviations.iter_mut().for_each(|x| *x /= length);
    Ok(deviations)
}

/// Σ a b, in lanes that the processor adds side by side.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    const LANES: usize = 8;
    let mut sums = [0.0; LANES];
    let (whole_a, rest_a) = a.as_chunks::<LANES>();
    let (whole_b, rest_b) = b.as_chunks::<LANES>();
    for (a, b) in whole_a.iter().zip(whole_b) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum::<f64>() + rest_a.iter().zip(rest_b).map(|(a, b)| a * b).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(rows: &[[f64; 3]]) -> Answers {
        Answers::from_rows(&rows.iter().map(|row| row.iter().map(|x| Some(*x).filter(|x| !x.is_nan())).collect()).collect::<Vec<_>>())
            .unwrap()
    }

    #[test]
    fn what_has_no_correlation_says_why() {
        assert_eq!(CorrelationMatrix::listwise(&table(&[])), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert_eq!(CorrelationMatrix::listwise(&table(&[[1.0, 2.0, 3.0]])), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(CorrelationMatrix::listwise(&table(&[[1.0, 2.0, 3.0], [2.0, 2.0, 1.0]])), Err(Undefined::NoVariance));
        let huge = table(&[[f64::MAX, 2.0, 3.0], [-f64::MAX, 4.0, 1.0], [-f64::MAX, 3.0, 1.0]]);
        assert_eq!(CorrelationMatrix::listwise(&huge), Err(Undefined::TooLarge));
        assert!(CorrelationMatrix::from_rows(&[vec![1.0, 0.3], vec![0.4, 1.0]], 9).is_err());
        assert!(CorrelationMatrix::from_rows(&[vec![1.0, f64::NAN], vec![0.4, 1.0]], 9).is_err());
    }

    #[test]
    fn a_copied_item_leaves_its_correlations_and_eigenvalues_but_nothing_that_needs_an_inverse() {
        let r = CorrelationMatrix::listwise(&table(&[[1.0, 1.0, 3.0], [2.0, 2.0, 1.0], [4.0, 4.0, 3.5], [5.0, 5.0, 1.0]])).unwrap();
        assert!((r.get(0, 1).unwrap() - 1.0).abs() < 1e-15 && r.get(3, 0).is_none());
        assert!(r.eigenvalues().unwrap()[2].abs() < 1e-12);
        assert_eq!(r.squared_multiple(), Err(Undefined::Dependent));
        assert_eq!(r.sampling_adequacy(), Err(Undefined::Dependent));
        assert!(r.bartlett().is_err());
    }

    #[test]
    fn uncorrelated_items_have_no_adequacy_and_a_chi_square_of_zero() {
        let r = CorrelationMatrix::from_rows(&[vec![1.0, 0.0], vec![0.0, 1.0]], 50).unwrap();
        assert_eq!(r.sampling_adequacy(), Err(Undefined::NoVariance));
        assert_eq!(r.bartlett().unwrap(), ChiSquare { value: 0.0, df: 1, p: 1.0 });
    }

    #[test]
    fn gaps_are_met_pair_by_pair_or_person_by_person() {
        let gap = f64::NAN;
        let answers = table(&[[1.0, 2.0, gap], [2.0, 1.0, 5.0], [3.0, 4.0, 4.0], [4.0, 3.0, 6.0]]);
        let (pairs, whole) = (CorrelationMatrix::pairwise(&answers).unwrap(), CorrelationMatrix::listwise(&answers).unwrap());
        assert!((pairs.get(0, 1).unwrap() - 0.6).abs() < 1e-12 && whole.people() == 3);
        assert!((whole.get(0, 1).unwrap() - pairs.get(0, 1).unwrap()).abs() > 0.01);
    }

    proptest! {
        #[test]
        fn neither_order_of_rows_nor_unit_matters(mut rows in prop::collection::vec(prop::array::uniform3(-5.0..5.0_f64), 5..30), scale in 0.001..1e6_f64) {
            let before = CorrelationMatrix::listwise(&table(&rows)).unwrap();
            rows.reverse();
            rows.iter_mut().for_each(|row| row[1] = scale * row[1] - 3.0);
            let after = CorrelationMatrix::listwise(&table(&rows)).unwrap();
            prop_assert!((&before.r - &after.r).amax() < 1e-9);
            prop_assert!((before.eigenvalues().unwrap().iter().sum::<f64>() - 3.0).abs() < 1e-12);
        }
    }
}
