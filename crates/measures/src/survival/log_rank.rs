//! Whether groups have the event at different paces.

use super::timeline::Timeline;
use crate::Undefined;
use crate::numeric::distribution::chi_square_above;
use nalgebra::{DMatrix, DVector};

/// How much each event time counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// All alike: the log-rank test, best when hazards are proportional.
    Equal,
    /// By the share of all people still without the event just before: Peto and Peto's, which looks at early differences.
    Survival,
}

/// The comparison of groups.
#[derive(Debug, Clone, PartialEq)]
pub struct LogRank {
    /// Events of each group, weighted.
    pub observed: Vec<f64>,
    /// Events each group would have had if all had one pace, weighted.
    pub expected: Vec<f64>,
    pub chi_square: f64,
    /// Groups that were at risk when events happened, less one.
    pub df: usize,
    pub p: f64,
}

/// Each event adds to the covariances of all pairs of groups: a million numbers for so many.
const MOST_GROUPS: usize = 1000;

/// Compares the pace of events between groups.
///
/// Formula   U_g = Σ w(t) (d_gt − d_t n_gt / n_t); V hypergeometric: Σ w² d_t (n_t − d_t)/(n_t − 1) (n_gt/n_t)(δ_gh − n_ht/n_t);
///           χ² = U′V⁻U with as many degrees of freedom as groups less one; w = 1, or the pooled Kaplan–Meier share just before t
/// Input     for each person the time watched, whether the event ended it, and the group, counted from 0; `groups` in all
/// Output    observed and expected per group, χ² ≥ 0, p in [0, 1]
/// Errors    `TooFew` (nobody), `Mismatch` (events, group), `NotFinite` (a time), `OutOfRange` (a group's number), `TooLarge` (over 1000 groups), `OneKind` (no
///           events, or fewer than two groups at risk when events happened), `NoVariance` (at every event time all who were left
///           had the event, or only one group was left)
/// Caution   blind to hazards that cross; people of one school are not independent
/// Source    Mantel (1966), Cancer Chemother Rep 50, 163–170; Peto & Peto (1972), JRSS A 135, 185–207; Harrington & Fleming
///           (1982), Biometrika 69, 553–566. Checked: reference/logrank.json
pub fn log_rank(times: &[f64], events: &[bool], group: &[usize], groups: usize, weight: Weight) -> Result<LogRank, Undefined> {
    let line = Timeline::new(times, events)?;
    if group.len() != times.len() {
        return Err(Undefined::Mismatch { what: "groups", expected: times.len(), found: group.len() });
    }
    if groups > MOST_GROUPS {
        return Err(Undefined::TooLarge);
    }
    let mut at_risk = vec![0.0_f64; groups];
    for g in group {
        let highest = groups as f64 - 1.0;
        *at_risk.get_mut(*g).ok_or(Undefined::OutOfRange { what: "group", value: *g as f64, low: 0.0, high: highest })? += 1.0;
    }
    let mut sums = Sums { observed: vec![0.0; groups], expected: vec![0.0; groups], variance: vec![0.0; groups * groups] };
    let (mut n, mut survival, mut any) = (line.len() as f64, 1.0_f64, false);
    let (mut leaving, mut dead) = (vec![0.0_f64; groups], vec![0.0_f64; groups]);
    for moment in line.moments() {
        leaving.fill(0.0);
        dead.fill(0.0);
        let mut d = 0.0;
        for i in &line.order[moment.places.clone()] {
            let (g, event) = (group[*i as usize], f64::from(u8::from(events[*i as usize])));
            leaving[g] += 1.0;
            dead[g] += event;
            d += event;
        }
        if d > 0.0 {
            any = true;
            let w = if weight == Weight::Equal { 1.0 } else { survival };
            sums.add(&at_risk, &dead, n, d, w);
            survival *= (n - d) / n;
        }
        n -= moment.places.len() as f64;
        at_risk.iter_mut().zip(&leaving).for_each(|(left, leaving)| *left -= leaving);
    }
    if any { sums.tested() } else { Err(Undefined::OneKind) }
}

struct Sums {
    observed: Vec<f64>,
    expected: Vec<f64>,
    /// Groups × groups; the lower triangle is filled.
    variance: Vec<f64>,
}

