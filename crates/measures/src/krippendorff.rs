//! Krippendorff's alpha: agreement of any number of raters, on any scale, with gaps. The measure to take when not everybody
//! rated everything.

use crate::ratings::GAP;
use crate::{Answers, Ratings, Undefined};

/// What a difference between two ratings means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Metric {
    /// Same or not.
    Nominal,
    /// By how many ratings lie between: categories in an order.
    Ordinal,
    /// Squared difference.
    Interval,
    /// Squared difference over squared sum: an absolute zero. Two zeros do not differ.
    Ratio,
}

impl Metric {
    pub const ALL: [Metric; 4] = [Metric::Nominal, Metric::Ordinal, Metric::Interval, Metric::Ratio];
}

/// Rows worked on at a time.
const BLOCK: usize = 1024;
/// As many codes as a byte can hold.
const CODES: usize = 256;
/// From about here on it is quicker to sort the ratings of each unit than to compare raters pair by pair.
const MANY_RATERS: usize = 500;

/// Alpha of a table of numbers.
///
/// Formula   α = 1 − Dₒ/Dₑ; Dₒ = Σ over units of Σ_{i≠j} δ²(xᵢ, xⱼ)/(mᵤ−1), over n; Dₑ = Σ_{c,k} n_c n_k δ²(c, k) / (n(n−1)), n the number
///           of ratings of units with mᵤ ≥ 2. δ²: nominal 0 or 1; ordinal (n_c/2 + Σ between + n_k/2)²; interval (c−k)²;
///           ratio ((c−k)/(c+k))²
/// Input     a row per unit, a column per rater, gaps allowed
/// Output    at most 1; 0 is chance; negative for systematic disagreement
/// Errors    `TooFew` (no unit with two ratings), `OneKind` (all such ratings are one value: nothing shows that raters tell
///           anything apart), `OutOfRange` (ratio: a negative rating), `TooLarge` (differences that cannot be squared)
/// Caution   units with one rating do not count. `Ratio` takes time with the square of the number of raters and of different
///           values; the others n log n at most
/// Source    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability. Checked: reference/krippendorff_alpha.json (R irr)
pub fn krippendorff(answers: &Answers, metric: Metric) -> Result<f64, Undefined> {
    if metric != Metric::Ratio
        && let Some((ratings, values)) = Ratings::of_whole(answers)
    {
        return krippendorff_of_ratings(&ratings, &values, metric);
    }
    let (rows, raters) = (answers.rows(), answers.columns());
    let cells = |j: usize, from: usize, to: usize, into: &mut [f64; BLOCK]| into[..to - from].copy_from_slice(&answers.column(j)[from..to]);
    let counts = pairable_values(answers);
    let values = Values::new(counts)?;
    let observed = match metric {
        Metric::Interval => {
            let middle = values.mean();
            spread_within(rows, raters, |j, from, to, into| {
                cells(j, from, to, into);
                into[..to - from].iter_mut().for_each(|x| *x -= middle);
            })
        }
        Metric::Ordinal => {
            let ranks = values.middle_ranks();
            spread_within(rows, raters, |j, from, to, into| {
                cells(j, from, to, into);
                into[..to - from].iter_mut().for_each(|x| *x = values.place(*x).map_or(f64::NAN, |place| ranks[place]));
            })
        }
        Metric::Nominal => within(answers, differing),
        Metric::Ratio => within(answers, by_ratio),
    };
    values.alpha(metric, observed)
}

