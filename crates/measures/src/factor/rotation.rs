//! Turning factors so that they can be named: each item on few factors. Rotation changes no fit, only the view.

use super::extraction::rows;
use crate::Undefined;
use nalgebra::{DMatrix, DVector};

/// The criterion of varimax must grow by this part in a step, or the search ends; the value of R's `varimax`, so that what is
/// found is the same to the digits that matter.
const VARIMAX_GAIN: f64 = 1e-5;
/// The steepest slope of oblimin's criterion that counts as level.
const OBLIMIN_LEVEL: f64 = 1e-6;
/// Loadings beyond this are none, and their fourth powers would leave the numbers.
const LARGEST: f64 = 1e50;
/// No rotation of real loadings needs as many.
const MOST_STEPS: usize = 1000;

/// Factors after rotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Rotation {
    /// Per item, a loading per factor.
    pub loadings: Vec<Vec<f64>>,
    /// The correlations of the factors; ones and zeros after varimax.
    pub factor_correlations: Vec<Vec<f64>>,
}

/// Varimax with Kaiser's normalization: factors stay uncorrelated.
///
/// Formula   the rotation that makes the variance of the squared loadings within factors greatest, rows scaled to length 1
/// Input     loadings of p items on m factors
/// Output    rotated loadings; communalities unchanged
/// Errors    `TooFew` (no item or no factor), `Mismatch` (rows of unequal length), `NotFinite`, `OutOfRange` (beyond 1e50)
/// Caution   pretends that the factors are unrelated, which the parts of one questionnaire rarely are. Ends where R ends, which
///           leaves the third digit of a loading open: compare reproduced correlations, not rotated columns
/// Source    Kaiser (1958), Psychometrika 23, 187–200. Checked: reference/efa_ml_{2,3}f.json (R `varimax`)
pub fn varimax(loadings: &[Vec<f64>]) -> Result<Rotation, Undefined> {
    let rotated = varimax_of(&matrix(loadings)?);
    let m = rotated.ncols();
    Ok(Rotation { loadings: rows(&rotated), factor_correlations: rows(&DMatrix::identity(m, m)) })
}

/// Oblimin with γ = 0 (quartimin): factors may be correlated.
///
/// Formula   the oblique rotation that makes Σ_{j<k} Σ_i l_ij² l_ik² least
/// Input     loadings of p items on m uncorrelated factors
/// Output    pattern loadings and the correlations of the factors
/// Errors    those of `varimax`, `NotConverged`
/// Caution   can have several valleys; begun from the loadings as given, so hand over varimax's for a repeatable answer
/// Source    Jennrich & Sampson (1966), Psychometrika 31, 313–323; gradient projection: Jennrich (2002), 67, 7–19.
///           Checked: reference/omega_hier_3f.json (GPArotation `oblimin`)
pub fn oblimin(loadings: &[Vec<f64>]) -> Result<Rotation, Undefined> {
    let (rotated, correlations) = oblimin_of(&matrix(loadings)?)?;
    Ok(Rotation { loadings: rows(&rotated), factor_correlations: rows(&correlations) })
}

