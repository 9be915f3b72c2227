//! Whether chances mean what they say: of those called 30 %, did 30 of 100 happen?

use super::Forecasts;
use super::auc::Tie;
use crate::Undefined;
use crate::logistic::newton::{Counts, Goal, Peak, climb};
use crate::numeric::distribution::chi_square_above;

/// Groups of the test of Hosmer and Lemeshow, by their convention.
const DECILES: usize = 10;
/// Degrees of freedom that convention takes off for forecasts that were fitted to the same people.
const FITTED: usize = 2;
/// More bins than this are no summary.
const MOST_BINS: usize = 10_000;

/// Forecasts of nearly one size, and what became of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// Where the bin begins and ends; the end belongs to the next bin, except in the last.
    pub low: f64,
    pub high: f64,
    pub n: usize,
    pub mean_forecast: f64,
    /// Share in which it came true.
    pub observed: f64,
}

/// Cox's recalibration line in log odds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CalibrationLine {
    /// 1 is right; below 1: forecasts too extreme; above 1: too timid.
    pub slope: f64,
    /// The intercept beside that slope.
    pub intercept: f64,
}

impl Forecasts {
    /// Cox's calibration line.
    ///
    /// Formula   logistic regression of the outcome on ln( p / (1 − p) )
    /// Input     the forecasts; none exactly 0 or 1
    /// Output    slope and intercept in log odds; 1 and 0 for perfect calibration
    /// Errors    `OneKind`, `OutOfRange` (a forecast of exactly 0 or 1 has no log odds), `Dependent` (all forecasts equal),
    ///           `Separated` (the forecasts tell the outcomes apart without a mistake), `TooFew` (n < 3), `NotConverged`
    /// Caution   the intercept beside a slope is not "too high or too low overall"; that is `calibration_in_the_large`
    /// Source    Cox (1958), Biometrika 45, 562–565. Checked: reference/calibration.json (R `glm`)
    pub fn calibration_line(&self) -> Result<CalibrationLine, Undefined> {
        self.both_kinds()?;
        if self.n() < 3 {
            return Err(Undefined::TooFew { n: self.n(), needed: 3 });
        }
        let log_odds = self.log_odds()?;
        let peak = self.fitted(&[&log_odds], None)?;
        match peak.coefficients[..] {
            [intercept, slope] if !peak.separated => Ok(CalibrationLine { slope, intercept }),
            _ => Err(Undefined::Separated),
        }
    }

    /// Calibration in the large: whether forecasts are too low (positive) or too high (negative) altogether.
    ///
    /// Formula   intercept of the logistic regression of the outcome with ln( p / (1 − p) ) taken as it is
    /// Input     the forecasts; none exactly 0 or 1
    /// Output    log odds; 0 when on the whole as many came true as were announced
    /// Errors    `OneKind`, `OutOfRange` (a forecast of exactly 0 or 1), `NotConverged`
    /// Caution   0 may hide forecasts that are too high for some and too low for others; see `bins`
    /// Source    as `calibration_line`. Checked: reference/calibration.json (R `glm` with offset)
    pub fn calibration_in_the_large(&self) -> Result<f64, Undefined> {
        self.both_kinds()?;
        let log_odds = self.log_odds()?;
        Ok(self.fitted(&[], Some(&log_odds))?.coefficients[0])
    }

