//! Whether two groups differ, and by how much: a test never without the size of the difference, in units somebody can judge.

use crate::interval::{Interval, Method, checked_level};
use crate::mean::{mean, sd};
use crate::numeric::distribution::{normal_above, student_two_sided_tail};
use crate::{Undefined, quantile};

/// What `welch` returns.
#[derive(Debug, Clone, PartialEq)]
pub struct Welch {
    /// Mean of the first less mean of the second.
    pub difference: f64,
    pub t: f64,
    pub df: f64,
    pub p: f64,
    /// Of the difference.
    pub interval: Interval,
}

/// Whether `mann_whitney` counts all orders where it can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tails {
    /// The normal approximation, with half a rank taken off as a correction for continuity.
    Normal,
    /// The normal approximation as it stands.
    NormalUncorrected,
    /// All orders counted where no two values are equal and both groups have fewer than `EXACT_BELOW`; `Normal` elsewhere.
    ExactIfPossible,
}

/// From here on in both groups the normal approximation is as good; R's own limit.
pub const EXACT_BELOW: usize = 50;

/// What `mann_whitney` returns.
#[derive(Debug, Clone, PartialEq)]
pub struct MannWhitney {
    /// Pairs in which the first group's value is the greater; equal ones count half.
    pub w: f64,
    /// Two-sided.
    pub p: Result<f64, Undefined>,
    /// Whether p was counted, not approximated.
    pub exact: bool,
    /// Cliff's delta: pairs won less pairs lost, over all pairs.
    pub cliffs_delta: f64,
}

/// Standard errors smaller than this part of the means are rounding.
const ROUNDING: f64 = 10.0 * f64::EPSILON;
/// From so many degrees of freedom on, a series takes the place of the gamma function in `hedges_g`.
const SERIES_FROM: f64 = 200.0;

/// Welch's t test: means of two groups that need not spread alike.
///
/// Formula   t = (x̄ − ȳ)/√(a + b), a = s²ₓ/n, b = s²ᵧ/m; df = (a+b)² / (a²/(n−1) + b²/(m−1)); interval: x̄ − ȳ ± t(level, df)·√(a+b)
/// Input     the values of each group, one unit; no missing values; `level` in (0, 1)
/// Output    the difference in that unit, first less second; p two-sided
/// Errors    `TooFew` (fewer than two in a group), `NoVariance` (all equal within both), `NotFinite`, `OutOfRange` (level), `TooLarge`
/// Caution   people of one school are not independent; for before and after of the same people compare their differences
/// Source    Welch (1947), Biometrika 34, 28–35. Checked: reference/two_group_change.json (R `t.test`)
pub fn welch(first: &[f64], second: &[f64], level: f64) -> Result<Welch, Undefined> {
    let level = checked_level(level)?;
    let (x, y) = (mean(first)?, mean(second)?);
    let (n, m) = (first.len() as f64, second.len() as f64);
    let (a, b) = (sd(first)?.powi(2) / n, sd(second)?.powi(2) / m);
    let (difference, error) = (x - y, (a + b).sqrt());
    if !(error.is_finite() && difference.is_finite()) {
        return Err(Undefined::TooLarge);
    }
    if error <= ROUNDING * x.abs().max(y.abs()) {
        return Err(Undefined::NoVariance);
    }
    // By shares of the whole, whose squares neither overflow nor vanish.
    let share = a / (a + b);
    let df = 1.0 / (share * share / (n - 1.0) + (1.0 - share).powi(2) / (m - 1.0));
    let t = difference / error;
    let half = quantile::student_two_sided(level, df) * error;
    let interval = Interval { low: difference - half, high: difference + half, level, method: Method::StudentT };
    Ok(Welch { difference, t, df, p: student_two_sided_tail(t, df), interval })
}

