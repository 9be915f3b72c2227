//! Events that happen by the term: each term, what share of those still there have it, and what moves that share. The right
//! default for schools, who decide at the end of a term and not on any day.

mod cells;

use crate::Undefined;
use cells::{Cells, Curvature, Derivatives, Information};
use nalgebra::{DMatrix, DVector};

/// How the chance of a term depends on the sum of influences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Link {
    /// ln(h / (1 − h)): coefficients are log odds ratios.
    Logit,
    /// ln(−ln(1 − h)): coefficients are log hazard ratios of a continuous process seen by the term.
    ComplementaryLogLog,
}

/// One term, over all people.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// From 1.
    pub term: u32,
    pub at_risk: u64,
    pub events: u64,
    /// Share of those at risk who had the event in this term.
    pub hazard: f64,
    /// The term's own coefficient, at covariates of 0. `Separated` where nobody or everybody at risk had the event: the most
    /// likely value is then infinite, and the other coefficients are those found without this term.
    pub baseline: Result<Effect, Undefined>,
}

/// A coefficient and its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    pub coefficient: f64,
    pub se: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DiscreteHazard {
    /// Every term from 1 to the last.
    pub terms: Vec<Term>,
    /// In the order of the covariates.
    pub effects: Vec<Effect>,
    pub log_likelihood: f64,
    /// Rows of the table that a general regression program would need: one for each person and term.
    pub person_periods: u64,
}

/// Settled when the next step is this many standard errors long.
const SETTLED: f64 = 1e-9;
/// With a finite estimate, Newton's way never needs this many steps.
const MOST_STEPS: usize = 60;
/// So many steps without settling raise the question whether there is an end at all.
const LONG: usize = 8;
/// In the direction of the last step, the two outcomes may overlap by this part of the range: what still moves otherwise.
const SLACK: f64 = 1e-4;
/// A covariate that the others and the terms explain up to this share of its variance has no part of its own.
const LEAST_OWN_PART: f64 = 1e-11;
/// More terms than this are no terms but days; also the bound of the tables kept per term.
const MOST_TERMS: u32 = 10_000;

