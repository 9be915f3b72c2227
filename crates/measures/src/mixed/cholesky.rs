//! Factoring large matrices that are mostly empty: M = L Lᵀ, with those entries of M⁻¹ that stand where L has entries.
//!
//! The pattern is found once (`order.rs`), the numbers many times: each step of the search has the same gaps.
//! Source: Davis (2006), Direct Methods for Sparse Linear Systems, chapter 4; Takahashi, Fagan & Chen (1973) for the inverse.

use crate::numeric::log_product::LogProduct;

/// A lower triangle by columns, each column beginning with its diagonal.
pub(super) struct Cholesky {
    /// Where each column begins; one more than there are columns.
    pub begin: Vec<usize>,
    pub row: Vec<u32>,
    /// Before `factor` the matrix, after it the factor.
    pub values: Vec<f64>,
    /// Entries of the inverse at the same places, after `invert`.
    pub inverse: Vec<f64>,
    /// For each row the places of its entries left of the diagonal, with the ends of their columns.
    left_begin: Vec<usize>,
    left: Vec<(u32, u32)>,
    work: Vec<f64>,
    sums: Vec<f64>,
}

impl Cholesky {
    /// From the rows of each column, the diagonal first and ascending.
    pub fn new(begin: Vec<usize>, row: Vec<u32>) -> Cholesky {
        let size = begin.len() - 1;
        let mut left_begin = vec![0_usize; size + 1];
        for column in 0..size {
            for r in &row[begin[column] + 1..begin[column + 1]] {
                left_begin[*r as usize + 1] += 1;
            }
        }
        for i in 0..size {
            left_begin[i + 1] += left_begin[i];
        }
        let mut at = left_begin.clone();
        let mut left = vec![(0, 0); left_begin[size]];
        for column in 0..size {
            for (place, r) in row.iter().enumerate().take(begin[column + 1]).skip(begin[column] + 1) {
                let r = *r as usize;
                left[at[r]] = (place as u32, begin[column + 1] as u32);
                at[r] += 1;
            }
        }
        let entries = row.len();
        Cholesky {
            begin,
            row,
            values: vec![0.0; entries],
            inverse: Vec::new(),
            left_begin,
            left,
            work: vec![0.0; size],
            sums: vec![0.0; size],
        }
    }

    /// How many multiplications a factorization takes, about.
    pub fn work(&self) -> usize {
        self.begin.windows(2).map(|ends| (ends[1] - ends[0]) * (ends[1] - ends[0])).sum()
    }

    /// Turns the matrix into its factor, column by column from the left. Returns ln det M; `None` where M is not positive.
    pub fn factor(&mut self) -> Option<f64> {
        let mut product = LogProduct::new();
        for column in 0..self.begin.len() - 1 {
            let (from, to) = (self.begin[column], self.begin[column + 1]);
            let before = &self.left[self.left_begin[column]..self.left_begin[column + 1]];
            if !before.is_empty() {
                for place in from..to {
                    self.work[self.row[place] as usize] = self.values[place];
                }
                for (place, end) in before {
                    take_away(&mut self.work, &self.row[*place as usize..*end as usize], &self.values[*place as usize..*end as usize]);
                }
                for place in from..to {
                    self.values[place] = self.work[self.row[place] as usize];
                }
            }
            let square = self.values[from];
            if !square.is_finite() || square <= 0.0 {
                return None;
            }
            product.times(square);
            let diagonal = square.sqrt();
            self.values[from] = diagonal;
            let scale = 1.0 / diagonal;
            self.values[from + 1..to].iter_mut().for_each(|x| *x *= scale);
        }
        Some(product.ln())
    }

    /// L⁻¹ b for `c` right sides held row by row.
    #[inline(always)]
    pub fn forward(&self, b: &mut [f64], c: usize) {
        for column in 0..self.begin.len() - 1 {
            let (from, to) = (self.begin[column], self.begin[column + 1]);
            let (head, tail) = b.split_at_mut((column + 1) * c);
            let own = &mut head[column * c..];
            let scale = 1.0 / self.values[from];
            own.iter_mut().for_each(|x| *x *= scale);
            for place in from + 1..to {
                let at = (self.row[place] as usize - column - 1) * c;
                let factor = self.values[place];
                for (other, own) in tail[at..at + c].iter_mut().zip(own.iter()) {
                    *other -= factor * own;
                }
            }
        }
    }

    /// L⁻ᵀ b for `c` right sides held row by row.
    #[inline(always)]
    pub fn backward(&self, b: &mut [f64], c: usize) {
        for column in (0..self.begin.len() - 1).rev() {
            let (from, to) = (self.begin[column], self.begin[column + 1]);
            let (head, tail) = b.split_at_mut((column + 1) * c);
            let own = &mut head[column * c..];
            for place in from + 1..to {
                let at = (self.row[place] as usize - column - 1) * c;
                let factor = self.values[place];
                for (own, other) in own.iter_mut().zip(&tail[at..at + c]) {
                    *own -= factor * other;
                }
            }
            let scale = 1.0 / self.values[from];
            own.iter_mut().for_each(|x| *x *= scale);
        }
    }

