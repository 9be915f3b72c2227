//! Which idea is preferred, from many choices between two: a strength for each (Bradley and Terry), and the simple score of
//! wiki surveys.
//!
//! Strengths exist only if no group of ideas beat all others without exception; `winning_groups` shows who stands where, and
//! `regularized` gives strengths in any case.

mod connected;

use crate::Undefined;
use crate::numeric::distribution::ln_choose;
use connected::{strongly_connected, weakly_connected};
use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

/// How often each of two won against the other. Items count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    pub first: usize,
    pub second: usize,
    pub wins_first: u64,
    pub wins_second: u64,
}

/// Strengths on the scale of natural logarithms: a wins against b with chance 1 / (1 + exp(strength of b − strength of a)).
#[derive(Debug, Clone, PartialEq)]
pub struct BradleyTerry {
    /// Relative to the first item, which has 0.
    pub ability: Vec<f64>,
    pub se: Vec<f64>,
    /// Relative to the mean of all.
    pub ability_centered: Vec<f64>,
    pub se_centered: Vec<f64>,
    /// With the number of ways in which a row's wins can come about, as for grouped data.
    pub log_likelihood_binomial: f64,
    /// Of the single choices.
    pub log_likelihood: f64,
    pub deviance: f64,
    /// Rows with any choice, less the strengths estimated.
    pub df: usize,
}

/// At this many, the inverse of the table of all pairs takes some ten seconds; at twice as many, minutes.
const MOST_ITEMS: usize = 2000;
/// Settled when the next step is this many standard errors long.
const SETTLED: f64 = 1e-10;
/// Newton's way needs some six steps where strengths exist.
const MOST_STEPS: usize = 100;

/// Estimates strengths from choices between two.
///
/// Formula   P(i beats j) = 1 / (1 + exp(θ_j − θ_i)), maximum likelihood by Newton's way; se from the inverse information
/// Input     `items` in all; rows of comparisons, in any order, a pair also in several rows
/// Output    strengths and standard errors, relative to the first and to the mean; log-likelihoods, deviance and its df
/// Errors    `TooFew` (fewer than two items), `TooLarge` (more than 2000), `OutOfRange` (no such item, or one compared with
///           itself), `NotConnected` (some are never compared, directly or through others, with the rest), `Separated` (some never
///           lost against the rest: their strength would be infinite), `NotConverged`
/// Caution   one order of strengths for all who chose; choices by one person are not independent
/// Source    Bradley & Terry (1952), Biometrika 39, 324–345; Ford (1957), Am Math Monthly 64, 28–33 (when it exists); Hunter
///           (2004), Ann Stat 32, 384–406; R `BradleyTerry2`. Checked: reference/bt_ideas.json, bt_citations.json
pub fn bradley_terry(items: usize, comparisons: &[Comparison]) -> Result<BradleyTerry, Undefined> {
    let table = Table::new(items, comparisons)?;
    if !weakly_connected(items, comparisons) {
        return Err(Undefined::NotConnected);
    }
    if winning_groups(items, comparisons)?.len() > 1 {
        return Err(Undefined::Separated);
    }
    let (ability, root) = table.search(0.0)?;
    // The covariance relative to the first, with a row and column of zeros for it.
    let reduced = root.inverse();
    let covariance = |a: usize, b: usize| if a == 0 || b == 0 { 0.0 } else { reduced[(a - 1, b - 1)] };
    let n = items as f64;
    let mut row_means = vec![0.0_f64];
    row_means.extend(reduced.column_iter().map(|column| column.sum() / n));
    let grand = row_means.iter().sum::<f64>() / n;
    let mean = ability.iter().sum::<f64>() / n;
    let fit = Fit::of(comparisons, &ability);
    Ok(BradleyTerry {
        se: (0..items).map(|i| covariance(i, i).sqrt()).collect(),
        se_centered: (0..items).map(|i| (covariance(i, i) - 2.0 * row_means[i] + grand).max(0.0).sqrt()).collect(),
        ability_centered: ability.iter().map(|a| a - mean).collect(),
        ability,
        log_likelihood_binomial: fit.log_likelihood + fit.ways,
        log_likelihood: fit.log_likelihood,
        deviance: fit.deviance,
        df: (fit.rows + 1).saturating_sub(items),
    })
}