/// Mann and Whitney's test: whether values of one group tend to be the greater.
///
/// Formula   W = Σ over pairs of 1 where x > y, ½ where x = y; z = (W − nm/2 ∓ ½)/σ, σ² = nm/12 · ( N+1 − Σ(t³−t)/(N(N−1)) ), t the sizes of
///           ties; exact: the share of all orders as far from nm/2
/// Input     the values of each group; no missing values
/// Output    W from 0 to n·m; Cliff's delta from −1 to 1, positive where the first group's values are the greater
/// Errors    as a whole: `TooFew` (an empty group), `NotFinite`. By field: `NoVariance` (p: all values are equal)
/// Caution   a test of tendency, not of medians. As `welch` on people of one school
/// Source    Mann & Whitney (1947), Annals of Math. Statistics 18, 50–60; Cliff (1993), Psychol. Bulletin 114, 494–509.
///           Checked: reference/two_group_change.json (R `wilcox.test`)
pub fn mann_whitney(first: &[f64], second: &[f64], tails: Tails) -> Result<MannWhitney, Undefined> {
    if first.is_empty() || second.is_empty() {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    if let Some(index) = first.iter().chain(second).position(|x| !x.is_finite()) {
        return Err(Undefined::NotFinite { index });
    }
    // Adding 0 makes one zero of the two.
    let (one, other) = (first.iter().map(|x| (*x + 0.0, true)), second.iter().map(|x| (*x + 0.0, false)));
    let mut all: Vec<(f64, bool)> = one.chain(other).collect();
    all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (n, m) = (first.len() as f64, second.len() as f64);
    let (mut w, mut below, mut ties) = (0.0, 0.0, 0.0);
    for tie in all.chunk_by(|a, b| a.0 == b.0) {
        let of_first = tie.iter().filter(|(_, first)| *first).count() as f64;
        let size = tie.len() as f64;
        w += of_first * (below + 0.5 * (size - of_first));
        below += size - of_first;
        ties += size * (size * size - 1.0);
    }
    let exact = tails == Tails::ExactIfPossible && ties == 0.0 && first.len() < EXACT_BELOW && second.len() < EXACT_BELOW;
    let p = if exact {
        Ok(exact_two_sided(w as usize, first.len(), second.len()))
    } else {
        let total = n + m;
        let variance = n * m / 12.0 * (total + 1.0 - ties / (total * (total - 1.0)));
        let apart = (w - n * m / 2.0).abs();
        let correction = if tails == Tails::NormalUncorrected || apart == 0.0 { 0.0 } else { 0.5 };
        // All equal leaves nothing of the variance but rounding.
        let z = (apart - correction) / variance.sqrt();
        if all.first().map(|x| x.0) == all.last().map(|x| x.0) { Err(Undefined::NoVariance) } else { Ok((2.0 * normal_above(z)).min(1.0)) }
    };
    Ok(MannWhitney { w, p, exact, cliffs_delta: 2.0 * w / (n * m) - 1.0 })
}

/// The share of all orders of n and m different values whose W is as far from the middle as `w`.
fn exact_two_sided(w: usize, n: usize, m: usize) -> f64 {
    let most = n * m;
    // orders[j][w]: orders of i firsts and j seconds with this W; the greatest of all is a second, or a first above all j.
    let mut orders = vec![vec![0.0_f64; most + 1]; m + 1];
    orders.iter_mut().for_each(|of| of[0] = 1.0);
    for i in 1..=n {
        for j in 1..=m {
            let (before, from) = orders.split_at_mut(j);
            let (less, here) = (&before[j - 1], &mut from[0]);
            // Downwards, so that what is read at w − j is still of i − 1 firsts.
            for w in (0..=i * j).rev() {
                here[w] = less[w] + if w >= j { here[w - j] } else { 0.0 };
            }
        }
    }
    let all: f64 = orders[m].iter().sum();
    let tail: f64 = orders[m][..=w.min(most - w)].iter().sum();
    (2.0 * tail / all).min(1.0)
}

/// Cohen's d: the difference of means in standard deviations.
///
/// Formula   (x̄ − ȳ)/s, s² = ((n−1)s²ₓ + (m−1)s²ᵧ)/(n+m−2)
/// Input     the values of each group, one unit; no missing values
/// Output    in standard deviations, positive where the first mean is the greater
/// Errors    `TooFew` (fewer than two in a group), `NoVariance` (all equal within both), `NotFinite`, `TooLarge`
/// Caution   too great in small samples, which `hedges_g` mends. In schools 0.2 is a large effect of a program (Kraft 2020,
///           Educational Researcher 49, 241–253), whatever rules of thumb from laboratories say
/// Source    Cohen (1988), Statistical Power Analysis, 2nd ed., chapter 2. Checked: reference/two_group_change.json
pub fn cohen_d(first: &[f64], second: &[f64]) -> Result<f64, Undefined> {
    let (n, m) = (first.len() as f64, second.len() as f64);
    let (x, y) = (mean(first)?, mean(second)?);
    let (a, b) = (sd(first)?, sd(second)?);
    let pooled = (((n - 1.0) * a * a + (m - 1.0) * b * b) / (n + m - 2.0)).sqrt();
    if !(pooled.is_finite() && (x - y).is_finite()) {
        return Err(Undefined::TooLarge);
    }
    if pooled <= ROUNDING * x.abs().max(y.abs()) {
        return Err(Undefined::NoVariance);
    }
    Ok((x - y) / pooled)
}

/// Hedges' g: Cohen's d without its bias in small samples.
///
/// Formula   d · Γ(f/2) / ( √(f/2) Γ((f−1)/2) ), f = n + m − 2
/// Input     as `cohen_d`
/// Output    as `cohen_d`, a little nearer to 0
/// Errors    as `cohen_d`
/// Caution   as `cohen_d`
/// Source    Hedges (1981), J. Educational Statistics 6, 107–128. Checked: reference/two_group_change.json
pub fn hedges_g(first: &[f64], second: &[f64]) -> Result<f64, Undefined> {
    Ok(cohen_d(first, second)? * small_sample_factor((first.len() + second.len() - 2) as f64))
}

/// Γ(f/2) / ( √(f/2) Γ((f−1)/2) ), f ≥ 2.
fn small_sample_factor(f: f64) -> f64 {
    let half = f / 2.0;
    if f < SERIES_FROM {
        return (libm::lgamma(half) - libm::lgamma(half - 0.5)).exp() / half.sqrt();
    }
    // Γ(y + ½)/Γ(y) = √y (1 − 1/8y + 1/128y² + 5/1024y³ − 21/32768y⁴ …), where large logarithms would lose digits.
    let y = half - 0.5;
    let series = 1.0 - (1.0 - (1.0 / 16.0 + (5.0 / 128.0 - 21.0 / 4096.0 / y) / y) / y) / (8.0 * y);
    (y / half).sqrt() * series
}

/// Cliff's delta: how often a value of the first group beats one of the second, less how often it loses.
///
/// Formula   (pairs with x > y − pairs with x < y) / (n m)
/// Input     the values of each group, on an ordinal scale at least
/// Output    −1 to 1
/// Errors    `TooFew` (an empty group), `NotFinite`
/// Caution   says how often, not by how much
/// Source    Cliff (1993), Psychol. Bulletin 114, 494–509. Checked: reference/two_group_change.json
pub fn cliffs_delta(first: &[f64], second: &[f64]) -> Result<f64, Undefined> {
    Ok(mann_whitney(first, second, Tails::Normal)?.cliffs_delta)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_exact_test_counts_orders() {
        // Of the 20 orders of three and three, one is as far on either side as this one.
        let test = mann_whitney(&[1.0, 2.0, 3.0], &[4.0, 5.0, 6.0], Tails::ExactIfPossible).unwrap();
        assert!(test.exact && test.w == 0.0 && (test.p.unwrap() - 0.1).abs() < 1e-15 && test.cliffs_delta == -1.0);
        // R 4.2.2: wilcox.test(c(1.1, 2.2, 3.3, 9.9), c(2.5, 4.4, 5.5, 6.6, 7.7))$p.value.
        let test = mann_whitney(&[1.1, 2.2, 3.3, 9.9], &[2.5, 4.4, 5.5, 6.6, 7.7], Tails::ExactIfPossible).unwrap();
        assert!((test.w, test.exact) == (6.0, true) && (test.p.unwrap() - 0.4126984126984127).abs() < 1e-14);
        // A tie makes it approximate.
        assert!(!mann_whitney(&[1.0, 2.0], &[2.0, 3.0], Tails::ExactIfPossible).unwrap().exact);
    }

    #[test]
    fn what_has_no_answer_says_why() {
        assert_eq!(welch(&[1.0], &[1.0, 2.0], 0.95), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(welch(&[2.0, 2.0], &[1.0, 1.0], 0.95), Err(Undefined::NoVariance));
        assert_eq!(cohen_d(&[2.0, 2.0], &[1.0, 1.0]), Err(Undefined::NoVariance));
        assert_eq!(welch(&[2.0, f64::INFINITY], &[1.0, 1.0], 0.95), Err(Undefined::NotFinite { index: 1 }));
        assert_eq!(mann_whitney(&[], &[1.0], Tails::Normal), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert_eq!(mann_whitney(&[1.0], &[f64::NAN], Tails::Normal), Err(Undefined::NotFinite { index: 1 }));
        let equal = mann_whitney(&[3.0, 3.0], &[3.0], Tails::ExactIfPossible).unwrap();
        assert_eq!((equal.w, equal.p, equal.cliffs_delta), (1.0, Err(Undefined::NoVariance), 0.0));
        assert_eq!(welch(&[1e300, -1e300], &[1.0, 2.0], 0.95), Err(Undefined::TooLarge));
        assert_eq!(cohen_d(&[1e300, -1e300], &[1.0, 2.0]), Err(Undefined::TooLarge));
        assert!(hedges_g(&[], &[]).is_err() && welch(&[1.0, 2.0], &[1.0, 3.0], 0.0).is_err());
    }

    #[test]
    fn the_series_meets_the_gamma_function() {
        for f in [200.0, 1000.0] {
            let plain = (libm::lgamma(f / 2.0) - libm::lgamma((f - 1.0) / 2.0)).exp() / (f / 2.0_f64).sqrt();
            assert!((small_sample_factor(f) - plain).abs() < 1e-12, "{f}");
        }
        assert!((small_sample_factor(199.0) - small_sample_factor(200.0)).abs() < 3e-5);
    }

    proptest! {
        #[test]
        fn changing_sides_changes_signs_and_order_does_not_matter(a in prop::collection::vec(-9..9_i32, 2..30), b in prop::collection::vec(-9..9_i32, 2..30)) {
            let (x, mut y): (Vec<f64>, Vec<f64>) = (a.iter().map(|v| f64::from(*v)).collect(), b.iter().map(|v| f64::from(*v)).collect());
            let one = mann_whitney(&x, &y, Tails::ExactIfPossible).unwrap();
            y.reverse();
            let other = mann_whitney(&y, &x, Tails::ExactIfPossible).unwrap();
            prop_assert!((one.cliffs_delta + other.cliffs_delta).abs() < 1e-12 && one.cliffs_delta.abs() <= 1.0);
            prop_assert_eq!(one.w + other.w, (x.len() * y.len()) as f64);
            if let (Ok(p), Ok(q)) = (one.p, other.p) {
                prop_assert!((p - q).abs() < 1e-9 && (0.0..=1.0).contains(&p));
            }
            if let (Ok(one), Ok(other)) = (welch(&x, &y, 0.9), welch(&y, &x, 0.9)) {
                prop_assert!((one.t + other.t).abs() < 1e-9 && (one.p - other.p).abs() < 1e-9 && one.interval.contains(one.difference));
                prop_assert!((hedges_g(&x, &y).unwrap()).abs() <= cohen_d(&x, &y).unwrap().abs());
            }
        }

        #[test]
        fn the_exact_test_and_the_approximation_are_near_each_other(shuffle in Just((0..24_u32).collect::<Vec<_>>()).prop_shuffle()) {
            let values: Vec<f64> = shuffle.iter().map(|v| f64::from(*v)).collect();
            let of = |tails| mann_whitney(&values[..11], &values[11..], tails).unwrap();
            prop_assert!((of(Tails::ExactIfPossible).p.unwrap() - of(Tails::Normal).p.unwrap()).abs() < 0.02);
            prop_assert!(of(Tails::ExactIfPossible).exact);
        }
    }
}
