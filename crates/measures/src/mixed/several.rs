//! Any number of factors, nested or crossed: one sparse factorization per step.
//!
//! A node is a level of a factor; two nodes are linked when a row belongs to both. The blocks of ZᵀZ are summed once and put
//! into the fixed pattern at every step.

use super::blocks::{multiply_into, sandwich, subtract, transposed, turn_block};
use super::cholesky::Cholesky;
use super::design::{Design, Factor};
use super::engine::{Engine, Levels, Pass};
use super::links::{Link, Side, links, oriented, placed};
use super::order::order;
use crate::Undefined;

pub(super) struct Several {
    c: usize,
    sides: Vec<Side>,
    /// The factor of every node.
    side_of: Vec<u8>,
    links: Vec<Link>,
    blocks: Vec<f64>,
    /// Where each node's rows begin.
    start: Vec<u32>,
    /// ZᵀD, in the order of elimination, row by row.
    cross: Vec<f64>,
    total: Vec<f64>,
    cholesky: Cholesky,
    solved: Vec<f64>,
    effect: Vec<f64>,
    pull: Vec<f64>,
}

/// More factors than anyone has names for; keeps a node small.
const MOST_FACTORS: usize = 200;

impl Several {
    pub fn new(design: &Design) -> Result<Several, Undefined> {
        let factors = &design.factors;
        let nodes: usize = factors.iter().map(|f| f.count).sum();
        let scalars: usize = factors.iter().map(|f| f.count.saturating_mul(f.width)).sum();
        if factors.len() > MOST_FACTORS || scalars > u32::MAX as usize / 4 {
            return Err(Undefined::TooLarge);
        }
        let mut base = 0;
        let mut sides = Vec::with_capacity(factors.len());
        let mut side_of = Vec::with_capacity(nodes);
        for (place, factor) in factors.iter().enumerate() {
            sides.push(Side { width: factor.width, count: factor.count, base, own: own_blocks(factor) });
            side_of.extend(std::iter::repeat_n(place as u8, factor.count));
            base += factor.count;
        }
        let found = links(factors, &sides)?;
        let finest = factors.first().map_or(0, |f| f.count);
        let mut neighbors: Vec<Vec<u32>> = vec![Vec::new(); nodes];
        for (one, other) in &found.pairs {
            neighbors[*one as usize].push(*other);
            if *one as usize >= finest {
                neighbors[*other as usize].push(*one);
            }
        }
        let order = order(finest, neighbors)?;
        let mut node_at = vec![0_u32; nodes];
        order.place.iter().enumerate().for_each(|(node, place)| node_at[*place as usize] = node as u32);
        let width_at = |place: u32| sides[side_of[node_at[place as usize] as usize] as usize].width;
        let mut start_at = vec![0_u32; nodes + 1];
        for place in 0..nodes {
            start_at[place + 1] = start_at[place] + width_at(place as u32) as u32;
        }
        let cholesky = pattern(&order.later, &start_at)?;
        let links = placed(&found, &order.place, &order.later, &start_at);
        let start: Vec<u32> = order.place.iter().map(|place| start_at[*place as usize]).collect();
        let cross = cross_products(design, &sides, &start);
        let zeros = vec![0.0; cross.len()];
        let blocks = oriented(found, &links, &sides, &side_of);
        Ok(Several {
            c: design.c,
            sides,
            side_of,
            links,
            blocks,
            start,
            total: design.products(),
            cholesky,
            solved: zeros.clone(),
            effect: zeros.clone(),
            pull: zeros,
            cross,
        })
    }

