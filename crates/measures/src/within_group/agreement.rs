//! Agreement within each group, against the spread that answering at random would have.

use super::Groups;
use crate::{Answers, Undefined};

/// The variance that answers without any agreement would have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NullSpread {
    /// Every point of a scale of so many as likely: (A² − 1)/12.
    Uniform {
        points: u32,
    },
    /// People lean to one end whatever they think; tabulated for five points only.
    SlightSkewOfFive,
    ModerateSkewOfFive,
    HeavySkewOfFive,
    Variance(f64),
}

impl NullSpread {
    /// The variance itself.
    ///
    /// Formula   (A² − 1)/12 for A points; skewed distributions of five points: 1.34, 0.90, 0.44
    /// Input     as named
    /// Output    above 0, in squared points
    /// Errors    `OutOfRange` (one point, or a variance that is not above 0)
    /// Caution   the uniform null flatters, as people rarely use the whole scale: show a skewed one beside it
    /// Source    James, Demaree & Wolf (1984), J. Applied Psychology 69, 85–98; LeBreton & Senter (2008), Organizational
    ///           Research Methods 11, 815–852, table 2. Checked: reference/rwg_family.json
    pub fn variance(self) -> Result<f64, Undefined> {
        let variance = match self {
            NullSpread::Uniform { points } => (f64::from(points).powi(2) - 1.0) / 12.0,
            NullSpread::SlightSkewOfFive => 1.34,
            NullSpread::ModerateSkewOfFive => 0.90,
            NullSpread::HeavySkewOfFive => 0.44,
            NullSpread::Variance(variance) => variance,
        };
        if variance > 0.0 && variance.is_finite() {
            Ok(variance)
        } else {
            Err(Undefined::OutOfRange { what: "variance without agreement", value: variance, low: 0.0, high: f64::INFINITY })
        }
    }
}

/// Mean and variance of every item in every group, over the people who answered all items.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    items: usize,
    sizes: Vec<usize>,
    /// At group · items + item; of no meaning in groups too small for them.
    means: Vec<f64>,
    variances: Vec<f64>,
}

impl Spread {
    /// From answers and the group of each row.
    ///
    /// Formula   x̄ and s² = Σ(x − x̄)²/(n − 1) per group and item
    /// Input     a row per person, a column per item; a person with a gap is left out
    /// Output    what `rwg`, `rwg_j`, `r_star` and `a_wg` of each group are made of
    /// Errors    `Mismatch` (not a group per row), `TooFew` (no item), `TooLarge` (answers that cannot be squared)
    /// Caution   keep `size` beside every figure made from it: in groups of two or three they are mostly chance
    /// Source    any textbook. Checked: reference/rwg_family.json (R multilevel 2.7)
    pub fn of(answers: &Answers, groups: &Groups) -> Result<Spread, Undefined> {
        groups.matching(answers.rows())?;
        let (items, count) = (answers.columns(), groups.count());
        if items == 0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        let whole = whole_rows(answers);
        let keep = |r: usize| whole.as_ref().is_none_or(|whole| whole[r]);
        let mut sizes = vec![0_usize; count];
        groups.of().iter().enumerate().filter(|(r, _)| keep(*r)).for_each(|(_, g)| sizes[*g] += 1);
        let (mut means, mut variances) = (vec![0.0; count * items], vec![0.0; count * items]);
        let mut sums: Vec<(f64, f64, f64)> = Vec::new();
        for item in 0..items {
            let column = answers.column(item);
            // About the first answer of each group: a group of one opinion has a variance of exactly 0.
            sums.clear();
            sums.resize(count, (f64::NAN, 0.0, 0.0));
            let mut from = 0;
            for run in groups.of().chunk_by(|a, b| a == b) {
                let into = &mut sums[run[0]];
                match &whole {
                    None => add_run(into, column[from..from + run.len()].iter().copied()),
                    Some(whole) => {
                        let cells = column[from..from + run.len()].iter().zip(&whole[from..]);
                        add_run(into, cells.filter(|(_, whole)| **whole).map(|(x, _)| *x));
                    }
                }
                from += run.len();
            }
            for (g, (shift, sum, square)) in sums.iter().enumerate() {
                let n = sizes[g] as f64;
                if sizes[g] > 0 {
                    means[g * items + item] = shift + sum / n;
                }
                if sizes[g] > 1 {
                    let squares = square - sum * sum / n;
                    variances[g * items + item] = if squares < 0.0 { 0.0 } else { squares / (n - 1.0) };
                }
            }
        }
        if means.iter().chain(&variances).any(|x| !x.is_finite()) {
            return Err(Undefined::TooLarge);
        }
        Ok(Spread { items, sizes, means, variances })
    }

