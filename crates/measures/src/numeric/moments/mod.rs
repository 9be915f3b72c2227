//! Means, variances and covariances of the columns of a table with gaps, every pair on the rows that answered both.
//!
//! Answers are small whole numbers nearly always; those are multiplied in 16 bits, many at a time, and summed exactly. All
//! other tables take the same way in floating point. Both go through the table once, in blocks that stay in cache.

mod arithmetic;

use crate::ratings::GAP;
use crate::{Answers, Ratings};
use arithmetic::{Any, Arithmetic, Small, Tiny, small};

/// Rows worked on at a time: a block of 20 columns with its marks stays in the nearest cache.
const BLOCK: usize = 256;
/// The greatest distance from a column's shift for `Tiny`: BLOCK products of up to its square stay below 2¹⁵.
const TINY: f64 = 11.0;
/// The same for `Small`: BLOCK products stay below 2³¹.
const SMALL: f64 = 2000.0;
/// The same where the square of a number must fit 16 bits as well.
const SMALL_SQUARED: f64 = 181.0;
/// What is needed beyond covariances.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    Covariances,
    /// Also the spread of each column over the rows that answered another one.
    Correlations,
}

/// Counts, sums and products of every pair of columns, about a shift of each column that keeps the sums small.
#[derive(Debug, Clone)]
pub(crate) struct Moments {
    columns: usize,
    shift: Vec<f64>,
    sums: Sums,
}

/// At i · columns + j, over the rows that answered both columns.
#[derive(Debug, Clone)]
struct Sums {
    counts: Vec<f64>,
    /// Of column i.
    sums: Vec<f64>,
    /// Of the squares of column i; the diagonal only where nobody asked for more.
    squares: Vec<f64>,
    products: Vec<f64>,
    complete: bool,
}

impl Moments {
    pub(crate) fn of(answers: &Answers, want: Want) -> Moments {
        let (rows, columns) = (answers.rows(), answers.columns());
        let first = |j: usize| answers.column(j).iter().copied().find(|x| !x.is_nan()).unwrap_or(0.0);
        let shift: Vec<f64> = (0..columns).map(first).collect();
        let fill = |limit: f64| {
            let shift = &shift;
            move |j: usize, from: usize, x: &mut [i16; BLOCK], mark: &mut [i16; BLOCK]| {
                small(&answers.column(j)[from..rows.min(from + BLOCK)], shift[j], limit, x, mark)
            }
        };
        let limit = if want == Want::Correlations { SMALL_SQUARED } else { SMALL };
        let sums = accumulate::<Tiny>(rows, columns, want, fill(TINY)).or_else(|| accumulate::<Small>(rows, columns, want, fill(limit)));
        sums.map_or_else(|| Moments::of_any(answers, want), |sums| Moments { columns, shift, sums })
    }

    pub(crate) fn of_ratings(ratings: &Ratings, want: Want) -> Moments {
        let (rows, columns) = (ratings.rows(), ratings.columns());
        // From the middle of the list no code is farther than 127, whose square fits 16 bits.
        let middle = (ratings.categories() / 2) as i16;
        let fill = |j: usize, from: usize, x: &mut [i16; BLOCK], mark: &mut [i16; BLOCK]| {
            for ((x, mark), code) in x.iter_mut().zip(mark.iter_mut()).zip(&ratings.column(j)[from..rows.min(from + BLOCK)]) {
                let answered = *code != GAP;
                *x = if answered { i16::from(*code) - middle } else { 0 };
                *mark = i16::from(answered);
            }
            true
        };
        let tiny = (ratings.categories() as f64) <= 2.0 * TINY;
        let sums = if tiny { accumulate::<Tiny>(rows, columns, want, fill) } else { accumulate::<Small>(rows, columns, want, fill) };
        let shift = vec![f64::from(middle); columns];
        sums.map_or_else(|| Moments::of_any(&ratings.answers(), want), |sums| Moments { columns, shift, sums })
    }

