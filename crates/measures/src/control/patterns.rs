//! Patterns that chance seldom draws: Nelson's eight rules and the four of Western Electric. Each adds false alarms to those
//! of the others, so choose few, before looking; the Anhøj rules (`runs`) are the ones to read a chart by.

use super::rounding;
use crate::Undefined;

/// How many points in a row on one side: nine by Nelson, eight by Western Electric.
const SIDE_NELSON: usize = 9;
const SIDE_WESTERN: usize = 8;
/// Six points steadily rising or falling make five steps.
const TREND_STEPS: usize = 5;
/// Fourteen points alternately up and down make thirteen steps.
const ALTERNATING_STEPS: usize = 13;
/// Points in a row within one standard deviation: the limits are too wide for this series.
const HUGGING: usize = 15;
/// Points in a row, on either side, beyond one standard deviation: two levels mixed.
const AVOIDING: usize = 8;

/// For each of Nelson's rules the places, from 0, of the points that complete its pattern.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Nelson {
    /// 1: beyond 3σ. 2: nine in a row on one side. 3: six in a row rising or falling. 4: fourteen in a row up and down.
    /// 5: two of three beyond 2σ on one side. 6: four of five beyond 1σ on one side. 7: fifteen in a row within 1σ.
    /// 8: eight in a row beyond 1σ on either side.
    pub rules: [Vec<usize>; 8],
}

/// For each of the Western Electric rules the places, from 0, of the points that complete its pattern.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WesternElectric {
    /// 1: beyond 3σ. 2: two of three beyond 2σ on one side. 3: four of five beyond 1σ on one side. 4: eight in a row on one side.
    pub rules: [Vec<usize>; 4],
}

/// Nelson's eight rules.
///
/// Formula   see `Nelson::rules`, with z = (x − center) / sigma and strict inequalities throughout: a value on a line is beyond
///           nothing, and equal neighbors are no trend. In rules 5 and 6 the last point itself lies in the zone
/// Input     values in order of time, `None` for a gap, which ends every pattern; center; sigma > 0 in the same unit
/// Output    places of the points that complete a pattern; every further point that keeps it up is named too
/// Errors    `OutOfRange` (sigma ≤ 0 or no number), `NotFinite` (a value; the center as index past the last)
/// Caution   an unchanged series sets off one of the eight at some point one time in four with 25 points, and nearly one in two with 50
///           (simulated: normal values, known center and sigma)
/// Source    Nelson (1984), Journal of Quality Technology 16, 237–239. Checked: reference/spc_nelson_rules.json
pub fn nelson(values: &[Option<f64>], center: f64, sigma: f64) -> Result<Nelson, Undefined> {
    let mut found = Nelson::default();
    follow(values, center, sigma, |place, state| {
        let holds = [
            state.z.abs() > 3.0,
            state.side >= SIDE_NELSON,
            state.trend >= TREND_STEPS,
            state.alternating >= ALTERNATING_STEPS,
            state.two_of_three(),
            state.four_of_five(),
            state.hugging >= HUGGING,
            state.avoiding >= AVOIDING,
        ];
        found.rules.iter_mut().zip(holds).filter(|(_, holds)| *holds).for_each(|(rule, _)| rule.push(place));
    })?;
    Ok(found)
}

/// The four Western Electric zone rules.
///
/// Formula   see `WesternElectric::rules`; inequalities and z as in `nelson`
/// Input     as `nelson`
/// Output    places of the points that complete a pattern
/// Errors    as `nelson`
/// Caution   as `nelson`; eight in a row on one side here, nine there
/// Source    Western Electric (1956), Statistical Quality Control Handbook. Checked: unit tests below
pub fn western_electric(values: &[Option<f64>], center: f64, sigma: f64) -> Result<WesternElectric, Undefined> {
    let mut found = WesternElectric::default();
    follow(values, center, sigma, |place, state| {
        let holds = [state.z.abs() > 3.0, state.two_of_three(), state.four_of_five(), state.side >= SIDE_WESTERN];
        found.rules.iter_mut().zip(holds).filter(|(_, holds)| *holds).for_each(|(rule, _)| rule.push(place));
    })?;
    Ok(found)
}