    pub fn groups(&self) -> usize {
        self.sizes.len()
    }

    /// People of a group who answered everything; 0 for a group that does not exist.
    pub fn size(&self, group: usize) -> usize {
        self.sizes.get(group).copied().unwrap_or(0)
    }

    /// The variances of a group's items.
    fn of_group(&self, group: usize) -> Result<&[f64], Undefined> {
        match self.size(group) {
            n @ (0 | 1) => Err(Undefined::TooFew { n, needed: 2 }),
            _ => Ok(&self.variances[group * self.items..(group + 1) * self.items]),
        }
    }

    fn mean_variance(&self, group: usize) -> Result<f64, Undefined> {
        Ok(self.of_group(group)?.iter().sum::<f64>() / self.items as f64)
    }

    /// Agreement of a group on one item.
    ///
    /// Formula   1 − s²/σ², 0 where s² > σ²
    /// Input     a group, an item (both from 0), the null spread σ²
    /// Output    0 to 1; 1 when all answered alike
    /// Errors    `TooFew` (fewer than two people), `OutOfRange` (no such item, null spread)
    /// Caution   as `rwg_j`
    /// Source    James, Demaree & Wolf (1984). Checked: reference/rwg_family.json
    pub fn rwg(&self, group: usize, item: usize, null: NullSpread) -> Result<f64, Undefined> {
        let null = null.variance()?;
        let missing = Undefined::OutOfRange { what: "item", value: item as f64, low: 0.0, high: self.items as f64 - 1.0 };
        let variance = *self.of_group(group)?.get(item).ok_or(missing)?;
        Ok(1.0 - variance.min(null) / null)
    }

    /// Agreement of a group on a scale of several items.
    ///
    /// Formula   J(1−u)/(J(1−u) + u), u = mean of s² over the J items, over σ²; 0 where u > 1
    /// Input     a group (from 0), the null spread σ²
    /// Output    0 to 1; 1 when all answered alike
    /// Errors    `TooFew` (fewer than two people), `OutOfRange` (null spread)
    /// Caution   rises with the number of items, and is mostly chance in small groups: show group size and several nulls.
    ///           That a negative value is set to 0 hides a group split in two camps
    /// Source    James, Demaree & Wolf (1984), J. Applied Psychology 69, 85–98. Checked: reference/rwg_family.json
    pub fn rwg_j(&self, group: usize, null: NullSpread) -> Result<f64, Undefined> {
        let null = null.variance()?;
        let part = self.mean_variance(group)?.min(null) / null;
        let agreed = self.items as f64 * (1.0 - part);
        Ok(agreed / (agreed + part))
    }

    /// Lindell's agreement, which neither rises with the number of items nor stops at 0.
    ///
    /// Formula   1 − mean s² / σ²
    /// Input     a group (from 0), the null spread σ²
    /// Output    at most 1; negative where people disagree more than by chance: two camps
    /// Errors    `TooFew` (fewer than two people), `OutOfRange` (null spread)
    /// Caution   has no generally used threshold
    /// Source    Lindell, Brandt & Whitney (1999), Applied Psychol. Measurement 23, 127–135. Checked: reference/rwg_family.json
    pub fn r_star(&self, group: usize, null: NullSpread) -> Result<f64, Undefined> {
        let null = null.variance()?;
        Ok(1.0 - self.mean_variance(group)? / null)
    }

