//! Mean, standard deviation and the t interval of a list of numbers.

use crate::interval::{Interval, Method, checked_level};
use crate::{Undefined, quantile};

/// Arithmetic mean.
///
/// Formula   x̄ = Σ xᵢ / n
/// Input     n values on an interval scale, any unit; no missing values
/// Output    x̄ in the unit of the values, between the least and the greatest of them
/// Errors    `TooFew` (n = 0), `NotFinite`
/// Caution   says nothing about spread; beside a mean always show `sd` or `t_interval`
/// Source    any textbook. Checked: unit tests below
pub fn mean(values: &[f64]) -> Result<f64, Undefined> {
    require(values, 1)?;
    // Dividing first cannot overflow; the second pass takes back the rounding of the first.
    let n = values.len() as f64;
    let rough: f64 = values.iter().map(|x| x / n).sum();
    let mean = rough + values.iter().map(|x| (x - rough) / n).sum::<f64>();
    let (least, greatest) = values.iter().fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(*x), b.max(*x)));
    Ok(mean.clamp(least, greatest))
}

/// Standard deviation of a sample.
///
/// Formula   s = √( Σ (xᵢ − x̄)² / (n − 1) )
/// Input     n values on an interval scale, any unit; no missing values
/// Output    s ≥ 0 in the unit of the values
/// Errors    `TooFew` (n < 2), `NotFinite`
/// Caution   the n − 1 form: an estimate for the people who might have been asked, not only for those who were
/// Source    any textbook. Checked: unit tests below
pub fn sd(values: &[f64]) -> Result<f64, Undefined> {
    require(values, 2)?;
    let mean = mean(values)?;
    let squares: f64 = values.iter().map(|x| (x - mean).powi(2)).sum();
    Ok((squares / (values.len() - 1) as f64).sqrt())
}

/// Confidence interval of a mean.
///
/// Formula   x̄ ± t(level, n − 1) · s / √n
/// Input     n values on an interval scale, any unit; `level` in (0, 1)
/// Output    interval in the unit of the values; may reach beyond the ends of a bounded scale
/// Errors    `TooFew` (n < 2), `NoVariance` (all values equal: a width of 0 would claim certainty), `NotFinite`,
///           `OutOfRange` (level)
/// Caution   assumes independent values and, for small n, a roughly normal mean; people of one team are not independent
/// Source    Student (1908), Biometrika 6, 1–25. Checked: unit tests below
pub fn t_interval(values: &[f64], level: f64) -> Result<Interval, Undefined> {
    let level = checked_level(level)?;
    let (center, spread) = (mean(values)?, sd(values)?);
    from_moments(values.len() as u64, center, spread, level)
}

/// The same interval when only n, mean and sd are at hand (counts on a scale, published summaries).
///
/// Formula   x̄ ± t(level, n − 1) · s / √n
/// Input     n people, mean and standard deviation in one unit; `level` in (0, 1)
/// Output    interval in that unit
/// Errors    `TooFew` (n < 2), `NoVariance` (s = 0), `OutOfRange` (level)
/// Caution   as `t_interval`
/// Source    as `t_interval`. Checked: unit tests below
pub fn from_moments(n: u64, mean: f64, sd: f64, level: f64) -> Result<Interval, Undefined> {
    let level = checked_level(level)?;
    if n < 2 {
        return Err(Undefined::TooFew { n: n as usize, needed: 2 });
    }
    if sd.is_nan() || sd <= 0.0 {
        return Err(Undefined::NoVariance);
    }
    let half = quantile::student_two_sided(level, (n - 1) as f64) * sd / (n as f64).sqrt();
    Ok(Interval { low: mean - half, high: mean + half, level, method: Method::StudentT })
}

fn require(values: &[f64], needed: usize) -> Result<(), Undefined> {
    if values.len() < needed {
        return Err(Undefined::TooFew { n: values.len(), needed });
    }
    match values.iter().position(|x| !x.is_finite()) {
        Some(index) => Err(Undefined::NotFinite { index }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_interval_is_right() {
        // Computed to 30 digits with mpmath 1.3.0: t(0.95, 4) · √1.3 / √5 around 3.6.
        let values = [3.0, 5.0, 4.0, 4.0, 2.0];
        let interval = t_interval(&values, 0.95).unwrap();
        assert!(
            (interval.high - 3.6 - 1.4157147769822726).abs() < 1e-12 && (interval.low - 3.6 + 1.4157147769822726).abs() < 1e-12,
            "{interval:?}"
        );
        assert!((sd(&values).unwrap() - 1.3_f64.sqrt()).abs() < 1e-15);
    }

    #[test]
    fn what_has_no_answer_says_why() {
        assert_eq!(mean(&[]), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert_eq!(sd(&[4.0]), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(t_interval(&[4.0, 4.0, 4.0], 0.95), Err(Undefined::NoVariance));
        assert_eq!(mean(&[1.0, f64::NAN]), Err(Undefined::NotFinite { index: 1 }));
        assert!(matches!(t_interval(&[1.0, 2.0], 95.0), Err(Undefined::OutOfRange { .. })));
    }

    proptest! {
        #[test]
        fn order_does_not_matter_and_the_interval_holds_the_mean(mut values in prop::collection::vec(-1e6..1e6_f64, 2..60)) {
            let before = (mean(&values).unwrap(), sd(&values).unwrap());
            if let Ok(interval) = t_interval(&values, 0.9) {
                prop_assert!(interval.contains(before.0));
            }
            values.reverse();
            prop_assert!((mean(&values).unwrap() - before.0).abs() <= 1e-9 * (1.0 + before.0.abs()));
            prop_assert!((sd(&values).unwrap() - before.1).abs() <= 1e-9 * (1.0 + before.1));
        }
    }
}
