//! Charts of single figures: one value a week or a month, with limits from how much neighbors differ (XmR), the time between
//! rare events (t), and the run chart, which has a median and no limits.

use super::{Chart, Point, SIGMAS, bare, center_of, drawn, finite, median_of};
use crate::Undefined;

/// The mean range of two normal values, in standard deviations, with the three decimals of the printed tables that every
/// program and textbook of these charts uses.
pub(super) const RANGE_OF_TWO: f64 = 1.128;
/// A moving range beyond this many mean moving ranges is not ordinary: 1 + 3 · d₃/d₂ for two values.
pub const RANGE_LIMIT: f64 = 3.267;
/// From the median moving range to three standard deviations (3 / 0.954).
const MEDIAN_FACTOR: f64 = 3.145;
/// Nelson's power that makes times between events nearly symmetric.
const T_POWER: f64 = 3.6;

/// Whether moving ranges beyond `RANGE_LIMIT` times their mean are dropped, once, before averaging. Programs differ in this;
/// whoever shows limits should say which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Screening {
    #[default]
    Off,
    Once,
}

/// What the moving ranges of a series say about its spread.
#[derive(Debug, Clone, PartialEq)]
pub struct MovingRanges {
    pub mean: f64,
    /// Mean of those not beyond `limit`; equals `mean` when none is.
    pub screened_mean: f64,
    pub median: f64,
    /// `RANGE_LIMIT` times the mean: a single range beyond is a sudden jump.
    pub limit: f64,
    /// `mean` / 1.128: the standard deviation that neighbors suggest.
    pub sigma: f64,
}

/// Moving ranges of a series of single figures.
///
/// Formula   MRᵢ = |xᵢ − xᵢ₋₁|; sigma = mean MR / 1.128; limit = 3.267 · mean MR
/// Input     values in order of time, any unit; a gap (`None`) makes no range, nor does it join its neighbors
/// Output    ranges in the unit of the values
/// Errors    `TooFew` (no two neighbors), `NotFinite`, `TooLarge` (a range beyond what numbers can hold)
/// Caution   describes short-term variation only, and that is its point: a slow drift does not widen it
/// Source    Wheeler & Chambers (1992), Understanding Statistical Process Control. Checked: reference/spc_mr_screen.json
pub fn moving_ranges(values: &[Option<f64>]) -> Result<MovingRanges, Undefined> {
    if let Some(index) = values.iter().position(|x| x.is_some_and(|x| !x.is_finite())) {
        return Err(Undefined::NotFinite { index });
    }
    let ranges: Vec<f64> = neighbors(values.iter().copied()).collect();
    let mean = mean_range(ranges.iter().copied(), Screening::Off)?;
    if !(RANGE_LIMIT * mean).is_finite() {
        return Err(Undefined::TooLarge);
    }
    let limit = RANGE_LIMIT * mean;
    let (sum, n) = ranges.iter().filter(|range| **range <= limit).fold((0.0, 0_usize), |(sum, n), range| (sum + range, n + 1));
    let screened_mean = if n == ranges.len() { mean } else { sum / n as f64 };
    Ok(MovingRanges { mean, screened_mean, median: median_of(ranges)?, limit, sigma: mean / RANGE_OF_TWO })
}

/// Limits from the median moving range, which a few jumps hardly move.
///
/// Formula   x̄ ± 3.145 · median MR
/// Input     values in order of time, `None` for a gap
/// Output    (lower, upper) in the unit of the values
/// Errors    as `moving_ranges`
/// Caution   needs more points than the mean for the same precision; a choice made before looking, not after
/// Source    Wheeler & Chambers (1992). Checked: reference/spc_mr_screen.json
pub fn median_limits(values: &[Option<f64>]) -> Result<(f64, f64), Undefined> {
    let half = MEDIAN_FACTOR * moving_ranges(values)?.median;
    let center = center_of(values.iter().flatten().copied())?;
    Ok((finite(center - half)?, finite(center + half)?))
}

