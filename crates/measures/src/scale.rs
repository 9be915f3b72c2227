//! From the answers of one person to one score: the mean (or sum) over what they answered, if they answered enough.

use crate::answers::checked_ends;
use crate::ratings::GAP;
use crate::{Answers, Ratings, Undefined};

/// How a score is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// The mean over the answered items, on the scale of the answers.
    Mean,
    /// That mean times the number of items: what the sum would be, had the rest been answered alike.
    ProratedSum,
}

/// A scale: which answers are possible, which items are worded the other way, and how many answers make a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale<'a> {
    /// The lowest and highest possible answer.
    pub low: f64,
    pub high: f64,
    /// Places, from 0, of items worded the other way: x counts as low + high − x.
    pub reversed: &'a [usize],
    /// Least items a person must have answered; see `need`. A person who answered nothing has no score whatever it says.
    pub need: usize,
    pub method: Method,
}

/// A product this close to a whole number (per item) is meant to be it: 0.55 of 20 items are 11, not 12.
const WHOLE: f64 = 1e-9;
/// Rows worked on at a time.
const BLOCK: usize = 1024;
/// Columns whose codes fit a sum of 16 bits.
const PANEL: usize = 256;

/// How many of `items` make up a fraction of them, as a whole number to compare counts with.
///
/// Formula   ⌈fraction · items⌉, where a product that is whole but for rounding counts as whole
/// Input     `fraction` in [0, 1]
/// Output    between 0 and `items`
/// Errors    `OutOfRange` (fraction)
/// Caution   comparing the share itself with the fraction refuses people who answered exactly enough
/// Source    Newman (2014), Organizational Research Methods 17, 372–411, on scoring with half of the items.
///           Checked: reference/scale_mean_min80.json
pub fn need(fraction: f64, items: usize) -> Result<usize, Undefined> {
    if !(0.0..=1.0).contains(&fraction) {
        return Err(Undefined::OutOfRange { what: "fraction of items", value: fraction, low: 0.0, high: 1.0 });
    }
    let product = fraction * items as f64;
    let whole = product.round();
    Ok(if (product - whole).abs() <= WHOLE * items as f64 { whole as usize } else { product.ceil() as usize })
}

