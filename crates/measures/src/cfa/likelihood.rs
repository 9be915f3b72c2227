//! The discrepancy between a model and the data, with its slope and both its curvatures, in one pass over the patterns.

use super::dense::{invert, product, solve};
use super::layout::{Layout, Matrices, Place, Value};
use super::sample::Sample;
use crate::Undefined;

/// F = Σ w ( ln|Σ_o| + tr(Σ_o⁻¹ W_o) ) over patterns with weights w; −2/N of the log-likelihood but for a constant.
pub(super) struct Discrepancy {
    pub value: f64,
    pub slope: Vec<f64>,
    /// The curvature as it is here.
    pub observed: Vec<f64>,
    /// The curvature to be expected if the model were true.
    pub expected: Vec<f64>,
}

/// Where the model fits best.
pub(super) struct Optimum {
    pub free: Vec<f64>,
    pub at: Discrepancy,
}

/// The Newton decrement at which the next step would move no parameter in its eighth digit.
const SETTLED: f64 = 1e-15;
const MOST_STEPS: usize = 500;

/// ∂Σ = scale (u vᵀ + v uᵀ), u and v among the columns of (I, Λ, ΛΨ).
#[derive(Clone, Copy)]
struct Direction {
    parameter: usize,
    scale: f64,
    u: usize,
    v: usize,
}

impl Layout {
    fn directions(&self) -> Vec<Direction> {
        let (p, m) = (self.items, self.factors);
        let direction = |(place, value): &(Place, Value)| {
            let Value::Free(parameter) = *value else { return None };
            let half = |one: usize, other: usize| if one == other { 0.5 } else { 1.0 };
            let (scale, u, v) = match *place {
                Place::Loading { item, factor } => (1.0, item, p + m + factor),
                Place::Residual { one, other } => (half(one, other), one, other),
                Place::Factor { one, other } => (half(one, other), p + one, p + other),
                Place::Intercept { .. } | Place::FactorMean { .. } => return None,
            };
            Some(Direction { parameter, scale, u, v })
        };
        self.rows.iter().filter_map(direction).collect()
    }

    fn intercepts(&self) -> Vec<(usize, usize)> {
        let intercept = |(place, value): &(Place, Value)| match (*place, *value) {
            (Place::Intercept { item }, Value::Free(parameter)) => Some((parameter, item)),
            _ => None,
        };
        self.rows.iter().filter_map(intercept).collect()
    }
}

/// A matrix over items seen from the columns of (I, Λ, ΛΨ): all products uᵀ A v.
struct Seen {
    q: usize,
    products: Vec<f64>,
    half: Vec<f64>,
}

impl Seen {
    fn new(p: usize, m: usize) -> Self {
        let q = p + 2 * m;
        Self { q, products: vec![0.0; q * q], half: vec![0.0; p * 2 * m] }
    }

    /// `basis` holds Λ and ΛΨ side by side, p × 2m.
    fn fill(&mut self, a: &[f64], basis: &[f64], p: usize) {
        let (q, w) = (self.q, self.q - p);
        product(a, basis, p, p, w, &mut self.half);
        for i in 0..p {
            self.products[i * q..i * q + p].copy_from_slice(&a[i * p..(i + 1) * p]);
            for k in 0..w {
                self.products[i * q + p + k] = self.half[i * w + k];
                self.products[(p + k) * q + i] = self.half[i * w + k];
            }
        }
        for k in 0..w {
            for l in 0..=k {
                let sum: f64 = (0..p).map(|i| basis[i * w + k] * self.half[i * w + l]).sum();
                self.products[(p + k) * q + p + l] = sum;
                self.products[(p + l) * q + p + k] = sum;
            }
        }
    }

    fn row(&self, u: usize) -> &[f64] {
        &self.products[u * self.q..(u + 1) * self.q]
    }
}

/// The discrepancy at these parameters; `None` where the model implies no covariance matrix. Without `means` the means of the
/// model are those of the sample.
pub(super) fn discrepancy(sample: &Sample, layout: &Layout, free: &[f64], means: bool) -> Option<Discrepancy> {
    Passage::new(layout, free, means).over(sample)
}

