//! The two directions in which a table varies most, without ever writing the table down.

use crate::Undefined;
use crate::numeric::chance::Chance;
use nalgebra::{DMatrix, DVector, SymmetricEigen};

/// Two vectors side by side: the work of going through all votes is the same for two as for one.
pub(super) type Twin = [f64; 2];

/// The largest eigenvalues of a symmetric table and their directions (of length 1), the largest first.
pub(super) struct Leading {
    pub values: [f64; 2],
    pub vectors: [Vec<f64>; 2],
}

/// A direction is found when what the table makes of it deviates from a mere stretching by less than this share of the
/// greatest stretching; the rounding of f64 allows some 1e-14.
const SETTLED: f64 = 1e-12;
/// What is accepted when no more can be had, because the second and third stretch almost alike.
const ACCEPTED: f64 = 1e-8;
/// Directions tried before starting over from the best two: the small problem among them must stay small.
const MOST_DIRECTIONS: usize = 240;
const MOST_ROUNDS: usize = 30;
/// After orthogonalization, less than this share of a vector is rounding error.
const NOTHING_LEFT: f64 = 1e-12;

/// Block Lanczos with full reorthogonalization and blocks of two, so that a doubled largest eigenvalue is found twice.
///
/// `apply(v, out)` writes the table times v. Source: Golub & Van Loan (2013), Matrix Computations, 10.3.
pub(super) fn leading(size: usize, mut apply: impl FnMut(&[Twin], &mut [Twin])) -> Result<Leading, Undefined> {
    if size < 2 {
        return Err(Undefined::TooFew { n: size, needed: 2 });
    }
    let mut chance = Chance::new(0);
    let mut start: Vec<Vec<f64>> = Vec::new();
    let mut best = None;
    for _ in 0..MOST_ROUNDS {
        let (found, deviation) = round(size, start, &mut chance, &mut apply)?;
        let settled = deviation <= SETTLED * found.values[0];
        start = found.vectors.to_vec();
        best = Some((found, deviation));
        if settled {
            break;
        }
    }
    match best {
        Some((found, deviation)) if deviation <= ACCEPTED * found.values[0] => Ok(found),
        _ => Err(Undefined::NotConverged),
    }
}

/// One round: the best two directions among those tried, and how far they are from settled.
fn round(
    size: usize,
    start: Vec<Vec<f64>>,
    chance: &mut Chance,
    apply: &mut impl FnMut(&[Twin], &mut [Twin]),
) -> Result<(Leading, f64), Undefined> {
    let mut basis: Vec<Vec<f64>> = Vec::new();
    for vector in start {
        extend(&mut basis, vector, chance);
    }
    while basis.len() < 2 {
        extend(&mut basis, vec![0.0; size], chance);
    }
    let (mut twin, mut image) = (vec![[0.0; 2]; size], vec![[0.0; 2]; size]);
    // The table as the directions see it: entry (i, j) is qᵢ' C qⱼ.
    let mut seen: Vec<Vec<f64>> = Vec::new();
    let (mut done, mut next_look) = (0, 8);
    loop {
        let width = (basis.len() - done).min(2);
        for (i, pair) in twin.iter_mut().enumerate() {
            *pair = [basis[done][i], if width == 2 { basis[done + 1][i] } else { 0.0 }];
        }
        apply(&twin, &mut image);
        let mut images: Vec<Vec<f64>> = (0..width).map(|c| image.iter().map(|pair| pair[c]).collect()).collect();
        for image in &images {
            seen.push(basis.iter().map(|q| dot(q, image)).collect());
        }
        done += width;
        // What is left of the images beyond all directions so far, as a triangle R of 2 × 2, becomes the next block.
        let mut triangle = [[0.0; 2]; 2];
        let (first, rest) = images.split_at_mut(1);
        triangle[0][0] = extend(&mut basis, std::mem::take(&mut first[0]), chance);
        if let [second] = rest {
            if basis.len() > done {
                triangle[0][1] = dot(&basis[done], second);
            }
            triangle[1][1] = extend(&mut basis, std::mem::take(second), chance);
        }
        let full = basis.len() == done;
        if full || done >= next_look || done >= MOST_DIRECTIONS {
            next_look = done + (done / 4).max(4);
            let (found, deviation) = look(&basis[..done], &seen, &triangle, width, full);
            if full || deviation <= SETTLED * found.values[0] || done >= MOST_DIRECTIONS {
                return if found.values[0].is_finite() { Ok((found, deviation)) } else { Err(Undefined::NotConverged) };
            }
        }
    }
}

