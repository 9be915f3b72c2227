//! One factor only: every level stands alone, so a step is one walk over small blocks of numbers.

#![expect(clippy::needless_range_loop, reason = "rows and columns of small matrices are clearer by their numbers")]

use super::design::Design;
use super::engine::{Engine, Levels, Pass, solve_small};
use crate::numeric::log_product::LogProduct;

/// `W` columns per level, `C` columns of [X y].
struct Level<const W: usize, const C: usize> {
    /// ZᵀZ of the level.
    own: [[f64; W]; W],
    /// ZᵀD of the level.
    cross: [[f64; C]; W],
}

struct Single<const W: usize, const C: usize> {
    levels: Vec<Level<W, C>>,
    total: Vec<f64>,
}

/// The walk for this shape of data; `None` for shapes so wide that the general way is as good.
pub(super) fn single(design: &Design) -> Option<Box<dyn Engine>> {
    macro_rules! shapes {
        ($($w:literal $c:literal),*) => {
            match (design.factors.first()?.width, design.c) {
                $(($w, $c) => Some(Box::new(Single::<$w, $c>::new(design)) as Box<dyn Engine>),)*
                _ => None,
            }
        };
    }
    if design.factors.len() != 1 {
        return None;
    }
    shapes!(1 1, 1 2, 1 3, 1 4, 1 5, 2 1, 2 2, 2 3, 2 4, 2 5, 3 2, 3 3, 3 4, 3 5)
}

impl<const W: usize, const C: usize> Single<W, C> {
    fn new(design: &Design) -> Self {
        let mut levels: Vec<Level<W, C>> = Vec::new();
        if let Some(factor) = design.factors.first() {
            levels.resize_with(factor.count, || Level { own: [[0.0; W]; W], cross: [[0.0; C]; W] });
            let (rows, _) = design.data.as_chunks::<C>();
            let (z, _) = factor.z.as_chunks::<W>();
            for ((level, row), z) in factor.levels.iter().zip(rows).zip(z) {
                let Some(level) = levels.get_mut(*level as usize) else { continue };
                for a in 0..W {
                    (0..=a).for_each(|b| level.own[a][b] += z[a] * z[b]);
                    (0..C).for_each(|k| level.cross[a][k] += z[a] * row[k]);
                }
            }
            for level in &mut levels {
                for a in 0..W {
                    (0..a).for_each(|b| level.own[b][a] = level.own[a][b]);
                }
            }
        }
        Single { levels, total: design.products() }
    }
}

fn square<const W: usize>(flat: &[f64]) -> [[f64; W]; W] {
    let mut out = [[0.0; W]; W];
    for (row, from) in out.iter_mut().zip(flat.chunks_exact(W)) {
        row.copy_from_slice(from);
    }
    out
}

/// What Λ makes of one level.
struct Step<const W: usize, const C: usize> {
    det: f64,
    /// Λᵀ ZᵀZ.
    turned: [[f64; W]; W],
    /// Λᵀ ZᵀD.
    right: [[f64; C]; W],
    /// M⁻¹ Λᵀ ZᵀD.
    solved: [[f64; C]; W],
    /// The factor of M.
    factor: [[f64; W]; W],
}

impl<const W: usize, const C: usize> Level<W, C> {
    #[inline(always)]
    fn step(&self, lambda: &[[f64; W]; W]) -> Step<W, C> {
        let mut turned = [[0.0; W]; W];
        let mut right = [[0.0; C]; W];
        for a in 0..W {
            for b in a..W {
                (0..W).for_each(|k| turned[a][k] += lambda[b][a] * self.own[b][k]);
                (0..C).for_each(|k| right[a][k] += lambda[b][a] * self.cross[b][k]);
            }
        }
        let mut m = [[0.0; W]; W];
        for a in 0..W {
            for b in 0..=a {
                (b..W).for_each(|k| m[a][b] += turned[a][k] * lambda[k][b]);
            }
            m[a][a] += 1.0;
        }
        let mut solved = right;
        let det = solve_small(m.as_flattened_mut(), solved.as_flattened_mut(), W, C);
        Step { det, turned, right, solved, factor: m }
    }