impl Sums {
    /// One event time: `d` events among `n` at risk, weight `w`.
    fn add(&mut self, at_risk: &[f64], dead: &[f64], n: f64, d: f64, w: f64) {
        let groups = at_risk.len();
        // Of a single person left, nothing could have come out otherwise.
        let spread = if n > 1.0 { w * w * d * (n - d) / (n - 1.0) } else { 0.0 };
        for g in 0..groups {
            let share = at_risk[g] / n;
            self.observed[g] += w * dead[g];
            self.expected[g] += w * d * share;
            let part = spread * share;
            for (sum, other) in self.variance[g * groups..g * groups + g].iter_mut().zip(at_risk) {
                *sum -= part * other / n;
            }
            self.variance[g * groups + g] += part * (1.0 - share);
        }
    }

    fn tested(self) -> Result<LogRank, Undefined> {
        let groups = self.observed.len();
        let there: Vec<usize> = (0..groups).filter(|g| self.expected[*g] > 0.0).collect();
        // One group follows from the others, so the first is left out.
        let Some((_, tested)) = there.split_first().filter(|(_, rest)| !rest.is_empty()) else { return Err(Undefined::OneKind) };
        let u = DVector::from_iterator(tested.len(), tested.iter().map(|g| self.observed[*g] - self.expected[*g]));
        let v = DMatrix::from_fn(tested.len(), tested.len(), |a, b| {
            let (g, h) = (tested[a].max(tested[b]), tested[a].min(tested[b]));
            self.variance[g * groups + h]
        });
        let solved = v.cholesky().ok_or(Undefined::NoVariance)?.solve(&u);
        let chi_square = u.dot(&solved).max(0.0);
        if !chi_square.is_finite() {
            return Err(Undefined::NoVariance);
        }
        let df = tested.len();
        Ok(LogRank { observed: self.observed, expected: self.expected, chi_square, df, p: chi_square_above(chi_square, df as f64) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_compared_says_why() {
        let run = |times: &[f64], events: &[bool], group: &[usize]| log_rank(times, events, group, 2, Weight::Equal);
        assert_eq!(run(&[1.0, 2.0], &[false, false], &[0, 1]), Err(Undefined::OneKind));
        assert_eq!(run(&[1.0, 2.0], &[true, true], &[1, 1]), Err(Undefined::OneKind));
        assert_eq!(run(&[1.0, 1.0], &[true, true], &[0, 1]), Err(Undefined::NoVariance));
        assert!(matches!(run(&[1.0], &[true], &[2]), Err(Undefined::OutOfRange { .. })));
        assert_eq!(log_rank(&[1.0], &[true], &[0], 1_000_000, Weight::Equal), Err(Undefined::TooLarge));
        assert!(matches!(run(&[1.0], &[true], &[]), Err(Undefined::Mismatch { .. })));
    }

    #[test]
    fn a_group_that_left_before_the_first_event_does_not_count() {
        let times = [1.0, 2.0, 3.0, 4.0, 5.0];
        let three = log_rank(&times, &[false, true, true, true, true], &[0, 1, 2, 1, 2], 3, Weight::Equal).unwrap();
        let two = log_rank(&times[1..], &[true; 4], &[0, 1, 0, 1], 2, Weight::Equal).unwrap();
        assert_eq!((three.df, two.df), (1, 1));
        assert!((three.chi_square - two.chi_square).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn observed_and_expected_have_one_sum_and_names_of_groups_do_not_matter(
            rows in prop::collection::vec((0_u32..20, any::<bool>(), 0_usize..3), 2..60)) {
            let times: Vec<f64> = rows.iter().map(|r| f64::from(r.0)).collect();
            let events: Vec<bool> = rows.iter().map(|r| r.1).collect();
            let group: Vec<usize> = rows.iter().map(|r| r.2).collect();
            let turned: Vec<usize> = group.iter().map(|g| 2 - g).collect();
            for weight in [Weight::Equal, Weight::Survival] {
                if let (Ok(one), Ok(other)) = (log_rank(&times, &events, &group, 3, weight), log_rank(&times, &events, &turned, 3, weight)) {
                    prop_assert!((one.observed.iter().sum::<f64>() - one.expected.iter().sum::<f64>()).abs() < 1e-9);
                    prop_assert!((one.chi_square - other.chi_square).abs() < 1e-6 * (1.0 + one.chi_square));
                    prop_assert!((0.0..=1.0).contains(&one.p));
                }
            }
        }
    }
}