struct Passage<'a> {
    layout: &'a Layout,
    all: Matrices,
    sigma: Vec<f64>,
    basis: Vec<f64>,
    directions: Vec<Direction>,
    intercepts: Vec<(usize, usize)>,
    means: bool,
    slope: Vec<f64>,
    observed: Vec<f64>,
    expected: Vec<f64>,
    /// Σ w (A − A W A), whose products with ∂Σ are the slope.
    pull: Vec<f64>,
    /// Σ w A, and Σ w A d.
    precision: Vec<f64>,
    push: Vec<f64>,
}

impl<'a> Passage<'a> {
    fn new(layout: &'a Layout, free: &[f64], means: bool) -> Self {
        let (p, m, t) = (layout.items, layout.factors, layout.free);
        let all = layout.matrices(free);
        let structure = all.structure(p, m);
        let mut basis = vec![0.0; p * 2 * m];
        for i in 0..p {
            basis[i * 2 * m..i * 2 * m + m].copy_from_slice(&all.loadings[i * m..(i + 1) * m]);
            basis[i * 2 * m + m..(i + 1) * 2 * m].copy_from_slice(&structure[i * m..(i + 1) * m]);
        }
        Self {
            sigma: all.implied(p, m),
            all,
            basis,
            directions: layout.directions(),
            intercepts: layout.intercepts(),
            means,
            slope: vec![0.0; t],
            observed: vec![0.0; t * t],
            expected: vec![0.0; t * t],
            pull: vec![0.0; p * p],
            precision: vec![0.0; p * p],
            push: vec![0.0; p],
            layout,
        }
    }

    fn over(mut self, sample: &Sample) -> Option<Discrepancy> {
        let (p, m, t) = (self.layout.items, self.layout.factors, self.layout.free);
        let (mut inverse, mut around, mut half, mut caught) = (vec![0.0; p * p], vec![0.0; p * p], vec![0.0; p * p], vec![0.0; p * p]);
        let (mut distance, mut pushed) = (vec![0.0; p], vec![0.0; p]);
        let (mut wide, mut wide_caught) = (vec![0.0; p * p], vec![0.0; p * p]);
        let (mut seen, mut seen_caught) = (Seen::new(p, m), Seen::new(p, m));
        let mut value = 0.0;
        for pattern in &sample.patterns {
            let (k, weight) = (pattern.present.len(), pattern.weight);
            pattern.part(&self.sigma, p, &mut inverse);
            let ln_det = invert(&mut inverse[..k * k], k)?;
            let center = if self.means { &self.all.intercepts } else { &pattern.mean };
            pattern.around(center, &mut distance, &mut around);
            product(&inverse[..k * k], &around[..k * k], k, k, k, &mut half[..k * k]);
            value += weight * (ln_det + (0..k).map(|a| half[a * k + a]).sum::<f64>());
            product(&half[..k * k], &inverse[..k * k], k, k, k, &mut caught[..k * k]);
            wide.fill(0.0);
            wide_caught.fill(0.0);
            pushed.fill(0.0);
            for (a, i) in pattern.present.iter().enumerate() {
                for (b, j) in pattern.present.iter().enumerate() {
                    wide[i * p + j] = inverse[a * k + b];
                    wide_caught[i * p + j] = caught[a * k + b];
                    pushed[*i] += inverse[a * k + b] * distance[b];
                }
            }
            for cell in 0..p * p {
                self.pull[cell] += weight * (wide[cell] - wide_caught[cell]);
                self.precision[cell] += weight * wide[cell];
            }
            (0..p).for_each(|i| self.push[i] += weight * pushed[i]);
            seen.fill(&wide, &self.basis, p);
            seen_caught.fill(&wide_caught, &self.basis, p);
            self.bend(weight, &seen, &seen_caught, &wide);
            if self.means {
                self.tilt(weight, &seen, &pushed);
            }
        }
        self.finish(&mut seen);
        for a in 0..t {
            for b in 0..a {
                self.observed[b * t + a] = self.observed[a * t + b];
                self.expected[b * t + a] = self.expected[a * t + b];
            }
        }
        let (slope, observed, expected) = (self.slope, self.observed, self.expected);
        value.is_finite().then_some(Discrepancy { value, slope, observed, expected })
    }

