//! Interrupted time series: did the level or the trend of a series change where something was introduced?
//!
//! One line before, another after, and how sure the difference is when one week resembles the next. No control group, so
//! whatever else changed in that week is in the figure too.

mod autoregressive;

pub use autoregressive::Autoregressive;

use crate::Undefined;
use nalgebra::{DMatrix, DVector};

/// A line and what changes in it: constant, slope, step, change of slope.
pub const COEFFICIENTS: usize = 4;
/// One number per coefficient: constant, slope before, step, change of slope.
pub type Coefficients = [f64; COEFFICIENTS];

/// A column of which the others leave less than this share depends on them.
const DEPENDENT: f64 = 1e-7;
/// Residuals below this share of the values are rounding: the lines meet every point.
const NOTHING_LEFT: f64 = 1e-12;
/// A point that leaves less than this of its own residual is met by the line whatever its value.
const NO_FREEDOM: f64 = 1e-9;

/// A series with the day something was introduced, and the two lines fitted by least squares.
#[derive(Debug, Clone)]
pub struct Segmented {
    time: Vec<f64>,
    /// The columns constant, time, step, change of slope.
    x: DMatrix<f64>,
    y: DVector<f64>,
    /// X = Q R.
    q: DMatrix<f64>,
    back: DMatrix<f64>,
    residuals: DVector<f64>,
    coefficients: Coefficients,
}

impl Segmented {
    /// Fits the two lines.
    ///
    /// Formula   y = b₀ + b₁ t + b₂ [t ≥ introduced] + b₃ max(0, t − trend_from) + e, b by least squares
    /// Input     time (any unit; real week numbers, so that a summer is a gap) and value of each point, in any order;
    ///           `introduced` the first time after the change, `trend_from` usually the same
    /// Output    the coefficients, in units of y and of y per unit of time
    /// Errors    `TooFew` (fewer than four points), `Mismatch`, `NotFinite`, `OutOfRange` (`introduced` or `trend_from` is no
    ///           number), `Dependent` (a phase with fewer than two times), `TooLarge`
    /// Caution   the step and the trend belong together; show the series itself beside them
    /// Source    Wagner, Soumerai, Zhang & Ross-Degnan (2002), J Clin Pharm Ther 27, 299–309; Bernal, Cummins & Gasparrini
    ///           (2017), Int J Epidemiol 46, 348–355. Checked: reference/its_segmented.json
    pub fn new(time: &[f64], values: &[f64], introduced: f64, trend_from: f64) -> Result<Segmented, Undefined> {
        let n = time.len();
        if values.len() != n {
            return Err(Undefined::Mismatch { what: "values of a series", expected: n, found: values.len() });
        }
        if n < COEFFICIENTS {
            return Err(Undefined::TooFew { n, needed: COEFFICIENTS });
        }
        if let Some(index) = time.iter().zip(values).position(|(t, y)| !t.is_finite() || !y.is_finite()) {
            return Err(Undefined::NotFinite { index });
        }
        if !introduced.is_finite() || !trend_from.is_finite() {
            let what = "time of the introduction";
            return Err(Undefined::OutOfRange { what, value: introduced + trend_from, low: f64::MIN, high: f64::MAX });
        }
        // What follows what is a matter of time, not of the order in a file.
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by(|a, b| time[*a].total_cmp(&time[*b]));
        let time: Vec<f64> = order.iter().map(|i| time[*i]).collect();
        let y = DVector::from_iterator(n, order.iter().map(|i| values[*i]));
        let x = DMatrix::from_fn(n, COEFFICIENTS, |i, j| match j {
            0 => 1.0,
            1 => time[i],
            2 => f64::from(u8::from(time[i] >= introduced)),
            _ => (time[i] - trend_from).max(0.0),
        });
        let (q, back) = parts(&x)?;
        let qy = q.tr_mul(&y);
        let mut residuals = &y - &q * &qy;
        // Once more, so that large values leave no rounding in small residuals.
        let rest = q.tr_mul(&residuals);
        residuals -= &q * &rest;
        let coefficients = numbers(&(&back * (qy + rest)));
        match coefficients.iter().chain(residuals.iter()).all(|x| x.is_finite()) {
            true => Ok(Segmented { time, x, y, q, back, residuals, coefficients }),
            false => Err(Undefined::TooLarge),
        }
    }

    pub fn coefficients(&self) -> Coefficients {
        self.coefficients
    }

    fn squares(&self) -> f64 {
        self.residuals.norm_squared()
    }

