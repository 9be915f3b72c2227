//! The people of a model in discrete time, so laid out that a term's people are a stretch from the first to some last one:
//! whoever stayed longest comes first. The table of all persons and terms is never written down.

use super::super::vector::{add_times, dot, exp};
use super::Link;
use crate::Undefined;
use crate::numeric::log_product::LogProduct;
use crate::survival::centers::centers;
use nalgebra::{DMatrix, DVector};
use std::collections::{HashMap, HashSet};

/// So many people tell whether rows repeat often enough to be worth finding.
const GLANCE: usize = 256;
/// People are gone through in stretches of this many, so that what belongs to them stays at hand from term to term.
const CHUNK: usize = 512;

/// Kinds of people (with the same covariates; a kind may be one person) by terms.
pub(super) struct Cells {
    kinds: usize,
    /// Covariate after covariate, each less its mean and divided by its scale.
    columns: Vec<f64>,
    terms: Vec<TermCells>,
    /// Every kind is one person.
    single: bool,
    pub means: Vec<f64>,
    pub scales: Vec<f64>,
}

/// How many of each kind were at risk in a term, and had the event; kinds that left before are not there. Empty for a term in
/// which nobody or everybody had the event, which tells nothing about the effects.
#[derive(Default)]
struct TermCells {
    at_risk: Vec<i32>,
    events: Vec<i32>,
}

/// Log-likelihood and derivatives.
pub(super) struct Derivatives {
    pub log_likelihood: f64,
    pub of_terms: Vec<f64>,
    pub of_effects: DVector<f64>,
    pub information: Information,
}

/// The terms' own block is diagonal, so it is kept as a list.
pub(super) struct Information {
    pub terms: Vec<f64>,
    /// Covariates × terms.
    pub both: DMatrix<f64>,
    pub effects: DMatrix<f64>,
}

/// Which curvature to sum up.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Curvature {
    /// Of these outcomes: leads to the maximum fastest.
    Observed,
    /// Of those to be expected: what standard errors are made from.
    Expected,
}

impl Cells {
    /// Errors: `TooLarge` (more people than 31 bits count), `Dependent` (a constant covariate), `OutOfRange` (one too far spread
    /// for numbers to hold its square).
    pub fn new(last_terms: &[u32], events: &[bool], covariates: &[&[f64]], open: &[bool]) -> Result<Cells, Undefined> {
        let people = last_terms.len();
        if i32::try_from(people).is_err() {
            return Err(Undefined::TooLarge);
        }
        let (means, scales) = centers(covariates)?;
        let kind_of = kinds(covariates, people);
        let mut cells = Cells { kinds: 0, columns: Vec::new(), terms: Vec::new(), single: kind_of.is_none(), means, scales };
        let kind_of = kind_of.unwrap_or_else(|| (0..people as u32).collect());
        cells.fill(last_terms, events, covariates, open, &kind_of);
        Ok(cells)
    }

    fn fill(&mut self, last_terms: &[u32], events: &[bool], covariates: &[&[f64]], open: &[bool], kind_of: &[u32]) {
        // Of each kind, its first person and its longest stay; kinds then by that, the longest first.
        let kinds = kind_of.iter().max().map_or(0, |most| *most as usize + 1);
        let (mut first, mut longest) = (vec![u32::MAX; kinds], vec![0_u32; kinds]);
        for (i, kind) in kind_of.iter().enumerate().rev() {
            first[*kind as usize] = i as u32;
            longest[*kind as usize] = longest[*kind as usize].max(last_terms[i]);
        }
        let mut staying = vec![0_usize; open.len() + 2];
        longest.iter().for_each(|last| staying[*last as usize] += 1);
        // staying[t] becomes how many kinds stay for term t or longer, and with it the end of those that stay exactly so long.
        (1..open.len() + 1).rev().for_each(|t| staying[t] += staying[t + 1]);
        let mut next: Vec<usize> = (0..=open.len()).map(|t| staying[t + 1]).collect();
        let (mut order, mut place) = (vec![0_u32; kinds], vec![0_u32; kinds]);
        for (kind, last) in longest.iter().enumerate() {
            let at = &mut next[*last as usize];
            (order[*at], place[kind]) = (first[kind], *at as u32);
            *at += 1;
        }
        for (j, column) in covariates.iter().enumerate() {
            let (mean, scale) = (self.means[j], self.scales[j]);
            self.columns.extend(order.iter().map(|i| (column[*i as usize] - mean) / scale));
        }
        self.kinds = kinds;
        let length = |t: usize| if open[t] { staying[t + 1] } else { 0 };
        self.terms = (0..open.len()).map(|t| TermCells { at_risk: vec![0; length(t)], events: vec![0; length(t)] }).collect();
        for (i, kind) in kind_of.iter().enumerate() {
            let at = place[*kind as usize] as usize;
            let last = last_terms[i] as usize;
            for term in &mut self.terms[..last] {
                if let Some(count) = term.at_risk.get_mut(at) {
                    *count += 1;
                }
            }
            if let Some(count) = self.terms[last - 1].events.get_mut(at) {
                *count += i32::from(events[i]);
            }
        }
    }

