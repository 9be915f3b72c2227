//! Charts of counts: how many of how many (p), how many per hour or per thousand (u), how many in equal stretches (c), how
//! many good cases between bad ones (g), and the p′ and u′ charts for denominators so large that p and u cry wolf.

use super::individuals::{RANGE_OF_TWO, mean_range, neighbors};
use super::{Chart, Point, SIGMAS, Screening, bare, center_of, drawn, median_of};
use crate::{Undefined, mean};

/// Events in a subgroup and what they are counted of: people asked (p) or hours, days, lessons (u).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    pub events: f64,
    pub of: f64,
}

/// Where the spread between subgroups of a p′ or u′ chart is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dispersion {
    /// Neighbors in time.
    MovingRanges(Screening),
    /// All subgroups, which have no order (schools side by side).
    Deviations,
}

/// What is counted: shares of people stay below 1, rates do not.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Share,
    Rate,
}

/// p chart: shares of groups of varying size.
///
/// Formula   center p̄ = Σ events / Σ of, limits p̄ ± 3 √( p̄ (1 − p̄) / of ), cut at 0 and 1
/// Input     events out of `of` per subgroup, in order of time, `None` for a gap; `starts` as for `xmr`
/// Output    chart of shares from 0 to 1; limits widen where a subgroup is small
/// Errors    `TooFew` (no point), `OutOfRange` (negative, or more events than `of`), `NotFinite`, `OutOfRange` or `Mismatch` (`starts`)
///           A subgroup `of` 0 is a gap: no share, no limits, and it counts for nothing
/// Caution   takes people as independent; with hundreds per subgroup nearly every point signals: use `p_prime_chart`
/// Source    Shewhart (1931). Checked: reference/spc_p.json
pub fn p_chart(groups: &[Option<Counted>], starts: &[usize]) -> Result<Chart, Undefined> {
    counted(groups, starts, Kind::Share, None)
}

/// u chart: events per unit of exposure.
///
/// Formula   center ū = Σ events / Σ of, limits ū ± 3 √( ū / of ), cut at 0
/// Input     events in `of` hours (days, lessons …) per subgroup, in order of time, `None` for a gap; `starts` as for `xmr`
/// Output    chart of rates per unit; `Chart::times` for rates per 10,000
/// Errors    as `p_chart`, without an upper bound of events
/// Caution   as `p_chart`; use `u_prime_chart` where exposures are huge
/// Source    Shewhart (1931). Checked: reference/spc_u.json, spc_real_u.json
pub fn u_chart(groups: &[Option<Counted>], starts: &[usize]) -> Result<Chart, Undefined> {
    counted(groups, starts, Kind::Rate, None)
}

/// p′ chart: a p chart whose limits also hold the spread between subgroups.
///
/// Formula   zᵢ = (pᵢ − p̄) / sᵢ with sᵢ of the p chart; limits p̄ ± 3 sᵢ σ_z, σ_z the mean moving range of z / 1.128 (or its
///           standard deviation, without order), cut at 0 and 1
/// Input     as `p_chart`; where σ_z comes from
/// Output    chart of shares; equals the p chart where σ_z = 1
/// Errors    as `p_chart`; a phase whose σ_z is undefined (one subgroup, a center of 0 or 1) has no limits
/// Caution   p and p′ limits that differ much say that subgroups differ for reasons of their own; look for them
/// Source    Laney (2002), Quality Engineering 14, 531–537. Checked: reference/spc_pp.json, spc_pp_screened.json
pub fn p_prime_chart(groups: &[Option<Counted>], starts: &[usize], dispersion: Dispersion) -> Result<Chart, Undefined> {
    counted(groups, starts, Kind::Share, Some(dispersion))
}

/// u′ chart: a u chart whose limits also hold the spread between subgroups.
///
/// Formula   as `p_prime_chart`, with sᵢ of the u chart; cut at 0
/// Input     as `u_chart`; where σ_z comes from
/// Output    chart of rates per unit
/// Errors    as `u_chart`; a phase whose σ_z is undefined has no limits
/// Caution   as `p_prime_chart`
/// Source    Laney (2002), Quality Engineering 14, 531–537. Checked: reference/spc_up.json, spc_up_screened.json
pub fn u_prime_chart(groups: &[Option<Counted>], starts: &[usize], dispersion: Dispersion) -> Result<Chart, Undefined> {
    counted(groups, starts, Kind::Rate, Some(dispersion))
}

/// c chart: counts of events in stretches of equal length.
///
/// Formula   center c̄, limits c̄ ± 3 √c̄, cut at 0
/// Input     counts ≥ 0 in order of time, `None` for a gap; `starts` as for `xmr`
/// Output    chart of counts
/// Errors    `TooFew` (no point), `OutOfRange` (a negative count), `NotFinite`, `OutOfRange` or `Mismatch` (`starts`)
/// Caution   stretches must be alike (a week with a holiday is not): otherwise `u_chart`
/// Source    Shewhart (1931). Checked: reference/spc_c.json
pub fn c_chart(counts: &[Option<f64>], starts: &[usize]) -> Result<Chart, Undefined> {
    drawn(nonnegative(counts)?, starts, |points, _| {
        let center = center_of(points.iter().filter_map(|point| point.value))?;
        set(points, (center - SIGMAS * center.sqrt()).max(0.0), center + SIGMAS * center.sqrt());
        Ok(center)
    })
}