    /// More points than coefficients, and something that the lines do not explain.
    fn with_rest(&self) -> Result<(), Undefined> {
        let n = self.time.len();
        if n <= COEFFICIENTS {
            Err(Undefined::TooFew { n, needed: COEFFICIENTS + 1 })
        } else if self.residuals.amax() <= NOTHING_LEFT * self.y.amax() {
            Err(Undefined::NoVariance)
        } else {
            Ok(())
        }
    }

    /// How much of its own residual each point keeps, 1 − h; none where a phase has two points, which its line meets whatever
    /// they are.
    fn kept(&self) -> Result<Vec<f64>, Undefined> {
        self.with_rest()?;
        let kept: Vec<f64> = self.q.row_iter().map(|row| 1.0 - row.norm_squared()).collect();
        if kept.iter().any(|kept| *kept < NO_FREEDOM) { Err(Undefined::TooFew { n: 2, needed: 3 }) } else { Ok(kept) }
    }

    /// Standard deviation of what the lines leave.
    ///
    /// Formula   s = √( Σ e² / (n − 4) )
    /// Input     the fitted lines
    /// Output    s > 0 in the unit of the values
    /// Errors    `TooFew` (no point more than coefficients), `NoVariance` (the lines meet every point)
    /// Caution   too small where neighbors resemble each other; see `durbin_watson`
    /// Source    any textbook. Checked: reference/its_segmented.json
    pub fn sigma(&self) -> Result<f64, Undefined> {
        self.with_rest()?;
        Ok((self.squares() / (self.time.len() - COEFFICIENTS) as f64).sqrt())
    }

    /// The share of the variance that the lines explain.
    ///
    /// Formula   R² = 1 − Σ e² / Σ (y − ȳ)²
    /// Input     the fitted lines
    /// Output    0 to 1
    /// Errors    `NoVariance` (all values equal)
    /// Caution   high in any series with a trend; says nothing about the introduction
    /// Source    any textbook. Checked: reference/its_segmented.json
    pub fn r_squared(&self) -> Result<f64, Undefined> {
        let mean = self.y.mean();
        let total: f64 = self.y.iter().map(|y| (y - mean) * (y - mean)).sum();
        if total <= (NOTHING_LEFT * self.y.amax()).powi(2) * self.y.len() as f64 {
            return Err(Undefined::NoVariance);
        }
        Ok((1.0 - self.squares() / total).clamp(0.0, 1.0))
    }

    /// Whether neighbors resemble each other.
    ///
    /// Formula   d = Σ (eᵢ − eᵢ₋₁)² / Σ e²
    /// Input     the fitted lines
    /// Output    0 to 4; near 2 when neighbors are unrelated, below when they are alike
    /// Errors    `TooFew`, `NoVariance` (no residuals)
    /// Caution   takes neighbors in the series as one unit apart, also across a gap
    /// Source    Durbin & Watson (1950), Biometrika 37, 409–428. Checked: reference/its_segmented.json
    pub fn durbin_watson(&self) -> Result<f64, Undefined> {
        self.with_rest()?;
        let e = self.residuals.as_slice();
        Ok(e.windows(2).map(|pair| (pair[1] - pair[0]).powi(2)).sum::<f64>() / self.squares())
    }

    /// Standard errors when all points are unrelated and equally sure.
    ///
    /// Formula   s √ diag (XᵀX)⁻¹
    /// Input     the fitted lines
    /// Output    one number per coefficient, in its unit
    /// Errors    `TooFew`, `NoVariance` (no residuals: an error of 0 would claim certainty)
    /// Caution   usually too small for a series; prefer `newey_west`
    /// Source    any textbook. Checked: reference/its_segmented.json
    pub fn standard_errors(&self) -> Result<Coefficients, Undefined> {
        let sigma = self.sigma()?;
        Ok(roots(&(&self.back * self.back.transpose() * (sigma * sigma))))
    }

    /// Standard errors that hold when near points resemble each other and some are surer than others.
    ///
    /// Formula   √ diag (XᵀX)⁻¹ [ Γ₀ + Σₗ (1 − l/(lag + 1)) (Γₗ + Γₗᵀ) ] (XᵀX)⁻¹, Γₗ = Σ xᵢ eᵢ eᵢ₋ₗ xᵢ₋ₗᵀ;
    ///           `adjusted`: times √(n / (n − 4))
    /// Input     the fitted lines; `lag`: how far points resemble each other, see `usual_lag`; no prewhitening
    /// Output    one number per coefficient, in its unit
    /// Errors    `TooFew` (also a phase with two points, which its line meets whatever they are), `NoVariance`
    /// Caution   too small in short series; `adjusted` helps a little
    /// Source    Newey & West (1987), Econometrica 55, 703–708. Checked: reference/its_segmented.json (R `sandwich`)
    pub fn newey_west(&self, lag: usize, adjusted: bool) -> Result<Coefficients, Undefined> {
        // Where points keep no residual, the sum knows nothing of their phase and would claim certainty.
        self.kept()?;
        let n = self.time.len();
        let scores = DMatrix::from_fn(n, COEFFICIENTS, |i, j| self.q[(i, j)] * self.residuals[i]);
        let mut meat = scores.tr_mul(&scores);
        for l in 1..=lag.min(n - 1) {
            let weight = 1.0 - l as f64 / (lag as f64 + 1.0);
            let product = scores.rows(l, n - l).tr_mul(&scores.rows(0, n - l)) * weight;
            meat += &product + product.transpose();
        }
        let factor = if adjusted { n as f64 / (n - COEFFICIENTS) as f64 } else { 1.0 };
        Ok(roots(&(&self.back * meat * self.back.transpose() * factor)))
    }

