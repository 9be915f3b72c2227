//! How far the items of a scale say the same thing: Cronbach's alpha and what stands around it. A figure about these people
//! with these items, not about the questionnaire; and never a reason to drop an item unread.

mod quick;
mod statistics;

pub use quick::{alpha, alpha_of_ratings};

use crate::interval::{Interval, Method, checked_level};
use crate::numeric::distribution::f_quantile;
use crate::numeric::moments::{Moments, Want, ratings_with_row_means, with_row_means};
use crate::{Answers, Ratings, Undefined, quantile};
use statistics::{Matrix, median};

/// What to do about people who left an item out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gaps {
    /// Every pair of items on those who answered both; uses most of the data, and every figure stands on other people.
    Pairwise,
    /// Only those who answered everything.
    Listwise,
}

/// What can be said of one item.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// People who answered it (under `Gaps::Listwise`: of those used).
    pub n: usize,
    /// `None` when nobody answered it.
    pub mean: Option<f64>,
    /// `None` for fewer than two answers.
    pub sd: Option<f64>,
    /// Correlation with the mean over all items, itself among them (and therefore too high).
    pub item_total: Result<f64, Undefined>,
    /// Correlation with the sum of the other items: the corrected item-total correlation. Negative: it runs against the rest.
    pub item_rest: Result<f64, Undefined>,
    /// Correlation with the total whose overlap is taken out by the squared multiple correlation (psych's r.cor).
    pub item_rest_smc: Result<f64, Undefined>,
    /// Alpha of the other items.
    pub alpha_if_dropped: Result<f64, Undefined>,
    pub standardized_alpha_if_dropped: Result<f64, Undefined>,
}

/// What `reliability` returns.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    pub gaps: Gaps,
    /// People behind the intervals: all rows under `Pairwise`, those without a gap under `Listwise`.
    pub n: usize,
    pub alpha: Result<f64, Undefined>,
    /// Alpha of the items brought to one spread.
    pub standardized: Result<f64, Undefined>,
    /// Guttman's lambda 6: what of each item the others leave unexplained counts as error.
    pub lambda6: Result<f64, Undefined>,
    pub average_r: Result<f64, Undefined>,
    pub median_r: Result<f64, Undefined>,
    /// Duhachek and Iacobucci's standard error of alpha.
    pub standard_error: Result<f64, Undefined>,
    pub feldt: Result<Interval, Undefined>,
    pub duhachek: Result<Interval, Undefined>,
    /// One per item, in the order of the columns.
    pub items: Vec<Item>,
}

/// Least items of a scale: one item has nothing to agree with.
pub const LEAST_ITEMS: usize = 2;

/// Alpha, its kin, their intervals and the statistics of every item.
///
/// Formula   α = k/(k−1) · (1 − Σ sᵢᵢ / Σ sᵢⱼ), S the covariance matrix of the k items; standardized: the same of the
///           correlations; λ₆ = 1 − Σ (1 − R²ᵢ) / Σ rᵢⱼ, R²ᵢ of item i by the others, held within 0 to 1;
///           item-rest: Σ_{j≠i} sᵢⱼ / √(sᵢᵢ · Σ_{j,l≠i} sⱼₗ); Feldt: 1 − (1−α)·F at (n−1), (n−1)(k−1) degrees of freedom;
///           Duhachek: α ± z·√(Q/n), Q = 2k²/((k−1)² t³)·( t (tr S² + tr² S) − 2 tr S · ΣS² ), t = Σ sᵢⱼ
/// Input     a row per person, a column per item, items worded the other way already turned around; `level` in (0, 1)
/// Output    at most 1; below 0 when items run against each other, which is returned as it is and means "turn one around"
/// Errors    as a whole: `TooFew` (fewer than two items), `OutOfRange` (level), `TooLarge` (numbers too big to be squared).
///           By field: `TooFew` (fewer than two people), `NoVariance` (no spread of the total; for correlations, of an item),
///           `Dependent` (correlations that cannot be inverted: an item repeats others; or pairs that contradict each other, so
///           that a figure would pass 1)
/// Caution   rises with the number of items whether or not they measure one thing. The Feldt interval means little for a
///           handful of people. Under `Pairwise` n counts all rows, so that both intervals are somewhat too narrow.
///           A constant item stays in the count of items; psych drops it
/// Source    Cronbach (1951), Psychometrika 16, 297–334; Guttman (1945), Psychometrika 10, 255–282; Feldt (1965),
///           Psychometrika 30, 357–370; Duhachek & Iacobucci (2004), J. Applied Psychology 89, 792–808.
///           Checked: reference/alpha_pairwise.json, alpha_listwise.json, alpha_edge_*.json (R psych 2.2.9)
pub fn reliability(answers: &Answers, gaps: Gaps, level: f64) -> Result<Reliability, Undefined> {
    enough(answers.columns())?;
    let whole;
    let used = match gaps {
        Gaps::Listwise if !answers.is_complete() => {
            whole = answers.complete_rows();
            &whole
        }
        _ => answers,
    };
    let moments = Moments::of(used, Want::Covariances);
    let totals = if moments.is_complete() { None } else { Some(with_row_means(used, &moments)) };
    of_moments(&moments, used.rows(), used.columns(), totals, gaps, level)
}

/// The same for answers held as bytes, which is several times quicker.
///
/// Formula, Output, Errors, Caution, Source: as `reliability`
/// Input     codes that are numbers on a scale
pub fn reliability_of_ratings(ratings: &Ratings, gaps: Gaps, level: f64) -> Result<Reliability, Undefined> {
    enough(ratings.columns())?;
    let whole;
    let used = match gaps {
        Gaps::Pairwise => ratings,
        Gaps::Listwise => {
            whole = ratings.complete_rows();
            &whole
        }
    };
    let moments = Moments::of_ratings(used, Want::Covariances);
    let totals = if moments.is_complete() { None } else { Some(ratings_with_row_means(used, &moments)) };
    of_moments(&moments, used.rows(), used.columns(), totals, gaps, level)
}

