//! Several measurements at a time, such as five lessons observed every week: the chart of their means (X̄) and of their spread
//! (R or S).

use super::{SIGMAS, rounding};
use crate::{Undefined, mean};
use statrs::function::gamma::ln_gamma;

/// d₂: the mean range of 2, 3, … 25 normal values, in standard deviations, as printed in every table of control chart constants.
const MEAN_RANGE: [f64; 24] = [
    1.128, 1.693, 2.059, 2.326, 2.534, 2.704, 2.847, 2.970, 3.078, 3.173, 3.258, 3.336, 3.407, 3.472, 3.532, 3.588, 3.640, 3.689, 3.735,
    3.778, 3.819, 3.858, 3.895, 3.931,
];
/// d₃: the standard deviation of that range, in the figures that R's qcc 2.7 uses and the reference case was made with. The
/// exact ones (by quadrature) are less by 1 in a million for 2 values and 2 in 100,000 for 25, which no chart can show.
const RANGE_SD: [f64; 24] = [
    0.8525033, 0.8883697, 0.8798108, 0.8640855, 0.8480442, 0.8332108, 0.8198378, 0.8078413, 0.7970584, 0.7873230, 0.7784873, 0.7704257,
    0.7630330, 0.7562217, 0.7499188, 0.7440627, 0.7386021, 0.7334929, 0.7286980, 0.7241851, 0.7199267, 0.7158987, 0.7120802, 0.7084528,
];

/// A pair of control limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    pub lower: f64,
    pub upper: f64,
}

/// Means and spreads of subgroups with their limits. Limits come one per subgroup, because they depend on its size; what
/// rests on ranges is undefined where a subgroup has more than 25 values.
#[derive(Debug, Clone, PartialEq)]
pub struct XBar {
    pub sizes: Vec<usize>,
    pub means: Vec<f64>,
    pub ranges: Vec<f64>,
    pub sds: Vec<f64>,
    /// The mean of all values.
    pub center: f64,
    /// The mean range and mean standard deviation, larger subgroups weighing more.
    pub range_center: f64,
    pub sd_center: f64,
    /// The standard deviation within subgroups: from ranges, from standard deviations, from pooled squares.
    pub sigma_ranges: Result<f64, Undefined>,
    pub sigma_sds: f64,
    pub sigma_pooled: f64,
    /// Limits of the means, by `sigma_ranges` and by `sigma_sds`.
    pub limits_by_ranges: Result<Vec<Limits>, Undefined>,
    pub limits_by_sds: Vec<Limits>,
    /// Limits of the ranges (R chart) and of the standard deviations (S chart), cut at 0.
    pub range_limits: Result<Vec<Limits>, Undefined>,
    pub sd_limits: Vec<Limits>,
    /// Places, from 0, of the subgroups whose mean lies beyond the limits by ranges (by standard deviations where those are
    /// undefined) by more than rounding can be the reason for: above, and below.
    pub above: Vec<usize>,
    pub below: Vec<usize>,
}

