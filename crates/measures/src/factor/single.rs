//! One factor by least squares, by the shortest way: no eigenvalues, no bounds. What alpha's better sibling needs.

use super::CorrelationMatrix;
use crate::Undefined;
use nalgebra::{Cholesky, DMatrix, DVector};

/// Newton's method settles in under ten steps; this many means that it never will.
const MOST_STEPS: usize = 200;
/// Steps towards the strongest eigenvector before Newton's method: a start on the right side of the valley is enough.
const POWER_STEPS: usize = 12;
/// A gradient this small moves no loading in its twelfth digit.
const FLAT: f64 = 1e-12;

/// One factor.
#[derive(Debug, Clone, PartialEq)]
pub struct SingleFactor {
    /// Per item, turned so that their sum is not negative.
    pub loadings: Vec<f64>,
    /// The squared residual correlations, each pair counted twice.
    pub objective: f64,
    /// A Heywood case: some item would share more variance than it has, a sign of too few people or a wrong model.
    pub heywood: bool,
}

/// One factor by minimum residuals.
///
/// Formula   the loadings l that make Σ_{i≠j} (r_ij − l_i l_j)² least
/// Input     correlations of p ≥ 3 items
/// Output    p loadings; beyond ±1 in a Heywood case, which is flagged and not mended
/// Errors    `TooFew` (p < 3: two items do not tell two loadings), `NotConverged`, `NoVariance` (no correlations at all)
/// Caution   fits as well as one factor can, which may be badly: look at the residuals before adding up items
/// Source    Harman & Jones (1966), Psychometrika 31, 351–368. Checked: reference/omega_1f_minres_tight.json
pub fn single_factor(correlations: &CorrelationMatrix) -> Result<SingleFactor, Undefined> {
    let r = &correlations.r;
    let p = correlations.items();
    if p < 3 {
        return Err(Undefined::TooFew { n: p, needed: 3 });
    }
    let mut v = start(r)?;
    let mut value = objective(r, &v);
    for _ in 0..MOST_STEPS {
        let gradient = gradient(r, &v);
        if gradient.amax() <= FLAT {
            break;
        }
        let Some((next, there)) = downhill(r, &v, value, &gradient) else { break };
        (v, value) = (next, there);
    }
    if gradient(r, &v).amax() > FLAT.sqrt() {
        return Err(Undefined::NotConverged);
    }
    if v.sum() < 0.0 {
        v = -v;
    }
    Ok(SingleFactor { heywood: v.iter().any(|l| l * l > 1.0), loadings: v.as_slice().to_vec(), objective: 2.0 * value })
}

/// Newton's step, shortened until it leads downhill, or none when nothing lower is in reach.
fn downhill(r: &DMatrix<f64>, v: &DVector<f64>, value: f64, gradient: &DVector<f64>) -> Option<(DVector<f64>, f64)> {
    let p = v.len();
    let squares = v.norm_squared();
    let mut shift = 0.0;
    for _ in 0..40 {
        let mut hessian = DMatrix::from_fn(p, p, |i, j| if i == j { 0.0 } else { 4.0 * v[i] * v[j] - 2.0 * r[(i, j)] });
        for i in 0..p {
            hessian[(i, i)] = 2.0 * (squares - v[i] * v[i]) + shift;
        }
        if let Some(cholesky) = Cholesky::new(hessian) {
            let step = cholesky.solve(gradient);
            let next = v - &step;
            let there = objective(r, &next);
            // Rounding may hide the last gains.
            if there < value || (there <= value * (1.0 + 1e-14) + 1e-30 && step.amax() < 1e-7) {
                return Some((next, there));
            }
        }
        shift = if shift == 0.0 { 1e-3 } else { 4.0 * shift };
    }
    None
}

/// Half the sum over all ordered pairs.
fn objective(r: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    let mut sum = 0.0;
    for j in 0..v.len() {
        for i in 0..j {
            sum += (r[(i, j)] - v[i] * v[j]).powi(2);
        }
    }
    sum
}

fn gradient(r: &DMatrix<f64>, v: &DVector<f64>) -> DVector<f64> {
    let squares = v.norm_squared();
    let rv = r * v;
    DVector::from_fn(v.len(), |i, _| -2.0 * (rv[i] - r[(i, i)] * v[i] - v[i] * (squares - v[i] * v[i])))
}

/// Towards the strongest eigenvector of the correlations beside the diagonal, from the item most correlated with others.
fn start(r: &DMatrix<f64>) -> Result<DVector<f64>, Undefined> {
    let p = r.nrows();
    let mut reduced = r.clone();
    for i in 0..p {
        reduced[(i, i)] = (0..p).filter(|j| *j != i).fold(0.0_f64, |most, j| most.max(r[(i, j)].abs()));
    }
    let strongest =
        (0..p).max_by(|a, b| reduced.column(*a).norm_squared().total_cmp(&reduced.column(*b).norm_squared())).unwrap_or_default();
    let mut v: DVector<f64> = reduced.column(strongest).into_owned();
    let mut length = v.norm();
    if length == 0.0 {
        return Err(Undefined::NoVariance);
    }
    for _ in 0..POWER_STEPS {
        v /= length;
        v = &reduced * v;
        length = v.norm();
        if length == 0.0 {
            return Err(Undefined::NoVariance);
        }
    }
    Ok(v / length.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one_factor(loadings: &[f64]) -> CorrelationMatrix {
        let rows: Vec<Vec<f64>> = (0..loadings.len())
            .map(|i| (0..loadings.len()).map(|j| if i == j { 1.0 } else { loadings[i] * loadings[j] }).collect())
            .collect();
        CorrelationMatrix::from_rows(&rows, 100).unwrap()
    }

    #[test]
    fn two_items_do_not_tell_two_loadings_and_unrelated_items_none() {
        assert_eq!(single_factor(&one_factor(&[0.5, 0.5])), Err(Undefined::TooFew { n: 2, needed: 3 }));
        assert_eq!(single_factor(&one_factor(&[0.0, 0.0, 0.0])), Err(Undefined::NoVariance));
    }

    #[test]
    fn an_item_that_would_share_more_than_all_its_variance_is_flagged() {
        let rows = [vec![1.0, 0.8, 0.8], vec![0.8, 1.0, 0.5], vec![0.8, 0.5, 1.0]];
        let found = single_factor(&CorrelationMatrix::from_rows(&rows, 60).unwrap()).unwrap();
        assert!(found.heywood && (found.loadings[0].powi(2) - 1.28).abs() < 1e-9, "{found:?}");
    }

    proptest! {
        #[test]
        fn what_one_factor_made_is_found_again(mut loadings in prop::collection::vec(0.2..0.95_f64, 3..12), turned in 0_usize..3) {
            loadings[turned] = -loadings[turned];
            if loadings.iter().sum::<f64>() < 0.0 {
                loadings.iter_mut().for_each(|l| *l = -*l);
            }
            let found = single_factor(&one_factor(&loadings)).unwrap();
            prop_assert!(found.loadings.iter().zip(&loadings).all(|(a, b)| (a - b).abs() < 1e-6 || loadings.iter().sum::<f64>() < 1e-6));
        }
    }
}