    fn column(&self, covariate: usize) -> &[f64] {
        &self.columns[covariate * self.kinds..(covariate + 1) * self.kinds]
    }

    /// The sum of the effects for each kind.
    fn shifts(&self, beta: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.kinds];
        beta.iter().enumerate().for_each(|(j, b)| add_times(&mut sums, *b, self.column(j)));
        sums
    }

    pub fn derivatives(&self, link: Link, alpha: &[f64], beta: &[f64], curvature: Curvature) -> Derivatives {
        let (k, terms) = (beta.len(), self.terms.len());
        let shifts = self.shifts(beta);
        let mut log_likelihood = 0.0_f64;
        let (mut of_terms, mut of_effects) = (vec![0.0_f64; terms], DVector::<f64>::zeros(k));
        let mut information = Information { terms: vec![0.0; terms], both: DMatrix::zeros(k, terms), effects: DMatrix::zeros(k, k) };
        let mut stretch = Stretch::new();
        for (at, shifts) in (0..).step_by(CHUNK).zip(shifts.chunks(CHUNK)) {
            let (mut slopes, mut weights) = ([0.0_f64; CHUNK], [0.0_f64; CHUNK]);
            for (t, term) in self.terms.iter().enumerate() {
                let end = term.at_risk.len().min(at + shifts.len());
                if end <= at {
                    continue;
                }
                let (n, y) = (&term.at_risk[at..end], &term.events[at..end]);
                let len = n.len();
                log_likelihood += match link {
                    Link::Logit => stretch.logit(alpha[t], &shifts[..len], n, y, self.single),
                    Link::ComplementaryLogLog => stretch.complementary(alpha[t], &shifts[..len], n, y, curvature),
                };
                let (slope, weight) = (&stretch.slope[..len], &stretch.weight[..len]);
                add_times(&mut slopes[..len], 1.0, slope);
                add_times(&mut weights[..len], 1.0, weight);
                of_terms[t] += sum(slope);
                information.terms[t] += sum(weight);
                for j in 0..k {
                    information.both[(j, t)] += dot(weight, &self.column(j)[at..end]);
                }
            }
            let there = |j: usize| &self.column(j)[at..at + shifts.len()];
            let mut weighted = [0.0_f64; CHUNK];
            for a in 0..k {
                of_effects[a] += dot(&slopes, there(a));
                weighted.iter_mut().zip(&weights).zip(there(a)).for_each(|((to, w), x)| *to = w * x);
                for b in 0..=a {
                    information.effects[(a, b)] += dot(&weighted, there(b));
                }
            }
        }
        information.effects.fill_upper_triangle_with_lower_triangle();
        Derivatives { log_likelihood, of_terms, of_effects, information }
    }

    /// Calls for every cell with the change of its linear predictor along a direction, people at risk and events.
    fn along(&self, a: &[f64], b: &[f64], mut visit: impl FnMut(f64, i32, i32)) {
        let shifts = self.shifts(b);
        for (term, a) in self.terms.iter().zip(a) {
            for ((n, y), shift) in term.at_risk.iter().zip(&term.events).zip(&shifts) {
                // A kind may have nobody left while others of it would still come.
                if *n > 0 {
                    visit(a + shift, *n, *y);
                }
            }
        }
    }

    /// The greatest change of a linear predictor along a direction.
    pub fn greatest(&self, a: &[f64], b: &[f64]) -> f64 {
        let mut most = 0.0_f64;
        self.along(a, b, |change, _, _| most = most.max(change.abs()));
        most
    }

    /// Whether along this direction no event becomes less likely and no other outcome either, and some more: then the likelihood
    /// grows without end.
    pub fn told_apart_along(&self, a: &[f64], b: &[f64], slack: f64) -> bool {
        let slack = slack * self.greatest(a, b);
        let mut apart = slack > 0.0;
        self.along(a, b, |change, n, y| apart &= (y == 0 || change >= -slack) && (y == n || change <= slack));
        apart
    }
}

