//! Fidelity of an innovation: how near is what happens in classrooms to what was meant, component by component?
//!
//! An Innovation Configuration map describes for every component a few levels of doing it, from the ideal to hardly at all.
//! An observer ticks the level seen. Nothing here judges a teacher: a map says what the team wanted to see.

use crate::Undefined;

/// Room for the rounding of weights and means, so that what is met exactly is met; far below any step of a map.
const EXACTLY: f64 = 1e-9;

/// Which end of the levels is the ideal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ideal {
    /// Level 1, as on Hall & Hord's maps (a, b, c …).
    First,
    /// The highest level.
    Last,
}

/// How a map is scored. Weights and thresholds are policy of the team, not literature.
#[derive(Debug, Clone, PartialEq)]
pub struct FidelityRule {
    /// Levels of every component, counted from 1; at least 2.
    pub levels: u32,
    pub ideal: Ideal,
    /// A weight ≥ 0 per component.
    pub weights: Vec<f64>,
    /// The share of the whole weight that must be answered for a rating to have a fidelity.
    pub min_weight_answered: f64,
    /// Teachers with a mean at or above count as faithful.
    pub faithful_at_or_above: f64,
}

/// What one observer saw of one teacher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// Counted from 0.
    pub teacher: usize,
    /// A level per component, `None` where it was not seen.
    pub levels: Vec<Option<u32>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Fidelity {
    /// Per rating; undefined where too little was answered.
    pub ratings: Vec<Result<f64, Undefined>>,
    /// Per teacher the mean of the ratings that have one; undefined without any.
    pub teachers: Vec<Result<f64, Undefined>>,
    /// Share of faithful teachers among those with a mean.
    pub faithful_share: Result<f64, Undefined>,
    /// Per component the share of pairs of observers of the same teacher who ticked the same level.
    pub agreement: Vec<Result<f64, Undefined>>,
}

/// Fidelity of one rating.
///
/// Formula   Σ w (levels − level) / (levels − 1) / Σ w over answered components (level − 1 in place of levels − level where the last
///           level is the ideal)
/// Input     a level from 1 per component, `None` where not seen; the rule
/// Output    0 (farthest from the ideal everywhere) to 1 (ideal everywhere)
/// Errors    `TooFew` (less than the required share of weight answered, in percent), `Mismatch` (number of components),
///           `OutOfRange` (a level, weight or share that does not exist)
/// Caution   takes levels as equally far apart, which a map need not mean; read the components, not only the mean
/// Source    Hall & Hord (2015), Implementing Change, 4th ed., chapter 3. Checked: reference/ic_fidelity.json
pub fn fidelity(levels: &[Option<u32>], rule: &FidelityRule) -> Result<f64, Undefined> {
    checked(rule)?;
    one(levels, rule)
}

/// Fidelity of all ratings, of teachers, and agreement of observers.
///
/// Formula   as `fidelity`; a teacher's is the mean of the ratings that have one; agreement: equal pairs / pairs, both answered
/// Input     ratings in any order; how many teachers there are; the rule
/// Output    see `Fidelity`
/// Errors    `TooFew` (no component), `Mismatch`, `OutOfRange` as `fidelity`, `OutOfRange` (a teacher beyond `teachers`). What has
///           too few answers is undefined by itself
/// Caution   exact agreement is high by chance where all tick the same level; for a study use a kappa
/// Source    Hall & Hord (2015), chapter 3. Checked: reference/ic_fidelity.json
pub fn ic_fidelity(ratings: &[Rating], teachers: usize, rule: &FidelityRule) -> Result<Fidelity, Undefined> {
    checked(rule)?;
    let mut found = Vec::with_capacity(ratings.len());
    let mut of_teacher: Vec<Vec<usize>> = vec![Vec::new(); teachers];
    for (place, rating) in ratings.iter().enumerate() {
        let out = Undefined::OutOfRange { what: "teacher", value: rating.teacher as f64, low: 0.0, high: teachers as f64 - 1.0 };
        of_teacher.get_mut(rating.teacher).ok_or(out)?.push(place);
        match one(&rating.levels, rule) {
            Err(error @ (Undefined::Mismatch { .. } | Undefined::OutOfRange { .. })) => return Err(error),
            figure => found.push(figure),
        }
    }
    let nothing = || Undefined::TooFew { n: 0, needed: 1 };
    let mean = |places: &Vec<usize>| {
        let (sum, n) = places.iter().filter_map(|place| found[*place].as_ref().ok()).fold((0.0, 0_usize), |(sum, n), x| (sum + x, n + 1));
        if n == 0 { Err(nothing()) } else { Ok(sum / n as f64) }
    };
    let means: Vec<Result<f64, Undefined>> = of_teacher.iter().map(mean).collect();
    let known: Vec<f64> = means.iter().flatten().copied().collect();
    let faithful = known.iter().filter(|x| **x >= rule.faithful_at_or_above - EXACTLY).count();
    let mut pairs = vec![(0_u64, 0_u64); rule.weights.len()];
    for places in &of_teacher {
        for (i, first) in places.iter().enumerate() {
            for second in &places[i + 1..] {
                let both = ratings[*first].levels.iter().zip(&ratings[*second].levels);
                for (pair, levels) in pairs.iter_mut().zip(both) {
                    if let (Some(a), Some(b)) = levels {
                        *pair = (pair.0 + u64::from(a == b), pair.1 + 1);
                    }
                }
            }
        }
    }
    Ok(Fidelity {
        ratings: found,
        teachers: means,
        faithful_share: if known.is_empty() { Err(nothing()) } else { Ok(faithful as f64 / known.len() as f64) },
        agreement: pairs.into_iter().map(|(same, all)| if all == 0 { Err(nothing()) } else { Ok(same as f64 / all as f64) }).collect(),
    })
}