/// X̄ chart with R and S charts.
///
/// Formula   σ_R = mean of Rᵢ / d₂(nᵢ); σ_S = mean of sᵢ / c₄(nᵢ); σ_pooled = √(Σ (nᵢ − 1) sᵢ² / Σ (nᵢ − 1)) / c₄(1 + Σ (nᵢ − 1));
///           means: x̄ ± 3 σ / √nᵢ; ranges: R̄ ± 3 d₃(nᵢ) σ_R; standard deviations: s̄ ± 3 σ_S √(1 − c₄(nᵢ)²)
/// Input     a list of values per subgroup, in order of time, any unit, no gaps; at least 2 values each
/// Output    as `XBar`, in the unit of the values
/// Errors    `TooFew` (no subgroup, or one with fewer than 2 values), `NotFinite`, `TooLarge`. Figures by ranges: `OutOfRange`
///           (a subgroup of more than 25, where a range says little)
/// Caution   limits come from the spread within subgroups alone. Where subgroups differ by nature, as schools do, nearly all
///           means lie beyond them: draw the means as an XmR chart
/// Source    Shewhart (1931); Montgomery (2012), Introduction to Statistical Quality Control. Checked: reference/spc_xbar.json
pub fn x_bar(subgroups: &[Vec<f64>]) -> Result<XBar, Undefined> {
    let m = subgroups.len() as f64;
    if subgroups.is_empty() {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    let sizes: Vec<usize> = subgroups.iter().map(Vec::len).collect();
    let sds = subgroups.iter().map(|values| mean::sd(values)).collect::<Result<Vec<f64>, _>>()?;
    let means = subgroups.iter().map(|values| mean::mean(values)).collect::<Result<Vec<f64>, _>>()?;
    let ranges: Vec<f64> = subgroups.iter().map(|values| range(values)).collect();
    let total: f64 = sizes.iter().map(|n| *n as f64).sum();
    // About the first, so that equal means lie on the center line.
    let weighted = |figures: &[f64]| {
        let first = figures.first().copied().unwrap_or(0.0);
        first + figures.iter().zip(&sizes).map(|(x, n)| (x - first) * *n as f64).sum::<f64>() / total
    };
    let (center, range_center, sd_center) = (weighted(&means), weighted(&ranges), weighted(&sds));

    let sigma_ranges = ranges.iter().zip(&sizes).try_fold(0.0, |sum, (r, n)| Ok(sum + r / tabled(&MEAN_RANGE, *n)?)).map(|sum| sum / m);
    let sigma_sds = sds.iter().zip(&sizes).map(|(s, n)| s / c4(*n)).sum::<f64>() / m;
    let free = total - m;
    let squares: f64 = sds.iter().zip(&sizes).map(|(s, n)| s * s * (*n as f64 - 1.0)).sum();
    let sigma_pooled = (squares / free).sqrt() / c4(free as usize + 1);
    if ![center, range_center, sd_center, sigma_sds, sigma_pooled].iter().all(|x| x.is_finite()) {
        return Err(Undefined::TooLarge);
    }

    let of_means = |sigma: f64| sizes.iter().map(|n| around(center, sigma / (*n as f64).sqrt())).collect::<Vec<Limits>>();
    let limits_by_sds = of_means(sigma_sds);
    let limits_by_ranges = sigma_ranges.clone().map(of_means);
    let cut = |limits: Limits| Limits { lower: limits.lower.max(0.0), ..limits };
    let of_range = |sigma: f64| sizes.iter().map(|n| Ok(cut(around(range_center, sigma * tabled(&RANGE_SD, *n)?)))).collect();
    let range_limits = sigma_ranges.clone().and_then(of_range);
    let sd_limits = sizes.iter().map(|n| cut(around(sd_center, sigma_sds * (1.0 - c4(*n).powi(2)).max(0.0).sqrt()))).collect();

    let slack = rounding(means.iter().copied());
    let judged = limits_by_ranges.as_ref().unwrap_or(&limits_by_sds);
    let places = |beyond: &dyn Fn(f64, Limits) -> bool| {
        means.iter().zip(judged).enumerate().filter(|(_, (x, limits))| beyond(**x, **limits)).map(|(place, _)| place).collect()
    };
    let (above, below) = (places(&|x, limits| x > limits.upper + slack), places(&|x, limits| x < limits.lower - slack));
    Ok(XBar {
        center,
        range_center,
        sd_center,
        sigma_sds,
        sigma_pooled,
        sd_limits,
        above,
        below,
        sizes,
        means,
        ranges,
        sds,
        sigma_ranges,
        limits_by_ranges,
        limits_by_sds,
        range_limits,
    })
}

fn around(center: f64, sigma: f64) -> Limits {
    Limits { lower: center - SIGMAS * sigma, upper: center + SIGMAS * sigma }
}

fn range(values: &[f64]) -> f64 {
    let (least, greatest) = values.iter().fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(*x), b.max(*x)));
    greatest - least
}

