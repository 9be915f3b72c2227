//! Right-or-wrong items: the odds ratio of Mantel and Haenszel over people of equal total, and logistic regression.

use super::{levels, matched};
use crate::logistic::newton::{Counts, Goal, climb};
use crate::numeric::distribution::{chi_square_above, normal_quantile};
use crate::{Answers, Undefined};

/// ETS turns a logarithm of odds into its delta scale by this: 4/1.7, negative because easy items have small deltas.
const DELTA: f64 = -2.35;
/// |delta| below which ETS calls a difference negligible.
const NEGLIGIBLE: f64 = 1.0;
/// |delta| from which ETS calls it large.
const LARGE: f64 = 1.5;
/// Chance of a false alarm in ETS's classes.
const FALSE_ALARM: f64 = 0.05;
/// Rounding of a sum of counts and quotients of counts.
const HAIR: f64 = 1e-9;

/// Odds of the reference group against the focal group among people of equal total.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MantelHaenszel {
    /// Above 1: easier for the reference group.
    pub odds_ratio: f64,
    /// On ETS's scale: negative is against the focal group.
    pub delta: f64,
    /// Standard error of `delta`.
    pub delta_se: f64,
    /// With continuity correction; one degree of freedom.
    pub chi_square: f64,
    pub p: f64,
    pub class: Category,
    /// Totals that both groups have, and the people there.
    pub strata: usize,
    pub people: usize,
}

/// ETS's classes of bias.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Category {
    /// Negligible, or no more than chance.
    A,
    B,
    /// Large, and surely more than negligible.
    C,
}

/// What group membership adds to the total in foretelling an answer: twice the gain in log-likelihood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LikelihoodRatios {
    /// The group as such; one degree of freedom.
    pub uniform: f64,
    pub uniform_p: f64,
    /// That the group matters differently at different totals; one degree of freedom.
    pub nonuniform: f64,
    pub nonuniform_p: f64,
    /// Both; two degrees of freedom.
    pub total: f64,
    pub total_p: f64,
    /// In one of the models the data separate: the gain stands (it is that of the limit), but its p is not to be relied on.
    pub separated: bool,
}

impl LikelihoodRatios {
    pub(super) fn of(none: f64, group: f64, crossed: f64, separated: bool) -> LikelihoodRatios {
        // A larger model fits no worse. Where the search stopped a little short of that (near separation it creeps), it is made so,
        // and the two gains still add up to the whole.
        let group = group.max(none);
        let crossed = crossed.max(group);
        let (uniform, nonuniform, total) = (2.0 * (group - none), 2.0 * (crossed - group), 2.0 * (crossed - none));
        LikelihoodRatios {
            uniform,
            uniform_p: chi_square_above(uniform, 1.0),
            nonuniform,
            nonuniform_p: chi_square_above(nonuniform, 1.0),
            total,
            total_p: chi_square_above(total, 2.0),
            separated,
        }
    }
}

/// One right-or-wrong item.
#[derive(Debug, Clone, PartialEq)]
pub struct BinaryDif {
    /// `TooFew` (no total that both groups have), `OneKind` (alike within every total), `Separated` (the odds ratio is 0 or without end).
    pub mantel_haenszel: Result<MantelHaenszel, Undefined>,
    /// `OneKind` (everybody alike), `Dependent` (all totals equal, or a group has a single total), `NotConverged`.
    pub likelihood_ratios: Result<LikelihoodRatios, Undefined>,
}

