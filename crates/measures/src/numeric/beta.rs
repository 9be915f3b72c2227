//! The incomplete beta function and its inverse, to the last digits also for tens of thousands of degrees of freedom: every
//! F, t and binomial figure of this crate stands on it.

use libm::lgamma;

/// ½ ln 2π.
const HALF_LN_TWO_PI: f64 = 0.918_938_533_204_672_8;
/// From here on the series of `stirling_error` is exact to the last digits.
const LARGE: f64 = 12.0;

/// I_x(a, b), the share of Beta(a, b) below x; `a`, `b` > 0. `y` is 1 − x, given beside it because x alone may have lost it.
pub(crate) fn below(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    let front = weight(a, b, x, y);
    // The fraction is quick on the side of the shorter tail; the other side is its complement.
    if x * (a + b + 2.0) < a + 1.0 { (front * fraction(a, b, x) / a).min(1.0) } else { (1.0 - front * fraction(b, a, y) / b).max(0.0) }
}

/// x with I_x(a, b) = `p`, `p` in (0, 1): Halley's steps, kept within a bracket that only shrinks.
///
/// Source: start as in Abramowitz & Stegun (1964), 26.5.22.
pub(crate) fn quantile(a: f64, b: f64, p: f64) -> f64 {
    if p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return 1.0;
    }
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    let mut x = start(a, b, p);
    // A bad start leaves halving, which meets the smallest number after some 1100 steps.
    for _ in 0..1200 {
        let y = 1.0 - x;
        let error = below(a, b, x, y) - p;
        if error == 0.0 {
            return x;
        }
        if error < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let step = error * x * y / weight(a, b, x, y);
        let bend = (step * ((a - 1.0) / x - (b - 1.0) / y)).min(1.0);
        let mut next = x - step / (1.0 - 0.5 * bend);
        if next.is_nan() || next <= low || next >= high {
            next = low + (high - low) / 2.0;
        }
        if (next - x).abs() <= 2.0 * f64::EPSILON * x || next <= low || next >= high {
            return next;
        }
        x = next;
    }
    x
}

/// Where to begin the search for a quantile.
fn start(a: f64, b: f64, p: f64) -> f64 {
    let x = if a >= 1.0 && b >= 1.0 {
        let tail = if p < 0.5 { p } else { 1.0 - p };
        let t = (-2.0 * tail.ln()).sqrt();
        let z = (2.30753 + t * 0.27061) / (1.0 + t * (0.99229 + t * 0.04481)) - t;
        let z = if p < 0.5 { -z } else { z };
        let third = (z * z - 3.0) / 6.0;
        let h = 2.0 / (1.0 / (2.0 * a - 1.0) + 1.0 / (2.0 * b - 1.0));
        let w =
            z * (third + h).max(0.0).sqrt() / h - (1.0 / (2.0 * b - 1.0) - 1.0 / (2.0 * a - 1.0)) * (third + 5.0 / 6.0 - 2.0 / (3.0 * h));
        a / (a + b * (2.0 * w).exp())
    } else {
        let (left, right) = ((a * (a / (a + b)).ln()).exp() / a, (b * (b / (a + b)).ln()).exp() / b);
        let share = left / (left + right);
        if p < share { (a * (left + right) * p).powf(1.0 / a) } else { 1.0 - (b * (left + right) * (1.0 - p)).powf(1.0 / b) }
    };
    if x > 0.0 && x < 1.0 { x } else { 0.5 }
}

/// xᵃ yᵇ / B(a, b), without the loss of digits that differences of large logarithms bring.
///
/// Source: the saddle-point form of Loader (2000), Fast and Accurate Computation of Binomial Probabilities.
fn weight(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let log = stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) - deviance(b, n * y);
    log.exp() * (a * b / n).sqrt() / (2.0 * std::f64::consts::PI).sqrt()
}

