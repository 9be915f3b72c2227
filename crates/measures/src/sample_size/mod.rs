//! How many people are needed, asked before anybody is asked. `survey.rs`: for a share of known precision, also of a small staff;
//! here and in `noncentral.rs`: for a difference that is to be found; both count upwards when people come in clusters.
//!
//! Numbers of people come back as the formula has them (`exact`); `SampleSize::whole` rounds up, the only honest direction.

mod noncentral;
mod survey;

pub use survey::{Clusters, proportion};

use crate::Undefined;
use crate::numeric::distribution::{normal_above, normal_below, normal_quantile, student_quantile};
use crate::numeric::root;
use noncentral::t_above;

/// A number of people that the formula overshoots by less than this is met: floating arithmetic, not statistics, put it there.
const HAIR: f64 = 1e-9;
/// More than anybody can ask.
const MOST_PEOPLE: f64 = 1e9;
/// The quantiles start from 1 − alpha/2, in which a smaller alpha loses most of its digits.
const LEAST_ALPHA: f64 = 1e-9;
/// Fewer than two in a group have no spread.
const FEWEST: f64 = 2.0;
/// A correlation of four or fewer people has no standard error in Fisher's scale (1/√(n − 3), on n − 2 degrees of freedom).
const FEWEST_FOR_CORRELATION: f64 = 4.0;
/// Standard deviations; a greater difference is a mistake in the unit, not a finding.
const GREATEST_EFFECT: f64 = 100.0;

/// How many people, as the formula has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SampleSize {
    pub exact: f64,
}

impl SampleSize {
    /// Rounded up: with fewer, what was asked for is not reached.
    pub fn whole(self) -> u64 {
        (self.exact - HAIR).ceil() as u64
    }
}

/// Whether an effect in either direction is to be found, or only one in the direction of its sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sided {
    Two,
    One,
}

impl Sided {
    /// Chance of error at the upper end.
    fn upper(self, alpha: f64) -> f64 {
        match self {
            Sided::Two => 0.5 * alpha,
            Sided::One => alpha,
        }
    }
}

/// What is compared with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Design {
    /// Two groups of equal size; n counts one of them.
    TwoGroups,
    /// The same people twice, or one group with a fixed value; n counts people.
    Paired,
}

/// The chance to find a difference of means with a t test.
///
/// Formula   P(|T| > t), T noncentral t with ν = n − 1 (two groups: 2n − 2) and noncentrality d √n (two groups: d √(n/2)),
///           t the central quantile at 1 − α/2 (one-sided: P(T > t), quantile at 1 − α)
/// Input     n per group (or pairs), may be fractional; `d` difference in standard deviations (of the differences, if paired);
///           `alpha` chance of a false alarm
/// Output    between 0 and 1
/// Errors    `TooFew` (n < 2), `OutOfRange` (alpha; |d| above 100), `NotFinite` (d)
/// Caution   `d` is a guess; show the result for several. One-sided: the direction is that of a positive d
/// Source    Cohen (1988), Statistical Power Analysis, 2nd ed., chapter 2. Checked: reference/power_sample_size.json (pwr)
pub fn t_power(design: Design, n: f64, d: f64, alpha: f64, sided: Sided) -> Result<f64, Undefined> {
    let alpha = false_alarm(alpha)?;
    let d = effect(d, GREATEST_EFFECT)?;
    if n.is_nan() || n < FEWEST {
        return Err(Undefined::TooFew { n: n.max(0.0) as usize, needed: FEWEST as usize });
    }
    Ok(t_found(design, n.min(MOST_PEOPLE), d, alpha, sided))
}

fn t_found(design: Design, n: f64, d: f64, alpha: f64, sided: Sided) -> f64 {
    let groups = if design == Design::TwoGroups { 2.0 } else { 1.0 };
    let (df, noncentrality) = ((n - 1.0) * groups, d * (n / groups).sqrt());
    let t = student_quantile(1.0 - sided.upper(alpha), df);
    let upper = t_above(t, df, noncentrality);
    let lower = if sided == Sided::Two { t_above(t, df, -noncentrality) } else { 0.0 };
    (upper + lower).min(1.0)
}

/// How many people a t test needs to find a difference of means.
///
/// Formula   the n with `t_power`(n) = power
/// Input     `d` difference in standard deviations, not 0; `power` chance to find it, above `alpha`; `alpha` chance of a false alarm
/// Output    n per group (or pairs), fractional; 2 where even that is more than enough
/// Errors    `OutOfRange` (d 0 or beyond ±100, power, alpha), `TooLarge` (more than a billion), `NotFinite` (d)
/// Caution   for people in clusters multiply by `Clusters::design_effect`; add those who will not answer
/// Source    as `t_power`. Checked: reference/power_sample_size.json (pwr, whose own precision is 1e-4)
pub fn t_sample(design: Design, d: f64, power: f64, alpha: f64, sided: Sided) -> Result<SampleSize, Undefined> {
    let d = effect(d, GREATEST_EFFECT)?;
    needed(FEWEST, d, power, alpha, sided, |n, d, alpha| t_found(design, n, d, alpha, sided))
}

