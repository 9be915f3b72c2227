//! The parameters of a model in the order they are reported, and the matrices they stand in.

use super::Settings;
use super::syntax::{Model, Statement, Weight};

/// Where a parameter stands; items and factors count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Loading { item: usize, factor: usize },
    Residual { one: usize, other: usize },
    Factor { one: usize, other: usize },
    Intercept { item: usize },
    FactorMean { factor: usize },
}

/// A parameter: one of the free ones, or a number that is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    Free(usize),
    Given(f64),
}

pub(super) struct Layout {
    pub items: usize,
    pub factors: usize,
    pub rows: Vec<(Place, Value)>,
    pub free: usize,
}

/// The matrices of a model, row by row: Λ (items × factors), Θ, Ψ, and the intercepts.
#[derive(Clone)]
pub(super) struct Matrices {
    pub loadings: Vec<f64>,
    pub residuals: Vec<f64>,
    pub factors: Vec<f64>,
    pub intercepts: Vec<f64>,
}

impl Layout {
    /// The rules: the first loading of a factor is 1, or every factor's variance is (`standardized_factors`); a factor of one
    /// item leaves that item no residual; factors covary unless they must not; items covary only where the model says so.
    pub fn new(model: &Model, settings: &Settings, means: bool) -> Self {
        let place = |names: &[String], name: &str| names.iter().position(|n| n == name).unwrap_or_default();
        let (p, m) = (model.items().len(), model.factors().len());
        let mut layout = Self { items: p, factors: m, rows: Vec::new(), free: 0 };
        let mut begun = vec![0_usize; m];
        let mut lone: Vec<Option<usize>> = vec![None; m];
        for statement in model.statements() {
            match statement {
                Statement::Loading { factor, item, weight } => {
                    let (factor, item) = (place(model.factors(), factor), place(model.items(), item));
                    let marker = if begun[factor] == 0 && !settings.standardized_factors { Some(1.0) } else { None };
                    begun[factor] += 1;
                    lone[factor] = (begun[factor] == 1).then_some(item);
                    layout.add(Place::Loading { item, factor }, *weight, marker);
                }
                Statement::Covariance { one, other, weight } => {
                    let ordered = |names: &[String]| (place(names, one), place(names, other));
                    let place = if model.items().contains(one) {
                        let (one, other) = ordered(model.items());
                        Place::Residual { one, other }
                    } else {
                        let (one, other) = ordered(model.factors());
                        Place::Factor { one, other }
                    };
                    layout.add(place, *weight, None);
                }
            }
        }
        for item in 0..p {
            let alone = lone.contains(&Some(item)).then_some(0.0);
            layout.add_unsaid(Place::Residual { one: item, other: item }, alone);
        }
        for factor in 0..m {
            layout.add_unsaid(Place::Factor { one: factor, other: factor }, settings.standardized_factors.then_some(1.0));
        }
        for one in 0..m {
            for other in one + 1..m {
                layout.add_unsaid(Place::Factor { one, other }, settings.uncorrelated_factors.then_some(0.0));
            }
        }
        if means {
            (0..p).for_each(|item| layout.add(Place::Intercept { item }, Weight::Unsaid, None));
            (0..m).for_each(|factor| layout.add(Place::FactorMean { factor }, Weight::Unsaid, Some(0.0)));
        }
        layout
    }

    fn add(&mut self, place: Place, weight: Weight, rule: Option<f64>) {
        let value = match (weight, rule) {
            (Weight::Fixed(x), _) | (Weight::Unsaid, Some(x)) => Value::Given(x),
            _ => {
                self.free += 1;
                Value::Free(self.free - 1)
            }
        };
        self.rows.push((place, value));
    }

    fn add_unsaid(&mut self, place: Place, rule: Option<f64>) {
        let mirrored = match place {
            Place::Residual { one, other } => Place::Residual { one: other, other: one },
            Place::Factor { one, other } => Place::Factor { one: other, other: one },
            same => same,
        };
        if !self.rows.iter().any(|(said, _)| *said == place || *said == mirrored) {
            self.add(place, Weight::Unsaid, rule);
        }
    }

    pub fn matrices(&self, free: &[f64]) -> Matrices {
        let (p, m) = (self.items, self.factors);
        let mut all =
            Matrices { loadings: vec![0.0; p * m], residuals: vec![0.0; p * p], factors: vec![0.0; m * m], intercepts: vec![0.0; p] };
        for (place, value) in &self.rows {
            let x = match value {
                Value::Free(k) => free[*k],
                Value::Given(x) => *x,
            };
            match *place {
                Place::Loading { item, factor } => all.loadings[item * m + factor] = x,
                Place::Residual { one, other } => {
                    all.residuals[one * p + other] = x;
                    all.residuals[other * p + one] = x;
                }
                Place::Factor { one, other } => {
                    all.factors[one * m + other] = x;
                    all.factors[other * m + one] = x;
                }
                Place::Intercept { item } => all.intercepts[item] = x,
                Place::FactorMean { .. } => {}
            }
        }
        all
    }

    /// The free parameters that these matrices hold.
    pub fn read(&self, all: &Matrices) -> Vec<f64> {
        let (p, m) = (self.items, self.factors);
        let mut free = vec![0.0; self.free];
        for (place, value) in &self.rows {
            if let Value::Free(k) = value {
                free[*k] = match *place {
                    Place::Loading { item, factor } => all.loadings[item * m + factor],
                    Place::Residual { one, other } => all.residuals[one * p + other],
                    Place::Factor { one, other } => all.factors[one * m + other],
                    Place::Intercept { item } => all.intercepts[item],
                    Place::FactorMean { .. } => 0.0,
                };
            }
        }
        free
    }
}

impl Matrices {
    /// ΛΨ, items × factors.
    pub fn structure(&self, p: usize, m: usize) -> Vec<f64> {
        let mut out = vec![0.0; p * m];
        super::dense::product(&self.loadings, &self.factors, p, m, m, &mut out);
        out
    }

    /// Σ = ΛΨΛᵀ + Θ.
    pub fn implied(&self, p: usize, m: usize) -> Vec<f64> {
        let structure = self.structure(p, m);
        let mut sigma = self.residuals.clone();
        for i in 0..p {
            for j in 0..p {
                sigma[i * p + j] += (0..m).map(|k| structure[i * m + k] * self.loadings[j * m + k]).sum::<f64>();
            }
        }
        sigma
    }
}
