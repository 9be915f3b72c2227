//! Where a function is least.

use nalgebra::{DMatrix, DVector};

/// x in [low, high] where f is least, by Brent's method (golden section and parabolas); right for one valley.
///
/// `tolerance` is of x, absolute; below 1e-9 of its size nothing is gained.
/// Source: Brent (1973), Algorithms for Minimization without Derivatives, chapter 5.
pub(crate) fn brent(mut f: impl FnMut(f64) -> f64, low: f64, high: f64, tolerance: f64) -> f64 {
    const GOLDEN: f64 = 0.381_966_011_250_105_1;
    let (mut a, mut b) = (low, high);
    let mut x = a + GOLDEN * (b - a);
    let (mut w, mut v) = (x, x);
    let mut fx = f(x);
    let (mut fw, mut fv) = (fx, fx);
    let (mut step, mut before) = (0.0_f64, 0.0_f64);
    for _ in 0..500 {
        let middle = 0.5 * (a + b);
        let close = 1e-10 * x.abs() + tolerance;
        if (x - middle).abs() <= 2.0 * close - 0.5 * (b - a) {
            break;
        }
        let mut golden = true;
        if before.abs() > close {
            let r = (x - w) * (fx - fv);
            let mut q = (x - v) * (fx - fw);
            let mut p = (x - v) * q - (x - w) * r;
            q = 2.0 * (q - r);
            if q > 0.0 {
                p = -p;
            } else {
                q = -q;
            }
            if p.abs() < (0.5 * q * before).abs() && p > q * (a - x) && p < q * (b - x) {
                (before, step) = (step, p / q);
                let u = x + step;
                if u - a < 2.0 * close || b - u < 2.0 * close {
                    step = close.copysign(middle - x);
                }
                golden = false;
            }
        }
        if golden {
            before = if x < middle { b - x } else { a - x };
            step = GOLDEN * before;
        }
        let u = x + if step.abs() >= close { step } else { close.copysign(step) };
        let fu = f(u);
        if fu <= fx {
            if u < x {
                b = x;
            } else {
                a = x;
            }
            (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu);
        } else {
            if u < x {
                a = u;
            } else {
                b = u;
            }
            if fu <= fw || w == x {
                (v, fv, w, fw) = (w, fw, u, fu);
            } else if fu <= fv || v == x || v == w {
                (v, fv) = (u, fu);
            }
        }
    }
    x
}

/// What `bfgs` found.
pub(crate) struct Minimum {
    pub at: Vec<f64>,
    /// Whether the gradient there is as good as zero.
    pub converged: bool,
}

/// Where a smooth function of several numbers is least, going downhill from `start` (quasi-Newton, backtracking).
///
/// `f` returns the value and fills the gradient; a value that is no number means "not there" and is stepped back from.
/// `tolerance`: the greatest part of the gradient, relative to 1 + |value|, that counts as zero.
/// Source: Nocedal & Wright (2006), Numerical Optimization, 2nd ed., chapters 3 and 6.
pub(crate) fn bfgs(mut f: impl FnMut(&[f64], &mut [f64]) -> f64, start: &[f64], tolerance: f64, most_steps: usize) -> Minimum {
    let k = start.len();
    let mut x = DVector::from_column_slice(start);
    let mut g = DVector::zeros(k);
    let mut value = f(x.as_slice(), g.as_mut_slice());
    let mut inverse = DMatrix::identity(k, k);
    // Part by part, because the greatest of a list passes over what is no number.
    let small = |g: &DVector<f64>, value: f64| g.iter().all(|g| g.abs() <= tolerance * (1.0 + value.abs()));
    let mut fresh = true;
    for _ in 0..most_steps {
        if small(&g, value) {
            break;
        }
        let mut direction = -(&inverse * &g);
        let mut slope = direction.dot(&g);
        if slope.is_nan() || slope >= 0.0 {
            inverse = DMatrix::identity(k, k);
            direction = -&g;
            slope = -g.norm_squared();
            fresh = true;
        }
        let mut length = if fresh { (1.0 / g.norm()).min(1.0) } else { 1.0 };
        let mut next = None;
        for _ in 0..60 {
            let at = &x + &direction * length;
            let mut gradient = DVector::zeros(k);
            let there = f(at.as_slice(), gradient.as_mut_slice());
            if there.is_finite() && there <= value + 1e-4 * length * slope && gradient.iter().all(|g| g.is_finite()) {
                next = Some((at, gradient, there));
                break;
            }
            length *= 0.5;
        }
        let Some((at, gradient, there)) = next else {
            if fresh {
                break;
            }
            // The picture of the curvature is spoilt; begin it anew.
            inverse = DMatrix::identity(k, k);
            fresh = true;
            continue;
        };
        let (s, y) = (&at - &x, &gradient - &g);
        let sy = s.dot(&y);
        if sy > 1e-12 * s.norm() * y.norm() {
            if fresh {
                inverse *= sy / y.norm_squared();
            }
            let hy = &inverse * &y;
            let yhy = y.dot(&hy);
            inverse += (&s * s.transpose()) * ((sy + yhy) / (sy * sy)) - (&hy * s.transpose() + &s * hy.transpose()) / sy;
            fresh = false;
        }
        (x, g, value) = (at, gradient, there);
    }
    let converged = small(&g, value);
    Minimum { at: x.as_slice().to_vec(), converged }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_valley_is_found_in_one_and_in_several_dimensions() {
        let x = brent(|x| (x - 1.25).powi(2) + 3.0, -10.0, 10.0, 1e-9);
        assert!((x - 1.25).abs() < 1e-7);
        // Rosenbrock's valley, bent and narrow; least at (1, 1).
        let rosenbrock = |x: &[f64], g: &mut [f64]| {
            let (a, b) = (1.0 - x[0], x[1] - x[0] * x[0]);
            (g[0], g[1]) = (-2.0 * a - 400.0 * x[0] * b, 200.0 * b);
            a * a + 100.0 * b * b
        };
        let found = bfgs(rosenbrock, &[-1.2, 1.0], 1e-10, 500);
        assert!(found.converged && (found.at[0] - 1.0).abs() < 1e-8 && (found.at[1] - 1.0).abs() < 1e-8);
    }

    #[test]
    fn where_there_is_no_slope_nothing_is_claimed() {
        let lost = |_: &[f64], g: &mut [f64]| {
            g.fill(f64::NAN);
            1.0
        };
        assert!(!bfgs(lost, &[0.5], 1e-10, 50).converged);
        assert!(!bfgs(|_, _| f64::NAN, &[0.5], 1e-10, 50).converged);
    }
}