    /// ZᵀV⁻¹D of the level.
    #[inline(always)]
    fn pull(&self, lambda: &[[f64; W]; W], solved: &[[f64; C]; W]) -> [[f64; C]; W] {
        let mut effect = [[0.0; C]; W];
        for a in 0..W {
            for b in 0..=a {
                (0..C).for_each(|k| effect[a][k] += lambda[a][b] * solved[b][k]);
            }
        }
        let mut pull = self.cross;
        for a in 0..W {
            for b in 0..W {
                (0..C).for_each(|k| pull[a][k] -= self.own[a][b] * effect[b][k]);
            }
        }
        pull
    }
}

impl<const W: usize, const C: usize> Engine for Single<W, C> {
    fn work(&self) -> usize {
        self.levels.len() * (W * C) * (W * C)
    }

    fn pass(&mut self, lambdas: &[Vec<f64>], pass: &mut Pass) -> bool {
        let lambda: [[f64; W]; W] = square(&lambdas[0]);
        let mut log_det = LogProduct::new();
        let mut taken = [[0.0; C]; C];
        let mut shares = [[0.0; W]; W];
        let mut squares = [[[[0.0; C]; W]; C]; W];
        for level in &self.levels {
            let mut step = level.step(&lambda);
            if step.det <= 0.0 {
                return false;
            }
            log_det.times(step.det);
            for a in 0..W {
                for i in 0..C {
                    (0..=i).for_each(|j| taken[i][j] += step.right[a][i] * step.solved[a][j]);
                }
            }
            let pull = level.pull(&lambda, &step.solved);
            back_substitute(&step.factor, &mut step.turned);
            for a in 0..W {
                (0..W).for_each(|b| shares[a][b] += step.turned[a][b]);
                for i in 0..C {
                    for b in 0..=a {
                        (0..C).for_each(|j| squares[a][i][b][j] += pull[a][i] * pull[b][j]);
                    }
                }
            }
        }
        pass.log_det = log_det.ln();
        for i in 0..C {
            for j in 0..=i {
                let value = self.total[i * C + j] - taken[i][j];
                pass.products[i * C + j] = value;
                pass.products[j * C + i] = value;
            }
        }
        pass.shares[0].copy_from_slice(shares.as_flattened());
        let out = &mut pass.squares[0];
        for a in 0..W {
            for i in 0..C {
                for b in 0..=a {
                    for j in 0..C {
                        out[(a * C + i) * W * C + b * C + j] = squares[a][i][b][j];
                        out[(b * C + j) * W * C + a * C + i] = squares[a][i][b][j];
                    }
                }
            }
        }
        true
    }

    fn levels(&mut self, lambdas: &[Vec<f64>], gamma: &[f64]) -> Option<Vec<Levels>> {
        let lambda: [[f64; W]; W] = square(&lambdas[0]);
        let mut out = Levels { pull: Vec::with_capacity(self.levels.len() * W), inverse: Vec::with_capacity(self.levels.len() * W * W) };
        for level in &self.levels {
            let step = level.step(&lambda);
            if step.det <= 0.0 {
                return None;
            }
            for row in level.pull(&lambda, &step.solved) {
                out.pull.push(row.iter().zip(gamma).map(|(s, g)| s * g).sum());
            }
            let mut inverse = [[0.0; W]; W];
            (0..W).for_each(|a| inverse[a][a] = 1.0);
            back_substitute(&step.factor, &mut inverse);
            out.inverse.extend_from_slice(inverse.as_flattened());
        }
        Some(vec![out])
    }
}

/// M⁻¹ b, given the factor of M.
#[inline(always)]
fn back_substitute<const W: usize>(factor: &[[f64; W]; W], b: &mut [[f64; W]; W]) {
    for i in 0..W {
        for j in 0..i {
            (0..W).for_each(|k| b[i][k] -= factor[i][j] * b[j][k]);
        }
        (0..W).for_each(|k| b[i][k] /= factor[i][i]);
    }
    for i in (0..W).rev() {
        for j in i + 1..W {
            (0..W).for_each(|k| b[i][k] -= factor[j][i] * b[j][k]);
        }
        (0..W).for_each(|k| b[i][k] /= factor[i][i]);
    }
}