    /// Agreement against the greatest spread possible at the group's own mean.
    ///
    /// Formula   mean over items of 1 − 2 s² / ( ((H+L)M − M² − HL) · n/(n−1) ); 1 for an item with M = L or M = H
    /// Input     a group (from 0), the lowest and highest point L and H
    /// Output    −1 to 1
    /// Errors    `TooFew` (fewer than two people), `OutOfRange` (L not below H; a mean beyond them; or every item's mean is so near
    ///           an end that a group of this size cannot have the greatest spread: below (L(n−1)+H)/n or above (H(n−1)+L)/n)
    /// Caution   items whose mean lies there are left out one by one, so that groups may rest on different items. An answer beyond
    ///           L or H is noticed by the mean only
    /// Source    Brown & Hauenstein (2005), Organizational Research Methods 8, 165–184. Checked: reference/rwg_family.json
    pub fn a_wg(&self, group: usize, low: f64, high: f64) -> Result<f64, Undefined> {
        if !(low < high && low.is_finite() && high.is_finite()) {
            return Err(Undefined::OutOfRange { what: "lowest point", value: low, low: f64::NEG_INFINITY, high });
        }
        let variances = self.of_group(group)?;
        let means = &self.means[group * self.items..(group + 1) * self.items];
        let n = self.sizes[group] as f64;
        let (least, most) = ((low * (n - 1.0) + high) / n, (high * (n - 1.0) + low) / n);
        let (mut sum, mut items, mut last) = (0.0, 0.0, low);
        for (mean, variance) in means.iter().zip(variances) {
            // A mean of whole answers that ought to be an end, or a bound, is one up to rounding.
            let near = |x: f64| (mean - x).abs() <= 1e-12 * (high - low);
            if !(low..=high).contains(mean) && !near(low) && !near(high) {
                return Err(Undefined::OutOfRange { what: "mean of an item", value: *mean, low, high });
            }
            let item = if near(low) || near(high) {
                1.0
            } else if (*mean < least && !near(least)) || (*mean > most && !near(most)) {
                last = *mean;
                continue;
            } else {
                1.0 - 2.0 * variance / (((high + low) * mean - mean * mean - high * low) * (n / (n - 1.0)))
            };
            (sum, items) = (sum + item, items + 1.0);
        }
        if items > 0.0 {
            Ok(sum / items)
        } else {
            Err(Undefined::OutOfRange { what: "mean of an item", value: last, low: least, high: most })
        }
    }
}

/// Which rows have no gap; `None` when all.
fn whole_rows(answers: &Answers) -> Option<Vec<bool>> {
    if answers.is_complete() {
        return None;
    }
    let mut whole = vec![true; answers.rows()];
    for j in 0..answers.columns() {
        whole.iter_mut().zip(answers.column(j)).for_each(|(whole, x)| *whole &= !x.is_nan());
    }
    Some(whole)
}

/// Adds answers of one group to (shift, Σ(x − shift), Σ(x − shift)²).
fn add_run(into: &mut (f64, f64, f64), cells: impl Iterator<Item = f64>) {
    let (mut shift, mut sum, mut square) = *into;
    for x in cells {
        if shift.is_nan() {
            shift = x;
        }
        let moved = x - shift;
        sum += moved;
        square += moved * moved;
    }
    *into = (shift, sum, square);
}

