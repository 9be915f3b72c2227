//! Principal components by sketch, as scikit-learn finds them for larger tables: only for comparing figures with programs
//! built on it. Its error (in the fourth digit of a place, at times) is larger than what such a comparison may allow, so the
//! sketch is drawn with the same start. Whoever shows a map to people takes the exact components.

use super::map::Centered;
use super::spectrum::Twin;
use crate::Undefined;
use nalgebra::{DMatrix, SymmetricEigen};

/// Two components and ten more, as the method's authors advise.
const SKETCHED: usize = 12;
/// Rounds when two components are less than a tenth of all there could be, and otherwise.
const ROUNDS: (usize, usize) = (7, 4);

/// Squared singular values, loadings and places.
type Found = ([f64; 2], [Vec<f64>; 2], Vec<Twin>);

/// The two leading ones, by Halko, Martinsson & Tropp (2011), algorithms 4.4 and 5.1. The narrower
/// side of the table is the one that is sketched from.
pub(super) fn leading(table: &Centered) -> Result<Found, Undefined> {
    let (people, statements) = (table.votes.people(), table.votes.statements());
    let tall = people >= statements;
    let forward = |q: &DMatrix<f64>| if tall { times(table, q) } else { transposed_times(table, q) };
    let backward = |q: &DMatrix<f64>| if tall { transposed_times(table, q) } else { times(table, q) };
    let narrow = people.min(statements);
    let mut normal = Normal::new(0);
    let mut range = DMatrix::zeros(narrow, SKETCHED);
    for row in 0..narrow {
        for column in 0..SKETCHED {
            range[(row, column)] = normal.next();
        }
    }
    let rounds = if 2 * 10 < narrow { ROUNDS.0 } else { ROUNDS.1 };
    for _ in 0..rounds {
        range = backward(&forward(&range).qr().q()).qr().q();
    }
    let range = forward(&range).qr().q();
    let inside = backward(&range);
    let eigen = SymmetricEigen::new(inside.transpose() * &inside);
    let mut order: Vec<usize> = (0..eigen.eigenvalues.len()).collect();
    order.sort_by(|a, b| eigen.eigenvalues[*b].total_cmp(&eigen.eigenvalues[*a]));
    let (Some(first), Some(second)) = (order.first(), order.get(1)) else { return Err(Undefined::TooFew { n: order.len(), needed: 2 }) };
    let along = |place: usize| {
        let value = eigen.eigenvalues[place].max(0.0);
        let weights = eigen.eigenvectors.column(place);
        let (wide, narrow) = (&range * weights, &inside * weights);
        // `wide` has the length 1, `narrow` that of the singular value.
        let scale = value.sqrt();
        let (places, loadings) = if tall { (wide * scale, narrow / scale.max(f64::MIN_POSITIVE)) } else { (narrow, wide) };
        (value, loadings.iter().copied().collect::<Vec<f64>>(), places)
    };
    let (a, b) = (along(*first), along(*second));
    let places = a.2.iter().zip(b.2.iter()).map(|(x, y)| [*x, *y]).collect();
    Ok(([a.0, b.0], [a.1, b.1], places))
}

/// X q.
fn times(table: &Centered, q: &DMatrix<f64>) -> DMatrix<f64> {
    let turned = q.transpose();
    let mut out = DMatrix::zeros(q.ncols(), table.votes.people());
    for (person, row) in table.votes.rows().enumerate() {
        let mut sums = out.column_mut(person);
        for (statement, weight) in table.entries(row) {
            sums.axpy(weight, &turned.column(statement), 1.0);
        }
    }
    out.transpose()
}

/// X' q.
fn transposed_times(table: &Centered, q: &DMatrix<f64>) -> DMatrix<f64> {
    let turned = q.transpose();
    let mut out = DMatrix::zeros(q.ncols(), table.votes.statements());
    for (person, row) in table.votes.rows().enumerate() {
        let place = turned.column(person);
        for (statement, weight) in table.entries(row) {
            out.column_mut(statement).axpy(weight, &place, 1.0);
        }
    }
    out.transpose()
}

/// Normal numbers by Marsaglia's polar method from the Mersenne Twister (Matsumoto & Nishimura 1998), the generator such
/// programs start from.
struct Normal {
    state: Vec<u32>,
    place: usize,
    kept: Option<f64>,
}

const WORDS: usize = 624;
const SHIFT: usize = 397;

impl Normal {
    fn new(seed: u32) -> Normal {
        let mut state = vec![seed; WORDS];
        for i in 1..WORDS {
            let before = state[i - 1];
            state[i] = 1_812_433_253_u32.wrapping_mul(before ^ (before >> 30)).wrapping_add(i as u32);
        }
        Normal { state, place: WORDS, kept: None }
    }

    fn word(&mut self) -> u32 {
        if self.place == WORDS {
            for i in 0..WORDS {
                let joined = (self.state[i] & 0x8000_0000) | (self.state[(i + 1) % WORDS] & 0x7fff_ffff);
                let odd = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
                self.state[i] = self.state[(i + SHIFT) % WORDS] ^ (joined >> 1) ^ odd;
            }
            self.place = 0;
        }
        let mut y = self.state[self.place];
        self.place += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    /// 53 random bits on [0, 1).
    fn share(&mut self) -> f64 {
        let (high, low) = (f64::from(self.word() >> 5), f64::from(self.word() >> 6));
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    fn next(&mut self) -> f64 {
        if let Some(kept) = self.kept.take() {
            return kept;
        }
        loop {
            let (a, b) = (2.0 * self.share() - 1.0, 2.0 * self.share() - 1.0);
            let square = a * a + b * b;
            if square < 1.0 && square != 0.0 {
                let scale = (-2.0 * square.ln() / square).sqrt();
                self.kept = Some(scale * a);
                return scale * b;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_gives_the_published_numbers() {
        // The first output of the authors' program for the seed 5489 is 3499211612.
        assert_eq!(Normal::new(5489).word(), 3_499_211_612);
        // NumPy 2.4: RandomState(0).normal(size=3).
        let mut normal = Normal::new(0);
        for want in [1.764_052_345_967_664, 0.400_157_208_367_223_3, 0.978_737_984_105_739_2] {
            assert!((normal.next() - want).abs() < 1e-15);
        }
    }
}
