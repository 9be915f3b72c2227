//! The tail of the noncentral t distribution, precise for any degrees of freedom, as the power of a t test needs it.

use crate::numeric::distribution::normal_above;

/// Points of the sum per width of the narrowest part of what is summed; the error is then far below 1e-12.
const POINTS_PER_WIDTH: f64 = 2.0;
/// Beyond i π/4 the density no longer falls off; steps this long leave an error of exp(−2π · π/4 ÷ 0.12), below 1e-17.
const LONGEST_STEP: f64 = 0.12;
/// Where the logarithm of the density has fallen this far, nothing is left to add.
const NEGLIGIBLE: f64 = 40.0;

/// P(T > t) for T = (Z + δ) / S, Z standard normal and ν S² chi-square with ν degrees of freedom.
///
/// With u = ln S the tail is ∫ Φ(δ − t eᵘ) f(u) du with f(u) ∝ exp( ν (u − (e²ᵘ − 1)/2) ), smooth and falling off at both ends,
/// so that equal steps converge faster than any power of their length. Dividing by the same sum over f needs no constants.
/// Source of the definition: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, chapter 31.
pub(super) fn t_above(t: f64, df: f64, delta: f64) -> f64 {
    let log_density = |u: f64| df * (u - 0.5 * (2.0 * u).exp_m1());
    let width = (1.0 / (2.0 * df).sqrt()).min(1.0 / delta.abs().max(1.0));
    let step = (width / POINTS_PER_WIDTH).min(LONGEST_STEP);
    let (mut tail, mut whole) = (0.0, 0.0);
    for direction in [1.0, -1.0] {
        // The middle belongs to one side only.
        let mut u: f64 = if direction > 0.0 { 0.0 } else { -step };
        loop {
            let log = log_density(u);
            if log < -NEGLIGIBLE {
                break;
            }
            let weight = log.exp();
            tail += weight * normal_above(t * u.exp() - delta);
            whole += weight;
            u += direction * step;
        }
    }
    tail / whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::distribution::student_two_sided_tail;

    #[test]
    fn tails_agree_with_r() {
        // R 4.2.2 `pt` and SciPy `nct`, which agree to 1e-12 here.
        for (t, df, delta, want) in WANTED {
            let got = t_above(t, df, delta);
            assert!((got - want).abs() < 1e-10, "{t} {df} {delta}: {got} is not {want}");
        }
    }

    const WANTED: [(f64, f64, f64, f64); 9] = [
        (2.02439416, 38.0, 1.264911, 0.23364711472370),
        (12.7062047, 1.0, 0.7, 0.05275893317155),
        (12.7062047, 1.0, -2.0, 0.00053282026034),
        (2.5, 3.5, 4.0, 0.88977223135676),
        (1.97, 200.0, 3.2, 0.89000011032837),
        (4.3, 2.0, 8.0, 0.95819872026368),
        (1.96, 1e7, 0.2, 0.03920392177131),
        (300.0, 1.0, 50.0, 0.13236693663575),
        (3.0, 10.0, -5.0, 2.4581792746e-12),
    ];

    #[test]
    fn without_noncentrality_it_is_students_tail() {
        for (t, df) in [(0.5, 1.0), (12.7, 1.0), (2.0, 2.5), (3.0, 40.0), (1.96, 1e6)] {
            let (got, want) = (t_above(t, df, 0.0), 0.5 * student_two_sided_tail(t, df));
            assert!((got - want).abs() < 1e-9, "{t} {df}: {got} is not {want}");
        }
        assert!((t_above(1.96, 2e9, 0.5) - normal_above(1.46)).abs() < 1e-9);
    }
}