/// Strengths that exist whatever the choices: as if everybody had also won and lost against an idea of average strength.
///
/// Formula   θ maximizing the log-likelihood plus w Σ [ln P(i beats 0) + ln P(0 beats i)], P as in `bradley_terry`
/// Input     as `bradley_terry`; `extra` the number w of wins and of losses added for each item, above 0; 1 is what
///           `laplace_scores` adds
/// Output    strengths relative to their mean
/// Errors    `TooFew`, `TooLarge`, `OutOfRange` (also: `extra` not above 0), `NotConverged`
/// Caution   drawn towards each other, the more so the fewer choices there are; for showing an order, not for tests
/// Source    Caron & Doucet (2012), J Comput Graph Stat 21, 174–196 (priors for this model); Maystre & Grossglauser (2015).
///           Checked: unit tests below
pub fn regularized(items: usize, comparisons: &[Comparison], extra: f64) -> Result<Vec<f64>, Undefined> {
    if !(extra > 0.0 && extra.is_finite()) {
        return Err(Undefined::OutOfRange { what: "added wins", value: extra, low: 0.0, high: f64::INFINITY });
    }
    let (ability, _) = Table::new(items, comparisons)?.search(extra)?;
    let mean = ability.iter().sum::<f64>() / items as f64;
    Ok(ability.iter().map(|a| a - mean).collect())
}

/// Who stands where by wins alone.
///
/// Formula   the strongly connected components of the graph with an arrow from each winner to each loser
/// Input     as `bradley_terry`
/// Output    items in groups such that within a group everybody has beaten everybody, directly or through others, and between two
///           groups wins go one way at most. Strengths exist exactly if there is one group
/// Errors    `OutOfRange` (no such item, or one compared with itself)
/// Caution   groups are listed by their lowest item, not by strength
/// Source    Ford (1957), Am Math Monthly 64, 28–33; Tarjan (1972), SIAM J Comput 1, 146–160.
///           Checked: reference/bt_edge_separated.json
pub fn winning_groups(items: usize, comparisons: &[Comparison]) -> Result<Vec<Vec<usize>>, Undefined> {
    checked(items, comparisons)?;
    Ok(strongly_connected(items, comparisons))
}

/// The score of wiki surveys: the chance to win against an idea drawn at random, in percent.
///
/// Formula   100 (wins + 1) / (wins + losses + 2)
/// Input     as `bradley_terry`
/// Output    a score per item, above 0 and below 100; 50 without any choice
/// Errors    `OutOfRange` (no such item, or one compared with itself)
/// Caution   does not ask against whom: only fair when opponents are drawn at random
/// Source    Salganik & Levy (2015), PLOS ONE 10(5), e0123483 (who estimate it with a probit model); Laplace's rule of succession.
///           Checked: reference/bt_ideas.json
pub fn laplace_scores(items: usize, comparisons: &[Comparison]) -> Result<Vec<f64>, Undefined> {
    checked(items, comparisons)?;
    let mut counts = vec![(0.0_f64, 0.0_f64); items];
    for row in comparisons {
        let (first, second) = (row.wins_first as f64, row.wins_second as f64);
        counts[row.first].0 += first;
        counts[row.first].1 += second;
        counts[row.second].0 += second;
        counts[row.second].1 += first;
    }
    Ok(counts.iter().map(|(wins, losses)| 100.0 * (wins + 1.0) / (wins + losses + 2.0)).collect())
}

fn checked(items: usize, comparisons: &[Comparison]) -> Result<(), Undefined> {
    let refused = |item: usize| Undefined::OutOfRange { what: "item", value: item as f64, low: 0.0, high: items as f64 - 1.0 };
    for row in comparisons {
        let highest = row.first.max(row.second);
        if highest >= items || row.first == row.second {
            return Err(refused(highest));
        }
    }
    Ok(())
}

/// Choices summed up by pair: (higher item, lower item, choices between them), and wins by item.
struct Table {
    items: usize,
    pairs: Vec<(usize, usize, f64)>,
    wins: Vec<f64>,
    losses: Vec<f64>,
}