    /// Fills `inverse` from the factor, column by column from the right.
    pub fn invert(&mut self) {
        self.inverse.resize(self.values.len(), 0.0);
        for column in (0..self.begin.len() - 1).rev() {
            let (from, to) = (self.begin[column], self.begin[column + 1]);
            let diagonal = self.values[from];
            for place in from + 1..to {
                let r = self.row[place] as usize;
                self.work[r] = self.values[place];
                self.sums[r] = 0.0;
            }
            for place in from + 1..to {
                self.gather(place, to);
            }
            let mut own = 1.0 / diagonal;
            for place in from + 1..to {
                let r = self.row[place] as usize;
                let entry = -self.sums[r] / diagonal;
                self.inverse[place] = entry;
                own -= self.values[place] * entry;
                self.work[r] = 0.0;
            }
            self.inverse[from] = own / diagonal;
        }
        self.work.fill(0.0);
    }

    /// What the column of one entry of L gives to the products of the inverse with the column that ends at `to`.
    #[inline(always)]
    fn gather(&mut self, place: usize, to: usize) {
        let k = self.row[place] as usize;
        let factor = self.values[place];
        let (first, last) = (self.begin[k], self.begin[k + 1]);
        let (rows, column, values) = (&self.row[place + 1..to], &self.row[first..last], &self.values[place + 1..to]);
        let z = &self.inverse[first..last];
        let mut own = z[0] * factor;
        // The rows asked for are among the rows of that column. Without gaps there, a row's place is known; else a long
        // column is searched and a short one walked.
        if without_gaps(column) {
            if without_gaps(rows) {
                if let Some(top) = rows.first() {
                    let top = *top as usize;
                    let z = &z[top - k..top - k + rows.len()];
                    own += dot(z, values);
                    self.sums[top..top + rows.len()].iter_mut().zip(z).for_each(|(sum, z)| *sum += z * factor);
                }
            } else {
                for (r, value) in rows.iter().zip(values) {
                    let z = z[*r as usize - k];
                    self.sums[*r as usize] += z * factor;
                    own += z * value;
                }
            }
        } else if column.len() <= SEARCH_FROM * (rows.len() + 1) {
            for (r, z) in column[1..].iter().zip(&z[1..]) {
                self.sums[*r as usize] += z * factor;
                own += z * self.work[*r as usize];
            }
        } else {
            let mut from = 1;
            for (r, value) in rows.iter().zip(values) {
                from += column[from..].partition_point(|x| x < r);
                self.sums[*r as usize] += z[from] * factor;
                own += z[from] * value;
            }
        }
        self.sums[k] += own;
    }
}

/// Σ a b, in eight sums side by side: one sum would wait for each addition.
#[inline(always)]
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let mut sums = [0.0; 8];
    for (a, b) in a.iter().zip(b) {
        for i in 0..8 {
            sums[i] += a[i] * b[i];
        }
    }
    sums.iter().sum::<f64>() + a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum::<f64>()
}

/// Whether ascending rows follow each other without a gap.
#[inline(always)]
fn without_gaps(rows: &[u32]) -> bool {
    match (rows.first(), rows.last()) {
        (Some(first), Some(last)) => (last - first) as usize + 1 == rows.len(),
        _ => true,
    }
}

/// From how many times as many rows on a binary search beats a walk.
const SEARCH_FROM: usize = 6;

/// work[rows] −= first · values, the first of the values being the entry of the row that is worked on.
fn take_away(work: &mut [f64], rows: &[u32], values: &[f64]) {
    let factor = values[0];
    if without_gaps(rows) {
        let low = rows[0] as usize;
        for (x, value) in work[low..low + rows.len()].iter_mut().zip(values) {
            *x -= factor * value;
        }
    } else {
        for (r, value) in rows.iter().zip(values) {
            work[*r as usize] -= factor * value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nalgebra::DMatrix;

    #[test]
    fn factor_solution_and_inverse_agree_with_the_dense_ones() {
        // Columns 0 and 1 meet in 3, 2 and 3 meet in 4: closed under elimination.
        let rows: [&[u32]; 5] = [&[0, 3], &[1, 3, 4], &[2, 4], &[3, 4], &[4]];
        let mut begin = vec![0];
        let mut row = Vec::new();
        for r in rows {
            row.extend_from_slice(r);
            begin.push(row.len());
        }
        let mut sparse = Cholesky::new(begin.clone(), row.clone());
        let mut dense = DMatrix::<f64>::zeros(5, 5);
        for column in 0..5 {
            for (place, r) in row.iter().enumerate().take(begin[column + 1]).skip(begin[column]) {
                let r = *r as usize;
                let value = if r == column { 4.0 + column as f64 } else { 0.3 + 0.1 * place as f64 };
                sparse.values[place] = value;
                dense[(r, column)] = value;
                dense[(column, r)] = value;
            }
        }
        let log_det = sparse.factor().unwrap();
        assert!((log_det - dense.determinant().ln()).abs() < 1e-12);
        let mut b: Vec<f64> = (0..10).map(f64::from).collect();
        let wanted = dense.clone().try_inverse().unwrap() * DMatrix::from_row_slice(5, 2, &b);
        sparse.forward(&mut b, 2);
        sparse.backward(&mut b, 2);
        assert!((DMatrix::from_row_slice(5, 2, &b) - wanted).amax() < 1e-12);
        sparse.invert();
        let inverse = dense.try_inverse().unwrap();
        for column in 0..5 {
            for place in begin[column]..begin[column + 1] {
                assert!((sparse.inverse[place] - inverse[(row[place] as usize, column)]).abs() < 1e-13);
            }
        }
    }

    #[test]
    fn a_matrix_that_is_not_positive_has_no_factor() {
        let mut sparse = Cholesky::new(vec![0, 1], vec![0]);
        sparse.values[0] = -1.0;
        assert!(sparse.factor().is_none());
    }
}
