//! Control and run charts: has something changed, or is this the ordinary up and down?
//!
//! A chart is one line of points in order of time, cut into phases where the work itself was changed. `individuals` draws
//! single figures (XmR, t, run chart), `attributes` counts and shares (p, u, c, g, p′, u′), `subgroups` several measurements
//! at a time (X̄ with R and S). `runs` has the Anhøj rules that every chart is read by, `patterns` the rules of Nelson and of
//! Western Electric. A signal says "look here", never "somebody did badly".

pub mod attributes;
pub mod individuals;
pub mod patterns;
pub mod runs;
pub mod subgroups;

pub use attributes::{Counted, Dispersion, c_chart, g_chart, p_chart, p_prime_chart, u_chart, u_prime_chart};
pub use individuals::{MovingRanges, Screening, median_limits, moving_ranges, run_chart, t_chart, xmr};
pub use patterns::{Nelson, WesternElectric, nelson, western_electric};
pub use runs::{Runs, runs};
pub use subgroups::{Limits, XBar, x_bar};

use crate::{Undefined, mean};
use std::ops::Range;

/// Control limits lie three standard deviations from the center: wide enough that ordinary variation seldom crosses them
/// whatever its distribution (Shewhart 1931).
pub(crate) const SIGMAS: f64 = 3.0;

/// Figures closer than this part of the largest value of a series are the same figure: a center computed from a hundred times
/// 0.1 is not exactly 0.1, and what lies beyond a limit by so little lies on it. Adding up a few thousand rounded figures
/// leaves a relative error of some 10⁻¹³, and nobody measures to twelve digits.
pub(crate) const ROUNDING: f64 = 1e-12;

/// How much rounding may have moved the center and limits of these values.
fn rounding(values: impl Iterator<Item = f64>) -> f64 {
    ROUNDING * values.filter(|x| x.is_finite()).fold(0.0, |most, x| x.abs().max(most))
}

/// One point of a chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// `None`: nothing was observed, or a share had a denominator of 0.
    pub value: Option<f64>,
    /// Control limits; `None` where the chart has none (run chart), the denominator is 0 or the spread is undefined.
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    /// Outside the limits by more than rounding can be the reason for.
    pub beyond: bool,
}

/// A stretch of the chart with its own center and limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// Which points.
    pub points: Range<usize>,
    /// The center line; undefined when the phase has no value.
    pub center: Result<f64, Undefined>,
    pub runs: Runs,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    pub points: Vec<Point>,
    pub phases: Vec<Phase>,
}

impl Chart {
    /// The same chart in a larger unit: 0.0012 as 12 per 10,000, `factor` above 0. Signals stay as they are; what no number can
    /// hold is left out.
    pub fn times(mut self, factor: f64) -> Chart {
        for point in &mut self.points {
            for x in [&mut point.value, &mut point.lower, &mut point.upper] {
                *x = x.map(|x| x * factor).filter(|x| x.is_finite());
            }
        }
        for phase in &mut self.phases {
            phase.center = phase.center.clone().and_then(|x| finite(x * factor));
        }
        self
    }

    /// For points that have no order in time, such as schools side by side: runs are still counted, but signal nothing.
    pub fn unordered(mut self) -> Chart {
        self.phases.iter_mut().for_each(|phase| phase.runs.signal = false);
        self
    }

    /// The phase a point belongs to, counted from 0.
    pub fn phase_of(&self, point: usize) -> usize {
        self.phases.partition_point(|phase| phase.points.end <= point)
    }
}