/// Bias of right-or-wrong items between two groups.
///
/// Formula   Mantel-Haenszel: OR = Σ aₛdₛ/nₛ ÷ Σ bₛcₛ/nₛ over totals s that both groups have (a, b right and wrong in the reference
///           group, c, d in the focal group), delta = −2.35 ln OR, χ² = ( |Σ aₛ − E aₛ| − ½ )² / Σ V aₛ, standard error after Robins,
///           Breslow & Greenland. Logistic: answer on total; and group; and total × group; differences of deviance
/// Input     `answers` 0 or 1 with gaps; `focal` true, false, or `None` for neither. The total includes the item itself.
///           People with any gap are left out
/// Output    one entry per item, in order
/// Errors    `Mismatch` (lengths), `TooFew` (no item; nobody left of a group), `OutOfRange` (an answer other than 0 and 1)
/// Caution   the classes need some 200 people per group; many items mean many false alarms; take biased items out of the total
///           and look again
/// Source    Holland & Thayer (1988), in Wainer & Braun, Test Validity; Swaminathan & Rogers (1990), Journal of Educational
///           Measurement 27, 361–370; Zieky (1993), in Holland & Wainer, Differential Item Functioning; Robins, Breslow &
///           Greenland (1986), Biometrics 42, 311–323. Checked: reference/dif_mh_logistic.json (R `mantelhaen.test`, `glm`)
pub fn binary(answers: &Answers, focal: &[Option<bool>]) -> Result<Vec<BinaryDif>, Undefined> {
    for j in 0..answers.columns() {
        if let Some(x) = answers.column(j).iter().find(|x| !x.is_nan() && **x != 0.0 && **x != 1.0) {
            return Err(Undefined::OutOfRange { what: "answer", value: *x, low: 0.0, high: 1.0 });
        }
    }
    let people = matched(answers, focal)?;
    let (totals, at) = levels(&people.totals);
    let items = people.items.iter().map(|item| {
        let mut strata = vec![Stratum::default(); totals.len()];
        for ((s, focal), x) in at.iter().zip(&people.focal).zip(item) {
            strata[*s].cells[usize::from(*focal)][usize::from(*x == 0.0)] += 1.0;
        }
        BinaryDif { mantel_haenszel: mantel_haenszel(&strata), likelihood_ratios: likelihood_ratios(&strata, &totals) }
    });
    Ok(items.collect())
}

/// People of one total: reference group, then focal group; right, then wrong.
#[derive(Debug, Clone, Copy, Default)]
struct Stratum {
    cells: [[f64; 2]; 2],
}

fn mantel_haenszel(strata: &[Stratum]) -> Result<MantelHaenszel, Undefined> {
    let (mut used, mut people) = (0, 0.0);
    let (mut along, mut across, mut excess, mut variance) = (0.0, 0.0, 0.0, 0.0);
    let (mut along_along, mut mixed, mut across_across) = (0.0, 0.0, 0.0);
    for stratum in strata {
        let [[a, b], [c, d]] = stratum.cells;
        let n = a + b + c + d;
        if a + b == 0.0 || c + d == 0.0 {
            continue;
        }
        used += 1;
        people += n;
        let (r, s) = (a * d / n, b * c / n);
        let (p, q) = ((a + d) / n, (b + c) / n);
        along += r;
        across += s;
        along_along += p * r;
        mixed += p * s + q * r;
        across_across += q * s;
        excess += a - (a + b) * (a + c) / n;
        variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1.0));
    }
    if used == 0 {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    if variance <= 0.0 {
        return Err(Undefined::OneKind);
    }
    if along <= 0.0 || across <= 0.0 {
        return Err(Undefined::Separated);
    }
    let odds_ratio = along / across;
    let delta = DELTA * odds_ratio.ln();
    let log_variance = along_along / (2.0 * along * along) + mixed / (2.0 * along * across) + across_across / (2.0 * across * across);
    let delta_se = DELTA.abs() * log_variance.sqrt();
    // Exactly one half is corrected, whatever rounding made of it.
    let correction = if excess.abs() >= 0.5 - HAIR { 0.5 } else { 0.0 };
    let chi_square = (excess.abs() - correction).powi(2) / variance;
    let p = chi_square_above(chi_square, 1.0);
    let surely_more = delta.abs() + normal_quantile(FALSE_ALARM) * delta_se > NEGLIGIBLE;
    let class = if delta.abs() < NEGLIGIBLE || p >= FALSE_ALARM {
        Category::A
    } else if delta.abs() >= LARGE && surely_more {
        Category::C
    } else {
        Category::B
    };
    Ok(MantelHaenszel { odds_ratio, delta, delta_se, chi_square, p, class, strata: used, people: people as usize })
}