/// A constant of a table that begins at subgroups of 2.
fn tabled(table: &[f64], n: usize) -> Result<f64, Undefined> {
    n.checked_sub(2).and_then(|place| table.get(place)).copied().ok_or(Undefined::OutOfRange {
        what: "size of a subgroup",
        value: n as f64,
        low: 2.0,
        high: table.len() as f64 + 1.0,
    })
}

/// c₄: the mean standard deviation of n normal values, in standard deviations.
fn c4(n: usize) -> f64 {
    let n = n as f64;
    (2.0 / (n - 1.0)).sqrt() * (ln_gamma(n / 2.0) - ln_gamma((n - 1.0) / 2.0)).exp()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_mean_standard_deviation_of_normal_values_is_right() {
        assert!((c4(2) - (2.0 / std::f64::consts::PI).sqrt()).abs() < 1e-14);
        assert!((c4(5) - 0.375 * std::f64::consts::TAU.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn small_subgroups_are_refused_and_large_ones_have_no_figures_by_ranges() {
        assert_eq!(x_bar(&[]), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert_eq!(x_bar(&[vec![1.0, 2.0], vec![1.0]]), Err(Undefined::TooFew { n: 1, needed: 2 }));
        let many: Vec<f64> = (0..26).map(f64::from).collect();
        let chart = x_bar(&[many.clone(), many]).unwrap();
        assert!(chart.sigma_ranges.is_err() && chart.range_limits.is_err() && chart.limits_by_ranges.is_err());
        assert!(chart.sigma_sds > 0.0 && chart.above.is_empty());
        assert!(x_bar(&[vec![f64::MAX, f64::MIN]]).is_err());
    }

    #[test]
    fn limits_widen_where_a_subgroup_is_small_and_stay_on_the_line_without_spread() {
        let chart = x_bar(&[vec![1.0, 2.0, 3.0, 2.0], vec![1.0, 3.0]]).unwrap();
        assert!(chart.limits_by_sds[1].upper > chart.limits_by_sds[0].upper);
        let flat = x_bar(&[vec![2.0, 2.0], vec![2.0, 2.0]]).unwrap();
        assert_eq!((flat.limits_by_sds[0].upper, flat.range_limits.unwrap()[0].lower), (2.0, 0.0));
    }

    proptest! {
        #[test]
        fn equal_values_are_on_the_line_and_beyond_nothing(value in -50.0..50.0_f64, sizes in prop::collection::vec(2_usize..7, 1..12)) {
            let chart = x_bar(&sizes.iter().map(|n| vec![value; *n]).collect::<Vec<_>>()).unwrap();
            prop_assert!(chart.above.is_empty() && chart.below.is_empty() && chart.center == value);
        }

        #[test]
        fn limits_scale_and_shift_with_the_values(values in prop::collection::vec(prop::collection::vec(-9.0..9.0_f64, 2..7), 1..12), shift in -5.0..5.0_f64, scale in 0.5..4.0_f64) {
            let moved: Vec<Vec<f64>> = values.iter().map(|group| group.iter().map(|x| shift + scale * x).collect()).collect();
            let (one, other) = (x_bar(&values).unwrap(), x_bar(&moved).unwrap());
            prop_assert!((scale * one.sigma_ranges.unwrap() - other.sigma_ranges.unwrap()).abs() < 1e-9);
            for (a, b) in one.limits_by_sds.iter().zip(&other.limits_by_sds) {
                prop_assert!((shift + scale * a.upper - b.upper).abs() < 1e-9 && a.lower <= one.center);
            }
            for (a, b) in one.sd_limits.iter().zip(&other.sd_limits) {
                prop_assert!((scale * a.upper - b.upper).abs() < 1e-9 && a.lower >= 0.0);
            }
        }
    }
}
