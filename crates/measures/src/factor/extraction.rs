//! Several factors, before any rotation: least squares and maximum likelihood, both as a search over the variances that the
//! items do not share, each kept between a floor and 1.

use super::correlation::{ChiSquare, CorrelationMatrix};
use super::eigen::{self, Spectrum, spectrum};
use super::single::single_factor;
use crate::Undefined;
use crate::numeric::distribution::chi_square_above;
use nalgebra::{Cholesky, DMatrix, DVector};

/// The least variance an item keeps for itself, as in the programs the field compares with: at 0 the likelihood has no end.
pub const LEAST_UNIQUENESS: f64 = 0.005;
/// Newton's method settles in about ten steps; this many means that it never will.
const MOST_STEPS: usize = 300;
/// A gradient that moves no uniqueness in its tenth digit.
const FLAT: f64 = 1e-11;
/// The gradient at which a search that can go no lower still counts as settled: what rounding may leave.
const NEARLY_FLAT: f64 = 1e-6;

/// Factors before rotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Extraction {
    /// Per item, a loading per factor; the factor that explains most comes first, each turned so that its sum is not negative.
    pub loadings: Vec<Vec<f64>>,
    /// Per item, the variance it shares with no factor.
    pub uniqueness: Vec<f64>,
    /// Some item has its uniqueness at the floor: a Heywood case, a sign of too few people or too many factors.
    pub heywood: bool,
    /// What was made least: half the squared residuals over pairs, or the discrepancy of the likelihood.
    pub objective: f64,
    /// Correlations less parameters.
    pub df: usize,
    /// Bartlett's corrected test of the number of factors; maximum likelihood only, and only where df > 0.
    pub chi_square: Option<ChiSquare>,
}

impl Extraction {
    /// Per item, the variance the factors explain.
    pub fn communality(&self) -> Vec<f64> {
        self.loadings.iter().map(|row| row.iter().map(|l| l * l).sum()).collect()
    }

    /// The correlations as the factors would have them: L Lᵀ + diag(uniqueness).
    pub fn reproduced(&self) -> Vec<Vec<f64>> {
        let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
        let cell = |i: usize, j: usize| product(&self.loadings[i], &self.loadings[j]) + if i == j { self.uniqueness[i] } else { 0.0 };
        (0..self.loadings.len()).map(|i| (0..self.loadings.len()).map(|j| cell(i, j)).collect()).collect()
    }
}

/// Factors by minimum residuals (unweighted least squares).
///
/// Formula   L that makes Σ_{i<j} (r_ij − (L Lᵀ)_ij)² least, uniqueness ψ_i = 1 − (L Lᵀ)_ii held at `LEAST_UNIQUENESS` or more
/// Input     correlations of p items; m factors
/// Output    loadings along the principal axes of R − Ψ, uniquenesses 1 − communality
/// Errors    `OutOfRange` (m = 0), `TooFew` (fewer items than m factors need: (p − m)² ≥ p + m), `NotConverged`
/// Caution   does not need R to be invertible; has no test of fit. Loadings of several factors mean little before rotation
/// Source    Harman & Jones (1966), Psychometrika 31, 351–368. Checked: reference/omega_1f_minres_ml.json (psych `fa`)
pub fn minres(correlations: &CorrelationMatrix, factors: usize) -> Result<Extraction, Undefined> {
    let df = degrees(correlations.items(), factors)?;
    if factors == 1
        && let Ok(single) = single_factor(correlations)
        && single.loadings.iter().all(|l| l * l <= 1.0 - LEAST_UNIQUENESS)
    {
        let uniqueness = single.loadings.iter().map(|l| 1.0 - l * l).collect();
        let loadings = single.loadings.into_iter().map(|l| vec![l]).collect();
        return Ok(Extraction { loadings, uniqueness, heywood: false, objective: 0.5 * single.objective, df, chi_square: None });
    }
    let r = &correlations.r;
    let floor = LEAST_UNIQUENESS;
    let (psi, _) = bounded_newton(|psi| residual_surface(r, psi, factors), &starting(r, 1.0), floor, 1.0)?;
    let spectrum = residual_spectrum(r, &psi)?;
    let loadings = turned(DMatrix::from_fn(psi.len(), factors, |i, k| spectrum.vectors[(i, k)] * spectrum.values[k].max(0.0).sqrt()));
    let model = &loadings * loadings.transpose();
    let mut objective = 0.0;
    for j in 0..psi.len() {
        objective += (0..j).map(|i| (r[(i, j)] - model[(i, j)]).powi(2)).sum::<f64>();
    }
    let uniqueness: Vec<f64> = (0..psi.len()).map(|i| 1.0 - model[(i, i)]).collect();
    let heywood = psi.iter().any(|x| *x <= floor * (1.0 + 1e-6));
    Ok(Extraction { loadings: rows(&loadings), uniqueness, heywood, objective, df, chi_square: None })
}