    /// Puts Λᵀ ZᵀZ Λ + I into the pattern.
    fn fill(&mut self, lambdas: &[Vec<f64>]) {
        let Several { sides, side_of, links, blocks, start, cholesky, .. } = self;
        cholesky.values.fill(0.0);
        let mut turned = Vec::new();
        for (side, lambda) in sides.iter().zip(lambdas) {
            let w = side.width;
            for (level, own) in side.own.chunks_exact(w * w).enumerate() {
                let column = start[side.base + level] as usize;
                if w == 1 {
                    cholesky.values[cholesky.begin[column]] = lambda[0] * lambda[0] * own[0] + 1.0;
                    continue;
                }
                sandwich(lambda, own, lambda, w, w, &mut turned);
                for b in 0..w {
                    let at = cholesky.begin[column + b];
                    for a in b..w {
                        cholesky.values[at + a - b] = turned[b * w + a] + if a == b { 1.0 } else { 0.0 };
                    }
                }
            }
        }
        for link in links.iter() {
            let (e, l) = (side_of[link.early as usize] as usize, side_of[link.late as usize] as usize);
            let (we, wl) = (sides[e].width, sides[l].width);
            let column = start[link.early as usize] as usize;
            if we * wl == 1 {
                let at = cholesky.begin[column] + 1 + link.offset as usize;
                cholesky.values[at] = lambdas[e][0] * lambdas[l][0] * blocks[link.block as usize];
                continue;
            }
            let block = &blocks[link.block as usize..link.block as usize + we * wl];
            sandwich(&lambdas[e], block, &lambdas[l], we, wl, &mut turned);
            for b in 0..we {
                let at = cholesky.begin[column + b] + we - b + link.offset as usize;
                cholesky.values[at..at + wl].copy_from_slice(&turned[b * wl..(b + 1) * wl]);
            }
        }
    }

    /// Λᵀ times rows held per node, or Λ times them.
    #[inline(always)]
    fn turn(&self, lambdas: &[Vec<f64>], from: &[f64], to: &mut [f64], transposed: bool, c: usize) {
        for (side, lambda) in self.sides.iter().zip(lambdas) {
            let w = side.width;
            for level in 0..side.count {
                let at = self.start[side.base + level] as usize * c;
                if w == 1 {
                    (0..c).for_each(|k| to[at + k] = lambda[0] * from[at + k]);
                    continue;
                }
                for a in 0..w {
                    let row = &mut to[at + a * c..at + (a + 1) * c];
                    row.fill(0.0);
                    for b in 0..w {
                        let factor = if transposed { lambda[b * w + a] } else { lambda[a * w + b] };
                        (0..c).for_each(|k| row[k] += factor * from[at + b * c + k]);
                    }
                }
            }
        }
    }

    /// `pull` = ZᵀD − ZᵀZ · effect.
    #[inline(always)]
    fn residuals(&mut self, c: usize) {
        let Several { sides, side_of, links, blocks, start, cross, effect, pull, .. } = self;
        pull.copy_from_slice(cross);
        for side in sides.iter() {
            let w = side.width;
            for (level, own) in side.own.chunks_exact(w * w).enumerate() {
                let at = start[side.base + level] as usize * c;
                subtract(own, &effect[at..at + w * c], &mut pull[at..at + w * c], w, w, c);
            }
        }
        for link in links.iter() {
            let (we, wl) = (sides[side_of[link.early as usize] as usize].width, sides[side_of[link.late as usize] as usize].width);
            let block = &blocks[link.block as usize..link.block as usize + we * wl];
            let (e, l) = (start[link.early as usize] as usize * c, start[link.late as usize] as usize * c);
            subtract(block, &effect[l..l + wl * c], &mut pull[e..e + we * c], we, wl, c);
            for a in 0..we {
                for b in 0..wl {
                    (0..c).for_each(|k| pull[l + b * c + k] -= block[a * wl + b] * effect[e + a * c + k]);
                }
            }
        }
    }

