//! Whether a question works the same for two groups: among people who score alike on the whole, does one group answer it
//! otherwise? (Differential item functioning.) `binary` for right-or-wrong items, `ordinal` for points on a scale.
//!
//! It says that an item behaves oddly, never why; and with every item under suspicion the total that people are matched on is
//! itself in doubt.

mod binary;
mod cumulative;
mod ordinal;

pub use binary::{BinaryDif, Category, LikelihoodRatios, MantelHaenszel, binary};
pub use ordinal::{OrdinalDif, ordinal};

use crate::{Answers, Undefined};

/// Of whom the groups are made: people of neither, or without all answers, are left out.
struct Matched {
    /// True: of the focal group.
    focal: Vec<bool>,
    /// Sum over all items.
    totals: Vec<f64>,
    /// Items, each with the answers of those who are left.
    items: Vec<Vec<f64>>,
}

/// Errors: `Mismatch`, `TooFew` (no item, or nobody left of a group).
fn matched(answers: &Answers, focal: &[Option<bool>]) -> Result<Matched, Undefined> {
    if focal.len() != answers.rows() {
        return Err(Undefined::Mismatch { what: "group memberships", expected: answers.rows(), found: focal.len() });
    }
    if answers.columns() == 0 {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    let mut totals = vec![0.0; answers.rows()];
    for j in 0..answers.columns() {
        // A gap is NaN and makes the total one.
        totals.iter_mut().zip(answers.column(j)).for_each(|(t, x)| *t += x);
    }
    let kept: Vec<(usize, bool)> =
        focal.iter().enumerate().filter(|(i, _)| totals[*i].is_finite()).filter_map(|(i, f)| f.map(|f| (i, f))).collect();
    let of_focal = kept.iter().filter(|(_, f)| *f).count();
    let fewest = of_focal.min(kept.len() - of_focal);
    if fewest == 0 {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    Ok(Matched {
        focal: kept.iter().map(|(_, f)| *f).collect(),
        totals: kept.iter().map(|(i, _)| totals[*i]).collect(),
        items: (0..answers.columns()).map(|j| kept.iter().map(|(i, _)| answers.column(j)[*i]).collect()).collect(),
    })
}

/// The different values in rising order, and at which of them each row stands. NaN is not expected.
fn levels(values: &[f64]) -> (Vec<f64>, Vec<usize>) {
    let mut levels = values.to_vec();
    levels.sort_unstable_by(f64::total_cmp);
    levels.dedup_by(|a, b| a == b);
    let at = values.iter().map(|x| levels.partition_point(|l| l < x)).collect();
    (levels, at)
}
