//! Small matrices, row by row in a slice: the blocks of two levels that share rows.

/// Λᵀ B.
pub(super) fn turn_block(lambda: &[f64], block: &[f64], rows: usize, columns: usize, out: &mut Vec<f64>) {
    out.clear();
    out.resize(rows * columns, 0.0);
    for a in 0..rows {
        for b in a..rows {
            (0..columns).for_each(|k| out[a * columns + k] += lambda[b * rows + a] * block[b * columns + k]);
        }
    }
}

/// Λ₁ᵀ B Λ₂.
pub(super) fn sandwich(first: &[f64], block: &[f64], second: &[f64], rows: usize, columns: usize, out: &mut Vec<f64>) {
    turn_block(first, block, rows, columns, out);
    for row in out.chunks_exact_mut(columns) {
        // Λ₂ is lower triangular: what stands right of a column is not yet overwritten when it is needed.
        for b in 0..columns {
            row[b] = (b..columns).map(|k| row[k] * second[k * columns + b]).sum();
        }
    }
}

/// out += A B.
pub(super) fn multiply_into(a: &[f64], b: &[f64], out: &mut [f64], rows: usize, inner: usize, columns: usize) {
    for i in 0..rows {
        for k in 0..inner {
            (0..columns).for_each(|j| out[i * columns + j] += a[i * inner + k] * b[k * columns + j]);
        }
    }
}

/// to −= B · from.
#[inline(always)]
pub(super) fn subtract(block: &[f64], from: &[f64], to: &mut [f64], rows: usize, inner: usize, c: usize) {
    for i in 0..rows {
        for k in 0..inner {
            (0..c).for_each(|j| to[i * c + j] -= block[i * inner + k] * from[k * c + j]);
        }
    }
}

pub(super) fn transposed(block: &[f64], rows: usize, columns: usize) -> Vec<f64> {
    (0..columns).flat_map(|j| (0..rows).map(move |i| block[i * columns + j])).collect()
}
