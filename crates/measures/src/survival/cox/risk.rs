//! Who is at risk when: people from the longest watched to the shortest, so that whoever is at risk at an event is exactly
//! those gone through so far, and sums over them grow by addition alone.

use super::super::timeline::Timeline;
use super::super::vector::{add_times, dot, exp_all};
use super::Ties;
use crate::Undefined;
use crate::numeric::log_product::LogProduct;
use crate::survival::centers::centers;
use nalgebra::{DMatrix, DVector};
use std::ops::Range;

/// Rows and event times are gone through in stretches of this many, so that all their columns stay at hand.
const CHUNK: usize = 512;

/// Events at one time: the rows they hold. All earlier rows were still watched then, and they themselves.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub from: usize,
    pub to: usize,
    pub time: f64,
}

/// The data of a model in order of risk, and the people's scores at the coefficients last tried.
#[derive(Debug, Clone)]
pub(super) struct Risk {
    pub blocks: Vec<Block>,
    pub who: Vec<u32>,
    /// Covariate after covariate, its rows less their mean and divided by their scale.
    pub columns: Vec<f64>,
    /// Sum over all events of each covariate.
    of_events: Vec<f64>,
    pub means: Vec<f64>,
    pub scales: Vec<f64>,
    pub ties: Ties,
    /// The linear predictor of each row, and its exponential.
    pub score: Vec<f64>,
    pub weight: Vec<f64>,
}

pub(super) struct Derivatives {
    pub log_likelihood: f64,
    pub gradient: DVector<f64>,
    pub information: DMatrix<f64>,
}

/// Sums over those at risk at one event time (s) and over those who then had the event (d): of weights, of weight times
/// covariates, and of weight times products of covariates (the lower triangle, row by row).
pub(super) struct RiskSet<'a> {
    pub block: Block,
    pub s0: f64,
    pub d0: f64,
    pub s1: &'a [f64],
    pub d1: &'a [f64],
    s2: &'a [f64],
    d2: &'a [f64],
    /// Plain sum of the covariates of those who had the event.
    x: &'a [f64],
}

/// Sums over the events of one time, of which the l-th of d leaves out the part c = l/d (Efron) or none (Breslow) of those who
/// have the event, so that the weights at risk are s = s0 − c·d0.
#[derive(Clone, Copy)]
pub(super) struct Shares {
    /// Σ 1/s and Σ c/s.
    pub one: f64,
    pub part: f64,
    /// Σ 1/s², Σ c/s², Σ c²/s².
    pub one_squared: f64,
    pub part_squared: f64,
    pub part_part: f64,
}

impl Shares {
    /// Also multiplies every s into `logs`.
    #[inline(always)]
    fn of(s0: f64, d0: f64, deaths: usize, ties: Ties, logs: &mut LogProduct) -> Shares {
        let mut shares = Shares { one: 0.0, part: 0.0, one_squared: 0.0, part_squared: 0.0, part_part: 0.0 };
        let each = if ties == Ties::Efron { 1.0 / deaths as f64 } else { 0.0 };
        for l in 0..deaths {
            let c = l as f64 * each;
            let s = s0 - c * d0;
            logs.times(s);
            let inverse = 1.0 / s;
            shares.one += inverse;
            shares.part += c * inverse;
            shares.one_squared += inverse * inverse;
            shares.part_squared += c * inverse * inverse;
            shares.part_part += c * c * inverse * inverse;
        }
        shares
    }
}