/// What the points so far amount to, since the last gap.
#[derive(Default)]
struct State {
    z: f64,
    seen: usize,
    /// Points in a row on this side, steps in a row in this direction, and so on.
    side: usize,
    trend: usize,
    alternating: usize,
    hugging: usize,
    avoiding: usize,
    /// −1, 0 or 1: the direction of the last step.
    step: i8,
    /// The last five points, the newest in the lowest bit: above 1σ, above 2σ, below −1σ, below −2σ.
    zones: [u8; 4],
}

impl State {
    fn take(&mut self, z: f64) {
        let step = if self.seen == 0 { 0 } else { sign(z - self.z) };
        let side = sign(z);
        self.side = if side == 0 { 0 } else { usize::from(self.seen > 0 && sign(self.z) == side) * self.side + 1 };
        self.trend = if step == 0 { 0 } else { usize::from(step == self.step) * self.trend + 1 };
        self.alternating = if step == 0 { 0 } else { usize::from(step == -self.step) * self.alternating + 1 };
        self.hugging = if z.abs() < 1.0 { self.hugging + 1 } else { 0 };
        self.avoiding = if z.abs() > 1.0 { self.avoiding + 1 } else { 0 };
        for (zone, inside) in self.zones.iter_mut().zip([z > 1.0, z > 2.0, z < -1.0, z < -2.0]) {
            *zone = (*zone << 1 | u8::from(inside)) & 0b1_1111;
        }
        (self.z, self.step) = (z, step);
        self.seen += 1;
    }

    fn two_of_three(&self) -> bool {
        self.seen >= 3 && [self.zones[1], self.zones[3]].iter().any(|zone| zone & 1 == 1 && (zone & 0b111).count_ones() >= 2)
    }

    fn four_of_five(&self) -> bool {
        self.seen >= 5 && [self.zones[0], self.zones[2]].iter().any(|zone| zone & 1 == 1 && zone.count_ones() >= 4)
    }
}

fn sign(x: f64) -> i8 {
    i8::from(x > 0.0) - i8::from(x < 0.0)
}

