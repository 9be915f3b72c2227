//! Items with points on a scale: proportional-odds regression.

use super::binary::LikelihoodRatios;
use super::cumulative::{Cell, climb};
use super::{levels, matched};
use crate::{Answers, Undefined};
use std::collections::BTreeMap;

/// One item with points on a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OrdinalDif {
    pub likelihood_ratios: LikelihoodRatios,
    /// Log-likelihood of the model that knows the total only.
    pub log_likelihood: f64,
}

/// Bias of items with points on a scale between two groups.
///
/// Formula   P(answer ≤ c) = 1 / (1 + exp(−(ζ_c − η))), η = total; and group; and total × group; twice the gains in log-likelihood
/// Input     `answers` any ordered codes, with gaps; `focal` true, false, or `None` for neither. The total includes the item
///           itself. People with any gap are left out; codes nobody used do not count
/// Output    one entry per item: `OneKind` (everybody alike), `Dependent` (all totals equal, or a group has a single total),
///           `NotConverged`; flagged as `separated` where total and group tell some of the answers apart without a mistake
/// Errors    `Mismatch` (lengths), `TooFew` (no item; nobody left of a group)
/// Caution   presumes that a point more on the total moves all thresholds alike. With hundreds of people small differences are
///           significant: look at the size too
/// Source    Zumbo (1999), A Handbook on the Theory and Methods of Differential Item Functioning; McCullagh (1980), Journal of the
///           Royal Statistical Society B 42, 109–142. Checked: reference/dif_ordinal_logistic.json (R `MASS::polr`)
pub fn ordinal(answers: &Answers, focal: &[Option<bool>]) -> Result<Vec<Result<OrdinalDif, Undefined>>, Undefined> {
    let people = matched(answers, focal)?;
    let (totals, at) = levels(&people.totals);
    Ok(people.items.iter().map(|item| one(item, &people.focal, &totals, &at)).collect())
}

fn one(item: &[f64], focal: &[bool], totals: &[f64], at: &[usize]) -> Result<OrdinalDif, Undefined> {
    let (codes, chosen) = levels(item);
    let mut counts: BTreeMap<(usize, bool), Vec<f64>> = BTreeMap::new();
    for ((s, g), c) in at.iter().zip(focal).zip(&chosen) {
        counts.entry((*s, *g)).or_insert_with(|| vec![0.0; codes.len()])[*c] += 1.0;
    }
    let model = |columns: fn(f64, f64) -> Vec<f64>| {
        let cells: Vec<Cell> = counts
            .iter()
            .map(|((s, g), chosen)| Cell { x: columns(totals[*s], f64::from(u8::from(*g))), chosen: chosen.clone() })
            .collect();
        climb(&cells, codes.len())
    };
    let none = model(|s, _| vec![s])?;
    let group = model(|s, g| vec![s, g])?;
    let crossed = model(|s, g| vec![s, g, s * g])?;
    let separated = none.separated || group.separated || crossed.separated;
    let likelihood_ratios = LikelihoodRatios::of(none.log_likelihood, group.log_likelihood, crossed.log_likelihood, separated);
    Ok(OrdinalDif { likelihood_ratios, log_likelihood: none.log_likelihood })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dif::binary;
    use proptest::prelude::*;

    fn table(rows: &[[u8; 3]]) -> Answers {
        Answers::from_rows(&rows.iter().map(|r| r.iter().map(|x| (*x < 9).then_some(f64::from(*x))).collect()).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn what_has_no_answer_says_why() {
        let answers = table(&[[3, 1, 2], [3, 2, 2], [3, 4, 4], [3, 1, 5], [3, 9, 1]]);
        let groups = [Some(false), Some(true), Some(false), Some(true), Some(true)];
        let items = ordinal(&answers, &groups).unwrap();
        assert_eq!(items[0], Err(Undefined::OneKind));
        assert!(ordinal(&answers, &[]).is_err() && ordinal(&answers, &[Some(false); 5]).is_err());
        let flat = table(&[[1, 2, 3], [2, 3, 1], [3, 2, 1], [2, 2, 2]]);
        assert_eq!(ordinal(&flat, &groups[..4]).unwrap()[0], Err(Undefined::Dependent));
    }

    #[test]
    fn answers_that_the_total_tells_apart_are_flagged() {
        let rows: Vec<[u8; 3]> = (0..24_u8)
            .map(|i| {
                let level = 1 + i % 4;
                [level, level, level.min(3) + i / 4 % 2]
            })
            .collect();
        let groups: Vec<Option<bool>> = (0..24).map(|i| Some(i / 4 % 3 == 0)).collect();
        let item = ordinal(&table(&rows), &groups).unwrap()[0].clone().unwrap();
        assert!(item.likelihood_ratios.separated && item.log_likelihood.abs() < 1e-6, "{item:?}");
    }

    proptest! {
        #[test]
        fn two_categories_make_it_the_logistic_model(rows in prop::collection::vec((prop::array::uniform3(0_u8..2), any::<bool>()), 12..80)) {
            let (cells, groups): (Vec<[u8; 3]>, Vec<Option<bool>>) = rows.iter().map(|(r, g)| (*r, Some(*g))).unzip();
            if let (Ok(two), Ok(many)) = (binary(&table(&cells), &groups), ordinal(&table(&cells), &groups)) {
                for (two, many) in two.iter().zip(&many) {
                    if let (Ok(two), Ok(many)) = (&two.likelihood_ratios, many) {
                        prop_assert!((two.total - many.likelihood_ratios.total).abs() < 1e-6);
                        prop_assert!((two.uniform - many.likelihood_ratios.uniform).abs() < 1e-6);
                        prop_assert_eq!(two.separated, many.likelihood_ratios.separated);
                    }
                }
            }
        }

        #[test]
        fn order_and_the_names_of_the_points_do_not_matter(rows in prop::collection::vec((prop::array::uniform3(1_u8..5), any::<bool>()), 20..60)) {
            let make = |rows: &[([u8; 3], bool)]| {
                let (cells, groups): (Vec<[u8; 3]>, Vec<Option<bool>>) = rows.iter().map(|(r, g)| (*r, Some(*g))).unzip();
                ordinal(&table(&cells), &groups)
            };
            let mut turned: Vec<([u8; 3], bool)> = rows.iter().map(|(r, g)| (r.map(|x| x + 3), *g)).collect();
            turned.reverse();
            if let (Ok(one), Ok(other)) = (make(&rows), make(&turned)) {
                for pair in one.iter().zip(&other) {
                    if let (Ok(a), Ok(b)) = pair {
                        prop_assert!((a.log_likelihood - b.log_likelihood).abs() < 1e-7);
                        prop_assert!((a.likelihood_ratios.total - b.likelihood_ratios.total).abs() < 1e-6 && a.likelihood_ratios.total >= 0.0);
                    }
                }
            }
        }
    }
}
