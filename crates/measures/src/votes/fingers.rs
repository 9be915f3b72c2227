//! Fist to five: everybody shows between no finger (a block) and five (full support) at the same moment.

use super::people_needed;
use crate::{Interval, Proportion, Undefined, mean};

/// The greatest number of fingers of a hand.
pub const MOST_FINGERS: u8 = 5;

/// When a proposal has consensus. Policy of the group, not literature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FistRule {
    /// This many fingers or fewer block; `None`: nobody can.
    pub block_at_or_below: Option<u8>,
    /// This many fingers or more support.
    pub support_at_or_above: u8,
    /// The share of people who must support.
    pub required_share: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FistToFive {
    /// How many people showed 0, 1 … 5 fingers.
    pub counts: [u64; 6],
    pub mean: f64,
    pub median: f64,
    /// The standard deviation of these people (division by n): everybody was asked, so nothing is estimated.
    pub sd: f64,
    pub support: Proportion,
    pub support_interval: Interval,
    pub blocks: u64,
    /// People below support, blocks included: to be heard before going on.
    pub need_conversation: u64,
    pub consensus: bool,
}

/// Counts a show of fingers.
///
/// Formula   consensus: no block, and support ≥ ⌈required share · n⌉ people
/// Input     fingers per person, 0 to 5; the group's rule; `level` in (0, 1) of the interval of support
/// Output    see `FistToFive`; mean and median in fingers
/// Errors    `TooFew` (nobody), `OutOfRange` (more than 5 fingers, share outside 0 to 1, level)
/// Caution   the mean hides a block; show the counts. The interval is about a larger group these people might stand for
/// Source    Fletcher (2002), FireStarter Youth Power Curriculum: Participant Guidebook; Wilson (1927). Checked: reference/fist_to_five.json
pub fn fist_to_five(fingers: &[u8], rule: FistRule, level: f64) -> Result<FistToFive, Undefined> {
    if !(0.0..=1.0).contains(&rule.required_share) {
        return Err(Undefined::OutOfRange { what: "required share", value: rule.required_share, low: 0.0, high: 1.0 });
    }
    let mut counts = [0_u64; 6];
    for shown in fingers {
        let out = Undefined::OutOfRange { what: "fingers", value: f64::from(*shown), low: 0.0, high: f64::from(MOST_FINGERS) };
        *counts.get_mut(usize::from(*shown)).ok_or(out)? += 1;
    }
    let values: Vec<f64> = fingers.iter().copied().map(f64::from).collect();
    let mean = mean::mean(&values)?;
    let n = fingers.len();
    let sd = (values.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n as f64).sqrt();
    let support = Proportion::new(fingers.iter().filter(|shown| **shown >= rule.support_at_or_above).count() as u64, n as u64)?;
    let blocks = fingers.iter().filter(|shown| rule.block_at_or_below.is_some_and(|block| **shown <= block)).count() as u64;
    Ok(FistToFive {
        counts,
        mean,
        median: median(&counts, n as u64),
        sd,
        support,
        support_interval: support.wilson(level)?,
        blocks,
        need_conversation: support.n() - support.k(),
        consensus: blocks == 0 && support.k() as f64 >= people_needed(rule.required_share, n),
    })
}

/// The middle of the shown fingers; halfway between the two middle ones where their number is even.
fn median(counts: &[u64; 6], n: u64) -> f64 {
    let at = |place: u64| {
        let mut before = 0;
        let shown = counts.iter().position(|count| {
            before += count;
            before > place
        });
        shown.unwrap_or(0) as f64
    };
    (at((n - 1) / 2) + at(n / 2)) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RULE: FistRule = FistRule { block_at_or_below: Some(0), support_at_or_above: 3, required_share: 0.8 };

    #[test]
    fn one_fist_blocks_whatever_the_others_show() {
        let mut fingers = vec![5; 30];
        assert!(fist_to_five(&fingers, RULE, 0.95).unwrap().consensus);
        fingers[0] = 0;
        let found = fist_to_five(&fingers, RULE, 0.95).unwrap();
        assert_eq!((found.blocks, found.consensus, found.need_conversation), (1, false, 1));
        assert!(fist_to_five(&fingers, FistRule { block_at_or_below: None, ..RULE }, 0.95).unwrap().consensus);
    }

    #[test]
    fn support_met_exactly_is_consensus() {
        let mut fingers = vec![4, 4, 4, 4, 2];
        assert!(fist_to_five(&fingers, RULE, 0.95).unwrap().consensus);
        fingers[0] = 1;
        assert!(!fist_to_five(&fingers, RULE, 0.95).unwrap().consensus);
    }

    #[test]
    fn nobody_and_a_sixth_finger_are_refused() {
        assert_eq!(fist_to_five(&[], RULE, 0.95), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert!(fist_to_five(&[6], RULE, 0.95).is_err() && fist_to_five(&[5], FistRule { required_share: 80.0, ..RULE }, 0.95).is_err());
    }

    proptest! {
        #[test]
        fn the_order_of_hands_does_not_matter(mut fingers in prop::collection::vec(0_u8..6, 1..40)) {
            let found = fist_to_five(&fingers, RULE, 0.95).unwrap();
            prop_assert!((0.0..=5.0).contains(&found.median) && found.counts.iter().sum::<u64>() == fingers.len() as u64);
            fingers.sort_unstable();
            let n = fingers.len();
            prop_assert_eq!(found.median, f64::from(fingers[(n - 1) / 2] + fingers[n / 2]) / 2.0);
            let sorted = fist_to_five(&fingers, RULE, 0.95).unwrap();
            prop_assert_eq!((sorted.counts, sorted.consensus), (found.counts, found.consensus));
        }
    }
}
