//! Puts people in order of time and says which times count as one. Whole numbers in a narrow range (days, weeks, terms) are
//! counted into place; other numbers are first spread over as many bins as there are people, so that little is left to sort.

use crate::Undefined;
use std::ops::Range;

/// Times closer than this, absolutely or relative to their mean, are one time: such gaps come from rounding (a day of 1/7 week
/// added seven times), not from life. The value of R's `aeqSurv`, so that ties are the same there.
const SAME_TIME: f64 = 1.490_116_119_384_765_6e-8;
/// Whole numbers are counted when their range is at most this many times their number; beyond, the table would outgrow the data.
const WIDEST_TABLE: f64 = 4.0;

/// People in order of their time.
#[derive(Debug, Clone)]
pub(super) struct Timeline {
    /// Who comes at each place.
    pub order: Vec<u32>,
    /// Their times, ascending.
    pub times: Vec<f64>,
    /// Gaps up to this are no gaps.
    tolerance: f64,
}

/// Those who share one time.
pub(super) struct Moment {
    pub time: f64,
    /// Their places in the order.
    pub places: Range<usize>,
}

impl Timeline {
    /// Errors: `TooFew` (nobody), `Mismatch` (events and times), `NotFinite`, `TooLarge` (more people than 32 bits count).
    pub fn new(times: &[f64], events: &[bool]) -> Result<Timeline, Undefined> {
        if times.is_empty() {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        if events.len() != times.len() {
            return Err(Undefined::Mismatch { what: "events", expected: times.len(), found: events.len() });
        }
        if u32::try_from(times.len()).is_err() {
            return Err(Undefined::TooLarge);
        }
        if let Some(index) = times.iter().position(|t| !t.is_finite()) {
            return Err(Undefined::NotFinite { index });
        }
        let (order, times) = ascending(times);
        let (mut sum, mut distinct) = (times[0].abs(), 1.0);
        for pair in times.windows(2) {
            if pair[1] > pair[0] {
                sum += pair[1].abs();
                distinct += 1.0;
            }
        }
        Ok(Timeline { order, times, tolerance: SAME_TIME * (sum / distinct).max(1.0) })
    }

    pub fn len(&self) -> usize {
        self.times.len()
    }

    /// The distinct times, ascending.
    pub fn moments(&self) -> impl Iterator<Item = Moment> + '_ {
        let mut from = 0;
        std::iter::from_fn(move || {
            let time = *self.times.get(from)?;
            let mut to = from + 1;
            while to < self.times.len() && self.times[to] - self.times[to - 1] <= self.tolerance {
                to += 1;
            }
            let places = from..to;
            from = to;
            Some(Moment { time, places })
        })
    }
}

/// The places of finite values in ascending order, and the values so ordered; equal values keep their order.
pub(super) fn ascending(values: &[f64]) -> (Vec<u32>, Vec<f64>) {
    let (mut least, mut greatest, mut whole) = (f64::INFINITY, f64::NEG_INFINITY, true);
    for x in values {
        least = least.min(*x);
        greatest = greatest.max(*x);
        // Cheaper than `fract`, and right for every number that fits a narrow table.
        whole &= (*x as i64) as f64 == *x;
    }
    let n = values.len();
    let range = greatest - least;
    let counted = whole && range <= WIDEST_TABLE * n as f64 + 1024.0;
    let scale = if counted { 1.0 } else { n as f64 / range };
    if n < 2 || !(range.is_finite() && scale.is_finite() && scale > 0.0) {
        return sorted(values);
    }
    // Subtracting and multiplying keep the order of numbers, so a later bin never holds an earlier time.
    let bin = |x: f64| ((x - least) * scale) as usize;
    let bins = bin(greatest) + 1;
    let mut next = vec![0_u32; bins + 1];
    for x in values {
        next[bin(*x) + 1] += 1;
    }
    for i in 1..=bins {
        next[i] += next[i - 1];
    }
    let mut pairs = vec![(0.0_f64, 0_u32); n];
    for (i, x) in values.iter().enumerate() {
        let place = &mut next[bin(*x)];
        pairs[*place as usize] = (*x, i as u32);
        *place += 1;
    }
    if !counted {
        // By now `next` holds the end of every bin.
        let mut from = 0;
        for end in &next[..bins] {
            let to = *end as usize;
            if to - from > 1 {
                pairs[from..to].sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            }
            from = to;
        }
    }
    (pairs.iter().map(|p| p.1).collect(), pairs.iter().map(|p| p.0).collect())
}

fn sorted(values: &[f64]) -> (Vec<u32>, Vec<f64>) {
    let mut order: Vec<u32> = (0..values.len() as u32).collect();
    order.sort_by(|a, b| values[*a as usize].total_cmp(&values[*b as usize]));
    let times = order.iter().map(|i| values[*i as usize]).collect();
    (order, times)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moments(times: &[f64]) -> Vec<(f64, usize)> {
        Timeline::new(times, &vec![true; times.len()]).unwrap().moments().map(|m| (m.time, m.places.len())).collect()
    }

    #[test]
    fn times_that_differ_by_rounding_only_are_one_time() {
        let seventh = (0..7).map(|_| 1.0 / 7.0).sum::<f64>();
        assert!(seventh != 1.0);
        assert_eq!(moments(&[1.0, seventh, 2.0]), [(seventh.min(1.0), 2), (2.0, 1)]);
        assert_eq!(moments(&[3.0, 1.0, 3.0]), [(1.0, 1), (3.0, 2)]);
        assert_eq!(moments(&[-0.0, 0.0]).len(), 1);
    }

    #[test]
    fn what_is_no_time_is_refused() {
        assert!(matches!(Timeline::new(&[], &[]), Err(Undefined::TooFew { .. })));
        assert!(matches!(Timeline::new(&[1.0], &[]), Err(Undefined::Mismatch { .. })));
        assert!(matches!(Timeline::new(&[1.0, f64::NAN], &[true, true]), Err(Undefined::NotFinite { index: 1 })));
    }

    proptest! {
        #[test]
        fn the_order_is_ascending_whatever_the_spread(values in prop::collection::vec(prop_oneof![
            -5.0..5.0_f64, Just(1e300), Just(-1e300), (-20_i32..20).prop_map(f64::from), Just(1e-310)], 1..80)) {
            let (order, times) = ascending(&values);
            prop_assert!(times.windows(2).all(|w| w[0] <= w[1]));
            prop_assert!(order.iter().zip(&times).all(|(i, t)| values[*i as usize] == *t));
            let mut seen = order.clone();
            seen.sort_unstable();
            prop_assert!(seen.iter().enumerate().all(|(i, s)| i as u32 == *s));
        }
    }
}