/// g chart: how many good cases lie between rare events.
///
/// Formula   with ḡ the mean: limits ḡ ± 3 √( ḡ (ḡ + 1) ), cut at 0; the center line drawn is the median
/// Input     counts ≥ 0 of cases between events, in order, `None` for a gap; `starts` as for `xmr`
/// Output    chart of counts; higher is better
/// Errors    as `c_chart`
/// Caution   counts between events are skewed, so half of them lie below the median but far more than half below the mean
/// Source    Benneyan (2001), Health Care Management Science 4, 305–318; Provost & Murray (2011). Checked: reference/spc_g.json
pub fn g_chart(counts: &[Option<f64>], starts: &[usize]) -> Result<Chart, Undefined> {
    drawn(nonnegative(counts)?, starts, |points, _| {
        let mean = center_of(points.iter().filter_map(|point| point.value))?;
        let sigma = (mean * (mean + 1.0)).sqrt();
        set(points, (mean - SIGMAS * sigma).max(0.0), mean + SIGMAS * sigma);
        median_of(points.iter().filter_map(|point| point.value).collect())
    })
}

fn set(points: &mut [Point], lower: f64, upper: f64) {
    for point in points {
        (point.lower, point.upper) = (Some(lower), Some(upper));
    }
}

fn nonnegative(counts: &[Option<f64>]) -> Result<Vec<Point>, Undefined> {
    match counts.iter().flatten().find(|x| **x < 0.0) {
        Some(x) => Err(Undefined::OutOfRange { what: "count", value: *x, low: 0.0, high: f64::INFINITY }),
        None => bare(counts),
    }
}

fn counted(groups: &[Option<Counted>], starts: &[usize], kind: Kind, dispersion: Option<Dispersion>) -> Result<Chart, Undefined> {
    let groups = checked(groups, kind)?;
    let shares: Vec<Option<f64>> = groups.iter().map(|group| group.map(|g| g.events / g.of)).collect();
    drawn(bare(&shares)?, starts, |points, range| {
        let groups = &groups[range];
        let sums = groups.iter().flatten().fold((0.0, 0.0), |sums, g| (sums.0 + g.events, sums.1 + g.of));
        if sums.1 == 0.0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        let center = sums.0 / sums.1;
        let variance = if kind == Kind::Share { center * (1.0 - center) } else { center };
        let sigma = |group: &Counted| (variance / group.of).sqrt();
        let stretch = match dispersion {
            None => Ok(1.0),
            Some(dispersion) => {
                spread(groups.iter().map(|group| group.as_ref().map(|g| (g.events / g.of - center) / sigma(g))), variance, dispersion)
            }
        };
        let most = if kind == Kind::Share { 1.0 } else { f64::INFINITY };
        if let Ok(stretch) = stretch {
            for (point, group) in points.iter_mut().zip(groups) {
                let half = group.as_ref().map(|g| SIGMAS * stretch * sigma(g)).filter(|half| half.is_finite());
                point.lower = half.map(|half| (center - half).max(0.0));
                point.upper = half.map(|half| (center + half).min(most));
            }
        }
        Ok(center)
    })
}

/// σ_z of z-scores.
fn spread(z: impl Iterator<Item = Option<f64>> + Clone, variance: f64, dispersion: Dispersion) -> Result<f64, Undefined> {
    if variance <= 0.0 {
        return Err(Undefined::NoVariance);
    }
    match dispersion {
        Dispersion::MovingRanges(screening) => Ok(mean_range(neighbors(z), screening)? / RANGE_OF_TWO),
        Dispersion::Deviations => mean::sd(&z.flatten().collect::<Vec<f64>>()),
    }
}