    /// A pattern's curvature among covariance parameters: tr(A ∂a A ∂b), and 2 tr(∂a A ∂b A W A) beside it.
    fn bend(&mut self, weight: f64, seen: &Seen, caught: &Seen, wide: &[f64]) {
        let (p, t) = (self.layout.items, self.layout.free);
        // An item nobody of the pattern answered moves nothing here.
        let moves = |d: &Direction| d.u >= p || wide[d.u * p + d.u] != 0.0;
        for (place, a) in self.directions.iter().enumerate().filter(|(_, d)| moves(d)) {
            let (au, av, cu, cv) = (seen.row(a.u), seen.row(a.v), caught.row(a.u), caught.row(a.v));
            for b in self.directions[..=place].iter().filter(|d| moves(d)) {
                let scale = 2.0 * weight * a.scale * b.scale;
                let plain = scale * (au[b.u] * av[b.v] + au[b.v] * av[b.u]);
                let mixed = scale * (av[b.u] * cu[b.v] + av[b.v] * cu[b.u] + au[b.u] * cv[b.v] + au[b.v] * cv[b.u]);
                let cell = a.parameter.max(b.parameter) * t + a.parameter.min(b.parameter);
                self.expected[cell] += plain;
                self.observed[cell] += mixed - plain;
            }
        }
    }

    /// A pattern's curvature between means and covariance parameters.
    fn tilt(&mut self, weight: f64, seen: &Seen, pushed: &[f64]) {
        let (p, t) = (self.layout.items, self.layout.free);
        let w = seen.q - p;
        let along = |column: usize| {
            if column < p { pushed[column] } else { (0..p).map(|i| self.basis[i * w + column - p] * pushed[i]).sum() }
        };
        let along: Vec<f64> = (0..seen.q).map(along).collect();
        for d in &self.directions {
            let (au, av) = (seen.row(d.u), seen.row(d.v));
            for (parameter, item) in &self.intercepts {
                let cell = d.parameter.max(*parameter) * t + d.parameter.min(*parameter);
                self.observed[cell] += 2.0 * weight * d.scale * (au[*item] * along[d.v] + av[*item] * along[d.u]);
            }
        }
    }

    /// What needs only the sums over patterns: the slope, the curvature of means, and the second derivatives of Σ.
    fn finish(&mut self, seen: &mut Seen) {
        let (p, m, t) = (self.layout.items, self.layout.factors, self.layout.free);
        let pull = std::mem::take(&mut self.pull);
        seen.fill(&pull, &self.basis, p);
        for d in &self.directions {
            self.slope[d.parameter] = 2.0 * d.scale * seen.row(d.u)[d.v];
        }
        for (place, a) in self.directions.iter().enumerate() {
            for b in &self.directions[..=place] {
                let is_loading = |d: &Direction| d.v >= p + m;
                let is_factor = |d: &Direction| d.u >= p;
                // Λ meets Λ over Ψ, and Λ meets Ψ over the other factor's Λ.
                let bent = match (is_loading(a), is_loading(b)) {
                    (true, true) => 2.0 * pull[a.u * p + b.u] * self.all.factors[(a.v - p - m) * m + (b.v - p - m)],
                    (true, false) if is_factor(b) => meeting(a, b, seen, p, m),
                    (false, true) if is_factor(a) => meeting(b, a, seen, p, m),
                    _ => 0.0,
                };
                let cell = a.parameter.max(b.parameter) * t + a.parameter.min(b.parameter);
                self.observed[cell] += bent;
            }
        }
        for (parameter, item) in &self.intercepts {
            self.slope[*parameter] = -2.0 * self.push[*item];
            for (other, at) in self.intercepts.iter().filter(|(other, _)| other <= parameter) {
                let curvature = 2.0 * self.precision[item * p + at];
                self.observed[parameter * t + other] += curvature;
                self.expected[parameter * t + other] += curvature;
            }
        }
    }
}

/// tr(G ∂²Σ) of a loading and a factor covariance: twice (G Λ) at the loading's item and the other factor.
fn meeting(loading: &Direction, factors: &Direction, seen: &Seen, p: usize, m: usize) -> f64 {
    let own = loading.v - p - m;
    let (one, other) = (factors.u - p, factors.v - p);
    let mut sum = 0.0;
    if one == own {
        sum += seen.row(loading.u)[p + other];
    }
    if other == own && one != other {
        sum += seen.row(loading.u)[p + one];
    }
    2.0 * sum
}