/// The best two directions in the span of `basis`.
fn look(basis: &[Vec<f64>], seen: &[Vec<f64>], triangle: &[Twin; 2], width: usize, full: bool) -> (Leading, f64) {
    let n = basis.len();
    // A direction's image was compared with those that existed then; the other half follows by symmetry.
    let entry = |i: usize, j: usize| seen[i.max(j)].get(i.min(j)).copied().unwrap_or(0.0);
    let eigen = SymmetricEigen::new(DMatrix::from_fn(n, n, entry));
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|a, b| eigen.eigenvalues[*b].total_cmp(&eigen.eigenvalues[*a]));
    let mut deviation = 0.0_f64;
    let mut direction = |place: usize| {
        let weights: DVector<f64> = eigen.eigenvectors.column(place).into_owned();
        if !full {
            let last: Vec<f64> = (n - width..n).map(|i| weights[i]).collect();
            let second = last.get(1).copied().unwrap_or(0.0);
            deviation = deviation.max((triangle[0][0] * last[0] + triangle[0][1] * second).hypot(triangle[1][1] * second));
        }
        let mut vector = vec![0.0; basis[0].len()];
        for (q, weight) in basis.iter().zip(weights.iter()) {
            vector.iter_mut().zip(q).for_each(|(sum, x)| *sum += weight * x);
        }
        let length = dot(&vector, &vector).sqrt();
        vector.iter_mut().for_each(|x| *x /= length);
        vector
    };
    let vectors = [direction(order[0]), direction(order[1])];
    (Leading { values: [eigen.eigenvalues[order[0]].max(0.0), eigen.eigenvalues[order[1]].max(0.0)], vectors }, deviation)
}

/// Adds what a vector has beyond the directions so far, scaled to length 1, and returns its length; when nothing is left,
/// a direction by chance takes its place (length 0), unless there is no further one.
fn extend(basis: &mut Vec<Vec<f64>>, mut vector: Vec<f64>, chance: &mut Chance) -> f64 {
    let size = vector.len();
    let before = dot(&vector, &vector).sqrt();
    let mut length = orthogonalize(basis, &mut vector);
    let found = length > NOTHING_LEFT * before;
    if !found {
        length = 0.0;
        for _ in 0..3 {
            if basis.len() >= size {
                return 0.0;
            }
            vector.iter_mut().for_each(|x| *x = chance.share() - 0.5);
            length = orthogonalize(basis, &mut vector);
            if length > 1e-6 {
                break;
            }
        }
        if length <= 1e-6 {
            return 0.0;
        }
    }
    vector.iter_mut().for_each(|x| *x /= length);
    basis.push(vector);
    if found { length } else { 0.0 }
}

/// Takes the directions out of a vector, twice (once is not enough, twice is), and returns what length is left.
fn orthogonalize(basis: &[Vec<f64>], vector: &mut [f64]) -> f64 {
    for _ in 0..2 {
        for q in basis {
            let along = dot(q, vector);
            vector.iter_mut().zip(q).for_each(|(x, q)| *x -= along * q);
        }
    }
    dot(vector, vector).sqrt()
}

/// In eight lanes, so that the compiler may use wide registers.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0; 8];
    let (a8, b8) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f64 = a8.remainder().iter().zip(b8.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a8.zip(b8) {
        for lane in 0..8 {
            lanes[lane] += x[lane] * y[lane];
        }
    }
    lanes.iter().sum::<f64>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of_diagonal(values: &[f64]) -> Result<Leading, Undefined> {
        leading(values.len(), |v, out| {
            for ((out, v), value) in out.iter_mut().zip(v).zip(values) {
                *out = [v[0] * value, v[1] * value];
            }
        })
    }

    #[test]
    fn two_equal_largest_values_are_both_found() {
        let mut values = vec![1.0; 50];
        (values[7], values[31]) = (9.0, 9.0);
        let found = of_diagonal(&values).unwrap();
        assert!(found.values.iter().all(|x| (x - 9.0).abs() < 1e-12));
        let within = |v: &[f64]| v[7].hypot(v[31]);
        assert!(found.vectors.iter().all(|v| (within(v) - 1.0).abs() < 1e-12));
    }

    #[test]
    fn a_close_second_and_third_are_told_apart() {
        let mut values: Vec<f64> = (0..900).map(|i| f64::from(i) / 1000.0).collect();
        values.extend([1.0, 0.99999]);
        let found = of_diagonal(&values).unwrap();
        assert!((found.values[1] - 0.99999).abs() < 1e-12 && (found.vectors[1][901].abs() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn one_direction_only_leaves_a_second_of_zero() {
        let found = of_diagonal(&[0.0, 3.0, 0.0]).unwrap();
        assert!((found.values[0] - 3.0).abs() < 1e-14 && found.values[1].abs() < 1e-14);
        assert!(matches!(of_diagonal(&[1.0]), Err(Undefined::TooFew { .. })));
        assert_eq!(of_diagonal(&[0.0; 4]).unwrap().values, [0.0, 0.0]);
    }

    proptest! {
        #[test]
        fn it_agrees_with_the_whole_problem(n in 2_usize..14, cells in prop::collection::vec(-1.0..1.0_f64, 200)) {
            let square = DMatrix::from_fn(n, n, |i, j| cells[i * n + j]);
            let table = &square * square.transpose();
            let found = leading(n, |v, out| {
                for (i, out) in out.iter_mut().enumerate() {
                    *out = [0, 1].map(|c| (0..n).map(|j| table[(i, j)] * v[j][c]).sum());
                }
            }).unwrap();
            let mut whole: Vec<f64> = SymmetricEigen::new(table).eigenvalues.iter().copied().collect();
            whole.sort_by(|a, b| b.total_cmp(a));
            prop_assert!((found.values[0] - whole[0]).abs() < 1e-12 * whole[0] && (found.values[1] - whole[1]).abs() < 1e-10 * whole[0]);
        }
    }
}
