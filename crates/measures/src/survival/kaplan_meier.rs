//! The share still without the event, time by time, from people of whom some were watched only for a while.

use super::timeline::Timeline;
use crate::interval::checked_level;
use crate::{Undefined, quantile};

/// A step of the curve within this of a wanted share meets it: the curve is a product of many fractions and seldom hits 0.5 to
/// the last digit when algebra says it does. The value of R's `quantile.survfit`.
const SAME_SHARE: f64 = 1.490_116_119_384_765_6e-8;

/// What happened at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    pub time: f64,
    /// Watched and without the event just before.
    pub at_risk: u32,
    pub events: u32,
    pub censored: u32,
    /// Share without the event just after.
    pub survival: f64,
    /// Greenwood's standard error of ln `survival`; infinite once `survival` is 0.
    pub log_se: f64,
}

/// On which scale an interval around the curve is symmetric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scale {
    /// The share itself; simple, and poor near 0 and 1.
    Plain,
    /// ln S, the usual default of statistics programs.
    Log,
    /// ln(−ln S), the best behaved near 1.
    LogLog,
}

/// Limits around every step of a curve, each for itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    pub level: f64,
    pub scale: Scale,
    /// (low, high) of each step; `None` where the curve is 0, and on the log-log scale also where it is still 1.
    pub limits: Vec<Option<(f64, f64)>>,
}

/// A time by which a given share has had the event, each part `NotReached` where what was watched does not tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantile {
    pub time: Result<f64, Undefined>,
    pub low: Result<f64, Undefined>,
    pub high: Result<f64, Undefined>,
}

/// The mean time without the event up to a limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RestrictedMean {
    pub until: f64,
    pub mean: f64,
    pub se: f64,
}

/// The Kaplan–Meier curve.
#[derive(Debug, Clone, PartialEq)]
pub struct KaplanMeier {
    steps: Vec<Step>,
}

impl KaplanMeier {
    /// The curve of these people.
    ///
    /// Formula   S(t) = Π over event times tᵢ ≤ t of (1 − dᵢ/nᵢ); se of ln S(t) = √ Σ dᵢ / (nᵢ(nᵢ − dᵢ))
    /// Input     for each person the time watched, in any unit, and whether the event ended it
    /// Output    a step at every distinct time, ascending, also where people only left
    /// Errors    `TooFew` (nobody), `Mismatch` (events), `NotFinite` (a time)
    /// Caution   those who left must be like those who stayed; late steps rest on few people, so show `at_risk` with the curve
    /// Source    Kaplan & Meier (1958), JASA 53, 457–481; Greenwood (1926). Checked: reference/km_log.json
    pub fn new(times: &[f64], events: &[bool]) -> Result<Self, Undefined> {
        let line = Timeline::new(times, events)?;
        let mut at_risk = line.len() as u32;
        let (mut survival, mut variance, mut log_se) = (1.0_f64, 0.0_f64, 0.0_f64);
        let mut steps = Vec::with_capacity(line.len().min(1024));
        for moment in line.moments() {
            let here = moment.places.len() as u32;
            let dead: u32 = line.order[moment.places].iter().map(|i| u32::from(events[*i as usize])).sum();
            if dead > 0 {
                let (n, d) = (f64::from(at_risk), f64::from(dead));
                survival *= (n - d) / n;
                variance += d / (n * (n - d));
                log_se = variance.sqrt();
            }
            steps.push(Step { time: moment.time, at_risk, events: dead, censored: here - dead, survival, log_se });
            at_risk -= here;
        }
        Ok(Self { steps })
    }

    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The share without the event just after `time`.
    ///
    /// Formula   S(t), see `new`
    /// Input     a time in the unit of the data
    /// Output    share in [0, 1]; 1 before the first step
    /// Errors    `NotReached` (later than anybody was watched, unless the curve had come down to 0), `NotFinite`
    /// Caution   a point of the curve, not a forecast for one person
    /// Source    as `new`. Checked: unit tests below
    pub fn survival_at(&self, time: f64) -> Result<f64, Undefined> {
        if time.is_nan() {
            return Err(Undefined::NotFinite { index: 0 });
        }
        match self.steps.partition_point(|step| step.time <= time) {
            0 => Ok(1.0),
            k if k == self.steps.len() && self.steps[k - 1].time < time && self.steps[k - 1].survival > 0.0 => Err(Undefined::NotReached),
            k => Ok(self.steps[k - 1].survival),
        }
    }