impl Scale<'_> {
    /// One score per person.
    ///
    /// Formula   x̄ = Σ x / m over the m answered items (turned around where worded so), if m ≥ need and m ≥ 1; `ProratedSum`: k x̄
    /// Input     a row per person, a column per item, gaps allowed
    /// Output    a score per row, `None` for a person who answered too little; within low to high (k times that)
    /// Errors    `OutOfRange` (an answer outside low to high: a code such as 9 is not an answer; a reversed item that is none; ends
    ///           that are no ends of a scale), `TooLarge` (ends so far out that answers have no sum)
    /// Caution   a mean over fewer items rests on other items than its neighbor: fair only if items are alike. A sum without
    ///           proration would count a gap as 0
    /// Source    Newman (2014), Organizational Research Methods 17, 372–411.
    ///           Checked: reference/scale_mean_min50.json, scale_prorated_sum.json, scale_scoreitems.json
    pub fn scores(&self, answers: &Answers) -> Result<Vec<Option<f64>>, Undefined> {
        let k = answers.columns();
        let reversed = self.turned(k)?;
        let mut scores = Vec::with_capacity(answers.rows());
        let (mut sum, mut count) = ([0.0_f64; BLOCK], [0.0_f64; BLOCK]);
        for from in (0..answers.rows()).step_by(BLOCK) {
            let here = BLOCK.min(answers.rows() - from);
            sum[..here].fill(0.0);
            count[..here].fill(0.0);
            for (j, turned) in reversed.iter().enumerate() {
                let (base, sign) = if *turned { (self.low + self.high, -1.0) } else { (0.0, 1.0) };
                let cells = &answers.column(j)[from..from + here];
                for ((x, sum), count) in cells.iter().zip(&mut sum).zip(&mut count) {
                    // An answer outside the scale counts as infinitely many, to be noticed below without a branch here.
                    let weight = if (*x < self.low) | (*x > self.high) { f64::INFINITY } else { 1.0 };
                    let answered = !x.is_nan();
                    *sum += if answered { base + sign * x } else { 0.0 };
                    *count += if answered { weight } else { 0.0 };
                }
            }
            if count[..here].iter().any(|count| count.is_infinite()) {
                return Err(self.outside((0..k).flat_map(|j| answers.column(j).iter().copied())));
            }
            scores.extend(sum[..here].iter().zip(&count[..here]).map(|(sum, count)| self.score(*sum, *count as usize, k)));
        }
        Ok(scores)
    }

    /// The same for answers held as bytes, which is several times quicker.
    ///
    /// Formula, Output, Errors, Caution, Source: as `scores`
    /// Input     codes that are numbers on the scale from low to high
    pub fn scores_of_ratings(&self, ratings: &Ratings) -> Result<Vec<Option<f64>>, Undefined> {
        let (rows, k) = (ratings.rows(), ratings.columns());
        let reversed = self.turned(k)?;
        let codes = || (0..k).flat_map(|j| ratings.column(j).iter().filter(|c| **c != GAP).map(|c| f64::from(*c)));
        // The bounds as codes; a bound that is none leaves the nearest code within.
        let (low, high) = (self.low.ceil().clamp(0.0, 255.0) as u8, self.high.floor().clamp(-1.0, 254.0));
        if high < 0.0 || self.low > 254.0 {
            return if codes().next().is_none() { Ok(vec![None; rows]) } else { Err(self.outside(codes())) };
        }
        let high = high as u8;
        let mut scores = Vec::with_capacity(rows);
        for from in (0..rows).step_by(BLOCK) {
            let here = BLOCK.min(rows - from);
            // Straight and turned items are summed apart; what turning adds is the same for each.
            let (mut straight, mut turned_sum, mut turned_count, mut count) =
                ([0_u32; BLOCK], [0_u32; BLOCK], [0_u32; BLOCK], [0_u32; BLOCK]);
            let mut outside = false;
            for turn in [false, true] {
                let columns: Vec<usize> = (0..k).filter(|j| reversed[*j] == turn).collect();
                for panel in columns.chunks(PANEL) {
                    let (mut sum, mut answered) = ([0_u16; BLOCK], [0_u16; BLOCK]);
                    for j in panel {
                        for ((code, sum), answered) in ratings.column(*j)[from..from + here].iter().zip(&mut sum).zip(&mut answered) {
                            let here = *code != GAP;
                            outside |= here & ((*code < low) | (*code > high));
                            *sum += if here { u16::from(*code) } else { 0 };
                            *answered += u16::from(here);
                        }
                    }
                    let into = if turn { (&mut turned_sum, &mut turned_count) } else { (&mut straight, &mut count) };
                    for r in 0..here {
                        into.0[r] += u32::from(sum[r]);
                        into.1[r] += u32::from(answered[r]);
                    }
                }
            }
            if outside {
                return Err(self.outside(codes()));
            }
            let both = self.low + self.high;
            scores.extend((0..here).map(|r| {
                let sum = f64::from(straight[r]) + both * f64::from(turned_count[r]) - f64::from(turned_sum[r]);
                self.score(sum, (count[r] + turned_count[r]) as usize, k)
            }));
        }
        Ok(scores)
    }

    fn score(&self, sum: f64, answered: usize, items: usize) -> Option<f64> {
        let mean = sum / answered as f64;
        (answered >= self.need.max(1)).then_some(match self.method {
            Method::Mean => mean,
            Method::ProratedSum => mean * items as f64,
        })
    }

    /// Which items are turned around, if this is a scale for so many.
    fn turned(&self, items: usize) -> Result<Vec<bool>, Undefined> {
        checked_ends(self.low, self.high)?;
        if !(self.low.abs().max(self.high.abs()) * items as f64).is_finite() {
            return Err(Undefined::TooLarge);
        }
        let mut turned = vec![false; items];
        for j in self.reversed {
            let at = turned.get_mut(*j);
            *at.ok_or(Undefined::OutOfRange { what: "reversed item", value: *j as f64, low: 0.0, high: items as f64 - 1.0 })? = true;
        }
        Ok(turned)
    }

    fn outside(&self, cells: impl Iterator<Item = f64>) -> Undefined {
        let value = { cells }.find(|x| *x < self.low || *x > self.high).unwrap_or(self.low);
        Undefined::OutOfRange { what: "answer", value, low: self.low, high: self.high }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIVE: Scale = Scale { low: 1.0, high: 5.0, reversed: &[], need: 2, method: Method::Mean };

    fn of(rows: &[Vec<Option<f64>>]) -> Answers {
        Answers::from_rows(rows).unwrap()
    }

    #[test]
    fn exactly_enough_is_enough() {
        assert_eq!((need(0.55, 20), need(0.8, 8), need(0.5, 8), need(2.0 / 3.0, 3)), (Ok(11), Ok(7), Ok(4), Ok(2)));
        assert_eq!((need(0.0, 8), need(1.0, 8), need(0.5, 0)), (Ok(0), Ok(8), Ok(0)));
        assert!(need(80.0, 8).is_err() && need(f64::NAN, 8).is_err());
        let answers = of(&[vec![Some(2.0), Some(5.0), None], vec![Some(2.0), None, None], vec![None, None, None]]);
        assert_eq!(FIVE.scores(&answers).unwrap(), [Some(3.5), None, None]);
        assert_eq!(Scale { need: 0, ..FIVE }.scores(&answers).unwrap(), [Some(3.5), Some(2.0), None]);
        assert_eq!(Scale { method: Method::ProratedSum, ..FIVE }.scores(&answers).unwrap()[0], Some(10.5));
    }

    #[test]
    fn a_code_outside_the_scale_is_an_error_not_data() {
        assert_eq!(
            FIVE.scores(&of(&[vec![Some(1.0), Some(9.0)]])),
            Err(Undefined::OutOfRange { what: "answer", value: 9.0, low: 1.0, high: 5.0 })
        );
        let ratings = Ratings::new(1, 2, 10, vec![1, 9]).unwrap();
        assert_eq!(FIVE.scores_of_ratings(&ratings), Err(Undefined::OutOfRange { what: "answer", value: 9.0, low: 1.0, high: 5.0 }));
        assert!(Scale { reversed: &[2], ..FIVE }.scores(&of(&[vec![Some(1.0), Some(2.0)]])).is_err());
        assert_eq!(FIVE.scores(&of(&[])), Ok(vec![]));
        // The answer named is one that was given.
        let far = Scale { low: 300.0, high: 400.0, ..FIVE };
        let one = Ratings::new(1, 2, 10, vec![GAP, 7]).unwrap();
        assert_eq!(far.scores_of_ratings(&one), Err(Undefined::OutOfRange { what: "answer", value: 7.0, low: 300.0, high: 400.0 }));
        assert_eq!(far.scores_of_ratings(&Ratings::new(1, 2, 10, vec![GAP; 2]).unwrap()), Ok(vec![None]));
    }

    #[test]
    fn a_scale_without_ends_or_with_endless_ones_gives_no_scores() {
        let (answers, ratings) = (of(&[vec![Some(1.0), Some(2.0)]]), Ratings::new(1, 2, 10, vec![1, 2]).unwrap());
        for (low, high) in [(f64::NAN, 5.0), (1.0, f64::NAN), (f64::NEG_INFINITY, 5.0), (1.0, f64::INFINITY), (5.0, 1.0)] {
            let scale = Scale { low, high, reversed: &[0], ..FIVE };
            assert!(matches!(scale.scores(&answers), Err(Undefined::OutOfRange { .. })), "{low} {high}");
            assert!(matches!(scale.scores_of_ratings(&ratings), Err(Undefined::OutOfRange { .. })), "{low} {high}");
        }
        let huge = Scale { low: 0.0, high: f64::MAX, ..FIVE };
        assert_eq!(huge.scores(&of(&[vec![Some(f64::MAX), Some(f64::MAX)]])), Err(Undefined::TooLarge));
    }

    proptest! {
        #[test]
        fn bytes_and_numbers_agree_and_turning_every_item_mirrors_the_score(codes in prop::collection::vec(prop::option::weighted(0.8, 1_u8..=5), 1..400), need in 0_usize..5) {
            let columns = 4.min(codes.len());
            let rows = codes.len() / columns;
            let codes: Vec<u8> = codes.iter().take(rows * columns).map(|c| c.unwrap_or(GAP)).collect();
            let ratings = Ratings::new(rows, columns, 6, codes).unwrap();
            let every: Vec<usize> = (0..columns).collect();
            let some: Vec<usize> = (0..columns).step_by(2).collect();
            for reversed in [&[][..], &some, &every] {
                let scale = Scale { reversed, need, ..FIVE };
                prop_assert_eq!(scale.scores_of_ratings(&ratings), scale.scores(&ratings.answers()));
            }
            let straight = Scale { need, ..FIVE }.scores_of_ratings(&ratings).unwrap();
            let turned = Scale { need, reversed: &every, ..FIVE }.scores_of_ratings(&ratings).unwrap();
            for (a, b) in straight.iter().zip(&turned) {
                prop_assert_eq!(a.is_some(), b.is_some());
                prop_assert!(a.zip(*b).is_none_or(|(a, b)| (a + b - 6.0).abs() < 1e-12 && (1.0..=5.0).contains(&a)));
            }
        }
    }
}
