//! How much of a figure about a room is the accident of who was in it: the room is drawn again and again from its own people
//! (bootstrap), whole persons at a time, because turns cluster in people.
//!
//! Chance comes from a seed the caller gives: the same room and seed give the same interval, on every machine.

use super::concentration::{Total, checked};
use super::representation::{Speaker, tallied};
use super::sorting::ascending;
use crate::Undefined;
use crate::interval::checked_level;
use crate::numeric::chance::Chance;

/// Fewer draws leave the ends of an interval to chance (Efron & Tibshirani 1993 ask for 1000 or more for a 95 % one).
pub const LEAST_RESAMPLES: usize = 200;
/// More draws narrow nothing that anybody could see.
pub const MOST_RESAMPLES: usize = 1_000_000;
/// A figure must be defined in at least this share of the draws; an interval of the lucky ones would mislead.
const LEAST_DEFINED: f64 = 0.5;

/// A percentile interval of a figure over the drawn rooms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resampled {
    pub low: f64,
    pub high: f64,
    pub level: f64,
    /// Rooms drawn, and those in which the figure was defined.
    pub resamples: usize,
    pub defined: usize,
    pub seed: u64,
}

/// Interval of the Gini coefficient by resampling people.
///
/// Formula   percentiles (1 ± level)/2 of the Gini coefficients of `resamples` rooms of n people drawn with replacement
/// Input     an amount ≥ 0 per person; `level` in (0, 1); `LEAST_RESAMPLES` to `MOST_RESAMPLES` draws; any seed
/// Output    interval within 0 and (n − 1)/n
/// Errors    `TooFew` (fewer than 2 people, no amount above 0, or half of the draws without any), `NotFinite`, `OutOfRange`
/// Caution   for a few people too narrow and too low, since a drawn room holds repeats; better than no interval, not exact
/// Source    Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 13. Checked: unit tests below
pub fn gini_interval(amounts: &[f64], level: f64, resamples: usize, seed: u64) -> Result<Resampled, Undefined> {
    checked(amounts)?;
    asked(amounts.len(), level, resamples)?;
    Total::of(amounts)?;
    let greatest = amounts.iter().copied().fold(0.0, f64::max);
    let sorted: Vec<f64> = ascending(amounts).iter().map(|x| x / greatest).collect();
    let n = sorted.len();
    let mut chance = Chance::new(seed);
    let mut times = vec![0_u32; n];
    let mut figures = Vec::with_capacity(resamples);
    for _ in 0..resamples {
        times.fill(0);
        (0..n).for_each(|_| times[chance.below(n)] += 1);
        // Σ (2i − n − 1) x₍ᵢ₎ with each amount as often as it was drawn: k ranks from `before` add k (2 before + k − n) x.
        let (mut before, mut apart, mut sum) = (0.0, 0.0, 0.0);
        for (x, k) in sorted.iter().zip(&times) {
            let k = f64::from(*k);
            apart += k * (2.0 * before + k - n as f64) * x;
            sum += k * x;
            before += k;
        }
        if sum > 0.0 {
            figures.push((apart / (n as f64 * sum)).clamp(0.0, 1.0 - 1.0 / n as f64));
        }
    }
    percentiles(figures, level, resamples, seed)
}