    /// Limits around the curve.
    ///
    /// Formula   plain S ± z·S·se; log S·exp(±z·se); log-log S^exp(±z·se / ln S); se that of ln S; cut to [0, 1]
    /// Input     `level` in (0, 1); the scale
    /// Output    limits of each step for itself
    /// Errors    `OutOfRange` (level); a limit is `None` where the curve is 0 (and for log-log, 1)
    /// Caution   pointwise: the band as a whole holds the true curve less often than `level`
    /// Source    Kalbfleisch & Prentice (2002), The Statistical Analysis of Failure Time Data, 2nd ed., 1.4; R `survfit`.
    ///           Checked: reference/km_log.json, km_loglog.json, km_plain.json
    pub fn band(&self, level: f64, scale: Scale) -> Result<Band, Undefined> {
        let z = quantile::normal_two_sided(checked_level(level)?);
        let mut limits: Vec<Option<(f64, f64)>> = Vec::with_capacity(self.steps.len());
        for (i, step) in self.steps.iter().enumerate() {
            // People who only leave change nothing.
            let last = if step.events == 0 && i > 0 { limits[i - 1] } else { limits_of(step.survival, z * step.log_se, scale) };
            limits.push(last);
        }
        Ok(Band { level, scale, limits })
    }

    /// The time by which a share `p` of people had the event, with the limits that a band gives.
    ///
    /// Formula   the time at which the curve meets 1 − p; the middle of the stretch where it runs at 1 − p. The limits are where
    ///           the lower and upper curves of the band meet 1 − p
    /// Input     `p` in [0, 1] (0.5 is the median); a band of this curve
    /// Output    times in the unit of the data
    /// Errors    `OutOfRange` (p), `Mismatch` (a band of another curve); parts are `NotReached` where their curve stays above 1 − p
    /// Caution   an upper curve can rise again near its end; as R does, the step then taken is the one nearest below 1 − p
    /// Source    Brookmeyer & Crowley (1982), Biometrics 38, 29–41; R `quantile.survfit`. Checked: reference/km_log.json
    pub fn quantile(&self, p: f64, band: &Band) -> Result<Quantile, Undefined> {
        if !(0.0..=1.0).contains(&p) {
            return Err(Undefined::OutOfRange { what: "share", value: p, low: 0.0, high: 1.0 });
        }
        if band.limits.len() != self.steps.len() {
            return Err(Undefined::Mismatch { what: "limits", expected: self.steps.len(), found: band.limits.len() });
        }
        let edge = |pick: fn(&(f64, f64)) -> f64| self.meets(p, band.limits.iter().map(|l| l.as_ref().map(pick)));
        Ok(Quantile { time: self.meets(p, self.steps.iter().map(|s| Some(s.survival))), low: edge(|l| l.0), high: edge(|l| l.1) })
    }

    /// Where this curve, given step by step, meets 1 − p.
    fn meets(&self, p: f64, curve: impl Iterator<Item = Option<f64>>) -> Result<f64, Undefined> {
        if p == 0.0 {
            return Ok(0.0);
        }
        // Of those who have had the event, the least share that is enough, with and without the slack; of equals, the first.
        let (mut first, mut next, mut last) = ((f64::INFINITY, None), (f64::INFINITY, None), None);
        for (step, value) in self.steps.iter().zip(curve) {
            last = value.map(|value| 1.0 - value);
            let Some(share) = last else { continue };
            if share >= p - SAME_SHARE && share < first.0 {
                first = (share, Some(step.time));
            }
            if share >= p + SAME_SHARE && share < next.0 {
                next = (share, Some(step.time));
            }
        }
        let first = first.1.ok_or(Undefined::NotReached)?;
        let end = match last {
            Some(share) if (p - share).abs() < SAME_SHARE => self.last_time(),
            _ => next.1.ok_or(Undefined::NotReached)?,
        };
        Ok(0.5 * (first + end))
    }

