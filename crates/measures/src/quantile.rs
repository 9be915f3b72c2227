//! Quantiles to nearly full double precision, for the intervals of this crate.
//!
//! The statistics library inverts by approximation, and its incomplete beta function is good to eleven digits only and gives up
//! beyond some ten thousand people. Reference cases ask for 1e-9 of the end result, so we bring our own incomplete beta and
//! invert it by halving: slow by the standards of numerical work (some 60 steps), far quicker than anybody can notice.

use statrs::function::erf::erfc_inv;

/// z with P(|Z| ≤ z) = `level` for a standard normal Z. `level` in (0, 1).
pub(crate) fn normal_two_sided(level: f64) -> f64 {
    std::f64::consts::SQRT_2 * erfc_inv(1.0 - level)
}

/// t with P(|T| ≤ t) = `level` for Student's T with `df` > 0 degrees of freedom. `level` in (0, 1).
///
/// T² / (df + T²) follows Beta(1/2, df/2), which keeps precision where the usual form subtracts nearly equal numbers.
pub(crate) fn student_two_sided(level: f64, df: f64) -> f64 {
    let y = beta(0.5, df / 2.0, level);
    (df * y / (1.0 - y)).sqrt()
}

/// x with I_x(a, b) = `p`: the quantile of Beta(a, b). `a`, `b` > 0, `p` in (0, 1).
pub(crate) fn beta(a: f64, b: f64, p: f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return middle;
        }
        if beta_share(a, b, middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// I_x(a, b), the share of Beta(a, b) below `x` in (0, 1): Lentz's continued fraction (Press et al., Numerical Recipes, 6.4), on
/// whichever side it converges quickly.
fn beta_share(a: f64, b: f64, x: f64) -> f64 {
    if x > (a + 1.0) / (a + b + 2.0) { 1.0 - beta_tail(b, a, 1.0 - x, x) } else { beta_tail(a, b, x, 1.0 - x) }
}

/// The same for `x` below the middle; `y` = 1 − x is passed along because subtracting again would lose digits.
fn beta_tail(a: f64, b: f64, x: f64, y: f64) -> f64 {
    // Convergence takes about √max(a, b) steps; the bound only stops a mistake from running forever.
    const MOST_STEPS: u32 = 100_000;
    const TINY: f64 = 1e-300;
    let away_from_zero = |v: f64| if v.abs() < TINY { TINY } else { v };
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * y.ln()).exp() / a;
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    for step in 1..MOST_STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            d = 1.0 / away_from_zero(1.0 + term * d);
            c = away_from_zero(1.0 + term / c);
            change = c * d;
            h *= change;
        }
        if (change - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    front * h
}

/// ln Γ(x), x > 0: Stirling's series, after moving x to where its first terms suffice.
fn ln_gamma(x: f64) -> f64 {
    let (mut x, mut factor) = (x, 1.0);
    while x < 10.0 {
        factor *= x;
        x += 1.0;
    }
    let r = 1.0 / (x * x);
    let series = (1.0 / 12.0 - r * (1.0 / 360.0 - r * (1.0 / 1260.0 - r * (1.0 / 1680.0 - r * (1.0 / 1188.0 - r * (691.0 / 360_360.0)))))) / x;
    (x - 0.5) * x.ln() - x + 0.5 * (2.0 * std::f64::consts::PI).ln() + series - f64::ln(factor)
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
        close(student_two_sided(0.95, 1e6), 1.9599663568141070, 1e-12);
    }

    #[test]
    fn tmp() {
        for (k,n) in [(300.0,10000.0),(3.0,7.0),(5000.0,10000.0),(68.0,100.0),(250000.0,500000.0)] {
            let (a,b)=(k,n-k+1.0);
            let x=beta(a,b,0.025);
            eprintln!("{k} {n} own {x} {} statrs at x {} own at x {}", beta(k+1.0,n-k,0.975), statrs::function::beta::beta_reg(a,b,x), beta_share(a,b,x));
        }
    }

    #[test]
    fn the_beta_quantile_is_right_and_inverts_a_closed_form() {
        close(beta(1.0, 3.0, 0.271), 1.0 - 0.729_f64.cbrt(), 1e-13);
        close(beta(2.0, 1.0, 0.0004), 0.02, 1e-13);
    }
}