/// Cuts a chart into phases: `starts` are the places, from 0, of the first points of the second and later phases.
///
/// Errors: `TooFew` (no point), `OutOfRange` (a start outside the chart), `Mismatch` (starts not ascending).
fn cut(n: usize, starts: &[usize]) -> Result<Vec<Range<usize>>, Undefined> {
    if n == 0 {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    let mut phases = Vec::with_capacity(starts.len() + 1);
    let mut begin = 0;
    for &start in starts {
        if start == 0 || start >= n {
            return Err(Undefined::OutOfRange { what: "start of a phase", value: start as f64, low: 1.0, high: (n - 1) as f64 });
        }
        if start <= begin {
            return Err(Undefined::Mismatch { what: "start of a phase, not after the one before", expected: begin + 1, found: start });
        }
        phases.push(begin..start);
        begin = start;
    }
    phases.push(begin..n);
    Ok(phases)
}

/// Draws a chart phase by phase. `draw` is given the points of one phase and their place, sets their limits and returns the
/// center; what lies beyond and the runs follow from that, the same way for every chart.
fn drawn(
    mut points: Vec<Point>,
    starts: &[usize],
    mut draw: impl FnMut(&mut [Point], Range<usize>) -> Result<f64, Undefined>,
) -> Result<Chart, Undefined> {
    let mut phases = Vec::with_capacity(starts.len() + 1);
    for range in cut(points.len(), starts)? {
        let part = &mut points[range.clone()];
        let center = draw(part, range.clone()).and_then(finite);
        let slack = rounding(part.iter().filter_map(|point| point.value));
        for point in part.iter_mut() {
            point.lower = point.lower.filter(|x| x.is_finite());
            point.upper = point.upper.filter(|x| x.is_finite());
            point.beyond =
                point.value.is_some_and(|x| point.upper.is_some_and(|u| x > u + slack) || point.lower.is_some_and(|l| x < l - slack));
        }
        let runs = match &center {
            Ok(center) => runs::count(part.iter().map(|point| point.value), *center),
            Err(_) => Runs::NONE,
        };
        phases.push(Phase { points: range, center, runs });
    }
    Ok(Chart { points, phases })
}

/// Points without limits yet. Errors: `NotFinite`.
fn bare(values: &[Option<f64>]) -> Result<Vec<Point>, Undefined> {
    if let Some(index) = values.iter().position(|x| x.is_some_and(|x| !x.is_finite())) {
        return Err(Undefined::NotFinite { index });
    }
    Ok(values.iter().map(|value| Point { value: *value, lower: None, upper: None, beyond: false }).collect())
}

fn finite(x: f64) -> Result<f64, Undefined> {
    if x.is_finite() { Ok(x) } else { Err(Undefined::TooLarge) }
}

/// The mean of what is there. Sums first, so that whole numbers have an exact mean and a point on the center line is seen to
/// lie on it.
fn center_of(values: impl Iterator<Item = f64> + Clone) -> Result<f64, Undefined> {
    let (mut sum, mut n) = (0.0, 0_usize);
    for x in values.clone() {
        sum += x;
        n += 1;
    }
    if n == 0 {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    let rough = sum / n as f64;
    if !rough.is_finite() {
        return mean::mean(&values.collect::<Vec<f64>>());
    }
    Ok(rough + values.map(|x| x - rough).sum::<f64>() / n as f64)
}

/// The middle of what is there.
fn median_of(mut values: Vec<f64>) -> Result<f64, Undefined> {
    let n = values.len();
    if n == 0 {
        return Err(Undefined::TooFew { n, needed: 1 });
    }
    let (below, middle, _) = values.select_nth_unstable_by(n / 2, f64::total_cmp);
    let middle = *middle;
    if n % 2 == 1 {
        return Ok(middle);
    }
    let before = below.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum = before + middle;
    Ok(if sum.is_finite() { sum / 2.0 } else { before / 2.0 + middle / 2.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phase_starts_inside_the_chart_and_after_the_one_before() {
        assert_eq!(cut(5, &[2, 3]).unwrap(), [0..2, 2..3, 3..5]);
        assert_eq!(cut(0, &[]), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert!(cut(5, &[0]).is_err() && cut(5, &[5]).is_err());
        assert!(matches!(cut(5, &[3, 3]), Err(Undefined::Mismatch { .. })));
    }

    #[test]
    fn the_median_of_an_even_number_lies_between_the_middle_two_and_never_overflows() {
        assert_eq!(median_of(vec![4.0, 1.0, 3.0, 2.0]), Ok(2.5));
        assert_eq!(median_of(vec![f64::MAX, f64::MAX]), Ok(f64::MAX));
        assert_eq!(center_of([f64::MAX, f64::MAX].into_iter()), Ok(f64::MAX));
        assert!(median_of(Vec::new()).is_err());
    }

    #[test]
    fn a_chart_in_a_larger_unit_keeps_its_signals_and_one_without_order_has_no_runs() {
        let mut values: Vec<Option<f64>> = (0..12).map(|i| Some(f64::from(i % 2))).collect();
        values.extend([Some(9.0); 12]);
        let chart = xmr(&values, &[], Screening::Off).unwrap();
        assert!(chart.phases[0].runs.signal);
        let larger = chart.clone().times(10.0);
        assert_eq!(larger.points[20].value, Some(90.0));
        assert_eq!(larger.points.iter().map(|p| p.beyond).collect::<Vec<_>>(), chart.points.iter().map(|p| p.beyond).collect::<Vec<_>>());
        assert!(!larger.unordered().phases[0].runs.signal);
        let endless = chart.times(f64::MAX);
        assert!(endless.points[20].value.is_none() && endless.phases[0].center == Err(Undefined::TooLarge));
        assert_eq!(xmr(&values, &[12], Screening::Off).unwrap().phase_of(12), 1);
    }

    /// Constants that binary figures do not hold exactly, and their sums even less.
    const CONSTANTS: [f64; 7] = [0.1, 0.3, 1.0 / 3.0, 1e-9, 1e9, 7.7, 0.1 + 0.2];

    #[test]
    fn what_never_changes_signals_nothing_whatever_the_constant() {
        use super::Screening::{Off, Once};
        for (constant, n) in CONSTANTS.iter().flat_map(|x| [5, 12, 30, 3000].map(|n| (*x, n))) {
            let values = vec![Some(constant); n];
            let of = |events: f64, of: f64| vec![Some(Counted { events, of }); n];
            let mut charts = vec![
                xmr(&values, &[], Off),
                xmr(&values, &[], Once),
                xmr(&values, &[3], Off),
                run_chart(&values, &[]),
                t_chart(&values, &[], Off),
                t_chart(&values, &[], Once),
                c_chart(&values, &[]),
                g_chart(&values, &[]),
            ];
            for dispersion in [Dispersion::Deviations, Dispersion::MovingRanges(Off), Dispersion::MovingRanges(Once)] {
                charts.push(p_prime_chart(&of(constant, 3.0 * constant), &[], dispersion));
                charts.push(u_prime_chart(&of(constant, 0.7), &[], dispersion));
            }
            charts.extend([p_chart(&of(constant, 3.0 * constant), &[]), u_chart(&of(constant, 0.7), &[])]);
            for (which, chart) in charts.into_iter().enumerate() {
                let chart = chart.unwrap();
                let beyond = chart.points.iter().filter(|point| point.beyond).count();
                assert_eq!(beyond, 0, "chart {which} of {n} times {constant}");
                let runs = chart.phases.iter().map(|phase| &phase.runs);
                assert!(runs.clone().all(|runs| !runs.signal && runs.useful == 0), "chart {which} of {n} times {constant}");
            }
            for size in [2, 3, 5] {
                let found = x_bar(&vec![vec![constant; size]; n]).unwrap();
                assert!(found.above.is_empty() && found.below.is_empty(), "{n} subgroups of {size} times {constant}");
            }
            let patterns = nelson(&values, constant * 3.0 / 3.0, constant).unwrap();
            assert!(patterns.rules[..6].iter().all(Vec::is_empty), "{n} times {constant}");
        }
    }

    #[test]
    fn what_differs_little_beside_its_size_still_signals() {
        let mut values: Vec<Option<f64>> = (0..30).map(|i| Some(1e9 + f64::from(i % 2))).collect();
        values[20] = Some(1e9 + 9.0);
        let chart = xmr(&values, &[], Screening::Off).unwrap();
        assert_eq!(chart.points.iter().filter(|point| point.beyond).count(), 1);
        assert_eq!(chart.phases[0].runs.useful, 30);
    }
}
