//! Where the search begins: each factor alone by least squares, factors joined by what their items share.

use super::layout::{Layout, Place, Value};
use super::sample::Moments;
use crate::factor::{CorrelationMatrix, single_factor};

/// Loadings are begun within these ends, so that every item keeps variance of its own and none is lost.
const LEAST_LOADING: f64 = 0.2;
const MOST_LOADING: f64 = 0.9;
/// Correlations of factors are begun within ±this, or Ψ may be no covariance matrix.
const MOST_CORRELATION: f64 = 0.8;
/// An item keeps at least this part of its variance to begin with.
const LEAST_RESIDUAL: f64 = 0.15;

/// Free parameters to begin with: `own` is the whole estimate; without factor correlations when `apart`.
pub(super) fn start(layout: &Layout, moments: &Moments, apart: bool) -> Vec<f64> {
    let (p, m) = (layout.items, layout.factors);
    let sd: Vec<f64> = (0..p).map(|i| moments.covariance[i * p + i].sqrt()).collect();
    let r = |i: usize, j: usize| moments.covariance[i * p + j] / (sd[i] * sd[j]);
    let mut of_factor: Vec<Vec<usize>> = vec![Vec::new(); m];
    for (place, _) in &layout.rows {
        if let Place::Loading { item, factor } = *place {
            of_factor[factor].push(item);
        }
    }
    let standardized: Vec<Vec<f64>> = of_factor.iter().map(|items| alone(items, &r)).collect();
    let mut all = layout.matrices(&vec![0.0; layout.free]);
    // Loadings as if every factor had variance 1, then in the unit that a given loading or variance sets.
    let mut unit = vec![1.0; m];
    for factor in 0..m {
        let given = layout.rows.iter().find_map(|(place, value)| match (*place, *value) {
            (Place::Loading { item, factor: f }, Value::Given(x)) if f == factor && x != 0.0 => Some((item, x)),
            _ => None,
        });
        let variance = layout.rows.iter().find_map(|(place, value)| match (*place, *value) {
            (Place::Factor { one, other }, Value::Given(x)) if one == factor && other == factor && x > 0.0 => Some(x.sqrt()),
            _ => None,
        });
        let at = |item: usize| of_factor[factor].iter().position(|i| *i == item).unwrap_or_default();
        unit[factor] = match (variance, given) {
            (Some(sd), _) => sd,
            (None, Some((item, x))) => standardized[factor][at(item)] * sd[item] / x,
            (None, None) => 1.0,
        };
        for (item, loading) in of_factor[factor].iter().zip(&standardized[factor]) {
            all.loadings[item * m + factor] = loading * sd[*item] / unit[factor];
        }
    }
    for one in 0..m {
        all.factors[one * m + one] = unit[one] * unit[one];
        for other in 0..one {
            let joint = if apart { 0.0 } else { joined(&of_factor, &standardized, one, other, &r) };
            all.factors[one * m + other] = joint * unit[one] * unit[other];
            all.factors[other * m + one] = all.factors[one * m + other];
        }
    }
    for (item, sd) in sd.iter().enumerate() {
        let shared: f64 = (0..m)
            .flat_map(|factor| of_factor[factor].iter().zip(&standardized[factor]))
            .filter(|(own, _)| **own == item)
            .map(|(_, loading)| loading * loading)
            .fold(0.0, f64::max);
        all.residuals[item * p + item] = sd * sd * (1.0 - shared).max(LEAST_RESIDUAL);
    }
    all.intercepts.copy_from_slice(&moments.mean);
    layout.read(&all)
}

/// Standardized loadings of a factor by its own items; the first is positive.
fn alone(items: &[usize], r: &impl Fn(usize, usize) -> f64) -> Vec<f64> {
    let rows: Vec<Vec<f64>> = items
        .iter()
        .enumerate()
        .map(|(a, i)| items.iter().enumerate().map(|(b, j)| if a == b { 1.0 } else { r(*i, *j).clamp(-1.0, 1.0) }).collect())
        .collect();
    let found = CorrelationMatrix::from_rows(&rows, 0).and_then(|correlations| single_factor(&correlations));
    let mut loadings = match found {
        Ok(found) => found.loadings,
        Err(_) if items.len() == 1 => vec![1.0],
        Err(_) => {
            let sizes = items.iter().map(|i| r(items[0], *i));
            sizes.enumerate().map(|(a, x)| if a == 0 { 0.7 } else { x.abs().sqrt().copysign(x) }).collect()
        }
    };
    if items.len() > 1 {
        let turn = if loadings[0] < 0.0 { -1.0 } else { 1.0 };
        loadings.iter_mut().for_each(|l| *l = (turn * l.abs().clamp(LEAST_LOADING, MOST_LOADING)).copysign(turn * *l));
    }
    loadings
}

/// The correlation of two factors, by the correlations across their items.
fn joined(items: &[Vec<usize>], loadings: &[Vec<f64>], one: usize, other: usize, r: &impl Fn(usize, usize) -> f64) -> f64 {
    let (mut across, mut size) = (0.0, 0.0);
    for (i, a) in items[one].iter().zip(&loadings[one]) {
        for (j, b) in items[other].iter().zip(&loadings[other]).filter(|(j, _)| *j != i) {
            across += r(*i, *j) * a * b;
            size += (a * b).powi(2);
        }
    }
    if size > 0.0 { (across / size).clamp(-MOST_CORRELATION, MOST_CORRELATION) } else { 0.0 }
}
