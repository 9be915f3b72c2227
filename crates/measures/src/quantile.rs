//! Quantiles precise enough for the intervals of this crate (reference cases ask for 1e-9 of the end result).
//!
//! The statistics library's own inverse functions promise less than that, so the normal one is polished where it is used and
//! the others stand on `numeric::beta`.

use crate::numeric;
use statrs::function::erf::erfc_inv;

/// z with P(|Z| ≤ z) = `level` for a standard normal Z. `level` in (0, 1).
pub(crate) fn normal_two_sided(level: f64) -> f64 {
    std::f64::consts::SQRT_2 * erfc_inv(1.0 - level)
}

/// t with P(|T| ≤ t) = `level` for Student's T with `df` > 0 degrees of freedom. `level` in (0, 1).
///
/// T² / (df + T²) follows Beta(1/2, df/2), and what is left of 1 follows Beta(df/2, 1/2): the smaller of the two is found, which
/// keeps precision where the other is nearly 1.
pub(crate) fn student_two_sided(level: f64, df: f64) -> f64 {
    let y = beta(0.5, df / 2.0, level);
    if y <= 0.5 {
        return (df * y / (1.0 - y)).sqrt();
    }
    let rest = beta(df / 2.0, 0.5, 1.0 - level);
    (df * (1.0 - rest) / rest).sqrt()
}

/// x with I_x(a, b) = `p`: the quantile of Beta(a, b). `a`, `b` > 0, `p` in (0, 1).
pub(crate) fn beta(a: f64, b: f64, p: f64) -> f64 {
    numeric::beta::quantile(a, b, p)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: f64, want: f64, rel: f64) {
        assert!((got - want).abs() <= rel * want.abs(), "{got} is not {want}");
    }

    // Wanted values: computed to 30 digits with mpmath 1.3.0.

    #[test]
    fn the_normal_quantile_is_right() {
        close(normal_two_sided(0.95), 1.959963984540054, 1e-14);
        close(normal_two_sided(0.99), 2.5758293035489004, 1e-14);
    }

    #[test]
    fn students_quantile_is_right() {
        close(student_two_sided(0.95, 1.0), 12.706204736174705, 1e-12);
        close(student_two_sided(0.95, 4.0), 2.7764451051977943, 1e-13);
        close(student_two_sided(0.95, 1e6), 1.959966356814107, 1e-9);
        // With one degree of freedom it is tan(π · level / 2), here written so that nothing is lost near the end.
        let level = 1.0 - 1e-12;
        close(student_two_sided(level, 1.0), 1.0 / (std::f64::consts::FRAC_PI_2 * (1.0 - level)).tan(), 1e-12);
    }

    #[test]
    fn the_beta_quantile_is_right_and_inverts_a_closed_form() {
        close(beta(1.0, 3.0, 0.271), 1.0 - 0.729_f64.cbrt(), 1e-13);
        close(beta(2.0, 1.0, 0.0004), 0.02, 1e-13);
        close(beta(3.0, 5.0, 0.025), 0.09898827844250786, 1e-12);
        close(beta(300.0, 9701.0, 0.025), 0.02674401378941485, 1e-11);
    }
}
