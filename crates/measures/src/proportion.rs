//! k of n: a share and how sure we are of it. The figure shown most often in this house.

use crate::interval::{Interval, Method, checked_level};
use crate::{Undefined, quantile};

/// `k` of `n` people, n ≥ 1 and k ≤ n.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proportion {
    k: u64,
    n: u64,
}

impl Proportion {
    /// Errors: `TooFew` (n = 0: a share of nobody is not 0), `OutOfRange` (k > n).
    pub fn new(k: u64, n: u64) -> Result<Self, Undefined> {
        if n == 0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        if k > n {
            return Err(Undefined::OutOfRange { what: "count", value: k as f64, low: 0.0, high: n as f64 });
        }
        Ok(Self { k, n })
    }

    pub fn k(self) -> u64 {
        self.k
    }

    pub fn n(self) -> u64 {
        self.n
    }

    /// k / n, between 0 and 1.
    pub fn share(self) -> f64 {
        self.k as f64 / self.n as f64
    }

    /// Wilson's score interval: the interval of this house for a share.
    ///
    /// Formula   ( p + z²/2n ± z √( p(1−p)/n + z²/4n² ) ) / ( 1 + z²/n )
    /// Input     k of n people who answered independently; `level` in (0, 1)
    /// Output    interval within [0, 1]; holds k/n; exactly 0 (1) at the open end when k = 0 (k = n)
    /// Errors    `OutOfRange` (level)
    /// Caution   without continuity correction; treats those who answered as a random sample of those who could have. When
    ///           nearly everybody answered it is wider than need be, which errs on the careful side
    /// Source    Wilson (1927), JASA 22, 209–212. Checked: reference/likert_topbox.json (R `prop.test`, no correction)
    pub fn wilson(self, level: f64) -> Result<Interval, Undefined> {
        let z = quantile::normal_two_sided(checked_level(level)?);
        let (n, p) = (self.n as f64, self.share());
        let z2 = z * z / n;
        let middle = p + z2 / 2.0;
        let half = (z2 * (p * (1.0 - p) + z2 / 4.0)).sqrt();
        // Rounding must not push the ends past what algebra promises.
        let low = if self.k == 0 { 0.0 } else { ((middle - half) / (1.0 + z2)).clamp(0.0, p) };
        let high = if self.k == self.n { 1.0 } else { ((middle + half) / (1.0 + z2)).clamp(p, 1.0) };
        Ok(Interval { low, high, level, method: Method::Wilson })
    }

    /// Clopper and Pearson's interval: never too narrow, for when an auditor asks for "exact".
    ///
    /// Formula   low = B(α/2; k, n−k+1), high = B(1−α/2; k+1, n−k), B the quantile of the beta distribution, α = 1 − level
    /// Input     k of n people who answered independently; `level` in (0, 1)
    /// Output    interval within [0, 1]; low = 0 when k = 0, high = 1 when k = n
    /// Errors    `OutOfRange` (level)
    /// Caution   covers at least `level` and usually more, hence wider than `wilson`; show one of the two, never both
    /// Source    Clopper & Pearson (1934), Biometrika 26, 404–413. Checked: reference/likert_topbox.json (R `binom.test`)
    pub fn clopper_pearson(self, level: f64) -> Result<Interval, Undefined> {
        let tail = (1.0 - checked_level(level)?) / 2.0;
        let (k, rest) = (self.k as f64, (self.n - self.k) as f64);
        let low = if self.k == 0 { 0.0 } else { quantile::beta(k, rest + 1.0, tail) };
        // The upper end by symmetry, so that a small tail is inverted, not 1 minus a small tail.
        let high = if self.k == self.n { 1.0 } else { 1.0 - quantile::beta(rest, k + 1.0, tail) };
        Ok(Interval { low, high, level, method: Method::ClopperPearson })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_share_of_nobody_is_undefined_and_more_than_all_is_refused() {
        assert_eq!(Proportion::new(0, 0), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert!(matches!(Proportion::new(6, 5), Err(Undefined::OutOfRange { .. })));
    }

    #[test]
    fn the_ends_are_open_where_nobody_or_everybody_agreed() {
        let none = Proportion::new(0, 12).unwrap();
        let all = Proportion::new(12, 12).unwrap();
        assert_eq!(none.wilson(0.95).unwrap().low, 0.0);
        assert_eq!(all.wilson(0.95).unwrap().high, 1.0);
        // The rule of three: 0 of 12 leaves up to 1 − 0.025^(1/12).
        assert!((none.clopper_pearson(0.95).unwrap().high - (1.0 - 0.025_f64.powf(1.0 / 12.0))).abs() < 1e-13);
    }

    #[test]
    fn the_mock_page_shows_58_to_86_for_26_of_35() {
        let interval = Proportion::new(26, 35).unwrap().wilson(0.95).unwrap();
        assert_eq!(((interval.low * 100.0).round(), (interval.high * 100.0).round()), (58.0, 86.0));
    }

    proptest! {
        #[test]
        fn both_intervals_hold_the_share_stay_within_zero_and_one_and_mirror(n in 1_u64..400, part in 0.0..=1.0_f64, level in 0.5..0.999_f64) {
            let k = (n as f64 * part).floor() as u64;
            let (one, other) = (Proportion::new(k, n).unwrap(), Proportion::new(n - k, n).unwrap());
            for (i, mirror) in [(one.wilson(level).unwrap(), other.wilson(level).unwrap()),
                                (one.clopper_pearson(level).unwrap(), other.clopper_pearson(level).unwrap())] {
                prop_assert!(i.contains(one.share()) && 0.0 <= i.low && i.high <= 1.0 && i.low < i.high);
                prop_assert!((i.low - (1.0 - mirror.high)).abs() < 1e-12);
            }
        }

        #[test]
        fn more_people_narrow_the_interval(k in 1_u64..40, rest in 1_u64..40) {
            let width = |times: u64| { let i = Proportion::new(k * times, (k + rest) * times).unwrap().wilson(0.95).unwrap(); i.high - i.low };
            prop_assert!(width(4) < width(1));
        }
    }
}
