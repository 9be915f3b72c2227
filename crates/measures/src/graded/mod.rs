//! The graded response model: what each item with ordered answers tells about the one thing a questionnaire measures, and where
//! each person stands on it, with how sure we are. For scales whose sum score is not good enough, from some hundred people on.
//!
//! `quadrature.rs` holds the places at which the unknown standing is tried, `marginal.rs` the likelihood, `search.rs` its greatest
//! value. The plain way, a mean over items, is in `scale.rs`.

mod marginal;
mod patterns;
mod quadrature;
mod search;

pub use quadrature::Quadrature;

use crate::{Answers, Undefined};
use marginal::Curves;
use patterns::{Patterns, Scale};

/// Fewer items than this leave more to be estimated than is seen.
pub const LEAST_ITEMS: usize = 3;

/// One item of the model. An item never answered in two different ways is not among them.
#[derive(Debug, Clone, PartialEq)]
pub struct GradedItem {
    /// a: how steeply answers rise with the standing, on the logistic scale (no factor 1.702). Negative: the item is turned around.
    pub discrimination: f64,
    /// The codes that were used, in rising order.
    pub codes: Vec<f64>,
    /// d of each code but the lowest: ln of the odds of at least that code for a person in the middle.
    pub intercepts: Vec<f64>,
}

impl GradedItem {
    /// b of each code but the lowest: the standing at which half answer with at least that code, −d/a.
    ///
    /// Errors: `NoVariance` (the item does not go with the standing at all, so that no standing is anywhere near).
    pub fn locations(&self) -> Result<Vec<f64>, Undefined> {
        let b: Vec<f64> = self.intercepts.iter().map(|d| -d / self.discrimination).collect();
        if b.iter().all(|b| b.is_finite()) { Ok(b) } else { Err(Undefined::NoVariance) }
    }
}

/// Where a person stands: mean and standard deviation of what is known of it, in standard deviations of all people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    pub mean: f64,
    pub se: f64,
}

/// A fitted model.
#[derive(Debug, Clone, PartialEq)]
pub struct GradedModel {
    /// `NoVariance`: everybody who answered the item answered alike; it says nothing and is left out.
    pub items: Vec<Result<GradedItem, Undefined>>,
    pub log_likelihood: f64,
    /// People with at least one answer.
    pub people: usize,
    pub quadrature: Quadrature,
}

/// Fits the graded response model.
///
/// Formula   P(x ≥ c | θ) = 1 / ( 1 + exp(−(a θ + d_c)) ) with θ normal(0, 1) among people; a, d where Σ ln ∫ Π P(xᵢ | θ) φ(θ) dθ is
///           greatest, the integral a sum over the nodes of `quadrature`
/// Input     `answers` ordered codes, with gaps (a gap says nothing, the person stays); codes nobody used do not count
/// Output    per item discrimination and intercepts; the likelihood at its greatest. If the discriminations add up to less
///           than 0, all are turned around (nodes of one weight on both sides only)
/// Errors    `TooFew` (fewer than three items that vary; or nobody), `OutOfRange` (an item with more than 250 codes),
///           `NotConverged` (typically two items that are the same question: a has no limit)
/// Caution   assumes one trait, normal among these people; fewer than some 300 people, or codes used by five, make rough estimates
/// Source    Samejima (1969), Psychometrika Monograph 17; Bock & Aitkin (1981), Psychometrika 46, 443–459.
///           Checked: reference/grm_mml.json (mirt), reference/grm_ltm_gh.json (ltm)
pub fn fit(answers: &Answers, quadrature: &Quadrature) -> Result<GradedModel, Undefined> {
    let scales: Vec<Scale> = (0..answers.columns()).map(|j| Scale::of(answers.column(j))).collect::<Result<_, _>>()?;
    let varying: Vec<usize> = (0..scales.len()).filter(|j| scales[*j].codes.len() > 1).collect();
    if varying.len() < LEAST_ITEMS {
        return Err(Undefined::TooFew { n: varying.len(), needed: LEAST_ITEMS });
    }
    let patterns = Patterns::new(answers, &varying, &scales)?;
    let people = patterns.people();
    let found = search::climb(&patterns, quadrature)?;
    // The mirror image is as likely where the nodes are a mirror image of themselves; the upright one is shown.
    let turned = quadrature.is_symmetric() && found.items.iter().map(|i| i.a).sum::<f64>() < 0.0;
    let mut items: Vec<Result<GradedItem, Undefined>> = vec![Err(Undefined::NoVariance); scales.len()];
    for (j, curve) in varying.iter().zip(found.items) {
        items[*j] = Ok(GradedItem {
            discrimination: if turned { -curve.a } else { curve.a },
            codes: scales[*j].codes.clone(),
            intercepts: curve.d,
        });
    }
    Ok(GradedModel { items, log_likelihood: found.log_likelihood, people: people as usize, quadrature: quadrature.clone() })
}

impl GradedModel {
    /// Where people stand (expected a posteriori).
    ///
    /// Formula   mean and standard deviation of θ under Π P(xᵢ | θ) φ(θ), summed over the nodes of the fit
    /// Input     `answers` with the same items as the fit; other people are welcome
    /// Output    one entry per person in order; finite for perfect scores too, drawn towards 0. `None`: nothing was answered
    /// Errors    `Mismatch` (number of items), `OutOfRange` (a code the fit has not seen)
    /// Caution   the spread of these means is smaller than that of the people; compare groups in the model, not by them
    /// Source    Bock & Mislevy (1982), Applied Psychological Measurement 6, 431–444. Checked: reference/grm_mml.json (mirt `fscores`)
    pub fn standings(&self, answers: &Answers) -> Result<Vec<Option<Standing>>, Undefined> {
        if answers.columns() != self.items.len() {
            return Err(Undefined::Mismatch { what: "items", expected: self.items.len(), found: answers.columns() });
        }
        let (mut places, mut scales, mut curves) = (Vec::new(), Vec::new(), Vec::new());
        for (j, item) in self.items.iter().enumerate() {
            scales.push(Scale { codes: item.as_ref().map_or_else(|_| Vec::new(), |i| i.codes.clone()) });
            if let Ok(item) = item {
                places.push(j);
                curves.push(marginal::Item { a: item.discrimination, d: item.intercepts.clone() });
            }
        }
        let patterns = Patterns::new(answers, &places, &scales)?;
        let curves = Curves::new(&curves, &self.quadrature);
        Ok(marginal::standings(&patterns, &curves, &self.quadrature))
    }
}

#[cfg(test)]
mod tests;