impl RiskSet<'_> {
    pub fn deaths(&self) -> usize {
        self.block.to - self.block.from
    }

    pub fn shares(&self, ties: Ties) -> Shares {
        Shares::of(self.s0, self.d0, self.deaths(), ties, &mut LogProduct::new())
    }

    /// What those with the event have more of each covariate than was to be expected of those at risk.
    pub fn excess(&self, shares: &Shares, covariate: usize) -> f64 {
        self.x[covariate] - (self.s1[covariate] * shares.one - self.d1[covariate] * shares.part)
    }

    /// Calls `add(place in the lower triangle, covariance of two covariates among those at risk, summed over the events)`.
    pub fn covariances(&self, shares: &Shares, mut add: impl FnMut(usize, f64)) {
        let (s1, d1) = (self.s1, self.d1);
        let mut place = 0;
        for a in 0..s1.len() {
            let on_s = s1[a] * shares.one_squared - d1[a] * shares.part_squared;
            let on_d = d1[a] * shares.part_part - s1[a] * shares.part_squared;
            for b in 0..=a {
                let raw = self.s2[place] * shares.one - self.d2[place] * shares.part;
                add(place, raw - on_s * s1[b] - on_d * d1[b]);
                place += 1;
            }
        }
    }
}

impl Risk {
    /// Errors: `Dependent` (a constant covariate), `OutOfRange` (a covariate too far spread for numbers to hold its square).
    pub fn new(line: &Timeline, events: &[bool], covariates: &[&[f64]], ties: Ties) -> Result<Risk, Undefined> {
        let (n, k) = (line.len(), covariates.len());
        let (means, scales) = centers(covariates)?;
        let moments: Vec<_> = line.moments().collect();
        let (mut who, mut blocks) = (Vec::with_capacity(n), Vec::new());
        for moment in moments.iter().rev() {
            let there = &line.order[moment.places.clone()];
            who.extend(there.iter().copied().filter(|i| !events[*i as usize]));
            let from = who.len();
            who.extend(there.iter().copied().filter(|i| events[*i as usize]));
            if who.len() > from {
                blocks.push(Block { from, to: who.len(), time: moment.time });
            }
        }
        let (mut columns, mut of_events) = (Vec::with_capacity(n * k), Vec::with_capacity(k));
        for (j, column) in covariates.iter().enumerate() {
            let (mean, factor) = (means[j], 1.0 / scales[j]);
            columns.extend(who.iter().map(|i| (column[*i as usize] - mean) * factor));
            let scaled = &columns[j * n..];
            of_events.push(blocks.iter().map(|block| scaled[block.from..block.to].iter().sum::<f64>()).sum());
        }
        Ok(Risk { blocks, who, columns, of_events, means, scales, ties, score: vec![0.0; n], weight: vec![1.0; n] })
    }

    /// The rows of one covariate.
    pub fn column(&self, covariate: usize) -> &[f64] {
        let n = self.who.len();
        &self.columns[covariate * n..(covariate + 1) * n]
    }