/// ln Γ(z) less Stirling's formula for it.
fn stirling_error(z: f64) -> f64 {
    if z < LARGE {
        return lgamma(z) - (z - 0.5) * z.ln() + z - HALF_LN_TWO_PI;
    }
    let square = 1.0 / (z * z);
    let series = 1.0 / 1260.0 - square * (1.0 / 1680.0 - square * (1.0 / 1188.0 - square * (691.0 / 360_360.0 - square / 156.0)));
    (1.0 / 12.0 - square * (1.0 / 360.0 - square * series)) / z
}

/// s ln(s / m) + m − s, exact also where s and m nearly agree.
fn deviance(s: f64, m: f64) -> f64 {
    let difference = s - m;
    if difference.abs() >= 0.1 * (s + m) {
        return s * (s / m).ln() - difference;
    }
    let v = difference / (s + m);
    let (mut sum, mut power) = (difference * v, 2.0 * s * v);
    for j in 1..1000 {
        power *= v * v;
        let next = sum + power / (2 * j + 1) as f64;
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}

/// The continued fraction of the incomplete beta function, by Lentz's method.
///
/// Source: Abramowitz & Stegun (1964), 26.5.8.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |v: f64| if v.abs() < TINY { TINY } else { v };
    // Some √max(a, b) steps are needed; this is where numbers end anyway.
    let most = 10_000.0_f64.max(10.0 * a.max(b).sqrt()).min(1e7) as usize;
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for m in 1..=most {
        let m = m as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        let factor = d * c;
        value *= factor;
        if (factor - 1.0).abs() < 2.0 * f64::EPSILON {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(got: f64, want: f64, rel: f64) {
        assert!((got - want).abs() <= rel * want.abs(), "{got} is not {want}");
    }

    // Wanted values: R 4.2.2, 17 digits.
    #[test]
    fn shares_and_quantiles_agree_with_r_also_for_many_degrees_of_freedom() {
        let wanted = [
            (0.5, 3.65, 0.3, 0.8815050453213673),
            (3.0, 5.0, 0.1, 0.025691499999999996),
            (300.0, 9701.0, 0.03, 0.5080293717403108),
            (20000.0, 60000.0, 0.251, 0.7434366569558266),
            (1e6, 1e6, 0.5005, 0.921350422419074),
            (0.5, 50000.0, 1e-5, 0.682689492143135),
            (120.0, 19.5, 0.62, 1.1957954202951708e-10),
        ];
        for (a, b, x, share) in wanted {
            close(below(a, b, x, 1.0 - x), share, 2e-12);
        }
        close(quantile(19.5, 60.0, 0.025), 0.15775615006056287, 1e-13);
        close(quantile(5000.0, 15000.0, 0.975), 0.25602457012816404, 1e-13);
        close(quantile(0.5, 2.0, 1e-10), 4.444444444444436e-21, 1e-13);
        close(quantile(0.5, 0.5, 0.025), 0.0015413331334360124, 1e-13);
        close(quantile(200_000.0, 300_000.0, 0.3), 0.3996365878910817, 1e-13);
    }

    #[test]
    fn the_ends_are_the_ends() {
        assert_eq!((below(2.0, 3.0, 0.0, 1.0), below(2.0, 3.0, 1.0, 0.0)), (0.0, 1.0));
        assert_eq!((quantile(2.0, 3.0, 0.0), quantile(2.0, 3.0, 1.0)), (0.0, 1.0));
        assert!(quantile(0.01, 0.01, 1e-9) >= 0.0 && quantile(1e-3, 500.0, 0.5) >= 0.0);
    }

    proptest! {
        #[test]
        fn the_quantile_inverts_and_the_tails_add_up(a in 0.1..3000.0_f64, b in 0.1..3000.0_f64, p in 0.0001..0.9999_f64) {
            let x = quantile(a, b, p);
            prop_assert!(x > 0.0 && x <= 1.0);
            if x < 0.999 {
                // One step of x is worth this much of p.
                let slack = 4.0 * f64::EPSILON * weight(a, b, x, 1.0 - x) / (1.0 - x);
                prop_assert!((below(a, b, x, 1.0 - x) - p).abs() < 1e-12 * p + slack);
                prop_assert!((below(a, b, x, 1.0 - x) + below(b, a, 1.0 - x, x) - 1.0).abs() < 1e-12);
            }
        }
    }
}