    /// The last time anybody was watched.
    pub fn last_time(&self) -> f64 {
        self.steps.last().map_or(0.0, |step| step.time)
    }

    /// The mean time without the event when nothing after `until` counts.
    ///
    /// Formula   the area A under S from 0 to `until`; variance Σ dᵢ / (nᵢ(nᵢ − dᵢ)) · Aᵢ², Aᵢ the area from tᵢ to `until`
    /// Input     `until`, in the unit of the data; `last_time` is the latest that is always known
    /// Output    mean and its standard error, in the unit of the data
    /// Errors    `NotFinite`, `OutOfRange` (`until` at or before the start), `NotReached` (`until` later than anybody was watched,
    ///           unless the curve had come down to 0)
    /// Caution   compares groups only with one `until` for all of them
    /// Source    Irwin (1949); Royston & Parmar (2013), BMC Med Res Methodol 13, 152; R `survfit`, rmean.
    ///           Checked: reference/km_log.json
    pub fn restricted_mean(&self, until: f64) -> Result<RestrictedMean, Undefined> {
        if !until.is_finite() {
            return Err(Undefined::NotFinite { index: 0 });
        }
        // Times before 0 move the start, or else their area would be lost.
        let start = self.steps.first().map_or(0.0, |step| step.time.min(0.0));
        if until <= start {
            return Err(Undefined::OutOfRange { what: "limit of time", value: until, low: start, high: self.last_time() });
        }
        if until > self.last_time() && self.steps.last().is_none_or(|step| step.survival > 0.0) {
            return Err(Undefined::NotReached);
        }
        let (mut area, mut variance, mut end) = (0.0_f64, 0.0_f64, until);
        for step in self.steps.iter().rev().filter(|step| step.time <= until) {
            area += (end - step.time) * step.survival;
            end = step.time;
            let (n, d) = (f64::from(step.at_risk), f64::from(step.events));
            if d > 0.0 && n > d {
                variance += area * area * d / (n * (n - d));
            }
        }
        Ok(RestrictedMean { until, mean: area + (end - start) + start, se: variance.sqrt() })
    }
}

