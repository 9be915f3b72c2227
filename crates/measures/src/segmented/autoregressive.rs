//! The lines of a series whose points follow each other: first-order autoregression by (restricted) maximum likelihood.

use super::{COEFFICIENTS, Coefficients, Segmented, numbers, parts, roots};
use crate::Undefined;
use crate::mixed::Estimation;
use crate::numeric::minimum::brent;

/// φ up to tanh 5 = 0.9999 is tried; closer to 1, a series is a walk without a level.
const FARTHEST: f64 = 5.0;
/// How many values of φ are tried before the best is refined: an eighth apart in z, about as many as there can be hollows.
const STEPS: usize = 80;

/// Least squares with errors that follow each other: ρ(s, t) = φ^|s − t|.
#[derive(Debug, Clone, PartialEq)]
pub struct Autoregressive {
    pub coefficients: Coefficients,
    pub standard_errors: Coefficients,
    /// How much a point resembles the one a unit of time before it, -1 to 1.
    pub phi: f64,
    pub sigma: f64,
    pub log_likelihood: f64,
}

impl Segmented {
    /// The lines with errors that follow each other, the usual model of a series.
    ///
    /// Formula   Var e = σ² C, C = φ^|s − t|; φ where the (restricted) likelihood is greatest, b = (XᵀC⁻¹X)⁻¹ XᵀC⁻¹y
    /// Input     the fitted lines; times must be whole units apart
    /// Output    coefficients, standard errors (both with n − 4 as divisor), φ, σ, log-likelihood
    /// Errors    `TooFew`, `NoVariance`, `OutOfRange` (times not whole units apart, or two points at one time), `NotConverged`
    ///           (in a very short series no φ below 1 need be the best)
    /// Caution   φ is very unsure below some fifty points, and too small under maximum likelihood
    /// Source    Pinheiro & Bates (2000), Mixed-Effects Models in S and S-PLUS, section 5.3. Checked:
    ///           reference/its_segmented.json (R `nlme`)
    pub fn autoregressive(&self, estimation: Estimation) -> Result<Autoregressive, Undefined> {
        self.with_rest()?;
        let mut gaps = Vec::with_capacity(self.time.len() - 1);
        for pair in self.time.windows(2) {
            let gap = pair[1] - pair[0];
            if gap < 1.0 || gap.fract() != 0.0 || gap > f64::from(i32::MAX) {
                return Err(Undefined::OutOfRange { what: "time between points", value: gap, low: 1.0, high: f64::from(i32::MAX) });
            }
            gaps.push(gap as i32);
        }
        // φ = tanh z, so that the ends, where little changes φ much, are looked at closely.
        let loss = |z: f64| self.whitened(z.tanh(), &gaps, estimation).map_or(f64::INFINITY, |fit| -fit.log_likelihood);
        let step = 2.0 * FARTHEST / STEPS as f64;
        let tried: Vec<f64> = (0..=STEPS).map(|i| loss(step * i as f64 - FARTHEST)).collect();
        // Only hollows: at an end, the likelihood of a short series can grow without bound and means nothing.
        let hollow = |i: &usize| tried[*i].is_finite() && tried[*i] <= tried[i - 1] && tried[*i] <= tried[i + 1];
        let best = (1..STEPS).filter(hollow).min_by(|a, b| tried[*a].total_cmp(&tried[*b])).ok_or(Undefined::NotConverged)?;
        let middle = step * best as f64 - FARTHEST;
        let refined = brent(loss, middle - step, middle + step, 1e-10);
        let z = if loss(refined) <= tried[best] { refined } else { middle };
        self.whitened(z.tanh(), &gaps, estimation)
    }

    /// The lines at one φ: each point is freed from what the one before it says about it.
    fn whitened(&self, phi: f64, gaps: &[i32], estimation: Estimation) -> Result<Autoregressive, Undefined> {
        let n = self.time.len();
        let (mut x, mut y) = (self.x.clone(), self.y.clone());
        let mut log_det = 0.0;
        for (i, gap) in gaps.iter().enumerate() {
            let rho = phi.powi(*gap);
            let left = 1.0 - rho * rho;
            log_det += left.ln();
            let scale = 1.0 / left.sqrt();
            for j in 0..COEFFICIENTS {
                x[(i + 1, j)] = (self.x[(i + 1, j)] - rho * self.x[(i, j)]) * scale;
            }
            y[i + 1] = (self.y[i + 1] - rho * self.y[i]) * scale;
        }
        let (q, back) = parts(&x)?;
        let qy = q.tr_mul(&y);
        let rest = &y - &q * &qy;
        let freedom = (n - COEFFICIENTS) as f64;
        let squares = rest.norm_squared();
        let divisor = if estimation == Estimation::Restricted { freedom } else { n as f64 };
        let mut deviance = divisor * (1.0 + (std::f64::consts::TAU * squares / divisor).ln()) + log_det;
        if estimation == Estimation::Restricted {
            deviance -= 2.0 * back.diagonal().iter().map(|x| x.abs().ln()).sum::<f64>();
        }
        let unscaled = &back * back.transpose();
        Ok(Autoregressive {
            coefficients: numbers(&(&back * qy)),
            standard_errors: roots(&(unscaled * (squares / freedom))),
            phi,
            sigma: (squares / divisor).sqrt(),
            log_likelihood: if deviance.is_finite() { -0.5 * deviance } else { return Err(Undefined::NotConverged) },
        })
    }
}