/// Newton's method with the observed curvature where it is a valley, else with the expected one, never uphill.
///
/// Errors: `Dependent` (no curvature to go by: the model does not tell its parameters apart, or the start
/// implies no covariance matrix), `NotConverged`.
pub(super) fn minimize(sample: &Sample, layout: &Layout, start: &[f64], means: bool) -> Result<Optimum, Undefined> {
    let mut free = start.to_vec();
    let mut at = discrepancy(sample, layout, &free, means).ok_or(Undefined::Dependent)?;
    for _ in 0..MOST_STEPS {
        let by =
            |curvature: &[f64]| solve(curvature, &at.slope).map(|step| (step.iter().zip(&at.slope).map(|(a, b)| a * b).sum::<f64>(), step));
        let (decrement, step) = by(&at.observed)
            .or_else(|| by(&at.expected))
            .or_else(|| by(&lifted(&at.expected, free.len())))
            .filter(|(decrement, _)| decrement.is_finite() && *decrement >= 0.0)
            .ok_or(Undefined::Dependent)?;
        let mut length = 1.0;
        let mut next = None;
        for _ in 0..40 {
            let there: Vec<f64> = free.iter().zip(&step).map(|(x, s)| x - length * s).collect();
            if let Some(found) = discrepancy(sample, layout, &there, means)
                && found.value <= at.value - 1e-4 * length * decrement + 1e-14 * at.value.abs()
            {
                next = Some((there, found));
                break;
            }
            length *= 0.5;
        }
        let Some((there, found)) = next else {
            return if decrement < SETTLED.sqrt() { Ok(Optimum { free, at }) } else { Err(Undefined::NotConverged) };
        };
        (free, at) = (there, found);
        if decrement < SETTLED {
            return Ok(Optimum { free, at });
        }
    }
    Err(Undefined::NotConverged)
}

/// The curvature with its diagonal raised, where a direction has none yet.
fn lifted(curvature: &[f64], t: usize) -> Vec<f64> {
    let mut raised = curvature.to_vec();
    (0..t).for_each(|k| raised[k * t + k] *= 1.0 + 1e-3);
    raised
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::super::{Model, Settings};
    use super::*;
    use crate::Answers;

    /// Numbers that look like chance, the same each time.
    fn noise(seed: usize) -> f64 {
        ((seed as f64 * 12.9898).sin() * 43758.5453).fract()
    }

    #[test]
    fn slope_and_curvature_are_those_of_the_value() {
        let cell = |i: usize, j: usize| {
            let x = noise(i * 7 + j) + if j < 3 { noise(i + 500) } else { 0.6 * noise(i + 900) + 0.3 * noise(i + 500) };
            (noise(i * 31 + j * 17 + 3).abs() > 0.15).then_some(x)
        };
        let answers = Answers::from_rows(&(0..80).map(|i| (0..6).map(|j| cell(i, j)).collect()).collect::<Vec<_>>()).unwrap();
        let model = Model::parse("f =~ a + b + c g =~ d + e + h + a a ~~ d").unwrap();
        let layout = Layout::new(&model, &Settings::default(), true);
        let sample = Sample::new(&answers);
        assert!(sample.patterns.len() > 4);
        let at: Vec<f64> = layout
            .rows
            .iter()
            .filter_map(|(place, value)| match (value, place) {
                (Value::Given(_), _) => None,
                (_, Place::Residual { one, other }) if one != other => Some(0.05),
                (_, Place::Residual { .. }) => Some(0.3),
                (_, Place::Factor { one, other }) => Some(if one == other { 0.4 } else { 0.1 }),
                _ => Some(0.7),
            })
            .collect();
        let here = discrepancy(&sample, &layout, &at, true).unwrap();
        let t = at.len();
        let moved = |k: usize, by: f64| {
            let mut there = at.clone();
            there[k] += by;
            discrepancy(&sample, &layout, &there, true).unwrap()
        };
        for k in 0..t {
            let (up, down) = (moved(k, 1e-5), moved(k, -1e-5));
            let slope = (up.value - down.value) / 2e-5;
            assert!((slope - here.slope[k]).abs() < 1e-7, "slope {k}: {slope} {}", here.slope[k]);
            for l in 0..t {
                let curvature = (up.slope[l] - down.slope[l]) / 2e-5;
                assert!((curvature - here.observed[k * t + l]).abs() < 1e-6, "curvature {k} {l}");
            }
        }
    }
}
