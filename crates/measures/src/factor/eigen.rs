//! Eigenvalues and inverses of small symmetric matrices, the largest eigenvalue first.

use crate::Undefined;
use nalgebra::{DMatrix, SymmetricEigen};

/// The eigenvalues in falling order, and the vectors belonging to them as columns.
pub(crate) struct Spectrum {
    pub values: Vec<f64>,
    pub vectors: DMatrix<f64>,
}

/// More sweeps than any matrix of numbers has been seen to need; only there so that nothing runs for ever.
const SWEEPS_PER_ROW: usize = 200;
/// An inverse is not believed below this ratio of the smallest to the largest eigenvalue: twelve of sixteen digits are gone.
const LEAST_RATIO: f64 = 1e-12;

pub(crate) fn spectrum(matrix: DMatrix<f64>) -> Result<Spectrum, Undefined> {
    let p = matrix.nrows();
    if let Some(index) = matrix.iter().position(|x| !x.is_finite()) {
        return Err(Undefined::NotFinite { index });
    }
    let found = SymmetricEigen::try_new(matrix, f64::EPSILON, SWEEPS_PER_ROW * (p + 1)).ok_or(Undefined::NotConverged)?;
    let mut order: Vec<usize> = (0..p).collect();
    order.sort_by(|a, b| found.eigenvalues[*b].total_cmp(&found.eigenvalues[*a]));
    let values = order.iter().map(|k| found.eigenvalues[*k]).collect();
    let vectors = DMatrix::from_fn(p, p, |i, k| found.eigenvectors[(i, order[k])]);
    Ok(Spectrum { values, vectors })
}

/// The inverse of a symmetric matrix, which may have negative eigenvalues but none near 0.
///
/// Errors: `Dependent`.
pub(crate) fn inverse(matrix: &DMatrix<f64>) -> Result<DMatrix<f64>, Undefined> {
    let Spectrum { values, vectors } = spectrum(matrix.clone())?;
    let largest = values.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    if values.iter().any(|x| x.abs() <= LEAST_RATIO * largest) {
        return Err(Undefined::Dependent);
    }
    let mut scaled = vectors.clone();
    for (k, mut column) in scaled.column_iter_mut().enumerate() {
        column /= values[k];
    }
    Ok(scaled * vectors.transpose())
}