    /// Factors, solves and takes the residuals; the numbers that `pass` and `levels` share.
    #[inline(always)]
    fn solve(&mut self, lambdas: &[Vec<f64>], products: Option<&mut Vec<f64>>, c: usize) -> Option<f64> {
        self.fill(lambdas);
        let log_det = self.cholesky.factor()?;
        let mut solved = std::mem::take(&mut self.solved);
        let mut effect = std::mem::take(&mut self.effect);
        self.turn(lambdas, &self.cross, &mut solved, true, c);
        self.cholesky.forward(&mut solved, c);
        if let Some(products) = products {
            products.copy_from_slice(&self.total);
            let mut taken = vec![0.0; c * c];
            for half in solved.chunks_exact(c) {
                for i in 0..c {
                    (0..c).for_each(|j| taken[i * c + j] += half[i] * half[j]);
                }
            }
            products.iter_mut().zip(&taken).for_each(|(x, t)| *x -= t);
        }
        self.cholesky.backward(&mut solved, c);
        self.turn(lambdas, &solved, &mut effect, false, c);
        (self.solved, self.effect) = (solved, effect);
        self.residuals(c);
        Some(log_det)
    }

    /// Σ of the diagonal blocks of M⁻¹ Λᵀ ZᵀZ, per factor.
    fn shares(&mut self, lambdas: &[Vec<f64>], out: &mut [Vec<f64>]) {
        self.cholesky.invert();
        let Several { sides, side_of, links, blocks, start, cholesky, .. } = self;
        out.iter_mut().for_each(|share| share.fill(0.0));
        let (mut inverse, mut turned) = (Vec::new(), Vec::new());
        for ((side, lambda), share) in sides.iter().zip(lambdas).zip(out.iter_mut()) {
            let w = side.width;
            for (level, own) in side.own.chunks_exact(w * w).enumerate() {
                let column = start[side.base + level] as usize;
                if w == 1 {
                    share[0] += cholesky.inverse[cholesky.begin[column]] * lambda[0] * own[0];
                    continue;
                }
                own_inverse(cholesky, column, w, &mut inverse);
                turn_block(lambda, own, w, w, &mut turned);
                multiply_into(&inverse, &turned, share, w, w, w);
            }
        }
        for link in links.iter() {
            let (e, l) = (side_of[link.early as usize] as usize, side_of[link.late as usize] as usize);
            let (we, wl) = (sides[e].width, sides[l].width);
            let column = start[link.early as usize] as usize;
            let block = &blocks[link.block as usize..link.block as usize + we * wl];
            if we * wl == 1 {
                let both = cholesky.inverse[cholesky.begin[column] + 1 + link.offset as usize] * block[0];
                out[e][0] += both * lambdas[l][0];
                out[l][0] += both * lambdas[e][0];
                continue;
            }
            // M⁻¹ between the early (rows) and the late node.
            inverse.clear();
            for b in 0..we {
                let at = cholesky.begin[column + b] + we - b + link.offset as usize;
                inverse.extend_from_slice(&cholesky.inverse[at..at + wl]);
            }
            let flipped = transposed(block, we, wl);
            turn_block(&lambdas[l], &flipped, wl, we, &mut turned);
            multiply_into(&inverse, &turned, &mut out[e], we, wl, we);
            let inverse_flipped = transposed(&inverse, we, wl);
            turn_block(&lambdas[e], block, we, wl, &mut turned);
            multiply_into(&inverse_flipped, &turned, &mut out[l], wl, we, wl);
        }
    }

    #[inline(always)]
    fn run(&mut self, lambdas: &[Vec<f64>], pass: &mut Pass, c: usize) -> bool {
        let Some(log_det) = self.solve(lambdas, Some(&mut pass.products), c) else { return false };
        pass.log_det = log_det;
        self.shares(lambdas, &mut pass.shares);
        for (side, squares) in self.sides.iter().zip(&mut pass.squares) {
            let size = side.width * c;
            squares.fill(0.0);
            for level in 0..side.count {
                let at = self.start[side.base + level] as usize * c;
                let s = &self.pull[at..at + size];
                for (i, row) in squares.chunks_exact_mut(size).enumerate() {
                    row.iter_mut().zip(s).for_each(|(x, other)| *x += s[i] * other);
                }
            }
        }
        true
    }
}

