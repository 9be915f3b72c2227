//! What the data say, as far as a normal model can hear it: per pattern of gaps, how many people, their means and covariances.
//! Ten thousand people become a few dozen patterns, and the search never sees a person again.

use super::dense::{invert, product};
use crate::factor::dot;
use crate::{Answers, Undefined};
use std::collections::HashMap;

/// People with the same items answered.
pub(super) struct Pattern {
    /// Their part of all people.
    pub weight: f64,
    /// The items they answered.
    pub present: Vec<usize>,
    /// Means of those items.
    pub mean: Vec<f64>,
    /// Covariances of those items around these means, divided by the number of people.
    pub covariance: Vec<f64>,
}

pub(super) struct Sample {
    pub items: usize,
    /// People who answered at least one item.
    pub people: usize,
    pub patterns: Vec<Pattern>,
}

/// Means and covariances of all items.
#[derive(Debug, Clone)]
pub(super) struct Moments {
    pub mean: Vec<f64>,
    pub covariance: Vec<f64>,
}

/// Products of two variances must stay numbers; no unit of measurement leads beyond.
const LEAST_VARIANCE: f64 = 1e-100;
const MOST_VARIANCE: f64 = 1e100;
/// The largest change of a mean or covariance, in standard deviations, at which the search for the moments ends.
const SETTLED: f64 = 1e-10;
/// With half of all answers missing some hundred steps are needed; this many mean that the items never meet.
const MOST_STEPS: usize = 3_000;

impl Sample {
    /// Groups people by their gaps. Whoever answered nothing is left out.
    pub fn new(answers: &Answers) -> Self {
        let (n, p) = (answers.rows(), answers.columns());
        let words = p.div_ceil(64).max(1);
        let mut keys = vec![0_u64; n * words];
        for j in 0..p {
            for (i, x) in answers.column(j).iter().enumerate() {
                if !x.is_nan() {
                    keys[i * words + j / 64] |= 1 << (j % 64);
                }
            }
        }
        let mut places: HashMap<&[u64], usize> = HashMap::new();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (i, key) in keys.chunks(words).enumerate().filter(|(_, key)| key.iter().any(|word| *word != 0)) {
            let place = *places.entry(key).or_insert(groups.len());
            if place == groups.len() {
                groups.push(Vec::new());
            }
            groups[place].push(i);
        }
        let people: usize = groups.iter().map(Vec::len).sum();
        let patterns = groups.iter().map(|rows| Pattern::new(answers, rows, rows.len() as f64 / people as f64)).collect();
        Self { items: p, people, patterns }
    }

    /// One pattern of people without gaps whose moments are these.
    pub fn of_moments(moments: &Moments, people: usize) -> Self {
        let items = moments.mean.len();
        let (mean, covariance) = (moments.mean.clone(), moments.covariance.clone());
        Self { items, people, patterns: vec![Pattern { weight: 1.0, present: (0..items).collect(), mean, covariance }] }
    }

    /// Each item's own mean and variance among those who answered it, and how many did.
    ///
    /// Errors: `TooFew` (an item nobody answered), `NoVariance`, `OutOfRange` (a variance that calls for another unit).
    pub fn alone(&self) -> Result<Vec<(f64, f64, f64)>, Undefined> {
        let mut found = Vec::with_capacity(self.items);
        for item in 0..self.items {
            let here = || {
                self.patterns.iter().filter_map(move |pattern| {
                    let at = pattern.present.iter().position(|j| *j == item)?;
                    Some((pattern.weight, pattern.mean[at], pattern.covariance[at * pattern.present.len() + at]))
                })
            };
            let all: f64 = here().map(|(weight, _, _)| weight).sum();
            if all <= 0.0 {
                return Err(Undefined::TooFew { n: 0, needed: 2 });
            }
            let mean = here().map(|(weight, mean, _)| weight * mean).sum::<f64>() / all;
            let variance = here().map(|(weight, own, variance)| weight * (variance + (own - mean).powi(2))).sum::<f64>() / all;
            if variance.is_nan() || variance <= 0.0 || !variance.is_finite() {
                return Err(Undefined::NoVariance);
            }
            if !(LEAST_VARIANCE..=MOST_VARIANCE).contains(&variance) {
                let (low, high) = (LEAST_VARIANCE, MOST_VARIANCE);
                return Err(Undefined::OutOfRange { what: "variance of an item", value: variance, low, high });
            }
            found.push((mean, variance, all));
        }
        Ok(found)
    }

    /// The likeliest means and covariances of all items, whatever was left out (expectation and maximization).
    ///
    /// Errors: those of `alone`, `Dependent` (some items depend on each other or are never answered together), `NotConverged`.
    ///
    /// Source: Little & Rubin (2002), Statistical Analysis with Missing Data, 2nd ed., chapter 11.
    pub fn moments(&self) -> Result<Moments, Undefined> {
        let alone = self.alone()?;
        let p = self.items;
        if let [only] = self.patterns.as_slice()
            && only.present.len() == p
        {
            return Ok(Moments { mean: only.mean.clone(), covariance: only.covariance.clone() });
        }
        let mut covariance = vec![0.0; p * p];
        (0..p).for_each(|j| covariance[j * p + j] = alone[j].1);
        let mut now = Moments { mean: alone.iter().map(|item| item.0).collect(), covariance };
        let scale: Vec<f64> = alone.iter().map(|item| item.1.sqrt()).collect();
        for _ in 0..MOST_STEPS {
            let next = self.expected(&now).ok_or(Undefined::Dependent)?;
            let mut change = 0.0_f64;
            for i in 0..p {
                change = change.max((next.mean[i] - now.mean[i]).abs() / scale[i]);
                for j in 0..=i {
                    change = change.max((next.covariance[i * p + j] - now.covariance[i * p + j]).abs() / (scale[i] * scale[j]));
                }
            }
            now = next;
            if change < SETTLED {
                return Ok(now);
            }
        }
        Err(Undefined::NotConverged)
    }