fn checked(rule: &FidelityRule) -> Result<(), Undefined> {
    if rule.levels < 2 {
        return Err(Undefined::OutOfRange { what: "number of levels", value: f64::from(rule.levels), low: 2.0, high: f64::from(u32::MAX) });
    }
    if rule.weights.is_empty() {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    if let Some(weight) = rule.weights.iter().find(|weight| !(0.0..=f64::MAX).contains(*weight)) {
        return Err(Undefined::OutOfRange { what: "weight", value: *weight, low: 0.0, high: f64::INFINITY });
    }
    let total: f64 = rule.weights.iter().sum();
    if total <= 0.0 || !(total * f64::from(rule.levels)).is_finite() {
        return Err(Undefined::OutOfRange { what: "sum of weights", value: total, low: f64::MIN_POSITIVE, high: f64::MAX });
    }
    for (what, share) in [("share of weight answered", rule.min_weight_answered), ("threshold of faithful", rule.faithful_at_or_above)] {
        if !(0.0..=1.0).contains(&share) {
            return Err(Undefined::OutOfRange { what, value: share, low: 0.0, high: 1.0 });
        }
    }
    Ok(())
}

fn one(levels: &[Option<u32>], rule: &FidelityRule) -> Result<f64, Undefined> {
    if levels.len() != rule.weights.len() {
        return Err(Undefined::Mismatch { what: "components", expected: rule.weights.len(), found: levels.len() });
    }
    let steps = f64::from(rule.levels - 1);
    let (mut sum, mut answered) = (0.0, 0.0);
    for (level, weight) in levels.iter().zip(&rule.weights) {
        let Some(level) = *level else { continue };
        if level < 1 || level > rule.levels {
            return Err(Undefined::OutOfRange { what: "level", value: f64::from(level), low: 1.0, high: f64::from(rule.levels) });
        }
        let near = match rule.ideal {
            Ideal::First => rule.levels - level,
            Ideal::Last => level - 1,
        };
        sum += f64::from(near) * weight;
        answered += weight;
    }
    let share = answered / rule.weights.iter().sum::<f64>();
    if answered <= 0.0 || share < rule.min_weight_answered - EXACTLY {
        // What is there rounded down and what is needed up, so that they never read the same.
        let (n, needed) = ((100.0 * share + EXACTLY).floor() as usize, (100.0 * rule.min_weight_answered - EXACTLY).ceil() as usize);
        return Err(Undefined::TooFew { n, needed: needed.max(1) });
    }
    Ok((sum / (steps * answered)).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rule() -> FidelityRule {
        FidelityRule { levels: 4, ideal: Ideal::First, weights: vec![2.0, 1.0, 1.0], min_weight_answered: 0.5, faithful_at_or_above: 0.75 }
    }

    #[test]
    fn the_ideal_is_one_and_its_opposite_zero_from_whichever_end() {
        assert_eq!(fidelity(&[Some(1); 3], &rule()), Ok(1.0));
        assert_eq!(fidelity(&[Some(4); 3], &rule()), Ok(0.0));
        assert_eq!(fidelity(&[Some(4); 3], &FidelityRule { ideal: Ideal::Last, ..rule() }), Ok(1.0));
        assert_eq!(fidelity(&[Some(1), Some(4), None], &rule()), Ok(2.0 / 3.0));
    }

    #[test]
    fn half_the_weight_is_enough_and_less_is_not() {
        assert_eq!(fidelity(&[Some(1), None, None], &rule()), Ok(1.0));
        assert_eq!(fidelity(&[None, Some(1), None], &rule()), Err(Undefined::TooFew { n: 25, needed: 50 }));
        let third = FidelityRule { weights: vec![1.0; 3], min_weight_answered: 0.337, ..rule() };
        assert_eq!(fidelity(&[None, Some(1), None], &third), Err(Undefined::TooFew { n: 33, needed: 34 }));
        let open = FidelityRule { min_weight_answered: 0.0, ..rule() };
        assert_eq!(fidelity(&[None; 3], &open), Err(Undefined::TooFew { n: 0, needed: 1 }));
    }

    #[test]
    fn what_is_on_no_map_is_refused() {
        assert!(matches!(fidelity(&[Some(5), None, None], &rule()), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(fidelity(&[Some(1)], &rule()), Err(Undefined::Mismatch { .. })));
        for wrong in [
            FidelityRule { levels: 1, ..rule() },
            FidelityRule { weights: vec![], ..rule() },
            FidelityRule { weights: vec![f64::NAN; 3], ..rule() },
            FidelityRule { weights: vec![0.0; 3], ..rule() },
            FidelityRule { weights: vec![f64::MAX, 0.0, 0.0], ..rule() },
        ] {
            assert!(ic_fidelity(&[], 0, &wrong).is_err());
        }
        assert!(ic_fidelity(&[Rating { teacher: 1, levels: vec![None; 3] }], 1, &rule()).is_err());
    }

    #[test]
    fn a_teacher_has_the_mean_of_the_ratings_that_have_one() {
        let rating = |teacher, levels: [Option<u32>; 3]| Rating { teacher, levels: levels.to_vec() };
        let ratings = [rating(0, [Some(1); 3]), rating(0, [Some(1), Some(4), Some(4)]), rating(0, [None; 3]), rating(1, [None; 3])];
        let found = ic_fidelity(&ratings, 3, &rule()).unwrap();
        assert_eq!((found.teachers[0].clone(), found.teachers[1].is_err(), found.teachers[2].is_err()), (Ok(0.75), true, true));
        assert_eq!(found.faithful_share, Ok(1.0));
        assert_eq!(found.agreement, [Ok(1.0), Ok(0.0), Ok(0.0)]);
        assert!(ic_fidelity(&[], 0, &rule()).unwrap().faithful_share.is_err());
    }

    proptest! {
        #[test]
        fn the_order_of_ratings_does_not_matter_and_a_better_level_never_lowers(list in prop::collection::vec((0_usize..4, prop::collection::vec(prop::option::of(1_u32..5), 3..4)), 1..20)) {
            let mut ratings: Vec<Rating> = list.into_iter().map(|(teacher, levels)| Rating { teacher, levels }).collect();
            let found = ic_fidelity(&ratings, 4, &rule()).unwrap();
            let first = found.ratings[0].clone();
            ratings.reverse();
            let turned = ic_fidelity(&ratings, 4, &rule()).unwrap();
            prop_assert_eq!(&found.agreement, &turned.agreement);
            for (a, b) in found.teachers.iter().zip(&turned.teachers) {
                prop_assert_eq!(a.is_ok(), b.is_ok());
                prop_assert!((a.clone().unwrap_or(0.0) - b.clone().unwrap_or(0.0)).abs() < 1e-12);
            }
            ratings.reverse();
            let better: Vec<Option<u32>> = ratings[0].levels.iter().map(|level| level.map(|x| (x - 1).max(1))).collect();
            if let (Ok(one), Ok(other)) = (first, fidelity(&better, &rule())) {
                prop_assert!(other >= one && (0.0..=1.0).contains(&one));
            }
        }
    }
}