    /// The way for numbers of any kind, about the mean of each column.
    fn of_any(answers: &Answers, want: Want) -> Moments {
        let (rows, columns) = (answers.rows(), answers.columns());
        let shift: Vec<f64> = (0..columns).map(|j| center(answers.column(j))).collect();
        let sums = accumulate::<Any>(rows, columns, want, |j, from, x, mark| {
            for ((x, mark), cell) in x.iter_mut().zip(mark.iter_mut()).zip(&answers.column(j)[from..rows.min(from + BLOCK)]) {
                let answered = !cell.is_nan();
                *x = if answered { cell - shift[j] } else { 0.0 };
                *mark = f64::from(u8::from(answered));
            }
            true
        });
        Moments { columns, shift, sums: sums.unwrap_or_else(|| Sums::new(columns)) }
    }

    /// Whether no cell was missing.
    pub(crate) fn is_complete(&self) -> bool {
        self.sums.complete
    }

    /// How many rows answered both columns.
    pub(crate) fn count(&self, i: usize, j: usize) -> usize {
        self.sums.counts[i * self.columns + j] as usize
    }

    /// The mean of a column over the rows that answered it.
    pub(crate) fn mean(&self, i: usize) -> Option<f64> {
        let at = i * self.columns + i;
        (self.sums.counts[at] > 0.0).then(|| self.shift[i] + self.sums.sums[at] / self.sums.counts[at])
    }

    /// Covariance over the rows that answered both; `None` for fewer than two.
    pub(crate) fn covariance(&self, i: usize, j: usize) -> Option<f64> {
        let n = self.sums.counts[i * self.columns + j];
        (n >= 2.0).then(|| self.scatter(i, j) / (n * (n - 1.0)))
    }

    /// Correlation over the rows that answered both, by the spread of those rows; `None` where either has no spread.
    pub(crate) fn correlation(&self, i: usize, j: usize) -> Option<f64> {
        let (a, b) = (self.spread(i, j), self.spread(j, i));
        (a > 0.0 && b > 0.0).then(|| (self.scatter(i, j) / (a.sqrt() * b.sqrt())).clamp(-1.0, 1.0)).filter(|r| !r.is_nan())
    }

    /// n² times the variance of column i (n its divisor) over the rows that answered j too.
    fn spread(&self, i: usize, j: usize) -> f64 {
        let k = self.columns;
        let square = if self.sums.complete { self.sums.squares[i * k + i] } else { self.sums.squares[i * k + j] };
        let (n, sum) = (self.sums.counts[i * k + j], self.sums.sums[i * k + j]);
        beyond_rounding(n * square - sum * sum, n * square)
    }

    /// n² times the covariance with n as its divisor.
    fn scatter(&self, i: usize, j: usize) -> f64 {
        let (k, s) = (self.columns, &self.sums);
        let scatter = s.counts[i * k + j] * s.products[i * k + j] - s.sums[i * k + j] * s.sums[j * k + i];
        if i == j { beyond_rounding(scatter, s.counts[i * k + j] * s.products[i * k + j]) } else { scatter }
    }
}

/// A difference of squares, 0 where it is no more than rounding has left of `whole`; infinite where that is.
fn beyond_rounding(difference: f64, whole: f64) -> f64 {
    if !whole.is_finite() {
        f64::INFINITY
    } else if difference > 16.0 * f64::EPSILON * whole {
        difference
    } else {
        0.0
    }
}

impl Sums {
    fn new(columns: usize) -> Sums {
        let none = || vec![0.0; columns * columns];
        Sums { counts: none(), sums: none(), squares: none(), products: none(), complete: true }
    }
}

