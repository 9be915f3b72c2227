//! Events that happen by the term: each term, what share of those still there have it, and what moves that share. The right
//! default for schools, who decide at the end of a term and not on any day.

use super::log_product::LogProduct;
use crate::Undefined;
use nalgebra::{DMatrix, DVector};
use std::collections::HashMap;

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
/// So many people tell whether rows repeat often enough to be worth finding.
const GLANCE: usize = 256;

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
    Model::new(last_terms, events, covariates, &terms, link)?.estimate(terms)
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

/// People with the same covariates, in one term.
#[derive(Clone, Copy)]
struct Cell {
    term: u32,
    at_risk: u32,
    events: u32,
}

struct Model {
    link: Link,
    k: usize,
    /// Covariates row by row, each less its mean and divided by its scale, with the end of the row's cells.
    rows: Vec<f64>,
    ends: Vec<usize>,
    cells: Vec<Cell>,
    means: Vec<f64>,
    scales: Vec<f64>,
    /// Terms in which some had the event and some not; only these have a finite coefficient, and only their cells are kept.
    open: Vec<bool>,
}

/// Log-likelihood and derivatives: the terms' own block is diagonal, so it is kept as a list.
struct Derivatives {
    log_likelihood: f64,
    of_terms: Vec<f64>,
    of_effects: DVector<f64>,
    information: Information,
}

struct Information {
    terms: Vec<f64>,
    /// Covariates × terms.
    both: DMatrix<f64>,
    effects: DMatrix<f64>,
}

/// Which curvature to sum up.
#[derive(Clone, Copy, PartialEq)]
enum Curvature {
    /// Of these outcomes: leads to the maximum fastest.
    Observed,
    /// Of those to be expected: what standard errors are made from.
    Expected,
}

impl Model {
    fn new(last_terms: &[u32], events: &[bool], covariates: &[&[f64]], terms: &[Term], link: Link) -> Result<Model, Undefined> {
        let (people, k) = (last_terms.len(), covariates.len());
        let open: Vec<bool> = terms.iter().map(|term| 0 < term.events && term.events < term.at_risk).collect();
        let (mut means, mut scales) = (Vec::with_capacity(k), Vec::with_capacity(k));
        let mut rows = vec![0.0_f64; people * k];
        for (j, column) in covariates.iter().enumerate() {
            let mean = column.iter().map(|x| x / people as f64).sum::<f64>();
            let scale = (column.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / people as f64).sqrt();
            if !scale.is_finite() {
                let widest = column.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
                return Err(Undefined::OutOfRange { what: "covariate", value: widest, low: -1e150, high: 1e150 });
            }
            if scale <= 1e-14 * mean.abs() || scale < f64::MIN_POSITIVE {
                return Err(Undefined::Dependent);
            }
            for (i, x) in column.iter().enumerate() {
                rows[i * k + j] = (x - mean) / scale;
            }
            means.push(mean);
            scales.push(scale);
        }
        let mut model = Model { link, k, rows, ends: Vec::with_capacity(people), cells: Vec::new(), means, scales, open };
        model.fill(last_terms, events);
        Ok(model)
    }

