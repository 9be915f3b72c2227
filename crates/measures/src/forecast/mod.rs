//! How good forecasts of a yes-or-no outcome were: an early warning said 30 %; did it happen in 30 of 100? `Forecasts` is made
//! once and asked for each figure; `auc` alone takes scores of any unit.
//!
//! Nothing here makes a forecast (see `logistic.rs`), and no single figure says whether one is good: a forecast may order people
//! well and still be wrong about all of them.

mod auc;
mod calibration;

pub use auc::{Auc, DeLong, auc};
pub use calibration::{Bin, CalibrationLine};

use crate::Undefined;
use auc::Tie;

/// Forecast chances and what then happened; n ≥ 1, every chance in [0, 1].
#[derive(Debug, Clone)]
pub struct Forecasts {
    chances: Vec<f64>,
    outcomes: Vec<bool>,
    /// The different chances in rising order with how often each was given and came true.
    ties: Vec<Tie>,
    yes: usize,
}

/// Murphy's split of the Brier score: brier = reliability − resolution + uncertainty, exactly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Murphy {
    /// How far what happened lies from what was said; 0 is best.
    pub reliability: f64,
    /// How far what happened differs between different forecasts; more is better.
    pub resolution: f64,
    /// What comes from the outcome alone.
    pub uncertainty: f64,
}