pub(super) fn matrix(loadings: &[Vec<f64>]) -> Result<DMatrix<f64>, Undefined> {
    let factors = loadings.first().map_or(0, Vec::len);
    if factors == 0 {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    for (i, row) in loadings.iter().enumerate() {
        if row.len() != factors {
            return Err(Undefined::Mismatch { what: "loadings of an item", expected: factors, found: row.len() });
        }
        if let Some(k) = row.iter().position(|x| !x.is_finite()) {
            return Err(Undefined::NotFinite { index: i * factors + k });
        }
        if let Some(x) = row.iter().find(|x| x.abs() > LARGEST) {
            return Err(Undefined::OutOfRange { what: "loading", value: *x, low: -LARGEST, high: LARGEST });
        }
    }
    Ok(DMatrix::from_fn(loadings.len(), factors, |i, k| loadings[i][k]))
}

/// By singular values: each step takes the rotation nearest to the criterion's gradient.
fn varimax_of(loadings: &DMatrix<f64>) -> DMatrix<f64> {
    let (p, m) = loadings.shape();
    if m < 2 {
        return loadings.clone();
    }
    let lengths: Vec<f64> = loadings.row_iter().map(|row| row.norm()).collect();
    // An item on no factor stays where it is.
    let scaled = DMatrix::from_fn(p, m, |i, k| if lengths[i] > 0.0 { loadings[(i, k)] / lengths[i] } else { 0.0 });
    let mut rotation = DMatrix::identity(m, m);
    let mut criterion = 0.0;
    for _ in 0..MOST_STEPS {
        let turned = &scaled * &rotation;
        let means: Vec<f64> = turned.column_iter().map(|column| column.norm_squared() / p as f64).collect();
        let slope = DMatrix::from_fn(p, m, |i, k| turned[(i, k)].powi(3) - turned[(i, k)] * means[k]);
        let Some(parts) = nalgebra::SVD::try_new(scaled.tr_mul(&slope), true, true, f64::EPSILON, 10_000) else { break };
        let (Some(u), Some(vt)) = (parts.u, parts.v_t) else { break };
        rotation = u * vt;
        let before = criterion;
        criterion = parts.singular_values.sum();
        if criterion < before * (1.0 + VARIMAX_GAIN) || criterion == 0.0 {
            break;
        }
    }
    loadings * rotation
}

/// Quartimin's criterion and its slope by the loadings.
fn quartimin(loadings: &DMatrix<f64>) -> (f64, DMatrix<f64>) {
    let mut value = 0.0;
    let mut slope = DMatrix::zeros(loadings.nrows(), loadings.ncols());
    for i in 0..loadings.nrows() {
        let all = loadings.row(i).norm_squared();
        for k in 0..loadings.ncols() {
            let own = loadings[(i, k)];
            slope[(i, k)] = own * (all - own * own);
            value += 0.25 * own * slope[(i, k)];
        }
    }
    (value, slope)
}

/// Loadings and factor correlations: downhill along the directions that keep the factors at unit length.
pub(super) fn oblimin_of(start: &DMatrix<f64>) -> Result<(DMatrix<f64>, DMatrix<f64>), Undefined> {
    let m = start.ncols();
    if m < 2 {
        return Ok((start.clone(), DMatrix::identity(m, m)));
    }
    let mut axes = DMatrix::identity(m, m);
    let mut inverse = axes.clone();
    let mut loadings = start.clone();
    let (mut value, mut slope) = quartimin(&loadings);
    let mut length = 1.0;
    for _ in 0..MOST_STEPS {
        let gradient = -(loadings.tr_mul(&slope) * &inverse).transpose();
        let along = DVector::from_fn(m, |k, _| axes.column(k).dot(&gradient.column(k)));
        let projected = DMatrix::from_fn(m, m, |i, k| gradient[(i, k)] - axes[(i, k)] * along[k]);
        let steepness = projected.norm();
        if steepness < OBLIMIN_LEVEL {
            return Ok((loadings, axes.tr_mul(&axes)));
        }
        length *= 2.0;
        let mut moved = false;
        for _ in 0..60 {
            let mut there = &axes - &projected * length;
            there.column_iter_mut().for_each(|mut column| {
                column.normalize_mut();
            });
            if let Some(undone) = there.clone().try_inverse() {
                let turned = start * undone.transpose();
                let (lower, steeper) = quartimin(&turned);
                if value - lower > 0.5 * steepness * steepness * length {
                    (axes, inverse, loadings, value, slope, moved) = (there, undone, turned, lower, steeper, true);
                    break;
                }
            }
            length *= 0.5;
        }
        if !moved {
            // Nothing lower within rounding: level enough, or lost.
            let level = steepness < OBLIMIN_LEVEL.sqrt();
            return if level { Ok((loadings, axes.tr_mul(&axes))) } else { Err(Undefined::NotConverged) };
        }
    }
    Err(Undefined::NotConverged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_rotated_is_refused_and_one_factor_stays() {
        assert!(varimax(&[]).is_err() && oblimin(&[vec![]]).is_err());
        assert!(varimax(&[vec![0.5, 0.1], vec![0.5]]).is_err() && oblimin(&[vec![f64::NAN, 0.1]]).is_err());
        let one = vec![vec![0.5], vec![0.7]];
        assert_eq!((varimax(&one).unwrap().loadings, oblimin(&one).unwrap().loadings), (one.clone(), one));
    }

    #[test]
    fn a_simple_structure_is_found_again_after_it_was_turned_away() {
        let simple = [[0.8, 0.0], [0.7, 0.0], [0.0, 0.0], [0.0, 0.6], [0.0, 0.75]];
        let (sine, cosine) = 0.4_f64.sin_cos();
        let turned: Vec<Vec<f64>> = simple.iter().map(|[a, b]| vec![a * cosine - b * sine, a * sine + b * cosine]).collect();
        for found in [varimax(&turned).unwrap(), oblimin(&turned).unwrap()] {
            for (row, [a, b]) in found.loadings.iter().zip(simple) {
                assert!((row[0] - a).abs() < 2e-3 && (row[1] - b).abs() < 2e-3, "{found:?}");
            }
            assert!(found.factor_correlations[0][1].abs() < 1e-4);
        }
    }

    proptest! {
        #[test]
        fn rotation_changes_no_communality(loadings in prop::collection::vec(prop::collection::vec(-0.6..0.6_f64, 3..=3), 5..10)) {
            let square = |row: &[f64]| row.iter().map(|l| l * l).sum::<f64>();
            let turned = varimax(&loadings).unwrap();
            for (a, b) in turned.loadings.iter().zip(&loadings) {
                prop_assert!((square(a) - square(b)).abs() < 1e-10);
            }
            if let Ok(oblique) = oblimin(&loadings) {
                let phi = matrix(&oblique.factor_correlations).unwrap();
                let l = matrix(&oblique.loadings).unwrap();
                let model = &l * phi * l.transpose();
                for (i, row) in loadings.iter().enumerate() {
                    prop_assert!((model[(i, i)] - square(row)).abs() < 1e-8);
                }
            }
        }
    }
}