/// Groups that have something to count of; a gap otherwise.
fn checked(groups: &[Option<Counted>], kind: Kind) -> Result<Vec<Option<Counted>>, Undefined> {
    let check = |(index, group): (usize, &Option<Counted>)| {
        let Some(group) = group else { return Ok(None) };
        if !group.events.is_finite() || !group.of.is_finite() {
            return Err(Undefined::NotFinite { index });
        }
        if group.of < 0.0 {
            return Err(Undefined::OutOfRange { what: "denominator", value: group.of, low: 0.0, high: f64::INFINITY });
        }
        let most = if kind == Kind::Share && group.of > 0.0 { group.of } else { f64::MAX };
        if group.events < 0.0 || group.events > most {
            return Err(Undefined::OutOfRange { what: "count", value: group.events, low: 0.0, high: most });
        }
        Ok(Some(*group).filter(|group| group.of > 0.0 && (group.events / group.of).is_finite()))
    };
    groups.iter().enumerate().map(check).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(pairs: &[(f64, f64)]) -> Vec<Option<Counted>> {
        pairs.iter().map(|(events, of)| Some(Counted { events: *events, of: *of })).collect()
    }

    #[test]
    fn a_denominator_of_zero_is_a_gap_and_counts_for_nothing() {
        let chart = p_chart(&of(&[(2.0, 10.0), (0.0, 0.0), (4.0, 10.0)]), &[]).unwrap();
        assert_eq!((chart.points[1].value, chart.points[1].upper, chart.points[1].beyond), (None, None, false));
        assert!((chart.phases[0].center.clone().unwrap() - 0.3).abs() < 1e-15);
        let nothing = u_chart(&of(&[(0.0, 0.0)]), &[]).unwrap();
        assert!(nothing.phases[0].center.is_err());
    }

    #[test]
    fn limits_stay_where_shares_and_counts_can_be() {
        let chart = p_chart(&of(&[(1.0, 4.0), (3.0, 4.0)]), &[]).unwrap();
        assert_eq!((chart.points[0].lower, chart.points[0].upper), (Some(0.0), Some(1.0)));
        assert_eq!(c_chart(&[Some(1.0), Some(2.0)], &[]).unwrap().points[0].lower, Some(0.0));
        assert_eq!(g_chart(&[Some(1.0), Some(2.0)], &[]).unwrap().points[0].lower, Some(0.0));
    }

    #[test]
    fn more_than_all_and_less_than_none_are_refused() {
        assert!(matches!(p_chart(&of(&[(5.0, 4.0)]), &[]), Err(Undefined::OutOfRange { .. })));
        assert!(u_chart(&of(&[(5.0, 4.0)]), &[]).is_ok());
        assert!(u_chart(&of(&[(-1.0, 4.0)]), &[]).is_err() && u_chart(&of(&[(1.0, -4.0)]), &[]).is_err());
        assert!(c_chart(&[Some(-1.0)], &[]).is_err() && g_chart(&[Some(f64::NAN)], &[]).is_err());
        assert!(p_chart(&[], &[]).is_err());
    }

    #[test]
    fn nobody_and_everybody_leave_limits_on_the_line_and_the_prime_chart_without_any() {
        let none = of(&[(0.0, 10.0), (0.0, 20.0), (0.0, 30.0)]);
        let chart = p_chart(&none, &[]).unwrap();
        assert_eq!((chart.points[0].upper, chart.points[0].beyond), (Some(0.0), false));
        let prime = p_prime_chart(&none, &[], Dispersion::MovingRanges(Screening::Off)).unwrap();
        assert_eq!(prime.points[0].upper, None);
        let single = u_prime_chart(&of(&[(3.0, 10.0)]), &[], Dispersion::Deviations).unwrap();
        assert_eq!(single.points[0].upper, None);
    }

    #[test]
    fn p_prime_and_u_prime_limits_are_the_same_by_algebra() {
        let groups = of(&[(8.0, 98.0), (5.0, 75.0), (9.0, 75.0), (3.0, 60.0), (12.0, 99.0)]);
        let by = Dispersion::MovingRanges(Screening::Off);
        let (p, u) = (p_prime_chart(&groups, &[], by).unwrap(), u_prime_chart(&groups, &[], by).unwrap());
        for (a, b) in p.points.iter().zip(&u.points) {
            assert!((a.upper.unwrap() - b.upper.unwrap()).abs() < 1e-12);
        }
    }

    proptest! {
        #[test]
        fn the_center_lies_within_limits_within_bounds(groups in prop::collection::vec((0_u32..50, 0_u32..50), 1..30)) {
            let groups: Vec<Option<Counted>> = groups.iter().map(|(a, b)| Some(Counted { events: f64::from(*a.min(b)), of: f64::from(*b) })).collect();
            for chart in [p_chart(&groups, &[]).unwrap(), p_prime_chart(&groups, &[], Dispersion::MovingRanges(Screening::Once)).unwrap(), p_prime_chart(&groups, &[], Dispersion::Deviations).unwrap()] {
                for point in &chart.points {
                    if let (Some(lower), Some(upper), Ok(center)) = (point.lower, point.upper, &chart.phases[0].center) {
                        prop_assert!(0.0 <= lower && lower <= *center && *center <= upper && upper <= 1.0);
                    }
                }
            }
        }

        #[test]
        fn no_input_panics(groups in prop::collection::vec(prop::option::of((prop::num::f64::ANY, prop::num::f64::ANY)), 0..10), starts in prop::collection::vec(0_usize..11, 0..3)) {
            let groups: Vec<Option<Counted>> = groups.iter().map(|g| g.map(|(events, of)| Counted { events, of })).collect();
            let counts: Vec<Option<f64>> = groups.iter().map(|g| g.map(|g| g.events)).collect();
            let _ = (p_chart(&groups, &starts), u_chart(&groups, &starts), p_prime_chart(&groups, &starts, Dispersion::Deviations));
            let _ = (u_prime_chart(&groups, &starts, Dispersion::MovingRanges(Screening::Once)), c_chart(&counts, &starts), g_chart(&counts, &starts));
        }
    }
}