/// XmR chart (individuals chart): the chart for one figure per week or month.
///
/// Formula   center x̄; limits x̄ ± 3 · mean MR / 1.128, each phase by itself, no moving range across a phase's start
/// Input     values in order of time, `None` for a gap; `starts`: places (from 0) of the first point of later phases
/// Output    chart in the unit of the values; limits are not clipped, because a figure may be negative
/// Errors    `TooFew` (no point), `NotFinite`, `OutOfRange` or `Mismatch` (`starts`). A phase without two neighboring values has
///           no limits, nor has one all of whose ranges were screened away (all values equal)
/// Caution   with fewer than some 12 points the limits are rough; for counts of rare events use `c_chart`, `g_chart` or `t_chart`
/// Source    Shewhart (1931); Wheeler & Chambers (1992). Checked: reference/spc_xmr.json and its phases and screened variants
pub fn xmr(values: &[Option<f64>], starts: &[usize], screening: Screening) -> Result<Chart, Undefined> {
    drawn(bare(values)?, starts, |points, _| limits(points, screening))
}

/// t chart: the time between rare events, where longer is better.
///
/// Formula   XmR limits of y = x^(1/3.6), raised to 3.6 again; lower limit at least 0
/// Input     times between events, all > 0, in order, any unit; `None` for a gap; `starts` as for `xmr`
/// Output    chart in the unit of the values; the center is the back-transformed mean, not the mean
/// Errors    as `xmr`, and `OutOfRange` (a time of 0 or less: count such events together)
/// Caution   a point above the upper limit is an improvement, not a problem
/// Source    Nelson (1994), Journal of Quality Technology 26, 239–240. Checked: reference/spc_t.json
pub fn t_chart(values: &[Option<f64>], starts: &[usize], screening: Screening) -> Result<Chart, Undefined> {
    if let Some(x) = values.iter().flatten().find(|x| **x <= 0.0) {
        return Err(Undefined::OutOfRange { what: "time between events", value: *x, low: 0.0, high: f64::INFINITY });
    }
    // Judged among the powers: there equal times lie on the center line, from which the way back would round them off.
    let powers: Vec<Option<f64>> = values.iter().map(|x| x.map(|x| x.powf(1.0 / T_POWER))).collect();
    let mut chart = xmr(&powers, starts, screening)?;
    let back = |x: f64| x.max(0.0).powf(T_POWER);
    for (point, value) in chart.points.iter_mut().zip(values) {
        point.value = *value;
        for limit in [&mut point.lower, &mut point.upper] {
            *limit = limit.map(back).filter(|x| x.is_finite());
        }
    }
    for phase in &mut chart.phases {
        phase.center = phase.center.clone().and_then(|x| finite(back(x)));
    }
    Ok(chart)
}

/// Run chart: a median and no limits; the first chart to draw, from the first weeks on.
///
/// Formula   center: median of the phase; read by the Anhøj rules (`runs`)
/// Input     values in order of time, `None` for a gap; `starts` as for `xmr`
/// Output    chart in the unit of the values, every limit `None`
/// Errors    `TooFew` (no point), `NotFinite`, `OutOfRange` or `Mismatch` (`starts`)
/// Caution   finds shifts, not single odd points
/// Source    Anhøj & Olesen (2014), PLoS ONE 9, e113825. Checked: reference/spc_run_anhoej.json, spc_run_ties.json
pub fn run_chart(values: &[Option<f64>], starts: &[usize]) -> Result<Chart, Undefined> {
    drawn(bare(values)?, starts, |points, _| median_of(points.iter().filter_map(|point| point.value).collect()))
}

/// Sets XmR limits and returns the center.
fn limits(points: &mut [Point], screening: Screening) -> Result<f64, Undefined> {
    let center = center_of(points.iter().filter_map(|point| point.value))?;
    let sigma = mean_range(neighbors(points.iter().map(|point| point.value)), screening).map(|mean| mean / RANGE_OF_TWO);
    if let Ok(sigma) = sigma {
        let (lower, upper) = (center - SIGMAS * sigma, center + SIGMAS * sigma);
        for point in points {
            (point.lower, point.upper) = (Some(lower), Some(upper));
        }
    }
    Ok(center)
}

