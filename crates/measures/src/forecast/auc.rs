//! The area under the ROC curve: the chance that of two people, one of each outcome, the right one had the higher score.

use crate::interval::checked_level;
use crate::{Undefined, quantile};

/// More scores than this in one place are sorted by comparing halves, fewer by moving neighbors.
const CROWD: usize = 12;

/// All rows of one score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tie {
    pub value: f64,
    pub yes: usize,
    pub no: usize,
}

impl Tie {
    pub fn n(&self) -> usize {
        self.yes + self.no
    }

    pub fn share(&self) -> f64 {
        self.yes as f64 / self.n() as f64
    }
}

/// The area with DeLong's variance.
#[derive(Debug, Clone, PartialEq)]
pub struct Auc {
    /// 0.5 is no better than chance, 1 perfect, below 0.5 the wrong way around.
    pub area: f64,
    pub yes: usize,
    pub no: usize,
    /// `TooFew`: fewer than two of an outcome.
    pub variance: Result<f64, Undefined>,
}

/// DeLong's interval of the area, cut off at 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DeLong {
    pub low: f64,
    pub high: f64,
    pub level: f64,
}

/// Area under the ROC curve with DeLong's variance.
///
/// Formula   area = P(s₁ > s₀) + ½ P(s₁ = s₀) over all pairs of a yes and a no; variance = S₁₀/m + S₀₁/n, S the variances of the
///           shares of the other outcome that each of the m yes (n no) surpasses
/// Input     a score per person, any unit, higher meaning more likely; outcomes
/// Output    area in [0, 1]; variance ≥ 0
/// Errors    `Mismatch` (lengths), `NotFinite`, `OneKind` (all yes or all no); in `variance` `TooFew` (one of either)
/// Caution   says how well scores put people in order, not whether they are right in size; blind to how many are flagged
/// Source    DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44, 837–845; in one pass over sorted scores after Sun & Xu (2014),
///           IEEE Signal Processing Letters 21, 1389–1393. Checked: reference/calibration.json (pROC)
pub fn auc(scores: &[f64], outcomes: &[bool]) -> Result<Auc, Undefined> {
    if scores.len() != outcomes.len() {
        return Err(Undefined::Mismatch { what: "outcomes", expected: scores.len(), found: outcomes.len() });
    }
    if let Some(index) = scores.iter().position(|s| !s.is_finite()) {
        return Err(Undefined::NotFinite { index });
    }
    Auc::of(&ties(scores, outcomes))
}

impl Auc {
    pub(super) fn of(ties: &[Tie]) -> Result<Auc, Undefined> {
        let (yes, no) = ties.iter().fold((0, 0), |(y, n), t| (y + t.yes, n + t.no));
        if yes == 0 || no == 0 {
            return Err(Undefined::OneKind);
        }
        let (m, n) = (yes as f64, no as f64);
        // Pairs won, a tie counting one half; doubled, so that the count is exact.
        let (mut won, mut below) = (0_u128, 0_usize);
        for tie in ties {
            won += tie.yes as u128 * (2 * below + tie.no) as u128;
            below += tie.no;
        }
        let area = won as f64 / (2.0 * m * n);
        let (mut of_yes, mut of_no, mut no_below, mut yes_below) = (0.0, 0.0, 0_usize, 0_usize);
        for tie in ties {
            let surpassed = (no_below as f64 + 0.5 * tie.no as f64) / n;
            of_yes += tie.yes as f64 * (surpassed - area).powi(2);
            let missed = (yes_below as f64 + 0.5 * tie.yes as f64) / m;
            of_no += tie.no as f64 * (1.0 - missed - area).powi(2);
            no_below += tie.no;
            yes_below += tie.yes;
        }
        let fewest = yes.min(no);
        let variance = if fewest < 2 {
            Err(Undefined::TooFew { n: fewest, needed: 2 })
        } else {
            Ok(of_yes / ((m - 1.0) * m) + of_no / ((n - 1.0) * n))
        };
        Ok(Auc { area, yes, no, variance })
    }