/// Average deviation from the mean, in points of the scale: agreement that needs no null spread.
///
/// Formula   AD = mean over items of Σ|x − x̄|/n
/// Input     a row per person, a column per item; a person with a gap is left out; the group of each row
/// Output    per group: 0 when all answered alike, in points; up to A/6 of A points counts as agreement (Burke & Dunlap)
/// Errors    as a whole: `Mismatch` (not a group per row), `TooFew` (no item), `TooLarge`. Per group: `TooFew` (fewer than two)
/// Caution   depends on the number of points; compare only scales of the same form
/// Source    Burke, Finkelstein & Dusig (1999), Organizational Research Methods 2, 49–68. Checked: reference/rwg_family.json
pub fn average_deviation(answers: &Answers, groups: &Groups) -> Result<Vec<Result<f64, Undefined>>, Undefined> {
    let spread = Spread::of(answers, groups)?;
    let whole = whole_rows(answers);
    let mut sums = vec![0.0; groups.count()];
    for item in 0..spread.items {
        for (r, (x, g)) in answers.column(item).iter().zip(groups.of()).enumerate() {
            if whole.as_ref().is_none_or(|whole| whole[r]) {
                sums[*g] += (x - spread.means[g * spread.items + item]).abs();
            }
        }
    }
    let one = |(sum, n): (f64, &usize)| match *n {
        0 | 1 => Err(Undefined::TooFew { n: *n, needed: 2 }),
        n => Ok(sum / (n * spread.items) as f64),
    };
    Ok(sums.into_iter().zip(&spread.sizes).map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIVE: NullSpread = NullSpread::Uniform { points: 5 };

    fn groups(of: &[usize]) -> Groups<'_> {
        Groups::new(of, 3).unwrap()
    }

    #[test]
    fn one_opinion_is_full_agreement_one_person_is_none_and_two_camps_are_seen_by_lindell() {
        let answers = Answers::new(6, 1, vec![4.0, 4.0, 1.0, 5.0, 3.0, 4.0]).unwrap();
        let g = [0, 0, 1, 1, 2, 0];
        let spread = Spread::of(&answers, &groups(&g)).unwrap();
        assert_eq!((spread.rwg_j(0, FIVE), spread.a_wg(0, 1.0, 5.0).is_err()), (Ok(1.0), true));
        assert_eq!((spread.rwg_j(1, FIVE), spread.r_star(1, FIVE), spread.a_wg(1, 1.0, 5.0)), (Ok(0.0), Ok(-3.0), Ok(-1.0)));
        assert_eq!(spread.rwg_j(2, FIVE), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(spread.rwg_j(9, FIVE), Err(Undefined::TooFew { n: 0, needed: 2 }));
        let deviations = average_deviation(&answers, &groups(&g)).unwrap();
        assert_eq!(deviations, [Ok(0.0), Ok(2.0), Err(Undefined::TooFew { n: 1, needed: 2 })]);
    }

    #[test]
    fn what_has_no_answer_says_why() {
        let answers = Answers::new(2, 1, vec![1.0, 2.0]).unwrap();
        assert!(matches!(Spread::of(&answers, &groups(&[0])), Err(Undefined::Mismatch { .. })));
        assert!(matches!(Groups::new(vec![3], 3), Err(Undefined::OutOfRange { .. })));
        assert!(Spread::of(&Answers::new(2, 0, vec![]).unwrap(), &groups(&[0, 1])).is_err());
        let spread = Spread::of(&answers, &groups(&[0, 0])).unwrap();
        for null in [
            NullSpread::Uniform { points: 1 },
            NullSpread::Uniform { points: 0 },
            NullSpread::Variance(0.0),
            NullSpread::Variance(f64::NAN),
        ] {
            assert!(matches!(spread.rwg_j(0, null), Err(Undefined::OutOfRange { .. })), "{null:?}");
        }
        assert!(spread.rwg(0, 1, FIVE).is_err() && spread.a_wg(0, 5.0, 1.0).is_err() && spread.a_wg(0, f64::NAN, 1.0).is_err());
        // A code such as 9 is not an answer, though another item has a figure.
        let coded = Spread::of(&Answers::new(2, 2, vec![2.0, 4.0, 9.0, 9.0]).unwrap(), &groups(&[0, 0])).unwrap();
        assert_eq!(coded.a_wg(0, 1.0, 5.0), Err(Undefined::OutOfRange { what: "mean of an item", value: 9.0, low: 1.0, high: 5.0 }));
        let huge = Answers::new(2, 1, vec![1e200, -1e200]).unwrap();
        assert_eq!(Spread::of(&huge, &groups(&[0, 0])), Err(Undefined::TooLarge));
        let gaps = Answers::new(2, 1, vec![f64::NAN; 2]).unwrap();
        assert_eq!(Spread::of(&gaps, &groups(&[0, 0])).unwrap().rwg_j(0, FIVE), Err(Undefined::TooFew { n: 0, needed: 2 }));
    }

    proptest! {
        #[test]
        fn the_order_of_people_does_not_matter_and_bounds_hold(people in prop::collection::vec((0..3_usize, 1..6_u8, prop::option::weighted(0.9, 1..6_u8)), 1..80)) {
            let table = |people: &[(usize, u8, Option<u8>)]| {
                let rows: Vec<Vec<Option<f64>>> = people.iter().map(|(_, a, b)| vec![Some(f64::from(*a)), b.map(f64::from)]).collect();
                let of: Vec<usize> = people.iter().map(|p| p.0).collect();
                let answers = Answers::from_rows(&rows).unwrap();
                (Spread::of(&answers, &groups(&of)).unwrap(), average_deviation(&answers, &groups(&of)).unwrap())
            };
            let mut sorted = people.clone();
            sorted.sort();
            let ((one, ad), (other, ad_sorted)) = (table(&people), table(&sorted));
            for g in 0..3 {
                prop_assert_eq!(one.size(g), other.size(g));
                if let (Ok(a), Ok(b)) = (one.rwg_j(g, FIVE), other.rwg_j(g, FIVE)) {
                    prop_assert!((a - b).abs() < 1e-9 && (0.0..=1.0).contains(&a) && a >= one.r_star(g, FIVE).unwrap() - 1e-12);
                    prop_assert!((ad[g].clone().unwrap() - ad_sorted[g].clone().unwrap()).abs() < 1e-9 && ad[g].clone().unwrap() <= 2.0);
                    prop_assert_eq!(one.a_wg(g, 1.0, 5.0).is_ok(), other.a_wg(g, 1.0, 5.0).is_ok());
                    if let Ok(a) = one.a_wg(g, 1.0, 5.0) {
                        prop_assert!((-1.0 - 1e-9..=1.0).contains(&a));
                    }
                }
            }
        }
    }
}
