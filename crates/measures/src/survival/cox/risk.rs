//! Who is at risk when: people from the longest watched to the shortest, so that whoever is at risk at an event is exactly
//! those gone through so far, and sums over them grow by addition alone.

use super::super::log_product::LogProduct;
use super::super::timeline::Timeline;
use super::Ties;
use crate::Undefined;
use nalgebra::{DMatrix, DVector};

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
    /// Row by row, each covariate less its mean and divided by its scale.
    pub rows: Vec<f64>,
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

impl RiskSet<'_> {
    pub fn deaths(&self) -> usize {
        self.block.to - self.block.from
    }

    /// Also multiplies every s into `logs`.
    #[inline(always)]
    pub fn shares(&self, ties: Ties, logs: &mut LogProduct) -> Shares {
        let mut shares = Shares { one: 0.0, part: 0.0, one_squared: 0.0, part_squared: 0.0, part_part: 0.0 };
        let deaths = self.deaths();
        let each = if ties == Ties::Efron { 1.0 / deaths as f64 } else { 0.0 };
        for l in 0..deaths {
            let c = l as f64 * each;
            let s = self.s0 - c * self.d0;
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

    /// What those with the event have more of each covariate than was to be expected of those at risk.
    #[inline(always)]
    pub fn excess(&self, shares: &Shares, covariate: usize) -> f64 {
        self.x[covariate] - (self.s1[covariate] * shares.one - self.d1[covariate] * shares.part)
    }

    /// Calls `add(place in the lower triangle, covariance of two covariates among those at risk, summed over the events)`.
    #[inline(always)]
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
        let mut means = Vec::with_capacity(k);
        let mut scales = Vec::with_capacity(k);
        for column in covariates {
            let mean = column.iter().map(|x| x / n as f64).sum::<f64>();
            let scale = (column.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n as f64).sqrt();
            if !scale.is_finite() {
                let widest = column.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
                return Err(Undefined::OutOfRange { what: "covariate", value: widest, low: -1e150, high: 1e150 });
            }
            // A scale of mere rounding is none.
            if scale <= 1e-14 * mean.abs() || scale < f64::MIN_POSITIVE {
                return Err(Undefined::Dependent);
            }
            means.push(mean);
            scales.push(scale);
        }
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
        let mut rows = vec![0.0_f64; n * k];
        for (j, column) in covariates.iter().enumerate() {
            let (mean, factor) = (means[j], 1.0 / scales[j]);
            for (row, i) in rows.chunks_exact_mut(k).zip(&who) {
                row[j] = (column[*i as usize] - mean) * factor;
            }
        }
        Ok(Risk { blocks, who, rows, means, scales, ties, score: vec![0.0; n], weight: vec![1.0; n] })
    }

    /// The value at each row of a linear function of the covariates.
    fn along<'a>(&'a self, direction: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
        self.rows.chunks_exact(self.scales.len()).map(move |row| row.iter().zip(direction).map(|(x, b)| x * b).sum())
    }

    /// The greatest difference between two people along a direction.
    pub fn reach(&self, direction: &[f64]) -> f64 {
        let (least, greatest) = self.along(direction).fold((f64::INFINITY, f64::NEG_INFINITY), |(l, g), x| (l.min(x), g.max(x)));
        greatest - least
    }

    /// Whether whoever had an event was, along this direction, as far as anybody then at risk, and somebody was not: then the
    /// likelihood grows in this direction without end.
    pub fn ordered_along(&self, direction: &[f64], slack: f64) -> bool {
        let place: Vec<f64> = self.along(direction).collect();
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
    pub fn derivatives(&mut self, beta: &[f64]) -> Derivatives {
        let score: Vec<f64> = self.along(beta).collect();
        self.score = score;
        self.weight.iter_mut().zip(&self.score).for_each(|(w, s)| *w = s.exp());
        let k = beta.len();
        let mut logs = LogProduct::new();
        let mut own = 0.0;
        let (mut gradient, mut triangle) = (vec![0.0_f64; k], vec![0.0_f64; k * (k + 1) / 2]);
        self.sweep(|set| {
            own += self.score[set.block.from..set.block.to].iter().sum::<f64>();
            let shares = set.shares(self.ties, &mut logs);
            for (j, sum) in gradient.iter_mut().enumerate() {
                *sum += set.excess(&shares, j);
            }
            set.covariances(&shares, |place, value| triangle[place] += value);
        });
        Derivatives { log_likelihood: own - logs.ln(), gradient: DVector::from_vec(gradient), information: square(&triangle, k) }
    }

    /// Visits every event time from the last to the first, with the sums over those at risk.
    #[inline(always)]
    pub fn sweep(&self, visit: impl FnMut(&RiskSet<'_>)) {
        // A number of covariates known in advance lets the compiler unroll the innermost loops.
        match self.scales.len() {
            1 => self.sweep_of(1, visit),
            2 => self.sweep_of(2, visit),
            3 => self.sweep_of(3, visit),
            4 => self.sweep_of(4, visit),
            5 => self.sweep_of(5, visit),
            6 => self.sweep_of(6, visit),
            k => self.sweep_of(k, visit),
        }
    }

    #[inline(always)]
    fn sweep_of(&self, k: usize, mut visit: impl FnMut(&RiskSet<'_>)) {
        let triangle = k * (k + 1) / 2;
        let (mut s0, mut s1, mut s2) = (0.0_f64, vec![0.0_f64; k], vec![0.0_f64; triangle]);
        let (mut d1, mut d2, mut x) = (vec![0.0_f64; k], vec![0.0_f64; triangle], vec![0.0_f64; k]);
        let add = |range: std::ops::Range<usize>, sum0: &mut f64, sum1: &mut [f64], sum2: &mut [f64]| {
            let (sum1, sum2) = (&mut sum1[..k], &mut sum2[..triangle]);
            for (row, w) in self.rows[range.start * k..range.end * k].chunks_exact(k).zip(&self.weight[range]) {
                *sum0 += w;
                let mut place = 0;
                for a in 0..k {
                    let wx = w * row[a];
                    sum1[a] += wx;
                    for b in 0..=a {
                        sum2[place] += wx * row[b];
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
            x.fill(0.0);
            add(block.from..block.to, &mut d0, &mut d1, &mut d2);
            for row in self.rows[block.from * k..block.to * k].chunks_exact(k) {
                x.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
            }
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