    /// DeLong's interval.
    ///
    /// Formula   area ± z √variance, cut off at 0 and 1
    /// Input     `level` in (0, 1)
    /// Output    interval within [0, 1] that holds the area
    /// Errors    `OutOfRange` (level), `TooFew` (one of an outcome), `NoVariance` (the scores separate the outcomes perfectly, or
    ///           all are equal: a width of 0 would claim certainty)
    /// Caution   too narrow for few of an outcome or an area near 1
    /// Source    as [`auc`]. Checked: reference/calibration.json (pROC `ci.auc`)
    pub fn interval(&self, level: f64) -> Result<DeLong, Undefined> {
        let level = checked_level(level)?;
        let variance = self.variance.clone()?;
        if variance <= 0.0 {
            return Err(Undefined::NoVariance);
        }
        let half = quantile::normal_two_sided(level) * variance.sqrt();
        Ok(DeLong { low: (self.area - half).max(0.0), high: (self.area + half).min(1.0), level })
    }
}

/// The different scores in rising order. NaN is not expected.
pub(super) fn ties(scores: &[f64], outcomes: &[bool]) -> Vec<Tie> {
    let mut ties: Vec<Tie> = Vec::with_capacity(scores.len());
    for (value, yes) in in_order(scores, outcomes) {
        match ties.last_mut() {
            Some(last) if last.value == value => {
                last.yes += usize::from(yes);
                last.no += usize::from(!yes);
            }
            _ => ties.push(Tie { value, yes: usize::from(yes), no: usize::from(!yes) }),
        }
    }
    ties
}

