//! Where a continuous function of one number is zero.

/// x in [low, high] with f(x) = 0, by Brent's method: never leaves the bracket, as precise as the numbers allow.
///
/// `None` when f has the same sign at both ends or is not a number somewhere.
/// Source: Brent (1973), Algorithms for Minimization without Derivatives, chapter 4.
pub(crate) fn brent(mut f: impl FnMut(f64) -> f64, low: f64, high: f64) -> Option<f64> {
    let (mut a, mut b) = (low, high);
    let (mut fa, mut fb) = (f(a), f(b));
    if fa == 0.0 {
        return Some(a);
    }
    if fb == 0.0 {
        return Some(b);
    }
    if fa.is_nan() || fb.is_nan() || fa.signum() == fb.signum() {
        return None;
    }
    let (mut c, mut fc, mut step, mut before) = (a, fa, b - a, b - a);
    for _ in 0..300 {
        if fb.signum() == fc.signum() {
            (c, fc, step) = (a, fa, b - a);
            before = step;
        }
        if fc.abs() < fb.abs() {
            (a, b, c) = (b, c, b);
            (fa, fb, fc) = (fb, fc, fb);
        }
        let close = 2.0 * f64::EPSILON * b.abs() + f64::MIN_POSITIVE;
        let half = 0.5 * (c - b);
        if half.abs() <= close || fb == 0.0 {
            return Some(b);
        }
        if before.abs() >= close && fa.abs() > fb.abs() {
            let s = fb / fa;
            let (mut p, mut q) = if a == c {
                (2.0 * half * s, 1.0 - s)
            } else {
                let (q, r) = (fa / fc, fb / fc);
                (s * (2.0 * half * q * (q - r) - (b - a) * (r - 1.0)), (q - 1.0) * (r - 1.0) * (s - 1.0))
            };
            if p > 0.0 {
                q = -q;
            } else {
                p = -p;
            }
            if 2.0 * p < (3.0 * half * q - (close * q).abs()).min((before * q).abs()) {
                (before, step) = (step, p / q);
            } else {
                (step, before) = (half, half);
            }
        } else {
            (step, before) = (half, half);
        }
        (a, fa) = (b, fb);
        b += if step.abs() > close { step } else { close.copysign(half) };
        fb = f(b);
        if fb.is_nan() {
            return None;
        }
    }
    Some(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_found_to_the_last_digits_or_not_claimed() {
        let x = brent(|x| x * x - 2.0, 0.0, 2.0).unwrap();
        assert!((x - 2.0_f64.sqrt()).abs() < 1e-15);
        let x = brent(|x| x.exp() - 1e-8, -50.0, 50.0).unwrap();
        assert!((x - 1e-8_f64.ln()).abs() < 1e-12);
        assert_eq!(brent(|x| x * x + 1.0, -1.0, 1.0), None);
        assert_eq!(brent(|_| f64::NAN, -1.0, 1.0), None);
    }
}