impl Table {
    fn new(items: usize, comparisons: &[Comparison]) -> Result<Table, Undefined> {
        if items < 2 {
            return Err(Undefined::TooFew { n: items, needed: 2 });
        }
        if items > MOST_ITEMS {
            return Err(Undefined::TooLarge);
        }
        checked(items, comparisons)?;
        let (mut wins, mut losses, mut choices) = (vec![0.0_f64; items], vec![0.0_f64; items], vec![0.0_f64; items * items]);
        for row in comparisons {
            let (first, second) = (row.wins_first as f64, row.wins_second as f64);
            wins[row.first] += first;
            losses[row.first] += second;
            wins[row.second] += second;
            losses[row.second] += first;
            choices[row.first.max(row.second) * items + row.first.min(row.second)] += first + second;
        }
        let pairs = (0..items).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| (i, j, choices[i * items + j]));
        Ok(Table { items, pairs: pairs.filter(|pair| pair.2 > 0.0).collect(), wins, losses })
    }

    /// Strengths relative to the first, and the root of the information there; with `extra`, relative to an average of strength
    /// 0 instead, against which everybody also won and lost so often.
    fn search(&self, extra: f64) -> Result<(Vec<f64>, Cholesky<f64, Dyn>), Undefined> {
        // Without an average to hold on to, the first stays at 0 and has no row.
        let skip = usize::from(extra == 0.0);
        let start = |i: usize| ((self.wins[i] + 0.5) / (self.losses[i] + 0.5)).ln();
        let mut ability: Vec<f64> = (0..self.items).map(|i| start(i) - if skip == 1 { start(0) } else { 0.0 }).collect();
        let (mut value, mut gradient, mut information) = self.derivatives(&ability, extra);
        for _ in 0..MOST_STEPS {
            let root = information.cholesky().ok_or(Undefined::NotConverged)?;
            let step = root.solve(&gradient);
            let length = step.dot(&gradient);
            if length.is_nan() {
                return Err(Undefined::NotConverged);
            }
            let (before, mut part) = (ability.clone(), 1.0);
            loop {
                ability.iter_mut().skip(skip).zip(&before[skip..]).zip(&step).for_each(|((a, before), s)| *a = before + part * s);
                // The step so short needs no look at where it leads.
                if length.sqrt() < SETTLED {
                    return Ok((ability, root));
                }
                let there = self.derivatives(&ability, extra);
                if there.0 >= value - 1e-12 * value.abs() {
                    (value, gradient, information) = there;
                    break;
                }
                part *= 0.5;
                if part < 1e-9 {
                    return Err(Undefined::NotConverged);
                }
            }
        }
        Err(Undefined::NotConverged)
    }

    /// Log-likelihood, gradient and information (its lower triangle), of all items or all but the first.
    fn derivatives(&self, ability: &[f64], extra: f64) -> (f64, DVector<f64>, DMatrix<f64>) {
        let skip = usize::from(extra == 0.0);
        let k = self.items - skip;
        let (mut expected, mut own) = (vec![0.0_f64; self.items], vec![0.0_f64; self.items]);
        let mut information = DMatrix::<f64>::zeros(k, k);
        let mut value: f64 = ability.iter().zip(&self.wins).map(|(a, wins)| a * wins).sum();
        for (i, j, n) in &self.pairs {
            let (chance, log_sum) = chance(ability[*i] - ability[*j]);
            let weight = n * chance * (1.0 - chance);
            value -= n * (log_sum + ability[*j]);
            expected[*i] += n * chance;
            expected[*j] += n * (1.0 - chance);
            own[*i] += weight;
            own[*j] += weight;
            if *j >= skip {
                information[(*i - skip, *j - skip)] = -weight;
            }
        }
        if extra > 0.0 {
            for (i, a) in ability.iter().enumerate() {
                let (chance, log_sum) = chance(*a);
                value += extra * (a - 2.0 * log_sum);
                expected[i] += extra * (2.0 * chance - 1.0);
                own[i] += 2.0 * extra * chance * (1.0 - chance);
            }
        }
        (0..k).for_each(|i| information[(i, i)] = own[i + skip]);
        (value, DVector::from_fn(k, |i, _| self.wins[i + skip] - expected[i + skip]), information)
    }
}

/// 1 / (1 + e^−d), and ln(1 + e^d).
#[inline]
fn chance(d: f64) -> (f64, f64) {
    let small = (-d.abs()).exp();
    let inverse = 1.0 / (1.0 + small);
    (if d >= 0.0 { inverse } else { small * inverse }, d.max(0.0) + small.ln_1p())
}

/// How strengths fit the rows as they were given.
struct Fit {
    log_likelihood: f64,
    /// Σ of the logarithms of the ways in which a row's wins can come about.
    ways: f64,
    deviance: f64,
    rows: usize,
}

