//! Time until an event: how long schools keep to a change, staff stay, a practice lasts. Somebody who was watched for a while
//! without the event is not left out but counted for as long as they were watched (*censored*).
//!
//! `kaplan_meier` draws the curve, `log_rank` compares groups, `cox` weighs several influences at once, `concordance` says how
//! well a risk score orders people, and `discrete` is the right default here: schools decide in terms, not on any day.
//! Where an event and the end of watching fall on the same time, the event comes first.

mod centers;
mod concordance;
mod cox;
mod discrete;
mod kaplan_meier;
mod log_rank;
mod timeline;
mod vector;

pub use concordance::{Concordance, concordance};
pub use cox::{Baseline, Cox, NonProportional, Proportionality, Robust, Ties, TimeScale, cox};
pub use discrete::{DiscreteHazard, Effect, Link, Term, discrete_hazard};
pub use kaplan_meier::{Band, KaplanMeier, Quantile, RestrictedMean, Scale, Step};
pub use log_rank::{LogRank, Weight, log_rank};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wild() -> impl Strategy<Value = f64> {
        prop_oneof![
            4 => (0_u32..6).prop_map(f64::from),
            4 => -3.0..3.0_f64,
            1 => prop_oneof![Just(1e300), Just(-1e300), Just(1e-310), Just(1e160), Just(f64::INFINITY), Just(f64::NAN), Just(-0.0)],
        ]
    }

    proptest! {
        #[test]
        fn whatever_comes_in_nothing_that_is_no_number_comes_out(
            rows in prop::collection::vec((wild(), any::<bool>(), wild(), wild(), 0_usize..3), 0..14), efron in any::<bool>()) {
            let times: Vec<f64> = rows.iter().map(|r| r.0).collect();
            let events: Vec<bool> = rows.iter().map(|r| r.1).collect();
            let (x, z): (Vec<f64>, Vec<f64>) = rows.iter().map(|r| (r.2, r.3)).unzip();
            let group: Vec<usize> = rows.iter().map(|r| r.4).collect();
            let number = |x: f64| prop::test_runner::TestCaseResult::from(if x.is_nan() { Err(TestCaseError::fail("no number")) } else { Ok(()) });
            if let Ok(curve) = KaplanMeier::new(&times, &events) {
                for scale in [Scale::Plain, Scale::Log, Scale::LogLog] {
                    let band = curve.band(0.95, scale).unwrap();
                    for (low, high) in band.limits.iter().flatten() {
                        number(low + high)?;
                    }
                    if let Ok(time) = curve.quantile(0.5, &band).unwrap().high {
                        number(time)?;
                    }
                }
                if let Ok(mean) = curve.restricted_mean(curve.last_time()) {
                    number(mean.mean)?;
                    number(mean.se)?;
                }
            }
            for weight in [Weight::Equal, Weight::Survival] {
                if let Ok(test) = log_rank(&times, &events, &group, 3, weight) {
                    number(test.p + test.chi_square)?;
                }
            }
            if let Ok(c) = concordance(&times, &events, &x, Some(&group)) {
                number(c.concordance + c.se)?;
            }
            for covariates in [&[x.as_slice()][..], &[x.as_slice(), z.as_slice()][..]] {
                if let Ok(fit) = cox(&times, &events, covariates, if efron { Ties::Efron } else { Ties::Breslow }) {
                    fit.coefficients.iter().chain(&fit.se).chain(&[fit.score, fit.wald, fit.p(fit.wald)]).try_for_each(|x| number(*x))?;
                    if let Ok(robust) = fit.robust(&group) {
                        robust.se.iter().try_for_each(|x| number(*x))?;
                    }
                    for scale in [TimeScale::Identity, TimeScale::Log, TimeScale::Rank, TimeScale::KaplanMeier] {
                        if let Ok(Proportionality { all: Ok(all), .. }) = fit.proportional(scale, &[]) {
                            number(all.p)?;
                        }
                    }
                    for step in fit.baseline(&vec![0.0; fit.df]).unwrap_or_default() {
                        number(step.cumulative_hazard)?;
                    }
                }
                let terms: Vec<u32> = group.iter().map(|g| *g as u32 + 1).collect();
                for link in [Link::Logit, Link::ComplementaryLogLog] {
                    if let Ok(fit) = discrete_hazard(&terms, &events, covariates, link) {
                        number(fit.log_likelihood)?;
                        fit.effects.iter().try_for_each(|effect| number(effect.coefficient + effect.se))?;
                    }
                }
            }
        }
    }
}
