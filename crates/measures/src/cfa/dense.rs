//! Small symmetric matrices, row by row in a slice: the inner loops of the likelihood allocate nothing.

/// A pivot below this part of its diagonal entry is rounding: the matrix is singular.
const LEAST_PIVOT: f64 = 1e-12;

/// Replaces a positive definite matrix by its inverse and returns ln of its determinant; `None` (and rubble) when it is not.
pub(super) fn invert(a: &mut [f64], p: usize) -> Option<f64> {
    let ln_det = cholesky(a, p)?;
    // The inverse of the triangle, in place.
    for j in 0..p {
        a[j * p + j] = 1.0 / a[j * p + j];
        for i in j + 1..p {
            let sum: f64 = (j..i).map(|k| a[i * p + k] * a[k * p + j]).sum();
            a[i * p + j] = -sum / a[i * p + i];
        }
    }
    for i in 0..p {
        for j in 0..=i {
            let sum: f64 = (i..p).map(|k| a[k * p + i] * a[k * p + j]).sum();
            a[i * p + j] = sum;
        }
    }
    for i in 0..p {
        for j in 0..i {
            a[j * p + i] = a[i * p + j];
        }
    }
    ln_det.is_finite().then_some(ln_det)
}

/// The lower triangle L with L Lᵀ = A in place of A's, and ln |A|.
fn cholesky(a: &mut [f64], p: usize) -> Option<f64> {
    let mut ln_det = 0.0;
    for j in 0..p {
        let own = a[j * p + j];
        let square = own - (0..j).map(|k| a[j * p + k] * a[j * p + k]).sum::<f64>();
        if square.is_nan() || square <= LEAST_PIVOT * own || !square.is_finite() {
            return None;
        }
        let pivot = square.sqrt();
        ln_det += 2.0 * pivot.ln();
        a[j * p + j] = pivot;
        for i in j + 1..p {
            let sum: f64 = (0..j).map(|k| a[i * p + k] * a[j * p + k]).sum();
            a[i * p + j] = (a[i * p + j] - sum) / pivot;
        }
    }
    Some(ln_det)
}

/// A⁻¹ g; `None` when A is not positive definite.
pub(super) fn solve(a: &[f64], g: &[f64]) -> Option<Vec<f64>> {
    let p = g.len();
    let mut l = a.to_vec();
    cholesky(&mut l, p)?;
    let mut x = g.to_vec();
    for i in 0..p {
        let sum: f64 = (0..i).map(|k| l[i * p + k] * x[k]).sum();
        x[i] = (x[i] - sum) / l[i * p + i];
    }
    for i in (0..p).rev() {
        let sum: f64 = (i + 1..p).map(|k| l[k * p + i] * x[k]).sum();
        x[i] = (x[i] - sum) / l[i * p + i];
    }
    Some(x)
}

/// The product of an n × k with a k × m matrix.
pub(super) fn product(a: &[f64], b: &[f64], n: usize, k: usize, m: usize, out: &mut [f64]) {
    out.fill(0.0);
    for i in 0..n {
        for l in 0..k {
            let factor = a[i * k + l];
            if factor != 0.0 {
                for (out, b) in out[i * m..(i + 1) * m].iter_mut().zip(&b[l * m..(l + 1) * m]) {
                    *out += factor * b;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inverse_undoes_its_matrix_and_a_singular_one_has_none() {
        let a = [4.0, 1.0, 0.5, 1.0, 3.0, -0.2, 0.5, -0.2, 2.0];
        let mut inverse = a;
        let ln_det = invert(&mut inverse, 3).unwrap();
        assert!((ln_det.exp() - 20.89).abs() < 1e-12);
        let mut one = [0.0; 9];
        product(&a, &inverse, 3, 3, 3, &mut one);
        assert!((0..9).all(|c| (one[c] - f64::from(u8::from(c % 4 == 0))).abs() < 1e-15));
        assert!((solve(&a, &[4.0, 1.0, 0.5]).unwrap()[0] - 1.0).abs() < 1e-15);
        assert!(invert(&mut [1.0, 1.0, 1.0, 1.0], 2).is_none() && solve(&[1.0, 2.0, 2.0, 1.0], &[1.0, 1.0]).is_none());
        assert!(invert(&mut [f64::NAN], 1).is_none());
    }
}