/// Intervals of the groups' representation indices by resampling people.
///
/// Formula   as `gini_interval`, of (turns_g / Σ turns) / (people_g / n) in each drawn room
/// Input     everybody in the room with group and turns; how many groups; level, draws and seed as `gini_interval`
/// Output    per group, in their order, an interval of its index
/// Errors    `TooFew` (fewer than 2 people, no turn), `OutOfRange`, `TooLarge`; for a group: `TooFew` (absent from half of the rooms)
/// Caution   a group of one or two people has an interval of little worth, and should not be shown anyway
/// Source    Efron & Tibshirani (1993), chapter 13. Checked: unit tests below
pub fn representation_intervals(
    people: &[Speaker],
    groups: usize,
    level: f64,
    resamples: usize,
    seed: u64,
) -> Result<Vec<Result<Resampled, Undefined>>, Undefined> {
    asked(people.len(), level, resamples)?;
    let (_, turns) = tallied(people, groups)?;
    if turns.iter().all(|t| *t == 0) {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    let n = people.len();
    let mut chance = Chance::new(seed);
    let mut figures: Vec<Vec<f64>> = vec![Vec::with_capacity(resamples); groups];
    let mut drawn = vec![(0.0, 0.0); groups];
    for _ in 0..resamples {
        drawn.fill((0.0, 0.0));
        for _ in 0..n {
            let person = people[chance.below(n)];
            drawn[person.group].0 += 1.0;
            drawn[person.group].1 += person.turns as f64;
        }
        let total: f64 = drawn.iter().map(|group| group.1).sum();
        for (figures, (heads, turns)) in figures.iter_mut().zip(&drawn) {
            if total > 0.0 && *heads > 0.0 {
                figures.push((turns / total) / (heads / n as f64));
            }
        }
    }
    Ok(figures.into_iter().map(|figures| percentiles(figures, level, resamples, seed)).collect())
}

fn asked(n: usize, level: f64, resamples: usize) -> Result<(), Undefined> {
    checked_level(level)?;
    if n < 2 {
        return Err(Undefined::TooFew { n, needed: 2 });
    }
    if !(LEAST_RESAMPLES..=MOST_RESAMPLES).contains(&resamples) {
        let (low, high) = (LEAST_RESAMPLES as f64, MOST_RESAMPLES as f64);
        return Err(Undefined::OutOfRange { what: "number of resamples", value: resamples as f64, low, high });
    }
    Ok(())
}

/// The percentiles of what the draws gave, interpolated between neighbors.
fn percentiles(mut figures: Vec<f64>, level: f64, resamples: usize, seed: u64) -> Result<Resampled, Undefined> {
    let needed = (LEAST_DEFINED * resamples as f64).ceil() as usize;
    if figures.len() < needed {
        return Err(Undefined::TooFew { n: figures.len(), needed });
    }
    figures.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| {
        let place = share * (figures.len() - 1) as f64;
        let (below, above) = (figures[place.floor() as usize], figures[place.ceil() as usize]);
        below + (above - below) * place.fract()
    };
    Ok(Resampled { low: at((1.0 - level) / 2.0), high: at((1.0 + level) / 2.0), level, resamples, defined: figures.len(), seed })
}

#[cfg(test)]
mod tests {
    use super::super::{gini, representation};
    use super::*;
    use proptest::prelude::*;

    fn room() -> Vec<Speaker> {
        (0..30).map(|i| Speaker { group: i % 3, turns: [2, 5, 1, 9, 0, 4, 7][i % 7] }).collect()
    }

    #[test]
    fn the_same_seed_gives_the_same_interval_and_another_nearly_the_same() {
        let amounts: Vec<f64> = (1..40).map(|i| f64::from(i * i % 37)).collect();
        let one = gini_interval(&amounts, 0.95, 2000, 1).unwrap();
        assert_eq!(one, gini_interval(&amounts, 0.95, 2000, 1).unwrap());
        let other = gini_interval(&amounts, 0.95, 2000, 2).unwrap();
        assert!((one.low - other.low).abs() < 0.02 && (one.high - other.high).abs() < 0.02);
        let figure = gini(&amounts).unwrap();
        assert!(one.low < figure && figure < one.high);
    }

    #[test]
    fn a_drawn_room_has_the_gini_of_that_room() {
        // With two people and amounts 0 and 1 a drawn room is (0, 0), (1, 1) or one of each: undefined, 0 or ½.
        let found = gini_interval(&[0.0, 1.0], 0.5, 100_000, 3).unwrap();
        assert!((found.defined as f64 / 100_000.0 - 0.75).abs() < 0.01);
        assert_eq!((found.low, found.high), (0.0, 0.5));
    }

    #[test]
    fn the_intervals_of_the_groups_hold_their_indices() {
        let figures = representation(&room(), 3, 0.9).unwrap();
        let intervals = representation_intervals(&room(), 3, 0.9, 2000, 5).unwrap();
        for (group, interval) in figures.groups.iter().zip(intervals) {
            let (index, interval) = (group.index.clone().unwrap(), interval.unwrap());
            assert!(interval.low < index && index < interval.high, "{interval:?} {index}");
        }
    }

    #[test]
    fn a_group_nobody_is_of_and_a_room_of_one_have_no_interval() {
        assert!(representation_intervals(&room(), 4, 0.9, 500, 5).unwrap()[3].is_err());
        assert!(gini_interval(&[1.0], 0.9, 500, 5).is_err() && gini_interval(&[0.0, 0.0], 0.9, 500, 5).is_err());
        assert!(gini_interval(&[1.0, 2.0], 0.9, 5, 5).is_err() && gini_interval(&[1.0, 2.0], 9.0, 500, 5).is_err());
        assert!(representation_intervals(&[Speaker { group: 0, turns: 0 }; 3], 1, 0.9, 500, 5).is_err());
        assert!(representation_intervals(&[Speaker { group: 7, turns: 0 }; 3], 1, 0.9, 500, 5).is_err());
    }

    #[test]
    fn equal_voices_leave_nothing_to_chance() {
        let found = gini_interval(&[3.0; 9], 0.95, 500, 8).unwrap();
        assert!(found.low < 1e-12 && found.high < 1e-12);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn neither_order_nor_unit_matters_and_bounds_hold(mut amounts in prop::collection::vec(0.0..500.0_f64, 2..20), scale in 0.001..1000.0_f64, seed in any::<u64>()) {
            amounts.push(1.0);
            let one = gini_interval(&amounts, 0.9, 300, seed).unwrap();
            let turned: Vec<f64> = amounts.iter().rev().map(|x| x * scale).collect();
            let other = gini_interval(&turned, 0.9, 300, seed).unwrap();
            prop_assert!((one.low - other.low).abs() < 1e-9 && (one.high - other.high).abs() < 1e-9);
            prop_assert!(0.0 <= one.low && one.low <= one.high && one.high <= 1.0 - 1.0 / amounts.len() as f64);
        }
    }
}
