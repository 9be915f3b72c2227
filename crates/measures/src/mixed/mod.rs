//! Linear mixed models: outcomes of people in teams, schools and districts, where a small group borrows from all the others.
//!
//! For "how far do schools differ, once the weeks are taken into account", and for a fair figure of a school with few
//! answers. Not for outcomes that are yes or no, and no proof of a cause. The search is in `deviance.rs`; `single.rs` and
//! `several.rs` do the work of a step for one and for several groupings.

mod blocks;
mod cholesky;
mod design;
mod deviance;
mod engine;
mod fit;
mod links;
mod order;
mod search;
mod several;
mod single;
#[cfg(test)]
mod tests;

pub use fit::{Component, Effect, Fit, Modes};

/// A model: response = fixed effects + one term per way of grouping + residual.
#[derive(Debug, Clone, PartialEq)]
pub struct Model<'a> {
    pub response: &'a [f64],
    /// Whether the fixed part has a constant.
    pub intercept: bool,
    /// Further columns of the fixed part, each as long as the response.
    pub covariates: Vec<&'a [f64]>,
    pub terms: Vec<Term<'a>>,
}

/// What varies from level to level of a grouping: R's `(1 | g)`, `(x | g)`, `(0 + x | g)`.
#[derive(Debug, Clone, PartialEq)]
pub struct Term<'a> {
    /// The level of each row, from 0.
    pub levels: &'a [u32],
    /// How many levels there are; one that has no row gets an effect of 0.
    pub count: usize,
    /// Whether each level has a constant of its own.
    pub intercept: bool,
    /// Columns with a slope of its own per level; correlated with the constant and each other.
    pub slopes: Vec<&'a [f64]>,
}

impl<'a> Term<'a> {
    /// A constant per level: `(1 | g)`.
    pub fn intercept(levels: &'a [u32], count: usize) -> Term<'a> {
        Term { levels, count, intercept: true, slopes: Vec::new() }
    }

    /// A constant and a slope per level: `(x | g)`.
    pub fn slope(levels: &'a [u32], count: usize, x: &'a [f64]) -> Term<'a> {
        Term { levels, count, intercept: true, slopes: vec![x] }
    }

    /// How many effects each level has.
    pub fn width(&self) -> usize {
        usize::from(self.intercept) + self.slopes.len()
    }
}

/// What is made as large as possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Estimation {
    /// The restricted likelihood (REML): variances not biased by the fixed effects. The usual choice.
    Restricted,
    /// The likelihood (ML): for comparing models with different fixed effects.
    MaximumLikelihood,
}