fn enough(items: usize) -> Result<(), Undefined> {
    if items < LEAST_ITEMS { Err(Undefined::TooFew { n: items, needed: LEAST_ITEMS }) } else { Ok(()) }
}

/// `totals`: each item's correlation with the mean over all items where gaps forbid to take it from the covariances.
fn of_moments(
    moments: &Moments,
    n: usize,
    k: usize,
    totals: Option<Vec<Option<f64>>>,
    gaps: Gaps,
    level: f64,
) -> Result<Reliability, Undefined> {
    let level = checked_level(level)?;
    let covariances = Matrix::of(k, |i, j| moments.covariance(i, j));
    if covariances.as_ref().is_some_and(|c| !c.total().is_finite() || !c.trace().is_finite()) {
        return Err(Undefined::TooLarge);
    }
    let few = Undefined::TooFew { n: (0..k * k).map(|at| moments.count(at / k, at % k)).min().unwrap_or(0), needed: 2 };
    let covariances = covariances.ok_or(few);
    let correlations = covariances.as_ref().map_err(Clone::clone).and_then(Matrix::standardized);
    let explained = correlations.as_ref().map_err(Clone::clone).and_then(Matrix::explained);
    let alpha = covariances.as_ref().map_err(Clone::clone).and_then(Matrix::alpha);
    let standard_error = covariances.as_ref().map_err(Clone::clone).and_then(|c| Ok((c.alpha_variance()? / n as f64).sqrt()));
    let summed = correlations.as_ref().map_err(Clone::clone).and_then(Matrix::positive_total);
    let pairs = (k * (k - 1)) as f64;
    let average_r = correlations.as_ref().map_err(Clone::clone).map(|r| (r.total() - k as f64) / pairs);
    let lambda6 = match (&explained, &summed) {
        (Ok(explained), Ok(summed)) => Ok(1.0 - (k as f64 - explained.iter().sum::<f64>()) / summed),
        (Err(reason), _) | (_, Err(reason)) => Err(reason.clone()),
    };
    let items = (0..k)
        .map(|i| {
            let of_covariances =
                |f: fn(&Matrix, usize) -> Result<f64, Undefined>| covariances.as_ref().map_err(Clone::clone).and_then(|c| f(c, i));
            Item {
                n: moments.count(i, i),
                mean: moments.mean(i),
                sd: moments.covariance(i, i).map(f64::sqrt),
                item_total: match &totals {
                    None => of_covariances(Matrix::item_total),
                    Some(_) if moments.count(i, i) < 2 => Err(Undefined::TooFew { n: moments.count(i, i), needed: 2 }),
                    Some(totals) => totals.get(i).copied().flatten().ok_or(Undefined::NoVariance),
                },
                item_rest: of_covariances(Matrix::item_rest),
                item_rest_smc: match (&correlations, &explained) {
                    (Ok(r), Ok(explained)) => r.item_rest_smc(i, explained),
                    (Err(reason), _) | (_, Err(reason)) => Err(reason.clone()),
                },
                alpha_if_dropped: of_covariances(Matrix::alpha_without),
                standardized_alpha_if_dropped: of_covariances(Matrix::standardized_alpha_without),
            }
        })
        .collect();
    Ok(Reliability {
        gaps,
        n,
        feldt: alpha.clone().and_then(|alpha| feldt(alpha, n, k, level)),
        duhachek: alpha.clone().and_then(|alpha| {
            let half = quantile::normal_two_sided(level) * standard_error.clone()?;
            Ok(Interval { low: alpha - half, high: alpha + half, level, method: Method::Normal })
        }),
        alpha,
        standardized: correlations.as_ref().map_err(Clone::clone).and_then(Matrix::alpha),
        lambda6,
        average_r,
        median_r: correlations.as_ref().map_err(Clone::clone).map(|r| median(r.below_diagonal())),
        standard_error,
        items,
    })
}

/// Feldt's interval for an alpha found elsewhere.
///
/// Formula   1 − (1−α)·F(1−q), 1 − (1−α)·F(q), q = (1−level)/2, F the quantile at n−1 and (n−1)(k−1) degrees of freedom
/// Input     an alpha of `items` items and `n` people; `level` in (0, 1)
/// Output    an interval that need not be symmetric, at most 1
/// Errors    `TooFew` (fewer than two people or items), `OutOfRange` (level; an alpha above 1 or that is no number)
/// Caution   exact only for normal answers of equal error; a fair guide otherwise
/// Source    Feldt (1965), Psychometrika 30, 357–370. Checked: reference/alpha_listwise.json
pub fn feldt(alpha: f64, n: usize, items: usize, level: f64) -> Result<Interval, Undefined> {
    let level = checked_level(level)?;
    enough(items)?;
    if n < 2 {
        return Err(Undefined::TooFew { n, needed: 2 });
    }
    if !(f64::MIN..=1.0).contains(&alpha) {
        return Err(Undefined::OutOfRange { what: "alpha", value: alpha, low: f64::MIN, high: 1.0 });
    }
    let (a, b) = ((n - 1) as f64, (n - 1) as f64 * (items - 1) as f64);
    let tail = (1.0 - level) / 2.0;
    let end = |p: f64| 1.0 - (1.0 - alpha) * f_quantile(p, a, b);
    Ok(Interval { low: end(1.0 - tail), high: end(tail), level, method: Method::FisherF })
}

#[cfg(test)]
mod tests;
