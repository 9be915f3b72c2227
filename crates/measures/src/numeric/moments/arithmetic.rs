//! How the numbers of one block are held, told apart and multiplied: in plain loops over fixed lengths, which the compiler turns
//! into instructions for many numbers at a time.

use super::BLOCK;

/// Adding this moves a small whole number into the lowest bits of a float, and rounds away what stood after its point.
const SHIFT: f64 = 6_755_399_441_055_744.0;

/// How numbers of a block are held and multiplied.
pub(super) trait Arithmetic {
    type Cell: Copy + PartialEq;
    const ZERO: Self::Cell;
    /// a · b for several b at once, each exact or nearly so.
    fn dots<const N: usize>(a: &[Self::Cell; BLOCK], b: [&[Self::Cell; BLOCK]; N]) -> [f64; N];
    fn squared(x: Self::Cell) -> Self::Cell;
}

/// Numbers so small that their products can be summed in 16 bits: the points of any usual scale.
pub(super) struct Tiny;
/// Whole numbers whose products need 32 bits.
pub(super) struct Small;
/// All other numbers.
pub(super) struct Any;

impl Arithmetic for Tiny {
    type Cell = i16;
    const ZERO: i16 = 0;

    fn dots<const N: usize>(a: &[i16; BLOCK], b: [&[i16; BLOCK]; N]) -> [f64; N] {
        // A plain sum, which the compiler turns into one of eight sums at a time.
        b.map(|b| f64::from(a.iter().zip(b).fold(0_i16, |sum, (a, b)| sum.wrapping_add(a.wrapping_mul(*b)))))
    }

    fn squared(x: i16) -> i16 {
        x.wrapping_mul(x)
    }
}

impl Arithmetic for Small {
    type Cell = i16;
    const ZERO: i16 = 0;

    fn dots<const N: usize>(a: &[i16; BLOCK], b: [&[i16; BLOCK]; N]) -> [f64; N] {
        b.map(|b| f64::from(a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum::<i32>()))
    }

    fn squared(x: i16) -> i16 {
        x.wrapping_mul(x)
    }
}

impl Arithmetic for Any {
    type Cell = f64;
    const ZERO: f64 = 0.0;

    fn dots<const N: usize>(a: &[f64; BLOCK], b: [&[f64; BLOCK]; N]) -> [f64; N] {
        // Floats are summed in the order written, so that eight sums at a time must be written as such.
        const LANES: usize = 8;
        b.map(|b| {
            let mut sums = [0.0_f64; LANES];
            for (a, b) in a.as_chunks::<LANES>().0.iter().zip(b.as_chunks::<LANES>().0) {
                for lane in 0..LANES {
                    sums[lane] += a[lane] * b[lane];
                }
            }
            sums.iter().sum()
        })
    }

    fn squared(x: f64) -> f64 {
        x * x
    }
}

/// Answers as small whole numbers, with a mark of 1 where there is one; false if some does not fit.
pub(super) fn small(cells: &[f64], shift: f64, limit: f64, x: &mut [i16; BLOCK], mark: &mut [i16; BLOCK]) -> bool {
    let mut seen = Seen { fraction: [0; EIGHT], far: [0.0; EIGHT] };
    let (eights, rest) = cells.as_chunks::<EIGHT>();
    let (x, mark) = (x.as_chunks_mut::<EIGHT>().0, mark.as_chunks_mut::<EIGHT>().0);
    for ((cells, x), mark) in eights.iter().zip(x.iter_mut()).zip(mark.iter_mut()) {
        seen.eight(cells, shift, x, mark);
    }
    if let (Some(x), Some(mark), false) = (x.get_mut(eights.len()), mark.get_mut(eights.len()), rest.is_empty()) {
        let mut last = [f64::NAN; EIGHT];
        last[..rest.len()].copy_from_slice(rest);
        seen.eight(&last, shift, x, mark);
    }
    seen.fraction.iter().all(|bits| *bits == 0) && seen.far.iter().all(|far| *far <= limit)
}

/// Numbers turned at a time.
const EIGHT: usize = 8;

/// What was met: bits that stood after a point, and the greatest distance from the shift.
struct Seen {
    fraction: [u64; EIGHT],
    far: [f64; EIGHT],
}

impl Seen {
    /// Written without branches and over a fixed number of cells, which the compiler turns into a few wide instructions.
    #[inline]
    fn eight(&mut self, cells: &[f64; EIGHT], shift: f64, x: &mut [i16; EIGHT], mark: &mut [i16; EIGHT]) {
        for lane in 0..EIGHT {
            let answered = !cells[lane].is_nan();
            let from = if answered { cells[lane] - shift } else { 0.0 };
            let one = if answered { SHIFT + 1.0 } else { SHIFT };
            let sum = from + SHIFT;
            // Equal but for the sign of 0 where nothing stood after the point.
            self.fraction[lane] |= ((sum - SHIFT).to_bits() ^ from.to_bits()) << 1;
            self.far[lane] = if from.abs() > self.far[lane] { from.abs() } else { self.far[lane] };
            x[lane] = sum.to_bits() as i16;
            mark[lane] = one.to_bits() as i16;
        }
    }
}
