//! The climb to the greatest marginal likelihood: the first steps are those of the EM algorithm (each item as if standings were
//! known), and what is learnt from them about the curvature shortens the rest of the way from hundreds of steps to a dozen or two.

use super::marginal::{Item, View, view};
use super::patterns::Patterns;
use super::quadrature::Quadrature;
use crate::Undefined;
use nalgebra::DVector;
use std::collections::VecDeque;

/// Squared length of the next step, in standard errors of known standings, at which the top is reached.
const SETTLED: f64 = 1e-9;
const MOST_STEPS: usize = 1000;
/// Steps remembered for the curvature.
const MEMORY: usize = 12;
const MOST_HALVINGS: usize = 40;
/// Relative loss that is put down to rounding.
const ROUNDING: f64 = 1e-13;
/// Part of the promised gain that a step must bring.
const LEAST_PART: f64 = 1e-4;
/// Longest first steps, in units of the parameters, while nothing is known of the curvature.
const LONGEST_STEP: f64 = 1.0;
/// A discrimination at which half of all people sit within one place of the quadrature: the item and its double have no limit.
const STEEPEST: f64 = 50.0;

pub(super) struct Found {
    pub items: Vec<Item>,
    pub log_likelihood: f64,
}

/// Errors: `NotConverged`.
pub(super) fn climb(patterns: &Patterns, quadrature: &Quadrature) -> Result<Found, Undefined> {
    let mut expected = Vec::new();
    let mut items = start(patterns);
    let mut here = view(&items, patterns, quadrature, &mut expected);
    let mut memory: VecDeque<Move> = VecDeque::with_capacity(MEMORY);
    for _ in 0..MOST_STEPS {
        let gradient = flat(&here.gradient);
        let em = em_step(&here, &gradient).ok_or(Undefined::NotConverged)?;
        if em.dot(&gradient) < SETTLED {
            return Ok(Found { items, log_likelihood: here.log_likelihood });
        }
        let mut step = learnt_step(&here, &gradient, &memory).filter(|s| s.dot(&gradient) > 0.0).unwrap_or_else(|| em.clone());
        if step.amax() > LONGEST_STEP {
            step *= LONGEST_STEP / step.amax();
        }
        let promised = step.dot(&gradient);
        let mut length = 1.0;
        let mut next = None;
        for _ in 0..MOST_HALVINGS {
            let there = moved(&items, &step, length);
            if in_order(&there) {
                let seen = view(&there, patterns, quadrature, &mut expected);
                let slack = ROUNDING * (1.0 + here.log_likelihood.abs());
                if seen.log_likelihood >= here.log_likelihood + LEAST_PART * length * promised - slack {
                    next = Some((there, seen));
                    break;
                }
            }
            length *= 0.5;
        }
        let Some((there, seen)) = next else {
            if memory.is_empty() {
                return Err(Undefined::NotConverged);
            }
            // The picture of the curvature is spoilt; begin it anew.
            memory.clear();
            continue;
        };
        if there.iter().any(|i| i.a.abs() > STEEPEST) {
            return Err(Undefined::NotConverged);
        }
        let way = Move { step: step * length, change: gradient - flat(&seen.gradient) };
        if way.step.dot(&way.change) > 1e-10 * way.step.norm() * way.change.norm() {
            if memory.len() == MEMORY {
                memory.pop_front();
            }
            memory.push_back(way);
        }
        (items, here) = (there, seen);
    }
    Err(Undefined::NotConverged)
}

/// A step taken and by how much the gradient fell.
struct Move {
    step: DVector<f64>,
    change: DVector<f64>,
}

/// Slope 1 and the intercepts that fit the shares of the codes.
fn start(patterns: &Patterns) -> Vec<Item> {
    // A logistic curve seen through a normal spread of 1 is flatter by about this (the 1.7 of logistic and normal).
    const FLATTER: f64 = 1.16;
    patterns
        .categories
        .iter()
        .enumerate()
        .map(|(j, categories)| {
            let mut counts = vec![0.0; *categories];
            for (row, people) in patterns.rows().zip(&patterns.counts) {
                if let Some(count) = counts.get_mut(usize::from(row[j])) {
                    *count += people;
                }
            }
            let all: f64 = counts.iter().sum();
            let mut above = all;
            let d = counts
                .iter()
                .take(categories - 1)
                .map(|n| {
                    above -= n;
                    FLATTER * (above / (all - above)).ln()
                })
                .collect();
            Item { a: 1.0, d }
        })
        .collect()
}

fn flat(parts: &[DVector<f64>]) -> DVector<f64> {
    DVector::from_iterator(parts.iter().map(DVector::len).sum(), parts.iter().flat_map(|p| p.iter().copied()))
}

/// Gradient over information, item by item; `None` where an item gives none.
fn em_step(here: &View, gradient: &DVector<f64>) -> Option<DVector<f64>> {
    let mut step = gradient.clone();
    let mut from = 0;
    for information in &here.information {
        let information = information.as_ref()?;
        let size = information.l_dirty().nrows();
        let part = information.solve(&gradient.rows(from, size));
        step.rows_mut(from, size).copy_from(&part);
        from += size;
    }
    Some(step)
}

/// The quasi-Newton step (limited memory) on top of `em_step`.
/// Source: Jamshidian & Jennrich (1997), JRSS B 59, 569–587; Nocedal & Wright (2006), algorithm 7.4.
fn learnt_step(here: &View, gradient: &DVector<f64>, memory: &VecDeque<Move>) -> Option<DVector<f64>> {
    let mut rest = gradient.clone();
    let mut parts = Vec::with_capacity(memory.len());
    for way in memory.iter().rev() {
        let part = way.step.dot(&rest) / way.step.dot(&way.change);
        rest.axpy(-part, &way.change, 1.0);
        parts.push(part);
    }
    let mut step = em_step(here, &rest)?;
    for (way, part) in memory.iter().zip(parts.iter().rev()) {
        let back = way.change.dot(&step) / way.step.dot(&way.change);
        step.axpy(part - back, &way.step, 1.0);
    }
    step.iter().all(|x| x.is_finite()).then_some(step)
}

fn moved(items: &[Item], step: &DVector<f64>, length: f64) -> Vec<Item> {
    let mut parts = step.iter();
    let mut next = |x: &f64| x + length * parts.next().copied().unwrap_or(0.0);
    items.iter().map(|item| Item { a: next(&item.a), d: item.d.iter().map(&mut next).collect() }).collect()
}

/// More is never likelier than less: intercepts fall.
fn in_order(items: &[Item]) -> bool {
    items.iter().all(|i| i.a.is_finite() && i.d.iter().all(|d| d.is_finite()) && i.d.windows(2).all(|w| w[0] > w[1]))
}