/// The differences of neighbors that are both there.
pub(super) fn neighbors(values: impl Iterator<Item = Option<f64>> + Clone) -> impl Iterator<Item = f64> + Clone {
    let next = values.clone().skip(1);
    values.zip(next).filter_map(|(a, b)| Some((b? - a?).abs()))
}

/// The mean moving range, after screening. Errors: `TooFew` (none), `NoVariance` (screening left none).
pub(super) fn mean_range(ranges: impl Iterator<Item = f64> + Clone, screening: Screening) -> Result<f64, Undefined> {
    let (sum, n) = ranges.clone().fold((0.0, 0_usize), |(sum, n), range| (sum + range, n + 1));
    if n == 0 {
        return Err(Undefined::TooFew { n, needed: 1 });
    }
    let mean = sum / n as f64;
    if screening == Screening::Off {
        return Ok(mean);
    }
    let limit = RANGE_LIMIT * mean;
    let (sum, n) = ranges.filter(|range| *range < limit).fold((0.0, 0_usize), |(sum, n), range| (sum + range, n + 1));
    if n == 0 { Err(Undefined::NoVariance) } else { Ok(sum / n as f64) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn limits_lie_266_mean_ranges_from_the_mean() {
        let chart = xmr(&some(&[1.0, 3.0, 2.0, 6.0]), &[], Screening::Off).unwrap();
        let mean_range = 7.0 / 3.0;
        assert_eq!(chart.phases[0].center, Ok(3.0));
        assert!((chart.points[0].upper.unwrap() - (3.0 + 2.66 * mean_range)).abs() < 2e-3);
    }

    #[test]
    fn a_jump_is_screened_out_of_the_ranges_but_not_out_of_the_chart() {
        let mut values = [1.0, 2.0].repeat(10);
        values[10] = 40.0;
        let (plain, screened) = (xmr(&some(&values), &[], Screening::Off).unwrap(), xmr(&some(&values), &[], Screening::Once).unwrap());
        assert!(screened.points[0].upper < plain.points[0].upper && screened.points[10].beyond);
        let ranges = moving_ranges(&some(&values)).unwrap();
        assert!(ranges.screened_mean == 1.0 && ranges.mean > 1.0 && ranges.median == 1.0);
    }

    #[test]
    fn phases_share_no_moving_range() {
        let chart = xmr(&some(&[1.0, 2.0, 1.0, 101.0, 102.0, 101.0]), &[3], Screening::Off).unwrap();
        assert!(chart.points.iter().all(|point| !point.beyond));
        assert_eq!(chart.points[0].upper.unwrap() - chart.points[0].lower.unwrap(), 6.0 / RANGE_OF_TWO);
    }

    #[test]
    fn a_gap_makes_no_range_and_joins_nothing() {
        let chart = xmr(&[Some(1.0), None, Some(9.0)], &[], Screening::Off).unwrap();
        assert_eq!((chart.phases[0].center.clone(), chart.points[0].upper), (Ok(5.0), None));
        assert_eq!(moving_ranges(&[Some(1.0), None, Some(9.0)]), Err(Undefined::TooFew { n: 0, needed: 1 }));
    }

    #[test]
    fn nothing_one_value_equal_values_and_huge_ones_are_answered_without_a_limit_or_refused() {
        assert!(xmr(&[], &[], Screening::Off).is_err() && run_chart(&[], &[]).is_err() && t_chart(&[], &[], Screening::Off).is_err());
        let one = xmr(&[Some(3.0)], &[], Screening::Off).unwrap();
        assert_eq!((one.points[0].upper, one.points[0].beyond, one.phases[0].runs.useful), (None, false, 0));
        let missing = xmr(&[None, None], &[], Screening::Once).unwrap();
        assert!(missing.phases[0].center.is_err());
        let flat = some(&[4.0; 12]);
        assert_eq!(xmr(&flat, &[], Screening::Off).unwrap().points[3].upper, Some(4.0));
        assert_eq!(xmr(&flat, &[], Screening::Once).unwrap().points[3].upper, None);
        let huge = xmr(&some(&[f64::MAX, -f64::MAX, f64::MAX]), &[], Screening::Off).unwrap();
        assert_eq!(huge.points[0].upper, None);
        assert_eq!(xmr(&[Some(f64::NAN)], &[], Screening::Off), Err(Undefined::NotFinite { index: 0 }));
        assert_eq!(moving_ranges(&some(&[f64::MAX, -f64::MAX])), Err(Undefined::TooLarge));
    }

    #[test]
    fn a_time_of_zero_is_no_time_between_events_and_the_lower_limit_is_not_below_zero() {
        assert!(matches!(t_chart(&some(&[3.0, 0.0]), &[], Screening::Off), Err(Undefined::OutOfRange { .. })));
        let chart = t_chart(&some(&[1.0, 90.0, 2.0, 80.0]), &[], Screening::Off).unwrap();
        assert_eq!(chart.points[0].lower, Some(0.0));
    }

    proptest! {
        #[test]
        fn equal_values_are_on_the_line_and_no_signal(value in 0.001..5000.0_f64, n in 2_usize..40) {
            let values = vec![Some(value); n];
            for chart in [xmr(&values, &[], Screening::Off), t_chart(&values, &[], Screening::Off), run_chart(&values, &[])] {
                let chart = chart.unwrap();
                prop_assert!(chart.points.iter().all(|point| !point.beyond));
                prop_assert_eq!(chart.phases[0].runs.useful, 0);
            }
        }

        #[test]
        fn the_unit_of_time_does_not_matter(values in prop::collection::vec(0.5..200.0_f64, 2..30), scale in 0.01..60.0_f64) {
            let scaled: Vec<f64> = values.iter().map(|x| x * scale).collect();
            let (one, other) = (t_chart(&some(&values), &[], Screening::Off).unwrap(), t_chart(&some(&scaled), &[], Screening::Off).unwrap());
            for (a, b) in one.points.iter().zip(&other.points) {
                prop_assert!((a.upper.unwrap() * scale - b.upper.unwrap()).abs() < 1e-9 * b.upper.unwrap());
                prop_assert!(a.lower.unwrap() <= *one.phases[0].center.as_ref().unwrap() && a.lower.unwrap() >= 0.0);
            }
        }

        #[test]
        fn limits_move_with_the_values_and_hold_the_center(values in prop::collection::vec(-50.0..50.0_f64, 2..40), shift in -20.0..20.0_f64, scale in 0.1..10.0_f64) {
            let chart = xmr(&some(&values), &[], Screening::Off).unwrap();
            let moved: Vec<f64> = values.iter().map(|x| shift + scale * x).collect();
            let other = xmr(&some(&moved), &[], Screening::Off).unwrap();
            for (a, b) in chart.points.iter().zip(&other.points) {
                prop_assert!((shift + scale * a.upper.unwrap() - b.upper.unwrap()).abs() < 1e-9);
                prop_assert!(a.lower.unwrap() <= *chart.phases[0].center.as_ref().unwrap());
            }
            let screened = xmr(&some(&values), &[], Screening::Once).unwrap();
            if let Some(upper) = screened.points[0].upper {
                prop_assert!(upper <= chart.points[0].upper.unwrap() + 1e-9);
            }
        }

        #[test]
        fn no_input_panics(values in prop::collection::vec(prop::option::of(prop::num::f64::ANY), 0..12), starts in prop::collection::vec(0_usize..14, 0..3)) {
            let _ = (xmr(&values, &starts, Screening::Once), run_chart(&values, &starts), t_chart(&values, &starts, Screening::Once), moving_ranges(&values), median_limits(&values));
        }
    }
}