/// Factors by maximum likelihood.
///
/// Formula   L, Ψ that make ln|Σ| + tr(R Σ⁻¹) − ln|R| − p least, Σ = L Lᵀ + Ψ, ψ_i in `LEAST_UNIQUENESS` to 1;
///           χ² = (n − 1 − (2p + 5)/6 − 2m/3) · minimum, df = ((p − m)² − p − m)/2
/// Input     correlations of p items; m factors
/// Output    loadings along the principal axes of Ψ^-½ R Ψ^-½, uniquenesses, the test where df > 0 and the factor is positive
/// Errors    `OutOfRange` (m = 0), `TooFew` (fewer items than m factors need), `Dependent` (R is singular), `NotConverged`
/// Caution   the test takes answers as normal and refuses any model when people are many. At the floor see `heywood`
/// Source    Jöreskog (1967), Psychometrika 32, 443–482; Bartlett (1950). Checked: reference/efa_ml_{1,2,3}f.json (R `factanal`)
pub fn maximum_likelihood(correlations: &CorrelationMatrix, factors: usize) -> Result<Extraction, Undefined> {
    let (r, p) = (&correlations.r, correlations.items());
    let df = degrees(p, factors)?;
    let inverse = eigen::inverse(r)?;
    if Cholesky::new(r.clone()).is_none() {
        return Err(Undefined::Dependent);
    }
    // Several starts, because near a bound there can be more than one valley: Jöreskog's own, and two that know nothing.
    let own: Vec<f64> = (0..p).map(|i| (1.0 - 0.5 * factors as f64 / p as f64) / inverse[(i, i)]).collect();
    let mut best: Option<(Vec<f64>, f64)> = None;
    for start in [own, vec![0.5; p], starting(r, 0.7)] {
        let start: Vec<f64> = start.iter().map(|x| x.clamp(LEAST_UNIQUENESS, 1.0).ln()).collect();
        let found = bounded_newton(|log| likelihood_surface(r, log, factors), &start, LEAST_UNIQUENESS.ln(), 0.0);
        if let Ok(found) = found
            && best.as_ref().is_none_or(|best| found.1 < best.1)
        {
            best = Some(found);
        }
    }
    let (log, objective) = best.ok_or(Undefined::NotConverged)?;
    let uniqueness: Vec<f64> = log.iter().map(|x| x.exp()).collect();
    let spectrum = scaled_spectrum(r, &uniqueness)?;
    let loading = |i: usize, k: usize| uniqueness[i].sqrt() * spectrum.vectors[(i, k)] * (spectrum.values[k] - 1.0).max(0.0).sqrt();
    let loadings = turned(DMatrix::from_fn(p, factors, loading));
    let heywood = uniqueness.iter().any(|x| *x <= LEAST_UNIQUENESS * (1.0 + 1e-6));
    let factor = correlations.people() as f64 - 1.0 - (2.0 * p as f64 + 5.0) / 6.0 - 2.0 * factors as f64 / 3.0;
    let value = factor * objective.max(0.0);
    let chi_square = (df > 0 && factor > 0.0).then(|| ChiSquare { value, df, p: chi_square_above(value, df as f64) });
    Ok(Extraction { loadings: rows(&loadings), uniqueness, heywood, objective, df, chi_square })
}