/// The mean of a column, or as near to it as rounding allows.
fn center(column: &[f64]) -> f64 {
    const LANES: usize = 8;
    let (mut count, mut sum) = ([0.0_f64; LANES], [0.0_f64; LANES]);
    let (eights, rest) = column.as_chunks::<LANES>();
    for cells in eights {
        for lane in 0..LANES {
            let answered = !cells[lane].is_nan();
            count[lane] += if answered { 1.0 } else { 0.0 };
            sum[lane] += if answered { cells[lane] } else { 0.0 };
        }
    }
    for x in rest.iter().filter(|x| !x.is_nan()) {
        (count[0], sum[0]) = (count[0] + 1.0, sum[0] + x);
    }
    let mean = sum.iter().sum::<f64>() / count.iter().sum::<f64>().max(1.0);
    if mean.is_finite() { mean } else { 0.0 }
}

/// Goes through the table block by block; `fill` puts a column's block into numbers and marks, or says that they do not fit.
fn accumulate<A: Arithmetic>(
    rows: usize,
    columns: usize,
    want: Want,
    fill: impl Fn(usize, usize, &mut [A::Cell; BLOCK], &mut [A::Cell; BLOCK]) -> bool,
) -> Option<Sums> {
    let mut total = Sums::new(columns);
    let block = || vec![[A::ZERO; BLOCK]; columns];
    let (mut x, mut marks, mut squares) = (block(), block(), if want == Want::Correlations { block() } else { Vec::new() });
    let mut plain = 0;
    let mut plain_sums = vec![0.0; columns];
    for from in (0..rows).step_by(BLOCK) {
        let here = BLOCK.min(rows - from);
        let mut whole = true;
        for j in 0..columns {
            if here < BLOCK {
                (x[j], marks[j]) = ([A::ZERO; BLOCK], [A::ZERO; BLOCK]);
            }
            if !fill(j, from, &mut x[j], &mut marks[j]) {
                return None;
            }
            whole &= !marks[j][..here].iter().fold(false, |gap, mark| gap | (*mark == A::ZERO));
        }
        half::<A>(&x, &x, &mut total.products);
        if whole {
            plain += here;
            plain_sums.iter_mut().enumerate().for_each(|(i, sum)| *sum += A::dots(&x[i], [&marks[i]])[0]);
            continue;
        }
        total.complete = false;
        half::<A>(&marks, &marks, &mut total.counts);
        all::<A>(&x, &marks, &mut total.sums);
        if want == Want::Correlations {
            squares.iter_mut().zip(&x).for_each(|(s, x)| s.iter_mut().zip(x).for_each(|(s, x)| *s = A::squared(*x)));
            all::<A>(&squares, &marks, &mut total.squares);
        }
    }
    finish(&mut total, columns, plain as f64, &plain_sums);
    Some(total)
}

/// Each column's correlation with the row's mean over what was answered, over the rows that answered the column; `None` where
/// either has no spread.
pub(crate) fn with_row_means(answers: &Answers, moments: &Moments) -> Vec<Option<f64>> {
    let fill = |j: usize, from: usize, x: &mut [f64; BLOCK], mark: &mut [f64; BLOCK]| {
        for ((x, mark), cell) in x.iter_mut().zip(mark.iter_mut()).zip(&answers.column(j)[from..answers.rows().min(from + BLOCK)]) {
            let answered = !cell.is_nan();
            *x = if answered { cell - moments.shift[j] } else { 0.0 };
            *mark = if answered { 1.0 } else { 0.0 };
        }
    };
    row_means(answers.rows(), moments, fill)
}

/// The same for bytes.
pub(crate) fn ratings_with_row_means(ratings: &Ratings, moments: &Moments) -> Vec<Option<f64>> {
    let fill = |j: usize, from: usize, x: &mut [f64; BLOCK], mark: &mut [f64; BLOCK]| {
        for ((x, mark), code) in x.iter_mut().zip(mark.iter_mut()).zip(&ratings.column(j)[from..ratings.rows().min(from + BLOCK)]) {
            let answered = *code != GAP;
            *x = if answered { f64::from(*code) - moments.shift[j] } else { 0.0 };
            *mark = if answered { 1.0 } else { 0.0 };
        }
    };
    row_means(ratings.rows(), moments, fill)
}