impl Engine for Several {
    fn work(&self) -> usize {
        self.cholesky.work() + self.cross.len() * self.c
    }

    fn pass(&mut self, lambdas: &[Vec<f64>], pass: &mut Pass) -> bool {
        // The usual widths by name, so that the innermost loops have a known length.
        match self.c {
            2 => self.run(lambdas, pass, 2),
            3 => self.run(lambdas, pass, 3),
            4 => self.run(lambdas, pass, 4),
            c => self.run(lambdas, pass, c),
        }
    }

    fn levels(&mut self, lambdas: &[Vec<f64>], gamma: &[f64]) -> Option<Vec<Levels>> {
        let c = self.c;
        self.solve(lambdas, None, c)?;
        self.cholesky.invert();
        let mut block = Vec::new();
        let mut out = Vec::with_capacity(self.sides.len());
        for side in &self.sides {
            let w = side.width;
            let mut levels = Levels { pull: Vec::with_capacity(side.count * w), inverse: Vec::with_capacity(side.count * w * w) };
            for level in 0..side.count {
                let row = self.start[side.base + level] as usize;
                for s in self.pull[row * c..(row + w) * c].chunks_exact(c) {
                    levels.pull.push(s.iter().zip(gamma).map(|(s, g)| s * g).sum());
                }
                own_inverse(&self.cholesky, row, w, &mut block);
                levels.inverse.extend_from_slice(&block);
            }
            out.push(levels);
        }
        Some(out)
    }
}

/// ZᵀZ of each level.
fn own_blocks(factor: &Factor) -> Vec<f64> {
    let w = factor.width;
    let mut own = vec![0.0; factor.count * w * w];
    for (level, z) in factor.levels.iter().zip(factor.z.chunks_exact(w)) {
        let block = &mut own[*level as usize * w * w..(*level as usize + 1) * w * w];
        for a in 0..w {
            (0..w).for_each(|b| block[a * w + b] += z[a] * z[b]);
        }
    }
    own
}

/// ZᵀD in the order of elimination.
fn cross_products(design: &Design, sides: &[Side], start: &[u32]) -> Vec<f64> {
    let c = design.c;
    let scalars: usize = sides.iter().map(|side| side.count * side.width).sum();
    let mut cross = vec![0.0; scalars * c];
    for (side, factor) in sides.iter().zip(&design.factors) {
        let w = side.width;
        for ((level, z), row) in factor.levels.iter().zip(factor.z.chunks_exact(w)).zip(design.data.chunks_exact(c)) {
            let at = start[side.base + *level as usize] as usize * c;
            for (own, z) in cross[at..at + w * c].chunks_exact_mut(c).zip(z) {
                own.iter_mut().zip(row).for_each(|(x, d)| *x += z * d);
            }
        }
    }
    cross
}

/// The pattern of L in single rows and columns.
fn pattern(later: &[Vec<u32>], start_at: &[u32]) -> Result<Cholesky, Undefined> {
    /// Entries of L beyond this many take gigabytes.
    const MOST_ENTRIES: usize = 150_000_000;
    let (mut begin, mut row) = (vec![0], Vec::new());
    for (place, later) in later.iter().enumerate() {
        for column in start_at[place]..start_at[place + 1] {
            row.extend(column..start_at[place + 1]);
            for other in later {
                row.extend(start_at[*other as usize]..start_at[*other as usize + 1]);
            }
            begin.push(row.len());
            if row.len() > MOST_ENTRIES {
                return Err(Undefined::TooLarge);
            }
        }
    }
    Ok(Cholesky::new(begin, row))
}

/// The block of the inverse that belongs to one node.
fn own_inverse(cholesky: &Cholesky, column: usize, w: usize, out: &mut Vec<f64>) {
    out.clear();
    out.resize(w * w, 0.0);
    for b in 0..w {
        for a in b..w {
            let value = cholesky.inverse[cholesky.begin[column + b] + a - b];
            out[a * w + b] = value;
            out[b * w + a] = value;
        }
    }
}