    /// Makes the cells; people with the same covariates share them where that is common.
    fn fill(&mut self, last_terms: &[u32], events: &[bool]) {
        let (people, k, terms) = (last_terms.len(), self.k, self.open.len());
        let bits: Vec<u64> = self.rows.iter().map(|x| x.to_bits()).collect();
        let row = |i: usize| &bits[i * k..(i + 1) * k];
        let glance = people.min(GLANCE);
        let first: std::collections::HashSet<&[u64]> = (0..glance).map(row).collect();
        if first.len() * 2 > glance {
            for (last, event) in last_terms.iter().zip(events) {
                let cells = (1..=*last).map(|term| Cell { term: term - 1, at_risk: 1, events: u32::from(*event && term == *last) });
                self.cells.extend(cells.filter(|cell| self.open[cell.term as usize]));
                self.ends.push(self.cells.len());
            }
            return;
        }
        let mut known: HashMap<&[u64], usize> = HashMap::new();
        // For each kind of person and term: how many were watched last in it, and how many of them had the event.
        let (mut tables, mut kinds) = (Vec::<[u32; 2]>::new(), Vec::new());
        for i in 0..people {
            let next = known.len();
            let kind = *known.entry(row(i)).or_insert(next);
            if kind == next {
                tables.resize((next + 1) * terms, [0; 2]);
                kinds.push(i);
            }
            let entry = &mut tables[kind * terms + last_terms[i] as usize - 1];
            entry[0] += 1;
            entry[1] += u32::from(events[i]);
        }
        let mut rows = Vec::with_capacity(kinds.len() * k);
        for (kind, person) in kinds.iter().enumerate() {
            rows.extend_from_slice(&self.rows[person * k..(person + 1) * k]);
            let table = &tables[kind * terms..(kind + 1) * terms];
            let mut at_risk: u32 = table.iter().map(|entry| entry[0]).sum();
            for (t, [ended, happened]) in table.iter().enumerate() {
                if at_risk > 0 && self.open[t] {
                    self.cells.push(Cell { term: t as u32, at_risk, events: *happened });
                }
                at_risk -= ended;
            }
            self.ends.push(self.cells.len());
        }
        self.rows = rows;
    }

    fn kinds(&self) -> impl Iterator<Item = (&[f64], &[Cell])> {
        let mut from = 0;
        self.ends.iter().enumerate().map(move |(i, end)| {
            let cells = &self.cells[from..*end];
            from = *end;
            (&self.rows[i * self.k..(i + 1) * self.k], cells)
        })
    }

    fn derivatives(&self, alpha: &[f64], beta: &[f64], curvature: Curvature) -> Derivatives {
        let (k, terms) = (self.k, self.open.len());
        let mut logs = LogProduct::new();
        let mut sum = 0.0_f64;
        let (mut of_terms, mut of_effects) = (vec![0.0_f64; terms], vec![0.0_f64; k]);
        let (mut own, mut both, mut effects) = (vec![0.0_f64; terms], DMatrix::<f64>::zeros(k, terms), vec![0.0_f64; k * k]);
        for (x, cells) in self.kinds() {
            let shift: f64 = x.iter().zip(beta).map(|(x, b)| x * b).sum();
            let (mut slope, mut weight) = (0.0_f64, 0.0_f64);
            for cell in cells {
                let t = cell.term as usize;
                let part = self.link.part(alpha[t] + shift, *cell, curvature, &mut logs);
                sum += part.log_likelihood;
                slope += part.slope;
                weight += part.weight;
                of_terms[t] += part.slope;
                own[t] += part.weight;
                both.column_mut(t).iter_mut().zip(x).for_each(|(both, x)| *both += part.weight * x);
            }
            for a in 0..k {
                of_effects[a] += slope * x[a];
                let wx = weight * x[a];
                for b in 0..=a {
                    effects[a * k + b] += wx * x[b];
                }
            }
        }
        let effects = DMatrix::from_fn(k, k, |a, b| effects[a.max(b) * k + a.min(b)]);
        let information = Information { terms: own, both, effects };
        Derivatives { log_likelihood: sum + logs.ln(), of_terms, of_effects: DVector::from_vec(of_effects), information }
    }

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
        let mut here = self.derivatives(&alpha, beta.as_slice(), Curvature::Observed);
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
            if length.abs().sqrt() < SETTLED && self.greatest(&a, b.as_slice()) < SETTLED.sqrt() {
                settled = true;
                break;
            }
            if steps > LONG && self.told_apart_along(&a, b.as_slice()) {
                return Err(Undefined::Separated);
            }
            (alpha, beta, here) = self.advance(&alpha, &beta, (&a, &b), here.log_likelihood).ok_or(Undefined::NotConverged)?;
        }
        if !settled {
            return Err(Undefined::NotConverged);
        }
        let end = self.derivatives(&alpha, beta.as_slice(), Curvature::Expected);
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
            let there = self.derivatives(&alpha, beta.as_slice(), Curvature::Observed);
            if there.log_likelihood.is_finite() && there.log_likelihood >= before - 1e-11 * before.abs() {
                return Some((alpha, beta, there));
            }
            length *= 0.5;
        }
        None
    }

    /// The greatest change of a linear predictor along a direction.
    fn greatest(&self, a: &[f64], b: &[f64]) -> f64 {
        let mut most = 0.0_f64;
        for (x, cells) in self.kinds() {
            let shift: f64 = x.iter().zip(b).map(|(x, b)| x * b).sum();
            for cell in cells {
                most = most.max((a[cell.term as usize] + shift).abs());
            }
        }
        most
    }

    /// Whether along this direction no event becomes less likely and no other outcome either, and some more: then the likelihood
    /// grows without end.
    fn told_apart_along(&self, a: &[f64], b: &[f64]) -> bool {
        let slack = SLACK * self.greatest(a, b);
        if slack == 0.0 {
            return false;
        }
        self.kinds().all(|(x, cells)| {
            let shift: f64 = x.iter().zip(b).map(|(x, b)| x * b).sum();
            cells.iter().all(|cell| {
                let to = a[cell.term as usize] + shift;
                (cell.events == 0 || to >= -slack) && (cell.events == cell.at_risk || to <= slack)
            })
        })
    }

    /// Fills in the terms' coefficients, at covariates of 0 in their own units.
    fn describe(&self, terms: &mut [Term], alpha: &[f64], beta: &DVector<f64>, information: &Information) -> Result<(), Undefined> {
        let root = match self.reduced(information) {
            Some(left) => Some(left.cholesky().ok_or(Undefined::Dependent)?),
            None => None,
        };
        let origin = DVector::from_fn(self.k, |j, _| self.means[j] / self.scales[j]);
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
        let effect = |j: usize| Effect { coefficient: beta[j] / self.scales[j], se: variance[(j, j)].sqrt() / self.scales[j] };
        Ok((0..self.k).map(effect).collect())
    }
}