    /// The forecasts in `count` bins of equal width, those without a forecast left out.
    ///
    /// Formula   bin j holds j/count ≤ p < (j + 1)/count, the last also p = 1
    /// Input     number of bins, 1 to 10 000
    /// Output    filled bins in rising order with number, mean forecast and share that came true
    /// Errors    `OutOfRange` (count)
    /// Caution   the ends are j times the floating number 1/count, as in R: with ten bins 0.3 is the end of the third, which is a
    ///           hair above 0.3, so that a forecast of 0.3 falls into the third. Bins with few people jump about
    /// Source    Murphy & Winkler (1977), Applied Statistics 26, 41–47. Checked: reference/calibration.json (R `cut`)
    pub fn bins(&self, count: usize) -> Result<Vec<Bin>, Undefined> {
        if count == 0 || count > MOST_BINS {
            return Err(Undefined::OutOfRange { what: "number of bins", value: count as f64, low: 1.0, high: MOST_BINS as f64 });
        }
        let width = 1.0 / count as f64;
        let end = |j: usize| if j >= count { 1.0 } else { j as f64 * width };
        let mut bins = Vec::new();
        let mut rest: &[Tie] = &self.ties;
        while let Some(first) = rest.first() {
            // The quotient may be off by one place; the ends themselves decide.
            let mut j = ((first.value / width) as usize).min(count - 1);
            while j > 0 && first.value < end(j) {
                j -= 1;
            }
            while j + 1 < count && first.value >= end(j + 1) {
                j += 1;
            }
            let (low, high) = (end(j), end(j + 1));
            let inside = if j + 1 == count { rest.len() } else { rest.iter().take_while(|t| t.value < high).count() };
            let (here, after) = rest.split_at(inside.max(1));
            let (mut n, mut yes, mut sum) = (0, 0, 0.0);
            for tie in here {
                n += tie.n();
                yes += tie.yes;
                sum += tie.n() as f64 * tie.value;
            }
            bins.push(Bin { low, high, n, mean_forecast: sum / n as f64, observed: yes as f64 / n as f64 });
            rest = after;
        }
        Ok(bins)
    }

    /// Expected calibration error: how far, on average, forecasts lie from what came true, bin by bin.
    ///
    /// Formula   Σ nⱼ | mean forecastⱼ − observedⱼ | / n over `bins(count)`
    /// Input     number of bins
    /// Output    between 0 and 1, in the unit of a chance
    /// Errors    `OutOfRange` (count)
    /// Caution   grows with the number of bins and shrinks with n; compare only with equal bins and similar n
    /// Source    Naeini, Cooper & Hauskrecht (2015), AAAI, 2901–2907. Checked: reference/calibration.json
    pub fn calibration_error(&self, count: usize) -> Result<f64, Undefined> {
        let sum: f64 = self.bins(count)?.iter().map(|b| b.n as f64 * (b.mean_forecast - b.observed).abs()).sum();
        Ok(sum / self.n() as f64)
    }

    /// Hosmer and Lemeshow's statistic over tenths of the people.
    ///
    /// Formula   Σ (Oⱼ − Eⱼ)² / ( Eⱼ (1 − Eⱼ/nⱼ) ), O seen and E announced; the r-th lowest forecast of n belongs to the first j
    ///           with r ≤ 1 + j (n − 1)/10; among equal forecasts the earlier row comes first
    /// Input     the forecasts
    /// Output    ≥ 0
    /// Errors    `TooFew` (n < 2), `NoVariance` (a tenth in which every forecast is 0, or every one 1)
    /// Caution   with equal forecasts at a boundary the order of rows matters; with many people the smallest fault is "significant"
    ///           and with few none is. Look at `bins`
    /// Source    Hosmer & Lemeshow (1980), Communications in Statistics A9, 1043–1069. Checked: reference/calibration.json
    pub fn hosmer_lemeshow(&self) -> Result<f64, Undefined> {
        let n = self.n();
        if n < 2 {
            return Err(Undefined::TooFew { n, needed: 2 });
        }
        let mut sum = 0.0;
        let (mut tie, mut used, mut used_yes, mut seen) = (0, 0, 0, 0);
        for j in 1..=DECILES {
            let last = 1 + (n - 1) * j / DECILES;
            let (size, mut expected, mut observed) = (last - seen, 0.0, 0);
            while seen < last {
                let here = self.ties[tie];
                let taken = (last - seen).min(here.n() - used);
                let yes = if used + taken == here.n() { here.yes } else { self.yes_among_first(here.value, used + taken) };
                expected += taken as f64 * here.value;
                observed += yes - used_yes;
                seen += taken;
                (used, used_yes) = (used + taken, yes);
                if used == here.n() {
                    (tie, used, used_yes) = (tie + 1, 0, 0);
                }
            }
            if size == 0 {
                continue;
            }
            let spread = expected * (1.0 - expected / size as f64);
            if spread <= 0.0 {
                return Err(Undefined::NoVariance);
            }
            sum += (observed as f64 - expected).powi(2) / spread;
        }
        Ok(sum)
    }