    /// The rule of thumb for `newey_west`'s lag: ⌊4 (n/100)^(2/9)⌋ (Newey & West 1994).
    pub fn usual_lag(&self) -> usize {
        (4.0 * (self.time.len() as f64 / 100.0).powf(2.0 / 9.0)).floor() as usize
    }

    /// Standard errors that hold when some points are surer than others, careful in small samples.
    ///
    /// Formula   √ diag (XᵀX)⁻¹ [ Σ xᵢ xᵢᵀ eᵢ² / (1 − hᵢ)² ] (XᵀX)⁻¹, h the diagonal of X (XᵀX)⁻¹ Xᵀ
    /// Input     the fitted lines
    /// Output    one number per coefficient, in its unit
    /// Errors    `TooFew` (also a phase with two points, which its line meets whatever they are), `NoVariance`
    /// Caution   takes points as unrelated
    /// Source    MacKinnon & White (1985), J Econometrics 29, 305–325. Checked: reference/its_segmented.json (R `sandwich`)
    pub fn hc3(&self) -> Result<Coefficients, Undefined> {
        let kept = self.kept()?;
        let scores = DMatrix::from_fn(self.time.len(), COEFFICIENTS, |i, j| self.q[(i, j)] * self.residuals[i] / kept[i]);
        Ok(roots(&(&self.back * scores.tr_mul(&scores) * self.back.transpose())))
    }
}

/// Q and R⁻¹ of X = Q R.
fn parts(x: &DMatrix<f64>) -> Result<(DMatrix<f64>, DMatrix<f64>), Undefined> {
    let parts = x.clone().qr();
    let r = parts.r();
    if (0..COEFFICIENTS).any(|j| r[(j, j)].is_nan() || r[(j, j)].abs() <= DEPENDENT * x.column(j).norm()) {
        return Err(Undefined::Dependent);
    }
    let back = r.solve_upper_triangular(&DMatrix::identity(COEFFICIENTS, COEFFICIENTS)).ok_or(Undefined::Dependent)?;
    Ok((parts.q(), back))
}

fn numbers(column: &DVector<f64>) -> Coefficients {
    [column[0], column[1], column[2], column[3]]
}