/// Estimates the hazard of each term and the effects of covariates on it.
///
/// Formula   g(h_it) = α_t + x_i′β over all persons i and terms t up to the last of each; maximum likelihood. se from the expected
///           information
/// Input     for each person the last term (counted from 1) and whether the event ended it; a column per covariate
/// Output    per term: number at risk, events, hazard, α; β; log-likelihood
/// Errors    `TooFew` (nobody), `Mismatch`, `NotFinite` (a covariate), `OutOfRange` (a term outside 1 to 10 000), `OneKind` (no
///           events, or in every term nobody or everybody had one), `Dependent` (a covariate follows from others), `Separated` (a
///           combination of covariates tells events from others), `NotConverged`. One term without events: see `Term`
/// Caution   the event must be known for every term up to the last; people of one school are not independent
/// Source    Singer & Willett (1993), J Educ Stat 18, 155–195; Prentice & Gloeckler (1978), Biometrics 34, 57–67; R `glm`.
///           Checked: reference/discrete_hazard_logit.json, discrete_hazard_cloglog.json
pub fn discrete_hazard(last_terms: &[u32], events: &[bool], covariates: &[&[f64]], link: Link) -> Result<DiscreteHazard, Undefined> {
    let people = last_terms.len();
    if people == 0 {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    if events.len() != people {
        return Err(Undefined::Mismatch { what: "events", expected: people, found: events.len() });
    }
    if let Some(term) = last_terms.iter().find(|term| !(1..=MOST_TERMS).contains(*term)) {
        return Err(Undefined::OutOfRange { what: "term", value: f64::from(*term), low: 1.0, high: f64::from(MOST_TERMS) });
    }
    for column in covariates {
        if column.len() != people {
            return Err(Undefined::Mismatch { what: "values of a covariate", expected: people, found: column.len() });
        }
        if let Some(index) = column.iter().position(|x| !x.is_finite()) {
            return Err(Undefined::NotFinite { index });
        }
    }
    let terms = tally(last_terms, events);
    if !events.contains(&true) || terms.iter().all(|term| term.events == 0 || term.events == term.at_risk) {
        return Err(Undefined::OneKind);
    }
    let open: Vec<bool> = terms.iter().map(|term| 0 < term.events && term.events < term.at_risk).collect();
    let cells = Cells::new(last_terms, events, covariates, &open)?;
    Model { cells, link, k: covariates.len(), open }.estimate(terms)
}

fn tally(last_terms: &[u32], events: &[bool]) -> Vec<Term> {
    let most = last_terms.iter().copied().max().unwrap_or(0) as usize;
    let (mut ended, mut happened) = (vec![0_u64; most], vec![0_u64; most]);
    for (term, event) in last_terms.iter().zip(events) {
        ended[*term as usize - 1] += 1;
        happened[*term as usize - 1] += u64::from(*event);
    }
    let mut at_risk = last_terms.len() as u64;
    (0..most)
        .map(|t| {
            let hazard = happened[t] as f64 / at_risk as f64;
            let term = Term { term: t as u32 + 1, at_risk, events: happened[t], hazard, baseline: Err(Undefined::Separated) };
            at_risk -= ended[t];
            term
        })
        .collect()
}

/// A search for the most likely coefficients.
struct Model {
    cells: Cells,
    link: Link,
    k: usize,
    /// Terms in which some had the event and some not; only these have a finite coefficient.
    open: Vec<bool>,
}

impl Model {
    /// Where the search begins: the terms' own hazards, no effects.
    fn start(&self, terms: &[Term]) -> Vec<f64> {
        let linked = |h: f64| match self.link {
            Link::Logit => (h / (1.0 - h)).ln(),
            Link::ComplementaryLogLog => (-(-h).ln_1p()).ln(),
        };
        terms.iter().zip(&self.open).map(|(term, open)| if *open { linked(term.hazard) } else { 0.0 }).collect()
    }

    fn estimate(&self, mut terms: Vec<Term>) -> Result<DiscreteHazard, Undefined> {
        let (mut alpha, mut beta) = (self.start(&terms), DVector::<f64>::zeros(self.k));
        let mut here = self.cells.derivatives(self.link, &alpha, beta.as_slice(), Curvature::Observed);
        let reduced = self.reduced(&here.information);
        if let Some(effects) = &reduced {
            let root = effects.clone().cholesky().ok_or(Undefined::Dependent)?;
            if (0..self.k).any(|j| root.l_dirty()[(j, j)].powi(2) < LEAST_OWN_PART * here.information.effects[(j, j)]) {
                return Err(Undefined::Dependent);
            }
        }
        let mut settled = false;
        for steps in 1..=MOST_STEPS {
            let Some((a, b)) = self.step(&here) else { return Err(Undefined::Separated) };
            let length = here.of_terms.iter().zip(&a).map(|(g, s)| g * s).sum::<f64>() + here.of_effects.dot(&b);
            if length.abs().sqrt() < SETTLED && self.cells.greatest(&a, b.as_slice()) < SETTLED.sqrt() {
                settled = true;
                break;
            }
            if steps > LONG && self.cells.told_apart_along(&a, b.as_slice(), SLACK) {
                return Err(Undefined::Separated);
            }
            (alpha, beta, here) = self.advance(&alpha, &beta, (&a, &b), here.log_likelihood).ok_or(Undefined::NotConverged)?;
        }
        if !settled {
            return Err(Undefined::NotConverged);
        }
        let end = self.cells.derivatives(self.link, &alpha, beta.as_slice(), Curvature::Expected);
        self.describe(&mut terms, &alpha, &beta, &end.information)?;
        let effects = self.effects(&beta, &end.information)?;
        let person_periods = terms.iter().map(|term| term.at_risk).sum();
        Ok(DiscreteHazard { terms, effects, log_likelihood: here.log_likelihood, person_periods })
    }

    /// The information about the effects, less what the terms' own coefficients take up. `None` without covariates.
    fn reduced(&self, information: &Information) -> Option<DMatrix<f64>> {
        if self.k == 0 {
            return None;
        }
        let mut left = information.effects.clone();
        for (t, column) in information.both.column_iter().enumerate().filter(|(t, _)| self.open[*t]) {
            left -= column * column.transpose() / information.terms[t];
        }
        Some(left)
    }

    /// Newton's step in terms and effects.
    fn step(&self, at: &Derivatives) -> Option<(Vec<f64>, DVector<f64>)> {
        let information = &at.information;
        let mut right = at.of_effects.clone();
        for (t, column) in information.both.column_iter().enumerate().filter(|(t, _)| self.open[*t]) {
            right -= column * (at.of_terms[t] / information.terms[t]);
        }
        let effects = match self.reduced(information) {
            Some(left) => left.cholesky()?.solve(&right),
            None => right,
        };
        let of_term = |t: usize| (at.of_terms[t] - information.both.column(t).dot(&effects)) / information.terms[t];
        let terms: Vec<f64> = (0..self.open.len()).map(|t| if self.open[t] { of_term(t) } else { 0.0 }).collect();
        (terms.iter().chain(effects.iter()).all(|x| x.is_finite())).then_some((terms, effects))
    }

    /// Goes along a step, halving it until the likelihood does not fall.
    fn advance(
        &self,
        a: &[f64],
        b: &DVector<f64>,
        step: (&[f64], &DVector<f64>),
        before: f64,
    ) -> Option<(Vec<f64>, DVector<f64>, Derivatives)> {
        let mut length = 1.0;
        for _ in 0..30 {
            let alpha: Vec<f64> = a.iter().zip(step.0).map(|(a, s)| a + length * s).collect();
            let beta = b + step.1 * length;
            let there = self.cells.derivatives(self.link, &alpha, beta.as_slice(), Curvature::Observed);
            if there.log_likelihood.is_finite() && there.log_likelihood >= before - 1e-11 * before.abs() {
                return Some((alpha, beta, there));
            }
            length *= 0.5;
        }
        None
    }

    /// Fills in the terms' coefficients, at covariates of 0 in their own units.
    fn describe(&self, terms: &mut [Term], alpha: &[f64], beta: &DVector<f64>, information: &Information) -> Result<(), Undefined> {
        let root = match self.reduced(information) {
            Some(left) => Some(left.cholesky().ok_or(Undefined::Dependent)?),
            None => None,
        };
        let origin = DVector::from_fn(self.k, |j, _| self.cells.means[j] / self.cells.scales[j]);
        for (t, term) in terms.iter_mut().enumerate().filter(|(t, _)| self.open[*t]) {
            let reach = information.both.column(t) / information.terms[t] + &origin;
            let shared = root.as_ref().map_or(0.0, |root| reach.dot(&root.solve(&reach)));
            let se = (1.0 / information.terms[t] + shared).sqrt();
            term.baseline = Ok(Effect { coefficient: alpha[t] - beta.dot(&origin), se });
        }
        Ok(())
    }

    fn effects(&self, beta: &DVector<f64>, information: &Information) -> Result<Vec<Effect>, Undefined> {
        let Some(left) = self.reduced(information) else { return Ok(Vec::new()) };
        let variance = left.cholesky().ok_or(Undefined::Dependent)?.inverse();
        let effect = |j: usize| Effect { coefficient: beta[j] / self.cells.scales[j], se: variance[(j, j)].sqrt() / self.cells.scales[j] };
        Ok((0..self.k).map(effect).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn without_covariates_each_term_has_its_own_share() {
        let fit = discrete_hazard(&[1, 1, 2, 2, 2, 3], &[true, false, true, false, false, false], &[], Link::Logit).unwrap();
        assert_eq!(fit.person_periods, 11);
        let hazards: Vec<f64> = fit.terms.iter().map(|t| t.hazard).collect();
        assert_eq!(hazards, [1.0 / 6.0, 0.25, 0.0]);
        assert!((fit.terms[0].baseline.as_ref().unwrap().coefficient - 0.2_f64.ln()).abs() < 1e-12);
        // A term without events has no finite coefficient, and takes nothing from the others.
        assert_eq!(fit.terms[2].baseline, Err(Undefined::Separated));
        let wanted = (1.0_f64 / 6.0).ln() + 5.0 * (5.0_f64 / 6.0).ln() + 0.25_f64.ln() + 3.0 * 0.75_f64.ln();
        assert!((fit.log_likelihood - wanted).abs() < 1e-12);
    }

    #[test]
    fn what_has_no_answer_says_why() {
        let run = |terms: &[u32], events: &[bool], x: &[f64]| discrete_hazard(terms, events, &[x], Link::Logit);
        assert_eq!(run(&[], &[], &[]), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert_eq!(run(&[1, 1], &[false, false], &[1.0, 2.0]), Err(Undefined::OneKind));
        assert_eq!(run(&[1, 1], &[true, true], &[1.0, 2.0]), Err(Undefined::OneKind));
        assert!(matches!(run(&[0, 1], &[true, false], &[1.0, 2.0]), Err(Undefined::OutOfRange { .. })));
        assert_eq!(run(&[1, 1], &[true, false], &[1.0, 1.0]), Err(Undefined::Dependent));
        assert_eq!(run(&[1, 1], &[true, false], &[1.0, f64::INFINITY]), Err(Undefined::NotFinite { index: 1 }));
        let (terms, events, x) =
            ([1_u32; 8], [false, false, false, false, true, true, true, true], [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]);
        for link in [Link::Logit, Link::ComplementaryLogLog] {
            assert_eq!(discrete_hazard(&terms, &events, &[&x], link), Err(Undefined::Separated));
            let touching = [1.0, 2.0, 3.0, 4.0, 4.0, 6.0, 7.0, 8.0];
            assert_eq!(discrete_hazard(&terms, &events, &[&touching], link), Err(Undefined::Separated));
            let twice: Vec<f64> = touching.iter().map(|x| 2.0 * x - 3.0).collect();
            assert_eq!(discrete_hazard(&terms, &events, &[&touching, &twice], link), Err(Undefined::Dependent));
        }
    }

    proptest! {
        #[test]
        fn order_and_units_do_not_matter_and_repeated_people_are_put_together(
            rows in prop::collection::vec((1_u32..4, any::<bool>(), 0_u32..3, -1.0..1.0_f64), 20..60), logit in any::<bool>()) {
            let link = if logit { Link::Logit } else { Link::ComplementaryLogLog };
            let take = |rows: &[(u32, bool, u32, f64)], factor: f64, rough: bool| {
                let terms: Vec<u32> = rows.iter().map(|r| r.0).collect();
                let events: Vec<bool> = rows.iter().map(|r| r.1).collect();
                let coach: Vec<f64> = rows.iter().map(|r| f64::from(r.2)).collect();
                let score: Vec<f64> = rows.iter().map(|r| 5.0 + factor * if rough { r.3.round() } else { r.3 }).collect();
                discrete_hazard(&terms, &events, &[&coach, &score], link)
            };
            let mut turned = rows.clone();
            turned.reverse();
            for rough in [false, true] {
                if let (Ok(one), Ok(other)) = (take(&rows, 1.0, rough), take(&turned, 100.0, rough)) {
                    prop_assert!((one.log_likelihood - other.log_likelihood).abs() < 1e-8);
                    prop_assert!((one.effects[1].coefficient - 100.0 * other.effects[1].coefficient).abs() < 1e-5 * (1.0 + one.effects[1].se));
                    prop_assert!((one.effects[0].se - other.effects[0].se).abs() < 1e-5 * one.effects[0].se);
                }
            }
        }
    }
}
