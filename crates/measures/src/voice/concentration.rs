//! How unequally something is spread over people: seconds of speaking, turns, dots.

use super::sorting::ascending;
use crate::Undefined;

/// The share of people whose part of the whole `top_share` gives: one in five, the usual "80/20" question.
pub const TOP_ONE_IN: usize = 5;

/// How much of a meeting is whose.
#[derive(Debug, Clone, PartialEq)]
pub struct Equity {
    pub people: usize,
    /// People with an amount of 0.
    pub silent: usize,
    pub silent_share: f64,
    /// Undefined where all are silent.
    pub concentration: Result<Concentration, Undefined>,
}

/// Measures of inequality over people.
#[derive(Debug, Clone, PartialEq)]
pub struct Concentration {
    /// 0: all alike; (n − 1)/n: one has everything.
    pub gini: f64,
    /// n/(n − 1) times `gini`: 1 when one has everything, so comparable between meetings of different size. Undefined for one person.
    pub gini_unbiased: Result<f64, Undefined>,
    /// Shannon's entropy of the shares, in nats.
    pub entropy: f64,
    /// Entropy / ln n: 1 when all alike. Undefined for one person.
    pub entropy_normalized: Result<f64, Undefined>,
    /// Theil's T: 0 when all alike, ln n when one has everything.
    pub theil: f64,
    /// Herfindahl–Hirschman index: the sum of squared shares, 1/n to 1.
    pub hhi: f64,
    /// The part that would have to change hands for all to have the same.
    pub hoover: f64,
    /// The part of the fifth (rounded up) who have most.
    pub top_share: f64,
}

/// Inequality of amounts over people.
///
/// Formula   pᵢ = xᵢ / Σx; Gini Σᵢⱼ |xᵢ − xⱼ| / (2 n² x̄); entropy −Σ p ln p; Theil Σ p ln(n p); HHI Σ p²; Hoover ½ Σ |p − 1/n|;
///           top share: of the ⌈n/5⌉ greatest
/// Input     an amount ≥ 0 per person present (seconds, turns), any unit; silent people are in it, with 0
/// Output    see `Equity` and `Concentration`; all but entropy, Theil (in nats) are between 0 and 1
/// Errors    `TooFew` (nobody), `NotFinite`, `OutOfRange` (negative). All silent: `concentration` is `TooFew` (no speaker)
/// Caution   unequal is not unfair: a presentation is meant to be one voice. Small meetings have small Ginis; compare the unbiased one
/// Source    Gini (1912); Theil (1967); Hoover (1936). Checked: reference/equity_of_voice.json, equity_edge.json
pub fn equity(amounts: &[f64]) -> Result<Equity, Undefined> {
    checked(amounts)?;
    let n = amounts.len();
    let silent = amounts.iter().filter(|x| **x == 0.0).count();
    Ok(Equity { people: n, silent, silent_share: silent as f64 / n as f64, concentration: concentration(amounts) })
}

/// Gini coefficient alone.
///
/// Formula   Σᵢⱼ |xᵢ − xⱼ| / (2 n² x̄), computed from the sorted amounts
/// Input     an amount ≥ 0 per person, any unit
/// Output    0 (all alike) to (n − 1)/n (one has everything)
/// Errors    `TooFew` (nobody, or no amount above 0), `NotFinite`, `OutOfRange` (negative)
/// Caution   the greatest value depends on n: between meetings compare `gini_unbiased`
/// Source    Gini (1912), Variabilità e mutabilità. Checked: reference/equity_edge.json, equity_of_voice.json
pub fn gini(amounts: &[f64]) -> Result<f64, Undefined> {
    checked(amounts)?;
    let total = Total::of(amounts)?;
    Ok(gini_of_sorted(&ascending(amounts), total))
}