fn row_means(rows: usize, moments: &Moments, fill: impl Fn(usize, usize, &mut [f64; BLOCK], &mut [f64; BLOCK])) -> Vec<Option<f64>> {
    let (k, shift) = (moments.columns, &moments.shift);
    let middle = shift.iter().sum::<f64>() / k.max(1) as f64;
    let (mut x, mut marks) = (vec![[0.0; BLOCK]; k], vec![[0.0; BLOCK]; k]);
    // Per column, over its rows: the sum of the row means t, of t², and of t times the column.
    let mut sums = vec![[0.0_f64; 3]; k];
    for from in (0..rows).step_by(BLOCK) {
        if rows - from < BLOCK {
            x.iter_mut().chain(&mut marks).for_each(|block| *block = [0.0; BLOCK]);
        }
        let (mut mean, mut count) = ([0.0_f64; BLOCK], [0.0_f64; BLOCK]);
        for j in 0..k {
            fill(j, from, &mut x[j], &mut marks[j]);
            let apart = shift[j] - middle;
            for r in 0..BLOCK {
                mean[r] += x[j][r] + apart * marks[j][r];
                count[r] += marks[j][r];
            }
        }
        mean.iter_mut().zip(&count).for_each(|(mean, n)| *mean /= n.max(1.0));
        let squares = mean.map(|t| t * t);
        for j in 0..k {
            let [sum, square] = Any::dots(&marks[j], [&mean, &squares]);
            let [product] = Any::dots(&x[j], [&mean]);
            sums[j].iter_mut().zip([sum, square, product]).for_each(|(into, term)| *into += term);
        }
    }
    let one = |(j, [t, tt, xt]): (usize, &[f64; 3])| {
        let at = j * k + j;
        let (n, x, xx) = (moments.sums.counts[at], moments.sums.sums[at], moments.sums.products[at]);
        let (a, b) = (beyond_rounding(n * xx - x * x, n * xx), beyond_rounding(n * tt - t * t, n * tt));
        (a > 0.0 && b > 0.0).then(|| ((n * xt - x * t) / (a.sqrt() * b.sqrt())).clamp(-1.0, 1.0)).filter(|r| !r.is_nan())
    };
    sums.iter().enumerate().map(one).collect()
}

/// Adds what blocks without any gap gave, and mirrors what is the same on both sides.
fn finish(total: &mut Sums, columns: usize, plain: f64, plain_sums: &[f64]) {
    for i in 0..columns {
        for j in i + 1..columns {
            total.counts[j * columns + i] = total.counts[i * columns + j];
            total.products[j * columns + i] = total.products[i * columns + j];
        }
    }
    total.counts.iter_mut().for_each(|n| *n += plain);
    for (i, plain) in plain_sums.iter().enumerate() {
        total.sums[i * columns..(i + 1) * columns].iter_mut().for_each(|sum| *sum += plain);
        // The rows without gaps are in the products and not yet in the squares.
        let missing = total.products[i * columns + i] - total.squares[i * columns + i];
        total.squares[i * columns..(i + 1) * columns].iter_mut().for_each(|square| *square += missing);
    }
}

/// Adds a[i] · b[j] for all j from i on.
fn half<A: Arithmetic>(a: &[[A::Cell; BLOCK]], b: &[[A::Cell; BLOCK]], into: &mut [f64]) {
    (0..a.len()).for_each(|i| row::<A>(&a[i], &b[i..], &mut into[i * a.len() + i..(i + 1) * a.len()]));
}

/// Adds a[i] · b[j] for all i and j.
fn all<A: Arithmetic>(a: &[[A::Cell; BLOCK]], b: &[[A::Cell; BLOCK]], into: &mut [f64]) {
    (0..a.len()).for_each(|i| row::<A>(&a[i], b, &mut into[i * a.len()..(i + 1) * a.len()]));
}