fn roots(covariance: &DMatrix<f64>) -> Coefficients {
    numbers(&covariance.diagonal().map(|x| x.max(0.0).sqrt()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mixed::Estimation;
    use proptest::prelude::*;

    fn series(n: usize, introduced: usize) -> (Vec<f64>, Vec<f64>) {
        let time: Vec<f64> = (1..=n).map(|t| t as f64).collect();
        let noise = |t: f64| (t * 12.9898).sin() * 43758.5453 % 1.0;
        let step = |t: f64| if t >= introduced as f64 { 4.0 + 0.5 * (t - introduced as f64) } else { 0.0 };
        let values = time.iter().map(|t| 50.0 + 0.2 * t + step(*t) + noise(*t)).collect();
        (time, values)
    }

    #[test]
    fn a_series_without_chance_gives_its_lines_and_no_certainty() {
        let time: Vec<f64> = (1..=10).map(f64::from).collect();
        let values: Vec<f64> = time.iter().map(|t| 3.0 + 2.0 * t + if *t >= 6.0 { 5.0 - (t - 6.0) } else { 0.0 }).collect();
        let fit = Segmented::new(&time, &values, 6.0, 6.0).unwrap();
        for (got, want) in fit.coefficients().iter().zip([3.0, 2.0, 5.0, -1.0]) {
            assert!((got - want).abs() < 1e-12);
        }
        assert_eq!(fit.sigma(), Err(Undefined::NoVariance));
        assert_eq!(fit.durbin_watson(), Err(Undefined::NoVariance));
        assert_eq!(fit.newey_west(3, true), Err(Undefined::NoVariance));
        assert_eq!(fit.autoregressive(Estimation::Restricted), Err(Undefined::NoVariance));
        assert!((fit.r_squared().unwrap() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn two_points_per_phase_have_lines_and_nothing_else() {
        let fit = Segmented::new(&[1.0, 2.0, 3.0, 4.0], &[1.0, 3.0, 2.0, 7.0], 3.0, 3.0).unwrap();
        assert!((fit.coefficients()[1] - 2.0).abs() < 1e-12 && (fit.coefficients()[3] - 3.0).abs() < 1e-12);
        assert_eq!(fit.standard_errors(), Err(Undefined::TooFew { n: 4, needed: 5 }));
        let (time, values) = ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [1.0, 3.0, 2.0, 7.0, 4.0, 4.0]);
        let fit = Segmented::new(&time, &values, 5.0, 5.0).unwrap();
        assert!(fit.standard_errors().is_ok());
        let too_few = Err(Undefined::TooFew { n: 2, needed: 3 });
        assert_eq!((fit.hc3(), fit.newey_west(2, false)), (too_few.clone(), too_few));
    }

    #[test]
    fn what_has_no_answer_says_why() {
        let time = [1.0, 2.0, 3.0, 4.0, 5.0];
        let new = |values: &[f64], at: f64| Segmented::new(&time, values, at, at).map(|fit| fit.coefficients());
        assert_eq!(new(&[1.0, 2.0, 3.0, 4.0, 5.0], 9.0), Err(Undefined::Dependent));
        assert_eq!(new(&[1.0, 2.0, 3.0, 4.0, 5.0], 0.0), Err(Undefined::Dependent));
        assert_eq!(new(&[1.0, 2.0, 3.0, 4.0, 5.0], 2.0), Err(Undefined::Dependent));
        assert!(matches!(new(&[1.0], 3.0), Err(Undefined::Mismatch { .. })));
        assert_eq!(new(&[1.0, 2.0, f64::NAN, 4.0, 5.0], 3.0), Err(Undefined::NotFinite { index: 2 }));
        assert!(matches!(new(&[1.0; 5], f64::NAN), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(Segmented::new(&[], &[], 1.0, 1.0), Err(Undefined::TooFew { n: 0, needed: 4 })));
        let flat = Segmented::new(&time, &[4.0; 5], 3.0, 3.0).unwrap();
        assert_eq!(flat.r_squared(), Err(Undefined::NoVariance));
    }

    #[test]
    fn a_summer_is_a_gap_and_half_weeks_have_no_autoregression() {
        let (mut time, values) = series(40, 20);
        time.iter_mut().skip(30).for_each(|t| *t += 9.0);
        let fit = Segmented::new(&time, &values, 20.0, 20.0).unwrap();
        assert!(fit.autoregressive(Estimation::Restricted).unwrap().phi.abs() < 1.0);
        time.iter_mut().for_each(|t| *t /= 2.0);
        let fit = Segmented::new(&time, &values, 10.0, 10.0).unwrap();
        assert!(matches!(fit.autoregressive(Estimation::Restricted), Err(Undefined::OutOfRange { .. })));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn order_does_not_matter_and_units_carry_through(n in 12_usize..40, turn in 1_usize..11, shift in -50.0..50.0_f64, scale in 0.1..20.0_f64) {
            let (time, values) = series(n, n / 2);
            let at = (n / 2) as f64;
            let fit = Segmented::new(&time, &values, at, at).unwrap();
            let (mut turned_time, mut turned) = (time.clone(), values.clone());
            turned_time.rotate_left(turn);
            turned.rotate_left(turn);
            let same = Segmented::new(&turned_time, &turned, at, at).unwrap();
            prop_assert_eq!(fit.newey_west(3, true).unwrap(), same.newey_west(3, true).unwrap());
            let other: Vec<f64> = values.iter().map(|y| shift + scale * y).collect();
            let moved = Segmented::new(&time, &other, at, at).unwrap();
            for (a, b) in fit.hc3().unwrap().iter().zip(moved.hc3().unwrap()) {
                prop_assert!((a * scale - b).abs() < 1e-8 * b);
            }
            let series = (fit.autoregressive(Estimation::Restricted), moved.autoregressive(Estimation::Restricted));
            match series {
                (Ok(one), Ok(two)) => prop_assert!((one.phi - two.phi).abs() < 1e-5),
                // A short series may have no best φ, but then in every unit.
                (one, two) => prop_assert_eq!(one.err(), two.err()),
            }
            prop_assert!((0.0..=4.0).contains(&fit.durbin_watson().unwrap()));
        }
    }
}