impl Forecasts {
    /// Errors: `TooFew` (none), `Mismatch` (lengths), `NotFinite` (NaN), `OutOfRange` (a chance outside 0 to 1).
    pub fn new(chances: &[f64], outcomes: &[bool]) -> Result<Self, Undefined> {
        if chances.len() != outcomes.len() {
            return Err(Undefined::Mismatch { what: "outcomes", expected: chances.len(), found: outcomes.len() });
        }
        if chances.is_empty() {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        if let Some(index) = chances.iter().position(|p| p.is_nan()) {
            return Err(Undefined::NotFinite { index });
        }
        if let Some(p) = chances.iter().find(|p| **p < 0.0 || **p > 1.0) {
            return Err(Undefined::OutOfRange { what: "forecast", value: *p, low: 0.0, high: 1.0 });
        }
        let ties = auc::ties(chances, outcomes);
        let yes = ties.iter().map(|t| t.yes).sum();
        Ok(Self { chances: chances.to_vec(), outcomes: outcomes.to_vec(), ties, yes })
    }

    pub fn n(&self) -> usize {
        self.chances.len()
    }

    /// How often it came true.
    pub fn yes(&self) -> usize {
        self.yes
    }

    /// Brier score.
    ///
    /// Formula   Σ (pᵢ − yᵢ)² / n
    /// Input     chances pᵢ in [0, 1], outcomes yᵢ 0 or 1
    /// Output    between 0 (sure and right) and 1 (sure and wrong)
    /// Errors    none
    /// Caution   a rare outcome makes small scores by itself; compare with the uncertainty (`brier_skill`)
    /// Source    Brier (1950), Monthly Weather Review 78, 1–3. Checked: reference/calibration.json
    pub fn brier(&self) -> f64 {
        let sum: f64 = self
            .chances
            .iter()
            .zip(&self.outcomes)
            .map(|(p, y)| {
                let miss = p - f64::from(u8::from(*y));
                miss * miss
            })
            .sum();
        sum / self.n() as f64
    }

    /// Murphy's split over the different forecasts as they were given, not over bins, hence exact.
    ///
    /// Formula   reliability Σ nₖ (pₖ − ȳₖ)² / n, resolution Σ nₖ (ȳₖ − ȳ)² / n, uncertainty ȳ (1 − ȳ)
    /// Input     as `brier`; k runs over the different values of p
    /// Output    three parts ≥ 0; the first minus the second plus the third is the Brier score
    /// Errors    none
    /// Caution   where hardly any forecast was given twice, reliability and resolution are both near their greatest values and
    ///           say nothing; round the forecasts first
    /// Source    Murphy (1973), Journal of Applied Meteorology 12, 595–600. Checked: reference/calibration.json
    pub fn murphy(&self) -> Murphy {
        let n = self.n() as f64;
        let share = self.yes as f64 / n;
        let (mut reliability, mut resolution) = (0.0, 0.0);
        for tie in &self.ties {
            let (all, seen) = (tie.n() as f64, tie.share());
            reliability += all * (tie.value - seen).powi(2);
            resolution += all * (seen - share).powi(2);
        }
        Murphy { reliability: reliability / n, resolution: resolution / n, uncertainty: share * (1.0 - share) }
    }

    /// Brier skill: the part of the uncertainty that the forecasts took away.
    ///
    /// Formula   1 − brier / (ȳ (1 − ȳ))
    /// Input     as `brier`
    /// Output    at most 1; 0 is no better than always saying the overall share; negative is worse
    /// Errors    `OneKind` (it always or never came true)
    /// Caution   the overall share is known only afterwards; a forecast that could not know it is judged strictly
    /// Source    as `brier`. Checked: reference/calibration.json
    pub fn brier_skill(&self) -> Result<f64, Undefined> {
        self.both_kinds()?;
        Ok(1.0 - self.brier() / self.murphy().uncertainty)
    }

    /// Logarithmic loss.
    ///
    /// Formula   −Σ ( yᵢ ln pᵢ + (1 − yᵢ) ln(1 − pᵢ) ) / n, with 0 · ln 0 = 0
    /// Input     as `brier`
    /// Output    ≥ 0 in units of e; **infinite** when something happened that had been called impossible (or the reverse)
    /// Errors    none
    /// Caution   one forecast of exactly 0 or 1 that fails outweighs everything else, by design
    /// Source    Good (1952), Journal of the Royal Statistical Society B 14, 107–114. Checked: reference/calibration.json
    pub fn log_loss(&self) -> f64 {
        let loss = |(p, y): (&f64, &bool)| if *y { -p.ln() } else { -(-p).ln_1p() };
        // Adding 0 turns the −0 of a perfect forecast around.
        self.chances.iter().zip(&self.outcomes).map(loss).sum::<f64>() / self.n() as f64 + 0.0
    }

    /// Area under the ROC curve; see [`auc`].
    pub fn auc(&self) -> Result<Auc, Undefined> {
        Auc::of(&self.ties)
    }

    fn both_kinds(&self) -> Result<(), Undefined> {
        if self.yes == 0 || self.yes == self.n() { Err(Undefined::OneKind) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sure_forecasts_have_a_loss_of_zero_or_without_end_and_never_nan() {
        let right = Forecasts::new(&[0.0, 1.0, 0.0], &[false, true, false]).unwrap();
        assert_eq!((right.brier(), right.log_loss(), right.brier_skill()), (0.0, 0.0, Ok(1.0)));
        assert!(right.log_loss().is_sign_positive());
        let wrong = Forecasts::new(&[0.0, 1.0, 0.0], &[true, true, false]).unwrap();
        assert_eq!(wrong.log_loss(), f64::INFINITY);
        assert!((wrong.brier() - 1.0 / 3.0).abs() < 1e-15);
    }

    #[test]
    fn one_kind_of_outcome_leaves_scores_but_no_comparison() {
        let never = Forecasts::new(&[0.1, 0.3], &[false, false]).unwrap();
        assert!((never.brier() - 0.05).abs() < 1e-15);
        assert_eq!(never.brier_skill(), Err(Undefined::OneKind));
        assert_eq!(never.auc(), Err(Undefined::OneKind));
        assert_eq!(never.murphy().uncertainty, 0.0);
    }

    #[test]
    fn what_is_no_chance_is_refused() {
        assert!(matches!(Forecasts::new(&[], &[]), Err(Undefined::TooFew { .. })));
        assert!(matches!(Forecasts::new(&[0.5], &[]), Err(Undefined::Mismatch { .. })));
        assert!(matches!(Forecasts::new(&[1.5], &[true]), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(Forecasts::new(&[f64::INFINITY], &[true]), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(Forecasts::new(&[f64::NAN], &[true]), Err(Undefined::NotFinite { index: 0 })));
    }

    proptest! {
        #[test]
        fn murphys_parts_make_the_brier_score_in_any_order(rows in prop::collection::vec((0_u8..=20, any::<bool>()), 1..80)) {
            let make = |rows: &[(u8, bool)]| {
                let (p, y): (Vec<f64>, Vec<bool>) = rows.iter().map(|(p, y)| (f64::from(*p) / 20.0, *y)).unzip();
                Forecasts::new(&p, &y).unwrap()
            };
            let one = make(&rows);
            let mut turned = rows.clone();
            turned.reverse();
            let other = make(&turned);
            let m = one.murphy();
            prop_assert!((m.reliability - m.resolution + m.uncertainty - one.brier()).abs() < 1e-12);
            prop_assert!(m.reliability >= 0.0 && m.resolution >= 0.0 && (0.0..=0.25).contains(&m.uncertainty));
            prop_assert_eq!(m, other.murphy());
            prop_assert_eq!(one.auc(), other.auc());
            prop_assert!((one.brier() - other.brier()).abs() < 1e-12 && one.log_loss() >= 0.0);
        }
    }
}