    /// How likely a `hosmer_lemeshow` this great is by chance, for forecasts of a model fitted to these same people.
    ///
    /// Formula   P(χ² > statistic) with 8 degrees of freedom
    /// Input     the forecasts
    /// Output    between 0 and 1
    /// Errors    as `hosmer_lemeshow`, `TooFew` (under ten people, who fill fewer than ten tenths)
    /// Caution   for forecasts made for other people the degrees of freedom are 10, and this value is too small
    /// Source    as `hosmer_lemeshow`. Checked: unit tests below
    pub fn hosmer_lemeshow_p(&self) -> Result<f64, Undefined> {
        if self.n() < DECILES {
            return Err(Undefined::TooFew { n: self.n(), needed: DECILES });
        }
        Ok(chi_square_above(self.hosmer_lemeshow()?, (DECILES - FITTED) as f64))
    }

    /// How many came true among the first `count` rows with this very forecast.
    fn yes_among_first(&self, value: f64, count: usize) -> usize {
        self.chances.iter().zip(&self.outcomes).filter(|(p, _)| **p == value).take(count).filter(|(_, y)| **y).count()
    }

    /// The log odds of the different forecasts.
    fn log_odds(&self) -> Result<Vec<f64>, Undefined> {
        let one = |tie: &Tie| {
            let p = tie.value;
            if p > 0.0 && p < 1.0 {
                Ok(p.ln() - (-p).ln_1p())
            } else {
                Err(Undefined::OutOfRange { what: "forecast", value: p, low: 0.0, high: 1.0 })
            }
        };
        self.ties.iter().map(one).collect()
    }