/// Scores with their outcomes in rising order: each is put at once near its place, as if scores were spread evenly between the
/// lowest and the highest, and the neighborhood is mended afterwards. Crowded places are sorted in the usual way first.
fn in_order(scores: &[f64], outcomes: &[bool]) -> Vec<(f64, bool)> {
    let (low, high) = scores.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), s| (a.min(*s), b.max(*s)));
    let last = scores.len().saturating_sub(1);
    // All equal, or too far apart for a difference: no number, which as a place is 0.
    let scale = last as f64 / (high - low);
    let place = |s: f64| (((s - low) * scale) as usize).min(last);
    let mut ends = vec![0_usize; scores.len() + 1];
    scores.iter().for_each(|s| ends[place(*s) + 1] += 1);
    let crowded: Vec<usize> = (0..scores.len()).filter(|i| ends[i + 1] > CROWD).collect();
    for i in 1..ends.len() {
        ends[i] += ends[i - 1];
    }
    let mut sorted = vec![(0.0, false); scores.len()];
    for (s, y) in scores.iter().zip(outcomes) {
        let next = &mut ends[place(*s)];
        sorted[*next] = (*s, *y);
        *next += 1;
    }
    // What began each place is now its end.
    for i in crowded {
        let from = if i == 0 { 0 } else { ends[i - 1] };
        sorted[from..ends[i]].sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    }
    for i in 1..sorted.len() {
        let one = sorted[i];
        let mut at = i;
        while at > 0 && sorted[at - 1].0 > one.0 {
            sorted[at] = sorted[at - 1];
            at -= 1;
        }
        sorted[at] = one;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_tie_counts_one_half_and_perfect_order_has_no_interval() {
        let one = auc(&[1.0, 2.0, 2.0, 3.0], &[false, false, true, true]).unwrap();
        assert_eq!(one.area, 0.875);
        let perfect = auc(&[1.0, 2.0, 3.0, 4.0], &[false, false, true, true]).unwrap();
        assert_eq!((perfect.area, perfect.interval(0.95)), (1.0, Err(Undefined::NoVariance)));
        let equal = auc(&[1.0; 4], &[false, false, true, true]).unwrap();
        assert_eq!((equal.area, equal.interval(0.95)), (0.5, Err(Undefined::NoVariance)));
    }

    #[test]
    fn what_has_no_answer_says_why() {
        assert_eq!(auc(&[], &[]), Err(Undefined::OneKind));
        assert_eq!(auc(&[1.0, 2.0], &[true, true]), Err(Undefined::OneKind));
        assert_eq!(auc(&[1.0, f64::NAN], &[true, false]), Err(Undefined::NotFinite { index: 1 }));
        let pair = auc(&[1.0, 2.0, 0.5], &[true, false, false]).unwrap();
        assert_eq!((pair.area, &pair.variance), (0.5, &Err(Undefined::TooFew { n: 1, needed: 2 })));
        assert!(matches!(pair.interval(2.0), Err(Undefined::OutOfRange { .. })));
    }

    #[test]
    fn minus_zero_is_zero_and_negative_scores_keep_their_order() {
        let one = auc(&[-0.0, 0.0, -1e300, 5e-324, -2.0], &[true, false, false, true, false]).unwrap();
        assert_eq!(one.area, (2.5 + 3.0) / 6.0);
    }

    proptest! {
        #[test]
        fn scores_however_crowded_come_in_order(rows in prop::collection::vec((prop_oneof![-1.0..1.0_f64, -1e-300..1e-300_f64, -1e308..1e308_f64, Just(0.5)], any::<bool>()), 0..300)) {
            let (s, y): (Vec<f64>, Vec<bool>) = rows.into_iter().unzip();
            let ties = ties(&s, &y);
            prop_assert!(ties.windows(2).all(|w| w[0].value < w[1].value));
            prop_assert_eq!(ties.iter().map(Tie::n).sum::<usize>(), s.len());
            prop_assert!(ties.iter().all(|t| t.yes == s.iter().zip(&y).filter(|(s, y)| **s == t.value && **y).count()));
        }

        #[test]
        fn area_and_variance_agree_with_counting_all_pairs(rows in prop::collection::vec((-6_i32..6, any::<bool>()), 4..60)) {
            let (s, y): (Vec<f64>, Vec<bool>) = rows.iter().map(|(s, y)| (f64::from(*s) / 3.0, *y)).unzip();
            let of = |wanted: bool| -> Vec<f64> { s.iter().zip(&y).filter(|(_, y)| **y == wanted).map(|(s, _)| *s).collect() };
            let (a, b) = (of(true), of(false));
            prop_assume!(a.len() > 1 && b.len() > 1);
            let wins = |x: f64, z: f64| if x > z { 1.0 } else if x == z { 0.5 } else { 0.0 };
            let spread = |v: &[f64]| { let m = v.iter().sum::<f64>() / v.len() as f64; v.iter().map(|x| (x - m).powi(2)).sum::<f64>() / (v.len() - 1) as f64 / v.len() as f64 };
            let v10: Vec<f64> = a.iter().map(|x| b.iter().map(|z| wins(*x, *z)).sum::<f64>() / b.len() as f64).collect();
            let v01: Vec<f64> = b.iter().map(|z| a.iter().map(|x| wins(*x, *z)).sum::<f64>() / a.len() as f64).collect();
            let got = auc(&s, &y).unwrap();
            prop_assert!((got.area - v10.iter().sum::<f64>() / a.len() as f64).abs() < 1e-12);
            prop_assert!((got.variance.clone().unwrap() - spread(&v10) - spread(&v01)).abs() < 1e-12);
            let turned: Vec<f64> = s.iter().map(|s| 7.0 - 3.0 * s).collect();
            prop_assert!((auc(&turned, &y).unwrap().area + got.area - 1.0).abs() < 1e-12);
            if let Ok(i) = got.interval(0.9) {
                prop_assert!(0.0 <= i.low && i.low <= got.area && got.area <= i.high && i.high <= 1.0);
            }
        }
    }
}