/// ((p − m)² − p − m)/2, if there are enough items for so many factors.
fn degrees(items: usize, factors: usize) -> Result<usize, Undefined> {
    if factors == 0 {
        return Err(Undefined::OutOfRange { what: "number of factors", value: 0.0, low: 1.0, high: items as f64 });
    }
    if let Some(rest) = items.checked_sub(factors)
        && rest * rest >= items + factors
    {
        return Ok((rest * rest - items - factors) / 2);
    }
    let beyond = ((1.0 + (1.0 + 8.0 * factors as f64).sqrt()) / 2.0 - 1e-9).ceil() as usize;
    Err(Undefined::TooFew { n: items, needed: factors.saturating_add(beyond) })
}

/// Uniquenesses to begin with: what the other items do not foretell, or a constant where that cannot be computed.
fn starting(r: &DMatrix<f64>, part: f64) -> Vec<f64> {
    match eigen::inverse(r) {
        Ok(inverse) => (0..r.nrows()).map(|i| (part / inverse[(i, i)]).clamp(LEAST_UNIQUENESS, 1.0)).collect(),
        Err(_) => vec![0.5 * part; r.nrows()],
    }
}

/// Each factor turned so that its loadings do not sum to less than 0.
fn turned(mut loadings: DMatrix<f64>) -> DMatrix<f64> {
    for mut column in loadings.column_iter_mut() {
        if column.sum() < 0.0 {
            column.neg_mut();
        }
    }
    loadings
}

pub(super) fn rows(matrix: &DMatrix<f64>) -> Vec<Vec<f64>> {
    matrix.row_iter().map(|row| row.iter().copied().collect()).collect()
}

fn residual_spectrum(r: &DMatrix<f64>, psi: &[f64]) -> Result<Spectrum, Undefined> {
    let mut reduced = r.clone();
    for (i, psi) in psi.iter().enumerate() {
        reduced[(i, i)] -= psi;
    }
    spectrum(reduced)
}

fn scaled_spectrum(r: &DMatrix<f64>, psi: &[f64]) -> Result<Spectrum, Undefined> {
    spectrum(DMatrix::from_fn(psi.len(), psi.len(), |i, j| r[(i, j)] / (psi[i] * psi[j]).sqrt()))
}

/// A function's value, gradient and curvature at a point.
struct Surface {
    value: f64,
    gradient: DVector<f64>,
    hessian: DMatrix<f64>,
}

/// Half the squares of the eigenvalues of R − Ψ that no factor takes, as a function of Ψ.
fn residual_surface(r: &DMatrix<f64>, psi: &[f64], factors: usize) -> Result<Surface, Undefined> {
    let Spectrum { values, vectors } = residual_spectrum(r, psi)?;
    // A factor cannot take what is below 0.
    let kept = values.iter().take(factors).filter(|x| **x > 0.0).count();
    let rest = &values[kept..];
    let value = 0.5 * rest.iter().map(|x| x * x).sum::<f64>();
    Ok(surface(&vectors, kept, value, |k| -values[k], |_| 1.0, |k, l| 2.0 * values[k] / (values[k] - values[l])))
}