/// How many people a comparison of two shares needs.
///
/// Formula   the n with P(|Z| > z) = power, Z normal around h √(n/2), z its quantile at 1 − α/2
/// Input     `h` = 2 asin √p₁ − 2 asin √p₂ (see `cohen_h`), not 0; `power`; `alpha`
/// Output    n per group, fractional; 2 where even that is more than enough
/// Errors    as `t_sample`
/// Caution   an approximation; poor where fewer than five are expected to say yes or no
/// Source    Cohen (1988), chapter 6. Checked: reference/power_sample_size.json (pwr)
pub fn proportions_sample(h: f64, power: f64, alpha: f64, sided: Sided) -> Result<SampleSize, Undefined> {
    let h = effect(h, std::f64::consts::PI)?;
    needed(FEWEST, h, power, alpha, sided, |n, h, alpha| {
        let (z, middle) = (normal_quantile(1.0 - sided.upper(alpha)), h * (n / 2.0).sqrt());
        normal_above(z - middle) + if sided == Sided::Two { normal_above(z + middle) } else { 0.0 }
    })
}

/// Cohen's h: the difference of two shares on a scale on which all differences are equally easy to find.
///
/// Formula   2 asin √p₁ − 2 asin √p₂
/// Input     two shares in [0, 1]
/// Output    between −π and π; 0.2 small, 0.5 medium, 0.8 large by Cohen's convention
/// Errors    `OutOfRange`
/// Caution   hardly anybody can read it; show the two shares
/// Source    Cohen (1988), chapter 6. Checked: unit tests below (R `pwr::ES.h`)
pub fn cohen_h(one: f64, other: f64) -> Result<f64, Undefined> {
    let angle = |p: f64| {
        if (0.0..=1.0).contains(&p) {
            Ok(2.0 * p.sqrt().asin())
        } else {
            Err(Undefined::OutOfRange { what: "share", value: p, low: 0.0, high: 1.0 })
        }
    };
    Ok(angle(one)? - angle(other)?)
}

/// How many people are needed to find a correlation.
///
/// Formula   the n with Φ((ζ − ζc) √(n − 3)) + Φ((−ζ − ζc) √(n − 3)) = power, ζ = atanh r + r / (2 (n − 1)), ζc = atanh of the
///           smallest significant r
/// Input     `r` in (−1, 1), not 0; `power`; `alpha`
/// Output    n people, fractional; 4 where even that is more than enough
/// Errors    as `t_sample`
/// Caution   for two roughly normal variables; people of one school are not independent
/// Source    Cohen (1988), chapter 3; Fisher (1921), Metron 1, 3–32. Checked: reference/power_sample_size.json (pwr)
pub fn correlation_sample(r: f64, power: f64, alpha: f64, sided: Sided) -> Result<SampleSize, Undefined> {
    let r = effect(r, 1.0)?;
    if r.abs() >= 1.0 {
        return Err(Undefined::OutOfRange { what: "effect", value: r, low: -1.0, high: 1.0 });
    }
    needed(FEWEST_FOR_CORRELATION, r, power, alpha, sided, |n, r, alpha| {
        let t = student_quantile(1.0 - sided.upper(alpha), n - 2.0);
        let critical = (t / (t * t + n - 2.0).sqrt()).atanh();
        let expected = r.atanh() + r / (2.0 * (n - 1.0));
        let root = (n - 3.0).sqrt();
        normal_below((expected - critical) * root) + if sided == Sided::Two { normal_below((-expected - critical) * root) } else { 0.0 }
    })
}

/// The n at which `found` reaches `power`.
fn needed(
    fewest: f64,
    effect: f64,
    power: f64,
    alpha: f64,
    sided: Sided,
    found: impl Fn(f64, f64, f64) -> f64,
) -> Result<SampleSize, Undefined> {
    let alpha = false_alarm(alpha)?;
    let power = share("power", power)?;
    let effect = if sided == Sided::Two { effect.abs() } else { effect };
    // What is not there is found as often as a false alarm, however many are asked.
    if effect <= 0.0 {
        return Err(Undefined::OutOfRange { what: "effect", value: effect, low: 0.0, high: f64::INFINITY });
    }
    if power <= alpha {
        return Err(Undefined::OutOfRange { what: "power", value: power, low: alpha, high: 1.0 });
    }
    if found(fewest, effect, alpha) >= power {
        return Ok(SampleSize { exact: fewest });
    }
    // On the scale of logarithms one billion is as near as one hundred.
    let short = |log: f64| found(log.exp(), effect, alpha) - power;
    let exact = root::brent(short, fewest.ln(), MOST_PEOPLE.ln()).ok_or(Undefined::TooLarge)?.exp();
    Ok(SampleSize { exact })
}