    /// The value at each row of a linear function of the covariates.
    fn along(&self, direction: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.who.len()];
        direction.iter().enumerate().for_each(|(j, b)| add_times(&mut sums, *b, self.column(j)));
        sums
    }

    /// The greatest difference between two people along a direction.
    pub fn reach(&self, direction: &[f64]) -> f64 {
        let (least, greatest) = self.along(direction).iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, g), x| (l.min(*x), g.max(*x)));
        greatest - least
    }

    /// Whether whoever had an event was, along this direction, as far as anybody then at risk, and somebody was not: then the
    /// likelihood grows in this direction without end.
    pub fn ordered_along(&self, direction: &[f64], slack: f64) -> bool {
        let place = self.along(direction);
        let slack = slack * self.reach(direction);
        let (mut least, mut greatest, mut at, mut apart) = (f64::INFINITY, f64::NEG_INFINITY, 0, false);
        for block in &self.blocks {
            for x in &place[at..block.to] {
                least = least.min(*x);
                greatest = greatest.max(*x);
            }
            at = block.to;
            if place[block.from..block.to].iter().any(|x| *x < greatest - slack) {
                return false;
            }
            apart |= greatest - least > 2.0 * slack;
        }
        apart
    }

    /// The linear predictors by person.
    pub fn by_person(&self, line: &Timeline) -> Vec<f64> {
        let mut scores = vec![0.0; line.len()];
        self.who.iter().zip(&self.score).for_each(|(i, score)| scores[*i as usize] = *score);
        scores
    }

    /// Log partial likelihood and its derivatives; keeps the scores.
    ///
    /// Sums over event times of sums over those at risk are taken the other way round where that is possible: a row counts with
    /// its weight times the hazard it has gone through. Only the products of means have to be made at each event time.
    pub fn derivatives(&mut self, beta: &[f64]) -> Derivatives {
        self.score = self.along(beta);
        self.weight.copy_from_slice(&self.score);
        exp_all(&mut self.weight);
        let k = beta.len();
        let mut logs = LogProduct::new();
        let shares = self.all_shares(&mut logs);
        let gone_through = self.gone_through(&shares);
        let mut triangle = vec![0.0_f64; k * (k + 1) / 2];
        self.add_products(&gone_through, &mut triangle);
        self.take_products_of_means(&shares, &mut triangle);
        let own: f64 = self.blocks.iter().map(|block| self.score[block.from..block.to].iter().sum::<f64>()).sum();
        let gradient = DVector::from_fn(k, |j, _| self.of_events[j] - dot(&gone_through, self.column(j)));
        Derivatives { log_likelihood: own - logs.ln(), gradient, information: square(&triangle, k) }
    }

    fn all_shares(&self, logs: &mut LogProduct) -> Vec<Shares> {
        let (mut s0, mut at) = (0.0_f64, 0);
        let of = |block: &Block| {
            s0 += self.weight[at..block.from].iter().sum::<f64>();
            let d0: f64 = self.weight[block.from..block.to].iter().sum();
            s0 += d0;
            at = block.to;
            Shares::of(s0, d0, block.to - block.from, self.ties, logs)
        };
        self.blocks.iter().map(of).collect()
    }

    /// The weight of each row times the cumulative hazard up to its time.
    fn gone_through(&self, shares: &[Shares]) -> Vec<f64> {
        let mut sums = self.weight.clone();
        let (mut hazard, mut end) = (0.0_f64, sums.len());
        // Whoever was watched for less than the first event has gone through nothing.
        for (block, shares) in self.blocks.iter().zip(shares).rev() {
            sums[block.to..end].iter_mut().for_each(|x| *x *= hazard);
            hazard += shares.one;
            sums[block.from..block.to].iter_mut().for_each(|x| *x *= hazard - shares.part);
            end = block.from;
        }
        sums[..end].iter_mut().for_each(|x| *x *= hazard);
        sums
    }

    /// Adds Σ over rows of factor · x x′.
    fn add_products(&self, factors: &[f64], triangle: &mut [f64]) {
        let mut scaled = [0.0_f64; CHUNK];
        for (at, factors) in (0..).step_by(CHUNK).zip(factors.chunks(CHUNK)) {
            let mut place = 0;
            for a in 0..self.scales.len() {
                let scaled = &mut scaled[..factors.len()];
                let there = |column: usize| &self.column(column)[at..at + factors.len()];
                scaled.iter_mut().zip(factors).zip(there(a)).for_each(|((to, factor), x)| *to = factor * x);
                for b in 0..=a {
                    triangle[place] += dot(scaled, there(b));
                    place += 1;
                }
            }
        }
    }

    /// Takes away, for each event time, the products of the means of those at risk.
    fn take_products_of_means(&self, shares: &[Shares], triangle: &mut [f64]) {
        let k = self.scales.len();
        let tied = self.ties == Ties::Efron && self.blocks.len() < self.blocks.iter().map(|block| block.to - block.from).sum();
        // Of each covariate, for a stretch of event times: sums over those at risk, and over those with an event, and what each
        // is multiplied with.
        let (mut s1, mut on_s) = (vec![[0.0_f64; CHUNK]; k], vec![[0.0_f64; CHUNK]; k]);
        let (mut d1, mut on_d) = (vec![[0.0_f64; CHUNK]; k], vec![[0.0_f64; CHUNK]; k]);
        let (mut sums, mut at) = (vec![0.0_f64; k], 0);
        for (blocks, shares) in self.blocks.chunks(CHUNK).zip(shares.chunks(CHUNK)) {
            for j in 0..k {
                let (column, mut sum, mut at) = (self.column(j), sums[j], at);
                for (i, (block, shares)) in blocks.iter().zip(shares).enumerate() {
                    let weighted = |rows: Range<usize>| self.weight[rows.clone()].iter().zip(&column[rows]).map(|(w, x)| w * x);
                    sum = weighted(at..block.from).fold(sum, |sum, x| sum + x);
                    let dead: f64 = weighted(block.from..block.to).sum();
                    sum += dead;
                    at = block.to;
                    s1[j][i] = sum;
                    on_s[j][i] = sum * shares.one_squared;
                    if tied {
                        d1[j][i] = dead;
                        on_s[j][i] -= dead * shares.part_squared;
                        on_d[j][i] = dead * shares.part_part - sum * shares.part_squared;
                    }
                }
                sums[j] = sum;
            }
            at = blocks.last().map_or(at, |block| block.to);
            let (n, mut place) = (blocks.len(), 0);
            for a in 0..k {
                for b in 0..=a {
                    triangle[place] -= dot(&on_s[a][..n], &s1[b][..n]);
                    if tied {
                        triangle[place] -= dot(&on_d[a][..n], &d1[b][..n]);
                    }
                    place += 1;
                }
            }
        }
    }

    /// Visits every event time from the last to the first, with the sums over those at risk.
    pub fn sweep(&self, mut visit: impl FnMut(&RiskSet<'_>)) {
        let (n, k) = (self.who.len(), self.scales.len());
        let triangle = k * (k + 1) / 2;
        let (mut s0, mut s1, mut s2) = (0.0_f64, vec![0.0_f64; k], vec![0.0_f64; triangle]);
        let (mut d1, mut d2, mut x) = (vec![0.0_f64; k], vec![0.0_f64; triangle], vec![0.0_f64; k]);
        let add = |range: Range<usize>, sum0: &mut f64, sum1: &mut [f64], sum2: &mut [f64]| {
            let (sum1, sum2) = (&mut sum1[..k], &mut sum2[..triangle]);
            for row in range {
                let w = self.weight[row];
                *sum0 += w;
                let mut place = 0;
                for (a, sum1) in sum1.iter_mut().enumerate() {
                    let wx = w * self.columns[a * n + row];
                    *sum1 += wx;
                    for b in 0..=a {
                        sum2[place] += wx * self.columns[b * n + row];
                        place += 1;
                    }
                }
            }
        };
        let mut at = 0;
        for block in &self.blocks {
            add(at..block.from, &mut s0, &mut s1, &mut s2);
            let mut d0 = 0.0;
            d1.fill(0.0);
            d2.fill(0.0);
            add(block.from..block.to, &mut d0, &mut d1, &mut d2);
            x.iter_mut().enumerate().for_each(|(j, sum)| *sum = self.column(j)[block.from..block.to].iter().sum());
            s0 += d0;
            s1.iter_mut().zip(&d1).for_each(|(s, d)| *s += d);
            s2.iter_mut().zip(&d2).for_each(|(s, d)| *s += d);
            at = block.to;
            visit(&RiskSet { block: *block, s0, d0, s1: &s1[..k], d1: &d1[..k], s2: &s2[..triangle], d2: &d2[..triangle], x: &x[..k] });
        }
    }
}

/// A symmetric matrix from its lower triangle, row by row.
pub(super) fn square(triangle: &[f64], k: usize) -> DMatrix<f64> {
    DMatrix::from_fn(k, k, |a, b| {
        let (row, column) = (a.max(b), a.min(b));
        triangle[row * (row + 1) / 2 + column]
    })
}