/// The same for ratings held as bytes, which is several times quicker. `values` are what the codes stand for.
///
/// Formula, Output, Caution, Source: as `krippendorff`
/// Input     codes, and a value for each category; for `Nominal` and `Ordinal` only their order counts
/// Errors    as `krippendorff`, and `Mismatch` (not a value per category), `NotFinite` (a value), `OutOfRange` (values do not rise)
pub fn krippendorff_of_ratings(ratings: &Ratings, values: &[f64], metric: Metric) -> Result<f64, Undefined> {
    if values.len() != ratings.categories() {
        return Err(Undefined::Mismatch { what: "values of categories", expected: ratings.categories(), found: values.len() });
    }
    if let Some(index) = values.iter().position(|x| !x.is_finite()) {
        return Err(Undefined::NotFinite { index });
    }
    if let Some(pair) = values.windows(2).find(|pair| pair[0] >= pair[1]) {
        return Err(Undefined::OutOfRange { what: "value of a category", value: pair[1], low: pair[0], high: f64::INFINITY });
    }
    if metric == Metric::Ratio {
        let numbers = |c: &u8| values.get(usize::from(*c)).copied().unwrap_or(f64::NAN);
        let cells = (0..ratings.columns()).flat_map(|j| ratings.column(j).iter().map(numbers)).collect();
        return krippendorff(&Answers::new(ratings.rows(), ratings.columns(), cells)?, metric);
    }
    let counts = pairable_codes(ratings);
    let used = Values::new(values.iter().copied().zip(counts).collect())?;
    // What each code is worth: its value or middle rank about the mean; a gap and what nobody used are nothing.
    let (ranks, middle) = (used.middle_ranks(), used.mean());
    let worth = |x: f64| match metric {
        Metric::Interval => x - middle,
        _ => used.place(x).map_or(f64::NAN, |place| ranks[place]),
    };
    let mut table = [f64::NAN; CODES];
    table.iter_mut().zip(values).for_each(|(cell, x)| *cell = worth(*x));
    table[usize::from(GAP)] = f64::NAN;
    let observed = match metric {
        Metric::Nominal if ratings.columns() > MANY_RATERS => within(&ratings.answers(), differing),
        Metric::Nominal => differing_within(ratings),
        _ => spread_within(ratings.rows(), ratings.columns(), |j, from, to, into| {
            into.iter_mut().zip(&ratings.column(j)[from..to]).for_each(|(x, c)| *x = table[usize::from(*c)]);
        }),
    };
    used.alpha(metric, observed)
}

/// δ² on a ratio scale.
fn ratio(a: f64, b: f64) -> f64 {
    if a + b == 0.0 { 0.0 } else { ((a - b) / (a + b)).powi(2) }
}

/// The different values of ratings that meet another one, rising, and how often each occurs.
struct Values {
    counts: Vec<(f64, u64)>,
    n: f64,
}

impl Values {
    fn new(mut counts: Vec<(f64, u64)>) -> Result<Values, Undefined> {
        counts.retain(|(_, n)| *n > 0);
        match counts.len() {
            0 => Err(Undefined::TooFew { n: 0, needed: 1 }),
            1 => Err(Undefined::OneKind),
            _ => Ok(Values { n: counts.iter().map(|(_, n)| *n as f64).sum(), counts }),
        }
    }

    fn place(&self, x: f64) -> Option<usize> {
        // Adding 0 makes one zero of the two.
        self.counts.binary_search_by(|(value, _)| (value + 0.0).total_cmp(&(x + 0.0))).ok()
    }

    fn mean(&self) -> f64 {
        self.counts.iter().map(|(x, n)| x * (*n as f64 / self.n)).sum()
    }

    /// How many ratings lie below each value, half of its own among them, about the mean of that: two of them differ by what
    /// the ordinal metric squares.
    fn middle_ranks(&self) -> Vec<f64> {
        let mut below = -0.5 * self.n;
        self.counts
            .iter()
            .map(|(_, n)| {
                below += *n as f64;
                below - 0.5 * *n as f64
            })
            .collect()
    }

    /// Σ_{c,k} n_c n_k δ²(c, k).
    fn expected(&self, metric: Metric) -> f64 {
        let spread = |values: &mut dyn Iterator<Item = (f64, f64)>| {
            let (s, q) = values.fold((0.0, 0.0), |(s, q), (x, n)| (s + n * x, q + n * x * x));
            2.0 * (self.n * q - s * s)
        };
        let weights = self.counts.iter().map(|(_, n)| *n as f64);
        match metric {
            Metric::Nominal => self.n * self.n - weights.map(|n| n * n).sum::<f64>(),
            Metric::Ordinal => spread(&mut self.middle_ranks().into_iter().zip(weights)),
            Metric::Interval => {
                let middle = self.mean();
                spread(&mut self.counts.iter().map(|(x, n)| (x - middle, *n as f64)))
            }
            Metric::Ratio => {
                let one = |(i, (a, m)): (usize, &(f64, u64))| {
                    let others: f64 = self.counts[..i].iter().map(|(b, n)| ratio(*a, *b) * *n as f64).sum();
                    2.0 * *m as f64 * others
                };
                self.counts.iter().enumerate().map(one).sum()
            }
        }
    }

