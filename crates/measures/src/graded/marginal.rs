//! The likelihood of all answers with the unknown standings summed out, its gradient, and what each person's answers say.

use super::Standing;
use super::patterns::{GAP, Patterns};
use super::quadrature::Quadrature;
use crate::logistic::newton::chance;
use nalgebra::linalg::Cholesky;
use nalgebra::{DMatrix, DVector, Dyn};

/// No category is less likely than this at any node: the floor keeps products of chances away from 0 and moves no estimate.
const LEAST_CHANCE: f64 = 1e-30;
/// After this many factors a product is brought back to size; 1e-30 to the eighth power is still a number.
const FACTORS: usize = 8;

/// One item's parameters: slope and falling intercepts.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub a: f64,
    pub d: Vec<f64>,
}

/// The chance of every category of every item at every node, one list of nodes after another.
pub(super) struct Curves {
    nodes: usize,
    /// Where an item's first category begins, in lists.
    first: Vec<usize>,
    chances: Vec<f64>,
}

impl Curves {
    pub fn new(items: &[Item], quadrature: &Quadrature) -> Curves {
        let nodes = quadrature.nodes().len();
        let mut curves = Curves { nodes, first: Vec::with_capacity(items.len()), chances: Vec::new() };
        let mut above = Vec::new();
        for item in items {
            curves.first.push(curves.chances.len() / nodes);
            above.clear();
            above.extend(quadrature.nodes().iter().map(|_| (1.0, 0.0)));
            for c in 0..=item.d.len() {
                for (q, x) in quadrature.nodes().iter().enumerate() {
                    // Of two numbers near 1, their distances from 1 are subtracted.
                    let next = match item.d.get(c) {
                        Some(d) => {
                            let line = item.a * x + d;
                            (chance(line), chance(-line))
                        }
                        None => (0.0, 1.0),
                    };
                    let p = if next.0 > 0.5 { next.1 - above[q].1 } else { above[q].0 - next.0 };
                    curves.chances.push(p.max(LEAST_CHANCE));
                    above[q] = next;
                }
            }
        }
        curves
    }

    fn at(&self, item: usize, category: u8) -> std::ops::Range<usize> {
        let from = (self.first[item] + usize::from(category)) * self.nodes;
        from..from + self.nodes
    }

    /// Fills `likelihood` with weight times the chance of these answers at each node; returns ln of the sum, which is then 1.
    fn posterior(&self, row: &[u8], weights: &[f64], likelihood: &mut [f64]) -> f64 {
        likelihood.copy_from_slice(weights);
        let (mut log, mut factors) = (0.0, 0);
        for (j, c) in row.iter().enumerate().filter(|(_, c)| **c != GAP) {
            likelihood.iter_mut().zip(&self.chances[self.at(j, *c)]).for_each(|(l, p)| *l *= p);
            factors += 1;
            if factors == FACTORS {
                factors = 0;
                log += normalize(likelihood);
            }
        }
        log + normalize(likelihood)
    }
}

/// Divides by the sum and returns its logarithm.
fn normalize(list: &mut [f64]) -> f64 {
    let sum: f64 = list.iter().sum();
    let by = 1.0 / sum;
    list.iter_mut().for_each(|x| *x *= by);
    sum.ln()
}

/// What is seen from one place on the surface.
pub(super) struct View {
    pub log_likelihood: f64,
    /// Item by item: slope, then intercepts.
    pub gradient: Vec<DVector<f64>>,
    /// The information each item would give if standings were known, factored; `None` where it is singular.
    pub information: Vec<Option<Cholesky<f64, Dyn>>>,
}

/// `expected` is working memory, kept between calls.
pub(super) fn view(items: &[Item], patterns: &Patterns, quadrature: &Quadrature, expected: &mut Vec<f64>) -> View {
    let curves = Curves::new(items, quadrature);
    let mut likelihood = vec![0.0; curves.nodes];
    expected.clear();
    expected.resize(curves.chances.len(), 0.0);
    let mut log_likelihood = 0.0;
    for (row, count) in patterns.rows().zip(&patterns.counts) {
        log_likelihood += count * curves.posterior(row, quadrature.weights(), &mut likelihood);
        if *count != 1.0 {
            likelihood.iter_mut().for_each(|l| *l *= count);
        }
        for (j, c) in row.iter().enumerate().filter(|(_, c)| **c != GAP) {
            expected[curves.at(j, *c)].iter_mut().zip(&likelihood).for_each(|(e, l)| *e += l);
        }
    }
    let mut seen = View { log_likelihood, gradient: Vec::with_capacity(items.len()), information: Vec::with_capacity(items.len()) };
    for (j, item) in items.iter().enumerate() {
        let here = curves.first[j] * curves.nodes..(curves.first[j] + item.d.len() + 1) * curves.nodes;
        let (gradient, information) = of_item(item, quadrature.nodes(), &curves.chances[here.clone()], &expected[here]);
        seen.gradient.push(gradient);
        seen.information.push(Cholesky::new(information));
    }
    seen
}

/// Gradient and information of one item as if `expected` people had been seen at each node in each category.
fn of_item(item: &Item, nodes: &[f64], chances: &[f64], expected: &[f64]) -> (DVector<f64>, DMatrix<f64>) {
    let (cuts, q) = (item.d.len(), nodes.len());
    let (mut gradient, mut information) = (DVector::zeros(cuts + 1), DMatrix::zeros(cuts + 1, cuts + 1));
    for (at, x) in nodes.iter().enumerate() {
        let people: f64 = (0..=cuts).map(|c| expected[c * q + at]).sum();
        let mut from = 0.0;
        for c in 0..=cuts {
            // Slopes of the two curves between which the category lies.
            let to = item.d.get(c).map_or(0.0, |d| {
                let line = item.a * x + d;
                chance(line) * chance(-line)
            });
            let p = chances[c * q + at];
            let (rise, pull) = ((from - to) * x, expected[c * q + at] / p);
            gradient[0] += pull * rise;
            let weight = people / p;
            information[(0, 0)] += weight * rise * rise;
            if c > 0 {
                gradient[c] += pull * from;
                information[(c, 0)] += weight * from * rise;
                information[(c, c)] += weight * from * from;
            }
            if c < cuts {
                gradient[c + 1] -= pull * to;
                information[(c + 1, 0)] -= weight * to * rise;
                information[(c + 1, c + 1)] += weight * to * to;
                if c > 0 {
                    information[(c + 1, c)] -= weight * from * to;
                }
            }
            from = to;
        }
    }
    information.fill_upper_triangle_with_lower_triangle();
    (gradient, information)
}

/// What each person's answers say about the standing.
pub(super) fn standings(patterns: &Patterns, curves: &Curves, quadrature: &Quadrature) -> Vec<Option<Standing>> {
    let mut likelihood = vec![0.0; curves.nodes];
    let of_pattern: Vec<Standing> = patterns
        .rows()
        .map(|row| {
            curves.posterior(row, quadrature.weights(), &mut likelihood);
            let mean: f64 = likelihood.iter().zip(quadrature.nodes()).map(|(l, x)| l * x).sum();
            let variance: f64 = likelihood.iter().zip(quadrature.nodes()).map(|(l, x)| l * (x - mean).powi(2)).sum();
            Standing { mean, se: variance.sqrt() }
        })
        .collect();
    patterns.of_person.iter().map(|at| at.map(|at| of_pattern[at])).collect()
}