/// Gini coefficient that reaches 1 whatever the number of people.
///
/// Formula   n/(n − 1) · Gini
/// Input     an amount ≥ 0 per person, any unit
/// Output    0 (all alike) to 1 (one has everything)
/// Errors    as `gini`, and `TooFew` (one person, who cannot be unequal to anybody)
/// Caution   for a handful of people still a rough figure: see `gini_interval`
/// Source    Deltas (2003), Review of Economics and Statistics 85, 226–234. Checked: reference/equity_edge.json
pub fn gini_unbiased(amounts: &[f64]) -> Result<f64, Undefined> {
    let plain = gini(amounts)?;
    unbiased(plain, amounts.len())
}

fn unbiased(gini: f64, n: usize) -> Result<f64, Undefined> {
    if n < 2 { Err(Undefined::TooFew { n, needed: 2 }) } else { Ok((gini * n as f64 / (n - 1) as f64).min(1.0)) }
}

fn concentration(amounts: &[f64]) -> Result<Concentration, Undefined> {
    let total = Total::of(amounts)?;
    let n = amounts.len();
    let even = 1.0 / n as f64;
    let (mut entropy, mut theil, mut hhi, mut hoover) = (0.0, 0.0, 0.0, 0.0);
    for x in amounts {
        let p = total.share(*x);
        if p > 0.0 {
            entropy -= p * p.ln();
            theil += p * (p * n as f64).ln();
        }
        hhi += p * p;
        hoover += 0.5 * (p - even).abs();
    }
    let sorted = ascending(amounts);
    let gini = gini_of_sorted(&sorted, total);
    let top_share = sorted.iter().rev().take(n.div_ceil(TOP_ONE_IN)).map(|x| total.share(*x)).sum::<f64>().min(1.0);
    let entropy = f64::max(entropy, 0.0);
    Ok(Concentration {
        gini,
        gini_unbiased: unbiased(gini, n),
        entropy,
        entropy_normalized: if n < 2 { Err(Undefined::TooFew { n, needed: 2 }) } else { Ok((entropy / (n as f64).ln()).min(1.0)) },
        theil: f64::max(theil, 0.0),
        hhi,
        hoover,
        top_share,
    })
}

pub(super) fn checked(amounts: &[f64]) -> Result<(), Undefined> {
    if amounts.is_empty() {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    match amounts.iter().position(|x| !(0.0..=f64::MAX).contains(x)) {
        None => Ok(()),
        Some(index) if !amounts[index].is_finite() => Err(Undefined::NotFinite { index }),
        Some(index) => Err(Undefined::OutOfRange { what: "amount", value: amounts[index], low: 0.0, high: f64::INFINITY }),
    }
}

/// Sums in which nothing that is computed from them overflows, nor loses digits at the lower end.
const PLAIN: std::ops::Range<f64> = 1e-250..1e250;

/// The sum of all amounts, in a unit that keeps huge and tiny amounts within the range of numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Total {
    unit: f64,
    sum: f64,
}

impl Total {
    /// Errors: `TooFew` (no amount above 0).
    pub(super) fn of(amounts: &[f64]) -> Result<Total, Undefined> {
        let plain: f64 = amounts.iter().sum();
        if PLAIN.contains(&plain) {
            return Ok(Total { unit: 1.0, sum: plain });
        }
        let greatest = amounts.iter().copied().fold(0.0, f64::max);
        if greatest == 0.0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        Ok(Total { unit: greatest, sum: amounts.iter().map(|x| x / greatest).sum() })
    }

    fn share(self, x: f64) -> f64 {
        x / self.unit / self.sum
    }
}