/// Four at a time, so that a number loaded is used four times.
fn row<A: Arithmetic>(a: &[A::Cell; BLOCK], b: &[[A::Cell; BLOCK]], into: &mut [f64]) {
    let (fours, rest) = b.as_chunks::<4>();
    let (into_fours, into_rest) = into.as_chunks_mut::<4>();
    for (into, b) in into_fours.iter_mut().zip(fours) {
        let dots = A::dots(a, [&b[0], &b[1], &b[2], &b[3]]);
        into.iter_mut().zip(dots).for_each(|(into, dot)| *into += dot);
    }
    for (into, b) in into_rest.iter_mut().zip(rest) {
        *into += A::dots(a, [b])[0];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The textbook way, pair by pair.
    fn plainly(a: &[f64], b: &[f64]) -> (f64, f64) {
        let both: Vec<(f64, f64)> = a.iter().zip(b).filter(|(x, y)| !x.is_nan() && !y.is_nan()).map(|(x, y)| (*x, *y)).collect();
        let n = both.len() as f64;
        let (ma, mb) = (both.iter().map(|p| p.0).sum::<f64>() / n, both.iter().map(|p| p.1).sum::<f64>() / n);
        let sum = |f: &dyn Fn(&(f64, f64)) -> f64| both.iter().map(f).sum::<f64>();
        let (ab, aa, bb) = (sum(&|p| (p.0 - ma) * (p.1 - mb)), sum(&|p| (p.0 - ma).powi(2)), sum(&|p| (p.1 - mb).powi(2)));
        (ab / (n - 1.0), ab / (aa * bb).sqrt())
    }

    fn check(answers: &Answers) {
        let moments = Moments::of(answers, Want::Correlations);
        for i in 0..answers.columns() {
            for j in 0..answers.columns() {
                let (covariance, correlation) = plainly(answers.column(i), answers.column(j));
                if moments.count(i, j) < 2 {
                    assert_eq!(moments.covariance(i, j), None);
                    continue;
                }
                let got = moments.covariance(i, j).unwrap();
                assert!((got - covariance).abs() <= 1e-9 * (1.0 + covariance.abs()), "{got} {covariance}");
                if let Some(got) = moments.correlation(i, j) {
                    assert!((got - correlation).abs() <= 1e-7, "{got} {correlation}");
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn whole_numbers_and_others_give_what_the_textbook_gives(rows in 0_usize..1300, columns in 1_usize..7, gaps in 0_u64..3, seed in any::<u64>(), kind in 0..6) {
            let mut state = seed | 1;
            let mut next = || { state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407); state >> 33 };
            let cells = (0..rows * columns).map(|_| if gaps > 0 && next() % 10 < gaps { f64::NAN } else {
                let x = (next() % 5) as f64;
                match kind { 0 => x, 1 => x * 0.37 + 3.0, 2 => x * 1000.0 + 1e6, 3 => x * 40.0, 4 => x * 7.75, _ => x + 1e5 }
            }).collect();
            check(&Answers::new(rows, columns, cells).unwrap());
        }
    }

    #[test]
    fn bytes_and_numbers_agree_and_a_constant_has_no_spread_at_all() {
        let codes: Vec<u8> = (0..3000_u32).map(|i| if i % 17 == 0 { GAP } else { (i * i % 7) as u8 }).collect();
        let ratings = Ratings::new(1000, 3, 9, codes).unwrap();
        let (one, other) = (Moments::of_ratings(&ratings, Want::Correlations), Moments::of(&ratings.answers(), Want::Correlations));
        for i in 0..3 {
            assert!((one.mean(i).unwrap() - other.mean(i).unwrap()).abs() < 1e-14);
            assert!((one.correlation(i, 2).unwrap() - other.correlation(i, 2).unwrap()).abs() < 1e-12);
        }
        let constant = Moments::of(&Answers::new(600, 1, vec![0.1; 600]).unwrap(), Want::Covariances);
        assert_eq!((constant.covariance(0, 0), constant.correlation(0, 0)), (Some(0.0), None));
    }
}