    /// `observed`: Σ over units of Σ_{i≠j} δ²/(m−1).
    fn alpha(&self, metric: Metric, observed: f64) -> Result<f64, Undefined> {
        if metric == Metric::Ratio
            && let Some((x, _)) = self.counts.first().filter(|(x, _)| *x < 0.0)
        {
            return Err(Undefined::OutOfRange { what: "rating on a ratio scale", value: *x, low: 0.0, high: f64::INFINITY });
        }
        let alpha = 1.0 - (self.n - 1.0) * observed / self.expected(metric);
        if alpha.is_finite() { Ok(alpha) } else { Err(Undefined::TooLarge) }
    }
}

/// The values of ratings that meet another one of their unit, with their counts, rising.
fn pairable_values(answers: &Answers) -> Vec<(f64, u64)> {
    let mut together = vec![0_u32; answers.rows()];
    for j in 0..answers.columns() {
        together.iter_mut().zip(answers.column(j)).for_each(|(m, x)| *m += u32::from(!x.is_nan()));
    }
    // Adding 0 makes one zero of the two.
    let pairable = |j: usize| answers.column(j).iter().zip(&together).filter(|(x, m)| **m > 1 && !x.is_nan()).map(|(x, _)| *x + 0.0);
    let mut values: Vec<f64> = (0..answers.columns()).flat_map(pairable).collect();
    values.sort_unstable_by(f64::total_cmp);
    let mut counts: Vec<(f64, u64)> = Vec::new();
    for x in values {
        match counts.last_mut() {
            Some((last, n)) if *last == x => *n += 1,
            _ => counts.push((x, 1)),
        }
    }
    counts
}

/// How often each code occurs in units that have two ratings.
fn pairable_codes(ratings: &Ratings) -> Vec<u64> {
    let mut counts = [[0_u64; 4]; CODES];
    let mut codes = [GAP; BLOCK];
    for from in (0..ratings.rows()).step_by(BLOCK) {
        let to = ratings.rows().min(from + BLOCK);
        let mut together = [0_u16; BLOCK];
        for j in 0..ratings.columns() {
            // More than enough is enough: two ratings are what counts.
            together.iter_mut().zip(&ratings.column(j)[from..to]).for_each(|(m, c)| *m = (*m + u16::from(*c != GAP)).min(2));
        }
        for j in 0..ratings.columns() {
            let cells = ratings.column(j)[from..to].iter().zip(&together);
            codes.iter_mut().zip(cells).for_each(|(code, (c, m))| *code = if *m > 1 { *c } else { GAP });
            // Four counters in turn, so that a code met twice in a row does not wait for its own count.
            codes[..to - from].iter().enumerate().for_each(|(r, c)| counts[usize::from(*c)][r % 4] += 1);
        }
    }
    counts[..ratings.categories()].iter().map(|lanes| lanes.iter().sum()).collect()
}

/// Σ over units of Σ_{i≠j} (vᵢ − vⱼ)² / (m−1), from the sums of each unit: 2 (m Σv² − (Σv)²) / (m−1).
///
/// `fill` writes the rows `from..to` of a rater, NaN for a gap.
fn spread_within(rows: usize, raters: usize, mut fill: impl FnMut(usize, usize, usize, &mut [f64; BLOCK])) -> f64 {
    let mut whole = 0.0;
    let mut cells = [f64::NAN; BLOCK];
    for from in (0..rows).step_by(BLOCK) {
        let to = rows.min(from + BLOCK);
        let (mut count, mut sum, mut square) = ([0.0_f64; BLOCK], [0.0_f64; BLOCK], [0.0_f64; BLOCK]);
        for j in 0..raters {
            fill(j, from, to, &mut cells);
            for r in 0..to - from {
                let there = !cells[r].is_nan();
                let x = if there { cells[r] } else { 0.0 };
                count[r] += if there { 1.0 } else { 0.0 };
                sum[r] += x;
                square[r] += x * x;
            }
        }
        let unit = |r: usize| if count[r] > 1.0 { (count[r] * square[r] - sum[r] * sum[r]).max(0.0) / (count[r] - 1.0) } else { 0.0 };
        whole += 2.0 * (0..to - from).map(unit).sum::<f64>();
    }
    whole
}