/// What one cell adds; its logarithms of chances go into a product instead where they can.
struct Part {
    log_likelihood: f64,
    slope: f64,
    weight: f64,
}

impl Link {
    #[inline(always)]
    fn part(self, eta: f64, cell: Cell, curvature: Curvature, logs: &mut LogProduct) -> Part {
        let (n, y) = (f64::from(cell.at_risk), f64::from(cell.events));
        match self {
            Link::Logit => {
                let small = (-eta.abs()).exp();
                let inverse = 1.0 / (1.0 + small);
                let h = if eta >= 0.0 { inverse } else { small * inverse };
                let mut log_likelihood = y * eta - n * eta.max(0.0);
                if cell.at_risk == 1 {
                    logs.times(inverse);
                } else {
                    log_likelihood -= n * small.ln_1p();
                }
                Part { log_likelihood, slope: y - n * h, weight: n * small * inverse * inverse }
            }
            Link::ComplementaryLogLog => {
                let rate = eta.exp();
                let mut part = Part { log_likelihood: -(n - y) * rate, slope: -(n - y) * rate, weight: (n - y) * rate };
                if cell.events == 0 && curvature == Curvature::Observed {
                    return part;
                }
                // The chance, and rate / (e^rate − 1), which is 1 for a rate of 0 and 0 for a great one.
                let h = -(-rate).exp_m1();
                let odds = if rate > 0.0 { rate * (1.0 - h) / h } else { 1.0 };
                if y > 0.0 {
                    if cell.events == 1 {
                        logs.times(h);
                    } else {
                        part.log_likelihood += y * h.ln();
                    }
                    part.slope += y * odds;
                    part.weight += y * odds * (rate + odds - 1.0);
                }
                if curvature == Curvature::Expected {
                    part.weight = n * rate * odds;
                }
                part
            }
        }
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