fn likelihood_ratios(strata: &[Stratum], totals: &[f64]) -> Result<LikelihoodRatios, Undefined> {
    let (mut total, mut group, mut crossed, mut trials, mut right) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (stratum, s) in strata.iter().zip(totals) {
        for (g, [yes, no]) in stratum.cells.iter().enumerate() {
            if yes + no > 0.0 {
                total.push(*s);
                group.push(g as f64);
                crossed.push(*s * g as f64);
                trials.push(yes + no);
                right.push(*yes);
            }
        }
    }
    let model = |columns: &[&[f64]]| climb(&Counts { columns, trials: Some(&trials), successes: &right, offset: None }, Goal::MostLikely);
    let (none, both, all) = (model(&[&total])?, model(&[&total, &group])?, model(&[&total, &group, &crossed])?);
    let separated = none.separated || both.separated || all.separated;
    Ok(LikelihoodRatios::of(none.log_likelihood, both.log_likelihood, all.log_likelihood, separated))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(rows: &[[u8; 4]]) -> Answers {
        Answers::from_rows(&rows.iter().map(|r| r.iter().map(|x| (*x < 9).then_some(f64::from(*x))).collect()).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn strata_that_lack_a_group_are_dropped_and_a_gap_drops_the_person() {
        let answers = table(&[[1, 0, 0, 1], [0, 1, 1, 0], [1, 1, 0, 0], [0, 0, 1, 1], [1, 1, 1, 1], [1, 9, 0, 0], [0, 1, 0, 1]]);
        let groups = [Some(false), Some(true), Some(false), Some(true), Some(true), Some(false), None];
        let mh = binary(&answers, &groups).unwrap()[1].mantel_haenszel.clone().unwrap();
        // Only the total of 2 has both groups, with two people each: right 1 of 2 in both.
        assert_eq!((mh.strata, mh.people, mh.odds_ratio, mh.delta, mh.chi_square, mh.p), (1, 4, 1.0, 0.0, 0.0, 1.0));
        assert_eq!(mh.class, Category::A);
    }

    #[test]
    fn the_standard_error_is_that_of_r() {
        // R 4.2.2, mantelhaen.test: estimate, and the width of its interval in standard errors.
        let strata = [Stratum { cells: [[8.0, 2.0], [5.0, 5.0]] }, Stratum { cells: [[12.0, 8.0], [6.0, 9.0]] }];
        let mh = mantel_haenszel(&strata).unwrap();
        assert!((mh.odds_ratio - 2.7175572519083966).abs() < 1e-12 && (mh.delta_se / 2.35 - 0.571088355647254).abs() < 1e-12, "{mh:?}");
    }

    #[test]
    fn what_has_no_answer_says_why() {
        let answers = table(&[[1, 0, 1, 1], [1, 1, 0, 1], [1, 0, 0, 1], [1, 1, 1, 1]]);
        let groups = [Some(false), Some(true), Some(true), Some(false)];
        let items = binary(&answers, &groups).unwrap();
        assert_eq!(items[0].likelihood_ratios, Err(Undefined::OneKind));
        assert!(items[0].mantel_haenszel.is_err());
        assert_eq!(binary(&answers, &groups[..2]), Err(Undefined::Mismatch { what: "group memberships", expected: 4, found: 2 }));
        assert_eq!(binary(&answers, &[Some(true); 4]), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert_eq!(binary(&Answers::new(0, 0, vec![]).unwrap(), &[]), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert!(matches!(binary(&table(&[[2, 0, 0, 0]]), &[None]), Err(Undefined::OutOfRange { .. })));
        let alone = [Stratum { cells: [[3.0, 0.0], [0.0, 3.0]] }];
        assert_eq!(mantel_haenszel(&alone), Err(Undefined::Separated));
    }

    proptest! {
        #[test]
        fn order_does_not_matter_and_exchanging_the_groups_turns_delta_around(
            rows in prop::collection::vec((prop::array::uniform4(0_u8..2), any::<bool>()), 6..60)
        ) {
            let make = |rows: &[([u8; 4], bool)], flip: bool| {
                let (cells, groups): (Vec<[u8; 4]>, Vec<Option<bool>>) = rows.iter().map(|(r, g)| (*r, Some(*g != flip))).unzip();
                binary(&table(&cells), &groups)
            };
            let mut turned = rows.clone();
            turned.reverse();
            if let (Ok(one), Ok(other), Ok(flipped)) = (make(&rows, false), make(&turned, false), make(&rows, true)) {
                prop_assert_eq!(&one, &other);
                for (a, b) in one.iter().zip(&flipped) {
                    if let (Ok(a), Ok(b)) = (&a.mantel_haenszel, &b.mantel_haenszel) {
                        prop_assert!((a.delta + b.delta).abs() < 1e-9 && (a.p - b.p).abs() < 1e-9 && (0.0..=1.0).contains(&a.p));
                    }
                    if let (Ok(a), Ok(b)) = (&a.likelihood_ratios, &b.likelihood_ratios) {
                        // Near separation the likelihood still creeps when the search stops (by R's rule), hence no closer.
                        prop_assert!((a.total - b.total).abs() < 1e-4 && (a.uniform + a.nonuniform - a.total).abs() < 1e-9);
                    }
                }
            }
        }
    }
}
