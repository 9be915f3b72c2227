//! Going downhill to the most likely spreads.
//!
//! The deviance is a smooth function of every number in Λ, also through zero: turning the sign of a column changes nothing.
//! So there is no fence at "variance 0" and no need of a bounded method; a spread that wants to be zero is the floor of a
//! valley like any other.

/// Where a descent ended.
pub(super) struct Found {
    pub at: Vec<f64>,
    pub value: f64,
    /// Whether no step promises anything any more.
    pub settled: bool,
}

/// What a further step must promise, in units of the deviance. A step that promises 1e-12 moves a spread by about a
/// millionth of its standard error.
const WORTH_A_STEP: f64 = 1e-12;
/// A promise below this is good enough where rounding ends the descent.
const GOOD_ENOUGH: f64 = 1e-7;
/// Rounding of a deviance relative to its size; a smaller difference is noise.
const NOISE: f64 = 4e-15;
/// Steps of one descent; ten to thirty are usual.
const MOST_STEPS: usize = 300;
/// The longest single move of one number of Λ, relative to 1 + its size: beyond that a parabola tells nothing.
const LONGEST: f64 = 2.0;

/// A symmetric matrix that turns a gradient into a step, learnt on the way (Broyden, Fletcher, Goldfarb, Shanno).
/// Source: Nocedal & Wright (2006), Numerical Optimization, 2nd ed., chapter 6.
struct Shape {
    size: usize,
    inverse: Vec<f64>,
    learnt: bool,
}

impl Shape {
    fn unknown(size: usize) -> Shape {
        let mut inverse = vec![0.0; size * size];
        (0..size).for_each(|i| inverse[i * size + i] = 1.0);
        Shape { size, inverse, learnt: false }
    }

    fn times(&self, vector: &[f64]) -> Vec<f64> {
        self.inverse.chunks_exact(self.size).map(|row| dot(row, vector)).collect()
    }

    /// Learns from a step and the change of gradient over it.
    fn learn(&mut self, step: &[f64], change: &[f64]) {
        let sy = dot(step, change);
        if sy.is_nan() || sy <= 1e-10 * (dot(step, step) * dot(change, change)).sqrt() {
            return;
        }
        if !self.learnt {
            let scale = sy / dot(change, change);
            self.inverse.iter_mut().for_each(|x| *x *= scale);
            self.learnt = true;
        }
        let hy = self.times(change);
        let yhy = dot(change, &hy);
        for i in 0..self.size {
            for j in 0..self.size {
                self.inverse[i * self.size + j] += (1.0 + yhy / sy) * step[i] * step[j] / sy - (hy[i] * step[j] + step[i] * hy[j]) / sy;
            }
        }
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Downhill from `start`. `f` fills the gradient; a value that is not finite means "no further in this direction".
pub(super) fn descend(f: &mut impl FnMut(&[f64], &mut [f64]) -> f64, start: &[f64]) -> Found {
    let k = start.len();
    let (mut x, mut g) = (start.to_vec(), vec![0.0; k]);
    let mut value = f(&x, &mut g);
    let mut shape = Shape::unknown(k);
    let mut first = FIRST_MOVE;
    for _ in 0..MOST_STEPS {
        if !value.is_finite() || g.iter().any(|g| !g.is_finite()) {
            return Found { at: x, value, settled: false };
        }
        let mut direction: Vec<f64> = shape.times(&g).iter().map(|d| -d).collect();
        let mut promise = -dot(&direction, &g);
        if shape.learnt && (promise.is_nan() || promise < 0.0) {
            shape = Shape::unknown(k);
            direction = g.iter().map(|g| -g).collect();
            promise = dot(&g, &g);
        }
        if promise == 0.0 || (shape.learnt && promise < WORTH_A_STEP.max(NOISE * value.abs())) {
            return Found { at: x, value, settled: true };
        }
        let reach = direction.iter().zip(&x).map(|(d, x)| d.abs() / (1.0 + x.abs())).fold(0.0, f64::max);
        let longest = if shape.learnt { LONGEST } else { first };
        let mut length = (longest / reach).min(1.0);
        if !shape.learnt {
            length = longest / reach;
        }
        let mut next = None;
        for _ in 0..40 {
            let at: Vec<f64> = x.iter().zip(&direction).map(|(x, d)| x + length * d).collect();
            let mut gradient = vec![0.0; k];
            let there = f(&at, &mut gradient);
            if there.is_finite() && there <= value - 1e-4 * length * promise + NOISE * value.abs() {
                next = Some((at, gradient, there));
                break;
            }
            // The least point of the parabola through what is known, but neither a crawl nor hardly shorter.
            let curved = there - value + length * promise;
            let better = if curved > 0.0 && there.is_finite() { 0.5 * length * length * promise / curved } else { 0.25 * length };
            length = better.clamp(0.1 * length, 0.5 * length);
        }
        let Some((at, gradient, there)) = next else {
            if !shape.learnt {
                if first > 1e-9 && promise > GOOD_ENOUGH {
                    first *= 1e-3;
                    continue;
                }
                return Found { at: x, value, settled: promise < GOOD_ENOUGH };
            }
            if promise < GOOD_ENOUGH {
                return Found { at: x, value, settled: true };
            }
            shape = Shape::unknown(k);
            continue;
        };
        let step: Vec<f64> = at.iter().zip(&x).map(|(a, b)| a - b).collect();
        let change: Vec<f64> = gradient.iter().zip(&g).map(|(a, b)| a - b).collect();
        shape.learn(&step, &change);
        (x, g, value) = (at, gradient, there);
    }
    let promise = dot(&shape.times(&g), &g);
    Found { at: x, value, settled: shape.learnt && promise.abs() < GOOD_ENOUGH }
}

/// How far to go first, when nothing is known of the shape: a tenth of the spread of the residual.
const FIRST_MOVE: f64 = 0.1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bent_valley_is_followed_to_its_end() {
        let mut rosenbrock = |x: &[f64], g: &mut [f64]| {
            let (a, b) = (1.0 - x[0], x[1] - x[0] * x[0]);
            (g[0], g[1]) = (-2.0 * a - 400.0 * x[0] * b, 200.0 * b);
            a * a + 100.0 * b * b
        };
        let found = descend(&mut rosenbrock, &[-1.2, 1.0]);
        assert!(found.settled && (found.at[0] - 1.0).abs() < 1e-5 && (found.at[1] - 1.0).abs() < 1e-5, "{:?}", found.at);
    }

    #[test]
    fn a_wall_is_stepped_back_from_and_a_hole_is_reported() {
        let mut walled = |x: &[f64], g: &mut [f64]| {
            g[0] = 1.0 - 1.0 / x[0];
            if x[0] <= 0.0 { f64::INFINITY } else { x[0] - x[0].ln() }
        };
        let found = descend(&mut walled, &[4.0]);
        assert!(found.settled && (found.at[0] - 1.0).abs() < 1e-5);
        let mut hole = |_: &[f64], g: &mut [f64]| {
            g[0] = f64::NAN;
            f64::NAN
        };
        assert!(!descend(&mut hole, &[1.0]).settled);
    }
}
