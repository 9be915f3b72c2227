//! Runs along a center line, read by the Anhøj rules: an unusually long run on one side, or unusually few crossings, says
//! that the level has shifted. They need no limits and no distribution, which makes them the first thing to look at.

use super::rounding;
use crate::numeric::distribution::binomial_quantile;

/// With fewer useful points than this the rules say nothing: a run that long would have to be the whole chart, and the
/// published tables of the rules begin here (Anhøj & Olesen 2014).
pub const FEWEST_USEFUL: usize = 10;
/// The chance of so few crossings when nothing has changed.
const CROSSINGS_CHANCE: f64 = 0.05;
/// Added to log₂ n for the longest run to be expected (Schilling 2012, within one).
const LONGEST_MARGIN: usize = 3;

/// Runs along a center line. The four figures are `None` when no point is off the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Runs {
    /// Points that are not on the center line.
    pub useful: usize,
    /// The longest run of useful points on one side.
    pub longest: Option<usize>,
    /// The longest run still to be expected.
    pub longest_allowed: Option<usize>,
    /// How often the line of useful points crosses the center.
    pub crossings: Option<usize>,
    /// The fewest crossings still to be expected.
    pub crossings_needed: Option<usize>,
    /// A run longer, or crossings fewer, than expected, on at least `FEWEST_USEFUL` useful points.
    pub signal: bool,
}

impl Runs {
    pub(super) const NONE: Runs =
        Runs { useful: 0, longest: None, longest_allowed: None, crossings: None, crossings_needed: None, signal: false };
}

/// Runs and crossings of a series along a line, by the Anhøj rules.
///
/// Formula   useful: points ≠ center (beyond rounding); longest_allowed = round(log₂ useful) + 3; crossings_needed = the 5 % quantile of the
///           binomial distribution with useful − 1 trials and chance ½; signal: longest > allowed or crossings < needed
/// Input     values in order of time, `None` for a gap (which neither ends nor lengthens a run); a center, usually the median
/// Output    counts of points; a signal only from `FEWEST_USEFUL` useful points on
/// Errors    none; where no point is useful the four figures are `None`; a value that is no number counts as a gap, and along a
///           center that is none no point is useful
/// Caution   a rule about shifts: a single odd point is what control limits are for. Values on the line are left out, so a
///           coarse scale (many ties with the median) leaves few useful points
/// Source    Anhøj & Olesen (2014), PLoS ONE 9, e113825. Checked: reference/spc_run_anhoej.json, spc_run_ties.json
pub fn runs(values: &[Option<f64>], center: f64) -> Runs {
    count(values.iter().copied(), center)
}

pub(super) fn count(values: impl Iterator<Item = Option<f64>> + Clone, center: f64) -> Runs {
    let slack = rounding(values.clone().flatten());
    let (mut useful, mut longest, mut current, mut crossings) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut last_above = None;
    for x in values.flatten() {
        // Equal also where both are infinite, which no difference shows.
        if x == center || (x - center).abs() <= slack || x.is_nan() || center.is_nan() {
            continue;
        }
        useful += 1;
        let above = x > center;
        if last_above == Some(above) {
            current += 1;
        } else {
            crossings += usize::from(last_above.is_some());
            last_above = Some(above);
            current = 1;
        }
        longest = longest.max(current);
    }
    if useful == 0 {
        return Runs::NONE;
    }
    let longest_allowed = (useful as f64).log2().round() as usize + LONGEST_MARGIN;
    let crossings_needed = fewest_crossings(useful - 1);
    Runs {
        useful,
        longest: Some(longest),
        longest_allowed: Some(longest_allowed),
        crossings: Some(crossings),
        crossings_needed: Some(crossings_needed),
        signal: useful >= FEWEST_USEFUL && (longest > longest_allowed || crossings < crossings_needed),
    }
}

/// How many trials the table below covers: more than most charts have, and 2ⁿ still fits into 128 bits.
const TABLED: usize = 120;

/// The least k with 20 · (C(n, 0) + … + C(n, k)) ≥ 2ⁿ, in whole numbers.
const FEWEST: [u8; TABLED] = {
    let mut table = [0; TABLED];
    let mut n = 0;
    while n < TABLED {
        let (mut choose, mut below, mut k) = (1_u128, 1_u128, 0_u128);
        while below < (1 << n) / 20 + (if (1_u128 << n).is_multiple_of(20) { 0 } else { 1 }) {
            choose = choose * (n as u128 - k) / (k + 1);
            below += choose;
            k += 1;
        }
        table[n] = k as u8;
        n += 1;
    }
    table
};

fn fewest_crossings(trials: usize) -> usize {
    FEWEST.get(trials).map_or_else(|| binomial_quantile(CROSSINGS_CHANCE, trials as u64, 0.5) as usize, |k| usize::from(*k))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn the_table_agrees_with_the_binomial_quantile() {
        for trials in 0..TABLED {
            assert_eq!(fewest_crossings(trials), binomial_quantile(CROSSINGS_CHANCE, trials as u64, 0.5) as usize, "{trials}");
        }
        assert_eq!((fewest_crossings(35), fewest_crossings(11), fewest_crossings(500)), (13, 3, 232));
    }

    #[test]
    fn points_on_the_line_and_gaps_are_left_out_and_end_no_run() {
        let found = runs(&[Some(1.0), Some(0.0), None, Some(2.0), Some(-1.0)], 0.0);
        assert_eq!((found.useful, found.longest, found.crossings), (3, Some(2), Some(1)));
        let flat = runs(&some(&[5.0; 20]), 5.0);
        assert_eq!((flat.useful, flat.longest, flat.signal), (0, None, false));
        assert_eq!((runs(&[], 5.0).useful, runs(&some(&[5.0; 20]), f64::NAN)), (0, Runs::NONE));
    }

    #[test]
    fn nine_points_signal_nothing_and_ten_may() {
        assert!(!runs(&some(&[1.0; 9]), 0.0).signal);
        assert!(runs(&some(&[1.0; 10]), 0.0).signal);
    }

    proptest! {
        #[test]
        fn turning_the_chart_upside_down_or_around_changes_nothing(values in prop::collection::vec(-5_i32..6, 0..60)) {
            let series: Vec<Option<f64>> = values.iter().map(|x| Some(f64::from(*x))).collect();
            let found = runs(&series, 0.0);
            let down: Vec<Option<f64>> = series.iter().map(|x| x.map(|x| -x)).collect();
            let back: Vec<Option<f64>> = series.iter().rev().copied().collect();
            prop_assert_eq!(found, runs(&down, 0.0));
            prop_assert_eq!(found, runs(&back, 0.0));
            prop_assert!(found.crossings.unwrap_or(0) + found.longest.unwrap_or(0) <= found.useful);
        }
    }
}