/// Limits of one share; `reach` is z times the standard error of its logarithm.
fn limits_of(share: f64, reach: f64, scale: Scale) -> Option<(f64, f64)> {
    if share <= 0.0 || (scale == Scale::LogLog && share >= 1.0) {
        return None;
    }
    Some(match scale {
        Scale::Plain => ((share - share * reach).max(0.0), (share + share * reach).min(1.0)),
        Scale::Log => {
            let factor = (-reach).exp();
            (share * factor, (share / factor).min(1.0))
        }
        Scale::LogLog => {
            let log = share.ln();
            let factor = (reach / log).exp();
            ((log / factor).exp(), (log * factor).exp())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn curve(rows: &[(f64, bool)]) -> KaplanMeier {
        let (times, events): (Vec<f64>, Vec<bool>) = rows.iter().copied().unzip();
        KaplanMeier::new(&times, &events).unwrap()
    }

    fn median(curve: &KaplanMeier, p: f64) -> Quantile {
        curve.quantile(p, &curve.band(0.95, Scale::Log).unwrap()).unwrap()
    }

    #[test]
    fn an_event_comes_before_the_end_of_watching_at_the_same_time() {
        let curve = curve(&[(2.0, false), (2.0, true), (3.0, false)]);
        assert_eq!(curve.steps()[0].at_risk, 3);
        assert!((curve.steps()[0].survival - 2.0 / 3.0).abs() < 1e-15);
    }

    #[test]
    fn a_median_in_the_middle_of_a_level_stretch_and_one_that_is_not_reached() {
        let eight: Vec<(f64, bool)> = (1..=8).map(|t| (f64::from(t), true)).collect();
        let q = median(&curve(&eight), 0.5);
        assert_eq!((q.time, q.low, q.high), (Ok(4.5), Ok(3.0), Err(Undefined::NotReached)));
        let half: Vec<(f64, bool)> = (1..=8).map(|t| (f64::from(t), t <= 4)).collect();
        assert_eq!(median(&curve(&half), 0.5).time, Ok(6.0));
        assert_eq!(median(&curve(&half), 0.75).time, Err(Undefined::NotReached));
        assert_eq!(median(&curve(&[(4.0, false)]), 0.5).time, Err(Undefined::NotReached));
    }

    #[test]
    fn where_nobody_is_left_there_is_no_interval() {
        let curve = curve(&[(1.0, true)]);
        assert_eq!((curve.steps()[0].survival, curve.steps()[0].log_se), (0.0, f64::INFINITY));
        for scale in [Scale::Plain, Scale::Log, Scale::LogLog] {
            assert_eq!(curve.band(0.95, scale).unwrap().limits, [None]);
        }
        assert_eq!(curve.survival_at(50.0), Ok(0.0));
        assert!(curve.restricted_mean(50.0).is_ok_and(|m| m.mean == 1.0 && m.se == 0.0));
    }

    #[test]
    fn nothing_is_said_beyond_what_was_watched() {
        let curve = curve(&[(1.0, true), (4.0, false)]);
        assert_eq!(curve.survival_at(5.0), Err(Undefined::NotReached));
        assert_eq!((curve.survival_at(0.5), curve.survival_at(4.0)), (Ok(1.0), Ok(0.5)));
        assert_eq!(curve.restricted_mean(5.0), Err(Undefined::NotReached));
        assert!(matches!(curve.restricted_mean(0.0), Err(Undefined::OutOfRange { .. })));
        assert!((curve.restricted_mean(4.0).unwrap().mean - 2.5).abs() < 1e-15);
        assert!(matches!(curve.band(95.0, Scale::Log), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(KaplanMeier::new(&[], &[]), Err(Undefined::TooFew { .. })));
    }

    proptest! {
        #[test]
        fn order_does_not_matter_and_the_curve_falls_within_its_band(rows in prop::collection::vec((0_u32..30, any::<bool>()), 1..80)) {
            let mut rows: Vec<(f64, bool)> = rows.into_iter().map(|(t, e)| (f64::from(t) / 4.0, e)).collect();
            let one = curve(&rows);
            rows.reverse();
            prop_assert_eq!(&one, &curve(&rows));
            prop_assert!(one.steps().windows(2).all(|w| w[1].survival <= w[0].survival && w[1].log_se >= w[0].log_se));
            for scale in [Scale::Plain, Scale::Log, Scale::LogLog] {
                let band = one.band(0.9, scale).unwrap();
                for (step, limits) in one.steps().iter().zip(&band.limits) {
                    if let Some((low, high)) = limits {
                        prop_assert!(0.0 <= *low && *low <= step.survival + 1e-15 && step.survival <= *high + 1e-15 && *high <= 1.0);
                    }
                }
            }
        }

        #[test]
        fn without_censoring_it_is_the_share_of_later_ones_and_the_mean_is_the_mean(times in prop::collection::vec(0_u32..40, 1..60)) {
            let times: Vec<f64> = times.into_iter().map(f64::from).collect();
            let curve = curve(&times.iter().map(|t| (*t, true)).collect::<Vec<_>>());
            let n = times.len() as f64;
            for step in curve.steps() {
                prop_assert!((step.survival - times.iter().filter(|t| **t > step.time).count() as f64 / n).abs() < 1e-12);
            }
            if curve.last_time() > 0.0 {
                let mean = curve.restricted_mean(curve.last_time()).unwrap().mean;
                prop_assert!((mean - times.iter().sum::<f64>() / n).abs() < 1e-9);
            }
        }
    }
}