/// A chance of a false alarm that the quantiles can tell from none.
fn false_alarm(alpha: f64) -> Result<f64, Undefined> {
    if (LEAST_ALPHA..1.0).contains(&alpha) {
        Ok(alpha)
    } else {
        Err(Undefined::OutOfRange { what: "alpha", value: alpha, low: LEAST_ALPHA, high: 1.0 })
    }
}

fn share(what: &'static str, value: f64) -> Result<f64, Undefined> {
    if value > 0.0 && value < 1.0 { Ok(value) } else { Err(Undefined::OutOfRange { what, value, low: 0.0, high: 1.0 }) }
}

fn effect(value: f64, greatest: f64) -> Result<f64, Undefined> {
    if value.is_nan() {
        Err(Undefined::NotFinite { index: 0 })
    } else if value.abs() > greatest {
        Err(Undefined::OutOfRange { what: "effect", value, low: -greatest, high: greatest })
    } else {
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn power_agrees_with_r() {
        // R 4.2.2, `pwr.t.test` and `ES.h`.
        let power = t_power(Design::TwoGroups, 20.0, 0.4, 0.05, Sided::Two).unwrap();
        assert!((power - 0.234349400669416).abs() < 1e-9, "{power}");
        assert!((cohen_h(0.5, 0.3).unwrap() - 0.41151684606748806).abs() < 1e-14);
    }

    #[test]
    fn an_effect_of_zero_needs_more_people_than_there_are_and_a_huge_one_two() {
        let sample = |d, power| t_sample(Design::TwoGroups, d, power, 0.05, Sided::Two);
        assert!(matches!(sample(0.0, 0.8), Err(Undefined::OutOfRange { what: "effect", .. })));
        assert_eq!(sample(1e-6, 0.8), Err(Undefined::TooLarge));
        assert_eq!(sample(90.0, 0.8).unwrap().whole(), 2);
        assert!(matches!(sample(0.5, 0.04), Err(Undefined::OutOfRange { what: "power", .. })));
        assert!(matches!(sample(0.5, 1.0), Err(Undefined::OutOfRange { what: "power", .. })));
        assert!(matches!(sample(1e4, 0.8), Err(Undefined::OutOfRange { .. })));
        assert_eq!(sample(f64::NAN, 0.8), Err(Undefined::NotFinite { index: 0 }));
        assert!(matches!(t_sample(Design::Paired, -0.5, 0.8, 0.05, Sided::One), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(correlation_sample(1.0, 0.8, 0.05, Sided::Two), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(t_power(Design::Paired, 1.0, 0.5, 0.05, Sided::Two), Err(Undefined::TooFew { n: 1, needed: 2 })));
        assert!(cohen_h(1.2, 0.0).is_err());
        // Where the quantile is lost in rounding, the greatest effect would have no power.
        assert!(matches!(t_power(Design::TwoGroups, 1e6, 5.0, 1e-18, Sided::Two), Err(Undefined::OutOfRange { what: "alpha", .. })));
    }

    #[test]
    fn whole_people_are_rounded_up_but_not_for_a_hair() {
        assert_eq!(SampleSize { exact: 63.1 }.whole(), 64);
        assert_eq!(SampleSize { exact: 64.0 + 1e-12 }.whole(), 64);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn the_sample_found_has_the_power_asked_for(d in 0.1..2.0_f64, power in 0.5..0.99_f64, alpha in 0.001..0.2_f64) {
            for sided in [Sided::Two, Sided::One] {
                for design in [Design::TwoGroups, Design::Paired] {
                    let n = t_sample(design, d, power, alpha, sided).unwrap().exact;
                    let reached = t_power(design, n, d, alpha, sided).unwrap();
                    prop_assert!((reached - power).abs() < 1e-8 || (n == 2.0 && reached > power));
                }
                prop_assert!(proportions_sample(d, power, alpha, Sided::One).unwrap().exact <= proportions_sample(d, power, alpha, Sided::Two).unwrap().exact);
            }
        }

        #[test]
        fn the_direction_does_not_matter_for_two_sides(d in 0.1..0.9_f64) {
            let both = |d: f64| [t_sample(Design::TwoGroups, d, 0.8, 0.05, Sided::Two), proportions_sample(d, 0.8, 0.05, Sided::Two), correlation_sample(d, 0.8, 0.05, Sided::Two)];
            prop_assert_eq!(both(d), both(-d));
        }
    }
}