/// The kind of each person, numbered in order of appearance. `None` where hardly two are alike, as far as the first tell.
fn kinds(covariates: &[&[f64]], people: usize) -> Option<Vec<u32>> {
    let k = covariates.len();
    let bits = |i: usize, row: &mut Vec<u64>| row.extend(covariates.iter().map(|column| (column[i] + 0.0).to_bits()));
    let glance = people.min(GLANCE);
    let mut first = HashSet::new();
    for i in 0..glance {
        let mut row = Vec::with_capacity(k);
        bits(i, &mut row);
        first.insert(row);
    }
    if first.len() * 2 > glance {
        return None;
    }
    let mut rows = Vec::with_capacity(people * k);
    (0..people).for_each(|i| bits(i, &mut rows));
    let mut known: HashMap<&[u64], u32> = HashMap::new();
    let kind = |i: usize| {
        let next = known.len() as u32;
        *known.entry(&rows[i * k..(i + 1) * k]).or_insert(next)
    };
    Some((0..people).map(kind).collect())
}

fn sum(values: &[f64]) -> f64 {
    dot(values, &[1.0; CHUNK])
}

/// What a stretch of people adds in one term: derivatives by the linear predictor, and less its second derivatives.
struct Stretch {
    slope: [f64; CHUNK],
    weight: [f64; CHUNK],
    part: [f64; CHUNK],
}

/// Chances multiplied side by side before a logarithm is taken; a stretch of 512 chances of at least a half each cannot leave the
/// range of numbers so.
const LANES: usize = 8;

impl Stretch {
    fn new() -> Self {
        Self { slope: [0.0; CHUNK], weight: [0.0; CHUNK], part: [0.0; CHUNK] }
    }

    /// Returns the log-likelihood.
    fn logit(&mut self, alpha: f64, shifts: &[f64], n: &[i32], y: &[i32], single: bool) -> f64 {
        let len = shifts.len();
        let (slope, weight, part) = (&mut self.slope[..len], &mut self.weight[..len], &mut self.part[..len]);
        let (n, y) = (&n[..len], &y[..len]);
        let mut larger = [1.0_f64; CHUNK];
        for i in 0..len {
            let eta = alpha + shifts[i];
            let (at_risk, events) = (f64::from(n[i]), f64::from(y[i]));
            let small = exp(-eta.abs());
            let inverse = 1.0 / (1.0 + small);
            let h = if eta >= 0.0 { inverse } else { small * inverse };
            slope[i] = events - at_risk * h;
            weight[i] = at_risk * small * inverse * inverse;
            part[i] = events * eta - at_risk * eta.max(0.0);
            larger[i] = inverse;
        }
        let mut logs = 0.0_f64;
        if single {
            let mut products = [1.0_f64; LANES];
            for chances in larger.chunks_exact(LANES) {
                (0..LANES).for_each(|lane| products[lane] *= chances[lane]);
            }
            logs += products.iter().map(|product| product.ln()).sum::<f64>();
        } else {
            logs += larger.iter().zip(n).filter(|(_, n)| **n > 0).map(|(chance, n)| f64::from(*n) * chance.ln()).sum::<f64>();
        }
        sum(part) + logs
    }

    /// Returns the log-likelihood.
    fn complementary(&mut self, alpha: f64, shifts: &[f64], n: &[i32], y: &[i32], curvature: Curvature) -> f64 {
        let len = shifts.len();
        let (slope, weight, rates) = (&mut self.slope[..len], &mut self.weight[..len], &mut self.part[..len]);
        for i in 0..len {
            let rate = exp(alpha + shifts[i]);
            let spared = f64::from(n[i] - y[i]) * rate;
            (slope[i], weight[i], rates[i]) = (-spared, spared, rate);
        }
        let spared = sum(weight);
        let (mut logs, mut more) = (LogProduct::new(), 0.0_f64);
        for i in 0..len {
            if y[i] == 0 && curvature == Curvature::Observed {
                continue;
            }
            let (rate, events) = (rates[i], f64::from(y[i]));
            // The chance, and rate / (e^rate − 1), which is 1 for a rate of 0 and 0 for a great one.
            let h = -(-rate).exp_m1();
            let odds = if rate > 0.0 { rate * (1.0 - h) / h } else { 1.0 };
            if y[i] == 1 {
                logs.times(h);
            } else if y[i] > 1 {
                more += events * h.ln();
            }
            slope[i] += events * odds;
            weight[i] = if curvature == Curvature::Expected {
                f64::from(n[i]) * rate * odds
            } else {
                weight[i] + events * odds * (rate + odds - 1.0)
            };
        }
        logs.ln() + more - spared
    }
}
