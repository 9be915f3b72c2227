//! How many to ask so that a share is known to within a margin; and what people in clusters are worth.

use super::{MOST_PEOPLE, SampleSize, false_alarm, share};
use crate::Undefined;
use crate::interval::checked_level;
use crate::numeric::distribution::normal_quantile;
use crate::quantile;

/// How many people must be asked to know a share to within a margin.
///
/// Formula   n₀ = z² · ¼ / e² · deff (Cochran, at the share that asks for most); of N people n₀ / (1 + (n₀ − 1)/N)
/// Input     `margin` e half the width of the interval, as a share in (0, 1); `population` N, `None` for very many; `deff` design
///           effect > 0, 1 for a plain random sample; `level` in (0, 1)
/// Output    n people, fractional, never more than N
/// Errors    `OutOfRange` (margin, deff, level), `TooFew` (N = 0), `TooLarge` (more than a billion of very many)
/// Caution   counts answers, not invitations; of 12 staff the answer is nearly everybody, so ask everybody
/// Source    Cochran (1977), Sampling Techniques, 3rd ed., chapter 4. Checked: reference/power_sample_size.json
pub fn proportion(margin: f64, population: Option<u64>, deff: f64, level: f64) -> Result<SampleSize, Undefined> {
    let margin = share("margin", margin)?;
    let z = quantile::normal_two_sided(checked_level(level)?);
    if !(deff > 0.0 && deff.is_finite()) {
        return Err(Undefined::OutOfRange { what: "design effect", value: deff, low: 0.0, high: f64::INFINITY });
    }
    let endless = z * z * 0.25 / (margin * margin) * deff;
    if !endless.is_finite() {
        return Err(Undefined::TooLarge);
    }
    match population {
        None if endless > MOST_PEOPLE => Err(Undefined::TooLarge),
        None => Ok(SampleSize { exact: endless }),
        Some(0) => Err(Undefined::TooFew { n: 0, needed: 1 }),
        Some(all) => {
            let all = all as f64;
            Ok(SampleSize { exact: (endless / (1.0 + (endless - 1.0) / all)).min(all) })
        }
    }
}

/// People in clusters of equal size: teachers in schools, say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clusters {
    /// People per cluster, at least 1.
    pub size: f64,
    /// Share of the variance that lies between clusters, in [0, 1].
    pub icc: f64,
}

impl Clusters {
    /// By how much people in clusters are worth less than as many people picked singly.
    ///
    /// Formula   1 + (m − 1) ICC
    /// Input     `size` m ≥ 1, `icc` in [0, 1]
    /// Output    at least 1
    /// Errors    `OutOfRange`
    /// Caution   for unequal clusters too small; a negative ICC estimate counts as 0
    /// Source    Kish (1965), Survey Sampling, chapter 5. Checked: reference/power_sample_size.json
    pub fn design_effect(self) -> Result<f64, Undefined> {
        if !(self.size >= 1.0 && self.size.is_finite()) {
            return Err(Undefined::OutOfRange { what: "people per cluster", value: self.size, low: 1.0, high: f64::INFINITY });
        }
        if !(0.0..=1.0).contains(&self.icc) {
            return Err(Undefined::OutOfRange { what: "icc", value: self.icc, low: 0.0, high: 1.0 });
        }
        Ok(1.0 + (self.size - 1.0) * self.icc)
    }

    /// The smallest difference that two groups of clusters find.
    ///
    /// Formula   (z(1 − α/2) + z(power)) √( 2 deff / (J m) )
    /// Input     `per_group` J clusters in each group, at least 1; `alpha` in (0, 1); `power` in (0, 1), above `alpha`
    /// Output    difference in standard deviations of people
    /// Errors    `OutOfRange`
    /// Caution   by the normal distribution; with fewer than about ten clusters a group it promises too much. No covariates
    /// Source    Bloom (1995), Evaluation Review 19, 547–556; Donner & Klar (2000). Checked: reference/power_sample_size.json
    pub fn least_difference(self, per_group: f64, power: f64, alpha: f64) -> Result<f64, Undefined> {
        let (deff, power, alpha) = (self.design_effect()?, share("power", power)?, false_alarm(alpha)?);
        // Below, the formula would give a difference of the other sign.
        if power <= alpha {
            return Err(Undefined::OutOfRange { what: "power", value: power, low: alpha, high: 1.0 });
        }
        if !(per_group >= 1.0 && per_group.is_finite()) {
            return Err(Undefined::OutOfRange { what: "clusters per group", value: per_group, low: 1.0, high: f64::INFINITY });
        }
        let z = quantile::normal_two_sided(1.0 - alpha) + normal_quantile(power);
        Ok(z * (2.0 * deff / (per_group * self.size)).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn of_twelve_staff_nearly_everybody_and_of_one_the_one() {
        assert_eq!(proportion(0.05, Some(12), 1.0, 0.95).unwrap().whole(), 12);
        assert_eq!(proportion(0.05, Some(1), 1.0, 0.95).unwrap().whole(), 1);
        assert_eq!(proportion(0.05, None, 1.0, 0.95).unwrap().whole(), 385);
    }

    #[test]
    fn what_has_no_answer_says_why() {
        assert!(matches!(proportion(0.0, None, 1.0, 0.95), Err(Undefined::OutOfRange { what: "margin", .. })));
        assert!(matches!(proportion(0.05, None, f64::NAN, 0.95), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(proportion(0.05, Some(0), 1.0, 0.95), Err(Undefined::TooFew { .. })));
        assert_eq!(proportion(1e-200, None, 1.0, 0.95), Err(Undefined::TooLarge));
        assert!(Clusters { size: 0.5, icc: 0.1 }.design_effect().is_err() && Clusters { size: 20.0, icc: -0.1 }.design_effect().is_err());
        assert!(Clusters { size: 20.0, icc: 0.1 }.least_difference(0.0, 0.8, 0.05).is_err());
        assert_eq!(Clusters { size: 1.0, icc: 1.0 }.design_effect(), Ok(1.0));
        // No difference is found less often than a false alarm.
        assert!(Clusters { size: 20.0, icc: 0.1 }.least_difference(10.0, 0.001, 0.05).is_err());
        // More than anybody can ask, unless there are fewer.
        assert_eq!(proportion(1e-6, None, 1.0, 0.95), Err(Undefined::TooLarge));
        assert_eq!(proportion(1e-6, Some(12), 1.0, 0.95).unwrap().whole(), 12);
    }

    proptest! {
        #[test]
        fn never_more_than_there_are_and_more_for_a_smaller_margin(all in 1_u64..100_000, margin in 0.005..0.3_f64, deff in 0.5..3.0_f64) {
            let n = proportion(margin, Some(all), deff, 0.95).unwrap();
            prop_assert!(n.exact > 0.0 && n.exact <= all as f64 && n.whole() <= all);
            prop_assert!(proportion(margin / 2.0, Some(all), deff, 0.95).unwrap().exact >= n.exact - 1e-9);
        }

        #[test]
        fn more_clusters_find_less(j in 1.0..50.0_f64, size in 1.0..60.0_f64, icc in 0.0..0.5_f64) {
            let clusters = Clusters { size, icc };
            prop_assert!(clusters.least_difference(j + 1.0, 0.8, 0.05).unwrap() < clusters.least_difference(j, 0.8, 0.05).unwrap());
        }
    }
}