/// Σ over pairs from the outside in of (n + 1 − 2i)(x₍ₙ₊₁₋ᵢ₎ − x₍ᵢ₎), every term ≥ 0: equal amounts give exactly 0.
fn gini_of_sorted(sorted: &[f64], total: Total) -> f64 {
    let n = sorted.len();
    let (low, high) = sorted.split_at(n / 2);
    let apart: f64 = low
        .iter()
        .zip(high.iter().rev())
        .enumerate()
        .map(|(i, (small, great))| (n - 1 - 2 * i) as f64 * (great / total.unit - small / total.unit))
        .sum();
    // An empty sum is −0, which + 0 turns into 0.
    (apart / (n as f64 * total.sum)).clamp(0.0, 1.0 - 1.0 / n as f64) + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn all_silent_is_undefined_and_not_equal() {
        assert_eq!(gini(&[0.0, 0.0, 0.0]), Err(Undefined::TooFew { n: 0, needed: 1 }));
        let silent = equity(&[0.0, 0.0]).unwrap();
        assert_eq!((silent.silent_share, silent.concentration.is_err()), (1.0, true));
        assert!(equity(&[]).is_err() && gini(&[]).is_err());
    }

    #[test]
    fn all_alike_are_zero_and_one_who_speaks_alone_is_all_there_is() {
        let alike = equity(&[0.1; 7]).unwrap().concentration.unwrap();
        assert_eq!((alike.gini, alike.gini_unbiased), (0.0, Ok(0.0)));
        assert!((alike.entropy_normalized.unwrap() - 1.0).abs() < 1e-12 && alike.hoover < 1e-12 && alike.theil < 1e-12);
        let alone = equity(&[0.0, 8.0, 0.0, 0.0]).unwrap().concentration.unwrap();
        assert_eq!((alone.gini, alone.gini_unbiased, alone.entropy, alone.hhi, alone.top_share), (0.75, Ok(1.0), 0.0, 1.0, 1.0));
    }

    #[test]
    fn one_person_is_equal_to_himself_and_unequal_to_nobody() {
        let one = equity(&[5.0]).unwrap().concentration.unwrap();
        assert_eq!((one.gini, one.theil, one.hhi), (0.0, 0.0, 1.0));
        assert!(one.gini.is_sign_positive() && one.theil.is_sign_positive() && one.entropy.is_sign_positive());
        assert!(one.gini_unbiased.is_err() && one.entropy_normalized.is_err());
    }

    #[test]
    fn what_is_no_amount_is_refused_and_huge_ones_are_not() {
        assert_eq!(gini(&[1.0, f64::NAN]), Err(Undefined::NotFinite { index: 1 }));
        assert!(matches!(gini(&[1.0, -1.0]), Err(Undefined::OutOfRange { .. })));
        assert!((gini(&[f64::MAX, f64::MAX, 0.0]).unwrap() - gini(&[1.0, 1.0, 0.0]).unwrap()).abs() < 1e-15);
        assert!((gini(&[5e-324, 0.0]).unwrap() - 0.5).abs() < 1e-15);
        assert_eq!(gini(&[-0.0, 1.0]), Ok(0.5));
    }

    fn by_pairs(values: &[f64]) -> f64 {
        let n = values.len() as f64;
        let apart: f64 = values.iter().flat_map(|a| values.iter().map(move |b| (a - b).abs())).sum();
        apart / (2.0 * n * values.iter().sum::<f64>())
    }

    proptest! {
        #[test]
        fn order_and_unit_do_not_matter_and_it_is_what_the_pairs_say(mut values in prop::collection::vec(0.0..500.0_f64, 1..60), scale in 0.001..1000.0_f64) {
            values.push(1.0);
            let found = gini(&values).unwrap();
            prop_assert!((found - by_pairs(&values)).abs() < 1e-12);
            values.reverse();
            let scaled: Vec<f64> = values.iter().map(|x| x * scale).collect();
            prop_assert!((gini(&scaled).unwrap() - found).abs() < 1e-12);
            let all = equity(&values).unwrap().concentration.unwrap();
            let n = values.len() as f64;
            prop_assert!(0.0 <= all.hoover && all.hoover <= all.gini + 1e-12 && all.gini <= 1.0 - 1.0 / n);
            prop_assert!((all.theil - (n.ln() - all.entropy)).abs() < 1e-9 && all.hhi >= 1.0 / n - 1e-12);
        }

        #[test]
        fn no_input_panics(values in prop::collection::vec(prop::num::f64::ANY, 0..9)) {
            let _ = (equity(&values), gini_unbiased(&values));
            let positive: Vec<f64> = values.iter().map(|x| x.abs()).filter(|x| x.is_finite()).collect();
            if let Ok(found) = gini(&positive) {
                prop_assert!((0.0..=1.0).contains(&found));
            }
        }
    }
}
