//! What one step of the search asks of the data, however the groups lie: alone (`single.rs`) or beside each other
//! (`several.rs`).
//!
//! With D = [X y], V = I + Z Λ Λᵀ Zᵀ and M = I + Λᵀ ZᵀZ Λ, everything the deviance and its slope need is: ln det M, DᵀV⁻¹D,
//! and two small sums per factor.

/// The sums of one step.
pub(super) struct Pass {
    /// ln det M = ln det V.
    pub log_det: f64,
    /// DᵀV⁻¹D, row by row.
    pub products: Vec<f64>,
    /// Per factor Σ over levels of [M⁻¹ Λᵀ ZᵀZ], the level's own block, width × width.
    pub shares: Vec<Vec<f64>>,
    /// Per factor Σ over levels of s sᵀ, s the level's rows of ZᵀV⁻¹D in one line (width · c numbers).
    pub squares: Vec<Vec<f64>>,
}

impl Pass {
    pub fn new(widths: &[usize], c: usize) -> Pass {
        Pass {
            log_det: 0.0,
            products: vec![0.0; c * c],
            shares: widths.iter().map(|w| vec![0.0; w * w]).collect(),
            squares: widths.iter().map(|w| vec![0.0; w * c * w * c]).collect(),
        }
    }
}

/// The levels of one factor at one Λ.
pub(super) struct Levels {
    /// ZᵀV⁻¹D γ, level by level.
    pub pull: Vec<f64>,
    /// The level's own block of M⁻¹, level by level.
    pub inverse: Vec<f64>,
}

/// The data, summed up as far as it can be without knowing Λ.
pub(super) trait Engine {
    /// How many multiplications a step takes, about.
    fn work(&self) -> usize;
    /// One step. `lambdas` has a lower triangle per factor, row by row. False where numbers overflow.
    fn pass(&mut self, lambdas: &[Vec<f64>], pass: &mut Pass) -> bool;
    /// The levels of every factor; `gamma` combines the columns of D.
    fn levels(&mut self, lambdas: &[Vec<f64>], gamma: &[f64]) -> Option<Vec<Levels>>;
}

/// Solves M x = b in place for a small positive M (w × w, row by row, overwritten by its factor) and `c` right sides held
/// row by row. Returns det M; 0 where M is not positive.
#[inline(always)]
pub(super) fn solve_small(m: &mut [f64], b: &mut [f64], w: usize, c: usize) -> f64 {
    let det = factor_small(m, w);
    if det > 0.0 {
        for i in 0..w {
            for j in 0..i {
                for k in 0..c {
                    b[i * c + k] -= m[i * w + j] * b[j * c + k];
                }
            }
            (0..c).for_each(|k| b[i * c + k] /= m[i * w + i]);
        }
        for i in (0..w).rev() {
            for j in i + 1..w {
                for k in 0..c {
                    b[i * c + k] -= m[j * w + i] * b[j * c + k];
                }
            }
            (0..c).for_each(|k| b[i * c + k] /= m[i * w + i]);
        }
    }
    det
}

/// The Cholesky factor of a small matrix in its lower triangle. Returns the determinant; 0 where it is not positive.
#[inline(always)]
pub(super) fn factor_small(m: &mut [f64], w: usize) -> f64 {
    let mut det = 1.0;
    for j in 0..w {
        let mut square = m[j * w + j];
        (0..j).for_each(|k| square -= m[j * w + k] * m[j * w + k]);
        if !square.is_finite() || square <= 0.0 {
            return 0.0;
        }
        det *= square;
        let diagonal = square.sqrt();
        m[j * w + j] = diagonal;
        for i in j + 1..w {
            let mut x = m[i * w + j];
            (0..j).for_each(|k| x -= m[i * w + k] * m[j * w + k]);
            m[i * w + j] = x / diagonal;
        }
    }
    det
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_system_is_solved_and_a_hopeless_one_refused() {
        let (mut m, mut b) = ([4.0, 2.0, 2.0, 3.0], [2.0, 1.0]);
        assert!((solve_small(&mut m, &mut b, 2, 1) - 8.0).abs() < 1e-14);
        assert!((b[0] - 0.5).abs() < 1e-15 && b[1].abs() < 1e-15);
        assert_eq!(factor_small(&mut [1.0, 2.0, 2.0, 1.0], 2), 0.0);
    }
}