/// The discrepancy of the likelihood as a function of ln Ψ.
fn likelihood_surface(r: &DMatrix<f64>, log: &[f64], factors: usize) -> Result<Surface, Undefined> {
    let psi: Vec<f64> = log.iter().map(|x| x.exp()).collect();
    let Spectrum { values, vectors } = scaled_spectrum(r, &psi)?;
    let kept = values.iter().take(factors).filter(|x| **x > 1.0).count();
    let value = values[kept..].iter().map(|x| x - x.ln() - 1.0).sum::<f64>();
    if !value.is_finite() {
        return Err(Undefined::Dependent);
    }
    let mixed = |k: usize, l: usize| (values[k] - 1.0) * (values[k] + values[l]) / (values[k] - values[l]);
    Ok(surface(&vectors, kept, value, |k| 1.0 - values[k], |k| values[k], mixed))
}

/// The derivatives both searches share. With ω the eigenvectors and k over those no factor takes, the gradient is
/// Σ slope(k) ω_k², and the curvature (Σ weight(k) ω_k ω_kᵀ) ∘ (Σ ω_k ω_kᵀ) + Σ_k Σ_l mixed(k, l) z zᵀ with z = ω_k ∘ ω_l, l over
/// the factors (Jöreskog 1977).
fn surface(
    vectors: &DMatrix<f64>,
    kept: usize,
    value: f64,
    slope: impl Fn(usize) -> f64,
    weight: impl Fn(usize) -> f64,
    mixed: impl Fn(usize, usize) -> f64,
) -> Surface {
    let p = vectors.nrows();
    let mut gradient = DVector::zeros(p);
    let (mut plain, mut weighted, mut hessian) = (DMatrix::zeros(p, p), DMatrix::zeros(p, p), DMatrix::zeros(p, p));
    for k in kept..p {
        let vector = vectors.column(k);
        for i in 0..p {
            gradient[i] += slope(k) * vector[i] * vector[i];
        }
        plain.ger(1.0, &vector, &vector, 1.0);
        weighted.ger(weight(k), &vector, &vector, 1.0);
        for l in 0..kept {
            let weight = mixed(k, l);
            if weight.is_finite() {
                let both = vector.component_mul(&vectors.column(l));
                hessian.ger(weight, &both, &both, 1.0);
            }
        }
    }
    hessian += plain.component_mul(&weighted);
    Surface { value, gradient, hessian }
}

/// Where a smooth function is least when each number must stay within `low` to `high`: Newton's method on those numbers that
/// are not held at a bound.
///
/// Errors: `NotConverged`, and those of the function at the start.
fn bounded_newton(
    surface: impl Fn(&[f64]) -> Result<Surface, Undefined>,
    start: &[f64],
    low: f64,
    high: f64,
) -> Result<(Vec<f64>, f64), Undefined> {
    let mut x: Vec<f64> = start.iter().map(|x| x.clamp(low, high)).collect();
    let mut here = surface(&x)?;
    let held = |x: &[f64], g: &DVector<f64>, i: usize| (x[i] <= low && g[i] > 0.0) || (x[i] >= high && g[i] < 0.0);
    let steepest = |x: &[f64], g: &DVector<f64>| (0..x.len()).filter(|i| !held(x, g, *i)).fold(0.0_f64, |most, i| most.max(g[i].abs()));
    for _ in 0..MOST_STEPS {
        if steepest(&x, &here.gradient) <= FLAT {
            break;
        }
        let free: Vec<usize> = (0..x.len()).filter(|i| !held(&x, &here.gradient, *i)).collect();
        let direction = newton_direction(&here, &free);
        let mut length = 1.0;
        let mut next = None;
        for _ in 0..40 {
            let mut there = x.clone();
            for (step, i) in direction.iter().zip(&free) {
                there[*i] = (x[*i] - length * step).clamp(low, high);
            }
            let gain: f64 = free.iter().map(|i| here.gradient[*i] * (x[*i] - there[*i])).sum();
            if let Ok(found) = surface(&there)
                && found.value <= here.value - 1e-4 * gain + 1e-15 * here.value.abs()
            {
                next = Some((there, found));
                break;
            }
            length *= 0.5;
        }
        match next {
            Some((there, found)) if there != x => (x, here) = (there, found),
            _ => break,
        }
    }
    if steepest(&x, &here.gradient) <= NEARLY_FLAT { Ok((x, here.value)) } else { Err(Undefined::NotConverged) }
}