fn follow(values: &[Option<f64>], center: f64, sigma: f64, mut tell: impl FnMut(usize, &State)) -> Result<(), Undefined> {
    if !(sigma > 0.0 && sigma.is_finite()) {
        return Err(Undefined::OutOfRange { what: "sigma", value: sigma, low: 0.0, high: f64::INFINITY });
    }
    if !center.is_finite() {
        return Err(Undefined::NotFinite { index: values.len() });
    }
    let slack = rounding(values.iter().flatten().copied());
    let mut state = State::default();
    for (place, value) in values.iter().enumerate() {
        match value {
            None => state = State::default(),
            Some(x) if !x.is_finite() => return Err(Undefined::NotFinite { index: place }),
            Some(x) => {
                // A value on the center line lies on no side of it, even if the center was rounded.
                state.take(if (x - center).abs() <= slack { 0.0 } else { (x - center) / sigma });
                tell(place, &state);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn nine_on_one_side_are_nelsons_and_eight_are_western_electrics() {
        let eight = some(&[0.1; 8]);
        assert!(nelson(&eight, 0.0, 1.0).unwrap().rules[1].is_empty());
        assert_eq!(western_electric(&eight, 0.0, 1.0).unwrap().rules[3], [7]);
        assert_eq!(nelson(&some(&[0.1; 10]), 0.0, 1.0).unwrap().rules[1], [8, 9]);
    }

    #[test]
    fn equal_values_make_no_trend_and_a_value_on_a_line_is_beyond_nothing() {
        let rising = some(&[0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6]);
        assert!(nelson(&rising, 0.0, 1.0).unwrap().rules[2].is_empty());
        assert_eq!(nelson(&some(&[0.1, 0.2, 0.3, 0.4, 0.5, 0.6]), 0.0, 1.0).unwrap().rules[2], [5]);
        let on_the_lines = some(&[3.0, 3.0, 3.0, 2.0, 2.0, 2.0]);
        let found = nelson(&on_the_lines, 0.0, 1.0).unwrap();
        assert_eq!((&found.rules[0], &found.rules[4]), (&vec![], &vec![2]));
    }

    #[test]
    fn a_gap_ends_every_pattern() {
        let mut values = some(&[0.1; 12]);
        values[5] = None;
        assert!(nelson(&values, 0.0, 1.0).unwrap().rules.iter().all(Vec::is_empty));
        assert_eq!(nelson(&[], 0.0, 1.0).unwrap(), Nelson::default());
    }

    #[test]
    fn a_spread_of_zero_is_refused() {
        assert!(nelson(&some(&[1.0]), 0.0, 0.0).is_err() && western_electric(&some(&[1.0]), 0.0, f64::NAN).is_err());
        assert_eq!(nelson(&[Some(f64::INFINITY)], 0.0, 1.0), Err(Undefined::NotFinite { index: 0 }));
    }

    /// The rules as they are worded, window by window.
    fn worded(z: &[f64]) -> [Vec<usize>; 8] {
        let window = |i: usize, k: usize| if i + 1 >= k { Some(&z[i + 1 - k..=i]) } else { None };
        let steps = |v: &[f64]| v.windows(2).map(|w| sign(w[1] - w[0])).collect::<Vec<_>>();
        let mut rules: [Vec<usize>; 8] = Default::default();
        for (i, x) in z.iter().enumerate() {
            let of = |k: usize, line: f64, n: usize| {
                window(i, k).is_some_and(|v| {
                    let (above, below) = (v.iter().filter(|y| **y > line).count(), v.iter().filter(|y| **y < -line).count());
                    (above >= n && *x > line) || (below >= n && *x < -line)
                })
            };
            let holds = [
                x.abs() > 3.0,
                window(i, 9).is_some_and(|v| v.iter().all(|x| *x > 0.0) || v.iter().all(|x| *x < 0.0)),
                window(i, 6).is_some_and(|v| steps(v).iter().all(|s| *s == 1) || steps(v).iter().all(|s| *s == -1)),
                window(i, 14).is_some_and(|v| steps(v).windows(2).all(|w| w[0] != 0 && w[0] == -w[1])),
                of(3, 2.0, 2),
                of(5, 1.0, 4),
                window(i, 15).is_some_and(|v| v.iter().all(|x| x.abs() < 1.0)),
                window(i, 8).is_some_and(|v| v.iter().all(|x| x.abs() > 1.0)),
            ];
            (0..8).filter(|r| holds[*r]).for_each(|r| rules[r].push(i));
        }
        rules
    }

    proptest! {
        #[test]
        fn what_is_followed_point_by_point_is_what_the_rules_say(z in prop::collection::vec((-35_i32..36).prop_map(|x| f64::from(x) / 10.0), 0..80), squeeze in prop::sample::select(vec![0.25, 0.5, 1.0])) {
            let z: Vec<f64> = z.iter().map(|x| x * squeeze).collect();
            prop_assert_eq!(nelson(&some(&z), 0.0, 1.0).unwrap().rules, worded(&z));
            let climbing: Vec<f64> = z.iter().enumerate().map(|(i, x)| if i % 2 == 0 { x.abs() } else { -x.abs() }).collect();
            prop_assert_eq!(nelson(&some(&climbing), 0.0, 1.0).unwrap().rules, worded(&climbing));
        }

        #[test]
        fn the_unit_does_not_matter(z in prop::collection::vec(-4_i32..5, 0..40)) {
            let z: Vec<f64> = z.iter().map(|x| f64::from(*x)).collect();
            let moved: Vec<f64> = z.iter().map(|x| 10.0 + 4.0 * x).collect();
            prop_assert_eq!(nelson(&some(&z), 0.0, 1.0).unwrap(), nelson(&some(&moved), 10.0, 4.0).unwrap());
        }
    }
}