    fn fitted(&self, columns: &[&[f64]], offset: Option<&[f64]>) -> Result<Peak, Undefined> {
        let trials: Vec<f64> = self.ties.iter().map(|t| t.n() as f64).collect();
        let successes: Vec<f64> = self.ties.iter().map(|t| t.yes as f64).collect();
        climb(&Counts { columns, trials: Some(&trials), successes: &successes, offset }, Goal::MostLikely)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forecasts_that_are_right_have_slope_one_and_no_error() {
        let p: Vec<f64> = (0..40).map(|i| if i < 20 { 0.2 } else { 0.75 }).collect();
        let y: Vec<bool> = (0..40).map(|i| if i < 20 { i < 4 } else { i < 35 }).collect();
        let forecasts = Forecasts::new(&p, &y).unwrap();
        let line = forecasts.calibration_line().unwrap();
        assert!((line.slope - 1.0).abs() < 1e-9 && line.intercept.abs() < 1e-9);
        assert!(forecasts.calibration_in_the_large().unwrap().abs() < 1e-9 && forecasts.calibration_error(10).unwrap() < 1e-12);
    }

    #[test]
    fn the_ends_of_bins_are_those_of_r() {
        let p = [0.0, 0.1, 0.2, 0.3, 0.6, 0.7, 0.7000000000000001, 1.0];
        let forecasts = Forecasts::new(&p, &[false; 8]).unwrap();
        let bins: Vec<(usize, usize)> = forecasts.bins(10).unwrap().iter().map(|b| ((b.low * 10.0).round() as usize, b.n)).collect();
        assert_eq!(bins, [(0, 1), (1, 1), (2, 2), (5, 1), (6, 1), (7, 1), (9, 1)]);
        assert!(forecasts.bins(0).is_err() && forecasts.bins(1).unwrap().len() == 1);
    }

    #[test]
    fn a_certain_forecast_leaves_only_what_needs_log_odds_undefined() {
        let forecasts = Forecasts::new(&[0.0, 0.5, 1.0, 0.4], &[false, true, true, false]).unwrap();
        assert!(matches!(forecasts.calibration_line(), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(forecasts.calibration_in_the_large(), Err(Undefined::OutOfRange { .. })));
        assert!(forecasts.bins(10).is_ok() && forecasts.auc().is_ok());
        assert_eq!(forecasts.hosmer_lemeshow(), Err(Undefined::NoVariance));
    }

    #[test]
    fn equal_or_separating_forecasts_have_no_slope() {
        let mixed = [true, false, true, false];
        assert_eq!(Forecasts::new(&[0.4; 4], &mixed).unwrap().calibration_line(), Err(Undefined::Dependent));
        assert!(Forecasts::new(&[0.4; 4], &mixed).unwrap().calibration_in_the_large().is_ok());
        assert_eq!(
            Forecasts::new(&[0.1, 0.2, 0.6, 0.7], &[false, false, true, true]).unwrap().calibration_line(),
            Err(Undefined::Separated)
        );
        assert_eq!(Forecasts::new(&[0.1, 0.2], &[true, true]).unwrap().calibration_line(), Err(Undefined::OneKind));
        assert_eq!(Forecasts::new(&[0.1], &[true]).unwrap().hosmer_lemeshow(), Err(Undefined::TooFew { n: 1, needed: 2 }));
    }

    #[test]
    fn without_ten_people_there_are_no_ten_groups_and_no_p() {
        let p: Vec<f64> = (1..=10).map(|i| f64::from(i) / 11.0).collect();
        let y: Vec<bool> = (1..=10).map(|i| i % 3 == 0).collect();
        let nine = Forecasts::new(&p[..9], &y[..9]).unwrap();
        assert!(nine.hosmer_lemeshow().is_ok());
        assert_eq!(nine.hosmer_lemeshow_p(), Err(Undefined::TooFew { n: 9, needed: 10 }));
        assert!(Forecasts::new(&p, &y).unwrap().hosmer_lemeshow_p().is_ok());
    }

    proptest! {
        #[test]
        fn bins_hold_everybody_once_and_fit_their_forecasts(rows in prop::collection::vec((0.0..=1.0_f64, any::<bool>()), 1..80), count in 1_usize..30) {
            let (p, y): (Vec<f64>, Vec<bool>) = rows.into_iter().unzip();
            let forecasts = Forecasts::new(&p, &y).unwrap();
            let bins = forecasts.bins(count).unwrap();
            prop_assert_eq!(bins.iter().map(|b| b.n).sum::<usize>(), p.len());
            prop_assert!(bins.iter().all(|b| b.low - 1e-12 <= b.mean_forecast && b.mean_forecast <= b.high + 1e-12 && (0.0..=1.0).contains(&b.observed)));
            prop_assert!(bins.windows(2).all(|w| w[0].high <= w[1].low));
            prop_assert!((0.0..=1.0).contains(&forecasts.calibration_error(count).unwrap()));
            prop_assert!(forecasts.hosmer_lemeshow().is_ok_and(|x| x >= 0.0) || forecasts.hosmer_lemeshow() == Err(Undefined::NoVariance) || p.len() < 2);
            prop_assert!(forecasts.hosmer_lemeshow_p().map_or(p.len() < 10 || forecasts.hosmer_lemeshow().is_err(), |p| (0.0..=1.0).contains(&p)));
        }

        #[test]
        fn tenths_agree_with_a_stable_sort(rows in prop::collection::vec((1_u8..10, any::<bool>()), 2..120)) {
            let (p, y): (Vec<f64>, Vec<bool>) = rows.iter().map(|(p, y)| (f64::from(*p) / 10.0, *y)).unzip();
            let mut order: Vec<usize> = (0..p.len()).collect();
            order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
            let (mut want, mut from) = (0.0, 0);
            for j in 1..=10 {
                let to = 1 + (p.len() - 1) * j / 10;
                let (e, o) = order[from..to].iter().fold((0.0, 0.0), |(e, o), i| (e + p[*i], o + f64::from(u8::from(y[*i]))));
                if to > from { want += (o - e) * (o - e) / (e * (1.0 - e / (to - from) as f64)); }
                from = to;
            }
            let got = Forecasts::new(&p, &y).unwrap().hosmer_lemeshow().unwrap();
            prop_assert!((got - want).abs() < 1e-9 * (1.0 + want));
        }
    }
}