impl Fit {
    fn of(comparisons: &[Comparison], ability: &[f64]) -> Fit {
        let mut fit = Fit { log_likelihood: 0.0, ways: 0.0, deviance: 0.0, rows: 0 };
        for row in comparisons {
            let (w, l) = (row.wins_first as f64, row.wins_second as f64);
            let n = w + l;
            if n == 0.0 {
                continue;
            }
            let d = ability[row.first] - ability[row.second];
            let lost = chance(d).1;
            let here = w * d - n * lost;
            let best = |x: f64| if x > 0.0 { x * (x / n).ln() } else { 0.0 };
            fit.rows += 1;
            fit.log_likelihood += here;
            fit.deviance += 2.0 * (best(w) + best(l) - here);
            if w > 0.0 && l > 0.0 {
                fit.ways += ln_choose(n, w);
            }
        }
        fit.deviance = fit.deviance.max(0.0);
        fit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(first: usize, second: usize, wins_first: u64, wins_second: u64) -> Comparison {
        Comparison { first, second, wins_first, wins_second }
    }

    #[test]
    fn of_two_items_the_strength_is_the_log_odds() {
        let fit = bradley_terry(2, &[row(0, 1, 3, 9)]).unwrap();
        assert!((fit.ability[1] - 3.0_f64.ln()).abs() < 1e-12 && fit.ability[0] == 0.0);
        assert!((fit.se[1] - (1.0_f64 / 3.0 + 1.0 / 9.0).sqrt()).abs() < 1e-12);
        assert!((fit.se_centered[0] - fit.se[1] / 2.0).abs() < 1e-12 && (fit.se_centered[1] - fit.se[1] / 2.0).abs() < 1e-12);
        assert!(fit.deviance < 1e-12 && fit.df == 0);
    }

    #[test]
    fn strengths_that_do_not_exist_are_not_given() {
        // The first never loses.
        let unbeaten = [row(0, 1, 5, 0), row(0, 2, 4, 0), row(1, 2, 3, 2)];
        assert_eq!(bradley_terry(3, &unbeaten), Err(Undefined::Separated));
        assert_eq!(winning_groups(3, &unbeaten).unwrap(), [vec![0], vec![1, 2]]);
        let steady = regularized(3, &unbeaten, 1.0).unwrap();
        assert!(steady[0] > steady[1] && steady[1] > steady[2] && steady.iter().sum::<f64>().abs() < 1e-12);
        // Two islands, and one that appears without any choice.
        let islands = [row(0, 1, 2, 2), row(2, 3, 2, 1)];
        assert_eq!(bradley_terry(4, &islands), Err(Undefined::NotConnected));
        assert_eq!(bradley_terry(3, &[row(0, 1, 2, 2), row(1, 2, 0, 0)]), Err(Undefined::NotConnected));
        assert!(regularized(4, &islands, 1.0).is_ok());
    }

    #[test]
    fn what_is_no_comparison_is_refused() {
        assert!(matches!(bradley_terry(2, &[row(0, 2, 1, 1)]), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(bradley_terry(2, &[row(1, 1, 1, 1)]), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(bradley_terry(1, &[]), Err(Undefined::TooFew { .. })));
        assert!(matches!(bradley_terry(1_000_000, &[]), Err(Undefined::TooLarge)));
        assert!(matches!(regularized(2, &[row(0, 1, 1, 1)], 0.0), Err(Undefined::OutOfRange { .. })));
        assert_eq!(laplace_scores(2, &[]).unwrap(), [50.0, 50.0]);
    }

    #[test]
    fn huge_and_lopsided_counts_settle() {
        let fit = bradley_terry(3, &[row(0, 1, 1_000_000_000, 1), row(1, 2, 1_000_000_000, 1)]).unwrap();
        assert!((fit.ability[1] + 1e9_f64.ln()).abs() < 1e-6 && (fit.ability[2] + 2.0 * 1e9_f64.ln()).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn wins_are_as_many_as_expected_and_the_way_of_writing_does_not_matter(
            rows in prop::collection::vec((0_usize..6, 1_usize..6, 0_u64..5, 0_u64..5), 1..30)) {
            let rows: Vec<Comparison> = rows.into_iter().map(|(a, b, w, l)| row(a, (a + b) % 6, w, l)).collect();
            let turned: Vec<Comparison> = rows.iter().rev().map(|r| row(r.second, r.first, r.wins_second, r.wins_first)).collect();
            match (bradley_terry(6, &rows), bradley_terry(6, &turned)) {
                (Ok(one), Ok(other)) => {
                    let mut left = [0.0_f64; 6];
                    for r in &rows {
                        let n = (r.wins_first + r.wins_second) as f64;
                        let p = chance(one.ability[r.first] - one.ability[r.second]).0;
                        left[r.first] += r.wins_first as f64 - n * p;
                        left[r.second] += r.wins_second as f64 - n * (1.0 - p);
                    }
                    prop_assert!(left.iter().all(|x| x.abs() < 1e-7), "{left:?}");
                    prop_assert!((one.deviance - other.deviance).abs() < 1e-7 && one.df == other.df);
                    prop_assert!(one.ability.iter().zip(&other.ability).all(|(a, b)| (a - b).abs() < 1e-7));
                }
                (one, other) => prop_assert_eq!(one.err(), other.err()),
            }
            prop_assert!(regularized(6, &rows, 0.5).is_ok());
        }
    }
}