/// The same for other differences: `apart` is their sum over all ordered pairs of a unit's ratings.
fn within(answers: &Answers, apart: fn(&mut [f64]) -> f64) -> f64 {
    let mut whole = 0.0;
    let mut unit = Vec::with_capacity(answers.columns());
    for r in 0..answers.rows() {
        unit.clear();
        unit.extend((0..answers.columns()).filter_map(|j| answers.get(r, j)));
        if unit.len() > 1 {
            whole += apart(&mut unit) / (unit.len() - 1) as f64;
        }
    }
    whole
}

/// Of m ratings, m² − Σ n_c² ordered pairs differ.
fn differing(unit: &mut [f64]) -> f64 {
    unit.sort_unstable_by(f64::total_cmp);
    let equal: usize = unit.chunk_by(|a, b| a == b).map(|same| same.len() * same.len()).sum();
    (unit.len() * unit.len() - equal) as f64
}

fn by_ratio(unit: &mut [f64]) -> f64 {
    2.0 * (1..unit.len()).map(|i| unit[..i].iter().map(|b| ratio(unit[i], *b)).sum::<f64>()).sum::<f64>()
}

/// The same as `within` with `differing`, for bytes and not too many raters.
fn differing_within(ratings: &Ratings) -> f64 {
    let mut whole = 0.0;
    for from in (0..ratings.rows()).step_by(BLOCK) {
        let to = ratings.rows().min(from + BLOCK);
        let (mut equal, mut count) = ([0_u32; BLOCK], [0_u32; BLOCK]);
        for i in 0..ratings.columns() {
            let one = &ratings.column(i)[from..to];
            count.iter_mut().zip(one).for_each(|(count, c)| *count += u32::from(*c != GAP));
            for j in 0..i {
                let pair = one.iter().zip(&ratings.column(j)[from..to]);
                equal.iter_mut().zip(pair).for_each(|(equal, (a, b))| *equal += u32::from((a == b) & (*a != GAP)));
            }
        }
        let unit = |r: usize| match (f64::from(count[r]), f64::from(equal[r])) {
            (m, equal) if m > 1.0 => (m * (m - 1.0) - 2.0 * equal) / (m - 1.0),
            _ => 0.0,
        };
        whole += (0..to - from).map(unit).sum::<f64>();
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(rows: &[Vec<Option<f64>>]) -> Answers {
        Answers::from_rows(rows).unwrap()
    }

    #[test]
    fn the_published_example_comes_out() {
        // Krippendorff (2011), example C: four observers, twelve units, five values.
        let units: Vec<Vec<Option<f64>>> = (0..12)
            .map(|u| {
                let by = ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."];
                by.iter().map(|row| row.split(' ').nth(u).and_then(|c| c.parse().ok())).collect()
            })
            .collect();
        for (metric, wanted) in [(Metric::Nominal, 0.743), (Metric::Ordinal, 0.815), (Metric::Interval, 0.849), (Metric::Ratio, 0.797)] {
            let alpha = krippendorff(&of(&units), metric).unwrap();
            assert!((alpha - wanted).abs() < 5e-4, "{metric:?} {alpha}");
        }
    }

    #[test]
    fn what_has_no_answer_says_why() {
        let alone = of(&[vec![Some(1.0), None], vec![None, Some(2.0)]]);
        let same = of(&[vec![Some(2.0), Some(2.0)], vec![Some(2.0), Some(2.0)]]);
        for metric in Metric::ALL {
            assert_eq!(krippendorff(&alone, metric), Err(Undefined::TooFew { n: 0, needed: 1 }));
            assert_eq!(krippendorff(&same, metric), Err(Undefined::OneKind));
            assert!(krippendorff(&of(&[]), metric).is_err());
        }
        let negative = of(&[vec![Some(-1.0), Some(1.0)], vec![Some(2.0), Some(2.0)]]);
        assert!(matches!(krippendorff(&negative, Metric::Ratio), Err(Undefined::OutOfRange { .. })));
        let zeros = of(&[vec![Some(0.0), Some(-0.0)], vec![Some(2.0), Some(2.0)]]);
        assert_eq!(krippendorff(&zeros, Metric::Ratio), Ok(1.0));
        // Both zeros are one value on every scale.
        let halves = |zero: f64| of(&[vec![Some(zero), Some(0.5)], vec![Some(0.5), Some(0.5)], vec![Some(0.0), Some(1.5)]]);
        for metric in Metric::ALL {
            assert_eq!(krippendorff(&halves(-0.0), metric), krippendorff(&halves(0.0), metric), "{metric:?}");
        }
        let huge = of(&[vec![Some(1e300), Some(-1e300)], vec![Some(2.0), Some(2.0)]]);
        assert_eq!(krippendorff(&huge, Metric::Interval), Err(Undefined::TooLarge));
        let ratings = Ratings::new(1, 2, 2, vec![0, 1]).unwrap();
        assert!(krippendorff_of_ratings(&ratings, &[1.0, 1.0], Metric::Nominal).is_err());
        assert!(krippendorff_of_ratings(&ratings, &[1.0], Metric::Nominal).is_err());
    }

    #[test]
    fn with_many_raters_ratings_are_sorted_to_the_same_end() {
        let raters = MANY_RATERS + 9;
        let codes: Vec<u8> = (0..3 * raters).map(|i| if i % 7 == 0 { GAP } else { (i * i % 11 % 4) as u8 }).collect();
        let ratings = Ratings::new(3, raters, 4, codes).unwrap();
        assert!((differing_within(&ratings) - within(&ratings.answers(), differing)).abs() < 1e-9);
        assert!(krippendorff_of_ratings(&ratings, &[0.0, 1.0, 2.0, 3.0], Metric::Nominal).is_ok());
    }

    proptest! {
        #[test]
        fn bytes_and_numbers_agree_and_order_does_not_matter(cells in prop::collection::vec(prop::option::weighted(0.8, 0_u8..5), 2..300), raters in 2_usize..6) {
            let units = cells.len() / raters;
            let codes: Vec<u8> = cells.iter().take(units * raters).map(|c| c.unwrap_or(GAP)).collect();
            let turned: Vec<u8> = codes.iter().rev().copied().collect();
            let values = [0.0, 1.0, 2.0, 3.0, 4.0];
            let ratings = Ratings::new(units, raters, 5, codes).unwrap();
            let other = Ratings::new(units, raters, 5, turned).unwrap();
            for metric in Metric::ALL {
                let (a, b) = (krippendorff_of_ratings(&ratings, &values, metric), krippendorff(&other.answers(), metric));
                match (a, b) {
                    (Ok(a), Ok(b)) => prop_assert!((a - b).abs() < 1e-9 * (1.0 + a.abs()) && a <= 1.0 + 1e-12, "{} {}", a, b),
                    (a, b) => prop_assert_eq!(a, b),
                }
            }
        }

        #[test]
        fn interval_ignores_shift_and_scale_and_ordinal_any_rising_change(cells in prop::collection::vec(1_u8..6, 6..120), shift in -9.0..9.0_f64, scale in 0.1..9.0_f64) {
            let units = cells.len() / 3;
            let of = |f: &dyn Fn(f64) -> f64| Answers::new(units, 3, cells.iter().take(units * 3).map(|c| f(f64::from(*c))).collect()).unwrap();
            let (one, moved, bent) = (of(&|x| x), of(&|x| x * scale + shift), of(&|x| x.powi(3)));
            if let Ok(alpha) = krippendorff(&one, Metric::Interval) {
                prop_assert!((krippendorff(&moved, Metric::Interval).unwrap() - alpha).abs() < 1e-8);
                let ordinal = krippendorff(&one, Metric::Ordinal).unwrap();
                prop_assert!((krippendorff(&bent, Metric::Ordinal).unwrap() - ordinal).abs() < 1e-9);
            }
        }
    }
}