/// H⁻¹ g among the free numbers; H is lifted where it is no valley.
fn newton_direction(here: &Surface, free: &[usize]) -> DVector<f64> {
    let gradient = DVector::from_fn(free.len(), |i, _| here.gradient[free[i]]);
    let hessian = DMatrix::from_fn(free.len(), free.len(), |i, j| here.hessian[(free[i], free[j])]);
    let size = hessian.diagonal().amax().max(1e-12);
    let mut shift = 0.0;
    for _ in 0..40 {
        let mut lifted = hessian.clone();
        (0..free.len()).for_each(|i| lifted[(i, i)] += shift);
        if let Some(cholesky) = Cholesky::new(lifted) {
            return cholesky.solve(&gradient);
        }
        shift = if shift == 0.0 { 1e-6 * size } else { 8.0 * shift };
    }
    gradient
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_factors(cross: f64) -> CorrelationMatrix {
        let loadings = [[0.8, 0.0], [0.7, 0.0], [0.6, 0.0], [0.0, 0.8], [0.0, 0.7], [cross, 0.6]];
        let rows: Vec<Vec<f64>> = (0..6)
            .map(|i| (0..6).map(|j| if i == j { 1.0 } else { loadings[i][0] * loadings[j][0] + loadings[i][1] * loadings[j][1] }).collect())
            .collect();
        CorrelationMatrix::from_rows(&rows, 200).unwrap()
    }

    #[test]
    fn factors_that_made_the_correlations_reproduce_them() {
        let r = two_factors(0.3);
        for found in [minres(&r, 2).unwrap(), maximum_likelihood(&r, 2).unwrap()] {
            let reproduced = found.reproduced();
            assert!((0..6).all(|i| (0..6).all(|j| (reproduced[i][j] - r.get(i, j).unwrap()).abs() < 1e-6)), "{found:?}");
            assert!(!found.heywood && found.df == 4 && (found.communality()[0] - 0.64).abs() < 1e-6);
        }
        assert!(maximum_likelihood(&r, 2).unwrap().chi_square.unwrap().value < 1e-6);
    }

    #[test]
    fn more_factors_than_items_can_carry_are_refused() {
        let r = two_factors(0.0);
        assert!(matches!(minres(&r, 4), Err(Undefined::TooFew { n: 6, needed: 8 })));
        assert!(matches!(maximum_likelihood(&r, 0), Err(Undefined::OutOfRange { .. })));
        assert!(minres(&r, usize::MAX - 7).is_err());
        let no_test = maximum_likelihood(&r, 3).unwrap();
        assert_eq!((no_test.df, no_test.chi_square), (0, None));
    }

    #[test]
    fn a_heywood_case_is_held_at_the_floor_and_flagged() {
        let rows = [vec![1.0, 0.8, 0.8], vec![0.8, 1.0, 0.5], vec![0.8, 0.5, 1.0]];
        let r = CorrelationMatrix::from_rows(&rows, 60).unwrap();
        assert!(minres(&r, 1).unwrap().heywood && maximum_likelihood(&r, 1).unwrap().heywood);
    }

    #[test]
    fn a_copied_item_has_factors_by_least_squares_but_no_likelihood() {
        let rows = [vec![1.0, 1.0, 0.5, 0.4], vec![1.0, 1.0, 0.5, 0.4], vec![0.5, 0.5, 1.0, 0.3], vec![0.4, 0.4, 0.3, 1.0]];
        let r = CorrelationMatrix::from_rows(&rows, 60).unwrap();
        assert!(minres(&r, 1).is_ok());
        assert_eq!(maximum_likelihood(&r, 1), Err(Undefined::Dependent));
    }
}