    /// One step: what the moments would be if every gap were filled with what the rest of the row foretells.
    fn expected(&self, now: &Moments) -> Option<Moments> {
        let p = self.items;
        let (mut shift, mut second) = (vec![0.0; p], vec![0.0; p * p]);
        let mut work = Work::new(p);
        for pattern in &self.patterns {
            pattern.expected(now, &mut work)?;
            for (sum, x) in shift.iter_mut().zip(&work.shift) {
                *sum += pattern.weight * x;
            }
            for (sum, x) in second.iter_mut().zip(&work.second) {
                *sum += pattern.weight * x;
            }
        }
        for i in 0..p {
            for j in 0..p {
                second[i * p + j] -= shift[i] * shift[j];
            }
        }
        let mean = now.mean.iter().zip(&shift).map(|(a, b)| a + b).collect();
        Some(Moments { mean, covariance: second })
    }
}

/// Space for one pattern's step.
struct Work {
    inverse: Vec<f64>,
    across: Vec<f64>,
    fill: Vec<f64>,
    half: Vec<f64>,
    shift: Vec<f64>,
    second: Vec<f64>,
}

impl Work {
    fn new(p: usize) -> Self {
        let square = || vec![0.0; p * p];
        Self { inverse: square(), across: square(), fill: square(), half: square(), shift: vec![0.0; p], second: square() }
    }
}

impl Pattern {
    fn new(answers: &Answers, rows: &[usize], weight: f64) -> Self {
        let present: Vec<usize> = (0..answers.columns()).filter(|j| !answers.column(*j)[rows[0]].is_nan()).collect();
        let n = rows.len() as f64;
        let (k, mut mean, mut centered) = (present.len(), Vec::new(), Vec::with_capacity(present.len() * rows.len()));
        for j in &present {
            let column = answers.column(*j);
            let rough = rows.iter().map(|i| column[*i] / n).sum::<f64>();
            let own = rough + rows.iter().map(|i| (column[*i] - rough) / n).sum::<f64>();
            centered.extend(rows.iter().map(|i| column[*i] - own));
            mean.push(own);
        }
        let mut covariance = vec![0.0; k * k];
        for a in 0..k {
            for b in 0..=a {
                let (one, other) = (&centered[a * rows.len()..(a + 1) * rows.len()], &centered[b * rows.len()..(b + 1) * rows.len()]);
                let sum = dot(one, other) / n;
                (covariance[a * k + b], covariance[b * k + a]) = (sum, sum);
            }
        }
        Self { weight, present, mean, covariance }
    }

    /// The part of a p × p matrix that concerns the items answered.
    pub fn part(&self, whole: &[f64], p: usize, out: &mut [f64]) {
        let k = self.present.len();
        for (a, i) in self.present.iter().enumerate() {
            for (b, j) in self.present.iter().enumerate() {
                out[a * k + b] = whole[i * p + j];
            }
        }
    }

    /// Second moments around `mean`: S + d dᵀ.
    pub fn around(&self, mean: &[f64], distance: &mut [f64], out: &mut [f64]) {
        let k = self.present.len();
        for (a, i) in self.present.iter().enumerate() {
            distance[a] = self.mean[a] - mean[*i];
        }
        for a in 0..k {
            for b in 0..k {
                out[a * k + b] = self.covariance[a * k + b] + distance[a] * distance[b];
            }
        }
    }

    /// Expected shift of the means and second moments around the present means, given what was answered.
    fn expected(&self, now: &Moments, work: &mut Work) -> Option<()> {
        let (p, k) = (now.mean.len(), self.present.len());
        let mut distance = vec![0.0; k];
        self.around(&now.mean, &mut distance, &mut work.half[..k * k]);
        if k == p {
            work.shift.copy_from_slice(&distance);
            work.second.copy_from_slice(&work.half[..k * k]);
            return Some(());
        }
        self.part(&now.covariance, p, &mut work.inverse);
        invert(&mut work.inverse[..k * k], k)?;
        for i in 0..p {
            for (b, j) in self.present.iter().enumerate() {
                work.across[i * k + b] = now.covariance[i * p + j];
            }
        }
        // Regression of every item on those answered; an answered one on itself.
        product(&work.across[..p * k], &work.inverse[..k * k], p, k, k, &mut work.fill[..p * k]);
        for i in 0..p {
            work.shift[i] = (0..k).map(|b| work.fill[i * k + b] * distance[b]).sum();
        }
        let seen = work.half[..k * k].to_vec();
        product(&work.fill[..p * k], &seen, p, k, k, &mut work.half[..p * k]);
        for i in 0..p {
            for j in 0..=i {
                let (fill_i, fill_j) = (&work.fill[i * k..(i + 1) * k], &work.fill[j * k..(j + 1) * k]);
                let told: f64 = work.half[i * k..(i + 1) * k].iter().zip(fill_j).map(|(a, b)| a * b).sum();
                let foretold: f64 = fill_i.iter().zip(&work.across[j * k..(j + 1) * k]).map(|(a, b)| a * b).sum();
                let sum = told + now.covariance[i * p + j] - foretold;
                (work.second[i * p + j], work.second[j * p + i]) = (sum, sum);
            }
        }
        Some(())
    }
}
